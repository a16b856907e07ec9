"""What was gathered and how: the baseline, activities and samples, the coverage map, people by role."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import PageBreak, Spacer

from maturity_desktop.reports.drawing import Drawing
from maturity_desktop.reports.gathered import OwedEntry
from maturity_desktop.reports.parts import FrameworkContent
from maturity_desktop.reports.pdf.drawing import Chart
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import paragraph, prose
from maturity_desktop.reports.pdf.table import Cell, Row, Rows, rows_of
from maturity_desktop.reports.sections.fieldwork import met_words
from maturity_desktop.reports.sections.wording import count_words

CAPTION = 50.0
"""The height of what stands between a map and its heading."""
FEW_ROWS = 400.0
"""A second map that is no higher stands whole below the first where it fits."""


def baseline(pages: Pages) -> Story:
    """The figures as told at the opening, beside what the data come to."""
    _, found = pages.content.words.gettext, pages.content.baseline
    if not found:
        return []
    computed = any(own.computed for own in found)
    heads = [_("Figure"), _("As told"), _("Of what time"), *([_("As computed")] if computed else [])]
    rows = [
        [
            own.title,
            own.told,
            own.period,
            *([_beside(own.computed, own.computed_period)] if computed else []),
        ]
        for own in found
    ]
    shares = (0.34, 0.18, 0.2, 0.28) if computed else (0.46, 0.27, 0.27)
    return [
        pages.subheading(_("Baseline: figures as told at the opening")),
        _table(pages, heads, rows, shares),
    ]


def _beside(computed: str, period: str) -> str:
    return f"{computed}\n{period}" if period else computed


def fieldwork(pages: Pages) -> Story:
    """The activities that were held by kind, and the samples."""
    _, found = pages.content.words.gettext, pages.content.fieldwork
    story: Story = []
    if found.activities:
        rows = [[own.kind, str(own.held), own.people] for own in found.activities]
        heads = [_("Activities held"), _("How many"), _("With whom, by role")]
        story += [pages.subheading(_("Activities")), _table(pages, heads, rows, (0.26, 0.14, 0.6))]
    if found.samples:
        rows = [
            [own.what, _count(pages, own.population), _count(pages, own.sample), own.drawn]
            for own in found.samples
        ]
        heads = [_("Sample of"), _("There are"), _("Looked at"), _("How drawn")]
        story += [pages.subheading(_("Samples")), _table(pages, heads, rows, (0.34, 0.12, 0.12, 0.42))]
    return story


def _count(pages: Pages, number: int | None) -> str:
    return "–" if number is None else count_words(number, pages.content.words)


def owed(pages: Pages) -> Story:
    """What the client was asked for and has not handed over."""
    _, found = pages.content.words.gettext, pages.content.fieldwork.owed
    if not found:
        return []
    rows = [[own.number, own.title, own.state, _criteria(own)] for own in found]
    heads = [_("Number"), _("Asked for"), _("State"), _("Criteria")]
    return [_table(pages, heads, rows, (0.12, 0.34, 0.34, 0.2))]


def _criteria(own: OwedEntry) -> str:
    return ", ".join(own.criteria)


def coverage(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    """The coverage map by kind of evidence and, where people were met, by role."""
    _, found = pages.content.words.gettext, framework.coverage
    if not found.entries:
        return []
    name = _("What the ratings rest on")
    if pages.several():
        name = _("What the ratings rest on: {framework}").format(framework=framework.short_title)
    follows = found.by_kind[0].height + CAPTION
    story = pages.section(f"coverage-{number}", name, found.finding, follows=follows)
    story += _maps(pages, found.legend, found.by_kind)
    if found.by_role:
        follows = min(found.by_role[0].height + CAPTION, FEW_ROWS + CAPTION)
        story.append(pages.part(f"coverage-roles-{number}", _("Who was met, by role"), follows=follows))
        story += _maps(pages, found.role_legend, found.by_role)
    return story


def _maps(pages: Pages, legend: str, drawings: Sequence[Drawing]) -> Story:
    story: Story = [paragraph(legend, pages.styles.small_quiet), Spacer(1, 8)]
    for place, drawing in enumerate(drawings):
        story += [*([PageBreak()] if place else []), Chart(drawing, pages.look)]
    return story


def people(pages: Pages) -> Story:
    """Who was met, by role; nobody's name."""
    _, found = pages.content.words.gettext, pages.content.fieldwork.people
    if not found:
        return []
    rows = [[own.role, str(own.people), str(own.activities), own.kinds] for own in found]
    heads = [_("Role"), _("People"), _("Activities"), _("Kinds")]
    return [
        *pages.section("people", _("People by role"), met_words(found, pages.content.words), follows=200),
        _table(pages, heads, rows, (0.36, 0.12, 0.14, 0.38)),
    ]


def _table(
    pages: Pages, heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]
) -> Rows:
    styles = pages.styles
    head: list[Cell] = [[paragraph(words, styles.small_quiet)] for words in heads]
    made = [
        part
        for row in rows
        for part in rows_of(
            Row(
                (
                    [*prose(row[0], styles.small_strong)],
                    *([*prose(cell, styles.small)] for cell in row[1:]),
                ),
                whole=True,
            )
        )
    ]
    return Rows(head, made, shares, pages.look)
