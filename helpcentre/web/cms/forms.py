"""What authors fill in. Everything typed comes back with the message when something is wrong."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from helpcentre.base.events import log
from helpcentre.base.events.kinds import EventKind
from helpcentre.domain.knowledge import events
from helpcentre.domain.knowledge.models import Topic
from helpcentre.domain.people.models import Language, Person
from helpcentre.domain.people.permissions import GRANTS, Permission

WRITERS = [role for role, granted in GRANTS.items() if Permission.WRITE_ARTICLES in granted]


class TopicSelect(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Topics in the order of the shelves, those inside another one behind its name."""

    def label_from_instance(self, topic: Any) -> str:
        above = f"{topic.parent} › " if topic.parent_id else ""
        return f"{above}{topic.title} · {Language(topic.language).label}"


class ArticleForm(WagtailAdminModelForm):
    """An owner is one of those who write: nobody looks through the list of customers here."""

    topic = TopicSelect(Topic.objects.select_related("parent").order_by("language", "position", "id"), label=_("Topic"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "owner" in self.fields:
            writers = Person.objects.filter(staffmember__left_at=None, staffmember__role__in=WRITERS)
            self.fields["owner"].queryset = writers.order_by("name", "id")


class TopicForm(WagtailAdminModelForm):
    """A change of a topic purges the pages that show it: row and event together."""

    parent = TopicSelect(
        Topic.objects.select_related("parent").order_by("language", "position", "id"),
        label=_("Inside"),
        required=False,
        empty_label=_("no other topic"),
    )

    def save(self, commit: bool = True) -> Any:
        return _told(self, events.TOPIC_CHANGED, super().save, commit)


class SnippetForm(WagtailAdminModelForm):
    def save(self, commit: bool = True) -> Any:
        return _told(self, events.SNIPPET_CHANGED, super().save, commit)


def _told(form: WagtailAdminModelForm, kind: EventKind, save: Any, commit: bool) -> Any:
    with transaction.atomic():
        row = save(commit=commit)
        if commit:
            log.record(kind, row.pk, actor=form.for_user.actor)
    return row
