"""The saved replies a demo starts with: one that only speaks, one that also closes, one that tags, one for the team."""

from helpcentre.base.core.actor import Actor
from helpcentre.domain.answering.actions import save_reply
from helpcentre.domain.tickets.models import MessageKind, Status

_WORDING: tuple[dict[str, object], ...] = (
    {
        "name": "M-Pesa: tumeiona, imeunganishwa",
        "folder": "M-Pesa",
        "status": Status.CLOSED,
        "assign": "me",
        "texts": {
            "sw": "Habari {{ requester.first_name }}, pole kwa usumbufu. Pesa imefika na tumeiunganisha na "
            "mauzo sahihi. Angalia tena sasa.\n\n{{ agent.first_name }}, DukaSystem",
            "en": "Hello {{ requester.first_name }}, sorry for the trouble. The money is in and joined to the "
            "right sale. Please look again now.\n\n{{ agent.first_name }}, DukaSystem",
        },
    },
    {
        "name": "M-Pesa imefika",
        "folder": "M-Pesa",
        "status": Status.PENDING,
        "assign": "me",
        "puts_on": ["M-Pesa"],
        "texts": {
            "sw": "Habari {{ requester.first_name }}, pole kwa usumbufu. Pesa imefika na tumeiunganisha na "
            "mauzo sahihi. Angalia tena.",
            "en": "Hello {{ requester.first_name }}, sorry for the trouble. The money is in and joined to the "
            "right sale. Please look again.",
        },
    },
    {
        "name": "Tuma msimbo wa M-Pesa",
        "folder": "M-Pesa",
        "status": Status.PENDING,
        "texts": {
            "sw": "Habari {{ requester.first_name }}, tutumie **msimbo wa muamala tu** (herufi na namba 10), "
            "si ujumbe mzima wala PIN.",
            "en": "Hello {{ requester.first_name }}, please send us **only the code of the payment** (10 letters and "
            "digits), not the whole message and never your PIN.",
        },
    },
    {
        "name": "Check the till",
        "kind": MessageKind.NOTE,
        "texts": {"en": "Two sales of the same amount within a minute. Please check which one has the code."},
    },
)


def write_wording() -> None:
    """Make them, for the whole team."""
    for facts in _WORDING:
        save_reply(actor=Actor.system(), reply=None, **facts)  # type: ignore[arg-type]
