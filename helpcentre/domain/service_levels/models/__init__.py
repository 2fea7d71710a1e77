from helpcentre.domain.service_levels.models.calendar import Calendar, OpeningHours, SpecialDay, TeamCalendar
from helpcentre.domain.service_levels.models.policy import Policy
from helpcentre.domain.service_levels.models.ticket_clock import ClockKind, TicketClock

__all__ = ["Calendar", "ClockKind", "OpeningHours", "Policy", "SpecialDay", "TeamCalendar", "TicketClock"]
