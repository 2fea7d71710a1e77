"""After an erasure no byte of the data directory, and no row, holds a word of the person, nor of a record that was
merged into theirs; the neighbour's all stand."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.core.data_directory import DataDirectory
from helpcentre.base.core.database.maintenance import checkpoint
from helpcentre.base.files import store
from helpcentre.base.inventory.stores import Whose
from helpcentre.domain.people.models import Person, SamePerson, WhyMerged
from helpcentre.domain.privacy.erasing import proof, rows, running
from helpcentre.domain.privacy.erasing.actions import ask_for_erasure
from helpcentre.domain.privacy.erasing.rows import Portion
from helpcentre.domain.privacy.merging import rows as merging
from helpcentre.domain.privacy.merging.actions import merge_persons
from helpcentre.domain.privacy.models import Cause, Erasure, PersonExport, RightsRequest
from helpcentre.domain.privacy.tests.world import History, grow
from helpcentre.domain.tickets.models import Message

#: What opened a door to the merged record, addresses that nobody had proved, what may stand only once, and what an
#: erasure that is taken back forgets.
GO_WITH_MERGING = {
    "account.EmailAddress.email",
    "account.EmailConfirmation.key",
    "people.Person.password",
    "people.Signature.text",
    "privacy.Erasure.certificate_to",
    "privacy.Erasure.looks_for",
    "privacy.ProofCode.code_hash",
    "wagtailusers.UserProfile.current_time_zone",
    "wagtailusers.UserProfile.dismissibles",
}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def clean_directory(own_folder: None, settings: Any) -> Any:
    """The directory in which the test's database lies, as on a server, where that is a file."""
    if connection.vendor == "sqlite":
        settings.DATA = DataDirectory(Path(str(connection.settings_dict["NAME"])).parent)
    settings.DATA.prepare()
    yield
    (settings.DATA.root / "proxy.log").unlink(missing_ok=True)
    for folder in (settings.DATA.ledger, settings.DATA.uploads, settings.DATA.outbox, settings.DATA.exports):
        shutil.rmtree(folder, ignore_errors=True)


def standing(words: dict[str, str]) -> tuple[set[str], proof.Found]:
    """Which of the words stand somewhere, in a row or in a file."""
    in_rows, in_files = proof.in_rows(words.values()), proof.in_files(words.values(), settings.DATA.root)
    return {where for where, word in words.items() if in_rows.holding[word] or in_files.holding[word]}, in_files


def rows_of(history: History) -> list[Any]:
    """Everything the inventory knows of somebody, as it stands."""
    found: list[Any] = []
    for table, model in rows.models_declared():
        owners = tuple({owner for each in table.fields.values() for owner in each.owners})
        mine = rows.of_person(Portion(table, model, owners, ()), Whose(history.person.pk))
        found += [(table.label, sorted(map(str, mine.values_list())))]
    return found


def merge(kept: History, other: History) -> None:
    """What was planted as under way is over first: nobody is merged before."""
    over = {"cancelled_at": clock.now(), "looks_for": {}, "certificate_to": ""}  # as taking one back leaves it
    Erasure.objects.filter(person=other.person).update(**over)
    RightsRequest.objects.filter(person=other.person).update(closed_at=clock.now())
    PersonExport.objects.filter(person__in=(kept.person, other.person)).update(ready_at=clock.now())
    Erasure.objects.filter(person=kept.person).update(cancelled_at=clock.now())
    said = {"why": WhyMerged.IMPORTED, "proof": SamePerson.ACCOUNT, "by": None}
    merge_persons(actor=Actor.system(), kept=kept.person, merged=other.person, **said)
    Erasure.objects.filter(person=kept.person, looks_for__names__isnull=False).update(cancelled_at=None)
    assert merging.left([other.person.pk]) == {}


def test_no_byte_and_no_row_holds_a_word_of_the_erased_person(
    asha: Any, clean_directory: None, record_property: Any
) -> None:
    njeri, once_more, neighbour = grow("zxnjr", asha), grow("zxkam", asha), grow("zxjir", asha)
    checkpoint()
    both = njeri.words | {f"{where} of the other record": word for where, word in once_more.words.items()}
    before, read = standing(both)
    assert before == set(both), "every word must be found before, or not finding it after would prove nothing"
    assert Session.objects.filter(pk__in=[njeri.session, neighbour.session]).count() == 2  # packed: no word shows
    neighbours = rows_of(neighbour)
    merge(njeri, once_more)
    checkpoint()
    stands, _read = standing(once_more.words)
    assert set(once_more.words) - stands <= GO_WITH_MERGING, "a merging loses no word"

    erasure = ask_for_erasure(actor=Actor.system(), person=njeri.person, cause=Cause.ASKED, at_once=True)
    assert running.run(erasure.pk)

    after, read = standing(both)
    assert after == set()
    salts = {"salt": njeri.planter.salt, "salt of the other record": once_more.planter.salt}
    assert standing(salts)[0] == set(), "not even the part that all her words share"
    assert [each.pk for each in Session.objects.all()] == [neighbour.session]
    assert [name for name in njeri.files + once_more.files if store.current().exists(name)] == []
    record_property("figure", f"Erasure: 0 of {read.bytes:,} bytes in {read.files} files hold {len(both)} words")

    assert standing(neighbour.words)[0] == set(neighbour.words)
    assert rows_of(neighbour) == neighbours
    assert all(store.current().exists(name) for name in neighbour.files)
    assert Person.objects.get(pk=njeri.person.pk).erased_at is not None
    for each in (njeri, once_more):
        assert Message.objects.filter(ticket=each.colleagues, body__contains="Habari. █").exists()
