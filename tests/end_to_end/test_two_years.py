"""One client for years: assessment, improvements, the next audit, an award, its check and its end.

The clock is moved; each day is asked what the program says of it: library list, overview, command line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from click.testing import CliRunner
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

import maturity_desktop.cli  # noqa: F401 - the verbs join the program
from maturity_desktop.cli.program import program
from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain import actions, certification, improvement
from maturity_desktop.domain.audit import AnswerValue, Client, Evidence, Link
from maturity_desktop.domain.changes import Changes, next_evidence_number, put
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.improvement_records import (
    ActionState,
    Decision,
    Outcome,
    ReRating,
    RoadmapSettings,
)
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.models.audit_list import PLAN_ROLE
from maturity_desktop.gui.pages.library_page import LibraryPage
from maturity_desktop.gui.pages.overview_page import OverviewPage
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.framework_files import shipped_frameworks
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, start_audit
from maturity_desktop.verbs.programmes import frameworks_of
from maturity_desktop.verbs.schedule import told_of_audits
from tests.gui.conftest import answer_all

MODEL, FIRST = "icmi_cmo", "first"
AUTHOR, BODY = "Ada Assessor", "A certifying body"
WEAK = {"1.03": "1.03-2a", "3.07": "3.07-2a", "5.03": "5.03-2b", "5.07": "5.07-2a", "7.02": "7.02-2d"}
"""The criteria that miss level 2 at first, each for want of one checkpoint."""


class Days:
    """A clock that stands at nine in the morning of the day it was set to."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 9, tzinfo=UTC)


class Firm:
    """Looks after one client, and reads what the program says of a day."""

    def __init__(self, folder: Path, theme: ThemeSwitch) -> None:
        self.folder, self.theme, self.days = folder, theme, Days(date(2026, 2, 2))

    def told(self, *words: str) -> Any:
        """What the command line says today, as JSON."""
        return json.loads(self.run(*words, "--json"))

    def run(self, *words: str) -> str:
        where = ("--library", str(self.folder), "--today", self.days.day.isoformat())
        ran = CliRunner().invoke(program, [*where, *words])
        assert ran.exit_code == 0, ran.output
        return ran.stdout

    def readiness(self, audit: str, *more: str) -> tuple[str, int]:
        """The verdict, and how many criteria miss the profile."""
        found = self.told("readiness", audit, *more)
        return found["verdict"], len(found["misses"])

    def award(self, audit: str, day: date) -> tuple[str, str]:
        """How an award stands on a day: as data, and in the library's list; the overview tells no other."""
        self.days.day = day
        state = self.told("readiness", audit)["certification"]["state"]
        assert self.told("show", audit)["readiness"]["certification"]["state"] == state
        listed = self.in_list()[audit]
        with self.at_work(audit) as session:
            assert bool(self.on_overview(session)) == bool(listed)
        return state, listed

    def on_overview(self, session: AuditSession) -> str:
        """What the overview says of an award today; empty where nothing presses."""
        page = OverviewPage(session, self.theme)
        try:
            page.resize(1290, 640)
            page.show()
            QApplication.processEvents()
            return page.award.words.text() if page.award.isVisible() else ""
        finally:
            shiboken6.delete(page)

    def in_list(self) -> dict[str, str]:
        """What the library's list says today beside each audit."""
        page = LibraryPage(self.theme, self.days)
        library = Library.open(self.folder)
        try:
            page.show_audits(library.audits())
            page.show_plans(*told_of_audits(library, self.days.day))
            model = page._audits
            return {
                audit.id: str(model.index(place).data(PLAN_ROLE)) for place, audit in enumerate(model.audits)
            }
        finally:
            library.close()
            shiboken6.delete(page)

    @contextmanager
    def at_work(self, audit: str) -> Iterator[AuditSession]:
        """The audit in the window's session; everything is on disk afterwards."""
        library = Library.open(self.folder)
        found = library.load(audit)
        session = AuditSession(found, frameworks_of(library, found), library, AUTHOR, self.days)
        try:
            yield session
        finally:
            reason = session.saving.finish()
            library.close()  # the writer tells the session of its last batch, so the session goes after it
            shiboken6.delete(session)
        assert reason == ""

    def re_rate(self, month: str, met: tuple[str, ...] = (), lost: tuple[str, ...] = ()) -> None:
        """Criteria are looked at again in a month, by their checkpoints."""
        with self.at_work(FIRST) as session:
            for point in (*met, *lost):
                own = ReRating(FIRST, MODEL, point.split("-")[0], month, rated_by=AUTHOR)
                own = replace(own, lost=(point,)) if point in lost else replace(own, met=(point,))
                session.change("Re-rate", improvement.re_rate(session.audit, own))

    def see(self, session: AuditSession, title: str) -> None:
        """One document that bears on every criterion."""
        audit, today = session.audit, self.days.day
        item = Evidence(
            audit.client.id, f"{audit.id}-proof", next_evidence_number(audit), title, EvidenceKind.DOCUMENT,
            today, today,
        )  # fmt: skip
        links = (Link(audit.id, item.id, MODEL, own.id) for own in session.framework.criteria)
        session.change("Link", _all(put(audit, record) for record in (item, *links)))

    def rate(self, session: AuditSession, but: frozenset[str] = frozenset()) -> None:
        """Everything up to level 2 is met, but for these checkpoints; nothing above it is."""
        points = {
            point.id: level.number
            for criterion in session.framework.criteria
            for level in criterion.levels
            for point in level.checkpoints
        }
        met = sorted(point for point, level in points.items() if level <= 2 and point not in but)
        answer_all(session, met, AnswerValue.MET)
        answer_all(session, sorted(points.keys() - set(met)), AnswerValue.NOT_MET)


