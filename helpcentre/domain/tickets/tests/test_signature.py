import pytest

from helpcentre.base.outbound.models import OutboundMail
from helpcentre.domain.people.actions import set_signature
from helpcentre.domain.people.models import Signature
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.actions import send_reply
from helpcentre.domain.tickets.notifications import tell_customers


@pytest.fixture
def mail(asha, ticket):
    """What Njeri, who reads Kiswahili, is mailed when Asha answers."""

    def mailed():
        message = send_reply(actor=asha.actor, ticket=ticket, author=asha, body="Tumeiona.")
        tell_customers("ticket_reply", ticket, message=message)
        return OutboundMail.objects.latest("id")

    return mailed


def test_it_stands_under_the_mail_in_the_readers_language_and_not_on_the_page(asha, ticket, mail):
    set_signature(person=asha, language="sw", text="Asha\r\nTimu ya DukaSystem")
    set_signature(person=asha, language="en", text="Asha, DukaSystem team")

    sent = mail()
    assert "Asha\nTimu ya DukaSystem" in sent.text
    assert "Timu ya DukaSystem" in sent.html
    said = [entry.message.body for entry in selectors.conversation(ticket, staff=False)]
    assert said == ["Malipo hayaonekani", "Tumeiona."]


def test_in_the_other_language_it_is_better_than_none(asha, mail):
    set_signature(person=asha, language="en", text="Asha <b>, DukaSystem team")

    assert "Asha &lt;b&gt;, DukaSystem team" in mail().html


def test_emptied_it_is_gone_and_what_cannot_be_shown_is_left_out(asha):
    set_signature(person=asha, language="sw", text="A\x00sha" + "x" * 2_000)
    assert Signature.objects.get().text.startswith("Ashax")
    assert len(Signature.objects.get().text) == 500

    set_signature(person=asha, language="sw", text=" \n")
    assert not Signature.objects.exists()
