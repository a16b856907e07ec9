"""What a row of the assess page shows of a checkpoint or a sign, in words.

Views are made with every key; words that are the same each time are looked up only when a row changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.framework import Checkpoint, Framework, Level
from maturity_desktop.domain.level_groups import groups_of
from maturity_desktop.gui.sentences import answer_word, kind_word, list_words, short_id

if TYPE_CHECKING:
    from maturity_desktop.domain.audit import Answer
    from maturity_desktop.domain.movement import CriterionMovement
    from maturity_desktop.domain.results import CriterionResult


@dataclass(frozen=True, slots=True)
class CheckpointView:
    """What a row shows; two equal views look the same.

    `level` is the number of its level. `begins_signs` and `theme` are headings above the row; not so and
    empty where it stands under those of the row before.
    `applies` is not so where the client's profile excludes it. `blocking` says what a sign keeps from being
    reached. `figures` is what the client’s figures say, where the answer says otherwise. `code` is the
    checkpoint's id without its criterion's, by which sentences elsewhere name it. `before` is how it was
    answered in the audit before, `last_time` says so; empty where it was not asked. `client` is what the
    client says itself.
    """

    checkpoint: Checkpoint
    level: int
    value: AnswerValue | None
    applies: bool
    evidence: str = ""
    remark: str = ""
    begins_signs: bool = False
    theme: str = ""
    notes: str = ""
    blocking: str = ""
    figures: str = ""
    code: str = ""
    before: AnswerValue | None = None
    last_time: str = ""
    client: str = ""
    client_differs: bool = False

    @property
    def section(self) -> str:
        """The heading of a level's signs."""
        return _("Signs, never required") if self.begins_signs else ""

    @property
    def name(self) -> str:
        """What is read aloud first."""
        words = _("Sign of level {level}: {text}") if self.checkpoint.sign else _("Level {level}: {text}")
        return words.format(level=self.level, text=self.checkpoint.text)

    @property
    def in_the_way(self) -> bool:
        """Whether a sign is observed, in part too, and keeps a level from being reached."""
        observed = self.value in (AnswerValue.MET, AnswerValue.PARTLY)
        return self.checkpoint.blocks is not None and self.applies and observed

    @property
    def spoken(self) -> str:
        """What is read aloud after the checkpoint's own words."""
        answer = answer_word(self.value, self.checkpoint.sign)
        parts = (
            answer, self.client, self.last_time, self.figures, self.blocking, self.notes, self.evidence,
            self.remark, self.code,
        )  # fmt: skip
        return _("; ").join(part for part in parts if part)


def views_of(
    level: Level,
    result: CriterionResult,
    framework: Framework,
    found: CriterionMovement | None = None,
    client: Mapping[str, Answer] | None = None,
) -> Iterator[CheckpointView]:
    """The rows of a level as they stand below one another; `found` has the answers of the audit before.

    `client` has those of the client itself, as far as they are to be seen.
    """
    signs_begin = True
    answers = found.before.answers if found is not None and found.before is not None else {}
    for group in groups_of(level):
        title = framework.theme(group.theme).title if group.theme else ""
        for number, checkpoint in enumerate(group.checkpoints):
            begins = group.signs and signs_begin
            signs_begin = signs_begin and not group.signs
            heading = title if not number else ""
            before = answers.get(checkpoint.id)
            own = (client or {}).get(checkpoint.id)
            yield view_of(checkpoint, level, result, framework, begins, heading, before, own)


def view_of(
    checkpoint: Checkpoint,
    level: Level,
    result: CriterionResult,
    framework: Framework,
    begins_signs: bool = False,
    theme: str = "",
    before: AnswerValue | None = None,
    client: Answer | None = None,
) -> CheckpointView:
    """A checkpoint as a result has it."""
    value = result.answers.get(checkpoint.id)
    return CheckpointView(
        checkpoint=checkpoint,
        level=level.number,
        value=value,
        applies=checkpoint.id in result.asked or value is AnswerValue.NOT_APPLICABLE,
        evidence=_evidence(checkpoint, result),
        remark=result.remarks.get(checkpoint.id, ""),
        begins_signs=begins_signs,
        theme=theme,
        notes=_notes(checkpoint, result, framework),
        blocking=_blocking(checkpoint, value),
        figures=_figures(checkpoint, value, result),
        code=short_id(checkpoint.id, result.criterion.id),
        before=before,
        last_time=_last_time(checkpoint, before),
        client=_client(checkpoint, client),
        client_differs=client is not None and client.value not in (None, value),
    )


def _last_time(checkpoint: Checkpoint, before: AnswerValue | None) -> str:
    if before is None:
        return ""
    return _("Last time: {answer}").format(answer=answer_word(before, checkpoint.sign))


def _client(checkpoint: Checkpoint, said: Answer | None) -> str:
    if said is None:
        return ""
    if said.value is None:
        return _("Client: “{remark}”").format(remark=said.remark)
    words = _("Client: {answer}. “{remark}”") if said.remark else _("Client: {answer}")
    return words.format(answer=answer_word(said.value, checkpoint.sign), remark=said.remark)


def _figures(checkpoint: Checkpoint, value: AnswerValue | None, result: CriterionResult) -> str:
    proposed = result.proposals.get(checkpoint.id) if result.ladder else None
    if proposed is None or proposed is value:
        return ""
    return _("Figures say: {answer}.").format(answer=answer_word(proposed))


def _evidence(checkpoint: Checkpoint, result: CriterionResult) -> str:
    linked = [(link, item) for link, item in result.evidence if link.checkpoint == checkpoint.id]
    if not linked:
        return ""
    return list_words(
        [
            (_("{label} contradicts") if link.contradicts else _("{label} · {kind}")).format(
                label=item.label, kind=kind_word(item.kind)
            )
            for link, item in linked
        ]
    )


def _notes(checkpoint: Checkpoint, result: CriterionResult, framework: Framework) -> str:
    """Its examples, whose it is, and why it does not apply."""
    notes = [checkpoint.examples]
    if checkpoint.added:
        notes.append(_("This tool’s, not the source’s."))
    excluded = checkpoint.id not in result.asked
    if excluded and result.answers.get(checkpoint.id) is not AnswerValue.NOT_APPLICABLE:
        notes.append(_excluded_words(checkpoint, framework))
    return "\n".join(note for note in notes if note)


def _excluded_words(checkpoint: Checkpoint, framework: Framework) -> str:
    """Which fact of the client's profile excludes it, and where that is said."""
    condition = checkpoint.when
    fact = next((fact for fact in framework.facts if condition and fact.id == condition.fact), None)
    if condition is None or fact is None:
        return _("Does not apply, by the client’s profile (Ctrl+E).")
    said = _("Does not apply. The client’s profile (Ctrl+E) says no: {question}")
    if not condition.value:
        said = _("Does not apply. The client’s profile (Ctrl+E) says yes: {question}")
    return said.format(question=fact.question)


def _blocking(checkpoint: Checkpoint, value: AnswerValue | None) -> str:
    if checkpoint.blocks is None:
        return ""
    if value in (AnswerValue.MET, AnswerValue.PARTLY):
        return _("Stands in the way of level {level}.").format(level=checkpoint.blocks)
    return _("Blocks level {level} where it is observed.").format(level=checkpoint.blocks)
