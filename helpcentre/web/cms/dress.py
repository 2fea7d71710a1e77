"""Our colours, our behaviours: what every authoring screen loads besides Wagtail's own files."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

from helpcentre.base.ui import assets

_MODULES = ("cms-dates.js",)


@hooks.register("insert_global_admin_css")
def styles() -> SafeString:
    return format_html(
        '<link rel="stylesheet" href="{}"><script src="{}"></script>', assets.url("cms.css"), assets.url("cms-theme.js")
    )


@hooks.register("insert_global_admin_js")
def modules() -> SafeString:
    addresses = ((assets.url(name),) for name in _MODULES)
    return format_html_join("", '<script type="module" src="{}"></script>', addresses)
