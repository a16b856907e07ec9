"""Key figures of a model with one criterion."""

from __future__ import annotations

from gettext import NullTranslations

from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.excel.cells import Live, quoted
from maturity_desktop.reports.excel.figures_of_criteria import KeyFigure
from maturity_desktop.reports.excel.layout import FrameworkLayout
from maturity_desktop.reports.excel.levels import following_level
from maturity_desktop.reports.excel.sentences import sentence
from maturity_desktop.reports.excel.terms import Terms
from maturity_desktop.reports.parts import FrameworkContent


def figures_of_one(
    layout: FrameworkLayout,
    terms: Terms,
    part: FrameworkContent,
    results: Results,
    words: NullTranslations,
) -> tuple[KeyFigure, ...]:
    """Its level, how far the next one is, what is answered, the target."""
    (result,) = results.criteria
    titles = {step.level: line.text for step, line in zip(results.framework.scale, part.scale, strict=True)}
    return (
        _level(layout, terms, result, titles, words),
        _next(layout, terms, result, titles, results.framework.floor, words),
        _answered(layout, result, words),
        _target(layout, part, result, titles, words),
    )


def _score(layout: FrameworkLayout, column: str) -> str:
    return layout.scorecard.cell(column, layout.scorecard.first_row)


def _title(layout: FrameworkLayout, level: str) -> str:
    """The title of a level of the scale."""
    return f"INDEX({layout.name('Scale_title')},MATCH({level},{layout.name('Scale')},0))"


def _level(
    layout: FrameworkLayout,
    terms: Terms,
    result: CriterionResult,
    titles: dict[int, str],
    words: NullTranslations,
) -> KeyFigure:
    """The level with its title and status, or between which bounds it lies."""
    _ = words.gettext
    label = _("Level")
    if layout.traits.layered:
        label = _("Level of the layer “{layer}”").format(layer=result.domain.title)
    level, low, high = (_score(layout, name) for name in ("level", "low", "high"))
    top, top_cell = layout.steps[-1], layout.name("Highest_possible")
    plain, on_its_way = _("of {top}: {title}"), _("of {top}: {title} ({status})")
    open_still = _("not rated: at least {low}, at most {high}")
    title = _title(layout, level)
    said = sentence(plain, top=top_cell, title=title)
    if layout.traits.statuses:
        status = _score(layout, "status")
        said = f'IF({status}="",{said},{sentence(on_its_way, top=top_cell, title=title, status=status)})'
    nothing = quoted(terms.nothing_applies)
    formula = f'IF({low}="",{nothing},IF({level}="",{sentence(open_still, low=low, high=high)},{said}))'
    score = result.score
    if score.state is State.NOT_APPLICABLE:
        told = terms.nothing_applies
    elif score.level is None:
        told = open_still.format(low=score.low, high=score.high)
    else:
        template = on_its_way if result.status else plain
        told = template.format(top=top, title=titles[score.level], status=result.status)
    value = "–" if score.level is None else score.level
    return KeyFigure(label, Live(f'IF({level}="","–",{level})', value), Live(formula, told))


def _next(
    layout: FrameworkLayout,
    terms: Terms,
    result: CriterionResult,
    titles: dict[int, str],
    floor: int,
    words: NullTranslations,
) -> KeyFigure:
    """How much is met of the level above the one that the answers reach."""
    _ = words.gettext
    levels = layout.levels
    ((first, last),) = layout.level_rows
    share = levels.run("share", first, last)
    number = f'SUMIFS({levels.run("level", first, last)},{share},">=0")'
    plain, reached = _("met of level {level}, {title}"), _("the highest level that applies is reached")
    blocked = _("met of level {level}, {title}, which a sign blocks")
    said = sentence(plain, level=number, title=_title(layout, number))
    if layout.traits.blocking:
        in_the_way = f'SUMIFS({levels.run("blocked_high", first, last)},{share},">=0")'
        with_sign = sentence(blocked, level=number, title=_title(layout, number))
        said = f"IF({in_the_way}>0,{with_sign},{said})"
    nothing = quoted(terms.nothing_applies)
    none = f'IF({_score(layout, "low")}="",{nothing},{quoted(reached)})'
    following = following_level(result, floor)
    if following is not None:
        value: float | str = float(following.low)
        template = blocked if following.blocked_high else plain
        told = template.format(level=following.number, title=titles[following.number])
    else:
        value, told = "–", terms.nothing_applies if result.score.low is None else reached
    return KeyFigure(
        _("Next level"),
        Live(f'IF(COUNT({share})=0,"–",SUM({share}))', value),
        Live(f"IF(COUNT({share})=0,{none},{said})", told),
        "figure_share",
    )


def _answered(layout: FrameworkLayout, result: CriterionResult, words: NullTranslations) -> KeyFigure:
    _ = words.gettext
    ((first, last),) = layout.level_rows
    template = _("{answered} of {applicable}")
    applicable = f"SUM({layout.levels.run('applicable', first, last)})"
    answered = f"({applicable}-SUM({layout.levels.run('unanswered', first, last)}))"
    told = template.format(
        answered=sum(level.answered for level in result.score.levels),
        applicable=sum(level.applicable for level in result.score.levels),
    )
    formula = sentence(template, answered=answered, applicable=applicable)
    return KeyFigure(_("Answered"), Live(formula, told), _("applicable checkpoints, signs aside"))


def _target(
    layout: FrameworkLayout,
    part: FrameworkContent,
    result: CriterionResult,
    titles: dict[int, str],
    words: NullTranslations,
) -> KeyFigure:
    _ = words.gettext
    target = _score(layout, "target")
    return KeyFigure(
        _("Target in the profile “{profile}”").format(profile=part.profile),
        Live(target, result.target),
        Live(_title(layout, target), titles[result.target]),
    )
