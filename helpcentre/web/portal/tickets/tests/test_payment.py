"""Telling of an M-Pesa payment with a request, and where an article offers it."""

import pytest

from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge import actions
from helpcentre.domain.tickets.models import PaymentReport, Ticket

FORM = {"subject": "Pesa haionekani", "message": "Mteja amelipa.", "name": "Njeri Kamau", "phone": "0712 345 678"}
PAYMENT = {
    "payment_code": "sff6xyz123",
    "payment_amount": "1,450",
    "payment_currency": "KES",
    "payment_at": "2026-06-12T14:03",
    "payment_phone": "*** 678",
}


def test_code_amount_and_time_go_with_the_request_and_both_sides_see_them(phone, sign_in, asha, settings):
    answer = phone.post("/sw/tickets/new/", FORM | PAYMENT)
    assert answer.status_code == 302
    kept = PaymentReport.objects.get()
    assert (kept.code, str(kept.amount), kept.currency, kept.masked_phone) == (
        "SFF6XYZ123",
        "1450.00",
        "KES",
        "*** 678",
    )
    assert kept.paid_at.isoformat() == "2026-06-12T11:03:00+00:00"
    hers = phone.get(f"/sw/tickets/{kept.ticket.reference}/").content.decode()
    assert "SFF6XYZ123" in hers
    assert "12/06/2026 14:03" in hers
    desk = sign_in(asha).get(f"/desk/tickets/{kept.ticket.reference}/").content.decode()
    assert "SFF6XYZ123" in desk
    assert "KES 1,450<" in desk


def test_a_request_without_a_payment_has_none(phone):
    assert phone.post("/sw/tickets/new/", FORM).status_code == 302
    assert not PaymentReport.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("payment_code", "0712345678", "This is a telephone number."),
        ("payment_code", "no code", "This is not a transaction code."),
        ("payment_code", "", "Write the code too"),
        ("payment_amount", "plenty", "Write the amount in figures"),
        ("payment_at", "yesterday", "Write day and time like"),
        ("payment_at", "2099-01-01T10:00", "This time has not come yet."),
        ("payment_phone", "0712345678", "We take no whole telephone number"),
        ("payment_phone", "\x00*** 678", "We take no whole telephone number"),
        ("payment_currency", "USD", "payment"),
    ],
)
def test_what_is_not_right_is_said_and_nothing_is_sent(phone, field, typed, said):
    answer = phone.post("/en/tickets/new/", FORM | PAYMENT | {field: typed})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert said in page
    assert '<details class="card pesa" id="payment" open>' in page
    assert not Ticket.objects.exists()


@pytest.mark.parametrize("typed", ["x" * 10_000, "🙂" * 500, "\u202e", "\x00"])
@pytest.mark.parametrize("field", sorted(PAYMENT))
def test_no_text_breaks_the_fields(phone, field, typed):
    assert phone.post("/en/tickets/new/", FORM | PAYMENT | {field: typed}).status_code == 200


def test_an_article_that_asks_for_the_helper_shows_it(phone, answers):
    article = answers["en"]
    assert "data-mpesa" not in phone.get("/en/articles/mpesa-not-showing/").content.decode()
    actions.put_article(
        actor=Actor.system(),
        language="en",
        slug=article.slug,
        topic=article.topic,
        title=article.title,
        body="Wait.\n\n{{mpesa-helper}}\n",
    )
    actions.publish_article(actor=Actor.system(), article=article)
    page = phone.get("/en/articles/mpesa-not-showing/").content.decode()
    assert "data-mpesa-to" in page
    assert "mpesa.js" in page
    assert "/en/tickets/new/?article=mpesa-not-showing#payment" in page
    assert "mpesa-helper" not in page
