"""Finding the word somebody meant."""

from django.db.models import Count

from helpcentre.base.search import vocabulary
from helpcentre.base.search.models import Spelling, Word

_SHORTEST = 4  # letters; below that every word is one slip from another
_LONGEST = 20
_CANDIDATES = 60


def closest(word: str, language: str) -> str | None:
    """The known word nearest to ``word``: one slip away, or two from six letters on. None when there is none.

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
    allowed = 2 if len(word) >= 6 else 1
    best: tuple[tuple[int, bool, bool, int], str] | None = None
    for row in Word.objects.filter(pk__in=[found["word_id"] for found in near]).only("word", "language", "articles"):
        slips = distance(word, row.word, allowed)
        if slips > allowed:
            continue
        order = (slips, row.language != language, row.word[0] != word[0], -row.articles)
        if best is None or (order, row.word) < best:
            best = (order, row.word)
    return best[1] if best else None


def distance(one: str, other: str, limit: int) -> int:
    """Letters added, lost, replaced or swapped with a neighbour between two words; ``limit + 1`` when more.

    The restricted Damerau-Levenshtein distance (optimal string alignment).
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    older: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, row, above = row, [i], older
        for j, against in enumerate(other, 1):
            cost = min(older[j] + 1, row[j - 1] + 1, older[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
