"""What an authority got, and what the register says of it."""

from bench.sabotage.place import Place, ago, flip
from bench.sabotage.registry import sabotage


@sabotage("P19", "A byte of an archive that was handed over is flipped")
def flipped_archive(place: Place) -> None:
    name = place.ask("SELECT f.name FROM files_storedfile f JOIN sharing_sealedfile s ON s.file_id = f.id")
    flip(next((place.root / "files").rglob(str(name))))


@sabotage("P19", "Whoever recorded a request stands there as who allowed it")
def allowed_alone(place: Place) -> None:
    place.sql("UPDATE sharing_disclosurereview SET reviewer_id = (SELECT recorded_by_id FROM sharing_disclosure)")


@sabotage("P19", "Less was allowed than was handed over")
def too_much(place: Place) -> None:
    place.sql("UPDATE sharing_disclosurereview SET categories = '[\"user.name\"]'")


@sabotage("P19", "Another authority stands in the register than the one that asked")
def other_authority(place: Place) -> None:
    place.sql("UPDATE sharing_disclosure SET authority = 'Nobody in particular'")


@sabotage("P19", "Somebody is not told although the day is over")
def not_told(place: Place) -> None:
    place.sql("UPDATE sharing_disclosedperson SET notice = 'due', told_at = NULL, due_at = ?", ago(days=2))


@sabotage("P19", "The hold on what an authority asks about is lifted while the case is open")
def lifted(place: Place) -> None:
    place.sql(
        "UPDATE retention_legalhold SET lifted_at = ? WHERE id IN (SELECT hold_id FROM sharing_disclosuretarget)",
        ago(hours=1),
    )


@sabotage("P19", "A request of an authority is taken out of the register")
def taken_out(place: Place) -> None:
    place.sql("DELETE FROM sharing_disclosure")


@sabotage("P19", "A request of an authority is written anew, with a seal that fits")
def rewritten(place: Place) -> None:
    place.rewrite("disclosure")
