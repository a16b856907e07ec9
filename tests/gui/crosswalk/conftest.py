"""Two models over one pool of evidence, on the assess page, with a crosswalk between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import AGREED, Audit, Link, Note
from maturity_desktop.domain.crosswalk import Crosswalk, End, Pair, Strength
from maturity_desktop.domain.framework import Domain, Framework
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.evidence_desk import EvidenceDesk
from maturity_desktop.gui.pages.assess_page import AssessPage
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.offers import OffersSection
from maturity_desktop.storage.evidence_store import EvidenceStore
from tests.gui.conftest import make_audit, make_criterion, make_framework

NOTE = "Seen on two days.\n\nThe plan is old."


def staged_model() -> Framework:
    """A model of one criterion."""
    (only,) = (make_criterion("S", "Stage", (2, 2, 2, 2)),)
    return replace(make_framework("staged", "Staged Model"), domains=(Domain("0", "All", "", (only,)),))


CROSSWALK = Crosswalk(
    "What a pair says.",
    (
        Pair(End("small", "1.01"), End("staged", "S"), Strength.WEAK, "Both look at the vision."),
        Pair(
            End("staged", "S", checkpoints=("S-2a", "S-2b")),
            End("small", "2.01"),
            Strength.STRONG,
            "Both ask for a forecast.",
        ),
        Pair(End("small", "1.02"), End("staged", "S", levels=(3,)), Strength.PARTIAL, "Both plan."),
    ),
)


@dataclass
class Bench:
    """The page in a window."""

    window: QMainWindow
    page: AssessPage
    session: AuditSession
    wait_until: Callable[[Callable[[], bool]], None]

    @property
    def offers(self) -> OffersSection:
        return self.page._pane.offers

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.wait_until(lambda: QApplication.focusWidget() is not None)
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)

    def back_to_the_stage(self) -> None:
        """The model of one criterion comes into view, at a checkpoint of the strong pair."""
        self.session.switch_framework("staged")
        self.page._columns.go_to("S-2a", focus=True)

    @property
    def focused(self) -> str:
        """What has the keyboard, as it is read out."""
        focus: QWidget | None = QApplication.focusWidget()
        return focus.accessibleName() if focus else ""

    def used(self, framework: str, criterion: str) -> list[tuple[str, str]]:
        links = self.session.audit.links_by_criterion.get((framework, criterion), ())
        return [(link.evidence, link.checkpoint) for link in links]


def two_models() -> tuple[Audit, dict[str, Framework]]:
    """Evidence at 1.01 and 2.01 of one model and a note at 2.01; nothing yet at the other."""
    small, staged = make_framework(), staged_model()
    audit = make_audit(small, staged, evidence=4)
    return Audit.of(
        "a1",
        [
            *(record for table in audit.tables.values() for record in table.values()),
            Link("a1", "e1", "small", "2.01"),
            Link("a1", "e3", "small", "2.01", "2.01-1a", contradicts=True),
            Note("a1", "small", AGREED, "2.01", NOTE),
        ],
    ), {small.id: small, staged.id: staged}


@pytest.fixture
def bench(
    qtbot: QtBot, theme: ThemeSwitch, ask: object, commits: object, clock: object, tmp_path: Path
) -> Iterator[Bench]:
    audit, frameworks = two_models()
    session = AuditSession(audit, frameworks, commits, "Ada Assessor", clock)  # type: ignore[arg-type]
    desk = EvidenceDesk(session, EvidenceStore(tmp_path / "evidence"), session)
    page = AssessPage(session, desk, ask, theme)  # type: ignore[arg-type]
    window = QMainWindow()
    window.setCentralWidget(page)
    window.resize(1298, 666)
    window.show()
    qtbot.waitActive(window).__enter__()
    page.show_crosswalk(CROSSWALK)
    found = Bench(window, page, session, qtbot.waitUntil)
    found.back_to_the_stage()
    yield found
    qtbot.waitUntil(lambda: not desk.is_busy)
    desk.close()
    window.close()
    shiboken6.delete(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
