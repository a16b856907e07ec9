"""The one thread that writes: in order, to the end, and unharmed by what fails in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread
from typing import TYPE_CHECKING

import pytest

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.storage.engine import connect, register_driver
from maturity_desktop.storage.writer import Writer

if TYPE_CHECKING:
    from sqlite_utils import Database


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    register_driver()
    from sqlite_utils import Database

    path = tmp_path / "file.sqlite"
    connect(path, create=True).execute("CREATE TABLE t (a)")
    writer = Writer(lambda: Database(connect(path), execute_plugins=False))
    yield writer
    writer.close()


def count(db: Database) -> int:
    found: int = db.execute("SELECT count(*) FROM t").fetchone()[0]
    return found


def add(db: Database) -> None:
    db.execute("INSERT INTO t VALUES (1)")


def test_work_is_done_in_order_by_one_thread(writer: Writer) -> None:
    seen: list[int] = []

    def note_down(number: int, db: Database) -> Thread:
        seen.append(number)
        return current_thread()

    futures = [writer.submit(partial(note_down, number)) for number in range(50)]
    threads = {future.result() for future in futures}
    assert seen == list(range(50))
    assert len(threads) == 1
    assert main_thread() not in threads


def test_submitting_does_not_wait(writer: Writer) -> None:
    go = Event()
    waiting = writer.submit(lambda _: go.wait(30))
    behind = writer.submit(count)
    assert not behind.done()
    go.set()
    assert waiting.result()
    assert behind.result() == 0


def test_what_fails_arrives_and_the_thread_goes_on(writer: Writer) -> None:
    for error in (ValueError, KeyboardInterrupt, SystemExit):

        def fail(db: Database, error: type[BaseException] = error) -> None:
            db.execute("BEGIN")
            add(db)
            raise error

        with pytest.raises(error):
            writer.submit(fail).result()
    assert writer.submit(count).result() == 0


def test_work_that_leaves_its_transaction_open_has_failed(writer: Writer) -> None:
    def forget(db: Database) -> None:
        db.execute("BEGIN")
        add(db)

    with pytest.raises(RuntimeError, match="without ending its transaction"):
        writer.submit(forget).result()
    assert writer.submit(count).result() == 0


def test_closing_does_what_is_queued_and_takes_no_more(writer: Writer) -> None:
    go = Event()
    writer.submit(lambda _: go.wait(30))
    queued = [writer.submit(add) for _ in range(5)]
    total = writer.submit(count)
    go.set()
    writer.close()
    assert [future.result() for future in queued] == [None] * 5
    assert total.result() == 5
    with pytest.raises(LibraryError, match="closed"):
        writer.submit(count)
    writer.close()


def test_a_connection_that_fails_is_tried_again() -> None:
    tries: list[int] = []

    def refuse() -> Database:
        tries.append(1)
        raise LibraryError("not now")

    writer = Writer(refuse)
    assert tries == []
    for _ in range(2):
        with pytest.raises(LibraryError, match="not now"):
            writer.submit(count).result()
    writer.close()
    assert len(tries) == 2
