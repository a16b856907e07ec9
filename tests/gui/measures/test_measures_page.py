"""A consultant takes in a client's figures and reads what they prove, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.figure_records import MeasureReading, MeasureSeries, OpeningTime
from maturity_desktop.domain.mapping import Role
from maturity_desktop.domain.series import Grain
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.bars import reachable_pages
from maturity_desktop.gui.checkpoint_view import view_of
from maturity_desktop.gui.measures.figure_desk import FigureDesk
from maturity_desktop.gui.measures.hours_dialog import HoursDialog
from maturity_desktop.gui.measures.import_dialog import ImportDialog
from maturity_desktop.gui.measures.typing_dialog import TypingDialog
from maturity_desktop.gui.pages.measures_page import MeasuresPage
from tests.gui.measures.conftest import MONTHS

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
PASTED = "\n".join(f"{value}\t80" for value in MONTHS)


def press(key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def bring_to_front(window: QWidget, qtbot: QtBot) -> None:
    """The offscreen platform has nobody who hands the keyboard on when a dialog comes or goes."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.focusWidget() is not None)


def series(session: AuditSession) -> list[tuple[str, Grain, int]]:
    return [(own.channel, own.grain, own.count) for own in session.audit.all(MeasureSeries)]


def type_months(page: MeasuresPage, desk: FigureDesk, qtbot: QtBot, text: str = PASTED) -> None:
    """Ctrl+T, a block pasted from a sheet, Ctrl+Enter."""
    press(Key.Key_T, CONTROL)
    dialog = page.dialogs.open_one
    assert isinstance(dialog, TypingDialog)
    bring_to_front(dialog, qtbot)
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(dialog.grid, Key.Key_V, CONTROL)
    with qtbot.waitSignal(desk.kept):
        QTest.keyClick(dialog.grid, Key.Key_Return, CONTROL)
    bring_to_front(page, qtbot)


def import_dialog(page: MeasuresPage, ask: Any, path: Path, qtbot: QtBot) -> ImportDialog:
    """Ctrl+I, the file, and its figures as they are guessed."""
    ask.chosen = [path]
    QTest.keyClick(page.criteria, Key.Key_I, CONTROL)
    qtbot.waitUntil(lambda: isinstance(page.dialogs.open_one, ImportDialog))
    dialog = page.dialogs.open_one
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: dialog._task is None)
    return dialog


def take_over(dialog: ImportDialog, desk: FigureDesk, qtbot: QtBot) -> None:
    page = dialog.parentWidget()
    assert page is not None
    with qtbot.waitSignal(desk.kept):
        dialog.take.click()
    bring_to_front(page, qtbot)


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


class TestImport:
    def test_a_file_becomes_evidence_and_series_in_one_edit(
        self,
        page: MeasuresPage,
        desk: FigureDesk,
        session: AuditSession,
        ask: object,
        client_file: Callable[..., Path],
        qtbot: QtBot,
    ) -> None:
        dialog = import_dialog(page, ask, client_file(), qtbot)
        assert dialog.told.text() == "voice: 12 months, 2025-01 to 2025-12"
        assert "12 percentages without contacts" in dialog.quality.toPlainText()
        before = len(session.audit.evidence)
        take_over(dialog, desk, qtbot)
        assert series(session) == [("voice", Grain.MONTH, 12)]
        record = next(iter(session.audit.all(MeasureSeries)))
        item = session.audit.evidence[-1]
        assert (record.evidence, item.file_name, item.number) == (item.id, "service.csv", before + 1)
        assert record.origin.endswith("!A2:A13")
        links = session.audit.links_by_criterion["measured", "8.01"]
        assert [link.evidence for link in links] == [item.id]
        assert "taken in on 13 Jan 2026" in page.reading.origins.words
        assert "12 percentages without contacts" in page.reading.quality.words
        session.undo_stack.undo()
        assert (series(session), len(session.audit.evidence)) == ([], before)

    def test_a_second_file_replaces_the_series_and_says_so(
        self,
        page: MeasuresPage,
        desk: FigureDesk,
        session: AuditSession,
        ask: object,
        client_file: Callable[..., Path],
        qtbot: QtBot,
    ) -> None:
        take_over(import_dialog(page, ask, client_file(), qtbot), desk, qtbot)
        dialog = import_dialog(page, ask, client_file("later.csv", target="85"), qtbot)
        assert dialog.told.text().endswith("; they replace those that are there")
        take_over(dialog, desk, qtbot)
        assert series(session) == [("voice", Grain.MONTH, 12)]
        assert page.headline.words.startswith("Service Level: the figures prove level 0")

    def test_a_corrected_column_is_remembered_for_the_next_file_of_the_shape(
        self,
        page: MeasuresPage,
        desk: FigureDesk,
        ask: object,
        client_file: Callable[..., Path],
        qtbot: QtBot,
    ) -> None:
        head = "Month;Rate A;Rate B"
        dialog = import_dialog(page, ask, client_file(head=head), qtbot)
        assert not dialog.take.isEnabled()
        assert dialog.told.property("role") == "wrong"
        for box, role in zip(dialog.table.boxes, (Role.DATE, Role.VALUE, Role.TARGET), strict=True):
            box.choose(role)
            box.activated.emit(0)
        qtbot.waitUntil(lambda: dialog._task is None)
        assert dialog.take.isEnabled(), dialog.told.text()
        take_over(dialog, desk, qtbot)
        again = import_dialog(page, ask, client_file("next.csv", head=head), qtbot)
        assert [box.value for box in again.table.boxes] == [Role.DATE, Role.VALUE, Role.TARGET]
        assert again.take.isEnabled()
        again.reject()

    def test_what_is_no_table_is_told(
        self, page: MeasuresPage, ask: Any, tmp_path: Path, qtbot: QtBot
    ) -> None:
        path = tmp_path / "nothing.xlsx"
        path.write_bytes(b"PK\x03\x04 and no more")
        ask.chosen = [path]
        press(Key.Key_I, CONTROL)
        qtbot.waitUntil(lambda: bool(ask.told))
        assert ask.told[0][0] == "Reading nothing.xlsx: that did not work"
        assert "nothing.xlsx" in ask.told[0][1]

    def test_a_thing_typed_into_the_dialog_is_not_thrown_away_unasked(
        self, page: MeasuresPage, ask: Any, client_file: Callable[..., Path], qtbot: QtBot
    ) -> None:
        dialog = import_dialog(page, ask, client_file(), qtbot)
        dialog.table.boxes[2].choose(None)
        dialog.table.boxes[2].activated.emit(0)
        ask.agrees = False
        dialog.reject()
        assert ask.questions[-1] == "Throw away what you typed?"
        assert dialog.isVisible()
        ask.agrees = True
        dialog.reject()


