"""A day's plan in the whole program: dated by keyboard, seen on the overview and in the list, gone to."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from PySide6.QtCore import QDate, Qt

from maturity_desktop.app import Program
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from maturity_desktop.gui.models.audit_list import PLAN_ROLE
from maturity_desktop.gui.pages.overview_page import OverviewPage
from maturity_desktop.gui.plan.calendar_dialog import CalendarDialog
from maturity_desktop.gui.plan.schedule_page import SchedulePage

MONDAY = date(2026, 1, 12)


def test_an_audit_is_dated_and_its_day_is_seen_everywhere(program: Program, hands: Any) -> None:
    window = program.window
    hands.wait(lambda: program.desk.is_open)
    hands.control(Qt.Key.Key_N)
    hands.dialog(AuditForm)
    hands.write("Client")
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: window.session)

    hands.control(Qt.Key.Key_3)
    page = cast("SchedulePage", cast("Any", window.page).view)
    assert isinstance(page, SchedulePage)
    page.list.setFocus()
    hands.control(Qt.Key.Key_D)
    dialog = hands.dialog(CalendarDialog)
    dialog.has_start.setChecked(True)
    dialog.start.setDate(QDate(MONDAY.year, MONDAY.month, MONDAY.day))
    dialog.keep.click()
    assert page.dates.words.startswith("Week 1 of 4, day 2")

    hands.control(Qt.Key.Key_2)
    overview = cast("OverviewPage", window.page)
    assert "week 1 of 4, day 2" in overview.agenda.title.text()
    first = overview.agenda.list.rows.rows[0]
    overview.agenda.list.setFocus()
    overview.agenda.list.setCurrentIndex(overview.agenda.list.model().index(0, 0))
    hands.press(Qt.Key.Key_Return)
    assert window.page_name == "plan"
    assert page.list.item is not None
    assert page.list.item.task.what == first.text

    hands.control(Qt.Key.Key_1)
    model = program.library_page._audits
    hands.wait(lambda: "week 1 of 4, day 2" in str(model.index(0).data(PLAN_ROLE)))
