from datetime import timedelta

from helpcentre.base.jobs.schedule import periodic
from helpcentre.domain.people.actions.import_files import forget_imports as forget


@periodic("people.forget_imports", every=timedelta(hours=6))
def forget_imports() -> int:
    """A file of people is not kept beside the people. Returns how many went."""
    return forget()
