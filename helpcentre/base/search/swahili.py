"""Folding of Swahili words: class and verb prefixes and verb endings off, so that *nimelipa* meets *malipo*.

A light stemmer of our own, written from the grammar of the verb (subject, tense, relative, root, final vowel) and of
the noun classes (E. O. Ashton, *Swahili Grammar*, 1944). It need not be right about a word, only the same about
its relatives; what it must keep apart is listed in ``_KEPT``.
"""

import re

_ONSET = r"(?:[mn]?(?:ch|sh|th|dh|gh|kh|ny|ng|[bdfghjklmnprstvwyz])?[wy]?|[bpkgfdt]r|[bpkgf]l|s[tpkm]|str)"
_SHAPE = re.compile(rf"(?:{_ONSET}[aeiou])+")

_SUBJECT = r"(?:ni|tu|wa|li|ya|ki|vi|zi|ku|pa|u|a|i)"
_TENSE = r"(?:mesha|lisha|ngali|nge|na|li|ta|me|ja|ki|ka)"
_RELATIVE = r"(?:vyo|cho|po|yo|zo|lo|ye|mo|ko)"
_FINITE = re.compile(rf"(?:ha?{_SUBJECT}|{_SUBJECT}|si|ha){_TENSE}(?:{_RELATIVE}(?=.{{4}}))?(?P<root>.{{3,}})")
_DENIED = re.compile(rf"(?:si|ha{_SUBJECT}|ha|hu)(?P<root>.{{3,}}i)")
_FIRST_PERSON = re.compile(r"na(?P<root>.{2,}a)")
_WISHED = re.compile(r"(?:(?:ni|u|a|tu|m|wa|i|zi)si|ni|tu|wa|u|a)(?P<root>.{3,}e)")
_HABIT = re.compile(r"hu(?P<root>.{2,}a)")
_INFINITIVE = re.compile(r"(?:kuto(?=.{4})|ku)(?P<root>.{3,})")
_NOUN = re.compile(r"(?:ma|wa|mi|ki|vi|mw(?=[aeiou])|m(?=[cdfghjklnprstvyz]))(?P<root>.{3,})")
_PLACE = re.compile(r"(?P<root>.{3,}[aeiou])ni")

# Whole words whose first letters only look like a prefix, and irregular pairs.
_KEPT = {
    "mpesa": "mpesa", "habari": "habar", "hatari": "hatar", "hakiki": "hakik", "mahali": "mahal", "wakati": "wakat",
    "kitu": "kitu", "vitu": "kitu", "mtu": "mtu", "watu": "mtu", "mwaka": "mwaka", "miaka": "mwaka",
    "mwezi": "mwezi", "miezi": "mwezi", "jina": "jina", "majina": "jina", "kazi": "kazi", "namba": "namba",
    "nambari": "namba", "nakala": "nakal", "mashine": "mashine", "siku": "siku", "simu": "simu",
    "wezi": "mwizi", "mwizi": "mwizi", "wizi": "mwizi", "karatasi": "karatas", "kamera": "kamera", "kabisa": "kabis",
    "akaunti": "akaunt", "ukurasa": "kuras", "kurasa": "kuras", "upande": "pand", "umeme": "umeme",
}  # fmt: skip


def looks_swahili(word: str) -> bool:
    """Whether every syllable is open and of a kind Swahili has: *risiti* and *haionekani*, not *price*."""
    return _SHAPE.fullmatch(word) is not None


def fold(word: str) -> str:
    """The stem of one lower-case word; words of three letters and fewer stay as they are."""
    if kept := _KEPT.get(word):
        return kept
    if word.endswith("je") and len(word) >= 7:
        word = word[:-2]
    if len(word) < 4:
        return word
    for pattern in (_FINITE, _DENIED, _FIRST_PERSON, _WISHED, _HABIT, _INFINITIVE):
        if match := pattern.fullmatch(word):
            return _without_ending(match["root"])
    if match := _PLACE.fullmatch(word):
        word = match["root"]
    if match := _NOUN.fullmatch(word):
        word = match["root"]
    return _KEPT.get(word) or _without_ending(word)


def _without_ending(root: str) -> str:
    """The final vowel off, then passive, causative and applicative, as long as three letters stay."""
    stem = root[:-1] if len(root) > 3 and root[-1] in "aeiou" else root
    if len(stem) > 5 and stem.endswith(("ish", "esh")):
        stem = stem[:-3]
    elif len(stem) > 4 and stem.endswith(("iw", "ew")):
        stem = stem[:-2]
    elif len(stem) > 3 and stem.endswith("w"):
        stem = stem[:-1]
    if len(stem) > 3 and stem[-1] in "ie" and stem != "tumi":  # tumia, to use, is not tuma, to send
        stem = stem[:-1]
    return stem
