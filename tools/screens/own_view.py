"""The pictures of the client's own view: asked for, come back, held against the agreed rating, beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.return_faults import Fault, Trouble
from maturity_desktop.domain.scorecard_returns import Difference, Field
from tools.screens.requests import SAMPLE, page_of

if TYPE_CHECKING:
    from tools.screens.stage import Stage

Show = Callable[["Stage"], object]
LONG = "Überlange Antwort, die niemand kürzt, mit Arbeitsanweisungsbeschwerdemanagementaußenstellen. "


def asked(audit: str, ticks: int = 0) -> Show:
    """What the client is asked."""

    def show(stage: Stage) -> None:
        page = page_of(audit)(stage)
        page.act.ask_client.trigger()
        stage.wait(lambda: stage.dialog() is not None)
        dialog: Any = stage.dialog()
        for row in range(ticks):
            dialog.rows.toggle(3 * row)
        stage.settle()

    return show


def returned(stage: Stage) -> None:
    """What the client answered, with a conflict and lines that are not taken."""
    from maturity_desktop.gui.returned.returned_review import ReturnedReview
    from maturity_desktop.gui.returned.scorecard_review import groups_of, review_of

    page = page_of(SAMPLE)(stage)
    session = stage.window.session
    assert session is not None, "an audit is open"
    framework = session.framework
    points = [point.id for own in framework.criteria[:4] for point in own.checkpoints]
    answers = tuple(AnswerValue)
    found = tuple(
        Difference("Leadership", 7 + place, framework.id, point, Field.ANSWER,
                   answers[place % 3].value, "met" if place == 4 else "", "", place == 4)
        for place, point in enumerate(points)
    )  # fmt: skip
    remark = Difference("Leadership", 9, framework.id, points[2], Field.REMARK, LONG * 2, "", "", False)
    found = (*found, remark)
    troubles = (
        Trouble(Fault.ODD_ANSWER, "Leadership", 12, "C12", "1.02-2a", "mostly"),
        Trouble(Fault.MISSING, "Leadership", name="1.04-3a"),
    )
    review = review_of("Norrhaven self-assessment.xlsx", groups_of(found, session.frameworks), troubles,
                       session.frameworks, session.clock().date())  # fmt: skip
    ReturnedReview(review, stage.program.theme, stage.ask, page).open()
    stage.wait(lambda: stage.dialog() is not None)


def second_asked(stage: Stage) -> None:
    """Whom a blank scorecard goes to."""
    page = page_of(SAMPLE)(stage)
    page.act.second.trigger()
    stage.wait(lambda: stage.dialog() is not None)


def compared(stage: Stage) -> None:
    """The client's levels beside the agreed ones."""
    page = page_of(SAMPLE)(stage)
    page.act.compare.trigger()
    stage.wait(lambda: stage.dialog() is not None)


def beside(stage: Stage) -> None:
    """The client's answers beside the assessor's."""
    page = stage.audit(SAMPLE, "assess")
    page.show_criterion("1.03")
    stage.settle()


OWN_VIEW: tuple[tuple[str, Show], ...] = (
    ("own-view-asked", asked(SAMPLE)),
    ("own-view-asked-some", asked(SAMPLE, 3)),
    ("own-view-returned", returned),
    ("own-view-second-asked", second_asked),
    ("own-view-compared", compared),
    ("own-view-beside", beside),
)
