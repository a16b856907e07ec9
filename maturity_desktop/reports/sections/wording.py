"""How dates, numbers, levels and states are put into words, alike in every output."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from datetime import date

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.confidence import Confidence
from maturity_desktop.domain.crosswalk import End, Strength
from maturity_desktop.domain.framework import Checkpoint, EvidenceKind, Framework, Level
from maturity_desktop.domain.phases import TaskKind
from maturity_desktop.domain.results import CriterionResult, Reason, ReasonCode, Results
from maturity_desktop.domain.rounding import half_up
from maturity_desktop.domain.scoring import LevelScore, State
from maturity_desktop.domain.statistics import Interval
from maturity_desktop.reports.parts import Mark
from maturity_desktop.reports.sections.channel_words import lacking_words

LEAST_MARKED = 4
"""Digits from which on thousands are set apart: 3,292, as people write them in their notes."""


def day_words(day: date, words: gettext.NullTranslations) -> str:
    """A date with the month's name: 31 December 2025."""
    _ = words.gettext
    month = (
        _("{day} January {year}"), _("{day} February {year}"), _("{day} March {year}"),
        _("{day} April {year}"), _("{day} May {year}"), _("{day} June {year}"),
        _("{day} July {year}"), _("{day} August {year}"), _("{day} September {year}"),
        _("{day} October {year}"), _("{day} November {year}"), _("{day} December {year}"),
    )[day.month - 1]  # fmt: skip
    return month.format(day=day.day, year=day.year)


def number(value: float, places: int, words: gettext.NullTranslations) -> str:
    """A decimal number as the language writes it, with its thousands apart where it has more than one.

    Below nothing it has a minus sign, not a hyphen.
    """
    whole, _point, decimals = f"{half_up(value, places):zf}".partition(".")
    if len(whole.lstrip("-")) >= LEAST_MARKED:
        # Translators: what stands between thousands; "." where the decimal mark is a comma.
        whole = f"{int(whole):,}".replace(",", words.gettext(","))
    whole = with_minus(whole)
    if not decimals:
        return whole
    # Translators: the decimal mark; "{whole},{decimals}" where the language has a comma.
    return words.gettext("{whole}.{decimals}").format(whole=whole, decimals=decimals)


def count_words(count: int, words: gettext.NullTranslations) -> str:
    """A count as every output writes it: its thousands apart."""
    return number(count, 0, words)


def more_words(count: int, words: gettext.NullTranslations) -> str:
    """How many a list of a shorter form leaves out, and where they stand; empty where it leaves out none."""
    if not count:
        return ""
    return words.ngettext(
        "and {count} more, in the full report", "and {count} more, in the full report", count
    ).format(count=count_words(count, words))


def with_minus(figure: str) -> str:
    """A figure with a minus sign, as it is printed, in place of a hyphen."""
    return figure.replace("-", "−")


def short_number(value: float, words: gettext.NullTranslations, places: int = 2) -> str:
    """A number without decimals that say nothing: 1, 2.5, 1.33."""
    rounded = float(half_up(value, places))
    while places and rounded == round(rounded, places - 1):
        places -= 1
    return number(rounded, places, words)


def mean_words(level: float | None, words: gettext.NullTranslations) -> str:
    """A mean level with two decimals, so that columns of them align; a dash where there is none."""
    return "–" if level is None else number(level, 2, words)


def priority_words(priority: float | None, words: gettext.NullTranslations) -> str:
    """A priority or a weight, with the decimals of a mean, on the screen and in every output."""
    return mean_words(priority, words)


def percent(share: float, words: gettext.NullTranslations) -> str:
    return words.gettext("{number} %").format(number=short_number(100 * share, words, 1))


def even_percent(share: float, words: gettext.NullTranslations) -> str:
    """A share from 0 to 1 as a percentage that always has its decimal, so that a column of them is even."""
    return words.gettext("{number} %").format(number=number(100 * share, 1, words))


def interval_words(interval: Interval, words: gettext.NullTranslations) -> str:
    """The interval about a share: “74.0 to 88.5 %”."""
    low, high = (number(100 * share, 1, words) for share in (interval.low, interval.high))
    return words.gettext("{low} to {high} %").format(low=low, high=high)


def level_title(framework: Framework, level: int) -> str:
    """The name of a step of the scale; the number where the scale has no such step."""
    return next((step.title for step in framework.scale if step.level == level), str(level))


