from django.apps import AppConfig


class AutomationConfig(AppConfig):
    name = "helpcentre.domain.automation"
    label = "automation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from helpcentre.domain.automation import deeds, saved_reply_deed, triggers  # noqa: F401 - they register themselves
