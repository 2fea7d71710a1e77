"""Merging two records of one person: what moves, who may not be merged, what is left, and what says so."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from helpcentre.base.core import clock
from helpcentre.base.events import log
from helpcentre.base.events.models import Event
from helpcentre.base.inventory.merging import Rules, once
from helpcentre.base.inventory.merging_gaps import gaps, pointers
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.base.promises.controls import State
from helpcentre.base.promises.measuring import measure
from helpcentre.domain.news import actions as news
from helpcentre.domain.people import actions as people
from helpcentre.domain.people import looks, mail_links
from helpcentre.domain.people.models import (
    ConsentEntry,
    Decision,
    Person,
    PersonMerge,
)
from helpcentre.domain.people.selectors import names, person_behind
from helpcentre.domain.privacy.erasing.actions import ask_for_erasure
from helpcentre.domain.privacy.export import archive, proof
from helpcentre.domain.privacy.export.actions import make_export, prepare_export
from helpcentre.domain.privacy.export.rows import count, shelves
from helpcentre.domain.privacy.merging import rows
from helpcentre.domain.privacy.merging.actions import MergeRefusedError, gather_strays
from helpcentre.domain.privacy.merging.faults import Fault, faults
from helpcentre.domain.privacy.models import Cause, Kind, Source
from helpcentre.domain.privacy.requests.actions import open_request
from helpcentre.domain.privacy.tests.merging_deeds import PHONE, SYSTEM, ask, decide, merge
from helpcentre.domain.tickets import actions as tickets
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.models import Ticket


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
    Event.objects.update(occurred_at=clock.now() - timedelta(hours=2))  # long enough ago for a mail to have left
    ids = ("P02", "P04", "P10", "P11", "P13", "P30", "P32", "P33", "P34", "P35", "P36", "P37")
    before = {each: measure(each)[0].state for each in ids}
    merge(mama_njeri, on_the_phone)
    assert {each: measure(each)[0].state for each in ids} == before
    assert State.BROKEN not in before.values()
    Ticket.objects.filter(pk=opened.ticket.pk).update(requester=on_the_phone)
    assert measure("P32")[0].state is State.BROKEN


def test_mail_that_a_consent_allowed_stays_where_the_consent_does_and_all_else_moves(
    mama_njeri: Any, on_the_phone: Person
) -> None:
    def mail(kind: str, headers: dict[str, str]) -> OutboundMail:
        return OutboundMail.objects.create(
            kind=kind, language="sw", person_id=on_the_phone.pk, created_at=clock.now(), address="n@x.example",
            subject="Habari", message_id=kind, headers=headers,
        )  # fmt: skip

    news_mail, reply = mail("news", {"List-Unsubscribe": "<https://x.example/>"}), mail("ticket_reply", {})
    merge(mama_njeri, on_the_phone)
    news_mail.refresh_from_db()
    reply.refresh_from_db()
    assert (news_mail.person_id, reply.person_id) == (on_the_phone.pk, mama_njeri.pk)
    shelf = next(each for each in shelves() if each.label == "outbound.OutboundMail")
    assert count(shelf, mama_njeri.pk) == 2, "a copy of her data holds both"


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
