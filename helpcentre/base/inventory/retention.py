"""How long data is kept. A rule says a period and what it counts from, or the thing it lasts as long as."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from helpcentre.base.inventory.taxonomy import Words


class Rule(StrEnum):
    PERIOD = "period"
    ACCOUNT = "account"
    UNTIL = "until"
    PARENT = "parent"
    SERVICE = "service"


@dataclass(frozen=True)
class Retention:
    """One rule.

    ``path`` is an ORM path from the row: for a period, to the moment it counts from; for ``UNTIL``, to the moment
    that is set when the time has come; for ``PARENT``, to the row whose rule decides. ``words`` says it to people;
    ``after`` is its end, for saying it with another number of days. With ``only``, it is the rule of rows with these
    values (ORM look-ups) and of no others.
    """

    rule: Rule
    words: Words
    path: str = ""
    period: timedelta | None = None
    after: Words = ""
    only: Mapping[str, object] = field(default_factory=dict, hash=False)

    def words_for(self, days: int | None) -> Words:
        """The rule with another number of days, or as it was declared for ``None``."""
        return self.words if days is None or not self.after else _period_words(days, self.after)


def for_days(days: int, *, counted_from: str, after: Words, only: Mapping[str, object] | None = None) -> Retention:
    """Kept for whole days from the moment at ``counted_from``; while that is NULL, the time has not begun.

    ``after`` completes the sentence "30 days after …".
    """
    return Retention(
        Rule.PERIOD,
        _period_words(days, after),
        path=counted_from,
        period=timedelta(days=days),
        after=after,
        only=only or {},
    )


def while_account_lives() -> Retention:
    """Kept as long as the person it is about has an account or a history with us."""
    return Retention(Rule.ACCOUNT, _("as long as you have an account or requests with us"))


def until(path: str, *, words: Words) -> Retention:
    """Kept until the moment at ``path`` comes or is set, for instance until a mail is sent."""
    return Retention(Rule.UNTIL, words, path=path)


def as_long_as(parent: str) -> Retention:
    """Kept as long as the row at ``parent``, and gone with it."""
    return Retention(Rule.PARENT, _("as long as the record it belongs to"), path=parent)


def while_service_runs() -> Retention:
    """The Help Centre's own data, or ids that mean nothing once the person is gone."""
    return Retention(Rule.SERVICE, _("as long as the Help Centre runs"))


def lifetime_words(period: timedelta | None) -> Words:
    """How long a browser keeps something: days, hours below one day, or until the window is closed for ``None``."""
    if period is None:
        return _("until you close the browser")
    return _days(period.days) if period.days else _hours(-(-period.seconds // 3600))


def _period_words(days: int, after: Words) -> Words:
    return format_lazy(_("{days} after {moment}"), days=_days(days), moment=after)


def _hours(number: int) -> Words:
    return format_lazy(ngettext_lazy("{number} hour", "{number} hours", number), number=number)


def _days(number: int) -> Words:
    return format_lazy(ngettext_lazy("{number} day", "{number} days", number), number=number)
