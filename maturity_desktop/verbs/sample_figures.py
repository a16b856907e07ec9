"""The client's figures of a sample audit: its files of series, how they are read, and the opening hours."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from maturity_desktop.domain.figure_log import Odd, Oddity
from maturity_desktop.domain.figure_records import (
    MeasureReading,
    MeasureSeries,
    MeasureSettings,
    OpeningTime,
    SupportingData,
)
from maturity_desktop.domain.quality_log import log_lines
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.series import Figure, Grain
from maturity_desktop.domain.supporting_rows import SupportingRow, rows_of, table_of
from maturity_desktop.storage.library import Library

Told = Mapping[str, Any]


def figure_records(
    told: Told, folder: Path, audit: str, added_on: date, evidence: Mapping[int, str], library: Library
) -> Iterator[Record]:
    """The records of what a sample's file says under `figures`; the figures themselves go into the library.

    `evidence` has the ids of the items by number.
    """
    for day, hours in told.get("open", {}).items():
        yield OpeningTime(audit, str(day), hours)
    if "time_zone" in told:
        yield MeasureSettings(audit, told["time_zone"])
    for reading in told.get("readings", []):
        yield MeasureReading(
            audit,
            reading["measure"],
            reading.get("channel", ""),
            not_applicable=tuple(map(str, reading.get("not_applicable", []))),
            targets=tuple(f"{since} {target}" for since, target in reading["targets"].items()),
        )
    for place, series in enumerate(told.get("series", []), start=1):
        figures = read_figures(folder / series["file"])
        channel = series.get("channel", "")
        yield MeasureSeries(
            audit,
            f"{audit}-series-{place}",
            series["measure"],
            channel,
            Grain(series["grain"]),
            library.keep_figures(figures),
            len(figures),
            figures[0].start.date(),
            figures[-1].start.date(),
            added_on,
            evidence[series["evidence"]],
            series["origin"],
            log_lines(_oddity(entry, channel) for entry in series.get("quality", [])),
        )

    for place, rows in enumerate(told.get("supporting", []), start=1):
        yield _supporting_data(rows, place, folder, audit, added_on, evidence, library)


def _supporting_data(
    told: Told,
    place: int,
    folder: Path,
    audit: str,
    added_on: date,
    evidence: Mapping[int, str],
    library: Library,
) -> SupportingData:
    """Amounts of supporting measures; their rows go into the library."""
    rows = read_amount_rows(folder / told["file"])
    return SupportingData(
        audit,
        f"{place}-{audit}-amounts",
        library.keep_table(table_of(rows)),
        len(rows),
        added_on,
        tuple(sorted({name for row in rows for name in row.amounts})),
        Grain(told["grain"]) if "grain" in told else None,
        told.get("grouped_by", ""),
        evidence[told["evidence"]],
        told["origin"],
        log_lines(_oddity(entry, "") for entry in told.get("quality", [])),
    )


def read_amount_rows(path: Path) -> tuple[SupportingRow, ...]:
    """The amounts of a file: the start of each period, its group, and a column for each amount."""
    with path.open(encoding="utf-8", newline="") as source:
        return rows_of(tuple(map(tuple, csv.reader(source))))


def _oddity(told: Told, channel: str) -> Oddity:
    periods = tuple(told.get("periods", ()))
    return Oddity(Odd(told["kind"]), "", "", periods, told["count"], channel=channel)


def read_figures(path: Path) -> tuple[Figure, ...]:
    """The figures of a file: the start of each period with its contacts, or with its value."""
    with path.open(encoding="utf-8", newline="") as source:
        return tuple(map(_figure, csv.DictReader(source)))


def _figure(row: Mapping[str, str]) -> Figure:
    start = row["start"]
    begins = datetime.fromisoformat(f"{start}-01" if len(start) == len("2025-01") else start)
    if "value" in row:
        return Figure(begins, value=Fraction(row["value"]))
    return Figure(begins, offered=int(row["offered"]), within=int(row["within"]))
