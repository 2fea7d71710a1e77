import pytest
from django.db import transaction

from helpcentre.base.core.actor import Actor, ActorKind
from helpcentre.base.events import log
from helpcentre.base.events.kinds import BadEvent
from helpcentre.base.events.models import Event
from helpcentre.base.events.tests.shop import CLOSED, OPENED, Door, record


@pytest.mark.django_db
def test_an_event_keeps_who_what_and_ids():
    asha = Actor(ActorKind.STAFF, person_id=7)
    with transaction.atomic():
        event = log.record(OPENED, 3, actor=asha, by_id=7, door=Door.BACK)
    event.refresh_from_db()
    assert (event.kind, event.subject_kind, event.subject_id) == ("shop.door.opened", "shop", 3)
    assert (event.actor_kind, event.actor_id) == ("staff", 7)
    assert event.data == {"by_id": 7, "door": "back"}


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_a_mistake():
    with pytest.raises(transaction.TransactionManagementError):
        log.record(OPENED, 3, actor=Actor.system())
    assert not Event.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("data", [{"by_id": "Njeri"}, {"by_id": True}, {"note": 3}, {"name": "Njeri"}])
def test_words_and_undeclared_keys_are_refused(data):
    with pytest.raises(BadEvent) as caught:
        record(**data)
    assert "Njeri" not in str(caught.value)


@pytest.mark.django_db
def test_a_value_outside_its_enum_is_refused():
    with pytest.raises(BadEvent) as caught:
        record(door="window, said Njeri")
    assert "Njeri" not in str(caught.value)


@pytest.mark.django_db
def test_the_log_is_read_forward_by_kind_and_by_subject():
    first, second, third = record(), record(CLOSED), record(subject_id=2)
    assert [event.id for event in log.after(0)] == [first, second, third]
    assert [event.id for event in log.after(first)] == [second, third]
    assert [event.id for event in log.after(0, kinds=["shop.door.opened"])] == [first, third]
    assert [event.id for event in log.after(0, limit=1)] == [first]
    assert [event.id for event in log.of("shop", 1)] == [first, second]
    assert log.newest_id() == third
