"""The register as the ways out ask it: nothing leaves to whom it does not allow."""

from helpcentre.base.inventory.taxonomy import Category
from helpcentre.domain.sharing.models import Processor


class ProcessorRegister:
    """One query each time, so that a switch works at once in every process."""

    def refusal(self, host: str, sends: tuple[Category, ...]) -> str:
        found = Processor.objects.filter(host=host).values_list("is_on", "categories").first()
        if found is None:
            return "NoProcessor"
        is_on, allowed = found
        if not is_on:
            return "ProcessorOff"
        return "" if {category.value for category in sends} <= set(allowed) else "CategoryNotAllowed"
