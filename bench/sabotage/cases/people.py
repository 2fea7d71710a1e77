"""Facts about people, what they agreed to, and what they asked for."""

from bench.sabotage.place import Place, ago
from bench.sabotage.registry import sabotage

_NEWEST = "(SELECT requester_id FROM tickets_ticket ORDER BY id DESC LIMIT 1)"


@sabotage("P02", "A person who asked loses every way to be reached")
def unreachable(place: Place) -> None:
    place.sql(f"UPDATE people_person SET email = NULL, phone = NULL WHERE id = {_NEWEST}")


@sabotage("P34", "The name that was corrected stands wrong again")
def wrong_again(place: Place) -> None:
    place.sql("UPDATE people_person SET name = 'Salma Alli' WHERE id = (SELECT person_id FROM privacy_correction)")


@sabotage("P36", "A consent is widened to a purpose it was not given for")
def widened(place: Place) -> None:
    place.sql("UPDATE people_consententry SET purpose = 'policy' WHERE purpose = 'news'")


@sabotage("P36", "A yes is written in that nobody gave")
def forged(place: Place) -> None:
    place.sql(
        "INSERT INTO people_consententry (purpose, decision, how, words_version, language, decided_at, person_id, "
        "controller, policy_hash, policy_version, words_hash) SELECT purpose, decision, how, words_version, language, "
        f"decided_at, {_NEWEST}, controller, policy_hash, policy_version, words_hash FROM people_consententry LIMIT 1"
    )


@sabotage("P36", "The words that somebody agreed to are exchanged")
def other_words(place: Place) -> None:
    place.sql("UPDATE people_consententry SET words_version = words_version + 1")


@sabotage("P36", "News was mailed to somebody who never agreed")
def unasked_news(place: Place) -> None:
    place.sql(f"UPDATE outbound_outboundmail SET person_id = {_NEWEST} WHERE kind = 'news'")


@sabotage("P36", "News went out without the button that stops it")
def no_button(place: Place) -> None:
    place.sql("UPDATE outbound_outboundmail SET headers = '{}' WHERE kind = 'news'")


@sabotage("P37", "A request about somebody's data is past its clock")
def past_its_clock(place: Place) -> None:
    place.sql("UPDATE privacy_rightsrequest SET due_at = ? WHERE closed_at IS NULL", ago(minutes=1))


@sabotage("P37", "The clock of a request is moved on")
def clock_moved(place: Place) -> None:
    place.sql("UPDATE privacy_rightsrequest SET due_at = ? WHERE closed_at IS NULL", ago(days=-30))


@sabotage("P37", "The log of a request is emptied")
def no_log(place: Place) -> None:
    place.sql("DELETE FROM privacy_requeststep")
