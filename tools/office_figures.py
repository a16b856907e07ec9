"""The program's own figures by sheet and cell, for whoever compares them with those of an office program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from maturity_desktop.domain.comparison import standings
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.excel.layout import FrameworkLayout, Layout
from maturity_desktop.reports.excel.measures import CODES
from maturity_desktop.reports.support import Support

Figures = dict[str, Any]


def program_figures(part: FrameworkLayout, results: Results) -> Figures:
    """The levels, means, gaps and coverage of the results, by sheet and cell."""
    figures: Figures = {}
    for row, result in enumerate(results.criteria, start=part.scorecard.first_row):
        score = result.score
        figures |= {
            f"{part.scorecard.title}!{part.scorecard.letter(column)}{row}": value
            for column, value in (
                ("low", score.low),
                ("high", score.high),
                ("level", score.level),
                ("score", score.score),
                ("gap", result.gap.size if result.gap else None),
                ("priority", result.gap.priority if result.gap else None),
            )
        }
        if part.traits.statuses:
            figures[f"{part.scorecard.title}!{part.scorecard.letter('status')}{row}"] = result.status
    for result, (first, _last) in zip(results.criteria, part.level_rows, strict=True):
        for row, level in enumerate(result.score.levels, start=first):
            figures |= {
                f"{part.levels.title}!{part.levels.letter(column)}{row}": value
                for column, value in (
                    ("holds_low", int(level.satisfied_low)),
                    ("holds_high", int(level.satisfied_high)),
                    ("points", float(level.points[0])),
                    ("points_of", level.points[1]),
                )
                if part.levels.has(column)
            }
    rows = [figure for domain, figure in results.domains if not domain.undescribed] + [results.whole]
    for row, figure in enumerate(rows, start=part.summary.first_row):
        figures |= {
            f"{part.summary.title}!{part.summary.letter(column)}{row}": value
            for column, value in (
                ("level", figure.level),
                ("rated", figure.rated),
                ("applicable", figure.applicable),
                ("coverage", figure.coverage),
                ("first", figure.lowest[0] if figure.lowest else None),
            )
        }
    return figures | ladder_figures(part, results)


def ladder_figures(part: FrameworkLayout, results: Results) -> Figures:
    """The levels that the client's figures prove, and how each stands, by sheet and cell."""
    if part.measures is None:
        return {}
    table, figures = part.measures.ladder, {}
    for place, row in enumerate(part.measures.rows):
        if row.rule is not None:
            continue
        number, ladder = part.measures.row_of(place), results.ladders[row.entry.criterion]
        level = next(level for level in ladder.levels if level.number == row.level.number)
        figures[f"{table.title}!{table.letter('code')}{number}"] = CODES[level.proof]
        if level is ladder.levels[-1]:
            figures[f"{table.title}!{table.letter('reached')}{number}"] = ladder.level
    return figures


def comparison_figures(layout: Layout, results: Sequence[Results]) -> Figures:
    """Where each model or layer stands, by sheet and cell."""
    table = layout.comparison
    assert table is not None, "several models stand side by side"
    return {
        f"{table.title}!{table.letter(column)}{row}": value
        for row, standing in enumerate(standings(results), start=table.first_row)
        for column, value in (
            ("level", standing.level),
            ("along", standing.along),
            ("status", standing.status),
            ("coverage", standing.figure.coverage),
        )
    }


def supported_figures(layout: Layout, support: Support) -> Figures:
    """Supporting figures and the top shares of surveys with their intervals, by sheet and cell."""
    figures: Figures = {}
    if layout.supporting is not None:
        table = layout.supporting.figures
        by_title = {own.measure.title: own.whole for own in support.figures.values()}
        for row, title in enumerate(layout.supporting.titles, start=table.first_row):
            whole = by_title[title]
            value = None if whole.value is None else float(whole.value)
            figures |= {
                f"{table.title}!{table.letter(column)}{row}": found
                for column, found in (
                    ("value", value),
                    ("counted", whole.counted),
                    ("low", 100 * whole.interval.low if whole.interval else None),
                    ("high", 100 * whole.interval.high if whole.interval else None),
                )
            }
    return figures | survey_figures(layout, support)


def survey_figures(layout: Layout, support: Support) -> Figures:
    """The shares of all answers to every question, by sheet and cell."""
    if layout.surveys is None:
        return {}
    figures: Figures = {}
    table = layout.surveys.questions
    asked = (own for survey in support.surveys for own in survey.questions)
    rows = (
        row for row, own in enumerate(layout.surveys.rows, start=table.first_row) if not own.counted.group
    )
    for row, own in zip(rows, asked, strict=True):
        top, score = own.top, own.net_promoter
        figures |= {
            f"{table.title}!{table.letter(column)}{row}": found
            for column, found in (
                ("share", float(top.share) if top else None),
                ("low", top.interval.low if top else None),
                ("high", top.interval.high if top else None),
                ("mean", None if own.mean is None else float(own.mean)),
                ("score", score.score if score else None),
                ("error", score.standard_error if score else None),
            )
        }
    return figures
