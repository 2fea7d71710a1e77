"""Reading a page as a person does: its words, and in which language the page says they are."""

import re
from html.parser import HTMLParser

_ENGLISH = (
    "the and your you with for this that is are was of to it or not from our what when have has will can be by "
    "there here please which who how been were would should about"
)
#: Without "na" and "namba": "Lipa na M-Pesa" and "Lipa namba" are names in English too.
_SWAHILI = (
    "kwa wa ya ni za cha hii hiyo hapa katika yako lako wako yetu wetu bado tu au kama lakini ambayo ombi jibu "
    "simu bila kila hakuna tafadhali"
)
WORDS_OF = {"en": frozenset(_ENGLISH.split()), "sw": frozenset(_SWAHILI.split())}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_UNSEEN = {"script", "style", "template", "code"}  # what is typed to a machine is in no language
_SPOKEN = {"title", "alt", "placeholder", "aria-label", "aria-description", "aria-roledescription"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = [("", "")]
        self.said: list[tuple[str, str]] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        language = values.get("lang", self.open[-1][1])
        # The language of an attribute is that of its element (HTML standard, "The lang and xml:lang attributes").
        self.said += [(language, values[name]) for name in sorted(_SPOKEN & values.keys())]
        if tag == "meta" and values.get("name") == "description":
            self.said.append((language, values.get("content", "")))
        if tag == "input" and values.get("type") in ("submit", "button"):
            self.said.append((language, values.get("value", "")))
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag not in _VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        if tag in (name for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        tag, language = self.open[-1]
        if tag not in _UNSEEN and data.strip():
            self.said.append((language, " ".join(data.split())))


def said_in(page: str, language: str) -> list[str]:
    """Every piece of text and every spoken attribute of a page that claims to be in ``language``."""
    reader = _Reader()
    reader.feed(page)
    return [text for claimed, text in reader.said if claimed in ("", language)]


def links_of(page: str) -> list[str]:
    """The addresses a page leads to, in order."""
    reader = _Reader()
    reader.feed(page)
    return reader.links


def foreign_words(text: str, language: str) -> list[str]:
    """Function words of the other language in a text of ``language``; addresses and mail addresses do not count."""
    other = WORDS_OF["en" if language == "sw" else "sw"]
    plain = re.sub(r"\S*[/@]\S*|\w+\.\w+(\.\w+)*", " ", text)
    return [word for word in re.findall(r"[a-z’']+", plain.lower()) if word in other]


def foreign_sentences(page: str, language: str, typed: tuple[str, ...] = ()) -> list[str]:
    """The pieces of a page that are in the other language without saying so.

    What people ``typed`` may stand in the title, no part of which can have a language of its own.
    """
    head, mark, rest = page.partition("</title>")
    for subject in typed:
        head = head.replace(subject, "")
    page = head + mark + rest
    return [text for text in said_in(page, language) if foreign_words(text, language)]
