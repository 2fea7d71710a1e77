"""The signed leave to stream."""

import pytest
import time_machine
from django.core import signing

from helpcentre.base.events.kinds import EventKind
from helpcentre.base.live import grants
from helpcentre.base.live.streams import stream_response
from helpcentre.base.live.topics import Seen, Topic

REPLY = EventKind("ticket.reply.sent", "ticket")


def test_what_was_granted_is_read_back() -> None:
    interest = grants.read(grants.make([Topic("ticket", 12, (REPLY,)), Topic("inbox")]))
    assert interest is not None
    assert interest.wants(Seen(1, "ticket.reply.sent", "ticket", 12))
    assert not interest.wants(Seen(1, "ticket.note.added", "ticket", 12))
    assert interest.wants(Seen(1, "anything.at_all", "inbox", 5))


@pytest.mark.parametrize("data", [[], {}, "ticket", [["ticket"]], [["ticket", "12", None]], [["ticket", 1, [2]]]])
def test_a_grant_of_another_shape_is_none(data) -> None:
    assert grants.read(signing.dumps(data, salt=grants._SALT)) is None


def test_a_forged_or_old_grant_is_none() -> None:
    good = grants.make([Topic("ticket", 12)])
    assert grants.read(good[:-1] + ("a" if good[-1] != "a" else "b")) is None
    assert grants.read(signing.dumps([["ticket", 12, None]], salt="other")) is None
    with time_machine.travel("2020-01-01"):
        old = grants.make([Topic("ticket", 12)])
    assert grants.read(old) is None


def test_the_answer_of_a_view_carries_the_grant() -> None:
    response = stream_response(Topic("ticket", 12))
    assert grants.read(response.headers[grants.HEADER]) is not None
    with pytest.raises(ValueError, match="topic"):
        stream_response()
