"""The pictures of the findings: none yet, those of the sample, ugly ones, filtered; their dialogs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.changes import Changes, put
from maturity_desktop.domain.improvement_records import Finding, FindingPlace, FindingState, Grade

if TYPE_CHECKING:
    from maturity_desktop.gui.audit_session import AuditSession
    from tools.screens.stage import Stage

Show = Callable[["Stage"], object]
SAMPLE = "norrhaven-2025"
LONG = "Überlange Feststellung, die niemand kürzt, mit Arbeitsanweisungsbeschwerdemanagementaußenstellen. "


def page_of(audit: str, fill: Callable[[AuditSession], Changes] | None = None) -> Callable[[Stage], Any]:
    """The findings of an audit, once something was done to them."""

    def show(stage: Stage) -> Any:
        page = stage.audit(audit, "improve")
        page.show_view("findings")
        session = stage.window.session
        assert session is not None, "an audit is open"
        if fill is not None:
            session.change("findings", fill(session))
        view = page.view
        view.filter.clear()
        if view.found:
            view.table.choose_rows([0])
            view.table.setFocus()
        stage.settle()
        return view

    return show


def ugly(session: AuditSession) -> Changes:
    """80 findings with long words in every state, with everything to improve."""
    audit, framework = session.audit, session.framework
    made: list[Changes] = []
    for number in range(1, 81):
        own = Finding(
            audit.id, f"ugly-{number}", number, tuple(Grade)[number % 4], f"<b>{number}</b> {LONG * 2}",
            f"12 agents. {LONG * 20}", LONG * 3, LONG, "Do it. " * (number % 2), "", "",
            tuple(FindingState)[number % 4], LONG * (number % 3),
        )  # fmt: skip
        places = (
            FindingPlace(audit.id, own.id, framework.id, criterion.id)
            for criterion in framework.criteria[: number % 7]
        )
        made += [put(audit, own), *(put(audit, place) for place in places)]
    return tuple(change for changes in made for change in changes)


def to_improve(stage: Stage) -> None:
    """A finding in whose words something could be better, and the keyboard at it."""
    page = page_of("ugly", ugly)(stage)
    page.act.next_fault.trigger()
    page.act.next_fault.trigger()
    stage.settle()


def with_dialog(act: str) -> Show:
    """A dialog over the first finding."""

    def show(stage: Stage) -> None:
        page = page_of(SAMPLE)(stage)
        getattr(page.act, act).trigger()
        stage.wait(lambda: stage.dialog() is not None)

    return show


FINDINGS: tuple[tuple[str, Show], ...] = (
    ("findings-none", page_of("empty")),
    ("findings", page_of(SAMPLE)),
    ("findings-ugly", page_of("ugly", ugly)),
    ("findings-to-improve", to_improve),
    ("findings-drafts", with_dialog("draft")),
    ("findings-criteria", with_dialog("aim")),
    ("findings-evidence", with_dialog("rest")),
    ("findings-disputed", with_dialog("dispute")),
)
