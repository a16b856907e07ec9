"""The sheet Comparison: several models, each on its own scale, and how far along it each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.reports.beside import SideBySide, StandingEntry
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel.cells import NOT_AVAILABLE, Content, Live, quoted
from maturity_desktop.reports.excel.layout import FrameworkLayout, Layout, described
from maturity_desktop.reports.excel.sheet import Row
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.excel.terms import Terms


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a standing's figures come from: a row of Summary, and the rows of its criteria on Scorecard.

    `titles` are those of the scale's levels.
    """

    layout: FrameworkLayout
    titles: Mapping[int, str]
    row: int
    first: int
    last: int


def standing_name(entry: StandingEntry, words: NullTranslations) -> str:
    """A model, or a layer of one."""
    if not entry.layer:
        return entry.name
    return words.gettext("{framework}: {layer}").format(framework=entry.name, layer=entry.layer)


def comparison_rows(
    layout: Layout, table: Table, standings: SideBySide, content: ReportContent
) -> Iterator[Row]:
    """A row for each model or layer, its figures taken from its Summary."""
    words = content.words
    places = _places(layout, content)
    before = ""
    for row, (entry, place) in enumerate(zip(standings.entries, places, strict=True), start=table.first_row):
        cells: dict[str, Content] = {
            "model": standing_name(entry, words),
            "floor": entry.floor,
            "top": entry.top,
            "open": words.gettext("yes") if entry.open_ended else "",
        }
        cells |= _figures(table, row, entry, place)
        cells |= _words(table, row, entry, place, layout.terms)
        yield Row(cells, first=entry.framework != before)
        before = entry.framework


def _places(layout: Layout, content: ReportContent) -> Iterator[_Place]:
    """In the order of the standings: each model, or each described layer of one without a whole."""
    for part, framework in zip(layout.frameworks, content.frameworks, strict=True):
        titles = dict(zip(part.steps, (line.text for line in framework.scale), strict=True))
        first = part.scorecard.first_row
        if framework.aggregate:
            yield _Place(part, titles, part.summary.last_row + 1, first, part.scorecard.last_row)
            continue
        for row, domain in enumerate(described(framework), start=part.summary.first_row):
            count = sum(entry.domain == domain.id for entry in framework.criteria)
            yield _Place(part, titles, row, first, first + count - 1)
            first += count


def _figures(table: Table, row: int, entry: StandingEntry, place: _Place) -> dict[str, Content]:
    """Level, p, coverage; p = (level - floor) / (top - floor)."""
    summary = place.layout.summary
    level, floor, top, along = (table.here(name, row) for name in ("level", "floor", "top", "along"))
    rated, applicable = table.here("rated", row), table.here("applicable", row)
    return {
        "level": Live(summary.cell("level", place.row), entry.level),
        "along": Live(f'IF({level}="","",({level}-{floor})/({top}-{floor}))', entry.along),
        "rated": Live(summary.cell("rated", place.row), entry.rated),
        "applicable": Live(summary.cell("applicable", place.row), entry.applicable),
        "coverage": Live(
            f"IF({applicable}=0,1,{rated}/{applicable})",
            entry.rated / entry.applicable if entry.applicable else 1.0,
        ),
        "drawn": Live(
            f'IF({along}="",NA(),{along})', entry.along if entry.along is not None else NOT_AVAILABLE
        ),
    }


def _words(table: Table, row: int, entry: StandingEntry, place: _Place, terms: Terms) -> dict[str, Content]:
    """The step of the scale and the status where one criterion alone applies, and how firm the figure is."""
    layout = place.layout
    level, rated, applicable = (table.here(name, row) for name in ("level", "rated", "applicable"))
    step = f"MATCH(ROUND({level},0),{layout.name('Scale')},0)"
    title = None
    if entry.applicable == 1 and entry.level is not None:
        title = place.titles[round(entry.level)]
    covered = f"{rated}*{layout.name('Headline_whole')}>={applicable}*{layout.name('Headline_part')}"
    firm = terms.provisional if entry.provisional else terms.firm
    return {
        "step": Live(
            f'IF({applicable}<>1,"",IF({level}="","",INDEX({layout.name("Scale_title")},{step})))', title
        ),
        "status": Live(_status(applicable, place), entry.status or None),
        "firm": Live(
            f'IF({level}="","",IF({covered},{quoted(terms.firm)},{quoted(terms.provisional)}))',
            firm if entry.level is not None else None,
        ),
    }


def _status(applicable: str, place: _Place) -> str:
    """The only status among the criteria, where one of them alone applies."""
    if not place.layout.traits.statuses:
        return '""'
    found = place.layout.scorecard.run("status", place.first, place.last)
    only = f'IF(COUNTIF({found},"?*")=0,"",INDEX({found},MATCH("?*",{found},0)))'
    return f'IF({applicable}<>1,"",{only})'
