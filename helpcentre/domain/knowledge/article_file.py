"""An article as a file: Markdown under a front matter of YAML."""

import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import frontmatter
import yaml

from helpcentre.domain.people.models import Language

_LARGEST = 200_000  # bytes
_PAIRS = uuid.UUID("7d0a3bb1-4d0e-4c55-8d9e-3c8f7f1e6a21")  # one name is one answer, on every machine


class BadFileError(ValueError):
    """A file that cannot be taken in; the message says why, in words for its author."""


@dataclass(frozen=True)
class ArticleFile:
    """``translation`` names the answer this file is one language of; by default the file's name without ending."""

    language: str
    topic: str
    slug: str
    title: str
    body: str
    summary: str = ""
    keywords: str = ""
    translation: str = ""
    position: int = 0
    popular: bool = False
    starter: bool = False

    @property
    def translation_key(self) -> uuid.UUID:
        return translation_key(self.translation)


def translation_key(name: str) -> uuid.UUID:
    """The key of an answer from its name; a name that is a key already stays it."""
    try:
        return uuid.UUID(name)
    except ValueError:
        return uuid.uuid5(_PAIRS, name)


def read(path: Path) -> ArticleFile:
    """Raises BadFileError with the reason when the file cannot be understood, OSError when it cannot be read."""
    if path.stat().st_size > _LARGEST:
        raise BadFileError(f"is larger than {_LARGEST // 1000} kB")
    try:
        post = frontmatter.loads(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        raise BadFileError("is not UTF-8 text") from None
    except yaml.YAMLError as error:
        raise BadFileError(f"front matter is not YAML: {_first_line(error)}") from None
    facts = post.metadata
    if not isinstance(facts, dict) or not facts:
        raise BadFileError("has no front matter between two lines of ---")
    if "\0" in post.content:
        raise BadFileError("holds a NUL character")
    language = _text(facts, "language") or path.parent.name
    if language not in Language.values:
        raise BadFileError(f"language is {language!r}; write one of {', '.join(Language.values)}")
    if path.parent.name in Language.values and path.parent.name != language:
        raise BadFileError(f"language is {language!r} in the folder {path.parent.name!r}")
    for name in ("title", "topic", "slug"):
        if not _text(facts, name):
            raise BadFileError(f"front matter has no {name}")
    if not post.content.strip():
        raise BadFileError("has no text below the front matter")
    return ArticleFile(
        language=language,
        topic=_text(facts, "topic"),
        slug=_text(facts, "slug"),
        title=_text(facts, "title"),
        body=post.content.strip(),
        summary=_text(facts, "summary"),
        keywords=_text(facts, "keywords"),
        translation=_text(facts, "translation") or path.stem.removesuffix(f".{language}"),
        position=_number(facts, "position"),
        popular=_flag(facts, "popular"),
        starter=_flag(facts, "starter"),
    )


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
    if file.position:
        facts["position"] = file.position
    facts |= {"popular": file.popular, "starter": file.starter}
    head = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{head}---\n{file.body}\n"


def _text(facts: dict[str, Any], name: str) -> str:
    value = facts.get(name)
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(str(item).strip() for item in value)
    if isinstance(value, bool | dict):
        raise BadFileError(f"{name} is not text; put it between quotation marks")
    return " ".join(str(value).split())


def _number(facts: dict[str, Any], name: str) -> int:
    value = facts.get(name, 0)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1_000_000:
        raise BadFileError(f"{name} is {value!r}; write a whole number")
    return value


def _flag(facts: dict[str, Any], name: str) -> bool:
    value = facts.get(name, False)
    if not isinstance(value, bool):
        raise BadFileError(f"{name} is {value!r}; write true or false")
    return value


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
