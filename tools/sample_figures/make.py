"""Makes the figures of the sample audit: python -m tools.sample_figures.make

They are those of the client's tables (tools/sample_evidence), without what surrounds them there: a file for
each series, a row for each period. Contacts offered and reached in time, or the value where the client
gives no contacts. Amounts of supporting measures are read from the evidence itself, as an import reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.mapping_json import number_told
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue
from maturity_desktop.domain.supporting_mapping import AmountColumn, SupportingMapping, Use
from maturity_desktop.domain.supporting_reading import AmountsRead, read_amounts
from maturity_desktop.domain.supporting_rows import GROUP, START, SupportingRow
from maturity_desktop.storage.supporting_files import read_catalogue
from maturity_desktop.verbs.supporting import CATALOGUE, read_client_sheets
from tools.sample_evidence.days import ServiceLevel
from tools.sample_evidence.figures import SAMPLE, Figures, Row
from tools.sample_evidence.sheets import write_csv

COUNTED, VALUED = ("start", "offered", "within"), ("start", "value")
READ_ON = date(2026, 2, 6)


@dataclass(frozen=True)
class Source:
    """A sheet of the client's and the file of amounts that is made of it; None: it is read by its heads."""

    number: int
    sheet: str
    file: str
    mapping: SupportingMapping | None = None


TRAINED = SupportingMapping(
    sheet="Totals",
    turned=True,
    columns=tuple(
        AmountColumn(place, Use.AMOUNT, amount)
        for place, amount in (
            (1, "training_due"), (1, "plans_due"), (2, "training_done"), (3, "plans_there"),
        )
    ),
)  # fmt: skip
"""Every agent should have been trained and have a plan: the head says “Agents” and cannot say that."""
SOURCES = (
    Source(32, "2025", "amounts-of-months"),
    Source(35, "Voice by half-hour", "amounts-of-half-hours"),
    Source(35, "E-mail by day", "amounts-of-days"),
    Source(37, "Leavers", "amounts-of-leavers"),
    Source(38, "Totals", "amounts-of-training", TRAINED),
    Source(39, "2025", "amounts-of-resolution"),
    Source(41, "By channel", "amounts-of-satisfaction"),
    Source(21, "Availability", "amounts-of-systems"),
    Source(30, "Accounts 2025", "amounts-of-money"),
)


def make(folder: Path) -> None:
    """Writes every series into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    figures = Figures.read()
    service = ServiceLevel(figures)
    days: list[Row] = [[each.day, each.offered, each.within] for each in service.days]
    halves: list[Row] = [
        [f"{each.day} {each.start}", each.offered, each.within] for each in service.half_hours
    ]
    write_csv(folder / "voice-months.csv", COUNTED, map(list, figures.voice_months))
    write_csv(folder / "voice-days.csv", COUNTED, days)
    write_csv(folder / "voice-half-hours.csv", COUNTED, halves)
    for name, column in (
        ("email-months", "email_24h"),
        ("quality-months", "qa"),
        ("satisfaction-months", "csat_top2"),
        ("cost-months", "cost_per_contact"),
    ):
        values = [[row["month"], row[column]] for row in figures.months if row[column] is not None]
        write_csv(folder / f"{name}.csv", VALUED, values)
    catalogue = read_catalogue(frameworks_folder() / CATALOGUE, {})
    for source in SOURCES:
        read = read_source(source, catalogue)
        inputs = sorted({name for row in read.rows for name in row.amounts})
        write_csv(folder / f"{source.file}.csv", (START, GROUP, *inputs), _cells(read.rows, inputs))


def read_source(source: Source, catalogue: SupportingCatalogue) -> AmountsRead:
    """What a sheet of the evidence says, as an import reads it."""
    path = next((SAMPLE / "evidence").glob(f"{source.number:03d}-*"))
    plan = next(own for own in read_client_sheets(path, catalogue, {}) if own.sheet.name == source.sheet)
    (read,) = read_amounts(plan.sheet, source.mapping or plan.mapping, catalogue, READ_ON)
    return read


def _cells(rows: tuple[SupportingRow, ...], inputs: list[str]) -> Iterator[Row]:
    for row in rows:
        start = row.start.isoformat() if row.start else ""
        told = (number_told(row.amounts[name]) if name in row.amounts else "" for name in inputs)
        yield [start, row.group, *told]


if __name__ == "__main__":
    make(SAMPLE / "figures")
