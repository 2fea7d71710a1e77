"""What the inventory says of people's data and of their browsers, as the policy lists it."""

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from helpcentre.base.inventory.places import CookieKind
from helpcentre.base.inventory.registry import cookies, inventory
from helpcentre.base.inventory.summary import summary
from helpcentre.domain.policy.lists import List, Row, policy_list


@policy_list("hold")
def hold() -> List:
    """What is collected, what for, why that is allowed and how long it is kept."""
    return List(
        "hold",
        "1",
        _("The whole list"),
        _("It is made from the register by which the Help Centre itself works. What is not in it cannot be stored."),
        [
            Row(
                group.title,
                group.items,
                [
                    (_("What for"), [capfirst(each) for each in group.purposes]),
                    (_("Why we may"), [capfirst(each) for each in group.bases]),
                    (_("How long"), [capfirst(each) for each in group.retentions]),
                ],
            )
            for group in summary(get_language() or "en")
        ],
    )


@policy_list("browser")
def browser() -> List:
    """Every cookie, and what else is left in a browser."""
    return List(
        "browser",
        "4",
        _("Every note in your browser"),
        _("These and no others."),
        [
            Row(
                each.name,
                [str(each.purpose)],
                [
                    (_("How long"), [capfirst(str(each.lifetime_words))]),
                    (_("Kind"), [kind_words(each.kind)]),
                ],
            )
            for each in cookies()
        ]
        + [
            Row(key.name, [str(key.purpose)], [(_("Kind"), [_("Stays on your phone and is never sent")])])
            for key in inventory.browser_keys.values()
        ],
    )


def kind_words(kind: CookieKind) -> str:
    if kind is CookieKind.ESSENTIAL:
        return _("Needed for something you asked for")
    return _("Remembers a choice of yours")
