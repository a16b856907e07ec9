"""The requests of an audit on their page, with a real store of evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from gettext import NullTranslations

import pytest
from PySide6.QtCore import QKeyCombination, Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import RequestTemplate
from maturity_desktop.domain.plan_records import Request, RequestCriterion, RequestStatus
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.requests import Sight
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.plan.requests_page import RequestsPage
from maturity_desktop.gui.requests.receiving import RequestDesk
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.library import Library
from tests.gui.acting import bring_to_front
from tests.gui.conftest import NOW, Clock, FakeAsk, FakeCommits, make_audit, make_framework, take_away

TODAY = NOW.date()
"""Tuesday, 13 January 2026."""
FRIDAY = TODAY.replace(day=9)


def model_with_requests() -> Framework:
    """Two requests, of which the first serves two criteria."""
    wanted = (
        RequestTemplate(
            "volumes", "Volumes", "By interval", "12 months", "Excel", "manager", ("1.01", "2.01")
        ),
        RequestTemplate("costs", "Costs", "By month", "24 months", "Excel", "manager", ("1.02",)),
    )
    return replace(make_framework(), requests=wanted)


def asked(number: int, title: str, owner: str = "Planning", **rest: object) -> Request:
    """A request that was asked for last Friday, for Friday."""
    made = Request(
        "a1", f"r{number}", number, title, owner=owner, status=RequestStatus.ASKED, asked_on=FRIDAY,
        due_on=FRIDAY,
    )  # fmt: skip
    return replace(made, **rest)  # type: ignore[arg-type]


def three_requests() -> tuple[Record, ...]:
    """One overdue, one drafted, one received."""
    return (
        asked(1, "Volumes", framework="small", template="volumes"),
        RequestCriterion("a1", "r1", "small", "1.01"),
        RequestCriterion("a1", "r1", "small", "2.01"),
        asked(2, "Costs", "Finance", status=RequestStatus.DRAFT, asked_on=None, due_on=None),
        asked(3, "Leavers", "HR", status=RequestStatus.RECEIVED, answered_on=TODAY),
    )


@dataclass
class Desk:
    """The page and what stands behind it."""

    page: RequestsPage
    session: AuditSession
    ask: FakeAsk
    qtbot: QtBot
    opened: list[str] = field(default_factory=list)

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
        self.page.table.choose(*(self.request(number).id for number in numbers))
        self.page.table.setFocus()

    def request(self, number: int) -> Request:
        return next(own for own in self.session.audit.all(Request) if own.number == number)

    def status(self, number: int) -> RequestStatus:
        return self.request(number).status

    def shown(self) -> list[str]:
        return [own.request.label for own in self.page.table.rows.rows]

    def chips(self) -> dict[Sight, str]:
        return {sight: chip.text() for sight, chip in self.page.chips.items()}

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
    return three_requests()


@pytest.fixture
def model() -> Framework:
    return model_with_requests()


@pytest.fixture
def desk(
    qapp: QApplication,
    commits: FakeCommits,
    clock: Clock,
    ask: FakeAsk,
    theme: ThemeSwitch,
    library: Library,
    model: Framework,
    records: tuple[Record, ...],
    qtbot: QtBot,
) -> Iterator[Desk]:
    audit = make_audit(model).with_changes(())
    audit = audit.of(
        audit.id, [*(own for table in audit.tables.values() for own in table.values()), *records]
    )
    session = AuditSession(audit, {model.id: model}, commits, "Ada", clock)
    opened: list[str] = []

    def open_outside(url: QUrl) -> bool:
        opened.append(url.fileName())
        return True

    exporter = Exporter(session, NullTranslations(), open_outside=open_outside, parent=session)
    page = RequestsPage(
        session, exporter, lambda request: RequestDesk(request, session, library.evidence), ask, theme
    )
    page.resize(1294, 668)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.table.setFocus()
    yield Desk(page, session, ask, qtbot, opened)
    take_away(page)
