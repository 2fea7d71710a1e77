"""The forty promises. ``clause`` is the section of the policy; the sentence is what is promised, in our words.

Their numbers never change. What each one watches is bound in the ``promises.py`` of the app that keeps it.
"""

from dataclasses import dataclass

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Promise:
    id: str
    clause: str
    sentence: LazyText


ALL: tuple[Promise, ...] = (
    Promise("P01", "0", _("Our whole privacy policy stands on one page, in English and Kiswahili.")),
    Promise("P02", "1a", _("We ask only for your name, a way to reach you and, if you like, your business.")),
    Promise("P03", "1a", _("If you link your DukaSystem account, we see your shop only to help you.")),
    Promise("P04", "1b", _("We note which device you wrote from, and keep that for a short time only.")),
    Promise("P05", "1b", _("We count visits and pages ourselves, on our own machines.")),
    Promise("P06", "1c", _("Every request you send has a number, a status and a history.")),
    Promise("P07", "1c", _("What you write in the chat is kept with your requests.")),
    Promise("P08", "1c", _("You can tell us what you think of an answer.")),
    Promise("P09", "1c", _("Photos and files you send are private, and the place a photo was taken is removed.")),
    Promise("P10", "2", _("The person who helps you knows your shop, your language and what you asked before.")),
    Promise("P11", "2", _("Every request is answered or waits where our team can see it. None is lost.")),
    Promise("P12", "2", _("What people search for and do not find, we write.")),
    Promise("P13", "2", _("The history of your requests is complete and is never changed afterwards.")),
    Promise("P14", "2", _("We study how the Help Centre is used, without following anybody.")),
    Promise("P15", "2", _("We stop abuse before it reaches you or us.")),
    Promise("P16", "3", _("We never sell, rent or trade your data, and no page of ours calls another company.")),
    Promise("P17", "3", _("Only our support staff can read your requests, and every look is written down.")),
    Promise("P18", "3", _("Companies that work for us get only what their work needs, and we name each of them.")),
    Promise("P19", "3", _("If an authority asks for data by law, we check it, limit it and write it down.")),
    Promise("P20", "4", _("A cookie keeps you signed in. You can see every cookie we use.")),
    Promise("P21", "4", _("We measure traffic without cookies, unless you agree to one.")),
    Promise("P22", "4", _("We remember your language, your colours and your data saver.")),
    Promise("P23", "4", _("If your browser asks not to be tracked, we obey.")),
    Promise("P24", "5", _("What travels between you and us is encrypted.")),
    Promise("P25", "5", _("Signing in is safe, and our staff need a second proof.")),
    Promise("P26", "5", _("We make encrypted copies often, and test that they can be brought back.")),
    Promise("P27", "5", _("Machines watch over the Help Centre all the time.")),
    Promise("P28", "5", _("You can report a security worry at once, and we act within 48 hours.")),
    Promise("P29", "6", _("We keep each thing only as long as it is needed, then remove it.")),
    Promise("P30", "6", _("What the law tells us to keep, we keep, and nothing more.")),
    Promise("P31", "6", _("Your history stays while your account lives, and then loses your name.")),
    Promise("P32", "6", _("You can have your support data deleted at any time.")),
    Promise("P33", "7", _("You can see and download everything we hold about you.")),
    Promise("P34", "7", _("You can correct what is wrong, and it is corrected everywhere.")),
    Promise("P35", "7", _("You see what will be deleted before it goes, and get a certificate after.")),
    Promise("P36", "7", _("We send news only if you agreed, and you can stop it with one click.")),
    Promise("P37", "7", _("You can use your rights by e-mail. We answer within 7 days.")),
    Promise("P38", "8", _("Links to other websites are marked, and do not tell them who you are.")),
    Promise("P39", "9", _("When this policy changes, you can see what changed and since when.")),
    Promise("P40", "10", _("You can reach our team without an account, in both languages.")),
)

BY_ID = {promise.id: promise for promise in ALL}
