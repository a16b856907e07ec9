"""Whatever a person writes stands in the workbook as text, whole, and harms nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from maturity_desktop.domain.audit import TaskState
from maturity_desktop.reports.excel import check_workbook
from maturity_desktop.reports.excel.cells import Cell, row_xml
from maturity_desktop.reports.excel.sheet import PART, parts
from maturity_desktop.reports.text import CELL_LIMIT, looks_like_formula, visible
from tests.examples import examples
from tests.reports.excel.cases import HOSTILE, hostile
from tests.reports.excel.conftest import Write, Written, unescaped, write

ANYTHING = st.text(st.characters(codec=None), max_size=40) | st.sampled_from(HOSTILE)


def whole_text(made: Written, book: Any, sheet: str, row: str, column: str, value: str | None) -> str:
    """The text of a cell, or its parts on the sheet Continued where it goes on there."""
    continued = made.layout.continued
    if continued.title in book.sheetnames:
        found = [
            unescaped(part.value)
            for where, label, head, _number, part in book[continued.title].iter_rows(
                min_row=continued.first_row, max_col=5
            )
            if (where.value, label.value, head.value) == (sheet, row, column)
        ]
        if found:
            return "".join(found)
    return unescaped(value or "")


def assert_whole(made: Written) -> None:
    """Every text that a person entered is in the workbook, as text."""
    book = made.open()
    (results,) = made.results
    (part,) = made.layout.frameworks
    sheet, table = book[part.scorecard.title], part.scorecard
    heads = {column.id: column.heading for column in table.columns}
    for row, result in enumerate(results.criteria, start=table.first_row):
        for column, text in (("note", result.note), ("set_reason", result.set_reason)):
            cell = sheet[f"{table.letter(column)}{row}"]
            assert cell.data_type in "sn"
            found = whole_text(made, book, table.title, result.criterion.id, heads[column], cell.value)
            assert found == visible(text)
    sheet, table = book[part.checkpoints.title], part.checkpoints
    points = [(result, point) for result in results.criteria for point in result.criterion.checkpoints]
    for row, (result, point) in enumerate(points, start=table.first_row):
        cell = sheet[f"{table.letter('remark')}{row}"]
        found = whole_text(made, book, table.title, point.id, "Remark", cell.value)
        assert found == visible(result.remarks.get(point.id, ""))
    programme = part.programme
    assert programme is not None
    note = book[programme.title][f"{programme.letter('note')}{programme.first_row}"].value
    assert whole_text(made, book, programme.title, "p-1", "Note", note) == visible(
        results.audit.get(TaskState, "a1", results.framework.id, "p-1").note  # type: ignore[union-attr]
    )
    for found_sheet in book:
        for line in found_sheet:
            for cell in line:
                if cell.data_type == "s":
                    assert len(cell.value.encode("utf-16-le")) // 2 <= CELL_LIMIT
                    assert cell.quotePrefix == looks_like_formula(cell.value)


def test_known_hostile_texts_stand_whole(written: Write, tmp_path: Path) -> None:
    made = written(hostile())
    assert_whole(made)
    check_workbook(made.save(tmp_path), made.content)


@settings(max_examples=examples(20))
@given(st.lists(ANYTHING, min_size=1, max_size=3))
def test_any_text_stands_whole(texts: list[str]) -> None:
    assert_whole(write(hostile(tuple(texts))))


def test_a_text_longer_than_a_cell_says_where_it_goes_on_and_is_locked(written: Write) -> None:
    made = written(hostile(("word " * 10_000,)))
    (part,) = made.layout.frameworks
    book = made.open()
    note = book[part.scorecard.title][f"{part.scorecard.letter('note')}{part.scorecard.first_row}"]
    assert note.value.startswith("word word")
    assert note.protection.locked
    row = re.search(r"the whole text is on the sheet Continued, row (\d+)\)$", note.value)
    assert row is not None
    line = book["Continued"][int(row[1])]
    assert [cell.value for cell in line[:4]] == ["Scorecard", "1.01", "Note", 1]


@given(st.text("ab \n", max_size=200), st.integers(2, 20))
def test_parts_lose_nothing_and_are_short(text: str, limit: int) -> None:
    cut = list(parts(text, limit))
    assert "".join(cut) == text
    assert all(len(part) <= limit for part in cut)


def test_a_part_fits_a_cell_even_when_every_character_is_spelt_out(written: Write) -> None:
    made = written(hostile(("\U0010ffff" * (2 * PART) + "_x0041_" * PART,)))
    assert_whole(made)


def test_a_string_is_never_written_as_a_formula() -> None:
    assert "<f>" not in row_xml(1, [Cell("=1+1", 0)])


def test_the_client_s_name_does_no_harm_in_running_heads(written: Write) -> None:
    made = written(hostile(("&P & <b> 5" + "x" * 300,)))
    head = made.open()["Scorecard"].oddHeader
    assert head.left.text == "&A"
    assert head.right.text == "&&P && <b> 5" + "x" * 49 + "… · Requirement model"
