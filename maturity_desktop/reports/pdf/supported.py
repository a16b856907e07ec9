"""Supporting figures with their charts, and what is claimed against what they show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportlab.platypus import Spacer

from maturity_desktop.domain.claims import Verdict
from maturity_desktop.domain.supporting_catalogue import Standing
from maturity_desktop.reports.pdf.drawing import Chart
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import in_face, marked_up, paragraph, prose
from maturity_desktop.reports.pdf.sources import source_line
from maturity_desktop.reports.pdf.table import Cell, Row, Rows
from maturity_desktop.reports.supported import (
    ClaimEntry,
    CriterionLabel,
    DataEntry,
    FigureDomain,
    FigureEntry,
    Supported,
)
from maturity_desktop.reports.text import for_pdf, one_line

WORDS_AND_CHART = (0.4, 0.6)
MARKS = {Standing.BELOW: "▼", Standing.WITHIN: "●", Standing.ABOVE: "▲"}
"""As the charts mark a month."""


def supported(pages: Pages) -> Story:
    """Figures, then claims; nothing where there are none."""
    found = pages.content.supported
    if found is None:
        return []
    return [*_figures(pages, found), *_claims(pages, found)]


def _figures(pages: Pages, found: Supported) -> Story:
    if not found.domains:
        return []
    _ = pages.content.words.gettext
    story = pages.section("supporting", _("Supporting figures"), found.figures_title)
    story += prose(found.about, pages.styles.small_quiet)
    story.append(Spacer(1, 6))
    story.append(figures_table(pages, found))
    if found.data:
        story.append(data_table(pages, _("Data"), found.data))
    return story


def figures_table(pages: Pages, found: Supported) -> Rows:
    """Every figure with its chart, by domain."""
    rows = [row for domain in found.domains for row in _domain(pages, domain)]
    return Rows((), rows, WORDS_AND_CHART, pages.look, pad=7)


def _domain(pages: Pages, domain: FigureDomain) -> Iterable[Row]:
    title = paragraph(domain.title, pages.styles.heading)
    yield Row(([title],), span=True, keep=True, lead=10, line="text")
    for figure in domain.figures:
        yield _figure(pages, figure)


def _figure(pages: Pages, figure: FigureEntry) -> Row:
    """Words at the left, months and groups at the right."""
    charts: Cell = []
    for drawing in (figure.months, figure.groups):
        if drawing is not None:
            charts += [*([Spacer(1, 8)] if charts else []), Chart(drawing, pages.look)]
    return Row((_words(pages, figure), charts), anchor=pages.figure_place(figure.id), whole=True)


def _words(pages: Pages, figure: FigureEntry) -> Cell:
    _ = pages.content.words.gettext
    styles = pages.styles
    cell: Cell = [
        paragraph(figure.title, styles.small_strong),
        paragraph(figure.value, styles.heading),
    ]
    if figure.interval:
        cell.append(paragraph(figure.interval, styles.small))
    if figure.standing is not None:
        style = styles.small if figure.standing is Standing.WITHIN else styles.small_attention
        cell.append(paragraph(f"{MARKS[figure.standing]} {figure.standing_words}", style))
    if figure.typical:
        usual = _("{typical}. {why}").format(typical=figure.typical, why=figure.why).strip()
        cell += prose(_begun(usual), styles.small_quiet)
    cell.append(Spacer(1, 3))
    cell += prose(figure.formula, styles.small_said)
    told = _("{origin}.").format(origin=_begun(figure.origin))
    cell += prose(" ".join((told, *figure.facts)), styles.small_quiet)
    if figure.criteria:
        cell.append(bears_on(pages, figure.criteria))
    return cell


def _begun(sentence: str) -> str:
    """A sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


def bears_on(pages: Pages, criteria: Sequence[CriterionLabel]) -> object:
    """Links to the criteria that something bears on."""
    _ = pages.content.words.gettext
    links = ", ".join(pages.link(pages.criterion_place(own.framework, own.id), own.words) for own in criteria)
    told = pages.content.words.ngettext("Criterion {criteria}", "Criteria {criteria}", len(criteria))
    return marked_up(for_pdf(told).format(criteria=links), pages.styles.small_quiet)


def data_table(pages: Pages, title: str, data: Sequence[DataEntry]) -> Rows:
    """Where figures or answers came from, and what was odd in them."""
    _ = pages.content.words.gettext
    styles = pages.styles
    head: list[Cell] = [
        [paragraph(title, styles.small_quiet)],
        [paragraph(_("Data quality"), styles.small_quiet)],
    ]
    nothing = paragraph(_("Nothing was dropped, filled or odd."), styles.small)
    rows = [
        Row(
            (
                [source_line(pages, own.told, own.evidence, own.place)],
                [part for sentence in own.quality for part in prose(sentence, styles.small)] or [nothing],
            )
        )
        for own in data
    ]
    table = Rows(head, rows, (0.4, 0.6), pages.look, pad=2.5)
    table.spaceBefore = 14
    return table


# Claims


def _claims(pages: Pages, found: Supported) -> Story:
    """Contradicted claims first."""
    if not found.claims:
        return []
    _ = pages.content.words.gettext
    styles = pages.styles
    name = _("Claims and figures")
    if found.domains:
        story: Story = [pages.part("claims", name, found.claims_title)]
    else:
        story = pages.section("claims", name, found.claims_title)
    about = _(
        "A claim is made where a checkpoint about figures is answered met, or where a note, a remark or the "
        "title of an item of evidence says so. It is held against what the client handed over."
    )
    head: list[Cell] = [
        [paragraph(_("Criterion"), styles.small_quiet)],
        [paragraph(_("What is claimed"), styles.small_quiet)],
        [paragraph(_("What the figures show"), styles.small_quiet)],
    ]
    rows = [
        row
        for verdict in Verdict
        for row in _verdict(pages, [own for own in found.claims if own.verdict is verdict])
    ]
    story += [paragraph(about, styles.small_quiet), Rows(head, rows, (0.25, 0.42, 0.33), pages.look)]
    return story


def _verdict(pages: Pages, claims: Sequence[ClaimEntry]) -> Iterable[Row]:
    styles = pages.styles
    for place, own in enumerate(claims):
        if place == 0:
            wrong = own.verdict is Verdict.CONTRADICTED
            style = styles.small_attention if wrong else styles.small_strong
            yield Row(([paragraph(own.verdict_words, style)],), span=True, keep=True, lead=6)
        place_of = pages.criterion_place(own.criterion.framework, own.criterion.id)
        title = f"{pages.link(place_of, own.criterion.words)} {in_face(one_line(own.title), 'regular')}"
        yield Row(
            (
                [marked_up(title, styles.small)],
                [*prose(own.says, styles.small), *prose(own.claimed, styles.small_quiet)],
                [*prose(own.shows, styles.small)],
            )
        )
