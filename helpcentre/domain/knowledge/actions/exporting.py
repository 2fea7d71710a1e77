from pathlib import Path

import yaml

from helpcentre.domain.knowledge import article_file
from helpcentre.domain.knowledge.actions.importing import TOPICS_FILE
from helpcentre.domain.knowledge.article_file import ArticleFile
from helpcentre.domain.knowledge.models import Article, Topic
from helpcentre.domain.people.models import Language


def export_folder(*, folder: Path) -> int:
    """Write ``topics.yaml`` and the published articles as ``import_folder`` reads them; how many articles.

    Translations get one file name, the slug of the English one where there is one. Files of the same name are
    written over, others are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / TOPICS_FILE).write_text(_topics(), encoding="utf-8")
    published = Article.objects.filter(live=True).select_related("topic").order_by("language", "id")
    names: dict[object, str] = {}
    for article in published:
        name = names.setdefault(article.translation_key, _free_name(article.slug, set(names.values())))
        target = folder / article.language / f"{name}.md"
        target.parent.mkdir(exist_ok=True)
        target.write_text(article_file.written(_file(article, name), name=name), encoding="utf-8")
    return len(published)


def _file(article: Article, name: str) -> ArticleFile:
    key = article.translation_key
    return ArticleFile(
        language=article.language,
        topic=article.topic.key,
        slug=article.slug,
        title=article.title,
        body=article.body,
        summary=article.summary,
        keywords=article.keywords,
        translation=name if article_file.translation_key(name) == key else str(key),
        position=article.position,
        popular=article.is_popular,
        starter=article.is_starter,
    )


def _topics() -> str:
    rows: dict[str, dict[str, object]] = {}
    for topic in Topic.objects.order_by("position", "id"):
        row = rows.setdefault(topic.key, {"key": topic.key, "icon": topic.icon})
        row[topic.language] = {"slug": topic.slug, "title": topic.title, "summary": topic.summary}
    complete = [row for row in rows.values() if all(language in row for language in Language.values)]
    return yaml.safe_dump(complete, allow_unicode=True, sort_keys=False, width=10_000)


def _free_name(slug: str, taken: set[str]) -> str:
    name, n = slug, 1
    while name in taken:
        n += 1
        name = f"{slug}-{n}"
    return name
