"""Amounts of one measure, typed or pasted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.figure_records import SupportingData
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.measures.typed_grid import ROLE
from maturity_desktop.gui.pages.supporting_page import SupportingPage
from maturity_desktop.gui.supporting.supporting_desk import SupportingDesk
from tests.gui.acting import CONTROL, Key, keep, paste, take_over
from tests.gui.supporting.acting import import_dialog, rows_of, typing_dialog, written


class TestMonths:
    def test_a_block_goes_where_its_heads_and_months_say(
        self, page: SupportingPage, desk: SupportingDesk, qtbot: QtBot
    ) -> None:
        dialog = typing_dialog(page, "abandonment", qtbot)
        paste(dialog, "Month\tOffered\tAbandoned\nDec 25\t1.000\t60\nNov 25\t1.000\t40\nDec 24\t5\t5")
        assert dialog.grid.typed.cells[11][:2] == ["60", "1.000"]
        assert "2 rows make a figure." in dialog.told.text()
        assert "1 line that was pasted has no place here" in dialog.told.text()
        keep(dialog, desk, qtbot)
        assert rows_of(page)["Abandonment"][0] == "5.0 %"

    def test_typed_anew_takes_the_place_and_empty_takes_away(
        self, page: SupportingPage, desk: SupportingDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        dialog = typing_dialog(page, "abandonment", qtbot)
        paste(dialog, "60\t1000")
        keep(dialog, desk, qtbot)
        dialog = typing_dialog(page, "abandonment", qtbot)
        assert dialog.grid.typed.cells[0] == ["60", "1000", ""]
        assert not dialog.is_changed()
        paste(dialog, "20\t1000")
        keep(dialog, desk, qtbot)
        assert len(list(session.audit.all(SupportingData))) == 1
        assert rows_of(page)["Abandonment"][0] == "2.0 %"
        dialog = typing_dialog(page, "abandonment", qtbot)
        dialog.grid.selectAll()
        QTest.keyClick(dialog.grid, Key.Key_Delete)
        keep(dialog, desk, qtbot)
        assert not list(session.audit.all(SupportingData))
        session.undo_stack.undo()
        assert rows_of(page)["Abandonment"][0] == "2.0 %"

    def test_amounts_of_files_stand_in_grey_until_something_is_typed_over_them(
        self, page: SupportingPage, ask: Any, desk: SupportingDesk, tmp_path: Path, qtbot: QtBot
    ) -> None:
        take_over(import_dialog(page, ask, written(tmp_path), qtbot), desk, qtbot)
        typing = typing_dialog(page, "abandonment", qtbot)
        model = typing.grid.typed
        cell = model.index(0, 0)
        assert (cell.data(), cell.data(ROLE.EditRole), model.index(0, 1).data()) == ("41", "", "1000")
        assert cell.data(ROLE.AccessibleTextRole) == "Jan 2025, Contacts abandoned: 41, from a file"
        grey = cell.data(ROLE.ForegroundRole)
        paste(typing, "90")
        assert (cell.data(), cell.data(ROLE.ForegroundRole)) == ("90", None)
        assert model.index(0, 1).data(ROLE.ForegroundRole) == grey
        assert typing.told.text() == "1 row makes a figure. 11 more are told by files."
        keep(typing, desk, qtbot)
        assert rows_of(page)["Abandonment"][0] == "5.1 %", "607 of 12,000"

    def test_what_is_no_number_keeps_the_grid_from_being_taken(
        self, page: SupportingPage, session: AuditSession, qtbot: QtBot
    ) -> None:
        dialog = typing_dialog(page, "abandonment", qtbot)
        paste(dialog, "many\t1000")
        assert dialog.told.text() == "Jan 2025: “many” is no number."
        QTest.keyClick(dialog.grid, Key.Key_Return, CONTROL)
        assert dialog.isVisible()
        assert not list(session.audit.all(SupportingData))
        paste(dialog, "4\t1000\t120")
        assert dialog.told.text() == "Jan 2025: “120” is more than 100 %."
        dialog.grid.typed.paste("4\t1000\t", 0, 0)
        assert dialog.keep.isEnabled()
        dialog.reject()

    def test_what_is_odd_is_told_and_may_be_kept(
        self, page: SupportingPage, desk: SupportingDesk, qtbot: QtBot
    ) -> None:
        dialog = typing_dialog(page, "abandonment", qtbot)
        paste(dialog, "Month\tOffered\tAbandoned\nJan 25\t10\t12\nMar 25\t10\t1")
        assert len(dialog.quality.text().splitlines()) == 2, "a gap, and a part above its whole"
        paste(dialog, "Offered\n10")
        assert dialog.keep.isEnabled()
        keep(dialog, desk, qtbot)

    def test_a_row_that_lacks_an_amount_is_told(self, page: SupportingPage, qtbot: QtBot) -> None:
        dialog = typing_dialog(page, "abandonment", qtbot)
        paste(dialog, "4")
        assert "1 row lacks an amount and would be left out." in dialog.told.text()
        dialog.grid.typed.clear([dialog.grid.typed.index(0, 0)])
        dialog.reject()

    def test_months_are_too_coarse_for_the_amounts_of_an_error_by_interval(
        self, page: SupportingPage, desk: SupportingDesk, qtbot: QtBot
    ) -> None:
        dialog = typing_dialog(page, "forecast_error", qtbot)
        assert [part.title for part in dialog._model.parts] == ["Finished figure, %"]
        paste(dialog, "18,4")
        keep(dialog, desk, qtbot)
        assert rows_of(page)["Forecast error"] == ("18.4 %", "as given by the client")


class TestGroups:
    def test_groups_are_typed_with_their_names(
        self, page: SupportingPage, desk: SupportingDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        dialog = typing_dialog(page, "abandonment", qtbot)
        dialog.by.choose("channel")
        dialog.by.activated.emit(1)
        paste(dialog, "Channel\tOffered\tAbandoned\nPhone\t1000\t80\nE-mail\t500\t5")
        assert dialog.grid.typed.cells[0][:3] == ["Phone", "80", "1000"]
        keep(dialog, desk, qtbot)
        (record,) = session.audit.all(SupportingData)
        assert (record.grain, record.grouped_by, record.count) == (None, "channel", 2)
        told = [spot.words for spot in page.detail.groups.view.drawing.spots]
        assert any(own.startswith("Voice: 8.0 %") for own in told), "channels have their usual names"

    def test_a_group_without_a_name_or_told_twice_is_wrong(self, page: SupportingPage, qtbot: QtBot) -> None:
        dialog = typing_dialog(page, "abandonment", qtbot)
        dialog.by.choose("channel")
        dialog.by.activated.emit(1)
        paste(dialog, "\t4\t100")
        assert dialog.told.text() == "1: no name"
        paste(dialog, "Voice\t4\t100\nVoice\t5\t100")
        assert dialog.told.text() == "Voice: “Voice” stands there twice"
        dialog.reject()

    def test_turning_to_groups_asks_before_what_was_typed_goes(
        self, page: SupportingPage, ask: Any, qtbot: QtBot
    ) -> None:
        dialog = typing_dialog(page, "abandonment", qtbot)
        paste(dialog, "4\t100")
        ask.agrees = False
        dialog.by.choose("channel")
        dialog.by.activated.emit(1)
        assert dialog.by.value == ""
        assert dialog.grid.typed.cells[0] == ["4", "100", ""]
        ask.agrees = True
        dialog.reject()
