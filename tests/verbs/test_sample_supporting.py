"""The sample's supporting figures: those of the client's own sheets, and the claim that they contradict."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from fractions import Fraction
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.data_folders import resources_folder
from maturity_desktop.domain.claims import CheckedClaim, Verdict, Where, checked_claims
from maturity_desktop.domain.figure_records import SupportingData
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.supporting import SupportingFigure, data_of, pool_of, supporting_figures
from maturity_desktop.reports.sections.supporting_words import shown_words
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import results_of
from maturity_desktop.verbs.sample import make_sample
from maturity_desktop.verbs.sample_figures import read_amount_rows
from maturity_desktop.verbs.supporting import catalogue_at_hand
from tools.sample_figures.make import SOURCES, read_source

TOLD: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data" / "norrhaven-supporting.json").read_text(encoding="utf-8")
)
GIVEN = {
    "abandon": "abandonment",
    "aht_s": "handling_time_mean",
    "fcr": "first_contact_resolution",
    "occupancy": "occupancy",
    "shrinkage": "shrinkage",
    "wape_daily": "forecast_error_day",
    "wape_interval": "forecast_error_interval",
    "adherence": "adherence",
    "csat_top2": "satisfaction",
    "cost_per_contact": "cost_per_contact",
}
FIGURES = resources_folder() / "sample" / "figures"
CATALOGUE = catalogue_at_hand(Path("nowhere"))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("supporting") / "library")
    make_sample(opened, lambda: datetime(2026, 2, 6, 12, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def results(library: Library) -> tuple[Results, ...]:
    return tuple(results_of(library, "norrhaven-2025"))


@pytest.fixture(scope="module")
def figures(library: Library, results: tuple[Results, ...]) -> Mapping[str, SupportingFigure]:
    return supporting_figures(results[0].audit, CATALOGUE, library.table)


@pytest.fixture(scope="module")
def claims(library: Library, results: tuple[Results, ...]) -> Mapping[str, CheckedClaim]:
    pool = pool_of(results[0].audit, library.table)
    found = checked_claims(results, CATALOGUE, pool, library.figures)
    return {own.claim.id: own for own in found}


@pytest.mark.parametrize("column", list(GIVEN))
def test_every_month_is_the_clients(figures: Mapping[str, SupportingFigure], column: str) -> None:
    found = figures[GIVEN[column]]
    told = {row["month"]: Fraction(str(row[column])) for row in TOLD["months"] if row[column] is not None}
    assert {str(month): share.value for month, share in found.months.items()} == told
    assert found.as_given and found.whole.value == told["2025-12"]


def test_attrition_is_computed_and_what_the_evidence_says(figures: Mapping[str, SupportingFigure]) -> None:
    found = figures["attrition"]
    assert found.amounts["leavers"] == TOLD["leavers"]
    assert found.amounts["headcount"] / 12 == Fraction(TOLD["mean_headcount"])
    assert found.whole.value == Fraction(TOLD["attrition"])


def test_counts_are_the_clients_with_their_interval(figures: Mapping[str, SupportingFigure]) -> None:
    for group, (satisfied, answers) in TOLD["satisfied_by_channel"].items():
        share = figures["satisfaction"].groups[group]
        assert (share.value, share.counted) == (Fraction(100 * satisfied, answers), answers)
    for measure, key in (("training_coverage", "trained"), ("plan_coverage", "gap_analysis_and_plan")):
        done, due = TOLD[key]
        share = figures[measure].whole
        assert (share.value, share.counted) == (Fraction(100 * done, due), due)
        assert share.interval is not None and share.interval.low < done / due < share.interval.high


def test_cheaper_contacts_make_no_cheaper_resolutions(figures: Mapping[str, SupportingFigure]) -> None:
    months = {str(month): share.value for month, share in figures["cost_per_resolution"].months.items()}
    assert {month: months[month] for month in TOLD["cost_per_resolution"]} == {
        month: Fraction(str(own)) for month, own in TOLD["cost_per_resolution"].items()
    }


@pytest.mark.parametrize("source", SOURCES, ids=lambda own: own.file)
def test_the_rows_are_what_an_import_of_the_evidence_gives(source: Any) -> None:
    assert read_amount_rows(FIGURES / f"{source.file}.csv") == read_source(source, CATALOGUE).rows


def test_every_table_says_where_it_stands_in_which_evidence(results: tuple[Results, ...]) -> None:
    audit = results[0].audit
    items = {item.id: item.number for item in audit.evidence}
    told = [(items[own.evidence], own.origin) for own in data_of(audit)]
    assert told == [(source.number, read_source(source, CATALOGUE).origin) for source in SOURCES]
    assert all(own.count for own in audit.all(SupportingData))


def test_planning_claims_half_hours_and_the_workbook_has_days_for_email(
    claims: Mapping[str, CheckedClaim],
) -> None:
    found = claims["interval_forecasts"]
    assert found.verdict is Verdict.CONTRADICTED
    assert [(place.where, place.text) for place in found.places] == [
        (Where.NOTE, "The interview claimed half-hours for both")
    ]
    said = shown_words(found, CATALOGUE, NullTranslations())
    assert said == "The figures are not as fine: Voice: by interval. E-mail: by day."
    assert [own for own in claims.values() if own.verdict is Verdict.CONTRADICTED] == [found]
