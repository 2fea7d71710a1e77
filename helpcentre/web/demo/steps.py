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
        "held",
        _("What do you hold about me? She need not ask anybody."),
        _("One page shows every kind of thing that is held of her, why, and how long."),
        _("Open My data"),
        "held",
    ),
    Step(
        "copy",
        _("She takes all of it home."),
        _("A job makes one file: pages to read without internet, the same for programs, her photos."),
        _("Make and save her copy"),
        "copy",
    ),
    Step(
        "plan",
        _("Now she wants to be forgotten. First the plan: what goes, what stays and why."),
        _("Everything is counted as it stands now. Nothing has been touched yet."),
        _("Show the plan"),
        "plan",
    ),
    Step(
        "erase",
        _("She is sure, and does not want to wait."),
        _("A job goes through every place and gives her a certificate that names nobody."),
        _("Delete her data"),
        "erase",
    ),
    Step(
        "proof",
        _("A certificate is paper. This is the proof."),
        _("Her address, her number and her words are looked for in every byte of the data directory."),
        _("Read every byte"),
        "proof",
    ),
    Step(
        "break",
        _("The policy runs. Break a promise, and its sentence turns red."),
        _("One word of the posted policy is changed in the database itself; the control sees it, the team is told."),
        _("Break a promise"),
        "break",
    ),
    Step(
        "mend",
        _("Red on the desk, with the evidence beside it."),
        _("Put the right word back, and it is kept again."),
        _("Mend it"),
        "mend",
    ),
    Step(
        "authority",
        _("A court asks for a customer’s data. Nothing leaves this house by itself."),
        _("The privacy officer writes down who asks, by which law, for what, with the paper. From now on it is held."),
        _("Record the request"),
        "authority",
    ),
    Step(
        "second",
        _("Whoever wrote it down may not decide. It waits for Rehema."),
        _("Law and paper, what is asked for, how long it has waited, and the letter that the customer will read."),
        _("Look as Rehema"),
        "second",
    ),
    Step(
        "less",
        _("The order speaks of words, not of phones and payments. So she allows less."),
        _("The archive is made and sealed. Its fingerprint shows later what was handed over, and nothing else was."),
        _("Allow only this much"),
        "less",
    ),
    Step(
        "end",
        _("One question, from a phone to a person and back."),
        _("Look around on both sides: everything here is the real thing."),
        _("Start again"),
        "restart",
    ),
)
