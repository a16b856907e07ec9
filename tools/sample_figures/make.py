"""Makes the figures of the sample audit: python -m tools.sample_figures.make

They are those of the client's tables (tools/sample_evidence), without what surrounds them there: a file for
each series, a row for each period. Contacts offered and reached in time, or the value where the client
gives no contacts.
"""

from __future__ import annotations

from pathlib import Path

from tools.sample_evidence.days import ServiceLevel
from tools.sample_evidence.figures import SAMPLE, Figures, Row
from tools.sample_evidence.sheets import write_csv

COUNTED, VALUED = ("start", "offered", "within"), ("start", "value")


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


if __name__ == "__main__":
    make(SAMPLE / "figures")
