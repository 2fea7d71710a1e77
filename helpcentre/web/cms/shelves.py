"""A topic among all topics, in a list that shows where it stands."""

from typing import Any

from django import forms

from helpcentre.domain.people.models import Language


class TopicSelect(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Topics in the order of the shelves, those inside another one behind its name."""

    def label_from_instance(self, topic: Any) -> str:
        above = f"{topic.parent} › " if topic.parent_id else ""
        return f"{above}{topic.title} · {Language(topic.language).label}"
