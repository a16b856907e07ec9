"""From a file of supporting measures to a catalogue, with every error named by its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from gettext import gettext as _
from pathlib import Path as FilePath
from typing import Protocol, TypeVar

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.mapping_words import plain
from maturity_desktop.domain.supporting_catalogue import (
    Claim,
    Formula,
    Input,
    Need,
    SupportingCatalogue,
    SupportingMeasure,
    Typical,
    Unit,
)
from maturity_desktop.storage.framework_files import file_bytes
from maturity_desktop.storage.framework_shape import shaped
from maturity_desktop.storage.framework_words import did_you_mean
from maturity_desktop.storage.supporting_schema import (
    ClaimEntry,
    Heads,
    InputEntry,
    MeasureEntry,
    SupportingEntry,
)
from maturity_desktop.storage.yaml_tree import Path, YamlTree, read_tree

UNDIVIDED = {Formula.SUM}
"""Formulas without anything to divide by."""
PERCENTAGES = {Formula.SHARE, Formula.TURNOVER, Formula.WAPE, Formula.BIAS}
EMPTY = SupportingCatalogue("", {}, {}, ())


def read_catalogue(path: FilePath, frameworks: Mapping[str, Framework]) -> SupportingCatalogue:
    """The catalogue of a file; FrameworkError with every problem."""
    return parse_catalogue(file_bytes(path), str(path), frameworks)


def read_over(
    base: SupportingCatalogue, path: FilePath, frameworks: Mapping[str, Framework]
) -> SupportingCatalogue:
    """A firm's own catalogue laid over another, by id; FrameworkError with every problem."""
    return parse_catalogue(file_bytes(path), str(path), frameworks, base)


def parse_catalogue(
    source: bytes, name: str, frameworks: Mapping[str, Framework], base: SupportingCatalogue = EMPTY
) -> SupportingCatalogue:
    """The catalogue in these bytes, laid over another one; FrameworkError with every problem.

    Criteria of frameworks that are not at hand are left as they are: the file may speak of more.
    """
    tree = read_tree(source, name)
    entry = shaped(tree, SupportingEntry)
    catalogue = _laid_over(base, entry)
    _Check(tree, entry, catalogue, frameworks).run()
    tree.finish()
    return catalogue


def _laid_over(base: SupportingCatalogue, entry: SupportingEntry) -> SupportingCatalogue:
    measures = _by_id(base.measures) | _by_id(map(_measure, entry.measures))
    claims = _by_id(base.claims) | _by_id(map(_claim, entry.claims))
    return SupportingCatalogue(
        about=entry.about,
        inputs={**base.inputs, **_by_id(map(_input, entry.inputs))},
        groupings={**base.groupings, **{own.id: own.title for own in entry.groupings}},
        measures=tuple(measures.values()),
        claims=tuple(claims.values()),
        denials=(*base.denials, *_words(entry.denials)),
        unlike=(*base.unlike, *_words(entry.unlike)),
        grouping_heads={**base.grouping_heads, **{own.id: _words(own.heads) for own in entry.groupings}},
    )


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)


def _by_id(entries: Iterable[T]) -> dict[str, T]:
    return {own.id: own for own in entries}


def _words(heads: Heads) -> tuple[str, ...]:
    return tuple(word for words in heads.values() for word in words)


def _input(entry: InputEntry) -> Input:
    heads, unlike = _words(entry.heads), _words(entry.unlike)
    return Input(entry.id, entry.title, entry.unit, heads, tuple(entry.beside), unlike)


def _measure(entry: MeasureEntry) -> SupportingMeasure:
    usual = entry.typical
    typical = Typical(_exactly(usual.low), _exactly(usual.high), usual.why) if usual else None
    return SupportingMeasure(
        entry.id,
        entry.title,
        entry.about,
        entry.formula,
        entry.unit,
        tuple(entry.over),
        tuple(entry.under),
        tuple(entry.minus),
        entry.group,
        tuple(entry.also_by),
        entry.grain,
        entry.counted,
        typical,
        {framework: tuple(criteria) for framework, criteria in entry.criteria.items()},
        _words(entry.heads),
        _words(entry.unlike),
    )


