"""Registers the REST surface, so that its sentences are translated."""

from django.apps import AppConfig


class RestConfig(AppConfig):
    name = "onevisit.rest"
    label = "rest"
