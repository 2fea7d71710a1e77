"""What is older than it may be, and who should have looked and did not."""

import signal

from bench.sabotage.place import NothingToBreakError, Place, age, ago
from bench.sabotage.registry import sabotage


@sabotage("P04", "The device of a request is kept for longer than said")
def old_device(place: Place) -> None:
    place.sql("UPDATE tickets_requestcontext SET created_at = ?", ago(days=40))


@sabotage("P11", "Mails wait for hours and do not leave")
def stuck_mail(place: Place) -> None:
    place.sql("UPDATE outbound_outboundmail SET status = 'queued', created_at = ?", ago(hours=3))


@sabotage("P12", "The authors' list is not worked out for hours")
def old_board(place: Place) -> None:
    place.sql("UPDATE jobs_periodicrun SET finished_at = ? WHERE name = 'feedback.work_out_board'", ago(hours=5))


@sabotage("P27", "The server hangs", serving=True)
def hanging(place: Place) -> None:
    if place.server is None:
        raise NothingToBreakError("no server")
    place.server.process.send_signal(signal.SIGSTOP)


@sabotage("P32", "An erasure waits past its day")
def erasure_overdue(place: Place) -> None:
    place.sql(
        "INSERT INTO privacy_erasure "
        "(cause, key, asked_at, begins_at, looks_for, certificate_to, ledger_chain, certificate, person_id) "
        "SELECT 'asked', 'waits', ?, ?, '{}', '', '', '{}', max(id) FROM people_person WHERE erased_at IS NULL",
        ago(days=9), ago(days=3),
    )  # fmt: skip


@sabotage("P33", "A copy outlives its time")
def old_copy(place: Place) -> None:
    place.sql("UPDATE privacy_personexport SET expires_at = ?", ago(days=2))


@sabotage("P35", "An erasure began and does not end")
def erasure_stuck(place: Place) -> None:
    place.sql("UPDATE privacy_erasure SET started_at = ?, finished_at = NULL", ago(days=2))


@sabotage("P38", "Nobody has looked at a link to another website for weeks")
def old_link(place: Place) -> None:
    place.sql("UPDATE feedback_externallink SET checked_at = ?", ago(days=20))


@sabotage("P29", "Mails are kept years past their time")
def old_mail(place: Place) -> None:
    place.sql("UPDATE outbound_outboundmail SET created_at = ?, sent_at = ?", ago(days=2000), ago(days=2000))


@sabotage("P29", "The device of a request is kept past its time")
def device_past_its_time(place: Place) -> None:
    place.sql("UPDATE tickets_requestcontext SET created_at = ?", ago(days=40))


@sabotage("P29", "The file of a mail lies about years past its time")
def old_file(place: Place) -> None:
    for path in (place.root / "outbox").iterdir():
        age(path, days=2000)


@sabotage("P31", "Somebody of whom there was no sign for four years is still named")
def forgotten(place: Place) -> None:
    place.sql(
        "INSERT INTO people_person (password, name, email, language, is_active, created_at, is_superuser) "
        "VALUES ('!', 'Zawadi', 'zawadi@duka.example', 'sw', 1, ?, 0)",
        ago(days=1500),
    )
