"""Mail to those who answer for the policy, when one of its promises breaks and when it is kept again."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from helpcentre.base.jobs.mail import queue_mail
from helpcentre.base.promises.clauses import BY_ID
from helpcentre.base.promises.models import PromiseBreak, PromiseResult
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.people.selectors import current_staff


def tell_team(*, break_id: int, is_mended: bool) -> None:
    """Each lead, administrator and privacy officer, in their language. In the transaction of the reader."""
    found = PromiseBreak.objects.filter(pk=break_id).first()
    if found is None:
        return
    said = PromiseResult.objects.filter(promise_id=found.promise_id).order_by("-id").first()
    for person in current_staff():
        if not person.email or not may(person, Permission.WRITE_POLICY):
            continue
        with translation.override(person.language):
            sentence = str(BY_ID[found.promise_id].sentence)
        queue_mail(
            kind="promise_mended" if is_mended else "promise_broken",
            address=person.email,
            language=person.language,
            person_id=person.pk,
            context={
                "promise": found.promise_id,
                "sentence": sentence,
                "found": said.summary.get(person.language, "") if said else "",
                "since": found.broke_at,
                "page": settings.PUBLIC_URL + reverse("desk:promises"),
            },
        )
