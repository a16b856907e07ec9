"""`coverage` and `leaving` as a consultant or a script meets them, and what `show` tells of the same."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import Client, Evidence, Link
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.plan_records import (
    BaselineFigure,
    LeftOpen,
    PlanSettings,
    Request,
    RequestCriterion,
    RequestStatus,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.storage.framework_files import shipped_frameworks
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, start_audit
from tests.end_to_end.command_line import printed, program

DAY = date(2026, 1, 12)


def on_site() -> tuple[Record, ...]:
    kinds = (EvidenceKind.DOCUMENT, EvidenceKind.INTERVIEW)
    items = [Evidence("c", kind.value, n, kind.value, kind, DAY, DAY) for n, kind in enumerate(kinds, 1)]
    return (
        PlanSettings("gate", DAY),
        *items,
        *(Link("gate", item.id, "icmi_cmo", "1.01") for item in items),
        Link("gate", "document", "icmi_cmo", "1.02"),
        Request("gate", "r1", 1, "Rota", status=RequestStatus.ASKED, due_on=DAY),
        RequestCriterion("gate", "r1", "icmi_cmo", "1.03"),
        LeftOpen("gate", "icmi_cmo", "1.04", "By telephone."),
        BaselineFigure("gate", "b1", 0, "Agents", "170", "2025", "The director"),
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gate") / "library"
    file = next(own for own in shipped_frameworks(frameworks_folder()) if own.framework.id == "icmi_cmo")
    new = NewAudit(Client("c", "Client"), (file,), date(2025, 12, 31), DAY, "Ann Auditor", id="gate")
    with closing(Library.open(folder)) as opened:
        start_audit(opened, new, "Ann", lambda: datetime(2026, 1, 12, 8, tzinfo=UTC), on_site())
    return folder


def verb(library: Path, name: str, *more: str) -> tuple[str, ...]:
    return ("--library", str(library), "--today", "2026-01-14", name, "gate", *more)


def test_the_gate_as_data_says_what_every_criterion_wants(library: Path) -> None:
    told: Any = printed(*verb(library, "leaving", "--json"))
    assert (told["not_ready"], told["days_left"], told["leaving_day"]) == (42, 3, "2026-01-16")
    found = {own["criterion"]: own for own in told["criteria"]}
    assert [found[name]["ready"] for name in ("1.01", "1.02", "1.03", "1.04")] == [True, False, True, True]
    assert "one_source" in found["1.02"]["wants"] and found["1.03"]["requests"] == ["DR-01"]
    assert all(person["checkpoints"] for person in told["people"])


def test_the_gate_is_told_in_lines_and_printed(library: Path, tmp_path: Path) -> None:
    paper = tmp_path / "friday.pdf"
    assert str(paper) in program(*verb(library, "leaving", "--pdf", str(paper))).stdout
    lines = program(*verb(library, "leaving")).stdout.splitlines()
    assert lines[0] == "42 of 45 criteria are not ready to leave; 1 rests on an unanswered request alone"
    assert lines[1] == "3 working days left on site, until 16 January 2026"
    assert any(line.startswith("1.03\t") and "DR-01 not received, 2 days late" in line for line in lines)
    document = pypdfium2.PdfDocument(paper)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    assert "42 of 45 criteria are not ready to leave" in text


def test_the_map_and_show_tell_the_same(library: Path) -> None:
    rows: Any = printed(*verb(library, "coverage", "--json"))
    assert len(rows) == 45
    assert rows[0]["kinds"]["document"]["supporting"] == 1 and rows[0]["confidence"] == "A"
    shown: Any = printed(*verb(library, "show", "--json"))
    assert shown["coverage_map"] == rows
    assert [(own["title"], own["told"]) for own in shown["baseline"]] == [("Agents", "170")]
    assert [own["number"] for own in shown["fieldwork"]["owed"]] == ["DR-01"]
    lines = program(*verb(library, "coverage")).stdout.splitlines()
    assert lines[0] == "1.01\tA\tdocument: 1; interview: 1\t\t\tStrategic Alignment"
