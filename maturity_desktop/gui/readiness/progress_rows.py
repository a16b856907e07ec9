"""The criteria that are worked on since the audit, as rows with their levels by month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import NullTranslations
from gettext import gettext as _

from maturity_desktop.domain.framework import Criterion
from maturity_desktop.domain.improvement import Standing, actions_at
from maturity_desktop.domain.improvement_records import Action, ActionState
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.reports.sections.progress_words import re_rating_words
from maturity_desktop.reports.sections.readiness_words import month_of_year


def rows_of(
    months: Sequence[Standing], criteria: Sequence[Criterion], words: NullTranslations
) -> Iterator[Row]:
    """Each criterion with its level in the audit and in every month in which it was re-rated."""
    for criterion in criteria:
        yield Row(
            criterion.title,
            lead=criterion.id,
            mark=target_words(months, criterion.id),
            detail=_("; ").join(
                (levels_words(months, criterion.id, words), *actions_words(months, criterion))
            ),
            goal=criterion.id,
        )


def level_words(level: int | None) -> str:
    """A level, or that there is none."""
    return _("not rated") if level is None else _("level {level}").format(level=level)


def target_words(months: Sequence[Standing], criterion: str) -> str:
    """Where the criterion stands in the latest month, and what is wanted."""
    misses = {miss.result.criterion.id: miss for miss in months[-1].statement.misses}
    level = level_words(months[-1].results.of(criterion).level)
    if criterion not in misses:
        return _("{level}, meets the profile").format(level=level)
    miss = misses[criterion]
    if miss.result.level is not None and miss.result.level >= miss.target:
        return _("{level}, not firm yet").format(level=level)
    return _("{level}, level {target} is wanted").format(level=level, target=miss.target)


def levels_words(months: Sequence[Standing], criterion: str, words: NullTranslations) -> str:
    """The level in the audit and in each month in which the criterion was re-rated."""
    audit, *later = months
    told = [_("audit: {level}").format(level=level_words(audit.results.of(criterion).level))]
    for own in later:
        if any(one.criterion == criterion for one in own.touched):
            told.append(
                _("{month}: {level}").format(
                    month=month_of_year(own.month, words),
                    level=level_words(own.results.of(criterion).level),
                )
            )
    return _(" → ").join(told)


def actions_words(months: Sequence[Standing], criterion: Criterion) -> Iterator[str]:
    """The actions at a criterion by number, with how far they are."""
    results = months[0].results
    for action in actions_at(results.audit, results.framework.id, criterion.id):
        yield _("{label} {state}").format(label=action.label, state=state_words(action))


def state_words(action: Action) -> str:
    """How far an action is."""
    return {
        ActionState.PROPOSED: _("proposed"),
        ActionState.AGREED: _("agreed"),
        ActionState.UNDER_WAY: _("under way"),
        ActionState.DONE: _("done"),
        ActionState.DROPPED: _("dropped"),
    }[action.state]


def told_of(months: Sequence[Standing], criterion: str, words: NullTranslations) -> Iterator[str]:
    """Every re-rating of a criterion in full, the latest first."""
    for own in reversed(months):
        for one in own.touched:
            if one.criterion == criterion:
                said = _("{month}: {what}").format(
                    month=month_of_year(own.month, words), what=re_rating_words(one, words)
                )
                yield _("{said}. {note}").format(said=said, note=one.note) if one.note else said
