"""The page of supporting figures: what is listed, what a figure shows, and how one gets about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.errors import FrameworkError, FrameworkProblem, LibraryError
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.pages.supporting_page import SupportingPage
from maturity_desktop.gui.supporting.figures_switch import MEASURES, SUPPORTING
from maturity_desktop.gui.supporting.known_figures import KnownFigures
from maturity_desktop.gui.supporting.supporting_desk import SupportingDesk
from tests.gui.acting import Key, keep, paste, press, take_over
from tests.gui.supporting.acting import headings, import_dialog, rows_of, typing_dialog, written
from tests.gui.supporting.conftest import small_catalogue, with_long_names


@pytest.fixture
def imported(
    page: SupportingPage, desk: SupportingDesk, ask: object, tmp_path: Path, qtbot: QtBot
) -> SupportingPage:
    """A year of contacts offered and abandoned has been handed over."""
    take_over(import_dialog(page, ask, written(tmp_path), qtbot), desk, qtbot)
    return page


class TestList:
    def test_what_was_not_handed_over_says_which_criteria_it_is_for(self, page: SupportingPage) -> None:
        assert headings(page) == ["Not handed over yet"]
        assert rows_of(page)["Average handling time"] == ("", "for 1.01, 1.02")
        assert rows_of(page)["Claims and figures"] == ("", "nothing is claimed yet")

    def test_figures_come_first_by_domain_with_value_and_standing(self, imported: SupportingPage) -> None:
        assert headings(imported) == ["1 Leadership", "Not handed over yet"]
        assert rows_of(imported)["Abandonment"] == ("4.7 %", "within what is typical")

    def test_through_another_model_the_same_figures_stand_under_others(
        self, imported: SupportingPage, session: AuditSession
    ) -> None:
        session.switch_framework("other")
        assert headings(imported) == ["For other models", "Not handed over yet"]
        assert rows_of(imported)["Forecast error"] == ("", "")


class TestFigure:
    def test_the_figure_tells_its_interval_its_months_and_what_is_typical(
        self, imported: SupportingPage
    ) -> None:
        imported.show_measure("abandonment")
        detail = imported.detail
        assert detail.headline.words == "Abandonment: 4.7 %"
        assert detail.typical.words.startswith(
            "Within what is typical (at most 5.0 %: typical, not from the standard)"
        )
        assert "n = 12,000" in detail.facts.words
        assert "Jan 2025 to Dec 2025, by month." in detail.facts.words
        assert [spot.words for spot in detail.months.view.drawing.spots][-1].startswith("Dec 2025: 5.2 %")
        assert not detail.groups.isVisible()
        assert "Contacts abandoned: 558" in imported.sources.amounts.words
        assert imported.sources.formula.words.startswith("100 × Contacts abandoned / Contacts offered")

    def test_without_data_it_says_what_to_ask_for(self, page: SupportingPage) -> None:
        page.show_measure("abandonment")
        assert page.detail.headline.words == "Abandonment: not handed over yet"
        assert page.detail.wanted.isVisible()
        assert page.sources.nothing.isVisible()
        assert not page.sources.remove.isVisible()

    def test_groups_are_bars_with_their_numbers(
        self, page: SupportingPage, desk: SupportingDesk, ask: object, tmp_path: Path, qtbot: QtBot
    ) -> None:
        sheet = "Channel;Offered;Abandoned\nPhone;1000;80\nE-mail;500;5"
        take_over(import_dialog(page, ask, written(tmp_path, sheet), qtbot), desk, qtbot)
        page.show_measure("abandonment")
        assert page.detail.groups.title.text() == "By “Channel”"
        told = [spot.words for spot in page.detail.groups.view.drawing.spots]
        assert any(own.startswith("Voice: 8.0 %") and "n = 1,000" in own for own in told)
        assert any(own.startswith("E-mail: 1.0 %") for own in told)
        assert not page.detail.months.isVisible()

    def test_given_figures_say_that_they_are_not_averaged(
        self, page: SupportingPage, desk: SupportingDesk, ask: object, tmp_path: Path, qtbot: QtBot
    ) -> None:
        sheet = "Month;Abandonment rate\n" + "\n".join(f"2025-{m:02d};{m}.5" for m in range(1, 13))
        take_over(import_dialog(page, ask, written(tmp_path, sheet), qtbot), desk, qtbot)
        page.show_measure("abandonment")
        assert page.detail.headline.words == "Abandonment: 12.5 %"
        assert "Dec 2025, as given by the client, not averaged." in page.detail.facts.words
        assert page.detail.typical.words.startswith("Above what is typical")

    def test_enter_opens_a_criterion_that_it_bears_on(self, imported: SupportingPage, qtbot: QtBot) -> None:
        imported.show_measure("handling_time_mean")
        assert [row.goal for row in imported.detail.criteria.rows.rows] == [
            ("small", "1.01"),
            ("small", "1.02"),
        ]
        imported.figures.setFocus()
        press(Key.Key_Return)
        assert imported.detail.criteria.hasFocus(), "there is no chart on the way"
        press(Key.Key_Down)
        with qtbot.waitSignal(imported.criterion_wanted) as wanted:
            press(Key.Key_Return)
        assert wanted.args == ["1.02", "small"]

    def test_the_picture_with_the_keyboard_is_copied(self, imported: SupportingPage) -> None:
        imported.show_measure("abandonment")
        QGuiApplication.clipboard().clear()
        imported.act.copy.trigger()
        assert not QGuiApplication.clipboard().image().isNull()


class TestData:
    def test_del_takes_data_away_and_undo_brings_them_back(
        self, imported: SupportingPage, session: AuditSession
    ) -> None:
        imported.show_measure("abandonment")
        imported.sources.data.setFocus()
        press(Key.Key_Delete)
        assert headings(imported) == ["Not handed over yet"]
        assert session.undo_stack.undoText() == "remove the data from “kpis”"
        assert len(session.audit.evidence) == 3, "the file stays in the register"
        session.undo_stack.undo()
        assert rows_of(imported)["Abandonment"][0] == "4.7 %"

    def test_where_they_came_from_is_told_with_cells_and_what_else_they_feed(
        self, imported: SupportingPage
    ) -> None:
        imported.show_measure("abandonment")
        (row,) = imported.sources.data.rows.rows
        assert (row.text, row.lead) == ("kpis", "EV-003")
        assert "A2:C13; 12 rows; feeds 1 figure" in row.detail

    def test_data_that_are_too_coarse_for_a_figure_do_not_feed_it(
        self, page: SupportingPage, desk: SupportingDesk, ask: object, tmp_path: Path, qtbot: QtBot
    ) -> None:
        sheet = "Month;Forecast;Actual\n" + "\n".join(f"2025-{m:02d};90;100" for m in range(1, 13))
        take_over(import_dialog(page, ask, written(tmp_path, sheet), qtbot), desk, qtbot)
        page.show_measure("forecast_error")
        assert page.detail.headline.words == "Forecast error: not handed over yet"
        assert page.sources.nothing.isVisible()

    def test_what_was_odd_is_told_beside_the_figure(
        self, page: SupportingPage, desk: SupportingDesk, qtbot: QtBot
    ) -> None:
        dialog = typing_dialog(page, "abandonment", qtbot)
        paste(dialog, "Offered\tAbandoned\n100\t4")
        keep(dialog, desk, qtbot)
        assert page.sources.data.rows.rows[0].text == "Typed on 13 Jan 2026"
        assert page.sources.quality.words == "Nothing was dropped, filled or odd."


class TestGettingAbout:
    def test_the_switch_asks_for_the_other_page_and_stays_as_it_is(
        self, page: SupportingPage, qtbot: QtBot
    ) -> None:
        page.switch.buttons[SUPPORTING].setFocus()
        press(Key.Key_Left)
        with qtbot.waitSignal(page.page_wanted) as wanted:
            press(Key.Key_Space)
        assert wanted.args == [MEASURES]
        assert page.switch.buttons[SUPPORTING].isChecked()
        assert not page.switch.buttons[MEASURES].isChecked()

    def test_everything_has_a_name_and_can_be_reached(
        self, imported: SupportingPage, nameless: Callable[[QWidget], list[str]]
    ) -> None:
        for goal in ("claims", "abandonment", "forecast_error"):
            imported.show_measure(goal)
            assert not nameless(imported)

    def test_the_menu_has_every_act_once_and_letters_of_their_own(self, page: SupportingPage) -> None:
        letters = [own.text().partition("&")[2][:1].upper() for own in page.actions() if own.text()]
        assert len(set(letters)) == len(letters) == 7

    def test_in_a_small_window_the_sides_fold_and_it_never_grows(
        self, imported: SupportingPage, qtbot: QtBot
    ) -> None:
        imported.show_measure("abandonment")
        imported.resize(760, 440)
        qtbot.waitUntil(lambda: not imported._panes.aside.isVisible())
        assert imported.sources.isVisible()
        assert (imported.width(), imported.height()) == (760, 440)

    def test_a_walk_down_the_list_shows_each_figure(self, imported: SupportingPage) -> None:
        imported.figures.setFocus()
        seen = []
        for _row in range(4):
            seen.append(imported.measure.id if imported.measure else "claims")
            QTest.keyClick(imported.figures, Key.Key_Down)
        assert seen == ["claims", "abandonment", "forecast_error", "handling_time_mean"]


class TestUgly:
    @pytest.fixture
    def catalogue(self) -> SupportingCatalogue:
        return with_long_names(small_catalogue())

    def test_forty_measures_with_endless_names_keep_the_window_as_it_is(self, page: SupportingPage) -> None:
        page.resize(620, 400)
        page.show_measure("m7")
        assert page.detail.headline.words.startswith("<b>7</b> Reklam")
        assert (page.width(), page.height()) == (620, 400)


class TestFaults:
    @pytest.fixture
    def faults(self) -> list[FrameworkError]:
        return [FrameworkError((FrameworkProblem("supporting.yaml", 3, "no such unit", "Write percent."),))]

    def test_a_firms_own_measures_that_do_not_hold_are_told(self, page: SupportingPage) -> None:
        assert page.trouble.isVisible()
        assert "no such unit" in page.trouble.words

    def test_measures_that_cannot_be_read_are_told(self, page: SupportingPage, known: KnownFigures) -> None:
        known.not_read.emit(LibraryError("The file is gone."))
        assert "The file is gone." in page.trouble.words
