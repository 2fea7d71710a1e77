"""The sitting's steps. Each later part of the Help Centre adds its own at the end."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Step:
    """``title`` says what happens, ``hint`` what to do.

    ``act`` names what the button ``label`` does in one of the two seats (``demo-acts.js``). ``turns_on`` is the
    event that shows the step is done, whoever did it; empty when only the button turns the page.
    """

    key: str
    title: Promise
    hint: Promise
    label: Promise
    act: str
    turns_on: str = ""


STEPS = (
    Step(
        "search",
        _("Mama Njeri has a queue at the counter and a payment that does not show."),
        _("She types what is wrong, in her own words."),
        _("Search for her"),
        "search",
    ),
    Step(
        "understood",
        _("The search understands her Swahili, the slip of her thumb too."),
        _("Home and the answers while typing cost her {kb} kB in {n} pieces, measured in this phone. Now the results."),
        _("See the results"),
        "results",
    ),
    Step(
        "read",
        _("The answer is there before she has finished asking."),
        _("The results cost {kb} kB in {n} pieces. Open the first: short answer first, then the steps."),
        _("Open the article"),
        "read",
    ),
    Step(
        "ask",
        _("She has read it and is still stuck, so she asks."),
        _("No account needed. What she searched for goes along."),
        _("Write her request"),
        "ask",
        turns_on="ticket.created",
    ),
    Step(
        "take",
        _("Asha sees it at once. Nobody reloaded anything."),
        _("Take the ticket on the right."),
        _("Take it as Asha"),
        "take",
        turns_on="ticket.assigned",
    ),
    Step(
        "beside",
        _("Beside the ticket: how long we have left, her shop and plan, and what she read before."),
        _("Duka Plus is answered within the hour. The ring runs only while she waits for us."),
        _("Look at the clock and the shop"),
        "beside",
    ),
    Step(
        "note",
        _("First a word to the colleagues. It never leaves the team."),
        _("Write a note, and watch that the phone stays as it is."),
        _("Write the note"),
        "note",
        turns_on="ticket.note.added",
    ),
    Step(
        "macro",
        _("The answer has been written a hundred times, so Asha puts it in with two presses."),
        _("Her name and her language come by themselves; the ticket gets its tag when it leaves."),
        _("Put in the saved reply"),
        "macro",
    ),
    Step(
        "reply",
        _("Now the answer, in her language."),
        _("Press Send on the right. For ten seconds it could be taken back; then watch the phone."),
        _("Send the answer"),
        "reply",
        turns_on="ticket.reply.sent",
    ),
    Step(
        "thank",
        _("It is on her phone already. She answers from the page she has open."),
        _("Write back on the left."),
        _("Answer as Njeri"),
        "thank",
        turns_on="ticket.customer.replied",
    ),
    Step(
        "close",
        _("Solved. Asha closes the ticket."),
        _("Njeri can open it again whenever she likes."),
        _("Close the ticket"),
        "close",
        turns_on="ticket.status.changed",
    ),
    Step(
        "end",
        _("One question, from a phone to a person and back."),
        _("Look around on both sides: everything here is the real thing."),
        _("Start again"),
        "restart",
    ),
)
