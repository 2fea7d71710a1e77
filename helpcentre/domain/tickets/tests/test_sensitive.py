import pytest

from helpcentre.domain.tickets.sensitive import covered, found_in

MPESA = (
    "SJK7H2M4QP Confirmed. Ksh1,450.00 sent to JOHN DOE 0712345678 on 26/11/26 at 2:30 PM. "
    "New M-PESA balance is Ksh23,911.50. Transaction cost, Ksh13.00."
)
MPESA_SW = (
    "SJK7H2M4QP Imethibitishwa. Tsh 15,000 imelipwa kwa MAMA NJERI 255712345678. "
    "Salio lako jipya la M-Pesa ni Tsh 41,200."
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("PIN yangu ni 4821", "pin"),
        ("my M-Pesa PIN is 4821, please check", "pin"),
        ("pin:4821", "pin"),
        ("namba ya siri ni 4821", "pin"),
        ("nambari ya siri: 123456", "pin"),
        ("nywila 99881", "pin"),
        ("OTP 123456", "pin"),
        ("4111 1111 1111 1111", "card"),
        ("kadi 5500-0000-0000-0004 haifanyi", "card"),
        ("378282246310005", "card"),
        (MPESA, "mpesa"),
        (MPESA_SW, "mpesa"),
    ],
)
def test_what_should_not_be_sent_is_found(text, kind):
    assert found_in(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Piga 0712 345 678 au +254 712 345 678",
        "IMEI 356938035643809",
        "Nimelipa 1,450 kwa M-Pesa, code SJK7H2M4QP",
        "SJK7H2M4QP Confirmed. Ksh1,450.00 sent.",
        "Nimesahau PIN yangu",
        "PIN reset ya tarehe 26/11/2026",
        "PIN 26.11.2026",
        "Weka PIN mara 3 tu",
        "Namba ya risiti 1234567890123456",
        "0000 0000 0000 0000",
        "Bidhaa 6001087357791 haipo",
        "Bei ni 1450 na salio ni 23",
        "pinda 4821",
    ],
)
def test_what_people_write_every_day_is_left_alone(text):
    assert found_in(text) == []
    assert covered(text) == text


def test_covered_it_says_nothing_any_more():
    assert covered("PIN yangu ni 4821 na kadi 4111 1111 1111 1111.") == "PIN yangu ni •••• na kadi •••• 1111."
    short = covered(MPESA)
    assert "23,911" not in short and "0712345678" not in short
    assert "SJK7H2M4QP" in short and "1,450.00" in short
    assert found_in(covered(MPESA_SW)) == []


@pytest.mark.parametrize(
    "text", ["1 " * 10_000, "pin " * 5_000, "pin ni " * 3_000, "A1" * 10_000, "salio " * 3_000, "4" * 20_000]
)
def test_a_wall_of_signs_is_read_at_once(text):
    assert found_in(text) == []
