from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "helpcentre.web.cms"
    label = "cms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Pictures are for whoever may write, by role; a preview is the page that the public would see."""
        from wagtail.permissions import register_permission_policy

        from helpcentre.domain.knowledge import previews
        from helpcentre.domain.knowledge.models import Picture
        from helpcentre.web.cms import drawing
        from helpcentre.web.cms.permissions import PicturePolicy

        register_permission_policy(Picture, PicturePolicy(Picture))
        previews.register("knowledge.Article", drawing.article)
        previews.register("knowledge.Announcement", drawing.announcement)
        _tell_by_our_own_mail()


def _tell_by_our_own_mail() -> None:
    """Wagtail mails about reviews past our queue, in its own words; ``knowledge.subscribers`` does it instead.

    A signal takes each name once and this app starts before Wagtail's, so its own receivers find the names taken.
    """
    from wagtail import signals
    from wagtail.models import TaskState, WorkflowState

    for signal, sender, name in (
        (signals.task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
        (signals.workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
        (signals.workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
        (signals.workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
    ):
        signal.connect(_say_nothing, sender=sender, dispatch_uid=name, weak=False)


def _say_nothing(**_: object) -> None:
    pass
