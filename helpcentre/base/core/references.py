"""Public references: short, easy to say on the phone, and one wrong digit is noticed.

A reference is a prefix, the row's id and one check digit, so nothing extra is stored. The check digit is
Damm's (H. Michael Damm, *Total anti-symmetrische Quasigruppen*, 2004): it finds every single wrong digit and
every swap of two neighbours.
"""

_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def check_digit(digits: str) -> str:
    """The Damm digit of a string of decimal digits."""
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return str(interim)


def make(prefix: str, number: int) -> str:
    """``make("DK", 2041)`` is ``"DK-2041"`` and its check digit."""
    return f"{prefix}-{number}{check_digit(str(number))}"


def parse(prefix: str, reference: str) -> int | None:
    """The id inside ``reference``, or ``None`` when it is not one: case, spaces and the dash are forgiven."""
    compact = reference.strip().upper().replace(" ", "").replace("-", "")
    digits = compact.removeprefix(prefix)
    if not compact.startswith(prefix) or not digits.isascii() or not digits.isdigit():
        return None
    if not 2 <= len(digits) <= 18 or digits.startswith("0"):
        return None
    return int(digits[:-1]) if check_digit(digits[:-1]) == digits[-1] else None
