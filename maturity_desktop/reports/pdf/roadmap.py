"""The roadmap: what each wave makes of the levels, the time line, actions, impact and effort, trainings."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations

from reportlab.platypus import PageBreak, Spacer

from maturity_desktop.reports.charts.impact_effort import fields_words
from maturity_desktop.reports.pdf.drawing import Chart
from maturity_desktop.reports.pdf.findings import action_linked, evidence_linked
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import Styles, in_face, marked_up, paragraph, prose
from maturity_desktop.reports.pdf.table import Cell, Row, Rows, rows_of
from maturity_desktop.reports.planned import ActionEntry, RoadmapContent, TrainingEntry, WaveEntry

SHARES = (0.08, 0.53, 0.19, 0.2)
FORECAST_SHARES = (0.3, 0.14, 0.56)
TRAINING_SHARES = (0.22, 0.36, 0.2, 0.22)
NO_BREAK = "\u00a0"
CAPTION = 40.0
"""The height of what stands between the matrix and its heading."""


def roadmap(pages: Pages) -> Story:
    """The whole part; nothing where there is neither an action nor a training."""
    content = pages.content.roadmap
    if content is None:
        return []
    _ = pages.content.words.gettext
    story = pages.section("roadmap", _("Roadmap"), content.finding)
    if content.actions:
        story += [*_overview(pages, content), *_matrix(pages, content)]
        for place, chart in enumerate(content.time_lines):
            if place:
                story.append(PageBreak())
            else:
                story.append(pages.part("roadmap-time", _("Time line"), follows=chart.height + 10))
            story.append(Chart(chart, pages.look))
        for place, wave in enumerate(content.waves):
            story.append(pages.part(f"roadmap-{place}", wave.title, follows=130))
            story += [*_about_wave(pages, wave), action_table(pages, wave.actions)]
        if content.unplaced:
            story.append(pages.part("roadmap-unplaced", _("Without a wave"), follows=130))
            said = _("These fit into none of the waves: more levels of a criterion than there are waves.")
            story += [*prose(said, pages.styles.small_quiet), action_table(pages, content.unplaced)]
    if content.trainings:
        story.append(pages.part("trainings", _("Training plan"), follows=130))
        story.append(training_table(pages, content.trainings))
    return story


def _overview(pages: Pages, content: RoadmapContent) -> Story:
    """What each wave makes of the levels, and what everything costs."""
    _, styles = pages.content.words.gettext, pages.styles
    head: list[Cell] = [
        [paragraph(_("Wave"), styles.small_quiet)],
        [paragraph(_("Actions"), styles.small_quiet_right)],
        [paragraph(_("What it would make of the levels"), styles.small_quiet)],
    ]
    rows = [
        Row(
            (
                [*prose(wave.title, styles.small_strong), *prose(wave.span, styles.small_quiet)],
                [paragraph(str(len(wave.actions)), styles.small_figures)],
                _forecast_cell(pages, wave),
            ),
            whole=True,
        )
        for wave in content.waves
    ]
    caption = _(
        "The forecast is what the same scoring makes of the criteria that are rated now once the "
        "checkpoints of a wave, and of those before it, are answered as met; what is not answered counts "
        "as not met. It is no promise: every level is rated anew, with evidence."
    )
    return [
        Rows(head, rows, FORECAST_SHARES, pages.look),
        Spacer(1, 6),
        *prose(content.sums, styles.small),
        *prose(caption, styles.small_quiet),
    ]


def _matrix(pages: Pages, content: RoadmapContent) -> Story:
    """Impact against effort; it stands before the time line, since it fits below the overview."""
    _, chart = pages.content.words.gettext, content.impact_effort
    said = fields_words(chart, pages.content.words)
    return [
        pages.part("roadmap-matrix", _("Impact and effort"), follows=chart.height + CAPTION),
        *prose(said, pages.styles.small_quiet),
        Spacer(1, 8),
        Chart(chart, pages.look),
    ]


def _forecast_cell(pages: Pages, wave: WaveEntry) -> Cell:
    _, cell = pages.content.words.gettext, []
    for own in wave.forecasts:
        named = _("{framework}: {forecast}") if pages.several() else "{forecast}"
        cell += prose(named.format(framework=own.framework, forecast=own.words), pages.styles.small)
        cell += prose(own.held, pages.styles.small_quiet)
    return cell


def _about_wave(pages: Pages, wave: WaveEntry) -> Story:
    styles = pages.styles
    story: Story = [*prose(wave.span, styles.small_quiet)]
    for own in wave.forecasts:
        story += prose(own.rises, styles.small)
    return [*story, *prose(wave.sums, styles.small_quiet), Spacer(1, 4)]


def action_table(pages: Pages, actions: Sequence[ActionEntry]) -> Rows:
    """Actions with what they close, whose they are and by when."""
    _, styles = pages.content.words.gettext, pages.styles
    head: list[Cell] = [
        [paragraph(name, styles.small_quiet)]
        for name in (_("No."), _("Action"), _("Owner"), _("State and day"))
    ]
    rows = [
        row
        for own in actions
        for row in rows_of(
            Row(
                (
                    [paragraph(own.label, styles.small_number)],
                    _what(pages, own),
                    [
                        *prose(
                            own.owner or _("nobody named"), styles.small if own.owner else styles.small_quiet
                        )
                    ],
                    _when(own, styles),
                ),
                anchor=pages.action_place(own.id),
                whole=True,
            )
        )
    ]
    return Rows(head, rows, SHARES, pages.look)


def _what(pages: Pages, own: ActionEntry) -> Cell:
    """The action, what it is about and what it brings."""
    _, styles = pages.content.words.gettext, pages.styles
    cell: Cell = [*prose(own.title, styles.small_strong), *prose(own.what, styles.small)]
    brought = ", ".join(
        pages.link(pages.criterion_place(label.framework, label.id), label.words) for label in own.about
    )
    firsts = (action_linked(pages, first) for first in own.firsts)
    lines = (
        (_("brings {what}"), brought),
        (_("closes {what}"), in_face(", ".join(own.checkpoints), "regular")),
        (_("answers {what}"), _answered(pages, own)),
        (_("after {what}"), ", ".join(firsts)),
        (_("shown by {what}"), evidence_linked(pages, own.evidence)),
    )
    weight = _("impact {impact}, effort {effort}").format(impact=own.impact, effort=own.effort)
    weight = weight.replace(" ", NO_BREAK)
    about = [in_face(said, "regular").format(what=told) for said, told in lines if told]
    cell.append(marked_up(_(" · ").join([*about, weight]), styles.small_quiet))
    if own.gain:
        cell += prose(_("Benefit: {what}").format(what=own.gain), styles.small_quiet)
    return cell


def _answered(pages: Pages, own: ActionEntry) -> str:
    """Markup of the findings that an action answers, linked where the report has them."""
    return ", ".join(pages.link(pages.finding_place(named.id), named.words) for named in own.findings)


def _when(own: ActionEntry, styles: Styles) -> Cell:
    state = prose(own.state_words, styles.small_attention if own.is_late else styles.small)
    return [*state, *prose(own.when, styles.small_quiet)]


def training_table(pages: Pages, trainings: Sequence[TrainingEntry]) -> Rows:
    """Who is trained in what, by whom and when."""
    styles = pages.styles
    head: list[Cell] = [[paragraph(name, styles.small_quiet)] for name in training_heads(pages.content.words)]
    rows = [Row(training_cells(own, styles, pages.content.words), whole=True) for own in trainings]
    return Rows(head, rows, TRAINING_SHARES, pages.look)


def training_heads(words: NullTranslations) -> tuple[str, ...]:
    """The heads of the training plan."""
    _ = words.gettext
    return (_("For"), _("Topic"), _("Form"), _("When"))


def training_cells(own: TrainingEntry, styles: Styles, words: NullTranslations) -> tuple[Cell, ...]:
    """A training's cells, in the order of the heads."""
    _ = words.gettext
    topic: Cell = [*prose(own.topic, styles.small_strong)]
    if own.criteria:
        topic += prose(_("Criteria: {criteria}").format(criteria=own.criteria), styles.small_quiet)
    form: Cell = [*prose(own.form, styles.small)]
    if own.hours is not None:
        hours = words.ngettext("{count} hour", "{count} hours", own.hours).format(count=own.hours)
        form += prose(hours, styles.small_quiet)
    when: Cell = [*prose(own.when, styles.small)]
    if own.led_by:
        when += prose(_("led by {who}").format(who=own.led_by), styles.small_quiet)
    return ([*prose(own.role, styles.small)], topic, form, when)
