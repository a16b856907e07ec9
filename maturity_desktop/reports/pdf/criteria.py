"""Each criterion: where it stands, why, what is next, and on what evidence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from reportlab.platypus import Flowable, Spacer

from maturity_desktop.domain.report_records import Part
from maturity_desktop.look import Look
from maturity_desktop.reports.charts.squares import square
from maturity_desktop.reports.drawing import Drawing
from maturity_desktop.reports.parts import (
    CheckpointEntry,
    CriterionEntry,
    DomainEntry,
    EvidenceUse,
    FrameworkContent,
    LevelEntry,
    Mark,
)
from maturity_desktop.reports.pdf.document import Heading, Later
from maturity_desktop.reports.pdf.drawing import paint
from maturity_desktop.reports.pdf.findings import follows_from
from maturity_desktop.reports.pdf.pages import Entry, Pages, Story
from maturity_desktop.reports.pdf.paragraphs import in_face, marked_up, paragraph, prose
from maturity_desktop.reports.pdf.photos import photo_link, photos_beside
from maturity_desktop.reports.pdf.table import Cell, Row, Rows, rows_of
from maturity_desktop.reports.sections.in_short import is_in_short, levels_said, open_words
from maturity_desktop.reports.sections.wording import mean_words, priority_words
from maturity_desktop.reports.supported import Bearing
from maturity_desktop.reports.text import for_pdf, one_line

CHECKPOINTS = (0.13, 0.2, 0.67)
EVIDENCE = (0.13, 0.57, 0.3)
PATH = (0.13, 0.87)
FOLLOWS, FOLLOWS_SHORT = 180.0, 110.0
"""What stands with a domain's heading on its page: the beginning of a criterion, or one told in short."""
SIGNS = {
    Mark.MET: "✓",
    Mark.PARTLY: "◐",
    Mark.NOT_MET: "✗",
    Mark.NOT_APPLICABLE: "⊘",
    Mark.UNANSWERED: "○",
}

SIGNS_OF_A_SIGN = {**SIGNS, Mark.MET: "●", Mark.NOT_MET: "–"}
"""Observed is no merit, not observed no fault."""


