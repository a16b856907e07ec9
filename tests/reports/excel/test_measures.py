"""The sheet Measures: months, days and intervals with the ladder that is counted from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.domain.series import Month
from maturity_desktop.reports.excel import check_workbook
from maturity_desktop.reports.excel.measures import CODES
from maturity_desktop.reports.excel.measures_layout import BETWEEN, MeasuresLayout
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import results_of
from maturity_desktop.verbs.sample import make_sample
from tests.reports.excel.conftest import Written, write
from tests.reports.excel.measured import measured_case


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Results:
    library = Library.open(tmp_path_factory.mktemp("measures") / "library")
    try:
        return results_of(library, make_sample(library, lambda: datetime(2026, 1, 30, 9, tzinfo=UTC)))[0]
    finally:
        library.close()


@pytest.fixture(scope="module")
def workbook(sample: Results) -> Written:
    return write(sample)


def layout_of(workbook: Written) -> MeasuresLayout:
    found = workbook.layout.frameworks[0].measures
    assert found is not None
    return found


def rows(workbook: Written, periods: bool) -> list[dict[str, Any]]:
    """The rows of one of the tables by column, with the figures that the program wrote."""
    layout = layout_of(workbook)
    table = layout.periods if periods else layout.ladder
    sheet = workbook.open(data_only=True)[table.title]
    names = [column.id for column in table.columns]
    found = sheet.iter_rows(table.first_row, table.last_row, max_col=len(names), values_only=True)
    return [dict(zip(names, row, strict=True)) for row in found]


def test_the_days_are_those_that_the_ladder_counts(sample: Results, workbook: Written) -> None:
    sheet = workbook.open(data_only=True)["Measures"]
    first = layout_of(workbook).periods.last_row + BETWEEN + 1
    found = [row for row in sheet.iter_rows(first, max_col=11, values_only=True) if row[1] == "Voice"]
    assert [f"{row[2]:%Y-%m-%d}" for row in (found[0], found[-1])] == ["2025-04-01", "2025-12-31"]
    assert found[-1][3:] == ("met", None, 1202, 1324, pytest.approx(90.785, abs=1e-3), 80, 20, 22)
    met = Counter(Month.of(row[2].date()) for row in found if row[3] == "met")
    (voice,) = (own for own in sample.ladders["8.01"].channels if own.channel == "voice")
    groups = [group for level in voice.levels for own in level.results for group in own.groups]
    assert {group.month: group.met for group in groups} == {group.month: met[group.month] for group in groups}
    assert len(groups) == 9


def test_the_months_have_actual_target_and_whether_it_was_met(workbook: Written) -> None:
    voice = [
        row for row in rows(workbook, periods=True) if (row["channel"], row["what"]) == ("Voice", "Month")
    ]
    assert [row["period"] for row in voice] == [f"2025-{month:02}" for month in range(1, 13)]
    august = voice[7]
    assert (august["reached"], august["of"], august["target"], august["state"]) == (
        57164,
        74920,
        80,
        "not met",
    )
    assert august["value"] == pytest.approx(76.3, abs=0.05)
    cost = [row for row in rows(workbook, periods=True) if row["criterion"] == "8.04"]
    assert [(row["given"], row["target"], row["state"]) for row in (cost[8], cost[11])] == [
        (5.4, 5.4, "met"),
        (5.44, 5.4, "not met"),
    ]
    september = [row for row in rows(workbook, periods=True) if row["criterion"] == "8.03"][8]
    assert (september["period"], september["given"], september["state"]) == ("2025-09", None, "no figure")


def test_days_and_half_hours_stand_as_counts_with_the_share_that_is_needed(workbook: Written) -> None:
    found = [row for row in rows(workbook, periods=True) if row["what"] != "Month"]
    assert [(row["period"], row["reached"], row["of"], row["state"]) for row in found[:2]] == [
        ("2025-04", 23, 30, "not met"),
        ("2025-05", 26, 31, "met"),
    ]
    last = found[-1]
    assert (last["reached"], last["of"], last["target"]) == (2271, 3292, 80)
    assert last["period"] == "3 September 2025 to 31 December 2025"


def test_the_ladder_is_the_one_of_the_program(workbook: Written, sample: Results) -> None:
    found = rows(workbook, periods=False)
    for name, ladder in sample.ladders.items():
        levels = [row for row in found if row["criterion"] == name and not row["checkpoint"]]
        assert [row["code"] for row in levels] == [CODES[level.proof] for level in ladder.levels]
        assert levels[-1]["reached"] == ladder.level
        told = [row["found"] for row in found if row["criterion"] == name and row["checkpoint"]]
        results = [result for own in ladder.channels for level in own.levels for result in level.results]
        assert told == [result.met for result in results]
    assert found[3]["state"] == "for the assessor"


def test_ladder_and_months_are_live_and_figures_can_be_entered(workbook: Written) -> None:
    layout = layout_of(workbook)
    sheet = workbook.open()[layout.ladder.title]
    for table, row in ((layout.ladder, layout.ladder.first_row), (layout.periods, layout.periods.last_row)):
        for column in table.columns:
            cell = sheet[f"{table.letter(column.id)}{row}"]
            assert (cell.data_type == "f") is column.formula, column.id
            assert cell.protection.locked is not column.entry, column.id
    assert sheet.protection.sheet


def test_no_sentence_says_what_a_changed_figure_would_belie(workbook: Written, sample: Results) -> None:
    """What is wanted is the standard's text; what was found stands in formulas alone."""
    wants = {row["checkpoint"]: row["what"] for row in rows(workbook, periods=False) if row["checkpoint"]}
    texts = {point.id: point.text for own in sample.criteria for point in own.criterion.checkpoints}
    assert wants == {checkpoint: texts[checkpoint] for checkpoint in wants}


