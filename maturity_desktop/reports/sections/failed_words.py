"""Which periods did not meet their target, by name."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

from maturity_desktop.domain.framework import Criterion
from maturity_desktop.domain.ladder import ChannelLadder
from maturity_desktop.domain.ladder_rules import GroupCount, Proof, RuleResult, holds
from maturity_desktop.domain.scoring import exact
from maturity_desktop.domain.series import Grain
from maturity_desktop.reports.sections.period_words import month_words, periods_listed

MOST = 12


def failed_sentence(own: ChannelLadder, criterion: Criterion, place: int, words: NullTranslations) -> str:
    """The failed periods of a level in one channel, or nothing; intervals are only counted."""
    return " ".join(
        sentence for result in own.levels[place].results for sentence in _failed(result, criterion, words)
    )


def _failed(result: RuleResult, criterion: Criterion, words: NullTranslations) -> Iterator[str]:
    _ = words.gettext
    if result.groups:
        if result.proof is not Proof.NOT_MET:
            return
        rules = criterion.measure.rules if criterion.measure else ()
        share = next(
            exact(float(rule.settings["share"])) for rule in rules if rule.checkpoint == result.checkpoint
        )
        short = [
            told.format(month=month_words(group.month.first_day, words), met=group.met, total=group.total)
            for group in result.groups
            for told in (_("{month} (no figures)") if _is_empty(group) else _("{month} ({met} of {total})"),)
            if not holds(group.met, group.total, share)
        ]
        yield _("Too few days: {months}.").format(months=_(", ").join(short))
    elif result.failed and result.grain is Grain.MONTH:
        periods = periods_listed(result.failed, result.grain, words, MOST)
        yield _("Not met: {periods}.").format(periods=periods)


def _is_empty(group: GroupCount) -> bool:
    """Whether a month has no figure at all."""
    return group.missing == group.total
