"""How far the programme of a framework is in an audit, and where that has brought it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from maturity_desktop.domain.results import Results
from maturity_desktop.domain.schedule import Schedule, ScheduledPhase


@dataclass(frozen=True, slots=True)
class PhaseProgress:
    """A phase as it is planned, and where the audit stands on the level that it leads to.

    `reached` of the `applicable` criteria stand at that level or above. `points` are those of the level, of
    how many; None where the framework counts none, or the phase leads to no level.
    """

    plan: ScheduledPhase
    reached: int
    applicable: int
    points: tuple[Fraction, int] | None


def progress_of(results: Results, schedule: Schedule) -> tuple[PhaseProgress, ...]:
    """The phases of the framework's programme, in its order; none where it has no programme."""
    return tuple(_progress(results, plan) for plan in schedule.phases)


def _progress(results: Results, plan: ScheduledPhase) -> PhaseProgress:
    standing = [result.level for result in results.criteria]
    level = plan.phase.level
    return PhaseProgress(
        plan,
        sum(own is not None and level is not None and own >= level for own in standing),
        results.whole.applicable,
        _points(results, level) if results.framework.scoring.points and level is not None else None,
    )


def _points(results: Results, level: int) -> tuple[Fraction, int]:
    """The points of a level over all criteria."""
    scores = (score for result in results.criteria for score in result.score.levels if score.number == level)
    counted = [score.points for score in scores]
    return sum((reached for reached, _most in counted), Fraction(0)), sum(most for _reached, most in counted)
