"""Every model is audited by a programme: its own, or this tool's general one, which says that it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import Audit, AuditDetails, Client, FrameworkUse, TaskState
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import Where
from maturity_desktop.domain.plan_records import PlanSettings
from maturity_desktop.domain.schedule import schedule_of
from maturity_desktop.reports.sections.programme import programme, programme_title
from maturity_desktop.storage.framework_files import FrameworkFile, parse_framework, shipped_frameworks
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.programme_files import parse_programme, read_programme
from maturity_desktop.verbs.audits import results_of
from maturity_desktop.verbs.moving import Edition, carry_to
from maturity_desktop.verbs.programmes import general_programme, planned, with_programme
from tests.storage.small import SOURCE, framework_file, start

PROGRAMME = b"""\
schema: 1
about: For tests.
programme:
  - id: site
    title: On site
    days: 2
    where: on_site
    tasks:
      - {id: site-1, what: Ask them., kind: interview, who: [manager, keeper], day: 2}
paces:
  - {id: long, title: Long, days: {site: 9}}
"""


def changed(old: str, new: str) -> bytes:
    assert PROGRAMME.count(old.encode()) == 1
    return PROGRAMME.replace(old.encode(), new.encode())


@pytest.fixture
def small() -> Framework:
    """A model without a programme, with managers as its only role."""
    return parse_framework(SOURCE, "small.yaml")


def test_a_model_without_a_programme_gets_the_general_one(small: Framework) -> None:
    found = planned(small, parse_programme(PROGRAMME, "programme.yaml"))
    assert found.programme_is_general
    assert [(phase.id, phase.days, phase.where) for phase in found.programme] == [("site", 2, Where.ON_SITE)]
    assert [(pace.id, dict(pace.days)) for pace in found.paces] == [("long", {"site": 9})]
    assert replace(found, programme=(), paces=(), programme_is_general=False) == small


def test_of_those_to_be_met_the_roles_of_the_model_remain(small: Framework) -> None:
    found = planned(small, parse_programme(PROGRAMME, "programme.yaml"))
    assert found.tasks["site-1"].who == ("manager",)
    nobody = planned(replace(small, roles=None), parse_programme(PROGRAMME, "programme.yaml"))
    assert nobody.tasks["site-1"].who == ()


@pytest.mark.parametrize("file", shipped_frameworks(frameworks_folder()), ids=lambda file: file.framework.id)
def test_every_shipped_model_can_be_planned(file: FrameworkFile) -> None:
    found = with_programme(file.framework)
    assert found.programme_is_general == (not file.framework.programme)
    assert found.programme_is_general or found is file.framework
    assert all(phase.days for phase in found.programme)
    assert any(phase.where is Where.ON_SITE for phase in found.programme)


def test_the_general_programme_is_short_and_of_this_tool() -> None:
    general = general_programme()
    tasks = [task for phase in general.phases for task in phase.tasks]
    assert 12 <= len(tasks) <= 15
    assert all(task.added and task.day and not task.criteria for task in tasks)
    assert [phase.where for phase in general.phases] == [
        Where.BEFORE,
        Where.ON_SITE,
        Where.OFF_SITE,
        Where.OFF_SITE,
    ]
    assert dict(general.paces[0].days) == {phase.id: phase.days for phase in general.phases}


def test_its_roles_are_those_that_models_share() -> None:
    icmi = next(file.framework for file in shipped_frameworks(frameworks_folder()) if file.framework.requests)
    named = {role for phase in general_programme().phases for task in phase.tasks for role in task.who}
    assert named <= set(icmi.roles or {})


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("day: 2}", "day: 3}", "day 3 is after the last day of the phase site"),
        ("    days: 2\n", "", "the phase site does not say how many days it takes"),
        ("{site: 9}", "{size: 9}", "there is no phase “size”"),
        ("day: 2}", "criteria: [C]}", "there is no criterion “C”"),
        ("id: site-1", "id: site", "the id site is taken"),
        ("schema: 1", "schema: 2", "schema"),
    ],
)
def test_what_does_not_fit_is_named(old: str, new: str, told: str) -> None:
    with pytest.raises(FrameworkError, match=told):
        parse_programme(changed(old, new), "programme.yaml")


def test_the_shipped_file_is_sound() -> None:
    assert read_programme(frameworks_folder() / "programme.yaml") == general_programme()


def test_a_start_day_dates_the_general_programme(small: Framework) -> None:
    audit = Audit.of(
        "a",
        [
            Client("c", "Client"),
            AuditDetails("a", "c", date(2025, 12, 31), date(2026, 1, 1)),
            FrameworkUse("a", "small", "edition"),
            PlanSettings("a", date(2026, 1, 12)),
        ],
    )
    schedule = schedule_of(audit, with_programme(small), date(2026, 1, 13))
    assert schedule.leaving_day == date(2026, 1, 14)
    assert schedule.last_day == date(2026, 1, 23)


@pytest.fixture
def library(library_folder: Path) -> Iterator[Library]:
    """With an audit of the small model in which a task of the general programme is done."""
    with closing(Library.open(library_folder)) as library:
        first = next(iter(with_programme(framework_file().framework).tasks))
        start(library, TaskState("a1", "small", first, date(2026, 1, 12)))
        yield library


def test_an_audit_is_shown_with_the_general_programme_and_its_report_is_not(library: Library) -> None:
    (results,) = results_of(library, "a1")
    assert results.framework == with_programme(framework_file().framework)
    assert programme(results, NullTranslations()) == ()
    assert programme_title(results, NullTranslations()) == ""


def test_its_tasks_do_not_rest_in_another_edition_without_a_programme(library: Library) -> None:
    source = SOURCE.replace(b"edition: First", b"edition: Second")
    there = Edition(parse_framework(source, "small.yaml"), "key", in_use=False)
    assert carry_to(library, library.load("a1"), there).tasks == ()
