"""What the pages read of the policy."""

from helpcentre.domain.policy.models import PolicyDraft, PolicyVersion


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
