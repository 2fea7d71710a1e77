"""What a policy names that is no sentence: facts of the operator, and the clocks. The project invents none of them."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Source:
    """``setting`` is where the fact stands in the settings, ``variable`` how its operator sets it."""

    setting: str
    variable: str


SOURCES: dict[str, Source] = {
    "controller": Source("CONTROLLER", "HELPCENTRE_CONTROLLER"),
    "support_email": Source("SUPPORT_EMAIL", "HELPCENTRE_SUPPORT_EMAIL"),
    "privacy_email": Source("PRIVACY_EMAIL", "HELPCENTRE_PRIVACY_EMAIL"),
    "regulator": Source("REGULATOR", "HELPCENTRE_REGULATOR"),
    "place": Source("DATA_PLACE", "HELPCENTRE_DATA_PLACE"),
    "days": Source("RIGHTS_DAYS", "HELPCENTRE_RIGHTS_DAYS"),
    "hours": Source("BREACH_HOURS", "HELPCENTRE_BREACH_HOURS"),
}


def present() -> dict[str, str]:
    """Every fact that is set now, by the name that a sentence uses."""
    found = {name: str(_value(source.setting)).strip() for name, source in SOURCES.items()}
    return {name: value for name, value in found.items() if value}


def unset() -> list[str]:
    """The variables that are not set, for whoever runs this Help Centre; nobody else is told."""
    known = present()
    return [source.variable for name, source in SOURCES.items() if name not in known]


def _value(setting: str) -> object:
    return getattr(settings, setting)
