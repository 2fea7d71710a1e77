"""What one person chose about each optional mail, and changing it."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise as LazyText

from helpcentre.domain.news import actions as news
from helpcentre.domain.news.models import NewsSubscriber
from helpcentre.domain.people import consents
from helpcentre.domain.people.actions import record_consent
from helpcentre.domain.people.models import ConsentEntry, Decision, How, Person, Purpose


@dataclass(frozen=True)
class Row:
    """``is_on`` is whether such mail comes; ``asks_again``, that a yes was given to less than is asked now.

    ``may_start``: a yes on this page is enough; news begins with a mailed question instead.
    """

    purpose: Purpose
    words: LazyText
    is_on: bool
    asks_again: bool
    may_start: bool
    last: ConsentEntry | None


def rows(person: Person) -> list[Row]:
    return [_row(person, purpose) for purpose in Purpose]


def _row(person: Person, purpose: Purpose) -> Row:
    again = consents.must_be_asked_again(person, purpose)
    is_on = consents.wants(person, purpose) and (purpose != Purpose.NEWS or _subscribed(person).exists())
    may_start = again or purpose in consents.UNTIL_STOPPED
    last = consents.last_decision(person, purpose)
    return Row(purpose, consents.current_words(purpose).text, is_on, again, may_start, last)


def stop(person: Person, purpose: Purpose, *, how: How, code: str) -> None:
    """Twice is once. What waits in the queue does not leave any more: its gate is shut."""
    subscriber = _subscribed(person).first() if purpose == Purpose.NEWS else None
    if subscriber:
        news.stop(actor=person.actor, subscriber=subscriber, how=how)
        return
    record_consent(
        actor=person.actor, person=person, purpose=purpose, decision=Decision.WITHDRAWN, how=how, language=code
    )


def start(person: Person, purpose: Purpose, *, code: str) -> None:
    """Yes to the words of today. News that was never asked for is asked for at its own page, by mail."""
    if _row(person, purpose).may_start:
        record_consent(
            actor=person.actor, person=person, purpose=purpose, decision=Decision.GIVEN, how=How.PAGE, language=code
        )


def _subscribed(person: Person) -> QuerySet[NewsSubscriber]:
    return NewsSubscriber.objects.filter(person=person, ended_at=None).exclude(confirmed_at=None)
