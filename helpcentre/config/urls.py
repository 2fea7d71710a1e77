"""Every address of the Help Centre. The front serves ``/healthz``, cached pages and streams before Django is asked."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from helpcentre.config.health import readyz
from helpcentre.web.cms.files import static_file
from helpcentre.web.portal.home.views import front_door
from helpcentre.web.portal.offline.views import service_worker
from helpcentre.web.portal.pictures.views import picture
from helpcentre.web.portal.preferences.gpc import gpc
from helpcentre.web.portal.seo import views as seo

urlpatterns: list[URLPattern | URLResolver] = [
    *i18n_patterns(
        path("", include("helpcentre.web.portal.urls")), prefix_default_language=True
    ),  # first: it is what people read
    path("", front_door, name="front_door"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", seo.robots, name="robots"),
    path(".well-known/gpc.json", gpc, name="gpc"),
    path("sitemap.xml", seo.sitemap, name="sitemap"),
    path("sitemaps/<int:number>.xml", seo.sitemap_part, name="sitemap_part"),
    path("static/cms/<path:path>", static_file, name="cms_static"),
    path("static/", include("helpcentre.base.ui.urls")),
    path("sw.js", service_worker, name="service_worker"),
    path("pictures/<str:name>", picture, name="picture"),
    path("cms/", include("helpcentre.web.cms.urls")),
    path("api/v1/", include("helpcentre.web.api.urls")),
    path("accounts/", include("helpcentre.config.accounts")),
    path("desk/", include("helpcentre.web.desk.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("helpcentre.web.demo.urls")))

handler400 = "helpcentre.web.portal.errors.views.bad_request"
handler403 = "helpcentre.web.portal.errors.views.forbidden"
handler404 = "helpcentre.web.portal.errors.views.not_found"
handler500 = "helpcentre.web.portal.errors.views.server_error"
