import pytest
from django.urls import reverse

from helpcentre.base.core.remembered import forget_all
from helpcentre.domain.tickets import actions, links, selectors


@pytest.fixture
def at(ticket):
    return f"/desk/tickets/{ticket.reference}/"


@pytest.fixture
def other(mama_njeri):
    return actions.open_ticket(
        actor=mama_njeri.actor,
        requester=mama_njeri,
        subject="Bado sijapata",
        body="Nimeandika tena",
        channel="web",
        language="sw",
    ).ticket


def test_an_agent_looks_first_and_then_merges(desk, at, ticket, other):
    assert other.reference in desk.get(f"{at}merge/").content.decode()
    looked = desk.get(f"{at}merge/", {"into": other.reference}).content.decode()
    assert 'name="sure"' in looked
    ticket.refresh_from_db()
    assert ticket.set_aside is None

    done = desk.post(f"{at}merge/", {"into": other.reference, "sure": "1"})
    assert done["Location"] == f"/desk/tickets/{other.reference}/"
    merged = desk.get(at).content.decode()
    assert f"Lives on in {other.reference}" in merged
    assert 'id="composer"' not in merged
    both = desk.get(f"/desk/tickets/{other.reference}/").content.decode()
    assert "Mteja amelipa leo asubuhi" in both
    assert f"from {ticket.reference}" in both
    assert f"Asha Mwangi merged {ticket.reference} into this" in both

    assert desk.post(f"{at}parting/")["Location"] == at
    assert "Lives on in" not in desk.get(at).content.decode()


@pytest.mark.parametrize("into", ["DK-999999", "nonsense", "x\x00", "²", "x" * 10_000])
def test_a_number_that_is_none_comes_back_with_the_reason(desk, at, into):
    for answer in (desk.get(f"{at}merge/", {"into": into}), desk.post(f"{at}merge/", {"into": into, "sure": "1"})):
        assert answer.status_code == 422
        assert 'id="into-error"' in answer.content.decode()


def test_the_ticket_itself_is_no_choice(desk, at, ticket):
    assert desk.post(f"{at}merge/", {"into": ticket.reference, "sure": "1"}).status_code == 422


def test_people_left_out_are_named_and_copied_only_when_asked(desk, at, ticket, baraka_the_stranger):
    his = actions.open_ticket(
        actor=baraka_the_stranger.actor,
        requester=baraka_the_stranger,
        subject="Same here",
        body="Mine too",
        channel="web",
        language="en",
    ).ticket
    looked = desk.get(f"/desk/tickets/{his.reference}/merge/", {"into": ticket.reference}).content.decode()
    assert "Let Baraka Juma read along" in looked
    assert "Two different people asked these" in looked
    desk.post(f"/desk/tickets/{his.reference}/merge/", {"into": ticket.reference, "sure": "1"})
    assert selectors.for_person(baraka_the_stranger, ticket.reference) is None


def test_her_private_link_to_one_request_does_not_open_the_other(client, desk, at, opened, other):
    desk.post(f"{at}merge/", {"into": other.reference, "sure": "1"})
    link = actions.make_link(ticket=other, person=opened.ticket.requester)
    client.get(reverse("portal:ticket_link", args=[links.token(link)]))
    page = client.get(reverse("portal:ticket", args=[other.reference])).content.decode()
    assert "Nimeandika tena" in page
    assert "Mteja amelipa" not in page


def test_signed_in_she_reads_both_on_one_page(sign_in, mama_njeri, desk, at, other):
    desk.post(f"{at}merge/", {"into": other.reference, "sure": "1"})
    page = sign_in(mama_njeri).get(reverse("portal:ticket", args=[other.reference])).content.decode()
    assert "Nimeandika tena" in page
    assert "Mteja amelipa" in page


def test_tickets_are_linked_and_unlinked(desk, at, ticket, other):
    assert desk.post(f"{at}relations/", {"other": other.reference, "kind": "duplicate"})["Location"] == at
    assert "this is a duplicate of it" in desk.get(at).content.decode()
    assert "a duplicate of this" in desk.get(f"/desk/tickets/{other.reference}/").content.decode()
    desk.post(f"{at}relations/", {"other": other.reference, "undo": "1"})
    assert selectors.related(ticket) == []


@pytest.mark.parametrize("wanted", ["", "DK-999999", "x\x00", "x" * 10_000])
def test_a_link_to_nothing_comes_back_with_the_reason(desk, at, wanted, htmx):
    answer = desk.post(f"{at}relations/", {"other": wanted}, headers=htmx)
    assert answer.status_code == 422
    assert 'id="relation-error"' in answer.content.decode()


def test_on_paper_there_are_no_notes_unless_asked_for(desk, at, ticket, asha):
    actions.add_note(actor=asha.actor, ticket=ticket, author=asha, body="only for us")
    paper = desk.get(f"{at}print/").content.decode()
    assert "Mteja amelipa leo asubuhi" in paper
    assert "only for us" not in paper
    whole = desk.get(f"{at}print/?notes=1").content.decode()
    assert "only for us" in whole
    assert "Do not hand it on" in whole


def test_many_messages_links_and_merges_cost_no_more_queries(
    desk, at, ticket, mama_njeri, asha, other, django_assert_max_num_queries
):
    def another():
        return actions.open_ticket(
            actor=mama_njeri.actor, requester=mama_njeri, subject="S", body="B", channel="web", language="sw"
        ).ticket

    actions.relate(actor=asha.actor, ticket=ticket, other=other, kind="related")
    actions.merge(actor=asha.actor, by=asha, ticket=another(), into=ticket)
    desk.get(at)
    forget_all()
    with django_assert_max_num_queries(80) as few:
        desk.get(at)
    for _ in range(4):
        actions.relate(actor=asha.actor, ticket=ticket, other=another(), kind="related")
        actions.merge(actor=asha.actor, by=asha, ticket=another(), into=ticket)
    forget_all()  # the memory of incidents lasts a second
    with django_assert_max_num_queries(len(few)):
        desk.get(at)
