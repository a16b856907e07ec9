"""A percentage beside the contacts that it is made of: it is theirs, and said where it contradicts them."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path

import pytest

from maturity_desktop.domain.figure_log import Odd
from maturity_desktop.domain.series import Grain
from maturity_desktop.reports.sections.quality_words import oddity_sentence
from maturity_desktop.verbs.figures import FoundLadder
from tests.verbs.reading_figures import counts, read, sent


def said(found: FoundLadder) -> list[str]:
    return [oddity_sentence(own, NullTranslations()) for own in found.oddities if own.kind is Odd.GIVEN_SHARE]


@pytest.mark.parametrize(
    "heads",
    [
        "Date,Day,Calls Offered,Calls Answered within 20 sec,SL %",
        "Date,Day,Calls offered,Calls in SL,Service level",
        "Datum,Tag,Anrufe angeboten,Anrufe innerhalb 20 Sek,Servicelevel %",
    ],
)
def test_the_percentage_beside_a_channel_s_counts_is_no_channel(tmp_path: Path, heads: str) -> None:
    rows = "2025-01-13,Mon,100,81,81\n2025-01-14,Tue,110,80,72.7\n"
    found = read(sent(tmp_path, f"{heads}\n{rows}"))
    assert [own.channel for own in found.channels] == ["voice"]
    assert counts(found, Grain.DAY) == [(81, 100), (80, 110)]
    assert said(found) == []


def test_a_given_percentage_that_its_counts_contradict_is_told_with_both(tmp_path: Path) -> None:
    rows = "2025-01;1000;790;81\n2025-02;1000;800;80\n2025-03;1000;805;82\n"
    found = read(sent(tmp_path, f"Month;Offered;In SL;SL %\n{rows}"))
    assert counts(found)[0] == (790, 1000)
    (words,) = said(found)
    assert "2 percentages are not what the contacts beside them come to" in words
    assert "the first 81 % instead of 79.0 %, by up to 2.0 points: the contacts count (D2, D4)" in words


@pytest.mark.parametrize("shares", [("81", "72.7"), ("0.81", "0.7273"), ("81 %", "72.7 %"), ("n/a", "73")])
def test_what_was_rounded_or_is_not_told_contradicts_nothing(tmp_path: Path, shares: tuple[str, str]) -> None:
    text = f"Month;Offered;In SL;SL\n2025-01;100;81;{shares[0]}\n2025-02;110;80;{shares[1]}\n"
    assert said(read(sent(tmp_path, text))) == []


def test_each_channel_has_its_own_percentage(tmp_path: Path) -> None:
    heads = "Month;Calls offered;Calls in SL;Emails offered;Emails in SL;Calls SL %;Emails SL %"
    found = read(sent(tmp_path, f"{heads}\n2025-01;100;81;50;40;81;79\n"))
    (words,) = said(found)
    assert "79 % instead of 80.0 %" in words
    assert "(G2)" in words
