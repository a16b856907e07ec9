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
    page: Story = []  # what stands on the page of the run so far; nothing where that is not known
    for name, story in parts:
        if not begins_page(story):
            runs[-1:] = [[*(runs[-1] if runs else ()), (name, story)]]
            page = []
            continue
        rest = story[1:]
        after = [Spacer(1, GAP), *rest]
        if page and _height([*page, *after], column) is not None:
            runs[-1].append((name, after))
            page += after
        elif page and runs[-1][-1][0] == name and _runs_on(page, rest, column):
            runs[-1].append((name, after))
            page = []
        else:
            runs.append([(name, story)])
            page = rest if _height(rest, column) is not None else []
    return runs


def _runs_on(page: Story, rest: Story, column: Column) -> bool:
    """Whether a part that is higher than a page begins on one that has some room left."""
    taken = _height(page, column)
    room = 0.0 if taken is None else column.height - taken
    return room >= LEAST * column.height and _height(rest, column) is None


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
