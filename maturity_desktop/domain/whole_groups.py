"""A group that is the sum of the others: a whole that stands among its parts under a name of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

FEWEST_DIGITS = 4
"""Digits that have to agree before a sum counts as no chance: one of four figures, or two of two."""


def sum_of_others(told: Iterable[Mapping[str, Fraction | int]]) -> str:
    """The group whose number is the sum of all others' wherever it has one; empty where none is.

    `told` has what was counted by group, once for each period and each amount that can be added up. Between
    two groups equal numbers say nothing; so do few digits, which may agree by chance.
    """
    every = [own for own in told if len(own) > 1]
    names = dict.fromkeys(name for own in every for name in own)
    return next((name for name in names if len(names) > 2 and _is_sum(name, every)), "")


def _is_sum(name: str, every: Iterable[Mapping[str, Fraction | int]]) -> bool:
    digits, parts = 0, set[str]()
    for own in every:
        if name not in own:
            continue
        others = {group: number for group, number in own.items() if group != name and number}
        if sum(others.values()) != own[name]:
            return False
        digits += len(str(abs(int(own[name])))) if len(others) > 1 else 0
        parts |= others.keys()
    return len(parts) > 1 and digits >= FEWEST_DIGITS
