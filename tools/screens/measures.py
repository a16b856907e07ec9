"""The pictures of the measures page: what is drawn there, the files that are read, and ugly figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.figure_records import MeasureSeries
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.series import Figure, Grain, Month

if TYPE_CHECKING:
    from maturity_desktop.storage.library import Library
    from tools.screens.stage import Stage

Show = Callable[["Stage"], object]
SAMPLE = "norrhaven-2025"
MONTHS = "Month;Offered;Answered;Answered within 20 s\n" + "\n".join(
    f"2025-{month:02d};{9000 + 13 * month};{8800 + 11 * month};{7300 + 17 * month}" for month in range(1, 13)
)
UNDECIDED = "Date;SL %\n" + "\n".join(f"{day:02d}/03/2025;81,{day}" for day in range(1, 13))
NAMELESS = "Month;Value %;Target\n" + "\n".join(
    f"2025-{month:02d};8{month % 7},5;80" for month in range(1, 13)
)
PASTED = (
    "Monat\tSL %\tZiel\nJan 25\t81,2 %\t80\nFeb 25\t80,9 %\t80\nMär 25\t0,79\t80\nApr 25\t82,1 %\t80\n"
    "Mai 25\t81,7 %\t80\nDez 24\t70,0 %\t80"
)


def measures(audit: str, criterion: str, tab: Grain = Grain.MONTH, limits: bool = False) -> Show:
    """The page at a measured criterion."""

    def show(stage: Stage) -> Any:
        page = at(stage, audit, criterion)
        page.charts.show_grain(tab)
        page.act.limits.setChecked(limits)
        if limits:
            page.charts.view.setFocus()
        stage.settle()

    return show


def at(stage: Stage, audit: str, criterion: str) -> Any:
    """The measures page of an audit's ICMI model."""
    stage.audit(audit)
    session = stage.window.session
    assert session is not None, "an audit is open"
    session.switch_framework("icmi_cmo")
    page = stage.audit(audit, "measures")
    page.show_criterion(criterion)
    stage.settle()
    return page


def importing(name: str, text: str, audit: str = "empty") -> Show:
    """A client's file in the dialog that says how it is read."""

    def show(stage: Stage) -> None:
        path = stage.folder / name
        path.write_text(text, encoding="utf-8")
        page = at(stage, audit, "8.01")
        stage.ask.chosen = [path]
        page.import_file()
        stage.wait(lambda: stage.dialog() is not None)
        dialog: Any = stage.dialog()
        stage.wait(lambda: dialog._task is None)

    return show


def typing(audit: str, text: str) -> Show:
    """Months pasted into the grid."""

    def show(stage: Stage) -> None:
        page = at(stage, audit, "8.01")
        page.type_months()
        stage.wait(lambda: stage.dialog() is not None)
        dialog: Any = stage.dialog()
        dialog.grid.typed.paste(text, 0, 0)

    return show


def hours(stage: Stage) -> None:
    """When the sample's centre is open."""
    page = at(stage, SAMPLE, "8.01")
    page.dialogs.ask_for_hours()
    stage.wait(lambda: stage.dialog() is not None)


def intervals() -> str:
    """A week of half-hours, as a switchboard writes them."""
    lines = ["Date;Interval;Calls offered;Calls answered;Answered in SL"]
    for day in range(6, 13):
        for half in range(14, 42):
            count = 60 + (half * 7 + day * 3) % 45
            told = f"2025-10-{day:02d};{half // 2:02d}:{half % 2 * 30:02d}"
            lines.append(f"{told};{count};{count - 3};{count - 3 - (half * day) % 22}")
    return "\n".join(lines)


def ugly_figures(audit: str, library: Library) -> Iterator[Record]:
    """Twelve channels with long names, four of them with a year of quarter-hours, hardly any target."""
    for number in range(1, 13):
        name = f"Kanal {number:02d} <b>Reklamationsbearbeitung</b> Außenstelle " + "Niederösterreich " * 3
        months = [
            Figure(datetime.combine(month.first_day, time.min), value=Fraction(700 + 13 * number + place, 10))
            for place, month in enumerate(Month(2025, 1).plus(ahead) for ahead in range(12))
        ]
        yield _series(audit, number, name, Grain.MONTH, months, library)
        if number <= 4:
            yield _series(audit, number, name, Grain.INTERVAL, list(_quarters(number)), library)


def _quarters(number: int) -> Iterator[Figure]:
    start = datetime(2025, 1, 1)  # noqa: DTZ001  a client's clock on the wall
    for place in range(35_040):
        offered = 20 + (place * number) % 17
        yield Figure(start + timedelta(minutes=15 * place), offered=offered, within=offered - place % 7)


def _series(
    audit: str, number: int, channel: str, grain: Grain, figures: list[Figure], library: Library
) -> MeasureSeries:
    first, last = figures[0].start.date(), figures[-1].start.date()
    return MeasureSeries(
        audit, f"ugly-{number}-{grain}", "service_level", channel, grain, library.keep_figures(figures),
        len(figures), first, last, date(2026, 1, 13),
    )  # fmt: skip


MEASURES: tuple[tuple[str, Show], ...] = (
    ("measures", measures(SAMPLE, "8.01")),
    ("measures-days", measures(SAMPLE, "8.01", Grain.DAY)),
    ("measures-intervals", measures(SAMPLE, "8.01", Grain.INTERVAL)),
    ("measures-limits", measures(SAMPLE, "8.03", limits=True)),
    ("measures-import", importing("calls.csv", MONTHS)),
    ("measures-import-intervals", importing("switchboard.csv", intervals())),
    ("measures-import-refused", importing("undecided.csv", UNDECIDED)),
    ("measures-import-channel", importing("figures.csv", NAMELESS, SAMPLE)),
    ("measures-typing", typing("empty", PASTED)),
    ("measures-typing-over", typing(SAMPLE, "Aug\t81\t80\t1000\t700")),
    ("measures-hours", hours),
    ("ugly-measures", measures("ugly", "8.01")),
    ("new-measures", measures("empty", "8.01")),
)
