import pytest

from helpcentre.base.events.dispatcher import Dispatcher
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.domain.tickets import links, selectors
from helpcentre.domain.tickets.actions import (
    add_customer_reply,
    add_note,
    add_participant,
    assign,
    close,
    mark_notifications_read,
    revoke_links,
    send_reply,
    set_notification_preference,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def read_the_log():
    """Lets every reader of the event log catch up."""
    import threading

    reader = Dispatcher(threading.Event())

    def run():
        while reader.run_once():
            pass

    return run


def mails(kind=None):
    found = OutboundMail.objects.order_by("id")
    return list(found.filter(kind=kind) if kind else found)


def test_she_is_told_that_we_have_her_request_in_her_language(ask, read_the_log):
    opened = ask()
    read_the_log()
    (mail,) = mails()
    assert (mail.kind, mail.address, mail.language) == ("ticket_received", "njeri@duka.example", "sw")
    assert opened.ticket.reference in mail.subject
    assert f"/sw/t/{links.token(opened.link)}/" in mail.text


def test_the_copy_that_stays_covers_the_private_link(ask, read_the_log):
    token = links.token(ask().link)
    read_the_log()
    assert token not in mails()[0].masked_text
    assert "••••••" in mails()[0].masked_text


def test_nothing_that_was_typed_is_mailed_to_an_address_nobody_proved(ask, read_the_log):
    ask(subject="Buy my pills")
    read_the_log()
    assert "pills" not in mails()[0].text + mails()[0].html + mails()[0].subject
    assert "Njeri" not in mails()[0].text + mails()[0].html


def test_somebody_who_proved_her_address_reads_what_she_asked(ask, njeri, read_the_log):
    ask(proved=True, subject="Printa haichapishi")
    read_the_log()
    assert "Printa haichapishi" in mails()[0].text


def test_a_reply_is_mailed_and_a_note_is_not(ticket, asha, read_the_log):
    add_note(actor=asha.actor, ticket=ticket, author=asha, body="between us")
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Pesa imefika <b>")
    read_the_log()
    assert [mail.kind for mail in mails()] == ["ticket_received", "ticket_reply"]
    assert "Pesa imefika <b>" in mails()[1].text
    assert "Pesa imefika &lt;b&gt;" in mails()[1].html


def test_reading_the_log_again_mails_nobody_twice(ticket, asha, read_the_log):
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Habari")
    read_the_log()
    read_the_log()
    assert len(mails("ticket_reply")) == 1


def test_somebody_with_only_a_phone_gets_no_mail(ask, njeri, read_the_log):
    njeri.email = None
    njeri.save()
    ask()
    read_the_log()
    assert mails() == []


def test_after_she_cancelled_her_link_mail_leads_to_the_sign_in_page_instead(ask, asha, read_the_log):
    opened = ask()
    revoke_links(actor=opened.ticket.requester.actor, ticket=opened.ticket)
    send_reply(actor=asha.actor, ticket=opened.ticket, author=asha, body="Habari")
    read_the_log()
    (mail,) = mails("ticket_reply")
    assert "/t/" not in mail.text
    assert f"/sw/tickets/{opened.ticket.reference}/" in mail.text


def test_a_copied_person_is_not_told_of_what_came_before_them(ticket, asha, baraka, read_the_log):
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="before")
    add_participant(actor=asha.actor, ticket=ticket, person=baraka, role="cc")
    send_reply(actor=asha.actor, ticket=ticket, author=asha, body="after")
    read_the_log()
    to_baraka = [mail for mail in mails() if mail.address == "baraka@duka.example"]
    assert len(to_baraka) == 1
    assert "after" in to_baraka[0].text


def test_closing_by_the_team_is_told_and_closing_by_herself_is_not(ask, asha, njeri, read_the_log):
    close(actor=asha.actor, ticket=ask().ticket)
    close(actor=njeri.actor, ticket=ask().ticket)
    read_the_log()
    assert len(mails("ticket_closed")) == 1


def test_an_agent_is_told_of_what_others_did_and_never_of_their_own_act(ticket, asha, joseph, njeri, read_the_log):
    assign(actor=asha.actor, ticket=ticket, assignee=asha)
    add_customer_reply(actor=njeri.actor, ticket=ticket, author=njeri, body="Bado")
    add_note(actor=joseph.actor, ticket=ticket, author=joseph, body="@asha and @joseph")
    read_the_log()
    assert [note.kind for note in selectors.notifications(asha)] == ["mentioned", "customer_replied"]
    assert selectors.notifications(joseph) == []
    assert len(mails("staff_notice")) == 2


def test_preferences_are_followed(ticket, asha, joseph, read_the_log):
    set_notification_preference(person=joseph, kind="assigned", on_screen=False, by_mail=True)
    set_notification_preference(person=joseph, kind="mentioned", on_screen=True, by_mail=False)
    assign(actor=asha.actor, ticket=ticket, assignee=joseph)
    add_note(actor=asha.actor, ticket=ticket, author=asha, body="@joseph")
    read_the_log()
    assert [note.kind for note in selectors.notifications(joseph)] == ["mentioned"]
    assert len(mails("staff_notice")) == 1


def test_reading_a_ticket_clears_its_notifications_only(ask, asha, joseph, read_the_log):
    first, second = ask().ticket, ask().ticket
    for ticket in (first, second):
        assign(actor=asha.actor, ticket=ticket, assignee=joseph)
    read_the_log()
    assert selectors.unread_count(joseph) == 2
    assert mark_notifications_read(person=joseph, ticket=first) == 1
    assert selectors.unread_count(joseph) == 1


@pytest.mark.parametrize("answered", [True, False])
def test_what_a_stranger_typed_does_not_leave_with_our_answer_either(ask, asha, read_the_log, answered):
    ticket = ask(subject="Buy my pills").ticket
    if answered:
        send_reply(actor=asha.actor, ticket=ticket, author=asha, body="We sell none.")
    close(actor=asha.actor, ticket=ticket)
    read_the_log()
    sent = "".join(mail.subject + mail.text + mail.html for mail in mails())
    assert "pills" not in sent
    assert "Njeri" not in sent
