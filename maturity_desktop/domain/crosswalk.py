"""What criteria of different models have in common, and what one can therefore offer the other.

Evidence and notes are offered; a rating never is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from maturity_desktop.domain.audit import Audit, Evidence, Link
from maturity_desktop.domain.changes import Place, note_at
from maturity_desktop.domain.framework import Checkpoint, Criterion, Framework

QUOTE = "↳"
"""How a paragraph begins that was taken over from elsewhere, whatever the language of its words."""
PARAGRAPHS = re.compile(r"\n\s*\n")
NEW_LINE = "\n"


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

    def theme(self, criterion: Criterion) -> str:
        """The id of the theme whose checkpoints are just these; empty where there is none."""
        themes = {checkpoint.theme for checkpoint in self.within(criterion)}
        if not self.checkpoints or len(themes) != 1:
            return ""
        (theme,) = themes
        about_it = {checkpoint.id for checkpoint in criterion.checkpoints if checkpoint.theme == theme}
        return theme if about_it <= set(self.checkpoints) else ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ends in different models, how much they have in common, and why."""

    one: End
    other: End
    strength: Strength
    reason: str

    @property
    def ends(self) -> frozenset[End]:
        """Both ends, whichever is named first."""
        return frozenset((self.one, self.other))


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
        """These pairs and another's; the about of this one.

        Where the other joins the same two ends, its pair takes the place of the one that is here.
        """
        newer = {pair.ends for pair in other.pairs}
        kept = (pair for pair in self.pairs if pair.ends not in newer)
        return Crosswalk(self.about or other.about, (*kept, *other.pairs))


def _is_in(end: End, frameworks: Mapping[str, Framework]) -> bool:
    try:
        criterion = frameworks[end.framework].criterion(end.criterion)
    except KeyError:
        return False
    return end.is_whole or bool(end.within(criterion))


@dataclass(frozen=True, slots=True)
class Offer:
    """What a criterion can take over from one of its counterparts.

    `items` are used there and not yet here; to use one here is to link it at `checkpoints`, or at the whole
    criterion where these are empty. `against` holds the ids of the items that speak against standing high
    there: against a checkpoint, or for the sign of a first stage. `signs` are the checkpoints that are such
    signs here. `note` is what the assessor wrote there and does not stand here yet.

    What is used or written at a whole criterion of which the pair names a part is offered too, unless that
    criterion is the whole model: it may then be about anything.
    """

    counterpart: Counterpart
    items: tuple[Evidence, ...]
    checkpoints: tuple[str, ...]
    note: str
    against: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not self.items and not self.note


def offers(
    audit: Audit, frameworks: Mapping[str, Framework], crosswalk: Crosswalk, place: Place, criterion: str
) -> tuple[Offer, ...]:
    """What the counterparts of a criterion offer it, strongest first; also those that offer nothing."""
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
    there, home = counterpart.there, frameworks[counterpart.there.framework]
    low_there = _low_signs(home.criterion(there.criterion), home)
    wanted = () if counterpart.here.is_whole else _ids(counterpart.here, here)
    used_here = {
        link.evidence
        for link in audit.links_by_criterion.get((place.framework, here.id), ())
        if not wanted or not link.checkpoint or link.checkpoint in wanted
    }
    links = _links_at(audit, there, home)
    speaks_for = {link.evidence for link in links if link.contradicts == (link.checkpoint in low_there)}
    found = (audit.get(Evidence, audit.client.id, link.evidence) for link in links)
    items = tuple(item for item in dict.fromkeys(found) if item is not None and item.id not in used_here)
    return Offer(
        counterpart,
        items,
        wanted,
        _news(audit, counterpart, here, place) if _speaks_of_all(there, home) else "",
        frozenset(item.id for item in items if item.id not in speaks_for),
        _low_signs(here, frameworks[place.framework]),
    )


def _low_signs(criterion: Criterion, framework: Framework) -> frozenset[str]:
    """The signs of a first stage: those of the floor, and those that keep a level from being reached."""
    return frozenset(
        point.id
        for level in criterion.levels
        for point in level.checkpoints
        if point.sign and (level.number <= framework.floor or point.blocks is not None)
    )


def _speaks_of_all(end: End, framework: Framework) -> bool:
    """Whether what is said at the end's whole criterion is about the end.

    It is, also where the end names a part of it, unless that criterion is the whole model.
    """
    return end.is_whole or len(framework.criteria) > 1


def _links_at(audit: Audit, end: End, framework: Framework) -> tuple[Link, ...]:
    """Where evidence is used at an end: at what it names, and at the whole criterion."""
    links = audit.links_by_criterion.get((end.framework, end.criterion), ())
    if end.is_whole:
        return links
    named = {*_ids(end, framework.criterion(end.criterion))}
    named |= {""} if _speaks_of_all(end, framework) else set()
    return tuple(link for link in links if link.checkpoint in named)


def _news(audit: Audit, counterpart: Counterpart, here: Criterion, place: Place) -> str:
    """The note there, without what it quotes from elsewhere; nothing where it stands here already."""
    there = counterpart.there
    written = own_words(note_at(audit, replace(place, framework=there.framework), there.criterion).text)
    return "" if _flat(written) in _flat(note_at(audit, place, here.id).text) else written


def _ids(end: End, criterion: Criterion) -> tuple[str, ...]:
    return tuple(checkpoint.id for checkpoint in end.within(criterion))


def take_over(audit: Audit, place: Place, criterion: str, item: Evidence, offer: Offer) -> Iterable[Link]:
    """The links that use an offered item here: at the checkpoints of the offer, or at the whole criterion.

    What speaks against standing high there does so here: it contradicts a checkpoint, and supports the sign
    of a first stage.
    """
    against = item.id in offer.against
    return (
        Link(
            audit.id, item.id, place.framework, criterion, checkpoint, against != (checkpoint in offer.signs)
        )
        for checkpoint in offer.checkpoints or ("",)
    )


def with_quote(note: str, quote: str) -> str:
    """A note with words from elsewhere below it, in a paragraph of their own that shows as such."""
    paragraph = f"{QUOTE} {PARAGRAPHS.sub(NEW_LINE, quote.strip())}"
    return f"{note.rstrip()}\n\n{paragraph}" if note.strip() else paragraph


def own_words(note: str) -> str:
    """A note without the paragraphs that were taken over from elsewhere."""
    paragraphs = (paragraph.strip() for paragraph in PARAGRAPHS.split(note))
    return "\n\n".join(own for own in paragraphs if own and not own.startswith(QUOTE))


def _flat(text: str) -> str:
    return " ".join(text.split())
