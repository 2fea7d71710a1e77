import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from helpcentre.base.core.remembered import forget_all
from helpcentre.base.events.models import Event
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.actions.saved_views import MOST_VIEWS
from helpcentre.domain.tickets.filters import Clause
from helpcentre.domain.tickets.models import SavedView

OPEN = (Clause("status", "is", ("open",)),)


def keep(person, name="Calls", *, clauses=OPEN, shared=False):
    return actions.save_view(actor=person.actor, owner=person, name=name, clauses=clauses, shared=shared)


def form(**facts):
    return {"act": "save", "name": "Swahili calls", "status": ["open"], "language": ["sw"], "sort": "priority"} | facts


def test_a_filtered_list_has_an_address(desk, ticket):
    answer = desk.post("/desk/views/", form(act="show"))

    assert answer["Location"] == "/desk/?f=status:is:open&f=language:is:sw&sort=priority"
    assert ticket.subject in desk.get(answer["Location"]).content.decode()
    assert ticket.subject not in desk.get("/desk/?f=language:is:en").content.decode()


def test_a_kept_list_stands_in_the_rail_with_its_count_and_its_order(desk, asha, ticket):
    answer = desk.post("/desk/views/", form())

    view = SavedView.objects.get()
    assert (view.name, view.owner, view.order, view.shared_at) == ("Swahili calls", asha, "priority", None)
    assert answer["Location"] == f"/desk/?view={view.key}"
    page = desk.get(answer["Location"]).content.decode()
    assert "Swahili calls" in page
    assert ticket.subject in page
    assert '<b class="num">1</b></a></li></ul></div>' in page
    event = Event.objects.get(kind="view.saved")
    assert (event.subject_id, event.actor_id, event.data) == (view.pk, asha.pk, {})


def test_a_list_keeps_words_but_an_address_does_not(desk, ticket):
    words = {"words.has": "amelipa", "status": []}

    refused = desk.post("/desk/views/", form(act="show", **words))
    assert refused.status_code == 422
    assert "Words are kept only in a list with a name" in refused.content.decode()
    assert 'value="amelipa"' in refused.content.decode()
    kept = desk.post("/desk/views/", form(**words))
    assert "amelipa" not in kept["Location"]
    assert ticket.subject in desk.get(kept["Location"]).content.decode()


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"name": ""}, "Give the list a name"),
        ({"name": "x" * 61}, "Give the list a name"),
        ({"name": "\0\u202e"}, "Give the list a name"),
        ({"status": [], "language": []}, "Choose at least one thing"),
        ({"status": ["lost"]}, "cannot be read"),
        ({"opened.since": "31/12/2026"}, "cannot be read"),
        ({"status.op": "has"}, "cannot be read"),
    ],
)
def test_a_list_that_cannot_be_kept_says_why_and_loses_nothing(desk, facts, says, db):
    answer = desk.post("/desk/views/", form(**facts))

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("name", ["🛒 Duka", "<script>alert(1)</script>", "'; DROP TABLE", "مرحبا"])
def test_any_name_is_text(desk, name, db):
    page = desk.post("/desk/views/", form(name=name), follow=True)

    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()


def test_a_rail_has_an_end(desk, asha):
    for _ in range(MOST_VIEWS):
        keep(asha)

    assert "as many lists as fit" in desk.post("/desk/views/", form()).content.decode()
    assert SavedView.objects.count() == MOST_VIEWS


def test_a_list_of_mine_is_nobody_else_s_until_i_share_it(desk, asha, joseph, sign_in):
    view, others = keep(asha), sign_in(joseph)

    assert others.get(f"/desk/?view={view.key}").status_code == 404
    desk.post(f"/desk/views/{view.pk}/", form(shared="on"))
    assert "Swahili calls" in others.get(f"/desk/?view={view.key}").content.decode()
    assert "Swahili calls" in others.get("/desk/").content.decode()


@pytest.mark.parametrize("path", ["", "position/", "deletion/"])
def test_a_team_s_list_is_changed_by_its_owner_and_by_who_leads(path, joseph, asha, fatuma, sign_in):
    view = keep(asha, shared=True)
    address = f"/desk/views/{view.pk}/{path}"

    refused = sign_in(fatuma).post(address, form(), follow=True)
    assert "changed by who made it" in refused.content.decode()
    assert SavedView.objects.get().name == "Calls"
    assert sign_in(joseph).post(address, form(), follow=True).context["messages"] is not None
    assert not SavedView.objects.filter(name="Calls").exists() or path == "position/"
    mine = keep(asha)
    assert sign_in(joseph).post(f"/desk/views/{mine.pk}/{path}", form()).status_code == 404
    assert sign_in(asha).post(f"/desk/views/{mine.pk}/{path}", form()).status_code == 302


