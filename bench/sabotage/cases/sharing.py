"""Who gets data from us without being allowed to."""

from bench.sabotage.place import Place, ago
from bench.sabotage.registry import sabotage


@sabotage("P18", "Somebody is switched on in the register, and nobody knows by whom")
def switched_on(place: Place) -> None:
    place.sql(
        "INSERT INTO sharing_processor (name, host, place, categories, purpose, contract, is_on, registered_at) "
        "SELECT 'Other', 'other.example', place, categories, purpose, contract, 1, ? FROM sharing_processor",
        ago(hours=1),
    )


@sabotage("P18", "Somebody in the register has no contract")
def without_contract(place: Place) -> None:
    place.sql("UPDATE sharing_processor SET contract = ''")


@sabotage("P16", "Somebody in the register gets data to sell them")
def sold(place: Place) -> None:
    place.sql("UPDATE sharing_processor SET purpose = 'marketing.advertising'")
