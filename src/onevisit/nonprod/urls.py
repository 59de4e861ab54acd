"""The demo's addresses; production has none of them."""

from django.urls import URLPattern, URLResolver, path

from onevisit.nonprod import views

app_name = "nonprod"
urlpatterns: list[URLPattern | URLResolver] = [path("personas", views.personas, name="personas")]
