"""Counting how often articles are read."""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import F

from helpcentre.domain.feedback.days import today
from helpcentre.domain.feedback.models import ArticleReading
from helpcentre.domain.knowledge.models import Article

KEPT = timedelta(days=400)
_ARTICLE = re.compile(r"/(en|sw)/articles/([a-z0-9_-]{1,120})/")


def add_readings(*, pages: Mapping[str, int]) -> int:
    """Add to today's numbers: ``pages`` are paths and how often each was sent; others than articles are passed over.

    Returns how many articles.
    """
    asked: dict[tuple[str, str], int] = defaultdict(int)
    for path, number in pages.items():
        if match := _ARTICLE.fullmatch(path):
            asked[match[1], match[2]] += number
    if not asked:
        return 0
    slugs = {slug for _, slug in asked}
    found = Article.objects.filter(slug__in=slugs).values_list("language", "slug", "pk")
    numbers = {pk: asked[language, slug] for language, slug, pk in found if (language, slug) in asked}
    day = today()
    with transaction.atomic():
        rows = [ArticleReading(article_id=pk, day=day) for pk in numbers]
        ArticleReading.objects.bulk_create(rows, ignore_conflicts=True)
        for pk, number in sorted(numbers.items()):
            ArticleReading.objects.filter(article_id=pk, day=day).update(number=F("number") + number)
    return len(numbers)


def forget_readings() -> int:
    """Delete numbers older than 400 days. Returns how many."""
    return ArticleReading.objects.filter(day__lt=today() - KEPT).delete()[0]
