"""What the types of a framework's file cannot say: whether its parts fit each other. Finds every problem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from gettext import gettext as _

from maturity_desktop.storage.framework_schema import (
    CheckpointEntry,
    CriterionEntry,
    DomainEntry,
    FrameworkEntry,
    MeasureEntry,
    WordingEntry,
)
from maturity_desktop.storage.framework_words import did_you_mean, one_of
from maturity_desktop.storage.programme_checks import ProgrammeCheck
from maturity_desktop.storage.tree_checks import TreeCheck
from maturity_desktop.storage.yaml_tree import Path, YamlTree

RESERVED = frozenset({"crosswalk", "programme", "roadmap", "supporting", "surveys"})
"""Ids that no framework has: files of the library's folder are called so already."""


def check_framework(entry: FrameworkEntry, tree: YamlTree) -> None:
    """FrameworkError with everything that does not fit."""
    _FrameworkCheck(entry, tree).run()
    tree.finish()


def check_wording(entry: WordingEntry, framework: FrameworkEntry, tree: YamlTree) -> None:
    """FrameworkError where the wording belongs to another framework or names what that does not have."""
    if entry.framework != framework.id:
        tree.blame(
            ("framework",),
            _("this wording is for “{other}”, and the framework is “{framework}”").format(
                other=entry.framework, framework=framework.id
            ),
            _("Lay it over {other}, or write framework: {framework}.").format(
                other=entry.framework, framework=framework.id
            ),
        )
    else:
        known = [name for name, _path in _ids_of_texts(framework)]
        for name in entry.wording:
            if name not in known:
                what = _("the framework has no “{name}”").format(name=name)
                tree.blame(("wording", name), what, did_you_mean(name, known))
    tree.finish()


def _ids_of_texts(framework: FrameworkEntry) -> Iterator[tuple[str, Path]]:
    """Domains, criteria and checkpoints: the ids that a wording goes by, each with its path."""
    for place, domain in enumerate(framework.domains):
        here: Path = ("domains", place)
        yield domain.id, here
        for number, criterion in enumerate(domain.criteria):
            yield criterion.id, (*here, "criteria", number)
            for path, checkpoint, _level in _checkpoints((*here, "criteria", number), criterion):
                yield checkpoint.id, path


def _checkpoints(path: Path, criterion: CriterionEntry) -> Iterator[tuple[Path, CheckpointEntry, int]]:
    for level, entries in criterion.levels.items():
        for place, checkpoint in enumerate(entries):
            yield (*path, "levels", level, place), checkpoint, level


