"""What becomes of facts, agreements and refusals. Never is more allowed afterwards than both together said."""

from functools import partial

from allauth.account.models import EmailAddress

from helpcentre.base.events import log
from helpcentre.base.inventory.merging import Merging, afterwards, hidden, moves, once, stays
from helpcentre.base.inventory.taxonomy import Use
from helpcentre.domain.people import consents, events
from helpcentre.domain.people.actions import object_to
from helpcentre.domain.people.models import (
    ConsentEntry,
    Decision,
    How,
    Membership,
    MembershipRole,
    Objection,
    Person,
    Purpose,
    Restriction,
)

_LEAST_FIRST = (MembershipRole.UNKNOWN, MembershipRole.CASHIER, MembershipRole.MANAGER, MembershipRole.OWNER)


def _carry_consents(merging: Merging) -> None:
    """Both histories stay as they are. What holds of the merged one is written down once more for the kept one: a no
    always, a yes only where the kept one never decided."""
    kept, merged = (Person.objects.get(pk=pk) for pk in (merging.kept, merging.merged))
    for purpose in Purpose:
        mine, theirs = consents.last_decision(kept, purpose), consents.last_decision(merged, purpose)
        if theirs is None or (mine is not None and mine.decision == Decision.WITHDRAWN):
            continue
        is_no = theirs.decision == Decision.WITHDRAWN
        if is_no or (mine is None and purpose not in consents.UNTIL_STOPPED):
            merging.later.append(partial(_write_again, merging, theirs))


def _write_again(merging: Merging, entry: ConsentEntry) -> None:
    said = {name: getattr(entry, name) for name in ("purpose", "decision", "words_version", "language", "words_hash")}
    beside = {name: getattr(entry, name) for name in ("policy_version", "policy_hash", "controller")}
    ConsentEntry.objects.create(person_id=merging.kept, how=How.MERGED, **said, **beside)
    kind = events.CONSENT_GIVEN if entry.decision == Decision.GIVEN else events.CONSENT_WITHDRAWN
    log.record(kind, merging.kept, actor=merging.actor, purpose=entry.purpose)


def _one_membership(merging: Merging) -> None:
    """Of two in one shop the confirmed one stays; of two that are, the one that allows less."""
    theirs = {row.business_id: row for row in Membership.objects.filter(person=merging.merged)}
    for mine in Membership.objects.filter(person=merging.kept, business__in=theirs):
        other = theirs[mine.business_id]
        rank = {row: (row.confirmed_at is None, _LEAST_FIRST.index(MembershipRole(row.role))) for row in (mine, other)}
        (mine if rank[other] < rank[mine] else other).delete()


def _older_objection(merging: Merging) -> None:
    theirs = {row.use: row for row in Objection.objects.filter(person=merging.merged, ended_at=None)}
    for mine in Objection.objects.filter(person=merging.kept, ended_at=None, use__in=theirs):
        other = theirs[mine.use]
        (mine if other.since < mine.since else other).delete()


def _older_restriction(merging: Merging) -> None:
    both = Restriction.objects.filter(person__in=(merging.kept, merging.merged), lifted_at=None).order_by("since", "id")
    for younger in both[1:]:
        younger.delete()


def _object_again(merging: Merging) -> None:
    """What one of the two said no to goes from what the other had, too."""
    kept = Person.objects.get(pk=merging.kept)
    for use in Objection.objects.filter(person=kept, ended_at=None).values_list("use", flat=True):
        object_to(actor=merging.actor, person=kept, use=Use(use))


def _sign_in_addresses(merging: Merging) -> None:
    """Proved addresses lead to the kept one; a claim leads nowhere any more."""
    theirs = EmailAddress.objects.filter(user=merging.merged)
    theirs.filter(verified=False).delete()
    EmailAddress.objects.filter(user=merging.kept, email__in=list(theirs.values_list("email", flat=True))).delete()
    theirs.update(primary=False)


def _first_address(merging: Merging) -> None:
    email = Person.objects.values_list("email", flat=True).get(pk=merging.kept)
    mine = EmailAddress.objects.filter(user=merging.kept)
    mine.update(primary=False)
    mine.filter(email=email).update(primary=True)


stays(
    "people.ConsentEntry", "person", why="each decision stands where it was made; what holds is carried over beside it",
    act=_carry_consents,
)  # fmt: skip
stays("people.PersonMerge", "merged", why="it names the empty record")
moves("people.Membership", "person", act=_one_membership)
moves("people.Objection", "person", act=_older_objection)
moves("people.Restriction", "person", act=_older_restriction)
moves("account.EmailAddress", "user", act=_sign_in_addresses)
hidden("sessions.Session", why="a session of an empty record lets nobody in, and ends by itself")

# Nobody who works or worked in the team is merged, so what of these stands once is nobody's.
once("people.Person_groups", "person")
once("people.Person_user_permissions", "person")
once("people.Signature", "person")
once("people.StaffMember", "person")
once("people.TeamMember", "person")

afterwards("people.objections", _object_again)
afterwards("people.sign_in_addresses", _first_address)
