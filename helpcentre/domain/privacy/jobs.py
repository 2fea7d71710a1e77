from helpcentre.base.jobs.registry import job
from helpcentre.domain.privacy.erasing import jobs as _erasing  # noqa: F401 - declares the erasure
from helpcentre.domain.privacy.export.actions import make_export
from helpcentre.domain.privacy.models import PersonExport


@job(name="privacy.build_export")
def build_export(*, export_id: int) -> None:
    """Make somebody's archive."""
    export = PersonExport.objects.select_related("person", "request").filter(pk=export_id).first()
    if export is not None:
        make_export(export=export)
