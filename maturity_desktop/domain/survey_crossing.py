"""Whether groups of two kinds, as teams and sites, tell by subtraction what a few people said.

The groups of both kinds are the nodes of a graph, and its edges weigh as much as there are people in both
of their ends. The groups on one side of a cut, those of one kind less those of the other, differ by the
people on the edges that are cut. So no cut through a connected part may be too light.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

Node = tuple[str, str | None]
"""The question that tells the group, and the group; None is all of whom nothing is told."""
Edges = Mapping[tuple[Node, Node], int]


def light_side(edges: Edges, least: int) -> frozenset[Node]:
    """One side of a cut that is lighter than `least`, and not nought; empty where there is none.

    Nagamochi and Ibaraki, SIAM Journal on Discrete Mathematics 5 (1992), 54-66: of neighbours in an order by
    attachment, those held together by `least` at least are no cut's two sides, and count as one.
    """
    sides = {node: frozenset({node}) for edge in edges for node in edge}
    while edges:
        order = _by_attachment(edges)
        last, weight = order[-1]
        if weight < least:
            return sides[last]
        chief: dict[Node, Node] = {}
        for (before, _weight), (node, weight) in pairwise(order):
            if weight >= least:
                chief[node] = chief.get(before, before)
                sides[chief[node]] |= sides[node]
        edges = _merged(edges, chief)
    return frozenset()


def _by_attachment(edges: Edges) -> list[tuple[Node, int]]:
    """The nodes of one connected part: next comes the one that most edges join to those before it."""
    near: dict[Node, Counter[Node]] = {}
    for (one, other), weight in edges.items():
        near.setdefault(one, Counter())[other] += weight
        near.setdefault(other, Counter())[one] += weight
    fringe = Counter({next(iter(near)): 0})
    order: list[tuple[Node, int]] = []
    seen: set[Node] = set()
    while fringe:
        node = max(fringe, key=fringe.__getitem__)
        order.append((node, fringe.pop(node)))
        seen.add(node)
        for other, weight in near[node].items():
            if other not in seen:
                fringe[other] += weight
    return order


def _merged(edges: Edges, chief: Mapping[Node, Node]) -> Edges:
    found: Counter[tuple[Node, Node]] = Counter()
    for (one, other), weight in edges.items():
        first, second = chief.get(one, one), chief.get(other, other)
        if first != second:
            found[first, second] += weight
    return found
