"""The pictures of the requests: none yet, those of the sample, ugly ones, several chosen; their dialogs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.changes import Changes, put
from maturity_desktop.domain.plan_records import Request, RequestStatus
from maturity_desktop.domain.request_answers import Difference, Fault, FileAnswers, Part, RowFault
from maturity_desktop.domain.requests import Sight

if TYPE_CHECKING:
    from maturity_desktop.gui.audit_session import AuditSession
    from tools.screens.stage import Stage

Show = Callable[["Stage"], object]
SAMPLE = "norrhaven-2025"
TODAY = date(2026, 1, 13)
LONG = "Überlange Anforderung, die niemand kürzt, mit Arbeitsanweisungsbeschwerdemanagementaußenstellen. "


def page_of(audit: str, fill: Callable[[AuditSession], Changes] | None = None) -> Callable[[Stage], Any]:
    """The requests of an audit, once something was done to them."""

    def show(stage: Stage) -> Any:
        page = stage.audit(audit, "plan")
        page.show_view("requests")
        session = stage.window.session
        assert session is not None, "an audit is open"
        if fill is not None:
            session.change("requests", fill(session))
        view = page.view
        view.look_at(Sight.ALL)
        if view.found:
            view.table.setFocus()
        stage.settle()
        return view

    return show


def ugly(session: AuditSession) -> Changes:
    """200 requests with long words in every state."""
    empty = Request(session.audit.id, "", 0, "")
    return tuple(
        change
        for number in range(1, 201)
        for change in put(
            session.audit,
            replace(
                empty,
                id=f"ugly-{number}",
                number=number,
                title=f"<b>{number}</b> {LONG * 2}",
                what=LONG * 10,
                period=LONG,
                owner=LONG * (number % 3),
                status=tuple(RequestStatus)[number % 5],
                due_on=TODAY - timedelta(days=number),
                reason=LONG,
                note="long " * 800,
            ),
        )
    )


def several(stage: Stage) -> None:
    """What is to be chased, several of it chosen."""
    page = page_of(SAMPLE)(stage)
    page.chips[Sight.CHASING].click()
    page.table.selectAll()
    stage.settle()


def with_dialog(act: str) -> Show:
    """A dialog over the first request that is open."""

    def show(stage: Stage) -> None:
        page = page_of(SAMPLE)(stage)
        page.look_at(Sight.OPEN)
        page.table.choose_rows([0])
        getattr(page.act, act).trigger()
        stage.wait(lambda: stage.dialog() is not None)

    return show


def returned(stage: Stage) -> None:
    """What a workbook that came back says."""
    from maturity_desktop.gui.requests.returned_answers import review_of
    from maturity_desktop.gui.returned.returned_review import ReturnedReview

    page = page_of(SAMPLE)(stage)
    own = [standing.request for standing in page.found]
    found = (
        Difference(own[0], Part.PROMISED, day=TODAY + timedelta(days=3)),
        Difference(own[1], Part.OWNER, "Real-time desk, Ms Lindqvist"),
        Difference(own[1], Part.PROMISED, day=TODAY + timedelta(days=9)),
        Difference(own[5], Part.RECEIVED),
        Difference(own[6], Part.REJECTED, LONG * 3),
    )
    faults = (
        RowFault(9, Fault.ODD_DAY, own[3].label, "03/04/2026"),
        RowFault(31, Fault.NO_NUMBER, "", "What of the outsourcer’s figures?"),
    )
    told = FileAnswers("Norrhaven data request.xlsx", found, faults)
    dialog = ReturnedReview(review_of([told]), stage.program.theme, stage.ask, page)
    dialog.open()
    stage.wait(lambda: stage.dialog() is not None)


REQUESTS: tuple[tuple[str, Show], ...] = (
    ("requests-none", page_of("empty")),
    ("requests", page_of(SAMPLE)),
    ("requests-chasing", several),
    ("requests-ugly", page_of("ugly", ugly)),
    ("requests-asked", with_dialog("ask")),
    ("requests-criteria", with_dialog("aim")),
    ("requests-register", with_dialog("register")),
    ("requests-returned", returned),
)
