from collections import Counter

SAME = 0.85  # share of the words that a text may keep and still count as another one


def is_another(before: str, after: str) -> bool:
    """Whether a text was rewritten, not only corrected: more than about one word in seven is another."""
    old, new = Counter(before.split()), Counter(after.split())
    size = old.total() + new.total()
    return size > 0 and 2 * (old & new).total() / size < SAME