class TestProposals:
    def test_they_are_accepted_level_by_level_or_all_at_once(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        session.answer("8.01-2a", AnswerValue.MET)
        assert page.ladder.differing.words.splitlines() == [
            "8.01-1a: the figures say met; the answer is unanswered.",
            "8.01-2a: the figures say not met; the answer is met.",
        ]
        page.ladder.levels[0].click()  # type: ignore[attr-defined]
        answers = session.results.of("8.01").answers
        assert (answers["8.01-1a"], answers["8.01-2a"]) == (AnswerValue.MET, AnswerValue.MET)
        page.ladder.accept_all.click()
        assert session.results.of("8.01").answers["8.01-2a"] is AnswerValue.NOT_MET
        assert not page.ladder.accept_all.isVisible()
        session.undo_stack.undo()
        assert session.results.of("8.01").answers["8.01-2a"] is AnswerValue.MET

    def test_the_checkpoint_says_what_figures_say_otherwise(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        session.answer("8.01-2a", AnswerValue.MET)
        session.answer("8.01-1a", AnswerValue.MET)
        result = session.results.of("8.01")
        views = {
            point.id: view_of(point, level, result, session.framework)
            for level in result.criterion.levels
            for point in level.checkpoints
        }
        assert views["8.01-2a"].figures == "Figures say: not met."
        assert "Figures say: not met." in views["8.01-2a"].spoken
        assert views["8.01-1a"].figures == views["8.01-3a"].figures == ""


class TestReading:
    def test_a_target_is_written_with_its_steps(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot, "\n".join(MONTHS))
        assert page.reading.own_targets.words.startswith("No target yet")
        assert "No target is told for all contacts" in page.standing.words
        page.reading.targets.setFocus()
        QTest.keyClicks(page.reading.targets, "eighty")
        press(Key.Key_Return)
        assert page.reading.targets.property("invalid")
        assert list(session.audit.all(MeasureReading)) == []
        page.reading.targets.selectAll()
        QTest.keyClicks(page.reading.targets, "80; 2025-11-01: 90,5")
        press(Key.Key_Return)
        assert next(iter(session.audit.all(MeasureReading))).targets == ("0001-01-01 80", "2025-11-01 90.5")
        assert page.reading.targets.text() == "80; 2025-11-01: 90.5"
        assert "Not met: Aug 2025, Nov 2025, Dec 2025." in page.ladder.view.drawing.spots[-1].words

    def test_a_channel_out_of_scope_proves_nothing(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        page.reading.in_scope.setFocus()
        press(Key.Key_Space)
        assert session.results.of("8.01").ladder is None
        assert page.headline.words == "Service Level: no channel is in scope"
        assert not page.ladder.isVisible()
        session.undo_stack.undo()
        assert page.reading.in_scope.isChecked()

    def test_a_level_that_does_not_apply_is_passed_over(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        page.reading.lacking[3].setFocus()
        press(Key.Key_Space)
        assert next(iter(session.audit.all(MeasureReading))).not_applicable == ("3",)
        assert "does not apply" in page.ladder.view.drawing.spots[1].words

    def test_opening_hours_are_written_and_checked(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        page.reading.hours_button.click()
        dialog = page.dialogs.open_one
        assert isinstance(dialog, HoursDialog)
        dialog.fields["mon"].setText("7 to nine")
        assert not dialog.keep.isEnabled()
        dialog.fields["mon"].setText("07:00 – 21:00")
        dialog.special.setPlainText("2025-12-24 07:00-18:00\n2025-12-25 closed\n2025-12")
        assert not dialog.keep.isEnabled()
        dialog.special.setPlainText("2025-12-24 07:00-18:00\n2025-12-25 closed")
        dialog.keep.click()
        hours = {own.day: own.hours for own in session.audit.all(OpeningTime)}
        assert (hours["mon"], hours["tue"], hours["2025-12-24"]) == ("07:00-21:00", "", "07:00-18:00")
        assert hours["2025-12-25"] == ""
        assert page.reading.hours.words == "Mon 07:00–21:00, Tue to Sun closed, 2 days with their own."
        session.undo_stack.undo()
        assert list(session.audit.all(OpeningTime)) == []


class TestPage:
    def test_delete_removes_the_series_and_undo_brings_it_back(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        page.series.setFocus()
        press(Key.Key_Delete)
        assert series(session) == []
        assert not page.remove_button.isEnabled()
        session.undo_stack.undo()
        assert series(session) == [("", Grain.MONTH, 12)]

    def test_arrows_walk_through_the_months_and_the_line_reads_them(
        self, page: MeasuresPage, desk: FigureDesk, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        page.charts.view.setFocus()
        for _month in range(7):
            press(Key.Key_Right)
        assert page.charts.view.spot is not None
        assert page.charts.view.spot.words == "Aug 2025: 76.3 %, target 80 %: not met"
        press(Key.Key_C, CONTROL)
        assert not QGuiApplication.clipboard().image().isNull()

    def test_it_is_there_for_models_with_measured_criteria_only(self, session: AuditSession) -> None:
        assert "measures" in dict(reachable_pages(session))
        session.switch_framework("plain")
        assert "measures" not in dict(reachable_pages(session))

    def test_enter_opens_the_criterion(self, page: MeasuresPage, qtbot: QtBot) -> None:
        press(Key.Key_Down)
        with qtbot.waitSignal(page.criterion_wanted) as wanted:
            press(Key.Key_Return)
        assert wanted.args == ["8.02"]

    def test_a_click_only_shows_a_criterion_and_a_double_click_opens_it(
        self, page: MeasuresPage, qtbot: QtBot
    ) -> None:
        place = page.criteria.visualRect(page.criteria.rows.index(1)).center()
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        with qtbot.assertNotEmitted(page.criterion_wanted):
            QTest.mouseClick(page.criteria.viewport(), left, none, place)
        assert page.result is not None
        assert page.result.criterion.id == "8.02"
        with qtbot.waitSignal(page.criterion_wanted) as wanted:
            QTest.mouseDClick(page.criteria.viewport(), left, none, place)
        assert wanted.args == ["8.02"]

    def test_typing_says_what_stands_in_for_an_empty_month(self, page: MeasuresPage, qtbot: QtBot) -> None:
        for row in (0, 1):  # measured by channel, and not
            page.criteria.setCurrentIndex(page.criteria.rows.index(row))
            page.type_months()
            dialog = page.dialogs.open_one
            assert isinstance(dialog, TypingDialog)
            told = " ".join(label.text() for label in dialog.findChildren(QLabel))
            assert (
                "month left empty is counted from days or intervals where there are any; "
                "else it is not met." in told
            )
            dialog.reject()
            bring_to_front(page, qtbot)

    def test_everything_has_a_name_and_a_place(
        self,
        page: MeasuresPage,
        desk: FigureDesk,
        ask: object,
        client_file: Callable[..., Path],
        nameless: Callable[[QWidget], list[str]],
        qtbot: QtBot,
    ) -> None:
        type_months(page, desk, qtbot)
        assert nameless(page) == []
        dialog = import_dialog(page, ask, client_file(), qtbot)
        assert nameless(dialog) == []
        dialog.reject()
        for ask_for in (page.type_months, page.dialogs.ask_for_hours):
            ask_for()
            assert page.dialogs.open_one is not None
            assert nameless(page.dialogs.open_one) == []
            page.dialogs.open_one.reject()

    def test_a_narrow_window_has_the_reading_below(
        self, page: MeasuresPage, desk: FigureDesk, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        page.resize(760, 480)
        qtbot.waitUntil(lambda: not page._right.isVisible())
        assert page.reading.isVisible()
        inside = page.charts.parentWidget()
        assert inside is not None
        assert inside.isAncestorOf(page.reading)
        page.resize(1298, 666)
        qtbot.waitUntil(page._right.isVisible)
        assert page._right.isAncestorOf(page.reading)
