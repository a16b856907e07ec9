"""What the types of a framework's file cannot say: whether its parts fit each other. Finds every problem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from maturity_desktop.storage.framework_schema import (
    CheckpointEntry,
    CriterionEntry,
    FrameworkEntry,
    MeasureEntry,
    WordingEntry,
)
from maturity_desktop.storage.framework_shape import did_you_mean
from maturity_desktop.storage.yaml_tree import Path, YamlTree


def check_framework(entry: FrameworkEntry, tree: YamlTree) -> None:
    """FrameworkError with everything that does not fit."""
    _FrameworkCheck(entry, tree).run()
    tree.finish()


def check_wording(entry: WordingEntry, framework: FrameworkEntry, tree: YamlTree) -> None:
    """FrameworkError where the wording belongs to another framework or names what that does not have."""
    if entry.framework != framework.id:
        tree.blame(
            ("framework",),
            f"this wording is for “{entry.framework}”, and the framework is “{framework.id}”",
            f"Lay it over {entry.framework}, or write framework: {framework.id}.",
        )
    else:
        known = [name for name, _ in _ids_of_texts(framework)]
        for name in entry.wording:
            if name not in known:
                tree.blame(("wording", name), f"the framework has no “{name}”", did_you_mean(name, known))
    tree.finish()


def _ids_of_texts(framework: FrameworkEntry) -> Iterator[tuple[str, Path]]:
    """Domains, criteria and checkpoints: the ids that a wording goes by, each with its path."""
    for place, domain in enumerate(framework.domains):
        here: Path = ("domains", place)
        yield domain.id, here
        for number, criterion in enumerate(domain.criteria):
            yield criterion.id, (*here, "criteria", number)
            for path, checkpoint, _ in _checkpoints((*here, "criteria", number), criterion):
                yield checkpoint.id, path


def _checkpoints(path: Path, criterion: CriterionEntry) -> Iterator[tuple[Path, CheckpointEntry, int]]:
    for level, entries in criterion.levels.items():
        for place, checkpoint in enumerate(entries):
            yield (*path, "levels", level, place), checkpoint, level


class _FrameworkCheck:
    def __init__(self, entry: FrameworkEntry, tree: YamlTree) -> None:
        self._entry = entry
        self._tree = tree
        self._levels = [step.level for step in entry.scale]
        self._criteria = [criterion.id for domain in entry.domains for criterion in domain.criteria]

    def run(self) -> None:
        self._check_scale()
        self._check_unique(_ids_of_texts(self._entry))
        self._check_unique((target.id, ("targets", n)) for n, target in enumerate(self._entry.targets))
        self._check_targets()
        if not self._entry.domains:
            self._tree.blame(("domains",), "there are no domains", "Add at least one.")
        for place, domain in enumerate(self._entry.domains):
            if not domain.criteria:
                what = f"the domain {domain.id} has no criteria"
                self._tree.blame(("domains", place), what, "Add one, or take the domain out.")
            for number, criterion in enumerate(domain.criteria):
                self._check_criterion(("domains", place, "criteria", number), criterion)

    def _check_scale(self) -> None:
        if not self._levels:
            self._tree.blame(("scale",), "the scale has no levels", "Add them, the lowest first.")
            return
        floor = self._entry.scoring.floor
        if self._levels[0] != floor:
            what = f"the scale begins at {self._levels[0]}, and the floor of the scoring is {floor}"
            self._tree.blame(("scale", 0), what, f"Begin the scale at {floor}, or change the floor.")
        for place, (lower, upper) in enumerate(zip(self._levels, self._levels[1:], strict=False), start=1):
            if upper != lower + 1:
                what = f"level {upper} comes after level {lower}"
                instead = f"Write level {lower + 1} here: levels go up one by one."
                self._tree.blame(("scale", place, "level"), what, instead)

    def _check_unique(self, named: Iterable[tuple[str, Path]]) -> None:
        first: dict[str, Path] = {}
        for name, path in named:
            if name in first:
                what = f"the id {name} is taken in line {self._tree.line((*first[name], 'id'))}"
                self._tree.blame((*path, "id"), what, "Give each its own id.")
            first.setdefault(name, path)

    def _check_targets(self) -> None:
        for place, target in enumerate(self._entry.targets):
            path: Path = ("targets", place)
            self._check_level((*path, "level"), target.level)
            for name, level in target.exceptions.items():
                self._check_known((*path, "exceptions", name), name, self._criteria, "criterion")
                self._check_level((*path, "exceptions", name), level)

    def _check_level(self, path: Path, level: int) -> None:
        if level not in self._levels:
            what = f"level {level} is not on the scale"
            self._tree.blame(path, what, f"Write one of: {', '.join(map(str, self._levels))}.")

    def _check_known(self, path: Path, name: str, known: Iterable[str], sort: str) -> None:
        known = list(known)
        if name not in known:
            self._tree.blame(path, f"there is no {sort} “{name}”", did_you_mean(name, known))

    def _check_criterion(self, path: Path, criterion: CriterionEntry) -> None:
        self._check_roles(path, criterion.ask)
        for level in criterion.levels:
            self._check_level((*path, "levels", level), level)
        found = list(_checkpoints(path, criterion))
        if not any(not checkpoint.sign for _, checkpoint, _ in found):
            what = f"the criterion {criterion.id} has no checkpoints that count"
            self._tree.blame((*path, "levels"), what, "Add at least one to a level.")
        for place, checkpoint, level in found:
            self._check_checkpoint(place, checkpoint, criterion.id, level)
        if criterion.measure is not None:
            own = [checkpoint.id for _, checkpoint, _ in found]
            self._check_measure((*path, "measure"), criterion.measure, own, list(criterion.levels))

    def _check_checkpoint(self, path: Path, checkpoint: CheckpointEntry, criterion: str, level: int) -> None:
        if not re.fullmatch(rf"{re.escape(criterion)}-{level}[a-z]+", checkpoint.id):
            what = f"the id {checkpoint.id} does not fit criterion {criterion}, level {level}"
            instead = f"Write {criterion}-{level}a, {criterion}-{level}b and so on, or move it."
            self._tree.blame((*path, "id"), what, instead)
        self._check_roles(path, checkpoint.ask)
        if checkpoint.when is not None:
            self._check_known((*path, "when", "fact"), checkpoint.when.fact, self._entry.facts, "fact")

    def _check_roles(self, path: Path, ask: Iterable[str]) -> None:
        for place, role in enumerate(ask):
            self._check_known((*path, "ask", place), role, self._entry.roles, "role")

    def _check_measure(self, path: Path, measure: MeasureEntry, own: list[str], levels: list[int]) -> None:
        for place, rule in enumerate(measure.rules):
            here: Path = (*path, "rules", place)
            self._check_known((*here, "checkpoint"), rule.checkpoint, own, "checkpoint here called")
            window, at_least = getattr(rule, "window", None), getattr(rule, "at_least", None)
            if window is not None and at_least is not None and at_least > window:
                what = f"at least {at_least} of {window} can never be reached"
                self._tree.blame((*here, "at_least"), what, f"Write a number from 1 to {window}.")
        may_not = measure.may_not_apply
        for place, level in enumerate(may_not.levels if may_not else ()):
            if level not in levels:
                what = f"the criterion has no level {level}"
                instead = f"Write some of: {', '.join(map(str, levels))}."
                self._tree.blame((*path, "may_not_apply", "levels", place), what, instead)
