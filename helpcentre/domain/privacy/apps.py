from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "helpcentre.domain.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from helpcentre.domain.privacy.requests import ways  # noqa: F401 - declares what is done for each kind
