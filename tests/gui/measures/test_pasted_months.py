"""A block from a client's sheet finds its cells in the grid of months."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.mapping import Role
from maturity_desktop.domain.series import Month
from maturity_desktop.gui.measures.pasted_months import pasted

YEAR = [Month(2025, number) for number in range(1, 13)]
COLUMNS = (Role.VALUE, Role.TARGET, Role.OFFERED, Role.WITHIN)


@pytest.mark.parametrize(
    ("text", "cells", "left_out"),
    [
        ("81.2\t80\n82", {(2, 0): "81.2", (2, 1): "80", (3, 0): "82", (3, 1): ""}, 0),
        ("Reached\tTarget\n81\t80", {(2, 0): "81", (2, 1): "80"}, 0),
        ("SL\n81", {(2, 0): "81"}, 0),
        ("Total\t99\nFeb\t80", {(1, 0): "80"}, 0),
        ("Monat\tZiel\tServicelevel %\nMär 25\t80\t81,2 %", {(2, 1): "80", (2, 0): "81,2 %"}, 0),
        ("\tJan\tMar\nSL %\t81\t82\nTarget\t80", {(0, 0): "81", (0, 1): "80", (2, 0): "82", (2, 1): ""}, 0),
        ("2024-12\t70\n2025-01\t81", {(0, 0): "81"}, 1),
        ("1/1/2025\t81\n2/1/2025\t82", {(0, 0): "81", (1, 0): "82"}, 0),
        ("01/01/2025\t81\n01/02/2025\t82", {(0, 0): "81", (1, 0): "82"}, 0),
        ("31.03.2025\t81\n30.04.2025\t82", {(2, 0): "81", (3, 0): "82"}, 0),
        ("Jan;81,2\nFeb;82,4", {(0, 0): "81,2", (1, 0): "82,4"}, 0),
        ("Month\tAHT\tOffered\tAnswered within 20 s\nJan\t300\t100\t80", {(0, 2): "100", (0, 3): "80"}, 0),
        ("eighty", {(2, 0): "eighty"}, 0),
        ("", {}, 0),
    ],
)  # fmt: skip
def test_heads_and_months_say_where_a_figure_goes(
    text: str, cells: dict[tuple[int, int], str], left_out: int
) -> None:
    found = pasted(text, (2, 0), YEAR, COLUMNS, "service_level")
    assert (found.cells, found.left_out) == (cells, left_out)


@given(
    block=st.lists(st.lists(st.integers(0, 10**6), min_size=1, max_size=6), min_size=1, max_size=15),
    here=st.tuples(st.integers(0, 11), st.integers(0, 3)),
)
def test_bare_numbers_go_from_this_cell_on_and_never_beyond_the_grid(
    block: list[list[int]], here: tuple[int, int]
) -> None:
    found = pasted(
        "\n".join("\t".join(map(str, line)) for line in block), here, YEAR, COLUMNS, "service_level"
    )
    down, across = here
    assert all(row < len(YEAR) and column < len(COLUMNS) for row, column in found.cells)
    for row, line in enumerate(block[: len(YEAR) - down]):
        for column, number in enumerate(line[: len(COLUMNS) - across]):
            assert found.cells[down + row, across + column] == str(number)
