"""The contents: two columns of lines, each with the page of what it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable

from maturity_desktop.reports.pdf.pages import LONGEST_HEADING, Entry, Pages
from maturity_desktop.reports.pdf.paragraphs import paragraph
from maturity_desktop.reports.pdf.tagging import structure_of
from maturity_desktop.reports.text import shortened

GAP, NUMBER = 28.0, 34.0
_ABOVE, _BELOW = (9.0, 5.0, 0.0), (2.0, 1.0, 1.0)


class ContentsLine(Flowable):
    """What a place is called, and its page."""

    def __init__(self, pages: Pages, entry: Entry) -> None:
        super().__init__()
        self._entry, self.depth = entry, entry.depth
        self._style = pages.styles.contents(entry.depth)
        self._colour = pages.look.colours["text"]
        self._words = paragraph(shortened(entry.words, LONGEST_HEADING), self._style)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        text = self._words.wrapOn(self.canv, available_width - NUMBER, available_height)[1]
        self.height = text + _ABOVE[self.depth] + _BELOW[self.depth]
        return self.width, self.height

    def draw(self) -> None:
        canvas, size = self.canv, self._style.fontSize
        top, structure = self.height - _ABOVE[self.depth], structure_of(canvas)
        with structure.inside("TOCI"), structure.inside("Link"):
            self._words.drawOn(canvas, 0, top - self._words.height)
            canvas.write_late(
                self.width,
                top - size,
                "{page}",
                "figures",
                size,
                self._colour,
                "end",
                place=self._entry.place,
            )
            canvas.linkRect("", self._entry.place, (0, 0, self.width, self.height), relative=1, thickness=0)


class ContentsColumns(Flowable):
    """Lines in two columns of about the same height; what has no room goes on on the next page."""

    def __init__(self, lines: Sequence[ContentsLine]) -> None:
        super().__init__()
        self._lines = lines
        self._columns: tuple[Sequence[ContentsLine], ...] = ()

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        heights = self._measured()
        end = _balanced(self._lines, heights, available_height)
        if end is None:
            return available_width, available_height + 1
        self._columns = (self._lines[:end], self._lines[end:])
        self.height = max(sum(heights[:end]), sum(heights[end:]))
        return self.width, self.height

    def _measured(self) -> list[float]:
        width = (self.width - GAP) / 2
        return [line.wrapOn(self.canv, width, 1e6)[1] for line in self._lines]

    def split(self, available_width: float, available_height: float) -> list[Any]:
        """As many lines as two columns of this height hold, and the rest."""
        self.width = available_width
        heights = self._measured()
        middle = _filled(self._lines, heights, 0, available_height)
        end = _filled(self._lines, heights, middle, available_height)
        return [_Filled(self._lines, middle, end), ContentsColumns(self._lines[end:])] if end else []

    def draw(self) -> None:
        with structure_of(self.canv).inside("TOC", goes_on=True):
            for place, column in enumerate(self._columns):
                self._draw_column(column, place * (self.width + GAP) / 2)

    def _draw_column(self, column: Sequence[ContentsLine], x: float) -> None:
        y = self.height + (_ABOVE[column[0].depth] if column else 0)
        for line in column:
            y -= line.height
            line.drawOn(self.canv, x, y)


class _Filled(ContentsColumns):
    """Two columns of a page that goes on: each as full as it can be."""

    def __init__(self, lines: Sequence[ContentsLine], middle: int, end: int) -> None:
        super().__init__(lines[:end])
        self._middle = middle

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        self.width = available_width
        heights = self._measured()
        self._columns = (self._lines[: self._middle], self._lines[self._middle :])
        self.height = max(sum(heights[: self._middle]), sum(heights[self._middle :]))
        return self.width, self.height


def _holds_on(lines: Sequence[ContentsLine], end: int) -> bool:
    """Whether the line before `end` is the head of the next one."""
    return 0 < end < len(lines) and lines[end - 1].depth < lines[end].depth


def _balanced(lines: Sequence[ContentsLine], heights: Sequence[float], room: float) -> int | None:
    """Where the second column begins so that both are low, with a head of a part if that costs little."""
    found: list[tuple[float, int]] = []
    total, first = sum(heights), 0.0
    for end, height in enumerate(heights, start=1):
        first += height
        tallest = max(first, total - first)
        if tallest <= room and not _holds_on(lines, end):
            within = end < len(lines) and lines[end].depth == 2
            found.append((tallest + 60 * within, end))
    return min(found)[1] if found else None


def _filled(lines: Sequence[ContentsLine], heights: Sequence[float], start: int, room: float) -> int:
    """Where a column from `start` on ends that is as full as it can be, but for heads of what follows."""
    end, taken = start, 0.0
    while end < len(lines) and taken + heights[end] <= room:
        taken += heights[end]
        end += 1
    full = end
    while end > start and _holds_on(lines, end):
        end -= 1
    return end if end > start else full
