"""The table, as it is printed and as it stands in the docs."""

from collections.abc import Iterable

from bench.sabotage.running import Outcome


def show(outcomes: Iterable[Outcome]) -> str:
    rows = [("promise", "sabotage", "before", "after", "caught")]
    for each in outcomes:
        caught = "yes" if each.caught else "NO"
        rows.append((each.sabotage.promise, each.sabotage.sentence, each.before, each.after, caught))
    wide = [max(len(row[at]) for row in rows) for at in range(5)]
    lines = ["| " + " | ".join(word.ljust(wide[at]) for at, word in enumerate(row)) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in wide) + "|", *lines[1:]])
