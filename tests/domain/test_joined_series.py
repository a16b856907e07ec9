"""Files of one channel and grain counted together: tests/vectors/series, README.md there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.figure_records import MeasureSeries
from maturity_desktop.domain.joined_series import is_told_anew, joined, key_after, order_of, told_anew
from maturity_desktop.domain.series import Figure, Grain

FILE = Path(__file__).parents[1] / "vectors" / "series" / "joins.yaml"
VECTORS: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["vectors"]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}-01" if len(text) == len("2025-01") else text)


def file_of(text: str) -> tuple[Figure, ...]:
    return tuple(map(row_of, text.split(", ")))


def row_of(text: str) -> Figure:
    """`2025-01 80 t85`: a period, its value, its target."""
    start, *words = text.split()
    told = {"target" if word[0] == "t" else "value": Fraction(word.removeprefix("t")) for word in words}
    return Figure(moment(start), **told)  # type: ignore[arg-type]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["why"])
def test_vectors(vector: dict[str, Any]) -> None:
    files = [file_of(text) for text in vector["files"]]
    assert joined(files) == file_of(vector["counts"])
    assert told_anew(joined(files[:-1]), files[-1]) == [moment(text) for text in vector.get("anew", [])]
    gone = [place for place in range(len(files) - 1) if is_told_anew(files[place], files[place + 1 :])]
    assert gone == vector.get("gone", [])


def test_there_are_vectors() -> None:
    assert len(VECTORS) > 8


FILES = st.lists(
    st.dictionaries(st.integers(1, 28), st.integers(0, 99), min_size=1).map(
        lambda days: tuple(
            Figure(datetime(2025, 1, day), value=Fraction(own))  # noqa: DTZ001
            for day, own in sorted(days.items())
        )
    ),
    max_size=4,
)


@given(FILES)
def test_each_period_counts_once_as_the_last_file_told_it(files: list[tuple[Figure, ...]]) -> None:
    by_time: dict[datetime, Figure] = {}
    for figures in files:
        by_time |= {own.start: own for own in figures}
    assert joined(files) == tuple(by_time[start] for start in sorted(by_time))


def test_records_stand_in_the_order_in_which_they_were_added_whatever_the_day() -> None:
    old = MeasureSeries(
        "a", "d4c9", "quality", "", Grain.MONTH, "sha", 1, date(2025, 1, 1), date(2025, 1, 1),
        date(2026, 1, 9),
    )  # fmt: skip
    added = [old]
    for _time in range(12):
        added.append(replace(old, id=key_after(added), added_on=date(2026, 1, 5)))
    backwards = added[::-1]
    assert sorted(backwards, key=order_of) == added
    assert len({own.id for own in added}) == 13
