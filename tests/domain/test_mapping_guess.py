"""Any sheet at all is read or refused in words; nothing else comes of it."""

from __future__ import annotations

import re
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
from tests.examples import examples

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
    max_examples=examples(150),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
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


def costs(*heads: str) -> Sheet:
    """Twelve months under such heads."""
    rows = [(f"2025-{month:02d}", *(1000.0 + month for _head in heads)) for month in range(1, 13)]
    return Sheet("cost", tuple(zip(("Month", *heads), *rows, strict=True)), "cost.csv")


def guessed(*heads: str) -> dict[Role, str]:
    """The heads that are taken for a figure, by what they are taken for."""
    mapping = guess_mapping(costs(*heads), "cost_per_contact")
    assert mapping is not None
    return {own.role: ("Month", *heads)[own.place] for own in mapping.columns if own.role is not Role.DATE}


@pytest.mark.parametrize(
    ("heads", "cost", "contacts", "target"),
    [
        (("Contacts", "Total cost", "Target"), "Total cost", "Contacts", "Target"),
        (("Anrufe", "Kosten gesamt", "Ziel"), "Kosten gesamt", "Anrufe", "Ziel"),
        (("Kontakte", "Ist-Gesamtkosten", "Ziel"), "Ist-Gesamtkosten", "Kontakte", "Ziel"),
        (("Contacts", "Total cost", "Agents", "Target"), "Total cost", "Contacts", "Target"),
        (("Offered", "Handled", "Total costs", "Target"), "Total costs", "Handled", "Target"),
        (("Contacts", "Cost", "Target"), "Cost", "Contacts", "Target"),
        (("Anzahl Kontakte", "Kosten", "Ziel"), "Kosten", "Anzahl Kontakte", "Ziel"),
        (("Contacts", "Cost of all contacts", "Target"), "Cost of all contacts", "Contacts", "Target"),
        (("Contacts", "Cost per month", "Target"), "Cost per month", "Contacts", "Target"),
        (("Contacts", "Total cost", "Staff cost", "Target"), "Total cost", "Contacts", "Target"),
        (("Bearbeitete Kontakte", "Summe Kosten", "Soll"), "Summe Kosten", "Bearbeitete Kontakte", "Soll"),
    ],
)
def test_the_cost_of_all_contacts_is_taken_with_how_many_there_were(
    heads: tuple[str, ...], cost: str, contacts: str, target: str
) -> None:
    assert guessed(*heads) == {Role.COST: cost, Role.CONTACTS: contacts, Role.TARGET: target}


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        (
            ("Total cost", "Target"),
            "“Total cost” (B) is what all contacts cost, and no column tells",
        ),
        (("Gesamtkosten", "Agents"), "“Gesamtkosten” (B) is what all contacts cost"),
        (("Cost", "Target"), "“Cost” (B) may be what all contacts cost or what one costs."),
        (("Kosten",), "“Kosten” (B) may be what all contacts cost or what one costs."),
        (("Contacts", "Total cost", "Sum of costs"), "“Total cost” (C) and “Sum of costs” (D) may both"),
        (("Calls", "Emails", "Total cost"), "“Calls” (B) and “Emails” (C) may both be meant"),
    ],
)
def test_a_total_that_cannot_be_divided_is_refused_with_its_column(heads: tuple[str, ...], told: str) -> None:
    with pytest.raises(FiguresError, match=re.escape(told)):
        guess_mapping(costs(*heads), "cost_per_contact")


@pytest.mark.parametrize(
    ("heads", "value"),
    [
        (("Contacts", "Total cost", "Cost per contact", "Target"), "Cost per contact"),
        (("Contacts", "Total cost per contact", "Target"), "Total cost per contact"),
        (("Contacts", "Cost", "Cost per contact"), "Cost per contact"),
        (("Contacts", "Kosten", "Kosten/Kontakt"), "Kosten/Kontakt"),
        (("Unit cost", "Target"), "Unit cost"),
    ],
)
def test_the_cost_of_one_contact_is_still_found(heads: tuple[str, ...], value: str) -> None:
    told = guessed(*heads)
    assert told[Role.VALUE] == value
    assert not {Role.COST, Role.CONTACTS} & set(told)
