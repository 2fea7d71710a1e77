"""Articles that are not for everybody stand behind their doors, and no cache keeps them."""

import pytest

from helpcentre.base.core.actor import Actor
from helpcentre.base.front.marks import HEADER
from helpcentre.domain.knowledge.models import Article, Audience
from helpcentre.domain.people import actions as people
from helpcentre.domain.people.models import Role

PAGE = "/en/articles/refund/"


@pytest.fixture
def only_for(answers):
    def change(audience):
        Article.objects.filter(pk=answers["alone"].pk).update(audience=audience)

    return change


@pytest.fixture
def asha(db):
    return people.add_staff(actor=Actor.system(), email="asha@team.example", name="Asha", role=Role.AGENT)


def test_a_public_article_may_be_kept_and_the_others_may_not(phone, sign_in, asha, only_for):
    assert HEADER in phone.get(PAGE).headers
    for audience in (Audience.SIGNED_IN, Audience.STAFF):
        only_for(audience)
        page = sign_in(asha).get(PAGE)
        assert page.status_code == 200
        assert HEADER not in page.headers
        assert "no-store" in page.headers["Cache-Control"]
        assert b'content="noindex"' in page.content
        assert b"canonical" not in page.content


def test_an_article_for_people_who_signed_in_leads_a_visitor_to_the_door_and_back(phone, sign_in, mama_njeri, only_for):
    only_for(Audience.SIGNED_IN)
    away = phone.get(PAGE)
    assert away.status_code == 302
    assert away.headers["Location"] == "/accounts/login/?next=%2Fen%2Farticles%2Frefund%2F"
    hers = sign_in(mama_njeri).get(PAGE)
    assert hers.status_code == 200
    assert "Only for people who signed in" in hers.content.decode()


def test_an_article_for_the_team_is_unknown_to_everybody_else(phone, sign_in, mama_njeri, asha, only_for):
    only_for(Audience.STAFF)
    assert phone.get(PAGE).status_code == 404
    assert sign_in(mama_njeri).get(PAGE).status_code == 404
    assert "Only for the support team" in sign_in(asha).get(PAGE).content.decode()


def test_its_former_address_tells_a_stranger_nothing(phone, answers, only_for):
    answers["alone"].slug = "till-secrets"
    answers["alone"].publish(answers["alone"].save_revision())
    assert phone.get(PAGE).status_code == 301
    only_for(Audience.STAFF)
    assert phone.get(PAGE).status_code == 404


def test_nobody_votes_on_what_they_may_not_read(phone, sign_in, mama_njeri, only_for):
    only_for(Audience.SIGNED_IN)
    here = {"sec-fetch-site": "same-origin"}
    assert phone.post(PAGE + "vote/", {"verdict": "yes"}, headers=here).status_code == 404
    assert sign_in(mama_njeri).post(PAGE + "vote/", {"verdict": "yes"}, headers=here).status_code == 302
