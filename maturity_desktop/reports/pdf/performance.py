"""Performance: what the client's figures prove of the measured criteria."""

from __future__ import annotations

from reportlab.platypus import Spacer

from maturity_desktop.reports.measured import ChannelEntry, MeasuredEntry, Performance, SourceEntry
from maturity_desktop.reports.parts import FrameworkContent
from maturity_desktop.reports.pdf.document import Heading
from maturity_desktop.reports.pdf.drawing import Chart
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import Words, marked_up, paragraph, prose
from maturity_desktop.reports.pdf.sources import source_line
from maturity_desktop.reports.pdf.table import Cell, Row, Rows

ABOVE, BELOW = 80.0, 110.0
"""What stands above a ladder, and around a chart."""


def performance(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    """Every measured criterion with its ladder, charts and data; nothing where there are no figures."""
    found = framework.performance
    if found is None:
        return []
    _ = pages.content.words.gettext
    name = _("Performance")
    if pages.several():
        name = _("Performance: {framework}").format(framework=framework.short_title)
    story = pages.section(f"performance-{number}", name, found.title)
    story += [paragraph(rule, pages.styles.small_quiet) for rule in found.rules]
    places = [f"performance-{number}-{place}" for place in range(len(found.criteria))]
    story += [Spacer(1, 8), _overview(pages, found, places)]
    for place, entry in zip(places, found.criteria, strict=True):
        story += measured_criterion(pages, framework, entry, place)
    return story


def _overview(pages: Pages, found: Performance, places: list[str]) -> Rows:
    """Every measured criterion in a row."""
    _ = pages.content.words.gettext
    quiet, right = pages.styles.small_quiet, pages.styles.small_quiet_right
    head: list[Cell] = [
        [paragraph(_("Criterion"), quiet)],
        [paragraph(_("Figures prove"), right)],
        [paragraph(_("Rated"), right)],
        [paragraph(_("Target"), right)],
        [paragraph(_("Next level at the earliest"), right)],
    ]
    rows = [_overview_row(pages, entry, place) for entry, place in zip(found.criteria, places, strict=True)]
    return Rows(head, rows, (0.4, 0.19, 0.1, 0.09, 0.22), pages.look, pad=2.5)


def _overview_row(pages: Pages, entry: MeasuredEntry, place: str) -> Row:
    _ = pages.content.words.gettext
    figures = pages.styles.small_figures
    name = _("{id} {title}").format(id=entry.criterion, title=entry.title)
    level = _("{level} (provisional)") if entry.provisional else "{level}"
    if entry.level is None:
        level = _("no level: no target yet")
    rated = "–" if entry.rated is None else str(entry.rated)
    return Row(
        (
            [marked_up(pages.link(place, name), pages.styles.small)],
            [paragraph(level.format(level=entry.level), figures)],
            [paragraph(rated, figures)],
            [paragraph(str(entry.target), figures)],
            [paragraph(entry.earliest or "–", figures)],
        )
    )


def measured_criterion(pages: Pages, framework: FrameworkContent, entry: MeasuredEntry, place: str) -> Story:
    """What the figures prove of one criterion, with its charts and their data."""
    _ = pages.content.words.gettext
    styles = pages.styles
    title = _("{id} {title}").format(id=entry.criterion, title=entry.title)
    story: Story = [pages.part(place, title, follows=_kept_together(entry))]
    link = pages.link(
        pages.criterion_place(framework.id, entry.criterion), _("Answers, note and evidence of the criterion")
    )
    story += [paragraph(sentence, styles.body) for sentence in entry.says]
    story += [marked_up(link, styles.small), Spacer(1, 10), Chart(entry.ladder, pages.look)]
    for channel in entry.channels:
        story += _channel(pages, channel)
    if entry.out_of_scope:
        story += prose(entry.out_of_scope, styles.small)
    return story


def _kept_together(entry: MeasuredEntry) -> float:
    """About the height of a criterion with its ladder, and with its chart where there is only one."""
    charts = [shown.chart for channel in entry.channels for shown in channel.charts]
    return ABOVE + entry.ladder.height + (charts[0].height + BELOW if len(charts) == 1 else 0)


def _channel(pages: Pages, channel: ChannelEntry) -> Story:
    """A channel under its name, which stays with its first chart."""
    story: Story = []
    for place, shown in enumerate(channel.charts):
        parts = [paragraph(shown.says, pages.styles.small_strong)]
        if channel.name and place == 0:
            parts.insert(0, paragraph(channel.name, pages.styles.heading))
        story += [
            Heading(parts, "", "", 0, follows=shown.chart.height + 8, before=12),
            Chart(shown.chart, pages.look),
            Spacer(1, 8),
        ]
    story.append(_data(pages, channel))
    return story


def _data(pages: Pages, channel: ChannelEntry) -> Rows:
    """Where a channel's figures came from, how they were read, and what was odd in them."""
    _ = pages.content.words.gettext
    styles = pages.styles
    head: list[Cell] = [[paragraph(_("Data"), styles.small_quiet)], []]
    rows = [_line(pages, _("Figures"), [_source(pages, source) for source in channel.sources])]
    rows += [_line(pages, line.label, list(prose(line.text, styles.small))) for line in channel.reading]
    odd: Cell = [part for sentence in channel.quality for part in prose(sentence, styles.small)]
    nothing = paragraph(_("Nothing was dropped, filled or odd."), styles.small)
    rows.append(_line(pages, _("Data quality"), odd or [nothing]))
    return Rows(head, rows, (0.24, 0.76), pages.look, pad=2.5)


def _line(pages: Pages, label: str, cell: Cell) -> Row:
    return Row(([paragraph(label, pages.styles.small_strong)], cell))


def _source(pages: Pages, source: SourceEntry) -> Words:
    told = pages.content.words.gettext("{count}, {periods}").format(
        count=source.grain, periods=source.periods
    )
    return source_line(pages, told, source.evidence, source.place)
