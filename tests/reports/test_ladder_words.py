"""The sentences of ladders and of the data quality log say their counts, and hide nothing by rounding."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from gettext import NullTranslations

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.figure_log import Odd, Oddity
from maturity_desktop.domain.framework import Rule
from maturity_desktop.domain.ladder import Proof, RuleResult, ladder
from maturity_desktop.domain.outcomes import ChannelFigures
from maturity_desktop.domain.series import Figure, Grain, Series
from maturity_desktop.reports.sections.ladder_words import level_sentences, rule_sentence, verdict_words
from maturity_desktop.reports.sections.quality_words import oddity_sentence
from maturity_desktop.storage.framework_files import read_framework

WORDS = NullTranslations()
INTERVALS = Rule("8.01-3a", "share_in_window", {"period": "interval", "window_days": 120, "share": 0.8})


def test_a_share_just_short_of_what_is_needed_does_not_read_as_reached() -> None:
    result = RuleResult("8.01-3a", "share_in_window", Proof.NOT_MET, met=7997, total=10_000, needed=8000)
    assert rule_sentence(result, INTERVALS, WORDS).startswith(
        "Target met in 7997 of 10000 intervals (79.97 %)"
    )


def test_a_share_that_is_reached_has_one_digit() -> None:
    result = RuleResult("8.01-3a", "share_in_window", Proof.MET, met=4, total=5, needed=4)
    assert "(80.0 %); 80 % are needed" in rule_sentence(result, INTERVALS, WORDS)


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
    assert oddity_sentence(gap, WORDS) == "voice: 1 period without figures (2025-09)"


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
    assert " voice: Target met" in told


def test_months_that_lack_only_a_target_are_not_said_to_be_missing() -> None:
    assert first_level(months_of("voice")) == "Cannot be determined: no target is told."


def test_months_of_long_ago_are_no_figures() -> None:
    assert first_level(months_of("voice", year=2022)) == "Cannot be determined: no figures by month."
