"""System check: the policy that comes with the Help Centre says all that is promised, in every language."""

from typing import Any

from django.core.checks import Error

from helpcentre.domain.policy.starter import FOLDER, starter_faults

_HINT = "Mend content/policy: docs/how-to/change-the-policy.md."


def check_starter(**_options: Any) -> list[Error]:
    """policy.E001: a sentence without clause or promise, a promise without a sentence, a language without words."""
    if not FOLDER.is_dir():
        return []  # installed without the starter content: whoever runs it posts a policy of their own
    return [Error(f"{fault.place} {fault.message}.", hint=_HINT, id="policy.E001") for fault in starter_faults()]
