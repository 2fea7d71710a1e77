import pytest

from helpcentre.domain.privacy.models import Kind
from helpcentre.domain.privacy.requests.hints import read

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Please delete my data", Kind.DELETE),
        ("Naomba mnifutie taarifa zangu zote", Kind.DELETE),
        ("nataka kufuta akaunti yangu", Kind.DELETE),
        ("Nione taarifa zangu tafadhali", Kind.ACCESS),
        ("Nitumie nakala ya taarifa zangu", Kind.ACCESS),
        ("What data do you hold about me?", Kind.ACCESS),
        ("mna taarifa gani kunihusu", Kind.ACCESS),
        ("I deleted a sale by mistake", None),
        ("Nimefuta bei kwa makosa", None),
        ("naomba taarifa ya mauzo", None),
        ("Ondoa bidhaa kwenye orodha", None),
        ("how do I see my sales", None),
        ("", None),
    ],
)
def test_what_a_text_seems_to_ask(text: str, kind: Kind | None) -> None:
    assert read(text) == kind
