"""The coverage map of one framework as a report has it: what the ratings rest on."""

from __future__ import annotations

from gettext import NullTranslations

from maturity_desktop.domain.coverage import CriterionCoverage, Items, coverage
from maturity_desktop.domain.requests import standings
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.charts.coverage_map import (
    MapColumn,
    coverage_map,
    kind_columns,
    role_columns,
    rows_that_fit,
)
from maturity_desktop.reports.drawing import Drawing
from maturity_desktop.reports.gathered import Coverage, CoverageEntry
from maturity_desktop.reports.parts import Column
from maturity_desktop.reports.sections.coverage_words import coverage_finding, legend_words, row_remarks

_HEAD = 100.0
"""What stands above a map on its first page."""
_MOST = 650.0
"""The height of a map on a page of its own."""
_ROW = 17.6
"""Closer than on the screen: nobody points at a row of paper. Lower, titles of two lines would overlap."""


def coverage_part(results: Results, column: Column, words: NullTranslations) -> Coverage:
    """The map on pages of this size; by role only where anybody was met or will be."""
    audit = results.audit
    rows = coverage(results, standings(audit, audit.details.cut_off))
    kinds = kind_columns(words)
    met = any(row.roles for row in rows)
    return Coverage(
        finding=coverage_finding(rows, words),
        legend=legend_words(by_kind=True, words=words),
        kinds=tuple(own.title for own in kinds),
        entries=tuple(_entry(row, kinds, words) for row in rows),
        by_kind=_maps(rows, kinds, results, column, words),
        by_role=_maps(rows, role_columns(rows, results.framework), results, column, words) if met else (),
        role_legend=legend_words(by_kind=False, words=words),
    )


def _maps(
    rows: tuple[CriterionCoverage, ...],
    columns: tuple[MapColumn, ...],
    results: Results,
    column: Column,
    words: NullTranslations,
) -> tuple[Drawing, ...]:
    first = next(rows_that_fit(rows, column.height - _HEAD, _ROW), ())
    rest = rows_that_fit(rows[len(first) :], min(column.height, _MOST), _ROW)
    return tuple(
        coverage_map(part, columns, results.framework, words, column.width, row_height=_ROW)
        for part in (first, *rest)
        if part
    )


def _entry(row: CriterionCoverage, kinds: tuple[MapColumn, ...], words: NullTranslations) -> CoverageEntry:
    counts = (row.kinds.get(own.kind, Items()).supporting for own in kinds if own.kind is not None)
    remarks = words.gettext("; ").join(row_remarks(row, words))
    result = row.result
    return CoverageEntry(
        result.criterion.id, tuple(counts), result.confidence.value, row.single_source, remarks
    )
