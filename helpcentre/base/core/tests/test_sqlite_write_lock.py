"""Sixteen counters sell at once, and a second shop beside them: nothing is lost, nobody is left waiting."""

import gc
import os
import signal
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import OperationalError, connections, transaction

from helpcentre.base.core.database.sqlite.lock import WriteLock, lock_for
from helpcentre.base.core.tests.conftest import SHOP

StartWriter = Callable[..., subprocess.Popen[str]]


def sell(seller: str, number: int) -> None:
    with connections[SHOP].cursor() as cursor:
        cursor.execute("INSERT INTO sale (seller, number) VALUES (%s, %s)", [seller, number])


def sold(where: str = "1 = 1") -> int:
    with connections[SHOP].cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM sale WHERE {where}")
        return int(cursor.fetchone()[0])


def lock_is_free(path: Path) -> bool:
    lock = WriteLock(path)  # a second lock object on the same files, as another process would have
    try:
        lock.acquire(0.05)
    except TimeoutError:
        return False
    lock.release()
    return True


def in_threads(count: int, work: Callable[[int], None]) -> list[BaseException]:
    errors: list[BaseException] = []

    def run(number: int) -> None:
        try:
            work(number)
        except BaseException as error:
            errors.append(error)
        finally:
            connections[SHOP].close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def test_sixteen_threads_and_another_process_lose_no_sale(shop: Path, start_writer: StartWriter) -> None:
    def work(counter: int) -> None:
        for number in range(25):
            if number % 2:
                sell(f"counter {counter}", number)
            else:
                with transaction.atomic(using=SHOP):
                    before = sold(f"seller = 'counter {counter}'")
                    sell(f"counter {counter}", number)
                    assert sold(f"seller = 'counter {counter}'") == before + 1

    other = start_writer("many", "other shop", "100")
    assert in_threads(16, work) == []
    assert other.wait(timeout=60) == 0
    assert sold("seller LIKE 'counter%%'") == 16 * 25
    assert sold("seller = 'other shop'") == 100
    assert lock_is_free(shop)


def test_a_read_then_write_in_each_transaction_counts_every_one(shop: Path) -> None:
    sell("till", 0)

    def work(_: int) -> None:
        for _ in range(20):
            with transaction.atomic(using=SHOP), connections[SHOP].cursor() as cursor:
                cursor.execute("SELECT number FROM sale WHERE seller = 'till'")
                number = cursor.fetchone()[0]
                cursor.execute("UPDATE sale SET number = %s WHERE seller = 'till'", [number + 1])

    assert in_threads(8, work) == []
    assert sold("seller = 'till' AND number = 160") == 1


def test_killing_the_process_that_holds_the_lock_frees_it(shop: Path, start_writer: StartWriter) -> None:
    holder = start_writer("hold")
    assert holder.stdout is not None
    assert holder.stdout.readline() == "holding\n"
    assert not lock_is_free(shop)
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    sell("Mama Njeri", 1)
    assert sold("seller = 'lost'") == 0
    assert lock_is_free(shop)


def test_waiting_too_long_for_another_process_is_an_operational_error(shop: Path, start_writer: StartWriter) -> None:
    holder = start_writer("hold")
    assert holder.stdout is not None
    assert holder.stdout.readline() == "holding\n"
    connections[SHOP].close()
    connections.settings[SHOP]["OPTIONS"]["timeout"] = 0.2
    with pytest.raises(OperationalError, match="database is locked: another process"):
        sell("Mama Njeri", 1)
    with pytest.raises(OperationalError, match="database is locked"), transaction.atomic(using=SHOP):
        pass
    assert sold() == 0  # readers never wait


def test_waiting_too_long_for_another_thread_is_an_operational_error(shop: Path) -> None:
    connections.settings[SHOP]["OPTIONS"]["timeout"] = 0.2
    with transaction.atomic(using=SHOP):
        (error,) = in_threads(1, lambda _: sell("Asha", 1))
    assert isinstance(error, OperationalError)
    assert in_threads(1, lambda _: sell("Asha", 1)) == []


