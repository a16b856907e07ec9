"""From a criterion to its finding and back, by keyboard; search leads there too."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from maturity_desktop.app import Program
from maturity_desktop.domain.improvement_records import Finding, FindingPlace
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.findings.finding_lines import FindingLines
from tests.gui.acting import bring_to_front

Key = Qt.Key


def test_a_finding_is_begun_at_its_criterion_and_found_again(
    program: Program, hands: Any, qtbot: QtBot
) -> None:
    hands.wait(lambda: program.desk.is_open)
    hands.control(Key.Key_N)
    hands.dialog(AuditForm)
    hands.write("Client")
    hands.press(Key.Key_Return)
    hands.wait(lambda: program.window.session)
    window, session = program.window, program.window.session
    assert session is not None
    bring_to_front(window, qtbot)
    framework, criterion = session.framework.id, session.framework.criteria[1].id
    window.show_criterion(criterion)
    assess: Any = window.page
    (lines,) = assess.findChildren(FindingLines)
    assert lines.isHidden()
    assess.act.finding.trigger()
    hands.wait(lambda: window.page_name == "improve")
    found: Any = window.page
    hands.wait(found.view.detail.title.hasFocus)
    hands.write("Queues at noon")
    (finding,) = session.audit.all(Finding)
    assert finding.title == "Queues at noon"
    (place,) = session.audit.all(FindingPlace)
    assert (place.framework, place.criterion, place.checkpoint) == (framework, criterion, "")

    found.view.act.go.trigger()
    assert (window.page_name, assess.criterion) == ("assess", criterion)
    assert not lines.isHidden()
    assert lines.lines[0].words == "F-01 Minor: Queues at noon"
    lines.open.click()
    hands.wait(lambda: window.page_name == "improve")

    window.show_page("overview")
    hands.control(Key.Key_K)
    hands.dialog(PickDialog)
    hands.write("f-01")
    hands.press(Key.Key_Return)
    hands.wait(lambda: window.page_name == "improve")
    assert [own.id for own in found.view.table.chosen()] == [finding.id]

    bring_to_front(window, qtbot)
    window.show_page("overview")
    hands.control(Key.Key_F)
    hands.dialog(PickDialog)
    hands.write("queues noon")
    hands.press(Key.Key_Return)
    hands.wait(lambda: window.page_name == "improve")
