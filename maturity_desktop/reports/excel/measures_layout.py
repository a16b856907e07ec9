"""The sheet Measures: where the ladder and, below it, the periods that it is counted from stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.reports.excel.columns import Column
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.measured import CountedRule, MeasuredEntry, Performance, ProofEntry, Span

BETWEEN = 4
"""From the last row of the ladder to the heads of the periods."""


@dataclass(frozen=True, slots=True)
class LadderRow:
    """A level of a criterion in every channel (`rule` is None), or a rule of it in one channel.

    `periods` has the first and the last row of what the rule looks at; `rules` are the rows of a level's
    rules, `first` says that a criterion begins. `awaited` are the periods of channels without figures: of the
    rule's own, or of each to which the level applies; `waits` has all of them where a criterion begins, None
    for one of which no rule asks for any.
    """

    entry: MeasuredEntry
    level: ProofEntry
    rule: CountedRule | None = None
    periods: tuple[int, int] = (0, 0)
    rules: tuple[int, ...] = ()
    or_when: int = 0
    first: bool = False
    awaited: tuple[Span, ...] = ()
    waits: tuple[Span | None, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasuresLayout:
    """The two tables of the sheet; `rows` are those of the ladder."""

    ladder: Table
    periods: Table
    rows: tuple[LadderRow, ...]

    def lacking(self, criterion: str) -> str | None:
        """The cells that say of a criterion's levels whether figures are missing; None where it has none."""
        rows = [
            self.row_of(place)
            for place, row in enumerate(self.rows)
            if row.rule is None and row.entry.criterion == criterion
        ]
        return self.ladder.run("lacking", rows[0], rows[-1]) if rows else None

    def row_of(self, place: int) -> int:
        """The sheet's row of a row of the ladder, counted from 0."""
        return self.ladder.first_row + place


def measures_layout(found: Performance, title: str, words: NullTranslations) -> MeasuresLayout:
    """Where everything of the measured criteria stands."""
    count = sum(len(entry.levels) + len(entry.counted.rules) for entry in found.criteria)
    ladder = Table(title, ladder_columns(words), count)
    periods = Table(
        title,
        period_columns(words),
        sum(len(entry.counted.periods) for entry in found.criteria),
        head_row=ladder.last_row + BETWEEN,
    )
    return MeasuresLayout(ladder, periods, tuple(_rows(found, ladder.first_row, periods.first_row)))


def _rows(found: Performance, first: int, first_period: int) -> Iterator[LadderRow]:
    """The levels of each criterion, then its rules."""
    for entry in found.criteria:
        counted = entry.counted
        rules, below = counted.rules, first + len(entry.levels)
        by_place = {(rule.channel, rule.checkpoint): below + place for place, rule in enumerate(rules)}
        waits = [(own.periods and _moved(own.periods, first_period), own.levels) for own in counted.awaited]
        for place, level in enumerate(entry.levels):
            own = tuple(below + at for at, rule in enumerate(rules) if rule.level == level.number)
            yield LadderRow(
                entry,
                level,
                rules=own,
                first=place == 0,
                awaited=tuple(span for span, levels in waits if span and level.number in levels),
                waits=() if place else tuple(span for span, _levels in waits),
            )
        levels = {level.number: level for level in entry.levels}
        for rule in rules:
            span = counted.awaited_by(rule)
            yield LadderRow(
                entry,
                levels[rule.level],
                rule,
                _moved((rule.first, rule.last), first_period),
                or_when=by_place.get((rule.channel, rule.or_when), 0),
                awaited=(_moved(span, first_period),) if span else (),
            )
        first = below + len(rules)
        first_period += len(counted.periods)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def ladder_columns(words: NullTranslations) -> tuple[Column, ...]:
    _ = words.gettext
    return (
        Column("criterion", _("Criterion"), 10, "id"),
        Column("channel", _("Channel"), 13, "word"),
        Column("checkpoint", _("Checkpoint"), 16, "word"),
        Column("what", _("What is wanted"), 58),
        Column("level", _("Level"), 11, "count"),
        Column("needed", _("Needed"), 11, "count", formula=True),
        Column("found", _("Found"), 11, "count", formula=True),
        Column("of", _("Of"), 11, "count", formula=True),
        Column("reached", _("Level so far"), 11, "count", formula=True),
        Column("state", _("State"), 20, "aside", formula=True),
        Column("code", _("State as a number"), 10, "step", printed=False, formula=True),
        Column("unbroken", _("Unbroken"), 10, "step", printed=False, formula=True),
        Column("lacking", _("Figures missing"), 10, "step", printed=False, formula=True),
    )


def period_columns(words: NullTranslations) -> tuple[Column, ...]:
    """Beside the columns of the ladder: a month's figure, or the counts of a span."""
    _ = words.gettext
    return (
        Column("criterion", _("Criterion"), 10, "id"),
        Column("channel", _("Channel"), 13, "word"),
        Column("period", _("Period"), 16, "word"),
        Column("what", _("What is counted"), 58),
        Column("given", _("Given"), 11, "measured", entry=True),
        Column("reached", _("Reached"), 11, "count", entry=True),
        Column("of", _("Of"), 11, "count", entry=True),
        Column("value", _("Actual"), 11, "measured", formula=True),
        Column("target", _("Target"), 11, "measured", entry=True),
        Column("state", _("State"), 20, "aside", formula=True),
        Column("met", _("Met"), 10, "step", printed=False, formula=True),
        Column("there", _("Figure there"), 10, "step", printed=False, formula=True),
        Column("judged", _("Held against a target"), 10, "step", printed=False, formula=True),
        Column("distance", _("Distance to the target"), 10, "step", printed=False, formula=True),
        Column("place", _("Number"), 10, "step", printed=False),
        Column("missing", _("Days or intervals without a figure"), 10, "step", entry=True, printed=False),
    )
