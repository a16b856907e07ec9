"""What the assess page says of a result in words: levels, next steps, confidence, kinds of evidence.

A word is looked up only when it is said: a look-up in a catalogue asks the file system each time.
"""

from __future__ import annotations

from datetime import date
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QDate, QLocale

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.confidence import Confidence, is_stale
from maturity_desktop.domain.framework import Checkpoint, EvidenceKind, Framework
from maturity_desktop.domain.results import CriterionResult, Reason, ReasonCode
from maturity_desktop.domain.scoring import MOST_OF_NEXT_LEVEL, LevelScore, State
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.channel_words import lacking_words


def answer_word(value: AnswerValue | None, sign: bool = False) -> str:
    """An answer as it is read out; a sign is observed, never met."""
    if sign:
        return _sign_word(value)
    match value:
        case AnswerValue.MET:
            return _("met")
        case AnswerValue.PARTLY:
            return _("partly met")
        case AnswerValue.NOT_MET:
            return _("not met")
        case AnswerValue.NOT_APPLICABLE:
            return _("not applicable")
        case None:
            return _("unanswered")


def _sign_word(value: AnswerValue | None) -> str:
    match value:
        case AnswerValue.MET:
            return _("observed")
        case AnswerValue.PARTLY:
            return _("partly observed")
        case AnswerValue.NOT_MET:
            return _("not observed")
        case AnswerValue.NOT_APPLICABLE:
            return _("does not apply")
        case None:
            return _("unanswered")


def kind_word(kind: EvidenceKind) -> str:
    """A kind of evidence as people call it."""
    match kind:
        case EvidenceKind.DOCUMENT:
            return _("document")
        case EvidenceKind.DATA:
            return _("data")
        case EvidenceKind.OBSERVATION:
            return _("observation")
        case EvidenceKind.INTERVIEW:
            return _("interview")
        case EvidenceKind.FOCUS_GROUP:
            return _("focus group")
        case EvidenceKind.SURVEY:
            return _("survey")


