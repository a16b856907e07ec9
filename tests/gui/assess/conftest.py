"""The assess page in a real window, on a real evidence store."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QKeyCombination, Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget

from maturity_desktop.domain.audit import AGREED, Audit, AuditDetails, Client, FrameworkUse, RatingSet
from maturity_desktop.domain.framework import (
    Checkpoint,
    Criterion,
    Domain,
    EvidenceHint,
    EvidenceKind,
    Framework,
    Level,
    ScoringRules,
    Step,
    TargetProfile,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.evidence_details import EvidenceDialog
from maturity_desktop.gui.evidence_desk import EvidenceDesk
from maturity_desktop.gui.pages.assess_page import AssessPage
from maturity_desktop.storage.evidence_store import EvidenceStore
from tests.gui.assess.taking_in import DATED, picture

NOW = datetime(2026, 1, 13, 14, 2, tzinfo=UTC)
Keys = str | Qt.Key


@dataclass
class Opened:
    """What would have been opened outside."""

    urls: list[QUrl] = field(default_factory=list)
    works: bool = True

    def __call__(self, url: QUrl) -> bool:
        self.urls.append(url)
        return self.works


def scale_of(levels: int, floor: int) -> tuple[Step, ...]:
    return tuple(Step(level, f"Step {level}") for level in range(floor, floor + levels))


def build_framework(
    points: dict[str, tuple[int, ...]], floor: int = 0, threshold: float = 1.0, words: str = ""
) -> Framework:
    """Criteria by id, each with so many checkpoints at each level; the floor has none where it is 0."""
    first = 1 if floor == 0 else floor
    criteria = tuple(
        Criterion(
            criterion,
            f"Title of {criterion}{words}",
            f"Intent of {criterion}{words}",
            tuple(
                Level(
                    first + place,
                    tuple(
                        Checkpoint(
                            f"{criterion}-{first + place}{chr(97 + number % 26)}{number // 26 or ''}",
                            f"Point {number + 1} of level {first + place}{words}",
                            sign=floor == 1 and place == 0,
                        )
                        for number in range(count)
                    ),
                )
                for place, count in enumerate(counts)
            ),
            (EvidenceHint(EvidenceKind.DATA, f"Figures{words}"),),
            ("manager",),
        )
        for criterion, counts in points.items()
    )
    top = first + len(next(iter(points.values()))) - 1
    domains: dict[str, list[Criterion]] = {}
    for criterion in criteria:
        domains.setdefault(criterion.id.split(".")[0], []).append(criterion)
    return Framework(
        "f", f"Standard{words}", "Std", "1", "Tests", "",
        scale_of(top - floor + 1, floor), ScoringRules(floor=floor, threshold=threshold),
        tuple(Domain(name, f"Domain {name}{words}", "", tuple(own)) for name, own in domains.items()),
        (TargetProfile("readiness", "Readiness", min(2, top), {}),),
        {"manager": f"Manager{words}"},
    )  # fmt: skip


def build_audit(framework: Framework, *records: Record) -> Audit:
    return Audit.of(
        "a1",
        [
            Client("c1", "Norrhaven Energi Service"),
            AuditDetails("a1", "c1", date(2025, 12, 31), date(2026, 1, 12)),
            FrameworkUse("a1", framework.id, "0" * 64),
            RatingSet("a1", AGREED),
            *records,
        ],
    )


@dataclass
class Bench:
    """A page in a window with what stands around it."""

    window: QMainWindow
    page: AssessPage
    session: AuditSession
    desk: EvidenceDesk
    store: EvidenceStore
    opened: Opened
    wait_until: Callable[[Callable[[], object]], None]

    def press(self, *keys: Keys, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Keys to whatever has the focus, in whichever window."""
        for key in keys:
            if isinstance(key, str):
                QTest.keyClicks(self.target, key, modifier)
            else:
                QTest.keyClick(self.target, key, modifier)

    def write(self, words: str) -> None:
        QTest.keyClicks(self.target, words)

    def chord(self, keys: str) -> None:
        """One combination of keys, as it is written in a menu."""
        combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]
        QTest.keyClick(self.target, combination.key(), combination.keyboardModifiers())

    def menu_key(self, menu: QMenu, key: Qt.Key) -> None:
        """A key to an open menu."""
        self.wait_until(menu.isVisible)
        QTest.keyClick(menu, key)

    def keep_as_proposed(self) -> None:
        """Closes the details that a single file or picture brings up."""
        self.wait_until(lambda: isinstance(QApplication.activeModalWidget(), EvidenceDialog))
        self.press(Qt.Key.Key_Escape)

    @property
    def target(self) -> QWidget:
        """What has the keyboard, once the window or dialog in front has become the active one."""
        front = QApplication.activeModalWidget() or self.window
        if QApplication.activeWindow() is None:
            front.activateWindow()  # without a display nobody else does so when a dialog closes
        self.wait_until(
            lambda: QApplication.activeWindow() is front and QApplication.focusWidget() is not None
        )
        found = QApplication.focusWidget()
        assert found is not None, "something has the focus"
        return found

    @property
    def current(self) -> str:
        return self.page._columns.current

    def result(self, criterion: str = "") -> CriterionResult:
        return self.session.results.of(criterion or self.page.criterion)

    def answers(self, criterion: str = "") -> dict[str, str]:
        return {point: value.value for point, value in self.result(criterion).answers.items()}

    def dialog(self) -> QWidget:
        found = QApplication.activeModalWidget()
        assert found is not None, "a dialog is open"
        return found


