"""What is left of, or comes back from, somebody who was erased, and what the papers say."""

import shutil

from bench.sabotage.place import Place, ago
from bench.sabotage.registry import sabotage

_ERASED = "(SELECT person_id FROM privacy_erasure WHERE finished_at IS NOT NULL LIMIT 1)"


@sabotage("P32", "The name of somebody who was erased stands again")
def name_again(place: Place) -> None:
    place.sql(f"UPDATE people_person SET name = 'Baraka' WHERE id = {_ERASED}")


@sabotage("P32", "A message of somebody who was erased has its words again")
def words_again(place: Place) -> None:
    place.sql(f"UPDATE tickets_message SET body = 'Bado niko hapa' WHERE author_id = {_ERASED}")


@sabotage("P32", "A file of somebody who was erased is left")
def file_left(place: Place) -> None:
    place.sql(
        "INSERT INTO privacy_personexport (language, name, asked_at, size, sha256, rows, files, held_back, person_id) "
        f"SELECT 'sw', 'left.zip', ?, 4, '', 1, 1, 0, {_ERASED}",
        ago(hours=1),
    )
    (place.root / "exports").mkdir(exist_ok=True)
    (place.root / "exports" / "left.zip").write_text("left")


@sabotage("P32", "The ledger of erasures is missing, as after a careless restore")
def no_ledger(place: Place) -> None:
    shutil.rmtree(place.root / "ledger")


@sabotage("P32", "The ledger loses its last line")
def cut_ledger(place: Place) -> None:
    (place.root / "ledger" / "erasures.jsonl").write_text("")


@sabotage("P32", "A backup that holds them is kept past its day")
def old_backup(place: Place) -> None:
    (place.root / "backups").mkdir(exist_ok=True)
    (place.root / "backups" / "helpcentre-20250101T000000Z-00000000.tar.age").write_bytes(b"age")


@sabotage("P35", "A certificate loses its dates")
def undated(place: Place) -> None:
    place.sql("UPDATE privacy_erasure SET certificate = '{}'")


@sabotage("P35", "The names that an erasure looked for are kept")
def names_kept(place: Place) -> None:
    place.sql('UPDATE privacy_erasure SET looks_for = \'{"names": ["Baraka"]}\'')


@sabotage("P35", "The address that a certificate was mailed to is kept for days")
def address_kept(place: Place) -> None:
    place.sql("UPDATE privacy_erasure SET certificate_to = 'baraka@chemist.example', finished_at = ?", ago(days=4))


@sabotage("P35", "Somebody was erased although nobody asked")
def unasked(place: Place) -> None:
    place.sql("DELETE FROM events_event WHERE subject_kind = 'erasure'")


@sabotage("P35", "A request to be erased is closed as done, and the person is still here")
def said_only(place: Place) -> None:
    place.sql(
        "UPDATE privacy_rightsrequest SET kind = 'delete', state = 'done', closed_at = ? WHERE closed_at IS NULL",
        ago(minutes=1),
    )
