"""Cells come back as they stand in the file, with their places."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity_desktop.domain.sheet import Block
from maturity_desktop.storage.spreadsheets.delimited import read_delimited
from maturity_desktop.storage.spreadsheets.limits import USUAL
from maturity_desktop.storage.spreadsheets.reading import _PlainData, read_sheets
from tests.verbs.client_files import text_file, workbook


def test_cells_keep_their_kinds_their_places_and_their_merged_ranges(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [],
        [None, "Month", None, "SL"],
        [None, date(2025, 1, 1), "n/a", 81.2],
        [None, None, True, 7],
    ]
    (sheet,) = read_sheets(workbook(tmp_path / "a.xlsx", {"A": rows}, {"A": ["B3:B4"]}))
    assert (sheet.name, sheet.file) == ("A", "a.xlsx")
    assert sheet.row_at(0) == ("Month", None, "SL")
    assert sheet.row_at(1) == (date(2025, 1, 1), "n/a", 81.2)
    assert sheet.row_at(2) == (None, True, 7.0)
    assert sheet.cell_name(1, 2) == "D3"
    assert sheet.merged == (Block(1, 0, 2, 0),)
    assert sheet.turn().cell_name(2, 1) == "D3"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", ["\t", ";", ",", "|"])
def test_text_in_every_encoding_with_every_delimiter(encoding: str, delimiter: str, tmp_path: Path) -> None:
    text = "\r\n".join(delimiter.join(row) for row in (("März", "Größe"), ('"a\u00a0b"', "1"), ("c", "2")))
    (sheet,) = read_sheets(text_file(tmp_path / "a.csv", text, encoding))
    assert [sheet.row_at(row) for row in range(3)] == [("März", "Größe"), ("a\u00a0b", "1"), ("c", "2")]


def test_a_decimal_comma_is_no_delimiter() -> None:
    rows = read_delimited(b"Monat;SL\nJan 2025;81,2\nFeb 2025;80,4\n", USUAL)
    assert rows[1] == ["Jan 2025", "81,2"]


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    from maturity_desktop.storage.spreadsheets.refusals import Refused

    try:
        rows = read_delimited(content, USUAL)
    except Refused:
        return
    assert all(isinstance(cell, str) for row in rows for cell in row)


def test_a_child_that_was_turned_cannot_hand_over_more_than_plain_data() -> None:
    import io

    with pytest.raises(pickle.UnpicklingError):
        _PlainData(io.BytesIO(pickle.dumps(Path("x")))).load()
