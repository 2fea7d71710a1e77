"""How long each thing is kept now: as declared, or as somebody set it."""

from helpcentre.base.inventory.terms import Periods, Term
from helpcentre.domain.retention.models import RetentionSetting


def chosen() -> Periods:
    """Days by the name of a term, where another period was set."""
    return dict(RetentionSetting.objects.values_list("term", "days"))


def days_of(term: Term, among: Periods) -> int:
    """A row written past the bounds, for instance from outside, counts as the nearest bound."""
    if not term.may_be_set or term.name not in among:
        return term.days
    shortest, longest = term.bounds
    return min(max(among[term.name], shortest), longest)
