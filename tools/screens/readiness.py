"""The pictures of readiness and progress: nothing rated, the sample, ugly words, awards; their dialogs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.certification import decide
from maturity_desktop.domain.changes import Changes, put
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    Decision,
    Outcome,
    ReRating,
)

if TYPE_CHECKING:
    from maturity_desktop.gui.audit_session import AuditSession
    from tools.screens.stage import Stage

Show = Callable[["Stage"], object]
SAMPLE, EARLIER = "norrhaven-2025", "norrhaven-2024"
LONG = "Überlange Begründung, die niemand kürzt, mit Arbeitsanweisungsbeschwerdemanagementaußenstellen. "


def page_of(
    view: str, audit: str, fill: Callable[[AuditSession], Changes] | None = None
) -> Callable[[Stage], Any]:
    """A view of an audit, once something was done to it."""

    def show(stage: Stage) -> Any:
        page = stage.audit(audit, "improve")
        page.show_view(view)
        session = stage.window.session
        assert session is not None, "an audit is open"
        if fill is not None:
            session.change("readiness", fill(session))
        page.view.list.setFocus()
        stage.settle()
        return page.view

    return show


def awarded(session: AuditSession) -> Changes:
    """An award that ends in three months."""
    audit, day = session.audit, session.clock().date()
    decision = Decision(
        audit.id, session.framework.id, Outcome.AWARDED, day - timedelta(days=640), "L. Decider", "A body",
        "Sufficient evidence was found.",
    )  # fmt: skip
    return decide(audit, session.framework, decision)


def ugly_award(session: AuditSession) -> Changes:
    """A refusal whose reason goes on and on."""
    audit, day = session.audit, session.clock().date()
    decision = Decision(
        audit.id, session.framework.id, Outcome.REFUSED, day, "<b>L. Decider</b>", LONG * 2, LONG * 30
    )
    return decide(audit, session.framework, decision)


def ugly_months(session: AuditSession) -> Changes:
    """Every criterion with actions and notes that go on and on, re-rated over two years."""
    audit, framework = session.audit, session.framework
    made: list[Changes] = []
    for number, criterion in enumerate(framework.criteria):
        month = f"{2026 + number % 24 // 12}-{number % 12 + 1:02d}"
        points = tuple(point.id for point in criterion.checkpoints[: number % 7])
        made.append(
            put(
                audit,
                ReRating(audit.id, framework.id, criterion.id, month, points, note=f"<i>{LONG * 5}</i>"),
            )
        )
        action = Action(audit.id, f"ugly-r{number}", 500 + number, LONG * 2)
        first = criterion.checkpoints[0].id
        made.append(put(audit, action))
        made.append(put(audit, ActionCheckpoint(audit.id, action.id, framework.id, criterion.id, first)))
    return tuple(change for changes in made for change in changes)


def with_decision(stage: Stage) -> None:
    """The dialog of a decision over the page."""
    page_of("readiness", SAMPLE)(stage).acts.decide.trigger()
    stage.wait(lambda: stage.dialog() is not None)


def with_re_rating(stage: Stage) -> None:
    """The dialog of a re-rating over the page."""
    page = page_of("progress", EARLIER)(stage)
    page.re_rate(page.criterion)
    stage.wait(lambda: stage.dialog() is not None)


READINESS: tuple[tuple[str, Show], ...] = (
    ("readiness-empty", page_of("readiness", "empty")),
    ("readiness", page_of("readiness", SAMPLE)),
    ("readiness-decision", with_decision),
    ("readiness-ugly", page_of("readiness", "ugly", ugly_award)),
    ("readiness-award", page_of("readiness", EARLIER, awarded)),
    ("progress-empty", page_of("progress", "empty")),
    ("progress", page_of("progress", EARLIER)),
    ("progress-re-rating", with_re_rating),
    ("progress-ugly", page_of("progress", "ugly", ugly_months)),
)
