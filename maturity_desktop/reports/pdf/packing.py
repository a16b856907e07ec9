"""Short parts of models follow each other on a page, where each would leave most of its own empty."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, PageBreak, Spacer

from maturity_desktop.reports.parts import Column
from maturity_desktop.reports.pdf.document import Later
from maturity_desktop.reports.pdf.pages import Story

GAP = 20.0
"""Between two parts on a page, beside what their headings have above them."""
LEAST = 0.4
"""The share of a page that has to be left for a part of the same model that runs on over pages."""
MUCH = 0.6
"""The share of a page that has to be left for one where it is only known by then how much that is."""
Told = tuple[str, Story]
"""The name of a model and a part of it; no name of what is about all of them."""


def begins_page(story: Story) -> bool:
    """Whether a part begins with a page of its own."""
    return bool(story) and isinstance(story[0], PageBreak)


def packed(parts: Sequence[Told], column: Column) -> list[list[Told]]:
    """The parts in runs: those of a run follow each other, and one that would begin a page does so first.

    Parts of one model follow each other also where it is not known beforehand how full a page is.
    """
    runs: list[list[Told]] = []
    page: Story = []  # what stands on the page of the run so far; nothing where that is not known
    for name, story in parts:
        if not begins_page(story):
            runs[-1:] = [[*(runs[-1] if runs else ()), (name, story)]]
            page = []
            continue
        rest = story[1:]
        height, same = _height(rest, column), bool(runs) and runs[-1][-1][0] == name
        after = [Spacer(1, GAP), *rest]
        if page and _height([*page, *after], column) is not None:
            runs[-1].append((name, after))
            page = [*page, *after]
        elif same and not page:
            room = _height(after, column) or MUCH * column.height
            runs[-1].append((name, [CondPageBreak(room), Gap(), *rest]))
        elif same and height is None and _room(page, column) >= LEAST * column.height:
            runs[-1].append((name, after))
            page = []
        else:
            runs.append([(name, story)])
            page = rest if height is not None else []
    return runs


class Gap(Spacer):
    """Room between two parts, none where the second begins a page."""

    def __init__(self) -> None:
        super().__init__(1, GAP)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        frame = getattr(self, "_frame", None)
        if frame is not None and frame._atTop:
            return 0.0, 0.0
        width, height = super().wrap(available_width, available_height)
        return width, height


def _room(page: Story, column: Column) -> float:
    taken = _height(page, column)
    return 0.0 if taken is None else column.height - taken


def _height(story: Story, column: Column) -> float | None:
    """How high flowables stand; None where that is more than a page or not known before their turn comes."""
    if any(isinstance(flowable, Later | PageBreak) for flowable in story):
        return None
    height = after = 0.0
    for flowable in story:
        before = flowable.getSpaceBefore() if height else 0.0
        height += max(after, before)
        height += flowable.wrapOn(None, column.width, max(column.height - height, 0.0))[1]
        if height > column.height:
            return None
        after = flowable.getSpaceAfter()
    return height
