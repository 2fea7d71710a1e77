"""Those who get data from us in the monthly report."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from helpcentre.base.promises.monthly import Line, Month, Part, happened, report_part
from helpcentre.domain.sharing import events


@report_part("processors", place=90)
def processors(month: Month) -> Part:
    lines = (
        (events.PROCESSOR_PUT, _("Entered or changed")),
        (events.PROCESSOR_SWITCHED_ON, _("Switched on")),
        (events.PROCESSOR_SWITCHED_OFF, _("Switched off")),
    )
    counted = happened(month, *(kind for kind, _words in lines))
    return Part(
        _("Companies that get data from us"),
        (pgettext_lazy("report", "Number"),),
        [Line(words, (counted[kind.name],)) for kind, words in lines],
    )


@report_part("disclosures", place=100)
def disclosures(month: Month) -> Part:
    lines = (
        (events.DISCLOSURE_RECORDED, _("Arrived")),
        (events.DISCLOSURE_APPROVED, _("Approved by a second person")),
        (events.DISCLOSURE_REFUSED, _("Refused")),
        (events.DISCLOSURE_HANDED_OVER, _("Handed over")),
        (events.DISCLOSURE_TOLD, _("People told of it")),
    )
    counted = happened(month, *(kind for kind, _words in lines))
    return Part(
        _("Requests of authorities"),
        (pgettext_lazy("report", "Number"),),
        [Line(words, (counted[kind.name],)) for kind, words in lines],
    )
