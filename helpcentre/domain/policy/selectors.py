"""What the pages read of the policy."""

from django.db import models

from helpcentre.domain.people.consents import Notice
from helpcentre.domain.policy.models import PolicyAcceptance, PolicyDraft, PolicyVersion


def in_force() -> PolicyVersion | None:
    """The newest one: a version holds from the moment it is posted."""
    return PolicyVersion.objects.order_by("-number").first()


def version(number: int) -> PolicyVersion | None:
    return PolicyVersion.objects.filter(number=number).first()


def history() -> list[PolicyVersion]:
    """Every version, the newest first, without its words."""
    return list(PolicyVersion.objects.defer("sections", "lists", "facts").order_by("-number"))


def chain() -> list[PolicyVersion]:
    """Every version, whole, the oldest first."""
    return list(PolicyVersion.objects.order_by("number"))


def draft() -> PolicyDraft | None:
    return PolicyDraft.objects.order_by("pk").first()


def announced() -> PolicyDraft | None:
    """The draft that the public may read."""
    return PolicyDraft.objects.exclude(announced_at=None).order_by("pk").first()


def acceptances() -> int:
    return PolicyAcceptance.objects.count()


def acceptances_of_other_words() -> int:
    """How many rows name a fingerprint that their version, in their language, never had."""
    posted = {version.pk: version.hashes for version in PolicyVersion.objects.only("id", "hashes")}
    named = PolicyAcceptance.objects.values_list("version_id", "language", "text_hash").annotate(n=models.Count("id"))
    return sum(n for version, code, words, n in named if posted[version].get(code) != words)


def notice(language: str) -> Notice:
    """What stands beside a question for consent now."""
    version = PolicyVersion.objects.only("id", "number", "hashes", "facts").order_by("-number").first()
    if version is None:
        return Notice()
    return Notice(version.number, version.hashes.get(language, ""), version.facts.get("controller", ""))
