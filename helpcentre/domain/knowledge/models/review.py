from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState, Workflow, WorkflowState, WorkflowTask

from helpcentre.base.events import log
from helpcentre.domain.knowledge import events
from helpcentre.domain.knowledge.publishing import actor_of
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may

NAME = "Review"  # Wagtail keeps it in a row and says "Submit to Review"


class ReviewTask(Task):
    """Somebody whose role may publish reads a draft and approves it, which publishes it, or asks for changes.

    Until then only they may change the draft. Wagtail knows groups here; we ask the role.
    """

    admin_form_fields: list[str] = []

    class Meta:
        verbose_name = _("review")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        with transaction.atomic():
            state = super().start(workflow_state, user=user)
            log.record(events.REVIEW_ASKED, _article(state), actor=actor_of(user), review=state.pk)
        return state

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Approving publishes: rows, index and all events in one transaction."""
        kind = events.REVIEW_APPROVED if action_name == "approve" else events.REVIEW_REJECTED
        with transaction.atomic():
            super().on_action(task_state, user, action_name, **kwargs)
            log.record(kind, _article(task_state), actor=actor_of(user), review=task_state.pk)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return _reviews(user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not _reviews(user)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return _reviews(user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not _reviews(user):
            return []
        return [
            ("approve", _("Approve and publish"), False),
            ("approve", _("Approve with a comment"), True),
            ("reject", _("Ask for changes"), True),
        ]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        waiting: QuerySet[TaskState] = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return waiting if _reviews(user) else waiting.none()

    @classmethod
    def get_description(cls) -> str:
        return str(_("Those who may publish read it first."))


def workflow() -> Workflow:
    """The one way a draft goes; made when it is first asked for."""
    found = Workflow.objects.active().filter(workflow_tasks__task__name=NAME).order_by("id").first()
    if found is None:
        with transaction.atomic():
            found = Workflow.objects.create(name=NAME)
            WorkflowTask.objects.create(workflow=found, task=ReviewTask.objects.create(name=NAME), sort_order=0)
    return found


def _reviews(user: Any) -> bool:
    return isinstance(user, Person) and may(user, Permission.PUBLISH_ARTICLES)


def _article(state: TaskState) -> int:
    return int(state.workflow_state.object_id)
