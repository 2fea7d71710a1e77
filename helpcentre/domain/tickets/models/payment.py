from django.db import models

from helpcentre.base.core import clock
from helpcentre.domain.tickets.models.ticket import Ticket


class Currency(models.TextChoices):
    KENYA = "KES", "KES"
    TANZANIA = "TZS", "TZS"


class PaymentReport(models.Model):
    """The mobile-money payment a request is about, as the customer gave it: nobody has checked it with the provider.

    ``masked_phone`` is the payer's number of which only the end is left; the rest never reached us.
    """

    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, related_name="payment")
    code = models.CharField(max_length=25)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True, choices=Currency.choices)
    paid_at = models.DateTimeField(null=True)
    masked_phone = models.CharField(max_length=12, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"payment of ticket {self.ticket_id}"
