from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class TicketsConfig(AppConfig):
    name = "helpcentre.domain.tickets"
    label = "tickets"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        autodiscover_modules("ticket_filters", "ticket_copies")
