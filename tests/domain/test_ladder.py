"""Norrhaven's months through the rules of 8.01 to 8.04; the edges of each rule stand in tests/vectors."""

from __future__ import annotations

from datetime import date, datetime, time
from fractions import Fraction

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.ladder import Ladder, earliest_for, ladder
from maturity_desktop.domain.ladder_rules import Proof
from maturity_desktop.domain.outcomes import ChannelFigures
from maturity_desktop.domain.series import Figure, Grain, Month, Series
from maturity_desktop.storage.framework_files import read_framework

CUT_OFF = date(2025, 12, 31)


@pytest.fixture(scope="module")
def icmi() -> Framework:
    return read_framework(frameworks_folder() / "icmi-cmo.yaml").framework


def months(values: str, targets: str, at_least: bool = True) -> ChannelFigures:
    """The twelve months of 2025; a dash is a month without a figure."""
    pairs = zip(values.split(), targets.split(), strict=True)
    figures = tuple(
        Figure(
            datetime.combine(date(2025, month, 1), time.min), value=Fraction(value), target=Fraction(target)
        )
        for month, (value, target) in enumerate(pairs, start=1)
        if value != "-"
    )
    return ChannelFigures("voice", {Grain.MONTH: Series(Grain.MONTH, figures)}, at_least=at_least)


def proofs(found: Ladder) -> list[str]:
    return [level.proof.value for level in found.levels]


def test_satisfaction_with_a_month_missing(icmi: Framework) -> None:
    figures = months("83.0 82.4 82.1 81.6 83.3 82.7 81.2 78.9 - 82.3 82.0 80.8", " ".join(["82"] * 12))
    found = ladder(icmi.criterion("8.03"), 0, [figures], CUT_OFF)
    result = found.levels[0].results[0]
    assert (result.met, result.total, result.needed) == (7, 12, 6)
    assert [entry.start.month for entry in result.failed] == [4, 7, 8, 9, 12]
    assert [entry.start.month for entry in result.missing] == [9]
    assert proofs(found) == ["met", "not met", "not met", "undetermined"]
    assert (found.level, found.provisional, found.earliest) == (1, True, Month(2026, 7))


def test_cost_with_a_target_changed_in_july_equality_and_nothing_rounded(icmi: Framework) -> None:
    figures = months(
        "5.71 5.58 5.49 5.52 5.47 5.55 5.38 5.61 5.40 5.31 5.35 5.44",
        "5.6 5.6 5.6 5.6 5.6 5.6 5.4 5.4 5.4 5.4 5.4 5.4",
        at_least=False,
    )
    found = ladder(icmi.criterion("8.04"), 0, [figures], CUT_OFF)
    assert found.levels[2].results[0].met == 9
    assert [entry.start.month for entry in found.levels[2].results[0].failed] == [1, 8, 12]
    assert (found.level, found.earliest) == (3, Month(2026, 12))


def test_a_channel_to_which_levels_do_not_apply_holds_none_back(icmi: Framework) -> None:
    voice = months("81 80 82 81 83 82 80 74 81 83 81 80", " ".join(["80"] * 12))
    mail = ChannelFigures("email", voice.series, not_applicable=frozenset({2, 3}))
    alone = ladder(icmi.criterion("8.01"), 0, [mail], CUT_OFF)
    assert proofs(alone) == ["met", "not applicable", "not applicable", "undetermined"]
    assert alone.level == 1
    together = ladder(icmi.criterion("8.01"), 0, [voice, mail], CUT_OFF)
    assert proofs(together) == ["met", "undetermined", "undetermined", "undetermined"]
    assert together.channels[0].levels[0].results[0].met == 11
    assert together.levels[3].judged
    assert together.levels[1].proof is Proof.UNDETERMINED


def test_the_earliest_month_of_a_level_that_is_wanted(icmi: Framework) -> None:
    figures = months("83.0 82.4 82.1 81.6 83.3 82.7 81.2 78.9 - 82.3 82.0 80.8", " ".join(["82"] * 12))
    criterion = icmi.criterion("8.03")
    found = ladder(criterion, 0, [figures], CUT_OFF)
    months_of = {level: earliest_for(criterion, 0, found, level) for level in (1, 2, 3, 4)}
    assert months_of == {1: None, 2: found.earliest, 3: Month(2026, 12), 4: None}, "1 is there, 4 is judged"
