"""Supporting figures and claims as plain data: what the command line prints with --json."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import Any

from maturity_desktop.domain.claims import CheckedClaim, checked_claims
from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.figure_log import Oddity
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.series import Grain, Month
from maturity_desktop.domain.supporting import Pool, Share, SupportingFigure, figure_of, pool_of
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue, SupportingMeasure
from maturity_desktop.domain.supporting_reading import AmountsRead
from maturity_desktop.domain.supporting_rows import SupportingRow
from maturity_desktop.reports.sections.quality_words import oddity_sentence
from maturity_desktop.reports.sections.supporting_words import shown_words
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.coverage import gathered_data
from maturity_desktop.verbs.summary import audit_figures
from maturity_desktop.verbs.supporting import (
    amounts_by_grain,
    amounts_found,
    catalogue_at_hand,
    read_client_sheets,
    why_nothing,
)
from maturity_desktop.verbs.survey_told import surveys_as_data

Plain = dict[str, Any]


@dataclass(frozen=True)
class FoundAmounts:
    """What files come to without an audit; `cut_off_told` says that the day was asked for."""

    catalogue: SupportingCatalogue
    figures: tuple[SupportingFigure, ...]
    read: tuple[AmountsRead, ...]
    cut_off: date
    cut_off_told: bool

    @property
    def starved(self) -> tuple[SupportingMeasure, ...]:
        """The measures whose amounts are there, and only of periods that are too long."""
        return self.catalogue.starved_by(amounts_by_grain(self.read))

    @property
    def oddities(self) -> tuple[Oddity, ...]:
        """Everything that was odd in the files."""
        return tuple(oddity for own in self.read for oddity in own.oddities)


def figures_of_files(
    paths: Iterable[Path],
    catalogue: SupportingCatalogue,
    cut_off: date | None,
    today: date,
    decimal: str = "",
) -> FoundAmounts:
    """What clients' files come to, read by their heads; FiguresError where none of their sheets is known.

    `decimal` is the decimal mark of numbers that are texts, where they do not tell it.
    """
    plans = [plan for path in paths for plan in read_client_sheets(path, catalogue, {})]
    every = [replace(plan, mapping=replace(plan.mapping, decimal=decimal)) for plan in plans]
    try:
        read = amounts_found(every, catalogue, today)
    except FiguresError as error:  # there is no mapping here in which a person could say it
        raise FiguresError(error.fact, error.remedy) from None
    if not any(own.rows for own in read):
        if (cause := why_nothing(every, catalogue)) is not None:
            raise cause
        names = ", ".join(f"“{plan.sheet.name}”" for plan in every)
        raise FiguresError(
            _(
                "No amount or figure is known by its head in the sheets {names}. Call a column what it "
                "holds, such as “Operating cost” or “Sick hours”, or add the file in the window, which asks "
                "for each column."
            ).format(names=names)
        )
    pool = joined_rows(read)
    day = cut_off or last_day(pool) or today
    figures = (figure_of(measure, pool, day) for measure in catalogue.measures)
    return FoundAmounts(catalogue, tuple(own for own in figures if own), read, day, cut_off is not None)


def joined_rows(read: Iterable[AmountsRead]) -> Pool:
    """Rows of several sheets as one pool; of an amount told twice, the later sheet's counts."""
    found: dict[tuple[str, Grain | None], dict[tuple[Any, str], dict[str, Fraction]]] = {}
    for own in read:
        rows = found.setdefault((own.grouped_by, own.grain), {})
        for row in own.rows:
            rows.setdefault((row.start, row.group), {}).update(row.amounts)
    return {
        key: tuple(SupportingRow(start, group, amounts) for (start, group), amounts in rows.items())
        for key, rows in found.items()
    }


def last_day(pool: Pool) -> date | None:
    """The last day of the newest month that rows are of; None where they name no period."""
    starts = [row.start.date() for rows in pool.values() for row in rows if row.start]
    return Month.of(max(starts)).last_day if starts else None


