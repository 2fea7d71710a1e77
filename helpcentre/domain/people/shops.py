"""Reading who belongs to a shop and who runs it. Only what was confirmed counts, not what people say of themselves."""

from django.db.models import Q, QuerySet

from helpcentre.domain.people.models import AlsoKnownAs, Business, Membership, MembershipRole, Person

#: Whoever has one of these roles answers for the shop, and may follow what it asks.
RUNNING = (MembershipRole.OWNER, MembershipRole.MANAGER)


def confirmed() -> QuerySet[Membership]:
    """Memberships that somebody other than the person stood up for, of people who are still here."""
    return Membership.objects.filter(confirmed_at__isnull=False, person__erased_at=None, person__is_active=True)


def run_by(person: Person) -> QuerySet[Business]:
    """The shops that a person runs."""
    return Business.objects.filter(pk__in=confirmed().filter(person=person, role__in=RUNNING).values("business"))


def those_who_run(business: Business) -> list[Person]:
    """The owners and managers of a shop, the longest there first."""
    return [
        membership.person
        for membership in confirmed()
        .select_related("person__staffmember")
        .filter(business=business, role__in=RUNNING)
        .order_by("created_at", "id")
    ]


def works_in(person: Person, business: Business) -> bool:
    """Whether this is known, not only said."""
    return confirmed().filter(person=person, business=business).exists()


def shop_with_others_in_charge(person: Person) -> Business | None:
    """The confirmed shop of a person in which somebody else is in charge; the one joined first."""
    mine = confirmed().filter(person=person).values("business")
    others = confirmed().filter(business__in=mine, role__in=RUNNING).exclude(person=person)
    return (
        Business.objects.filter(pk__in=others.values("business"), memberships__person=person)
        .order_by("memberships__created_at", "id")
        .first()
    )


def colleague(business: Business, *, email: str = "", phone: str = "") -> Person | None:
    """Who works in the shop under this address or number. Expects values cleaned by ``contact``.

    One number may be the counter's telephone, which several share: then the one who came first.
    """
    people = Person.objects.select_related("staffmember").filter(
        pk__in=confirmed().filter(business=business).values("person")
    )
    had = AlsoKnownAs.objects.filter(email=email) if email else AlsoKnownAs.objects.filter(phone=phone)
    own = Q(email=email) if email else Q(phone=phone)
    found = people.filter(own | Q(pk__in=had.values("person")))
    return found.order_by("id").first() if email or phone else None
