"""Rows of a sheet are as high as their texts: measured beside what office programs make of them."""

from __future__ import annotations

import pytest

from maturity_desktop.reports.excel.breaking import text_lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 24, 1),
        ("Career Development", 24, 1),
        ("Customer Management Systems", 24, 2),
        ("Physical Environment / Ergonomics", 24, 2),
        ("The effect of technologies on customer operations is measured and monitored.", 62, 2),
        ("The technology for the centre's minimum requirements is in place.", 62, 1),
        ("first\nsecond", 24, 2),
        ("W" * 24, 24, 2),
        ("i" * 40, 24, 1),
        ("日本" * 10, 24, 2),
        ("Donaudampfschifffahrtsgesellschaftskapitän", 24, 2),
        ("one two", 0.1, 4),
    ],
)
def test_a_text_has_as_many_lines_as_its_column_breaks_it_into(text: str, width: float, lines: int) -> None:
    assert text_lines(text, width) == lines
