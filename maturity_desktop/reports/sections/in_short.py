"""A criterion that is not rated, in a report on the whole audit: what was said of it, and what is open.

Its unanswered checkpoints, which stand in the model and in the workbook, would fill pages that tell nothing.
"""

from __future__ import annotations

import gettext
from dataclasses import replace

from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.parts import CriterionEntry, LevelEntry, Mark


def is_in_short(criterion: CriterionEntry) -> bool:
    """Whether a report on the whole audit tells only what was said of it."""
    return criterion.state is State.UNRATED


def levels_said(criterion: CriterionEntry) -> tuple[LevelEntry, ...]:
    """The levels with the checkpoints of which anything was said; those without any are left out."""
    linked = {point for use in criterion.evidence for point in use.checkpoints}
    levels = (
        replace(
            level,
            checkpoints=tuple(point for point in level.checkpoints if point.said or point.id in linked),
        )
        for level in criterion.levels
    )
    return tuple(level for level in levels if level.checkpoints)


def open_words(criterion: CriterionEntry, words: gettext.NullTranslations) -> str:
    """Between which levels it lies, its target, and which of its checkpoints are not answered."""
    _ = words.gettext
    asked = [
        point
        for level in criterion.levels
        for point in level.checkpoints
        if point.mark is not Mark.NOT_APPLICABLE
    ]
    left = [point.id for point in asked if point.mark is Mark.UNANSWERED]
    if len(left) == len(asked):
        said = words.ngettext(
            "Its {count} checkpoint is not answered.",
            "None of its {count} checkpoints is answered.",
            len(left),
        )
    else:
        said = words.ngettext(
            "{count} of its {total} checkpoints is not answered: {names}.",
            "{count} of its {total} checkpoints are not answered: {names}.",
            len(left),
        )
    level = _("{level}; target {target}.").format(level=criterion.level_words, target=criterion.target)
    return f"{level} {said.format(count=len(left), total=len(asked), names=', '.join(left))}"
