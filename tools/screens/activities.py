"""The pictures of activities: by day, their form, held beside a person; full, empty and with ugly words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.activities import Listener, Spot, hear, write_down
from maturity_desktop.domain.activity_plans import ActivityPlan, blank_plan, keep
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.plan_records import ActivityKind, ActivityPerson, ActivityState, Verdict
from tools.screens.audits import TODAY

if TYPE_CHECKING:
    from tools.screens.stage import Stage

Show = Callable[["Stage"], object]
SAMPLE = "norrhaven-2025"
LONG = "Überlange Beobachtung der Arbeitsanweisung-Beschwerdemanagement-Außenstelle <b>nicht fett</b> 😀 "
TALKS = (
    (ActivityKind.INTERVIEW, "Operations manager", 0, "09:00", "Room 4", 3, 1),
    (ActivityKind.WALK_THROUGH, "Tour of both halls", 0, "11:00", "Hall 1 and 2", 2, 2),
    (ActivityKind.OBSERVATION, "Side by side, late shift", 1, "10:00", "Hall 2", 6, 3),
    (ActivityKind.FOCUS_GROUP, "Agents of both halls", 1, "10:30", "Canteen", 8, 4),
    (ActivityKind.INTERVIEW, "Head of human resources", 2, "", "", 4, 1),
    (ActivityKind.DOCUMENT_REVIEW, "Sample of personal files", None, "", "HR office", 2, 1),
)


def plans(audit: Audit, framework: Framework, ugly: bool) -> Iterator[ActivityPlan]:
    """A few activities over three days; 200 with long words where they are to be ugly."""
    roles, criteria = tuple(framework.roles or {"": ""}), framework.criteria
    for number in range(200 if ugly else len(TALKS)):
        kind, title, day, at, place, count, people = TALKS[number % len(TALKS)]
        blank = blank_plan(audit, framework.id, None, "A. Assessor")
        activity = replace(
            blank.activity,
            kind=kind,
            title=LONG * 3 if ugly else title,
            held_on=None if day is None else TODAY + timedelta(days=day + number // len(TALKS)),
            starts_at=at,
            place=LONG if ugly else place,
            state=ActivityState.HELD if number == 0 else ActivityState.PLANNED,
            note=LONG * 20 if ugly else "",
        )
        present = tuple(
            ActivityPerson(
                audit.id, activity.id, f"p{place}", roles[(number + place) % len(roles)], "", place + 1
            )
            for place in range(min(people, len(roles)))
        )
        first = number * 3 % len(criteria)
        about = (Spot(framework.id, own.id) for own in criteria[first : first + count])
        yield ActivityPlan(activity, present, frozenset(about))


def filled(audit: str, ugly: bool = False) -> Callable[[Stage], Any]:
    """The view of an audit with activities; they are planned where none is yet."""

    def show(stage: Stage) -> Any:
        page: Any = stage.audit(audit, "plan")
        page.show_view("activities")
        view, session = page.view, stage.window.session
        assert session is not None, "an audit is open"
        listener = Listener("A. Assessor", TODAY, session.framework.roles or {})
        if not view.list.rows.rows:
            now = session.audit
            for plan in plans(now, session.framework, ugly):
                now = now.with_changes(changes := keep(now, plan, listener))
                session.change("plan", changes)
        view.list.setCurrentIndex(view.list.rows.first_choice())
        view.list.setFocus()
        stage.settle()
        return view

    return show


def form(audit: str, act: str = "change") -> Show:
    def show(stage: Stage) -> None:
        view = filled(audit)(stage)
        getattr(view.acts, act).trigger()
        stage.wait(lambda: stage.dialog() is not None)

    return show


def held(audit: str, ugly: bool = False) -> Show:
    """The longest guide of the first few, some of it said already."""

    def show(stage: Stage) -> None:
        view = filled(audit, ugly)(stage)
        view.list.take(next(row.goal for row in view.list.rows.rows if row.lead == "10:30"))
        hearing, session = view.hearing, stage.window.session
        assert session is not None, "an audit is open"
        listener = Listener("A. Assessor", TODAY, session.framework.roles or {})
        if not view.is_holding:
            view.acts.hold.trigger()
        for place, card in enumerate(hearing.cards[:5]):
            verdict = tuple(Verdict)[place % 3]
            session.change("hear", hear(session.audit, hearing.activity, card.spot, verdict, listener))
        words = LONG * 40 if ugly else "Every Monday with the planners; the minutes are on the shared drive."
        spot = hearing.cards[1].spot
        session.change("note", write_down(session.audit, hearing.activity, spot, words, listener))
        hearing.go(1 - hearing.place)
        stage.settle()

    return show


def empty(stage: Stage) -> None:
    """As it is before anything is planned, whatever an earlier picture has put in."""
    page: Any = stage.audit("empty", "plan")
    session = stage.window.session
    assert session is not None, "an audit is open"
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    page.show_view("activities")
    stage.settle()


ACTIVITIES: tuple[tuple[str, Show], ...] = (
    ("activities", filled(SAMPLE)),
    ("activity-form", form(SAMPLE)),
    ("activity-new", form(SAMPLE, "add")),
    ("ugly-activities", filled("ugly", ugly=True)),
    ("ugly-activity-form", form("ugly")),
    ("ugly-activity-held", held("ugly", ugly=True)),
    ("new-activities", empty),
    ("new-activity-held", held("empty")),
)
