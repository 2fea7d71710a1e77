"""What leaves the house goes only to who stands in the register, is switched on, and may have all of it."""

import pytest
from django.apps import apps
from django.core.checks import run_checks

from helpcentre.base.core.actor import Actor
from helpcentre.base.jobs.mail import queue_mail
from helpcentre.base.outbound import delivery
from helpcentre.base.outbound.models import OutboundMail, Status
from helpcentre.base.promises.controls import State
from helpcentre.base.promises.measuring import measure
from helpcentre.domain.sharing.actions import ProcessorError, put_processor, send_waiting, switch_processor
from helpcentre.domain.sharing.models import Processor

SYSTEM = Actor.system()
MAIL = ["user.contact.email", "user.name", "user.content.private"]
pytestmark = pytest.mark.django_db


class Postbox:
    """Takes every mail, and remembers how many."""

    def __init__(self):
        self.taken = 0

    def send(self, message):
        self.taken += 1
        return ""


@pytest.fixture
def postbox(monkeypatch, settings):
    """A server of somebody else, without the network."""
    settings.EMAIL_URL, settings.SMS_URL = "smtp://user:secret@Mail.example:587?tls", ""
    made = Postbox()
    monkeypatch.setattr(delivery, "mail_transport", lambda: made)
    return made


@pytest.fixture
def mail(postbox):
    number = queue_mail(kind="test", address="njeri@duka.example", language="sw", context={"person": None})

    def again():
        delivery.deliver(number)
        return OutboundMail.objects.get(pk=number)

    return again


def enter(processor=None, **facts):
    given = {
        "name": "Posta ya Kenya",
        "host": "mail.example",
        "place": "Kenya",
        "categories": MAIL,
        "purpose": "essential.service.notifications.email",
        "contract": "C-17, in the safe",
    }
    return put_processor(actor=SYSTEM, by=None, processor=processor, **(given | facts))


def test_a_mail_waits_until_its_server_is_registered_switched_on_and_allowed_to_have_it(mail, postbox):
    assert (mail().status, mail().last_error, mail().text != "") == (Status.QUEUED, "NoProcessor", True)
    made = enter(categories=MAIL[:1])
    assert mail().last_error == "ProcessorOff"
    switch_processor(actor=SYSTEM, processor=made, on=True)
    assert mail().last_error == "CategoryNotAllowed"
    assert postbox.taken == send_waiting() == 0
    made.refresh_from_db()
    enter(made)
    assert mail().status == Status.SENT
    assert postbox.taken == 1


def test_what_waited_is_queued_again_by_the_switch_and_nothing_leaves_after_it_is_off(mail, postbox):
    mail()
    queue = apps.get_model("django_tasks_database.DBTaskResult").objects
    made, before = enter(), queue.count()
    assert switch_processor(actor=SYSTEM, processor=made, on=True)
    assert queue.count() == before + 1
    assert switch_processor(actor=SYSTEM, processor=made, on=False)
    assert not switch_processor(actor=SYSTEM, processor=made, on=False)
    assert (mail().status, postbox.taken) == (Status.QUEUED, 0)


@pytest.mark.parametrize("url", ["", "smtp://127.0.0.1:25", "smtp://localhost:25", "smtp://[::1]:25"])
def test_what_stays_on_this_machine_needs_nobody_in_the_register(mail, settings, url):
    settings.EMAIL_URL = url
    assert mail().status == Status.SENT


def test_the_promise_is_broken_by_a_server_that_is_not_registered_and_by_a_row_switched_on_from_outside(postbox):
    assert measure("P18")[0].state is State.BROKEN
    switch_processor(actor=SYSTEM, processor=enter(), on=True)
    assert measure("P18")[0].state is State.KEPT
    other = enter(name="Kampuni", host="sms.example")
    Processor.objects.filter(pk=other.pk).update(is_on=True)
    assert measure("P18")[0].state is State.BROKEN


def test_without_ways_out_and_register_there_is_nothing_to_examine(settings):
    settings.EMAIL_URL = settings.SMS_URL = ""
    assert measure("P18")[0].state is State.UNPROVEN


def test_the_check_before_going_live_says_so(postbox):
    def said():
        return [found.msg for found in run_checks(include_deployment_checks=True) if found.id == "helpcentre.W013"]

    assert said() == ["Mail to mail.example may not leave: NoProcessor."]
    switch_processor(actor=SYSTEM, processor=enter(), on=True)
    assert said() == []


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"name": " \0 "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"host": "mail.example/../"}, "host"),
        ({"host": "мейл"}, "host"),
        ({"place": ""}, "place"),
        ({"contract": ""}, "contract"),
        ({"categories": ["everything"]}, "categories"),
        ({"purpose": "third_party_sharing.payment_processing"}, "purpose"),
    ],
)
def test_an_entry_says_who_where_what_why_and_by_which_contract(facts, code):
    with pytest.raises(ProcessorError) as refused:
        enter(**facts)
    assert refused.value.code == code


def test_a_server_stands_in_it_once():
    enter()
    with pytest.raises(ProcessorError, match="taken"):
        enter(name="Another", host="MAIL.example")
