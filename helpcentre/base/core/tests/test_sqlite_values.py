"""What is stored comes back the same, through the bundled SQLite and Django's fields."""

import datetime
import decimal
import uuid
from pathlib import Path

import pytest
from django.db import connections, models, transaction
from django.db.models.functions import Lower, TruncDay
from django.test.utils import isolate_apps
from pysqlite3 import dbapi2

from helpcentre.base.core.tests.conftest import SHOP

MOMENT = datetime.datetime(2026, 2, 28, 20, 59, 59, 123456, tzinfo=datetime.UTC)


@pytest.fixture
def receipt(shop: Path) -> type[models.Model]:
    with isolate_apps("helpcentre.base.core"):

        class Receipt(models.Model):
            made_at = models.DateTimeField()
            day = models.DateField()
            hour = models.TimeField()
            total = models.DecimalField(max_digits=12, decimal_places=2)
            lines = models.JSONField()
            key = models.UUIDField()
            is_paid = models.BooleanField()
            waited = models.DurationField()
            stamp = models.BinaryField()

            class Meta:
                app_label = "core"

    with connections[SHOP].schema_editor() as editor:
        editor.create_model(Receipt)
    return Receipt


def values() -> dict[str, object]:
    return {
        "made_at": MOMENT,
        "day": datetime.date(2026, 2, 28),
        "hour": datetime.time(14, 12, 0, 5),
        "total": decimal.Decimal("1250.50"),
        "lines": {"sukari": [1, None, "½ kg"], "mpesa": True},
        "key": uuid.UUID("8f14e45f-ceea-467f-a8d0-0123456789ab"),
        "is_paid": True,
        "waited": datetime.timedelta(minutes=3, microseconds=7),
        "stamp": b"\x00\xff\x10",
    }


def test_every_kind_of_value_comes_back_as_it_went_in(receipt: type[models.Model]) -> None:
    made = receipt.objects.using(SHOP).create(**values())
    found = receipt.objects.using(SHOP).get(id=made.pk)
    for name, value in values().items():
        assert getattr(found, name) == value, name
        assert type(getattr(found, name)) is type(value), name


def test_values_can_be_looked_up(receipt: type[models.Model]) -> None:
    receipt.objects.using(SHOP).create(**values())
    rows = receipt.objects.using(SHOP)
    assert rows.filter(made_at__gte=MOMENT, total="1250.50", key=values()["key"]).count() == 1
    assert rows.filter(lines__mpesa=True, lines__sukari__0=1).count() == 1
    assert rows.filter(made_at__date="2026-02-28", key__isnull=False).annotate(low=Lower("key")).count() == 1
    assert rows.annotate(start=TruncDay("made_at")).get().start.hour == 0  # a Python function inside SQLite


def test_ids_come_back_from_the_insert(
    receipt: type[models.Model], django_assert_num_queries: pytest.FixtureRequest
) -> None:
    made = receipt.objects.using(SHOP).bulk_create([receipt(**values()) for _ in range(700)])
    assert [one.pk for one in made] == list(range(1, 701))
    with django_assert_num_queries(1, connection=connections[SHOP]):
        assert receipt.objects.using(SHOP).create(**values()).pk == 701


def test_a_single_insert_with_returning_is_committed_before_its_rows_are_read(shop: Path) -> None:
    with connections[SHOP].cursor() as cursor:
        cursor.execute("INSERT INTO sale (seller) VALUES ('Asha'), ('Joseph'), ('Njeri') RETURNING id, seller")
        other = dbapi2.connect(shop)
        assert other.execute("SELECT count(*) FROM sale").fetchone() == (3,)
        other.close()
        assert cursor.fetchone() == (1, "Asha")
        assert cursor.fetchmany(1) == [(2, "Joseph")]
        assert list(cursor) == [(3, "Njeri")]
        assert cursor.fetchone() is None
        assert cursor.fetchall() == []
        cursor.execute("SELECT seller FROM sale ORDER BY id")
        assert [row[0] for row in cursor] == ["Asha", "Joseph", "Njeri"]


def test_parameters_may_be_positional_or_named(shop: Path) -> None:
    with connections[SHOP].cursor() as cursor:
        cursor.executemany("INSERT INTO sale (seller, number) VALUES (%s, %s)", [("100%", 1), ("Asha", 2)])
        cursor.executemany("INSERT INTO sale (seller) VALUES (%(who)s)", [{"who": "Joseph"}])
        cursor.executemany("INSERT INTO sale (seller) VALUES (%s)", iter(()))
        cursor.execute("SELECT id FROM sale WHERE seller = %(who)s", {"who": "Joseph"})
        assert cursor.fetchall() == [(3,)]
        cursor.execute("SELECT id FROM sale WHERE seller LIKE '%%!%%' ESCAPE '!' AND number = %s", [1])
        assert cursor.fetchall() == [(1,)]


def test_a_transaction_sees_its_own_returning_rows_and_can_roll_them_back(shop: Path) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic(using=SHOP), connections[SHOP].cursor() as cursor:
        cursor.execute("INSERT INTO sale (seller) VALUES ('Asha') RETURNING id")
        assert cursor.fetchall() == [(1,)]
        raise ZeroDivisionError
    with connections[SHOP].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sale")
        assert cursor.fetchone() == (0,)
