"""How far the programme of a framework is in an audit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from maturity_desktop.domain.audit import TaskState
from maturity_desktop.domain.changes import task_at
from maturity_desktop.domain.framework import Phase, Task
from maturity_desktop.domain.results import Results


@dataclass(frozen=True, slots=True)
class PhaseProgress:
    """A phase with the states of its tasks, and where the audit stands on the level that it leads to.

    `reached` of the `applicable` criteria stand at that level or above. `points` are those of the level, of
    how many; None where the framework counts none, or the phase leads to no level.
    """

    phase: Phase
    states: tuple[TaskState, ...]
    reached: int
    applicable: int
    points: tuple[Fraction, int] | None

    @property
    def done(self) -> int:
        """How many of its tasks are done."""
        return sum(state.done_on is not None for state in self.states)


def progress_of(results: Results) -> tuple[PhaseProgress, ...]:
    """The phases of the framework's programme, in its order; none where it has no programme."""
    return tuple(_progress(results, phase) for phase in results.framework.programme)


def _progress(results: Results, phase: Phase) -> PhaseProgress:
    standing = [result.level for result in results.criteria]
    level = phase.level
    return PhaseProgress(
        phase,
        tuple(task_at(results.audit, results.place, task.id) for task in phase.tasks),
        sum(own is not None and level is not None and own >= level for own in standing),
        results.whole.applicable,
        _points(results, level) if results.framework.scoring.points and level is not None else None,
    )


def _points(results: Results, level: int) -> tuple[Fraction, int]:
    """The points of a level over all criteria."""
    scores = (score for result in results.criteria for score in result.score.levels if score.number == level)
    counted = [score.points for score in scores]
    return sum((reached for reached, _most in counted), Fraction(0)), sum(most for _reached, most in counted)


def next_open(progress: tuple[PhaseProgress, ...], after: str = "") -> Task | None:
    """The first open task after a task, else from the start on; None where all are done."""
    tasks = [
        (task, state)
        for phase in progress
        for task, state in zip(phase.phase.tasks, phase.states, strict=True)
    ]
    place = next((number for number, (task, _state) in enumerate(tasks, 1) if task.id == after), 0)
    return next((task for task, state in (*tasks[place:], *tasks[:place]) if state.done_on is None), None)