@pytest.fixture
def store(tmp_path: Path) -> EvidenceStore:
    return EvidenceStore(tmp_path / "evidence")


@pytest.fixture
def open_page(qapp, qtbot, theme, ask, commits, clock, store) -> Iterator[Callable[..., Bench]]:
    """Opens a page on a framework or an audit, in a window that has the focus."""
    windows: list[QMainWindow] = []
    desks: list[EvidenceDesk] = []

    def open_one(
        framework: Framework | None = None, audit: Audit | None = None, size: tuple[int, int] = (1240, 700)
    ) -> Bench:
        framework = framework or build_framework({"1.01": (2, 1, 2), "1.02": (1, 1, 1), "2.01": (1, 1, 1)})
        audit = audit or build_audit(framework)
        session = AuditSession(audit, {framework.id: framework}, commits, "Ada Assessor", clock)
        opened = Opened()
        desk = EvidenceDesk(session, store, session, opened)
        page = AssessPage(session, desk, ask, theme)
        window = QMainWindow()
        window.setCentralWidget(page)
        menu = window.menuBar().addMenu("Assess")
        menu.addActions(page.actions())
        for action, keys in (
            (session.undo_stack.createUndoAction(window), "Ctrl+Z"),
            (session.undo_stack.createRedoAction(window), "Ctrl+Shift+Z"),
        ):
            action.setShortcut(QKeySequence(keys))
            window.addAction(action)
        window.resize(*size)
        window.show()
        qtbot.waitActive(window).__enter__()
        page.panes()[0].setFocus()
        windows.append(window)
        desks.append(desk)
        return Bench(window, page, session, desk, store, opened, qtbot.waitUntil)

    yield open_one
    for desk in desks:
        qtbot.waitUntil(lambda desk=desk: not desk.is_busy)
        desk.close()
    for window in windows:
        window.close()
        shiboken6.delete(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def bench(open_page: Callable[..., Bench]) -> Bench:
    """Three criteria of three levels, nothing answered."""
    return open_page()


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """A plan, a table and a photo, dated November 2025."""
    folder = tmp_path / "papers"
    folder.mkdir()
    plan, table, photo = folder / "Staffing_plan-2025.txt", folder / "volumes.csv", folder / "board.png"
    plan.write_text("A plan.", "utf-8")
    table.write_text("day,calls\n1,2\n", "utf-8")
    picture(60, 40).save(str(photo))
    for path in (plan, table, photo):
        os.utime(path, (DATED.timestamp(), DATED.timestamp()))
    return [plan, table, photo]
