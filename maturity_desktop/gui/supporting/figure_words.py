"""What the page of supporting figures says: its rows, its findings, and what they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations, ngettext
from gettext import gettext as _

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.claims import CheckedClaim, Verdict
from maturity_desktop.domain.figure_records import SupportingData
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.supporting import SupportingFigure, data_of
from maturity_desktop.domain.supporting_catalogue import (
    SupportingCatalogue,
    SupportingMeasure,
)
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.sentences import day_words, list_words
from maturity_desktop.gui.supporting.shape_mark import Shapes, standing_shapes, verdict_shapes
from maturity_desktop.reports.sections.period_words import month_words
from maturity_desktop.reports.sections.supporting_words import (
    amount_words,
    origin_words,
    share_words,
    shown_words,
    standing_words,
    typical_words,
    verdict_words,
)
from maturity_desktop.verbs.supporting import is_typed

CLAIMS = "claims"
"""The goal of the row that stands for all claims."""


@dataclass(frozen=True, slots=True)
class FigureRow(Row):
    """A row with a shape before its words, which say the same."""

    shapes: Shapes = ()


def list_rows(
    catalogue: SupportingCatalogue,
    figures: Mapping[str, SupportingFigure],
    claims: Sequence[CheckedClaim],
    framework: Framework,
    words: NullTranslations,
) -> Iterator[Row]:
    """Claims, then measures with figures by domain of the model in view, then those without."""
    yield FigureRow(
        _("Claims and figures"), detail=contradicted_told(claims), goal=CLAIMS,
        shapes=verdict_shapes(claims[0].verdict) if claims else (),
    )  # fmt: skip
    by_domain: dict[str, list[SupportingMeasure]] = {}
    for measure in catalogue.measures:
        if measure.id in figures:
            by_domain.setdefault(domain_of(measure, framework), []).append(measure)
    for domain in framework.domains:
        if domain.id in by_domain:
            yield Row(_("{id} {title}").format(id=domain.id, title=domain.title), heading=True)
            yield from (figure_row(figures[own.id], catalogue, words) for own in by_domain[domain.id])
    if "" in by_domain:
        yield Row(_("For other models"), heading=True)
        yield from (figure_row(figures[own.id], catalogue, words) for own in by_domain[""])
    rest = [own for own in catalogue.measures if own.id not in figures]
    if rest:
        yield Row(_("Not handed over yet"), heading=True, mark=str(len(rest)))
        for own in rest:
            criteria = list_words(list(own.criteria.get(framework.id, ())))
            detail = _("for {criteria}").format(criteria=criteria) if criteria else ""
            yield Row(own.title, detail=detail, goal=own.id)


def domain_of(measure: SupportingMeasure, framework: Framework) -> str:
    """The first domain of a model that a measure bears on; empty where it bears on none."""
    criteria = measure.criteria.get(framework.id, ())
    homes = (domain.id for domain in framework.domains for own in domain.criteria if own.id in criteria)
    return next(homes, "")


def figure_row(
    figure: SupportingFigure, catalogue: SupportingCatalogue, words: NullTranslations
) -> FigureRow:
    """A measure with its value and how that stands to what is typical."""
    measure, value = figure.measure, figure.whole.value
    if value is not None:
        mark = amount_words(value, measure.unit, words)
    else:
        mark = _("by group") if figure.groups else _("no figure")
    if figure.standing is not None:
        detail = standing_words(figure.standing, words)
    elif value is None and figure.groups:
        detail = groups_told(figure, catalogue)
    else:
        detail = _("as given by the client") if figure.as_given else ""
    return FigureRow(
        measure.title, "", detail, mark, goal=measure.id, shapes=standing_shapes(figure.standing)
    )


def groups_told(figure: SupportingFigure, catalogue: SupportingCatalogue) -> str:
    """How many groups there are, and by what."""
    grouping = catalogue.groupings.get(figure.grouped_by, figure.grouped_by)
    count = len(figure.groups)
    told = ngettext("{count} group by “{grouping}”", "{count} groups by “{grouping}”", count)
    return told.format(count=count, grouping=grouping)


def contradicted_told(claims: Sequence[CheckedClaim]) -> str:
    """How many of the claims are contradicted."""
    if not claims:
        return _("nothing is claimed yet")
    contradicted = sum(own.verdict is Verdict.CONTRADICTED for own in claims)
    told = ngettext(
        "{contradicted} of {count} contradicted", "{contradicted} of {count} contradicted", len(claims)
    )
    return told.format(contradicted=contradicted, count=len(claims))


def claims_told(claims: Iterable[CheckedClaim]) -> str:
    """How many claims are contradicted, borne out, and without figures."""
    every = [own.verdict for own in claims]
    if not every:
        return _("nothing is claimed of figures yet")
    contradicted, open_ones = every.count(Verdict.CONTRADICTED), every.count(Verdict.NO_FIGURES)
    told = []
    if contradicted:
        told.append(
            ngettext("{count} contradicted", "{count} contradicted", contradicted).format(count=contradicted)
        )
    borne = every.count(Verdict.BORNE_OUT)
    if borne:
        told.append(ngettext("{count} borne out", "{count} borne out", borne).format(count=borne))
    if open_ones:
        told.append(
            ngettext("{count} without figures", "{count} without figures", open_ones).format(count=open_ones)
        )
    return _(", ").join(told)


# One figure


def headline(measure: SupportingMeasure, figure: SupportingFigure | None, words: NullTranslations) -> str:
    """The finding."""
    if figure is None:
        return _("{title}: not handed over yet").format(title=measure.title)
    if figure.whole.value is None and figure.groups:
        return _("{title}: by group only").format(title=measure.title)
    value = figure.whole.value
    told = (
        share_words(figure.whole, measure.unit, words)
        if value is None
        else amount_words(value, measure.unit, words)
    )
    return _("{title}: {value}").format(title=measure.title, value=told)


def typical_told(figure: SupportingFigure | None, measure: SupportingMeasure, words: NullTranslations) -> str:
    """What is typical, how the figure stands to it, and why it is taken to be so."""
    typical = measure.typical
    if typical is None:
        return _("Nothing is said to be typical: sound centres lie too far apart.")
    usual = typical_words(typical, measure.unit, words)
    if figure is None or figure.standing is None:
        return _("Usual is {typical}. {why}").format(typical=usual, why=typical.why).strip()
    told = _("{standing} ({typical}). {why}")
    standing = standing_words(figure.standing, words)
    return told.format(standing=standing[:1].upper() + standing[1:], typical=usual, why=typical.why).strip()


def facts(figure: SupportingFigure, words: NullTranslations) -> Iterator[str]:
    """What has to be known of a figure to use it: the interval, the period, what was left out."""
    if figure.whole.interval is not None:
        told = _("{value}: the interval in which it lies with 95 % certainty, and how many were counted.")
        yield told.format(value=share_words(figure.whole, figure.measure.unit, words))
    given = origin_words(figure, words)
    if given:
        yield _("{origin}.").format(origin=given[:1].upper() + given[1:])
    if figure.first is not None and figure.last is not None and figure.grain is not None:
        yield _span_told(figure.grain, figure.first, figure.last, words)
    elif not figure.as_given:
        yield _("For no single period.")
    if figure.incomplete:
        told = ngettext(
            "{count} row lacks an amount and is left out.",
            "{count} rows lack an amount and are left out.",
            figure.incomplete,
        )
        yield told.format(count=figure.incomplete)


def _span_told(grain: Grain, first: date, last: date, words: NullTranslations) -> str:
    """From when to when there are figures, and how fine."""
    if grain is Grain.MONTH:
        told = _("{first} to {last}, by month.")
        return told.format(first=month_words(first, words), last=month_words(last, words))
    told = _("{first} to {last}, by day.") if grain is Grain.DAY else _("{first} to {last}, by interval.")
    return told.format(first=day_words(first), last=day_words(last))


def amount_lines(
    figure: SupportingFigure | None,
    measure: SupportingMeasure,
    catalogue: SupportingCatalogue,
    words: NullTranslations,
) -> Iterator[str]:
    """The amounts that a measure is made of, with their sums where there are any."""
    for name in measure.needed:
        own = catalogue.inputs[name]
        if figure is not None and name in figure.amounts and name in measure.averaged:
            told = amount_words(figure.mean_of(name), own.unit, words)
            yield _("{amount}, mean: {mean}").format(amount=own.title, mean=told)
        elif figure is not None and name in figure.amounts:
            told = amount_words(figure.amounts[name], own.unit, words)
            yield _("{amount}: {sum}").format(amount=own.title, sum=told)
        else:
            yield own.title


def feeding(audit: Audit, measure: SupportingMeasure) -> tuple[SupportingData, ...]:
    """The data that a measure is told by, in the order in which they came."""
    return tuple(own for own in data_of(audit) if _feeds(own, measure))


def _feeds(record: SupportingData, measure: SupportingMeasure) -> bool:
    """Finished figures do; so do amounts that are grouped as the measure is, and as fine as it needs them."""
    if record.grouped_by and record.grouped_by not in measure.groupings:
        return False
    has_amounts = record.grain in measure.grains and not set(measure.needed).isdisjoint(record.inputs)
    return has_amounts or measure.id in record.inputs


def data_row(record: SupportingData, audit: Audit, catalogue: SupportingCatalogue) -> Row:
    """Data by where they came from, and how many figures they feed."""
    item = next((own for own in audit.evidence if own.id == record.evidence), None)
    fed = len(catalogue.fed_by({record.grain: frozenset(record.inputs)}))
    count = ngettext("{count} row", "{count} rows", record.count).format(count=record.count)
    feeds = ngettext("feeds {count} figure", "feeds {count} figures", fed).format(count=fed)
    if is_typed(record):
        typed = _("Typed on {day}").format(day=day_words(record.added_on))
        return Row(typed, detail=_("{rows}; {feeds}").format(rows=count, feeds=feeds), goal=record)
    name = item.title if item else _("an item that is no longer in the register")
    told = _("{cells}; {rows}; {feeds}").format(cells=record.origin, rows=count, feeds=feeds)
    return Row(name, item.label if item else "", told, goal=record)


def source_name(record: SupportingData, audit: Audit) -> str:
    """What data are called in the history of edits."""
    item = next((own for own in audit.evidence if own.id == record.evidence), None)
    return item.title if item else _("what was typed")


# Claims


def shown_told(checked: CheckedClaim, catalogue: SupportingCatalogue, words: NullTranslations) -> str:
    """The verdict and what the figures show; where there are none, that says both."""
    shown = shown_words(checked, catalogue, words)
    if checked.verdict is Verdict.NO_FIGURES:
        return shown
    told = _("{verdict}. {shown}")
    return told.format(verdict=verdict_words(checked.verdict, words), shown=shown)
