"""Nobody's history goes for silence before they were told, if they can be told."""

from datetime import timedelta

import pytest
from django.test import Client

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.outbound.models import OutboundMail, Status
from helpcentre.base.promises.controls import State
from helpcentre.base.promises.measuring import measure
from helpcentre.domain.people.actions import find_or_create_person
from helpcentre.domain.people.models import Person
from helpcentre.domain.privacy.closing.actions import forget_inactive, notify_silent
from helpcentre.domain.privacy.models import Erasure, SilenceNotice
from helpcentre.domain.retention.actions import place_hold

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system()
YEAR = 365


@pytest.fixture
def zawadi():
    return silent("Zawadi", days=3 * YEAR, email="zawadi@duka.example")


def silent(name, *, days, **contact):
    made = find_or_create_person(actor=SYSTEM, name=name, language="sw", **contact)
    Person.objects.filter(pk=made.pk).update(created_at=clock.now() - timedelta(days=days))
    return made


def mailed(status, *, days=0):
    """What became of every mail, and when."""
    sent_at = clock.now() - timedelta(days=days) if status == Status.SENT else None
    OutboundMail.objects.update(status=status, sent_at=sent_at)


def test_nothing_goes_before_the_mail_left_and_its_days_are_over(zawadi):
    assert forget_inactive() == 0
    assert (notify_silent(), notify_silent()) == (1, 0)
    assert forget_inactive() == 0  # it waits in the queue
    mailed(Status.SENT, days=29)
    notify_silent()
    assert forget_inactive() == 0
    SilenceNotice.objects.update(sent_at=clock.now() - timedelta(days=31))
    assert forget_inactive() == 1


def test_the_mail_says_until_when_and_leads_to_where_they_sign_in(zawadi):
    notify_silent()

    mail = OutboundMail.objects.get()
    assert (mail.kind, mail.language, mail.person_id) == ("silence_notice", "sw", zawadi.pk)
    assert "/accounts/login/?next=%2Fsw%2Fprivacy%2Fmy-data%2F" in mail.text
    assert "Zawadi" in mail.text


def test_they_are_told_a_month_before_their_time_is_over():
    silent("Neema", days=2 * YEAR - 40, email="neema@duka.example")
    assert notify_silent() == 0
    silent("Amani", days=2 * YEAR - 20, email="amani@duka.example")
    assert notify_silent() == 1


def test_signing_in_keeps_everything_and_a_later_silence_is_told_of_anew(zawadi):
    notify_silent()
    mailed(Status.SENT, days=31)
    notify_silent()
    Client().force_login(zawadi)
    assert forget_inactive() == 0
    notify_silent()
    assert not SilenceNotice.objects.exists()
    Person.objects.filter(pk=zawadi.pk).update(last_login=clock.now() - timedelta(days=2 * YEAR + 1))
    assert (notify_silent(), forget_inactive()) == (1, 0)


def test_who_has_no_address_cannot_be_told():
    silent("Amani", days=3 * YEAR, phone="+254712000111")

    assert (notify_silent(), forget_inactive()) == (0, 1)


def test_an_address_that_refuses_three_mails_is_no_address(zawadi):
    for number in range(3):
        assert notify_silent() == 1, number
        mailed(Status.FAILED)
        assert notify_silent() == 0  # not before a week
        assert forget_inactive() == 0
        SilenceNotice.objects.update(asked_at=clock.now() - timedelta(days=8))
    assert notify_silent() == 0
    assert OutboundMail.objects.count() == 3
    assert forget_inactive() == 1


def test_an_address_that_no_mail_can_be_sent_to_is_none(zawadi):
    Person.objects.filter(pk=zawadi.pk).update(email="not an address")

    assert (notify_silent(), forget_inactive()) == (0, 1)


def test_under_a_hold_nobody_is_told_that_something_goes(zawadi):
    place_hold(actor=SYSTEM, by=None, reason="Letter from the court", person=zawadi)

    assert notify_silent() == 0


def test_the_promise_waits_for_those_who_were_told_and_not_for_a_mail_that_never_leaves(zawadi):
    assert measure("P31")[0].state is State.BROKEN  # nobody told them in time
    notify_silent()
    assert measure("P31")[0].state is State.KEPT
    SilenceNotice.objects.update(asked_at=clock.now() - timedelta(days=40))
    assert measure("P31")[0].state is State.BROKEN
    SilenceNotice.objects.update(sent_at=clock.now() - timedelta(days=20))
    assert measure("P31")[0].state is State.KEPT
    assert not Erasure.objects.exists()
