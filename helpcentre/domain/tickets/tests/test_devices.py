from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.base.promises.controls import State
from helpcentre.domain.tickets.actions import Context
from helpcentre.domain.tickets.models import RequestContext
from helpcentre.domain.tickets.promises import devices_are_noted_briefly

PHONE = Context(ip_address="192.0.2.7", browser="Chrome Mobile 118", device="Tecno", operating_system="Android 12")


@pytest.fixture
def noted(ask):
    return ask(context=PHONE).ticket.context


@pytest.mark.django_db
def test_without_a_device_nothing_is_proved():
    assert devices_are_noted_briefly().state == State.UNPROVEN


def test_short_names_for_a_short_time_are_what_we_promised(noted):
    assert devices_are_noted_briefly().state == State.KEPT


@pytest.mark.parametrize(
    "change",
    [
        {"created_at": clock.now() - timedelta(days=32)},
        {"browser": "Mozilla/5.0 (Linux; Android 12)"},
        {"page": "/sw/search/?q=siri"},
        {"page": "/sw/t/12-abc/"},
    ],
)
def test_more_or_longer_breaks_it(noted, change):
    RequestContext.objects.update(**change)

    assert devices_are_noted_briefly().state == State.BROKEN