def level_words(result: CriterionResult, framework: Framework, words: gettext.NullTranslations) -> str:
    """A criterion's level, or why it has none and between which bounds it lies."""
    _ = words.gettext
    score = result.score
    if score.state is State.NOT_APPLICABLE:
        return _("Not applicable")
    if score.level is None:
        return _("Not rated: at least {low}, at most {high}").format(low=score.low, high=score.high)
    said = _("Level {level} of {top}: {title}")
    if result.status:
        said = _("Level {level} of {top}: {title} ({status})")
    title = level_title(framework, score.level)
    return said.format(level=score.level, top=framework.top, title=title, status=result.status)


def highest_asked(result: CriterionResult) -> int | None:
    """The highest level that wants anything of this client here; None where none does."""
    return max((level.number for level in result.score.levels if level.applies), default=None)


def nothing_above_words(
    result: CriterionResult, framework: Framework, words: gettext.NullTranslations
) -> str:
    """That the scale goes on where a criterion asks for nothing more; empty where both end together."""
    _ = words.gettext
    highest = highest_asked(result)
    if highest is None or highest >= framework.top:
        return ""
    asked = max(
        level.number
        for level in result.criterion.levels
        if any(not point.sign for point in level.checkpoints)
    )
    said = _("The model asks for nothing above level {level} here.")
    if asked > highest:
        said = _("Nothing above level {level} applies here.")
    return said.format(level=highest)


def profile_title(results: Results) -> str:
    """The name of the target profile whose gaps are shown."""
    return results.profile.title or results.profile.id


def kind_words(kind: EvidenceKind, words: gettext.NullTranslations) -> str:
    _ = words.gettext
    return {
        EvidenceKind.DOCUMENT: _("document"),
        EvidenceKind.DATA: _("data"),
        EvidenceKind.OBSERVATION: _("observation"),
        EvidenceKind.INTERVIEW: _("interview"),
        EvidenceKind.FOCUS_GROUP: _("focus group"),
        EvidenceKind.SURVEY: _("survey"),
    }[kind]


def mark_words(mark: Mark, words: gettext.NullTranslations, sign: bool = False) -> str:
    """How a checkpoint stands; a sign is observed, never met."""
    _ = words.gettext
    if sign:
        return {
            Mark.MET: _("observed"),
            Mark.PARTLY: _("partly observed"),
            Mark.NOT_MET: _("not observed"),
            Mark.NOT_APPLICABLE: _("does not apply"),
            Mark.UNANSWERED: _("unanswered"),
        }[mark]
    return {
        Mark.MET: _("met"),
        Mark.PARTLY: _("partly met"),
        Mark.NOT_MET: _("not met"),
        Mark.NOT_APPLICABLE: _("not applicable"),
        Mark.UNANSWERED: _("unanswered"),
    }[mark]


def sign_words(point: Checkpoint, level: int, framework: Framework, words: gettext.NullTranslations) -> str:
    """What a sign of a level does: it informs, or it keeps another level from being reached."""
    _ = words.gettext
    if point.blocks is None:
        said = _("A sign of level {level}, {title}: it informs and never counts.")
    else:
        said = _(
            "A sign of level {level}, {title}: where it is observed, level {blocked}, {kept}, is not reached."
        )
    return said.format(
        level=level,
        title=level_title(framework, level),
        blocked=point.blocks,
        kept=level_title(framework, point.blocks) if point.blocks is not None else "",
    )


def signs_words(level: Level, result: CriterionResult, words: gettext.NullTranslations) -> str:
    """How many signs of a level are observed, and how many in part; empty where it has none that applies."""
    signs, observed, partly = signs_counted(level, result)
    if not signs:
        return ""
    said = words.ngettext(
        "{observed} of {count} sign observed", "{observed} of {count} signs observed", signs
    )
    if partly:
        said = words.ngettext(
            "{observed} of {count} sign observed, {partly} partly",
            "{observed} of {count} signs observed, {partly} partly",
            signs,
        )
    return said.format(observed=observed, count=signs, partly=partly)


def signs_counted(level: Level, result: CriterionResult) -> tuple[int, int, int]:
    """The signs of a level: how many apply, how many are observed, how many in part."""
    asked = [point.id for point in level.checkpoints if point.sign and point.id in result.asked]
    given = [result.answers.get(point) for point in asked]
    return len(asked), given.count(AnswerValue.MET), given.count(AnswerValue.PARTLY)


