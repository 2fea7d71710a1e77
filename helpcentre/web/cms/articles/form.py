"""What an author fills in for an article. Everything typed comes back with the message when something is wrong."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from helpcentre.domain.knowledge.markup import tokens
from helpcentre.domain.knowledge.markup.cleaning import cleaned
from helpcentre.domain.knowledge.models import Topic
from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import GRANTS, Permission
from helpcentre.web.cms.shelves import TopicSelect
from helpcentre.web.cms.writing import bound

WRITERS = [role for role, granted in GRANTS.items() if Permission.WRITE_ARTICLES in granted]


class ArticleForm(WagtailAdminModelForm):
    """``removed`` says afterwards what was taken out of the text because it could run.

    An owner is one of those who write: nobody looks through the list of customers here.
    """

    topic = TopicSelect(Topic.objects.select_related("parent").order_by("language", "position", "id"), label=_("Topic"))
    removed: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.for_user is not None:
            self.initial.setdefault("language", self.for_user.language)
        bound(self)
        if "body" in self.fields:
            self.fields["body"].strip = False  # code may begin with its indent
        if "owner" in self.fields:
            writers = Person.objects.filter(staffmember__left_at=None, staffmember__role__in=WRITERS)
            self.fields["owner"].queryset = writers.order_by("name", "id")

    def clean_body(self) -> str:
        """Without what could run. A picture that says nothing to whoever cannot see it may stay in a draft only."""
        clean = cleaned(self.cleaned_data["body"])
        self.removed = clean.removed
        nameless = any(t.type == "image" and not t.content.strip() for t in tokens.inlines(tokens.parse(clean.text)))
        if nameless and not self.is_deferred_validation:
            raise forms.ValidationError(
                _("A picture has no description. Write between the brackets what it shows: ![What it shows](picture:7)")
            )
        return clean.text

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean()
        source = self.instance.source
        if not self.is_deferred_validation and source is not None and found.get("body") == source.body:
            self.add_error("body", _("This is still the text of the other language. Translate it first."))
        return found
