"""The page as a whole: its lists, keys and pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import AnswerValue, Change, Evidence, Link
from maturity_desktop.domain.figure_records import SupportingData
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.series import Grain
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.bars import reachable_pages
from maturity_desktop.gui.measures.figure_desk import FigureDesk
from maturity_desktop.gui.measures.hours_dialog import HoursDialog
from maturity_desktop.gui.measures.typing_dialog import TypingDialog
from maturity_desktop.gui.menus import Acts, Menus
from maturity_desktop.gui.pages.measures_page import MeasuresPage
from tests.gui.acting import CONTROL, Key, bring_to_front, press
from tests.gui.measures.acting import PASTED, import_dialog, series, type_months


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
        qtbot.waitUntil(lambda: not page._panes.aside.isVisible())
        assert page.reading.isVisible()
        inside = page.charts.parentWidget()
        assert inside is not None
        assert inside.isAncestorOf(page.reading)
        page.resize(1298, 666)
        qtbot.waitUntil(page._panes.aside.isVisible)
        assert page._panes.aside.isAncestorOf(page.reading)

    def test_everything_that_can_be_done_stands_in_the_menu_with_its_key(
        self, page: MeasuresPage, desk: FigureDesk, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        window = QMainWindow()
        qtbot.addWidget(window)
        menus = Menus(window, Acts(*(lambda *_: None for _field in fields(Acts))), [], "light")
        menus.offer_page("measures", page.actions())
        keys = dict(dict(menus.keys)["Measures"])
        assert set(keys) == {"Ctrl+I", "Ctrl+T", "Del", "Return", "Ctrl+Shift+E", "Ctrl+L", "Ctrl+C"}
        assert {key for key, _what in page.key_hints} - set(keys) == {"Arrows", "Enter"}
        menu = menus._of_pages["measures"][0]
        letters = [action.text().partition("&")[2][:1].upper() for action in page.actions()]
        named = [letter for letter in letters if letter]
        assert len(set(named)) == len(named) == len([own for own in menu.actions() if not own.isSeparator()])
        menus.offer_page("", ())
        assert not menu.menuAction().isEnabled()

    def test_what_the_menu_does_is_done(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        page.act.accept.trigger()
        assert session.results.of("8.01").answers["8.01-1a"] is AnswerValue.MET
        page.act.hours.trigger()
        assert isinstance(page.dialogs.open_one, HoursDialog)
        page.dialogs.open_one.reject()
        page.act.remove.trigger()
        assert series(session) == []
        assert not page.act.remove.isEnabled()

    def test_the_list_says_what_is_provisional_and_why(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot, "\n".join(line for line in PASTED.splitlines()[:11]))
        session.answer("8.01-1b", AnswerValue.MET)
        page.ladder.accept_every()
        row = page.criteria.rows.rows[0]
        assert row.mark == "provisional"
        assert row.detail.startswith("level 1; ")
        assert "figures missing: 2025-12" in row.detail
        assert page.criteria.rows.rows[1].mark == ""
        assert "Provisional: Dec 2025 has no figure." in page.standing.words

    def test_months_taken_in_as_supporting_figures_are_pointed_to(
        self, page: MeasuresPage, session: AuditSession
    ) -> None:
        day = date(2025, 12, 31)
        item = Evidence(session.audit.client.id, "kpi", 7, "KPI 2025", EvidenceKind.DATA, day, day, "Ada")
        months = SupportingData(session.audit.id, "1-a", "", 12, day, ("x",), Grain.MONTH, evidence="kpi")
        link = Link(session.audit.id, "kpi", "measured", "8.01")
        session.change("import", (Change(None, item), Change(None, months), Change(None, link)))
        assert page.standing.words.startswith("EV-007 “KPI 2025” was taken in as supporting figures")
        session.undo_stack.undo()
        assert page.standing.words.startswith("Import what the client sent")

    def test_the_keyboard_comes_to_all_in_the_order_of_reading(
        self,
        page: MeasuresPage,
        desk: FigureDesk,
        ask: object,
        client_file: Callable[..., Path],
        qtbot: QtBot,
    ) -> None:
        type_months(page, desk, qtbot)
        dialog = import_dialog(page, ask, client_file(), qtbot)
        order = tab_order(dialog)
        table, quality = order.index(dialog.table), order.index(dialog.quality)
        assert order[table + 1 : quality] == dialog.table.boxes
        assert order.index(dialog.fields.first) < table
        assert quality < order.index(dialog.take)
        dialog.reject()
        order = tab_order(page)
        reading, charts = page.reading, page.charts
        parts = [charts.view, charts.limits, reading.in_scope, reading.lacking[3], reading.targets]
        assert sorted(parts, key=order.index) == parts


def tab_order(window: QWidget) -> list[QWidget]:
    """What Tab comes to, one after another."""
    found: list[QWidget] = []
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and widget.isVisible() and widget.isEnabled():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
