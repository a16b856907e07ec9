"""How high markup is taken to stand, by which the executive page is kept on a page."""

from __future__ import annotations

import pytest

from maturity_desktop.reports.word.heights import Heights
from maturity_desktop.reports.word.markup import Piece, Row, paragraph, picture, table

STYLES = (
    '<w:styles><w:docDefaults><w:rPr><w:sz w:val="20"/></w:rPr></w:docDefaults>'
    '<w:style w:styleId="plain"/>'
    '<w:style w:styleId="wide"><w:basedOn w:val="plain"/><w:pPr><w:spacing w:before="200" w:after="100" '
    'w:line="480" w:lineRule="auto"/></w:pPr></w:style>'
    '<w:style w:styleId="large"><w:basedOn w:val="wide"/><w:rPr><w:sz w:val="40"/></w:rPr></w:style>'
    '<w:style w:styleId="fixed"><w:pPr><w:spacing w:line="160" w:lineRule="exact"/></w:pPr></w:style>'
    '<w:style w:styleId="round"><w:basedOn w:val="round"/></w:style>'
    '<w:style w:styleId="odd"><w:rPr><w:sz w:val="-9"/></w:rPr></w:style></w:styles>'
)
HEIGHTS = Heights(STYLES.encode())


def line(style: str = "plain", words: str = "A line.") -> str:
    return paragraph(style, [Piece(words)])


@pytest.mark.parametrize(
    ("style", "height"),
    [("plain", 12), ("wide", 39), ("large", 63), ("fixed", 8), ("round", 12), ("odd", 12), ("none", 12)],
)
def test_a_line_is_as_high_as_its_style_says(style: str, height: float) -> None:
    assert HEIGHTS.of([line(style)], 300) == pytest.approx(height)


def test_words_take_more_lines_in_a_narrower_column() -> None:
    words = "word " * 60
    wide, narrow = (HEIGHTS.of([line(words=words)], width) for width in (500, 250))
    assert 36 <= wide <= 48 and 1.5 * wide < narrow <= 2 * wide


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    row = Row(([line()] * 5, [line()]))
    made = table("Report Table", [], [row, row], [2000, 2000])
    assert HEIGHTS.of([made, line()], 200) == pytest.approx(2 * (5 * 12 + 5) + 12)


def test_a_picture_has_its_own_height() -> None:
    shown = paragraph("plain", (), picture(1, "r1", "A chart", 200, 90))
    assert HEIGHTS.of([shown], 300) == pytest.approx(90)
