"""The roadmap of an audit on its page: three actions drafted from gaps, one of the audit's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import NullTranslations

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain import actions as acts
from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Audit
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import Action
from maturity_desktop.domain.results import evaluate
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.improve.roadmap_page import RoadmapPage
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.roadmap_files import ROADMAP, read_waves
from tests.gui.acting import bring_to_front
from tests.gui.conftest import NOW, Clock, FakeAsk, FakeCommits, make_audit, make_framework, take_away

TODAY = NOW.date()
"""Tuesday, 13 January 2026."""


def rated_audit(model: Framework) -> Audit:
    """Everything is met up to level 1 at the first criterion; nothing elsewhere."""
    audit = make_audit(model)
    records = [
        Answer(
            "a1", model.id, AGREED, point.id,
            AnswerValue.MET if point.id.startswith("1.01-1") else AnswerValue.NOT_MET,
        )
        for own in model.criteria
        for point in own.checkpoints
    ]  # fmt: skip
    every = [record for kind in audit.tables.values() for record in kind.values()]
    return Audit.of("a1", [*every, *records])


def with_drafts(audit: Audit, model: Framework) -> Audit:
    """An action for every draft, called by its criterion and level."""
    found = acts.drafts(evaluate(audit, model))
    return audit.with_changes(
        acts.add_drafts(audit, found, [f"{own.criterion} {own.level}" for own in found])
    )


@dataclass
class Desk:
    """The page and what stands behind it."""

    page: RoadmapPage
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

    def action(self, title: str) -> Action:
        return next(own for own in acts.actions(self.session.audit) if own.title == title)

    def choose(self, title: str) -> None:
        self.page.board.choose(self.action(title).id)
        self.page.board.setFocus()

    @property
    def chosen(self) -> str:
        own = self.page.roadmap.of(self.page.board.chosen)
        return own.action.title if own is not None else ""

    def waves(self) -> dict[str, list[str]]:
        """What the board shows, by column."""
        return {
            name: [own.action.title for own in column.cards.cards.rows]
            for name, column in self.page.board.columns.items()
        }

    def undo_text(self) -> str:
        return self.session.undo_stack.undoText()

    def dialog(self, of: OneOpen | None = None) -> QDialog:
        home = of or self.page.acts
        self.qtbot.waitUntil(lambda: home.open_one is not None)
        found = home.open_one
        assert found is not None
        self.qtbot.waitUntil(found.isActiveWindow)
        return found

    def back(self) -> None:
        """The keyboard is on the board again, once a dialog is closed."""
        bring_to_front(self.page, self.qtbot)
        self.page.board.setFocus()


@pytest.fixture
def model() -> Framework:
    return make_framework()


@pytest.fixture
def audit_at_hand(model: Framework) -> Audit:
    return with_drafts(rated_audit(model), model)


@pytest.fixture
def desk(
    qapp: QApplication,
    commits: FakeCommits,
    clock: Clock,
    ask: FakeAsk,
    theme: ThemeSwitch,
    model: Framework,
    audit_at_hand: Audit,
    qtbot: QtBot,
) -> Iterator[Desk]:
    session = AuditSession(audit_at_hand, {model.id: model}, commits, "Ada Assessor", clock)
    exporter = Exporter(session, NullTranslations(), parent=session)
    page = RoadmapPage(session, read_waves(frameworks_folder() / ROADMAP), exporter, ask, theme)
    page.resize(1100, 640)
    page.show()
    bring_to_front(page, qtbot)
    page.board.setFocus()
    yield Desk(page, session, ask, qtbot)
    take_away(page)
