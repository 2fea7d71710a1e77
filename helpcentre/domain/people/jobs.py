from helpcentre.base.jobs.registry import job
from helpcentre.domain.people.actions.import_files import run_import


@job(name="people.import")
def import_people(*, import_id: int) -> None:
    """Take the people of a file over."""
    run_import(import_id=import_id)
