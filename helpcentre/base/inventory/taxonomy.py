"""The words the inventory is written in: fideslang's keys for what data is and what it is used for, and lawful bases.

Only the keys in use stand here, so that running needs no taxonomy package; ``tests/test_inventory.py`` compares
them with fideslang's own list (https://ethyca.github.io/fideslang/).
"""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
"""A sentence for people: plain, or marked for translation."""


class Category(StrEnum):
    """What kind of data a field holds; the value is a fideslang ``data_category`` key."""

    NAME = "user.name"
    EMAIL = "user.contact.email"
    PHONE = "user.contact.phone_number"
    BUSINESS = "user.contact.organization"
    TOWN = "user.contact.address.city"
    COUNTRY = "user.contact.address.country"
    LANGUAGE = "user.demographic.language"
    CONTENT = "user.content.private"
    PAYMENT = "user.financial"
    PERSON_ID = "user.unique_id.pseudonymous"
    IP_ADDRESS = "user.device.ip_address"
    DEVICE = "user.device"
    COOKIE_ID = "user.device.cookie_id"
    PAGES = "user.behavior.browsing_history"
    BEHAVIOUR = "user.behavior"
    SETTINGS = "user.account.settings"
    ACCOUNT = "user.account"
    PASSWORD = "user.authorization.password"  # noqa: S105  the name of a category
    CREDENTIALS = "user.authorization.credentials"
    JOB = "user.job_title"
    OPERATIONS = "system.operations"
    SYSTEM = "system"

    @property
    def is_personal(self) -> bool:
        """Whether the data says something about a person."""
        return self.value.startswith("user")


class Use(StrEnum):
    """What data is used for; the value is a fideslang ``data_use`` key."""

    SUPPORT = "essential.service.operations.support"
    OPERATE = "essential.service.operations"
    SIGN_IN = "essential.service.authentication"
    SECURITY = "essential.service.security"
    MAIL = "essential.service.notifications.email"
    NOTIFY = "essential.service.notifications"
    REMEMBER = "functional.storage"


class Basis(StrEnum):
    """The lawful basis, as in section 30 of Kenya's Data Protection Act, 2019, and article 6 of the GDPR."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    LEGITIMATE_INTEREST = "legitimate_interest"


class Group(StrEnum):
    """Under which heading of the public privacy page a piece of data stands."""

    IDENTITY = "identity"
    BUSINESS = "business"
    REQUESTS = "requests"
    DEVICE = "device"
    MAIL = "mail"
    SIGN_IN = "sign_in"
    STAFF = "staff"
    HISTORY = "history"
    SERVICE = "service"


USE_WORDS: dict[Use, Words] = {
    Use.SUPPORT: _("To answer your questions and solve your problems"),
    Use.OPERATE: _("To run the Help Centre"),
    Use.SIGN_IN: _("To sign you in and keep you signed in"),
    Use.SECURITY: _("To keep the Help Centre safe and stop abuse"),
    Use.MAIL: _("To send you the mail you wait for"),
    Use.NOTIFY: _("To tell our staff that somebody waits for them"),
    Use.REMEMBER: _("To remember how you like to see the pages"),
}

BASIS_WORDS: dict[Basis, Words] = {
    Basis.CONSENT: _("you agreed to it"),
    Basis.CONTRACT: _("you asked us for help"),
    Basis.LEGAL_OBLIGATION: _("the law asks for it"),
    Basis.LEGITIMATE_INTEREST: _("we need it to keep the service safe and working"),
}

GROUP_TITLES: dict[Group, Words] = {
    Group.IDENTITY: _("Who you are"),
    Group.BUSINESS: _("Your business"),
    Group.REQUESTS: _("What you ask us"),
    Group.DEVICE: _("The phone or computer you used"),
    Group.MAIL: _("The mail we sent you"),
    Group.SIGN_IN: _("Signing in"),
    Group.STAFF: _("Our own staff"),
    Group.HISTORY: _("What happened, and when"),
    Group.SERVICE: _("The Help Centre itself"),
}
