"""What stands in the way of readiness, as rows: each criterion, its checkpoints below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import NullTranslations, ngettext
from gettext import gettext as _

from maturity_desktop.domain.readiness import Blocker, Miss, Shortfall, Statement
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.reports.sections.readiness_words import (
    earliest_of,
    set_below_words,
    shortfall_words,
)


@dataclass(frozen=True, slots=True)
class BlockerGoal:
    """A criterion in the way or, with `checkpoint`, one checkpoint of it."""

    criterion: str
    checkpoint: str = ""


def rows_of(found: Statement, words: NullTranslations) -> Iterator[Row]:
    """Criteria below the profile, then those that only lack support."""
    levels = [miss for miss in found.misses if _is_short(miss)]
    support = [miss for miss in found.misses if not _is_short(miss)]
    for title, misses in (
        (_("Below the profile or not rated"), levels),
        (_("At their level, not firm yet"), support),
    ):
        if misses:
            yield Row(title, mark=str(len(misses)), heading=True)
        for miss in misses:
            yield _criterion_row(miss, found, words)
            for own in miss.blockers:
                yield _checkpoint_row(miss, own)


def _is_short(miss: Miss) -> bool:
    return Shortfall.BELOW in miss.shortfalls or Shortfall.UNRATED in miss.shortfalls


def _criterion_row(miss: Miss, found: Statement, words: NullTranslations) -> Row:
    result = miss.result
    parts = [*shortfall_words(miss, found.rules, words)]
    parts += [part for part in (set_below_words(miss, words), earliest_of(miss, words)) if part]
    count = len(miss.blockers)
    mark = ngettext("{count} checkpoint", "{count} checkpoints", count).format(count=count) if count else ""
    return Row(
        result.criterion.title,
        lead=result.criterion.id,
        detail=_("; ").join(parts),
        mark=mark,
        goal=BlockerGoal(result.criterion.id),
    )


def _checkpoint_row(miss: Miss, own: Blocker) -> Row:
    said = _("Level {level}: {text}")
    if own.is_sign:
        said = _("Level {level}, no longer to be seen: {text}")
    return Row(
        said.format(level=own.level, text=own.checkpoint.text),
        mark=own.checkpoint.id,
        goal=BlockerGoal(miss.result.criterion.id, own.checkpoint.id),
    )
