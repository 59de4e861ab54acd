"""Addresses of this part; none yet."""

from django.urls import URLPattern, URLResolver

app_name = "web_staff"
urlpatterns: list[URLPattern | URLResolver] = []
