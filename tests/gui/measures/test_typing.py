"""Twelve months typed by hand or pasted from a sheet prove a level."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.figure_records import MeasureSeries
from maturity_desktop.domain.series import Grain
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.measures.figure_desk import FigureDesk
from maturity_desktop.gui.measures.typing_dialog import TypingDialog
from maturity_desktop.gui.pages.measures_page import MeasuresPage
from tests.gui.acting import CONTROL, Key, bring_to_front, press, take_over
from tests.gui.measures.acting import import_dialog, series, type_months
from tests.gui.measures.conftest import MONTHS


class TestTyping:
    def test_twelve_months_are_pasted_and_prove_a_level(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        assert page.headline.words == "Service Level: no figures yet"
        type_months(page, desk, qtbot)
        assert series(session) == [("", Grain.MONTH, 12)]
        assert page.headline.words == "Service Level: the figures prove level 1; it is not rated yet"
        assert page.ladder.view.drawing.spots[-1].words.startswith(
            "Level 1, Just started: met. Target met in 11 of 12 months; 10 are needed."
        )
        assert "Not met: Aug 2025." in page.ladder.view.drawing.spots[-2].words
        session.undo_stack.undo()
        assert series(session) == []
        assert page.headline.words == "Service Level: no figures yet"

    def test_typing_goes_on_from_what_is_there(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        press(Key.Key_T, CONTROL)
        dialog = page.dialogs.open_one
        assert isinstance(dialog, TypingDialog)
        assert [own[0] for own in dialog.grid.typed.cells] == [value.removesuffix(".0") for value in MONTHS]
        dialog.grid.setCurrentIndex(dialog.grid.typed.index(7, 0))
        QTest.keyClick(dialog.grid, Key.Key_Delete)
        bring_to_front(dialog, qtbot)
        with qtbot.waitSignal(desk.kept):
            QTest.keyClick(dialog.grid, Key.Key_Return, CONTROL)
        assert series(session) == [("", Grain.MONTH, 11)]
        assert "Provisional: Aug 2025 has no figure." in page.standing.words

    def test_what_is_still_being_typed_is_kept_too(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        press(Key.Key_T, CONTROL)
        dialog = page.dialogs.open_one
        assert isinstance(dialog, TypingDialog)
        bring_to_front(dialog, qtbot)
        QTest.keyClicks(dialog.grid, "8")
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        QTest.keyClicks(editor, "1,2")
        with qtbot.waitSignal(desk.kept):
            QTest.keyClick(editor, Key.Key_Return, CONTROL)
        record = next(iter(session.audit.all(MeasureSeries)))
        assert session.figures_of(record.figures)[0].value == Fraction("81.2")

    def test_what_is_no_figure_is_told_and_not_kept(self, page: MeasuresPage) -> None:
        press(Key.Key_T, CONTROL)
        dialog = page.dialogs.open_one
        assert isinstance(dialog, TypingDialog)
        model = dialog.grid.typed
        for text, told in (
            ("eighty", "Jan 2025: “eighty” is no number."),
            ("-3", "Jan 2025: “-3” is below nought."),
            ("812", "Jan 2025: “812” is more than 100 %."),
        ):
            model.setData(model.index(0, 0), text)
            assert dialog.told.text() == told
            assert not dialog.keep.isEnabled()
        model.setData(model.index(0, 0), "81,2")
        assert dialog.told.text() == "1 month has a figure."
        model.setData(model.index(0, 2), "1,000")
        model.setData(model.index(0, 3), "1,001")
        assert dialog.told.text() == "Jan 2025: more in time than offered."
        model.setData(model.index(0, 3), "812")
        assert (dialog.figures[0].offered, dialog.figures[0].within) == (1000, 812)
        dialog.reject()

    def test_a_german_sheet_is_pasted_with_its_heads_and_months(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        block = "Monat\tZiel\tSL %\nJan 25\t80\t81,2 %\nMär 25\t80\t79,5 %\nDez 24\t80\t70 %"
        press(Key.Key_T, CONTROL)
        dialog = open_typing(page)
        dialog.grid.setCurrentIndex(dialog.grid.typed.index(5, 2))
        QGuiApplication.clipboard().setText(block)
        QTest.keyClick(dialog.grid, Key.Key_V, CONTROL)
        assert dialog.told.text().splitlines() == [
            "2 months have a figure.",
            "1 line that was pasted is of another time and left out.",
        ]
        bring_to_front(dialog, qtbot)
        with qtbot.waitSignal(desk.kept):
            QTest.keyClick(dialog.grid, Key.Key_Return, CONTROL)
        record = next(iter(session.audit.all(MeasureSeries)))
        found = [(own.start.month, own.value, own.target) for own in session.figures_of(record.figures)]
        assert found == [(1, Fraction("81.2"), Fraction(80)), (3, Fraction("79.5"), Fraction(80))]

    def test_what_is_odd_is_told_before_it_is_kept_and_kept_with_the_figures(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        press(Key.Key_T, CONTROL)
        dialog = open_typing(page)
        model = dialog.grid.typed
        for row, text in enumerate(("81", "80", "82", "0,79")):
            model.setData(model.index(row, 0), text)
        assert "2025-04" in dialog.quality.text().splitlines()[0]
        model.setData(model.index(0, 2), "1000")
        model.setData(model.index(0, 3), "700")
        told = [line for line in dialog.quality.text().splitlines() if "2025-01" in line]
        assert len(told) == 1
        assert "81" in told[0]
        assert "contacts" in told[0]
        shown = dialog.quality.text()
        bring_to_front(dialog, qtbot)
        with qtbot.waitSignal(desk.kept):
            QTest.keyClick(dialog.grid, Key.Key_Return, CONTROL)
        bring_to_front(page, qtbot)
        assert page.reading.quality.words == shown

    def test_a_target_is_kept_of_a_month_that_has_no_figure_yet(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot, "81\t80\n\t85")
        record = next(iter(session.audit.all(MeasureSeries)))
        found = [(own.start.month, own.value, own.target) for own in session.figures_of(record.figures)]
        assert found == [(1, Fraction(81), Fraction(80)), (2, None, Fraction(85))]
        assert record.count == 1

    def test_months_of_a_file_stand_beneath_until_they_are_typed_over(
        self,
        page: MeasuresPage,
        desk: FigureDesk,
        session: AuditSession,
        ask: object,
        client_file: Callable[..., Path],
        qtbot: QtBot,
    ) -> None:
        take_over(import_dialog(page, ask, client_file(), qtbot), desk, qtbot)
        page.type_months()
        dialog = open_typing(page)
        model = dialog.grid.typed
        assert dialog.told.text() == "None typed; 12 from files."
        there = model.index(7, 0)
        assert (there.data(), there.data(Qt.ItemDataRole.EditRole)) == ("76.3", "")
        assert there.data(Qt.ItemDataRole.AccessibleTextRole) == "Aug 2025, Reached: 76.3, from a file"
        model.setData(model.index(7, 1), "76")
        assert (there.data(), model.index(7, 1).data()) == ("76.3", "76"), "a target alone replaces no figure"
        model.setData(model.index(7, 2), "100")
        model.setData(model.index(7, 3), "77")
        assert there.data() == "", "what is typed of the month counts, not the file's"
        model.clear([model.index(7, 2), model.index(7, 3)])
        model.setData(there, "83")
        model.setData(model.index(7, 1), "80")
        bring_to_front(dialog, qtbot)
        with qtbot.waitSignal(desk.kept):
            QTest.keyClick(dialog.grid, Key.Key_Return, CONTROL)
        assert series(session) == [("voice", Grain.MONTH, 12), ("voice", Grain.MONTH, 1)]
        bring_to_front(page, qtbot)
        assert "12 of 12 months" in page.ladder.view.drawing.spots[-2].words
        details = [row.detail for row in page.series.rows.rows]
        assert details == ["Jan 2025 to Dec 2025", "Aug 2025 to Aug 2025, typed"]

    def test_what_a_cell_means_for_its_row_is_shown_at_once(self, page: MeasuresPage, qtbot: QtBot) -> None:
        page.type_months()
        model = open_typing(page).grid.typed
        with qtbot.waitSignal(model.dataChanged) as changed:
            model.setData(model.index(7, 1), "80")
        first, last = changed.args[:2]
        assert (first.column(), last.column()) == (0, model.columnCount() - 1)


def open_typing(page: MeasuresPage) -> TypingDialog:
    dialog = page.dialogs.open_one
    assert isinstance(dialog, TypingDialog)
    return dialog
