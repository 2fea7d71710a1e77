"""Who of a shop reads what: tests of opening to them, and above all of denial."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.domain.people.actions import find_or_create_person
from helpcentre.domain.people.models import Business, Membership
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.actions import open_ticket, send_reply, share_with_shop, unshare_with_shop
from helpcentre.domain.tickets.models import Ticket

SYSTEM = Actor.system()


def person(name):
    return find_or_create_person(actor=SYSTEM, name=name, email=f"{name.split()[0].lower()}@duka.example")


def join(who, shop, role, *, confirmed=True):
    moment = clock.now() if confirmed else None
    return Membership.objects.create(person=who, business=shop, role=role, confirmed_at=moment)


@pytest.fixture
def shop(db):
    return Business.objects.create(name="Duka la Amani", town="Nyeri")


@pytest.fixture
def halima(shop):
    """Runs the shop."""
    owner = person("Halima Said")
    join(owner, shop, "owner")
    return owner


@pytest.fixture
def juma(shop):
    """Sells in it."""
    cashier = person("Juma Ali")
    join(cashier, shop, "cashier")
    return cashier


def asks(cashier, shop, **facts):
    given = {"subject": "Droo haifunguki", "body": "Siri yangu", "channel": "web", "language": "sw", "proved": True}
    return open_ticket(actor=cashier.actor, requester=cashier, business=shop, **(given | facts)).ticket


def share(ticket, **how):
    return share_with_shop(actor=ticket.requester.actor, ticket=ticket, sharer=ticket.requester, **how)


def shop_list(browser):
    return browser.get("/en/tickets/?of=shop").content.decode()


NEW = {"subject": "Droo haifunguki", "message": "Siri yangu", "key": "k1"}


def test_what_a_cashier_asks_for_himself_is_not_his_owner_s(sign_in, halima, juma, shop):
    ticket = asks(juma, shop)
    hers = sign_in(halima)
    assert ticket.reference not in shop_list(hers)
    assert hers.get(f"/en/tickets/{ticket.reference}/").status_code == 404
    assert hers.post(f"/en/tickets/{ticket.reference}/reply/", {"message": "x"}).status_code == 404


def test_what_he_sends_with_the_tick_his_owner_finds_and_reads(sign_in, halima, juma, shop):
    browser = sign_in(juma)
    assert "Duka la Amani may read this request too" in browser.get("/en/tickets/new/").content.decode()
    browser.post("/en/tickets/new/", NEW | {"shop": "on"})
    ticket = Ticket.objects.get()
    hers = sign_in(halima)
    assert "Juma Ali" in shop_list(hers)
    assert "Siri yangu" in hers.get(f"/en/tickets/{ticket.reference}/").content.decode()
    assert ticket.reference not in hers.get("/en/tickets/").content.decode()


def test_without_the_tick_she_does_not(sign_in, halima, juma, shop):
    sign_in(juma).post("/en/tickets/new/", NEW)
    assert "Juma" not in shop_list(sign_in(halima))


def test_a_tick_from_somebody_outside_opens_nothing(sign_in, halima, mama_njeri, shop):
    sign_in(mama_njeri).post("/en/tickets/new/", NEW | {"shop": "on", "business": "Duka la Amani"})
    assert "Droo haifunguki" not in shop_list(sign_in(halima))


@pytest.mark.parametrize(("role", "confirmed"), [("owner", False), ("cashier", True), ("unknown", True)])
def test_only_a_confirmed_owner_or_manager_has_the_shop_s_list(sign_in, halima, juma, shop, role, confirmed):
    baraka = person("Baraka Mushi")
    join(baraka, shop, role, confirmed=confirmed)
    ticket = asks(juma, shop)
    share(ticket, whole=True)
    browser = sign_in(baraka)
    assert "of=shop" not in browser.get("/en/tickets/").content.decode()
    assert ticket.reference not in shop_list(browser)
    assert browser.get(f"/en/tickets/{ticket.reference}/").status_code == 404


def test_the_owner_of_another_shop_reads_nothing(sign_in, halima, juma, shop):
    peter = person("Peter Otieno")
    join(peter, Business.objects.create(name="Duka la Amani", town="Nyeri"), "owner")
    ticket = asks(juma, shop)
    share(ticket, whole=True)
    assert ticket.reference not in shop_list(sign_in(peter))
    assert sign_in(peter).get(f"/en/tickets/{ticket.reference}/").status_code == 404


def test_shared_later_she_reads_from_the_next_message_on(sign_in, halima, juma, shop, asha):
    ticket = asks(juma, shop)
    sign_in(juma).post(f"/en/tickets/{ticket.reference}/shop/")
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Jaribu funguo")
    page = sign_in(halima).get(f"/en/tickets/{ticket.reference}/").content.decode()
    assert "Jaribu funguo" in page
    assert "Siri yangu" not in page


def test_a_manager_who_comes_later_reads_nothing_of_it(sign_in, halima, juma, shop):
    ticket = asks(juma, shop)
    share(ticket, whole=True)
    grace = person("Grace Uwase")
    join(grace, shop, "manager")
    assert sign_in(grace).get(f"/en/tickets/{ticket.reference}/").status_code == 404


def test_who_no_longer_runs_the_shop_reads_no_more(sign_in, halima, juma, shop):
    ticket = asks(juma, shop)
    share(ticket, whole=True)
    Membership.objects.filter(person=halima).update(role="cashier")
    assert selectors.visible_from(ticket, halima) is None
    assert sign_in(halima).get(f"/en/tickets/{ticket.reference}/").status_code == 404


def test_a_request_put_to_another_shop_is_out_of_reach(sign_in, halima, juma, shop):
    ticket = asks(juma, shop)
    share(ticket, whole=True)
    Ticket.objects.update(business=Business.objects.create(name="Duka lingine"))
    assert sign_in(halima).get(f"/en/tickets/{ticket.reference}/").status_code == 404


def test_he_takes_the_shop_out_again(sign_in, halima, juma, shop):
    ticket = asks(juma, shop)
    share(ticket, whole=True)
    browser = sign_in(juma)
    assert "Take the shop out again" in browser.get(f"/en/tickets/{ticket.reference}/").content.decode()
    browser.post(f"/en/tickets/{ticket.reference}/shop/", {"undo": "1"})
    assert sign_in(halima).get(f"/en/tickets/{ticket.reference}/").status_code == 404


def test_shared_again_what_was_said_meanwhile_stays_unseen(halima, juma, shop, asha):
    ticket = asks(juma, shop)
    share(ticket, whole=True)
    unshare_with_shop(actor=juma.actor, ticket=ticket, sharer=juma)
    between = send_reply(actor=asha.actor, ticket=ticket, author=asha, body="meanwhile")
    share(ticket)
    assert selectors.visible_from(ticket, halima) > between.pk


def test_she_cannot_open_it_wider_nor_share_for_him(sign_in, halima, juma, shop):
    ticket = asks(juma, shop)
    share(ticket, whole=True)
    assert sign_in(halima).post(f"/en/tickets/{ticket.reference}/shop/", {"undo": "1"}).status_code == 422
    assert selectors.visible_from(ticket, halima) is not None


def test_who_only_typed_an_address_shares_with_nobody(sign_in, halima, juma, shop):
    ticket = asks(juma, shop, proved=False)
    assert sign_in(juma).post(f"/en/tickets/{ticket.reference}/shop/").status_code == 422
    assert selectors.visible_from(ticket, halima) is None


def test_her_cancelling_a_link_leaves_his(sign_in, halima, juma, shop):
    ticket = asks(juma, shop)
    share(ticket, whole=True)
    sign_in(halima).post(f"/en/tickets/{ticket.reference}/revoke/")
    assert ticket.links.get(person=juma).revoked_at is None


def cost(browser):
    with CaptureQueriesContext(connection) as asked:
        shop_list(browser)
    return len(asked)


def test_the_shop_s_list_costs_the_same_for_one_request_and_for_ten(sign_in, halima, juma, shop):
    browser = sign_in(halima)
    costs = []
    for count in (1, 9):
        for _ in range(count):
            share(asks(juma, shop), whole=True)
        costs.append(min(cost(browser) for _ in range(3)))  # some things are asked again every second
    assert costs[0] == costs[1]


def test_a_call_that_an_agent_noted_is_his_owner_s_only_if_the_caller_said_so(sign_in, halima, juma, shop, asha):
    desk = sign_in(asha)
    call = {"name": "Juma", "email": juma.email, "channel": "phone", "language": "sw", "body": "Siri yangu"}

    def noted(**more):
        given = {"subject": f"Simu {more['key']}", "business": "Some other name"} | call | more
        said = desk.post("/desk/tickets/new/", given, follow=True).content.decode()
        return Ticket.objects.get(subject=given["subject"]), said

    hers = sign_in(halima)
    alone, _ = noted(key="1")
    assert alone.reference not in shop_list(hers)
    together, _ = noted(key="2", shop="on")
    assert (together.business, together.requester) == (shop, juma)
    assert together.reference in shop_list(hers)
    assert "Siri yangu" in hers.get(f"/en/tickets/{together.reference}/").content.decode()

    # Who runs the shop and calls has nobody above; who only says where they work opens it to nobody.
    for caller in (halima.email, "new@duka.example"):
        _, said = noted(key=caller, email=caller, shop="on", business=shop.name)
        assert "Nobody else is known to be in charge" in said
    assert shop_list(hers).count("Simu ") == 1 + 1  # the one that was shared, and her own
