"""The sentences of ladders and of the data quality log say their counts, and hide nothing by rounding."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

from maturity_desktop.domain.figure_log import Odd, Oddity
from maturity_desktop.domain.framework import Rule
from maturity_desktop.domain.ladder import Proof, RuleResult
from maturity_desktop.reports.sections.ladder_words import rule_sentence, verdict_words
from maturity_desktop.reports.sections.quality_words import oddity_sentence

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
