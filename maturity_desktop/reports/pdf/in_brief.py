"""The pages of the executive form: top findings and gaps, the roadmap on a page, readiness in a few lines."""

from __future__ import annotations

from reportlab.platypus import Spacer

from maturity_desktop.reports.forms import within
from maturity_desktop.reports.found import FindingEntry
from maturity_desktop.reports.gaps import GapEntry
from maturity_desktop.reports.parts import FrameworkContent
from maturity_desktop.reports.pdf.drawing import FittedChart
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import paragraph
from maturity_desktop.reports.pdf.table import Cell, Row, Rows
from maturity_desktop.reports.readiness import ReadinessPart
from maturity_desktop.reports.sections.wording import priority_words
from maturity_desktop.reports.text import first_sentence

MOST_OF_TITLE, MOST_OF_SENTENCE, MOST_OF_FACT = 120, 200, 160
"""Characters of what is told on a page that may not grow; the full report has all of them."""
FINDINGS = (0.1, 0.14, 0.38, 0.38)
GAPS = (0.08, 0.5, 0.1, 0.1, 0.1, 0.12)
WAVES = (0.3, 0.12, 0.58)
MISSES = (0.12, 0.4, 0.48)


def top_findings(pages: Pages) -> Story:
    """The gravest findings, each in a row."""
    found = pages.content.findings
    if found is None:
        return []
    _, styles = pages.content.words.gettext, pages.styles
    heads: list[Cell] = [
        [paragraph(name, styles.small_quiet)]
        for name in (_("Number"), _("Grade"), _("Finding"), _("Recommendation"))
    ]
    rows = [_finding(pages, entry) for entry in found.entries]
    story = pages.section("findings", _("Top findings"), within(found.title, MOST_OF_TITLE), follows=160)
    return [*story, Rows(heads, rows, FINDINGS, pages.look, pad=3)]


def _finding(pages: Pages, entry: FindingEntry) -> Row:
    styles = pages.styles
    cells: tuple[Cell, ...] = (
        [paragraph(within(entry.label, 12), styles.small_number)],
        [paragraph(entry.grade_words, styles.small)],
        [paragraph(within(entry.title, MOST_OF_TITLE), styles.small_strong)],
        [
            paragraph(
                within(first_sentence(entry.recommendation, MOST_OF_SENTENCE), MOST_OF_SENTENCE), styles.small
            )
        ],
    )
    return Row(cells, anchor=pages.finding_place(entry.id), whole=True)


def top_gaps(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    """The gaps that come first by priority."""
    _, styles = pages.content.words.gettext, pages.styles
    if not framework.gaps:
        return []
    name = _("Top gaps")
    if pages.several():
        name = _("Top gaps: {framework}").format(framework=framework.short_title)
    heads: list[Cell] = [
        [paragraph(_("Rank"), styles.small_quiet_right)],
        [paragraph(_("Criterion"), styles.small_quiet)],
        *(
            [paragraph(label, styles.small_quiet_right)]
            for label in (_("Level"), _("Target"), _("Gap"), _("Priority"))
        ),
    ]
    rows = [_gap(pages, gap) for gap in framework.gaps]
    title = framework.page_titles.gaps
    story = pages.section(f"gaps-{number}", name, title, new_page=False, follows=19.0 * len(rows) + 24)
    return [*story, Rows(heads, rows, GAPS, pages.look, pad=2)]


def _gap(pages: Pages, gap: GapEntry) -> Row:
    _, styles = pages.content.words.gettext, pages.styles
    name = _("{id} {title}").format(id=gap.criterion, title=within(gap.title, MOST_OF_TITLE))
    figures = (
        str(gap.level), str(gap.target), str(gap.size), priority_words(gap.priority, pages.content.words),
    )  # fmt: skip
    return Row(
        (
            [paragraph(str(gap.rank), styles.small_figures)],
            [paragraph(name, styles.small)],
            *([paragraph(figure, styles.small_figures)] for figure in figures),
        ),
        whole=True,
    )


def roadmap_on_a_page(pages: Pages) -> Story:
    """What each wave makes of the levels, and the time line where it fits below."""
    content = pages.content.roadmap
    if content is None or not content.actions:
        return []
    _, styles = pages.content.words.gettext, pages.styles
    heads: list[Cell] = [
        [paragraph(_("Wave"), styles.small_quiet)],
        [paragraph(_("Actions"), styles.small_quiet_right)],
        [paragraph(_("What it would make of the levels"), styles.small_quiet)],
    ]
    rows = [
        Row(
            (
                [
                    paragraph(within(wave.title, MOST_OF_TITLE), styles.small_strong),
                    paragraph(wave.span, styles.small_quiet),
                ],
                [paragraph(str(len(wave.actions)), styles.small_figures)],
                [
                    paragraph(
                        (_("{framework}: {forecast}") if pages.several() else "{forecast}").format(
                            framework=own.framework, forecast=own.words
                        ),
                        styles.small,
                    )
                    for own in wave.forecasts
                ],
            ),
            whole=True,
        )
        for wave in content.waves
    ]
    story = pages.section("roadmap", _("Roadmap"), within(content.finding, MOST_OF_SENTENCE))
    story += [Rows(heads, rows, WAVES, pages.look, pad=3), paragraph(content.sums, styles.small)]
    if len(content.time_lines) == 1:
        story += [Spacer(1, 10), FittedChart(content.time_lines[0], pages.look)]
    return story


def readiness_in_brief(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    """The verdict, when it could be met at the earliest, and what stands in the way."""
    part = next((own for own in pages.content.readiness if own.framework == framework.id), None)
    if part is None:
        return []
    _, styles = pages.content.words.gettext, pages.styles
    name = _("Certification readiness")
    if pages.several():
        name = _("{framework}: certification readiness").format(framework=framework.short_title)
    story = pages.section(f"readiness-{number}", name, part.headline, follows=160)
    for line in (part.provisional, part.in_the_way, part.earliest):
        if line:
            said = _("{sentence}.").format(sentence=within(line, 2 * MOST_OF_SENTENCE))
            story.append(paragraph(said, styles.body))
    if part.misses:
        heads: list[Cell] = [
            [paragraph(words, styles.small_quiet)]
            for words in (_("Criterion"), "", _("Why it misses the profile"))
        ]
        rows = _misses(pages, part)
        story += [pages.subheading(_("What stands in the way"), follows=90), Spacer(1, 2)]
        story.append(Rows(heads, rows, MISSES, pages.look, pad=3))
    return [*story, Spacer(1, 6), paragraph(part.disclaimer, styles.small_quiet)]


def _misses(pages: Pages, part: ReadinessPart) -> list[Row]:
    styles = pages.styles
    return [
        Row(
            (
                [paragraph(miss.id, styles.small_number)],
                [paragraph(within(miss.title, MOST_OF_TITLE), styles.small_strong)],
                [
                    paragraph(within(reason, MOST_OF_FACT), styles.small)
                    for reason in miss.reasons[:2] or (miss.stands,)
                ],
            ),
            whole=True,
        )
        for miss in part.misses
    ]


def where_the_rest_is(pages: Pages) -> Story:
    """What this form leaves out, and where it stands."""
    _ = pages.content.words.gettext
    cover = pages.content.cover
    said = _(
        "This is the executive form of the report. The full report of {client}, version {version}, has the "
        "rules, every criterion with its checkpoints and evidence, all findings and gaps, every action and "
        "the register of evidence."
    ).format(client=cover.client or _("Client without a name"), version=cover.version)
    return [Spacer(1, 14), paragraph(said, pages.styles.small_quiet)]
