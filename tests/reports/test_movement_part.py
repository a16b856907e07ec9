"""What moved since the audit before: in the report and in the workbook, by the sample's own figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from gettext import NullTranslations
from pathlib import Path

import pytest
from openpyxl import load_workbook

from maturity_desktop.domain.improvement_records import Action, Consulting
from maturity_desktop.domain.movement import Moved
from maturity_desktop.domain.plan_records import TeamMember
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import ReportContent, build_content
from maturity_desktop.reports.excel import check_workbook, write_workbook
from maturity_desktop.reports.excel.layout import layout_of
from maturity_desktop.reports.support import NO_SUPPORT
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import results_of
from maturity_desktop.verbs.sample import CURRENT, EARLIER, make_sample
from tests.builders import audit, criterion, framework
from tests.reports.pdf_checks import assert_stays_in_its_column
from tests.reports.pdf_reading import bytes_of, pages_of, section, text_of

WORDS = NullTranslations()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("sample") / "library")
    make_sample(opened, lambda: datetime(2026, 2, 6, 12, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def two(library: Library) -> tuple[tuple[Results, ...], tuple[Results, ...]]:
    return results_of(library, CURRENT), results_of(library, EARLIER)


@pytest.fixture(scope="module")
def content(two: tuple[tuple[Results, ...], tuple[Results, ...]]) -> ReportContent:
    now, before = two
    support = replace(NO_SUPPORT, earlier=before)
    return build_content(now[:1], date(2026, 2, 6), ReportOptions(), WORDS, support=support)


def test_the_report_says_from_what_to_what_and_over_how_many(content: ReportContent) -> None:
    pages = pages_of(bytes_of(content))
    told = text_of(section(pages, "Movement since the last audit"))
    assert "From 1.70 to 1.84 over 43 like-for-like criteria: 9 criteria up, 3 down" in told
    assert "cut-off 30 November 2024" in told
    assert "3 criteria regressed" in pages.text
    assert_stays_in_its_column(pages)


def test_a_criterion_that_moved_tells_by_which_checkpoints(content: ReportContent) -> None:
    moved = {own.id: own for own in content.movements[0].criteria}
    fell = moved["1.03"]
    assert fell.moved is Moved.REGRESSED
    assert any(point.moved is Moved.REGRESSED for point in fell.checkpoints)
    assert all(", now " in point.words for point in fell.checkpoints)
    assert moved["8.03"].remark == "last time’s level was set, without answers to checkpoints"
    assert not any(
        "first time: not met" in point.words for own in moved.values() for point in own.checkpoints
    )


def test_the_workbook_holds_both_levels_and_averages_that_follow_the_scorecard(
    content: ReportContent, two: tuple[tuple[Results, ...], tuple[Results, ...]], tmp_path: Path
) -> None:
    path = tmp_path / "scorecard.xlsx"
    with path.open("wb") as out:
        write_workbook(content, two[0][:1], out)
    check_workbook(path, content)
    layout = layout_of(content).movement
    assert layout is not None
    table, averages = layout.criteria, layout.averages
    shown, live = (load_workbook(path, data_only=only)[table.title] for only in (True, False))
    rows = {shown[f"B{row}"].value: row for row in range(table.first_row, table.last_row + 1)}
    fell = rows["1.03"]
    cells = [shown[f"{table.letter(name)}{fell}"].value for name in ("before", "now", "change", "moved")]
    assert cells[1] - cells[0] == cells[2] < 0 and cells[3] == "regressed"
    assert "Score_level" in live[f"{table.letter('now')}{fell}"].value
    row = averages.first_row
    means = [shown[f"{averages.letter(name)}{row}"].value for name in ("compared", "before", "now")]
    assert means[0] == 43
    assert means[1:] == pytest.approx([1.70, 1.84], abs=0.005)
    for change in (shown[f"{table.letter('change')}{fell}"], shown[f"{averages.letter('change')}{row}"]):
        assert change.number_format.startswith("+0"), "a rise is shown with its sign"


def test_who_advised_the_client_is_a_limit_that_names_nobody() -> None:
    own = framework({"1": (criterion([1], "1.01"),)})
    records = (
        TeamMember("a1", "Ines Calder", is_lead=True),
        Consulting("a1", "ines  calder", "staffing"),
        Consulting("a1", "Somebody Else", "telephony"),
    )
    results = [evaluate(audit(None, *records), own)]
    before = [evaluate(audit(None, Action("a1", "x", 1, "Plan", owner="Ines Calder")), own)]
    support = replace(NO_SUPPORT, earlier=tuple(before))
    limits = build_content(results, date(2026, 2, 6), ReportOptions(), WORDS, support=support).limits
    assert "1 member of the team advised the client on “staffing” and is not independent of it." in limits
    assert "1 member of the team had actions of the audit before to carry out." in limits
    assert not any("Calder" in line or "telephony" in line for line in limits)


def test_without_an_audit_before_there_is_no_such_part() -> None:
    alone = evaluate(audit(), framework({"1": (criterion([1], "1.01"),)}))
    found = build_content([alone], date(2026, 2, 6), ReportOptions(), WORDS)
    assert found.movements == ()
    assert "Movement" not in pages_of(bytes_of(found)).text