def day_words(day: date) -> str:
    """A date with the month in letters, so that no order of numbers can be misread."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def list_words(words: list[str]) -> str:
    """Things one after another."""
    return words[0] if len(words) == 1 else _(", ").join(words)


def figure_words(result: CriterionResult, framework: Framework) -> tuple[str, str]:
    """The big figure and what stands small beside it: ("Level 1", "of 4")."""
    if result.score.state is State.NOT_APPLICABLE:
        return _("Not applicable"), ""
    if result.level is None:
        return _("Not rated"), ""
    top = _("of {top}, open-ended") if framework.open_ended else _("of {top}")
    return _("Level {level}").format(level=result.level), top.format(top=framework.top)


def next_level(result: CriterionResult) -> LevelScore | None:
    """The lowest applicable level above the one that the answers give; None at the top."""
    reached = result.score.low
    above = (level for level in result.score.levels if reached is not None and level.number > reached)
    return next((level for level in above if level.applies), None)


def in_the_way(result: CriterionResult, level: int) -> tuple[Checkpoint, ...]:
    """The signs that are observed and keep this level from being reached."""
    return tuple(sign for sign in result.blocking if sign.blocks == level)


def unsure(result: CriterionResult, level: int) -> tuple[Checkpoint, ...]:
    """The signs without an answer that would keep this level from being reached."""
    signs = result.criterion.blockers.get(level, ())
    return tuple(sign for sign in signs if sign.id in result.asked and sign.id not in result.answers)


def blocked_words(result: CriterionResult) -> str:
    """That the next level is blocked, as short as can be; empty where it is not."""
    following = next_level(result)
    signs = in_the_way(result, following.number) if following else ()
    if following is None or not signs:
        return ""
    return ngettext(
        "level {level} is blocked by {count} sign", "level {level} is blocked by {count} signs", len(signs)
    ).format(level=following.number, count=len(signs))


def standing_words(result: CriterionResult) -> str:
    """What stands under the figure: the status, the share of the next level, the bounds, and the target."""
    standing = _standing_words(result)
    if not result.status:
        return standing
    return _("{status} · {standing}").format(status=result.status, standing=standing)


def _standing_words(result: CriterionResult) -> str:
    score, following = result.score, next_level(result)
    if score.state is State.NOT_APPLICABLE:
        return _("no checkpoint applies here")
    if score.level is None:
        return _("at least {low}, at most {high} · target {target}").format(
            low=score.low, high=score.high, target=result.target
        )
    if score.set_level is not None:
        return _set_words(result)
    blocked = blocked_words(result)
    if blocked:
        return _("{blocked} · target {target}").format(blocked=blocked, target=result.target)
    if following is not None and following.low:
        percent = round(100 * min(following.low, MOST_OF_NEXT_LEVEL))
        return _("and {percent} % of level {level} · target {target}").format(
            percent=percent, level=following.number, target=result.target
        )
    return _("target {target}").format(target=result.target)


def _set_words(result: CriterionResult) -> str:
    low, high = result.score.low, result.score.high
    if low == high:
        return _("the answers give {low} · target {target}").format(low=low, target=result.target)
    return _("the answers give {low} to {high} · target {target}").format(
        low=low, high=high, target=result.target
    )


def reason_for_level(result: CriterionResult) -> str:
    """Why the level was set; empty where it was not."""
    if result.score.set_level is None:
        return ""
    if not result.set_reason.strip():
        return _("Set by the assessor, without a reason")
    return _("Set by the assessor: {reason}").format(reason=result.set_reason)


def derived_words(result: CriterionResult) -> str:
    """What the answers alone give."""
    low, high = result.score.low, result.score.high
    if low is None:
        return _("No checkpoint applies, so the answers give no level.")
    if low != high:
        return _("The answers so far give at least level {low} and at most level {high}.").format(
            low=low, high=high
        )
    following = next_level(result)
    signs = in_the_way(result, following.number) if following else ()
    if following is None or not signs:
        return _("The answers give level {level}.").format(level=low)
    return ngettext(
        "The answers give level {level}; level {next} is blocked by {count} sign.",
        "The answers give level {level}; level {next} is blocked by {count} signs.",
        len(signs),
    ).format(level=low, next=following.number, count=len(signs))


def reason_words(reason: Reason) -> str:
    """Why a rating is provisional."""
    match reason.code:
        case ReasonCode.NO_EVIDENCE:
            return _("no current evidence supports it")
        case ReasonCode.NO_REASON:
            return _("a reason is missing")
        case ReasonCode.RESERVATION:
            return reason.detail
        case ReasonCode.FIGURES_MISSING:
            return lacking_words(reason, screen_words())


def provisional_words(result: CriterionResult) -> str:
    """The reasons why a rating is provisional, in a sentence; empty where it is not."""
    if not result.provisional:
        return ""
    return _("Provisional: {reasons}").format(
        reasons=_("; ").join(reason_words(reason) for reason in result.provisional)
    )


def confidence_title(confidence: Confidence) -> str:
    if confidence is Confidence.NONE:
        return _("No confidence yet")
    return _("Confidence {letter}").format(letter=confidence.value)


def confidence_words(result: CriterionResult, cut_off: date) -> str:
    """What the confidence rests on, and what would raise it."""
    kinds = [
        item.kind
        for link, item in result.evidence
        if not link.contradicts and not is_stale(item.dated, cut_off)
    ]
    direct = [kind for kind in kinds if kind.direct]
    if result.confidence is Confidence.A:
        return _("Two kinds of current evidence, one of them direct. Nothing more is wanted.")
    if result.confidence is Confidence.B:
        return _("One direct kind: {kind}. A second kind would make it A.").format(kind=kind_word(direct[0]))
    if result.confidence is Confidence.C:
        return _("Testimony only. A document, figures or something seen would make it A.")
    if result.level is None and result.evidence:
        return _(
            "What is here is too old or contradicts what is asked. A current document, figures or something "
            "seen would make it B."
        )
    if result.level is None:
        return _(
            "Nothing is here yet that would support a rating. A document, figures or something seen makes it "
            "B, testimony alone C."
        )
    if result.evidence:
        return _(
            "What is here is too old or contradicts the rating, so it stays provisional. A current document, "
            "figures or something seen would make it B."
        )
    return _(
        "Nothing supports the rating yet, so it stays provisional. A document, figures or something seen "
        "makes it B, testimony alone C."
    )


def short_id(checkpoint: str, criterion: str) -> str:
    """A checkpoint's id without its criterion's, for places where the criterion is in view."""
    return checkpoint.removeprefix(criterion).lstrip("-") or checkpoint


def size_words(size: int) -> str:
    """A file's size in the units that people use."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
