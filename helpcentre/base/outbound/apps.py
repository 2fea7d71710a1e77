from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OutboundConfig(AppConfig):
    name = "helpcentre.base.outbound"
    label = "outbound"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        autodiscover_modules("mail_gates")
