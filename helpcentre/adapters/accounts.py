"""django-allauth as our sign-in: mail goes through our own queue, and proof of an address is kept on the person."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.models import EmailAddress
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from helpcentre.base.core.database.prepared import One, prepared
from helpcentre.base.front.addresses import client_network
from helpcentre.base.jobs.mail import queue_mail
from helpcentre.domain.people.actions import mark_email_verified
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.people.selectors import person_behind
from helpcentre.domain.policy.actions import accept
from helpcentre.domain.policy.models import Act

_KINDS = {"account/email/login_code": "sign_in_code", "account/email/unknown_account": "sign_in_unknown"}


#: Models that authors work with, and what Django calls the permissions on them. A topic and shared words have no
#: drafts: whoever changes one changes what the public reads. So does whoever puts another picture in the place of one.
_DRAFTED = ("article", "announcement")
_PUBLIC_AT_ONCE = ("topic", "snippet", "picture")
_DRAFTING = frozenset(
    {"wagtailadmin.access_admin"}
    | {f"knowledge.{verb}_{model}" for verb in ("add", "change", "view") for model in _DRAFTED}
    | {f"knowledge.view_{model}" for model in _PUBLIC_AT_ONCE}
    | {"knowledge.add_picture", "knowledge.choose_picture", "search.view_synonymgroup"}
)
_PUBLISHING = (
    _DRAFTING
    | {f"knowledge.{verb}_{model}" for verb in ("publish", "delete", "lock", "unlock") for model in _DRAFTED}
    | {f"knowledge.{verb}_{model}" for verb in ("add", "change", "delete") for model in _PUBLIC_AT_ONCE}
    | {f"search.{verb}_synonymgroup" for verb in ("add", "change", "delete")}
)


@prepared
def _with_staff_record(person: One) -> QuerySet[Person]:
    return Person.objects.select_related("staffmember").filter(pk=person)


class AccountBackend(AuthenticationBackend):
    """allauth's, but a person comes with their staff record, and Django's permissions follow from the role."""

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> frozenset[str]:
        """``app_label.codename`` of what the role allows in the authoring screens; nothing for everybody else."""
        if not isinstance(user_obj, Person):
            return frozenset()
        if may(user_obj, Permission.PUBLISH_ARTICLES):
            return _PUBLISHING
        return _DRAFTING if may(user_obj, Permission.WRITE_ARTICLES) else frozenset()

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return perm in self.get_all_permissions(user_obj, obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return any(perm.startswith(f"{app_label}.") for perm in self.get_all_permissions(user_obj))

    def get_user(self, user_id: int) -> Person | None:
        person = _with_staff_record.first(person=user_id)
        return person if person and self.user_can_authenticate(person) else None


class AccountAdapter(DefaultAccountAdapter):
    """No open sign-up here: a person exists once they have written to us, or were added to the staff."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue our own template; an address without person gets a mail that says so, never a page that does."""
        kind = _KINDS[template_prefix]
        person = person_behind(email, None)
        code = str(context.get("code", ""))
        language = translation.get_language() or "en"
        with translation.override(language):
            home = settings.PUBLIC_URL + reverse("portal:ticket_new")
        queue_mail(
            kind=kind,
            address=email,
            language=language,
            person_id=person.pk if person else None,
            context={"code": code, "address": home, "minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60},
            secrets=(code,) if code else (),
        )

    def post_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse:
        """A code that came back proves the address."""
        if EmailAddress.objects.filter(user=user, email=user.email or "", verified=True).exists():
            mark_email_verified(person=user)
        accept(actor=user.actor, person=user, language=translation.get_language() or user.language, act=Act.SIGN_IN)
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Staff go to the desk, everyone else to their own requests."""
        person = request.user
        if isinstance(person, Person) and person.staff:
            return reverse("desk:inbox")
        return reverse("portal:tickets")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("portal:home")

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address limits are counted on; behind trusted proxies it is the one they saw."""
        return client_network(request)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The pages say what happened themselves."""