def _all(changes: Iterator[Changes]) -> Changes:
    return tuple(change for own in changes for change in own)


@pytest.fixture
def firm(tmp_path: Path, qapp: QApplication) -> Iterator[Firm]:
    switch = ThemeSwitch(qapp, "light")
    switch.dress()
    yield Firm(tmp_path / "library", switch)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shiboken6.delete(switch)
    qapp.setStyleSheet("")


def test_two_years_of_one_client(firm: Firm) -> None:
    assess(firm)
    improve(firm)
    second = audit_again(firm)
    award(firm, second)
    hold_the_check(firm, second)
    let_it_lapse(firm, second)


def assess(firm: Firm) -> None:
    """February 2026: five criteria miss the profile, so it is refused; each gets an action."""
    file = next(own for own in shipped_frameworks(frameworks_folder()) if own.framework.id == MODEL)
    library = Library.open(firm.folder)
    new = NewAudit(Client("c", "Client"), (file,), date(2026, 1, 31), firm.days.day, AUTHOR, id=FIRST)
    start_audit(library, new, AUTHOR, firm.days)
    library.close()
    verdict, misses = firm.readiness(FIRST)
    assert (verdict, misses) == ("not_ready", 45)

    firm.days.day = date(2026, 2, 27)
    with firm.at_work(FIRST) as session:
        firm.see(session, "Documents of January 2026")
        firm.rate(session, but=frozenset(WEAK.values()))
        found = actions.drafts(session.results)
        assert sorted(own.criterion for own in found) == sorted(WEAK)
        titles = [f"Close {own.criterion}" for own in found]
        session.change("Draft", actions.add_drafts(session.audit, found, titles))
        session.change("Set", put(session.audit, RoadmapSettings(FIRST, date(2026, 3, 2), "EUR")))
        for own in actions.actions(session.audit):
            agreed = replace(own, state=ActionState.AGREED, due_on=date(2026, 6, 30))
            session.change("Agree", put(session.audit, agreed))
        refused = Decision(FIRST, MODEL, Outcome.REFUSED, firm.days.day, "Liv Dahl", BODY, "Five miss it.")
        session.change("Decide", certification.decide(session.audit, session.framework, refused))

    assert firm.readiness(FIRST) == ("not_ready", 5)
    waves = firm.told("roadmap", FIRST)["waves"]
    assert sum(len(own["actions"]) for own in waves) == 5
    assert [own["forecast"]["verdict"] for own in waves][-1] == "ready"
    found = firm.told("show", FIRST)["readiness"]["certification"]
    assert (found["state"], found["outcome"], found["valid_until"]) == ("none", "refused", None)
    assert firm.in_list() == {FIRST: ""}


def improve(firm: Firm) -> None:
    """March to October 2026: actions are carried out, criteria re-rated by month; one slips in between."""
    months = {
        "2026-04": ((WEAK["1.03"],), (), ("not_ready", 4)),
        "2026-06": ((WEAK["3.07"], WEAK["5.03"]), (), ("but_for", 2)),
        "2026-08": ((), ("2.02-2a",), ("but_for", 3)),
        "2026-10": ((WEAK["5.07"], "2.02-2a"), (), ("but_for", 1)),
    }
    for month, (met, lost, wanted) in months.items():
        firm.days.day = date.fromisoformat(f"{month}-28")
        firm.re_rate(month, met, lost)
        with firm.at_work(FIRST) as session:
            closed = {own.split("-")[0] for own in met}
            for own in actions.actions(session.audit):
                if own.title.removeprefix("Close ") in closed:
                    done = actions.set_state(session.audit, own, ActionState.DONE, firm.days.day)
                    session.change("Done", done)
        assert firm.readiness(FIRST, "--as-of", firm.days.day.isoformat()) == wanted, month
        assert firm.readiness(FIRST) == ("not_ready", 5), "re-ratings leave the audit's own figures alone"
    assert firm.readiness(FIRST, "--as-of", "2026-05-31") == ("not_ready", 4)
    found = firm.told("show", FIRST)
    assert [own["meeting"] for own in found["readiness"]["months"]] == [40, 41, 43, 42, 44]
    states = {own["title"]: (own["state"], own["late"] > 0) for own in found["roadmap"]["actions"]}
    assert states.pop("Close 7.02") == ("agreed", True)
    assert set(states.values()) == {("done", False)}


