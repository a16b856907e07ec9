"""Part 11 of a report: the movement since the audit before."""

from __future__ import annotations

import gettext
from collections.abc import Sequence

from maturity_desktop.domain.movement import (
    RANK,
    CheckpointMovement,
    CriterionMovement,
    Moved,
    Movement,
    movement,
)
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.moved import (
    MovedCheckpoint,
    MovedCriterion,
    MovedDomain,
    MovedGroup,
    MovementContent,
)
from maturity_desktop.reports.sections.movement_words import (
    TOLD_FIRST,
    checkpoint_words,
    group_words,
    moved_words,
    movement_about,
    movement_sentence,
    remark_words,
)

MOVING = (Moved.IMPROVED, Moved.REGRESSED, Moved.NEW, Moved.GONE, Moved.REWORDED)
"""What is told of a checkpoint: that it moved, not that it stayed."""


def movements_of(results: Sequence[Results], earlier: Sequence[Results]) -> tuple[Movement, ...]:
    """One for each framework that the audit before had as well."""
    before = {own.framework.id: own for own in earlier}
    return tuple(movement(own, before[own.framework.id]) for own in results if own.framework.id in before)


def movement_part(
    results: Sequence[Results], earlier: Sequence[Results], words: gettext.NullTranslations
) -> tuple[MovementContent, ...]:
    """What moved in each framework; nothing where no audit came before."""
    return tuple(_content(found, words) for found in movements_of(results, earlier))


def _content(found: Movement, words: gettext.NullTranslations) -> MovementContent:
    criteria = tuple(_criterion(own, words) for own in found.criteria)
    whole = found.whole
    held = [own.id for own in criteria if own.moved is Moved.HELD]
    return MovementContent(
        framework=found.now.framework.id,
        short_title=found.now.framework.short_title,
        title=movement_sentence(found, words),
        about=tuple(movement_about(found, words)),
        has_whole=found.has_whole,
        before=whole.before if found.has_whole else None,
        now=whole.now if found.has_whole else None,
        count=whole.count,
        domains=tuple(
            MovedDomain(domain.id, domain.title, figure.before, figure.now, figure.count)
            for domain, figure in found.domains
            if domain.criteria
        ),
        groups=tuple(_groups(criteria, words)),
        held=_held_words(held, words),
        criteria=criteria,
    )


def _is_still_missing(point: CheckpointMovement) -> bool:
    """Whether it was answered for the first time, and nothing of it is there."""
    return point.moved is Moved.NEW and not RANK.get(point.now, 0)


def _held_words(held: Sequence[str], words: gettext.NullTranslations) -> str:
    if not held:
        return ""
    said = words.ngettext("{count} criterion held: {names}", "{count} criteria held: {names}", len(held))
    return said.format(count=len(held), names=", ".join(held))


def _groups(criteria: Sequence[MovedCriterion], words: gettext.NullTranslations) -> Sequence[MovedGroup]:
    found = {
        moved: tuple(own for own in criteria if own.moved is moved)
        for moved in TOLD_FIRST
        if moved not in (Moved.HELD, Moved.UNRATED)
    }
    return [MovedGroup(group_words(moved, len(own), words), own) for moved, own in found.items() if own]


def _criterion(own: CriterionMovement, words: gettext.NullTranslations) -> MovedCriterion:
    return MovedCriterion(
        id=own.criterion.id,
        title=own.criterion.title,
        moved=own.moved,
        moved_words=moved_words(own.moved, words),
        before=own.level_before,
        now=own.level_now,
        steps=own.steps,
        weight=own.criterion.weight,
        is_here=own.now is not None,
        is_alike=own.is_alike and own.level_before is not None,
        remark=remark_words(own, words),
        checkpoints=tuple(
            MovedCheckpoint(point.checkpoint.id, point.moved, checkpoint_words(point, words))
            for point in own.checkpoints
            if point.moved in MOVING and own.moved is not Moved.NEW and not _is_still_missing(point)
        ),
    )
