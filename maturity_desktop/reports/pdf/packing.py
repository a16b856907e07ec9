"""Short parts of models follow each other on a page, where each would leave most of its own empty."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import PageBreak, Spacer

from maturity_desktop.reports.parts import Column
from maturity_desktop.reports.pdf.document import Later
from maturity_desktop.reports.pdf.pages import Story

GAP = 20.0
"""Between two parts on a page, beside what their headings have above them."""
LEAST = 0.4
"""The share of a page that has to be left for a part of the same model that runs on over pages."""
Told = tuple[str, Story]
"""The name of a model and a part of it."""


def begins_page(story: Story) -> bool:
    """Whether a part begins with a page of its own."""
    return bool(story) and isinstance(story[0], PageBreak)


def packed(parts: Sequence[Told], column: Column) -> list[list[Told]]:
    """The parts in runs: those of a run follow each other, and one that would begin a page does so first."""
    runs: list[list[Told]] = []
    room = 0.0
    for name, story in parts:
        if begins_page(story):
            rest = story[1:]
            height = _height(rest, column.width, column.height)
            same = bool(runs) and runs[-1][-1][0] == name
            fits = height is not None and height + GAP <= room
            if fits or (same and height is None and room >= LEAST * column.height):
                runs[-1].append((name, [Spacer(1, GAP), *rest]))
                room = room - height - GAP if height is not None else 0.0
                continue
            room = column.height - height if height is not None else 0.0
            runs.append([(name, story)])
        elif runs:
            runs[-1].append((name, story))
            room = 0.0
        else:
            runs.append([(name, story)])
    return runs


def _height(story: Story, width: float, most: float) -> float | None:
    """How high a part stands; None where it is higher than that or not known before its turn comes."""
    if any(isinstance(flowable, Later | PageBreak) for flowable in story):
        return None
    height = after = 0.0
    for flowable in story:
        before = flowable.getSpaceBefore() if height else 0.0
        height += max(after, before)
        height += flowable.wrapOn(None, width, most - height)[1] if height < most else 0.0
        if height > most:
            return None
        after = flowable.getSpaceAfter()
    return height
