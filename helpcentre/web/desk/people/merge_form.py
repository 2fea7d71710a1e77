from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from helpcentre.domain.people.models import Person, SamePerson, WhyMerged
from helpcentre.domain.privacy.merging import facts
from helpcentre.domain.privacy.models import Fact

_TITLES = {Fact.NAME: _("Name"), Fact.EMAIL: _("E-mail"), Fact.PHONE: _("Phone"), Fact.LANGUAGE: _("Language")}


class MergeForm(forms.Form):
    """Why there are two, how somebody made sure that they are one, and of whom each fact is taken that differs."""

    why = forms.ChoiceField(choices=WhyMerged.choices, error_messages={"required": _("Say why there are two.")})
    proof = forms.ChoiceField(
        choices=SamePerson.choices, error_messages={"required": _("Say how you made sure that they are one.")}
    )
    sure = forms.BooleanField(error_messages={"required": _("Say first that they are one person.")})

    def __init__(self, data: Any, *, kept: Person, merged: Person) -> None:
        super().__init__(data)
        self.kept, self.merged = kept, merged
        self.suggested = facts.suggested(kept, merged)

    @property
    def take(self) -> dict[Fact, int]:
        """What was chosen; a number that is neither of the two is the kept one's."""
        return {fact: self._chosen(fact) for fact in Fact}

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each fact with both values, and whether there is anything to choose."""
        for fact in Fact:
            mine, theirs = (str(getattr(person, fact.value) or "") for person in (self.kept, self.merged))
            chosen = self._chosen(fact)
            yield {
                "name": fact.value,
                "title": _TITLES[fact],
                "differs": bool(mine and theirs) and mine != theirs,
                "sides": [
                    {"person": person, "value": value, "chosen": chosen == person.pk, "proved": _proved(person, fact)}
                    for person, value in ((self.kept, mine), (self.merged, theirs))
                ],
            }

    def _chosen(self, fact: Fact) -> int:
        said = str(self.data.get(fact.value, "")) if self.is_bound else ""
        return next((each.pk for each in (self.kept, self.merged) if str(each.pk) == said), self.suggested[fact])


def _proved(person: Person, fact: Fact) -> bool:
    return getattr(person, f"{fact.value}_verified_at", None) is not None
