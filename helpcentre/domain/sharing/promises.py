"""P18: whether what leaves the house goes only to who stands in the register, and only what they may have."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.events.models import Event
from helpcentre.base.inventory.taxonomy import Category, Use
from helpcentre.base.outbound import processors
from helpcentre.base.outbound.models import OutboundMail, OutboundSms, Status
from helpcentre.base.promises.controls import Evidence, Words, control
from helpcentre.domain.sharing import events
from helpcentre.domain.sharing.disclosures import proof as _disclosures  # noqa: F401 - declares P19
from helpcentre.domain.sharing.models import Processor


@control("P18", summary=_("The servers that mail and messages are set to, against the register of processors"))
def only_registered_processors_get_data() -> Evidence:
    """Reads the settings of this process, the register, and what left."""
    ways = processors.ways_out()
    outside = [way for way in ways if not way.is_local]
    blocked = [way for way in outside if processors.refusal(way)]
    rows = list(Processor.objects.all())
    strange = [each for each in rows if each.purpose not in list(Use) or not _is_known(each) or not each.contract]
    unlogged = sum(each.is_on and not _was_switched(each) for each in rows)
    waiting = sum(
        model._default_manager.filter(status=Status.QUEUED, last_error__in=processors.REASONS).count()
        for model in (OutboundMail, OutboundSms)
    )
    found: list[tuple[Words, object]] = [
        (_("Ways out"), len(ways)),
        (_("That lead to somebody else"), len(outside)),
        (_("Processors in the register"), len(rows)),
        (_("Of them switched on"), sum(each.is_on for each in rows)),
        (_("Ways out to somebody the register does not allow"), len(blocked)),
        (_("Messages that wait for it"), waiting),
        (_("Entries with no contract, purpose or category that we know"), len(strange)),
        (_("Switched on, and the history does not say by whom"), unlogged),
        *((way.title, processors.refusal(way)) for way in blocked),
    ]
    if blocked or strange or unlogged:
        return Evidence.broken(_("Data could go to somebody who is not registered for it."), *found)
    if not outside and not rows:
        return Evidence.unproven(_("Nothing leaves this machine, and nobody is registered."), *found)
    return Evidence.kept(_("Only registered companies get data, and only what they need."), *found)


def _is_known(processor: Processor) -> bool:
    return bool(processor.categories) and set(processor.categories) <= {category.value for category in Category}


def _was_switched(processor: Processor) -> bool:
    """The newest of its switches in the history is the one that switched it on."""
    kinds = (events.PROCESSOR_SWITCHED_ON.name, events.PROCESSOR_SWITCHED_OFF.name)
    newest = Event.objects.filter(kind__in=kinds, subject_kind="processor", subject_id=processor.pk).order_by("-id")
    return newest.values_list("kind", flat=True).first() == events.PROCESSOR_SWITCHED_ON.name
