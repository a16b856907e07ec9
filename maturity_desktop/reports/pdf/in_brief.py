"""The pages of the executive form: top findings and gaps, the roadmap on a page, readiness in a few lines."""

from __future__ import annotations

from itertools import zip_longest

from reportlab.platypus import Spacer

from maturity_desktop.domain.report_records import Part
from maturity_desktop.reports.content import COLUMNS
from maturity_desktop.reports.forms import within
from maturity_desktop.reports.found import FindingEntry
from maturity_desktop.reports.gaps import GapEntry
from maturity_desktop.reports.parts import FrameworkContent
from maturity_desktop.reports.pdf.drawing import FittedChart
from maturity_desktop.reports.pdf.executive import executive_with
from maturity_desktop.reports.pdf.pages import Pages, Story, height_of
from maturity_desktop.reports.pdf.paragraphs import paragraph
from maturity_desktop.reports.pdf.table import Cell, Row, Rows
from maturity_desktop.reports.readiness import MissEntry, ReadinessPart
from maturity_desktop.reports.sections.wording import more_words, priority_words
from maturity_desktop.reports.text import first_sentence

MOST_OF_TITLE, MOST_OF_SENTENCE, MOST_OF_FACT = 120, 200, 160
"""Characters of what is told on a page that may not grow; the full report has all of them."""
FEW_CRITERIA = 20
"""At most so many are told by the executive page alone where the report has several models."""
FINDINGS = (0.13, 0.3, 0.57)
GAPS = (0.08, 0.5, 0.1, 0.1, 0.1, 0.12)
WAVES = (0.36, 0.1, 0.54)
MISSES = (0.09, 0.41, 0.09, 0.41)


def on_a_page(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    """One of several models that has few criteria, on its executive page, with readiness below it.

    That page shows every criterion and the largest gaps. Nothing where all of it does not fit on the page.
    """
    if not (pages.several() and pages.has(Part.EXECUTIVE) and len(framework.criteria) <= FEW_CRITERIA):
        return []
    column = COLUMNS[pages.content.page_size]
    story = executive_with(pages, framework, number, _readiness_line(pages, framework, number))
    return story if height_of(story[1:], column.width) <= column.height else []


def _readiness_line(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    part = _readiness_of(pages, framework) if pages.has(Part.READINESS) else None
    if part is None:
        return []
    name, said = _readiness_name(pages, framework), " ".join(_sentences(pages, part))
    head = pages.part(f"readiness-{number}", name, part.headline, follows=0)
    return [head, paragraph(said, pages.styles.small)]


def top_findings(pages: Pages) -> Story:
    """The gravest findings, each in a row."""
    found = pages.content.findings
    if found is None:
        return []
    _, styles = pages.content.words.gettext, pages.styles
    heads: list[Cell] = [
        [paragraph(name, styles.small_quiet)] for name in (_("Grade"), _("Finding"), _("Recommendation"))
    ]
    rows = [*(_finding(pages, entry) for entry in found.entries), *_more(pages, found.more)]
    story = pages.section("findings", _("Top findings"), within(found.title, MOST_OF_TITLE), follows=160)
    return [*story, Rows(heads, rows, FINDINGS, pages.look, pad=3)]


def _more(pages: Pages, count: int) -> list[Row]:
    """The last row of a table that does not have all."""
    said = more_words(count, pages.content.words)
    return [Row(([paragraph(said, pages.styles.small_quiet)],), span=True, line="none")] if said else []


def _finding(pages: Pages, entry: FindingEntry) -> Row:
    styles = pages.styles
    cells: tuple[Cell, ...] = (
        [
            paragraph(within(entry.label, 12), styles.small_number),
            paragraph(entry.grade_words, styles.small_quiet),
        ],
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
    rows = [*(_gap(pages, gap) for gap in framework.gaps), *_more(pages, framework.more_gaps)]
    title = framework.page_titles.gaps
    story = pages.section(f"gaps-{number}", name, title, follows=19.0 * len(rows) + 24)
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
    part = _readiness_of(pages, framework)
    if part is None:
        return []
    _, styles = pages.content.words.gettext, pages.styles
    name = _readiness_name(pages, framework)
    story = pages.section(f"readiness-{number}", name, part.headline, follows=160)
    story += [paragraph(said, styles.small) for said in _sentences(pages, part)]
    if part.misses:
        story += [pages.subheading(_("What stands in the way"), follows=90)]
        story.append(Rows((), _misses(pages, part), MISSES, pages.look, pad=3, topped=True))
    return [*story, Spacer(1, 6), paragraph(part.disclaimer, styles.small_quiet)]


def _readiness_of(pages: Pages, framework: FrameworkContent) -> ReadinessPart | None:
    return next((own for own in pages.content.readiness if own.framework == framework.id), None)


def _readiness_name(pages: Pages, framework: FrameworkContent) -> str:
    _ = pages.content.words.gettext
    if pages.several():
        return _("{framework}: certification readiness").format(framework=framework.short_title)
    return _("Certification readiness")


def _sentences(pages: Pages, part: ReadinessPart) -> list[str]:
    _ = pages.content.words.gettext
    return [
        _("{sentence}.").format(sentence=within(line, 2 * MOST_OF_SENTENCE))
        for line in (part.provisional, part.in_the_way, part.earliest)
        if line
    ]


def _misses(pages: Pages, part: ReadinessPart) -> list[Row]:
    """What misses the profile, in two columns that are read one after the other."""
    half = -(-len(part.misses) // 2)
    pairs = zip_longest(part.misses[:half], part.misses[half:])
    rows = [Row(tuple(cell for miss in pair for cell in _miss(pages, miss)), whole=True) for pair in pairs]
    return [*rows, *_more(pages, part.more_misses)]


def _miss(pages: Pages, miss: MissEntry | None) -> tuple[Cell, Cell]:
    if miss is None:
        return [], []
    styles = pages.styles
    reasons = miss.reasons[:2] or (miss.stands,)
    return [paragraph(miss.id, styles.small_number)], [
        paragraph(within(miss.title, MOST_OF_TITLE), styles.small_strong),
        *(paragraph(within(reason, MOST_OF_FACT), styles.small) for reason in reasons),
    ]
