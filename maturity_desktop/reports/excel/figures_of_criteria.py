"""Key figures of a model with several criteria, each taken from the row of the whole on Summary."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.domain.results import Results
from maturity_desktop.reports.excel.cells import Content, Live, quoted
from maturity_desktop.reports.excel.layout import FrameworkLayout
from maturity_desktop.reports.excel.sentences import sentence
from maturity_desktop.reports.parts import FrameworkContent


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure, what it is called and what it means; `look` names its style."""

    label: str
    value: Content
    caption: Content
    look: str = "figure"


def figures_of_criteria(
    layout: FrameworkLayout, part: FrameworkContent, results: Results, words: NullTranslations
) -> tuple[KeyFigure, ...]:
    """Level or layers, coverage, the lowest level, criteria below target."""
    first = _layers if layout.traits.layered else _level
    return (
        first(layout, results, words),
        _coverage(layout, results, words),
        _lowest(layout, results, words),
        _below(layout, part, results, words),
    )


def _whole(layout: FrameworkLayout, column: str) -> str:
    """A cell of the row that sums the domains up."""
    return layout.summary.here(column, layout.summary.last_row + 1)


def _level(layout: FrameworkLayout, results: Results, words: NullTranslations) -> KeyFigure:
    _ = words.gettext
    caption = _("of {top}, mean of the rated criteria").format(top=results.framework.top)
    value = Live(_whole(layout, "level"), results.whole.level)
    return KeyFigure(_("Overall level"), value, caption, "figure_decimal")


def _layers(layout: FrameworkLayout, results: Results, words: NullTranslations) -> KeyFigure:
    """How many layers have a level: there is none for the whole."""
    _ = words.gettext
    template = _("{rated} of {count}")
    count, rated = layout.summary.count, sum(figure.level is not None for _domain, figure in results.domains)
    levels = f"COUNT({layout.summary.range('level')})"
    return KeyFigure(
        _("Layers with a level"),
        Live(sentence(template, rated=levels, count=str(count)), template.format(rated=rated, count=count)),
        _("each layer has a level of its own; the whole has none"),
    )


def _coverage(layout: FrameworkLayout, results: Results, words: NullTranslations) -> KeyFigure:
    """Whether the coverage is enough is compared in whole numbers, as the program does."""
    _ = words.gettext
    rated, applicable = _whole(layout, "rated"), _whole(layout, "applicable")
    template = _("{rated} of {applicable}")
    enough = f"{rated}*{layout.name('Headline_whole')}>={applicable}*{layout.name('Headline_part')}"
    firm, weak = _("criteria rated"), _("criteria rated: the figures are provisional")
    whole = results.whole
    return KeyFigure(
        _("Coverage"),
        Live(
            sentence(template, rated=rated, applicable=applicable),
            template.format(rated=whole.rated, applicable=whole.applicable),
        ),
        Live(f"IF({enough},{quoted(firm)},{quoted(weak)})", weak if whole.provisional else firm),
    )


def _lowest(layout: FrameworkLayout, results: Results, words: NullTranslations) -> KeyFigure:
    _ = words.gettext
    lowest, ids = _whole(layout, "lowest"), results.whole.lowest
    levels = layout.name("Score_level")
    template = _("{criterion} {title} ({count} at this level)")
    said = sentence(
        template,
        criterion=_whole(layout, "first"),
        title=f"INDEX({layout.name('Score_title')},MATCH({lowest},{levels},0))",
        count=f"COUNTIF({levels},{lowest})",
    )
    first = results.of(ids[0]) if ids else None
    told = template.format(criterion=ids[0], title=first.criterion.title, count=len(ids)) if first else None
    return KeyFigure(
        _("Lowest level"),
        Live(lowest, first.level if first else None),
        Live(f'IF({lowest}="","",{said})', told),
    )


def _below(
    layout: FrameworkLayout, part: FrameworkContent, results: Results, words: NullTranslations
) -> KeyFigure:
    _ = words.gettext
    caption = _("rated criteria below their target: {profile}").format(profile=part.profile)
    return KeyFigure(_("Below target"), Live(_whole(layout, "below"), len(results.ranked_gaps)), caption)