def audit_again(firm: Firm) -> str:
    """January 2027: a new audit from the first one. Nothing is rated but what is found anew."""
    firm.days.day = date(2027, 1, 11)
    second = firm.run("re-audit", FIRST, "--cut-off", "2026-12-31").strip()
    found = firm.told("show", second)
    assert (found["level"], found["coverage"]["rated"]) == (None, 0)
    assert [own["title"] for own in found["roadmap"]["actions"]] == ["Close 7.02"]
    assert found["movement"]["earlier"] == FIRST

    firm.days.day = date(2027, 1, 29)
    with firm.at_work(second) as session:
        firm.rate(session)
    verdict, misses = firm.readiness(second)
    assert (verdict, misses) == ("not_ready", 45), "documents of the first audit prove nothing a year later"
    with firm.at_work(second) as session:
        firm.see(session, "Documents of January 2027")
    assert firm.readiness(second) == ("ready", 0)
    moved = firm.told("movement", second)
    assert (moved["improved"], moved["regressed"], moved["count"]) == (sorted(WEAK), [], 45)
    assert firm.readiness(FIRST) == ("not_ready", 5)
    return second


def award(firm: Firm, second: str) -> None:
    """March 2027: the team may not decide on its own audit; a body does."""
    firm.days.day = date(2027, 3, 1)
    with firm.at_work(second) as session:
        audit, framework = session.audit, session.framework
        own = Decision(second, MODEL, Outcome.AWARDED, firm.days.day, AUTHOR, BODY)
        with pytest.raises(ValueError, match=AUTHOR):
            certification.decide(audit, framework, own)
        own = Decision(second, MODEL, Outcome.AWARDED, firm.days.day, "Liv Dahl", BODY)
        session.change("Decide", certification.decide(audit, framework, own))
    found = firm.told("show", second)["readiness"]
    dates = {name: found["certification"][name] for name in ("valid_until", "reminder_on")}
    assert dates == {"valid_until": "2029-02-28", "reminder_on": "2028-09-01"}
    assert [own["due_on"] for own in found["checks"]] == ["2028-03-01"]
    assert firm.award(second, date(2027, 3, 1)) == ("valid", "")
    assert found["certification"]["decided_by"] == "Liv Dahl"


def hold_the_check(firm: Firm, second: str) -> None:
    """March 2028: the check is due, and once it was held nothing presses."""
    assert firm.award(second, date(2028, 2, 29)) == ("valid", "")
    assert firm.award(second, date(2028, 3, 1)) == ("mid_term_due", "mid-term check due on 1 March 2028")
    with firm.at_work(second) as session:
        [due] = certification.checks_of(session.audit, session.framework)
        held = replace(due, held_on=firm.days.day, held_by=AUTHOR, note="Nothing has slipped.")
        session.change("Hold", put(session.audit, held))
    assert firm.award(second, date(2028, 3, 2)) == ("valid", "")


def let_it_lapse(firm: Firm, second: str) -> None:
    """Half a year before its end a new audit has to be arranged; nobody does, and it lapses."""
    assert firm.award(second, date(2028, 8, 31)) == ("valid", "")
    assert firm.award(second, date(2028, 9, 1)) == ("reminder_due", "award ends on 28 February 2029")
    assert firm.award(second, date(2029, 2, 28)) == ("reminder_due", "award ends on 28 February 2029")
    assert firm.award(second, date(2029, 3, 1)) == ("lapsed", "award lapsed on 28 February 2029")
    with firm.at_work(second) as session:
        assert firm.on_overview(session) == "The award lapsed: its last day was 28 February 2029."
    assert firm.in_list()[FIRST] == ""
    [listed] = [own for own in firm.told("list") if own["id"] == second]
    assert (listed["award"]["state"], listed["award"]["days_left"]) == ("lapsed", -1)
    assert firm.run("list").splitlines()[0].endswith("\taward lapsed on 28 February 2029")
    assert "The award lapsed: its last day was 28 February 2029" in firm.run("readiness", second)
    assert firm.readiness(second) == ("ready", 0), "what the audit found stays as it was found"
