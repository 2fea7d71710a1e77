import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from helpcentre.base.search import tickets
from helpcentre.base.search.models import MessageEntry
from helpcentre.base.search.tickets import MessageText

pytestmark = pytest.mark.django_db


@pytest.fixture
def _messages(db: None) -> None:
    tickets.put_many(
        [
            MessageText(1, 10, "Printer ya duka haiprint risiti", "sw"),
            MessageText(2, 11, "The printer is out of paper", "en"),
            MessageText(3, 10, "Bado printer", "sw"),
            MessageText(4, 12, "Nimelipa kwa M-Pesa, code SJK4T7XQ2M", "sw"),
        ]
    )


@pytest.mark.usefixtures("_messages")
def test_tickets_come_newest_message_first_and_once() -> None:
    assert tickets.find("printer") == [10, 11]
    assert tickets.find("printer", limit=1) == [10]


@pytest.mark.usefixtures("_messages")
def test_every_word_must_be_in_the_message() -> None:
    assert tickets.find("printers paper") == [11]
    assert tickets.find("printer mpesa") == []


@pytest.mark.usefixtures("_messages")
def test_forms_codes_and_beginnings_are_found() -> None:
    assert tickets.find("malipo m pesa") == [12]
    assert tickets.find("sjk4t7xq2m") == [12]
    assert tickets.find("SJK4") == [12]


@pytest.mark.usefixtures("_messages")
def test_a_removed_message_is_not_found() -> None:
    tickets.remove(4)
    tickets.remove(4)
    assert tickets.find("mpesa") == []


def test_a_ticket_of_many_messages_does_not_hide_the_others() -> None:
    tickets.put(1, 10, "printer", "en")
    tickets.put_many(MessageText(number, 11, "printer", "en") for number in range(2, 500))
    assert tickets.find("printer", limit=2) == [11, 10]


def test_a_message_put_again_is_found_by_its_new_words_only() -> None:
    tickets.put(1, 10, "receipt", "en")
    tickets.put(1, 10, "invoice", "en")
    assert (tickets.find("receipt"), tickets.find("invoice")) == ([], [10])


@pytest.mark.django_db(transaction=True)
def test_writing_outside_a_transaction_is_refused() -> None:
    with pytest.raises(TransactionManagementError):
        tickets.put(1, 10, "receipt", "en")


@pytest.mark.usefixtures("_messages")
@pytest.mark.parametrize(
    "text", ["", "\0", '"', "printer AND", "NOT", "*", "🙂", "مرحبا", "x" * 10_240, "a:b", "\\'", "\ud800"]
)
def test_nothing_that_is_typed_raises(text: str) -> None:
    assert isinstance(tickets.find(text), list)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="looks into the SQLite file")
def test_a_removed_word_is_gone_from_the_index_blocks() -> None:
    with transaction.atomic():
        tickets.put(1, 10, "sirikubwa nyingine", "sw")
    (word,) = [word for word in MessageEntry.objects.get().words.split() if "sirik" in word]
    with transaction.atomic():
        tickets.remove(1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT block FROM search_message_data")
        assert not any(word.encode() in bytes(row[0]) for row in cursor.fetchall())
