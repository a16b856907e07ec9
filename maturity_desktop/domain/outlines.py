"""Outlines, as pivot tables are exported: an outer name stands once, in the first row of its block."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from maturity_desktop.domain.sheet import Cell


def filled_down(
    outer: Sequence[Cell], inner: Sequence[Hashable], rows: Sequence[int]
) -> dict[int, Cell] | None:
    """What belongs into the empty cells of an outer column, by row; None where it is no outline.

    In an outline every outer name stands once, most have rows below them without one, and within a block no
    inner name stands twice. `rows` are those that count.
    """
    blocks = list(_blocks(outer, rows))
    names = [outer[block[0]] for block in blocks]
    if None in names or len(set(names)) < len(names):
        return None
    if 2 * sum(len(block) > 1 for block in blocks) <= len(blocks):
        return None
    if any(len({inner[row] for row in block}) < len(block) for block in blocks):
        return None
    return {row: outer[block[0]] for block in blocks for row in block[1:]}


def _blocks(outer: Sequence[Cell], rows: Sequence[int]) -> Iterator[list[int]]:
    block: list[int] = []
    for row in rows:
        if outer[row] is not None and block:
            yield block
            block = []
        block.append(row)
    if block:
        yield block
