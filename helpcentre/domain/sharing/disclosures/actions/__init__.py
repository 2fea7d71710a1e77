from helpcentre.domain.sharing.disclosures.actions.building import build_disclosure
from helpcentre.domain.sharing.disclosures.actions.closing import close_disclosure
from helpcentre.domain.sharing.disclosures.actions.handing import hand_over, note_fetched
from helpcentre.domain.sharing.disclosures.actions.papers import add_papers
from helpcentre.domain.sharing.disclosures.actions.recording import record_disclosure
from helpcentre.domain.sharing.disclosures.actions.reviewing import approve_disclosure, refuse_disclosure
from helpcentre.domain.sharing.disclosures.actions.telling import forbid_notice, lift_ban, note_told, tell_due

__all__ = [
    "add_papers",
    "approve_disclosure",
    "build_disclosure",
    "close_disclosure",
    "forbid_notice",
    "hand_over",
    "lift_ban",
    "note_fetched",
    "note_told",
    "record_disclosure",
    "refuse_disclosure",
    "tell_due",
]
