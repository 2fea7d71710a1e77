from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.tickets.models.ticket import Ticket


class RequestContext(models.Model):
    """From which device a ticket was sent, read once from the request and kept for a short time only."""

    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, related_name="context")
    ip_address = models.GenericIPAddressField(null=True)
    browser = models.CharField(max_length=60, blank=True)
    device = models.CharField(max_length=60, blank=True)
    operating_system = models.CharField(max_length=60, blank=True)
    page = models.CharField(max_length=200, blank=True, help_text="path of the page they came from")
    created_at = models.DateTimeField(default=clock.now, db_index=True)

    def __str__(self) -> str:
        return f"context of ticket {self.ticket_id}"
