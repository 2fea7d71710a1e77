from helpcentre.domain.retention.models.hold import REASON_LIMIT, LegalHold

__all__ = ["REASON_LIMIT", "LegalHold"]
