"""Service level by day and by half-hour, and forecast against actual, as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

from tools.sample_evidence.days import BANDS, MET_BY_BAND, MET_BY_MONTH, Interval, ServiceLevel
from tools.sample_evidence.figures import WEEKDAYS, Figures, Row, dice, percent
from tools.sample_evidence.sheets import Sheet, write_csv, write_workbook


def write_service_tables(folder: Path, figures: Figures, service: ServiceLevel) -> None:
    """Writes the tables 033 to 035."""
    days(folder / "033-service-level-days-2025.csv", service)
    half_hours(folder / "034-service-level-intervals-120-days.xlsx", service)
    forecast(folder / "035-forecast-against-actual-december-2025.xlsx", figures, service)


def days(path: Path, service: ServiceLevel) -> None:
    found = service.days
    assert (len(found), sum(day.met for day in found)) == (273, 202)
    months = service.figures.days_met
    for month, (met, count) in months.items():
        of_month = [day for day in found if day.day.isoformat().startswith(month)]
        row = service.figures.month(month)
        offered = sum(day.offered for day in of_month)
        level = 100 * sum(day.within for day in of_month) / offered
        assert (sum(day.met for day in of_month), len(of_month)) == (met, count)
        assert offered == row["voice_contacts"] and abs(level - row["sl_80_20"]) < 0.05
    assert all(day.met == (day.percent >= 80) for day in found)
    head = ("date", "weekday", "offered", "answered_within_20_s", "per_cent", "met_80_per_cent")
    write_csv(path, head, ([day.day, WEEKDAYS[day.day.weekday()], *_level(day)] for day in found))


def half_hours(path: Path, service: ServiceLevel) -> None:
    found = service.half_hours
    by_month = _counted(found, MET_BY_MONTH, lambda each: each.day.isoformat()[:7])
    by_band = _counted(found, BANDS, lambda each: each.band)
    assert [row[1:3] for row in by_month[:-1]] == [[549, 784], [632, 868], [571, 840], [519, 800]]
    assert [row[1:3] for row in by_band[:-1]] == [[560, 708], [325, 708], [638, 944], [748, 932]]
    assert [row[1] for row in by_band[:-1]] == list(MET_BY_BAND.values())
    assert by_month[-1][1:] == by_band[-1][1:] == [2271, 3292, 69.0]
    above = ("Service level by half-hour", "Voice, 80 % in 20 seconds, 3 September to 31 December 2025")
    head = ("Half-hours that reached 80 %", "Half-hours open", "Per cent")
    listed: list[Row] = [[each.day, each.start, *_level(each)] for each in found]
    sheets = [
        Sheet("By month", ("Month", *head), by_month, above, last_row_sums=True),
        Sheet("By time band", ("Time band", *head), by_band, above, last_row_sums=True),
        Sheet("Half-hours", ("Date", "From", "Offered", "Within 20 s", "Per cent", "Met 80 %"), listed),
    ]
    write_workbook(path, "planning", "2025-12-31", sheets)


def _level(each: Interval) -> Row:
    return [each.offered, each.within, each.percent, "yes" if each.met else "no"]


def _counted(found: list[Interval], groups: Iterable[str], group_of: Callable[[Interval], str]) -> list[Row]:
    """Half-hours met and open by group, with a last row for all."""
    every = Counter(map(group_of, found))
    met = Counter(group_of(each) for each in found if each.met)
    rows: list[Row] = [[group, met[group], every[group]] for group in groups]
    rows.append(["Together", met.total(), every.total()])
    return [[*row, percent(row[1], row[2])] for row in rows]


def forecast(path: Path, figures: Figures, service: ServiceLevel) -> None:
    december = figures.month("2025-12")
    calls, error = _week_of_forecasts(service, december["wape_interval"])
    assert abs(error - december["wape_interval"]) < 0.2
    chance = dice("e-mail")
    mails: list[Row] = []
    for day in figures.open_days("2025-12"):
        usual = (556, 512, 487, 470, 448, 196, 158)[day.weekday()]
        actual = round(usual * chance.uniform(0.86, 1.15))
        planned = 10 * round(usual / 10)
        mails.append([day, WEEKDAYS[day.weekday()], planned, actual, planned - actual])
    assert len(mails) == 29
    errors: list[Row] = [[row["month"], row["wape_daily"], row["wape_interval"]] for row in figures.months]
    head = ("Forecast", "Actual", "Error")
    week = f"Week 50, weighted error {error:.1f} %"
    sheets = [
        Sheet("Voice by half-hour", ("Date", "From", *head), calls, below=(week,)),
        Sheet("E-mail by day", ("Date", "Day", *head), mails, below=("Planned as a daily total.",)),
        Sheet("Error", ("Month", "Voice by day, weighted, %", "Voice by half-hour, weighted, %"), errors),
    ]
    write_workbook(path, "planning", "2025-12-31", sheets)


def _week_of_forecasts(service: ServiceLevel, wanted: float) -> tuple[list[Row], float]:
    """Half-hours of 8 to 14 December, with a slant by day and noise; and their weighted error."""
    first = date(2025, 12, 8)
    found = [each for each in service.half_hours if first <= each.day < first + timedelta(days=7)]
    chance = dice("forecast")
    slant = {each.day: dice(f"slant {each.day}").uniform(-0.13, 0.13) for each in found}
    raw = [each.offered * (slant[each.day] + chance.gauss(0, 0.2)) for each in found]
    offered = sum(each.offered for each in found)
    scale = wanted / 100 * offered / sum(map(abs, raw))
    missed = [round(error * scale) for error in raw]
    rows: list[Row] = [
        [each.day, each.start, each.offered + error, each.offered, error]
        for each, error in zip(found, missed, strict=True)
    ]
    return rows, 100 * sum(map(abs, missed)) / offered
