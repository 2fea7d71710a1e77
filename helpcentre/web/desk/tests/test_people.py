import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from helpcentre.base.core.remembered import forget_all
from helpcentre.base.events.models import Event
from helpcentre.domain.tickets import actions


def looks():
    return Event.objects.filter(kind="person.record.viewed").count()


def test_the_page_of_a_person_shows_who_they_are_and_what_they_asked(desk, ticket, mama_njeri, asha):
    page = desk.get(f"/desk/people/{mama_njeri.pk}/").content.decode()

    for words in ("Njeri Kamau", "njeri@stores.example", "+254", "Mama Njeri Stores", ticket.subject):
        assert words in page
    look = Event.objects.get(kind="person.record.viewed")
    assert (look.subject_id, look.actor_id, look.data) == (mama_njeri.pk, asha.pk, {"screen": "person"})


def test_a_second_look_at_once_is_the_same_look(desk, mama_njeri):
    for _ in range(2):
        desk.get(f"/desk/people/{mama_njeri.pk}/")

    assert looks() == 1


def test_the_page_of_a_shop_shows_its_people_and_is_a_look_at_each(desk, ticket, mama_njeri):
    page = desk.get(f"/desk/businesses/{ticket.business_id}/").content.decode()

    assert "Njeri Kamau" in page
    assert ticket.subject in page
    assert looks() == 1


@pytest.mark.parametrize("path", ["people/999999", "businesses/999999", "people/99999999999999999999999999"])
def test_who_is_not_there_is_not_found(desk, path, db):
    assert desk.get(f"/desk/{path}/").status_code == 404


def test_who_was_erased_is_not_there(desk, mama_njeri):
    from helpcentre.base.core import clock

    type(mama_njeri).objects.filter(pk=mama_njeri.pk).update(erased_at=clock.now())

    assert desk.get(f"/desk/people/{mama_njeri.pk}/").status_code == 404


def test_many_tickets_cost_as_many_queries_as_few(desk, mama_njeri, ticket):
    def queries():
        forget_all()
        with CaptureQueriesContext(connection) as captured:
            desk.get(f"/desk/people/{mama_njeri.pk}/")
        return len(captured)

    queries()
    few = queries()
    for _ in range(9):
        actions.open_ticket(
            actor=mama_njeri.actor, requester=mama_njeri, subject="S", body="B", channel="web", language="sw"
        )

    assert queries() == few


def test_the_palette_finds_lists_tickets_people_and_shops(desk, ticket):
    for typed, words in (
        ("wait", "?view=waiting"),
        (ticket.reference, ticket.subject),
        ("njeri", "/desk/people/"),
        ("mama", "/desk/businesses/"),
        ("amelipa", "/desk/search/?q=amelipa"),
    ):
        answer = desk.get("/desk/palette/", {"q": typed}).content.decode()
        assert words in answer, typed
        assert "<html" not in answer


@pytest.mark.parametrize("typed", ["", "\0", "🙂", "x" * 5000, "<b>", "f:::"])
def test_the_palette_answers_anything(desk, typed, db):
    answer = desk.get("/desk/palette/", {"q": typed})

    assert answer.status_code == 200
    assert "<b>" not in answer.content.decode().replace('<b class="num">', "")


def test_search_groups_what_it_finds(desk, ticket):
    page = desk.get("/desk/search/", {"q": "mama njeri"}).content.decode()

    assert "Shops" in page
    assert "Mama Njeri Stores" in page
