"""What the policy lists of the time after which history is nobody's."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from helpcentre.domain.policy.lists import List, Row, policy_list
from helpcentre.domain.privacy.closing import inactivity, notices


@policy_list("history")
def history() -> List:
    """When an account's history is anonymised."""
    number = inactivity.months()
    after = ngettext(
        "%(number)d month after the last sign of you", "%(number)d months after the last sign of you", number
    )
    days = notices.ahead().days
    told = ngettext("we tell you %(number)d day before, by mail", "we tell you %(number)d days before, by mail", days)
    return List(
        "history",
        "6",
        _("Your history with us"),
        _("Then nothing in it names you any more. A request that others need stays without your name."),
        [
            Row(
                _("Your requests and what we know of you"),
                [],
                [(_("How long"), [after % {"number": number}]), (_("Before that"), [told % {"number": days}])],
            )
        ],
    )
