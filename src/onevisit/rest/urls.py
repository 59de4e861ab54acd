"""Addresses under /api/."""

from django.urls import URLPattern, URLResolver, path, re_path

from onevisit.rest.document import openapi_json, surface
from onevisit.rest.envelope import enveloped, unknown_address
from onevisit.rest.reference import reference_page

app_name = "rest"

operations, _, _ = surface.urls
for operation in operations:
    assert isinstance(operation, URLPattern)
    operation.callback = enveloped(operation.callback)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", reference_page, name="reference"),
    path("openapi.json", enveloped(openapi_json), name="openapi"),
    *operations,
    re_path(r"^.*$", enveloped(unknown_address)),
]
