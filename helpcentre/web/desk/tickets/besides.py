"""What stands beside a ticket that most tickets have not, asked for all at once.

A page that reads each of these lists for itself goes to the database fifteen times to hear that there is nothing. On
PostgreSQL that was a tenth of the page.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.domain.answering.models import Draft, HeldReply
from helpcentre.domain.feedback.models import ReadBefore, WantedArticle
from helpcentre.domain.people.models import Person, Restriction
from helpcentre.domain.privacy.models import RightsRequest
from helpcentre.domain.problems.models import Affected
from helpcentre.domain.questions.models import Answer, ChosenForm, Question
from helpcentre.domain.tickets.models import (
    Attachment,
    Following,
    Merge,
    Participant,
    ParticipantRole,
    Relation,
    Ticket,
    TicketTag,
)


@dataclass(frozen=True)
class Besides:
    """Whether there is any: of what was merged into it, of files in it, of drafts of whoever looks, and so on."""

    origins: bool
    files: bool
    drafts: bool
    held_replies: bool
    read_before: bool
    rights_requests: bool
    restriction: bool
    followers: bool
    problem: bool
    tags: bool
    relations: bool
    copies: bool
    wanted_article: bool
    questions: bool


def of(ticket: Ticket, person: Person) -> Besides:
    """One query, for ``person`` who looks at ``ticket``."""
    there = _of.first(ticket=ticket.pk, person=person.pk) or [False] * 16
    return Besides(*map(bool, [*there[:13], any(there[13:])]))


@prepared
def _of(ticket: One, person: One) -> QuerySet[Ticket, tuple[Any, ...]]:
    asked = (
        Answer.objects.filter(ticket=ticket),
        ChosenForm.objects.filter(ticket=ticket),
        Question.objects.filter(for_staff=True, archived_at=None),
    )
    return Ticket.objects.filter(pk=ticket).values_list(
        Exists(Merge.objects.filter(into=ticket, undone_at=None)),
        Exists(Attachment.objects.filter(message__ticket=ticket)),
        Exists(Draft.objects.filter(ticket=ticket, person=person)),
        Exists(HeldReply.objects.filter(ticket=ticket)),
        Exists(ReadBefore.objects.filter(ticket=ticket)),
        Exists(RightsRequest.objects.filter(ticket=ticket)),
        Exists(Restriction.objects.filter(person=OuterRef("requester"), lifted_at=None)),
        Exists(Following.objects.filter(ticket=ticket)),
        Exists(Affected.objects.filter(ticket=ticket)),
        Exists(TicketTag.objects.filter(ticket=ticket)),
        Exists(Relation.objects.filter(Q(ticket=ticket) | Q(other=ticket))),
        Exists(Participant.objects.filter(ticket=ticket, role=ParticipantRole.CC, removed_at=None)),
        Exists(WantedArticle.objects.filter(ticket=ticket)),
        *(Exists(each) for each in asked),
    )
