"""Announcements as the public reads them: each once, in the reader's language where it is written in it."""

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.db.models import F, Q, QuerySet
from django.utils.safestring import SafeString, mark_safe

from helpcentre.base.core import clock
from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.base.core.remembered import Remembered
from helpcentre.domain.knowledge import render
from helpcentre.domain.knowledge.markup import tokens
from helpcentre.domain.knowledge.models import Announcement, AnnouncementKind
from helpcentre.domain.knowledge.surroundings import around

LISTED = 30
MAILED = 40  # paragraphs of one in a mail
INCIDENTS = 3  # more at once would leave no page below them
_READ = 4 * LISTED  # both languages of each, and some that only one has
_TO_ARTICLE = re.compile(r'(<a [^>]*?href=")\.\./(?=[a-z0-9])')


class _Translated(Protocol):
    @property
    def translation_key(self) -> uuid.UUID: ...

    @property
    def language(self) -> str: ...


Row = TypeVar("Row", bound=_Translated)


@dataclass(frozen=True)
class Incident:
    """What a banner shows: what goes wrong, or, quieter, what everybody should know."""

    id: int
    language: str
    title: str
    translation_key: uuid.UUID
    kind: str = AnnouncementKind.INCIDENT


#: Pages that are not kept ask the database at most once a second in each process.
_incidents: Remembered[tuple[Incident, ...]] = Remembered("knowledge.incidents", seconds=1)


def newest(language: str, limit: int = LISTED) -> list[Announcement]:
    """The newest first, whatever their language; those that ``language`` has too, in it."""
    return _in(language, _standing()[:_READ])[:limit]


def one(number: int) -> Announcement | None:
    """The announcement with this number, or None when it is unknown, not published or past its time."""
    return _standing().filter(pk=number).first()


def translation(of: Announcement, language: str) -> Announcement | None:
    """What says the same in ``language``, published too; None when nothing does."""
    return _standing().filter(translation_key=of.translation_key, language=language).first()


def incidents(language: str, *, anew: bool = False) -> list[Incident]:
    """What goes wrong at this moment, newest first, then the newest notice; at most a second old.

    ``anew`` asks the database in any case.

    A page that is kept must ask anew: kept with what a memory said it would stay wrong until the next announcement.
    """
    standing = _in(language, _incidents.value(_asked, anew=anew))
    wrong = [each for each in standing if each.kind == AnnouncementKind.INCIDENT]
    return (wrong + [each for each in standing if each not in wrong][:1])[:INCIDENTS]


def _asked() -> tuple[Incident, ...]:
    return tuple(Incident(*row) for row in _standing_incidents(now=clock.now()))


def to_html(announcement: Announcement) -> SafeString:
    """The text of an announcement; its links to articles lead there from any page."""
    body, language = announcement.body, announcement.language
    html = render.to_html(body, around(body, language))
    return mark_safe(_TO_ARTICLE.sub(rf"\1/{language}/articles/", html))  # noqa: S308 - cleaned by render


def paragraphs(announcement: Announcement) -> list[str]:
    """The words of an announcement for a mail, without marks: one for each paragraph, heading or item."""
    around_it = around(announcement.body, announcement.language, links=False)
    said: list[str] = []
    mark = ""
    for token in tokens.article(announcement.body, dict(around_it.snippets), {}):
        if token.type == "list_item_open":
            mark = f"{token.info}. " if token.info else "• "
        elif token.type == "inline" and (words := tokens.text_of(token).strip()):
            said.append(mark + words)
            mark = ""
    return said[:MAILED]


def _standing(now: Any = None) -> QuerySet[Announcement]:
    until = Q(expire_at=None) | Q(expire_at__gt=now or clock.now())  # the clock takes it back within a minute
    return Announcement.objects.filter(until, live=True).order_by(F("first_published_at").desc(nulls_last=True), "-id")


@prepared
def _standing_incidents(now: One) -> QuerySet[Announcement, tuple[Any, ...]]:
    return (
        _standing(now)
        .filter(kind__in=(AnnouncementKind.INCIDENT, AnnouncementKind.NOTICE))
        .order_by("kind", F("first_published_at").desc(nulls_last=True), "-id")  # what goes wrong comes first
        .values_list("pk", "language", "title", "translation_key", "kind")[: 2 * INCIDENTS + 2]
    )


def _in(language: str, rows: Iterable[Row]) -> list[Row]:
    """One row of each translation: where the first of them stood, in ``language`` if there is one."""
    chosen: dict[uuid.UUID, Row] = {}
    for row in rows:
        if row.translation_key not in chosen or row.language == language:
            chosen[row.translation_key] = row
    return list(chosen.values())
