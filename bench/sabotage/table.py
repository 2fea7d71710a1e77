"""The tables, as they are printed and as they stand in the docs: every case, and how many of each promise."""

from collections.abc import Iterable

from bench.sabotage.running import Outcome


def show(outcomes: Iterable[Outcome]) -> str:
    rows: list[tuple[str, ...]] = [("promise", "sabotage", "before", "after", "caught")]
    for each in outcomes:
        caught = "yes" if each.caught else "NO"
        rows.append((each.sabotage.promise, each.sabotage.sentence, each.before, each.after, caught))
    return _table(rows)


def sums(outcomes: Iterable[Outcome]) -> str:
    """Promise, cases, caught."""
    caught: dict[str, list[bool]] = {}
    for each in outcomes:
        caught.setdefault(each.sabotage.promise, []).append(each.caught)
    rows = [(promise, str(len(cases)), str(sum(cases))) for promise, cases in sorted(caught.items())]
    return _table([("promise", "cases", "caught"), *rows])


def _table(rows: list[tuple[str, ...]]) -> str:
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["| " + " | ".join(word.ljust(wide[at]) for at, word in enumerate(row)) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in wide) + "|", *lines[1:]])
