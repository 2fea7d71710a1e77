from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge import article_file
from helpcentre.domain.knowledge.actions.articles import publish_article, put_article
from helpcentre.domain.knowledge.actions.saving import Outcome
from helpcentre.domain.knowledge.actions.topics import put_topic
from helpcentre.domain.knowledge.article_file import ArticleFile, BadFileError
from helpcentre.domain.knowledge.models import Topic
from helpcentre.domain.people.models import Language

TOPICS_FILE = "topics.yaml"


@dataclass(frozen=True)
class Problem:
    """``file`` is relative to the folder; ``reason`` is for its author."""

    file: str
    reason: str


@dataclass
class ImportReport:
    """How many articles were created, changed and left as they were, and the files that could not be taken in."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)


def import_folder(*, actor: Actor, folder: Path) -> ImportReport:
    """Take in ``topics.yaml`` and every Markdown file below ``folder``; what is new or changed is published.

    Files of one name in the folders ``en`` and ``sw`` are translations of each other. Each file is a transaction of
    its own: a bad one is reported and the others go in. A file that says what is already there writes nothing, so
    an article taken back by an author stays taken back. Raises NotADirectoryError.
    """
    if not folder.is_dir():
        raise NotADirectoryError(str(folder))
    report = ImportReport()
    has_topics = (folder / TOPICS_FILE).is_file()
    if has_topics:
        try:
            _import_topics(actor, folder / TOPICS_FILE)
        except (BadFileError, OSError) as error:
            report.problems.append(Problem(TOPICS_FILE, str(error)))
    taken: dict[tuple[str, str], str] = {}
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        try:
            file = article_file.read(path)
            for mark in (file.slug, str(file.translation_key)):
                first = taken.setdefault((file.language, mark), name)
                if first != name:
                    raise BadFileError(f"is the same article as {first}: slug or name is used twice")
            outcome = _import_article(actor, file, create_topic=not has_topics)
        except (BadFileError, OSError) as error:
            report.problems.append(Problem(name, str(error)))
            continue
        report.created += outcome == Outcome.CREATED
        report.changed += outcome == Outcome.CHANGED
        report.unchanged += outcome == Outcome.UNCHANGED
    return report


def _import_article(actor: Actor, file: ArticleFile, *, create_topic: bool) -> Outcome:
    try:
        with transaction.atomic():
            saved = put_article(
                actor=actor,
                language=file.language,
                slug=file.slug,
                topic=_topic(actor, file, create=create_topic),
                title=file.title,
                body=file.body,
                summary=file.summary,
                keywords=file.keywords,
                translation_key=file.translation_key,
                position=file.position,
                is_popular=file.popular,
                is_starter=file.starter,
            )
            if saved.outcome != Outcome.UNCHANGED:
                publish_article(actor=actor, article=saved.row)
    except ValidationError as error:
        raise BadFileError(_reason(error)) from None
    return saved.outcome


def _topic(actor: Actor, file: ArticleFile, *, create: bool) -> Topic:
    """The topic by its key, or a new one named so, in a folder that declares no topics."""
    key = slugify(file.topic)
    topic = Topic.objects.filter(key=key, language=file.language).first()
    if topic is None and not create:
        raise BadFileError(f"topic {file.topic!r} is not in {TOPICS_FILE} in the language {file.language!r}")
    if topic is None:
        last = Topic.objects.order_by("-position").values_list("position", flat=True).first() or 0
        topic = put_topic(
            actor=actor, key=key, language=file.language, slug=key, title=file.topic, position=last + 1
        ).row
    return topic


def _import_topics(actor: Actor, path: Path) -> None:
    try:
        rows = yaml.safe_load(path.read_bytes().decode("utf-8-sig"))
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadFileError(f"is not YAML: {str(error).strip().splitlines()[0]}") from None
    for position, (key, icon, language, facts) in enumerate(_declared(rows)):
        try:
            put_topic(
                actor=actor,
                key=key,
                language=language,
                slug=str(facts.get("slug") or key),
                title=str(facts.get("title") or ""),
                summary=str(facts.get("summary") or ""),
                icon=icon,
                position=position // len(Language.values),
            )
        except ValidationError as error:
            raise BadFileError(f"topic {key!r} in {language!r}: {_reason(error)}") from None


def _declared(rows: Any) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Key, icon, language and facts of every topic in both languages. Raises BadFileError when the shape is another."""
    if not isinstance(rows, list):
        raise BadFileError("is not a list of topics")
    for row in rows:
        if not isinstance(row, dict) or not isinstance(row.get("key"), str):
            raise BadFileError("holds a topic without a key")
        for language in Language.values:
            facts = row.get(language)
            if not isinstance(facts, dict):
                raise BadFileError(f"topic {row['key']!r} says nothing in {language!r}")
            yield row["key"], str(row.get("icon") or "book"), language, facts


def _reason(error: ValidationError) -> str:
    if hasattr(error, "error_dict"):
        return "; ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
    return " ".join(error.messages)
