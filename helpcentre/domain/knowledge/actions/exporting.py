from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from helpcentre.domain.knowledge import article_file, article_folder
from helpcentre.domain.knowledge.actions.linking import fingerprint
from helpcentre.domain.knowledge.actions.picture_files import PictureNames
from helpcentre.domain.knowledge.actions.wanted import kept
from helpcentre.domain.knowledge.article_file import NO_SOURCE, ArticleFile
from helpcentre.domain.knowledge.models import Article, FormerAddress, Snippet, Topic
from helpcentre.domain.people.models import Language


def export_folder(*, folder: Path) -> int:
    """Write topics, snippets and articles as ``import_folder`` reads them; how many articles.

    A public article is written as the public reads it, another as its author left it, marked ``published: false``.
    Translations get one file name, the slug of the English one where there is one. Files of the same name are written
    over, others are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / article_folder.TOPICS).write_text(_topics(), encoding="utf-8")
    snippets, articles = list(Snippet.objects.all()), list(_shelved())
    pictures = PictureNames([*(one.body for one in snippets), *(one.row.body for one in articles)])
    for snippet in snippets:
        place = folder / article_folder.SNIPPETS / snippet.language
        body = pictures.written_beside(article_file.tidy(snippet.body), place)
        _write(place / f"{snippet.name}.md", body + "\n")
    for shelved in articles:
        place = folder / shelved.row.language
        body = pictures.written_beside(kept(shelved.row, "body"), place)
        _write(place / f"{shelved.name}.md", _text(shelved, body))
    return len(articles)


@dataclass(frozen=True)
class _Shelved:
    """An article, the name of its file, its translations by language, and the slugs it had."""

    row: Article
    name: str
    beside: dict[str, Article]
    formerly: tuple[str, ...]


def _shelved() -> Iterable[_Shelved]:
    rows = [_as_seen(row) for row in Article.objects.select_related("topic", "owner").order_by("language", "slug")]
    beside: dict[UUID, dict[str, Article]] = {}
    for row in rows:
        beside.setdefault(row.translation_key, {})[row.language] = row
    formerly: dict[int, list[str]] = {}
    for article_id, slug in FormerAddress.objects.order_by("slug").values_list("article_id", "slug"):
        formerly.setdefault(article_id, []).append(slug)
    names: dict[UUID, str] = {}
    taken: set[str] = set()
    for row in rows:
        if row.translation_key not in names:
            names[row.translation_key] = _free_name(row.slug, taken)
            taken.add(names[row.translation_key])
        name, others = names[row.translation_key], beside[row.translation_key]
        yield _Shelved(row, name, others, tuple(formerly.get(row.pk, ())))


def _as_seen(row: Article) -> Article:
    return row if row.live else row.get_latest_revision_as_object()


def _text(shelved: _Shelved, body: str) -> str:
    row, key = shelved.row, shelved.row.translation_key
    file = ArticleFile(
        language=row.language,
        topic=row.topic.key,
        slug=row.slug,
        title=kept(row, "title"),
        body=body,
        summary=kept(row, "summary"),
        keywords=kept(row, "keywords"),
        translation=shelved.name if article_file.translation_key(shelved.name) == key else str(key),
        position=row.position,
        popular=row.is_popular,
        starter=row.is_starter,
        published=row.live,
        audience=row.audience,
        countries=kept(row, "countries"),
        apps=kept(row, "apps"),
        plans=kept(row, "plans"),
        owner=(row.owner.email or "") if row.owner else "",
        review_by=row.review_by,
        formerly=shelved.formerly,
        **_source(row, shelved.beside),
    )
    return article_file.written(file, name=shelved.name)


def _source(row: Article, beside: dict[str, Article]) -> dict[str, Any]:
    """What is said of the text it was translated from. A source that is no translation of it has no name in a file."""
    source = next((other for other in beside.values() if other.pk == row.source_id), None)
    if source is None:
        silent = row.language == Language.ENGLISH or Language.ENGLISH not in beside
        return {} if silent else {"source": NO_SOURCE}
    newest = source.live_revision_id or source.latest_revision_id
    if row.source_revision_id != newest:
        return {"source": source.language, "is_outdated": True}
    return {"source": source.language, "source_text": fingerprint(source)}


def _topics() -> str:
    shelves: dict[str, dict[str, Topic]] = {}
    for topic in Topic.objects.select_related("parent").order_by("position", "key", "language"):
        shelves.setdefault(topic.key, {})[topic.language] = topic
    rows = [_topic(shelf) for shelf in shelves.values()]
    return yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=10_000)


def _topic(shelf: dict[str, Topic]) -> dict[str, Any]:
    """What all languages say of a topic, then what each says; its parent in whichever of the two is true."""
    first = next(iter(shelf.values()))
    row: dict[str, Any] = {"key": first.key, "icon": first.icon}
    parents = {language: topic.parent.key if topic.parent else "" for language, topic in shelf.items()}
    is_shared = len(set(parents.values())) == 1
    if is_shared and any(parents.values()):
        row["parent"] = parents[first.language]
    for language, topic in sorted(shelf.items()):
        row[language] = {"slug": topic.slug, "title": topic.title, "summary": topic.summary}
        if not is_shared and parents[language]:
            row[language]["parent"] = parents[language]
    return row


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _free_name(slug: str, taken: set[str]) -> str:
    name, n = slug, 1
    while name in taken:
        n += 1
        name = f"{slug}-{n}"
    return name
