"""Who can be played in the demo. Addresses end in .example (RFC 2606): no mail of the demo can reach anybody."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from helpcentre.domain.people.models import Language, Role

_JOBS: dict[str, object] = {
    Role.AGENT: _("support agent"),
    Role.LEAD: _("team lead"),
    Role.ADMIN: _("administrator"),
    Role.PRIVACY: _("privacy officer"),
}


@dataclass(frozen=True)
class Persona:
    """``seat`` is the cookie jar the persona sits in: ``phone`` (the customer's side) or ``desk``."""

    key: str
    name: str
    email: str
    seat: str
    language: str
    role: str = ""
    phone: str = ""
    shop: str = ""
    town: str = ""
    plan: str = ""

    @property
    def job(self) -> str:
        """What they do at the desk, in words."""
        return str(_JOBS.get(self.role, ""))


PERSONAS = {
    persona.key: persona
    for persona in (
        Persona(
            "njeri",
            "Njeri Kamau",
            "njeri@duka.example",
            "phone",
            Language.SWAHILI,
            phone="+254712345678",
            shop="Mama Njeri Stores",
            town="Nyeri",
            plan="Duka Plus",
        ),
        Persona(
            "peter",
            "Peter Otieno",
            "peter@duka.example",
            "phone",
            Language.ENGLISH,
            phone="+254722345678",
            shop="Otieno Chemist",
            town="Kisumu",
            plan="Duka",
        ),
        Persona("asha", "Asha Mwangi", "asha@help.example", "desk", Language.ENGLISH, Role.AGENT),
        Persona("joseph", "Joseph Okello", "joseph@help.example", "desk", Language.ENGLISH, Role.LEAD),
        Persona("rehema", "Rehema Salim", "rehema@help.example", "desk", Language.SWAHILI, Role.ADMIN),
        Persona("zawadi", "Zawadi Ndege", "zawadi@help.example", "desk", Language.ENGLISH, Role.PRIVACY),
    )
}
