"""Tables that flow over any number of pages in linear time: the head is repeated, a row too high is split."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import Any

from reportlab.platypus import Flowable

from maturity_desktop.look import Look
from maturity_desktop.reports.pdf.lines import ink
from maturity_desktop.reports.pdf.tagging import (
    COLUMN_HEAD,
    OF_SEVERAL,
    PLAIN,
    ROW_HEAD,
    spanning,
    structure_of,
)


@dataclass(frozen=True, slots=True)
class Tags:
    """The kinds of element that a table, its rows and cells are; the last also of a cell over all columns."""

    whole: str
    row: str
    cells: tuple[str, ...]
    attributes: str = ""


HEAD = Tags("Table", "TR", ("TH",), COLUMN_HEAD)
TABLE = Tags("Table", "TR", ("TD",))
LIST = Tags("L", "LI", ("Lbl", "LBody"))
SIDES = Tags("", "Sides", ("Div",))
LABELS = 0.4
"""A first column narrower than this has the labels of the second."""
Cell = list[Any]
"""Flowables from top to bottom."""
LOW = 80.0
"""A row lower than this does not stand alone on a page."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns; `span` gives the first cell the whole width.

    `anchor` is where links lead to, `keep` holds the row together with the next one, `lead` adds room above;
    a `whole` row is cut only where it is high. A row that goes on in the next one has no room between them.
    """

    cells: tuple[Cell, ...]
    span: bool = False
    anchor: str = ""
    keep: bool = False
    lead: float = 0.0
    line: str = "line"
    whole: bool = False
    continues: bool = False
    goes_on: bool = False
    cut: bool = False
    """Whether it is the rest of a row that began on an earlier page."""

    def padding(self, pad: float) -> float:
        """The room above and below the cells."""
        return pad * (2 - self.continues - self.goes_on)


def rows_of(row: Row, most: int = 4) -> list[Row]:
    """The row, or several where a cell holds very many flowables: none is much higher than a page."""
    count = max((len(cell) for cell in row.cells), default=0)
    if count <= 2 * most:
        return [row]
    parts = [
        replace(row, cells=tuple(cell[start : start + most] for cell in row.cells), line="none", keep=False)
        for start in range(0, count, most)
    ]
    first = replace(parts[0], goes_on=True)
    rest = [replace(part, anchor="", lead=0.0, continues=True, goes_on=True) for part in parts[1:-1]]
    last = replace(parts[-1], anchor="", lead=0.0, line=row.line, keep=row.keep, continues=True)
    return [first, *rest, last]


@dataclass(slots=True)
class _Placed:
    """A row with the heights of its cells at the table's widths."""

    row: Row
    height: float
    cells: list[list[tuple[Any, float]]] = field(default_factory=list)


