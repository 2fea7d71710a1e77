import pytest

from helpcentre.base.events.subscribers import all_subscribers
from helpcentre.base.events.tests.shop import CLOSED, OPENED


def test_subscribers_are_listed_by_name_with_their_kinds(readers):
    readers("zebra", CLOSED)(print)
    readers("antelope", OPENED, CLOSED)(print)
    assert [each.name for each in all_subscribers()] == ["antelope", "zebra"]
    assert all_subscribers()[0].kinds == {"shop.door.opened", "shop.door.closed"}


def test_two_subscribers_cannot_share_a_name(readers):
    readers("bell", OPENED)(print)
    with pytest.raises(ValueError, match="bell"):
        readers("bell", CLOSED)(print)
