"""`schedule` and `agenda` as a consultant or a script meets them."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pypdfium2
import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import Client
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityKind,
    PlanSettings,
    Request,
    RequestStatus,
    TaskPlan,
)
from maturity_desktop.storage.framework_files import shipped_frameworks
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, start_audit
from tests.end_to_end.command_line import printed, program


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with an audit that began on Monday, 12 January 2026."""
    folder = tmp_path_factory.mktemp("plan") / "library"
    file = next(own for own in shipped_frameworks(frameworks_folder()) if own.framework.id == "icmi_cmo")
    first = file.framework.programme[1].tasks[0]
    new = NewAudit(
        Client("c", "Client"), (file,), date(2025, 12, 31), date(2026, 1, 12), "Ann Auditor", id="plan"
    )
    records = (
        PlanSettings("plan", date(2026, 1, 12)),
        TaskPlan("plan", "icmi_cmo", first.id, assignee="Ann Auditor"),
        Request("plan", "q1", 1, "Forecasts", status=RequestStatus.ASKED, due_on=date(2026, 1, 9)),
        Request("plan", "q2", 2, "Rosters", status=RequestStatus.ASKED, due_on=date(2026, 1, 13)),
        Activity("plan", "x", ActivityKind.INTERVIEW, "Talk, at length", date(2026, 1, 13), "09:30"),
    )
    with closing(Library.open(folder)) as library:
        start_audit(library, new, "Ann", lambda: datetime(2026, 1, 12, 8, tzinfo=UTC), records)
    return folder


def verb(planned: Path, name: str, *more: str) -> tuple[str, ...]:
    return ("--library", str(planned), "--today", "2026-01-13", name, "plan", *more)


def test_the_schedule_as_data_has_every_task_with_its_day(planned: Path) -> None:
    told: Any = printed(*verb(planned, "schedule", "--json"))
    assert (told["starts_on"], told["leaving_day"]) == ("2026-01-12", "2026-01-16")
    assert told["position"] == {"stands": "during", "week": 1, "weeks": 4, "day": 2}
    site = next(phase for phase in told["phases"] if phase["where"] == "on_site")
    first = next(task for task in site["tasks"] if task["assignee"])
    assert (first["due"], first["standing"]) == ("2026-01-12", "late")


def test_after_the_end_and_before_the_start_there_is_no_week(planned: Path) -> None:
    for day, stands, line in (
        ("2026-03-01", "after", "The audit is over."),
        ("2026-01-08", "before", "The audit has not begun."),
    ):
        verb = ("--library", str(planned), "--today", day, "schedule", "plan")
        told: Any = printed(*verb, "--json")
        assert told["position"] == {"stands": stands, "week": None, "weeks": 4, "day": None}
        assert [own["weeks"] for own in told["phases"]] == [[-1, 0], [1, 1], [2, 2], [3, 3], [4, 4]]
        out = program(*verb).stdout
        assert line in out
        assert "Week 5" not in out


def test_the_schedule_for_people_has_a_line_for_each_task(planned: Path) -> None:
    out = program(*verb(planned, "schedule")).stdout
    assert "First day\t2026-01-12" in out
    assert "Week 1 of 4\tday 2" in out
    assert "  2026-01-13\tdue today\t" in out
    assert "Ann Auditor" in out


def test_the_files_are_written_and_open(planned: Path, tmp_path: Path) -> None:
    pdf, ics = tmp_path / "plan.pdf", tmp_path / "plan.ics"
    out = program(*verb(planned, "schedule", "--pdf", str(pdf), "--ics", str(ics))).stdout
    assert [line.rpartition(", ")[2] for line in out.splitlines()] == ["checked", "checked"]
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        assert "Talk, at length" in "".join(page.get_textpage().get_text_range() for page in document)
    events = icalendar.Calendar.from_ical(ics.read_bytes()).walk("VEVENT")
    assert "Talk, at length" in {str(event["summary"]) for event in events}
    assert b"Ann" not in ics.read_bytes()


def test_a_calendar_without_dates_is_not_written(tmp_path: Path) -> None:
    file = next(own for own in shipped_frameworks(frameworks_folder()) if own.framework.id == "icmi_cmo")
    new = NewAudit(Client("c", "Client"), (file,), date(2025, 12, 31), date(2026, 1, 12), "Ann", id="plan")
    with closing(Library.open(tmp_path / "library")) as library:
        start_audit(library, new, "Ann", lambda: datetime(2026, 1, 12, 8, tzinfo=UTC))
    pdf, ics = tmp_path / "plan.pdf", tmp_path / "plan.ics"
    ran = program(*verb(tmp_path / "library", "schedule", "--pdf", str(pdf), "--ics", str(ics)), check=False)
    assert ran.returncode == 1 and ran.stderr.startswith("There are no dates yet: ")
    assert not ics.exists() and not pdf.exists()


def test_one_file_cannot_be_both(planned: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "one.ics"
    other.symlink_to(one)
    ran = program(*verb(planned, "schedule", "--pdf", str(one), "--ics", str(other)), check=False)
    assert ran.returncode == 2
    assert "name the same file" in ran.stderr


def test_the_agenda_follows_the_clock(planned: Path) -> None:
    told: Any = printed(*verb(planned, "agenda", "--json"))
    assert told["today"] == "2026-01-13"
    assert {task["due"] for task in told["due"]} == {"2026-01-13"}
    assert all(task["due"] < "2026-01-13" for task in told["late"])
    assert [own["title"] for own in told["activities"]] == ["Talk, at length"]
    out = program(*verb(planned, "agenda")).stdout
    assert "  09:30\tTalk, at length" in out
    assert "  2026-01-09\toverdue\tDR-01\tForecasts" in out.splitlines()
    assert "  2026-01-13\tdue today\tDR-02\tRosters" in out.splitlines()
    sunday = program("--library", str(planned), "--today", "2025-12-01", "agenda", "plan").stdout
    assert sunday.splitlines() == ["2025-12-01", "Nothing is due."]


def test_a_framework_that_the_audit_does_not_have_is_told(planned: Path) -> None:
    ran = program(*verb(planned, "schedule", "--framework", "nobody"), check=False)
    assert ran.returncode == 1
    assert ran.stderr.strip() == "The audit has no framework nobody. It has: icmi_cmo."
