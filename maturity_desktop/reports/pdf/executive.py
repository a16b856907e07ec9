"""The executive page of a model; of one of several with few criteria it tells readiness as well."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.platypus import Flowable, Spacer

from maturity_desktop.reports.content import COLUMNS
from maturity_desktop.reports.parts import Figure, FrameworkContent, Point
from maturity_desktop.reports.pdf.drawing import Chart
from maturity_desktop.reports.pdf.lines import ink
from maturity_desktop.reports.pdf.pages import Pages, Story, height_of
from maturity_desktop.reports.pdf.paragraphs import in_face, marked_up, paragraph
from maturity_desktop.reports.pdf.results import heat_caption
from maturity_desktop.reports.pdf.table import Row, Rows
from maturity_desktop.reports.sections.executive import MOST_OF_NOTE
from maturity_desktop.reports.text import first_clauses, for_pdf, one_line

_NOTE_LIMITS = (MOST_OF_NOTE, 260, 220, 180, 140, 110, 80, 60, 45, 0)
"""Characters of the assessor's words on a strength or a risk, the first that leave the page one page; words
that would end within a clause are left out.
"""


def executive(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    """The finding on one page; where that is full, the words on strengths and risks are shortened."""
    return executive_with(pages, framework, number, [])


def executive_with(pages: Pages, framework: FrameworkContent, number: int, more: Story) -> Story:
    """The executive page with more at its end, which counts for its being full."""
    _ = pages.content.words.gettext
    name = _("Executive summary")
    if pages.several():
        name = _("Executive summary: {framework}").format(framework=framework.short_title)
    head = pages.section(f"executive-{number}", name, framework.executive.headline)
    bodies = ([*_executive_body(pages, framework, limit), *more] for limit in _NOTE_LIMITS)
    return head + _first_that_fits(pages, head[1:], bodies)


def _first_that_fits(pages: Pages, before: Story, stories: Iterable[Story]) -> Story:
    """The first story that ends on the page after what stands before it, else the last."""
    column = COLUMNS[pages.content.page_size]
    taken: Story = []
    for taken in stories:
        if height_of([*before, *taken], column.width) <= column.height:
            break
    return taken


def _executive_body(pages: Pages, framework: FrameworkContent, limit: int) -> Story:
    _ = pages.content.words.gettext
    says, look = framework.executive, pages.look
    story: Story = []
    figures = Row(tuple(_figure(pages, figure) for figure in says.figures))
    story.append(Rows((), [figures], (0.32, 0.36, 0.32), look, ruled=True, topped=True))
    story += _levels(pages, framework)
    points = Row(
        (
            _points(pages, framework, _("Strengths"), says.strengths, says.no_strengths, limit),
            _points(pages, framework, _("Risks"), says.risks, says.no_risks, limit),
        ),
        line="none",
    )
    strengths_and_risks = Rows((), [points], (0.5, 0.5), look, pad=2)
    strengths_and_risks.spaceAfter = 6
    story.append(strengths_and_risks)
    if says.decision:
        label = in_face(_("The decision asked for:"), "semibold")
        told = in_face(" ".join(says.decision), "regular")
        story += [marked_up(f"{label} {told}", pages.styles.small), Spacer(1, 2)]
    story.append(_Aside(pages, _("How firm these figures are"), says.firmness))
    return story


def _levels(pages: Pages, framework: FrameworkContent) -> Story:
    """The level of every criterion; of a single one how much is met of each level, which says more."""
    if len(framework.criteria) > 1:
        return [Chart(framework.charts.level_strip, pages.look), Spacer(1, 2)]
    caption = paragraph(heat_caption(pages, framework), pages.styles.small_quiet)
    return [
        *(Chart(chart, pages.look) for chart in framework.charts.heat_maps),
        Spacer(1, 4),
        caption,
        Spacer(1, 4),
    ]


def _figure(pages: Pages, figure: Figure) -> list[Any]:
    """A number, its unit and its meaning."""
    styles = pages.styles
    unit = in_face(figure.unit, "semibold", styles.heading.fontSize)
    return [
        marked_up(f"{for_pdf(one_line(figure.value), 'semibold')} {unit}", styles.figure),
        paragraph(figure.caption, styles.small_quiet),
    ]


def _points(
    pages: Pages,
    framework: FrameworkContent,
    title: str,
    points: tuple[Point, ...],
    none: str,
    limit: int,
) -> list[Any]:
    styles = pages.styles
    parts: list[Any] = [paragraph(title, styles.heading), Spacer(1, 2)]
    for place, point in enumerate(points, start=1):
        link = pages.link(pages.criterion_place(framework.id, point.criterion), point.id)
        says = f"{link} {in_face(point.title, 'medium')} {for_pdf(one_line(point.says))}"
        parts.append(marked_up(f"{place}. {says}", styles.numbered))
        if said := first_clauses(point.note, limit):
            parts.append(paragraph(said, styles.indented_said))
        if place < len(points):
            parts.append(Spacer(1, 4))
    return parts if points else [*parts, paragraph(none, styles.small_quiet)]


class _Aside(Flowable):
    """A few lines on the accent's ground, with its bar at the left."""

    PAD = 8.0

    def __init__(self, pages: Pages, title: str, lines: tuple[str, ...]) -> None:
        super().__init__()
        styles = pages.styles
        self._look = pages.look
        self._parts = [paragraph(title, styles.heading), *(paragraph(line, styles.small) for line in lines)]
        self._heights: list[float] = []
        self.spaceBefore = 6

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        inside = available_width - 2 * self.PAD
        self._heights = [part.wrapOn(self.canv, inside, available_height)[1] for part in self._parts]
        self.height = sum(self._heights) + 2 * self.PAD + 4
        return self.width, self.height

    def draw(self) -> None:
        canvas, colours = self.canv, self._look.colours
        canvas.setFillColor(ink(colours["accent_ground"]))
        canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        canvas.setFillColor(ink(colours["accent"]))
        canvas.rect(0, 0, 3, self.height, stroke=0, fill=1)
        y = self.height - self.PAD
        for place, (part, height) in enumerate(zip(self._parts, self._heights, strict=True)):
            y -= height
            part.drawOn(canvas, self.PAD, y)
            y -= 4 if place == 0 else 0
