"""From a crosswalk's file to a Crosswalk, with every error named by its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from gettext import gettext as _
from pathlib import Path as FilePath
from typing import Any

import msgspec

from maturity_desktop.domain.crosswalk import Crosswalk, End, Pair
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.framework import Framework
from maturity_desktop.storage.framework_files import file_bytes
from maturity_desktop.storage.framework_schema import CrosswalkEntry, EndEntry, PairEntry
from maturity_desktop.storage.framework_shape import shaped
from maturity_desktop.storage.framework_words import did_you_mean, one_of
from maturity_desktop.storage.yaml_tree import Path, YamlTree, read_tree


def read_crosswalk(path: FilePath, frameworks: Mapping[str, Framework]) -> Crosswalk:
    """The crosswalk of a file; FrameworkError with every problem."""
    return parse_crosswalk(file_bytes(path), str(path), frameworks)


def parse_crosswalk(source: bytes, name: str, frameworks: Mapping[str, Framework]) -> Crosswalk:
    """The crosswalk in these bytes; FrameworkError with every problem.

    Ends in frameworks that are not at hand are left as they are: the file may speak of more.
    """
    tree = read_tree(source, name)
    try:
        entry = shaped(tree, CrosswalkEntry)
    except FrameworkError:
        _check_pairs(tree, _pairs_of_a_shape(tree.value), frameworks)
        tree.finish()
        raise
    _check_pairs(tree, enumerate(entry.pairs), frameworks)
    tree.finish()
    return Crosswalk(entry.about, tuple(_pair(pair) for pair in entry.pairs))


def _pairs_of_a_shape(value: Any) -> Iterator[tuple[int, PairEntry]]:
    """The pairs that are built as they should be, with their places, in a file that is not."""
    pairs = value.get("pairs") if isinstance(value, dict) else None
    for place, pair in enumerate(pairs if isinstance(pairs, list) else ()):
        with suppress(msgspec.ValidationError):
            yield place, msgspec.convert(pair, PairEntry)


def _check_pairs(
    tree: YamlTree, pairs: Iterable[tuple[int, PairEntry]], frameworks: Mapping[str, Framework]
) -> None:
    joined: dict[frozenset[End], int] = {}
    for place, pair in pairs:
        first = joined.setdefault(_pair(pair).ends, place)
        if first != place:
            what = _("pair {number} joins the same two ends already").format(number=first + 1)
            tree.blame(("pairs", place), what, _("Take one of the two out."))
        if pair.one.framework == pair.other.framework:
            what = _("both ends are in “{framework}”").format(framework=pair.one.framework)
            tree.blame(("pairs", place), what, _("A pair joins two frameworks."))
        for key, end in (("from", pair.one), ("to", pair.other)):
            _check_end(tree, ("pairs", place, key), end, frameworks)


def _check_end(tree: YamlTree, path: Path, end: EndEntry, frameworks: Mapping[str, Framework]) -> None:
    if end.levels and end.checkpoints:
        what = _("an end is narrowed to levels or to checkpoints, not to both")
        tree.blame(path, what, _("Take one of the two out."))
    framework = frameworks.get(end.framework)
    if framework is None:
        return
    criteria = {criterion.id: criterion for criterion in framework.criteria}
    if end.criterion not in criteria:
        what = _("there is no criterion “{name}”").format(name=end.criterion)
        tree.blame((*path, "criterion"), what, did_you_mean(end.criterion, criteria))
        return
    criterion = criteria[end.criterion]
    levels = [level.number for level in criterion.levels]
    for place, level in enumerate(end.levels):
        if level not in levels:
            what = _("the criterion has no level {level}").format(level=level)
            tree.blame((*path, "levels", place), what, one_of(levels))
    known = [checkpoint.id for checkpoint in criterion.checkpoints]
    for place, name in enumerate(end.checkpoints):
        if name not in known:
            what = _("there is no checkpoint here called “{name}”").format(name=name)
            tree.blame((*path, "checkpoints", place), what, did_you_mean(name, known))


def _pair(entry: PairEntry) -> Pair:
    return Pair(_end(entry.one), _end(entry.other), entry.strength, entry.reason)


def _end(entry: EndEntry) -> End:
    return End(entry.framework, entry.criterion, tuple(entry.levels), tuple(entry.checkpoints))
