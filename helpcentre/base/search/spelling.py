"""Finding the word somebody meant."""

from django.db import connection

from helpcentre.base.search import function_words, synonyms, vocabulary

_SHORTEST = 4  # letters; below that every word is one slip from another
_LONGEST = 20
_NEAR = """
    SELECT word, language, articles FROM search_word JOIN (
        SELECT word_id, COUNT(*) AS shared FROM search_spelling WHERE key IN ({})
        GROUP BY word_id ORDER BY shared DESC, word_id LIMIT 40
    ) AS near ON near.word_id = search_word.id
"""
_PAIRS = "ck kq sz lr fv bp dt ei ou iy"
_ALIKE = frozenset(pair[::step] for pair in _PAIRS.split() for step in (1, -1))


def closest(word: str, language: str) -> str | None:
    """The known word nearest to ``word``: one slip away, one and a half from six letters on, two from eight.

    Among equally near words the visitor's ``language`` comes first, then the same first letter, then the commoner.
    """
    if not (_SHORTEST <= len(word) <= _LONGEST and word.isascii() and word.isalpha()):
        return None
    allowed = 2.0 if len(word) >= 8 else 1.5 if len(word) >= 6 else 1.0
    best: tuple[tuple[float, bool, bool, int], str] | None = None
    for near, tongue, articles in _near(word):
        slips = allowed + 1 if function_words.is_function_word(near) else distance(word, near, allowed)
        order = (slips, tongue != language, near[0] != word[0], -articles)
        if slips <= allowed and (best is None or (order, near) < best):
            best = (order, near)
    for known in synonyms.spelt() if best is None or best[0][0] > 0.5 else ():
        if known[0] == word[0] and abs(len(known) - len(word)) <= 1:
            slips = distance(word, known, allowed)
            order = (slips, False, False, 0)
            if slips <= allowed and (best is None or (order, known) < best):
                best = (order, known)
    return best[1] if best else None


def _near(word: str) -> list[tuple[str, str, int]]:
    """Words that share most keys with ``word``, each with its language and how many articles use it."""
    keys = sorted(vocabulary.keys_of(word))
    with connection.cursor() as cursor:
        cursor.execute(_NEAR.format(", ".join(["%s"] * len(keys))), keys)
        return list(cursor.fetchall())


def distance(one: str, other: str, limit: float) -> float:
    """Letters added, lost, replaced or swapped with a neighbour between two words; ``limit + 1`` when more.

    The restricted Damerau-Levenshtein distance (optimal string alignment), in which letters that sound alike in the
    mouths of our readers are half a slip apart (*mauso*: *mauzo*, *barkod*: *barcode*).
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    far, size, band = limit + 1, len(other), int(limit) + 1
    above: list[float] = []
    older: list[float] = []
    row = [float(place) for place in range(size + 1)]
    for i, letter in enumerate(one, 1):
        above, older, row = older, row, [far] * (size + 1)
        row[0] = float(i)
        for j in range(max(1, i - band), min(size, i + band) + 1):  # further from the diagonal it is too far
            against = other[j - 1]
            cost = older[j - 1]
            if letter != against:
                cost = min(older[j] + 1, row[j - 1] + 1, cost + (0.5 if letter + against in _ALIKE else 1.0))
                if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                    cost = min(cost, above[j - 2] + 1)
            row[j] = cost
        if min(row) > limit:
            return limit + 1
    return row[-1]
