"""The findings of an audit on their page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Audit
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import (
    Finding,
    FindingEvidence,
    FindingPlace,
    FindingState,
    Grade,
)
from maturity_desktop.domain.plan_records import Assignment, TeamMember
from maturity_desktop.domain.record import Record
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.improve.findings_page import FindingsPage
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.acting import bring_to_front
from tests.gui.conftest import Clock, FakeAsk, FakeCommits, make_audit, make_framework, take_away


def three_findings() -> tuple[Record, ...]:
    """A strength, a disputed minor one and a major draft whose wording wants something."""
    return (
        Finding("a1", "f1", 1, Grade.STRENGTH, "Vision", "All know it."),
        FindingPlace("a1", "f1", "small", "1.01"),
        FindingEvidence("a1", "f1", "e1"),
        Finding(
            "a1", "f2", 2, Grade.MINOR, "Planning", "It is late.", recommendation="Plan", outcome="In time",
            proof="Plans", state=FindingState.DISPUTED, answer="It is not.",
        ),
        FindingPlace("a1", "f2", "small", "1.02"),
        FindingEvidence("a1", "f2", "e2"),
        Finding("a1", "f3", 3, Grade.MAJOR, "Forecasts", "12 agents wait, says Ada Assessor."),
        FindingPlace("a1", "f3", "small", "2.01", "2.01-1a"),
        Assignment("a1", "small", "2.01", "Ada"),
        TeamMember("a1", "Ada"),
    )  # fmt: skip


@dataclass
class Desk:
    """The page and what stands behind it."""

    page: FindingsPage
    session: AuditSession
    ask: FakeAsk
    qtbot: QtBot

    def key(self, keys: str | Qt.Key, widget: QWidget | None = None) -> None:
        """A key, to whatever has the keyboard."""
        target = widget or QApplication.focusWidget()
        assert target is not None
        combination = QKeySequence(keys)[0] if isinstance(keys, str) else QKeyCombination(keys)  # type: ignore[index]
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def write(self, words: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, words)

    def choose(self, *numbers: int) -> None:
        self.page.table.choose(*(self.finding(number).id for number in numbers))
        self.page.table.setFocus()

    def finding(self, number: int) -> Finding:
        return next(own for own in self.session.audit.all(Finding) if own.number == number)

    def shown(self) -> list[str]:
        return [own.finding.label for own in self.page.table.rows.rows]

    def places(self, number: int) -> set[tuple[str, str]]:
        own = self.finding(number).id
        return {
            (place.criterion, place.checkpoint)
            for place in self.session.audit.all(FindingPlace)
            if place.finding == own
        }

    def undo_text(self) -> str:
        return self.session.undo_stack.undoText()

    def back(self) -> None:
        """The keyboard is in the table again, once a dialog is closed."""
        bring_to_front(self.page, self.qtbot)
        self.page.table.setFocus()

    def dialog(self) -> QDialog:
        self.qtbot.waitUntil(lambda: self.page.acts.open_one is not None)
        found = self.page.acts.open_one
        assert found is not None
        self.qtbot.waitUntil(found.isActiveWindow)
        return found


@pytest.fixture
def records() -> tuple[Record, ...]:
    """What else stands in the audit; a test may say."""
    return three_findings()


@pytest.fixture
def answers() -> dict[str, AnswerValue]:
    """1.01 and 2.02 are answered: a gap of two and of one level."""
    met, missed = AnswerValue.MET, AnswerValue.NOT_MET
    model = make_framework()
    points = {name: [point.id for point in model.criterion(name).checkpoints] for name in ("1.01", "2.02")}
    return {
        **dict.fromkeys(points["1.01"], missed),
        **dict.fromkeys(points["2.02"], missed),
        **dict.fromkeys(points["2.02"][:2], met),
    }


@pytest.fixture
def session_of_findings(
    qapp: QApplication,
    commits: FakeCommits,
    clock: Clock,
    records: tuple[Record, ...],
    answers: dict[str, AnswerValue],
) -> AuditSession:
    model: Framework = make_framework()
    audit = make_audit(model)
    given = [Answer("a1", "small", AGREED, point, value) for point, value in answers.items()]
    before = [own for table in audit.tables.values() for own in table.values()]
    return AuditSession(Audit.of("a1", [*before, *given, *records]), {model.id: model}, commits, "Ada", clock)


@pytest.fixture
def desk(session_of_findings: AuditSession, ask: FakeAsk, theme: ThemeSwitch, qtbot: QtBot) -> Iterator[Desk]:
    page = FindingsPage(session_of_findings, ask, theme)
    page.resize(1294, 668)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.panes()[0].setFocus()
    yield Desk(page, session_of_findings, ask, qtbot)
    take_away(page)
