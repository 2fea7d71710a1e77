"""What is left at a record that was merged into another, where an erasure of the person might miss it."""

from bench.sabotage.place import Place
from bench.sabotage.registry import sabotage

_MERGED = "(SELECT merged_id FROM people_personmerge)"


@sabotage("P32", "A private link is left at a record that was merged into another")
def link_left(place: Place) -> None:
    place.sql(
        f"UPDATE tickets_ticketlink SET person_id = {_MERGED} "
        "WHERE person_id = (SELECT kept_id FROM people_personmerge)"
    )


@sabotage("P32", "The number of a record that was merged stands there again")
def number_again(place: Place) -> None:
    place.sql(f"UPDATE people_person SET phone = '+254799000001' WHERE id = {_MERGED}")
