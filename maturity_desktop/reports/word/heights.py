"""About how high paragraphs, tables and pictures stand: rather too high than too low.

Word alone knows; what is meant for one page is shortened by this until it has room there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from maturity_desktop.reports.charts.labels import broken
from maturity_desktop.reports.word.markup import EMUS, TWIPS
from maturity_desktop.reports.word.tree import Element, tree

_WIDTH, _WIDE = 0.86, 1.1
"""How wide letters are against those that `broken` knows: narrower in the fonts that are usual in Word."""
_WIDE_FONTS = frozenset(
    ("verdana", "georgia", "dejavu sans", "dejavu serif", "century gothic", "bookman old style",
     "courier new", "lucida sans", "lucida sans unicode", "arial black", "montserrat", "poppins")
)  # fmt: skip
_LINE = 1.2
"""The height of a line for each point of its letters."""
_MOST_LINES = 10_000
_DEEPEST = 12
"""Styles that are based on each other."""
_CELL_SIDES, _CELL_EDGES = 6.0, 5.0
"""Points that a cell keeps free at its sides together, and above and below its words together."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a style sets its words: in points, `line` and `width` as shares of what is usual."""

    size: float = 10.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    width: float = _WIDTH
    exact: float = 0.0

    def changed(self, look: Element) -> Setting:
        """With what a style, a paragraph or the defaults of a document say of it."""
        made = self
        for own in look.all("w:rFonts"):
            if name := own.attributes.get("w:ascii", "").lower():
                made = replace(made, width=_WIDE if name in _WIDE_FONTS else _WIDTH)
        for own in look.all("w:sz"):
            made = replace(made, size=_number(own, "w:val", 2 * made.size) / 2)
        for own in look.all("w:spacing"):
            before = _number(own, "w:before", TWIPS * made.before) / TWIPS
            made = replace(made, before=before, after=_number(own, "w:after", TWIPS * made.after) / TWIPS)
            if "w:line" in own.attributes and own.attributes.get("w:lineRule", "auto") == "auto":
                made = replace(made, line=_number(own, "w:line", 240) / 240, exact=0.0)
            elif "w:line" in own.attributes:
                made = replace(made, exact=_number(own, "w:line", 240) / TWIPS)
        return made


class Heights:
    """Heights in points, by the styles of a document."""

    def __init__(self, styles: bytes) -> None:
        root = tree(styles)
        self._usual = Setting()
        for own in root.all("w:docDefaults"):
            self._usual = self._usual.changed(own)
        self._styles: Mapping[str, Element] = {
            own.attributes.get("w:styleId", ""): own for own in root.all("w:style")
        }
        self._known: dict[str, Setting] = {}

    def of(self, blocks: Iterable[str], width: float) -> float:
        """The height of markup of this report in a column so many points wide."""
        return self._stack(tree(f"<w:body>{''.join(blocks)}</w:body>".encode()), width)

    def _stack(self, holder: Element, width: float) -> float:
        return sum(
            self._table(own) if own.name == "w:tbl" else self._paragraph(own, width)
            for own in holder.children
            if own.name in ("w:p", "w:tbl")
        )

    def _table(self, table: Element) -> float:
        return sum(max(map(self._cell, row.all("w:tc")), default=0.0) for row in table.all("w:tr"))

    def _cell(self, cell: Element) -> float:
        width = next((_number(own, "w:w", 0) / TWIPS for own in cell.all("w:tcW")), 0.0)
        return self._stack(cell, max(1.0, width - _CELL_SIDES)) + _CELL_EDGES

    def _paragraph(self, paragraph: Element, width: float) -> float:
        look = paragraph.first("w:pPr")
        style = look.first("w:pStyle") if look is not None else None
        setting = self.style(style.attributes.get("w:val", "") if style is not None else "")
        setting = setting.changed(look) if look is not None else setting
        around = setting.before + setting.after
        pictures = sum(_number(own, "cy", 0) / EMUS for own in paragraph.all("wp:extent"))
        if pictures:
            return around + pictures
        words = "".join(own.text for own in paragraph.all("w:t"))
        lines = max(1, len(broken(words, setting.width * setting.size, width, _MOST_LINES)))
        return around + lines * (setting.exact or _LINE * setting.size * setting.line)

    def style(self, name: str, deep: int = 0) -> Setting:
        """What a style says, over what it is based on."""
        if name not in self._known:
            own = self._styles.get(name)
            if own is None or deep > _DEEPEST:
                return self._usual
            base = own.first("w:basedOn")
            under = (
                self.style(base.attributes.get("w:val", ""), deep + 1) if base is not None else self._usual
            )
            self._known[name] = under.changed(own)
        return self._known[name]


def _number(element: Element, attribute: str, usual: float) -> float:
    """A whole number of an attribute; what is usual where it is none, as in an odd template."""
    text = element.attributes.get(attribute, "")
    return float(text) if text.isascii() and text.isdecimal() and len(text) < 9 else usual
