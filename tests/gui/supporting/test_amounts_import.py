"""A client's sheet of many columns in the dialog that says how it is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.figure_records import SupportingData
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.supporting_mapping import Use
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.pages.supporting_page import SupportingPage
from maturity_desktop.gui.supporting.amounts_dialog import AmountsDialog
from maturity_desktop.gui.supporting.supporting_desk import SupportingDesk
from tests.gui.acting import Key, kept, take_over, type_and_click_take_over
from tests.gui.supporting.acting import import_dialog, rows_of, written


def say(dialog: AmountsDialog, column: int, words: str, qtbot: QtBot) -> None:
    """Types over what a column says, and leaves it."""
    box = dialog.table.boxes[column]
    field = box.lineEdit()
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: dialog._task is None)


class TestImport:
    def test_one_file_feeds_what_its_heads_name_and_becomes_evidence(
        self,
        page: SupportingPage,
        desk: SupportingDesk,
        session: AuditSession,
        ask: object,
        tmp_path: Path,
        qtbot: QtBot,
    ) -> None:
        before = len(session.audit.evidence)
        dialog = import_dialog(page, ask, written(tmp_path), qtbot)
        assert dialog.told.text() == "12 rows: months, 2025-01 to 2025-12\nFeeds: Abandonment"
        assert dialog.question.text() == "Column left out: “Mood”"
        take_over(dialog, desk, qtbot)
        (record,) = session.audit.all(SupportingData)
        assert (record.grain, record.count, record.inputs) == (Grain.MONTH, 12, ("abandoned", "offered"))
        links = session.audit.links_by_criterion["small", "1.01"]
        assert record.evidence in {link.evidence for link in links}
        assert session.audit.evidence[-1].dated == date(2025, 12, 31)
        session.undo_stack.undo()
        assert not list(session.audit.all(SupportingData))
        assert len(session.audit.evidence) == before

    def test_what_a_column_is_can_be_typed_and_is_remembered(
        self, page: SupportingPage, desk: SupportingDesk, ask: object, tmp_path: Path, qtbot: QtBot
    ) -> None:
        sheet = "Month;A;B\n2025-11;100;4\n2025-12;100;6"
        dialog = import_dialog(page, ask, written(tmp_path, sheet), qtbot)
        assert not dialog.take.isEnabled()
        say(dialog, 0, "date", qtbot)
        say(dialog, 1, "contacts offered", qtbot)
        say(dialog, 2, "Contacts abandoned", qtbot)
        assert dialog.take.isEnabled(), dialog.told.text()
        take_over(dialog, desk, qtbot)
        assert rows_of(page)["Abandonment"][0] == "5.0 %"
        again = import_dialog(page, ask, written(tmp_path, sheet.replace("2025", "2024"), "next.csv"), qtbot)
        assert [box.currentText() for box in again.table.boxes] == [
            "date", "Contacts offered", "Contacts abandoned",
        ]  # fmt: skip
        again.reject()

    def test_a_click_that_ends_the_typing_takes_over_when_it_has_been_read(
        self,
        page: SupportingPage,
        desk: SupportingDesk,
        session: AuditSession,
        ask: object,
        tmp_path: Path,
        qtbot: QtBot,
    ) -> None:
        dialog = import_dialog(page, ask, written(tmp_path), qtbot)
        with kept(dialog, desk, qtbot):
            type_and_click_take_over(dialog, dialog.fields.first, "12", qtbot)
            assert dialog._task is not None and dialog.take.hasFocus()
        (record,) = session.audit.all(SupportingData)
        assert record.count == 2

    def test_words_that_are_no_amount_go_back_to_what_was_said(
        self, page: SupportingPage, ask: object, tmp_path: Path, qtbot: QtBot
    ) -> None:
        dialog = import_dialog(page, ask, written(tmp_path), qtbot)
        say(dialog, 1, "weather", qtbot)
        assert dialog.table.boxes[1].currentText() == "Contacts offered"
        assert not dialog.is_changed()
        dialog.reject()

    def test_a_finished_figure_can_be_said_of_a_column(
        self, page: SupportingPage, desk: SupportingDesk, ask: object, tmp_path: Path, qtbot: QtBot
    ) -> None:
        dialog = import_dialog(page, ask, written(tmp_path), qtbot)
        say(dialog, 3, "Forecast error (finished figure)", qtbot)
        assert "Forecast error" in dialog.told.text()
        take_over(dialog, desk, qtbot)
        assert rows_of(page)["Forecast error"] == ("2.0 %", "as given by the client")

    def test_a_sheet_of_one_channel_is_said_to_be_so(
        self,
        page: SupportingPage,
        desk: SupportingDesk,
        session: AuditSession,
        ask: object,
        tmp_path: Path,
        qtbot: QtBot,
    ) -> None:
        dialog = import_dialog(page, ask, written(tmp_path), qtbot)
        assert not dialog.fields.group.isEnabled()
        dialog.fields.grouping.choose("channel")
        dialog.fields.grouping.activated.emit(1)
        qtbot.waitUntil(lambda: dialog._task is None)
        assert dialog.fields.group.isEnabled()
        dialog.fields.group.setCurrentText("Voice")
        dialog.fields.changed.emit()
        qtbot.waitUntil(lambda: dialog._task is None)
        assert "1 group by “Channel”" in dialog.told.text()
        take_over(dialog, desk, qtbot)
        (record,) = session.audit.all(SupportingData)
        assert record.grouped_by == "channel"

    def test_a_column_of_groups_that_is_left_out_groups_no_longer(
        self, page: SupportingPage, ask: object, tmp_path: Path, qtbot: QtBot
    ) -> None:
        sheet = "Month;Channel;Offered;Abandoned\n2025-11;Phone;100;4\n2025-12;Phone;100;6"
        dialog = import_dialog(page, ask, written(tmp_path, sheet), qtbot)
        assert dialog.plan.mapping.grouped_by == "channel"
        assert not dialog.fields.grouping.isEnabled()
        say(dialog, 1, "group: Team", qtbot)
        assert dialog.plan.mapping.grouped_by == "team"
        say(dialog, 1, "left out", qtbot)
        assert dialog.plan.mapping.grouped_by == ""
        assert dialog.plan.mapping.one(Use.GROUP) is None
        assert dialog.fields.grouping.isEnabled()
        dialog.reject()


class TestRefused:
    @pytest.fixture
    def dialog(self, page: SupportingPage, ask: Any, tmp_path: Path, qtbot: QtBot) -> AmountsDialog:
        sheet = "Date;Offered;Abandoned\n" + "\n".join(f"{d:02d}/03/2025;100;4" for d in range(1, 13))
        return import_dialog(page, ask, written(tmp_path, sheet), qtbot)

    def test_a_cell_that_leaves_something_open_is_named_with_its_field(
        self, dialog: AmountsDialog, qtbot: QtBot
    ) -> None:
        assert "A2" in dialog.told.text()
        assert dialog.fields.order.property("invalid")
        assert not dialog.take.isEnabled()
        dialog.fields.order.setCurrentIndex(1)
        dialog.fields.order.activated.emit(1)
        qtbot.waitUntil(lambda: dialog._task is None)
        assert dialog.take.isEnabled()
        assert "12 rows: days" in dialog.told.text()
        dialog.reject()

    def test_escape_asks_only_where_something_was_corrected(
        self, dialog: AmountsDialog, ask: Any, qtbot: QtBot
    ) -> None:
        asked = len(ask.questions)
        say(dialog, 1, "left out", qtbot)
        dialog.reject()
        assert len(ask.questions) == asked + 1

    def test_a_file_that_is_no_sheet_is_told(
        self, page: SupportingPage, desk: SupportingDesk, ask: Any, tmp_path: Path, qtbot: QtBot
    ) -> None:
        path = tmp_path / "nothing.xlsx"
        path.write_bytes(b"PK\x03\x04 and no more")
        ask.chosen = [path]
        with qtbot.waitSignal(desk.refused):
            page.import_file()
        assert ask.told
        assert page.dialogs.open_one is None


def test_a_sheet_of_weeks_is_refused_with_its_cell(
    page: SupportingPage, ask: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    text = "Week;Offered;Abandoned\nKW 05/2024;1000;40\nKW 06/2024;1000;41"
    dialog = import_dialog(page, ask, written(tmp_path, text), qtbot)
    assert "A2: “KW 05/2024” stands for a week" in dialog.told.text().replace("\u200b", "")
    assert not dialog.take.isEnabled()
    dialog.reject()


def test_of_many_columns_that_are_left_out_some_are_named_and_all_are_counted(
    page: SupportingPage, ask: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [f"Something {number};{number};{number}" for number in range(300)]
    text = "\n".join(["KPI;2025-01;2025-02", *rows, "Abandoned;3;4", "Offered;100;99"])
    dialog = import_dialog(page, ask, written(tmp_path, text), qtbot)
    told = dialog.question.text().replace("\u200b", "")
    assert told.startswith("300 columns left out, among them “Something 0”")
    assert "“Something 8”" not in told
    dialog.reject()
