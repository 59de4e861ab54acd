"""Addresses of this part; none yet."""

from django.urls import URLPattern, URLResolver

app_name = "rest"
urlpatterns: list[URLPattern | URLResolver] = []
