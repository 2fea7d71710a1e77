"""What a row of the board says and leads to, in words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from helpcentre.base.ui import clock as words
from helpcentre.domain.feedback.board.reading import Shelf, remarks
from helpcentre.domain.feedback.models import LinkState, Reason, Section, Task, WantedArticle
from helpcentre.domain.people.models import Language, Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.tickets.models import Ticket

#: What a section is about, in one sentence for whoever sees it the first time.
ABOUT = {
    Section.WANTED: gettext_lazy("An agent answered this by hand and thinks that an article would help."),
    Section.UNANSWERED: gettext_lazy("At least three visitors asked this, and we had nothing for them."),
    Section.UNOPENED: gettext_lazy("We had answers, but hardly anybody opened one: a title or summary misleads."),
    Section.VOTED_DOWN: gettext_lazy("Readers said that the article did not help."),
    Section.CHECK_MARKS: gettext_lazy("Names of screens that product has to confirm. Readers do not see these marks."),
    Section.OUTDATED: gettext_lazy("The original has changed since it was translated."),
    Section.UNTRANSLATED: gettext_lazy("There is no public version in the other language."),
    Section.PAST_REVIEW: gettext_lazy("The day for another look has passed."),
    Section.DEAD_LINKS: gettext_lazy("An article leads to a page of another website that is not there any more."),
    Section.UNREAD: gettext_lazy("Next to nobody opened them in 30 days. Title, keywords or place may be wrong."),
}


@dataclass
class Row:
    """``acts`` are links and buttons that mend it, the first one first."""

    task: Task
    title: str
    url: str = ""
    told: list[str] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)
    acts: list["Act"] = field(default_factory=list)


@dataclass(frozen=True)
class Act:
    """A link; with ``post`` a button."""

    label: str
    url: str
    post: bool = False


def rows(shelf: Shelf, person: Person) -> list[Row]:
    make = _MAKERS[shelf.section]
    extra: dict[int, Any] = {}
    if shelf.section is Section.WANTED:
        extra = _wanted(shelf.rows)
    elif shelf.section is Section.VOTED_DOWN:
        extra = dict(remarks(task.article_id for task in shelf.rows if task.article_id))
    return [make(task, person, extra) for task in shelf.rows]


def _question(task: Task, person: Person, extra: dict[int, Any]) -> Row:
    asked = int(task.facts.get("asked", 0))
    row = Row(task, f"“{task.words}”", told=[_language(task)])
    row.told.append(ngettext("%(n)d visitor", "%(n)d visitors", asked) % {"n": asked})
    if task.section == Section.UNOPENED:
        opened = int(task.facts.get("opened", 0))
        row.told.append(ngettext("%(n)d opened an answer", "%(n)d opened an answer", opened) % {"n": opened})
    if task.article:
        row.acts.append(Act(_("Open the draft"), _editor(task.article_id)))
    else:
        row.acts.append(Act(_("Write it"), reverse("cms_board_draft", args=[task.pk]), post=True))
    row.acts.append(Act(_("See what they see"), f"/{task.language}/search/?{urlencode({'q': task.words})}"))
    return row


def _asked_for(task: Task, person: Person, extra: dict[int, Any]) -> Row:
    wanted: WantedArticle | None = extra.get(int(task.subject))
    sees = may(person, Permission.ANSWER_TICKETS)
    ticket: Ticket | None = wanted.ticket if wanted else None
    title = ticket.subject if ticket and sees else _("A question that an agent answered")
    row = Row(task, title, told=[_language(task)])
    if wanted:
        row.told += [wanted.asked_by.name] if wanted.asked_by else []
        row.told.append(words.when(wanted.asked_at))
    if task.article:
        row.acts.append(Act(_("Open the draft"), _editor(task.article_id)))
    elif sees:
        row.acts.append(Act(_("Begin from the reply"), reverse("cms_board_draft", args=[task.pk]), post=True))
    else:
        row.told.append(_("whoever answers requests can begin it"))
    if ticket and sees:
        row.acts.append(Act(_("Open the request"), reverse("desk:ticket", args=[ticket.reference])))
    return row


def _article(task: Task, person: Person, extra: dict[int, Any]) -> Row:
    assert task.article is not None
    row = Row(task, task.article.title, _editor(task.article_id), told=[_language(task)])
    row.acts.append(Act(_("Edit"), row.url))
    return row


def _voted_down(task: Task, person: Person, extra: dict[int, Any]) -> Row:
    row = _article(task, person, extra)
    row.told.append(_("%(no)d no, %(yes)d yes") % {"no": task.facts.get("down", 0), "yes": task.facts.get("up", 0)})
    reasons = task.facts.get("reasons", {})
    row.quotes = [f"{Reason(why).label}: {n}" for why, n in reasons.items() if why in Reason.values]
    row.quotes += [f"“{Truncator(' '.join(said.split())).chars(160)}”" for said in extra.get(task.article_id or 0, [])]
    return row


def _marked(task: Task, person: Person, extra: dict[int, Any]) -> Row:
    row = _article(task, person, extra)
    marks = int(task.facts.get("marks", 0))
    row.told.append(ngettext("%(n)d mark", "%(n)d marks", marks) % {"n": marks})
    row.quotes = [str(said) for said in task.facts.get("said", [])]
    return row


def _outdated(task: Task, person: Person, extra: dict[int, Any]) -> Row:
    row = _article(task, person, extra)
    if task.article and task.article.source:
        row.told.append(_("translated from “%(title)s”") % {"title": task.article.source.title})
    row.acts[0] = Act(_("See what changed"), row.url)
    row.acts.append(Act(_("It still says the same"), reverse("cms_current", args=[task.article_id]), post=True))
    return row


def _untranslated(task: Task, person: Person, extra: dict[int, Any]) -> Row:
    row = _article(task, person, extra)
    begun = bool(task.facts.get("begun"))
    if begun:
        row.told.append(_("a draft has been begun"))
    other = next(code for code in Language.values if code != task.language)
    url = reverse("cms_translate", args=[task.article_id, other])
    row.acts[0] = Act(_("Go on translating") if begun else _("Translate"), url, post=True)
    return row


def _past_review(task: Task, person: Person, extra: dict[int, Any]) -> Row:
    row = _article(task, person, extra)
    days = int(task.facts.get("days", 0))
    row.told.append(ngettext("%(n)d day late", "%(n)d days late", days) % {"n": days})
    if may(person, Permission.PUBLISH_ARTICLES):
        row.acts.append(Act(_("Read, still right"), reverse("cms_board_review", args=[task.pk]), post=True))
    return row


def _dead_link(task: Task, person: Person, extra: dict[int, Any]) -> Row:
    link = task.link
    row = Row(task, link.url if link else "", told=[])
    if link:
        row.told.append(str(LinkState(link.state).label))
        row.told += [f"HTTP {link.status}"] if link.status else []
        row.told.append(_("since %(day)s") % {"day": words.day(link.since)})
    number = int(task.facts.get("articles", 1))
    row.told.append(ngettext("in %(n)d article", "in %(n)d articles", number) % {"n": number})
    if task.article:
        row.acts.append(Act(_("Edit “%(title)s”") % {"title": task.article.title}, _editor(task.article_id)))
    return row


def _unread(task: Task, person: Person, extra: dict[int, Any]) -> Row:
    row = _article(task, person, extra)
    read = int(task.facts.get("read", 0))
    row.told.append(
        ngettext("opened %(n)d time", "opened %(n)d times", read) % {"n": read} if read else _("never opened")
    )
    return row


_MAKERS = {
    Section.WANTED: _asked_for,
    Section.UNANSWERED: _question,
    Section.UNOPENED: _question,
    Section.VOTED_DOWN: _voted_down,
    Section.CHECK_MARKS: _marked,
    Section.OUTDATED: _outdated,
    Section.UNTRANSLATED: _untranslated,
    Section.PAST_REVIEW: _past_review,
    Section.DEAD_LINKS: _dead_link,
    Section.UNREAD: _unread,
}


def _wanted(tasks: Iterable[Task]) -> dict[int, WantedArticle]:
    ids = [int(task.subject) for task in tasks]
    return {
        row.ticket_id: row for row in WantedArticle.objects.filter(ticket__in=ids).select_related("ticket", "asked_by")
    }


def _language(task: Task) -> str:
    return Language(task.language).label if task.language in Language.values else ""


def _editor(article_id: int | None) -> str:
    return reverse("wagtailsnippets_knowledge_article:edit", args=[article_id])