def criteria(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    """Every criterion, by domain."""
    _ = pages.content.words.gettext
    name = _("Criteria")
    if pages.several():
        name = _("Criteria: {framework}").format(framework=framework.short_title)
    story = pages.section(f"criteria-{number}", name, framework.page_titles.checkpoints)
    for place, domain in enumerate(framework.domains):
        anchor = f"domain-{number}-{place}"
        if domain.undescribed:
            story += _undescribed(pages, domain, anchor)
            continue
        own = [criterion for criterion in framework.criteria if criterion.domain == domain.id]
        begins_short = bool(own) and is_in_short(own[0])
        story.append(_domain_heading(pages, domain, anchor, FOLLOWS_SHORT if begins_short else FOLLOWS))
        for criterion in own:
            title = criterion_title(pages, criterion)
            pages.entries.append(Entry(title, pages.criterion_place(framework.id, criterion.id), 2))
            tell = criterion_in_short if is_in_short(criterion) else criterion_pages
            story.append(Later(partial(tell, pages, framework, criterion)))
    return story


def _undescribed(pages: Pages, domain: DomainEntry, place: str) -> Story:
    """A domain that the source only names."""
    _ = pages.content.words.gettext
    name = _("{id} {title}").format(id=domain.id, title=domain.title)
    said = _("Not described. {reason}").format(reason=domain.undescribed)
    return [pages.part(place, name, follows=30), *prose(said, pages.styles.small_quiet)]


def criterion_title(pages: Pages, criterion: CriterionEntry) -> str:
    """Number and title, as headings, bookmarks and contents show them."""
    return pages.content.words.gettext("{id} {title}").format(id=criterion.id, title=criterion.title)


def _domain_heading(pages: Pages, domain: DomainEntry, place: str, follows: float) -> Heading:
    _ = pages.content.words.gettext
    words = pages.content.words
    name = _("{id} {title}").format(id=domain.id, title=domain.title)
    title, _rest = pages.heading_text(name)
    if domain.level is None or domain.applicable == 1:
        figures = words.ngettext(
            "{rated} of {applicable} criterion rated",
            "{rated} of {applicable} criteria rated",
            domain.applicable,
        ).format(rated=domain.rated, applicable=domain.applicable)
    else:
        figures = _("Mean level {level}; {rated} of {applicable} criteria rated").format(
            level=mean_words(domain.level, words), rated=domain.rated, applicable=domain.applicable
        )
    pages.entries.append(Entry(name, place, 1))
    parts = [paragraph(title, pages.styles.domain), paragraph(figures, pages.styles.small_quiet)]
    return Heading(parts, place, name, 1, follows=follows, before=26)


def criterion_pages(
    pages: Pages, framework: FrameworkContent, criterion: CriterionEntry, alone: bool = False
) -> Story:
    """Everything about one criterion; where the report is of it `alone`, what is told whole is not listed."""
    _ = pages.content.words.gettext
    styles = pages.styles
    place = pages.criterion_place(framework.id, criterion.id)
    name = criterion_title(pages, criterion)
    title, rest = pages.heading_text(name)
    head = _CriterionTitle(pages, framework, criterion, title)
    story: Story = [Heading([head], place, name, 0 if alone else 2, follows=170, before=18), *rest]
    if criterion.intent:
        story += prose(criterion.intent, styles.small_quiet)
    story.append(_facts(pages, criterion))
    story += _reservations(pages, criterion)
    story += _note(pages, criterion)
    story += _bearing(pages, criterion)
    with_findings = not (alone and pages.has(Part.FINDINGS))
    with_actions = not (alone and pages.has(Part.ROADMAP))
    story += follows_from(pages, framework.id, criterion.id, with_findings, with_actions)
    story.append(pages.subheading(_("Path to the next level")))
    story += prose(criterion.blocking_words, styles.small_attention)
    story += prose(criterion.path_words, styles.small)
    if criterion.path:
        path = [_path_row(pages, point) for point in criterion.path]
        story.append(Rows((), path, PATH, pages.look, pad=1))
    story.append(_checkpoints(pages, criterion, criterion.levels))
    if not (alone and criterion.evidence and pages.has(Part.APPENDICES)):
        story += _evidence(pages, criterion)
    return story


def criterion_in_short(pages: Pages, framework: FrameworkContent, criterion: CriterionEntry) -> Story:
    """A criterion that is not rated: what is open, and whatever was said of it."""
    styles = pages.styles
    place = pages.criterion_place(framework.id, criterion.id)
    name = criterion_title(pages, criterion)
    title, rest = pages.heading_text(name)
    head = _CriterionTitle(pages, framework, criterion, title)
    story: Story = [Heading([head], place, name, 2, follows=60, before=18), *rest]
    story += prose(open_words(criterion, pages.content.words), styles.small)
    story += _reservations(pages, criterion)
    story += _note(pages, criterion)
    story += _bearing(pages, criterion)
    story += follows_from(pages, framework.id, criterion.id)
    story += prose(criterion.blocking_words, styles.small_attention)
    if levels := levels_said(criterion):
        story.append(_checkpoints(pages, criterion, levels))
    return [*story, *(_evidence(pages, criterion) if criterion.evidence else ())]


class _CriterionTitle(Flowable):
    """The title with the level's square before it and a line above."""

    SIDE = 20.0

    def __init__(
        self, pages: Pages, framework: FrameworkContent, criterion: CriterionEntry, title: str
    ) -> None:
        super().__init__()
        self._look: Look = pages.look
        self._title = paragraph(title, pages.styles.criterion)
        shapes = square(0, 0, self.SIDE, criterion.level, criterion.state, framework.floor)
        self._square = Drawing(
            self.SIDE, self.SIDE, criterion.level_words, tuple(shapes), (), framework.floor, framework.top
        )

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        height = self._title.wrapOn(self.canv, available_width - self.SIDE - 12, available_height)[1]
        self.height = max(height, self.SIDE) + 10
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.setStrokeColor(self._title.style.textColor)
        canvas.setLineWidth(0.8)
        canvas.line(0, self.height, self.width, self.height)
        self._title.drawOn(canvas, self.SIDE + 12, self.height - 10 - self._title.height)
        canvas.saveState()
        canvas.translate(0, self.height - 10 - self.SIDE)
        with canvas.described(self._square.title, (0, 0, self.SIDE, self.SIDE)):
            for shape in self._square.shapes:
                paint(canvas, shape, self._square, self._look)
        canvas.restoreState()


def _facts(pages: Pages, criterion: CriterionEntry) -> Rows:
    """Level, target, gap, confidence and priority side by side."""
    _ = pages.content.words.gettext
    words, styles = pages.content.words, pages.styles
    facts = (
        (_("Level"), criterion.level_words),
        (_("Target"), str(criterion.target)),
        (_("Gap"), str(criterion.gap) if criterion.gap is not None else "–"),
        (_("Priority"), priority_words(criterion.priority, words)),
        (_("Confidence"), criterion.support),
    )
    cells: tuple[Cell, ...] = tuple(
        [paragraph(label, styles.small_quiet), paragraph(text, styles.small_strong)] for label, text in facts
    )
    return Rows((), [Row(cells, line="none")], (0.34, 0.1, 0.09, 0.12, 0.35), pages.look)


def _reservations(pages: Pages, criterion: CriterionEntry) -> Story:
    """A level that the assessor set, and why a rating is provisional."""
    _ = pages.content.words.gettext
    story: Story = []
    if criterion.set_level is not None:
        said = _(
            "The assessor set level {level}; the answers alone give at least {low} and at most "
            "{high}. {reason}"
        )
        reason = criterion.set_reason.strip() or _("No reason is given.")
        story += prose(
            said.format(level=criterion.set_level, low=criterion.low, high=criterion.high, reason=reason),
            pages.styles.small,
        )
    if criterion.provisional:
        said = _("Provisional: {reasons}.").format(reasons="; ".join(criterion.provisional))
        story += prose(said, pages.styles.small_attention)
    return story


def _note(pages: Pages, criterion: CriterionEntry) -> Story:
    """The assessor's note, if there is any."""
    if not criterion.note.strip():
        return []
    _ = pages.content.words.gettext
    return [pages.subheading(_("Note")), *prose(criterion.note, pages.styles.body)]


def _bearing(pages: Pages, criterion: CriterionEntry) -> Story:
    """What supporting figures, claims and surveys say here, each on a line."""
    if not criterion.bearing:
        return []
    _ = pages.content.words.gettext
    rows = [_bearing_row(pages, own) for own in criterion.bearing]
    table = Rows((), rows, (0.34, 0.66), pages.look, pad=2)
    return [pages.subheading(_("Figures, claims and surveys")), table]


def _bearing_row(pages: Pages, own: Bearing) -> Row:
    styles = pages.styles
    label = paragraph(own.label, styles.small_strong)
    if own.figure:
        label = marked_up(pages.link(pages.figure_place(own.figure), one_line(own.label)), styles.small)
    return Row(([label], [*prose(own.text, styles.small)]), line="none")


def _path_row(pages: Pages, point: CheckpointEntry) -> Row:
    styles = pages.styles
    return Row(([paragraph(point.id, styles.small_number)], [*prose(point.text, styles.small)]), line="none")


def _checkpoints(pages: Pages, criterion: CriterionEntry, levels: Iterable[LevelEntry]) -> Rows:
    """The checkpoints of these levels, with their answers."""
    _ = pages.content.words.gettext
    styles = pages.styles
    head: list[Cell] = [
        [paragraph(_("Checkpoint"), styles.small_quiet)],
        [paragraph(_("Answer and evidence"), styles.small_quiet)],
        [paragraph(_("Requirement"), styles.small_quiet)],
    ]
    rows: list[Row] = []
    for level in levels:
        required = [point for point in level.checkpoints if not point.sign]
        signs = [point for point in level.checkpoints if point.sign]
        if level.checkpoints:
            rows.append(_level_row(pages, level))
        for point in required:
            rows += rows_of(_checkpoint_row(pages, criterion, point))
        if signs:
            rows.append(_signs_row(pages, level))
        for point in signs:
            rows += rows_of(_checkpoint_row(pages, criterion, point))
    table = Rows(head, rows, CHECKPOINTS, pages.look, pad=2.5)
    table.spaceBefore = 12
    return table


def _level_row(pages: Pages, level: LevelEntry) -> Row:
    """The level's title, how it stands, and its points where the framework shows them."""
    title = pages.content.words.gettext("Level {level}, {title}").format(
        level=level.number, title=level.title
    )
    state = " · ".join(text for text in (level.state_words, level.points_words) if text)
    said = marked_up(f"{in_face(title, 'semibold')} · {for_pdf(state)}", pages.styles.small)
    return Row(([said],), span=True, keep=True, lead=6)


def _signs_row(pages: Pages, level: LevelEntry) -> Row:
    """What stands above the signs of a level, apart from what is required."""
    _ = pages.content.words.gettext
    name = in_face(_("Signs of this level"), "medium")
    state = for_pdf(level.signs_words or _("none of them applies"))
    return Row(([marked_up(f"{name} · {state}", pages.styles.small_quiet)],), span=True, keep=True)


def _checkpoint_row(pages: Pages, criterion: CriterionEntry, point: CheckpointEntry) -> Row:
    _ = pages.content.words.gettext
    styles = pages.styles
    strong = point.mark in ((Mark.MET, Mark.PARTLY) if point.sign else (Mark.NOT_MET, Mark.PARTLY))
    answer = styles.small_strong if strong else styles.small_quiet
    cell: Cell = [*prose(point.text, styles.small)]
    if point.examples:
        cell += prose(_("For example: {examples}").format(examples=point.examples), styles.small_quiet)
    if point.blocks is not None:
        cell.append(paragraph(point.sign_words, styles.small_quiet))
    aside = _aside(pages, point)
    if aside:
        cell.append(paragraph(aside, styles.small_quiet))
    cell += prose(point.remark, styles.small_said)
    mark = (SIGNS_OF_A_SIGN if point.sign else SIGNS)[point.mark]
    said: Cell = [paragraph(f"{mark} {point.mark_words}", answer)]
    links = ", ".join(
        _checkpoint_link(pages, use, point) for use in criterion.evidence if point.id in use.checkpoints
    )
    if links:
        said.append(marked_up(links, styles.small))
    return Row(([paragraph(point.id, styles.small_number)], said, cell))


def _aside(pages: Pages, point: CheckpointEntry) -> str:
    """The theme of a checkpoint, whether it is this tool's own, and when it applies."""
    _ = pages.content.words.gettext
    parts = (
        _("Theme: {theme}").format(theme=point.theme) if point.theme else "",
        _("Added by this tool") if point.added else "",
        point.condition if point.mark is not Mark.NOT_APPLICABLE else "",
    )
    return " · ".join(part for part in parts if part)


def _checkpoint_link(pages: Pages, use: EvidenceUse, point: CheckpointEntry) -> str:
    """Markup of an item at a checkpoint, with what keeps it from being read as support."""
    _ = pages.content.words.gettext
    link = pages.link(pages.evidence_place(use.id), use.label)
    if point.id in use.contradicted:
        said = _("{evidence} contradicts")
    elif use.stale:
        said = _("{evidence} stale")
    else:
        return link
    colour = pages.look.colours["attention"]
    return f'<font color="{colour}">{in_face(said, "medium")}</font>'.replace("{evidence}", link)


def _evidence(pages: Pages, criterion: CriterionEntry) -> Story:
    _ = pages.content.words.gettext
    story: Story = [pages.subheading(_("Evidence"))]
    if not criterion.evidence:
        return [*story, paragraph(_("No evidence is linked to this criterion."), pages.styles.small_quiet)]
    rows = [_evidence_row(pages, use) for use in criterion.evidence]
    photos = photos_beside(pages, [use.id for use in criterion.evidence])
    return [*story, Rows((), rows, EVIDENCE, pages.look, pad=2.5), *photos, Spacer(1, 4)]


def _evidence_row(pages: Pages, use: EvidenceUse) -> Row:
    _ = pages.content.words.gettext
    styles = pages.styles
    warnings = [
        word
        for word, holds in (
            (_("contradicts"), use.contradicts),
            (_("stale"), use.stale),
            (_("confidential"), use.confidential),
        )
        if holds
    ]
    title: Cell = [*prose(use.title, styles.small)]
    if warnings:
        title.append(paragraph(", ".join(warnings), styles.small_attention))
    if photo := photo_link(pages, use.id):
        title.append(marked_up(photo, styles.small))
    kind = _("{kind}, {date}").format(kind=use.kind, date=use.dated)
    return Row(
        (
            [marked_up(pages.link(pages.evidence_place(use.id), use.label), styles.small)],
            title,
            [paragraph(kind, styles.small_quiet)],
        )
    )
