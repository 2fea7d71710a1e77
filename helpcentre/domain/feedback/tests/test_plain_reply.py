import pytest

from helpcentre.domain.feedback.plain_reply import without_people

NAMES = ["Njeri Kamau", "Mama Njeri Stores", "Asha Mwangi"]

REPLY = """Habari Njeri,

Fungua ripoti ya siku na utafute SJ12AB34CD. Kama haipo, piga +254 712 345 678 au andika kwa njeri@stores.example.
Namba ya ombi lako ni DK-2045, iko hapa: https://help.example/sw/tickets/DK-2045/?k=abc

Asante,
Asha Mwangi
"""


def test_an_answer_loses_everybody_who_was_in_it_and_keeps_the_advice() -> None:
    said = without_people(REPLY, NAMES)
    assert said.startswith("Fungua ripoti ya siku na utafute")
    for private in ("Njeri", "Asha", "SJ12AB34CD", "712", "stores.example", "DK-2045", "help.example", "Habari"):
        assert private not in said


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Tell NJERI’s shop.", "Tell … shop."),
        ("Kamaulini is a place.", "Kamaulini is a place."),
        ("Pay 1,500 shillings to the till.", "Pay 1,500 shillings to the till."),
        ("Hello! Press OK.", "Press OK."),
        ("", ""),
        ("\0🙂", "🙂"),
    ],
)
def test_only_what_is_private_goes(text: str, left: str) -> None:
    assert without_people(text, NAMES) == left


def test_a_long_hostile_text_takes_no_time() -> None:
    assert without_people("a1" * 50_000 + "\n" * 50_000 + "habari " * 10_000, [*NAMES, "", "a b"]) is not None
