"""From the press of an answer's key to the repainted level, tree row and summary, over a whole standard."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

from maturity_desktop.data_folders import frameworks_folder, resources_folder
from maturity_desktop.domain.audit import AGREED, Audit, AuditDetails, Client, FrameworkUse, RatingSet
from maturity_desktop.domain.framework import Framework
from maturity_desktop.gui.ask import Ask
from maturity_desktop.storage.evidence_store import EvidenceStore
from maturity_desktop.storage.framework_files import read_framework

FRAME_MS = 16.0
"""One frame of a screen: the ratio is the 99th percentile in milliseconds to this."""
GOAL = 1.0
KEYS = "ypny"
WINDOW = (1366, 768)
NOW = datetime(2026, 1, 13, tzinfo=UTC)


class Memory:
    """Takes edits as the library does, without a disk: the window never waits for one."""

    def commit_later(self, *_batch: object) -> Future[None]:
        done: Future[None] = Future()
        done.set_result(None)
        return done


def measure() -> list[tuple[str, float, float]]:
    """What was measured, its 99th percentile as a ratio to one frame, and the goal."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        answers, moves, letters = _run(Path(name))
    return [
        ("answer's key to repaint / a frame of 16 ms (p99)", _ratio(answers), GOAL),
        ("next criterion's key to repaint / a frame of 16 ms (p99)", _ratio(moves), GOAL),
        ("letter of a note to repaint / a frame of 16 ms (p99)", _ratio(letters), GOAL),
    ]


def _run(folder: Path) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds of every answer, of every step to the next criterion, of every letter of a note."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

    from maturity_desktop.gui.audit_session import AuditSession
    from maturity_desktop.gui.catalogue import bind_catalogue
    from maturity_desktop.gui.evidence_desk import EvidenceDesk
    from maturity_desktop.gui.pages.assess_page import AssessPage
    from maturity_desktop.gui.theme import ThemeSwitch

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication), "the benchmark has an application with windows"
    bind_catalogue(resources_folder() / "locale")
    framework = read_framework(frameworks_folder() / "icmi-cmo.yaml").framework
    theme = ThemeSwitch(application, "light")
    theme.dress()
    session = AuditSession(_audit(framework), {framework.id: framework}, Memory(), "Bench", lambda: NOW)
    nobody = cast("Ask", None)  # nothing here asks a question
    page = AssessPage(session, EvidenceDesk(session, EvidenceStore(folder)), nobody, theme)
    window = QMainWindow()
    window.setCentralWidget(page)
    window.resize(*WINDOW)
    window.show()
    QTest.qWaitForWindowActive(window)

    def press(key: str | Qt.Key) -> float:
        target: QWidget | None = QApplication.focusWidget()
        assert target is not None, "the page has the keyboard"
        start = time.perf_counter()
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key)
        application.processEvents()  # what was asked to be repainted is painted here
        return (time.perf_counter() - start) * 1000

    page.show_criterion(framework.criteria[0].id)
    page.panes()[0].setFocus()
    application.processEvents()
    answers, moves, letters = [], [], []
    for criterion in framework.criteria:
        answers += [press(key) for key in _keys(len(criterion.checkpoints))]
        press("t")
        letters += [press(letter) for letter in "Seen."]
        press(Qt.Key.Key_Escape)
        moves.append(press("j"))
    window.close()
    return answers, moves[:-1], letters


def _keys(count: int) -> Iterator[str]:
    return (KEYS[place % len(KEYS)] for place in range(count))


def _audit(framework: Framework) -> Audit:
    return Audit.of(
        "a",
        [
            Client("c", "Client"),
            AuditDetails("a", "c", date(2025, 12, 31), date(2026, 1, 12)),
            FrameworkUse("a", framework.id, "0" * 64),
            RatingSet("a", AGREED),
        ],
    )


def _ratio(milliseconds: list[float]) -> float:
    ordered = sorted(milliseconds)
    return ordered[min(int(len(ordered) * 0.99), len(ordered) - 1)] / FRAME_MS


if __name__ == "__main__":
    for what, ratio, goal in measure():
        print(f"{what:58} {ratio:8.2f} {goal:8.2f}")
