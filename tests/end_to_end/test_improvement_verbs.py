"""What follows the ratings, on the command line and in `show --json`: findings, roadmap, readiness."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from maturity_desktop.storage.library import Library
from maturity_desktop.storage.own_models import FOLDER
from maturity_desktop.verbs.sample import CURRENT, EARLIER, make_sample
from tests.end_to_end.command_line import printed, program


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("improvement") / "library"
    with closing(Library.open(folder)) as opened:
        make_sample(opened, lambda: datetime(2026, 2, 6, 12, tzinfo=UTC))
    return folder


@pytest.fixture(scope="module")
def shown(library: Path) -> dict[str, Any]:
    found: dict[str, Any] = printed(*verb(library, "show", CURRENT), "--json")
    return found


def verb(library: Path, name: str, audit: str) -> tuple[str, ...]:
    return ("--library", str(library), "--today", "2026-02-06", name, audit)


def lines(library: Path, name: str, audit: str, *more: str) -> list[str]:
    done = program(*verb(library, name, audit), *more)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_findings_are_told_by_grade_and_shown(library: Path, shown: dict[str, Any]) -> None:
    told = lines(library, "findings", CURRENT)
    assert told[0] == "5 major findings, 5 minor findings, 2 opportunities, 2 strengths"
    assert len(told) == 15
    assert told[10].startswith("F-10\tMinor\tdisputed\t5.06, 8.02\t")
    assert printed(*verb(library, "findings", CURRENT), "--json") == shown["findings"]
    assert shown["findings"][2]["evidence"] == ["EV-027", "EV-035", "EV-036", "EV-045"]


def test_the_roadmap_is_told_by_wave_with_what_it_makes_of_the_levels(
    library: Path, shown: dict[str, Any]
) -> None:
    told = lines(library, "roadmap", CURRENT)
    assert told[0] == "20 actions in 4 waves"
    assert any(line.startswith("  5 criteria rise; mean 1.82 → 1.93; ") for line in told)
    assert printed(*verb(library, "roadmap", CURRENT), "--json") == shown["roadmap"]
    assert [len(wave["actions"]) for wave in shown["roadmap"]["waves"]] == [5, 7, 7, 1]


def test_the_roadmap_is_handed_out(library: Path, tmp_path: Path) -> None:
    files = {name: tmp_path / f"own.{name}" for name in ("xlsx", "csv")}
    files |= {name: tmp_path / f"{name}.pdf" for name in ("status", "training")}
    options = [word for name, path in files.items() for word in (f"--{name}", str(path))]
    told = lines(library, "roadmap", CURRENT, *options)
    assert len(told) == 4
    assert all(line.endswith(" bytes, checked") for line in told)
    rows = files["csv"].read_text(encoding="utf-8-sig").splitlines()
    assert any("A-20" in row and "Join telephony to the customer system" in row for row in rows)
    for name in ("status", "training"):
        with closing(pypdfium2.PdfDocument(files[name])) as document:
            assert len(document) >= 1


def test_two_papers_want_two_files(library: Path, tmp_path: Path) -> None:
    same = str(tmp_path / "own.pdf")
    done = program(*verb(library, "roadmap", CURRENT), "--status", same, "--training", same, check=False)
    assert done.returncode == 2
    assert "--status and --training name the same file." in done.stderr
    assert not list(tmp_path.iterdir())


def test_readiness_is_told_against_a_profile_with_blockers(library: Path, shown: dict[str, Any]) -> None:
    told = lines(library, "readiness", CURRENT, "--profile", "readiness")
    assert told[0].startswith("Not ready: ")
    assert any(line.startswith("  5.07-2a\t") for line in told)
    readiness, client = shown["profiles"]
    assert [(own["id"], own["in_force"]) for own in (readiness, client)] == [
        ("readiness", False),
        ("client", True),
    ]
    assert (readiness["verdict"], len(readiness["below"]), readiness["unrated"]) == (
        "not_ready",
        17,
        ["4.07"],
    )
    assert printed(*verb(library, "readiness", CURRENT), "--json") == shown["readiness"]
    own = printed(*verb(library, "readiness", CURRENT), "--profile", "readiness", "--json")
    assert (own["profile"], own["blockers"]) == ("readiness", readiness["blockers"])


def test_the_statement_and_the_gap_analysis_are_printed(library: Path, tmp_path: Path) -> None:
    pdf, gaps = tmp_path / "statement.pdf", tmp_path / "gaps.pdf"
    lines(library, "readiness", CURRENT, "--profile", "readiness", "--pdf", str(pdf), "--gaps", str(gaps))
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        assert len(document) == 1
        assert "Not ready: " in document[0].get_textpage().get_text_bounded()
    assert gaps.stat().st_size > pdf.stat().st_size


def test_readiness_of_a_later_month_counts_re_ratings(library: Path) -> None:
    now = printed(*verb(library, "readiness", EARLIER), "--json")
    later = printed(*verb(library, "readiness", EARLIER), "--as-of", "2025-06-30", "--json")
    below = [
        {own["criterion"] for own in found["misses"] if "below" in own["shortfalls"]}
        for found in (now, later)
    ]
    assert below[0] - below[1] == {"2.04"}


def test_a_profile_that_is_not_there_is_told(library: Path) -> None:
    done = program(*verb(library, "readiness", CURRENT), "--profile", "gold", check=False)
    assert done.returncode == 1
    assert "There is no profile gold. There are: readiness, client." in done.stderr


def test_what_was_decided_is_shown(library: Path) -> None:
    found = printed(*verb(library, "show", EARLIER), "--json")
    assert found["readiness"]["certification"]["outcome"] == "put_off"
    assert [own["month"] for own in found["readiness"]["months"]] == ["2024-11", "2025-03", "2025-06"]


def test_movement_is_told_like_for_like(library: Path, shown: dict[str, Any]) -> None:
    told = lines(library, "movement", CURRENT)
    assert told[0] == "From 1.70 to 1.84 over 43 like-for-like criteria: 9 criteria up, 3 down"
    assert "  6.02\t2 to 1\t−1\tEmployee Attrition" in told
    found = printed(*verb(library, "movement", CURRENT), "--json")
    assert found == shown["movement"]
    assert found["regressed"] == ["1.03", "6.02", "8.03"]


def test_an_audit_without_an_earlier_one_has_no_movement(library: Path) -> None:
    assert lines(library, "movement", EARLIER) == ["No audit came before, or it is not on this laptop."]
    assert printed(*verb(library, "movement", EARLIER), "--json") is None


def test_agreement_is_told_with_kappa(library: Path, shown: dict[str, Any]) -> None:
    told = lines(library, "agreement", CURRENT)
    assert "Cohen’s kappa 0.65, 0.85 with quadratic weights" in told
    [found] = printed(*verb(library, "agreement", CURRENT), "--json")
    assert [found] == shown["agreement"]
    assert (found["exact"], found["within_one"], found["rated"]) == (9, 12, 12)
    assert lines(library, "agreement", EARLIER) == ["Nobody has rated this a second time yet."]


def test_readiness_tells_who_decided(library: Path) -> None:
    told = lines(library, "readiness", "norrhaven-2024")
    place = told.index("Put off on 17 December 2024 by Contact Centre Forum North")
    assert told[place + 1] == "Decided by Chair of the certification board"


def test_report_and_scorecard_tell_the_same_figures(library: Path, tmp_path: Path) -> None:
    pdf, xlsx = tmp_path / "report.pdf", tmp_path / "card.xlsx"
    lines(library, "export", CURRENT, "--framework", "icmi_cmo", "--pdf", str(pdf), "--xlsx", str(xlsx))
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        pages = " ".join(page.get_textpage().get_text_bounded() for page in document)
    report = " ".join(pages.split())
    cells = (cell for sheet in openpyxl.load_workbook(xlsx) for row in sheet.values for cell in row)
    card = " ".join(str(cell) for cell in cells if cell is not None)
    for told in (
        "From 1.70 to 1.84 over 43 like-for-like criteria: 9 criteria up, 3 down",
        "Cohen’s kappa 0.65, 0.85 with quadratic weights",
        "Not ready: 19 of 45 criteria miss “Certification readiness”",
        "17 rated criteria stand below the level that the profile wants; 33 checkpoints stand in the way",
        "Nearly half of the replies owed to customers are missing",
        "Join telephony to the customer system",
    ):
        assert told in report
        assert told in card


def test_the_next_audit_is_begun_and_who_is_not_independent_is_told(library: Path, tmp_path: Path) -> None:
    own = tmp_path / "library"
    shutil.copytree(library, own)
    names = ("--team", "Ann Ek", "--team", "Even Strand")
    done = program(*verb(own, "re-audit", CURRENT), "--cut-off", "2026-12-31", *names, check=False)
    assert done.returncode == 0
    assert "Even Strand advised the client on “The weekly briefing card” until 28 June 2024." in done.stderr
    made = done.stdout.strip()
    found = printed(*verb(own, "show", made), "--json")
    assert found["audit"]["assessor"] == "Ann Ek"
    assert (found["level"], found["coverage"]["rated"]) == (None, 0)
    assert len(found["roadmap"]["actions"]) == 20
    assert found["movement"]["earlier"] == CURRENT


def test_a_next_audit_that_looks_at_no_later_time_is_refused_in_words(library: Path) -> None:
    day = date.fromisoformat(printed(*verb(library, "show", CURRENT), "--json")["audit"]["cut_off"])
    done = program(*verb(library, "re-audit", CURRENT), "--cut-off", "2024-12-31", check=False)
    assert done.returncode != 0
    assert f"The cut-off has to be later than that of the audit before, {day:%d %B %Y}." in done.stderr
    assert "Traceback" not in done.stderr


def test_waves_of_the_firm_that_cannot_be_read_are_told(library: Path, tmp_path: Path) -> None:
    own = tmp_path / "library"
    shutil.copytree(library, own)
    file = own / FOLDER / "roadmap.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text("schema: 1\nwaves: no list\n")
    done = program(*verb(own, "roadmap", CURRENT), check=False)
    assert done.returncode == 0
    assert "Your firm's waves are not used" in done.stderr and "roadmap.yaml" in done.stderr
