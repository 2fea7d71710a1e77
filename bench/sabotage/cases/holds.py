"""What must stay, and went."""

from bench.sabotage.place import Place, ago
from bench.sabotage.registry import sabotage

_HELD = "(SELECT person_id FROM retention_legalhold)"


@sabotage("P30", "Somebody whom a legal hold keeps is erased")
def erased_under_hold(place: Place) -> None:
    place.sql(f"UPDATE people_person SET erased_at = ?, name = '' WHERE id = {_HELD}", ago(minutes=1))


@sabotage("P30", "A request of somebody whom a legal hold keeps is deleted")
def request_under_hold(place: Place) -> None:
    place.sql(f"DELETE FROM tickets_ticket WHERE requester_id = {_HELD}")


@sabotage("P30", "The log of consents loses an entry")
def consent_gone(place: Place) -> None:
    place.sql("DELETE FROM people_consententry")


@sabotage("P30", "A request about somebody's data is deleted within the years of the law")
def rights_gone(place: Place) -> None:
    place.sql("DELETE FROM privacy_rightsrequest WHERE closed_at IS NULL")
