"""What an audit keeps when it moves from one edition of a framework to another; nothing of it is deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from maturity_desktop.domain.audit import AGREED, Answer, Audit, Link, Note, SetLevel, Target, TaskState
from maturity_desktop.domain.framework import Checkpoint, Criterion, Fact, Framework, TargetProfile
from maturity_desktop.domain.plan_at_rest import PlanRecord, plan_at_rest, tasks_known
from maturity_desktop.domain.results import Results, evaluate


@dataclass(frozen=True, slots=True)
class Reworded:
    """An answer that stands, and its checkpoint as it was and as it will be."""

    answer: Answer
    before: Checkpoint
    after: Checkpoint

    @property
    def counts_otherwise(self) -> bool:
        """Whether the same answer has other consequences: required or a sign, for whom, what it blocks."""
        old, new = self.before, self.after
        return (old.sign, old.when, old.blocks) != (new.sign, new.when, new.blocks)


@dataclass(frozen=True, slots=True)
class LevelMove:
    """The level of a criterion, a domain or the whole (an empty id) before and after.

    None: no level. `was` and `will_be` say whether the edition has it at all.
    """

    id: str
    title: str
    before: float | None
    after: float | None
    was: bool = True
    will_be: bool = True

    @property
    def changes(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class CarryOver:
    """Everything that was said at a framework, by what becomes of it in another edition.

    Each answer is in just one of `unchanged`, `reworded`, `awakened` (its checkpoint is there again) and
    `resting` (its checkpoint is not there). What is off the new scale, or at a criterion, checkpoint or task
    that is not there, rests too, in the `plan` as well. `profile_gone` is the target profile of the audit
    where only the new edition lacks it; `facts_new` are facts of the client's profile that only the new
    edition asks for.
    """

    before: Framework
    after: Framework
    unchanged: tuple[Answer, ...]
    reworded: tuple[Reworded, ...]
    awakened: tuple[Answer, ...]
    resting: tuple[Answer, ...]
    new_checkpoints: tuple[Checkpoint, ...]
    criteria_gone: tuple[Criterion, ...]
    criteria_new: tuple[Criterion, ...]
    set_levels: tuple[SetLevel, ...]
    targets: tuple[Target, ...]
    notes: tuple[Note, ...]
    links: tuple[Link, ...]
    tasks: tuple[TaskState, ...]
    plan: tuple[PlanRecord, ...]
    profile_gone: TargetProfile | None
    facts_new: tuple[Fact, ...]
    levels: tuple[LevelMove, ...]
    domains: tuple[LevelMove, ...]
    whole: LevelMove


def carry_over(audit: Audit, before: Framework, after: Framework, rating_set: str = AGREED) -> CarryOver:
    """What becomes of an audit that moves from one edition of a framework to another."""
    old, new = _checkpoints(before), _checkpoints(after)
    criteria_before, criteria_after = _criteria(before), _criteria(after)
    place = (audit.id, after.id)
    own = [
        record
        for record in audit.all(Answer)
        if (record.audit, record.framework, record.rating_set) == (*place, rating_set)
    ]
    stand = [answer for answer in own if answer.checkpoint in old and answer.checkpoint in new]
    same = {name for name in old.keys() & new.keys() if reads_as(old[name], new[name])}
    answered = {answer.checkpoint for answer in own}
    results = evaluate(audit, before, rating_set), evaluate(audit, after, rating_set)
    tasks = tasks_known(audit, after)
    return CarryOver(
        before=before,
        after=after,
        unchanged=tuple(answer for answer in stand if answer.checkpoint in same),
        reworded=tuple(
            Reworded(answer, old[answer.checkpoint], new[answer.checkpoint])
            for answer in stand
            if answer.checkpoint not in same
        ),
        awakened=tuple(answer for answer in own if answer.checkpoint not in old and answer.checkpoint in new),
        resting=tuple(answer for answer in own if answer.checkpoint not in new),
        new_checkpoints=tuple(
            point for name, point in new.items() if name not in old and name not in answered
        ),
        criteria_gone=tuple(own for name, own in criteria_before.items() if name not in criteria_after),
        criteria_new=tuple(own for name, own in criteria_after.items() if name not in criteria_before),
        set_levels=tuple(
            record
            for record in audit.all(SetLevel)
            if (record.framework, record.rating_set) == (after.id, rating_set)
            and not (record.criterion in criteria_after and _on_scale(record.level, after))
        ),
        targets=tuple(
            record
            for record in audit.all(Target)
            if record.framework == after.id
            and not (record.criterion in criteria_after and _on_scale(record.level, after))
        ),
        notes=tuple(
            record
            for record in audit.all(Note)
            if (record.framework, record.rating_set) == (after.id, rating_set)
            and record.criterion not in criteria_after
        ),
        links=tuple(
            record
            for record in audit.all(Link)
            if record.framework == after.id
            and (
                record.criterion not in criteria_after or (record.checkpoint and record.checkpoint not in new)
            )
        ),
        tasks=tuple(
            record
            for record in audit.all(TaskState)
            if record.framework == after.id and record.task not in tasks
        ),
        plan=plan_at_rest(audit, after),
        profile_gone=_profile_gone(audit, before, after),
        facts_new=tuple(fact for fact in after.facts if fact.id not in {old.id for old in before.facts}),
        levels=tuple(_level_moves(*results)),
        domains=tuple(_domain_moves(*results)),
        whole=LevelMove("", after.title, results[0].whole.level, results[1].whole.level),
    )


def _checkpoints(framework: Framework) -> dict[str, Checkpoint]:
    return {point.id: point for criterion in framework.criteria for point in criterion.checkpoints}


def _criteria(framework: Framework) -> dict[str, Criterion]:
    return {criterion.id: criterion for criterion in framework.criteria}


def reads_as(old: Checkpoint, new: Checkpoint) -> bool:
    """Whether an answer to one is an answer to the other: the same words, with the same consequences."""
    return (old.text, old.examples, old.sign, old.when, old.blocks) == (
        new.text,
        new.examples,
        new.sign,
        new.when,
        new.blocks,
    )


def _profile_gone(audit: Audit, before: Framework, after: Framework) -> TargetProfile | None:
    wanted = audit.details.target_profile
    if any(profile.id == wanted for profile in after.targets):
        return None
    return next((profile for profile in before.targets if profile.id == wanted), None)


def _on_scale(level: int, framework: Framework) -> bool:
    return framework.floor <= level <= framework.top


def _level_moves(before: Results, after: Results) -> Iterable[LevelMove]:
    """Each criterion of either edition: those of the new one in its order, then those that are gone."""
    old = {result.criterion.id: result for result in before.criteria}
    new = {result.criterion.id: result for result in after.criteria}
    for name, result in {**new, **{name: gone for name, gone in old.items() if name not in new}}.items():
        was, will_be = old.get(name), new.get(name)
        yield LevelMove(
            name,
            result.criterion.title,
            was.level if was else None,
            will_be.level if will_be else None,
            was is not None,
            will_be is not None,
        )


def _domain_moves(before: Results, after: Results) -> Iterable[LevelMove]:
    old = {domain.id: (domain, figure) for domain, figure in before.domains}
    new = {domain.id: (domain, figure) for domain, figure in after.domains}
    for name, (domain, _figure) in {**old, **new}.items():
        was, will_be = old.get(name), new.get(name)
        yield LevelMove(
            name,
            domain.title,
            was[1].level if was else None,
            will_be[1].level if will_be else None,
            was is not None,
            will_be is not None,
        )
