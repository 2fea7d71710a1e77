"""After a merging nothing is allowed that both together had not allowed, and old links do what they did."""

from datetime import timedelta
from typing import Any

import pytest

from helpcentre.base.core import clock
from helpcentre.domain.news import actions as news
from helpcentre.domain.news.models import NewsSubscriber
from helpcentre.domain.people import actions as people
from helpcentre.domain.people import consents, mail_links, objections
from helpcentre.domain.people.consent_history import history
from helpcentre.domain.people.models import (
    Decision,
    Membership,
    Objection,
    Person,
    Purpose,
    Restriction,
)
from helpcentre.domain.privacy.closing import notices
from helpcentre.domain.privacy.tests.merging_deeds import SYSTEM, ask, decide, merge
from helpcentre.domain.retention import holds
from helpcentre.domain.retention.actions import place_hold
from helpcentre.domain.tickets import actions as tickets
from helpcentre.domain.tickets import links, selectors
from helpcentre.domain.tickets.models import Participant, RequestContext, TicketLink


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
    device = tickets.Context(browser="Chrome Mobile 118", device="Tecno Spark 10C", operating_system="Android 12")
    ask(mama_njeri, context=device)
    for use in objections.uses():
        people.object_to(actor=SYSTEM, person=on_the_phone, use=use)
    hold = place_hold(actor=fatuma.actor, by=fatuma, reason="Case 12", person=on_the_phone)
    merge(mama_njeri, on_the_phone)
    assert Restriction.objects.get(lifted_at=None).person == mama_njeri
    assert {row.person for row in Objection.objects.filter(ended_at=None)} == {mama_njeri}
    assert not RequestContext.objects.filter(device__startswith="Tecno").exists()
    assert [each.pk for each in holds.held(mama_njeri.pk)] == [hold.pk]

    assert objections.left() == 0, "what the one said no to went from what the other had"


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


def test_who_is_silent_is_told_anew(mama_njeri: Any, on_the_phone: Person) -> None:
    from helpcentre.domain.privacy.models import SilenceNotice

    SilenceNotice.objects.create(person=on_the_phone, mail_id=1, sent_at=clock.now() - timedelta(days=60))
    merge(mama_njeri, on_the_phone)
    assert not SilenceNotice.objects.exists()
    assert mama_njeri not in notices.may_go(notices.silent())
