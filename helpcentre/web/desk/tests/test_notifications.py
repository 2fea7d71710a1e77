import pytest

from helpcentre.domain.tickets.models import Notification


@pytest.fixture
def told(asha, ticket):
    return [
        Notification.objects.create(person=asha, kind=kind, ticket=ticket, event_id=number)
        for number, kind in enumerate(("assigned", "customer_replied", "mentioned"))
    ]


def test_each_kind_is_told_in_words(desk, told, ticket):
    shown = desk.get("/desk/notifications/").content.decode()

    for words in ("was given to you", "Njeri Kamau wrote in", "A colleague named you"):
        assert words in shown


def test_the_bell_counts_what_is_unread(desk, told):
    assert desk.get("/desk/").context["unread"] == 3


def test_opening_the_ticket_reads_them(desk, told, ticket):
    desk.get(f"/desk/tickets/{ticket.reference}/")

    assert desk.get("/desk/").context["unread"] == 0


def test_all_are_read_at_once_and_twice_is_no_mistake(desk, told):
    for _ in range(2):
        assert desk.post("/desk/notifications/read/")["Location"] == "/desk/notifications/"
    assert not Notification.objects.filter(read_at=None).exists()


def test_another_agents_are_left_alone(sign_in, joseph, told):
    browser = sign_in(joseph)

    assert "was given to you" not in browser.get("/desk/notifications/").content.decode()
    browser.post("/desk/notifications/read/")
    assert Notification.objects.filter(read_at=None).count() == 3


def test_reading_all_is_a_press_of_staff(desk, client, sign_in, baraka_the_stranger):
    assert desk.get("/desk/notifications/read/").status_code == 405
    assert client.post("/desk/notifications/read/").status_code == 302
    assert sign_in(baraka_the_stranger).post("/desk/notifications/read/").status_code == 404
