from helpcentre.base.jobs.registry import job
from helpcentre.domain.problems.actions.telling import deliver_update
from helpcentre.domain.problems.models import ProblemUpdate


@job(name="problems.send_update")
def send_update(*, update_id: int) -> None:
    """Answer everybody who is affected."""
    if update := ProblemUpdate.objects.select_related("person__staffmember").filter(pk=update_id).first():
        deliver_update(update=update)
