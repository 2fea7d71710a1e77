import pytest

from helpcentre.base.core.remembered import forget_all
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.models import Tag


@pytest.fixture
def at(ticket):
    return f"/desk/tickets/{ticket.reference}/"


@pytest.fixture
def printer(ticket, asha):
    (tag,) = actions.add_tags(actor=asha.actor, ticket=ticket, names=["Printer"])
    return tag


def test_an_agent_says_how_urgent_it_is(desk, at, ticket):
    assert desk.post(f"{at}priority/", {"priority": "4"})["Location"] == at
    ticket.refresh_from_db()
    assert ticket.priority == 4
    assert "Asha Mwangi said that it is urgent" in desk.get(at).content.decode()


@pytest.mark.parametrize("wanted", ["", "0", "5", "x", "²", "9" * 5000])
def test_a_priority_that_is_none_changes_nothing(desk, at, wanted):
    assert desk.post(f"{at}priority/", {"priority": wanted}).status_code == 422


def test_tags_are_added_shown_and_taken_off(desk, at, ticket):
    assert desk.post(f"{at}tags/", {"names": "Printer, M-Pesa"})["Location"] == at
    shown = desk.get(at).content.decode()
    assert "<span>Printer</span>" in shown
    assert "Asha Mwangi added the tag “M-Pesa”" in shown

    desk.post(f"{at}tags/", {"remove": Tag.objects.get(key="printer").pk})
    assert "Asha Mwangi took the tag “Printer” off" in desk.get(at).content.decode()
    assert ticket.ticket_tags.count() == 1


@pytest.mark.parametrize("names", ["", "#", "x" * 41, "a\x00b", ",".join(f"t{n}" for n in range(10_000))])
def test_what_cannot_be_a_tag_brings_a_message_and_nothing_else(desk, at, names, htmx):
    for headers in ({}, htmx):
        answer = desk.post(f"{at}tags/", {"names": names}, headers=headers)
        assert answer.status_code == 422
        assert 'id="tag-error"' in answer.content.decode()
    assert not Tag.objects.exists()


@pytest.mark.parametrize("gone", ["999999", "²", "-1", "x", "9" * 5000])
def test_a_tag_that_does_not_exist_is_missing(desk, at, gone):
    assert desk.post(f"{at}tags/", {"remove": gone}).status_code == 404


def test_hostile_words_are_words(desk, at):
    desk.post(f"{at}tags/", {"names": "<script>alert(1)</script>, مرحبا, 🙂"})
    shown = desk.get(at).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<script>alert(1)" not in shown


def test_suggestions_are_options(desk, printer):
    assert desk.get("/desk/tags/?q=pri").content.decode().strip() == '<option value="Printer"></option>'
    assert "<option" not in desk.get("/desk/tags/", {"q": "zebra\x00"}).content.decode()


def test_many_tags_cost_no_more_queries(desk, at, ticket, asha, django_assert_max_num_queries):
    desk.get(at)
    actions.add_tags(actor=asha.actor, ticket=ticket, names=["one"])
    forget_all()  # the memory of incidents lasts a second
    with django_assert_max_num_queries(60) as one:
        desk.get(at)
    actions.add_tags(actor=asha.actor, ticket=ticket, names=[f"t{number}" for number in range(19)])
    forget_all()
    with django_assert_max_num_queries(len(one)):
        desk.get(at)


def test_the_lead_renames_merges_and_deletes_tags(sign_in, joseph, at, ticket, printer, asha):
    lead = sign_in(joseph)
    (other,) = actions.add_tags(actor=asha.actor, ticket=ticket, names=["Printa"])
    assert "Printer" in lead.get("/desk/settings/tags/").content.decode()

    lead.post(f"/desk/settings/tags/{printer.pk}/", {"name": "Printers", "colour": "amber"})
    printer.refresh_from_db()
    assert (printer.name, printer.colour) == ("Printers", "amber")

    refused = lead.post(f"/desk/settings/tags/{printer.pk}/", {"name": "PRINTA", "colour": "nonsense"})
    assert refused.status_code == 422
    assert "Merge the two instead" in refused.content.decode()

    lead.post(f"/desk/settings/tags/{other.pk}/merge/", {"into": printer.pk})
    assert [tag.name for tag in Tag.objects.all()] == ["Printers"]
    for into in ("", "²", "x", "9" * 5000):
        assert lead.post(f"/desk/settings/tags/{printer.pk}/merge/", {"into": into}).status_code == 302
    lead.post(f"/desk/settings/tags/{printer.pk}/removal/")
    assert not Tag.objects.exists()
    assert lead.get(f"/desk/settings/tags/{printer.pk}/").status_code == 404


def test_agents_find_their_saved_replies_in_the_settings_and_nothing_else(desk, sign_in, rehema):
    offered = desk.get("/desk/settings/").content.decode()
    assert "/desk/settings/replies/" in offered
    assert "/desk/settings/tags/" not in offered
    assert desk.get("/desk/settings/tags/").status_code == 404
    admin = sign_in(rehema)
    assert "/desk/settings/tags/" in admin.get("/desk/settings/").content.decode()
    assert "/desk/settings/" in admin.get("/desk/").content.decode()
