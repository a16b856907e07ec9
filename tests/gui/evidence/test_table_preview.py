"""Tables are previewed by their first rows, read by a child process; what is none says why."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import QSize

from maturity_desktop.gui.previews import preview
from maturity_desktop.gui.table_preview import MOST_ROWS, first_rows
from maturity_desktop.storage.decoding.decoder import Decoder, PreviewRefused
from tests.storage.small import evidence


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Volumes"
    sheet.append(["Month", "Calls"])
    sheet.append([date(2025, 11, 1), 1200])
    book.create_sheet("Notes").append(["=1+1 is shown as it is", "x" * 200])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_first_rows_of_every_sheet() -> None:
    words, remark = first_rows(io.BytesIO(workbook()), ".xlsx")
    lines = words.split("\n")
    assert lines[:3] == ["Volumes", "Month\tCalls", "2025-11-01\t1200"]
    assert lines[4] == "Notes" and lines[5].endswith("…") and remark == ""


def test_a_long_file_is_cut_and_says_so() -> None:
    data = "a;b\n" + "1;2\n" * 500
    item = replace(evidence(), file_name="x.csv", media_type="text/csv", sha256="0" * 64)
    found = preview(item, io.BytesIO(data.encode()), 0, QSize(10, 10), Decoder())
    assert found.text.startswith("a\tb") and found.text.count("\n") <= MOST_ROWS + 1
    assert "Only the first rows" in found.remark


def test_what_is_no_table_says_why() -> None:
    with pytest.raises(PreviewRefused):
        first_rows(io.BytesIO(b"PK\x03\x04 broken"), ".xlsx")
