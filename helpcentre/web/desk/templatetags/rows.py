"""Rows of tickets: ``{% load rows %}``."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from helpcentre.domain.tickets.models import Ticket
from helpcentre.web.desk.inbox import drawing

register = template.Library()


@register.simple_tag(takes_context=True)
def ticket_row(context: Context, ticket: Ticket, way: str = "", *, picks: bool = False) -> SafeString:
    """``{% ticket_row ticket %}``; with ``picks`` it can be chosen for what is done to several at once."""
    look = drawing.Look(context.get("me"), picks, bool(context.get("by_wait")))
    return drawing.row(context, ticket, way, look)
