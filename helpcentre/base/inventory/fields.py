"""What is said about one stored field: whose it is, how it leaves in an export, how it goes in an erasure."""

from dataclasses import dataclass, field
from enum import StrEnum

from helpcentre.base.inventory.retention import Retention
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use, Words


@dataclass(frozen=True)
class Owner:
    """Whose data it is: the ORM path from the row to the person, ``self`` when the row is the person.

    The path ends at a foreign key to the person, or at a plain number that is the person's id. With ``only``, the
    path counts for rows with these values and for no others. Where no path leads to the person, ``path`` is empty
    and ``hidden_in`` says where the row keeps who it is.
    """

    path: str
    only: dict[str, str] = field(default_factory=dict, hash=False)
    hidden_in: str = ""

    def __str__(self) -> str:
        if self.hidden_in:
            return f"whoever is named in {self.hidden_in}"
        conditions = ", ".join(f"{name}={value}" for name, value in self.only.items())
        return f"{self.path} ({conditions})" if conditions else self.path


SELF = Owner("self")


@dataclass(frozen=True)
class Export:
    """Under which name the value stands in a person's export; an empty name means never, and ``why`` says why."""

    name: str = ""
    why: str = ""


def exported(name: str) -> Export:
    return Export(name=name)


def never(why: str) -> Export:
    return Export(why=why)


@dataclass(frozen=True)
class Speech:
    """That the rows of a table hold somebody's words, which may be about others than the person they belong to.

    ``by`` is the ORM path to whoever wrote them: in a copy for somebody else they are marked. Rows with the values of
    ``held_back`` (``{}`` means every row) leave only after somebody of the team has read them, and ``why`` says why;
    ``None`` holds nothing back. Nobody's own words are held back from them.
    """

    by: str
    held_back: dict[str, str] | None = field(default=None, hash=False)
    why: Words = ""


class Erasure(StrEnum):
    """What an erasure does to a value."""

    DELETE_ROW = "delete_row"
    BLANK = "blank"
    BLANK_WITH_LAST_OWNER = "blank_with_last_owner"
    SET_NULL = "set_null"
    MEANINGLESS_ID = "meaningless_id"
    KEEP_FOR_LAW = "keep_for_law"
    UNTOUCHED = "untouched"


@dataclass(frozen=True)
class Erase:
    """``why`` is needed for what is kept."""

    how: Erasure
    why: str = ""


DELETE_ROW = Erase(Erasure.DELETE_ROW)
BLANK = Erase(Erasure.BLANK)
#: For a row that several people share, such as a shop: it is emptied when the last of them goes.
BLANK_WITH_LAST_OWNER = Erase(Erasure.BLANK_WITH_LAST_OWNER)
SET_NULL = Erase(Erasure.SET_NULL)
MEANINGLESS_ID = Erase(Erasure.MEANINGLESS_ID, "the person it points at is an empty row by then")
UNTOUCHED = Erase(Erasure.UNTOUCHED)


def keep_for_law(why: str) -> Erase:
    return Erase(Erasure.KEEP_FOR_LAW, why)


@dataclass(frozen=True)
class Field:
    """A declaration as it is written. What is ``None`` is taken from the table."""

    category: Category
    says: Words = ""
    why: str = ""
    group: Group | None = None
    use: Use | None = None
    basis: Basis | None = None
    retention: Retention | None = None
    owners: tuple[Owner, ...] | None = None
    export: Export | None = None
    erase: Erase | None = None


def personal(
    category: Category,
    says: Words,
    *,
    group: Group | None = None,
    use: Use | None = None,
    basis: Basis | None = None,
    retention: Retention | None = None,
    owners: tuple[Owner, ...] | None = None,
    export: Export | None = None,
    erase: Erase | None = None,
) -> Field:
    """Data about a person. ``says`` names it on the privacy page, as in "your e-mail address"."""
    return Field(
        category,
        says=says,
        group=group,
        use=use,
        basis=basis,
        retention=retention,
        owners=owners,
        export=export,
        erase=erase,
    )


def person_id(*, owners: tuple[Owner, ...] | None = None, erase: Erase | None = None) -> Field:
    """Points at a person. It needs no name on the privacy page: what it connects is named there."""
    return Field(Category.PERSON_ID, owners=owners, erase=erase)


def plain(why: str = "", *, category: Category = Category.OPERATIONS, export: Export | None = None) -> Field:
    """Not about a person by itself. Free text and addresses must say ``why`` not."""
    return Field(category, why=why, export=export)


@dataclass(frozen=True)
class DeclaredField:
    """A declaration with everything filled in. ``table`` is a model label or, for a table no model has, its name."""

    table: str
    field: str
    category: Category
    group: Group
    use: Use
    basis: Basis
    retention: Retention
    owners: tuple[Owner, ...]
    export: Export
    erase: Erase
    says: Words
    why: str

    @property
    def is_personal(self) -> bool:
        return self.category.is_personal
