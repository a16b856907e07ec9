"""The sheet Supporting figures: where each figure stands, and below it what it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.reports.excel.cells import column_letter
from maturity_desktop.reports.excel.columns import Column
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.supported import FigureEntry

BETWEEN = 4
"""From the last row of the figures to the heads of what they are made of."""
LEAST_AMOUNTS = 3
"""So many columns of amounts reach as far as those of the figures: what is not printed stands beyond."""


@dataclass(frozen=True, slots=True)
class SupportingLayout:
    """The two tables of the sheet; `spans` have the first and last row of each figure's months.

    A figure without months has none: (0, 0). `titles` are those of the figures, row by row.
    """

    figures: Table
    rows: Table
    spans: tuple[tuple[int, int], ...]
    widest: int
    titles: tuple[str, ...]

    @property
    def amounts(self) -> tuple[str, ...]:
        """The columns of amounts."""
        return amount_columns(self.widest)


def amount_columns(count: int) -> tuple[str, ...]:
    """The ids of so many columns of amounts."""
    return tuple(f"amount_{place}" for place in range(count))


def amount_name(place: int) -> str:
    """What the amounts of a figure are called in its row and over their column: A, B, C."""
    return column_letter(place)


def supporting_layout(
    figures: Sequence[FigureEntry], title: str, words: NullTranslations
) -> SupportingLayout:
    """Where everything of these figures stands."""
    widest = max(LEAST_AMOUNTS, *(len(own.counted.amounts) for own in figures))
    table = Table(title, figure_columns(words), len(figures), 1, label="title", pages_wide=1)
    rows = Table(
        title,
        row_columns(widest, words),
        sum(len(own.counted.periods) + len(own.counted.groups) for own in figures),
        head_row=table.last_row + BETWEEN,
        label="title",
    )
    titles = tuple(own.title for own in figures)
    return SupportingLayout(table, rows, tuple(_spans(figures, rows.first_row)), widest, titles)


def _spans(figures: Sequence[FigureEntry], first: int) -> Iterator[tuple[int, int]]:
    for own in figures:
        periods = len(own.counted.periods)
        yield (first, first + periods - 1) if periods else (0, 0)
        first += periods + len(own.counted.groups)


def figure_columns(words: NullTranslations) -> tuple[Column, ...]:
    _ = words.gettext
    return (
        Column("title", _("Supporting figure"), 30, "id", name="Figure_title"),
        Column("formula", _("How it is made"), 50, "quiet"),
        Column("criteria", _("Criteria"), 14, "word"),
        Column("value", _("Value"), 11, "measured", formula=True, name="Figure_value"),
        Column("low", _("At least (95 %)"), 11, "measured", formula=True, name="Figure_low"),
        Column("high", _("At most (95 %)"), 11, "measured", formula=True, name="Figure_high"),
        Column("counted", _("n"), 11, "count", formula=True, name="Figure_n"),
        Column("typical_low", _("Typical from"), 11, "measured"),
        Column("typical_high", _("Typical to"), 11, "measured"),
        Column(
            "standing", _("Held against what is typical, not from the standard"), 22, "aside", formula=True
        ),
        Column("unit", _("Unit"), 11, "word"),
        Column("origin", _("Computed or given"), 24, "quiet"),
    )


def row_columns(widest: int, words: NullTranslations) -> tuple[Column, ...]:
    """Beside the columns of the figures: a month or a group with its amounts."""
    _ = words.gettext
    return (
        Column("title", _("Supporting figure"), 30, "id"),
        Column("what", _("By"), 50, "quiet"),
        Column("name", _("Month or group"), 14, "word"),
        Column("value", _("Value"), 11, "measured", formula=True),
        Column("low", _("At least (95 %)"), 11, "measured", formula=True),
        Column("high", _("At most (95 %)"), 11, "measured", formula=True),
        Column("counted", _("n"), 11, "count", formula=True),
        Column("given", _("Given"), 11, "measured", entry=True),
        *(
            Column(own, _("Amount {letter}").format(letter=amount_name(place)), 11, "plain", entry=True)
            for place, own in enumerate(amount_columns(widest))
        ),
        Column("missed", _("Forecast missed by"), 11, "plain", entry=True),
        Column("starts", _("Periods summed"), 11, "step", printed=False),
        Column("months", _("Months summed"), 11, "step", printed=False),
    )
