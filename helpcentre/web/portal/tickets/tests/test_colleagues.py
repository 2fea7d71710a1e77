"""A colleague reads along from then on, and nobody from outside the shop can be brought in."""

import threading

import pytest

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events.dispatcher import Dispatcher
from helpcentre.base.outbound.models import OutboundMail, OutboundSms
from helpcentre.domain.people.actions import find_or_create_person
from helpcentre.domain.people.models import Business, Membership
from helpcentre.domain.tickets import links, selectors
from helpcentre.domain.tickets.actions import copy_to, open_ticket, send_reply, share_with_shop
from helpcentre.domain.tickets.models import Participant, TicketLink


def works(name, shop, role="cashier", *, confirmed=True, **how):
    how = how or {"email": f"{name.split()[0].lower()}@duka.example"}
    person = find_or_create_person(actor=Actor.system(), name=name, language="sw", **how)
    moment = clock.now() if confirmed else None
    Membership.objects.create(person=person, business=shop, role=role, confirmed_at=moment)
    return person


@pytest.fixture
def shop(db):
    return Business.objects.create(name="Duka la Amani")


@pytest.fixture
def juma(shop):
    return works("Juma Ali", shop)


@pytest.fixture
def neema(shop):
    """She works there too."""
    return works("Neema Lyimo", shop)


@pytest.fixture
def request_of_his(juma, shop):
    facts = {"subject": "Droo", "body": "Siri yangu", "channel": "web", "language": "sw", "proved": True}
    return open_ticket(actor=juma.actor, requester=juma, business=shop, **facts).ticket


def page(ticket, more=""):
    return f"/en/tickets/{ticket.reference}/{more}"


def add(browser, ticket, contact):
    return browser.post(page(ticket, "colleagues/"), {"contact": contact})


def read_the_log():
    reader = Dispatcher(threading.Event())
    while reader.run_once():
        pass


def test_she_reads_from_then_on_and_is_told_by_mail_with_a_link_of_her_own(
    sign_in, phone, juma, neema, asha, request_of_his
):
    assert add(sign_in(juma), request_of_his, "NEEMA@duka.example").status_code == 302
    send_reply(actor=asha.actor, ticket=request_of_his, author=asha, body="Jaribu funguo")
    read_the_log()
    mail = OutboundMail.objects.get(kind="ticket_colleague")
    assert (mail.address, mail.language) == ("neema@duka.example", "sw")
    assert "Siri" not in mail.text
    token = links.token(TicketLink.objects.filter(person=neema).earliest("pk"))
    assert f"/sw/t/{token}/" in mail.text
    phone.get(f"/sw/t/{token}/")
    shown = phone.get(page(request_of_his)).content.decode()
    assert "Jaribu funguo" in shown
    assert "Siri yangu" not in shown


def test_with_only_a_telephone_she_is_told_by_text_message(sign_in, juma, shop, request_of_his):
    works("Fatuma Ali", shop, phone="+254733345678")
    add(sign_in(juma), request_of_his, "0733 345 678")
    read_the_log()
    assert OutboundSms.objects.get().kind == "ticket_colleague"


@pytest.mark.parametrize(
    "contact", ["", "x", "0700", "nobody@duka.example", "\x00@a", "a" * 5_000, "baraka@duka.example"]
)
def test_who_is_not_known_in_the_shop_is_not_added_nor_written_to(sign_in, juma, shop, request_of_his, contact):
    works("Baraka Mushi", shop, confirmed=False)
    answer = add(sign_in(juma), request_of_his, contact)
    assert answer.status_code == 422
    assert 'id="colleague-error"' in answer.content.decode()
    read_the_log()
    assert not OutboundMail.objects.filter(kind="ticket_colleague").exists()


def test_only_who_asked_adds_and_only_when_they_proved_who_they_are(sign_in, juma, neema, shop, request_of_his, asha):
    copy_to(actor=asha.actor, ticket=request_of_his, person=neema)
    works("Grace Uwase", shop)
    assert add(sign_in(neema), request_of_his, "grace@duka.example").status_code == 404
    type(request_of_his).objects.update(requester_proved_at=None)
    assert add(sign_in(juma), request_of_his, "grace@duka.example").status_code == 404


def test_a_stranger_finds_no_such_request(sign_in, mama_njeri, neema, request_of_his):
    assert add(sign_in(mama_njeri), request_of_his, "neema@duka.example").status_code == 404
    assert sign_in(mama_njeri).get(page(request_of_his, "colleagues/")).status_code == 404


def test_he_takes_her_out_and_her_link_opens_nothing(sign_in, phone, juma, neema, request_of_his):
    his = sign_in(juma)
    add(his, request_of_his, "neema@duka.example")
    read_the_log()
    token = links.token(TicketLink.objects.filter(person=neema).earliest("pk"))
    his.post(page(request_of_his, "colleagues/"), {"remove": str(neema.pk)})
    assert phone.get(f"/sw/t/{token}/").status_code == 404
    assert sign_in(neema).get(page(request_of_his)).status_code == 404


def test_she_may_leave_and_take_nobody_else_out(sign_in, juma, neema, shop, request_of_his):
    grace = works("Grace Uwase", shop)
    for colleague in (neema, grace):
        add(sign_in(juma), request_of_his, colleague.email)
    hers = sign_in(neema)
    assert hers.post(page(request_of_his, "colleagues/"), {"remove": str(grace.pk)}).status_code == 404
    assert hers.post(page(request_of_his, "colleagues/"), {"remove": str(juma.pk)}).status_code == 404
    assert hers.post(page(request_of_his, "colleagues/"), {"remove": str(neema.pk)}).status_code == 302
    assert selectors.visible_from(request_of_his, neema) is None


def test_added_twice_is_added_once(sign_in, juma, neema, request_of_his):
    add(sign_in(juma), request_of_his, "neema@duka.example")
    add(sign_in(juma), request_of_his, "neema@duka.example")
    read_the_log()
    assert Participant.objects.filter(person=neema).count() == 1
    assert OutboundMail.objects.filter(kind="ticket_colleague").count() == 1


def test_a_manager_who_left_and_is_copied_in_reads_nothing_old_again(juma, shop, asha, request_of_his):
    halima = works("Halima Said", shop, role="owner")
    share_with_shop(actor=juma.actor, ticket=request_of_his, sharer=juma, whole=True)
    Membership.objects.filter(person=halima).delete()
    copy_to(actor=asha.actor, ticket=request_of_his, person=halima)
    assert selectors.visible_from(request_of_his, halima) > request_of_his.messages.latest("pk").pk
