"""Clients' sheets of supporting figures that could be read wrongly with nothing said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.figure_log import Odd
from maturity_desktop.domain.supporting_reading import AmountsRead
from maturity_desktop.verbs.supporting import amounts_found, catalogue_at_hand, read_client_sheets
from tests.verbs.client_files import workbook
from tests.verbs.reading_figures import quality, sent
from tests.verbs.reading_figures import read as read_ladder

TODAY = date(2026, 1, 13)
CATALOGUE = catalogue_at_hand(Path("nowhere"))


def read(path: Path) -> AmountsRead:
    (found,) = amounts_found(read_client_sheets(path, CATALOGUE, {}), CATALOGUE, TODAY)
    return found


def sheet(folder: Path, *rows: Sequence[Any]) -> AmountsRead:
    return read(workbook(folder / "client.xlsx", {"Figures": rows}))


def refused(folder: Path, *rows: Sequence[Any]) -> str:
    with pytest.raises(FiguresError) as caught:
        sheet(folder, *rows)
    return str(caught.value)


def groups(found: AmountsRead) -> set[str]:
    return {row.group for row in found.rows}


def amount(found: AmountsRead, name: str) -> list[float]:
    return [float(row.amounts[name]) for row in found.rows if name in row.amounts]


def odd(found: AmountsRead) -> dict[Odd, tuple[str, ...]]:
    return {own.kind: own.cells for own in found.oddities}


@pytest.mark.parametrize(
    "whole",
    ["All", "(all)", "Alle", "Alle Teams", "All teams", "Overall", "Gesamtergebnis", "Company", "Ges.",
     "Alle Kanäle", "Gesamt", "Grand Total", "Entire centre"],
)  # fmt: skip
def test_a_row_of_all_groups_is_no_group(tmp_path: Path, whole: str) -> None:
    rows = [["2025-01", "A", 30], ["2025-01", "B", 40], ["2025-01", whole, 99]]
    found = sheet(tmp_path, ["Month", "Team", "Evaluations"], *rows)
    assert groups(found) == {"A", "B"}
    assert odd(found)[Odd.TOTAL] == ("B4",)


@pytest.mark.parametrize("name", ["All Stars", "Alle anderen", "Allgemein", "Company cars", "Gast"])
def test_a_group_with_a_name_like_a_total_is_a_group(tmp_path: Path, name: str) -> None:
    found = sheet(tmp_path, ["Month", "Team", "Evaluations"], ["2025-01", "A", 30], ["2025-01", name, 40])
    assert groups(found) == {"A", name}


def test_rows_that_are_all_of_the_whole_are_the_whole(tmp_path: Path) -> None:
    found = sheet(tmp_path, ["Month", "Team", "Leavers"], ["2025-01", "All", 3], ["2025-02", "All", 4])
    assert amount(found, "leavers") == [3, 4]
    assert groups(found) == {""}


def test_a_group_that_is_the_sum_of_the_others_is_left_out_and_said(tmp_path: Path) -> None:
    rows = [
        [month, team, count]
        for month, counts in (("2025-01", (30, 41, 71)), ("2025-02", (28, 44, 72)))
        for team, count in zip(("A", "B", "Norrhaven"), counts, strict=True)
    ]
    found = sheet(tmp_path, ["Month", "Team", "Evaluations"], *rows)
    assert groups(found) == {"A", "B"}
    (oddity,) = (own for own in found.oddities if own.kind is Odd.SUM_OF_GROUPS)
    assert oddity.what == "Norrhaven"


def test_a_sum_that_does_not_hold_throughout_or_may_be_chance_is_a_group(tmp_path: Path) -> None:
    once = [["2025-01", "A", 3], ["2025-01", "B", 4], ["2025-01", "C", 7]]
    assert groups(sheet(tmp_path, ["Month", "Team", "Leavers"], *once)) == {"A", "B", "C"}
    big = [["2025-01", "A", 3000], ["2025-01", "B", 4000], ["2025-01", "C", 7000]]
    more = [["2025-02", "A", 3000], ["2025-02", "B", 4000], ["2025-02", "C", 7001]]
    assert groups(sheet(tmp_path, ["Month", "Team", "Calls handled"], *big, *more)) == {"A", "B", "C"}


def test_the_ladder_takes_no_row_of_all_channels_for_a_channel(tmp_path: Path) -> None:
    text = (
        "Monat;Kanal;Angeboten;Im SL\n1/2025;Telefon;100;81\n1/2025;Mail;50;40\n1/2025;Alle Kanäle;150;121\n"
    )
    found = read_ladder(sent(tmp_path, text))
    assert [own.channel for own in found.channels] == ["voice", "email"]
    assert quality(found)["total"] == ("A4",)


def test_the_ladder_leaves_out_a_channel_that_is_the_sum_of_the_others(tmp_path: Path) -> None:
    text = "Month;Channel;Offered;In SL\n1/2025;Phone;100;81\n1/2025;Mail;50;40\n1/2025;Norrhaven;150;121\n"
    found = read_ladder(sent(tmp_path, text))
    assert [own.channel for own in found.channels] == ["voice", "email"]
    assert "sum_of_groups" in quality(found)
