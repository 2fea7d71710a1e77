from helpcentre.base.jobs.registry import job
from helpcentre.domain.sharing.disclosures import actions
from helpcentre.domain.sharing.models import Disclosure


@job(name="sharing.build_disclosure")
def build_disclosure(*, disclosure_id: int) -> None:
    """Make the archive of what a second person approved."""
    found = Disclosure.objects.select_related("review").filter(pk=disclosure_id).first()
    if found is not None:
        actions.build_disclosure(disclosure=found)