class _FrameworkCheck(TreeCheck):
    def __init__(self, entry: FrameworkEntry, tree: YamlTree) -> None:
        super().__init__(tree)
        self._entry = entry
        self._levels = [step.level for step in entry.scale]
        self._criteria = [criterion.id for domain in entry.domains for criterion in domain.criteria]
        # Looked up once: roles stand at every checkpoint, and a look-up asks the file system.
        self._no_role = _("there is no role “{name}”")

    def run(self) -> None:
        if self._entry.id in RESERVED:
            what = _("the id “{name}” belongs to a file that holds no model").format(name=self._entry.id)
            self._tree.blame(("id",), what, _("Write another id."))
        self._check_scale()
        self._check_unique(_ids_of_texts(self._entry))
        self._check_unique((target.id, ("targets", n)) for n, target in enumerate(self._entry.targets))
        self._check_targets()
        self._check_certification()
        self._check_programme()
        if not self._entry.domains:
            self._tree.blame(("domains",), _("there are no domains"), _("Add at least one."))
        elif not self._criteria:
            self._tree.blame(("domains",), _("no domain has a criterion"), _("Add at least one."))
        for place, domain in enumerate(self._entry.domains):
            self._check_described(("domains", place), domain)
            for number, criterion in enumerate(domain.criteria):
                self._check_criterion(("domains", place, "criteria", number), criterion)

    def _check_scale(self) -> None:
        if not self._levels:
            self._tree.blame(("scale",), _("the scale has no levels"), _("Add them, the lowest first."))
            return
        floor = self._entry.scoring.floor
        if self._levels[0] != floor:
            what = _("the scale begins at {lowest}, and the floor of the scoring is {floor}").format(
                lowest=self._levels[0], floor=floor
            )
            instead = _("Begin the scale at {floor}, or change the floor.").format(floor=floor)
            self._tree.blame(("scale", 0), what, instead)
        for place, (lower, upper) in enumerate(zip(self._levels, self._levels[1:], strict=False), start=1):
            if upper != lower + 1:
                what = _("level {upper} comes after level {lower}").format(upper=upper, lower=lower)
                instead = _("Write level {level} here: levels go up one by one.").format(level=lower + 1)
                self._tree.blame(("scale", place, "level"), what, instead)

    def _check_targets(self) -> None:
        for place, target in enumerate(self._entry.targets):
            path: Path = ("targets", place)
            self._check_level((*path, "level"), target.level)
            for name, level in target.exceptions.items():
                unknown = _("there is no criterion “{name}”")
                self._check_known((*path, "exceptions", name), name, self._criteria, unknown)
                self._check_level((*path, "exceptions", name), level)

    def _check_certification(self) -> None:
        """A check and a reminder lie within the time for which an award holds."""
        rules = self._entry.certification
        if rules is None:
            return
        months = 12 * rules.valid_years
        for key, value in (
            ("mid_term_months", rules.mid_term_months),
            ("reminder_months", rules.reminder_months),
        ):
            if value >= months:
                what = _("{value} months do not lie within an award of {months} months").format(
                    value=value, months=months
                )
                instead = _("Write a smaller number than {months}.").format(months=months)
                self._tree.blame(("certification", key), what, instead)

    def _check_level(self, path: Path, level: int) -> None:
        if level not in self._levels:
            what = _("level {level} is not on the scale").format(level=level)
            self._tree.blame(path, what, one_of(self._levels))

    def _check_described(self, path: Path, domain: DomainEntry) -> None:
        if not domain.criteria and not domain.undescribed.strip():
            what = _("the domain {domain} has no criteria").format(domain=domain.id)
            instead = _("Add one, or say under “undescribed” why it has none.")
            self._tree.blame(path, what, instead)
        if domain.criteria and domain.undescribed:
            what = _("the domain {domain} has criteria, so it is described").format(domain=domain.id)
            self._tree.blame((*path, "undescribed"), what, _("Take this line out."))

    def _check_programme(self) -> None:
        entry = self._entry
        check = ProgrammeCheck(self._tree, self._levels, entry.roles, self._criteria)
        check.check_phases(entry.programme)
        check.check_paces(entry.paces, entry.programme)
        check.check_requests(entry.requests)

    def _check_criterion(self, path: Path, criterion: CriterionEntry) -> None:
        self._check_roles(path, criterion.ask)
        for level in criterion.levels:
            self._check_level((*path, "levels", level), level)
        found = list(_checkpoints(path, criterion))
        if all(checkpoint.sign for _path, checkpoint, _level in found):
            what = _("the criterion {criterion} has no checkpoints that count").format(criterion=criterion.id)
            self._tree.blame((*path, "levels"), what, _("Add at least one to a level."))
        for place, checkpoint, level in found:
            self._check_checkpoint(place, checkpoint, criterion.id, level, criterion.levels)
        if criterion.measure is not None:
            own = [checkpoint.id for _path, checkpoint, _level in found]
            self._check_measure((*path, "measure"), criterion.measure, own, list(criterion.levels))

    def _check_checkpoint(
        self, path: Path, checkpoint: CheckpointEntry, criterion: str, level: int, levels: Iterable[int]
    ) -> None:
        if level <= self._entry.scoring.floor and not checkpoint.sign:
            what = _("the checkpoint {checkpoint} can never count: everybody has level {level}").format(
                checkpoint=checkpoint.id, level=level
            )
            self._tree.blame(path, what, _("Move it to a higher level, or write sign: true."))
        if not re.fullmatch(rf"{re.escape(criterion)}-{level}[a-z]+", checkpoint.id):
            what = _("the id {checkpoint} does not fit criterion {criterion}, level {level}").format(
                checkpoint=checkpoint.id, criterion=criterion, level=level
            )
            instead = _("Write {first}, {second} and so on, or move it.").format(
                first=f"{criterion}-{level}a", second=f"{criterion}-{level}b"
            )
            self._tree.blame((*path, "id"), what, instead)
        self._check_roles(path, checkpoint.ask)
        if checkpoint.theme:
            unknown = _("there is no theme “{name}”")
            self._check_known((*path, "theme"), checkpoint.theme, self._entry.themes, unknown)
        if checkpoint.blocks is not None:
            self._check_blocks(path, checkpoint, level, levels)
        if checkpoint.when is not None:
            unknown = _("there is no fact “{name}”")
            self._check_known((*path, "when", "fact"), checkpoint.when.fact, self._entry.facts, unknown)

    def _check_blocks(
        self, path: Path, checkpoint: CheckpointEntry, level: int, levels: Iterable[int]
    ) -> None:
        if not checkpoint.sign:
            what = _("the checkpoint {checkpoint} is required, and only a sign can block a level").format(
                checkpoint=checkpoint.id
            )
            self._tree.blame((*path, "blocks"), what, _("Take it out, or write sign: true."))
        higher = [number for number in levels if number > level]
        if checkpoint.blocks not in higher:
            what = _("level {level} is not above this sign in its criterion").format(level=checkpoint.blocks)
            instead = one_of(higher) if higher else _("Take it out.")
            self._tree.blame((*path, "blocks"), what, instead)

    def _check_roles(self, path: Path, roles: Iterable[str]) -> None:
        for place, role in enumerate(roles):
            self._check_known((*path, "ask", place), role, self._entry.roles, self._no_role)

    def _check_measure(self, path: Path, measure: MeasureEntry, own: list[str], levels: list[int]) -> None:
        for place, rule in enumerate(measure.rules):
            here: Path = (*path, "rules", place)
            unknown = _("there is no checkpoint here called “{name}”")
            self._check_known((*here, "checkpoint"), rule.checkpoint, own, unknown)
            if leaned_on := getattr(rule, "or_when", ""):
                others = [other.checkpoint for other in measure.rules if other is not rule]
                self._check_known(
                    (*here, "or_when"), leaned_on, others, _("no other rule here is about “{name}”")
                )
            window, at_least = getattr(rule, "window", None), getattr(rule, "at_least", None)
            if window is not None and at_least is not None and at_least > window:
                what = _("at least {number} of {window} can never be reached")
                instead = _("Write a number from 1 to {window}.").format(window=window)
                self._tree.blame((*here, "at_least"), what.format(number=at_least, window=window), instead)
        may_not = measure.may_not_apply
        for place, level in enumerate(may_not.levels if may_not else ()):
            if level not in levels:
                what = _("the criterion has no level {level}").format(level=level)
                instead = _("Write some of: {choices}.").format(choices=", ".join(map(str, levels)))
                self._tree.blame((*path, "may_not_apply", "levels", place), what, instead)
