"""Finding the word somebody meant."""

from django.db.models import Count

from helpcentre.base.search import function_words, synonyms, vocabulary
from helpcentre.base.search.models import Spelling, Word

_SHORTEST = 4  # letters; below that every word is one slip from another
_LONGEST = 20
_CANDIDATES = 40
_PAIRS = "ck kq sz lr fv bp dt ei ou iy"
_ALIKE = frozenset(pair[::step] for pair in _PAIRS.split() for step in (1, -1))


def closest(word: str, language: str) -> str | None:
    """The known word nearest to ``word``: one slip away, one and a half from six letters on, two from eight.

    Among equally near words the visitor's ``language`` comes first, then the same first letter, then the commoner.
    """
    if not (_SHORTEST <= len(word) <= _LONGEST and word.isascii() and word.isalpha()):
        return None
    near = (
        Spelling.objects.filter(key__in=vocabulary.keys_of(word))
        .values("word_id")
        .annotate(shared=Count("id"))
        .order_by("-shared")[:_CANDIDATES]
    )
    allowed = 2.0 if len(word) >= 8 else 1.5 if len(word) >= 6 else 1.0
    best: tuple[tuple[float, bool, bool, int], str] | None = None
    for row in Word.objects.filter(pk__in=[found["word_id"] for found in near]).only("word", "language", "articles"):
        slips = distance(word, row.word, allowed)
        if slips > allowed or function_words.is_function_word(row.word):
            continue
        order = (slips, row.language != language, row.word[0] != word[0], -row.articles)
        if best is None or (order, row.word) < best:
            best = (order, row.word)
    for known in synonyms.spelt() if best is None or best[0][0] > 0.5 else ():
        if known[0] == word[0] and abs(len(known) - len(word)) <= 1:
            slips = distance(word, known, allowed)
            order = (slips, False, False, 0)
            if slips <= allowed and (best is None or (order, known) < best):
                best = (order, known)
    return best[1] if best else None


def distance(one: str, other: str, limit: float) -> float:
    """Letters added, lost, replaced or swapped with a neighbour between two words; ``limit + 1`` when more.

    The restricted Damerau-Levenshtein distance (optimal string alignment), in which letters that sound alike in the
    mouths of our readers are half a slip apart (*mauso*: *mauzo*, *barkod*: *barcode*).
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    older: list[float] = []
    row = [float(place) for place in range(len(other) + 1)]
    for i, letter in enumerate(one, 1):
        older, row, above = row, [float(i)], older
        for j, against in enumerate(other, 1):
            cost = min(older[j] + 1, row[j - 1] + 1, older[j - 1] + _apart(letter, against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def _apart(letter: str, against: str) -> float:
    if letter == against:
        return 0.0
    return 0.5 if letter + against in _ALIKE else 1.0
