"""What is searched and what is asked."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from helpcentre.base.search.articles import ArticleText
from helpcentre.domain.knowledge import article_file, render

CONTENT = Path(__file__).resolve().parents[2] / "content"


@dataclass(frozen=True)
class Question:
    """``group`` is the row of the report, ``answers`` the keys of the articles that answer it."""

    text: str
    language: str
    group: str
    answers: frozenset[str]


@dataclass
class Collection:
    """``keys`` names the answer of each article's id: two languages of one answer share a key."""

    texts: list[ArticleText] = field(default_factory=list)
    keys: dict[int, str] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)

    def add(self, key: str, **facts: str) -> None:
        number = len(self.texts) + 1
        self.keys[number] = key
        self.texts.append(ArticleText(id=number, **facts))

    @property
    def unanswerable(self) -> list[Question]:
        """Questions none of whose answers is there."""
        known = set(self.keys.values())
        return [question for question in self.questions if not question.answers & known]


def starter(questions: Path) -> Collection:
    """The articles of ``content/`` as publishing would index them, and one file of questions."""
    made = Collection()
    for path in sorted(CONTENT.glob("??/*.md")):
        file = article_file.read(path.read_text(), name=path.stem, folder=path.parent.name)
        headings, body = render.headings_and_plain(file.body)
        made.add(
            path.stem,
            language=file.language,
            title=file.title,
            keywords=file.keywords,
            summary=file.summary,
            headings=headings,
            body=body,
        )
    today = yaml.safe_load((Path(__file__).parent / "articles.yaml").read_text())
    for asked in yaml.safe_load(questions.read_text()):
        group = asked["language"] if asked["kind"] == "plain" else "typo or mixed"
        answers = {name: today.get(name, [name]) for name in asked["answers"]}
        held = frozenset(article for name, names in answers.items() for article in (name, *names))
        made.questions.append(Question(asked["q"], asked["language"], group, held))
    return made


def folder(place: Path, language: str) -> Collection:
    """Documents under ``place``: ``.md`` and ``.txt`` (key: path without ending; title: first line), or ``.jsonl`` with
    ``id`` (or ``_id``), ``title`` and ``text``. ``queries.jsonl`` has ``id`` and ``text`` (and ``group``, if you like);
    ``qrels.tsv`` has query, document and a number above 0 where the document answers.
    """
    made = Collection()
    for key, title, text in _documents(place):
        headings, body = render.headings_and_plain(text)
        made.add(key, language=language, title=title, headings=headings, body=body)
    answers: dict[str, set[str]] = {}
    for row in csv.reader((place / "qrels.tsv").read_text().splitlines(), delimiter="\t"):
        query, document, grade = row[0], row[-2], row[-1]
        if grade.lstrip("-").isdigit() and int(grade) > 0:
            answers.setdefault(query, set()).add(document)
    for asked in _lines(place / "queries.jsonl"):
        key = str(asked.get("id", asked.get("_id")))
        if key in answers:
            group = str(asked.get("group", "all of them"))
            made.questions.append(Question(str(asked["text"]), language, group, frozenset(answers[key])))
    return made


def _documents(place: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted(place.rglob("*")):
        if path.name == "queries.jsonl":
            continue
        if path.suffix == ".jsonl":
            for row in _lines(path):
                yield str(row.get("id", row.get("_id"))), str(row.get("title", "")), str(row.get("text", ""))
        elif path.suffix in (".md", ".txt"):
            text = path.read_text(errors="replace")
            first, _, rest = text.strip().partition("\n")
            yield path.relative_to(place).with_suffix("").as_posix(), re.sub(r"^[#=\s]+", "", first), rest


def _lines(path: Path) -> Iterator[dict[str, object]]:
    for line in path.read_text().splitlines():
        if line.strip():
            yield json.loads(line)
