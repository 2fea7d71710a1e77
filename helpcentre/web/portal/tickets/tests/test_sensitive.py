import pytest

from helpcentre.domain.tickets.models import Message


@pytest.fixture
def page(opened):
    return f"/sw/tickets/{opened.ticket.reference}/"


@pytest.fixture
def phone(client, mama_njeri):
    client.force_login(mama_njeri)
    return client


def asked(**changes):
    return {
        "subject": "Kadi haifanyi kazi",
        "message": "Kadi 4111 1111 1111 1111 inakataa.",
        "name": "Njeri",
        "phone": "0712345678",
        "key": "k" * 22,
        **changes,
    }


def test_a_new_request_asks_before_a_card_number_is_sent(client, db):
    answer = client.post("/sw/tickets/new/", asked())

    assert not Message.objects.exists()
    shown = answer.content.decode()
    assert "4111 1111 1111 1111" in shown
    assert 'name="sensitive" value="cover"' in shown


def test_covered_it_is_sent_without_the_number(client, db):
    client.post("/sw/tickets/new/", asked(sensitive="cover", subject="PIN yangu 4821"))

    message = Message.objects.select_related("ticket").get()
    assert message.body == "Kadi •••• 1111 inakataa."
    assert message.ticket.subject == "PIN yangu ••••"


def test_or_as_it_is(client, db):
    client.post("/sw/tickets/new/", asked(sensitive="send"))

    assert "4111" in Message.objects.get().body


def test_a_reply_asks_too(phone, page):
    shown = phone.post(page + "reply/", {"message": "PIN yangu ni 4821", "key": "k2"}).content.decode()
    assert "PIN yangu ni 4821</textarea>" in shown.replace("\n", "")
    assert Message.objects.count() == 1

    phone.post(page + "reply/", {"message": "PIN yangu ni 4821", "key": "k2", "sensitive": "cover"})
    assert Message.objects.latest("id").body == "PIN yangu ni ••••"


def test_the_page_can_say_it_while_one_types(phone, page):
    shown = phone.get(page).content.decode()

    assert 'data-sensitive="#sensitive"' in shown
    assert shown.count("data-sensitive-kind") == 3
