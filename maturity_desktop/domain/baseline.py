"""The figures that the client named at the opening, beside what its data come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from maturity_desktop.domain.audit import Audit, Change
from maturity_desktop.domain.changes import Changes, put
from maturity_desktop.domain.plan_records import BaselineFigure
from maturity_desktop.domain.record import new_key


@dataclass(frozen=True, slots=True)
class Computed:
    """What the audit's own data come to, in words: a figure's name, its value, and of what time."""

    title: str
    value: str
    period: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure as told; beside it the one of the same name as computed, where the data have one."""

    told: BaselineFigure
    computed: Computed | None = None


def baseline(audit: Audit) -> tuple[BaselineFigure, ...]:
    """The figures as they were put down, in their order."""
    return tuple(sorted(audit.all(BaselineFigure), key=lambda own: (own.position, own.id)))


def beside(told: Iterable[BaselineFigure], computed: Iterable[Computed]) -> tuple[Beside, ...]:
    """Every figure that was told with the computed one of the same name; case and spaces do not count."""
    known = {_name(own.title): own for own in computed}
    return tuple(Beside(own, known.get(_name(own.title))) for own in told)


def untold(told: Iterable[BaselineFigure], computed: Iterable[Computed]) -> tuple[Computed, ...]:
    """The computed figures of which nothing is told yet."""
    there = {_name(own.title) for own in told}
    return tuple(own for own in computed if _name(own.title) not in there)


def _name(title: str) -> str:
    return " ".join(title.split()).casefold()


def blank_figure(audit: Audit) -> BaselineFigure:
    """A figure of which nothing is known."""
    return BaselineFigure(audit.id, new_key(), 0, "")


def keep_baseline(audit: Audit, figures: Sequence[BaselineFigure]) -> Changes:
    """These figures are the baseline, in this order, and no others; those without a name are left out."""
    named = [own for own in figures if own.title.strip()]
    kept = [replace(own, position=place) for place, own in enumerate(named)]
    keys = {own.key for own in kept}
    gone = (Change(own, None) for own in baseline(audit) if own.key not in keys)
    return (*gone, *(change for own in kept for change in put(audit, own)))