def level_state_words(score: LevelScore, floor: int, words: gettext.NullTranslations) -> str:
    """How a level stands: given, satisfied or not, open, blocked."""
    _ = words.gettext
    if score.number <= floor:
        return _("given")
    if not score.applies:
        return _("not applicable")
    if score.blocked_high:
        said = _("blocked by a sign, {share} met")
    elif score.satisfied_low:
        said = _("satisfied") if score.low == 1 else _("satisfied, {share} met")
    elif score.satisfied_high:
        said = _("open, {share} met so far")
    else:
        said = _("not satisfied, {share} met")
    return said.format(share=percent(float(score.low), words))


def points_words(score: LevelScore, words: gettext.NullTranslations) -> str:
    """What a level comes to in points; empty where nothing of it applies."""
    reached, most = score.points
    if not most:
        return ""
    return words.ngettext("{reached} of {most} point", "{reached} of {most} points", most).format(
        reached=short_number(float(reached), words, 1), most=most
    )


def condition_words(point: Checkpoint, framework: Framework, words: gettext.NullTranslations) -> str:
    """Under which fact of the client's profile a checkpoint applies; empty where it always does."""
    _ = words.gettext
    if point.when is None:
        return ""
    condition = point.when
    question = next((fact.question for fact in framework.facts if fact.id == condition.fact), condition.fact)
    answer = _("yes") if condition.value else _("no")
    return _("Applies where the client's profile says: {question} {answer}").format(
        question=question, answer=answer
    )


def strength_words(strength: Strength, words: gettext.NullTranslations) -> str:
    """How much the two ends of a pair of the crosswalk have in common."""
    _ = words.gettext
    return {
        Strength.STRONG: _("strong"),
        Strength.PARTIAL: _("partial"),
        Strength.WEAK: _("weak"),
    }[strength]


def end_words(end: End, framework: Framework, words: gettext.NullTranslations) -> str:
    """One end of a pair within its framework: a criterion, or what of it the pair speaks of."""
    criterion = framework.criterion(end.criterion)
    name = words.gettext("{id} {title}").format(id=criterion.id, title=criterion.title)
    if end.levels:
        said = words.ngettext("{criterion}, level {levels}", "{criterion}, levels {levels}", len(end.levels))
        return said.format(criterion=name, levels=listed([str(level) for level in end.levels], words))
    if end.checkpoints:
        return words.gettext("{criterion}: {checkpoints}").format(
            criterion=name, checkpoints=", ".join(end.checkpoints)
        )
    return name


def listed(names: Sequence[str], words: gettext.NullTranslations) -> str:
    """Names as a sentence lists them: 1, 2 and 3."""
    if len(names) < 2:
        return "".join(names)
    return words.gettext("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])


def task_kind_words(kind: TaskKind, words: gettext.NullTranslations) -> str:
    """What sort of work a task of a programme is."""
    _ = words.gettext
    return {
        TaskKind.MEETING: _("meeting"),
        TaskKind.INTERVIEW: _("interview"),
        TaskKind.FOCUS_GROUP: _("focus group"),
        TaskKind.OBSERVATION: _("observation"),
        TaskKind.DOCUMENT_REVIEW: _("document review"),
        TaskKind.SURVEY: _("survey"),
        TaskKind.DATA: _("data"),
        TaskKind.ANALYSIS: _("analysis"),
        TaskKind.RATING: _("rating"),
        TaskKind.REPORT: _("report"),
        TaskKind.PLAN: _("plan"),
        TaskKind.REVIEW: _("review"),
    }[kind]


def confidence_words(confidence: Confidence, words: gettext.NullTranslations) -> str:
    _ = words.gettext
    return {
        Confidence.A: _("A: two kinds of evidence, at least one direct"),
        Confidence.B: _("B: one direct kind of evidence"),
        Confidence.C: _("C: testimony only"),
        Confidence.NONE: _("none: no current evidence supports it"),
    }[confidence]


def reason_words(reason: Reason, words: gettext.NullTranslations) -> str:
    """Why a rating is provisional; the assessor's own words where there are any."""
    _ = words.gettext
    if reason.code is ReasonCode.FIGURES_MISSING and (reason.detail or reason.channels):
        return lacking_words(reason, words)
    if reason.detail:
        return reason.detail
    return {
        ReasonCode.FIGURES_MISSING: _("figures are missing"),
        ReasonCode.NO_EVIDENCE: _("no current evidence supports it"),
        ReasonCode.NO_REASON: _("a reason was not given"),
        ReasonCode.RESERVATION: _("the assessor has a reservation"),
    }[reason.code]
