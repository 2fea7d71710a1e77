"""What the log of consents and the notices of the policy prove."""

from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from helpcentre.base.events.models import Event
from helpcentre.base.outbound.models import OutboundMail, Status
from helpcentre.base.promises.controls import Evidence, control
from helpcentre.domain.people import consents, events
from helpcentre.domain.people.models import ConsentEntry, Decision, Purpose
from helpcentre.domain.policy.actions.noticing import KIND
from helpcentre.domain.policy.models import PolicyVersion

WINDOW = 1_000  # newest rows that are looked at one by one
_SUMMARY = _("The newest entries of the log of consents, against the words, the policy and the events of their day")
_DECIDED = (events.CONSENT_GIVEN.name, events.CONSENT_WITHDRAWN.name)


@control("P36", summary=_SUMMARY)
def consents_are_as_they_were_given() -> Evidence:
    """An entry that was written in, widened or taken away from outside fits no words, no policy or no event."""
    entries = list(ConsentEntry.objects.order_by("-id")[:WINDOW])
    if not entries:
        return Evidence.unproven(_("Nobody has agreed to anything yet."))
    posted = {version.number: version for version in PolicyVersion.objects.only("number", "hashes", "posted_at")}
    reworded = [each for each in entries if each.words_hash and each.words_hash != _words(each)]
    misplaced = [each for each in entries if each.policy_version and not _fits(each, posted.get(each.policy_version))]
    logged = _numbers(Event.objects.filter(kind__in=_DECIDED), "subject_id")
    noted = _numbers(ConsentEntry.objects.all(), "person_id")
    uneven = sum(noted.get(person, 0) != logged.get(person, 0) for person in noted.keys() | logged.keys())
    late, doorless = _notices()
    found = (
        (_("Entries examined"), len(entries)),
        (_("Whose words are not those that were shown"), len(reworded)),
        (_("Whose policy was another, or not yet in force"), len(misplaced)),
        (_("People whose entries and history differ"), uneven),
        (_("Notices of the policy sent after the person had stopped them"), late),
        (_("Notices without the button that stops them (RFC 8058)"), doorless),
    )
    if reworded or misplaced or uneven or late or doorless:
        return Evidence.broken(_("The log of consents is not what people said."), *found)
    return Evidence.kept(_("Each consent stands in the words, and beside the policy, that the person saw."), *found)


def _words(entry: ConsentEntry) -> str:
    if entry.purpose not in Purpose.values:
        return ""
    return consents.fingerprint(Purpose(entry.purpose), entry.words_version, entry.language)


def _fits(entry: ConsentEntry, version: PolicyVersion | None) -> bool:
    if version is None or version.posted_at > entry.decided_at:
        return False
    return bool(version.hashes.get(entry.language) == entry.policy_hash)


def _numbers(rows: QuerySet[Any], name: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(name).annotate(n=Count("pk")))


def _notices() -> tuple[int, int]:
    """Among the newest that left: how many went after a stop, and how many carry no way out."""
    sent = list(
        OutboundMail.objects.filter(kind=KIND, status=Status.SENT).defer("text", "html").order_by("-id")[:WINDOW]
    )
    stops = ConsentEntry.objects.filter(purpose=Purpose.POLICY, person_id__in={mail.person_id for mail in sent})
    last: dict[int, list[ConsentEntry]] = {}
    for entry in stops.order_by("id"):
        last.setdefault(entry.person_id, []).append(entry)
    late = 0
    for mail in sent:
        before = [each for each in last.get(mail.person_id or 0, []) if mail.sent_at and each.decided_at < mail.sent_at]
        late += bool(before) and before[-1].decision == Decision.WITHDRAWN
    doorless = sum(mail.headers.get("List-Unsubscribe-Post") != "List-Unsubscribe=One-Click" for mail in sent)
    return late, doorless
