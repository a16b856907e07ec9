"""Twelve months typed by hand or pasted from a sheet prove a level."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.figure_records import MeasureSeries
from maturity_desktop.domain.series import Grain
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.measures.figure_desk import FigureDesk
from maturity_desktop.gui.measures.typing_dialog import TypingDialog
from maturity_desktop.gui.pages.measures_page import MeasuresPage
from tests.gui.measures.acting import CONTROL, Key, bring_to_front, press, series, type_months
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
        assert [own[0] for own in dialog.grid.months.cells] == [value.removesuffix(".0") for value in MONTHS]
        dialog.grid.setCurrentIndex(dialog.grid.months.index(7, 0))
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
        model = dialog.grid.months
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
