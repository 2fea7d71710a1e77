import pytest

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.domain.people.actions import (
    add_staff,
    make_sign_in_link,
    peek_sign_in_link,
    remove_staff,
    use_sign_in_link,
)
from helpcentre.domain.people.models import SignInLink

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system()


@pytest.fixture
def asha():
    return add_staff(actor=SYSTEM, email="asha@help.example", name="Asha Mwangi", role="agent")


@pytest.fixture
def token(asha):
    return make_sign_in_link(actor=SYSTEM, person=asha)


def test_the_link_signs_its_owner_in_once(asha, token):
    assert use_sign_in_link(token) == asha
    assert use_sign_in_link(token) is None


def test_looking_at_the_link_does_not_use_it_up(asha, token):
    assert peek_sign_in_link(token).person == asha
    assert use_sign_in_link(token) == asha


def test_the_token_is_not_in_the_database(token):
    assert token not in str(SignInLink.objects.values())


def test_a_link_past_its_day_opens_nothing(token):
    SignInLink.objects.update(expires_at=clock.now())
    assert use_sign_in_link(token) is None


def test_somebody_who_left_the_team_cannot_use_theirs(asha, token):
    remove_staff(actor=SYSTEM, person=asha)
    assert use_sign_in_link(token) is None


def test_a_made_up_token_opens_nothing(token):
    assert use_sign_in_link("x" * 43) is None


def test_a_role_that_is_none_is_refused():
    with pytest.raises(ValueError, match="boss"):
        add_staff(actor=SYSTEM, email="asha@help.example", name="Asha", role="boss")
