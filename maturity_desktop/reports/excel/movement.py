"""The comparison with the audit before: each criterion last time and now, below it averages of what is alike.

Levels now are taken from the scorecard: what is changed there moves here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.domain.movement import Moved
from maturity_desktop.reports.excel.cells import Content, Live, quoted
from maturity_desktop.reports.excel.columns import Column
from maturity_desktop.reports.excel.sheet import Row
from maturity_desktop.reports.excel.table import HEAD_ROW, Table
from maturity_desktop.reports.moved import MovedCriterion, MovementContent
from maturity_desktop.reports.sections.movement_words import moved_words

BELOW = 4
"""From the last criterion to the heads of the averages."""


@dataclass(frozen=True, slots=True)
class MovementLayout:
    """The criteria, and the averages below them, one row for each framework."""

    criteria: Table
    averages: Table


@dataclass(frozen=True, slots=True)
class ScoreNames:
    """The names of a framework's ranges on its scorecard."""

    criterion: str
    level: str


def movement_layout(
    movements: tuple[MovementContent, ...], title: str, words: NullTranslations
) -> MovementLayout | None:
    """Where the movement stands; None where no audit came before."""
    if not movements:
        return None
    count = sum(len(own.criteria) for own in movements)
    criteria = Table(title, movement_columns(words), count, 3)
    averages = Table(
        title,
        average_columns(words),
        len(movements),
        head_row=HEAD_ROW + max(count, 1) + BELOW,
        label="model",
    )
    return MovementLayout(criteria, averages)


def movement_columns(words: NullTranslations) -> tuple[Column, ...]:
    _ = words.gettext
    return (
        Column("model", _("Model"), 16, "quiet"),
        Column("criterion", _("Criterion"), 10, "id"),
        Column("title", _("Title"), 40),
        Column("before", _("Last time"), 10, "whole"),
        Column("now", _("Now"), 10, "whole", formula=True),
        Column("change", _("Change"), 9, "change", formula=True),
        Column("moved", _("Movement"), 18, "word", formula=True),
        Column("remark", _("Remark"), 36, "quiet"),
        Column("points", _("Checkpoints that moved"), 60),
        Column("weight", _("Weight"), 8, "decimal"),
        Column("counted", _("Weight if compared"), 9, "step_decimal", printed=False, formula=True),
        Column("weighted_before", _("Weight x last time"), 9, "step_decimal", printed=False, formula=True),
        Column("weighted_now", _("Weight x now"), 9, "step_decimal", printed=False, formula=True),
    )


def average_columns(words: NullTranslations) -> tuple[Column, ...]:
    """Under the columns of the criteria, whose widths they share."""
    _ = words.gettext
    return (
        Column("model", _("Model"), 16, "quiet"),
        Column("compared", _("Criteria"), 10, "count", formula=True),
        Column("what", _("Like for like"), 40),
        Column("before", _("Last time"), 10, "decimal", formula=True),
        Column("now", _("Now"), 10, "decimal", formula=True),
        Column("change", _("Change"), 9, "change_decimal", formula=True),
    )


def movement_rows(
    layout: MovementLayout,
    movements: Iterable[MovementContent],
    names: dict[str, ScoreNames],
    words: NullTranslations,
) -> Iterator[Row]:
    """A row for each criterion, framework by framework."""
    row = layout.criteria.first_row
    for movement in movements:
        for place, own in enumerate(movement.criteria):
            yield Row(
                _cells(layout.criteria, row, movement, own, names[movement.framework], words), place == 0
            )
            row += 1


def _cells(
    table: Table,
    row: int,
    movement: MovementContent,
    own: MovedCriterion,
    names: ScoreNames,
    words: NullTranslations,
) -> dict[str, Content]:
    before, now, change, weight, counted = (
        table.here(name, row) for name in ("before", "now", "change", "weight", "counted")
    )
    up, down, held = (
        quoted(moved_words(moved, words)) for moved in (Moved.IMPROVED, Moved.REGRESSED, Moved.HELD)
    )
    compared = own.moved in (Moved.IMPROVED, Moved.REGRESSED, Moved.HELD)
    alike = "AND(ISNUMBER({before}),ISNUMBER({now}))" if own.is_alike else "FALSE"
    level = f"INDEX({names.level},MATCH({quoted(own.id)},{names.criterion},0))" if own.is_here else '""'
    weighed = own.weight if compared else 0
    return {
        "model": movement.short_title,
        "criterion": own.id,
        "title": own.title,
        "before": own.before,
        "now": Live(level, own.now),
        "change": Live(
            f'IF({alike.format(before=before, now=now)},{now}-{before},"")', own.steps if compared else None
        ),
        "moved": Live(
            f'IF({change}="",{quoted(own.moved_words)},IF({change}>0,{up},IF({change}<0,{down},{held})))',
            own.moved_words,
        ),
        "remark": own.remark,
        "points": "\n".join(
            words.gettext("{id}: {words}").format(id=point.id, words=point.words) for point in own.checkpoints
        ),
        "weight": own.weight,
        "counted": Live(f'IF({change}="",0,{weight})', weighed),
        "weighted_before": Live(f"IF({counted}=0,0,{counted}*{before})", weighed * (own.before or 0)),
        "weighted_now": Live(f"IF({counted}=0,0,{counted}*{now})", weighed * (own.now or 0)),
    }


def average_rows(
    layout: MovementLayout, movements: Iterable[MovementContent], words: NullTranslations
) -> Iterator[Row]:
    """A row for each framework: how many criteria are compared, and their means; none of a layered model."""
    row = layout.criteria.first_row
    for place, own in enumerate(movements, start=layout.averages.first_row):
        last = row + len(own.criteria) - 1
        yield Row(_averages(layout, place, own, row, last, words), first=True)
        row = last + 1


def _averages(
    layout: MovementLayout, place: int, own: MovementContent, first: int, last: int, words: NullTranslations
) -> dict[str, Content]:
    _ = words.gettext
    run, here = layout.criteria.run, layout.averages.here
    weight = f"SUM({run('counted', first, last)})"

    def mean(column: str) -> str:
        return f'IF({weight}=0,"",SUM({run(column, first, last)})/{weight})' if own.has_whole else '""'

    before, now = here("before", place), here("now", place)
    change = None if own.before is None or own.now is None else own.now - own.before
    return {
        "model": own.short_title,
        "compared": Live(f"COUNT({run('change', first, last)})", own.count),
        "what": _("Criteria that both audits rated alike")
        if own.has_whole
        else _("This model has no figure for the whole"),
        "before": Live(mean("weighted_before"), own.before),
        "now": Live(mean("weighted_now"), own.now),
        "change": Live(f'IF({now}="","",{now}-{before})', change),
    }
