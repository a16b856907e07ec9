"""`requests` as a consultant or a script meets it."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import Client
from maturity_desktop.domain.plan_records import Request, RequestStatus
from maturity_desktop.storage.framework_files import shipped_frameworks
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, start_audit
from maturity_desktop.verbs.requests import read_returned
from tests.end_to_end.command_line import printed, program
from tests.reports.pdf_reading import pages_of, squeezed

FRIDAY = date(2026, 1, 16)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with an audit that has asked for one thing and drafted another."""
    folder = tmp_path_factory.mktemp("requests") / "library"
    file = shipped_frameworks(frameworks_folder())[0]
    new = NewAudit(
        Client("c", "Client"), (file,), date(2025, 12, 31), date(2026, 1, 12), "Ann Auditor", id="plan"
    )
    records = (
        Request("plan", "r1", 1, "Volumes", owner="Planning", status=RequestStatus.ASKED, due_on=FRIDAY),
        Request("plan", "r2", 2, "Costs"),
    )
    with closing(Library.open(folder)) as library:
        start_audit(library, new, "Ann", lambda: datetime(2026, 1, 12, 8, tzinfo=UTC), records)
    return folder


def verb(asked: Path, *more: str) -> tuple[str, ...]:
    return ("--library", str(asked), "--today", "2026-01-19", "requests", "plan", *more)


def test_it_tells_every_request_and_how_late_it_is(asked: Path) -> None:
    assert program(*verb(asked)).stdout.splitlines() == [
        "DR-01\tasked\t2026-01-16\tPlanning\tVolumes\t3 days late",
        "DR-02\tnot asked yet\t-\t-\tCosts",
    ]
    assert len(program(*verb(asked, "--chasing")).stdout.splitlines()) == 1


def test_as_data_it_has_all_that_is_known(asked: Path) -> None:
    told: Any = printed(*verb(asked, "--json"))
    assert [(own["number"], own["status"], own["days_overdue"]) for own in told] == [
        ("DR-01", "asked", 3),
        ("DR-02", "draft", 0),
    ]


def test_the_files_are_written_and_are_what_they_should_be(asked: Path, tmp_path: Path) -> None:
    pdf, xlsx, chasing = tmp_path / "one.pdf", tmp_path / "one.xlsx", tmp_path / "two.pdf"
    program(*verb(asked, "--pdf", str(pdf), "--xlsx", str(xlsx)))
    program(*verb(asked, "--chasing", "--pdf", str(chasing)))
    assert squeezed("Costs") in squeezed(pages_of(pdf).text)
    assert squeezed("Costs") not in squeezed(pages_of(chasing).text)
    assert set(read_returned(xlsx, "plan").sent) == {"DR-01", "DR-02"}


def test_what_does_not_go_together_is_refused(asked: Path, tmp_path: Path) -> None:
    workbook = str(tmp_path / "one.xlsx")
    for more in (("--pdf", workbook), ("--chasing", "--xlsx", workbook)):
        assert program(*verb(asked, *more), check=False).returncode == 2
