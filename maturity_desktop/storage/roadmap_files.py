"""From the file of the waves to a plan of waves, with every error named by its line."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path as FilePath
from typing import Annotated, Literal

from msgspec import Meta, field

from maturity_desktop.domain.waves import Wave, WavePlan, WaveRule
from maturity_desktop.storage.framework_files import file_bytes
from maturity_desktop.storage.framework_schema import Entry, Name, OneToFive, Title
from maturity_desktop.storage.framework_shape import shaped
from maturity_desktop.storage.tree_checks import TreeCheck
from maturity_desktop.storage.yaml_tree import YamlTree, read_tree

ROADMAP = "roadmap.yaml"
LONGEST_ROADMAP = 120
"""Months."""
Month = Annotated[int, Meta(ge=0, le=LONGEST_ROADMAP)]
Most = Annotated[int, Meta(ge=1, le=1000)]


class RuleEntry(Entry):
    """What a wave takes before those after it."""

    effort_at_most: OneToFive | None = None
    impact_at_least: OneToFive | None = None
    below_level: int | None = None
    limited: bool = False


class WaveEntry(Entry):
    """A span in months after the roadmap's first day."""

    id: Name
    title: Title
    from_month: Month
    to_month: Month
    rule: RuleEntry = field(default_factory=RuleEntry)


class RoadmapEntry(Entry):
    """The whole file."""

    schema: Literal[1]
    most_in_wave: Most
    waves: list[WaveEntry]


def read_waves(path: FilePath) -> WavePlan:
    """The waves of a file; FrameworkError with every problem."""
    return parse_waves(file_bytes(path), str(path))


def parse_waves(source: bytes, name: str) -> WavePlan:
    """The waves in these bytes; FrameworkError with every problem."""
    tree = read_tree(source, name)
    entry = shaped(tree, RoadmapEntry)
    _Check(tree, entry).run()
    tree.finish()
    return WavePlan(tuple(_wave(wave) for wave in entry.waves), entry.most_in_wave)


class _Check(TreeCheck):
    """What the types do not say: waves follow each other, and the last one takes whatever is left."""

    def __init__(self, tree: YamlTree, entry: RoadmapEntry) -> None:
        super().__init__(tree)
        self._entry = entry

    def run(self) -> None:
        waves = self._entry.waves
        if not waves:
            self._tree.blame(("waves",), _("there is no wave"), _("Write at least one."))
            return
        self._check_unique((wave.id, ("waves", place)) for place, wave in enumerate(waves))
        before = 0
        for place, wave in enumerate(waves):
            if wave.from_month < before:
                what = _("the wave begins before the one above ends")
                instead = _("Write {month} or more.").format(month=before)
                self._tree.blame(("waves", place, "from_month"), what, instead)
            if wave.to_month <= wave.from_month:
                what = _("the wave ends before it begins")
                instead = _("Write more than {month}.").format(month=wave.from_month)
                self._tree.blame(("waves", place, "to_month"), what, instead)
            before = wave.to_month
        if waves[-1].rule != RuleEntry():
            what = _("the last wave has a rule, so that some actions would find no place")
            self._tree.blame(("waves", len(waves) - 1, "rule"), what, _("Take the rule out."))


def _wave(entry: WaveEntry) -> Wave:
    rule = entry.rule
    told = WaveRule(rule.effort_at_most, rule.impact_at_least, rule.below_level, rule.limited)
    return Wave(entry.id, entry.title, entry.from_month, entry.to_month, told)
