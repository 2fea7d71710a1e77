"""Any carrier behind a small HTTP gateway; the contract is in ``docs/operations/settings.md``."""

import json
from dataclasses import dataclass, field

from helpcentre.adapters.sms.exchange import UnansweredError, post
from helpcentre.base.outbound.transports import PermanentRefusal, TemporaryRefusal

#: About us, or about this moment: the operator mends it, or it passes. The message waits.
_LATER = {401, 403, 408, 425, 429}


@dataclass(frozen=True)
class Gateway:
    url: str
    token: str = field(repr=False)

    def send(self, number: str, text: str, reference: str) -> str:
        """Twice is once here: the gateway knows the reference."""
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "Idempotency-Key": reference,
        }
        body = json.dumps({"to": number, "text": text, "reference": reference}).encode()
        try:
            status, _ = post(self.url, body, headers)
        except UnansweredError as fault:
            raise TemporaryRefusal(f"unanswered {fault}") from None
        if 200 <= status <= 299:
            return ""
        if status in _LATER or status >= 500:
            raise TemporaryRefusal(f"HTTP {status}")
        raise PermanentRefusal(f"HTTP {status}")
