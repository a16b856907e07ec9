"""What is tortured: something the program does in a folder, and what has to be true whatever came between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from maturity_desktop.domain.errors import MaturityError
from tools.torture.children import Tell, Told

EVERY = 1_000_000
"""More tries than there are calls: every call has its turn."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """`prepare` makes what stood in the folder before; `losses` names every promise that was broken."""

    prepare: Callable[[Path], None]
    act: Callable[[Path, Tell], None]
    losses: Callable[[Path, Told], Iterator[str]]

    def first_loss(self, folder: Path, told: Told) -> tuple[str, ...]:
        """The first promise that was broken, if one was; to be unable to look is to have lost it."""
        try:
            return tuple(islice(self.losses(folder, told), 1))
        except (MaturityError, OSError) as error:
            return (str(error),)


Torture = Callable[["Scenario", Path, Random, int], "Tally"]
"""Tries a scenario so many times, in a folder that is its own."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something was tried, and what was lost; the same loss at two tries counts twice."""

    tries: int
    losses: tuple[str, ...]

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.tries + other.tries, self.losses + other.losses)
