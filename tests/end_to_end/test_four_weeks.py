"""Four weeks of an audit, day by day: what is told each morning, and that planning anew loses nothing.

The clock is moved and the work of the day is done; window and command line say what the day holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

import maturity_desktop.cli  # noqa: F401 - the verbs join the program
from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain import requests
from maturity_desktop.domain import schedule_changes as plan
from maturity_desktop.domain.activities import mark
from maturity_desktop.domain.activity_plans import keep, plan_for_task
from maturity_desktop.domain.audit import TaskState
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.leaving import leave_open
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityState,
    Heard,
    Request,
    TaskPlan,
)
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.framework_files import FrameworkFile, read_framework, shipped_frameworks
from tests.bundles import SIXTH
from tests.end_to_end.consultant import AUTHOR, Consultant, Morning, begun

if TYPE_CHECKING:
    pass

FIRST_DAY = date(2026, 3, 2)
HOLIDAY = date(2026, 2, 20)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[ThemeSwitch]:
    switch = ThemeSwitch(qapp, "light")
    switch.dress()
    yield switch
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shiboken6.delete(switch)
    qapp.setStyleSheet("")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def icmi() -> FrameworkFile:
    return next(own for own in shipped_frameworks(frameworks_folder()) if own.framework.id == "icmi_cmo")


@pytest.fixture
def consultant(folder: Path, icmi: FrameworkFile, theme: ThemeSwitch) -> Iterator[Consultant]:
    with begun(folder, icmi, date(2026, 2, 13), theme) as found:
        yield found


def test_four_weeks(consultant: Consultant) -> None:
    prepare(consultant)
    week_on_site(consultant)
    leave_the_site(consultant)
    weeks_at_the_desk(consultant)


def prepare(own: Consultant) -> None:
    """Ten working days with a holiday among them: the data request goes out and comes back."""
    own.do("Set the first day", plan.set_start(own.audit, FIRST_DAY))
    own.do("Set the days off", plan.set_holidays(own.audit, {HOLIDAY: "Town day"}))
    assert own.morning(date(2026, 2, 13)) == Morning(due=["prep-scope"])
    page = own.look()
    assert page.agenda.title.text() == "Today, Fri 13 Feb · begins on Mon 2 Mar"
    assert page.agenda.programme.text().startswith("Programme: 0 of 62 done; next: Agree the scope")
    assert page.gate.headline.text() == "45 of 45 criteria are not ready to leave"
    assert "5 working days left on site, until 6 March 2026" in page.gate.missing.text()
    own.finish()

    today = date(2026, 2, 16)
    assert own.morning(today) == Morning(due=["prep-plan", "prep-requests"])
    drafts = requests.missing_templates(own.audit, own.model)
    own.do("Draft", requests.start_from(own.audit, own.model, drafts, own.model.roles or {}))
    asked = requests.ask(own.audit, list(own.audit.all(Request)), today, requests.usual_due(own.audit, today))
    own.do("Ask", asked)
    chased = own.told("requests", "--chasing")
    assert len(chased) == 14
    assert {row["due_on"] for row in chased} == {"2026-02-24"}  # the 20th is no day of work
    own.finish()

    today = date(2026, 2, 17)
    assert own.morning(today) == Morning(due=["prep-call"])
    own.do("Promise", requests.promise(own.audit, own.request(1), today, date(2026, 2, 19)))
    own.do("Promise", requests.promise(own.audit, own.request(12), today, date(2026, 3, 4)))
    own.finish()

    assert own.morning(date(2026, 2, 18)) == Morning(due=["prep-surveys"])  # and is left
    assert own.morning(date(2026, 2, 19)) == Morning(late=["prep-surveys"], promised=["DR-01"])
    own.receive(1, EvidenceKind.DATA)
    assert own.morning(HOLIDAY) == Morning(late=["prep-surveys"])
    assert own.morning(date(2026, 2, 23)) == Morning(late=["prep-surveys"], due=["prep-schedule"])
    own.finish()
    what_came(own)
    assert own.morning(date(2026, 2, 26)) == Morning(due=["prep-first-look"], overdue=["DR-14"])
    own.finish()
    assert own.morning(date(2026, 2, 27)) == Morning(due=["prep-check"], overdue=["DR-14"])
    own.finish()


def what_came(own: Consultant) -> None:
    """The day of the data request: twelve wanted, eleven answered, one of them by a no."""
    today = date(2026, 2, 24)
    rest = [f"DR-{number:02d}" for number in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14)]
    assert own.morning(today) == Morning(due=["prep-self"], promised=rest)
    for number in (2, 3, 5, 6, 8):
        own.receive(number, EvidenceKind.DATA)
    for number in (7, 9, 10, 11, 13):
        own.receive(number)
    own.do("Reject", requests.reject(own.audit, own.request(4), today, "The works council forbids it."))
    own.do("Skip", plan.skip(own.audit, own.model.id, "prep-self", "The managers would rather not."))
    assert own.morning(date(2026, 2, 25)) == Morning(due=["prep-index"], overdue=["DR-14"])
    own.finish()
    own.plan_week()
    assert len(own.told("coverage")) == 45
    told = own.told("leaving")
    assert (told["not_ready"], told["days_left"]) == (24, 5)  # 16 wait for what DR-12 and DR-14 bring
    assert sum("not_received" in row["wants"] for row in told["criteria"]) == 16
    assert all("not_held" in row["wants"] for row in told["criteria"])


SITE = {
    date(2026, 3, 2): (6, 6, 24, 12),
    date(2026, 3, 3): (7, 7, 12, 8),
    date(2026, 3, 4): (7, 6, 8, 2),
    date(2026, 3, 5): (8, 8, 2, 1),
}
"""Of each day: tasks due, activities, criteria that are not ready in the morning and in the evening."""


def week_on_site(own: Consultant) -> None:
    """Monday to Thursday: everybody is met, and the gate opens step by step."""
    for number, (day, (due, activities, before, after)) in enumerate(SITE.items(), 1):
        morning = own.morning(day)
        assert morning.late == []
        assert (len(morning.due), len(morning.activities)) == (due, activities), day
        assert len(own.not_ready()) == before, day
        if number == 3:
            assert morning.promised == ["DR-12"]
            plan_anew(own)
        if number == 4:
            assert morning.overdue == ["DR-14", "DR-12"]
            (ill,) = [one for one in own.audit.all(Activity) if one.task == "site-it"]
            own.do("Call off", mark(own.audit, ill, ActivityState.CALLED_OFF, own.days.day))
        own.hold_today()
        assert len(own.not_ready()) == after, day
        if number == 1:
            page = own.look()
            assert page.agenda.title.text() == "Today, Mon 2 Mar · week 1 of 4, day 1 · 1 thing is late"
            first, *_others, last = (row.text for row in page.agenda.list.rows.rows)
            assert first.startswith("DR-14 ") and not last.startswith("DR-14 ")
            assert page.gate.headline.text() == (
                "12 of 45 criteria are not ready to leave; 10 rest on unanswered requests alone"
            )
        own.finish("site-it")


def plan_anew(own: Consultant) -> None:
    """In the middle of it two days are wanted, then six weeks, then four again: nothing is lost."""
    own.session.write_task_note("site-tour", "Hall 3 is cold.")
    own.do("Assign", plan.assign(own.audit, own.model.id, "site-finance", AUTHOR))
    own.do("Move", plan.move(own.audit, own.model.id, "report-training", date(2026, 3, 27)))
    before = own.audit
    paces = {pace.id: pace for pace in own.model.paces}
    for pace, leaving, last, week, late, words in (
        # of 62 tasks 23 are settled, and one has a day of its own
        ("two_days", date(2026, 3, 2), date(2026, 3, 3), (2, 1, None), 38, "Ended on Tue 3 Mar"),
        ("six_weeks", date(2026, 3, 13), date(2026, 4, 10), (1, 6, 3), 0, "Week 1 of 6, day 3"),
        ("four_weeks", date(2026, 3, 6), date(2026, 3, 27), (1, 4, 3), 0, "Week 1 of 4, day 3"),
    ):
        own.do("Pace", plan.set_pace(own.audit, own.model, paces[pace]))
        dated = own.schedule
        assert (dated.leaving_day, dated.last_day) == (leaving, last)
        assert dated.position is not None
        assert (dated.position.week, dated.position.weeks, dated.position.day) == week
        assert len(own.morning(own.days.day).late) == late, pace
        line = own.seen(own.dated).dates.text()
        assert line.startswith(words)
        assert paces[pace].title in line
        assert ("38 tasks are late" in line) == bool(late)
        training = dated.task("report-training")
        assert training is not None
        assert training.due == date(2026, 3, 27)
        for kind in (TaskState, TaskPlan, Activity, Heard, Request):
            assert own.audit.tables.get(kind) == before.tables.get(kind), (pace, kind)
    assert own.audit == before
    for _step in range(3):
        own.session.undo_stack.undo()
    assert own.audit == before


def leave_the_site(own: Consultant) -> None:
    """The Friday list: what is missing is asked for, or left open with a reason."""
    today = date(2026, 3, 6)
    morning = own.morning(today)
    assert (morning.late, len(morning.due)) == (["site-it"], 5)
    own.hold_today()
    own.do("Reject", requests.reject(own.audit, own.request(12), today, "Only the supplier has it."))
    told = own.told("leaving")
    missing = [row["criterion"] for row in told["criteria"] if not row["ready"]]
    assert (told["not_ready"], told["days_left"]) == (len(missing), 1)
    page = own.look()
    assert page.agenda.title.text() == "Today, Fri 6 Mar · week 1 of 4, day 5 · 2 things are late"
    words = f"{len(missing)} of 45 criteria are not ready to leave"
    assert page.gate.headline.text().startswith(words)
    assert page.gate.missing.text().endswith("Today is the last day on site")
    first, *others = own.seen(own.leaving).list.rows.rows
    assert (first.text, first.mark) == ("Not ready", "2")
    assert [row.lead for row in others[:2]] == missing

    by_phone = Request("walk", "extra", requests.next_number(own.audit), "Log of the last outages")
    own.do("Ask", requests.add(own.audit, by_phone, [requests.Criteria(own.model.id, ("4.02",))]))
    own.do("Ask", requests.ask(own.audit, [own.request(15)], today, date(2026, 3, 10)))
    own.do("Leave open", leave_open(own.audit, own.model.id, "4.07", "Ill; caught up by telephone."))
    told = own.told("leaving")
    assert told["not_ready"] == 0
    assert told["ready_by_request_alone"] == sum(row["by_request_alone"] for row in told["criteria"]) == 4
    assert own.seen(own.leaving).headline.text() == (
        "All 45 criteria are ready to leave; 4 rest on unanswered requests alone"
    )
    (left,) = [row for row in told["criteria"] if row["left_open"]]
    assert left["criterion"] == "4.07"
    own.do("Skip", plan.skip(own.audit, own.model.id, "site-it", "Ill; caught up by telephone."))
    own.finish()


DESK = {
    date(2026, 3, 9): ["desk-notes", "desk-index"],
    date(2026, 3, 10): ["desk-figures", "desk-chase"],
    date(2026, 3, 11): ["desk-surveys"],
    date(2026, 3, 12): ["desk-triangulation"],
    date(2026, 3, 13): ["desk-ratings"],
    date(2026, 3, 16): ["rate-second"],
    date(2026, 3, 17): ["rate-consensus"],
    date(2026, 3, 18): ["find-findings", "find-gaps"],
    date(2026, 3, 19): ["find-roadmap"],
    date(2026, 3, 20): ["find-fact-check"],
    date(2026, 3, 23): ["report-draft"],
    date(2026, 3, 24): ["report-peer-review"],
    date(2026, 3, 25): ["report-read-out"],
    date(2026, 3, 26): ["report-final"],
    date(2026, 3, 27): ["report-training", "report-presentation"],
}
"""What is due on the days off site; the training plan was moved by a day."""


def weeks_at_the_desk(own: Consultant) -> None:
    """Weeks 2 to 4: the rest comes in, everything is rated, and the last task is done on the last day."""
    for day, due in DESK.items():
        morning = own.morning(day)
        assert (morning.late, morning.due, morning.activities) == ([], due, []), day
        assert not own.not_ready()
        if day == date(2026, 3, 10):
            assert (morning.overdue, morning.promised) == (["DR-14"], ["DR-15"])
            own.receive(14)
        if day == date(2026, 3, 11):
            assert own.told("agenda")["requests_overdue"][0]["number"] == "DR-15"
            own.receive(15, EvidenceKind.DATA)
            assert [row["status"] for row in own.told("requests")].count("received") == 13
        if day == date(2026, 3, 13):
            assert own.look().gate.isHidden()  # the site was left
            assert own.session.results.whole.rated == 0
            own.rate_all()
            assert own.session.results.whole.rated == 45
        if day == date(2026, 3, 18):
            assert own.look().agenda.title.text() == "Today, Wed 18 Mar · week 3 of 4, day 3"
        own.finish()
    own.days.day = date(2026, 3, 30)
    page = own.look()
    assert page.agenda.title.text() == "Today, Mon 30 Mar · ended on Fri 27 Mar · nothing is due"
    assert page.agenda.programme.text() == "Programme: all 60 tasks are done"
    assert own.told("schedule")["position"] == {"stands": "after", "week": None, "weeks": 4, "day": None}


def own_model(folder: Path) -> FrameworkFile:
    """A model that nobody knows, without a programme."""
    text, found = PROGRAMME.subn("", SIXTH.read_text(encoding="utf-8"))
    assert found == 1
    path = folder / "own-model.yaml"
    path.write_text(text, encoding="utf-8")
    return read_framework(path)


PROGRAMME = re.compile(r"^programme:\n(?:[ -].*\n|\n)*", re.MULTILINE)


def test_a_model_of_the_tests_own(folder: Path, theme: ThemeSwitch) -> None:
    """Without a programme it follows the general one; guide, map and gate come of its own data."""
    with begun(folder, own_model(folder.parent), date(2026, 2, 27), theme) as own:
        assert own.model.programme_is_general
        own.do("Set the first day", plan.set_start(own.audit, FIRST_DAY))
        assert own.schedule.starts_on == FIRST_DAY
        dated = [task for task in own.schedule.tasks if task.due]
        assert len(dated) == len(own.schedule.tasks) > 10
        assert own.told("leaving")["not_ready"] == 2
        today = own.days.day
        drafts = requests.missing_templates(own.audit, own.model)
        own.do("Draft", requests.start_from(own.audit, own.model, drafts, {}))
        own.do("Ask", requests.ask(own.audit, list(own.audit.all(Request)), today, today))
        assert [row["status"] for row in own.told("requests")] == ["asked"] * len(drafts)

        talk = next(task for task in own.schedule.tasks if task.task.activity == "interview")
        assert talk.due is not None
        made = plan_for_task(own.audit, own.model.id, talk.task, talk.due, AUTHOR)
        own.do("Plan", keep(own.audit, made, own.listener))
        assert own.morning(talk.due).activities == [talk.task.id]
        assert own.hold_today() > 0
        assert {row["confidence"] for row in own.told("coverage")} == {"C"}
        assert "· week 1 of " in own.look().agenda.title.text()
        own.finish()
        before = own.audit.tables[TaskState]
        for pace in own.model.paces:
            own.do("Pace", plan.set_pace(own.audit, own.model, pace))
            assert own.audit.tables[TaskState] == before
