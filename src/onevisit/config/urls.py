"""The four surfaces' addresses."""

from django.conf import settings
from django.urls import include, path

from onevisit.config.health import health

urlpatterns = [
    path("staff/", include("onevisit.web_staff.urls")),
    path("api/", include("onevisit.rest.urls")),
    path("", include("onevisit.look.urls")),
    path("health", health),
    path("", include("onevisit.web_citizen.urls")),
]
if not settings.IS_PRODUCTION:
    urlpatterns.insert(0, path("nonprod/", include("onevisit.nonprod.urls")))

handler400 = "onevisit.look.errors.bad_request"
handler403 = "onevisit.look.errors.forbidden"
handler404 = "onevisit.look.errors.not_found"
handler500 = "onevisit.look.errors.server_error"
