"""Files that are no workbook of a model, or more than one may be: told as that."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.reports.model_workbook import archive, reading
from maturity_desktop.verbs.models import read_model
from tests.verbs.model_workbooks import SMALL, entry_of, exported, refused


def test_a_workbook_of_something_else_is_told(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    Workbook().save(path)
    with pytest.raises(FrameworkError) as caught:
        read_model(path)
    assert "the sheet “Model” is missing" in str(caught.value)


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.99])
def test_a_torn_workbook_is_told(tmp_path: Path, kept: float) -> None:
    whole = exported(SMALL, tmp_path).read_bytes()
    path = tmp_path / "torn.xlsx"
    path.write_bytes(whole[: int(len(whole) * kept)])
    assert "damaged" in refused(path)


def rewritten(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with another content of one of its parts."""
    other = path.with_name("other.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, change(data) if entry.filename == part else data)
    return other


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_PART_BYTES", 1_000_000)
    path = rewritten(exported(SMALL, tmp_path), "docProps/app.xml", lambda _old: b" " * 2_000_000)
    assert path.stat().st_size < 100_000
    assert "larger than a model can be" in refused(path)


def test_a_workbook_that_defines_words_of_its_own_is_refused(tmp_path: Path) -> None:
    def bomb(old: bytes) -> bytes:
        return b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + old.partition(b"?>")[2]

    path = rewritten(exported(SMALL, tmp_path), "xl/worksheets/sheet1.xml", bomb)
    assert "xl/worksheets/sheet1.xml defines words of its own" in refused(path)


def test_what_a_spreadsheet_program_adds_for_itself_is_passed_over(tmp_path: Path) -> None:
    def other(old: bytes) -> bytes:
        return old.replace(b'localSheetId="3"', b'localSheetId="93"')

    path = rewritten(exported(SMALL, tmp_path), "xl/workbook.xml", other)  # openpyxl warns of it
    assert entry_of(read_model(path)[0]) == entry_of(SMALL)


def test_more_rows_than_a_model_has_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = exported(SMALL, tmp_path)
    monkeypatch.setattr(reading, "MOST_ROWS", 15)
    assert "Model!A16: there is more in the workbook than a model can have" in refused(path)


def test_a_row_far_below_is_no_burden(tmp_path: Path) -> None:
    def far(old: bytes) -> bytes:
        return old.replace(b"</sheetData>", b'<row r="99999999999"><c r="A1"><v>1</v></c></row></sheetData>')

    path = rewritten(exported(SMALL, tmp_path), "xl/worksheets/sheet6.xml", far)
    assert entry_of(read_model(path)[0]) == entry_of(SMALL)