class SpoiltError(Exception):
    pass


def test_a_rollback_frees_the_lock(shop: Path) -> None:
    with pytest.raises(SpoiltError), transaction.atomic(using=SHOP):
        sell("Asha", 1)
        assert not lock_is_free(shop)
        raise SpoiltError
    assert lock_is_free(shop)
    assert sold() == 0


def test_a_failed_single_write_frees_the_lock(shop: Path) -> None:
    with pytest.raises(OperationalError), connections[SHOP].cursor() as cursor:
        cursor.execute("INSERT INTO nowhere VALUES (1)")
    assert lock_is_free(shop)


def test_a_failed_commit_frees_the_lock(shop: Path) -> None:
    with connections[SHOP].cursor() as cursor:
        cursor.execute("CREATE TABLE line (sale_id INTEGER REFERENCES sale (id) DEFERRABLE INITIALLY DEFERRED)")
        with pytest.raises(Exception, match="FOREIGN KEY"), transaction.atomic(using=SHOP):
            cursor.execute("INSERT INTO line VALUES (404)")
    assert lock_is_free(shop)


def test_closing_in_the_middle_of_a_transaction_frees_the_lock(shop: Path) -> None:
    with connections[SHOP].cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
    assert not lock_is_free(shop)
    connections[SHOP].close()
    assert lock_is_free(shop)


def test_a_thread_that_dies_with_an_open_transaction_frees_the_lock(shop: Path) -> None:
    def die() -> None:
        connections[SHOP].cursor().execute("BEGIN IMMEDIATE")

    thread = threading.Thread(target=die)
    thread.start()
    thread.join()
    gc.collect()  # Django's connections are cycles: the collector closes this one
    sell("Asha", 1)
    assert sold() == 1


def test_a_savepoint_rolls_back_alone(shop: Path) -> None:
    with transaction.atomic(using=SHOP):
        sell("Asha", 1)
        with pytest.raises(SpoiltError), transaction.atomic(using=SHOP):
            sell("Joseph", 2)
            raise SpoiltError
        assert not lock_is_free(shop)
    assert sold("seller = 'Asha'") == 1
    assert sold("seller = 'Joseph'") == 0


def test_reading_takes_no_lock(shop: Path) -> None:
    lock = WriteLock(shop)
    lock.acquire(1)
    connections.settings[SHOP]["OPTIONS"]["timeout"] = 0.2
    try:
        assert sold() == 0
        with connections[SHOP].cursor() as cursor:
            cursor.execute("WITH few AS (SELECT * FROM sale LIMIT 3) SELECT count(*) FROM few")
            assert cursor.fetchone() == (0,)
    finally:
        lock.release()


def test_without_autocommit_the_lock_is_held_until_the_commit(shop: Path) -> None:
    transaction.set_autocommit(False, using=SHOP)
    sell("Asha", 1)
    assert not lock_is_free(shop)
    transaction.commit(using=SHOP)
    assert lock_is_free(shop)
    sell("Asha", 2)
    transaction.rollback(using=SHOP)
    assert lock_is_free(shop)
    transaction.set_autocommit(True, using=SHOP)
    assert sold() == 1


def test_a_forked_child_neither_keeps_nor_frees_the_lock_of_its_parent(shop: Path) -> None:
    with transaction.atomic(using=SHOP):
        child = os.fork()
        if child == 0:
            connections[SHOP]._gate.leave()
            os._exit(0 if not lock_is_free(shop) else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert not lock_is_free(shop)
    assert lock_is_free(shop)


def test_databases_in_memory_have_no_lock_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shared = "file:memorydb_default?mode=memory&cache=shared"
    lock = lock_for(shared, in_memory=True)
    assert lock is lock_for(shared, in_memory=True)
    lock.acquire(1)
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_a_path_and_its_uri_share_one_lock(tmp_path: Path) -> None:
    path = tmp_path / "a shop.sqlite3"
    plain = lock_for(str(path), in_memory=False)
    assert lock_for(f"file:{tmp_path}/a%20shop.sqlite3?mode=rwc", in_memory=False) is plain
