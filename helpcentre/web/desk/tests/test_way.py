import re

import pytest

from helpcentre.domain.tickets import actions


@pytest.fixture
def three(mama_njeri):
    return [
        actions.open_ticket(
            actor=mama_njeri.actor, requester=mama_njeri, subject=f"Swali {n}", body="?", channel="web", language="sw"
        ).ticket
        for n in range(3)
    ]


def opened_from(desk, query, ticket):
    """The address by which a list leads to a ticket."""
    page = desk.get(f"/desk/?{query}").content.decode()
    return re.search(rf'href="(/desk/tickets/{ticket.reference}/\?[^"]+)"', page)[1].replace("&amp;", "&")


def ways(page):
    found = dict(re.findall(r'id="way-(\w+)" href="([^"]+)"', page.content.decode()))
    return {name: address.replace("&amp;", "&") for name, address in found.items()}


@pytest.mark.parametrize("query", ["view=waiting", "view=all-open", "view=waiting&sort=priority", "f=status:is:open"])
def test_one_goes_through_a_list_and_back_without_seeing_it(desk, three, query):
    first, second, third = three if query == "view=waiting" else three[::-1]

    middle = ways(desk.get(ways(desk.get(opened_from(desk, query, first)))["after"]))
    assert second.reference in desk.get(middle["after"]).context["way"].before
    assert third.reference in middle["after"]
    assert first.reference in middle["before"]
    assert query in middle["back"]


def test_at_the_ends_there_is_one_way(desk, three):
    assert "before" not in ways(desk.get(opened_from(desk, "view=waiting", three[0])))
    assert "after" not in ways(desk.get(opened_from(desk, "view=waiting", three[2])))


def test_the_way_goes_on_after_a_ticket_left_its_list(desk, three, asha):
    address = opened_from(desk, "view=waiting", three[1])
    actions.close(actor=asha.actor, ticket=three[1])

    found = ways(desk.get(address))

    assert three[0].reference in found["before"]
    assert three[2].reference in found["after"]


@pytest.mark.parametrize("query", ["", "in=", "in=view%3Dv9&at=0~1", "in=view%3Dwaiting&at=%00", "in=" + "x" * 5000])
def test_without_a_list_there_is_the_way_back_alone(desk, three, query):
    page = desk.get(f"/desk/tickets/{three[0].reference}/?{query}")

    assert page.status_code == 200
    assert "before" not in ways(page)
    assert "back" in ways(page)
