"""Merging two records of one person: what moves, what never widens, who may not be, and what old links do."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.base.inventory.merging import Rules, once
from helpcentre.base.inventory.merging_gaps import gaps, pointers
from helpcentre.base.promises.controls import State
from helpcentre.base.promises.measuring import measure
from helpcentre.domain.news import actions as news
from helpcentre.domain.news.models import NewsSubscriber
from helpcentre.domain.people import actions as people
from helpcentre.domain.people import consents, looks, mail_links
from helpcentre.domain.people.consent_history import history
from helpcentre.domain.people.models import (
    AlsoKnownAs,
    ConsentEntry,
    Decision,
    How,
    Membership,
    Objection,
    Person,
    PersonMerge,
    Purpose,
    Restriction,
    SamePerson,
    WhyMerged,
)
from helpcentre.domain.people.selectors import names, person_behind
from helpcentre.domain.privacy.closing import notices
from helpcentre.domain.privacy.correcting.actions import correct_fact
from helpcentre.domain.privacy.erasing.actions import ask_for_erasure
from helpcentre.domain.privacy.export import archive, proof
from helpcentre.domain.privacy.export.actions import make_export, prepare_export
from helpcentre.domain.privacy.merging import rows
from helpcentre.domain.privacy.merging.actions import MergeRefusedError, gather_strays, merge_persons
from helpcentre.domain.privacy.merging.facts import ChoiceError
from helpcentre.domain.privacy.merging.faults import Fault, faults
from helpcentre.domain.privacy.models import Cause, Fact, Kind, Source
from helpcentre.domain.privacy.requests.actions import open_request
from helpcentre.domain.retention import holds
from helpcentre.domain.retention.actions import place_hold
from helpcentre.domain.tickets import actions as tickets
from helpcentre.domain.tickets import links, selectors
from helpcentre.domain.tickets.models import Participant, Ticket, TicketLink

SYSTEM = Actor.system()
PHONE = "+254712345678"


@pytest.fixture
def on_the_phone(db: None) -> Person:
    """Njeri once more, as she is known from a call."""
    return people.find_or_create_person(actor=SYSTEM, name="Njeri K", phone=PHONE, language="en")


def merge(kept: Person, merged: Person, **facts: Any) -> PersonMerge:
    said = {"why": WhyMerged.TWO_WAYS, "proof": SamePerson.SPOKE, "by": None} | facts
    made = merge_persons(actor=SYSTEM, kept=kept, merged=merged, **said)
    kept.refresh_from_db()
    merged.refresh_from_db()
    return made


def ask(person: Person, subject: str = "Pesa") -> Any:
    return tickets.open_ticket(
        actor=person.actor, requester=person, subject=subject, body="Haionekani", channel="web", language="sw"
    )


def decide(person: Person, decision: Decision, purpose: Purpose = Purpose.NEWS) -> None:
    people.record_consent(
        actor=person.actor, person=person, purpose=purpose, decision=decision, how=How.PAGE, language="sw"
    )


def test_everything_is_the_kept_ones_and_the_merged_record_is_empty(mama_njeri: Any, on_the_phone: Person) -> None:
    opened = ask(on_the_phone)
    made = merge(mama_njeri, on_the_phone)
    ticket = Ticket.objects.get(pk=opened.ticket.pk)
    assert ticket.requester == mama_njeri
    assert ticket.messages.get().author == mama_njeri
    assert (on_the_phone.name, on_the_phone.email, on_the_phone.phone) == ("", None, None)
    assert on_the_phone.erased_at is not None
    assert not on_the_phone.is_active
    assert (made.merged, made.kept, made.why, made.proof) == (on_the_phone, mama_njeri, "two_ways", "spoke")
    assert rows.left([on_the_phone.pk]) == {}
    assert log.of("person", mama_njeri.pk)[-1].data == {"merged": on_the_phone.pk}
    assert log.of("ticket", ticket.pk)[-1].kind == "ticket.requester.merged"


def test_what_says_of_no_merging_stops_the_build() -> None:
    assert gaps() == {}

    class Badge(models.Model):
        person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "people"

    try:
        assert gaps([Badge], Rules()) == {
            "people.Badge.person": "points at a person and may stand only once, "
            "and no rule says what a merging does to it"
        }
        ruled = Rules()
        once("people.Badge", "person", into=ruled)
        assert gaps([Badge], ruled) == {}
    finally:
        apps.all_models["people"].pop("badge")
        apps.clear_cache()


def test_a_rule_for_what_is_gone_is_found() -> None:
    ruled = Rules()
    once("people.Hat", "person", into=ruled)
    assert gaps(None, ruled)["people.Hat.person"] == "has a rule for mergings, but nothing there points at a person"
    assert len(pointers()) > 80


def test_every_rule_is_shown() -> None:
    out = StringIO()
    call_command("show_merging", stdout=out)
    text = out.getvalue()
    assert "tickets.Participant.person                   move, put in order first" in text
    assert "sessions.Session  " in text


def test_the_first_fact_stays_and_no_address_is_lost(mama_njeri: Any, on_the_phone: Person) -> None:
    email = mama_njeri.email
    Person.objects.filter(pk=mama_njeri.pk).update(phone="+254700000001")
    merge(mama_njeri, on_the_phone)
    assert (mama_njeri.name, mama_njeri.email, mama_njeri.phone) == ("Njeri Kamau", email, "+254700000001")
    assert person_behind(email, None) == mama_njeri
    assert person_behind(None, PHONE) == mama_njeri, "a new question from the other number lands with her"
    assert AlsoKnownAs.objects.get().name == "Njeri K"


def test_a_number_alone_still_finds_whoever_got_an_address_by_the_merging(
    on_the_phone: Person, mama_njeri: Any
) -> None:
    email = mama_njeri.email
    merge(on_the_phone, mama_njeri)
    assert (on_the_phone.email, on_the_phone.phone) == (email, PHONE)
    assert person_behind(None, PHONE) == on_the_phone
    assert person_behind(email, None) == on_the_phone


def test_the_agent_chooses_and_a_proof_goes_along_with_its_address(mama_njeri: Any, baraka_the_stranger: Any) -> None:
    mine, theirs = mama_njeri.email, baraka_the_stranger.email
    Person.objects.filter(pk=baraka_the_stranger.pk).update(email_verified_at=clock.now())
    Person.objects.filter(pk=mama_njeri.pk).update(email_verified_at=None)
    mama_njeri.refresh_from_db()
    baraka_the_stranger.refresh_from_db()
    merge(mama_njeri, baraka_the_stranger, take={Fact.NAME: mama_njeri.pk})
    assert (mama_njeri.email, mama_njeri.name) == (theirs, "Njeri Kamau"), "what is proved is suggested"
    assert mama_njeri.email_verified_at is not None
    assert AlsoKnownAs.objects.get(email=mine).email_verified_at is None
    assert person_behind(mine, None) == mama_njeri


def test_what_was_corrected_does_not_come_back(mama_njeri: Any, on_the_phone: Person) -> None:
    correct_fact(actor=SYSTEM, person=mama_njeri, fact=Fact.NAME, value="Njeri Kamau-Otieno")
    Person.objects.filter(pk=on_the_phone.pk).update(name="Njeri Kamau")
    with pytest.raises(ChoiceError):
        merge(mama_njeri, on_the_phone, take={Fact.NAME: on_the_phone.pk})
    merge(mama_njeri, on_the_phone)
    assert [row.name for row in AlsoKnownAs.objects.all()] == [""]


@pytest.mark.parametrize(
    ("mine", "theirs", "holds"),
    [
        (None, Decision.GIVEN, True),
        (Decision.GIVEN, None, True),
        (Decision.WITHDRAWN, Decision.GIVEN, False),
        (Decision.GIVEN, Decision.WITHDRAWN, False),
    ],
)
def test_a_no_of_either_wins_and_no_entry_is_touched(
    mama_njeri: Any, on_the_phone: Person, mine: Any, theirs: Any, holds: bool
) -> None:
    for person, decision in ((mama_njeri, mine), (on_the_phone, theirs)):
        if decision == Decision.WITHDRAWN:
            decide(person, Decision.GIVEN)
        if decision:
            decide(person, decision)
    before = list(history(mama_njeri)[0]) + list(history(on_the_phone)[0])
    merge(mama_njeri, on_the_phone)
    assert consents.agrees(mama_njeri, Purpose.NEWS) is holds
    after = {told.entry.pk: told for told in history(mama_njeri)[0]}
    assert {told.entry.pk for told in before} <= after.keys(), "both histories are hers"
    assert all(after[told.entry.pk].entry.person_id == told.entry.person_id for told in before)
    assert all(told.is_whole for told in after.values())


def test_news_to_the_other_address_ends_with_a_no(mama_njeri: Any, on_the_phone: Person) -> None:
    row = news.confirm(actor=SYSTEM, subscriber=news.ask(actor=SYSTEM, email=mama_njeri.email, language="sw"))
    decide(on_the_phone, Decision.GIVEN)
    decide(on_the_phone, Decision.WITHDRAWN)
    assert row.is_on
    merge(on_the_phone, mama_njeri)
    assert not NewsSubscriber.objects.get().is_on


def test_a_pause_an_objection_and_a_hold_of_either_stay_in_force(
    mama_njeri: Any, on_the_phone: Person, fatuma: Any, opened: Any
) -> None:
    people.restrict_person(actor=SYSTEM, person=on_the_phone)
    people.restrict_person(actor=SYSTEM, person=mama_njeri)
    use = people_use()
    people.object_to(actor=SYSTEM, person=on_the_phone, use=use)
    hold = place_hold(actor=fatuma.actor, by=fatuma, reason="Case 12", person=on_the_phone)
    merge(mama_njeri, on_the_phone)
    assert Restriction.objects.get(lifted_at=None).person == mama_njeri
    assert Objection.objects.get(ended_at=None).person == mama_njeri
    assert [each.pk for each in holds.held(mama_njeri.pk)] == [hold.pk]
    from helpcentre.domain.people import objections

    assert objections.left() == 0, "what the one said no to went from what the other had"


def people_use() -> Any:
    from helpcentre.domain.people import objections

    return objections.uses()[0]


def test_of_two_places_in_one_shop_the_one_that_allows_less_stays(mama_njeri: Any, on_the_phone: Person) -> None:
    shop = people.join_business(actor=SYSTEM, person=mama_njeri, name="Duka la Njeri")
    Membership.objects.filter(person=mama_njeri).update(role="owner")
    Membership.objects.create(person=on_the_phone, business=shop, role="cashier", confirmed_at=clock.now())
    merge(mama_njeri, on_the_phone)
    row = Membership.objects.get(business=shop)
    assert (row.person, row.role, row.confirmed_at is not None) == (mama_njeri, "cashier", True)


def test_one_reader_is_left_and_the_links_of_the_part_that_goes_stop(
    asha: Any, mama_njeri: Any, on_the_phone: Person, baraka_the_stranger: Any
) -> None:
    opened = ask(baraka_the_stranger)
    first = tickets.copy_to(actor=SYSTEM, ticket=opened.ticket, person=mama_njeri)
    tickets.send_reply(actor=asha.actor, ticket=opened.ticket, author=asha, body="Karibu.")
    later = tickets.copy_to(actor=SYSTEM, ticket=opened.ticket, person=on_the_phone)
    assert later.visible_from > first.visible_from
    late = tickets.make_link(ticket=opened.ticket, person=on_the_phone)
    early = tickets.make_link(ticket=opened.ticket, person=mama_njeri)
    merge(mama_njeri, on_the_phone)
    part = Participant.objects.get(ticket=opened.ticket, person=mama_njeri)
    assert part.visible_from == first.visible_from
    assert links.find(links.token(TicketLink.objects.get(pk=late.pk))) is None
    assert links.find(links.token(TicketLink.objects.get(pk=early.pk))) is not None


def test_who_was_taken_out_as_the_one_does_not_read_more_as_the_other(
    asha: Any, mama_njeri: Any, on_the_phone: Person, baraka_the_stranger: Any
) -> None:
    opened = ask(baraka_the_stranger)
    out = tickets.copy_to(actor=SYSTEM, ticket=opened.ticket, person=mama_njeri)
    tickets.remove_copy(actor=SYSTEM, ticket=opened.ticket, person=mama_njeri)
    tickets.send_reply(actor=asha.actor, ticket=opened.ticket, author=asha, body="Karibu.")
    late = tickets.copy_to(actor=SYSTEM, ticket=opened.ticket, person=on_the_phone)
    merge(mama_njeri, on_the_phone)
    part = Participant.objects.get(ticket=opened.ticket, person=mama_njeri)
    assert (part.removed_at, part.visible_from) == (None, late.visible_from)
    assert part.visible_from > out.visible_from


def test_old_links_do_what_they_did(mama_njeri: Any, on_the_phone: Person) -> None:
    opened = ask(on_the_phone)
    way_out = mail_links.token(on_the_phone)
    merge(mama_njeri, on_the_phone)
    assert mail_links.find(way_out) == mama_njeri
    link = links.find(links.token(opened.link))
    assert link is not None
    found = selectors.for_links([link.pk], opened.ticket.reference)
    assert found is not None
    assert found[1].person == mama_njeri
    assert mail_links.find(f"{on_the_phone.pk}-{'0' * 48}") is None


def test_history_tells_names_and_looks_under_the_id_of_before(asha: Any, mama_njeri: Any, on_the_phone: Person) -> None:
    opened = ask(on_the_phone)
    people.record_view(actor=asha.actor, person=on_the_phone)
    merge(mama_njeri, on_the_phone)
    assert names([on_the_phone.pk]) == {on_the_phone.pk: "Njeri Kamau"}
    told = [entry for entry in selectors.conversation(opened.ticket, staff=True) if entry.event]
    assert (told[-1].kind, told[-1].other_name) == ("ticket.requester.merged", "Njeri Kamau")
    assert told[0].actor_name == "Njeri Kamau"
    assert [look.by for look in looks.at(mama_njeri.pk, looks.Span())[0]] == [asha.pk]


def test_merging_on_leads_every_old_id_to_whoever_lives(
    mama_njeri: Any, on_the_phone: Person, baraka_the_stranger: Any
) -> None:
    way_out = mail_links.token(on_the_phone)
    merge(mama_njeri, on_the_phone)
    merge(baraka_the_stranger, mama_njeri)
    assert set(PersonMerge.objects.values_list("kept", flat=True)) == {baraka_the_stranger.pk}
    assert mail_links.find(way_out) == baraka_the_stranger
    assert person_behind(None, PHONE) == baraka_the_stranger


def test_who_is_silent_is_told_anew(mama_njeri: Any, on_the_phone: Person) -> None:
    from helpcentre.domain.privacy.models import SilenceNotice

    SilenceNotice.objects.create(person=on_the_phone, mail_id=1, sent_at=clock.now() - timedelta(days=60))
    merge(mama_njeri, on_the_phone)
    assert not SilenceNotice.objects.exists()
    assert mama_njeri not in notices.may_go(notices.silent())


def test_a_copy_holds_everything_of_both_and_one_from_before_is_not_given_again(
    place: Any, mama_njeri: Any, on_the_phone: Person
) -> None:
    row = news.confirm(actor=SYSTEM, subscriber=news.ask(actor=SYSTEM, email="njeri@shop.example", language="sw"))
    early = prepare_export(actor=SYSTEM, person=mama_njeri)
    make_export(export=early)
    merge(mama_njeri, row.person)
    ask(mama_njeri)
    late = prepare_export(actor=SYSTEM, person=mama_njeri)
    assert late != early
    make_export(export=late)
    tables = archive.read_document(late.path)["tables"]
    assert [entry["person"] for entry in tables["people.ConsentEntry"]["rows"]] == [row.person_id, mama_njeri.pk]
    assert tables["people.AlsoKnownAs"]["rows"][0]["email"] == "njeri@shop.example"
    assert proof.compare(mama_njeri).absent == []


def test_promises_stay_kept_through_a_merging_and_a_row_left_behind_breaks_one(
    place: Any, asha: Any, mama_njeri: Any, on_the_phone: Person
) -> None:
    opened = ask(on_the_phone)
    decide(on_the_phone, Decision.GIVEN)
    decide(mama_njeri, Decision.GIVEN)
    decide(mama_njeri, Decision.WITHDRAWN)
    tickets.send_reply(actor=asha.actor, ticket=opened.ticket, author=asha, body="Karibu.")
    ids = ("P02", "P04", "P10", "P11", "P13", "P30", "P32", "P33", "P34", "P35", "P36", "P37")
    before = {each: measure(each)[0].state for each in ids}
    merge(mama_njeri, on_the_phone)
    assert {each: measure(each)[0].state for each in ids} == before
    assert State.BROKEN not in before.values()
    Ticket.objects.filter(pk=opened.ticket.pk).update(requester=on_the_phone)
    assert measure("P32")[0].state is State.BROKEN


def test_what_was_written_meanwhile_is_gathered(mama_njeri: Any, on_the_phone: Person) -> None:
    decide(on_the_phone, Decision.GIVEN)
    merge(mama_njeri, on_the_phone)
    decide(mama_njeri, Decision.WITHDRAWN)
    late = ask(on_the_phone)  # by somebody who was looked up a moment before
    entries = ConsentEntry.objects.count()
    assert gather_strays() > 2
    assert Ticket.objects.get(pk=late.ticket.pk).requester == mama_njeri
    assert rows.left([on_the_phone.pk]) == {}
    assert ConsentEntry.objects.count() == entries, "nothing is decided a second time"
    assert gather_strays() == 0


def test_nobody_is_merged_who_may_not_be(
    asha: Any, mama_njeri: Any, on_the_phone: Person, baraka_the_stranger: Any
) -> None:
    def refused(kept: Person, merged: Person) -> list[Fault]:
        with pytest.raises(MergeRefusedError) as error:
            merge(kept, merged)
        return error.value.faults

    assert refused(mama_njeri, mama_njeri) == [Fault.ITSELF]
    assert refused(asha, mama_njeri) == [Fault.STAFF]
    case = open_request(actor=SYSTEM, person=on_the_phone, kind=Kind.ACCESS, source=Source.PAGE)
    assert refused(mama_njeri, on_the_phone) == [Fault.RIGHTS]
    type(case).objects.update(identity="proved")
    assert faults(mama_njeri, on_the_phone) == []
    open_request(actor=SYSTEM, person=mama_njeri, kind=Kind.ACCESS, source=Source.PAGE)
    type(case).objects.update(identity="proved")
    assert refused(mama_njeri, on_the_phone) == [Fault.RIGHTS_TWICE]
    type(case).objects.filter(person=mama_njeri).update(closed_at=clock.now())
    ask_for_erasure(actor=SYSTEM, person=baraka_the_stranger, cause=Cause.ASKED)
    assert refused(mama_njeri, baraka_the_stranger) == [Fault.ERASURE]
    merge(mama_njeri, on_the_phone)
    case.refresh_from_db()
    assert (case.person, case.is_open) == (mama_njeri, True), "what was asked before goes on, with its clock"
    assert refused(mama_njeri, on_the_phone) == [Fault.GONE]
