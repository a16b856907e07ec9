"""One framework's part of a report."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.reports.charts import (
    domain_bars,
    has_radar,
    heat_map,
    level_strip,
    radar,
    ranked_gaps,
    rows_that_fit,
)
from maturity_desktop.reports.parts import Charts, Column, FrameworkContent
from maturity_desktop.reports.sections.claim_words import contradicted
from maturity_desktop.reports.sections.coverage import coverage_part
from maturity_desktop.reports.sections.criteria import criteria, domains, gaps
from maturity_desktop.reports.sections.executive import executive
from maturity_desktop.reports.sections.method import (
    beyond,
    own_targets_words,
    remarks,
    rules,
    scale,
    targets,
)
from maturity_desktop.reports.sections.movement import movements_of
from maturity_desktop.reports.sections.page_titles import page_titles
from maturity_desktop.reports.sections.performance import performance
from maturity_desktop.reports.sections.programme import programme
from maturity_desktop.reports.sections.supported import bearings
from maturity_desktop.reports.sections.wording import profile_title
from maturity_desktop.reports.support import Support

_HEAD = 76.0
"""What stands above a heat map."""
_MOST = 600.0
"""The most that a heat map is high."""


def framework(
    results: Results, column: Column, support: Support, words: gettext.NullTranslations
) -> FrameworkContent:
    """Everything that a report says of one framework on pages of this size."""
    source, whole = results.framework, results.whole
    return FrameworkContent(
        id=source.id,
        title=source.title,
        short_title=source.short_title,
        edition=source.edition,
        owner=source.owner,
        about=source.about,
        floor=source.floor,
        top=source.top,
        aggregate=source.scoring.aggregate,
        points=source.scoring.points,
        statuses=tuple(step.level for step in source.scale if step.transition is not None),
        level=whole.level,
        rated=whole.rated,
        applicable=whole.applicable,
        provisional=whole.provisional,
        profile=profile_title(results),
        profile_note=results.profile.note,
        own_targets=own_targets_words(results, words),
        targets=targets(results, words),
        scale=scale(results, words),
        beyond=beyond(results),
        rules=rules(results, words),
        remarks=remarks(results),
        executive=executive(results, words, contradicted(support, source.id)),
        page_titles=page_titles(results, words),
        domains=domains(results),
        performance=performance(results, column, words),
        criteria=criteria(results, bearings(results, support, words), words),
        gaps=gaps(results),
        programme=programme(results, words),
        charts=_charts(results, column, support, words),
        coverage=coverage_part(results, column, words),
    )


def _charts(results: Results, column: Column, support: Support, words: gettext.NullTranslations) -> Charts:
    moved = next(iter(movements_of((results,), support.earlier)), None)
    means, levels = (moved.means_before, moved.levels_before) if moved is not None else ({}, {})
    width, room = column.width, min(column.height - _HEAD, _MOST)
    return Charts(
        level_strip=level_strip(results, words, width, means=True),
        domain_bars=domain_bars(results, words, width, 300),
        radar=radar(results, words, width, 300, means) if has_radar(results) else None,
        heat_maps=tuple(
            heat_map(results, words, width, room, part, levels) for part in _by_page(results.criteria, room)
        ),
        ranked_gaps=ranked_gaps(results, words, width, 340),
    )


def _by_page(criteria: tuple[CriterionResult, ...], height: float) -> Iterator[tuple[CriterionResult, ...]]:
    """The criteria of each page of the heat map; a domain's head takes a row."""
    page: list[CriterionResult] = []
    rows, domain = 0, None
    for result in criteria:
        needed = 1 if result.domain is domain else 2
        if page and rows + needed > rows_that_fit(height):
            yield tuple(page)
            page, rows, needed = [], 0, 2
        page.append(result)
        rows += needed
        domain = result.domain
    yield tuple(page)
