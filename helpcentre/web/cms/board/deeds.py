"""What the buttons of the board do. Each is a POST that leads back to the board or on to the editor."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from helpcentre.domain.feedback import actions
from helpcentre.domain.feedback.board import keeping, reading
from helpcentre.domain.feedback.models import Section, Task
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may
from helpcentre.domain.tickets.models import Ticket
from helpcentre.web.cms.access import authors


@authors
@require_POST
def aside(request: HttpRequest, task_id: int) -> HttpResponse:
    """Not needed; with ``undo`` needed after all. Doing either twice changes nothing."""
    task = _find(task_id)
    if "undo" in request.POST:
        keeping.take_up(actor=_person(request).actor, task=task)
        return _back(task)
    keeping.set_aside(actor=_person(request).actor, task=task)
    return HttpResponseRedirect(f"{reverse('cms_board')}?set_aside={task.pk}#{task.section}")


@authors
@require_POST
def draft(request: HttpRequest, task_id: int) -> HttpResponse:
    """To the draft that answers the row, begun now if it is not there."""
    task, person = _find(task_id), _person(request)
    if task.section in {Section.UNANSWERED, Section.UNOPENED}:
        return _to_editor(request, task, lambda: actions.draft_for_question(actor=person.actor, task=task))
    ticket = Ticket.objects.filter(pk=task.subject).first() if task.section == Section.WANTED else None
    if ticket is None or not may(person, Permission.ANSWER_TICKETS):
        raise Http404
    return _to_editor(request, task, lambda: actions.draft_for_ticket(actor=person.actor, ticket=ticket))


@authors
@require_POST
def review(request: HttpRequest, task_id: int) -> HttpResponse:
    task = _find(task_id, Section.PAST_REVIEW)
    if not may(_person(request), Permission.PUBLISH_ARTICLES):
        raise Http404
    actions.mark_reviewed(actor=_person(request).actor, article=_article(task))
    messages.success(request, _("Noted. The next look is in half a year."))
    return _back(task)


def _find(task_id: int, *sections: Section) -> Task:
    task = reading.task(task_id)
    if task is None or (sections and task.section not in sections):
        raise Http404
    return task


def _article(task: Task) -> Article:
    if task.article is None:
        raise Http404
    return task.article


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


def _back(task: Task) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('cms_board')}#{task.section}")


def _to_editor(request: HttpRequest, task: Task, begin: Callable[[], Article]) -> HttpResponse:
    try:
        article = begin()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return _back(task)
    messages.success(request, _("This is a draft: nobody outside sees it. Read it well before you publish it."))
    return HttpResponseRedirect(reverse("wagtailsnippets_knowledge_article:edit", args=[article.pk]))
