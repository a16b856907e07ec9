"""The columns of Levels about signs: which of them block a level, and what they add to its points."""

from __future__ import annotations

from collections.abc import Mapping

from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.domain.scoring import LevelScore, concerns
from maturity_desktop.reports.excel.cells import Content, Live, quoted
from maturity_desktop.reports.excel.layout import FrameworkLayout
from maturity_desktop.reports.excel.terms import Terms


def blocked(
    layout: FrameworkLayout,
    terms: Terms,
    row: int,
    result: CriterionResult,
    score: LevelScore,
    facts: Mapping[str, bool],
) -> dict[str, Content]:
    """Whether a sign keeps the level from being reached; one without an answer does so at the low bound."""
    if not layout.traits.blocking:
        return {}
    here = layout.levels.here
    signs = f"{layout.name('Checkpoint_blocks')},{here('key', row)}"
    answers = layout.name("Checkpoint_answer")

    def answered(word: str) -> str:
        return f"COUNTIFS({signs},{answers},{quoted(word)})"

    said = terms.sign
    applies = f"{here('applicable', row)}>0"
    cleared = answered(said.not_met)
    observed = f"{answered(said.met)}+{answered(said.partly)}"
    return {
        "blockers": Live(
            f"COUNTIFS({signs})-{answered(said.not_applicable)}", _blockers(result, score.number, facts)
        ),
        "blocked_low": Live(
            f"IF(AND({applies},{here('blockers', row)}>{cleared}),1,0)", int(score.blocked_low)
        ),
        "blocked_high": Live(f"IF(AND({applies},{observed}>0),1,0)", int(score.blocked_high)),
    }


def _blockers(result: CriterionResult, level: int, facts: Mapping[str, bool]) -> int:
    """How many signs that block the level are about this client."""
    return sum(concerns(sign, result.answers, facts) for sign in result.criterion.blockers.get(level, ()))


def signs_and_points(
    layout: FrameworkLayout, terms: Terms, row: int, score: LevelScore
) -> dict[str, Content]:
    """The level's signs and points, where the model has them; in part is a half, unanswered is nothing."""
    here, traits = layout.levels.here, layout.traits
    cells: dict[str, Content] = {}
    if traits.signs:
        own = (
            f"{layout.name('Checkpoint_number')},{here('key', row)},"
            f"{layout.name('Checkpoint_applies')},{quoted(terms.as_sign)}"
        )

        def answered(word: str) -> str:
            return f"COUNTIFS({own},{layout.name('Checkpoint_answer')},{quoted(word)})"

        said = terms.sign
        cells["signs"] = Live(f"COUNTIFS({own})-{answered(said.not_applicable)}", score.signs)
        cells["observed"] = Live(f"{answered(said.met)}+{answered(said.partly)}/2", float(score.observed))
    if traits.points:
        reached, most = score.points
        more, others = (f"+{here('observed', row)}", f"+{here('signs', row)}") if traits.signs else ("", "")
        cells["points"] = Live(f"{here('halves_low', row)}/2{more}", float(reached))
        cells["points_of"] = Live(f"{here('applicable', row)}{others}", most)
    return cells
