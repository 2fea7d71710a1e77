import pytest

from helpcentre.domain.feedback.models import ReadBefore
from helpcentre.domain.knowledge.tests.cast import article


@pytest.fixture
def ask(client, db):
    def asked(**changes):
        typed = {
            "subject": "Malipo",
            "message": "Hayaonekani.",
            "name": "Njeri",
            "phone": "0712345678",
            "key": "k" * 22,
        }
        return client.post("/sw/tickets/new/", {**typed, **changes})

    return asked


@pytest.fixture
def two(db):
    return article("rudisha-pesa", language="sw"), article("till-number", language="en")


def test_what_was_opened_beside_the_form_comes_with_it(ask, two):
    ask(article="rudisha-pesa", read="en/till-number sw/rudisha-pesa sw/haipo")

    assert {row.article for row in ReadBefore.objects.all()} == set(two)


def test_sent_twice_it_is_noted_once(ask, two):
    ask(read="en/till-number")
    ask(read="en/till-number")

    assert ReadBefore.objects.count() == 1


@pytest.mark.parametrize(
    "read", ["", "x", "../../etc", "en/" + "a" * 500, "en/till-number\x00", "<script>", "en/x " * 5_000]
)
def test_nothing_strange_gets_in(ask, two, read):
    assert ask(read=read).status_code == 302
    assert ReadBefore.objects.count() <= 1


def test_whoever_answers_sees_it(ask, two, asha, client):
    ask(read="en/till-number")
    client.force_login(asha)

    reference = ReadBefore.objects.get().ticket.reference
    assert "Till number" in client.get(f"/desk/tickets/{reference}/").content.decode()
