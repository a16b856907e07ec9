"""The sentences of ladders and of the data quality log say their counts, and hide nothing by rounding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from gettext import NullTranslations

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.figure_log import Odd, Oddity
from maturity_desktop.domain.framework import Rule
from maturity_desktop.domain.ladder import ladder
from maturity_desktop.domain.ladder_rules import Proof, RuleResult
from maturity_desktop.domain.outcomes import ChannelFigures, TargetStep
from maturity_desktop.domain.series import Figure, Grain, Series
from maturity_desktop.reports.sections.ladder_words import (
    lacks_target,
    level_sentences,
    rule_sentence,
    verdict_words,
)
from maturity_desktop.reports.sections.quality_words import oddity_sentence
from maturity_desktop.storage.framework_files import read_framework

WORDS = NullTranslations()
INTERVALS = Rule("8.01-3a", "share_in_window", {"period": "interval", "window_days": 120, "share": 0.8})
BY_MONTH = Rule("8.01-1a", "periods_met", {"period": "month", "window": 12, "at_least": 10})


def test_a_share_just_short_of_what_is_needed_does_not_read_as_reached() -> None:
    result = RuleResult("8.01-3a", "share_in_window", Proof.NOT_MET, met=7997, total=10_000, needed=8000)
    assert rule_sentence(result, INTERVALS, WORDS).startswith(
        "Target met in 7,997 of 10,000 intervals (79.97 %)"
    )


def test_a_share_that_is_reached_has_one_digit() -> None:
    result = RuleResult("8.01-3a", "share_in_window", Proof.MET, met=4, total=5, needed=4)
    assert "(80.0 %); 80 % are needed" in rule_sentence(result, INTERVALS, WORDS)


@pytest.mark.parametrize(
    ("slope", "rising", "proof", "told"),
    [
        (-0.02, False, Proof.MET, "a month: towards it."),
        (0.003, False, Proof.MET, "met in enough months, so that no trend is needed; the distance"),
        (0.003, True, Proof.MET, "a month: towards it."),
        (0.003, False, Proof.NOT_MET, "a month: not towards it."),
        (1004.2, True, Proof.MET, "changes by +1000 a month"),
        (-0.00012, False, Proof.MET, "changes by −0.00012 a month"),
    ],
)
def test_a_trend_says_whether_it_leads_to_the_goal_or_is_not_needed(
    slope: float, rising: bool, proof: Proof, told: str
) -> None:
    rule = Rule("8.04-2b", "trend_to_goal", {"period": "month", "window": 12, "at_least": 6})
    result = RuleResult("8.04-2b", "trend_to_goal", proof, met=12, total=12, needed=6, slope=slope)
    assert told in rule_sentence(result, rule, WORDS, rising=rising)


def test_every_verdict_has_words() -> None:
    assert len({verdict_words(proof, WORDS) for proof in Proof}) == len(Proof)


@pytest.mark.parametrize("kind", list(Odd))
@pytest.mark.parametrize("count", [1, 14])
def test_every_oddity_has_a_sentence_with_its_place(kind: Odd, count: int) -> None:
    oddity = Oddity(kind, "a.xlsx", "Days", ("B3",), count, "n/a", "voice")
    sentence = oddity_sentence(oddity, WORDS)
    assert sentence.startswith("a.xlsx, “Days”: ")
    assert "B3" in sentence
    assert "{" not in sentence
    assert len(sentence) > len("a.xlsx, “Days”: n/a (B3 and 13 more)")


def test_an_oddity_of_a_channel_names_it() -> None:
    gap = Oddity(Odd.GAP, "", "", ("2025-09",), 1, channel="voice")
    assert oddity_sentence(gap, WORDS) == "Voice: 1 period without figures (2025-09)"


def months_of(channel: str, year: int = 2025, target: int | None = None) -> ChannelFigures:
    """Twelve months at 81 %."""
    figures = tuple(
        Figure(
            datetime.fromisoformat(f"{year}-{month:02d}-01"),
            value=Fraction(81),
            target=None if target is None else Fraction(target),
        )
        for month in range(1, 13)
    )
    return ChannelFigures(channel, {Grain.MONTH: Series(Grain.MONTH, figures)})


def first_level(*channels: ChannelFigures) -> str:
    criterion = read_framework(frameworks_folder() / "icmi-cmo.yaml").framework.criterion("8.01")
    found = ladder(criterion, 0, channels, date(2025, 12, 31))
    return level_sentences(found, criterion, 0, WORDS)


def test_figures_without_a_channel_are_of_all_contacts() -> None:
    told = first_level(months_of("", target=80), months_of("voice", target=80))
    assert told.startswith("all contacts: Target met in 12 of 12 months")
    assert " Voice: Target met" in told


def test_months_that_lack_only_a_target_are_not_said_to_be_missing() -> None:
    assert first_level(months_of("voice")) == "Cannot be determined: no target is told."


@pytest.mark.parametrize(("since", "lacking"), [(date(2025, 12, 1), False), (date(2025, 12, 2), True)])
def test_a_target_in_force_when_the_last_month_begins_is_one(since: date, lacking: bool) -> None:
    months = replace(months_of("voice"), targets=(TargetStep(since, Fraction(80)),))
    assert lacks_target(months, BY_MONTH, date(2025, 12, 31)) is lacking


def test_a_target_of_a_figure_before_the_months_in_question_is_none() -> None:
    old, new = months_of("voice", 2024, 80), months_of("voice", 2025)
    both = (*old.series[Grain.MONTH].figures, *new.series[Grain.MONTH].figures)
    months = replace(new, series={Grain.MONTH: Series(Grain.MONTH, both)})
    assert lacks_target(months, BY_MONTH, date(2025, 12, 31))
    assert not lacks_target(months, BY_MONTH, date(2025, 11, 30))


def test_months_of_long_ago_are_no_figures() -> None:
    assert first_level(months_of("voice", year=2022)) == "Cannot be determined: no figures by month."


def days_beside(month_value: int | None, within: int, days: int = 31) -> ChannelFigures:
    """December by its own value, where there is one, and by its days, of ten contacts each."""
    own = tuple(
        Figure(datetime.fromisoformat(f"2025-12-{day:02d}"), offered=10, within=within)
        for day in range(1, days + 1)
    )
    series = {Grain.DAY: Series(Grain.DAY, own)}
    if month_value is not None:
        december = Figure(datetime.fromisoformat("2025-12-01"), value=Fraction(month_value))
        series[Grain.MONTH] = Series(Grain.MONTH, (december,))
    return ChannelFigures("voice", series, (TargetStep(date(2020, 1, 1), Fraction(80)),))


def test_a_value_that_its_contacts_speak_against_is_told_in_the_ladder() -> None:
    told = first_level(days_beside(81, within=7))
    assert "In 1 period the client's own value counts, and its contacts would judge otherwise." in told
    assert "own value" not in first_level(days_beside(81, within=9))


def test_a_month_with_figures_for_a_part_of_it_is_told_in_the_ladder() -> None:
    assert "1 period has figures for only a part of it." in first_level(days_beside(None, 9, days=20))
    assert "only a part" not in first_level(days_beside(None, 9))


def test_a_new_channel_beside_others_is_told_with_what_follows() -> None:
    new = Oddity(Odd.NEW_CHANNEL, "", "", (), 1, "voice\nemail", "Teams")
    assert oddity_sentence(new, WORDS) == (
        "Teams is new and counts as a channel of its own: a level has to hold in Voice and E-mail and in it"
    )
