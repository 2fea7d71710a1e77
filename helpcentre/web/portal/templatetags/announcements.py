"""What the team told everybody: ``{% load announcements %}``."""

from django import template
from django.db import DatabaseError
from django.template import Context
from django.utils import translation

from helpcentre.domain.knowledge import announcements as told
from helpcentre.domain.knowledge.announcements import Incident
from helpcentre.domain.knowledge.models import Announcement
from helpcentre.web.portal import language

register = template.Library()


@register.simple_tag(takes_context=True)
def incidents(context: Context, but: object = None) -> list[Incident]:
    """What does not work right now, without the translations ``but``. A page that will be kept asks anew."""
    anew = getattr(context.get("request"), "will_be_kept", False)
    try:
        standing = told.incidents(translation.get_language() or language.DEFAULT, anew=anew)
    except DatabaseError:
        if anew:
            raise
        return []  # "not found" is said without a database too
    return [each for each in standing if each.translation_key != but]


@register.simple_tag
def announcements(limit: int) -> list[Announcement]:
    """The newest, for a small list."""
    return told.newest(translation.get_language() or language.DEFAULT, limit)
