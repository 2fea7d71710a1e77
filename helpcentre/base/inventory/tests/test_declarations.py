"""The grammar: what a declaration fills in, and which ones are refused or doubted."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import translation

from helpcentre.base.inventory.completeness import gaps
from helpcentre.base.inventory.fields import (
    BLANK,
    SET_NULL,
    Field,
    Owner,
    exported,
    keep_for_law,
    never,
    person_id,
    personal,
    plain,
)
from helpcentre.base.inventory.places import Cookie, CookieKind
from helpcentre.base.inventory.registry import DeclarationError, Inventory, cookie, machinery, table
from helpcentre.base.inventory.retention import (
    Retention,
    as_long_as,
    for_days,
    lifetime_words,
    until,
    while_account_lives,
)
from helpcentre.base.inventory.summary import summary
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use

LABEL = "sessions.Session"
GONE = Owner("", hidden_in="session_data")


def declare(
    fields: dict[str, Field],
    *,
    retention: Retention | None = None,
    owners: tuple[Owner, ...] = (),
    row_goes: bool = False,
) -> Inventory:
    made = Inventory()
    table(
        LABEL,
        group=Group.SIGN_IN,
        use=Use.SIGN_IN,
        basis=Basis.CONTRACT,
        retention=retention or while_account_lives(),
        owners=owners,
        row_goes=row_goes,
        fields={
            "session_key": plain("a random key of ours"),
            "session_data": plain("a signed text of ours"),
            "expire_date": plain(),
        }
        | fields,
        into=made,
    )
    return made


def messages(of: Inventory) -> list[str]:
    return [gap.message for gap in gaps([Session], of)]


def test_a_whole_declaration_has_no_gaps() -> None:
    assert messages(declare({})) == []


def test_text_that_is_about_nobody_needs_a_reason() -> None:
    assert messages(declare({"session_key": plain()})) == ["could hold words about a person: say why it does not"]


def test_a_moment_needs_none() -> None:
    assert messages(declare({"expire_date": plain()})) == []


def test_a_declared_field_must_exist() -> None:
    assert messages(declare({"nickname": plain()})) == ["is declared, but there is no such field"]


def test_a_declared_model_must_exist() -> None:
    made = declare({})
    machinery("sessions.Ghost", "id", why="never was there", into=made)
    assert [(gap.code, gap.place) for gap in gaps([Session], made)] == [("E002", "sessions.Ghost")]


def test_a_path_must_lead_to_a_person() -> None:
    assert "belongs to 'session_key', which leads to no person" in messages(declare({}, owners=(Owner("session_key"),)))
    assert "belongs to 'self', which leads to no person" in messages(declare({}, owners=(Owner("self"),)))
    assert messages(declare({}, owners=(GONE,))) == []


def test_a_period_counts_from_a_moment_that_is_stored() -> None:
    month = for_days(30, counted_from="created", after="it began")
    assert "is kept by 'created', which does not exist" in messages(declare({}, retention=month))
    month = for_days(30, counted_from="session_key", after="it began")
    assert "counts its time from 'session_key', which is no moment" in messages(declare({}, retention=month))
    assert messages(declare({}, retention=until("expire_date", words="until then"))) == []
    assert "is kept by 'owner', which does not exist" in messages(declare({}, retention=as_long_as("owner")))


@pytest.mark.parametrize(
    ("erase", "message"),
    [
        (SET_NULL, "is set to NULL by an erasure, but may not be NULL"),
        (BLANK, "is blanked by an erasure, but holds no text"),
        (keep_for_law(""), "is kept through an erasure without a reason"),
    ],
)
def test_an_erasure_must_be_possible(erase: object, message: str) -> None:
    field = personal(Category.ACCOUNT, "when you go", erase=erase)  # type: ignore[arg-type]
    assert messages(declare({"expire_date": field}, owners=(GONE,))) == [message]


def test_a_personal_field_says_what_an_erasure_does_unless_its_row_goes() -> None:
    name = {"session_data": personal(Category.NAME, "your name")}
    with pytest.raises(DeclarationError, match="session_data must say"):
        declare(name, owners=(GONE,))
    made = declare(name, owners=(GONE,), row_goes=True).tables[LABEL].fields["session_data"]
    assert made.erase.how == "delete_row"
    assert made.export == exported("session_data")


def test_a_personal_field_belongs_to_somebody_and_has_a_name() -> None:
    assert messages(declare({"session_data": personal(Category.NAME, "your name")})) == [
        "is personal, but belongs to nobody"
    ]
    nameless = declare({"session_data": personal(Category.NAME, "")}, owners=(GONE,), row_goes=True)
    assert messages(nameless) == ["is personal, but has no name for the privacy page"]
    assert messages(declare({"session_data": person_id()}, owners=(GONE,), row_goes=True)) == []


def test_what_is_never_exported_says_why() -> None:
    made = declare({"session_data": plain("a signed text of ours", export=never(""))})
    assert messages(made) == ["is never exported, without a reason"]


def test_a_thing_is_declared_once() -> None:
    made = declare({})
    with pytest.raises(DeclarationError, match="declared twice"):
        machinery(LABEL, "session_key", why="again and again", into=made)
    biscuit = Cookie("biscuit", "tastes", timedelta(days=1), CookieKind.PREFERENCE, Category.SETTINGS, http_only=True)
    cookie(biscuit, into=made)
    with pytest.raises(DeclarationError, match="biscuit is declared twice"):
        cookie(biscuit, into=made)


def test_the_summary_says_each_thing_once_in_plain_words() -> None:
    fields = {
        "session_data": personal(Category.NAME, "your name"),
        "session_key": personal(Category.NAME, "your name"),
    }
    month = for_days(30, counted_from="expire_date", after="you leave")
    (group,) = summary("en", declare(fields, owners=(GONE,), row_goes=True, retention=month))
    assert (group.title, group.items) == ("Signing in", ["your name"])
    assert group.purpose == "To sign you in and keep you signed in"
    assert group.retention == "30 days after you leave"


@pytest.mark.django_db
def test_what_goes_with_another_row_is_kept_as_long_as_that_row() -> None:
    requests = next(group for group in summary("en") if group.key is Group.REQUESTS)
    assert "as long as the record it belongs to" not in requests.retentions


@pytest.mark.django_db
def test_the_real_summary_speaks_the_language_asked_for() -> None:
    with translation.override("en"):
        assert summary("en") != []
        assert {group.key for group in summary("sw")} == {group.key for group in summary("en")}


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (None, "until you close the browser"),
        (timedelta(days=14), "14 days"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(minutes=90), "2 hours"),
    ],
    ids=["window", "days", "hour", "begun hour"],
)
def test_how_long_a_browser_keeps_something_is_never_nought_days(period: timedelta | None, words: str) -> None:
    assert str(lifetime_words(period)) == words
