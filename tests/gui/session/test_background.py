"""Long work: progress, result, failure, cancel."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from maturity_desktop.domain.progress import Progress
from maturity_desktop.gui.background import Task


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
