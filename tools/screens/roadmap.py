"""The pictures of the roadmap: nothing yet, that of the sample, an ugly one; its parts and dialogs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.changes import Changes, put
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionState,
    RoadmapSettings,
    Training,
)
from maturity_desktop.gui.improve.roadmap_page import GAPS, MATRIX, TIME, TRAINING, WAVES

if TYPE_CHECKING:
    from maturity_desktop.gui.audit_session import AuditSession
    from tools.screens.stage import Stage

Show = Callable[["Stage"], object]
SAMPLE = "norrhaven-2025"
LONG = "Überlange Maßnahme, die niemand kürzt, mit Arbeitsanweisungsbeschwerdemanagementaußenstellen. "


def page_of(
    audit: str, part: int = WAVES, fill: Callable[[AuditSession], Changes] | None = None
) -> Callable[[Stage], Any]:
    """A part of the roadmap of an audit, once something was done to it."""

    def show(stage: Stage) -> Any:
        page = stage.audit(audit, "improve")
        page.show_view("roadmap")
        session = stage.window.session
        assert session is not None, "an audit is open"
        if fill is not None:
            session.change("roadmap", fill(session))
        view = page.view
        view.show_part(part)
        view.panes()[0].setFocus()
        stage.settle()
        return view

    return show


def ugly(session: AuditSession) -> Changes:
    """70 actions with long words in every state and wave, and trainings like that."""
    audit, framework = session.audit, session.framework
    waves = ("", "quick", "foundations", "priorities", "remaining")
    day = date(2026, 1, 1)
    made: list[Changes] = [put(audit, RoadmapSettings(audit.id, day, "CHF", 9))]
    for number in range(1, 71):
        due = day + timedelta(days=number * 7) if number % 3 else None
        own = Action(
            audit.id, f"ugly-{number}", number, f"<b>{number}</b> {LONG * 2}", LONG * 9, LONG,
            tuple(ActionState)[number % 5], waves[number % 5], number, None, due, None, number % 5 + 1,
            number % 4 + 1, number * 1_234_567, number * 98_765, LONG * 3,
        )  # fmt: skip
        criterion = framework.criteria[number % len(framework.criteria)]
        places = (
            ActionCheckpoint(audit.id, own.id, framework.id, criterion.id, point.id)
            for point in criterion.checkpoints[: number % 5]
        )
        made += [put(audit, own), *(put(audit, place) for place in places)]
        training = Training(audit.id, f"ugly-{number}", number, LONG, LONG * 2, framework.id, ("1.01",), LONG)
        made.append(put(audit, training))
    return tuple(change for changes in made for change in changes)


def with_dialog(act: str) -> Show:
    """A dialog over the action in hand."""

    def show(stage: Stage) -> None:
        page = page_of(SAMPLE)(stage)
        getattr(page.act, act).trigger()
        stage.wait(lambda: stage.dialog() is not None)

    return show


def weighing(stage: Stage) -> None:
    """The dialog in which a gap is weighed."""
    page_of(SAMPLE, GAPS)(stage).gaps.weigh.click()
    stage.wait(lambda: stage.dialog() is not None)


ROADMAP: tuple[tuple[str, Show], ...] = (
    ("roadmap-none", page_of("empty")),
    ("roadmap", page_of(SAMPLE)),
    ("roadmap-gaps", page_of(SAMPLE, GAPS)),
    ("roadmap-time", page_of(SAMPLE, TIME)),
    ("roadmap-matrix", page_of(SAMPLE, MATRIX)),
    ("roadmap-training", page_of(SAMPLE, TRAINING)),
    ("roadmap-ugly", page_of("ugly", WAVES, ugly)),
    ("roadmap-ugly-time", page_of("ugly", TIME, ugly)),
    ("roadmap-ugly-matrix", page_of("ugly", MATRIX, ugly)),
    ("roadmap-ugly-training", page_of("ugly", TRAINING, ugly)),
    ("roadmap-drafts", with_dialog("draft")),
    ("roadmap-checkpoints", with_dialog("close")),
    ("roadmap-settings", with_dialog("settings")),
    ("roadmap-note", with_dialog("note")),
    ("roadmap-weigh", weighing),
)
