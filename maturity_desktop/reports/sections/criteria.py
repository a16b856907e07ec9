"""Each criterion, the domains and the ranked gaps."""

from __future__ import annotations

import gettext
from collections.abc import Mapping

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.confidence import is_stale
from maturity_desktop.domain.framework import Checkpoint, Level
from maturity_desktop.domain.gaps import missing
from maturity_desktop.domain.results import CriterionResult, Results, facts_of
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.figures import mean_target
from maturity_desktop.reports.gaps import GapEntry
from maturity_desktop.reports.parts import (
    CheckpointEntry,
    CriterionEntry,
    DomainEntry,
    EvidenceUse,
    LevelEntry,
    Mark,
)
from maturity_desktop.reports.sections.signs import blocking_words
from maturity_desktop.reports.sections.wording import (
    condition_words,
    confidence_words,
    day_words,
    kind_words,
    level_state_words,
    level_title,
    level_words,
    mark_words,
    nothing_above_words,
    percent,
    points_words,
    reason_words,
    sign_words,
    signs_words,
)
from maturity_desktop.reports.supported import Bearing

_MARKS = {
    AnswerValue.MET: Mark.MET,
    AnswerValue.PARTLY: Mark.PARTLY,
    AnswerValue.NOT_MET: Mark.NOT_MET,
    AnswerValue.NOT_APPLICABLE: Mark.NOT_APPLICABLE,
}


def domains(results: Results) -> tuple[DomainEntry, ...]:
    """Each domain's mean level beside its target."""
    return tuple(
        DomainEntry(
            id=domain.id,
            title=domain.title,
            level=figure.level,
            target=mean_target(results, domain),
            rated=figure.rated,
            applicable=figure.applicable,
            provisional=figure.provisional,
            lowest=figure.lowest,
            undescribed=domain.undescribed,
        )
        for domain, figure in results.domains
    )


def gaps(results: Results) -> tuple[GapEntry, ...]:
    """The criteria below their target, highest priority first."""
    return tuple(
        GapEntry(
            rank=rank,
            criterion=result.criterion.id,
            title=result.criterion.title,
            level=result.level,
            target=result.target,
            size=result.gap.size,
            impact=result.gap.impact,
            effort=result.gap.effort,
            weight=result.criterion.weight,
            priority=result.gap.priority,
            missing=len(result.missing),
            why=result.gap.why,
        )
        for rank, result in enumerate(results.ranked_gaps, start=1)
        if result.gap is not None and result.level is not None
    )


def criteria(
    results: Results, bearing: Mapping[str, tuple[Bearing, ...]], words: gettext.NullTranslations
) -> tuple[CriterionEntry, ...]:
    """Every criterion in the order of the standard; with what bears on it, by its id."""
    facts = facts_of(results.audit, results.framework)
    return tuple(
        _criterion(results, result, facts, bearing[result.criterion.id], words) for result in results.criteria
    )


def _criterion(
    results: Results,
    result: CriterionResult,
    facts: Mapping[str, bool],
    bearing: tuple[Bearing, ...],
    words: gettext.NullTranslations,
) -> CriterionEntry:
    framework, criterion, score = results.framework, result.criterion, result.score
    entries = {
        point.id: _checkpoint(results, result, level.number, point, facts, words)
        for level in criterion.levels
        for point in level.checkpoints
    }
    path_words, path = _path(results, result, facts, words)
    return CriterionEntry(
        id=criterion.id,
        title=criterion.title,
        domain=result.domain.id,
        domain_title=result.domain.title,
        intent=criterion.intent,
        state=score.state,
        level=score.level,
        level_title=level_title(framework, score.level) if score.level is not None else "",
        level_words=level_words(result, framework, words),
        status=result.status,
        blocking_words=blocking_words(result, framework, words),
        blocking=tuple(entries[sign.id] for sign in result.blocking),
        derived_level=score.derived_level,
        low=score.low,
        high=score.high,
        set_level=score.set_level,
        set_reason=result.set_reason,
        score=score.score,
        target=result.target,
        gap=result.gap.size if result.gap else None,
        priority=result.gap.priority if result.gap else None,
        weight=criterion.weight,
        impact=result.gap.impact if result.gap else criterion.impact,
        effort=result.gap.effort if result.gap else criterion.effort,
        confidence=result.confidence,
        support=confidence_words(result.confidence, words),
        provisional=tuple(reason_words(reason, words) for reason in result.provisional),
        note=result.note,
        bearing=bearing,
        levels=tuple(_level(results, result, level, entries, words) for level in criterion.levels),
        evidence=_evidence(results, result, words),
        path_words=path_words,
        path=tuple(entries[point.id] for point in path),
        missing=len(result.missing),
    )


