"""Supporting figures in a report: by the domains that they bear on, with charts and where they came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from gettext import NullTranslations

from maturity_desktop.domain.audit import Audit, Evidence
from maturity_desktop.domain.figure_records import SupportingData
from maturity_desktop.domain.quality_log import logged
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.supporting import Share, SupportingFigure, data_of
from maturity_desktop.domain.supporting_catalogue import Standing, SupportingMeasure, Unit
from maturity_desktop.reports.charts.supporting_groups import supporting_groups
from maturity_desktop.reports.charts.supporting_months import supporting_months
from maturity_desktop.reports.parts import EvidenceEntry, EvidenceLabel
from maturity_desktop.reports.sections.counted_figures import counted_figure
from maturity_desktop.reports.sections.formula_words import formula_words
from maturity_desktop.reports.sections.period_words import month_words
from maturity_desktop.reports.sections.quality_words import oddity_sentence
from maturity_desktop.reports.sections.supporting_words import (
    CHANNEL,
    figure_told,
    origin_words,
    share_words,
    standing_words,
    typical_words,
)
from maturity_desktop.reports.sections.survey_words import group_names
from maturity_desktop.reports.sections.wording import day_words, interval_words, number
from maturity_desktop.reports.support import Support
from maturity_desktop.reports.supported import CriterionLabel, DataEntry, FigureDomain, FigureEntry

CHART_WIDTH, CHART_HEIGHT = 290.0, 138.0
LEAST_MONTHS = 2
"""With fewer months there is nothing to see in a chart of them."""


@dataclass(frozen=True)
class _Reported:
    """What is shown: the figures that bear on reported criteria, or on those of no model of the audit."""

    results: Sequence[Results]
    support: Support
    words: NullTranslations

    def figures(self) -> Iterator[SupportingFigure]:
        for figure in self.support.figures.values():
            if labels_of(figure.measure, self.results, self.words) or not self._elsewhere(figure.measure):
                yield figure

    def _elsewhere(self, measure: SupportingMeasure) -> bool:
        models = {use.framework for use in self.results[0].audit.framework_uses}
        return any(measure.criteria.get(own) for own in models - {own.framework.id for own in self.results})


def figure_domains(
    results: Sequence[Results], support: Support, words: NullTranslations
) -> tuple[FigureDomain, ...]:
    """Every figure under the first domain that it bears on, in the order of the standard."""
    by_place: dict[tuple[int, int], list[FigureEntry]] = {}
    for figure in _Reported(results, support, words).figures():
        entry = _figure(figure, results, support, words)
        by_place.setdefault(_place(figure.measure, results), []).append(entry)
    return tuple(
        FigureDomain(_domain_title(place, results, words), tuple(by_place[place]))
        for place in sorted(by_place)
    )


def _place(measure: SupportingMeasure, results: Sequence[Results]) -> tuple[int, int]:
    """The place of the model and of its domain that a measure bears on first."""
    for model, result in enumerate(results):
        criteria = measure.criteria.get(result.framework.id, ())
        for place, domain in enumerate(result.framework.domains):
            if any(own.id in criteria for own in domain.criteria):
                return model, place
    return len(results), 0


def _domain_title(place: tuple[int, int], results: Sequence[Results], words: NullTranslations) -> str:
    _ = words.gettext
    if place[0] == len(results):
        return _("Bearing on no criterion")
    framework = results[place[0]].framework
    domain = framework.domains[place[1]]
    told = _("{id} {title}") if len(results) == 1 else _("{framework}: {id} {title}")
    return told.format(framework=framework.short_title, id=domain.id, title=domain.title)


def labels_of(
    measure: SupportingMeasure, results: Sequence[Results], words: NullTranslations
) -> tuple[CriterionLabel, ...]:
    """The reported criteria that a measure bears on."""
    told = {own.framework.id: own for own in results}
    return tuple(
        criterion_label(told[framework], criterion, results, words)
        for framework, criteria in measure.criteria.items()
        if framework in told
        for criterion in criteria
        if any(own.criterion.id == criterion for own in told[framework].criteria)
    )


def criterion_label(
    own: Results, criterion: str, results: Sequence[Results], words: NullTranslations
) -> CriterionLabel:
    """A criterion by its number, with its framework where the report has several."""
    name = criterion
    if len(results) > 1:
        told = words.gettext("{framework} {criterion}")
        name = told.format(framework=own.framework.short_title, criterion=criterion)
    return CriterionLabel(own.framework.id, criterion, name)


def _figure(
    figure: SupportingFigure, results: Sequence[Results], support: Support, words: NullTranslations
) -> FigureEntry:
    _ = words.gettext
    measure, catalogue = figure.measure, support.catalogue
    typical = measure.typical
    shown = _without_names(figure, words)
    return FigureEntry(
        id=measure.id,
        title=measure.title,
        unit=unit_words(measure.unit, words),
        value=value_words(figure, words),
        interval=counted_interval_words(figure.whole, words),
        standing=figure.standing,
        standing_words=standing_words(figure.standing, words) if figure.standing else "",
        typical=typical_words(typical, measure.unit, words) if typical else "",
        why=typical.why if typical else "",
        formula=formula_words(measure, catalogue, words),
        origin=origin_words(figure, words) or _("computed from the client's amounts"),
        facts=tuple(_facts(figure, words)),
        criteria=labels_of(measure, results, words),
        months=supporting_months(shown, words, CHART_WIDTH, CHART_HEIGHT)
        if sum(share.value is not None for share in figure.months.values()) >= LEAST_MONTHS
        else None,
        groups=supporting_groups(shown, catalogue, words, CHART_WIDTH) if figure.groups else None,
        counted=counted_figure(shown, catalogue, words),
    )


def unit_words(unit: Unit, words: NullTranslations) -> str:
    """What a figure is counted in; money in the client's currency, which nobody has told."""
    _ = words.gettext
    return {
        Unit.PERCENT: "%", Unit.MONEY: _("money"), Unit.HOURS: _("hours"), Unit.MINUTES: _("minutes"),
        Unit.SECONDS: _("seconds"), Unit.NUMBER: _("number"),
    }[unit]  # fmt: skip


