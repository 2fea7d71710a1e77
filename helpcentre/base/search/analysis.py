"""What the index and the questions are made of: folded tokens, the same for every form of a word.

East African shops write both languages in one breath (*printer haiprint*), so the shape of each word decides how it
is folded and the language of the text only settles words that could be either, such as *sale*.
"""

from functools import lru_cache

import snowballstemmer

from helpcentre.base.search import swahili, words

LANGUAGES = ("en", "sw")
_english = snowballstemmer.stemmer("english")


@lru_cache(maxsize=20_000)
def fold_word(word: str, language: str) -> str:
    """The token of one word as ``words.spans`` gives it."""
    if not (word.isascii() and word.isalpha()):
        return word
    if len(word) > 5 and word.endswith(("as", "os")) and swahili.looks_swahili(word[:-1]):
        word = word[:-1]  # cameras, photos: the singular goes the Swahili way, so must the plural
    maybe_swahili = word[-1] in "aiou" or (word[-1] == "e" and language == "sw")
    if maybe_swahili and swahili.looks_swahili(word):
        return swahili.fold(word)
    stem: str = _english.stemWord(word)
    return stem


@lru_cache(maxsize=20_000)
def token(found: words.Found, language: str) -> str:
    """The token of one word as ``words.found`` gives it; empty when there is no letter in it."""
    word = words.word_of(found)
    return fold_word(word, language) if word else ""


def fold(text: str, language: str) -> list[str]:
    """The tokens of ``text`` in order, for ``language`` ``"en"`` or ``"sw"``. Tokens hold letters and digits only."""
    return [fold_word(word, language) for word in words.cut(text)]
