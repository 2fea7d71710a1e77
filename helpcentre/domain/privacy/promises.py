"""What proves that people's rights are answered. The controls stand beside what they watch."""

from helpcentre.domain.privacy.closing import kept_proof
from helpcentre.domain.privacy.closing import proof as closing_proof
from helpcentre.domain.privacy.correcting import proof as correcting_proof
from helpcentre.domain.privacy.erasing import watching as erasure_proof
from helpcentre.domain.privacy.export import proof as export_proof
from helpcentre.domain.privacy.requests import proof as requests_proof

__all__ = ["closing_proof", "correcting_proof", "erasure_proof", "export_proof", "kept_proof", "requests_proof"]
