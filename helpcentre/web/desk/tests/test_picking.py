import pytest

from helpcentre.domain.answering.actions import save_reply
from helpcentre.domain.answering.models import Draft, SavedReply
from helpcentre.domain.knowledge.tests.cast import article
from helpcentre.domain.tickets.models import Message


@pytest.fixture
def address(ticket):
    return f"/desk/tickets/{ticket.reference}/"


@pytest.fixture
def malipo(joseph):
    return save_reply(
        actor=joseph.actor,
        reply=None,
        name="Malipo yamefika",
        texts={"sw": "Habari {{ requester.first_name }}, pesa imefika."},
        status="closed",
        assign="me",
    )


def put(desk, address, pick, **changes):
    return desk.post(
        address + "insertion/", {"kind": "reply", "body": "", "then": "pending", "key": "k1", "pick": pick, **changes}
    )


def test_the_list_shows_the_words_as_they_will_be(desk, address, malipo):
    shown = desk.get(address + "picks/?q=malipo").content.decode()

    assert "Malipo yamefika" in shown
    assert "Habari Njeri, pesa imefika." in shown
    assert "closes it" in shown


@pytest.mark.parametrize("query", ["", "%00", "x" * 5_000, "😀\u202e", "'; DROP TABLE", "<script>"])
def test_whatever_is_looked_for_answers(desk, address, query):
    shown = desk.get(address + "picks/", {"q": query})

    assert shown.status_code == 200
    assert "<script>" not in shown.content.decode()


def test_a_saved_reply_is_put_in_with_what_it_does(desk, address, malipo):
    page = put(desk, address, f"reply:{malipo.pk}", body="Pole.")

    assert page.context["body"] == "Pole.\n\nHabari Njeri, pesa imefika."
    assert (page.context["then"], page.context["macro"]) == ("closed", malipo)
    malipo.refresh_from_db()
    assert malipo.uses == 1
    assert Message.objects.count() == 1


def test_it_stands_where_the_cursor_was(desk, address, malipo):
    page = put(desk, address, f"reply:{malipo.pk}", body="Moja. Mbili.", at="6")

    assert page.context["body"] == "Moja. Habari Njeri, pesa imefika.Mbili."


def test_then_sending_does_it(desk, address, malipo, ticket, asha):
    desk.post(
        address + "messages/", {"kind": "reply", "body": "Imefika.", "then": "closed", "key": "k1", "macro": malipo.pk}
    )

    ticket.refresh_from_db()
    assert (ticket.assignee, ticket.status) == (asha, "closed")


def test_words_of_a_note_never_slip_into_a_reply(desk, address, malipo):
    page = put(desk, address, f"reply:{malipo.pk}", kind="note", body="Siri ya timu")

    assert "Siri" not in page.context["body"]
    assert page.context["kind"] == "reply"
    assert page.context["other_body"] == "Siri ya timu"
    assert Draft.objects.get().kind == "note"


@pytest.mark.parametrize(
    "pick", ["", "reply:999", "reply:x", "reply:" + "9" * 40, "article:sw/none", "article:../../x", "x"]
)
def test_what_is_not_there_puts_nothing_in(desk, address, pick):
    assert put(desk, address, pick, body="Pole.").context["body"] == "Pole."


def test_a_colleagues_own_is_not_there(desk, address, malipo, joseph):
    SavedReply.objects.update(owner=joseph)

    assert put(desk, address, f"reply:{malipo.pk}").context["body"] == ""
    assert "Malipo yamefika" not in desk.get(address + "picks/").content.decode()


def test_an_article_is_put_in_as_a_link_in_the_tickets_language(desk, address):
    article("rudisha-pesa", language="sw")
    article("siri-ya-timu", language="sw", publish=False)
    assert "article:sw/rudisha-pesa" in desk.get(address + "picks/?q=rudisha").content.decode()

    page = put(desk, address, "article:sw/rudisha-pesa")
    assert page.context["body"] == "[Rudisha pesa](http://localhost:8000/sw/articles/rudisha-pesa/)"
    assert put(desk, address, "article:sw/siri-ya-timu").context["body"] == ""


def test_the_words_are_shown_as_they_will_look(desk, address):
    shown = desk.post(address + "preview/", {"body": "**Habari** <script>"}).content.decode()

    assert "<strong>Habari</strong> &lt;script&gt;" in shown


@pytest.mark.parametrize(("path", "method"), [("picks/", "post"), ("insertion/", "get"), ("preview/", "get")])
def test_each_has_its_method(desk, address, path, method):
    assert getattr(desk, method)(address + path).status_code == 405


def test_who_may_not_see_the_ticket_gets_nothing_of_it(sign_in, baraka_the_stranger, address):
    browser = sign_in(baraka_the_stranger)

    assert browser.get(address + "picks/").status_code == 404
    assert browser.post(address + "insertion/").status_code == 404
    assert browser.post(address + "preview/").status_code == 404
