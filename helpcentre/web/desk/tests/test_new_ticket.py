import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from helpcentre.base.core.remembered import forget_all
from helpcentre.domain.people.models import Person
from helpcentre.domain.questions.actions import AskedLine, OptionLine, put_form, put_question
from helpcentre.domain.questions.models import Answer
from helpcentre.domain.tickets.models import Ticket

ADDRESS = "/desk/tickets/new/"


def called(**changes):
    return {
        "name": "Hamisi Juma",
        "email": "",
        "phone": "0754 123 456",
        "business": "Duka la Hamisi",
        "channel": "phone",
        "language": "sw",
        "subject": "Idadi ya unga haipungui",
        "body": "Amepiga simu. Anauza kwa kilo.",
        "mine": "on",
        "key": "call-1",
        **changes,
    }


def test_somebody_who_phoned_gets_a_ticket_of_their_own(desk, asha):
    answer = desk.post(ADDRESS, called(phone="0712 345 679"))

    ticket = Ticket.objects.get()
    assert answer["Location"] == f"/desk/tickets/{ticket.reference}/"
    assert (ticket.channel, ticket.language, ticket.assignee, ticket.business.name) == (
        "phone",
        "sw",
        asha,
        "Duka la Hamisi",
    )
    assert (ticket.requester.name, ticket.requester.phone) == ("Hamisi Juma", "+254712345679")
    assert "Asha Mwangi wrote it down" in desk.get(answer["Location"]).content.decode()


def test_sending_it_twice_opens_one(desk):
    first = desk.post(ADDRESS, called(phone="0712 345 679"))
    second = desk.post(ADDRESS, called(phone="0712 345 679"))

    assert first["Location"] == second["Location"]
    assert Ticket.objects.count() == 1


def test_somebody_known_keeps_their_name(desk, mama_njeri):
    desk.post(ADDRESS, called(email="NJERI@stores.example", phone="", name="Somebody else"))

    assert Ticket.objects.get().requester == mama_njeri
    mama_njeri.refresh_from_db()
    assert mama_njeri.name == "Njeri Kamau"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": " "}, "Write the name"),
        ({"name": "N\x07jeri"}, "cannot be shown"),
        ({"name": "N" * 121}, "too long"),
        ({"phone": "0" * 41}, "Write a number like"),
        ({"phone": ""}, "Write a phone number or an e-mail"),
        ({"phone": "0712 34"}, "too few digits"),
        ({"phone": "", "email": "njeri@"}, "Write an address like"),
        ({"subject": ""}, "Write something first"),
        ({"subject": "x" * 201}, "too long"),
        ({"body": "\x1b[2J"}, "cannot be shown"),
        ({"channel": "web"}, "Something is missing"),
        ({"language": "fr"}, "Something is missing"),
    ],
)
def test_a_mistake_is_explained_and_nothing_is_lost(desk, changes, words):
    sent = called(**changes)

    answer = desk.post(ADDRESS, sent)

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert words in shown
    assert "Duka la Hamisi" in shown
    assert 'value="call-1"' in shown
    assert not Ticket.objects.exists()
    assert not Person.objects.filter(name="Hamisi Juma").exists()


def test_only_who_answers_tickets_opens_one(client, sign_in, aisha, baraka_the_stranger):
    assert client.post(ADDRESS, called()).status_code == 302
    assert sign_in(aisha).post(ADDRESS, called()).status_code == 404
    assert sign_in(baraka_the_stranger).post(ADDRESS, called()).status_code == 404
    assert not Ticket.objects.exists()


def test_another_method_is_refused(desk):
    assert desk.put(ADDRESS).status_code == 405


@pytest.fixture
def printer_form(joseph):
    """A form that asks which printer, and the number only of the one by cable; a third question is the team's."""
    kind = put_question(
        actor=joseph.actor,
        kind="choice",
        label_en="Which printer?",
        label_sw="Printa gani?",
        options=[OptionLine("Cable", "Waya"), OptionLine("Bluetooth", "Bluetooth")],
    )
    serial = put_question(actor=joseph.actor, kind="number", label_en="Serial number", label_sw="Namba")
    mood = put_question(actor=joseph.actor, kind="text", label_en="Mood", label_sw="Hali", for_staff=True)
    cable = kind.options.get(label_en="Cable")
    lines = [AskedLine(kind, required=True), AskedLine(serial, when=kind, answer=cable), AskedLine(mood)]
    form = put_form(actor=joseph.actor, name_en="Printer", name_sw="Printa", lines=lines)
    return form, kind, serial, mood, cable


def test_the_questions_of_our_own_are_asked_for_a_caller(desk, printer_form):
    form, kind, serial, mood, cable = printer_form
    page = desk.get(ADDRESS).content.decode()
    assert f'data-when="answer-{form.pk}-{kind.pk}" data-is="{cable.pk}"' in page
    assert "Mood" in page
    sent = called(form=form.pk) | {
        f"answer-{form.pk}-{kind.pk}": cable.pk,
        f"answer-{form.pk}-{serial.pk}": "4501",
        f"answer-{form.pk}-{mood.pk}": "calm",
    }

    desk.post(ADDRESS, sent)

    answers = {row.question_id: row for row in Answer.objects.filter(ticket=Ticket.objects.get())}
    assert (answers[kind.pk].option, answers[serial.pk].number, answers[mood.pk].text) == (cable, 4501, "calm")


def test_what_is_not_asked_is_not_kept_and_a_caller_need_not_know_everything(desk, printer_form):
    form, _kind, serial, _mood, _cable = printer_form

    desk.post(ADDRESS, called(form=form.pk) | {f"answer-{form.pk}-{serial.pk}": "4501"})

    assert Ticket.objects.count() == 1
    assert not Answer.objects.exists()


def test_an_answer_that_will_not_do_brings_the_form_back(desk, printer_form):
    form, kind, serial, _mood, cable = printer_form
    sent = {f"answer-{form.pk}-{kind.pk}": cable.pk, f"answer-{form.pk}-{serial.pk}": "many"}

    answer = desk.post(ADDRESS, called(form=form.pk) | sent)

    assert answer.status_code == 422
    assert "Write a number, like 1450." in answer.content.decode()
    assert 'value="many"' in answer.content.decode()
    assert not Ticket.objects.exists()


def test_three_forms_cost_as_many_queries_as_one(desk, printer_form, joseph):
    def queries():
        forget_all()  # whether a second has passed since the incidents were read must not count
        with CaptureQueriesContext(connection) as captured:
            desk.get(ADDRESS)
        return len(captured)

    few = queries()
    for name in ("Scale", "Till"):
        put_form(actor=joseph.actor, name_en=name, name_sw=name, lines=[AskedLine(printer_form[1])])

    assert queries() == few


def test_files_that_a_caller_sent_go_with_the_ticket_and_survive_a_mistake(desk):
    photo = SimpleUploadedFile("till.txt", b"till 4")
    page = desk.post(ADDRESS, called(name="", file=photo))
    assert page.status_code == 422
    (claim, held) = page.context["form"].held.claimed[0]

    desk.post(ADDRESS, called(attachment=claim))

    held.refresh_from_db()
    assert held.message.ticket == Ticket.objects.get()


def test_a_pin_that_a_caller_said_is_asked_about_and_covered(desk):
    answer = desk.post(ADDRESS, called(body="PIN yangu ni 4821"))
    assert answer.status_code == 422
    assert 'value="cover"' in answer.content.decode()

    desk.post(ADDRESS, called(body="PIN yangu ni 4821", sensitive="cover"))

    assert "4821" not in Ticket.objects.get().messages.get().body
