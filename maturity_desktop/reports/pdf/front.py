"""Cover, executive page and contents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from reportlab.platypus import ActionFlowable, Flowable, NextPageTemplate, PageBreak, Spacer

from maturity_desktop.reports.client_copy import copy_words
from maturity_desktop.reports.content import COLUMNS
from maturity_desktop.reports.parts import Figure, FrameworkContent, Line, Point
from maturity_desktop.reports.pdf.branding import Bar, EdgeBand, Mark, mark_words
from maturity_desktop.reports.pdf.contents import ContentsColumns, ContentsLine
from maturity_desktop.reports.pdf.drawing import Chart
from maturity_desktop.reports.pdf.lines import ink
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import in_face, marked_up, paragraph
from maturity_desktop.reports.pdf.scope import lines
from maturity_desktop.reports.pdf.table import Row, Rows
from maturity_desktop.reports.sections.executive import MOST_OF_NOTE
from maturity_desktop.reports.sections.signed_words import signed_words
from maturity_desktop.reports.text import first_clauses, for_pdf, one_line, shortened

_NOTE_LIMITS = (MOST_OF_NOTE, 260, 220, 180, 140, 110, 80, 60, 45, 0)
"""Characters of the assessor's words on a strength or a risk, the first that leave the page one page; words
that would end within a clause are left out.
"""


_COVER_STEPS = ((30.0, 2_000), (24.0, 2_000), (19.0, 2_000), (15.0, 240), (15.0, 100), (15.0, 50))
"""The client's name in points and the longest words in characters, the first that leave the cover a page."""


_COVER_AIR = (1.0, 0.4)
"""How much of the room between its parts the cover keeps where it names several models."""
_MOST_MODELS = 6
_LONGEST_NOTE = 400
"""Characters of a sentence of the disclaimer; longer ones stand at the end of the report only."""


def cover(pages: Pages) -> Story:
    """Whose report this is, on what, from when: one page. What it has no room for stands on the next."""
    airs = _COVER_AIR if pages.several() else _COVER_AIR[:1]
    covers = (_Cover(pages, *step, air) for step in _COVER_STEPS for air in airs)
    column = COLUMNS[pages.content.page_size]
    for made in covers:
        story = made.story()
        if _height(story, column.width) <= column.height:
            break
    return story + made.in_full()


