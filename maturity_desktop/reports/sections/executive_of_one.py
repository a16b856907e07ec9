"""The executive page of a model with one criterion: what is said of criteria is said of its checkpoints."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.framework import Checkpoint
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.parts import Executive, Figure, Mark, Point
from maturity_desktop.reports.sections.wording import (
    level_title,
    level_words,
    mark_words,
    percent,
    profile_title,
)
from maturity_desktop.reports.text import first_sentence, shortened

MOST_POINTS = 3
MOST_OF_NAME = 80
MOST_OF_TEXT = 140
MOST_OF_REMARK = 140
_MARKS = {
    None: Mark.UNANSWERED,
    AnswerValue.MET: Mark.MET,
    AnswerValue.PARTLY: Mark.PARTLY,
    AnswerValue.NOT_MET: Mark.NOT_MET,
    AnswerValue.NOT_APPLICABLE: Mark.NOT_APPLICABLE,
}


def executive_of_one(
    results: Results, firmness: tuple[str, ...], words: gettext.NullTranslations
) -> Executive:
    """The level, what the next one wants, what carries it and what stands in its way."""
    _ = words.gettext
    (result,) = results.criteria
    return Executive(
        headline=_headline(results, result, words),
        figures=(
            _level(results, result, words),
            _next(results, result, words),
            _target(results, result, words),
        ),
        strengths=tuple(_point(result, level, point, words) for level, point in _strengths(result)),
        risks=tuple(_point(result, level, point, words) for level, point in _risks(result)),
        no_strengths=_("No requirement is met yet."),
        no_risks=_("Nothing that the target wants is missing."),
        firmness=firmness,
    )


def _headline(results: Results, result: CriterionResult, words: gettext.NullTranslations) -> str:
    _ = words.gettext
    name = shortened(result.criterion.title, MOST_OF_NAME)
    if result.score.state is State.NOT_APPLICABLE:
        return _("Nothing of “{criterion}” applies").format(criterion=name)
    if result.level is None:
        return _("“{criterion}” is not rated yet: at least level {low}, at most {high}").format(
            criterion=name, low=result.score.low, high=result.score.high
        )
    said = _("“{criterion}” stands at level {level}, {title}, below its target, level {target}")
    if result.status:
        said = _(
            "“{criterion}” stands at level {level}, {title} ({status}), below its target, level {target}"
        )
    if result.level >= result.target:
        said = _("“{criterion}” stands at level {level}, {title}; its target is reached")
    return said.format(
        criterion=name,
        level=result.level,
        title=level_title(results.framework, result.level),
        status=result.status,
        target=result.target,
    )


def _level(results: Results, result: CriterionResult, words: gettext.NullTranslations) -> Figure:
    _ = words.gettext
    framework = results.framework
    unit = _("of {top}").format(top=framework.top)
    if result.level is None:
        return Figure("–", unit, level_words(result, framework, words))
    said = (
        _("{title}")
        if framework.scoring.aggregate
        else _("{title}; a level of this layer, the whole has none")
    )
    if result.status:
        said = _("{title} ({status})")
    title = level_title(framework, result.level)
    return Figure(str(result.level), unit, said.format(title=title, status=result.status))


def _next(results: Results, result: CriterionResult, words: gettext.NullTranslations) -> Figure:
    """How much of the next level is met, and how much of it is wanted."""
    _ = words.gettext
    reached = result.level if result.level is not None else result.score.low
    if reached is None:
        return Figure("–", _("next level"), _("nothing of it applies"))
    following = next(
        (level for level in result.score.levels if level.applies and level.number > reached), None
    )
    if following is None:
        return Figure("–", _("next level"), _("the highest level that applies is reached"))
    said = _("met of {title}; satisfied at {share}")
    if following.blocked_high:
        said = _("met of {title}; satisfied at {share}, where no sign blocks it")
    return Figure(
        percent(round(float(following.low), 2), words),
        _("of level {level}").format(level=following.number),
        said.format(
            title=level_title(results.framework, following.number),
            share=percent(results.framework.scoring.threshold, words),
        ),
    )


def _target(results: Results, result: CriterionResult, words: gettext.NullTranslations) -> Figure:
    _ = words.gettext
    profile = shortened(profile_title(results), MOST_OF_NAME)
    caption = _("{title}, wanted in the profile “{profile}”").format(
        title=level_title(results.framework, result.target), profile=profile
    )
    return Figure(str(result.target), _("target"), caption)


def _strengths(result: CriterionResult) -> list[tuple[int, Checkpoint]]:
    """The requirements that are met, highest level first."""
    met = [
        (level.number, point)
        for level in reversed(result.criterion.levels)
        for point in level.checkpoints
        if not point.sign and point.id in result.asked and result.answers.get(point.id) is AnswerValue.MET
    ]
    return met[:MOST_POINTS]


def _risks(result: CriterionResult) -> list[tuple[int, Checkpoint]]:
    """The signs that block a level, then what the target wants, lowest level first."""
    return [*_blocking(result), *result.missing][:MOST_POINTS]


def _blocking(result: CriterionResult) -> Iterator[tuple[int, Checkpoint]]:
    for level in result.criterion.levels:
        for point in level.checkpoints:
            if point in result.blocking:
                yield level.number, point


def _point(result: CriterionResult, level: int, point: Checkpoint, words: gettext.NullTranslations) -> Point:
    said = words.gettext("level {level}; {answer}").format(
        level=level, answer=mark_words(_MARKS[result.answers.get(point.id)], words, point.sign)
    )
    remark = first_sentence(result.remarks.get(point.id, ""), MOST_OF_REMARK)
    return Point(result.criterion.id, point.id, shortened(point.text, MOST_OF_TEXT), said, remark)
