from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PromisesConfig(AppConfig):
    name = "helpcentre.base.promises"
    label = "promises"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        autodiscover_modules("promises", "monthly_report")
