"""The pictures of the coverage map, the gate before the site is left, and the baseline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain import schedule_changes as plan
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Changes, put
from maturity_desktop.domain.leaving import leave_open
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityCriterion,
    ActivityKind,
    ActivityPerson,
    ActivityState,
    Request,
    RequestCriterion,
    RequestStatus,
)

if TYPE_CHECKING:
    from maturity_desktop.gui.audit_session import AuditSession
    from tools.screens.stage import Stage

SAMPLE = "norrhaven-2025"
MONDAY = date(2026, 1, 12)
LONG = "Überlange Bezeichnung, die niemand kürzt, mit Arbeitsanweisungsbeschwerdemanagementaußenstellen. "

Fill = Callable[["AuditSession"], Changes]


def view(name: str, audit: str, fill: Fill, turn: Callable[[Any], None] | None = None) -> Callable[..., Any]:
    """A view of the plan of an audit, once something was done on site."""

    def show(stage: Stage) -> Any:
        page = stage.audit(audit, "plan")
        session = stage.window.session
        assert session is not None, "an audit is open"
        session.change("plan", fill(session))
        page.show_view(name)
        stage.settle()
        if turn is not None:
            turn(page.view)
            stage.settle()
        page.view.panes()[0].setFocus()
        return page.view

    return show


def on_site(session: AuditSession) -> Changes:
    """It began yesterday: people were met, others will be, two things are asked for, one is left open."""
    audit, framework = session.audit, session.framework
    return (
        *plan.set_start(audit, MONDAY),
        *(change for made in _met(audit, framework.id, tuple(framework.roles or {})) for change in made),
        *(change for made in _asked(audit, framework.id) for change in made),
        *leave_open(audit, framework.id, "4.07", "Seen by telephone in week 2."),
    )


def _met(audit: Audit, framework: str, roles: tuple[str, ...]) -> Iterator[Changes]:
    criteria = ("1.01", "1.02", "1.03", "4.07", "5.07", "6.01", "7.01", "8.01")
    for number, role in enumerate(roles[:6]):
        held = number < 3
        state = ActivityState.HELD if held else ActivityState.PLANNED
        day = MONDAY if held else date(2026, 1, 14)
        name = f"met-{number}"
        yield put(
            audit,
            Activity(audit.id, name, ActivityKind.INTERVIEW, f"Talk {number}", day, "09:30", state=state),
        )
        yield put(audit, ActivityPerson(audit.id, name, "p1", role))
        for criterion in criteria[number : number + 3]:
            yield put(audit, ActivityCriterion(audit.id, name, framework, criterion))


def _asked(audit: Audit, framework: str) -> Iterator[Changes]:
    for number, criterion in enumerate(("2.03", "3.01"), 91):
        name = f"asked-{number}"
        yield put(
            audit,
            Request(
                audit.id, name, number, "Turnover by month", status=RequestStatus.ASKED,
                asked_on=MONDAY, due_on=MONDAY,
            ),
        )  # fmt: skip
        yield put(audit, RequestCriterion(audit.id, name, framework, criterion))


def ugly(session: AuditSession) -> Changes:
    """Long names everywhere."""
    audit, framework = session.audit, session.framework

    def records() -> Iterator[Changes]:
        for number, criterion in enumerate(framework.criteria):
            name = f"long-{number}"
            yield put(audit, Activity(audit.id, name, ActivityKind.OBSERVATION, LONG * 2, MONDAY))
            yield put(audit, ActivityPerson(audit.id, name, "p1", LONG if number % 2 else "agent"))
            yield put(audit, ActivityCriterion(audit.id, name, framework.id, criterion.id))

    return (*plan.set_start(audit, MONDAY), *(change for made in records() for change in made))


def nothing(_session: AuditSession) -> Changes:
    return ()


def by_person(page: Any) -> None:
    page.acts.turn.trigger()


def baseline(audit: str) -> Callable[..., Any]:
    """The form of what the client says at the opening."""

    def show(stage: Stage) -> None:
        page = stage.audit(audit)
        page.figures_button.click()
        stage.wait(lambda: stage.dialog() is not None)

    return show


LEAVING: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("coverage", view("coverage", SAMPLE, on_site)),
    ("coverage-by-role", view("coverage", SAMPLE, on_site, by_person)),
    ("coverage-ugly", view("coverage", "ugly", ugly, by_person)),
    ("coverage-new", view("coverage", "empty", nothing)),
    ("leaving", view("leaving", SAMPLE, on_site)),
    ("leaving-by-person", view("leaving", SAMPLE, on_site, by_person)),
    ("leaving-new", view("leaving", "empty", nothing)),
    ("leaving-ugly", view("leaving", "ugly", ugly)),
    ("baseline", baseline(SAMPLE)),
    ("baseline-new", baseline("empty")),
)
