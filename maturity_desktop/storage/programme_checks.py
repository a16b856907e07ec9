"""Whether phases, tasks, paces and requests fit each other and the framework that they belong to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from gettext import gettext as _

from maturity_desktop.storage.framework_schema import (
    PaceEntry,
    PhaseEntry,
    ProgrammeEntry,
    RequestEntry,
    TaskEntry,
)
from maturity_desktop.storage.framework_words import one_of
from maturity_desktop.storage.tree_checks import TreeCheck
from maturity_desktop.storage.yaml_tree import Path, YamlTree


def check_programme(entry: ProgrammeEntry, tree: YamlTree) -> None:
    """FrameworkError with everything that does not fit in the general programme, which knows no criteria.

    Any role may be named: of whom a framework does not have, nobody is met there.
    """
    named = {role for phase in entry.programme for task in phase.tasks for role in task.who}
    check = ProgrammeCheck(tree, levels=(), roles=named, criteria=())
    check.check_phases(entry.programme)
    check.check_paces(entry.paces, entry.programme)
    tree.finish()


class ProgrammeCheck(TreeCheck):
    """Checks against the levels, roles and criteria of a framework."""

    def __init__(
        self, tree: YamlTree, levels: Sequence[int], roles: Collection[str], criteria: Collection[str]
    ) -> None:
        super().__init__(tree)
        self._levels = levels
        self._roles = roles
        self._criteria = criteria

    def check_phases(self, phases: Sequence[PhaseEntry]) -> None:
        ids: list[tuple[str, Path]] = []
        for number, phase in enumerate(phases):
            path: Path = ("programme", number)
            ids.append((phase.id, path))
            if phase.level is not None and phase.level not in self._levels:
                what = _("level {level} is not on the scale").format(level=phase.level)
                self._tree.blame((*path, "level"), what, one_of(self._levels))
            for place, task in enumerate(phase.tasks):
                here: Path = (*path, "tasks", place)
                ids.append((task.id, here))
                self._check_named((*here, "who"), task.who, self._roles, _("there is no role “{name}”"))
                self._check_criteria(here, task.criteria)
                self._check_day((*here, "day"), task, phase)
        self._check_unique(ids)

    def check_paces(self, paces: Sequence[PaceEntry], phases: Sequence[PhaseEntry]) -> None:
        known = [phase.id for phase in phases]
        for number, pace in enumerate(paces):
            for name in pace.days:
                unknown = _("there is no phase “{name}”")
                self._check_known(("paces", number, "days", name), name, known, unknown)
        self._check_unique((pace.id, ("paces", number)) for number, pace in enumerate(paces))

    def check_requests(self, requests: Sequence[RequestEntry]) -> None:
        for number, request in enumerate(requests):
            path: Path = ("requests", number)
            if request.owner:
                unknown = _("there is no role “{name}”")
                self._check_known((*path, "owner"), request.owner, self._roles, unknown)
            self._check_criteria(path, request.criteria)
        self._check_unique((request.id, ("requests", number)) for number, request in enumerate(requests))

    def _check_criteria(self, path: Path, names: Sequence[str]) -> None:
        unknown = _("there is no criterion “{name}”")
        self._check_named((*path, "criteria"), names, self._criteria, unknown)

    def _check_named(self, path: Path, names: Sequence[str], known: Collection[str], unknown: str) -> None:
        for place, name in enumerate(names):
            self._check_known((*path, place), name, known, unknown)

    def _check_day(self, path: Path, task: TaskEntry, phase: PhaseEntry) -> None:
        if task.day is None:
            return
        if phase.days is None:
            what = _("the phase {phase} does not say how many days it takes").format(phase=phase.id)
            self._tree.blame(path, what, _("Write its days, or take this day out."))
        elif task.day > phase.days:
            what = _("day {day} is after the last day of the phase {phase}").format(
                day=task.day, phase=phase.id
            )
            instead = _("Write a day from 1 to {last}.").format(last=phase.days)
            self._tree.blame(path, what, instead)
