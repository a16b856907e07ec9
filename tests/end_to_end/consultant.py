"""A consultant who does the work of an audit, day by day, and reads what window and command line say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import shiboken6
from click.testing import CliRunner
from PySide6.QtWidgets import QApplication, QWidget

import maturity_desktop.cli  # noqa: F401 - the verbs join the program
from maturity_desktop.cli.program import program
from maturity_desktop.domain import requests
from maturity_desktop.domain.activities import Listener, Spot, criteria_of, hear, mark
from maturity_desktop.domain.activity_plans import keep, plan_for_task
from maturity_desktop.domain.agenda import activities_on, agenda_of
from maturity_desktop.domain.audit import AnswerValue, Audit, Client, Evidence
from maturity_desktop.domain.changes import Changes, next_evidence_number
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.domain.guides import guides_of
from maturity_desktop.domain.leaving import gate
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityKind,
    ActivityState,
    Heard,
    Request,
    Verdict,
)
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.schedule import Schedule, schedule_of
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.pages.overview_page import OverviewPage
from maturity_desktop.gui.plan.leaving_page import LeavingPage
from maturity_desktop.gui.plan.schedule_page import SchedulePage
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.framework_files import FrameworkFile
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, start_audit
from maturity_desktop.verbs.programmes import frameworks_of
from tests.gui.conftest import answer_all

if TYPE_CHECKING:
    from maturity_desktop.gui.ask import Ask

AUTHOR = "Ada Assessor"
P = TypeVar("P", bound=QWidget)


class Days:
    """A clock that stands at nine in the morning of the day it was set to."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Morning:
    """What a day holds: tasks by id, activities by the task that they carry out, requests by number."""

    late: list[str] = field(default_factory=list)
    due: list[str] = field(default_factory=list)
    activities: list[str] = field(default_factory=list)
    overdue: list[str] = field(default_factory=list)
    promised: list[str] = field(default_factory=list)


