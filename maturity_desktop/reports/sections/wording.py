"""How dates, numbers, levels and states are put into words, alike in every output."""

from __future__ import annotations

import gettext
from datetime import date

from maturity_desktop.domain.confidence import Confidence
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.domain.results import CriterionResult, Reason, ReasonCode
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.parts import Mark


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
    """A decimal number as the language writes it."""
    whole, _point, decimals = f"{value:.{places}f}".partition(".")
    if not decimals:
        return whole
    # Translators: the decimal mark; "{whole},{decimals}" where the language has a comma.
    return words.gettext("{whole}.{decimals}").format(whole=whole, decimals=decimals)


def short_number(value: float, words: gettext.NullTranslations, places: int = 2) -> str:
    """A number without decimals that say nothing: 1, 2.5, 1.33."""
    rounded = round(value, places)
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
    title = level_title(framework, score.level)
    return _("Level {level} of {top}: {title}").format(level=score.level, top=framework.top, title=title)


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


def mark_words(mark: Mark, words: gettext.NullTranslations) -> str:
    _ = words.gettext
    return {
        Mark.MET: _("met"),
        Mark.PARTLY: _("partly met"),
        Mark.NOT_MET: _("not met"),
        Mark.NOT_APPLICABLE: _("not applicable"),
        Mark.UNANSWERED: _("unanswered"),
    }[mark]


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
    if reason.detail:
        return reason.detail
    return {
        ReasonCode.NO_EVIDENCE: _("no current evidence supports it"),
        ReasonCode.NO_REASON: _("a reason was not given"),
        ReasonCode.RESERVATION: _("the assessor has a reservation"),
    }[reason.code]
