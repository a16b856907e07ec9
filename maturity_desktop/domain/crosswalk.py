"""What criteria of different models have in common, and what one can therefore offer the other.

Evidence and notes are offered; a rating never is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from maturity_desktop.domain.audit import Audit, Evidence, Link
from maturity_desktop.domain.changes import Place, note_at
from maturity_desktop.domain.framework import Checkpoint, Criterion, Framework


class Strength(StrEnum):
    """How much two ends have in common."""

    STRONG = "strong"
    PARTIAL = "partial"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class End:
    """One end of a pair: a criterion, or some of its levels or checkpoints where these are not empty."""

    framework: str
    criterion: str
    levels: tuple[int, ...] = ()
    checkpoints: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return not self.levels and not self.checkpoints

    def within(self, criterion: Criterion) -> tuple[Checkpoint, ...]:
        """The checkpoints of the criterion that the end speaks of."""
        return tuple(
            checkpoint
            for level in criterion.levels
            for checkpoint in level.checkpoints
            if (not self.levels or level.number in self.levels)
            and (not self.checkpoints or checkpoint.id in self.checkpoints)
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ends in different models, how much they have in common, and why."""

    one: End
    other: End
    strength: Strength
    reason: str


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A pair as it is seen from one of its ends."""

    here: End
    there: End
    strength: Strength
    reason: str


@dataclass(frozen=True)
class Crosswalk:
    """All pairs; `about` says what a pair states and what it does not."""

    about: str = ""
    pairs: tuple[Pair, ...] = ()

    @cached_property
    def _by_criterion(self) -> Mapping[tuple[str, str], tuple[Counterpart, ...]]:
        found: dict[tuple[str, str], tuple[Counterpart, ...]] = {}
        for pair in self.pairs:
            for here, there in ((pair.one, pair.other), (pair.other, pair.one)):
                place = (here.framework, here.criterion)
                seen = Counterpart(here, there, pair.strength, pair.reason)
                found[place] = (*found.get(place, ()), seen)
        return found

    def counterparts(self, framework: str, criterion: str) -> tuple[Counterpart, ...]:
        """What a criterion has in common with others, strongest first."""
        order = list(Strength)
        found = self._by_criterion.get((framework, criterion), ())
        return tuple(sorted(found, key=lambda counterpart: order.index(counterpart.strength)))

    def among(self, frameworks: Mapping[str, Framework]) -> Crosswalk:
        """The pairs whose ends these frameworks have; an edition of one's own may lack some."""
        kept = (pair for pair in self.pairs if all(_is_in(end, frameworks) for end in (pair.one, pair.other)))
        return Crosswalk(self.about, tuple(kept))

    def joined(self, other: Crosswalk) -> Crosswalk:
        """These pairs and another's; the about of this one."""
        return Crosswalk(self.about or other.about, (*self.pairs, *other.pairs))


def _is_in(end: End, frameworks: Mapping[str, Framework]) -> bool:
    framework = frameworks.get(end.framework)
    if framework is None or all(own.id != end.criterion for own in framework.criteria):
        return False
    return end.is_whole or bool(end.within(framework.criterion(end.criterion)))


@dataclass(frozen=True, slots=True)
class Offer:
    """What a criterion can take over from one of its counterparts.

    `items` are used there and not yet here; to use one here is to link it at `checkpoints`, or at the whole
    criterion where these are empty. `note` is what the assessor wrote there, about just what the end names.
    """

    counterpart: Counterpart
    items: tuple[Evidence, ...]
    checkpoints: tuple[str, ...]
    note: str


def offers(
    audit: Audit, frameworks: Mapping[str, Framework], crosswalk: Crosswalk, place: Place, criterion: str
) -> tuple[Offer, ...]:
    """What the counterparts of a criterion offer it in this audit, strongest first; nothing, too."""
    here = frameworks[place.framework].criterion(criterion)
    found = crosswalk.among(frameworks).counterparts(place.framework, criterion)
    return tuple(_offer(audit, frameworks, counterpart, here, place) for counterpart in found)


def _offer(
    audit: Audit,
    frameworks: Mapping[str, Framework],
    counterpart: Counterpart,
    here: Criterion,
    place: Place,
) -> Offer:
    there = counterpart.there
    narrow = None if there.is_whole else _ids(there, frameworks[there.framework].criterion(there.criterion))
    wanted = () if counterpart.here.is_whole else _ids(counterpart.here, here)
    used_here = {
        link.evidence
        for link in audit.links_by_criterion.get((place.framework, here.id), ())
        if not wanted or not link.checkpoint or link.checkpoint in wanted
    }
    used_there = (
        link.evidence
        for link in audit.links_by_criterion.get((there.framework, there.criterion), ())
        if narrow is None or link.checkpoint in narrow
    )
    items = (
        audit.get(Evidence, audit.client.id, evidence)
        for evidence in dict.fromkeys(used_there)
        if evidence not in used_here
    )
    written = note_at(audit, Place(place.audit, there.framework, place.rating_set), there.criterion)
    return Offer(
        counterpart,
        tuple(item for item in items if item is not None),
        wanted,
        written.text if narrow is None else "",
    )


def _ids(end: End, criterion: Criterion) -> tuple[str, ...]:
    return tuple(checkpoint.id for checkpoint in end.within(criterion))


def take_over(audit: Audit, place: Place, criterion: str, item: Evidence, offer: Offer) -> Iterable[Link]:
    """The links that use an offered item here: at the checkpoints of the offer, or at the whole criterion."""
    return (
        Link(audit.id, item.id, place.framework, criterion, checkpoint)
        for checkpoint in offer.checkpoints or ("",)
    )
