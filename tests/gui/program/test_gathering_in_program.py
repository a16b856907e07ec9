"""The way out of the site in the whole program: from the overview to the list, to a request, to the map."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import Qt

from maturity_desktop.app import Program
from maturity_desktop.domain.plan_records import Activity
from maturity_desktop.gui.activities.activity_dialog import ActivityDialog
from maturity_desktop.gui.baseline.baseline_dialog import BaselineDialog
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from maturity_desktop.gui.pages.overview_page import OverviewPage
from maturity_desktop.gui.plan.coverage_page import CoveragePage
from maturity_desktop.gui.plan.leaving_page import LeavingPage


def test_what_is_missing_is_found_and_settled(program: Program, hands: Any) -> None:
    window = program.window
    hands.wait(lambda: program.desk.is_open)
    hands.control(Qt.Key.Key_N)
    hands.dialog(AuditForm)
    hands.write("Client")
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: window.session)
    session = window.session
    assert session is not None
    overview = cast("OverviewPage", window.page)
    assert overview.gate.headline.words == "45 of 45 criteria are not ready to leave"

    overview.figures_button.click()
    dialog = hands.dialog(BaselineDialog)
    dialog.vision.follow("Every call answered")
    dialog.cells.setData(dialog.cells.index(0, 0), "Agents")
    dialog.cells.setData(dialog.cells.index(0, 1), "170")
    dialog.keep.click()
    assert session.audit.client.vision == "Every call answered"

    overview.gate.go.setFocus()
    hands.press(Qt.Key.Key_Return)
    assert window.page_name == "plan"
    leaving = cast("LeavingPage", cast("Any", window.page).view)
    assert isinstance(leaving, LeavingPage)
    leaving.list.setFocus()
    hands.press(Qt.Key.Key_A)
    form = hands.dialog(ActivityDialog)
    form.name.setText("With the director")
    form.accept()
    assert [own.title for own in session.audit.all(Activity)] == ["With the director"]
    assert "planned for" in leaving.in_hand.words

    cast("Any", window.page).show_view("coverage")
    coverage = cast("CoveragePage", cast("Any", window.page).view)
    assert isinstance(coverage, CoveragePage)
    coverage.map.setFocus()
    hands.press(Qt.Key.Key_G)
    assert any(row.planned for row in coverage.shown)
    hands.press(Qt.Key.Key_Return)
    assert window.page_name == "assess"
