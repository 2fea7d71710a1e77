"""What may be said of a payment, and that nobody's whole number gets in."""

from datetime import timedelta
from decimal import Decimal

import pytest

from helpcentre.base.core import clock
from helpcentre.domain.tickets import actions
from helpcentre.domain.tickets.payments import Payment, PaymentError, clean_amount, clean_code, clean_phone


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(" sff6xyz123 ", "SFF6XYZ123"), ("SFF6 XYZ123", "SFF6XYZ123"), ("CI240612.1403.A12345.", "CI240612.1403.A12345")],
)
def test_a_code_is_kept_in_capitals_without_spaces(typed, kept):
    assert clean_code(typed) == kept


@pytest.mark.parametrize("typed", ["", "hello", "SFF", "'; DROP TABLE", "A1" * 20, "SFF6XYZ12\u0000", "💰💰💰💰💰💰1"])
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(PaymentError, match="code"):
        clean_code(typed)


@pytest.mark.parametrize(
    "number",
    ["0712345678", "+254712345678", "254 712 345 678", "0754123456", "255754123456", "0712.345.678", "00254712345678"],
)
def test_a_telephone_number_is_no_code(number):
    with pytest.raises(PaymentError, match=r"number|code"):
        clean_code(number)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1,450", "1450"),
        ("Ksh 1450.50", "1450.50"),
        ("TSh. 45,000/=", "45000"),
        ("1450/-", "1450"),
        ("kes1450", "1450"),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed, amount):
    assert clean_amount(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["0", "-5", "1e9", "NaN", "much", "1" * 40, "9999999999", "1.5.5", "١٢٣"])
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(PaymentError, match="amount"):
        clean_amount(typed)


@pytest.mark.parametrize("number", ["0712345678", "*** 5678", "0712***678", "***678901", "*** njeri", "+254 *** 678"])
def test_a_number_that_shows_more_than_its_end_is_refused(number):
    with pytest.raises(PaymentError, match="phone"):
        clean_phone(number)
    with pytest.raises(PaymentError):
        Payment("SFF6XYZ123", masked_phone=number)


def test_a_payment_of_next_week_is_refused():
    with pytest.raises(PaymentError, match="time"):
        Payment("SFF6XYZ123", paid_at=clock.now() + timedelta(days=7))


def test_a_payment_is_kept_with_its_request_and_goes_with_it(mama_njeri):
    payment = Payment("SFF6XYZ123", Decimal("1450.00"), "KES", clock.now(), "*** 678")
    facts = {"subject": "Pesa", "body": "Haionekani.", "channel": "web", "language": "sw", "key": "once"}
    opened = actions.open_ticket(actor=mama_njeri.actor, requester=mama_njeri, payment=payment, **facts)
    again = actions.open_ticket(actor=mama_njeri.actor, requester=mama_njeri, payment=payment, **facts)
    assert again.ticket == opened.ticket
    kept = opened.ticket.payment
    assert (kept.code, kept.amount, kept.masked_phone) == ("SFF6XYZ123", Decimal("1450.00"), "*** 678")
    from helpcentre.domain.tickets.models import PaymentReport

    opened.ticket.last_message = None
    opened.ticket.save()
    opened.ticket.delete()
    assert not PaymentReport.objects.exists()
