from helpcentre.domain.retention.models.hold import REASON_LIMIT, LegalHold
from helpcentre.domain.retention.models.run import RetentionRun
from helpcentre.domain.retention.models.setting import RetentionSetting

__all__ = ["REASON_LIMIT", "LegalHold", "RetentionRun", "RetentionSetting"]
