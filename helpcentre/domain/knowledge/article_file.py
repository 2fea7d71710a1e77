"""An article as a file: Markdown under a front matter of YAML. ``docs/how-to/write-an-article.md`` says how."""

import re
import uuid
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from helpcentre.domain.knowledge import plain_yaml
from helpcentre.domain.knowledge.bad_file import BadFileError
from helpcentre.domain.knowledge.front_matter import Facts
from helpcentre.domain.people.models import Language

_PAIRS = uuid.UUID("7d0a3bb1-4d0e-4c55-8d9e-3c8f7f1e6a21")  # one name is one answer, on every machine
_HEAD = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.S | re.M)
_LARGEST_HEAD = 20_000  # characters
_BLANK_LINES = re.compile(r"\A(?:[^\S\n]*\n)+")

#: The fields a file may have, in the order they are written.
FIELDS = (
    "title", "language", "topic", "slug", "summary", "keywords", "translation", "source", "source_text", "outdated",
    "position", "popular", "starter", "published", "audience", "countries", "apps", "plans", "owner", "review_by",
    "formerly",
)  # fmt: skip

NO_SOURCE = "none"


@dataclass(frozen=True)
class ArticleFile:
    """``translation`` names the answer this file is one language of; by default the file's name without ending.

    ``source`` is the language it was translated from: ``""`` when the file does not say, ``"none"`` when it says that
    there is none. ``source_text`` is the fingerprint of what it was translated from; ``is_outdated`` says that the
    source has changed since. ``lines`` is where each field stands, ``body_line`` where the text begins.
    """

    language: str
    topic: str
    slug: str
    title: str
    body: str
    summary: str = ""
    keywords: str = ""
    translation: str = ""
    source: str = ""
    source_text: str = ""
    is_outdated: bool = False
    position: int = 0
    popular: bool = False
    starter: bool = False
    published: bool = True
    audience: str = "public"
    countries: str = ""
    apps: str = ""
    plans: str = ""
    owner: str = ""
    review_by: date | None = None
    formerly: tuple[str, ...] = ()
    lines: dict[str, int] = field(default_factory=dict, compare=False)
    body_line: int = field(default=1, compare=False)
    notices: tuple[str, ...] = field(default=(), compare=False)

    @property
    def translation_key(self) -> uuid.UUID:
        return translation_key(self.translation)


def translation_key(name: str) -> uuid.UUID:
    """The key of an answer from its name; a name that is a key already stays it."""
    try:
        return uuid.UUID(name)
    except ValueError:
        return uuid.uuid5(_PAIRS, name)


def tidy(body: str) -> str:
    """A text as it is kept: lines end in one way, without empty ones before and behind."""
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    return _BLANK_LINES.sub("", body).rstrip()


def read(text: str, *, name: str, folder: str = "") -> ArticleFile:
    """``text`` of a file called ``name`` (without ending) in ``folder``. Raises BadFileError with reason and line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    head = _HEAD.match(text)
    if head is None:
        raise BadFileError("has no front matter between two lines of ---", 1)
    facts = _facts(head[1])
    body_line = text.count("\n", 0, head.end()) + 1
    body = text[head.end() :]
    if "\0" in body:
        raise BadFileError("holds a NUL character", body_line + body.count("\n", 0, body.index("\0")))
    if not body.strip():
        raise BadFileError("has no text below the front matter", body_line)
    language = facts.text("language") or folder
    if language not in Language.values:
        reason = f"language is {language!r}; write one of {', '.join(Language.values)}"
        raise BadFileError(reason, facts.line("language"))
    if folder in Language.values and folder != language:
        raise BadFileError(f"language is {language!r} in the folder {folder!r}", facts.line("language"))
    return ArticleFile(
        language=language,
        topic=facts.needed("topic"),
        slug=facts.needed("slug"),
        title=facts.needed("title"),
        body=tidy(body),
        summary=facts.text("summary"),
        keywords=facts.text("keywords"),
        translation=facts.text("translation") or name.removesuffix(f".{language}"),
        source=facts.choice("source", (*Language.values, NO_SOURCE)),
        source_text=facts.text("source_text"),
        is_outdated=facts.flag("outdated"),
        position=facts.number("position"),
        popular=facts.flag("popular"),
        starter=facts.flag("starter"),
        published=facts.flag("published", default=True),
        audience=facts.choice("audience", ("public", "signed_in", "staff")) or "public",
        countries=facts.words("countries", r"[a-z]{2}"),
        apps=facts.words("apps"),
        plans=facts.words("plans"),
        owner=facts.text("owner").lower(),
        review_by=facts.day("review_by"),
        formerly=facts.slugs("formerly"),
        lines={key: facts.line(key) for key in FIELDS},
        body_line=body_line,
        notices=facts.unknown(FIELDS),
    )


def _facts(head: str) -> Facts:
    if len(head) > _LARGEST_HEAD:
        raise BadFileError(f"has a front matter of more than {_LARGEST_HEAD // 1000} kB", 1)
    try:
        found = plain_yaml.read(head)
    except plain_yaml.BadYamlError as error:
        raise BadFileError(f"front matter {error}", error.line + 1) from None
    if not isinstance(found, plain_yaml.Mapping):
        raise BadFileError("has no front matter between two lines of ---", 1)
    return Facts(found)


def written(file: ArticleFile, *, name: str) -> str:
    """The file's text as ``read`` understands it, for a file called ``name`` (without ending)."""
    facts: dict[str, Any] = {
        "title": file.title,
        "language": file.language,
        "topic": file.topic,
        "slug": file.slug,
        "summary": file.summary,
        "keywords": file.keywords,
    }
    if file.translation != name:
        facts["translation"] = file.translation
    said = {
        "source": file.source,
        "source_text": file.source_text,
        "outdated": file.is_outdated,
        "position": file.position,
    }
    facts |= {key: value for key, value in said.items() if value}
    facts |= {"popular": file.popular, "starter": file.starter}
    if not file.published:
        facts["published"] = False
    if file.audience != "public":
        facts["audience"] = file.audience
    said = {
        "countries": file.countries.upper(),
        "apps": file.apps,
        "plans": file.plans,
        "owner": file.owner,
        "review_by": file.review_by,
        "formerly": list(file.formerly),
    }
    facts |= {key: value for key, value in said.items() if value}
    head = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{head}---\n{file.body}\n"
