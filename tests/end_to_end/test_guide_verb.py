"""`guide` as a consultant or a script meets it: of an activity, and of roles that nobody planned for."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import Client
from maturity_desktop.domain.plan_records import Activity, ActivityCriterion, ActivityKind, ActivityPerson
from maturity_desktop.storage.framework_files import shipped_frameworks
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, start_audit
from tests.end_to_end.command_line import printed, program

DAY = date(2026, 1, 13)


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with an audit that has two activities."""
    folder = tmp_path_factory.mktemp("guide") / "library"
    file = next(own for own in shipped_frameworks(frameworks_folder()) if own.framework.id == "icmi_cmo")
    new = NewAudit(Client("c", "Client"), (file,), date(2025, 12, 31), DAY, "Ann Auditor", id="plan")
    records = (
        Activity("plan", "x1", ActivityKind.FOCUS_GROUP, "Agents, early shift", DAY, framework="icmi_cmo"),
        Activity("plan", "x2", ActivityKind.FOCUS_GROUP, "Agents, late shift", DAY, framework="icmi_cmo"),
        ActivityPerson("plan", "x1", "p1", "agent", "Kim Vance", 6),
        ActivityCriterion("plan", "x1", "icmi_cmo", "2.01"),
    )
    with closing(Library.open(folder)) as library:
        start_audit(library, new, "Ann", lambda: datetime(2026, 1, 12, 8, tzinfo=UTC), records)
    return folder


def verb(planned: Path, *more: str) -> tuple[str, ...]:
    return ("--library", str(planned), "--today", "2026-01-13", "guide", "plan", *more)


def points(told: Any) -> set[str]:
    return {own["checkpoint"] for section in told["sections"] for own in section["questions"]}


def test_an_activity_is_found_by_its_title_or_a_part_of_it(planned: Path) -> None:
    told: Any = printed(*verb(planned, "early", "--json"))
    assert (told["activity"], told["kind"]) == ("x1", "focus_group")
    assert "2.01-3a" in points(told)
    assert {own["criterion"] for own in told["sections"]} == {"2.01"}
    out = program(*verb(planned, "x1")).stdout
    assert "2.01\tVision and Mission" in out
    assert "2.01-3a\t" in out
    assert "Vance" not in out


def test_where_nothing_is_planned_roles_and_criteria_make_a_guide(planned: Path) -> None:
    told: Any = printed(*verb(planned, "--roles", "agent", "--criteria", "2.01,3.03", "--json"))
    assert {own["criterion"] for own in told["sections"]} <= {"2.01", "3.03"}
    assert "2.01-3a" in points(told)
    of_director: Any = printed(*verb(planned, "--roles", "director", "--criteria", "2.01", "--json"))
    assert "2.01-3a" not in points(of_director)


def test_where_there_are_minutes_the_rest_is_asked_if_time_is_left(planned: Path) -> None:
    more = ("--roles", "agent", "--minutes", "10")
    told: Any = printed(*verb(planned, *more, "--json"))
    assert (told["fitting"], told["minutes_planned"], told["minutes_each"]) == (5, 10, 2)
    fitting = [len(own["questions"]) for own in told["sections"] if not own["if_time"]]
    assert sum(fitting) == 5
    everything: Any = printed(*verb(planned, "--roles", "agent", "--json"))
    assert points(told) == points(everything)
    assert everything["minutes_planned"] is None
    assert not any(own["if_time"] for own in everything["sections"])
    out = program(*verb(planned, *more)).stdout
    assert "there is time for 5: the most needed come first." in out
    assert "\nIf there is time\n" in out


def test_a_guide_without_a_question_is_not_written(planned: Path, tmp_path: Path) -> None:
    path = tmp_path / "guide.pdf"
    of_nothing = ("--roles", "facilities", "--criteria", "1.01")
    for more in (of_nothing, (*of_nothing, "--pdf", str(path))):
        done = program(*verb(planned, *more), check=False)
        assert done.returncode == 1 and done.stderr.startswith("Nothing is open for these roles")
        assert done.stdout == "" and not path.exists()
    assert printed(*verb(planned, *of_nothing, "--json"))["sections"] == []


def test_it_is_printed(planned: Path, tmp_path: Path) -> None:
    path = tmp_path / "guide.pdf"
    out = program(*verb(planned, "x1", "--pdf", str(path))).stdout
    assert out.startswith(str(path)) and out.endswith("bytes, checked\n")
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("shift",), "shift can mean several activities: Agents, early shift (x1), Agents, late shift (x2)."),
        (("nowhere",), "The audit has no activity nowhere."),
        (("--roles", "nobody"), "The model has no role nobody."),
        (("--criteria", "9.99"), "The model has no criterion 9.99."),
        (("x1", "--roles", "agent"), "Name an activity, or say who is asked about what, not both."),
    ],
)
def test_what_cannot_be_meant_is_told(planned: Path, more: tuple[str, ...], said: str) -> None:
    done = program(*verb(planned, *more), check=False)
    assert said in done.stderr
    assert "Traceback" not in done.stderr
