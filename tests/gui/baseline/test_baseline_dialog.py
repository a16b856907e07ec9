"""The baseline is typed at the opening: one edit, nothing thrown away unasked, differences in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.baseline import Computed, baseline
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.baseline.baseline_desk import BaselineDesk
from maturity_desktop.gui.baseline.baseline_dialog import BaselineDialog
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.conftest import FakeAsk, take_away

COMPUTED = (Computed("Agent attrition", "31.0 %", "twelve months"), Computed("Seats", "120"))


@pytest.fixture
def dialog(session: AuditSession, ask: FakeAsk, theme: ThemeSwitch, qtbot: QtBot) -> Iterator[BaselineDialog]:
    made = BaselineDialog(session.audit, COMPUTED, ask)
    made.show()
    qtbot.waitActive(made).__enter__()
    yield made
    take_away(made)


def shown(dialog: BaselineDialog, row: int) -> list[str]:
    cells = dialog.cells
    return [str(cells.data(cells.index(row, column))) for column in range(cells.columnCount())]


def test_begins_with_what_is_known_of_the_client(dialog: BaselineDialog) -> None:
    assert dialog.vision.words == "To be there."
    assert not dialog.is_changed()
    assert shown(dialog, 0) == [""] * 5


def test_a_figure_is_typed_in_cells_and_another_row_is_there_to_go_on(dialog: BaselineDialog) -> None:
    dialog.grid.setFocus()
    dialog.grid.setCurrentIndex(dialog.cells.index(0, 0))
    QTest.keyClick(dialog.grid, Qt.Key.Key_A)  # opens the cell
    editor = dialog.grid.viewport().findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "gent attrition")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt closes a cell a moment later
    assert shown(dialog, 0) == ["agent attrition", "", "", "", "31.0 % (twelve months)"]
    assert dialog.cells.rowCount() == 2
    assert [own.title for own in dialog.figures] == ["agent attrition"]
    assert dialog.is_changed()


def test_what_is_computed_offers_its_names_once(dialog: BaselineDialog) -> None:
    dialog.offer.click()
    assert [own.title for own in dialog.figures] == ["Agent attrition", "Seats"]
    assert [own.value for own in dialog.figures] == ["", ""]
    assert dialog.offer.isHidden()
    assert dialog.grid.currentIndex().row() == 0 and dialog.grid.currentIndex().column() == 1


def test_a_block_of_a_sheet_can_be_pasted_but_not_over_what_is_computed(dialog: BaselineDialog) -> None:
    QApplication.clipboard().setText("Seats\t120\t2025\tThe director\tX\nAgents\t170")
    dialog.grid.setCurrentIndex(dialog.cells.index(0, 0))
    dialog.grid.setFocus()
    QTest.keyClick(dialog.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert shown(dialog, 0) == ["Seats", "120", "2025", "The director", "120"]
    assert [(own.title, own.value, own.position) for own in dialog.figures] == [
        ("Seats", "120", 0), ("Agents", "170", 1),
    ]  # fmt: skip


def test_escape_asks_before_anything_typed_is_lost(dialog: BaselineDialog, ask: FakeAsk) -> None:
    dialog.cells.setData(dialog.cells.index(0, 0), "Seats")
    ask.agrees = False
    dialog.reject()
    assert dialog.isVisible() and ask.questions == ["Throw away what you typed?"]
    ask.agrees = True
    dialog.reject()
    assert not dialog.isVisible()


def test_what_is_kept_is_one_edit(
    session: AuditSession, ask: FakeAsk, theme: ThemeSwitch, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    desk = BaselineDesk(session, ask, window)
    desk.edit(())
    dialog = desk.open_one
    assert isinstance(dialog, BaselineDialog)
    dialog.vision.follow("Every call answered")
    dialog.cells.setData(dialog.cells.index(0, 0), "Seats")
    dialog.accept()
    assert session.audit.client.vision == "Every call answered"
    assert [own.title for own in baseline(session.audit)] == ["Seats"]
    session.undo_stack.undo()
    assert session.audit.client.vision == "To be there." and baseline(session.audit) == ()


def test_every_field_has_a_name(dialog: BaselineDialog, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(dialog) == []
