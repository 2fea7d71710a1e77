"""Working the board out, and what authors do to its rows."""

from collections.abc import Callable

from django.db import transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.feedback import events
from helpcentre.domain.feedback.board import articles, searches, votes, wanted
from helpcentre.domain.feedback.board.found import Found
from helpcentre.domain.feedback.days import add_to_day
from helpcentre.domain.feedback.models import Counted, Section, Task
from helpcentre.domain.knowledge.models import Article

#: Sections about one article each: after a change of that article they are worked out for it alone.
_OF_ARTICLES: dict[Section, Callable[..., list[Found]]] = {
    Section.CHECK_MARKS: articles.check_marks,
    Section.OUTDATED: articles.outdated,
    Section.UNTRANSLATED: articles.untranslated,
    Section.PAST_REVIEW: articles.past_review,
    Section.UNREAD: articles.unread,
}
_OTHERS: dict[Section, Callable[[], list[Found]]] = {
    Section.WANTED: wanted.wanted,
    Section.UNANSWERED: searches.unanswered,
    Section.UNOPENED: searches.unopened,
    Section.VOTED_DOWN: votes.voted_down,
    Section.DEAD_LINKS: articles.dead_links,
}
#: Here the row's article is the draft that an author began; working out does not know it.
_DRAFTED = {Section.UNANSWERED, Section.UNOPENED}


def work_out() -> int:
    """Bring the whole board in line with what is so. Returns how many rows were done with since."""
    done = 0
    for section, find in _OTHERS.items():
        done += _keep(section, find())
    for section, find in _OF_ARTICLES.items():
        done += _keep(section, find(Article.objects.all()))
    return done


def work_out_article(*, article_id: int) -> int:
    """The same for one article and its translations, where the board tells something of them."""
    if not Task.objects.filter(article=article_id).exists():
        return 0
    among = Article.objects.filter(pk=article_id)
    return sum(_keep(section, find(among), of=article_id) for section, find in _OF_ARTICLES.items())


def work_out_section(section: Section) -> int:
    return _keep(section, _OTHERS[section]())


def set_aside(*, actor: Actor, task: Task) -> None:
    """Not needed: the row stays out of sight for as long as it is so. Nothing happens when it is set aside already."""
    with transaction.atomic():
        open_row = Task.objects.filter(pk=task.pk, set_aside_at=None)
        if open_row.update(set_aside_at=clock.now(), set_aside_by=actor.person_id):
            log.record(events.TASK_SET_ASIDE, task.pk, actor=actor, section=Section(task.section))
            add_to_day(Counted.TASKS_SET_ASIDE, 1)


def take_up(*, actor: Actor, task: Task) -> None:
    """It is needed after all."""
    with transaction.atomic():
        aside = Task.objects.filter(pk=task.pk).exclude(set_aside_at=None)
        if aside.update(set_aside_at=None, set_aside_by=None):
            log.record(events.TASK_TAKEN_UP, task.pk, actor=actor, section=Section(task.section))


def _keep(section: Section, found: list[Found], *, of: int | None = None) -> int:
    """``of`` limits the rows compared to those of one article. Returns how many open rows went."""
    wanted_rows = {each.subject: each for each in found}
    with transaction.atomic():
        rows = Task.objects.filter(section=section)
        held = {row.subject: row for row in (rows if of is None else rows.filter(article=of))}
        gone = [row for subject, row in held.items() if subject not in wanted_rows]
        changed = [row for subject, row in held.items() if subject in wanted_rows and _copy(wanted_rows[subject], row)]
        new = [_copied(section, each) for subject, each in wanted_rows.items() if subject not in held]
        Task.objects.filter(pk__in=[row.pk for row in gone]).delete()
        Task.objects.bulk_update(changed, ["language", "words", "article", "link", "weight", "facts"])
        Task.objects.bulk_create(new, ignore_conflicts=True)
        done = sum(row.set_aside_at is None for row in gone)
        add_to_day(Counted.TASKS_DONE, done)
    return done


def _copied(section: Section, found: Found) -> Task:
    row = Task(section=section, subject=found.subject)
    _copy(found, row)
    return row


def _copy(found: Found, row: Task) -> bool:
    """Whether it changed anything."""
    article = row.article_id if row.section in _DRAFTED else found.article
    new = (found.language, found.words, article, found.link, found.weight, found.facts)
    old = (row.language, row.words, row.article_id, row.link_id, row.weight, row.facts)
    row.language, row.words, row.article_id, row.link_id, row.weight, row.facts = new
    return old != new
