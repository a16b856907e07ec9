"""The signs that keep a level from being reached, or may do so."""

from __future__ import annotations

import gettext
from collections.abc import Sequence

from maturity_desktop.domain.framework import Checkpoint, Framework
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.reports.sections.wording import level_title, listed


def blocking_words(result: CriterionResult, framework: Framework, words: gettext.NullTranslations) -> str:
    """Which observed signs keep which level from being reached, and which may, being unanswered."""
    sentences = []
    for level, signs in result.criterion.blockers.items():
        observed = [sign for sign in signs if sign in result.blocking]
        sentences += _sentence(observed, level, framework, words, is_open=False)
        unanswered = [sign for sign in signs if sign.id in result.asked and sign.id not in result.answers]
        sentences += _sentence(unanswered, level, framework, words, is_open=True)
    return " ".join(sentences)


def _sentence(
    signs: Sequence[Checkpoint],
    level: int,
    framework: Framework,
    words: gettext.NullTranslations,
    *,
    is_open: bool,
) -> list[str]:
    """That these signs block a level, or may; nothing where there are none."""
    if not signs:
        return []
    said = words.ngettext(
        "The sign {signs} is observed and keeps level {level}, {title}, from being reached.",
        "The signs {signs} are observed and keep level {level}, {title}, from being reached.",
        len(signs),
    )
    if is_open:
        said = words.ngettext(
            "The sign {signs} is unanswered; where it is observed, level {level}, {title}, is out of reach.",
            "The signs {signs} are unanswered; where one is observed, level {level}, {title}, is out of "
            "reach.",
            len(signs),
        )
    names = listed([sign.id for sign in signs], words)
    return [said.format(signs=names, level=level, title=level_title(framework, level))]