def value_words(figure: SupportingFigure, words: NullTranslations) -> str:
    """A figure with its unit, or why there is none."""
    value = figure.whole.value
    if value is not None:
        return figure_told(value, figure.measure.unit, words)
    if figure.groups:
        return words.gettext("by group only")
    return share_words(figure.whole, figure.measure.unit, words)


def counted_interval_words(share: Share, words: NullTranslations) -> str:
    """The interval about a figure, and how many were counted; empty where nothing was."""
    if share.interval is None or share.counted is None:
        return ""
    return words.gettext("95 %: {interval}, n = {n}").format(
        interval=interval_words(share.interval, words),
        n=number(share.counted, 0, words),
    )


def _without_names(figure: SupportingFigure, words: NullTranslations) -> SupportingFigure:
    """The figure with groups that may be called after people, as teams after their leader, by number."""
    if figure.grouped_by == CHANNEL:
        return figure
    names = group_names(figure.groups, words)
    return replace(
        figure,
        groups={names[group]: share for group, share in figure.groups.items()},
        rows_of_group={names[group]: rows for group, rows in figure.rows_of_group.items()},
    )


def _facts(figure: SupportingFigure, words: NullTranslations) -> Iterator[str]:
    """The periods of a figure, and what was left out of it."""
    _ = words.gettext
    if figure.first is not None and figure.last is not None and figure.grain is not None:
        named = month_words if figure.grain is Grain.MONTH else day_words
        first, last = named(figure.first, words), named(figure.last, words)
        yield _by_grain(figure.grain, words).format(first=first, last=last)
    if figure.incomplete:
        told = words.ngettext(
            "{count} row lacks an amount and is left out.",
            "{count} rows lack an amount and are left out.",
            figure.incomplete,
        )
        yield told.format(count=figure.incomplete)


def _by_grain(grain: Grain, words: NullTranslations) -> str:
    _ = words.gettext
    match grain:
        case Grain.MONTH:
            return _("By month, {first} to {last}.")
        case Grain.DAY:
            return _("By day, {first} to {last}.")
        case Grain.INTERVAL:
            return _("By interval, {first} to {last}.")


def figures_title(domains: Sequence[FigureDomain], words: NullTranslations) -> str:
    """How many figures lie beyond what is typical."""
    figures = [figure for domain in domains for figure in domain.figures]
    held = [figure for figure in figures if figure.standing is not None]
    beyond = sum(figure.standing is not Standing.WITHIN for figure in held)
    if not held:
        told = words.ngettext("{count} supporting figure", "{count} supporting figures", len(figures))
        return told.format(count=len(figures))
    told = words.ngettext(
        "{beyond} of {held} supporting figures that have a typical range lies beyond it",
        "{beyond} of {held} supporting figures that have a typical range lie beyond it",
        beyond,
    )
    return told.format(beyond=beyond, held=len(held))


def figure_data(
    audit: Audit,
    domains: Sequence[FigureDomain],
    support: Support,
    register: Sequence[EvidenceEntry],
    words: NullTranslations,
) -> tuple[DataEntry, ...]:
    """The data that the figures shown are told by, with where they came from and what was odd in them."""
    shown = {figure.id for domain in domains for figure in domain.figures}
    needed = {name for own in shown for name in (own, *support.catalogue.by_id[own].needed)}
    return tuple(
        _data(audit, record, register, words) for record in data_of(audit) if needed & set(record.inputs)
    )


def _data(
    audit: Audit, record: SupportingData, register: Sequence[EvidenceEntry], words: NullTranslations
) -> DataEntry:
    _ = words.gettext
    return DataEntry(
        told=_rows_told(record, words),
        evidence=evidence_label(record.evidence, register),
        place=source_place(audit, record.evidence, record.origin, register) or _("typed"),
        quality=tuple(dict.fromkeys(oddity_sentence(own, words) for own in logged(record.quality))),
    )


def evidence_label(evidence: str, register: Sequence[EvidenceEntry]) -> EvidenceLabel | None:
    """An item of the report's register; None where the report does not have it."""
    return next((EvidenceLabel(own.id, own.label) for own in register if own.id == evidence), None)


def source_place(audit: Audit, evidence: str, origin: str, register: Sequence[EvidenceEntry]) -> str:
    """Sheet and cells; with the item's number where the report's register does not have it."""
    item = audit.get(Evidence, audit.client.id, evidence) if evidence else None
    if item is None or evidence_label(evidence, register) is not None:
        return origin
    return f"{item.label}, {origin}" if origin else item.label


def _rows_told(record: SupportingData, words: NullTranslations) -> str:
    n, count = words.ngettext, record.count
    match record.grain:
        case Grain.MONTH:
            told = n("{count} row by month", "{count} rows by month", count)
        case Grain.DAY:
            told = n("{count} row by day", "{count} rows by day", count)
        case Grain.INTERVAL:
            told = n("{count} row by interval", "{count} rows by interval", count)
        case None:
            told = n("{count} row without periods", "{count} rows without periods", count)
    return told.format(count=count)
