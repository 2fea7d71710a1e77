from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from helpcentre.base.core import clock, ids, references
from helpcentre.domain.people import finding
from helpcentre.domain.retention.models import REASON_LIMIT
from helpcentre.domain.tickets.models import Ticket
from helpcentre.domain.tickets.models.ticket import REFERENCE_PREFIX


class HoldForm(forms.Form):
    """``on`` is a ticket's number, or what a person or shop is called; ``target`` after cleaning is what it keeps."""

    on = forms.CharField(max_length=200)
    reason = forms.CharField(max_length=REASON_LIMIT, widget=forms.Textarea)
    until = forms.DateField(required=False)

    def clean_on(self) -> str:
        wanted = str(self.cleaned_data["on"])
        self.target = target_of(wanted)
        if not self.target:
            raise forms.ValidationError(_("Nothing is called so, or several are. Write a ticket number or an address."))
        return wanted

    def clean_until(self) -> datetime | None:
        day = self.cleaned_data.get("until")
        if day is None:
            return None
        end = timezone.make_aware(datetime.combine(day, time.max))
        if end <= clock.now():
            raise forms.ValidationError(_("That day is over."))
        return end


def target_of(wanted: str) -> dict[str, Any]:
    """One ticket, person or shop; nothing when it is none or several."""
    number = references.parse(REFERENCE_PREFIX, wanted)
    if number is not None:
        ticket = Ticket.objects.filter(pk=number).first()
        return {"ticket": ticket} if ticket else {}
    own = ids.read(wanted.strip())
    if own is not None and (person := finding.person(own)):
        return {"person": person}
    people, shops = finding.people(wanted, 2), finding.businesses(wanted, 2)
    if len(people) + len(shops) != 1:
        return {}
    return {"person": people[0]} if people else {"business": shops[0]}
