import pytest

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people.actions import add_staff, find_or_create_person
from helpcentre.domain.tickets.actions import open_ticket

SYSTEM = Actor.system()


@pytest.fixture
def njeri(db):
    return find_or_create_person(
        actor=SYSTEM, name="Njeri Kamau", email="njeri@duka.example", phone="+254712345678", language="sw"
    )


@pytest.fixture
def baraka(db):
    """A stranger to Njeri's tickets."""
    return find_or_create_person(actor=SYSTEM, name="Baraka Mushi", email="baraka@duka.example", language="en")


@pytest.fixture
def asha(db):
    return add_staff(actor=SYSTEM, email="asha@help.example", name="Asha Mwangi", role="agent")


@pytest.fixture
def joseph(db):
    return add_staff(actor=SYSTEM, email="joseph@help.example", name="Joseph Okello", role="lead")


@pytest.fixture
def ask(njeri):
    """Opens one of Njeri's tickets."""

    def opened(**facts):
        given = {
            "requester": njeri,
            "subject": "M-Pesa",
            "body": "Malipo hayaonekani",
            "channel": "web",
            "language": "sw",
        }
        given |= facts
        return open_ticket(actor=given["requester"].actor, **given)

    return opened


@pytest.fixture
def ticket(ask):
    return ask().ticket
