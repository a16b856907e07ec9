"""One framework's part of a report."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.reports.charts import (
    domain_bars,
    heat_map,
    level_strip,
    radar,
    ranked_gaps,
    rows_that_fit,
)
from maturity_desktop.reports.parts import Charts, FrameworkContent
from maturity_desktop.reports.sections.criteria import criteria, domains, gaps
from maturity_desktop.reports.sections.executive import executive, profile_title
from maturity_desktop.reports.sections.method import remarks, rules, scale

_PAGE, _HALF, _HEIGHT = 500.0, 238.0, 590.0
"""Widths of a page's column and of half of it, and the height of a page under its title, in points."""


def framework(results: Results, words: gettext.NullTranslations) -> FrameworkContent:
    """Everything that a report says of one framework."""
    source, whole = results.framework, results.whole
    profile = results.audit.details.target_profile
    return FrameworkContent(
        id=source.id,
        title=source.title,
        short_title=source.short_title,
        edition=source.edition,
        owner=source.owner,
        about=source.about,
        floor=source.floor,
        top=source.top,
        level=whole.level,
        rated=whole.rated,
        applicable=whole.applicable,
        provisional=whole.provisional,
        profile=profile_title(results),
        profile_note=next((entry.note for entry in source.targets if entry.id == profile), ""),
        scale=scale(results, words),
        rules=rules(results, words),
        remarks=remarks(results),
        executive=executive(results, words),
        domains=domains(results),
        criteria=criteria(results, words),
        gaps=gaps(results),
        charts=_charts(results, words),
    )


def _charts(results: Results, words: gettext.NullTranslations) -> Charts:
    return Charts(
        level_strip=level_strip(results, words, _HALF),
        domain_bars=domain_bars(results, words, _HALF, 300),
        radar=radar(results, words, _PAGE, 330),
        heat_maps=tuple(
            heat_map(results, words, _PAGE, _HEIGHT, part) for part in _by_page(results.criteria)
        ),
        ranked_gaps=ranked_gaps(results, words, _PAGE, _HEIGHT / 2),
    )


def _by_page(criteria: tuple[CriterionResult, ...]) -> Iterator[tuple[CriterionResult, ...]]:
    """The criteria of each page of the heat map; a domain's head takes a row."""
    page: list[CriterionResult] = []
    rows, domain = 0, None
    for result in criteria:
        needed = 1 if result.domain is domain else 2
        if page and rows + needed > rows_that_fit(_HEIGHT):
            yield tuple(page)
            page, rows, needed = [], 0, 2
        page.append(result)
        rows += needed
        domain = result.domain
    yield tuple(page)
