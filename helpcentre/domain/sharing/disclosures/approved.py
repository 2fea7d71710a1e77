"""What was approved, as the scope of an archive."""

from helpcentre.domain.people.models import Membership, Person
from helpcentre.domain.sharing.disclosures.models import Disclosure, DisclosureTarget
from helpcentre.domain.sharing.disclosures.scope import Scope
from helpcentre.domain.tickets.models import Ticket


def scope_of(disclosure: Disclosure) -> Scope:
    """As the review says. Raises DisclosureReview.DoesNotExist when nobody said anything."""
    review = disclosure.review
    chosen = DisclosureTarget.objects.filter(disclosure=disclosure, pk__in=review.targets)
    rows = list(chosen.values_list("person", "business", "ticket"))
    people, businesses, tickets = (frozenset(row[place] for row in rows if row[place]) for place in range(3))
    return Scope(frozenset(review.categories), review.since, review.until, people, tickets, businesses)


def everybody(scope: Scope) -> list[Person]:
    """Whom it speaks of: the people themselves, who asked in the tickets, and who works in the businesses or asked for
    them. In the order of their ids; those who were erased are among them."""
    asked = Ticket.objects.filter(pk__in=scope.tickets) | Ticket.objects.filter(business__in=scope.businesses)
    work = Membership.objects.filter(business__in=scope.businesses).values_list("person", flat=True)
    numbers = {*scope.people, *asked.values_list("requester", flat=True), *work}
    return list(Person.objects.filter(pk__in=numbers).order_by("pk"))