def _level(
    results: Results,
    result: CriterionResult,
    level: Level,
    entries: Mapping[str, CheckpointEntry],
    words: gettext.NullTranslations,
) -> LevelEntry:
    rules = results.framework.scoring
    score = next(entry for entry in result.score.levels if entry.number == level.number)
    agreed = score.satisfied_low == score.satisfied_high
    return LevelEntry(
        number=level.number,
        title=level_title(results.framework, level.number),
        applies=score.applies,
        share=float(score.low),
        satisfied=score.satisfied_low if agreed and score.applies else None,
        given=level.number <= rules.floor,
        state_words=level_state_words(score, rules.floor, words),
        signs_words=signs_words(level, result, words),
        points_words=points_words(score, words) if rules.points else "",
        checkpoints=tuple(entries[point.id] for point in level.checkpoints),
    )


def _checkpoint(
    results: Results,
    result: CriterionResult,
    level: int,
    point: Checkpoint,
    facts: Mapping[str, bool],
    words: gettext.NullTranslations,
) -> CheckpointEntry:
    answer = result.answers.get(point.id)
    mark = _MARKS[answer] if answer is not None else Mark.UNANSWERED
    remark = result.remarks.get(point.id, "")
    said = answer is not None or bool(remark.strip())
    if point.when is not None and facts.get(point.when.fact, False) != point.when.value:
        mark = Mark.NOT_APPLICABLE
        remark = remark or _excluded(results, point.when.fact, facts, words)
    framework = results.framework
    return CheckpointEntry(
        id=point.id,
        level=level,
        text=point.text,
        examples=point.examples,
        mark=mark,
        mark_words=mark_words(mark, words, point.sign),
        remark=remark,
        sign=point.sign,
        sign_words=sign_words(point, level, framework, words) if point.sign else "",
        blocks=point.blocks,
        theme=framework.theme(point.theme).title if point.theme else "",
        added=point.added,
        condition=condition_words(point, framework, words),
        said=said,
        evidence=tuple(item.label for link, item in result.evidence if link.checkpoint == point.id),
    )


def _excluded(results: Results, fact: str, facts: Mapping[str, bool], words: gettext.NullTranslations) -> str:
    """Which fact of the client's profile rules a checkpoint out."""
    _ = words.gettext
    question = next((entry.question for entry in results.framework.facts if entry.id == fact), fact)
    answer = _("yes") if facts.get(fact, False) else _("no")
    return _("By the client's profile: {question} {answer}").format(question=question, answer=answer)


def _evidence(
    results: Results, result: CriterionResult, words: gettext.NullTranslations
) -> tuple[EvidenceUse, ...]:
    cut_off = results.audit.details.cut_off
    return tuple(
        EvidenceUse(
            id=item.id,
            label=item.label,
            title=item.title,
            kind=kind_words(item.kind, words),
            dated=day_words(item.dated, words),
            contradicts=any(link.contradicts for link, other in result.evidence if other.id == item.id),
            stale=is_stale(item.dated, cut_off),
            confidential=item.confidential,
            checkpoints=tuple(
                link.checkpoint for link, other in result.evidence if other.id == item.id and link.checkpoint
            ),
            contradicted=tuple(
                link.checkpoint
                for link, other in result.evidence
                if other.id == item.id and link.checkpoint and link.contradicts
            ),
        )
        for item in result.items
    )


def _path(
    results: Results, result: CriterionResult, facts: Mapping[str, bool], words: gettext.NullTranslations
) -> tuple[str, tuple[Checkpoint, ...]]:
    """Which level comes next and what it still wants, lower levels included."""
    _ = words.gettext
    score = result.score
    if score.state is State.NOT_APPLICABLE:
        return _("Nothing of this criterion applies."), ()
    reached = score.level if score.level is not None else score.low
    following = next(
        (level.number for level in score.levels if level.applies and level.number > (reached or 0)), None
    )
    if following is None:
        nothing_above = nothing_above_words(result, results.framework, words)
        return nothing_above or _("The highest level that applies is reached."), ()
    wanted = tuple(point for _level, point in missing(result.criterion, result.answers, facts, following))
    said = _wanted_words(results, result, following, len(wanted), words)
    return said.format(
        level=following,
        title=level_title(results.framework, following),
        count=len(wanted),
        share=percent(results.framework.scoring.threshold, words),
    ), wanted


def _wanted_words(
    results: Results, result: CriterionResult, following: int, count: int, words: gettext.NullTranslations
) -> str:
    """What stands between a criterion and its next level, with {level}, {title}, {count} and {share}."""
    _ = words.gettext
    if count and results.framework.scoring.threshold < 1:
        return words.ngettext(
            "Level {level}, {title}, wants {share} of its checkpoints; {count} is not met:",
            "Level {level}, {title}, wants {share} of its checkpoints; {count} are not met:",
            count,
        )
    if count:
        return words.ngettext(
            "Level {level}, {title}, wants {count} checkpoint:",
            "Level {level}, {title}, wants {count} checkpoints:",
            count,
        )
    if result.score.set_level is None and following in result.criterion.blockers:
        return _("Level {level}, {title}: every checkpoint is met; a sign stands in its way.")
    return _("Level {level}, {title}: every checkpoint is met; the assessor set a lower level.")
