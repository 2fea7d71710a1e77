"""Requests, messages, their history, and the mails that carry them."""

from bench.sabotage.place import Place, ago
from bench.sabotage.registry import sabotage

_NEWEST = "(SELECT max(id) FROM tickets_ticket)"


@sabotage("P04", "The device of somebody who objected to it is noted all the same")
def noted_all_the_same(place: Place) -> None:
    place.sql(
        "INSERT INTO people_objection (person_id, use, since) "
        "SELECT DISTINCT requester_id, 'essential.service.operations.support', '2026-01-01' FROM tickets_ticket "
        "JOIN tickets_requestcontext ON ticket_id = tickets_ticket.id"
    )


@sabotage("P04", "A device is kept as the browser sent it, in full")
def raw_device(place: Place) -> None:
    place.sql("UPDATE tickets_requestcontext SET browser = 'Mozilla/5.0 (Linux; Android 12) Chrome/118.0.0.0'")


@sabotage("P06", "The beginning of a request is taken out of its history")
def beginning(place: Place) -> None:
    place.sql(f"DELETE FROM events_event WHERE kind = 'ticket.created' AND subject_id = {_NEWEST}")


@sabotage("P06", "A request loses its first message")
def first_message(place: Place) -> None:
    place.sql(f"DELETE FROM tickets_message WHERE ticket_id = {_NEWEST}")


@sabotage("P06", "A request gets a status that is none")
def status(place: Place) -> None:
    place.sql(f"UPDATE tickets_ticket SET status = 'lost' WHERE id = {_NEWEST}")


@sabotage("P10", "A person's mails were written in the other language")
def language(place: Place) -> None:
    place.sql("UPDATE outbound_outboundmail SET language = CASE language WHEN 'en' THEN 'sw' ELSE 'en' END")


@sabotage("P10", "The desk no longer sees who asks")
def nameless(place: Place) -> None:
    place.sql(
        f"UPDATE people_person SET name = '' WHERE id = (SELECT requester_id FROM tickets_ticket WHERE id = {_NEWEST})"
    )


@sabotage("P11", "A request is deleted")
def gone(place: Place) -> None:
    place.sql(f"DELETE FROM tickets_ticket WHERE id = {_NEWEST}")


@sabotage("P11", "Open requests are taken off every clock")
def clockless(place: Place) -> None:
    place.sql("UPDATE tickets_ticket SET waiting_since = NULL WHERE status = 'open'")


@sabotage("P11", "The clocks of waiting requests are deleted")
def no_service_level(place: Place) -> None:
    place.sql("DELETE FROM service_levels_ticketclock")


@sabotage("P13", "An entry is taken out of the log of events")
def event(place: Place) -> None:
    place.sql("DELETE FROM events_event WHERE id = (SELECT max(id) - 3 FROM events_event)")


@sabotage("P13", "The words of a message are changed afterwards")
def reworded(place: Place) -> None:
    place.sql(
        "UPDATE tickets_message SET body = replace(body, 'a', 'e') || ' Tumekubaliana kurudisha pesa.' "
        f"WHERE id = (SELECT min(id) FROM tickets_message WHERE ticket_id = {_NEWEST})"
    )


@sabotage("P13", "A message that nobody wrote is slipped in")
def slipped_in(place: Place) -> None:
    place.sql(
        "INSERT INTO tickets_message (ticket_id, side, kind, body, created_at) VALUES "
        f"({_NEWEST}, 'team', 'reply', 'Haikutokea', ?)",
        ago(hours=1),
    )


@sabotage("P13", "A request is closed behind its history")
def closed_behind(place: Place) -> None:
    place.sql("UPDATE tickets_ticket SET status = 'closed', waiting_since = NULL WHERE status = 'open'")
