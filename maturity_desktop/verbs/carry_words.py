"""What becomes of an audit in another edition, in words and as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from maturity_desktop.domain.audit import Answer, AnswerValue, Audit, Evidence
from maturity_desktop.domain.editions import CarryOver, LevelMove, Reworded
from maturity_desktop.domain.framework import Checkpoint, Framework
from maturity_desktop.domain.rounding import half_up
from maturity_desktop.reports.text import one_line, shortened
from maturity_desktop.storage.records import table_name
from maturity_desktop.verbs.plan_at_rest_words import place_of, plan_words

NOTE_LIMIT = 160
"""So many characters of a note are enough to know it by."""


@dataclass(frozen=True, slots=True)
class Group:
    """One thing that becomes of an audit: how many, and each of them in a line.

    `keeps` says that everything in it counts as before.
    """

    title: str
    lines: tuple[str, ...]
    keeps: bool = False


def carry_groups(carry: CarryOver, audit: Audit) -> tuple[Group, ...]:
    """Everything that becomes of the audit, what changes first; empty groups are left out."""
    return tuple(
        group
        for group in (
            *_levels(carry),
            *_profile(carry),
            *_criteria(carry),
            *_answers(carry),
            *_rests(carry, audit),
        )
        if group is not None
    )


def carry_text(carry: CarryOver, audit: Audit) -> str:
    """The same as a text, to be copied or printed."""
    lines = [move_sentence(carry), ""]
    for group in carry_groups(carry, audit):
        lines += [group.title, *(f"  {line}" for line in group.lines)]
    return "\n".join(lines)


def move_sentence(carry: CarryOver) -> str:
    """From which edition to which."""
    return _("{framework}: from the edition {before} to {after}").format(
        framework=carry.after.title, before=carry.before.edition, after=carry.after.edition
    )


def level_sentence(carry: CarryOver) -> str:
    """What the whole comes to; empty where it has no level in either edition."""
    if carry.whole.before is None and carry.whole.after is None:
        return ""
    before, after = _figure(carry.whole.before), _figure(carry.whole.after)
    if before == after:
        return _("The overall level stays {level}.").format(level=after)
    return _("The overall level goes from {before} to {after}.").format(before=before, after=after)


def _levels(carry: CarryOver) -> Iterator[Group | None]:
    whole = level_sentence(carry)
    if whole:
        yield Group(whole, ())
    domains = [move for move in carry.domains if move.changes or not (move.was and move.will_be)]
    yield _group(
        ngettext("{count} domain has another level", "{count} domains have another level", len(domains)),
        [_move_words(move, _figure(move.before), _figure(move.after)) for move in domains],
    )
    moves = [move for move in carry.levels if move.changes and move.was and move.will_be]
    yield _group(
        ngettext("{count} criterion has another level", "{count} criteria have another level", len(moves)),
        [_move_words(move, _level(move.before), _level(move.after)) for move in moves],
    )


def _answers(carry: CarryOver) -> Iterator[Group | None]:
    old, new = _checkpoints(carry.before), _checkpoints(carry.after)
    count = len(carry.unchanged)
    yield Group(
        ngettext(
            "{count} answer carries over unchanged", "{count} answers carry over unchanged", count
        ).format(count=count),
        (),
        True,
    )
    yield _group(
        ngettext(
            "{count} answer stands under a changed checkpoint",
            "{count} answers stand under a changed checkpoint",
            len(carry.reworded),
        ),
        map(_reworded_words, carry.reworded),
    )
    yield _group(
        ngettext(
            "{count} answer counts again: its checkpoint is back",
            "{count} answers count again: their checkpoints are back",
            len(carry.awakened),
        ),
        [_answer_words(answer, new.get(answer.checkpoint)) for answer in carry.awakened],
    )
    yield _group(
        ngettext(
            "{count} answer rests: its checkpoint is not in this edition",
            "{count} answers rest: their checkpoints are not in this edition",
            len(carry.resting),
        ),
        [_answer_words(answer, old.get(answer.checkpoint)) for answer in carry.resting],
    )
    yield _group(
        ngettext(
            "{count} new checkpoint has no answer yet",
            "{count} new checkpoints have no answer yet",
            len(carry.new_checkpoints),
        ),
        [_point_words(point.id, point) for point in carry.new_checkpoints],
    )


def _rests(carry: CarryOver, audit: Audit) -> Iterator[Group | None]:
    """What rests besides answers."""
    yield _group(
        ngettext(
            "{count} set level rests: it is off the scale, or its criterion is gone",
            "{count} set levels rest: they are off the scale, or their criteria are gone",
            len(carry.set_levels),
        ),
        [
            _("{criterion}: level {level}").format(criterion=r.criterion, level=r.level)
            for r in carry.set_levels
        ],
    )
    yield _group(
        ngettext(
            "{count} target rests: it is off the scale, or its criterion is gone",
            "{count} targets rest: they are off the scale, or their criteria are gone",
            len(carry.targets),
        ),
        [_("{criterion}: level {level}").format(criterion=r.criterion, level=r.level) for r in carry.targets],
    )
    yield _group(
        ngettext(
            "{count} note rests: its criterion is gone",
            "{count} notes rest: their criteria are gone",
            len(carry.notes),
        ),
        [
            _("{id}: {words}").format(id=r.criterion, words=shortened(r.text or r.reservation, NOTE_LIMIT))
            for r in carry.notes
        ],
    )
    numbers = {item.id: item for item in audit.all(Evidence)}
    yield _group(
        ngettext(
            "{count} use of evidence rests: its criterion or checkpoint is gone",
            "{count} uses of evidence rest: their criteria or checkpoints are gone",
            len(carry.links),
        ),
        [
            _("{id}: {words}").format(
                id=link.checkpoint or link.criterion,
                words=_evidence_words(numbers.get(link.evidence), link.evidence),
            )
            for link in carry.links
        ],
    )
    yield _group(
        ngettext(
            "{count} task of the programme rests: it is gone",
            "{count} tasks of the programme rest: they are gone",
            len(carry.tasks),
        ),
        [
            _("{id}: {words}").format(id=r.task, words=shortened(r.note, NOTE_LIMIT) or r.done_on or "")
            for r in carry.tasks
        ],
    )
    yield _group(
        ngettext(
            "{count} entry of plan, activities, requests or team rests: its place is gone",
            "{count} entries of plan, activities, requests or team rest: their places are gone",
            len(carry.plan),
        ),
        [_("{id}: {words}").format(id=place_of(r), words=plan_words(r, audit)) for r in carry.plan],
    )


def _criteria(carry: CarryOver) -> Iterator[Group | None]:
    yield _group(
        ngettext("{count} criterion is gone", "{count} criteria are gone", len(carry.criteria_gone)),
        [f"{criterion.id} {criterion.title}" for criterion in carry.criteria_gone],
    )
    yield _group(
        ngettext("{count} criterion is new", "{count} criteria are new", len(carry.criteria_new)),
        [f"{criterion.id} {criterion.title}" for criterion in carry.criteria_new],
    )


def _profile(carry: CarryOver) -> Iterator[Group | None]:
    """What of the audit's and the client's profile another edition sees in another way."""
    if carry.profile_gone is not None:
        said = _(
            "The target profile “{profile}” is not in this edition: the top of the scale is wanted instead"
        )
        yield Group(said.format(profile=carry.profile_gone.title), ())
    yield _group(
        ngettext(
            "{count} new fact of the client's profile decides what applies",
            "{count} new facts of the client's profile decide what applies",
            len(carry.facts_new),
        ),
        [fact.question for fact in carry.facts_new],
    )


def _group(title: str, lines: Iterable[str]) -> Group | None:
    """A group under its title, which counts its lines; None where there are none."""
    told = tuple(map(one_line, lines))
    return Group(title.format(count=len(told)), told) if told else None


def _move_words(move: LevelMove, before: str, after: str) -> str:
    said = _("{id} {title}: {before} → {after}")
    if not move.was:
        said = _("{id} {title}: new, {after}")
    elif not move.will_be:
        said = _("{id} {title}: gone, was {before}")
    return said.format(id=move.id, title=move.title, before=before, after=after)


def _reworded_words(reworded: Reworded) -> str:
    before, after = reworded.before, reworded.after
    told = _answer_words(reworded.answer, after)
    if before.text != after.text:
        said = _("{answer} Was: “{before}”")
    elif reworded.counts_otherwise:
        said = _("{answer} It counts in another way.")
    else:
        said = _("{answer} Its examples are others.")
    if before.text != after.text and reworded.counts_otherwise:
        said = _("{answer} Was: “{before}” It counts in another way.")
    return said.format(answer=told, before=before.text)


def _answer_words(answer: Answer, point: Checkpoint | None) -> str:
    value = _value_words(answer.value, point is not None and point.sign)
    if point is None:
        return _("{id}: {value}").format(id=answer.checkpoint, value=value)
    return _("{id}: {value}. {text}").format(id=point.id, value=value, text=_sentence(point.text))


def _sentence(text: str) -> str:
    """A requirement as a sentence, to be followed by others."""
    text = text.rstrip()
    return text if text.endswith((".", "?", "!", "…")) else _("{text}.").format(text=text)


def _value_words(value: AnswerValue | None, sign: bool) -> str:
    if value is None:
        return _("a remark only")
    if sign:
        return {
            AnswerValue.MET: _("observed"),
            AnswerValue.PARTLY: _("partly observed"),
            AnswerValue.NOT_MET: _("not observed"),
            AnswerValue.NOT_APPLICABLE: _("does not apply"),
        }[value]
    return {
        AnswerValue.MET: _("met"),
        AnswerValue.PARTLY: _("partly met"),
        AnswerValue.NOT_MET: _("not met"),
        AnswerValue.NOT_APPLICABLE: _("not applicable"),
    }[value]


def _point_words(name: str, point: Checkpoint) -> str:
    return _("{id}: {words}").format(id=name, words=point.text)


def _evidence_words(item: Evidence | None, name: str) -> str:
    return f"{item.label} {item.title}" if item else name


def _checkpoints(framework: Framework) -> dict[str, Checkpoint]:
    return {point.id: point for criterion in framework.criteria for point in criterion.checkpoints}


def _figure(level: float | None) -> str:
    return _("no level") if level is None else str(half_up(level, 2))


def _level(level: float | None) -> str:
    return _("no level") if level is None else f"{level:g}"


def carry_figures(carry: CarryOver) -> dict[str, Any]:
    """Everything that becomes of the audit, as ids and figures."""
    return {
        "framework": carry.after.id,
        "from": carry.before.edition,
        "to": carry.after.edition,
        "level": {"before": carry.whole.before, "after": carry.whole.after},
        "unchanged": [answer.checkpoint for answer in carry.unchanged],
        "reworded": [
            {"checkpoint": entry.after.id, "counts_otherwise": entry.counts_otherwise}
            for entry in carry.reworded
        ],
        "awakened": [answer.checkpoint for answer in carry.awakened],
        "resting": [answer.checkpoint for answer in carry.resting],
        "new_checkpoints": [point.id for point in carry.new_checkpoints],
        "criteria_gone": [criterion.id for criterion in carry.criteria_gone],
        "criteria_new": [criterion.id for criterion in carry.criteria_new],
        "set_levels": [record.criterion for record in carry.set_levels],
        "targets": [record.criterion for record in carry.targets],
        "notes": [record.criterion for record in carry.notes],
        "links": [
            {"evidence": link.evidence, "criterion": link.criterion, "checkpoint": link.checkpoint}
            for link in carry.links
        ],
        "tasks": [record.task for record in carry.tasks],
        "plan": [{"kind": table_name(type(record)), "place": place_of(record)} for record in carry.plan],
        "profile_gone": carry.profile_gone.id if carry.profile_gone else None,
        "facts_new": [fact.id for fact in carry.facts_new],
        "levels": [_move_figures(move) for move in carry.levels],
        "domains": [_move_figures(move) for move in carry.domains],
    }


def _move_figures(move: LevelMove) -> dict[str, Any]:
    return {"id": move.id, "before": move.before, "after": move.after, "was": move.was, "is": move.will_be}
