"""Articles that visitors said did not help."""

from datetime import timedelta

from helpcentre.base.core import clock
from helpcentre.domain.feedback.board.found import MOST, Found
from helpcentre.domain.feedback.selectors import votes_since
from helpcentre.domain.knowledge.models import Article

WINDOW = timedelta(days=90)
_FEW = 2  # one no is one bad day


def voted_down() -> list[Found]:
    """Live articles with several votes against, more than a third of all; the most voted down first."""
    tallies = [
        tally for tally in votes_since(clock.now() - WINDOW) if tally.down >= _FEW and 3 * tally.down > tally.total
    ][:MOST]
    live = dict(
        Article.objects.filter(live=True, pk__in=[tally.article_id for tally in tallies]).values_list("pk", "language")
    )
    return [
        Found(
            f"{tally.article_id}",
            live[tally.article_id],
            article=tally.article_id,
            weight=tally.down,
            facts={"up": tally.up, "down": tally.down, "reasons": {str(why): n for why, n in tally.reasons.items()}},
        )
        for tally in tallies
        if tally.article_id in live
    ]
