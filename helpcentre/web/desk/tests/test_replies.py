import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from helpcentre.domain.answering.models import SavedReply
from helpcentre.domain.people.actions import put_team

PAGE = "/desk/settings/replies/"


def filled(**changes):
    return {
        "name": "Malipo",
        "folder": "M-Pesa",
        "text_sw": "Habari {{ requester.first_name }}.",
        "kind": "reply",
        **changes,
    }


def test_an_agent_keeps_words_for_themselves(desk, asha):
    assert desk.post(PAGE + "new/", filled(shared="on"))["Location"] == PAGE

    reply = SavedReply.objects.get()
    assert (reply.owner, reply.folder, reply.body_in("sw")) == (asha, "M-Pesa", "Habari {{ requester.first_name }}.")
    assert "Malipo" in desk.get(PAGE).content.decode()


def test_a_lead_keeps_them_for_the_team(sign_in, joseph, desk):
    sign_in(joseph).post(PAGE + "new/", filled(shared="on", status="closed", priority="3", give_to="me"))

    reply = SavedReply.objects.get()
    assert reply.is_shared
    assert (reply.status, reply.priority, reply.assign) == ("closed", 3, "me")
    assert "Malipo" in desk.get(PAGE).content.decode()
    assert desk.get(f"{PAGE}{reply.pk}/")["Location"] == PAGE
    assert desk.post(f"{PAGE}{reply.pk}/deletion/")["Location"] == PAGE
    assert "whoever leads the team" in desk.get(PAGE).content.decode()
    assert SavedReply.objects.filter(pk=reply.pk).exists()


def test_a_colleague_can_be_given_the_ticket(desk, joseph):
    desk.post(PAGE + "new/", filled(give_to=str(joseph.pk)))

    assert SavedReply.objects.get().assignee == joseph


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "Give it a name"),
        ({"text_sw": " "}, "at least one language"),
        ({"text_en": "{{ requester.password }}"}, "{{ requester.password }}"),
        ({"text_en": "a\x07"}, "cannot be shown"),
        ({"give_to": "999"}, "Choose somebody"),
        ({"status": "burn"}, "missing"),
    ],
)
def test_a_mistake_is_explained_and_nothing_is_lost(desk, changes, words):
    answer = desk.post(PAGE + "new/", filled(**changes))

    assert answer.status_code == 422
    assert words in answer.content.decode().replace("&#x27;", "'")
    assert not SavedReply.objects.exists()


def test_one_is_changed_and_taken_away(desk):
    desk.post(PAGE + "new/", filled())
    reply = SavedReply.objects.get()
    assert "M-Pesa" in desk.get(f"{PAGE}{reply.pk}/").content.decode()

    desk.post(f"{PAGE}{reply.pk}/", filled(name="Malipo mapya"))
    reply.refresh_from_db()
    assert reply.name == "Malipo mapya"

    desk.post(f"{PAGE}{reply.pk}/deletion/")
    assert not SavedReply.objects.exists()


def test_the_list_asks_as_often_for_thirty_as_for_three(desk, asha, django_assert_max_num_queries):
    for number in range(3):
        desk.post(PAGE + "new/", filled(name=f"Moja {number}"))
    with CaptureQueriesContext(connection) as few:
        desk.get(PAGE)
    asked = len(few)
    for number in range(27):
        desk.post(PAGE + "new/", filled(name=f"Mbili {number}", folder=f"F{number}"))
    with django_assert_max_num_queries(asked):
        desk.get(PAGE)


def test_who_answers_no_tickets_has_none(sign_in, aisha, baraka_the_stranger):
    for person in (aisha, baraka_the_stranger):
        assert sign_in(person).get(PAGE).status_code == 404
        assert sign_in(person).post(PAGE + "new/", filled()).status_code == 404


def test_a_missing_one_is_missing(desk):
    assert desk.get(PAGE + "999/").status_code == 404


def test_a_macro_names_a_team_and_tags_and_shows_them_again(desk, joseph, asha):
    team = put_team(actor=joseph.actor, name="Malipo", strategy="by_hand", takes_new=False, members=[asha])

    desk.post(PAGE + "new/", filled(team=str(team.pk), puts_on="M-Pesa, #night", takes_off="new"))

    reply = SavedReply.objects.get()
    assert (reply.team, reply.puts_on, reply.takes_off) == (team, "M-Pesa, night", "new")
    page = desk.get(f"{PAGE}{reply.pk}/").content.decode()
    assert 'value="M-Pesa, night"' in page
    assert f'value="{team.pk}" selected' in page
    assert "M-Pesa, night" in desk.get(PAGE).content.decode()


@pytest.mark.parametrize("changes", [{"team": "999"}, {"puts_on": "x" * 50}, {"takes_off": "a\x07b"}])
def test_a_team_or_tag_that_is_none_brings_the_form_back(desk, changes):
    assert desk.post(PAGE + "new/", filled(**changes)).status_code == 422
    assert not SavedReply.objects.exists()
