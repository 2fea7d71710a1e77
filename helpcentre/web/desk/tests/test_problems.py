import pytest
from django.urls import reverse

from helpcentre.domain.knowledge.models import Announcement
from helpcentre.domain.problems import selectors
from helpcentre.domain.problems.actions import open_problem
from helpcentre.domain.problems.models import Affected, KnownProblem, ProblemUpdate


@pytest.fixture
def lead(sign_in, joseph):
    return sign_in(joseph)


@pytest.fixture
def outage(joseph):
    return open_problem(
        actor=joseph.actor, by=joseph, title_en="M-Pesa is slow", title_sw="M-Pesa inachelewa", words_en="Late."
    )


def words(**facts):
    given = {"title_en": "M-Pesa is slow", "title_sw": "M-Pesa inachelewa", "words_en": "", "words_sw": ""}
    return given | facts


def test_a_lead_opens_one_and_every_page_can_tell_of_it(lead, client):
    answer = lead.post("/desk/problems/new/", words(banner="on"))
    made = KnownProblem.objects.get()
    assert answer["Location"] == f"/desk/problems/{made.pk}/"
    assert "M-Pesa is slow" in lead.get("/desk/problems/").content.decode()
    assert made.banner


@pytest.mark.parametrize("title", ["", "   ", "x\x00", "x" * 500])
def test_a_title_that_is_none_brings_everything_back(lead, title):
    answer = lead.post("/desk/problems/new/", words(title_en=title, words_sw="Malipo yanachelewa"))
    assert answer.status_code == 422
    assert "Malipo yanachelewa" in answer.content.decode()
    assert not KnownProblem.objects.exists()


def test_an_agent_sees_and_attaches_but_tells_nobody(desk, outage, ticket):
    at = f"/desk/tickets/{ticket.reference}/"
    assert "M-Pesa is slow" in desk.get(at).content.decode()
    assert desk.post(f"{at}problem/", {"problem": outage.pk})["Location"] == at
    assert selectors.problem_of(ticket) == outage
    assert ticket.reference in desk.get(f"/desk/problems/{outage.pk}/").content.decode()
    assert desk.get("/desk/problems/new/").status_code == 404
    assert desk.post(f"/desk/problems/{outage.pk}/update/", {"body_en": "x", "body_sw": "x"}).status_code == 404
    desk.post(f"{at}problem/", {"undo": "1"})
    assert selectors.problem_of(ticket) is None


@pytest.mark.parametrize("wanted", ["", "999999", "²", "9" * 5000])
def test_a_problem_that_does_not_exist_changes_nothing(desk, ticket, wanted, outage):
    answer = desk.post(f"/desk/tickets/{ticket.reference}/problem/", {"problem": wanted})
    assert answer.status_code == 422
    assert selectors.problem_of(ticket) is None


def test_an_update_needs_both_languages_and_says_how_many_are_told(lead, outage, ticket, desk):
    desk.post(f"/desk/tickets/{ticket.reference}/problem/", {"problem": outage.pk})
    at = f"/desk/problems/{outage.pk}/"
    assert lead.post(f"{at}update/", {"body_en": "Soon", "body_sw": ""}).status_code == 422
    assert "Soon" in lead.post(f"{at}update/", {"body_en": "Soon", "body_sw": ""}).content.decode()
    assert not ProblemUpdate.objects.exists()
    told = lead.post(f"{at}update/", {"body_en": "Soon", "body_sw": "Karibuni", "closing": "on"}, follow=True)
    assert "1 customer is being told" in told.content.decode()
    assert "Solved" in told.content.decode()
    assert lead.get("/desk/problems/999999/").status_code == 404


def test_a_customer_ticks_it_in_the_form_and_follows_it(client, outage):
    address = reverse("portal:ticket_new")
    assert "M-Pesa is slow" in client.get(address).content.decode()
    sent = {"subject": "Late", "message": "Payments are late", "name": "Njeri", "phone": "0712345678", "key": "k1"}
    for _ in range(2):
        client.post(address, sent | {"problem": outage.pk})
    affected = Affected.objects.get()
    assert affected.problem == outage
    assert affected.by_customer


@pytest.mark.parametrize("wanted", ["999999", "x", "²", "9" * 5000, "\x00"])
def test_a_tick_for_nothing_opens_the_request_all_the_same(client, outage, wanted):
    sent = {"subject": "Late", "message": "Late", "name": "Njeri", "phone": "0712345678", "key": "k2"}
    assert client.post(reverse("portal:ticket_new"), sent | {"problem": wanted}).status_code == 302
    assert not Affected.objects.exists()


def test_what_was_ticked_stays_ticked_when_something_is_missing(client, outage):
    page = client.post(reverse("portal:ticket_new"), {"subject": "", "problem": outage.pk, "key": "k3"})
    assert f'value="{outage.pk}" checked' in page.content.decode()


def test_a_lead_changes_the_words_and_the_history_says_who(lead, outage, desk):
    at = f"/desk/problems/{outage.pk}/wording/"
    assert "M-Pesa is slow" in lead.get(at).content.decode()

    for _ in range(2):
        sent = words(title_en="M-Pesa is down", title_sw="M-Pesa haifanyi kazi")
        assert lead.post(at, sent)["Location"] == f"/desk/problems/{outage.pk}/"

    page = desk.get(f"/desk/problems/{outage.pk}/").content.decode()
    assert "M-Pesa is down" in page
    assert page.count("Joseph Okello changed the words") == 1
    assert lead.post(at, words(title_en="")).status_code == 422
    assert desk.get(at).status_code == 404
    assert lead.get("/desk/problems/999999/wording/").status_code == 404


def test_the_banner_says_the_new_words(lead, client):
    lead.post("/desk/problems/new/", words(banner="on"))
    made = KnownProblem.objects.get()

    lead.post(f"/desk/problems/{made.pk}/wording/", words(title_en="M-Pesa is down", title_sw="Haifanyi kazi"))

    assert set(Announcement.objects.filter(live=True).values_list("title", flat=True)) == {
        "M-Pesa is down",
        "Haifanyi kazi",
    }
