"""From the schedule to an activity, from there to what is said, and back to it from its criterion."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from maturity_desktop.app import Program
from maturity_desktop.domain.activity_plans import short_title
from maturity_desktop.domain.audit import Evidence, Link
from maturity_desktop.domain.plan_records import Activity
from maturity_desktop.gui.activities.activity_dialog import ActivityDialog
from maturity_desktop.gui.activities.activity_lines import ActivityLines
from maturity_desktop.gui.dialogs.audit_form import AuditForm

Key = Qt.Key


def test_a_task_is_met_for_heard_and_seen_at_its_criterion(program: Program, hands: Any) -> None:
    hands.wait(lambda: program.desk.is_open)
    hands.control(Key.Key_N)
    hands.dialog(AuditForm)
    hands.write("Client")
    hands.press(Key.Key_Return)
    hands.wait(lambda: program.window.session)
    window, session = program.window, program.window.session
    assert session is not None
    hands.control(Key.Key_3)
    plan: Any = window.page
    task = next(
        own for own in session.framework.tasks.values() if own.activity == "interview" and own.criteria
    )
    plan.view.list.choose(task.id)
    hands.press(Key.Key_A)
    dialog = hands.dialog(ActivityDialog)
    assert dialog.name.text() == short_title(task.what)
    dialog.keep.click()
    hands.wait(lambda: plan.name == "activities" and plan.view.list.hasFocus())
    (activity,) = session.audit.all(Activity)
    assert activity.task == task.id

    hands.press(Key.Key_Return)
    hands.wait(plan.view.hearing.card.hasFocus)
    assert plan.key_hints[0][0] == "S, C, N"
    spot = plan.view.hearing.cards[0].spot
    hands.press(Key.Key_S)
    hands.press(Key.Key_T)
    hands.write("Every Monday")
    hands.press(Key.Key_Escape, times=2)
    hands.wait(plan.view.list.hasFocus)
    (item,) = session.audit.all(Evidence)
    assert item.text == f"{spot.checkpoint} + Every Monday"
    assert [own.checkpoint for own in session.audit.all(Link)] == [spot.checkpoint]

    window.show_criterion(spot.criterion)
    assess: Any = window.page
    (lines,) = assess.findChildren(ActivityLines)
    assert short_title(task.what) in lines.lines[0].words
    lines.open.click()
    hands.wait(lambda: window.page_name == "plan")
    assert plan.view.list.activity == activity.id

    plan.view.detail.evidence.choose_current()
    hands.wait(lambda: window.page_name == "evidence")
    found = session.audit.get(Activity, *activity.key)
    assert found is not None and found.evidence == item.id
