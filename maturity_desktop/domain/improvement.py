"""The months after an audit: how re-rated criteria stand by then, and what that makes of readiness.

A re-rating is laid over the agreed answers, which stay as they are; it holds until the criterion's next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from maturity_desktop.domain.audit import (
    AGREED,
    AnswerValue,
    Audit,
    Change,
    Evidence,
    Link,
    SetLevel,
)
from maturity_desktop.domain.changes import Changes, Place, answer_at, drop, put
from maturity_desktop.domain.framework import Checkpoint, Criterion, Framework
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionEvidence,
    ActionState,
    ReRating,
)
from maturity_desktop.domain.readiness import Statement, statement
from maturity_desktop.domain.results import CriterionResult, Results, evaluate_after
from maturity_desktop.domain.series import Month


@dataclass(frozen=True)
class Standing:
    """How an audit stands at the end of a month, and what was re-rated in it; nothing in the audit's own."""

    month: Month
    results: Results
    statement: Statement
    touched: tuple[ReRating, ...] = ()


def month_of(text: str) -> Month:
    """“2026-05” as a month; ValueError where it is none."""
    year, _dash, month = text.partition("-")
    if not 1 <= int(month) <= 12:
        raise ValueError(text)
    return Month(int(year), int(month))


def re_ratings(audit: Audit, framework: Framework) -> tuple[ReRating, ...]:
    """Those of the criteria that this edition has, by month, then in the order of the standard."""
    place = {criterion.id: number for number, criterion in enumerate(framework.criteria)}
    own = (one for one in audit.all(ReRating) if one.framework == framework.id and one.criterion in place)
    return tuple(sorted(own, key=lambda one: (one.month, place[one.criterion])))


def in_force(audit: Audit, framework: Framework, month: Month) -> Mapping[str, ReRating]:
    """The latest re-rating of each criterion up to a month, by criterion."""
    last = str(month)
    return {one.criterion: one for one in re_ratings(audit, framework) if one.month <= last}


def laid_over(audit: Audit, framework: Framework, month: Month) -> Changes:
    """Every re-rating up to the end of a month, as changes of the answers; none of it is ever written."""
    place = Place(audit.id, framework.id, AGREED)
    return tuple(
        change
        for one in in_force(audit, framework, month).values()
        for change in _laid_over(audit, place, framework.criterion(one.criterion), one)
    )


def _laid_over(audit: Audit, place: Place, criterion: Criterion, one: ReRating) -> Iterable[Change]:
    own = {point.id for point in criterion.checkpoints}
    said = {point: AnswerValue.MET for point in one.met if point in own}
    said |= {point: AnswerValue.NOT_MET for point in one.lost if point in own}
    for point, value in said.items():
        yield from put(audit, replace(answer_at(audit, place, point), value=value))
    level = SetLevel(place.audit, place.framework, place.rating_set, criterion.id, one.level or 0, one.note)
    if one.level is None:
        yield from drop(audit, level)
    else:
        yield from put(audit, level)
    for point in said:
        for item in proofs_of(audit, place.framework, criterion.id, point):
            link = Link(audit.id, item.id, place.framework, criterion.id, point)
            if audit.get(Link, *link.key) is None:
                yield Change(None, link)


def proofs_of(audit: Audit, framework: str, criterion: str, checkpoint: str = "") -> tuple[Evidence, ...]:
    """The evidence that actions at a criterion were carried out, or at one checkpoint of it, by number."""
    actions = {
        own.action
        for own in audit.all(ActionCheckpoint)
        if (own.framework, own.criterion) == (framework, criterion)
        and checkpoint in ("", own.checkpoint)
        and _is_done(audit, own.action)
    }
    items = (
        audit.get(Evidence, audit.client.id, own.evidence)
        for own in audit.all(ActionEvidence)
        if own.action in actions
    )
    found = {item.id: item for item in items if item is not None}
    return tuple(sorted(found.values(), key=lambda item: (item.number, item.id)))


def _is_done(audit: Audit, action: str) -> bool:
    own = audit.get(Action, audit.id, action)
    return own is not None and own.state is ActionState.DONE


def actions_at(audit: Audit, framework: str, criterion: str) -> tuple[Action, ...]:
    """The actions that are to close a checkpoint of a criterion, by number; dropped ones are none."""
    named = {
        own.action
        for own in audit.all(ActionCheckpoint)
        if (own.framework, own.criterion) == (framework, criterion)
    }
    found = (own for own in audit.all(Action) if own.id in named and own.state is not ActionState.DROPPED)
    return tuple(sorted(found, key=lambda own: (own.number, own.id)))


def touched(audit: Audit, framework: Framework) -> tuple[Criterion, ...]:
    """The criteria that were re-rated or that an action is about, in the order of the standard."""
    named = {one.criterion for one in re_ratings(audit, framework)}
    named |= {
        own.criterion
        for own in audit.all(ActionCheckpoint)
        if own.framework == framework.id and (audit.id, own.action) in _live_actions(audit)
    }
    return tuple(criterion for criterion in framework.criteria if criterion.id in named)


def _live_actions(audit: Audit) -> frozenset[tuple[str, str]]:
    return frozenset((own.audit, own.id) for own in audit.all(Action) if own.state is not ActionState.DROPPED)


def history(results: Results) -> tuple[Standing, ...]:
    """The audit itself, then every month in which something was re-rated, in their order.

    `results` are those of the agreed answers.
    """
    audit, framework = results.audit, results.framework
    found = [Standing(Month.of(audit.details.cut_off), results, statement(results))]
    by_month: dict[str, list[ReRating]] = {}
    for one in re_ratings(audit, framework):
        by_month.setdefault(one.month, []).append(one)
    for name, own in by_month.items():
        month = month_of(name)
        later = results_as_of(results, month)
        found.append(Standing(month, later, statement(later), tuple(own)))
    return tuple(found)


def results_as_of(results: Results, month: Month) -> Results:
    """What the audit's results are at the end of a month."""
    changes = laid_over(results.audit, results.framework, month)
    return evaluate_after(results, results.audit.with_changes(changes), changes) if changes else results


# Re-rating


def closing(result: CriterionResult, target: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The checkpoints to be met, and the signs to be gone, for a criterion to reach its target."""
    met = tuple(
        point.id
        for level in result.criterion.levels
        if level.number <= target
        for point in level.checkpoints
        if is_open(result, point)
    )
    lost = tuple(
        sign.id
        for sign in result.criterion.checkpoints
        if sign.blocks is not None
        and sign.blocks <= target
        and sign.id in result.asked
        and result.answers.get(sign.id) is not AnswerValue.NOT_MET
    )
    return met, lost


def is_open(result: CriterionResult, point: Checkpoint) -> bool:
    """Whether a checkpoint is required of this client and not met."""
    required = not point.sign and point.id in result.asked
    return required and result.answers.get(point.id) is not AnswerValue.MET


def re_rate(audit: Audit, one: ReRating) -> Changes:
    """A criterion stands like this in a month; what the audit itself says of a checkpoint is no news."""
    place = Place(audit.id, one.framework, AGREED)

    def news(points: Iterable[str], value: AnswerValue) -> tuple[str, ...]:
        return tuple(point for point in points if answer_at(audit, place, point).value is not value)

    met, lost = news(one.met, AnswerValue.MET), news(one.lost, AnswerValue.NOT_MET)
    return put(audit, replace(one, met=met, lost=lost))


def forget(audit: Audit, framework: str, criterion: str, month: str) -> Changes:
    """The re-rating of a month goes: the one before holds again."""
    return drop(audit, ReRating(audit.id, framework, criterion, month))
