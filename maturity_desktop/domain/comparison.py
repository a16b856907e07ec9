"""Several models of one audit side by side: each on its own scale, and how far along that scale it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.scoring import RollUp


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a model, or one layer of a model that has no figure for the whole, stands.

    `along` is p = (level - floor) / (top - floor), 0 to 1; None where there is no level. Equal p is not equal
    difficulty. `status` is the framework's word for being on the way to the next level.
    """

    framework: Framework
    layer: str
    figure: RollUp
    along: float | None
    status: str

    @property
    def level(self) -> float | None:
        return self.figure.level


def standings(results: Iterable[Results]) -> tuple[Standing, ...]:
    """One for each model; for a model without a figure for the whole, one for each described layer."""
    return tuple(standing for result in results for standing in _standings(result))


def _standings(result: Results) -> tuple[Standing, ...]:
    if result.framework.scoring.aggregate:
        return (_standing(result, "", result.whole, result.criteria),)
    return tuple(
        _standing(
            result,
            domain.title,
            figure,
            tuple(found for found in result.criteria if found.domain is domain),
        )
        for domain, figure in result.domains
        if domain.criteria
    )


def _standing(result: Results, layer: str, figure: RollUp, criteria: tuple[CriterionResult, ...]) -> Standing:
    """The status is that of the only criterion that applies; where there are several, none speaks for all."""
    framework = result.framework
    along = None if figure.level is None else share_of_scale(framework, figure.level)
    status = "".join(found.status for found in criteria) if figure.applicable == 1 else ""
    return Standing(framework, layer, figure, along, status)


def share_of_scale(framework: Framework, level: float) -> float:
    """p = (level - floor) / (top - floor)."""
    return (level - framework.floor) / (framework.top - framework.floor)
