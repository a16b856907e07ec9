"""The pictures of the team, of who looks after what, and of second ratings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain import team
from maturity_desktop.domain.audit import AGREED
from maturity_desktop.domain.plan_records import TeamMember

if TYPE_CHECKING:
    from maturity_desktop.gui.audit_session import AuditSession
    from tools.screens.stage import Stage

Show = Callable[["Stage"], object]
SAMPLE = "norrhaven-2025"
LONG = "Anneliese Überlang-Arbeitsanweisungsbeschwerdemanagementaußenstelle von und zu Hinterberg"
NAMES = ("Ada Assessor", "Cara Dahl", "Ben Ode")


def staffed(session: AuditSession, names: tuple[str, ...] = NAMES) -> None:
    """A team, of which each looks after some domains."""
    audit, framework = session.audit, session.framework
    if not any(own.name == names[-1] for own in audit.all(TeamMember)):
        for place, name in enumerate(names):
            member = TeamMember(audit.id, name, team.initials_of(name), is_lead=not place)
            session.change("team", team.join(session.audit, member))
    for place, domain in enumerate(framework.domains):
        wanted = [own.id for own in domain.criteria]
        assessor = names[place % len(names)]
        session.change("assign", team.assign(session.audit, framework.id, wanted, assessor))


def second(session: AuditSession) -> None:
    """A second rating in view, begun; some of it like the agreed one, some not."""
    results = session.results
    rating, changes = team.start_rating(session.audit, "Cara Dahl")
    session.change("second", changes)
    session.switch_rating_set(rating.id)
    rated = [own for own in results.criteria if own.level is not None][:14]
    for place, own in enumerate(rated):
        level = min(results.framework.top, (own.level or 0) + (place % 3 == 0) + 2 * (place % 7 == 5))
        session.set_level(own.criterion.id, level, "Seen by the second assessor.")


def with_session(
    page: str, act: Callable[[AuditSession], object], open_dialog: str = "", audit: str = SAMPLE
) -> Show:
    """A page once something was done, and a dialog over it."""

    def show(stage: Stage) -> Any:
        stage.audit(audit, page)
        session = stage.window.session
        assert session is not None, "an audit is open"
        act(session)
        stage.settle()
        if open_dialog:
            getattr(stage.window, open_dialog).emit()
        stage.settle()
        return stage.window

    return show


def assigning(stage: Stage) -> Any:
    with_session("assess", staffed)(stage)
    stage.window.page.act.assign.trigger()  # type: ignore[attr-defined]
    stage.settle()


def starting(stage: Stage) -> Any:
    from maturity_desktop.gui.team.ratings_dialog import RatingsDialog

    with_session("overview", staffed, "ratings_wanted")(stage)
    dialog = stage.window.findChild(RatingsDialog)
    assert dialog is not None, "it was opened"
    dialog.start.click()
    stage.settle()


def of_second(button: str) -> Show:
    """What a button of the dialog of ratings opens for the second rating."""
    return lambda stage: comparing(stage, button)


def comparing(stage: Stage, button: str) -> Any:
    from maturity_desktop.gui.team.ratings_dialog import RatingsDialog

    def act(session: AuditSession) -> None:
        second(session)
        session.switch_rating_set(AGREED)

    with_session("assess", act, "ratings_wanted")(stage)
    dialog = stage.window.findChild(RatingsDialog)
    assert dialog is not None, "it was opened"
    dialog.list.setCurrentIndex(dialog.list.rows.index(len(dialog.list.rows.rows) - 1))
    getattr(dialog, button).click()
    stage.settle()


TEAM: tuple[tuple[str, Show], ...] = (
    ("team", with_session("overview", staffed, "team_wanted")),
    ("team-assess", with_session("assess", staffed)),
    ("team-assign", assigning),
    (
        "team-ugly",
        with_session("assess", lambda own: staffed(own, (LONG, LONG[::-1])), "team_wanted", "ugly"),
    ),
    ("ratings-start", starting),
    ("ratings-blind-assess", with_session("assess", second)),
    ("ratings-blind-overview", with_session("overview", second)),
    ("ratings", with_session("assess", second, "ratings_wanted")),
    ("ratings-compare", of_second("compare")),
    ("ratings-meeting", of_second("meeting")),
)
