"""The pictures of the schedule: without dates, in its first week, and with ugly plans; its dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain import schedule_changes as plan
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.phases import TaskKind
from maturity_desktop.domain.plan_records import AddedTask, TaskPlan

if TYPE_CHECKING:
    from maturity_desktop.gui.audit_session import AuditSession
    from tools.screens.stage import Stage

Show = Callable[["Stage"], object]
SAMPLE = "norrhaven-2025"
MONDAY = date(2026, 1, 12)
LONG = "Überlange Aufgabe, die niemand kürzt, mit Arbeitsanweisungsbeschwerdemanagementaußenstellen. " * 3


def schedule(audit: str, fill: Callable[[AuditSession], Changes] | None = None) -> Callable[[Stage], Any]:
    """The schedule of an audit, once something was done to its plan."""

    def show(stage: Stage) -> Any:
        page = stage.audit(audit, "plan")
        page.show_view("schedule")
        session = stage.window.session
        assert session is not None, "an audit is open"
        if fill is not None:
            session.change("plan", fill(session))
        stage.settle()
        return page.view

    return show


def begun(session: AuditSession) -> Changes:
    """It began yesterday; somebody has something to do, one task is moved, one left out."""
    audit, framework = session.audit, session.framework
    first, second, third, *_rest = next(own for own in framework.programme if own.where == "on_site").tasks
    return (
        *plan.set_start(audit, MONDAY),
        *plan.set_holidays(audit, {date(2026, 1, 20): "Founders’ day"}),
        *plan.assign(audit, framework.id, first.id, "Ann Ample"),
        *plan.move(audit, framework.id, second.id, date(2026, 1, 19)),
        *plan.skip(audit, framework.id, third.id, "The client has no such room."),
    )


def ugly(session: AuditSession) -> Changes:
    """200 tasks of the audit's own with long words, in every phase."""
    audit, framework = session.audit, session.framework
    empty = AddedTask(audit.id, framework.id, "", "", "", TaskKind.ANALYSIS)

    def records() -> Iterator[Changes]:
        for number in range(200):
            phase = framework.programme[number % len(framework.programme)]
            name = f"ugly-{number}"
            yield plan.put_own_task(
                audit, replace(empty, id=name, phase=phase.id, what=f"{number} {LONG}", day=1 + number % 5)
            )
            if number % 3 == 0:
                yield plan.assign(audit, framework.id, name, TaskPlan.__name__ + "-" + LONG[:60])

    return (*plan.set_start(audit, MONDAY), *(change for made in records() for change in made))


def dates(stage: Stage) -> None:
    """The dialog that dates a programme, with lines that are not understood."""
    page = schedule(SAMPLE, begun)(stage)
    page.acts.plan.trigger()
    stage.wait(lambda: stage.dialog() is not None)
    dialog: Any = stage.dialog()
    dialog.holidays.setPlainText("20 Jan 2026 Founders’ day\nEaster\n01/06/2026 Which?")


def own_task(stage: Stage) -> None:
    """A task of the audit's own."""
    page = schedule(SAMPLE, begun)(stage)
    page.acts.add.trigger()
    stage.wait(lambda: stage.dialog() is not None)


def overview(stage: Stage) -> None:
    """What today holds, on the overview."""
    schedule(SAMPLE, begun)(stage)
    stage.audit(SAMPLE, "overview")


def library(stage: Stage) -> None:
    """The list of audits with their weeks."""
    schedule(SAMPLE, begun)(stage)
    stage.library()
    page = stage.program.library_page
    stage.wait(lambda: bool(page._audits._plans))


PLAN: tuple[tuple[str, Show], ...] = (
    ("schedule-undated", schedule("empty")),
    ("schedule", schedule(SAMPLE, begun)),
    ("schedule-ugly", schedule("ugly", ugly)),
    ("schedule-dates", dates),
    ("schedule-own-task", own_task),
    ("overview-today", overview),
    ("library-weeks", library),
)
