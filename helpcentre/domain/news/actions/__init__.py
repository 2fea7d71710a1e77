"""Asking for news, agreeing, choosing, stopping; and sending it."""

from helpcentre.domain.news.actions.sending import Whom, send_batch, start_mailing
from helpcentre.domain.news.actions.subscribing import ask, choose_language, confirm, forget, stop

__all__ = ["Whom", "ask", "choose_language", "confirm", "forget", "send_batch", "start_mailing", "stop"]
