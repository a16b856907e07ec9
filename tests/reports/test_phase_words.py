"""A phase is called by the weeks in which it lies, whatever week its framework had in mind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from gettext import NullTranslations

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain import schedule_changes as plan
from maturity_desktop.domain.audit import FrameworkUse
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import Phase
from maturity_desktop.domain.plan_records import Holiday, PlanSettings
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.schedule import Schedule, schedule_of
from maturity_desktop.reports.sections.phase_words import bare_phase_title, phase_title
from maturity_desktop.storage.framework_files import read_framework
from tests.builders import audit

MONDAY, WEDNESDAY = date(2026, 1, 12), date(2026, 1, 14)
AS_PLANNED = [
    "Preparation",
    "Week 1: on site",
    "Week 2: off-site analysis",
    "Week 3: ratings, findings, roadmap",
    "Week 4: report",
]


@pytest.fixture(scope="module")
def icmi() -> Framework:
    return read_framework(frameworks_folder() / "icmi-cmo.yaml").framework


def planned(model: Framework, pace: str, start: date | None, *records: Record) -> Schedule:
    own = audit({}, FrameworkUse("a1", model.id, "0"), PlanSettings("a1", start), *records)
    chosen = next(one for one in model.paces if one.id == pace)
    lengths = [change.new for change in plan.set_pace(own, model, chosen) if change.new is not None]
    return schedule_of(audit({}, PlanSettings("a1", start), *records, *lengths), model, MONDAY)


def titles(schedule: Schedule) -> list[str]:
    return [phase_title(own, NullTranslations()) for own in schedule.phases]


@pytest.mark.parametrize("start", [MONDAY, None])
def test_as_the_framework_plans_it_the_titles_are_the_framework_s(
    icmi: Framework, start: date | None
) -> None:
    assert titles(planned(icmi, "four_weeks", start)) == AS_PLANNED


@pytest.mark.parametrize("start", [MONDAY, None])
def test_two_days_are_of_one_week(icmi: Framework, start: date | None) -> None:
    found = titles(planned(icmi, "two_days", start))
    assert found[1:] == [
        "Week 1: on site",
        "Week 1: off-site analysis",
        "Week 1: ratings, findings, roadmap",
        "Week 1: report",
    ]


def test_a_phase_of_several_weeks_says_which(icmi: Framework) -> None:
    assert titles(planned(icmi, "six_weeks", MONDAY))[1:] == [
        "Weeks 1–2: on site",
        "Weeks 3–4: off-site analysis",
        "Weeks 4–5: ratings, findings, roadmap",
        "Week 6: report",
    ]


def test_a_phase_that_begins_on_a_wednesday_or_has_a_day_off_runs_into_the_next_week(icmi: Framework) -> None:
    assert titles(planned(icmi, "four_weeks", WEDNESDAY))[1] == "Weeks 1–2: on site"
    day_off = Holiday("a1", "2026-01-13", "Feast")
    assert titles(planned(icmi, "four_weeks", MONDAY, day_off))[1] == "Weeks 1–2: on site"


def test_a_title_that_speaks_of_no_week_and_a_phase_without_length_say_none(icmi: Framework) -> None:
    own = replace(
        icmi,
        programme=(
            Phase("a", "Phase 1: listen", (), days=5),
            Phase("b", "Woche 7: vor Ort", (), days=5),
            Phase("c", "Week 3: later", ()),
        ),
    )
    schedule = schedule_of(audit({}, PlanSettings("a1", MONDAY)), own, MONDAY)
    assert titles(schedule) == ["Phase 1: listen", "Week 2: vor Ort", "Later"]
    assert [bare_phase_title(phase) for phase in own.programme] == ["Phase 1: listen", "Vor Ort", "Later"]
