"""What the article files of a folder ask for, compared with what is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge import article_file, article_folder
from helpcentre.domain.knowledge.actions.picture_files import PictureFiles
from helpcentre.domain.knowledge.actions.reporting import ImportReport, Problem
from helpcentre.domain.knowledge.actions.topics import put_topic
from helpcentre.domain.knowledge.article_file import ArticleFile
from helpcentre.domain.knowledge.bad_file import BadFileError
from helpcentre.domain.knowledge.markup.cleaning import cleaned
from helpcentre.domain.knowledge.models import Article, Topic
from helpcentre.domain.people.models import Person


@dataclass
class Wanted:
    """One good file. ``row`` is the article it is about, None while there is none; ``values`` are its columns.

    ``is_written`` once the article was created or changed because of it.
    """

    name: str
    file: ArticleFile
    values: dict[str, Any]
    row: Article | None = None
    row_id: int | None = None
    is_written: bool = False

    @property
    def key(self) -> tuple[str, UUID]:
        return self.file.language, self.file.translation_key

    @property
    def changes(self) -> dict[str, Any]:
        """The columns whose value would be another."""
        return {name: value for name, value in self.values.items() if kept(self.row, name) != value}


def kept(row: Article | None, name: str) -> Any:
    """A column as a file would say it: an author's form ends lines in another way."""
    value = getattr(row, name) if row else None
    if name == "body" and isinstance(value, str):
        return article_file.tidy(value)
    if name in {"countries", "apps", "plans"} and isinstance(value, str):
        return words(value)
    return " ".join(value.split()) if isinstance(value, str) else value


def words(said: str) -> str:
    """Words as they are kept: lower-case, with a comma and a space between, each once."""
    return ", ".join(dict.fromkeys(part for each in said.lower().split(",") if (part := " ".join(each.split()))))


class Shelves:
    """Topics by what files call them, and people of the team by their addresses; each asked for once."""

    def __init__(self, actor: Actor, *, create: bool) -> None:
        self._actor = actor
        self._create = create
        self._topics = {(topic.key, topic.language): topic for topic in Topic.objects.select_related("parent")}
        team = Person.objects.filter(staffmember__isnull=False, email__isnull=False)
        self._team = {str(person.email): person for person in team}

    def topic(self, file: ArticleFile) -> Topic:
        """By its key, or a new one named so where no file declares topics. Raises BadFileError."""
        key = slugify(file.topic)
        found = self._topics.get((key, file.language))
        if found is None and not self._create:
            reason = f"topic {file.topic!r} is not in {article_folder.TOPICS} in the language {file.language!r}"
            raise BadFileError(reason, file.lines["topic"])
        if found is None:
            last = max((topic.position for topic in self._topics.values()), default=0)
            try:
                found = put_topic(
                    actor=self._actor,
                    key=key,
                    language=file.language,
                    slug=key,
                    title=file.topic,
                    position=last + 1,
                ).row
            except ValidationError:
                raise BadFileError(f"topic {file.topic!r} cannot be made", file.lines["topic"]) from None
            self._topics[key, file.language] = found
        return found

    def owner(self, file: ArticleFile) -> Person | None:
        return self._team.get(file.owner)


def read_all(
    found: Iterable[article_folder.Found], shelves: Shelves, pictures: PictureFiles, report: ImportReport
) -> Iterable[Wanted | None]:
    """What each file asks for, None for one that was refused."""
    taken: dict[tuple[str, str], str] = {}
    for one in found:
        try:
            file = article_file.read(article_folder.read_text(one.path), name=one.stem, folder=one.folder)
            for mark in (file.slug, str(file.translation_key)):
                first = taken.setdefault((file.language, mark), one.name)
                if first != one.name:
                    raise BadFileError(f"is the same article as {first}: slug or name is used twice", 1)
            values = _values(file, shelves)
            clean = cleaned(pictures.taken_in(file.body, one.path.parent, first_line=file.body_line))
            yield Wanted(one.name, file, values | {"body": clean.text})
        except (BadFileError, OSError) as error:
            report.refuse(one.name, error)
            yield None
            continue
        report.notices += [Problem(one.name, notice) for notice in file.notices]
        report.notices += [Problem(one.name, f"{what} was taken out: it could run") for what in clean.removed]
        if file.owner and shelves.owner(file) is None:
            said = f"owner {file.owner!r} is not in the team; the article has no owner"
            report.notices.append(Problem(one.name, said, file.lines["owner"]))


def _values(file: ArticleFile, shelves: Shelves) -> dict[str, Any]:
    return {
        "slug": file.slug,
        "topic": shelves.topic(file),
        "title": file.title,
        "summary": file.summary,
        "keywords": file.keywords,
        "position": file.position,
        "is_popular": file.popular,
        "is_starter": file.starter,
        "audience": file.audience,
        "countries": file.countries,
        "apps": file.apps,
        "plans": file.plans,
        "owner": shelves.owner(file),
        "review_by": file.review_by,
    }
