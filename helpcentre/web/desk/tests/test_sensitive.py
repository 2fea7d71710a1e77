import pytest

from helpcentre.domain.tickets.models import Message


@pytest.fixture
def send(desk, ticket):
    def sent(**changes):
        written = {"kind": "reply", "body": "PIN yako ni 4821", "then": "pending", "key": "k1"}
        return desk.post(f"/desk/tickets/{ticket.reference}/messages/", {**written, **changes})

    return sent


@pytest.mark.parametrize("kind", ["reply", "note"])
def test_an_agent_is_asked_before_a_pin_is_written(send, kind):
    answer = send(kind=kind)

    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "PIN yako ni 4821</textarea>" in shown
    assert 'name="sensitive" value="cover"' in shown
    assert Message.objects.count() == 1


def test_covered_nobody_reads_it(send):
    assert send(sensitive="cover").status_code == 302

    assert Message.objects.latest("id").body == "PIN yako ni ••••"


def test_it_may_be_sent_as_it_is(send):
    send(sensitive="send")

    assert Message.objects.latest("id").body == "PIN yako ni 4821"


def test_a_bent_choice_asks_again(send):
    assert send(sensitive="x").status_code == 422
