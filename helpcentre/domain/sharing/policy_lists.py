"""Who gets data from us, as the policy lists them."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from helpcentre.domain.policy.lists import List, Row, policy_list
from helpcentre.domain.sharing.models import Processor
from helpcentre.domain.sharing.words import said


@policy_list("processors")
def processors() -> List | None:
    """Those that are switched on, by name."""
    found = Processor.objects.filter(is_on=True).order_by("name", "pk")
    rows = [
        Row(each.name, [capfirst(item) for item in said(each.categories)], [
            (_("What for"), [capfirst(each.purpose_words)]),
            (_("Where"), [each.place]),
        ])
        for each in found
    ]  # fmt: skip
    if not rows:
        return None
    return List("processors", "3", _("Who helps us run it"), _("These companies and no others get data from us."), rows)
