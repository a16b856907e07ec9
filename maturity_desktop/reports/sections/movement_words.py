"""What moved since the audit before, in words: alike on the screen, on paper, in the workbook."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.framework import Checkpoint
from maturity_desktop.domain.movement import CheckpointMovement, CriterionMovement, Moved, Movement
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.parts import Mark
from maturity_desktop.reports.sections.wording import day_words, mark_words, mean_words

TOLD_FIRST = (
    Moved.IMPROVED, Moved.REGRESSED, Moved.NEW, Moved.REWORDED, Moved.OPEN, Moved.GONE, Moved.HELD,
    Moved.UNRATED,
)  # fmt: skip
"""What is worth most to know comes first."""


def moved_words(moved: Moved, words: gettext.NullTranslations) -> str:
    """What became of a criterion or a checkpoint."""
    _ = words.gettext
    return {
        Moved.IMPROVED: _("improved"),
        Moved.REGRESSED: _("regressed"),
        Moved.HELD: _("held"),
        Moved.NEW: _("new"),
        Moved.OPEN: _("not rated now"),
        Moved.UNRATED: _("rated in neither audit"),
        Moved.REWORDED: _("not comparable"),
        Moved.GONE: _("no longer asked"),
    }[moved]


def group_words(moved: Moved, count: int, words: gettext.NullTranslations) -> str:
    """A heading over the criteria of which the same became."""
    ngettext = words.ngettext
    said = {
        Moved.IMPROVED: ngettext("{count} criterion improved", "{count} criteria improved", count),
        Moved.REGRESSED: ngettext("{count} criterion regressed", "{count} criteria regressed", count),
        Moved.HELD: ngettext("{count} criterion held", "{count} criteria held", count),
        Moved.NEW: ngettext(
            "{count} criterion is rated for the first time",
            "{count} criteria are rated for the first time",
            count,
        ),
        Moved.OPEN: ngettext(
            "{count} criterion was rated last time and is not now",
            "{count} criteria were rated last time and are not now",
            count,
        ),
        Moved.UNRATED: ngettext(
            "{count} criterion is rated in neither audit",
            "{count} criteria are rated in neither audit",
            count,
        ),
        Moved.REWORDED: ngettext(
            "{count} criterion is not comparable: its edition asks for something else",
            "{count} criteria are not comparable: their edition asks for something else",
            count,
        ),
        Moved.GONE: ngettext(
            "{count} criterion is no longer asked for", "{count} criteria are no longer asked for", count
        ),
    }
    return said[moved].format(count=count)


def movement_sentence(found: Movement, words: gettext.NullTranslations) -> str:
    """What moved, in one sentence: the averages where the model has one, then how many went where."""
    _ = words.gettext
    ups, downs = len(found.those(Moved.IMPROVED)), len(found.those(Moved.REGRESSED))
    whole = found.whole
    if not whole.count:
        return _("Nothing can be compared with the audit before")
    moves = words.ngettext("{count} criterion up", "{count} criteria up", ups).format(count=ups)
    lower = words.ngettext("{count} down", "{count} down", downs).format(count=downs)
    if not found.has_whole:
        said = words.ngettext(
            "Of {count} criterion rated alike in both audits: {ups}, {downs}",
            "Of {count} criteria rated alike in both audits: {ups}, {downs}",
            whole.count,
        )
        return said.format(count=whole.count, ups=moves, downs=lower)
    said = words.ngettext(
        "From {before} to {now} over {count} like-for-like criterion: {ups}, {downs}",
        "From {before} to {now} over {count} like-for-like criteria: {ups}, {downs}",
        whole.count,
    )
    return said.format(
        before=mean_words(whole.before, words),
        now=mean_words(whole.now, words),
        count=whole.count,
        ups=moves,
        downs=lower,
    )


def movement_about(found: Movement, words: gettext.NullTranslations) -> Iterator[str]:
    """Against which audit, in which editions, and what enters the averages."""
    _ = words.gettext
    before, now = found.earlier, found.now
    day = day_words(before.audit.details.cut_off, words)
    if before.framework.edition == now.framework.edition:
        said = _("Against the audit with the cut-off {day}, in the same edition.")
        yield said.format(day=day)
    else:
        said = _("Against the audit with the cut-off {day}, in the edition {before}; now {now}.")
        yield said.format(day=day, before=before.framework.edition, now=now.framework.edition)
    if not found.same_scale:
        yield _("The two editions have other scales, so that no level of the one is a level of the other.")
    yield _(
        "Like for like: averages are over the criteria that both audits rated and that ask for the same in "
        "the same words, or that were named as counterparts. What was not rated never counts as zero."
    )


def level_now_words(result: CriterionResult | None, words: gettext.NullTranslations) -> str:
    """A level as short as can be: a number, a dash, n/a."""
    if result is None or (result.level is None and result.score.state is not State.NOT_APPLICABLE):
        return "–"
    return words.gettext("n/a") if result.level is None else str(result.level)


def change_words(own: CriterionMovement, words: gettext.NullTranslations) -> str:
    """How many levels up or down: +1, −1, a dash where they are not compared."""
    if not own.is_compared:
        return "–"
    if not own.steps:
        return words.gettext("0")
    return f"+{own.steps}" if own.steps > 0 else f"−{-own.steps}"


def remark_words(own: CriterionMovement, words: gettext.NullTranslations) -> str:
    """Which earlier criterion stands for this one, or why they are not compared, and whose levels those are.

    Empty where it is plain.
    """
    _ = words.gettext
    told = [_compared_words(own, words)]
    told += [_("the level was agreed in a consensus meeting")] if own.settled_now else []
    told += [_("last time’s level was agreed in a consensus meeting")] if own.settled_before else []
    return _("; ").join(part for part in told if part)


def _compared_words(own: CriterionMovement, words: gettext.NullTranslations) -> str:
    _ = words.gettext
    if own.is_mapped and own.before is not None:
        return _("held against {id} {title} of the audit before").format(
            id=own.before.criterion.id, title=own.before.criterion.title
        )
    if own.moved is Moved.NEW and own.before is None:
        return _("not in the edition of the audit before")
    if own.moved is Moved.NEW:
        return _("not rated last time")
    if own.moved is Moved.REWORDED:
        return _("not comparable: the edition asks for something else")
    if own.moved is Moved.OPEN:
        return _("not rated now")
    if own.moved is Moved.UNRATED:
        return _("rated in neither audit")
    if own.moved is Moved.GONE:
        return _("no longer asked for")
    if own.before is not None and own.before.score.set_level is not None and not own.before.answers:
        return _("last time’s level was set, without answers to checkpoints")
    return ""


def answer_words(value: AnswerValue | None, words: gettext.NullTranslations, point: Checkpoint) -> str:
    return mark_words(Mark(value.value) if value else Mark.UNANSWERED, words, point.sign)


def checkpoint_words(own: CheckpointMovement, words: gettext.NullTranslations) -> str:
    """A checkpoint then and now: “not met, now met”."""
    _ = words.gettext
    before, now = (answer_words(value, words, own.checkpoint) for value in (own.before, own.now))
    if own.moved is Moved.NEW:
        return _("answered for the first time: {now}").format(now=now)
    if own.moved is Moved.GONE:
        return _("{before}, no longer asked for").format(before=before)
    if own.moved is Moved.REWORDED:
        return _("{before}, now {now}, in other words").format(before=before, now=now)
    if own.moved is Moved.HELD:
        return _("{now}, as last time").format(now=now)
    return _("{before}, now {now}").format(before=before, now=now)
