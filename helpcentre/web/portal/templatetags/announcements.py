"""What the team told everybody: ``{% load announcements %}``."""

from django import template
from django.db import DatabaseError
from django.template import Context
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from helpcentre.base.ui import icons
from helpcentre.domain.knowledge import announcements as told
from helpcentre.domain.knowledge.announcements import Incident
from helpcentre.domain.knowledge.models import Announcement, AnnouncementKind
from helpcentre.web.portal import language

register = template.Library()


_BANNER = '<div class="banner" role="status" aria-label="{}"><ul class="wrap">{}</ul></div>'
_INCIDENT = '<li><a href="{}">{}<b lang="{}">{}</b>{}</a></li>'


@register.simple_tag(takes_context=True)
def incidents(context: Context, but: object = None) -> SafeString:
    """The banner of what does not work right now, without the translations ``but``; nothing while all is well."""
    standing = [each for each in _standing(context) if each.translation_key != but]
    if not standing:
        return mark_safe("")
    rows = (
        (
            reverse("portal:announcement", args=[each.id]),
            icons.put(context, "info" if each.kind == AnnouncementKind.NOTICE else "warn"),
            each.language,
            each.title,
            icons.put(context, "next"),
        )
        for each in standing
    )
    return format_html(_BANNER, _("What everybody should know now"), format_html_join("", _INCIDENT, rows))


def _standing(context: Context) -> list[Incident]:
    """A page that will be kept asks anew."""
    anew = getattr(context.get("request"), "will_be_kept", False)
    try:
        return told.incidents(translation.get_language() or language.DEFAULT, anew=anew)
    except DatabaseError:
        if anew:
            raise
        return []  # "not found" is said without a database too


@register.simple_tag
def announcements(limit: int) -> list[Announcement]:
    """The newest, for a small list."""
    return told.newest(translation.get_language() or language.DEFAULT, limit)
