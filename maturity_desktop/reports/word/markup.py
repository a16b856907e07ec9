"""WordprocessingML: runs, paragraphs, links, fields, bookmarks and pictures as text.

Words come in through reports/text.py and are escaped here; nothing of them is ever taken for markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from maturity_desktop.reports.right_to_left import has_right_to_left, runs_right_to_left
from maturity_desktop.reports.text import one_line, visible

TWIPS = 20
"""Twentieths of a point: Word's unit of length."""
EMUS = 12_700
"""What a point is in the unit of pictures."""
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRONG_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_LEFTWARD = re.compile(f"([{_STRONG_RIGHT}](?:[^A-Za-z\u00c0-\u024f\u0370-\u058f]*[{_STRONG_RIGHT}])*)")
_LETTER = f"[^\\W_{_STRONG_RIGHT}]"
_RIGHTWARD = re.compile(f"({_LETTER}(?:[^{_STRONG_RIGHT}]*{_LETTER})?)")
"""What runs from left to right in a paragraph that runs the other way: brackets about it do not."""
_HYPHEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
"""Word's own: many fonts lack the letter."""
_STYLED = re.compile(r'(<w:pStyle w:val="[^"]*"/>)(?!<w:keepNext)')
_OPENING = re.compile(r'(<w:pStyle w:val="[^"]*"/>(?:<w:keepNext/>)?)')
_SIZE = re.compile(r'\b(c[xy])="(\d+)"')
_LINK = re.compile(r'<w:hyperlink w:anchor="(\w+)" w:history="1">(.*?)</w:hyperlink>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph; `style` is the id of a character style, `place` the bookmark of a link.

    A `size` in points takes the place of that of the paragraph's style.
    """

    words: str
    style: str = ""
    place: str = ""
    size: int = 0


def unbroken(words: str) -> str:
    """Words that stay on one line."""
    return words.replace(" ", "\u00a0").replace("-", "\u2011")


def attribute(text: str) -> str:
    """Words as the value of an attribute, with its quotes."""
    return '"' + escape(one_line(text), {'"': "&quot;"}) + '"'


def paragraph(
    style: str, pieces: Iterable[Piece], before: str = "", *, early: str = "", late: str = ""
) -> str:
    """A paragraph; `before` is markup that stands before its words.

    Properties of its own stand where the standard wants them: `early` before its direction, `late` after it.
    """
    told = tuple(pieces)
    turned = runs_right_to_left("".join(piece.words for piece in told))
    look = f'<w:pStyle w:val="{style}"/>{early}{"<w:bidi/>" if turned else ""}{late}'
    shown = "".join(_shown(piece, turned=turned) for piece in told)
    return f"<w:p><w:pPr>{look}</w:pPr>{before}{shown}</w:p>"


def lines_of(text: str) -> Iterator[str]:
    """The lines of a person's text that are not empty, visible."""
    return (line.strip() for line in visible(text).split("\n") if line.strip())


def _shown(piece: Piece, *, turned: bool) -> str:
    made = runs(piece.words, piece.style, turned=turned, size=piece.size)
    if not piece.place:
        return made
    return f'<w:hyperlink w:anchor="{piece.place}" w:history="1">{made}</w:hyperlink>'


def runs(words: str, style: str = "", *, turned: bool = False, size: int = 0) -> str:
    """Words as runs, one for each stretch of a direction; `turned`: their paragraph runs from the right."""
    text = visible(words)
    if not text:
        return ""
    if not has_right_to_left(text):
        return _run(text, style, size, leftward=False)
    parts = (_RIGHTWARD if turned else _LEFTWARD).split(text)
    return "".join(
        _run(part, style, size, leftward=(place % 2 == 1) is not turned)
        for place, part in enumerate(parts)
        if part
    )


def _run(text: str, style: str, size: int, *, leftward: bool) -> str:
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    look += f'<w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/>' if size else ""
    look += "<w:rtl/>" if leftward else ""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    shown = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in text.split("\n")
    ).replace("\u2011", _HYPHEN)
    return f"<w:r>{properties}{shown}</w:r>"


