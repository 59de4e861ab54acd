"""Placeholder until people/ is built."""

from django.contrib.sessions.backends.signed_cookies import SessionStore

__all__ = ["SessionStore"]
