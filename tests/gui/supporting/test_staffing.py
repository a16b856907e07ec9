"""The what-if of staffing: the answer, the table, and the client's own intervals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.changes import put
from maturity_desktop.domain.figure_records import MeasureSeries
from maturity_desktop.domain.series import Figure, Grain
from maturity_desktop.domain.staffing import staffing
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.pages.supporting_page import SupportingPage
from maturity_desktop.gui.supporting.staffing_cases import USUAL
from maturity_desktop.gui.supporting.staffing_dialog import StaffingDialog
from maturity_desktop.gui.supporting.supporting_desk import SupportingDesk
from maturity_desktop.storage.library import Library
from tests.gui.acting import CONTROL, Key, keep, paste
from tests.gui.supporting.acting import typing_dialog


@pytest.fixture
def dialog(page: SupportingPage) -> StaffingDialog:
    page.act.staffing.trigger()
    made = page.dialogs.open_one
    assert isinstance(made, StaffingDialog)
    return made


def write(dialog: StaffingDialog, name: str, text: str) -> None:
    field = dialog.fields[name]
    field.selectAll()
    QTest.keyClicks(field, text)


def cells(dialog: StaffingDialog, row: int) -> list[str]:
    items = [dialog.table.item(row, column) for column in range(dialog.table.columnCount())]
    return [item.text() for item in items if item is not None]


class TestAnswer:
    def test_the_answer_is_what_erlang_says_and_the_table_has_five_to_either_side(
        self, dialog: StaffingDialog
    ) -> None:
        found = staffing(USUAL).value
        assert found is not None
        assert dialog.answer.text().startswith(
            f"{found.agents} agents have to be there for 100 contacts in 30 min"
        )
        assert dialog.table.rowCount() == 11
        assert [cells(dialog, row)[0] for row in (0, 5, 10)] == [
            str(found.agents - 5), str(found.agents), str(found.agents + 5),
        ]  # fmt: skip
        assert [cells(dialog, row)[-1] for row in (4, 5)] == ["no", "yes"]

    def test_more_is_asked_and_more_are_needed(self, dialog: StaffingDialog) -> None:
        before = dialog.answer.text()
        write(dialog, "shrinkage", "30")
        assert "on the schedule at 30 % shrinkage" in dialog.answer.text()
        write(dialog, "contacts", "1200")
        assert int(dialog.answer.text().split()[0]) > int(before.split()[0])

    def test_what_is_no_number_is_framed_and_what_cannot_be_is_told(self, dialog: StaffingDialog) -> None:
        write(dialog, "handling", "long")
        assert dialog.fields["handling"].property("invalid")
        assert dialog.table.rowCount() == 0
        assert not dialog.copy.isEnabled()
        write(dialog, "handling", "240")
        write(dialog, "service_level", "100")
        assert dialog.answer.text() == "No number of agents does this: somebody may always have to wait."
        write(dialog, "service_level", "120")
        assert dialog.answer.text().startswith("These figures cannot be")
        write(dialog, "service_level", "80")
        write(dialog, "contacts", "0")
        assert dialog.answer.text() == "Without contacts nobody is needed."

    def test_it_is_copied_as_text_with_what_is_assumed(self, dialog: StaffingDialog) -> None:
        dialog.copy.click()
        lines = QGuiApplication.clipboard().text().splitlines()
        assert lines[0] == dialog.answer.text()
        assert len([line for line in lines if line.count("\t") == 5]) == 12, "heads and eleven options"
        assert "nobody gives up waiting" in lines[-1]

    def test_everything_has_a_name_and_can_be_reached(
        self, dialog: StaffingDialog, nameless: Callable[[QWidget], list[str]]
    ) -> None:
        assert not nameless(dialog)
        assert not dialog.case.isVisible(), "the client has no intervals"


class TestClientsOwn:
    @pytest.fixture
    def intervals(self, session: AuditSession, library: Library) -> None:
        """Two Mondays of half-hours on voice, the second at 10:30 the busiest."""
        figures = [
            Figure(
                datetime.combine(date(2025, 12, day), time(8)) + timedelta(minutes=30 * place),
                offered=20 + place * day,
                within=9,
            )
            for day in (1, 8)
            for place in range(6)
        ]
        record = MeasureSeries(
            "a1", "s1", "service_level", "voice", Grain.INTERVAL, library.keep_figures(figures), len(figures),
            date(2025, 12, 1), date(2025, 12, 8), date(2026, 1, 13),
        )  # fmt: skip
        session.change("figures", put(session.audit, record))

    @pytest.mark.usefixtures("intervals")
    def test_it_begins_with_the_busiest_interval_and_offers_usual_weekdays(
        self, page: SupportingPage, qtbot: QtBot
    ) -> None:
        QTest.keyClick(page.figures, Key.Key_E, CONTROL | CONTROL.ShiftModifier)
        dialog = page.dialogs.open_one
        assert isinstance(dialog, StaffingDialog)
        assert dialog.case.currentText() == "Voice: the busiest interval, 8 Dec 2025 10:30 (60 contacts)"
        assert (dialog.fields["contacts"].text(), dialog.fields["period"].text()) == ("60", "30")
        write(dialog, "within", "30")
        dialog.case.setCurrentIndex(2)
        dialog.case.activated.emit(2)
        assert dialog.case.currentText() == "Voice: a usual Mon at 10:30 (42.5 contacts)"
        assert dialog.fields["contacts"].text() == "42.5"
        assert dialog.fields["within"].text() == "30", "what was typed stays"
        write(dialog, "contacts", "50")
        assert dialog.case.value is None

    def test_handling_time_is_the_clients(
        self, page: SupportingPage, desk: SupportingDesk, qtbot: QtBot
    ) -> None:
        typed = typing_dialog(page, "handling_time_mean", qtbot)
        paste(typed, "30000\t100")
        keep(typed, desk, qtbot)
        page.act.staffing.trigger()
        dialog = page.dialogs.open_one
        assert isinstance(dialog, StaffingDialog)
        assert dialog.fields["handling"].text() == "300"
