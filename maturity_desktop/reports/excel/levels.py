"""The sheet Levels: from the answers on Checkpoints to the level that each criterion reaches.

It repeats domain/scoring.py step by step, one row for each level of each criterion. Shares are compared as
whole halves of checkpoints with the threshold's two whole numbers: no rounding decides a level.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.framework import Level
from maturity_desktop.domain.results import CriterionResult, Results, facts_of
from maturity_desktop.domain.scoring import LevelScore, applies
from maturity_desktop.reports.excel.cells import Content, Live, quoted
from maturity_desktop.reports.excel.layout import FrameworkLayout, Terms
from maturity_desktop.reports.excel.sheet import Row


@dataclass(frozen=True, slots=True)
class _Chain:
    """What the levels below hand up: 1 while no applicable level has failed, and the level reached."""

    unbroken_low: int
    unbroken_high: int
    reached_low: int
    reached_high: int

    def after(self, score: LevelScore) -> _Chain:
        if not score.applies:
            return self
        low, high = self.unbroken_low * score.satisfied_low, self.unbroken_high * score.satisfied_high
        return _Chain(
            low, high, score.number if low else self.reached_low, score.number if high else self.reached_high
        )


def level_rows(layout: FrameworkLayout, terms: Terms, results: Results) -> Iterator[Row]:
    """A row for each level of each criterion, lowest first."""
    facts = facts_of(results.audit, results.framework)
    for result, (first, last) in zip(results.criteria, layout.level_rows, strict=True):
        chain = _Chain(1, 1, results.framework.floor, results.framework.floor)
        following = _following(result, results.framework.floor)
        pairs = zip(result.criterion.levels, result.score.levels, strict=True)
        for row, (level, score) in enumerate(pairs, start=first):
            chain = chain.after(score)
            required = [point.id for point in level.checkpoints if applies(point, {}, facts)]
            cells: dict[str, Content] = {
                "key": row - layout.levels.head_row,
                "criterion": result.criterion.id,
                "level": level.number,
            }
            cells |= _counts(layout, terms, row, result, required)
            cells |= _holds(layout, row, score)
            cells |= _reached(layout, row, first, chain)
            cells["share"] = _share(
                layout, row, first, last, float(score.low) if level is following else None
            )
            cells["no_reason"] = Live(
                f"SUMIFS({layout.name('Checkpoint_no_reason')},{_at(layout, row)})",
                _unreasoned(result, level),
            )
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

    met = answered(terms.met, AnswerValue.MET)
    partly = answered(terms.partly, AnswerValue.PARTLY)
    not_met = answered(terms.not_met, AnswerValue.NOT_MET)
    not_applicable = answered(terms.not_applicable, AnswerValue.NOT_APPLICABLE)
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
    """Whether the level is satisfied: part / whole <= halves / (2 x applicable), multiplied out."""
    applicable = layout.levels.here("applicable", row)
    part, whole = layout.name("Threshold_part"), layout.name("Threshold_whole")

    def holds(halves: str) -> str:
        reached = f"{layout.levels.here(halves, row)}*{whole}>=2*{applicable}*{part}"
        return f"IF(AND({applicable}>0,{reached}),1,0)"

    return {
        "holds_low": Live(holds("halves_low"), int(score.satisfied_low)),
        "holds_high": Live(holds("halves_high"), int(score.satisfied_high)),
    }


def _reached(layout: FrameworkLayout, row: int, first: int, chain: _Chain) -> dict[str, Content]:
    """Up to where every applicable level holds; one that does not apply is passed over."""
    here = layout.levels.here
    cells: dict[str, Content] = {}
    for bound, unbroken, reached in (
        ("low", chain.unbroken_low, chain.reached_low),
        ("high", chain.unbroken_high, chain.reached_high),
    ):
        before = here(f"unbroken_{bound}", row - 1) if row > first else "1"
        below = here(f"reached_{bound}", row - 1) if row > first else layout.name("Lowest_possible")
        applicable = here("applicable", row)
        cells[f"unbroken_{bound}"] = Live(
            f"IF({applicable}=0,{before},{before}*{here(f'holds_{bound}', row)})", unbroken
        )
        counts = f"AND({applicable}>0,{here(f'unbroken_{bound}', row)}=1)"
        cells[f"reached_{bound}"] = Live(f"IF({counts},{here('level', row)},{below})", reached)
    return cells


def _share(layout: FrameworkLayout, row: int, first: int, last: int, share: float | None) -> Live:
    """The share met of the first applicable level above the one reached; empty on every other row."""
    here, letter = layout.levels.here, layout.levels.letter("share")
    applicable = here("applicable", row)
    conditions = [f"{applicable}>0", f"{here('level', row)}>{here('reached_low', last)}"]
    if row > first:
        conditions.append(f"COUNT(${letter}${first}:${letter}{row - 1})=0")
    return Live(f'IF(AND({",".join(conditions)}),{here("halves_low", row)}/(2*{applicable}),"")', share)


def _following(result: CriterionResult, floor: int) -> Level | None:
    """The first applicable level above the one that the answers reach at least."""
    low = result.score.low if result.score.low is not None else floor
    pairs = zip(result.criterion.levels, result.score.levels, strict=True)
    return next((level for level, score in pairs if score.applies and level.number > low), None)


def _unreasoned(result: CriterionResult, level: Level) -> int:
    """How many checkpoints are said not to apply without a reason."""
    return sum(
        result.answers.get(point.id) is AnswerValue.NOT_APPLICABLE
        and not result.remarks.get(point.id, "").strip()
        for point in level.checkpoints
    )
