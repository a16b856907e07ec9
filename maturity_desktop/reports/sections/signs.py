"""The signs that keep a level from being reached, or may do so."""

from __future__ import annotations

import gettext

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.reports.sections.wording import level_title, listed


def blocking_words(result: CriterionResult, framework: Framework, words: gettext.NullTranslations) -> str:
    """Which observed signs keep which level from being reached, and which may, being unanswered."""
    sentences = []
    for level, signs in result.criterion.blockers.items():
        names = {"level": level, "title": level_title(framework, level)}
        observed = [sign.id for sign in signs if sign in result.blocking]
        if observed:
            was_set = result.score.set_level is not None and result.score.set_level >= level
            said = _observed(len(observed), was_set, words)
            sentences.append(said.format(signs=listed(observed, words), **names))
        unanswered = [sign.id for sign in signs if sign.id in result.asked and sign.id not in result.answers]
        if unanswered:
            said = _unanswered(len(unanswered), words)
            sentences.append(said.format(signs=listed(unanswered, words), **names))
    return " ".join(sentences)


def _observed(count: int, was_set: bool, words: gettext.NullTranslations) -> str:
    """That signs block a level, or would, had the assessor not set it."""
    if was_set:
        return words.ngettext(
            "The sign {signs} is observed: by the answers alone, level {level}, {title}, is not reached.",
            "The signs {signs} are observed: by the answers alone, level {level}, {title}, is not reached.",
            count,
        )
    return words.ngettext(
        "The sign {signs} is observed and keeps level {level}, {title}, from being reached.",
        "The signs {signs} are observed and keep level {level}, {title}, from being reached.",
        count,
    )


def _unanswered(count: int, words: gettext.NullTranslations) -> str:
    return words.ngettext(
        "The sign {signs} is unanswered; where it is observed, level {level}, {title}, is out of reach.",
        "The signs {signs} are unanswered; where one is observed, level {level}, {title}, is out of reach.",
        count,
    )