def _exactly(number: float | None) -> Fraction | None:
    return None if number is None else Fraction(str(number))


def _claim(entry: ClaimEntry) -> Claim:
    needs = entry.needs
    need = Need(
        tuple(needs.measures),
        tuple(needs.series),
        needs.grain,
        needs.grouped_by,
        needs.groups or 0,
        needs.months or 0,
        needs.every_measure,
    )
    return Claim(
        entry.id,
        entry.framework,
        entry.criterion,
        entry.says,
        need,
        tuple(entry.checkpoints),
        _words(entry.words),
    )


class _Check:
    """Whether the parts of a file fit each other, the catalogue beneath it and the frameworks at hand."""

    def __init__(
        self,
        tree: YamlTree,
        entry: SupportingEntry,
        catalogue: SupportingCatalogue,
        frameworks: Mapping[str, Framework],
    ) -> None:
        self._tree, self._entry, self._catalogue, self._frameworks = tree, entry, catalogue, frameworks
        # Looked up once: these stand at every measure, and a look-up asks the file system.
        self._no_input = _("there is no input “{id}”")
        self._no_grouping = _("there is no grouping “{id}”")
        self._no_criterion = _("the framework has no criterion “{id}”")

    def run(self) -> None:
        """Blames everything that does not fit."""
        entry = self._entry
        for part in ("inputs", "groupings", "measures", "claims"):
            self._once_each(part, [own.id for own in getattr(entry, part)])
        amounts = {**self._catalogue.inputs, **self._catalogue.by_id}
        for place, own in enumerate(entry.inputs):
            for number, name in enumerate(own.beside):
                unknown = _("there is no amount “{id}”")
                self._known(("inputs", place, "beside", number), name, amounts, unknown)
        for place, measure in enumerate(entry.measures):
            self._measure(("measures", place), measure)
        for place, claim in enumerate(entry.claims):
            self._claim(("claims", place), claim)
        self._heads()

    def _once_each(self, part: str, ids: Sequence[str]) -> None:
        for place, own in enumerate(ids):
            if own in ids[:place]:
                what = _("the id “{id}” is used above already").format(id=own)
                self._tree.blame((part, place, "id"), what, _("Give each its own id."))

    def _measure(self, path: Path, entry: MeasureEntry) -> None:
        for part in ("over", "under", "minus"):
            for place, name in enumerate(getattr(entry, part)):
                self._known((*path, part, place), name, self._catalogue.inputs, self._no_input)
        if entry.group:
            self._known((*path, "group"), entry.group, self._catalogue.groupings, self._no_grouping)
        for place, name in enumerate(entry.also_by):
            self._known((*path, "also_by", place), name, self._catalogue.groupings, self._no_grouping)
        self._formula(path, entry)
        if entry.id in self._catalogue.inputs:
            what = _("the id “{id}” is an input's already").format(id=entry.id)
            self._tree.blame((*path, "id"), what, _("Give each its own id."))
        typical = entry.typical
        if typical and None not in (typical.low, typical.high) and (typical.low or 0) > (typical.high or 0):
            what = _("“low” is above “high”")
            self._tree.blame((*path, "typical"), what, _("Write the smaller number as low."))
        for framework, criteria in entry.criteria.items():
            for place, criterion in enumerate(criteria):
                self._criterion((*path, "criteria", framework, place), framework, criterion)

    def _formula(self, path: Path, entry: MeasureEntry) -> None:
        if not entry.over:
            self._tree.blame((*path, "over"), _("“over” is empty"), _("Name the inputs that are summed."))
        if bool(entry.under) == (entry.formula in UNDIVIDED):
            what = _("the formula “{formula}” does not go with these inputs").format(formula=entry.formula)
            instead = _("A sum has only “over” (and “minus”); all others need “under”.")
            self._tree.blame((*path, "formula"), what, instead)
        if entry.minus and entry.formula not in (Formula.SHARE, Formula.RATIO, Formula.SUM):
            what = _("“minus” means nothing with the formula “{formula}”").format(formula=entry.formula)
            self._tree.blame((*path, "minus"), what, _("Take it out."))
        if (entry.unit is Unit.PERCENT) != (entry.formula in PERCENTAGES):
            what = _("the formula “{formula}” does not give “{unit}”").format(
                formula=entry.formula, unit=entry.unit
            )
            instead = _("Shares, errors and turnover are in percent, ratios and sums are not.")
            self._tree.blame((*path, "unit"), what, instead)
        if entry.formula is Formula.WAPE and entry.grain is None:
            what = _("“grain” is missing")
            instead = _("Say over which periods errors are taken: month, day or interval.")
            self._tree.blame(path, what, instead)

    def _claim(self, path: Path, entry: ClaimEntry) -> None:
        needs = entry.needs
        by_id = self._catalogue.by_id
        for place, name in enumerate(needs.measures):
            self._known((*path, "needs", "measures", place), name, by_id, _("there is no measure “{id}”"))
        if needs.grouped_by:
            self._known(
                (*path, "needs", "grouped_by"), needs.grouped_by, self._catalogue.groupings, self._no_grouping
            )
        if not needs.measures and not needs.series:
            what = _("the claim needs no figures")
            self._tree.blame((*path, "needs"), what, _("Name measures, or series of measured criteria."))
        if not entry.checkpoints and not any(entry.words.values()):
            what = _("nothing makes this claim")
            self._tree.blame(path, what, _("Name checkpoints, or words."))
        self._criterion((*path, "criterion"), entry.framework, entry.criterion)
        self._series_and_checkpoints(path, entry)

    def _series_and_checkpoints(self, path: Path, entry: ClaimEntry) -> None:
        framework = self._frameworks.get(entry.framework)
        if framework is None:
            return
        values = {own.measure.value: 0 for own in framework.criteria if own.measure}
        for place, name in enumerate(entry.needs.series):
            unknown = _("no criterion measures “{id}”")
            self._known((*path, "needs", "series", place), name, values, unknown)
        own = [criterion for criterion in framework.criteria if criterion.id == entry.criterion]
        points = {point.id: 0 for criterion in own for point in criterion.checkpoints}
        for place, name in enumerate(entry.checkpoints if own else ()):
            self._known(
                (*path, "checkpoints", place), name, points, _("the criterion has no checkpoint “{id}”")
            )

    def _criterion(self, path: Path, framework: str, criterion: str) -> None:
        at_hand = self._frameworks.get(framework)
        if at_hand is not None:
            ids = {own.id: 0 for own in at_hand.criteria}
            self._known(path, criterion, ids, self._no_criterion)

    def _known(self, path: Path, name: str, ids: Mapping[str, object], unknown: str) -> None:
        if name not in ids:
            self._tree.blame(path, unknown.format(id=name), did_you_mean(name, ids))

    def _heads(self) -> None:
        """No two inputs, figures or groupings share a head: a column could then be either."""
        owners: dict[str, str] = {}
        parts: tuple[tuple[str, Sequence[InputEntry | MeasureEntry]], ...] = (
            ("inputs", self._entry.inputs),
            ("measures", self._entry.measures),
        )
        for part, entries in parts:
            for place, own in enumerate(entries):
                for language, heads in own.heads.items():
                    for number, head in enumerate(heads):
                        path = (part, place, "heads", language, number)
                        self._head(path, own.id, head, owners)

    def _head(self, path: Path, own: str, head: str, owners: dict[str, str]) -> None:
        owner = owners.setdefault(spelt(head), own)
        if owner != own:
            what = _("“{head}” heads “{id}” already").format(head=head, id=owner)
            self._tree.blame(path, what, _("A head belongs to one amount or figure only."))


def spelt(head: str) -> str:
    """A head without capitals, accents and marks."""
    return " ".join("".join(c if c.isalnum() or c == "%" else " " for c in plain(head)).split())
