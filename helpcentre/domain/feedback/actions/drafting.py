"""Beginning the article that a row of the board asks for. What is begun is a draft: nobody outside sees it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.feedback import events
from helpcentre.domain.feedback.board import keeping
from helpcentre.domain.feedback.models import Section, Task, WantedArticle
from helpcentre.domain.feedback.plain_reply import without_people
from helpcentre.domain.knowledge.actions import put_article
from helpcentre.domain.knowledge.models import Article, Topic
from helpcentre.domain.people.models import Language
from helpcentre.domain.tickets.models import MessageKind, Participant, Side, Ticket

_SHORT_ANSWER = {Language.ENGLISH: "**Short answer.** ", Language.SWAHILI: "**Jibu fupi.** "}
_LONGEST = 8_000  # characters of replies that go into a draft
_TITLE = 120


def draft_for_question(*, actor: Actor, task: Task) -> Article:
    """A draft with the question as its title, in the language it was asked in; the one that was begun, if any.

    Raises ValidationError when there is no topic in that language.
    """
    with transaction.atomic():
        task = Task.objects.select_for_update().get(pk=task.pk)
        if task.article is not None:
            return task.article
        draft = _begin(actor, task.language, title=task.words, body="", keywords=task.words)
        Task.objects.filter(pk=task.pk).update(article=draft)
        log.record(events.ARTICLE_BEGUN, draft.pk, actor=actor, task=task.pk)
    return draft


def draft_for_ticket(*, actor: Actor, ticket: Ticket) -> Article:
    """A draft from what the team answered, without the people in it; the one that was begun, if any.

    Raises ValidationError when there is no topic in the ticket's language.
    """
    with transaction.atomic():
        wanted = WantedArticle.objects.select_for_update().get_or_create(ticket=ticket)[0]
        if wanted.draft is not None:
            return wanted.draft
        names = _names(ticket)
        draft = _begin(
            actor,
            ticket.language,
            title=without_people(ticket.subject, names),
            body=without_people(_answers(ticket), names),
            keywords="",
        )
        WantedArticle.objects.filter(pk=wanted.pk).update(draft=draft)
        log.record(events.ARTICLE_BEGUN, draft.pk, actor=actor, task=0)
        keeping.work_out_section(Section.WANTED)
    return draft


def _begin(actor: Actor, language: str, *, title: str, body: str, keywords: str) -> Article:
    topic = Topic.objects.filter(language=language).order_by("position", "id").first()
    if topic is None:
        raise ValidationError(_("There is no topic in this language yet. Make one first."))
    title = (title.strip(" .…") or _("New article"))[:_TITLE]
    return put_article(
        actor=actor,
        language=language,
        slug=_free_slug(title, language),
        topic=topic,
        title=title[:1].upper() + title[1:],
        body=_SHORT_ANSWER[Language(language)] + (body or "…"),
        keywords=keywords,
    ).row


def _answers(ticket: Ticket) -> str:
    said = ticket.messages.filter(side=Side.TEAM, kind=MessageKind.REPLY).order_by("id")
    return "\n\n".join(said.values_list("body", flat=True))[:_LONGEST]


def _names(ticket: Ticket) -> list[str]:
    """Everybody who took part, and the shop."""
    people = Participant.objects.filter(ticket=ticket).values_list("person__name", flat=True)
    authors = ticket.messages.exclude(author=None).values_list("author__name", flat=True)
    shop = [ticket.business.name] if ticket.business else []
    return [name for name in {*people, *authors, ticket.requester.name, *shop} if name]


def _free_slug(title: str, language: str) -> str:
    """An address that no article has: putting an article where one stands would change that one."""
    base = slugify(title)[:100] or "draft"
    taken = set(Article.objects.filter(language=language, slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