class Consultant:
    """Does the work of an audit through its session, and reads what the program says of the day."""

    def __init__(self, library: Library, session: AuditSession, days: Days, theme: ThemeSwitch) -> None:
        self.library, self.session, self.days = library, session, days
        exporter, nobody = Exporter(session, NullTranslations()), cast("Ask", None)
        self.overview = OverviewPage(session, theme)
        self.dated = SchedulePage(session, exporter, nobody, theme)
        self.leaving = LeavingPage(session, exporter, nobody, theme)

    @property
    def audit(self) -> Audit:
        return self.session.audit

    @property
    def model(self) -> Framework:
        return self.session.framework

    @property
    def schedule(self) -> Schedule:
        return schedule_of(self.audit, self.model, self.days.day)

    @property
    def listener(self) -> Listener:
        return Listener(AUTHOR, self.days.day, self.model.roles or {})

    # What is done

    def do(self, label: str, changes: Changes) -> None:
        self.session.change(label, changes)

    def finish(self, *but: str) -> None:
        """Ticks what is due today or late, but for these."""
        for own in self.schedule.tasks:
            if own.is_open and own.due and own.due <= self.days.day and own.task.id not in but:
                self.session.tick_task(own.task.id, self.days.day)

    def request(self, number: int) -> Request:
        return next(own for own in self.audit.all(Request) if own.number == number)

    def receive(self, number: int, kind: EvidenceKind = EvidenceKind.DOCUMENT) -> None:
        """An item comes for a request."""
        today, own = self.days.day, self.request(number)
        item = Evidence(
            self.audit.client.id, new_key(), next_evidence_number(self.audit), own.title, kind, today, today
        )
        self.do("Receive", requests.receive(self.audit, own, today, (item,)))

    def plan_week(self) -> None:
        """An activity for each task on site at which people are met, from nine o'clock on."""
        for own in self.schedule.tasks:
            if own.phase == "week_1" and own.task.activity:
                made = plan_for_task(self.audit, self.model.id, own.task, own.due, AUTHOR)
                self.do("Plan", keep(self.audit, made, self.listener))

    def hold(self, activity: Activity) -> int:
        """What its guide asks of levels 1 and 2 is supported; how much that was."""
        is_about_all = activity.kind is ActivityKind.MEETING and not criteria_of(self.audit, activity)
        points = [
            Spot(part.framework.id, section.criterion.id, question.checkpoint.id)
            for part in guides_of(self.audit, activity, [self.session.results])
            for section in part.sections
            for question in section.questions
            if question.level <= 2 and not is_about_all
        ]
        audit, done = self.audit, list[Any]()
        for spot in points:
            now = audit.get(Activity, *activity.key) or activity
            changes = hear(audit, now, spot, Verdict.SUPPORTS, self.listener)
            audit, done = audit.with_changes(changes), [*done, *changes]
        now = audit.get(Activity, *activity.key) or activity
        self.do("Hold", (*done, *mark(audit, now, ActivityState.HELD, self.days.day)))
        return len(points)

    def hold_today(self) -> int:
        return sum(self.hold(own) for own in activities_on(self.audit, self.days.day))

    def rate_all(self) -> None:
        """What was supported is met, everything else is not."""
        heard = {own.checkpoint for own in self.audit.all(Heard) if own.verdict is Verdict.SUPPORTS}
        points = {point.id for criterion in self.model.criteria for point in criterion.checkpoints}
        answer_all(self.session, sorted(heard & points), AnswerValue.MET)
        answer_all(self.session, sorted(points - heard), AnswerValue.NOT_MET)

    # What is told

    def told(self, verb: str, *more: str) -> Any:
        """What the command line says today of what is on disk."""
        assert self.session.saving.finish() == ""
        where = ("--library", str(self.library.folder), "--today", self.days.day.isoformat())
        ran = CliRunner().invoke(program, [*where, verb, self.audit.id, *more, "--json"])
        assert ran.exit_code == 0, ran.output
        return json.loads(ran.output)

    def look(self) -> OverviewPage:
        """The overview as it is seen today."""
        self.overview.look_again()
        return self.seen(self.overview)

    def seen(self, page: P) -> P:
        """A page that comes into sight for a moment."""
        page.resize(1290, 640)
        page.show()
        QApplication.processEvents()
        page.hide()
        return page

    def morning(self, day: date) -> Morning:
        """The day begins: its agenda, which the window's card and the command line tell too."""
        self.days.day = day
        agenda = agenda_of(self.audit, [self.schedule], day)
        return Morning(
            [own.task.id for own in agenda.late],
            [own.task.id for own in agenda.due],
            [own.task for own in agenda.activities],
            [own.label for own in agenda.overdue],
            [own.label for own in agenda.promised],
        )

    def not_ready(self) -> list[str]:
        """The criteria that keep one on site."""
        found = gate(self.session.results, requests.standings(self.audit, self.days.day), self.days.day)
        return [own.result.criterion.id for own in found.not_ready]


@contextmanager
def begun(folder: Path, file: FrameworkFile, day: date, theme: ThemeSwitch) -> Iterator[Consultant]:
    """A new audit of a model, opened in the window's session."""
    days = Days(day)
    new = NewAudit(Client("c", "Client"), (file,), date(2025, 12, 31), day, AUTHOR, id="walk")
    library = Library.open(folder)
    start_audit(library, new, AUTHOR, days)
    audit = library.load("walk")
    session = AuditSession(audit, frameworks_of(library, audit), library, AUTHOR, days)
    consultant = Consultant(library, session, days, theme)
    try:
        yield consultant
    finally:
        reason = session.saving.finish()
        library.close()  # the writer tells the session of its last batch, so the session goes after it
        for part in (consultant.overview, consultant.dated, consultant.leaving, session):
            shiboken6.delete(part)
    assert reason == ""