def amounts_as_data(found: FoundAmounts, words: NullTranslations) -> Plain:
    """What files come to; figures are in their unit, percentages 0 to 100."""
    return {
        "cut_off": found.cut_off.isoformat(),
        "figures": [figure_as_data(own) for own in found.figures],
        "sheets": [
            {
                "origin": own.origin,
                "grain": own.grain.value if own.grain else None,
                "grouped_by": own.grouped_by,
                "rows": len(own.rows),
                "unread": list(own.unread),
            }
            for own in found.read
        ],
        "quality": [
            {
                "kind": oddity.kind.value,
                "file": oddity.file,
                "sheet": oddity.sheet,
                "cells": list(oddity.cells),
                "count": oddity.count,
                "what": oddity_sentence(oddity, words),
            }
            for oddity in found.oddities
        ],
    }


def figure_as_data(figure: SupportingFigure) -> Plain:
    """One figure with its months and groups."""
    measure, typical = figure.measure, figure.measure.typical
    return {
        "measure": measure.id,
        "title": measure.title,
        "unit": measure.unit.value,
        "formula": measure.formula.value,
        **_share(figure.whole),
        "as_given": figure.as_given,
        "month": str(figure.newest) if figure.newest else None,
        "first": figure.first.isoformat() if figure.first else None,
        "last": figure.last.isoformat() if figure.last else None,
        "grain": figure.grain.value if figure.grain else None,
        "months": {str(month): _number(share.value) for month, share in figure.months.items()},
        "grouped_by": figure.grouped_by,
        "groups": {group: _share(share) for group, share in figure.groups.items()},
        "amounts": {name: _number(amount) for name, amount in figure.amounts.items()},
        "incomplete": figure.incomplete,
        "typical_not_from_the_standard": {
            "low": _number(typical.low),
            "high": _number(typical.high),
            "why": typical.why,
            "standing": figure.standing.value if figure.standing else None,
        }
        if typical
        else None,
        "criteria": {framework: list(criteria) for framework, criteria in measure.criteria.items()},
    }


def _share(share: Share) -> Plain:
    interval = share.interval
    return {
        "value": _number(share.value),
        "why_not": share.why_not.value if share.why_not else None,
        "n": share.counted,
        "interval": [100 * interval.low, 100 * interval.high] if interval else None,
    }


def _number(value: Fraction | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def claim_as_data(checked: CheckedClaim, catalogue: SupportingCatalogue, words: NullTranslations) -> Plain:
    """One claim: where it is made, and what the figures show."""
    return {
        "claim": checked.claim.id,
        "framework": checked.claim.framework,
        "criterion": checked.claim.criterion,
        "says": checked.claim.says,
        "verdict": checked.verdict.value,
        "claimed_at": [
            {"where": place.where.value, "id": place.id, "text": place.text} for place in checked.places
        ],
        "short_of": [own.value for own in checked.short],
        "shows": shown_words(checked, catalogue, words),
    }


def figures_with_support(library: Library, result: Results, words: NullTranslations) -> Plain:
    """The figures of one framework of an audit, supporting ones, claims held against them, and surveys."""
    catalogue = catalogue_at_hand(library.folder)
    pool = pool_of(result.audit, library.table)
    bearing = [own for own in catalogue.measures if own.criteria.get(result.framework.id)]
    cut_off = result.audit.details.cut_off
    found = [own for measure in bearing if (own := figure_of(measure, pool, cut_off)) is not None]
    claims = checked_claims([result], catalogue, pool, library.figures)
    return audit_figures(result) | {
        "supporting": [figure_as_data(own) for own in found],
        "claims": [claim_as_data(own, catalogue, words) for own in claims],
        "surveys": surveys_as_data(result.audit, library.table, words),
        **gathered_data(result, found, words),
    }
