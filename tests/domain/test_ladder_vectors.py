"""Measured criteria against vectors that were worked out by hand: tests/vectors/ladder, README.md there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.ladder import Ladder, ladder
from maturity_desktop.domain.ladder_rules import RuleResult
from maturity_desktop.domain.outcomes import ChannelFigures, PeriodOutcome, TargetStep
from maturity_desktop.domain.series import (
    ALWAYS,
    Abandoned,
    Figure,
    Grain,
    Hours,
    Month,
    OpeningHours,
    Series,
    hours_skipped,
)
from maturity_desktop.storage.framework_files import read_framework

FOLDER = Path(__file__).parents[1] / "vectors" / "ladder"
KNOWN_WORDS = {"m": "10/10:a10:b0", "x": "7/10:a10:b0", "0": "0/0:a0:b0"}
LEAST_OF_A_KIND = 12


@pytest.fixture(scope="module")
def icmi() -> Framework:
    return read_framework(frameworks_folder() / "icmi-cmo.yaml").framework


def words(text: str, room: int) -> list[str]:
    """`m*2 x*` as the words of so many periods."""
    found: list[str] = []
    for word in text.split():
        letter, star, times = word.rpartition("*")
        found += [letter] * (int(times) if times else room - len(found)) if star else [word]
    return found


def figures(start: datetime, word: str) -> Iterator[Figure]:
    """The rows of one period."""
    for own in [] if word == "-" else word.split("+"):
        own = KNOWN_WORDS.get(own, own)
        counts = re.fullmatch(r"(\d+)/(\d+)(?::a(\d+):b(\d+))?", own)
        if counts is None:
            yield Figure(start, value=Fraction(own))
        else:
            within, offered, answered, abandoned = (
                None if group is None else int(group) for group in counts.groups()
            )
            yield Figure(start, offered, answered, within, abandoned)


def span(key: object) -> tuple[str, str]:
    first, _, last = str(key).partition("..")
    return first, last or first


def days_between(first: str, last: str) -> list[date]:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return [begin + timedelta(days=number) for number in range((end - begin).days + 1)]


def month_of(text: str) -> Month:
    return Month.of(date.fromisoformat(f"{text}-01"))


def months_between(first: str, last: str) -> list[Month]:
    begin, end = month_of(first), month_of(last)
    count = (end.year - begin.year) * 12 + end.month - begin.month + 1
    return [begin.plus(number) for number in range(count)]


def series(channel: Mapping[str, Any]) -> dict[Grain, Series]:
    by_month: dict[Month, str] = {}
    first = month_of(channel.get("months_from", "2025-01"))
    for number, word in enumerate(words(channel.get("months", ""), 12)):
        by_month[first.plus(number)] = word
    by_day: dict[date, str] = {}
    for key, text in channel.get("days", {}).items():
        for month in months_between(*span(key)):
            by_day |= dict(zip(month.days, words(text, len(month.days)), strict=True))
    by_interval: dict[date, str] = {}
    for key, text in channel.get("intervals", {}).items():
        by_interval |= dict.fromkeys(days_between(*span(key)), text)
    minutes = timedelta(minutes=channel.get("minutes", 30))
    begin = time.fromisoformat(channel.get("first", "00:00"))
    told = {
        Grain.MONTH: {datetime.combine(month.first_day, time.min): word for month, word in by_month.items()},
        Grain.DAY: {datetime.combine(day, time.min): word for day, word in by_day.items()},
        Grain.INTERVAL: {
            datetime.combine(day, begin) + number * minutes: word
            for day, text in by_interval.items()
            for number, word in enumerate(words(text, 0))
        },
    }
    return {
        grain: Series(grain, tuple(own for start in sorted(rows) for own in figures(start, rows[start])))
        for grain, rows in told.items()
        if rows
    }


def hours_of(text: str) -> Hours:
    opens, closes = (time.fromisoformat(part) for part in text.split("-"))
    return Hours(opens, closes)


def opening_hours(channel: Mapping[str, Any]) -> OpeningHours:
    if not channel.get("hours"):
        return ALWAYS
    special: dict[date, Hours | None] = {
        day: hours_of(text) for day, text in channel.get("special", {}).items()
    }
    for key in channel.get("closed", []):
        special |= dict.fromkeys(days_between(*span(key)))
    zone = channel.get("zone")
    return OpeningHours(
        dict.fromkeys(range(7), hours_of(channel["hours"])),
        special,
        skipped=hours_skipped(ZoneInfo(zone), days_between("2024-01-01", "2025-12-31")) if zone else {},
    )


def channel_figures(name: str, channel: Mapping[str, Any], at_least: bool) -> ChannelFigures:
    targets = channel.get("targets", {date(2020, 1, 1): channel["target"]} if "target" in channel else {})
    return ChannelFigures(
        name,
        series(channel),
        tuple(TargetStep(since, Fraction(str(target))) for since, target in targets.items()),
        opening_hours(channel),
        Abandoned(channel.get("abandoned", "offered")),
        at_least,
        frozenset(channel.get("not_applicable", ())),
    )


def vectors() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        kind = yaml.safe_load(path.read_text("utf-8"))
        common = {name: value for name, value in kind.items() if name not in ("about", "vectors")}
        for vector in kind["vectors"]:
            yield pytest.param(common | vector, id=f"{path.stem}: {vector['why']}")


def found_ladder(vector: Mapping[str, Any], icmi: Framework) -> Ladder:
    criterion = icmi.criterion(vector["criterion"])
    assert criterion.measure is not None
    at_least = criterion.measure.direction == "at_least"
    channels = [channel_figures(name, own, at_least) for name, own in vector["channels"].items()]
    return ladder(criterion, icmi.scoring.floor, channels, vector.get("cut_off", date(2025, 12, 31)))


def named(entries: Sequence[PeriodOutcome], like: Sequence[object]) -> list[str]:
    """The starts of periods, as short as they are written in what is expected."""
    length = len(str(like[0])) if like else 10
    return [entry.start.isoformat()[:length] for entry in entries]


@pytest.mark.parametrize("vector", list(vectors()))
def test_vector(vector: Mapping[str, Any], icmi: Framework) -> None:
    found, expect = found_ladder(vector, icmi), vector["expect"]
    results = {result.checkpoint: result for level in found.channels[0].levels for result in level.results}
    assert found.level == expect["level"]
    if "levels" in expect:
        assert [level.proof.value for level in found.levels] == expect["levels"]
    if "provisional" in expect:
        assert found.provisional == expect["provisional"]
    if "earliest" in expect:
        assert (str(found.earliest) if found.earliest else None) == expect["earliest"]
    for checkpoint, proof in expect.get("proofs", {}).items():
        assert results[checkpoint].proof.value == proof
    for checkpoint, (met, of, needed) in expect.get("counts", {}).items():
        result = results[checkpoint]
        assert (result.met, result.total, result.needed) == (met, of, needed)
    for kind in ("failed", "missing", "partial", "contradicted"):
        for checkpoint, starts in expect.get(kind, {}).items():
            assert named(getattr(results[checkpoint], kind), starts) == [str(start) for start in starts]
    for checkpoint, count in expect.get("given", {}).items():
        assert len(results[checkpoint].as_given) == count
        assert not any(entry.from_counts for entry in results[checkpoint].as_given)
    for checkpoint, slope in expect.get("slope", {}).items():
        assert results[checkpoint].slope == pytest.approx(slope, abs=5e-7)
    if "groups" in expect:
        assert expect["groups"].items() <= groups_of(results["8.01-2a"]).items()


def groups_of(result: RuleResult) -> dict[str, list[int]]:
    return {str(group.month): [group.met, group.total] for group in result.groups}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_kind_of_rule_has_vectors_enough(path: Path) -> None:
    found = yaml.safe_load(path.read_text("utf-8"))["vectors"]
    assert len(found) >= LEAST_OF_A_KIND
    assert len({vector["why"] for vector in found}) == len(found)
    known = {
        "level", "levels", "proofs", "counts", "groups", "failed", "missing", "partial", "contradicted",
        "given", "slope", "provisional", "earliest",
    }  # fmt: skip
    assert all(set(vector["expect"]) <= known for vector in found)


def test_a_vector_that_is_wrong_is_seen(icmi: Framework) -> None:
    vector = next(iter(vectors())).values[0]
    wrong = vector | {"expect": {"level": 99}}
    with pytest.raises(AssertionError):
        test_vector(wrong, icmi)


def test_levels_at_the_floor_are_given(icmi: Framework) -> None:
    """In a model whose first level is given, level 2 does not wait for it to be proven."""
    criterion = icmi.criterion("8.02")
    assert criterion.measure is not None
    rules = tuple(rule for rule in criterion.measure.rules if rule.checkpoint != "8.02-1a")
    from_one = replace(criterion, measure=replace(criterion.measure, rules=rules))
    own = channel_figures("site", {"target": 85, "months": "84*3 86*9"}, at_least=True)
    assert ladder(criterion=from_one, floor=1, channels=[own], cut_off=date(2025, 12, 31)).level == 2


def test_figures_out_of_order_are_refused() -> None:
    months = [Figure(datetime.combine(date(2025, month, 1), time.min)) for month in (2, 1)]
    with pytest.raises(ValueError, match="month"):
        assert Series(Grain.MONTH, tuple(months)).starts
