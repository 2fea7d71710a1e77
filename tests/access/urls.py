"""The real addresses, and the demo's too, which are otherwise there only in a demo's data directory."""

from django.urls import include, path

from helpcentre.config.urls import (
    handler400,  # noqa: F401
    handler403,  # noqa: F401
    handler404,  # noqa: F401
    handler500,  # noqa: F401
)
from helpcentre.config.urls import urlpatterns as real

urlpatterns = [path("demo/", include("helpcentre.web.demo.urls")), *real]
