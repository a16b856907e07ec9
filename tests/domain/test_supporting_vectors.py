"""Supporting figures come to what was worked out by hand (tests/vectors/supporting)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.figure_records import SupportingData
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.supporting import SupportingFigure, figure_of, pool_of
from maturity_desktop.domain.supporting_rows import SupportingRow, Table, table_of
from maturity_desktop.storage.supporting_files import read_catalogue
from tests.builders import CUT_OFF, audit

VECTORS = Path(__file__).parents[1] / "vectors" / "supporting"
CATALOGUE = read_catalogue(frameworks_folder() / "supporting.yaml", {})
EVERY = [
    (path.stem, vector)
    for path in sorted(VECTORS.glob("*.yaml"))
    for vector in yaml.load(path.read_text("utf-8"), yaml.BaseLoader)["vectors"]
]


def rows(told: Mapping[str, Mapping[str, str]]) -> list[SupportingRow]:
    found = []
    for key, amounts in told.items():
        period, _bar, group = (part.strip() for part in key.partition("|"))
        start = None
        if period != "-":
            start = datetime.fromisoformat(f"{period}-01" if len(period) == len("2025-01") else period)
        found.append(SupportingRow(start, group, {name: Fraction(own) for name, own in amounts.items()}))
    return found


def figure(vector: Mapping[str, Any]) -> SupportingFigure | None:
    tables: dict[str, Table] = {}
    records = []
    for place, told in enumerate(vector["data"], start=1):
        own = rows(told["rows"])
        tables[f"t{place}"] = table_of(own)
        grain = Grain(told["grain"]) if "grain" in told else None
        records.append(
            SupportingData(
                "a1", f"{place}-x", f"t{place}", len(own), date(2026, 1, 12), (), grain, told.get("by", "")
            )
        )
    pool = pool_of(audit({}, *reversed(records)), tables.__getitem__)
    day = date.fromisoformat(vector["cut_off"]) if "cut_off" in vector else CUT_OFF
    return figure_of(CATALOGUE.by_id[vector["measure"]], pool, day)


def number(text: str) -> Fraction | None:
    return None if text == "none" else Fraction(text)


def numbers(told: Mapping[str, str]) -> dict[str, Fraction | None]:
    return {name: number(own) for name, own in told.items()}


@pytest.mark.parametrize(
    "vector", [own for _file, own in EVERY], ids=[f"{file}: {own['why']}" for file, own in EVERY]
)
def test_vector(vector: Mapping[str, Any]) -> None:
    expect, found = vector["expect"], figure(vector)
    if expect.get("figure") == "none":
        assert found is None
        return
    assert found is not None
    told = {
        "whole": found.whole.value,
        "why_not": found.whole.why_not,
        "n": found.whole.counted,
        "months": {str(month): own.value for month, own in found.months.items()},
        "groups": {group: own.value for group, own in found.groups.items()},
        "amounts": dict(found.amounts),
        "standing": found.standing,
        "grain": found.grain,
        "grouped_by": found.grouped_by,
        "incomplete": found.incomplete,
        "as_given": found.as_given,
        "newest": str(found.newest),
        "first": found.first,
        "last": found.last,
    }
    for name, own in expect.items():
        assert told[name] == wanted(name, own), (vector["why"], name)


def wanted(name: str, told: Any) -> Any:
    """What a field of `expect` means."""
    if isinstance(told, dict):
        return numbers(told)
    if name in ("whole", "n", "incomplete"):
        return number(told)
    if name in ("first", "last"):
        return None if told == "none" else date.fromisoformat(told)
    return told == "true" if name == "as_given" else told