def field(code: str, shown: str, style: str = "") -> str:
    """A field with what it shows until Word counts anew."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""

    def mark(kind: str) -> str:
        return f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f'<w:r>{look}<w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    return f"{mark('begin')}{instruction}{mark('separate')}{runs(shown, style)}{mark('end')}"


def bookmark(number: int, name: str) -> str:
    """A place that links lead to."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def picture(number: int, relation: str, words: str, width: float, height: float) -> str:
    """A picture in a line, so many points wide and high, with `words` as its alternative text."""
    size = f'cx="{round(width * EMUS)}" cy="{round(height * EMUS)}"'
    name = f'id="{number}" name="Picture {number}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0" '
        f'xmlns:wp="{DRAWING}/wordprocessingDrawing"><wp:extent {size}/>'
        f"<wp:docPr {name} descr={attribute(words)}/>"
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{DRAWING}/main" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/>'
        "</pic:nvPicPr>"
        f'<pic:blipFill><a:blip xmlns:r="{RELATIONS}" r:embed="{relation}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def smaller(block: str, share: float) -> str:
    """The pictures of a block at a share of their size."""
    return _SIZE.sub(lambda own: f'{own[1]}="{round(share * int(own[2]))}"', block)


def on_new_page(block: str) -> str:
    """The paragraph at the head of a page, whatever its style says."""
    if "<w:pageBreakBefore/>" in block:
        return block
    plain = block.replace('<w:pageBreakBefore w:val="0"/>', "", 1)
    return _OPENING.sub(r"\1<w:pageBreakBefore/>", plain, count=1)


def with_next(block: str) -> str:
    """The paragraphs on the page of what follows them."""
    return _STYLED.sub(r"\1<w:keepNext/>", block)


def without_links_to(markup: str, missing: frozenset[str], link_style: str) -> str:
    """The markup with links to places that the document does not have as plain words."""
    if not missing:
        return markup
    look = f'<w:rStyle w:val="{link_style}"/>'

    def plain(found: re.Match[str]) -> str:
        return found[2].replace(look, "") if found[1] in missing else found[0]

    return _LINK.sub(plain, markup)


# Tables


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of paragraphs; a `span` row gives the first cell the whole width.

    `keep` holds the row together with the next one, `fills` are the grounds of the cells as RRGGBB, or empty.
    """

    cells: tuple[Sequence[str], ...]
    span: bool = False
    keep: bool = False
    fills: tuple[str, ...] = ()


LOW = 4_000
"""Characters of markup of a row that is not parted by the end of a page."""
_WHOLE = "<w:cantSplit/>"
MOST_LOW = 3
"""Paragraphs of a cell in a row that does not stand alone."""


BESIDE_FIGURES = 200
"""Twips before words that follow figures, which end at the right of their column."""


def table(
    style: str,
    head: Sequence[Sequence[str]],
    rows: Sequence[Row],
    widths: Sequence[int],
    beside: frozenset[int] = frozenset(),
) -> str:
    """A table of a fixed width, in twips; the head is repeated on every page.

    The words of the columns `beside` others with figures keep away from these. No low row stands alone at the
    foot of a page or at the head of the next one.
    """
    first = int(bool(head))
    look = (
        f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{0x0020 * first:04X}" w:firstRow="{first}" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    columns = [(width, place in beside) for place, width in enumerate(widths)]
    made = _row(Row(tuple(head)), columns, head=True) if head else ""
    made += "".join(_row(row, columns, head=False) for row in _together(rows))
    if all(row.keep for row in rows):
        # LibreOffice holds a table to what follows only where rows may be parted; these hold each other.
        made = made.replace(_WHOLE, "")
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def _together(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, the first held to the second and the last but one to the last, where these are low."""
    for place, row in enumerate(rows):
        held = place in (0, len(rows) - 2) and all(map(_is_low, rows[place : place + 2]))
        yield replace(row, keep=row.keep or (held and place + 1 < len(rows)))


def _is_low(row: Row) -> bool:
    paragraphs = max(map(len, row.cells), default=0)
    return paragraphs <= MOST_LOW and not any("<w:drawing>" in part for cell in row.cells for part in cell)


def _row(row: Row, columns: Sequence[tuple[int, bool]], *, head: bool) -> str:
    whole = sum(width for width, _beside in columns)
    sizes = [(whole, False, len(columns))] if row.span else [(*column, 1) for column in columns]
    cells = "".join(
        _cell(cell, *size, fill=row.fills[place] if row.fills else "")
        for place, (cell, size) in enumerate(zip(row.cells, sizes, strict=True))
    )
    if row.keep or head:
        cells = with_next(cells)
    look = _WHOLE if len(cells) < LOW else ""
    look += "<w:tblHeader/>" if head else ""
    return f"<w:tr>{f'<w:trPr>{look}</w:trPr>' if look else ''}{cells}</w:tr>"


def _cell(parts: Sequence[str], width: int, beside: bool, columns: int, fill: str) -> str:
    look = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    look += f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    look += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    look += f'<w:tcMar><w:left w:w="{BESIDE_FIGURES}" w:type="dxa"/></w:tcMar>' if beside else ""
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(parts) or '<w:p/>'}</w:tc>"
