"""Claims held against figures: who claims, what the figures show, and when they say nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest

from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Audit, Evidence, Link, Note
from maturity_desktop.domain.claims import (
    CheckedClaim,
    Short,
    Verdict,
    Where,
    checked_claims,
    claiming_sentence,
)
from maturity_desktop.domain.figure_records import MeasureReading, MeasureSeries
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import evaluate
from maturity_desktop.domain.series import Figure, Grain
from maturity_desktop.domain.supporting import Pool
from maturity_desktop.domain.supporting_catalogue import (
    Claim,
    Formula,
    Need,
    SupportingCatalogue,
    SupportingMeasure,
    Unit,
)
from maturity_desktop.domain.supporting_rows import SupportingRow
from tests.builders import audit, criterion, framework

MODEL: Framework = framework({"1": [criterion([2, 1], "1.01"), criterion([1], "1.02")]})
FORECAST = SupportingMeasure(
    "error", "Error", "", Formula.WAPE, Unit.PERCENT, ("forecast",), ("actual",), group="channel",
    grain=Grain.INTERVAL,
)  # fmt: skip
DENIALS = ("no", "not", "would")


def claim(need: Need, *, words: tuple[str, ...] = ("interval",)) -> Claim:
    return Claim("c", "model", "1.01", "Forecasts go down to the interval.", need, ("1.01-1a",), words)


def catalogue(own: Claim) -> SupportingCatalogue:
    finished = replace(FORECAST, id="error_day", grain=Grain.DAY)
    return SupportingCatalogue("", {}, {"channel": "Channel"}, (FORECAST, finished), (own,), DENIALS)


BY_INTERVAL = Need(("error", "error_day"), grain=Grain.INTERVAL, grouped_by="channel")
MET = {"1.01-1a": AnswerValue.MET}


Told = Mapping[tuple[str, Grain | None], Mapping[tuple[str, str], tuple[str, ...]]]


def pool(told: Told) -> Pool:
    """Rows by grouping and grain: (start, group) with the ids of their amounts."""
    return {
        key: tuple(
            SupportingRow(
                datetime.fromisoformat(start) if start else None, group, dict.fromkeys(names, Fraction(1))
            )
            for (start, group), names in rows.items()
        )
        for key, rows in told.items()
    }


BOTH = ("forecast", "actual")
DAILY = pool({("channel", Grain.DAY): {("2025-12-01", "voice"): BOTH}})
HALF_HOURS = pool({("channel", Grain.INTERVAL): {("2025-12-01T09:00", "voice"): BOTH}})


def check(
    own: Claim,
    rows: Pool,
    answers: Mapping[str, AnswerValue] | None = None,
    *records: Record,
    figures: Mapping[str, tuple[Figure, ...]] | None = None,
) -> CheckedClaim | None:
    held: Audit = audit(answers, *records)
    results = evaluate(held, MODEL)
    found = checked_claims([results], catalogue(own), rows, (figures or {}).__getitem__)
    assert len(found) <= 1
    return found[0] if found else None


def note(text: str) -> Note:
    return Note("a1", "model", AGREED, "1.01", text)


def test_a_checkpoint_that_is_met_claims_and_days_contradict_it() -> None:
    found = check(claim(BY_INTERVAL), DAILY, MET)
    assert found is not None
    assert (found.verdict, found.short) == (Verdict.CONTRADICTED, (Short.GRAIN,))
    assert [(own.where, own.id) for own in found.places] == [(Where.CHECKPOINT, "1.01-1a")]
    assert found.handed.grains == {"voice": Grain.DAY}


def test_intervals_bear_it_out() -> None:
    found = check(claim(BY_INTERVAL), HALF_HOURS, MET)
    assert found is not None and (found.verdict, found.short) == (Verdict.BORNE_OUT, ())


def test_every_channel_has_to_go_down_to_the_interval() -> None:
    mail = pool({("channel", Grain.DAY): {("2025-12-01", "email"): BOTH}})
    found = check(claim(BY_INTERVAL), {**HALF_HOURS, **mail}, MET)
    assert found is not None and found.verdict is Verdict.CONTRADICTED
    assert found.handed.grains == {"voice": Grain.INTERVAL, "email": Grain.DAY}


def test_a_channel_that_has_both_counts_by_its_finest() -> None:
    found = check(claim(BY_INTERVAL), {**HALF_HOURS, **DAILY}, MET)
    assert found is not None and found.verdict is Verdict.BORNE_OUT


def test_nothing_handed_over_contradicts_nothing() -> None:
    found = check(claim(BY_INTERVAL), {}, MET)
    assert found is not None
    assert (found.verdict, found.handed.lacking) == (Verdict.NO_FIGURES, ("error", "error_day"))


def test_figures_from_outside_the_twelve_months_are_none() -> None:
    old = pool({("channel", Grain.DAY): {("2024-12-31", "voice"): BOTH}})
    found = check(claim(BY_INTERVAL), old, MET)
    assert found is not None and found.verdict is Verdict.NO_FIGURES


@pytest.mark.parametrize("value", [AnswerValue.NOT_MET, AnswerValue.PARTLY, AnswerValue.NOT_APPLICABLE])
def test_no_other_answer_claims(value: AnswerValue) -> None:
    assert check(claim(BY_INTERVAL), DAILY, {"1.01-1a": value}) is None


def test_nothing_said_is_nothing_claimed() -> None:
    assert check(claim(BY_INTERVAL), DAILY) is None


def test_a_note_claims_with_its_sentence() -> None:
    found = check(
        claim(BY_INTERVAL), DAILY, {}, note("All is well. They forecast by the\tInterval; so they say.\nFine")
    )
    assert found is not None
    (place,) = found.places
    assert (place.where, place.text) == (Where.NOTE, "They forecast by the Interval")


def test_a_remark_and_the_title_of_evidence_claim_too() -> None:
    item = Evidence("c1", "e1", 1, "Interval forecast", EvidenceKind.DATA, date(2026, 1, 1), date(2026, 1, 1))
    found = check(
        claim(BY_INTERVAL),
        DAILY,
        {},
        item,
        Link("a1", "e1", "model", "1.01"),
        Answer("a1", "model", AGREED, "1.01-1b", None, "By interval since May"),
    )
    assert found is not None
    assert [(own.where, own.id) for own in found.places] == [
        (Where.REMARK, "1.01-1b"),
        (Where.EVIDENCE, "e1"),
    ]


def test_a_note_on_another_criterion_claims_nothing() -> None:
    other = Note("a1", "model", AGREED, "1.02", "By interval.")
    assert check(claim(BY_INTERVAL), DAILY, {}, other) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("There is no forecast by interval.", ""),
        ("There is no plan. They forecast by interval.", "They forecast by interval."),
        ("Intervals are forecast", "Intervals are forecast"),
        ("The midinterval is fine", ""),
        ("An interval forecast would prove it", ""),
        ("Error of 3.5 % by interval. More.", "Error of 3.5 % by interval."),
        ("Nobody knows the intervál", "Nobody knows the intervál"),
        ("", ""),
    ],
)
def test_words_claim_where_nothing_beside_them_denies(text: str, sentence: str) -> None:
    assert claiming_sentence(text, ("interval",), DENIALS) == sentence


def test_without_words_no_text_claims() -> None:
    assert claiming_sentence("Anything at all", (), DENIALS) == ""


def test_months_are_counted_over_all_measures() -> None:
    need = Need(("error",), months=3)
    rows = pool({("", Grain.MONTH): {(f"2025-{month:02d}-01", ""): ("error",) for month in (1, 2)}})
    found = check(claim(need), rows, MET)
    assert found is not None
    assert (found.verdict, found.short, len(found.handed.months)) == (
        Verdict.CONTRADICTED,
        (Short.MONTHS,),
        2,
    )
    more = pool({("", Grain.MONTH): {(f"2025-{month:02d}-01", ""): ("error",) for month in (1, 2, 12)}})
    borne = check(claim(need), more, MET)
    assert borne is not None and borne.verdict is Verdict.BORNE_OUT


def test_one_group_is_not_every_channel() -> None:
    need = Need(("error",), grouped_by="channel", groups=2)
    found = check(claim(need), HALF_HOURS, MET)
    assert found is not None
    assert (found.verdict, found.short, found.handed.groups) == (
        Verdict.CONTRADICTED,
        (Short.GROUPS,),
        ("voice",),
    )


def test_every_measure_has_to_be_there_where_all_are_claimed() -> None:
    need = Need(("error", "absent"), every_measure=True)
    found = check(claim(need), HALF_HOURS, MET)
    assert found is not None
    assert (found.short, found.handed.lacking) == ((Short.MEASURES,), ("absent",))


def test_a_finished_error_by_interval_stands_for_intervals_and_one_by_day_for_days() -> None:
    months: Told = {("", Grain.MONTH): {("2025-12-01", ""): ("error",)}}
    found = check(claim(BY_INTERVAL), pool(months), MET)
    assert found is not None and found.verdict is Verdict.BORNE_OUT
    months = {("", Grain.MONTH): {("2025-12-01", ""): ("error_day",)}}
    found = check(claim(BY_INTERVAL), pool(months), MET)
    assert found is not None and found.verdict is Verdict.CONTRADICTED


def series(channel: str, grain: Grain) -> MeasureSeries:
    day = date(2025, 12, 1)
    return MeasureSeries("a1", f"s-{channel}", "service_level", channel, grain, "f", 1, day, day, day)


SERVICE = Need(series=("service_level",), grain=Grain.INTERVAL)
OWN = {"f": (Figure(datetime.fromisoformat("2025-12-01"), value=Fraction(80)),)}


def test_series_of_measured_criteria_count_as_figures() -> None:
    found = check(claim(SERVICE), {}, MET, series("voice", Grain.MONTH), figures=OWN)
    assert found is not None and found.verdict is Verdict.CONTRADICTED
    found = check(claim(SERVICE), {}, MET, series("voice", Grain.INTERVAL), figures=OWN)
    assert found is not None and found.verdict is Verdict.BORNE_OUT


def test_a_channel_without_such_periods_contradicts_nothing() -> None:
    """E-mail has response times by the month; that intervals do not apply to it is said in its reading."""
    reading = MeasureReading("a1", "service_level", "email", not_applicable=("2", "3"))
    every = (series("voice", Grain.INTERVAL), series("email", Grain.MONTH))
    found = check(claim(SERVICE), {}, MET, *every, figures=OWN)
    assert found is not None and found.verdict is Verdict.CONTRADICTED
    found = check(claim(SERVICE), {}, MET, *every, reading, figures=OWN)
    assert found is not None and found.verdict is Verdict.BORNE_OUT


def test_a_channel_out_of_scope_does_not_count() -> None:
    reading = MeasureReading("a1", "service_level", "voice", in_scope=False)
    found = check(claim(SERVICE), {}, MET, series("voice", Grain.INTERVAL), reading, figures=OWN)
    assert found is not None and found.verdict is Verdict.NO_FIGURES
