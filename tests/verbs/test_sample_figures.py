"""The sample's figures: the ones that the client's tables hold, and what they prove."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from maturity_desktop.data_folders import resources_folder
from maturity_desktop.domain.audit import Audit, Evidence
from maturity_desktop.domain.figure_records import MeasureSeries
from maturity_desktop.domain.ladder import Ladder
from maturity_desktop.domain.ladder_rules import Proof, RuleResult
from maturity_desktop.domain.measures import (
    figures_together,
    opening_hours,
    reading_of,
    series_of,
    target_steps,
)
from maturity_desktop.domain.results import ReasonCode, Results
from maturity_desktop.domain.series import Figure, Grain
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import results_of
from maturity_desktop.verbs.sample import make_sample
from tools.sample_figures.make import make

TOLD: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data" / "norrhaven-measures.json").read_text(encoding="utf-8")
)
SAMPLE = resources_folder() / "sample"
HALF_HOUR = timedelta(minutes=30)
LUNCH = (time(10), time(13))
HEATWAVE = (date(2025, 8, 6), date(2025, 8, 17))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("figures") / "library")
    make_sample(opened, lambda: datetime(2026, 2, 6, 12, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def results(library: Library) -> Results:
    return results_of(library, "norrhaven-2025")[0]


@pytest.fixture(scope="module")
def audit(results: Results) -> Audit:
    return results.audit


def of(audit: Audit, library: Library, measure: str, channel: str, grain: Grain) -> tuple[Figure, ...]:
    return figures_together(series_of(audit, measure)[channel][grain], library.figures)


def by_rule(ladder: Ladder, channel: str) -> dict[str, RuleResult]:
    own = next(own for own in ladder.channels if own.channel == channel)
    return {result.checkpoint: result for level in own.levels for result in level.results}


def shares(figures: tuple[Figure, ...]) -> list[Fraction]:
    return [Fraction(100 * (figure.within or 0), figure.offered or 1) for figure in figures]


def test_months_are_the_clients(audit: Audit, library: Library) -> None:
    months = of(audit, library, "service_level", "voice", Grain.MONTH)
    rows = TOLD["months"]
    assert [(f"{own.start:%Y-%m}", own.offered) for own in months] == [
        (row["month"], row["voice_contacts"]) for row in rows
    ]
    assert sum(own.offered or 0 for own in months) == TOLD["voice_contacts_per_year"]
    assert [round(float(share), 1) for share in shares(months)] == [row["sl_80_20"] for row in rows]


@pytest.mark.parametrize(
    ("measure", "channel", "value", "target"),
    [
        ("service_level", "voice", "", "sl_target"),
        ("service_level", "email", "email_24h", "email_target"),
        ("quality_score", "", "qa", "qa_target"),
        ("satisfaction_score", "", "csat_top2", "csat_target"),
        ("cost_per_contact", "", "cost_per_contact", "cpc_target"),
    ],
)
def test_values_and_targets_are_the_clients(
    audit: Audit, library: Library, measure: str, channel: str, value: str, target: str
) -> None:
    rows = {date.fromisoformat(f"{row['month']}-01"): row for row in TOLD["months"]}
    steps = target_steps(reading_of(audit, measure, channel).targets)
    in_force = {day: [step.target for step in steps if step.since <= day][-1] for day in rows}
    assert {day: float(found) for day, found in in_force.items()} == {
        day: row[target] for day, row in rows.items()
    }
    if value:
        figures = of(audit, library, measure, channel, Grain.MONTH)
        assert {own.start.date(): own.value for own in figures} == {
            day: Fraction(str(row[value])) for day, row in rows.items() if row[value] is not None
        }


def test_days_sum_up_to_their_months_and_half_hours_to_their_days(audit: Audit, library: Library) -> None:
    months, days, halves = (of(audit, library, "service_level", "voice", grain) for grain in Grain)
    by_month: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    by_day: dict[date, list[int]] = defaultdict(lambda: [0, 0])
    for sums, key, figures in ((by_month, "%Y-%m", days), (by_day, "%Y-%m-%d", halves)):
        for own in figures:
            place: Any = own.start.strftime(key)
            entry = sums[place]
            entry[0] += own.offered or 0
            entry[1] += own.within or 0
    assert {f"{own.start:%Y-%m}": [own.offered, own.within] for own in months[3:]} == by_month
    of_days = {f"{own.start:%Y-%m-%d}": [own.offered, own.within] for own in days}
    assert {day: of_days[str(day)] for day in by_day} == by_day


def test_days_and_half_hours_met_are_the_clients(audit: Audit, library: Library) -> None:
    _months, days, halves = (of(audit, library, "service_level", "voice", grain) for grain in Grain)
    met: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for own, share in zip(days, shares(days), strict=True):
        met[f"{own.start:%Y-%m}"][0] += share >= 80
        met[f"{own.start:%Y-%m}"][1] += 1
    assert met == TOLD["days_met_total"]
    assert [sum(share >= 80 for share in shares(halves)), len(halves)] == TOLD["intervals_met_total"]


def test_every_half_hour_within_the_opening_hours_is_there_and_no_other(
    audit: Audit, library: Library
) -> None:
    halves = of(audit, library, "service_level", "voice", Grain.INTERVAL)
    hours = opening_hours(audit)
    window = [date(2025, 9, 3) + timedelta(days=number) for number in range(120)]
    assert window[-1] == audit.details.cut_off
    assert [own.start for own in halves] == [start for day in window for start in hours.starts(day, 30)]
    assert [str(day) for day in window if not hours.is_open(day)] == TOLD["closed"]
    last = {day: max(hours.starts(day, 30)) + HALF_HOUR for day in window if hours.is_open(day)}
    early = [str(day) for day, end in last.items() if end.time() == time(18)]
    assert early == TOLD["early_closing"]


def test_volume_is_in_shape(audit: Audit, library: Library) -> None:
    """Mondays, late mornings, the heatwave: more contacts, and fewer of them in time."""
    _months, days, halves = (of(audit, library, "service_level", "voice", grain) for grain in Grain)

    def mean(figures: list[Figure]) -> tuple[float, float]:
        found = tuple(figures)
        return sum(own.offered or 0 for own in found) / len(found), float(sum(shares(found)) / len(found))

    mondays, others = (
        mean([own for own in days if (own.start.weekday() == 0) is first]) for first in (True, False)
    )
    hot, mild = (
        mean([own for own in days if (HEATWAVE[0] <= own.start.date() <= HEATWAVE[1]) is first])
        for first in (True, False)
    )
    late, rest = (
        mean([own for own in halves if (LUNCH[0] <= own.start.time() < LUNCH[1]) is first])
        for first in (True, False)
    )
    for busy, quiet in ((mondays, others), (hot, mild), (late, rest)):
        assert busy[0] > 1.1 * quiet[0]
        assert busy[1] < quiet[1] - 2


def test_the_ladders_are_what_the_sample_says(results: Results) -> None:
    found = results.ladders
    assert {name: own.level for name, own in found.items()} == {"8.01": 1, "8.02": 3, "8.03": 1, "8.04": 3}
    assert {name: str(own.earliest) for name, own in found.items() if own.earliest} == {
        "8.01": "2026-09",
        "8.03": "2026-07",
        "8.04": "2026-12",
    }
    voice, email = by_rule(found["8.01"], "voice"), by_rule(found["8.01"], "email")
    assert (voice["8.01-1a"].met, voice["8.01-1a"].total) == (TOLD["computed"]["8.01_voice_months"], 12)
    assert [str(own.month) for own in voice["8.01-2a"].groups if 5 * own.met >= 4 * own.total] == [
        "2025-05",
        "2025-06",
        "2025-10",
    ]
    assert (voice["8.01-3a"].met, voice["8.01-3a"].total) == (2271, 3292)
    assert (email["8.01-1a"].met, len(email["8.01-1a"].as_given)) == (TOLD["computed"]["email_months"], 12)
    levels = next(own.levels for own in found["8.01"].channels if own.channel == "email")
    assert [level.proof for level in levels[1:3]] == [Proof.NOT_APPLICABLE] * 2
    for name, checkpoint in (("8.02", "8.02-3a"), ("8.03", "8.03-1a"), ("8.04", "8.04-3a")):
        assert by_rule(found[name], "")[checkpoint].met == TOLD["computed"][name]


def test_the_assessor_answers_as_the_figures_propose(results: Results) -> None:
    for name, own in results.ladders.items():
        result = results.of(name)
        assert result.level == own.level
        assert own.level > 0 and all(
            result.answers[point] is said for point, said in result.proposals.items()
        )


def test_the_missing_september_is_found_and_not_told(results: Results) -> None:
    found = {own.criterion.id: own.provisional for own in results.criteria if own.provisional}
    assert list(found) == ["1.05", "8.03"]
    (reason,) = found["8.03"]
    assert (reason.code, reason.detail) == (ReasonCode.FIGURES_MISSING, "2025-09")


def cells(item: Evidence, origin: str) -> list[tuple[Any, ...]]:
    """What stands in an item of evidence at a place (“Voice!A1:E13”), without the head."""
    path = SAMPLE / "evidence" / item.file_name
    sheet, _mark, area = origin.rpartition("!")
    head, last = (int(corner[1:]) for corner in area.split(":"))
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as source:
            return [tuple(row) for row in csv.reader(source)][head:last]
    return list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))[head:last]


def test_every_series_stands_in_its_evidence(audit: Audit, library: Library) -> None:
    """The numbers of each series, and only they, are found where it says that it comes from."""
    for record in audit.all(MeasureSeries):
        item = audit.get(Evidence, audit.client.id, record.evidence)
        assert item is not None
        told = [[_number(cell) for cell in row] for row in cells(item, record.origin)]
        told = [row for row in told if any(number is not None for number in row[1:])]
        figures = library.figures(record.figures)
        for figure in figures:
            wanted = [figure.value] if figure.value is not None else [figure.offered, figure.within]
            assert any(all(own in row for own in wanted) for row in told), (record.id, figure)
        assert len(figures) == record.count <= len(told)
        assert (figures[0].start.date(), figures[-1].start.date()) == (record.first, record.last)


def _number(cell: Any) -> Fraction | None:
    try:
        return Fraction(str(cell))
    except ValueError:
        return None


def test_the_figures_are_made_anew_as_they_stand(tmp_path: Path) -> None:
    make(tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in (SAMPLE / "figures").iterdir()}
    assert all(b"\r" not in data for data in made.values())