@pytest.mark.parametrize("seed", range(6))
def test_every_kind_of_rule_is_written_and_read_back(seed: int, tmp_path: Path) -> None:
    written = write(measured_case(seed))
    check_workbook(written.save(tmp_path), written.content)


def test_without_figures_there_is_no_such_sheet(sample: Results) -> None:
    bare = write(evaluate(sample.audit, sample.framework))
    assert "Measures" not in bare.open(read_only=True).sheetnames


def test_that_figures_are_missing_follows_from_the_sheet(workbook: Written, sample: Results) -> None:
    part = workbook.layout.frameworks[0]
    told, live = workbook.open(data_only=True), workbook.open()
    for row, result in enumerate(sample.criteria, start=part.scorecard.first_row):
        place = f"{part.scorecard.letter('provisional')}{row}"
        lacking = layout_of(workbook).lacking(result.criterion.id)
        assert (lacking is None) is (result.ladder is None)
        if lacking is not None:
            assert f"MAX({lacking})>0" in live[part.scorecard.title][place].value
            is_told = "figures are missing" in (told[part.scorecard.title][place].value or "")
            assert is_told is (result.criterion.id == "8.03")
    levels = [row for row in rows(workbook, periods=False) if row["criterion"] == "8.03" and row["lacking"]]
    assert not levels[0]["checkpoint"], "the level says so, and below it the rule"


def test_a_channel_without_figures_has_rows_of_its_own_that_the_ladder_waits_for(sample: Results) -> None:
    """Whether figures are missing follows from those rows; tools/check_office.py fills them in."""
    waiting = replace(sample.ladders["8.01"], without_figures=("chat",))
    ladders = {**sample.ladders, "8.01": waiting}
    workbook = write(evaluate(sample.audit, sample.framework, ladders=ladders))
    periods = [row for row in rows(workbook, periods=True) if row["channel"] == "Chat"]
    assert [row["what"] for row in periods[:12]] == ["Month"] * 12
    assert {row["state"] for row in periods} == {"no figure"}
    told = [row for row in rows(workbook, periods=False) if row["criterion"] == "8.01"]
    rules = [row for row in told if row["channel"] == "Chat"]
    assert {(row["state"], row["code"], row["lacking"]) for row in rules} == {("no figures", None, 1)}
    levels = [row for row in told if not row["checkpoint"]]
    assert [row["code"] for row in levels] == [CODES[level.proof] for level in waiting.levels]
    assert [row["lacking"] for row in levels] == [1, 1, 0, 0]
    part = workbook.layout.frameworks[0]
    place = f"{part.scorecard.letter('provisional')}{_row_of(part.scorecard.first_row, sample, '8.01')}"
    assert "1=1" not in workbook.open()[part.scorecard.title][place].value
    assert workbook.open(data_only=True)[part.scorecard.title][place].value == "figures are missing"


def _row_of(first: int, results: Results, criterion: str) -> int:
    return first + [own.criterion.id for own in results.criteria].index(criterion)
