"""Opening a known problem and putting its words right."""

import uuid

from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.knowledge.actions import announce, reword
from helpcentre.domain.knowledge.models import Announcement, AnnouncementKind
from helpcentre.domain.people.models import Language, Person
from helpcentre.domain.problems import events
from helpcentre.domain.problems.models import KnownProblem


def open_problem(
    *,
    actor: Actor,
    by: Person,
    title_en: str,
    title_sw: str,
    words_en: str = "",
    words_sw: str = "",
    banner: bool = False,
) -> KnownProblem:
    """One record for something that does not work for many. ``banner`` tells of it on every page too.

    Expects texts cleaned by ``tickets.text``. Raises ValidationError for words that cannot be announced.
    """
    with transaction.atomic():
        problem = KnownProblem.objects.create(
            title_en=title_en, title_sw=title_sw, words_en=words_en, words_sw=words_sw, opened_by=by
        )
        if banner:
            _hang_banner(actor, problem)
        log.record(events.PROBLEM_OPENED, problem.pk, actor=actor)
    return problem


def change_problem(
    *, actor: Actor, problem: KnownProblem, title_en: str, title_sw: str, words_en: str, words_sw: str
) -> KnownProblem:
    """Put its words right, and those of its banner while it hangs. What was sent in tickets stays as it was sent.

    Expects texts cleaned by ``tickets.text``. Raises ValidationError for words that cannot be announced.
    """
    facts = {"title_en": title_en, "title_sw": title_sw, "words_en": words_en, "words_sw": words_sw}
    with transaction.atomic():
        problem = KnownProblem.objects.select_for_update().get(pk=problem.pk)
        if any(getattr(problem, name) != value for name, value in facts.items()):
            for name, value in facts.items():
                setattr(problem, name, value)
            problem.save(update_fields=list(facts))
            if problem.banner and problem.solved_at is None:
                for row in Announcement.objects.filter(translation_key=problem.banner, live=True):
                    reword(actor=actor, row=row, title=problem.title(row.language), body=problem.words(row.language))
            log.record(events.PROBLEM_CHANGED, problem.pk, actor=actor)
    return problem


def _hang_banner(actor: Actor, problem: KnownProblem) -> None:
    key = uuid.uuid4()
    for language in Language.values:
        announce(
            actor=actor,
            language=language,
            title=problem.title(language),
            body=problem.words(language),
            kind=AnnouncementKind.INCIDENT,
            translation_key=key,
        )
    problem.banner = key
    problem.save(update_fields=["banner"])
