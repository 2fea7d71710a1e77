"""The form of an announcement: which other one says the same in the other language."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from helpcentre.domain.knowledge.models import Announcement
from helpcentre.web.cms.writing import bound

OFFERED = 50  # newest announcements


class OtherLanguageField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.get_language_display()}: {obj.title}"


class AnnouncementForm(WagtailAdminModelForm):
    """Both are told as one: each reader sees, and is mailed, the one in their language."""

    same_as = OtherLanguageField(
        Announcement.objects.none(),
        label=gettext_lazy("Says the same as"),
        help_text=gettext_lazy("The announcement in the other language, if it is written already."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bound(self)
        others = Announcement.objects.exclude(pk=self.instance.pk)
        self.fields["same_as"].queryset = others.filter(
            pk__in=list(others.order_by("-pk").values_list("pk", flat=True)[:OFFERED])
        )
        self.fields["same_as"].initial = others.filter(translation_key=self.instance.translation_key).first()

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        other, language = values.get("same_as"), values.get("language")
        if other and language:
            rivals = Announcement.objects.filter(translation_key=other.translation_key, language=language)
            if rivals.exclude(pk=self.instance.pk).exists():
                self.add_error("same_as", ValidationError(_("Choose one in the other language that has no twin yet.")))
        return values

    def save(self, commit: bool = True) -> Any:
        other = self.cleaned_data.get("same_as")
        if other:
            self.instance.translation_key = other.translation_key
        elif "same_as" in self.changed_data:
            self.instance.translation_key = uuid.uuid4()
        return super().save(commit=commit)
