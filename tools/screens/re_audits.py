"""The pictures of movement, targets and the next audit: their page, their dialogs, last time beside now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tools.screens.stage import Stage

Show = Callable[["Stage"], object]
SAMPLE = "norrhaven-2025"


def movement(stage: Stage) -> Any:
    """The tab Movement, once the audit before is read."""
    page: Any = stage.audit(SAMPLE, "results")
    session = stage.window.session
    assert session is not None, "an audit is open"
    stage.wait(lambda: bool(session.last_time.results))
    page.sections.setCurrentWidget(page.movement)
    page.movement.rows.setFocus()
    stage.settle()
    return page


def last_time(stage: Stage) -> Any:
    """A criterion that fell, with last time's answers beside."""
    page: Any = stage.audit(SAMPLE, "assess")
    session = stage.window.session
    assert session is not None, "an audit is open"
    stage.wait(lambda: bool(session.last_time.results))
    stage.window.show_criterion("1.03")
    stage.settle()
    return page


def dialog(wish: str) -> Show:
    """A dialog that the window's menu asks for, over the movement."""

    def show(stage: Stage) -> None:
        movement(stage)
        getattr(stage.window, wish).emit()
        stage.wait(lambda: stage.dialog() is not None)

    return show


def independence(stage: Stage) -> None:
    """The second page of the next audit, with somebody who advised the client."""
    dialog("re_audit_wanted")(stage)
    asked: Any = stage.dialog()
    asked.cut_off.setDate(asked.cut_off.date().addYears(1))
    asked._go_on()
    asked.people.cards[0].advised.setChecked(True)
    stage.settle()


RE_AUDITS: tuple[tuple[str, Show], ...] = (
    ("movement", movement),
    ("last-time", last_time),
    ("targets", dialog("targets_wanted")),
    ("next-audit", dialog("re_audit_wanted")),
    ("next-audit-independence", independence),
    ("audit-before", dialog("earlier_wanted")),
)
