"""The pictures of the page of supporting figures: what is drawn there, files that are read, ugly data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.figure_records import SupportingData
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.series import Grain, Month
from maturity_desktop.domain.supporting_rows import SupportingRow, table_of
from tools.screens.measures import SAMPLE, Show

if TYPE_CHECKING:
    from maturity_desktop.storage.library import Library
    from tools.screens.stage import Stage

KPIS = (
    "Monthly figures 2025;;;;;;;;\nMonth;Calls offered;Calls abandoned;Calls handled;Transfers;AHT (s);"
    "Occupancy %;Shrinkage %;Headcount;Leavers;Operating cost;Budget;Mood\n"
    + "\n".join(
        f"2025-{month:02d};{61000 + 130 * month};{2400 + 90 * month};{58000 + 40 * month};{4100 + month};"
        f"{401 + month};{(84.1 + month / 10):.1f};33.{month % 10};{172 - month};{month % 4};"
        f"{310000 + 1500 * month};{315000};{month % 5}"
        for month in range(1, 13)
    )
    + "\nTotal;740000;;;;;;;;;;;"
)
DOUBTFUL = "Month;Abandoned\n" + "\n".join(f"{month:02d}/03/2025;1.{month:03d}" for month in range(1, 13))
PASTED = (
    "Monat\tAngeboten\tAufgelegt\nJan 25\t61.130\t2.490\nFeb 25\t61.260\t2.580\nMär 25\t61.390\tviele\n"
    "Apr 25\t500\t900\nDez 24\t60.000\t2.400"
)


def supporting(audit: str, measure: str) -> Show:
    """The page at a measure, or at all claims."""

    def show(stage: Stage) -> Any:
        return at(stage, audit, measure)

    return show


def at(stage: Stage, audit: str, measure: str) -> Any:
    """The page of an audit's ICMI model, once the measures are read."""
    stage.audit(audit)
    session = stage.window.session
    assert session is not None, "an audit is open"
    session.switch_framework("icmi_cmo")
    page = stage.audit(audit, "supporting")
    stage.wait(lambda: page._known.catalogue is not None)
    page.show_measure(measure)
    stage.settle()
    return page


def importing(name: str, text: str) -> Show:
    """A client's file in the dialog that says how it is read."""

    def show(stage: Stage) -> None:
        path = stage.folder / name
        path.write_text(text, encoding="utf-8")
        page = at(stage, "empty", "claims")
        stage.ask.chosen = [path]
        page.import_file()
        stage.wait(lambda: stage.dialog() is not None)
        dialog: Any = stage.dialog()
        stage.wait(lambda: dialog._task is None)

    return show


def typing(text: str, audit: str = "empty", measure: str = "abandonment") -> Show:
    """Amounts pasted into the grid."""

    def show(stage: Stage) -> None:
        page = at(stage, audit, measure)
        page.type_amounts()
        stage.wait(lambda: stage.dialog() is not None)
        dialog: Any = stage.dialog()
        dialog.grid.typed.paste(text, 0, 0)

    return show


def what_if(audit: str) -> Show:
    """How many agents an interval needs."""

    def show(stage: Stage) -> None:
        page = at(stage, audit, "claims")
        page.dialogs.ask_what_if()
        stage.wait(lambda: stage.dialog() is not None)

    return show


def ugly_amounts(audit: str, library: Library) -> Iterator[Record]:
    """Thirty teams with endless names, money beyond measure, every other month, a share of all and none."""
    teams = [
        SupportingRow(
            None,
            f"Team {number:02d} <b>Reklamationsbearbeitung</b> Außenstelle "
            + "Niederösterreich " * (number % 5),
            {"training_due": Fraction(3 + number), "training_done": Fraction(number * number % (4 + number))},
        )
        for number in range(30)
    ]
    months = [
        SupportingRow(
            datetime.combine(Month(2025, number).first_day, time.min),
            "",
            {
                "operating_cost": Fraction(98_765_432_109_876 + 7**number, 7),
                "budget": Fraction(98_000_000_000_000),
                "handled": Fraction(number * 10**9),
                **({"abandoned": Fraction(3), "offered": Fraction(0)} if number < 4 else {}),
            },
        )
        for number in range(1, 13, 2)
    ]
    for place, (rows, grain, by) in enumerate(((teams, None, "team"), (months, Grain.MONTH, "")), start=1):
        inputs = tuple(sorted({name for row in rows for name in row.amounts}))
        yield SupportingData(
            audit, f"{place}-ugly", library.keep_table(table_of(rows)), len(rows), date(2026, 1, 13),
            inputs, grain, by,
        )  # fmt: skip


SUPPORTING: tuple[tuple[str, Show], ...] = (
    ("supporting-claims", supporting(SAMPLE, "claims")),
    ("supporting", supporting(SAMPLE, "forecast_error_interval")),
    ("supporting-groups", supporting(SAMPLE, "satisfaction")),
    ("supporting-counted", supporting(SAMPLE, "plan_coverage")),
    ("supporting-systems", supporting(SAMPLE, "availability")),
    ("supporting-missing", supporting(SAMPLE, "calibration_agreement")),
    ("supporting-import", importing("kpis.csv", KPIS)),
    ("supporting-import-refused", importing("doubtful.csv", DOUBTFUL)),
    ("supporting-typing", typing(PASTED)),
    ("supporting-typing-over", typing("3\t61", SAMPLE, "attrition")),
    ("supporting-what-if", what_if(SAMPLE)),
    ("ugly-supporting", supporting("ugly", "training_coverage")),
    ("ugly-supporting-money", supporting("ugly", "cost_per_contact")),
    ("ugly-supporting-claims", supporting("ugly", "claims")),
    ("new-supporting", supporting("empty", "claims")),
)
