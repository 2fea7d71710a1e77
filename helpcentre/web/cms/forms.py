"""Forms of topics and shared words: a change of them changes pages, so row and event are written together."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from helpcentre.base.events import log
from helpcentre.base.events.kinds import EventKind
from helpcentre.domain.knowledge import events
from helpcentre.domain.knowledge.models import Topic
from helpcentre.web.cms.shelves import TopicSelect
from helpcentre.web.cms.writing import bound


class TopicForm(WagtailAdminModelForm):
    parent = TopicSelect(
        Topic.objects.select_related("parent").order_by("language", "position", "id"),
        label=_("Inside"),
        required=False,
        empty_label=_("no other topic"),
    )

    def save(self, commit: bool = True) -> Any:
        return _told(self, events.TOPIC_CHANGED, super().save, commit)


class SnippetForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bound(self)

    def save(self, commit: bool = True) -> Any:
        return _told(self, events.SNIPPET_CHANGED, super().save, commit)


def _told(form: WagtailAdminModelForm, kind: EventKind, save: Any, commit: bool) -> Any:
    with transaction.atomic():
        row = save(commit=commit)
        if commit:
            log.record(kind, row.pk, actor=form.for_user.actor)
    return row
