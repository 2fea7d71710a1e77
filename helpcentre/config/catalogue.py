"""The words of the interface: which messages the code and templates hold, and the Swahili catalogue that answers them.

English stands in the code; ``helpcentre/locale/sw/LC_MESSAGES/django.po`` holds the Swahili and is edited by people.
The ``.mo`` beside it is made from it and committed, so that a running Help Centre needs no tool. Extraction reads
Python by its syntax tree and templates through Django's own ``templatize``, so it needs no ``xgettext`` either.
``polib`` is a development requirement.
"""

import ast
import json
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib  # type: ignore[import-untyped]
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
CATALOGUE = PACKAGE / "locale" / "sw" / "LC_MESSAGES" / "django.po"
COMPILED = CATALOGUE.with_suffix(".mo")
#: A message, or one and many. A test opens every screen below ``/cms/`` in Kiswahili and names what is missing here.
ADOPTED = Path(__file__).with_name("adopted.json")
METADATA = {
    "Project-Id-Version": "DukaSystem Help Centre",
    "Language": "sw",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
_SKIPPED = {"tests", "migrations", "static"}


@dataclass(frozen=True)
class Text:
    """One message. ``plural`` and ``context`` are empty where there is none."""

    message: str
    plural: str = ""
    context: str = ""


class BadMessageError(ValueError):
    """A message that cannot be read from the source, such as an f-string."""


#: Positions of context, message and plural among a function's arguments.
_FUNCTIONS = {
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
_FUNCTIONS |= {f"{name}_lazy": places for name, places in list(_FUNCTIONS.items())}
_FUNCTIONS["gettext_noop"] = (None, 0, None)
_LITERAL = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_CALL = re.compile(rf"(?<!\w)(_|gettext|ngettext|pgettext|npgettext)\((\s*{_LITERAL}(?:\s*,\s*{_LITERAL})*)")


def extract() -> dict[Text, list[str]]:
    """Every message and the files it stands in, in the order of the files. Raises BadMessageError."""
    found: dict[Text, list[str]] = {text: ["wagtail"] for text in adopted()}
    for path in _sources():
        place = path.relative_to(PACKAGE.parent).as_posix()
        source = path.read_text(encoding="utf-8")
        for text in in_python(source, place) if path.suffix == ".py" else in_template(source, place):
            places = found.setdefault(text, [])
            if place not in places:
                places.append(place)
    return found


def adopted() -> list[Text]:
    """Wagtail's words that our screens show. It speaks no Kiswahili, so they stand in our catalogue with the rest."""
    listed = json.loads(ADOPTED.read_text(encoding="utf-8"))
    return [Text(words) if isinstance(words, str) else Text(*words) for words in listed]


def _sources() -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob("*")):
        inside = path.relative_to(PACKAGE).parts
        if _SKIPPED & set(inside):
            continue
        if path.suffix == ".py" or ("templates" in inside and path.suffix in (".html", ".txt")):
            yield path


def in_python(source: str, place: str) -> Iterator[Text]:
    """The messages of a module, whatever name it gives to a function of ``django.utils.translation``."""
    tree = ast.parse(source)
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            names |= {each.asname or each.name: each.name for each in node.names if each.name in _FUNCTIONS}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = ""
        if isinstance(node.func, ast.Name):
            function = names.get(node.func.id, "")
        elif isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
            function = node.func.attr if node.func.value.id == "translation" else ""
        if function in _FUNCTIONS:
            yield _text(function, node.args, f"{place}:{node.lineno}")


def _text(function: str, arguments: list[ast.expr], place: str) -> Text:
    def read(position: int | None) -> str:
        if position is None:
            return ""
        value = arguments[position] if position < len(arguments) else None
        if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
            raise BadMessageError(f"{place}: write the message of {function} as one plain string")
        return value.value

    context, message, plural = _FUNCTIONS[function]
    return Text(read(message), read(plural), read(context))


def in_template(source: str, place: str) -> Iterator[Text]:
    """The messages of a template, as Django looks them up (a percent sign is doubled)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # about translators' comments in the middle of a line
        calls = templatize(source, origin=place)
    for name, literals in _CALL.findall(calls):
        words = ast.literal_eval(f"[{literals}]")
        context, message, plural = _FUNCTIONS["gettext" if name == "_" else name]
        yield Text(words[message], "" if plural is None else words[plural], "" if context is None else words[context])


# The catalogue


def load(path: Path = CATALOGUE) -> polib.POFile:
    """The catalogue as polib reads it; an empty one when there is none yet."""
    return polib.pofile(str(path), wrapwidth=110) if path.exists() else polib.POFile(wrapwidth=110)


def key(entry: polib.POEntry) -> Text:
    return Text(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def update(extra: Iterable[Path] = ()) -> polib.POFile:
    """Bring the catalogue in line with the code: new messages come in empty, those no longer used go.

    ``extra`` names other catalogues that fill what is still empty.
    """
    known = {key(entry): entry for entry in load() if not entry.obsolete}
    for path in extra:
        for entry in load(path):
            if entry.translated() and (key(entry) not in known or not known[key(entry)].translated()):
                known[key(entry)] = entry
    fresh = polib.POFile(wrapwidth=110)
    fresh.metadata = METADATA
    for text, places in extract().items():
        entry = polib.POEntry(
            msgid=text.message,
            msgid_plural=text.plural,
            msgctxt=text.context or None,
            occurrences=[(place, "") for place in places],
        )
        if placeholders(text.message):
            entry.flags.append("python-brace-format" if "{" in text.message else "python-format")
        answer = known.get(text)
        if text.plural:
            entry.msgstr_plural = answer.msgstr_plural if answer else {0: "", 1: ""}
        elif answer:
            entry.msgstr = answer.msgstr
        fresh.append(entry)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    fresh.save(str(CATALOGUE))
    return fresh


def compile_catalogue() -> None:
    """Make the ``.mo`` that Django reads."""
    COMPILED.write_bytes(load().to_binary())


def placeholders(text: str) -> list[str]:
    """What is filled in at run time: ``%(name)s``, ``%s``, ``{name}`` and ``%%``, sorted."""
    return sorted(re.findall(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}", text))


def translations(entry: polib.POEntry) -> list[str]:
    """The Swahili of an entry: one text, or one for each plural form."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def faults(catalogue: polib.POFile, messages: Iterable[Text], same_allowed: Iterable[str] = ()) -> list[str]:
    """What is wrong: missing, unused, untranslated, fuzzy, unchanged, or with other placeholders than the English."""
    found = []
    listed = {key(entry) for entry in catalogue if not entry.obsolete}
    wanted = set(messages)
    found += [f"not in the catalogue: {text.message!r}" for text in wanted - listed]
    found += [f"no longer used: {text.message!r}" for text in listed - wanted]
    if catalogue.metadata.get("Plural-Forms") != METADATA["Plural-Forms"]:
        found.append("Plural-Forms is not that of Swahili")
    for entry in catalogue:
        found += [f"{what}: {entry.msgid!r}" for what in _faults_of(entry, set(same_allowed))]
    return sorted(found)


def _faults_of(entry: polib.POEntry, same_allowed: set[str]) -> Iterator[str]:
    answers = translations(entry)
    if entry.obsolete:
        yield "obsolete"
    if entry.fuzzy:
        yield "fuzzy"
    if not all(answers) or (entry.msgid_plural and len(answers) != 2):
        yield "untranslated"
        return
    if entry.msgid not in same_allowed and any(answer in (entry.msgid, entry.msgid_plural) for answer in answers):
        yield "the same as the English"
    originals = [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]
    for original, answer in zip(originals, answers, strict=True):
        # One of two forms may leave the number out ("siku moja"), as English does ("one day").
        if placeholders(original) != placeholders(answer) and not (
            entry.msgid_plural
            and set(placeholders(answer)) <= set(placeholders(entry.msgid_plural))
            and original is entry.msgid
        ):
            yield "other placeholders"
        if (original[:1] == "\n", original[-1:] == "\n") != (answer[:1] == "\n", answer[-1:] == "\n"):
            yield "other line breaks at its ends"
