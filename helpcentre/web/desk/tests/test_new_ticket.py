import pytest

from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import Ticket

ADDRESS = "/desk/tickets/new/"


def called(**changes):
    return {
        "name": "Hamisi Juma",
        "email": "",
        "phone": "0754 123 456",
        "business": "Duka la Hamisi",
        "channel": "phone",
        "language": "sw",
        "subject": "Idadi ya unga haipungui",
        "body": "Amepiga simu. Anauza kwa kilo.",
        "mine": "on",
        "key": "call-1",
        **changes,
    }


def test_somebody_who_phoned_gets_a_ticket_of_their_own(desk, asha):
    answer = desk.post(ADDRESS, called(phone="0712 345 679"))

    ticket = Ticket.objects.get()
    assert answer["Location"] == f"/desk/tickets/{ticket.reference}/"
    assert (ticket.channel, ticket.language, ticket.assignee, ticket.business.name) == (
        "phone",
        "sw",
        asha,
        "Duka la Hamisi",
    )
    assert (ticket.requester.name, ticket.requester.phone) == ("Hamisi Juma", "+254712345679")
    assert "Asha Mwangi wrote it down" in desk.get(answer["Location"]).content.decode()


def test_sending_it_twice_opens_one(desk):
    first = desk.post(ADDRESS, called(phone="0712 345 679"))
    second = desk.post(ADDRESS, called(phone="0712 345 679"))

    assert first["Location"] == second["Location"]
    assert Ticket.objects.count() == 1


def test_somebody_known_keeps_their_name(desk, mama_njeri):
    desk.post(ADDRESS, called(email="NJERI@stores.example", phone="", name="Somebody else"))

    assert Ticket.objects.get().requester == mama_njeri
    mama_njeri.refresh_from_db()
    assert mama_njeri.name == "Njeri Kamau"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": " "}, "Write the name"),
        ({"name": "N\x07jeri"}, "cannot be shown"),
        ({"name": "N" * 121}, "too long"),
        ({"phone": "0" * 41}, "Write a number like"),
        ({"phone": ""}, "Write a phone number or an e-mail"),
        ({"phone": "0712 34"}, "too few digits"),
        ({"phone": "", "email": "njeri@"}, "Write an address like"),
        ({"subject": ""}, "Write something first"),
        ({"subject": "x" * 201}, "too long"),
        ({"body": "\x1b[2J"}, "cannot be shown"),
        ({"channel": "web"}, "Something is missing"),
        ({"language": "fr"}, "Something is missing"),
    ],
)
def test_a_mistake_is_explained_and_nothing_is_lost(desk, changes, words):
    sent = called(**changes)

    answer = desk.post(ADDRESS, sent)

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert words in shown
    assert "Duka la Hamisi" in shown
    assert 'value="call-1"' in shown
    assert not Ticket.objects.exists()
    assert not Person.objects.filter(name="Hamisi Juma").exists()


def test_only_who_answers_tickets_opens_one(client, sign_in, aisha, baraka_the_stranger):
    assert client.post(ADDRESS, called()).status_code == 302
    assert sign_in(aisha).post(ADDRESS, called()).status_code == 404
    assert sign_in(baraka_the_stranger).post(ADDRESS, called()).status_code == 404
    assert not Ticket.objects.exists()


def test_another_method_is_refused(desk):
    assert desk.put(ADDRESS).status_code == 405
