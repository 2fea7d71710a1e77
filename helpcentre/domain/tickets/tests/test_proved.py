import pytest

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people.actions import add_staff, mark_email_verified
from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets import links, mentions, selectors
from helpcentre.domain.tickets.actions import add_customer_reply, assign
from helpcentre.domain.tickets.actions.assignment import NotStaffError
from helpcentre.domain.tickets.models import Submission, Ticket

pytestmark = pytest.mark.django_db


def test_who_only_typed_an_address_is_not_proved_even_if_its_owner_once_was(ask, njeri):
    mark_email_verified(person=njeri)
    assert ask().ticket.requester_proved_at is None
    assert ask(proved=True).ticket.requester_proved_at is not None


def test_a_reply_after_signing_in_proves_the_requester_and_nobody_else_s_does(ticket, njeri, baraka):
    add_customer_reply(actor=baraka.actor, ticket=ticket, author=baraka, body="Mimi pia", proved=True)
    add_customer_reply(actor=njeri.actor, ticket=ticket, author=njeri, body="Kwa kiungo")
    assert Ticket.objects.get().requester_proved_at is None
    add_customer_reply(actor=njeri.actor, ticket=ticket, author=njeri, body="Nimeingia", proved=True)
    assert Ticket.objects.get().requester_proved_at is not None


def test_somebody_else_s_form_key_leads_to_nothing_of_theirs(ask, baraka):
    hers = ask(key="form-1")
    his = ask(key="form-1", requester=baraka)
    assert his.is_new
    assert his.ticket != hers.ticket
    assert Submission.objects.get().ticket == hers.ticket


@pytest.mark.parametrize("gone", [{"is_active": False}, {"erased_at": "2026-01-01T00:00Z"}])
def test_a_link_of_somebody_who_is_gone_opens_nothing(gone, ask, njeri):
    opened = ask()
    Person.objects.filter(pk=njeri.pk).update(**gone)
    assert links.find(links.token(opened.link)) is None
    assert selectors.for_links([opened.link.pk], opened.ticket.reference) is None
    assert selectors.tickets_of_links([opened.link.pk]) == []


def test_an_author_who_answers_no_tickets_is_neither_assigned_nor_mentioned(ticket, asha):
    author = add_staff(actor=Actor.system(), email="aisha@help.example", name="Aisha Hassan", role="author")
    with pytest.raises(NotStaffError):
        assign(actor=asha.actor, ticket=ticket, assignee=author)
    assert mentions.people_in("@aisha na @asha") == [asha]


def test_a_mark_beyond_the_calendar_shows_the_first_page(ticket, asha):
    page = selectors.inbox(asha, selectors.InboxView.WAITING, after="0001-01-01T00:00:00+23:59~1")
    assert page.rows == [ticket]
