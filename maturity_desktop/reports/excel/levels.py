"""The sheet Levels: from the answers on Checkpoints to the level that each criterion reaches.

It repeats domain/scoring.py step by step, one row for each level of each criterion. Shares are compared as
whole halves of checkpoints with the threshold's two whole numbers: no rounding decides a level. Levels up to
the lowest possible one are given: they do not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.framework import Level
from maturity_desktop.domain.results import CriterionResult, Results, facts_of
from maturity_desktop.domain.scoring import LevelScore, applies
from maturity_desktop.reports.excel.cells import Content, Live, quoted
from maturity_desktop.reports.excel.layout import FrameworkLayout
from maturity_desktop.reports.excel.sheet import Row
from maturity_desktop.reports.excel.signs import blocked, signs_and_points
from maturity_desktop.reports.excel.terms import Terms


@dataclass(frozen=True, slots=True)
class _Chain:
    """What the levels below hand up: 1 while no level that counts has failed, and the level reached."""

    unbroken_low: int
    unbroken_high: int
    reached_low: int
    reached_high: int

    def after(self, score: LevelScore, counts: bool) -> _Chain:
        if not counts:
            return self
        low, high = self.unbroken_low * score.satisfied_low, self.unbroken_high * score.satisfied_high
        return _Chain(
            low, high, score.number if low else self.reached_low, score.number if high else self.reached_high
        )


def level_rows(layout: FrameworkLayout, terms: Terms, results: Results) -> Iterator[Row]:
    """A row for each level of each criterion, lowest first."""
    facts = facts_of(results.audit, results.framework)
    floor = results.framework.floor
    for result, (first, last) in zip(results.criteria, layout.level_rows, strict=True):
        chain = _Chain(1, 1, floor, floor)
        following = following_level(result, floor)
        pairs = zip(result.criterion.levels, result.score.levels, strict=True)
        for row, (level, score) in enumerate(pairs, start=first):
            counts = score.applies and level.number > floor
            chain = chain.after(score, counts)
            required = [point.id for point in level.checkpoints if applies(point, {}, facts)]
            cells: dict[str, Content] = {
                "key": row - layout.levels.head_row,
                "criterion": result.criterion.id,
                "level": level.number,
            }
            cells |= _counts(layout, terms, row, result, required)
            cells |= blocked(layout, terms, row, result, score, facts)
            cells |= _holds(layout, row, score)
            cells |= _reached(layout, row, first, chain, counts)
            cells["share"] = _share(
                layout, row, first, last, float(score.low) if score is following else None
            )
            cells["no_reason"] = Live(
                f"SUMIFS({layout.name('Checkpoint_no_reason')},{_at(layout, row)})",
                _unreasoned(result, level),
            )
            cells |= signs_and_points(layout, terms, row, score)
            yield Row(cells, first=row == first)


def _at(layout: FrameworkLayout, row: int) -> str:
    """The condition that a checkpoint belongs to this level."""
    return f"{layout.name('Checkpoint_number')},{layout.levels.here('key', row)}"


def _counts(
    layout: FrameworkLayout, terms: Terms, row: int, result: CriterionResult, required: list[str]
) -> dict[str, Content]:
    """How many required checkpoints have which answer, and from it the halves."""
    here = layout.levels.here
    applying = f"{_at(layout, row)},{layout.name('Checkpoint_applies')},{quoted(terms.applies)}"

    def answered(word: str, value: AnswerValue) -> Live:
        count = sum(result.answers.get(point) is value for point in required)
        return Live(f"COUNTIFS({applying},{layout.name('Checkpoint_answer')},{quoted(word)})", count)

    said = terms.requirement
    met = answered(said.met, AnswerValue.MET)
    partly = answered(said.partly, AnswerValue.PARTLY)
    not_met = answered(said.not_met, AnswerValue.NOT_MET)
    not_applicable = answered(said.not_applicable, AnswerValue.NOT_APPLICABLE)
    unanswered = sum(point not in result.answers for point in required)
    halves = 2 * _whole(met) + _whole(partly)
    return {
        "required": Live(f"COUNTIFS({applying})", len(required)),
        "met": met,
        "partly": partly,
        "not_met": not_met,
        "not_applicable": not_applicable,
        "applicable": Live(
            f"{here('required', row)}-{here('not_applicable', row)}", len(required) - _whole(not_applicable)
        ),
        "unanswered": Live(
            f"{here('applicable', row)}-{here('met', row)}-{here('partly', row)}-{here('not_met', row)}",
            unanswered,
        ),
        "halves_low": Live(f"2*{here('met', row)}+{here('partly', row)}", halves),
        "halves_high": Live(
            f"{here('halves_low', row)}+2*{here('unanswered', row)}", halves + 2 * unanswered
        ),
    }


def _whole(live: Live) -> int:
    assert isinstance(live.value, int), "a count"
    return live.value


def _holds(layout: FrameworkLayout, row: int, score: LevelScore) -> dict[str, Content]:
    """Whether the level is satisfied: part / whole <= halves / (2 x applicable), multiplied out, no sign
    in its way.
    """
    here = layout.levels.here
    applicable = here("applicable", row)
    part, whole = layout.name("Threshold_part"), layout.name("Threshold_whole")

    def holds(bound: str) -> str:
        conditions = [f"{applicable}>0", f"{here(f'halves_{bound}', row)}*{whole}>=2*{applicable}*{part}"]
        if layout.traits.blocking:
            conditions.append(f"{here(f'blocked_{bound}', row)}=0")
        return f"IF(AND({','.join(conditions)}),1,0)"

    return {
        "holds_low": Live(holds("low"), int(score.satisfied_low)),
        "holds_high": Live(holds("high"), int(score.satisfied_high)),
    }


def _reached(
    layout: FrameworkLayout, row: int, first: int, chain: _Chain, counts: bool
) -> dict[str, Content]:
    """Up to where every level that counts holds; one that is given or does not apply is passed over."""
    here = layout.levels.here
    above = f"{here('level', row)}>{layout.name('Lowest_possible')}"
    counting = here("counts", row)
    cells: dict[str, Content] = {
        "counts": Live(f"IF(AND({here('applicable', row)}>0,{above}),1,0)", int(counts))
    }
    for bound, unbroken, reached in (
        ("low", chain.unbroken_low, chain.reached_low),
        ("high", chain.unbroken_high, chain.reached_high),
    ):
        before = here(f"unbroken_{bound}", row - 1) if row > first else "1"
        below = here(f"reached_{bound}", row - 1) if row > first else layout.name("Lowest_possible")
        cells[f"unbroken_{bound}"] = Live(
            f"IF({counting}=0,{before},{before}*{here(f'holds_{bound}', row)})", unbroken
        )
        holds = f"AND({counting}=1,{here(f'unbroken_{bound}', row)}=1)"
        cells[f"reached_{bound}"] = Live(f"IF({holds},{here('level', row)},{below})", reached)
    return cells


def _share(layout: FrameworkLayout, row: int, first: int, last: int, share: float | None) -> Live:
    """The share met of the first applicable level above the one reached; empty on every other row."""
    here, letter = layout.levels.here, layout.levels.letter("share")
    applicable = here("applicable", row)
    conditions = [f"{applicable}>0", f"{here('level', row)}>{here('reached_low', last)}"]
    if row > first:
        conditions.append(f"COUNT(${letter}${first}:${letter}{row - 1})=0")
    return Live(f'IF(AND({",".join(conditions)}),{here("halves_low", row)}/(2*{applicable}),"")', share)


def following_level(result: CriterionResult, floor: int) -> LevelScore | None:
    """The first applicable level above the one that the answers reach at least."""
    low = result.score.low if result.score.low is not None else floor
    return next((level for level in result.score.levels if level.applies and level.number > low), None)


def _unreasoned(result: CriterionResult, level: Level) -> int:
    """How many checkpoints are said not to apply without a reason."""
    return sum(
        result.answers.get(point.id) is AnswerValue.NOT_APPLICABLE
        and not result.remarks.get(point.id, "").strip()
        for point in level.checkpoints
    )
