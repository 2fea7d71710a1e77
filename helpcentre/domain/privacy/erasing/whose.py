"""What a person is called, wherever the inventory knows a name, address or number of theirs."""

from helpcentre.base.inventory.stores import Whose
from helpcentre.base.inventory.taxonomy import Category
from helpcentre.domain.people import merges
from helpcentre.domain.privacy.erasing import rows
from helpcentre.domain.privacy.erasing.rows import Portion

_CALLED = {Category.NAME: "names", Category.EMAIL: "emails", Category.PHONE: "phones"}
_KINDS = ("names", "emails", "phones")
_MOST = 50  # of each; mails may have gone to many addresses
_LONGEST = 254  # characters; a signature of many lines is no name


def of(person_id: int) -> Whose:
    """Read before anything is emptied."""
    theirs_are = nameless(person_id)
    found: dict[str, dict[str, None]] = {name: {} for name in _CALLED.values()}
    for table, model in rows.models_declared():
        for each in table.fields.values():
            kind = _CALLED.get(each.category)
            if kind is None or not any(owner.path for owner in each.owners):
                continue
            theirs = rows.of_person(Portion(table, model, each.owners, ()), theirs_are)
            said = (value.strip() for value in rows.values([each.field], theirs))
            found[kind].update(dict.fromkeys(value for value in said if 1 < len(value) <= _LONGEST))
    names, emails, phones = (tuple(list(found[kind])[:_MOST]) for kind in _KINDS)
    return Whose(person_id, names, emails, phones, theirs_are.also)


def to_json(whose: Whose) -> dict[str, list[str]]:
    return {"names": list(whose.names), "emails": list(whose.emails), "phones": list(whose.phones)}


def from_json(person_id: int, said: dict[str, list[str]]) -> Whose:
    names, emails, phones = (tuple(said.get(kind, ())) for kind in _KINDS)
    return Whose(person_id, names, emails, phones, nameless(person_id).also)


def nameless(person_id: int) -> Whose:
    """With the ids of records that were merged into theirs, and without what they are called."""
    return Whose(person_id, also=merges.ids_of(person_id)[1:])