@dataclass
class _Cover:
    """The cover in one of its steps; collects what it shortens."""

    pages: Pages
    size: float
    limit: int
    air: float
    _whole: list[Line] = field(default_factory=list, init=False)

    def _cut(self, label: str, text: str) -> str:
        cut = shortened(text, self.limit)
        if cut != one_line(text):
            self._whole.append(Line(label, text))
        return cut

    def story(self) -> Story:
        _ = self.pages.content.words.gettext
        styles, facts = self.pages.styles, self.pages.content.cover
        client = self._cut(_("Client"), facts.client or _("Client without a name"))
        story: Story = [
            NextPageTemplate("page"),
            *self._firm(120 * self.air),
            Bar(self.pages.look, 56, 4),
            Spacer(1, 22),
            paragraph(self._cut(_("Title"), facts.title), styles.cover_kind),
            paragraph(client, styles.cover_client(self.size)),
            Spacer(1, 16),
        ]
        for framework in facts.frameworks[:_MOST_MODELS]:
            title = self._cut(_("Framework"), framework.label)
            story.append(paragraph(title, styles.heading))
            if framework.text:
                edition = self._cut(_("Edition"), framework.text)
                said = _("Edition: {edition}").format(edition=edition)
                story.append(paragraph(said, styles.small_quiet))
            story.append(Spacer(1, 6))
        story += self._further(facts.frameworks[_MOST_MODELS:])
        story += [Spacer(1, 40 * self.air), self._facts(), Spacer(1, 30 * self.air)]
        return story + [paragraph(text, styles.small_quiet) for text in self._notes()]

    def _firm(self, room: float) -> Story:
        """The firm's mark at the head of the page, within the room above the title; else its name."""
        brand, styles = self.pages.content.options.brand, self.pages.styles
        if not (brand.mark or brand.firm.strip()):
            return [Spacer(1, room)]
        head: Story = [EdgeBand(self.pages.look)] if brand.accent else []
        if brand.mark:
            mark = Mark(brand.mark, mark_words(self.pages.content))
            return [*head, mark, Spacer(1, max(room - mark.height, 16))]
        firm = self._cut(self.pages.content.words.gettext("Firm"), brand.firm)
        name = paragraph(firm, styles.heading)
        taken = name.wrapOn(None, COLUMNS[self.pages.content.page_size].width, 1e6)[1]
        return [*head, name, Spacer(1, max(room - taken, 16))]

    def _notes(self) -> tuple[str, ...]:
        """What the report is not; in one sentence where the owners and models to be named are very many."""
        _ = self.pages.content.words.gettext
        notes = self.pages.content.disclaimer[:-1]
        if all(len(note) <= _LONGEST_NOTE for note in notes) or not self.pages.several():
            return notes
        said = _(
            "It is not a certificate of the owner of any model named above; none of them has issued or "
            "reviewed it. In whose words the requirements stand is said at the end of the report."
        )
        return notes[0], said

    def _further(self, frameworks: tuple[Line, ...]) -> Story:
        """How many models the cover has no room for; their names stand on the next page."""
        if not frameworks:
            return []
        words = self.pages.content.words
        self._whole += [Line(words.gettext("Framework"), framework.label) for framework in frameworks]
        count = len(frameworks)
        said = words.ngettext("and {count} more", "and {count} more", count).format(count=count)
        return [paragraph(said, self.pages.styles.small_quiet)]

    def _facts(self) -> Rows:
        _ = self.pages.content.words.gettext
        styles, facts = self.pages.styles, self.pages.content.cover
        options = self.pages.content.options
        lines = (
            (_("Site"), facts.site),
            (_("Cut-off"), facts.cut_off),
            (_("Made on"), facts.made_on),
            (_("Assessor"), facts.assessor),
            (_("Firm"), options.brand.firm if options.brand.mark else ""),
            (_("Status"), facts.status),
            (_("Version"), facts.version),
            (_("Signed"), signed_words(options.signed, self.pages.content.words)),
            (_("Copy"), copy_words(self.pages.content)),
            (_("Distribution"), options.distribution),
            (_("Note"), facts.sample),
        )
        rows = [
            Row(
                (
                    [paragraph(label, styles.small_quiet)],
                    [paragraph(self._cut(label, text), styles.small_strong)],
                )
            )
            for label, text in lines
            if text.strip()
        ]
        return Rows((), rows, (0.2, 0.8), self.pages.look)

    def in_full(self) -> Story:
        """A page with what the cover shortened; nothing where it holds all."""
        if not self._whole:
            return []
        _ = self.pages.content.words.gettext
        heading = self.pages.subheading(_("What the cover shortens, in full"))
        return [PageBreak(), heading, lines(self.pages, tuple(self._whole))]


def executive(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    """The finding on one page; where that is full, the words on strengths and risks are shortened."""
    _ = pages.content.words.gettext
    name = _("Executive summary")
    if pages.several():
        name = _("Executive summary: {framework}").format(framework=framework.short_title)
    head = pages.section(f"executive-{number}", name, framework.executive.headline)
    bodies = (_executive_body(pages, framework, limit) for limit in _NOTE_LIMITS)
    return head + _first_that_fits(pages, head[1:], bodies)


def _first_that_fits(pages: Pages, before: Story, stories: Iterable[Story]) -> Story:
    """The first story that ends on the page after what stands before it, else the last."""
    column = COLUMNS[pages.content.page_size]
    taken: Story = []
    for taken in stories:
        if _height([*before, *taken], column.width) <= column.height:
            break
    return taken


def _height(story: Story, width: float) -> float:
    """How high flowables stand under each other; between two of them the larger room counts."""
    height = after = 0.0
    for flowable in story:
        if isinstance(flowable, ActionFlowable):
            continue
        before = flowable.getSpaceBefore() if height else 0.0
        height += max(after, before) + flowable.wrapOn(None, width, 1e6)[1]
        after = flowable.getSpaceAfter()
    return height


def _executive_body(pages: Pages, framework: FrameworkContent, limit: int) -> Story:
    _ = pages.content.words.gettext
    says, look = framework.executive, pages.look
    story: Story = []
    figures = Row(tuple(_figure(pages, figure) for figure in says.figures))
    story.append(Rows((), [figures], (0.32, 0.36, 0.32), look, ruled=True, topped=True))
    story += [Chart(framework.charts.level_strip, look), Spacer(1, 2)]
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


def contents(pages: Pages) -> Story:
    """Every section and criterion with its page; made last, when all of them are known."""
    _ = pages.content.words.gettext
    entries = [ContentsLine(pages, entry) for entry in pages.entries]
    title = paragraph(_("Contents"), pages.styles.title)
    return [PageBreak(), title, Spacer(1, 14), ContentsColumns(entries)]