class Rows(Flowable):
    """A table; `widths` are shares of the width it is given."""

    GUTTER = 8.0

    def __init__(
        self,
        head: Sequence[Cell],
        rows: Sequence[Row],
        widths: Sequence[float],
        look: Look,
        *,
        ruled: bool = False,
        pad: float = 4.0,
        topped: bool = False,
        continued: bool = False,
    ) -> None:
        super().__init__()
        self.head, self.rows, self.widths, self.look = head, rows, widths, look
        self.ruled = ruled  # hairlines between the columns
        self.pad = pad
        self.topped = topped  # a strong line above
        self.continued = continued  # goes on from what is above: has a head only at the top of a page
        self.start = 0
        self.end = len(rows)
        self.first: Row | None = None  # what is left of a row that was split, before rows[start]
        self.last: Row | None = None  # the part of a row that fits, after rows[end - 1]
        self.spaceBefore, self.spaceAfter = 4, 10
        self._placed: dict[int, _Placed] = {}
        self._split_rows: dict[int, _Placed] = {}
        self._head = Row(tuple(head), line="text", span=len(head) == 1)
        self._width = 0.0

    def _columns(self) -> list[tuple[float, float]]:
        """The left edge and the width of each column."""
        columns, x = [], 0.0
        for place, share in enumerate(self.widths):
            width = share * self._width
            last = place == len(self.widths) - 1
            columns.append((x, width - (0 if last else self.GUTTER)))
            x += width
        return columns

    def _place(self, row: Row) -> _Placed:
        """A row outside the table's own: the head, or a part of a row that was split."""
        kept = self._split_rows.get(id(row))
        if kept is None or kept.row is not row:
            kept = self._split_rows[id(row)] = self._measured(row)
        return kept

    def _measured(self, row: Row) -> _Placed:
        columns = [(0.0, self._width)] if row.span else self._columns()
        placed = _Placed(row, 0.0)
        for cell, (_x, width) in zip(row.cells, columns, strict=False):
            placed.cells.append([(part, part.wrapOn(self.canv, width, 1e6)[1]) for part in cell])
        tallest = max((sum(height for _part, height in cell) for cell in placed.cells), default=0.0)
        placed.height = tallest + row.padding(self.pad) + row.lead
        return placed

    def _at(self, place: int) -> _Placed:
        if place not in self._placed:
            self._placed[place] = self._measured(self.rows[place])
        return self._placed[place]

    def _heads(self) -> list[_Placed]:
        """The head, or nothing."""
        frame = getattr(self, "_frame", None)
        wanted = self.head and not (self.continued and frame is not None and not frame._atTop)
        return [self._place(self._head)] if wanted else []

    def _head_height(self) -> float:
        return sum(placed.height for placed in self._heads())

    def _shown(self) -> list[_Placed]:
        """The rows of this part of the table, from the first on."""
        shown = [self._at(place) for place in range(self.start, self.end)]
        before = [self._place(self.first)] if self.first else []
        return before + shown + ([self._place(self.last)] if self.last else [])

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Rows are measured only as far as the height reaches."""
        if available_width != self._width:
            self._width, self._placed, self._split_rows = available_width, {}, {}
        height = self._head_height()
        height += self._place(self.first).height if self.first else 0.0
        for place in range(self.start, self.end):
            height += self._at(place).height
            if height > available_height:
                return available_width, available_height + 1
        return available_width, height + (self._place(self.last).height if self.last else 0.0)

    def beginning(self, width: float) -> float:
        """How high its head and its first row stand, with the rows that it holds on to."""
        self.wrapOn(None, width, 1e6)
        end = self.start
        while end < self.end - 1 and self.rows[end].keep:
            end += 1
        return self._head_height() + sum(self._placed[place].height for place in range(self.start, end + 1))

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The part that fits and the rest; nothing where the rest should begin on the next page."""
        self.wrap(available_width, available_height)
        room = available_height - self._head_height()
        rest: Row | None = self.first
        part = self._part(self.start, self.start, None, None)
        if rest is not None:
            room, part.first, rest = self._fill(rest, room)
            if rest is not None:
                return self._both(part, self.start, rest) if part.first else []
        place = self.start
        while place < self.end and self._at(place).height <= room:
            room -= self._at(place).height
            place += 1
        if place < self.end and self._splits(place, room):
            _room, part.last, rest = self._fill(self.rows[place], room)
            if part.last is not None and rest is not None:
                part.end = place
                return self._both(part, place + 1, rest)
            part.last = None
        part.end = place = self._before_kept(self._in_company(place))
        if part.end == part.start and part.first is None:
            return []
        return self._both(part, place, None)

    def _in_company(self, place: int) -> int:
        """Where the part ends: a low last row takes the one before it along, if that is no high one.

        The two that are left of a table are tried on the same page first: they are not parted there either.
        """
        parted = place - self.start > 1 or (
            place == self.start + 1 and self.start > 0 and not hasattr(self, "_postponed")
        )
        alone = parted and place == self.end - 1 and self._at(place).height < LOW
        return place - 1 if alone and self._at(place - 1).height < 2 * LOW else place

    def _before_kept(self, place: int) -> int:
        """Where the part ends: not with a row that holds on to the next, unless a page is too low."""
        end = place
        while self.start < end < self.end and self.rows[end - 1].keep:
            end -= 1
        return place if end == self.start and hasattr(self, "_postponed") else end

    def _splits(self, place: int, room: float) -> bool:
        """A row is cut where much room would stay empty; one to be kept together, if it is high."""
        height, row = self._at(place).height, self.rows[place]
        return room > 100 and height > (300 if row.keep or row.whole else 60)

    def _fill(self, row: Row, room: float) -> tuple[float, Row | None, Row | None]:
        """The room that stays, the part of a row that fits and what is left of the row."""
        placed = self._place(row)
        if placed.height <= room:
            return room - placed.height, row, None
        tops: list[Cell] = []
        bottoms: list[Cell] = []
        columns = [(0.0, self._width)] if row.span else self._columns()
        for cell, (_x, width) in zip(placed.cells, columns, strict=False):
            top, bottom = _cut(cell, width, room - row.padding(self.pad) - row.lead, self.canv)
            tops.append(top)
            bottoms.append(bottom)
        if not any(bottoms) or not any(tops):
            return room, None, row
        upper = Row(
            tuple(tops),
            row.span,
            row.anchor,
            lead=row.lead,
            line="none",
            continues=row.continues,
            goes_on=row.goes_on,
            cut=row.cut,
        )
        return 0.0, upper, Row(tuple(bottoms), row.span, line=row.line, goes_on=row.goes_on, cut=True)

    def _part(self, start: int, end: int, first: Row | None, last: Row | None) -> Rows:
        part = Rows(
            self.head,
            self.rows,
            self.widths,
            self.look,
            ruled=self.ruled,
            pad=self.pad,
            continued=self.continued,
        )
        part.start = start
        part.end, part.first, part.last = end, first, last
        part._width, part._placed = self._width, self._placed
        return part

    def _both(self, part: Rows, place: int, rest: Row | None) -> list[Flowable]:
        part.spaceAfter, part.topped = 0, self.topped
        return [part, self._part(place, self.end, rest, None)]

    @property
    def _tags(self) -> Tags:
        """What the parts are to a reader: one with a head is a table, labels with their texts are a list."""
        if len(self.head) > 1:
            return TABLE
        return LIST if len(self.widths) == 2 and self.widths[0] < LABELS else SIDES

    def draw(self) -> None:
        heads, shown, tags = self._heads(), self._shown(), self._tags
        y = sum(placed.height for placed in heads + shown)
        if self.topped:
            self._draw_line("text", y)
        goes_on = self.start > 0 or self.first is not None or self.continued
        structure = structure_of(self.canv)
        with structure.inside(tags.whole, goes_on=goes_on) if tags.whole else nullcontext() as table:
            for placed in heads:
                y -= placed.height
                again = table is not None and not table.is_new and not structure.is_silent
                with self.canv.artifact() if again else nullcontext():
                    self._draw_row(placed, y, HEAD)
            for placed in shown:
                y -= placed.height
                self._draw_row(placed, y, tags)

    def _draw_row(self, placed: _Placed, bottom: float, tags: Tags) -> None:
        canvas, row = self.canv, placed.row
        structure = structure_of(canvas)
        top = bottom + placed.height - row.lead
        if row.anchor:
            canvas.mark_place(row.anchor, 0, top)
        columns = [(0.0, self._width)] if row.span else self._columns()
        goes_on = row.continues or row.cut
        with structure.inside(tags.row, goes_on=goes_on):
            for place, (cell, (x, _width)) in enumerate(zip(placed.cells, columns, strict=False)):
                with structure.inside(*self._tag(tags, row, cell, place), goes_on, place):
                    y = top - (0 if row.continues else self.pad)
                    for part, height in cell:
                        y -= height
                        part.drawOn(canvas, x, y)
        self._draw_rules(row, bottom, top, columns)

    def _tag(self, tags: Tags, row: Row, cell: Sequence[Any], place: int) -> tuple[str, str]:
        """What a cell is to a reader, and its attributes; the first one of a row is the row's head."""
        kind, attributes = tags.cells[min(place, len(tags.cells) - 1)], tags.attributes
        if row.span:
            kind, attributes = tags.cells[-1], spanning(len(self.widths)) if self.head else ""
        elif kind == "TD" and place == 0 and cell:
            return ("TH" if len(cell) == 1 else OF_SEVERAL), ROW_HEAD
        return (PLAIN if kind == "TD" and len(cell) == 1 else kind), attributes

    def _draw_rules(self, row: Row, bottom: float, top: float, columns: list[tuple[float, float]]) -> None:
        canvas = self.canv
        if self.ruled:
            canvas.setStrokeColor(ink(self.look.colours["line"]))
            canvas.setLineWidth(0.6)
            for x, _width in columns[1:]:
                canvas.line(x - self.GUTTER, bottom, x - self.GUTTER, top)
        if row.line != "none":
            self._draw_line(row.line, bottom)

    def _draw_line(self, colour: str, y: float) -> None:
        self.canv.setStrokeColor(ink(self.look.colours[colour]))
        self.canv.setLineWidth(0.8 if colour == "text" else 0.5)
        self.canv.line(0, y, self._width, y)


def _cut(cell: list[tuple[Any, float]], width: float, room: float, canvas: Any) -> tuple[Cell, Cell]:
    """The flowables of a cell that fit and those that do not; the one between is split if it can be."""
    top: Cell = []
    for place, (part, height) in enumerate(cell):
        if height <= room:
            top.append(part)
            room -= height
            continue
        rest = [other for other, _height in cell[place:]]
        pieces = part.splitOn(canvas, width, room)
        if len(pieces) > 1:
            return [*top, pieces[0]], [*pieces[1:], *rest[1:]]
        part.wrapOn(canvas, width, 1e6)  # a paragraph that could not be split has forgotten its lines
        return top, rest
    return top, []
