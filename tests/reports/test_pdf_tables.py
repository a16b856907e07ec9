"""Tables of the printed report where they go on to another page, and rows in parts."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from maturity_desktop.look import load_look
from maturity_desktop.reports.pdf.paragraphs import Styles, paragraph
from maturity_desktop.reports.pdf.table import Row, Rows, rows_of
from maturity_desktop.reports.pdf.typefaces import register

LOOK = load_look("light")
WIDTH = 400.0


def rows(*lines: int) -> list[Row]:
    """A row for each number, so many lines high."""
    register()
    style = Styles(LOOK).small
    return [Row(([paragraph("words", style) for _line in range(count)],)) for count in lines]


def table(made: list[Row], *, topped: bool = False) -> Rows:
    found = Rows((), made, (1.0,), LOOK, topped=topped)
    found.canv = Canvas("unwritten")
    return found


def height(made: list[Row]) -> float:
    return table(made).wrap(WIDTH, 1e6)[1]


def test_a_low_last_row_does_not_stand_alone_on_the_next_page() -> None:
    made = rows(1, 1, 1, 1, 1)
    first, rest = table(made).split(WIDTH, height(made) - 1)
    assert isinstance(first, Rows)
    assert isinstance(rest, Rows)
    assert (first.end, rest.end - rest.start) == (3, 2)
    rest.canv = first.canv = Canvas("unwritten")
    assert rest.split(WIDTH, height(made[3:]) - 1) == [], "nor on what is left of the same page"


def test_a_high_row_is_not_taken_along_for_company() -> None:
    made = rows(1, 1, 1, 12, 1)
    first, rest = table(made).split(WIDTH, height(made) - 1)
    assert (first.end, rest.end - rest.start) == (4, 1)


def test_the_strong_line_above_stays_with_the_part_that_comes_first() -> None:
    made = rows(1, 1, 1, 1, 1)
    first, rest = table(made, topped=True).split(WIDTH, height(made) / 2)
    assert first.topped
    assert not rest.topped


def test_a_row_made_in_parts_is_as_high_as_the_whole() -> None:
    whole = rows(20)
    parts = rows_of(whole[0])
    assert len(parts) > 2
    assert height(parts) == pytest.approx(height(whole))


@pytest.mark.parametrize("room", range(101, 240, 7))
def test_a_part_of_a_row_in_parts_fits_where_it_is_cut(room: int) -> None:
    made = table(rows_of(rows(60)[0], most=12))
    for part in made.split(WIDTH, room)[:1]:
        part.canv = made.canv
        assert part.wrap(WIDTH, room)[1] <= room
