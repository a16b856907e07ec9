"""The cost of one contact, from what all contacts cost and how many there were."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from maturity_desktop.domain.figure_log import Odd
from maturity_desktop.domain.series import Grain
from tests.verbs.client_files import text_file
from tests.verbs.reading_figures import figures, read, refusal, sent

OWN: dict[str, object] = {"target": {}}


def test_a_month_is_its_cost_by_its_contacts_unrounded(tmp_path: Path) -> None:
    text = "Month;Contacts;Total cost;Target\n2025-01;61240;349,680.40;5.6\n2025-02;3;10;5.6\n"
    found = figures(read(sent(tmp_path, text), criterion="8.04", told=OWN))
    assert [own.value for own in found] == [Fraction("349680.40") / 61240, Fraction(10, 3)]
    assert [own.target for own in found] == [Fraction("5.6")] * 2


def test_german_heads_and_marks(tmp_path: Path) -> None:
    text = "Monat;Bearbeitete Kontakte;Gesamtkosten;Ziel\nJan 2025;61.240;349.680,40;5,6\n"
    found = figures(read(sent(tmp_path, text), criterion="8.04", told=OWN))
    assert [own.value for own in found] == [Fraction("349680.40") / 61240]


def test_days_are_summed_before_they_are_divided(tmp_path: Path) -> None:
    """120 by 15 is 8; the mean of 20 and 2 would be 11."""
    rows = "2025-01-30;5;100\n2025-01-31;10;20\n2025-02-01;4;40\n"
    found = read(sent(tmp_path, f"Date;Contacts;Total cost\n{rows}"), criterion="8.04")
    months = [(own.start.month, own.value) for own in figures(found)]
    assert months == [(1, Fraction(120, 15)), (2, Fraction(10))]
    assert set(found.channels[0].series) == {Grain.MONTH}


@pytest.mark.parametrize("contacts", ["", "0", "n/a"])
def test_a_cost_without_contacts_is_refused_with_the_cell_that_lacks_them(
    tmp_path: Path, contacts: str
) -> None:
    text = f"Month;Contacts;Total cost\n2025-01;61240;349680\n2025-02;{contacts};327000\n"
    words = refusal(sent(tmp_path, text), criterion="8.04")
    assert "B3: it is not told how many contacts cost the “327000” of C3." in words


def test_contacts_without_a_cost_are_a_month_without_a_figure(tmp_path: Path) -> None:
    text = "Month;Contacts;Total cost\n2025-01;61240;349680\n2025-02;60000;\n2025-03;50000;300000\n"
    found = figures(read(sent(tmp_path, text), criterion="8.04"))
    assert [own.start.month for own in found] == [1, 3]


def test_what_a_mapping_says_goes_before_the_heads(tmp_path: Path) -> None:
    path = sent(tmp_path, "Month;Volume;Spend\n2025-01;10;57\n2025-02;20;112\n")
    told = {"columns": {"A": "date", "B": "contacts", "C": "cost"}}
    assert [own.value for own in figures(read(path, criterion="8.04", told=told))] == [
        Fraction(57, 10),
        Fraction(112, 20),
    ]
    alone = refusal(path, criterion="8.04", told={"columns": {"A": "date", "C": "cost"}})
    assert "C2: “57” is what all contacts cost, and no column tells how many there were." in alone


def test_a_cost_beside_contacts_is_divided_by_them_and_it_is_said(tmp_path: Path) -> None:
    text = "Monat;Kosten;Anzahl Kontakte\n2025-01;10000;2000\n2025-02;11000;2000\n"
    found = read(sent(tmp_path, text), criterion="8.04")
    assert [own.value for own in figures(found)] == [5, Fraction(11, 2)]
    (oddity,) = (own for own in found.oddities if own.kind is Odd.DIVIDED)
    assert oddity.what == "Kosten"


def test_a_cost_below_its_contacts_may_be_that_of_one_and_is_asked_for(tmp_path: Path) -> None:
    path = sent(tmp_path, "Month;Cost;Contacts\n2025-01;5,71;2000\n2025-02;5,80;2100\n")
    assert "“Cost” (B) may be what all contacts cost or what one costs" in refusal(path, criterion="8.04")
    told = {"columns": {"A": "date", "B": "value"}}
    assert figures(read(path, criterion="8.04", told=told))[0].value == Fraction("5.71")


def test_the_name_of_a_sheet_tells_that_a_cost_is_of_one_contact(tmp_path: Path) -> None:
    path = text_file(tmp_path / "Cost per contact.csv", "Month;Cost;Contacts\n2025-01;5,71;2000\n")
    assert figures(read(path, criterion="8.04"))[0].value == Fraction("5.71")
