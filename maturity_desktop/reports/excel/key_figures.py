"""The four figures at the head of Summary: level, coverage, lowest level, criteria below target."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.domain.results import Results
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel.cells import Cell, Content, Live, quoted
from maturity_desktop.reports.excel.layout import FrameworkLayout
from maturity_desktop.reports.excel.sheet import Sheet
from maturity_desktop.reports.parts import FrameworkContent

ROW = 6
PLACES = ("A", "B", "F", "J")
"""Where the figures begin; all but the first stand over four columns."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure, what it is called and what it means."""

    label: str
    value: Content
    caption: Content


def write_key_figures(
    sheet: Sheet, layout: FrameworkLayout, content: ReportContent, part: FrameworkContent, results: Results
) -> None:
    """The figures side by side, each taken from the row of the whole below."""
    words = content.words
    figures = (
        _level(layout, results, words),
        _coverage(layout, results, words),
        _lowest(layout, results, words),
        _below(layout, part, results, words),
    )
    sheet.skip_to(ROW)
    _across(sheet, [sheet.cell(figure.label, "caption") for figure in figures], 14)
    kinds = ("figure_decimal", "figure", "figure", "figure")
    values = [sheet.cell(figure.value, kind) for figure, kind in zip(figures, kinds, strict=True)]
    _across(sheet, values, 29)
    _across(sheet, [sheet.cell(figure.caption, "caption") for figure in figures], 28)


def _whole(layout: FrameworkLayout, column: str) -> str:
    """A cell of the row that sums the domains up."""
    return layout.summary.here(column, layout.summary.last_row + 1)


def _level(layout: FrameworkLayout, results: Results, words: NullTranslations) -> KeyFigure:
    _ = words.gettext
    caption = _("This framework gives no overall level.")
    if results.framework.scoring.aggregate:
        caption = _("of {top}, mean of the rated criteria").format(top=results.framework.top)
    return KeyFigure(_("Overall level"), Live(_whole(layout, "level"), results.whole.level), caption)


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


def sentence(template: str, **cells: str) -> str:
    """A formula that puts cells into a sentence of the workbook's language."""
    marks = {name: f"\0{place}\0" for place, name in enumerate(cells)}
    formulas = list(cells.values())
    pieces = template.format(**marks).split("\0")
    return "&".join(
        formulas[int(piece)] if place % 2 else quoted(piece)
        for place, piece in enumerate(pieces)
        if place % 2 or piece
    )


def _across(sheet: Sheet, cells: list[Cell], height: float) -> None:
    """Four cells, all but the first over four columns."""
    row = len(sheet.rows) + 1
    columns: list[Cell | None] = []
    for letter, cell in zip(PLACES, cells, strict=True):
        start = ord(letter) - ord("A")
        columns += [None] * (start - len(columns))
        columns.append(cell)
        if start:
            sheet.merge(f"{letter}{row}:{chr(ord(letter) + 3)}{row}")
    sheet.put(columns, height)
