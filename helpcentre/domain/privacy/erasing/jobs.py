from helpcentre.base.jobs.registry import job
from helpcentre.domain.privacy.erasing import running


@job(name="privacy.erase", tries=14)
def erase(*, erasure_id: int) -> None:
    """Erase somebody whose day has come, or go on with it."""
    running.run(erasure_id)
