"""What a client's figures prove: the ladders, their charts, and how far the figures can be relied on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from gettext import NullTranslations

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.figure_records import MeasureSeries
from maturity_desktop.domain.framework import Measure, Rule
from maturity_desktop.domain.ladder import ChannelLadder, Ladder
from maturity_desktop.domain.ladder_rules import Proof, RuleResult
from maturity_desktop.domain.measures import ladders_without_figures, series_of
from maturity_desktop.domain.outcomes import Outcome
from maturity_desktop.domain.quality_log import logged
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.series import Grain
from maturity_desktop.reports.charts.day_calendar import day_calendar
from maturity_desktop.reports.charts.interval_heat import interval_heat
from maturity_desktop.reports.charts.ladder_chart import ladder_chart, rungs_of
from maturity_desktop.reports.charts.months import months_chart
from maturity_desktop.reports.charts.shown_figures import ShownFigures, shown_figures
from maturity_desktop.reports.measured import (
    ChannelEntry,
    MeasuredEntry,
    Performance,
    PeriodsChart,
    ProofEntry,
    SourceEntry,
)
from maturity_desktop.reports.parts import Column, EvidenceLabel
from maturity_desktop.reports.sections.channel_words import channel_name, channel_title
from maturity_desktop.reports.sections.counted import counted
from maturity_desktop.reports.sections.ladder_words import no_figures_sentences, rule_sentence
from maturity_desktop.reports.sections.period_words import figure_words, in_unit, month_words, period_words
from maturity_desktop.reports.sections.quality_words import months_beside_lines, oddity_sentence
from maturity_desktop.reports.sections.reading_words import reading_lines
from maturity_desktop.reports.sections.wording import count_words, day_words, level_title, listed, number

_MONTHS_HEIGHT, _DAYS_HEIGHT, _HEAT_HEIGHT = 138.0, 230.0, 180.0


def performance(results: Results, column: Column, words: NullTranslations) -> Performance | None:
    """The measured criteria of which there are figures; None where there are none."""
    measured = [own for own in results.criteria if own.ladder is not None]
    if not measured:
        return None
    entries = tuple(_entry(results, own, own.ladder, column, words) for own in measured if own.ladder)
    return Performance(_title(measured, words), tuple(_rules(words)), entries)


def _title(measured: list[CriterionResult], words: NullTranslations) -> str:
    """Which criteria the figures keep below their targets."""
    _ = words.gettext
    kept = [own for own in measured if own.ladder and _kept_below(own.ladder, own.target)]
    aimless = [own for own in measured if own.ladder and own.ladder.lacks_target]
    if aimless and not kept:
        return words.ngettext(
            "No target is told yet for {names}, of {total} measured criteria: figures prove no level",
            "No targets are told yet for {names}, of {total} measured criteria: figures prove no level",
            len(aimless),
        ).format(names=listed([own.criterion.id for own in aimless], words), total=len(measured))
    if not kept:
        return words.ngettext(
            "No figure keeps the measured criterion below its target",
            "No figure keeps any of the {count} measured criteria below its target",
            len(measured),
        ).format(count=len(measured))
    if len(measured) == 1:
        return _("Figures keep {names}, the one measured criterion, below its target").format(
            names=kept[0].criterion.id
        )
    told = words.ngettext(
        "Figures keep {names} of {total} measured criteria below its target",
        "Figures keep {names} of {total} measured criteria below their targets",
        len(kept),
    )
    return told.format(names=listed([own.criterion.id for own in kept], words), total=len(measured))


def _kept_below(found: Ladder, target: int) -> bool:
    return any(level.number <= target and level.proof is Proof.NOT_MET for level in found.levels)


def _rules(words: NullTranslations) -> Iterator[str]:
    """What holds for every rule."""
    _ = words.gettext
    yield _(
        "A target is met where the unrounded value reaches it; equality counts. A month or a day is taken "
        "from its own row, else from the summed contacts of finer rows; percentages are never averaged."
    )
    yield _(
        "A period without a figure counts as not met and makes the result provisional; the number of periods "
        "never shrinks. Closed days, and intervals in which nothing was offered, do not count."
    )
    yield _(
        "Each level looks back over a window of its own, so that a level can hold where one below it fails. "
        "What figures prove is a proposal: the level stands as the assessor confirmed it."
    )


def _entry(
    results: Results, result: CriterionResult, found: Ladder, column: Column, words: NullTranslations
) -> MeasuredEntry:
    criterion, framework = result.criterion, results.framework
    measure = criterion.measure
    assert measure is not None, "a ladder is made of a measure"
    rungs = rungs_of(found, criterion, framework, words)
    untold = ladders_without_figures(results.audit, criterion, framework.floor, found)
    return MeasuredEntry(
        criterion=criterion.id,
        floor=framework.floor,
        title=criterion.title,
        level=None if found.lacks_target else found.level,
        provisional=found.provisional,
        rated=result.level,
        target=result.target,
        earliest=month_words(found.earliest.first_day, words) if found.earliest else "",
        says=tuple(_says(results, result, found, words)),
        levels=tuple(
            ProofEntry(rung.number, rung.title, rung.proof, rung.verdict, rung.why) for rung in rungs
        ),
        ladder=ladder_chart(rungs, words, column.width, framework.floor, framework.top),
        channels=tuple(_channel(results, found, own, measure, column, words) for own in found.channels),
        out_of_scope=_out_of_scope(results, found, measure, words),
        counted=counted(found, untold, criterion, measure, words),
    )


def _says(results: Results, result: CriterionResult, found: Ladder, words: NullTranslations) -> Iterator[str]:
    """The level that the figures prove, whether the assessor's own differs, and the next one's month."""
    _ = words.gettext
    told = _("The figures prove level {level}, {title}.")
    if found.provisional:
        told = _("The figures prove level {level}, {title}, provisionally: some are missing.")
    if found.lacks_target:
        told = _("There is no target yet, so that the figures prove no level.")
    yield told.format(level=found.level, title=level_title(results.framework, found.level))
    yield from no_figures_sentences(found, words)
    differing = [point for point, said in result.proposals.items() if result.answers.get(point) is not said]
    if differing:
        yield words.ngettext(
            "The assessor answers checkpoint {points} otherwise than the figures propose.",
            "The assessor answers checkpoints {points} otherwise than the figures propose.",
            len(differing),
        ).format(points=listed(differing, words))
    if result.level is not None and result.level != found.level:
        yield _("The criterion is rated at level {level}.").format(level=result.level)
    if found.earliest is not None:
        told = _("If every period to come meets its target, the next level is reached at the end of {month}.")
        yield told.format(month=month_words(found.earliest.first_day, words))


def _channel(
    results: Results, found: Ladder, own: ChannelLadder, measure: Measure, column: Column,
    words: NullTranslations,
) -> ChannelEntry:  # fmt: skip
    shown = shown_figures(own.figures, measure, found.cut_off)
    series = series_of(results.audit, measure.value).get(own.channel, {})
    records = [record for grain in Grain for record in series.get(grain, ())]
    odd = dict.fromkeys(
        oddity_sentence(replace(oddity, channel="") if oddity.cells else oddity, words)
        for record in records
        for oddity in logged(record.quality)
    )
    return ChannelEntry(
        name=channel_title(own.channel, words),
        charts=tuple(_charts(own, shown, measure, column, words)),
        sources=tuple(_source(results, record, words) for record in records),
        reading=tuple(reading_lines(own.figures, measure, words)),
        quality=(*odd, *_not_borne_out(own, measure, words), *months_beside_lines(own.figures, words)),
    )


def _not_borne_out(own: ChannelLadder, measure: Measure, words: NullTranslations) -> Iterator[str]:
    """The values that the client gave and that the contacts of finer rows speak against."""
    _ = words.gettext
    found = {
        (entry.start, result.grain): entry
        for level in own.levels
        for result in level.results
        for entry in result.contradicted
    }
    told = _(
        "{period}: the client gives {given}, but {within} of {offered} contacts are {counted}; the client's "
        "figure counts"
    )
    for (_start, grain), entry in sorted(found.items(), key=lambda pair: pair[0]):
        if entry.given is None or entry.contradicts is None:
            continue
        within, offered = entry.contradicts
        given, counted = (
            in_unit(figure_words(value, measure.unit, words, entry.target), measure.unit, words)
            for value in (entry.given, Fraction(100 * within, offered or 1))
        )
        yield told.format(
            period=period_words(entry, grain, words),
            given=given,
            within=number(within, 0, words),
            offered=number(offered, 0, words),
            counted=counted,
        )


def _charts(
    own: ChannelLadder, shown: ShownFigures, measure: Measure, column: Column, words: NullTranslations
) -> Iterator[PeriodsChart]:
    """A chart of each grain that a rule looks at, below what the rules found in it."""
    unit, width = shown.unit, column.width
    if shown.months:
        says = _said(own, measure, Grain.MONTH, words) or _months_met(shown, words)
        yield PeriodsChart(says, months_chart(shown.months, unit, words, width, _MONTHS_HEIGHT))
    needed = _share(measure, Grain.DAY)
    if shown.days and needed is not None and _said(own, measure, Grain.DAY, words):
        chart = day_calendar(shown.days, unit, words, width, _DAYS_HEIGHT, needed)
        yield PeriodsChart(_said(own, measure, Grain.DAY, words), chart)
    needed = _share(measure, Grain.INTERVAL)
    if shown.intervals and needed is not None and _said(own, measure, Grain.INTERVAL, words):
        chart = interval_heat(shown.intervals, words, width, _HEAT_HEIGHT, needed)
        yield PeriodsChart(_said(own, measure, Grain.INTERVAL, words), chart)


def _said(own: ChannelLadder, measure: Measure, grain: Grain, words: NullTranslations) -> str:
    """The first rule that fails on such periods, else the last that holds; empty where none looks at them."""
    rules = {rule.checkpoint: rule for rule in measure.rules}
    found = [
        (result, rules[result.checkpoint])
        for level in own.levels
        for result in level.results
        if result.grain is grain and _counts_periods(result)
    ]
    best = next((pair for pair in found if pair[0].proof is Proof.NOT_MET), found[-1] if found else None)
    return rule_sentence(*best, words) if best else ""


def _counts_periods(result: RuleResult) -> bool:
    return result.rule not in ("trend_to_goal", "regularly_calculated")


def _months_met(shown: ShownFigures, words: NullTranslations) -> str:
    if any(entry.unjudged for entry in shown.months) and not any(entry.target for entry in shown.months):
        return words.gettext("No target yet.")
    met = sum(entry.outcome is Outcome.MET for entry in shown.months)
    told = words.gettext("Target met in {met} of {total} months.")
    return told.format(met=met, total=len(shown.months))


def _share(measure: Measure, grain: Grain) -> float | None:
    """The share of such periods that a rule asks for; None where no rule does."""
    asked: list[Rule] = [
        rule
        for rule in measure.rules
        if rule.settings.get("period") == grain.value and "share" in rule.settings
    ]
    return float(asked[0].settings["share"]) if asked else None


def _source(results: Results, record: MeasureSeries, words: NullTranslations) -> SourceEntry:
    _ = words.gettext
    audit = results.audit
    item = audit.get(Evidence, audit.client.id, record.evidence) if record.evidence else None
    grain = {
        Grain.MONTH: words.ngettext("{count} month", "{count} months", record.count),
        Grain.DAY: words.ngettext("{count} day", "{count} days", record.count),
        Grain.INTERVAL: words.ngettext("{count} interval", "{count} intervals", record.count),
    }[record.grain]
    named = month_words if record.grain is Grain.MONTH else day_words
    periods = _("{first} to {last}").format(first=named(record.first, words), last=named(record.last, words))
    return SourceEntry(
        grain.format(count=count_words(record.count, words)),
        periods,
        EvidenceLabel(item.id, item.label) if item else None,
        record.origin if item else record.origin or _("typed"),
    )


def _out_of_scope(results: Results, found: Ladder, measure: Measure, words: NullTranslations) -> str:
    """The channels of which there are figures that were not counted."""
    counted = {own.channel for own in found.channels}
    left = [name for name in series_of(results.audit, measure.value) if name not in counted]
    if not left:
        return ""
    told = words.ngettext(
        "{channels} is out of scope: its figures were not counted.",
        "{channels} are out of scope: their figures were not counted.",
        len(left),
    )
    return told.format(channels=listed([channel_name(own, words) for own in left], words))
