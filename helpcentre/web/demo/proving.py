"""The proof in bytes, for the sitting: what Mama Njeri left, looked for in every byte of the data directory."""

from django.conf import settings

from helpcentre.domain.privacy.erasing import proof
from helpcentre.domain.privacy.erasing.proof import Found
from helpcentre.web.demo.personas import PERSONAS

#: What only she left: her address, her number, and what she wrote in the sitting.
WORDS = (PERSONAS["njeri"].email, PERSONAS["njeri"].phone.lstrip("+"), "Ana ujumbe kwenye simu yake")


def look() -> tuple[int, Found]:
    """How many bytes her words take up in the files, and what was read."""
    found = proof.in_files(WORDS, settings.DATA.root)
    return sum(len(word.encode()) * number for word, number in found.holding.items()), found
