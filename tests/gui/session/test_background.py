"""Long work: progress, result, failure, cancel."""

from __future__ import annotations

import threading
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.progress import Progress
from maturity_desktop.gui.background import Task, is_gone


def test_progress_then_the_result(qtbot: QtBot) -> None:
    def work(progress: Progress) -> str:
        progress(1, 2)
        progress(2, 2)
        return "done"

    task = Task(work)
    seen: list[tuple[int, int]] = []
    task.progressed.connect(lambda done, total: seen.append((done, total)))
    with qtbot.waitSignals([task.succeeded, task.ended]):
        task.start()
    assert seen == [(1, 2), (2, 2)]


def test_a_failure_arrives_with_its_error(qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise OSError("no space")

    task = Task(work)
    with qtbot.waitSignal(task.failed) as failed:
        task.start()
    assert str(failed.args[0]) == "no space"


def test_cancel_stops_the_work_at_its_next_step(qtbot: QtBot) -> None:
    under_way, go_on = threading.Event(), threading.Event()
    after: list[str] = []

    def work(progress: Progress) -> None:
        under_way.set()
        go_on.wait(10)
        progress(1, 2)
        after.append("went on")

    task = Task(work)
    with qtbot.waitSignal(task.cancelled):
        task.start()
        under_way.wait(10)
        task.cancel()
        go_on.set()
    assert after == []


def test_signals_arrive_in_the_thread_that_made_the_task(qtbot: QtBot) -> None:
    here = threading.current_thread()
    threads: list[threading.Thread] = []
    task = Task(lambda progress: threading.current_thread())
    task.succeeded.connect(lambda worker: threads.extend([worker, threading.current_thread()]))
    with qtbot.waitSignal(task.ended):
        task.start()
    worker, told = threads
    assert worker is not here
    assert told is here


def test_what_comes_after_its_owner_was_deleted_is_told_to_nobody(qtbot: QtBot) -> None:
    """The shelf of models closes while it is read: its own signals are gone with it."""
    go_on, told = threading.Event(), threading.Event()
    owner = Telling()
    task = Task(lambda _progress: go_on.wait(10), owner)
    task.succeeded.connect(owner.told.emit)
    task.ended.connect(told.set)
    task.start()
    shiboken6.delete(owner)
    go_on.set()
    after = Task(lambda _progress: task._thread.join(10))
    with qtbot.waitSignal(after.ended):  # what the first thread had to say has been delivered by then
        after.start()
    assert not told.is_set()


@pytest.mark.parametrize("steps", [0, 1])
def test_work_that_is_at_it_while_the_program_ends_ends_quietly(qapp: QApplication, steps: int) -> None:
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        go_on.wait(10)
        for step in range(steps):
            progress(step, steps)

    task = Task(work)
    task.start()
    shiboken6.delete(task)
    go_on.set()
    task._thread.join(10)  # what fails in a thread fails the test


class Watched(Task[int]):
    """Tells in which thread it was let go."""

    def __init__(self, let_go: list[threading.Thread]) -> None:
        super().__init__(lambda _progress: 1)
        self._let_go = let_go

    def __del__(self) -> None:
        self._let_go.append(threading.current_thread())


def test_a_task_that_nobody_holds_tells_and_is_let_go_by_the_window_thread(qtbot: QtBot) -> None:
    let_go: list[threading.Thread] = []
    told: list[int] = []
    for _time in range(50):
        task = Watched(let_go)
        task.succeeded.connect(told.append)
        task.start()
        del task
    qtbot.waitUntil(lambda: len(let_go) == 50)
    assert told == [1] * 50
    assert set(let_go) == {threading.main_thread()}


def test_a_method_of_what_was_deleted_is_told_apart(qapp: QApplication) -> None:
    page = Telling()
    slots = (page.tell, partial(page.tell, 1), partial(print, page))
    assert [is_gone(slot) for slot in slots] == [False, False, False]
    shiboken6.delete(page)
    assert [is_gone(slot) for slot in slots] == [True, True, False]


class Telling(QObject):
    """Whoever waits for work."""

    told = Signal(object)

    def tell(self, *outcome: object) -> None:
        self.told.emit(outcome)


@pytest.mark.parametrize(
    ("told", "heard"),
    [
        ((3, 4), (3, 4)),
        ((0, 0), (0, 0)),
        ((2**31 - 1, 2**31 - 1), (2**31 - 1, 2**31 - 1)),
        ((3 << 30, 4 << 30), (3 << 28, 4 << 28)),
    ],
)
def test_more_bytes_than_qt_can_count_are_told_as_their_share(
    qtbot: QtBot, told: tuple[int, int], heard: tuple[int, int]
) -> None:
    task: Task[None] = Task(lambda progress: progress(*told))
    with qtbot.waitSignal(task.progressed) as signal:
        task.start()
    assert tuple(signal.args) == heard
    qtbot.waitUntil(lambda: not task._thread.is_alive())
