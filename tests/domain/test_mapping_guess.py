"""Any sheet at all is read or refused in words; nothing else comes of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.figure_reading import apply_mapping
from maturity_desktop.domain.figure_sets import figure_set
from maturity_desktop.domain.mapping import Role
from maturity_desktop.domain.mapping_guess import guess_mapping
from maturity_desktop.domain.sheet import Block, Cell, Sheet
from maturity_desktop.storage.framework_files import read_framework

HEADS = [
    "Date",
    "Month",
    "Time",
    "Channel",
    "Offered",
    "Answered",
    "In SL",
    "Service level",
    "Target",
    "Total",
    "SL %",
]
TEXTS = [
    "81,2 %",
    "1.234",
    "1,234.5",
    "n/a",
    "03/04/2025",
    "13/04/2025",
    "Jan 25",
    "2025-03",
    "voice",
    "e-mail",
    "07:30",
]
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.sampled_from(HEADS),
    st.sampled_from(TEXTS),
    st.text(max_size=8),
    st.floats(),
    st.integers(-5, 60_000),
    st.booleans(),
    st.dates(),
    st.datetimes(
        min_value=datetime.fromisoformat("2025-01-01"), max_value=datetime.fromisoformat("2026-12-31")
    ),
    st.times(),
    st.timedeltas(timedelta(0), timedelta(days=2)),
    st.just(time(7, 30)),
    st.dates(date(2025, 1, 1), date(2025, 12, 31)),
)
BLOCKS = st.builds(Block, *[st.integers(0, 6)] * 4)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    width, height = draw(st.integers(1, 6)), draw(st.integers(1, 8))
    columns = draw(
        st.lists(st.lists(CELLS, min_size=height, max_size=height), min_size=width, max_size=width)
    )
    for column in columns[1:]:
        column[0] = draw(st.sampled_from(HEADS))
    merged = draw(st.lists(BLOCKS.filter(lambda own: own.bottom < height and own.right < width), max_size=2))
    return Sheet("Data", tuple(map(tuple, columns)), "data.xlsx", merged=tuple(merged))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(sheets(), st.sampled_from(["8.01", "8.02", "8.03", "8.04"]))
def test_any_sheet_is_read_or_refused(sheet: Sheet, criterion: str) -> None:
    measure = MEASURES[criterion]
    assert measure is not None
    try:
        mapping = guess_mapping(sheet, measure.value)
        if mapping is None:
            return
        reading = apply_mapping(sheet, mapping, measure.unit)
        found = figure_set([reading], measure, date(2026, 1, 12))
    except FiguresError:
        return
    for channel in found.channels:
        for series in channel.series.values():
            assert list(series.starts) == sorted(series.starts)
            assert all(figure.value is None or figure.value >= 0 for figure in series.figures)


MEASURES = {
    own.id: own.measure
    for own in read_framework(frameworks_folder() / "icmi-cmo.yaml").framework.criteria
    if own.measure is not None
}


def guessed_values(*heads: str) -> list[str] | None:
    """The heads that are taken for the cost per contact, under months; None where there is none."""
    rows = [(f"2025-{month:02d}", *(1000.0 + month for _head in heads)) for month in range(1, 13)]
    sheet = Sheet("cost", tuple(zip(("Month", *heads), *rows, strict=True)), "cost.csv")
    mapping = guess_mapping(sheet, "cost_per_contact")
    if mapping is None:
        return None
    return [("Month", *heads)[own.place] for own in mapping.columns if own.role is Role.VALUE]


@pytest.mark.parametrize(
    "heads",
    [
        ("Contacts", "Total cost", "Target"),
        ("Anrufe", "Kosten gesamt", "Ziel"),
        ("Kontakte", "Ist-Gesamtkosten", "Ziel"),
        ("Contacts", "Total cost", "Agents", "Target"),
    ],
)
def test_the_cost_of_all_contacts_is_not_taken_for_that_of_one(heads: tuple[str, ...]) -> None:
    assert guessed_values(*heads) is None


@pytest.mark.parametrize(
    ("heads", "value"),
    [
        (("Contacts", "Total cost", "Cost per contact", "Target"), "Cost per contact"),
        (("Contacts", "Total cost per contact", "Target"), "Total cost per contact"),
        (("Contacts", "Cost", "Target"), "Cost"),
        (("Total cost", "Target"), "Total cost"),
    ],
)
def test_the_cost_of_one_contact_is_still_found(heads: tuple[str, ...], value: str) -> None:
    assert guessed_values(*heads) == [value]
