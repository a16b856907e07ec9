"""Files that would hang, fill the memory or crash end in a clear message, and the child process with them."""

from __future__ import annotations

import struct
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import chain, repeat
from pathlib import Path

import pytest

from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.storage.spreadsheets.limits import MIB, Limits
from maturity_desktop.storage.spreadsheets.reading import read_sheets
from tests.verbs.client_files import old_workbook, open_document_of_xml, text_file, workbook_of_xml

LONGEST_S = 30.0
MOST_MEMORY = 500 * MIB


def far_cell(path: Path) -> Path:
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    return workbook_of_xml(path, f'{first}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def far_row(path: Path) -> Path:
    first = '<row r="1"><c r="A1"><v>1</v></c><c r="F1"><v>1</v></c></row>'
    return workbook_of_xml(path, f'{first}<row r="1048576"><c r="A1048576"><v>1</v></c></row>')


def million_rows(path: Path) -> Path:
    rows = (f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 1_000_001))
    return workbook_of_xml(path, rows)


def million_lines(path: Path) -> Path:
    return text_file(path, "Date,SL\n" + "2025-01-01,80\n" * 1_000_000)


def zip_bomb(path: Path) -> Path:
    return workbook_of_xml(path, repeat(" " * MIB, 600))


def lying_bomb(path: Path) -> Path:
    """Its table of contents says that the sheet unpacks to a thousand bytes."""
    content = bytearray(zip_bomb(path).read_bytes())
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        if struct.unpack_from("<I", content, place + 24)[0] > 100 * MIB:
            struct.pack_into("<I", content, place + 24, 1000)
        place = content.find(b"PK\x01\x02", place + 4)
    path.write_bytes(content)
    return path


def long_cell(path: Path) -> Path:
    start, end = '<row r="1"><c r="A1" t="inlineStr"><is><t>', "</t></is></c></row>"
    return workbook_of_xml(path, chain([start], repeat("x" * MIB, 450), [end]))


def entities(path: Path) -> Path:
    words = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    return workbook_of_xml(path, cell, before=words)


def repeated_rows(path: Path) -> Path:
    cell = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    )
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    return open_document_of_xml(path, row)


def damaged_zip(path: Path) -> Path:
    path.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 100)
    return path


def damaged_old(path: Path) -> Path:
    path.write_bytes(old_workbook(path, [["Month", 1.0]]).read_bytes()[:1500])
    return path


def locked(path: Path) -> Path:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )
    return path


def picture(path: Path) -> Path:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    return path


def document(path: Path) -> Path:
    """Letters only, in lines that commas divide as they do those of a table."""
    return text_file(path, "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n" + "1,2,3\n" * 100)


def typed_document(path: Path) -> Path:
    return text_file(path, "{\\rtf1\\ansi Rates;\\par 1;2;3}\n" * 100)


def web_page(path: Path) -> Path:
    return text_file(path, "<html><table><tr><td>1</td></tr></table></html>")


def wide_line(path: Path) -> Path:
    return text_file(path, ",".join("a" * 20_000))


def open_quote(path: Path) -> Path:
    return text_file(path, 'a,b\n"' + "x" * 200_000)


def nothing(path: Path) -> Path:
    return text_file(path, "")


HOSTILE: list[tuple[Callable[[Path], Path], str, str]] = [
    (far_cell, "x.xlsx", "far from the others"),
    (far_row, "x.xlsx", "rows"),
    (million_rows, "x.xlsx", "rows"),
    (million_lines, "x.csv", "rows"),
    (zip_bomb, "x.xlsx", "Unpacked"),
    (lying_bomb, "x.xlsx", "damaged"),
    (long_cell, "x.xlsx", "memory"),
    (entities, "x.xlsx", "damaged"),
    (repeated_rows, "x.ods", "Delete|damaged"),
    (damaged_zip, "x.xlsx", "damaged"),
    (damaged_old, "x.xls", "damaged"),
    (locked, "x.xlsx", "password"),
    (picture, "x.csv", "no table"),
    (document, "hundred.pdf", "no table"),
    (typed_document, "x.csv", "no table"),
    (web_page, "x.xls", "web page"),
    (wide_line, "x.csv", "cells"),
    (open_quote, "x.csv", "damaged"),
    (nothing, "x.csv", "no filled cells"),
]


@pytest.mark.parametrize(("make", "name", "said"), HOSTILE, ids=lambda value: getattr(value, "__name__", ""))
def test_a_hostile_file_ends_in_a_clear_message(
    make: Callable[[Path], Path], name: str, said: str, tmp_path: Path
) -> None:
    path = make(tmp_path / name)
    start = time.monotonic()
    with pytest.raises(FiguresError, match=said) as caught:
        read_sheets(path)
    assert str(caught.value).startswith(f"{name}: ")
    assert time.monotonic() - start < LONGEST_S


READER = """
import resource, sys
from pathlib import Path
from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.storage.spreadsheets.reading import read_sheets
for name in sys.argv[1:]:
    try:
        read_sheets(Path(name))
    except FiguresError:
        pass
unit = 1 if sys.platform == "darwin" else 1024
own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
if sys.platform == "linux":
    lines = Path("/proc/self/status").read_text().splitlines()
    own = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024
print(own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit)
"""
"""Runs by itself: on Linux, getrusage counts the memory of whoever began a process as its own."""


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell what a child process took")
def test_reading_takes_no_more_memory_than_it_may(tmp_path: Path) -> None:
    files = [
        make(tmp_path / f"{make.__name__}.xlsx") for make in (far_cell, far_row, long_cell, million_lines)
    ]
    ran = subprocess.run(
        [sys.executable, "-c", READER, *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert int(ran.stdout) < MOST_MEMORY


def test_merged_ranges_beyond_the_cells_are_clipped_and_few(tmp_path: Path) -> None:
    blocks = "".join(f'<mergeCell ref="A{row}:XFD{row + 1}"/>' for row in range(1, 600_000, 2))
    path = workbook_of_xml(
        tmp_path / "x.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>', f"<mergeCells>{blocks}</mergeCells>"
    )
    (sheet,) = read_sheets(path)
    assert [(one.top, one.left, one.bottom, one.right) for one in sheet.merged] == [(0, 0, 0, 0)]


def test_a_child_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    path = text_file(tmp_path / "x.csv", "Date,SL\n" + "2025-01-01,80\n" * 400_000)
    with pytest.raises(FiguresError, match="longer than 0 seconds"):
        read_sheets(path, Limits(seconds=0))


def test_a_file_larger_than_allowed_is_not_read(tmp_path: Path) -> None:
    path = text_file(tmp_path / "x.csv", "Date,SL\n" + "2025-01-01,80\n" * 100_000)
    with pytest.raises(FiguresError, match="larger than 1 MiB"):
        read_sheets(path, Limits(file=MIB))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FiguresError, match="no file"):
        read_sheets(tmp_path)
