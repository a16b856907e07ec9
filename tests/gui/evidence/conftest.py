"""The evidence page on a real library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import Audit, Evidence
from maturity_desktop.domain.evidence_register import Use
from maturity_desktop.domain.record import Record
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.evidence_desk import EvidenceDesk
from maturity_desktop.gui.pages.evidence_page import EvidencePage
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.evidence import ClientFiles
from tests.gui.conftest import Clock, FakeAsk, FakeCommits, make_audit, make_framework, take_away


@dataclass
class Register:
    """The page and what stands behind it."""

    page: EvidencePage
    session: AuditSession
    desk: EvidenceDesk
    library: Library
    ask: FakeAsk
    qtbot: QtBot

    def key(self, keys: str | Qt.Key, widget: QWidget | None = None) -> None:
        """A key in the table, or elsewhere."""
        target = widget or self.page.table
        combination = QKeySequence(keys)[0] if isinstance(keys, str) else QKeyCombination(keys)  # type: ignore[index]
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def labels(self) -> list[str]:
        return [item.label for item in self.page.table.rows.rows]

    def chosen(self) -> list[str]:
        return [item.label for item in self.page.table.chosen()]

    def item(self, number: int) -> Evidence:
        return next(item for item in self.session.audit.evidence if item.number == number)

    def uses(self, number: int) -> set[Use]:
        links = self.page.register.links.get(self.item(number).id, ())
        return {(link.framework, link.criterion, link.checkpoint) for link in links}

    def dialog(self) -> QWidget:
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        found = QApplication.activeModalWidget()
        assert found is not None
        self.qtbot.waitUntil(found.isActiveWindow)
        return found


Furnish = Callable[[Audit, Library], list[Record]]


@pytest.fixture
def furnish() -> Furnish:
    """What else stands in the audit; a test may say."""
    return lambda _audit, _library: []


@pytest.fixture
def register(
    qapp: QApplication,
    commits: FakeCommits,
    clock: Clock,
    ask: FakeAsk,
    theme: ThemeSwitch,
    library: Library,
    furnish: Furnish,
    qtbot: QtBot,
) -> Iterator[Register]:
    """Five items, used at the first criterion but for the last one."""
    framework = make_framework()
    audit = make_audit(framework, evidence=5)
    records = [record for table in audit.tables.values() for record in table.values()]
    kept = [record for record in records if getattr(record, "evidence", "") != "e5"]
    audit = Audit.of(audit.id, kept)
    audit = Audit.of(
        audit.id,
        {(type(record), record.key): record for record in [*kept, *furnish(audit, library)]}.values(),
    )
    session = AuditSession(audit, {framework.id: framework}, commits, "Ada", clock)
    desk = EvidenceDesk(session, library.evidence, session, bad_files=lambda: library.bad_evidence)
    page = EvidencePage(session, desk, ClientFiles(library, audit.client.id), ask, theme)
    page.resize(1294, 668)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.table.setFocus()
    page.table.choose_rows([0])
    yield Register(page, session, desk, library, ask, qtbot)
    take_away(page)
    desk.close()


def titled(item: Evidence, title: str) -> Evidence:
    return replace(item, title=title)
