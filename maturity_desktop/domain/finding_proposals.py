"""Which criteria deserve a finding, how grave it would be and why: from the results alone.

The rule is this tool's own; no source grades findings. The assessor chooses among the proposals and may
grade otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.confidence import Confidence, is_stale
from maturity_desktop.domain.findings import findings_about
from maturity_desktop.domain.framework import Checkpoint
from maturity_desktop.domain.improvement_records import Finding, Grade
from maturity_desktop.domain.results import CriterionResult, Results

MAJOR_GAP = 2
"""A gap of so many levels is major: a whole level besides the one in hand is not there."""
NEARLY = Fraction(2, 3)
"""From this share of the next level on it is nearly met: little is left to do for it."""


class Ground(StrEnum):
    """Why a finding is as grave as it is."""

    WIDE_GAP = "wide gap"
    CONTRADICTED = "contradicted"
    """Evidence contradicts a missing checkpoint of a level below the target: it is known not to be there."""
    GAP = "gap"
    NEARLY_NEXT = "nearly next"
    ABOVE_TARGET = "above target"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A criterion that deserves a finding: its grade with the ground, the checkpoints that it is about with
    their levels, the evidence by id, and the findings that are about the criterion already."""

    result: CriterionResult
    grade: Grade
    ground: Ground
    checkpoints: tuple[tuple[int, Checkpoint], ...]
    evidence: tuple[str, ...]
    covered_by: tuple[Finding, ...]


def proposals(results: Results) -> tuple[Proposal, ...]:
    """What deserves a finding, the gravest first, then in the order of the standard."""
    cut_off = results.audit.details.cut_off
    found = []
    for result in results.criteria:
        graded = graded_by_rule(result)
        if graded is None:
            continue
        grade, ground = graded
        points = _points(result, grade)
        ids = {point.id for _level, point in points}
        items = dict.fromkeys(
            item.id
            for link, item in result.evidence
            if (not link.checkpoint or link.checkpoint in ids)
            and not is_stale(item.dated, cut_off)
            and not (grade is Grade.STRENGTH and link.contradicts)
        )
        covered = findings_about(results.audit, results.framework.id, result.criterion.id)
        found.append(Proposal(result, grade, ground, points, tuple(items), covered))
    grades = tuple(Grade)
    return tuple(sorted(found, key=lambda own: grades.index(own.grade)))


def graded_by_rule(result: CriterionResult) -> tuple[Grade, Ground] | None:
    """The grade that the rule gives and why; None where the criterion deserves no finding or is not rated."""
    if result.level is None or result.gap is None:
        return None
    if result.gap.size >= MAJOR_GAP:
        return Grade.MAJOR, Ground.WIDE_GAP
    if result.gap.size:
        if contradicted(result):
            return Grade.MAJOR, Ground.CONTRADICTED
        return Grade.MINOR, Ground.GAP
    if result.level > result.target and result.confidence is Confidence.A:
        return Grade.STRENGTH, Ground.ABOVE_TARGET
    if next_level_share(result) >= NEARLY:
        return Grade.OPPORTUNITY, Ground.NEARLY_NEXT
    return None


def contradicted(result: CriterionResult) -> tuple[Checkpoint, ...]:
    """The missing checkpoints of levels below the target that evidence contradicts."""
    against = {link.checkpoint for link, _item in result.evidence if link.contradicts}
    return tuple(point for level, point in result.missing if level < result.target and point.id in against)


def next_level(result: CriterionResult) -> int | None:
    """The next level that wants anything of this client; None where there is none."""
    level = result.level
    if level is None:
        return None
    return next((own.number for own in result.score.levels if own.applies and own.number > level), None)


def next_level_share(result: CriterionResult) -> Fraction:
    """How much of the next level is met; 0 where there is none."""
    number = next_level(result)
    return next((own.low for own in result.score.levels if own.number == number), Fraction(0))


def _points(result: CriterionResult, grade: Grade) -> tuple[tuple[int, Checkpoint], ...]:
    """What the finding is about: what is missing up to the target or of the next level, or, of a strength,
    what is met above the target."""
    if grade in (Grade.MAJOR, Grade.MINOR):
        return result.missing
    asked = tuple(
        (level.number, point)
        for level in result.criterion.levels
        for point in level.checkpoints
        if not point.sign and point.id in result.asked
    )
    met = {point for point, value in result.answers.items() if value is AnswerValue.MET}
    if grade is Grade.OPPORTUNITY:
        wanted = next_level(result)
        return tuple((level, point) for level, point in asked if level == wanted and point.id not in met)
    top = result.level or 0
    return tuple((level, point) for level, point in asked if result.target < level <= top and point.id in met)
