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
