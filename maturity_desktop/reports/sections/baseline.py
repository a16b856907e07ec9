"""The baseline: what the client said at the opening, beside what its data come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from gettext import NullTranslations

from maturity_desktop.domain.baseline import Computed, baseline, beside
from maturity_desktop.domain.channel_outcomes import Outcomes
from maturity_desktop.domain.ladder import ChannelLadder
from maturity_desktop.domain.outcomes import PeriodOutcome
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.series import last_months
from maturity_desktop.domain.supporting import MONTHS, SupportingFigure
from maturity_desktop.reports.gathered import BaselineEntry
from maturity_desktop.reports.sections.channel_words import channel_name
from maturity_desktop.reports.sections.period_words import figure_words, in_unit, month_words
from maturity_desktop.reports.sections.supporting_words import (
    figure_told,
    in_currency,
    origin_words,
)
from maturity_desktop.reports.sections.wording import day_words


def computed_figures(
    results: Sequence[Results], figures: Iterable[SupportingFigure], words: NullTranslations
) -> tuple[Computed, ...]:
    """What the audit's data come to: measured criteria by channel, newest month; supporting figures."""
    return (
        *(own for result in results for entry in result.criteria for own in _measured(entry, words)),
        *_supporting(figures, results[0], words),
    )


def _measured(entry: CriterionResult, words: NullTranslations) -> Iterator[Computed]:
    measure = entry.criterion.measure
    if entry.ladder is None or measure is None:
        return
    for channel in entry.ladder.channels:
        newest = _newest(channel, entry)
        if newest is not None and newest.value is not None:
            title = words.gettext("{measure}, {channel}").format(
                measure=entry.criterion.title, channel=channel_name(channel.channel, words)
            )
            value = in_unit(figure_words(newest.value, measure.unit, words), measure.unit, words)
            value = in_currency(value, words) if measure.unit == "money" else value
            yield Computed(title, value, month_words(newest.start.date(), words))


def _newest(channel: ChannelLadder, entry: CriterionResult) -> PeriodOutcome | None:
    """The last of the twelve months up to the cut-off that has a figure."""
    assert entry.ladder is not None, "only measured criteria are asked for"
    outcomes = Outcomes(channel.figures)
    months = (outcomes.month(month) for month in reversed(last_months(entry.ladder.cut_off, MONTHS)))
    return next((own for own in months if own.value is not None), None)


def _supporting(
    figures: Iterable[SupportingFigure], results: Results, words: NullTranslations
) -> Iterator[Computed]:
    _ = words.gettext
    until = _("twelve months to {day}").format(day=day_words(results.audit.details.cut_off, words))
    for figure in figures:
        if figure.whole.value is not None:
            value = figure_told(figure.whole.value, figure.measure.unit, words)
            yield Computed(figure.measure.title, value, origin_words(figure, words) or until)


def baseline_entries(
    results: Sequence[Results], figures: Iterable[SupportingFigure], words: NullTranslations
) -> tuple[BaselineEntry, ...]:
    """The figures as told, each beside the one as computed; who told them is not handed over."""
    told = baseline(results[0].audit)
    found = beside(told, computed_figures(results, figures, words) if told else ())
    return tuple(
        BaselineEntry(
            own.told.title,
            own.told.value,
            own.told.period,
            own.computed.value if own.computed else "",
            own.computed.period if own.computed else "",
        )
        for own in found
    )
