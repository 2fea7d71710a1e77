"""What the team told everybody: ``{% load announcements %}``."""

from functools import lru_cache

from django import template
from django.db import DatabaseError
from django.template import Context
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from helpcentre.base.ui import icons
from helpcentre.base.ui.written import written, written_each
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
    icons.used(context).update({"next"}, map(_icon, standing))
    return _banner(translation.get_language(), *standing)


@lru_cache(maxsize=64)
def _banner(_language: str | None, *standing: Incident) -> SafeString:
    """Kept, since every page carries it."""
    rows = (
        (
            reverse("portal:announcement", args=[each.id]),
            icons.drawn(_icon(each)),
            each.language,
            each.title,
            icons.drawn("next"),
        )
        for each in standing
    )
    return written(_BANNER, _("What everybody should know now"), written_each(_INCIDENT, rows))


def _icon(incident: Incident) -> str:
    return "info" if incident.kind == AnnouncementKind.NOTICE else "warn"


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
