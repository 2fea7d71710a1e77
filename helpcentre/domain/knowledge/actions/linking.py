"""What ties imported articles to others: the text they were translated from, and the addresses they had."""

import hashlib
from typing import Any

from django.db import transaction

from helpcentre.domain.knowledge.actions.reporting import ImportReport, Problem
from helpcentre.domain.knowledge.actions.wanted import Wanted
from helpcentre.domain.knowledge.article_file import NO_SOURCE, tidy
from helpcentre.domain.knowledge.models import Article, FormerAddress
from helpcentre.domain.people.models import Language

_CHUNK = 500
_SOURCE_OF = {Language.SWAHILI: Language.ENGLISH}  # when a file does not say


def fingerprint(article: Article) -> str:
    """Twelve characters that change when what a translator reads changes."""
    text = "\0".join((article.title, article.summary, tidy(article.body)))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def link_all(*, standing: list[Wanted], report: ImportReport) -> None:
    """Bring sources and former addresses in line with the files."""
    for start in range(0, len(standing), _CHUNK):
        chunk = standing[start : start + _CHUNK]
        with transaction.atomic():
            _link_sources(chunk)
            _keep_former([one for one in chunk if one.file.formerly], report)


def _link_sources(chunk: list[Wanted]) -> None:
    rows = Article.objects.select_related("source").in_bulk([one.row_id for one in chunk if one.row_id])
    keys = {row.translation_key for row in rows.values()}
    others = {(row.translation_key, row.language): row for row in Article.objects.filter(translation_key__in=keys)}
    for one in chunk:
        row = rows[one.row_id] if one.row_id else None
        if row is None:
            continue
        said = one.file.source or _SOURCE_OF.get(Language(row.language), "")
        source = others.get((row.translation_key, said)) if said not in ("", row.language, NO_SOURCE) else None
        columns = _columns(one, row, source)
        if any(getattr(row, name) != value for name, value in columns.items()):
            Article.objects.filter(pk=row.pk).update(**columns)


def _columns(one: Wanted, row: Article, source: Article | None) -> dict[str, Any]:
    """What ``row`` should say of its source. ``{}`` leaves it as it is."""
    if source is None:
        return {"source_id": None, "source_revision_id": None} if one.file.source == NO_SOURCE else {}
    newest = source.live_revision_id or source.latest_revision_id
    current = {"source_id": source.pk, "source_revision_id": newest}
    known = row.source_id == source.pk
    if one.file.is_outdated or (one.file.source_text and one.file.source_text != fingerprint(source)):
        is_marked = known and row.source_revision_id != newest
        return {} if is_marked else {"source_id": source.pk, "source_revision_id": None}
    if one.file.source_text or not known or one.is_written:
        return current
    return {}


def _keep_former(chunk: list[Wanted], report: ImportReport) -> None:
    slugs = {slug for one in chunk for slug in one.file.formerly}
    living = set(Article.objects.filter(slug__in=slugs).values_list("language", "slug"))
    held = {
        (language, slug): article
        for language, slug, article in FormerAddress.objects.filter(slug__in=slugs).values_list(
            "language", "slug", "article_id"
        )
    }
    for one in chunk:
        for slug in one.file.formerly:
            address = one.file.language, slug
            if address in living or held.get(address, one.row_id) != one.row_id:
                said = f"formerly {slug!r} leads to another article"
                report.notices.append(Problem(one.name, said, one.file.lines["formerly"]))
            elif address not in held and one.row_id:
                held[address] = one.row_id
                FormerAddress.objects.create(language=one.file.language, slug=slug, article_id=one.row_id)
