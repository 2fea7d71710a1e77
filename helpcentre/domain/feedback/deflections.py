"""How many questions articles answered before they were sent, for the authors' board and the reports."""

from datetime import datetime

from django.db.models import Count

from helpcentre.domain.feedback.models import Deflection


def answered_since(moment: datetime) -> int:
    """Questions that were answered by an article instead of a person since ``moment``."""
    return Deflection.objects.filter(created_at__gte=moment).count()


def answered_by_article(moment: datetime, most: int = 20) -> list[tuple[int, int]]:
    """Ids of articles and how many questions each answered since ``moment``, the most useful first."""
    rows = Deflection.objects.filter(created_at__gte=moment).values_list("article_id").annotate(number=Count("id"))
    return list(rows.order_by("-number", "article_id")[:most])
