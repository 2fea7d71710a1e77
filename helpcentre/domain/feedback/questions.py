"""What of a question may be kept, and under which key: the same for all words for one matter."""

import re

from helpcentre.base.search import analysis, function_words, synonyms, words

#: A question is shown to authors once so many visitors asked it; one who asks on several days counts on each.
#: Three, so that no row tells what one person, or two who know each other, looked for.
SHOWN_FROM = 3

_LONGEST = 200  # characters
_MOST_WORDS = 14  # more is a story or a pasted message
_LONG_WORD = 24
_DIGITS = 5  # a year or a price may be asked for; a telephone, till or account number may not
_CODE = re.compile(r"\b(?=[a-z0-9]*\d)(?=[a-z0-9]*[a-z])[a-z0-9]{8,14}\b", re.IGNORECASE)


def may_be_kept(question: str) -> bool:
    """Whether nothing in it looks like somebody's number, address, M-Pesa code or story."""
    cut = words.cut(question)
    return not (
        len(question) > _LONGEST
        or "@" in question
        or sum(sign.isdigit() for sign in question) >= _DIGITS
        or _CODE.search(question)
        or len(cut) > _MOST_WORDS
        or any(len(word) > _LONG_WORD for word in cut)
    )


def key(question: str, language: str) -> str:
    """The question's matter: one word for each group of stems and synonyms, in alphabetical order."""
    asked = function_words.content_words(words.cut(question))
    matters = {min(synonyms.of(analysis.fold_word(word, language))) for word in asked}
    return " ".join(sorted(matters))[:160]


def wording(question: str) -> str:
    """The question as it was asked, without signs."""
    return " ".join(words.cut(question))[:120]
