"""Africa's Talking's bulk SMS interface: a form goes in, and JSON says for each number what became of it.

https://developers.africastalking.com/docs/sms/sending/bulk
"""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from helpcentre.adapters.sms.exchange import UnansweredError, post
from helpcentre.base.outbound.transports import PermanentRefusal, TemporaryRefusal

_TAKEN = {100, 101, 102}  # processed, sent, queued
#: Of the account or of the network, not of this number: held for risk, sender refused, no money, their own faults.
_LATER = {401, 402, 405, 500, 501}


@dataclass(frozen=True)
class AfricasTalking:
    base: str
    user: str
    key: str = field(repr=False)
    sender: str = ""

    def send(self, number: str, text: str, reference: str) -> str:
        """They know no reference, so what was handed over and never answered for is not sent again."""
        fields = {"username": self.user, "to": number, "message": text} | ({"from": self.sender} if self.sender else {})
        headers = {
            "apiKey": self.key,
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            status, answer = post(f"{self.base}/version1/messaging", urlencode(fields).encode(), headers)
        except UnansweredError as fault:
            raise PermanentRefusal(f"unanswered {fault}") from None
        if status == 400:
            raise PermanentRefusal("HTTP 400")
        if not 200 <= status <= 299:
            raise TemporaryRefusal(f"HTTP {status}")
        self._judge(_code(answer))
        return ""

    def _judge(self, code: int | None) -> None:
        if code is None:  # no number was taken: they refused the sender's name, or speak another language now
            raise TemporaryRefusal("no recipient")
        if code in _LATER:
            raise TemporaryRefusal(f"code {code}")
        if code not in _TAKEN:
            raise PermanentRefusal(f"code {code}")


def _code(answer: bytes) -> int | None:
    """The status code of the one number we sent to."""
    try:
        told: Any = json.loads(answer)
        return int(told["SMSMessageData"]["Recipients"][0]["statusCode"])
    except (ValueError, KeyError, IndexError, TypeError):
        return None