def test_it_is_changed_in_place(desk, asha, ticket):
    view = keep(asha)

    page = desk.get(f"/desk/?view={view.key}&edit=1").content.decode()
    assert f'action="/desk/views/{view.pk}/?view={view.key}"' in page
    assert 'name="status" value="open" checked' in page
    desk.post(f"/desk/views/{view.pk}/", form(name="Calls in English", language=["en"]))
    view.refresh_from_db()
    assert view.name == "Calls in English"
    assert ticket.subject not in desk.get(f"/desk/?view={view.key}").content.decode()


def test_a_mistake_leaves_the_kept_list_as_it_was(desk, asha):
    view = keep(asha)

    answer = desk.post(f"/desk/views/{view.pk}/", form(name=""))

    assert answer.status_code == 422
    view.refresh_from_db()
    assert view.name == "Calls"


def test_lists_change_places(desk, asha, joseph):
    first, second, third = keep(asha, "A"), keep(asha, "B"), keep(asha, "C")
    keep(joseph, "Theirs", shared=True)

    def order():
        return [item.label for item in desk.get("/desk/").context["kept"]]

    assert order() == ["A", "B", "C", "Theirs"]
    desk.post(f"/desk/views/{third.pk}/position/")
    assert order() == ["A", "C", "B", "Theirs"]
    desk.post(f"/desk/views/{first.pk}/position/", {"down": "1"})
    assert order() == ["C", "A", "B", "Theirs"]
    desk.post(f"/desk/views/{second.pk}/position/", {"down": "1"})
    assert order() == ["C", "A", "B", "Theirs"]


def test_a_deleted_list_is_gone_and_its_tickets_stay(desk, asha, ticket):
    view = keep(asha)

    page = desk.post(f"/desk/views/{view.pk}/deletion/", follow=True).content.decode()

    assert "The list is gone" in page
    assert ticket.subject in page
    assert desk.get(f"/desk/?view={view.key}").status_code == 404
    assert desk.post(f"/desk/views/{view.pk}/deletion/").status_code == 404


def test_a_list_whose_filter_is_gone_is_empty_and_says_so(desk, asha, ticket):
    view = keep(asha)
    SavedView.objects.update(filters=[{"field": "colour", "operator": "is", "values": ["red"]}])

    page = desk.get(f"/desk/?view={view.key}").content.decode()

    assert "it fits no ticket" in page
    assert ticket.subject not in page


@pytest.mark.parametrize(
    "query", ["f=", "f=:::", "f=status:is:%00", "f=assignee:is:9999999999999999999999", "sort=x&view=mine", "view=v0"]
)
def test_any_address_is_a_page(desk, query, ticket):
    assert desk.get(f"/desk/?{query}").status_code == 200


def test_a_chip_can_be_taken_away(desk, ticket):
    page = desk.get("/desk/?f=status:is:open&f=language:is:en").content.decode()

    assert 'href="/desk/?f=status:is:open" aria-label="Without “Language”"' in page


def test_a_list_can_stand_in_another_order(desk, ticket):
    page = desk.get("/desk/?view=waiting&sort=created")

    assert page.context["asked"].order == "created"
    assert 'hx-get="/desk/?view=waiting&amp;sort=created"' in page.content.decode()


@pytest.mark.parametrize("view", ["waiting", "pending", "closed", "mine"])
def test_the_form_goes_on_from_the_list_one_looks_at(desk, view, db):
    page = desk.get(f"/desk/?view={view}&edit=1")

    assert page.status_code == 200
    assert any(line.in_use for line in page.context["sieve"])


def test_many_kept_lists_cost_as_many_queries_as_one(desk, asha, ticket):
    def queries():
        forget_all()
        with CaptureQueriesContext(connection) as captured:
            desk.get("/desk/?view=waiting")
        return len(captured)

    keep(asha)
    few = queries()
    for number in range(MOST_VIEWS - 1):
        keep(asha, clauses=(*OPEN, Clause("channel", "is", (("web", "phone")[number % 2],))))

    assert queries() == few
