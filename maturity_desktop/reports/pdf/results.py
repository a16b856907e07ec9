"""Results: radar, domains, heat map; and the ranked gaps."""

from __future__ import annotations

from itertools import zip_longest

from reportlab.platypus import CondPageBreak, PageBreak, Spacer

from maturity_desktop.reports.content import COLUMNS
from maturity_desktop.reports.parts import CriterionEntry, DomainEntry, FrameworkContent
from maturity_desktop.reports.pdf.drawing import Chart
from maturity_desktop.reports.pdf.packing import MUCH
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import in_face, marked_up, paragraph, prose
from maturity_desktop.reports.pdf.table import Cell, Row, Rows
from maturity_desktop.reports.sections.wording import mean_words, priority_words, short_number
from maturity_desktop.reports.text import one_line, shortened

GAPS = (0.06, 0.315, 0.07, 0.075, 0.065, 0.08, 0.08, 0.075, 0.09, 0.09)
LOWEST, FEW_CRITERIA = 10, 15
MOST_OF_TITLE = 34
FEW_GAPS = 6
"""So few do not begin a page."""
CAPTION = 40.0
"""The height of what stands between a chart and its heading."""


def results(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    """Where the domains and the criteria stand."""
    return [*results_in_brief(pages, framework, number), *_heat_map(pages, framework, number)]


def results_in_brief(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    """Where the domains stand, and the lowest criteria."""
    _ = pages.content.words.gettext
    name = _("Results")
    if pages.several():
        name = _("Results: {framework}").format(framework=framework.short_title)
    story = pages.section(f"results-{number}", name, framework.page_titles.domains)
    if framework.charts.radar is not None:
        story += [Chart(framework.charts.radar, pages.look), Spacer(1, 12)]
    return [*story, _domains(pages, framework), *_lowest(pages, framework)]


def _heat_map(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    """How much of each level is met, criterion by criterion."""
    _, story = pages.content.words.gettext, Story()
    for place, chart in enumerate(framework.charts.heat_maps):
        if place:
            story.append(PageBreak())
        else:
            follows = chart.height + CAPTION  # below the domains where it fits, else on a page of its own
            story.append(pages.part(f"heat-{number}", _("Heat map"), framework.page_titles.levels, follows))
            story += [paragraph(heat_caption(pages, framework), pages.styles.small_quiet), Spacer(1, 8)]
        story.append(Chart(chart, pages.look))
    return story


def heat_caption(pages: Pages, framework: FrameworkContent) -> str:
    """How to read the heat map; signs that block and open ends only where the framework has them."""
    _ = pages.content.words.gettext
    levels = [level for criterion in framework.criteria for level in criterion.levels]
    said = [
        _(
            "Each bar is the share met of a level, with the number in per cent. A dashed bar has open "
            "answers, a line through stands for a level that does not apply. At the right stands the level "
            "reached."
        )
    ]
    if any(point.blocks is not None for level in levels for point in level.checkpoints):
        said.append(_("A thick line closes the bar of a level that an observed sign blocks."))
    if any(own.framework == framework.id for own in pages.content.movements):
        said.append(_("Before it stands the level of the last audit where the two can be compared."))
    if framework.beyond:
        said.append(_("The arrow stands for stages that the source names and does not describe."))
    return " ".join(said)


def _domains(pages: Pages, framework: FrameworkContent) -> Rows:
    _ = pages.content.words.gettext
    styles = pages.styles
    means = any(domain.applicable > 1 for domain in framework.domains)
    head: list[Cell] = [
        [paragraph(_("Domain") if framework.aggregate else _("Layer"), styles.small_quiet)],
        [paragraph(_("Mean level") if means else _("Level"), styles.small_quiet_right)],
        [paragraph(_("Target"), styles.small_quiet_right)],
        [paragraph(_("Rated"), styles.small_quiet_right)],
        [paragraph(_("Lowest criteria"), styles.small_quiet)],
    ]
    rows = [
        _undescribed(pages, domain) if domain.undescribed else _domain(pages, framework, domain, means)
        for domain in framework.domains
    ]
    return Rows(head, rows, (0.32, 0.14, 0.11, 0.14, 0.29), pages.look, pad=2.5)


def _lowest(pages: Pages, framework: FrameworkContent) -> Story:
    """The ten lowest criteria in two columns; nothing where there are hardly more, or all are alike."""
    rated = [entry for entry in framework.criteria if entry.level is not None]
    if len(rated) < FEW_CRITERIA or len({entry.level for entry in rated}) == 1:
        return []
    found = sorted(rated, key=lambda entry: (entry.level or 0, entry.score or 0.0))[:LOWEST]
    _, half = pages.content.words.gettext, -(-len(found) // 2)
    pairs = zip_longest(found[:half], found[half:])
    rows = [Row(tuple(_low(pages, framework, own) for own in pair), line="none") for pair in pairs]
    title = _("The ten lowest criteria")
    return [
        pages.subheading(title, follows=17.0 * half),
        Rows((), rows, (0.5, 0.5), pages.look, pad=1.5),
    ]


def _low(pages: Pages, framework: FrameworkContent, own: CriterionEntry | None) -> Cell:
    if own is None:
        return []
    _ = pages.content.words.gettext
    name = _("{id} {title}").format(id=own.id, title=shortened(one_line(own.title), MOST_OF_TITLE))
    link = pages.link(pages.criterion_place(framework.id, own.id), name)
    said = in_face(_("level {level}").format(level=own.level), "regular")
    return [marked_up(f"{link} · {said}", pages.styles.small)]


def _undescribed(pages: Pages, domain: DomainEntry) -> Row:
    """A domain that the source only names."""
    _ = pages.content.words.gettext
    styles = pages.styles
    name = _("{id} {title}").format(id=domain.id, title=domain.title)
    said = _("Not described. {reason}").format(reason=domain.undescribed)
    return Row(([paragraph(name, styles.small_strong), *prose(said, styles.small_quiet)],), span=True)


def _domain(pages: Pages, framework: FrameworkContent, domain: DomainEntry, means: bool) -> Row:
    """A domain's level and target: means, unless every domain has one criterion."""
    _ = pages.content.words.gettext
    words, styles = pages.content.words, pages.styles
    level, target = (
        mean_words(value, words) if means or value is None else short_number(value, words)
        for value in (domain.level, domain.target)
    )
    if domain.provisional and domain.level is not None:
        level = _("{level} (provisional)").format(level=level)
    first, more = domain.lowest[:LOWEST], len(domain.lowest[LOWEST:])
    links = ", ".join(pages.link(pages.criterion_place(framework.id, own), own) for own in first)
    if more:
        said = pages.content.words.ngettext("and {count} more", "and {count} more", more)
        links = f"{links} {in_face(said.format(count=more), 'regular')}"
    name = _("{id} {title}").format(id=domain.id, title=domain.title)
    rated = _("{rated} of {applicable}").format(rated=domain.rated, applicable=domain.applicable)
    return Row(
        (
            [paragraph(name, styles.small_strong)],
            [paragraph(level, styles.small_figures)],
            [paragraph(target, styles.small_figures)],
            [paragraph(rated, styles.small_figures)],
            [marked_up(links, styles.small)] if links else [],
        )
    )


def gaps(pages: Pages) -> Story:
    """What lies between the levels and the targets, by priority, model after model."""
    return [
        flowable
        for number, framework in enumerate(pages.content.frameworks)
        for flowable in _gaps(pages, framework, number)
    ]


def _gaps(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    _ = pages.content.words.gettext
    name = _("Ranked gaps")
    if pages.several():
        name = _("Ranked gaps: {framework}").format(framework=framework.short_title)
    several, many = len(framework.gaps) > 1, len(framework.gaps) > FEW_GAPS
    follows = framework.charts.ranked_gaps.height + 120 if several and not many else 90
    alone = number == 0 and (many or pages.several())
    story = pages.section(f"gaps-{number}", name, framework.page_titles.gaps, new_page=alone, follows=follows)
    if many and number:
        story = [CondPageBreak(MUCH * COLUMNS[pages.content.page_size].height), *story]
    if not framework.gaps:
        return story
    if several:  # a chart of a single gap would say no more than its row
        story += [Chart(framework.charts.ranked_gaps, pages.look), Spacer(1, 14)]
    caption = _(
        "Priority = gap × weight × impact ÷ effort. Weight, impact (1 to 5) and effort (1 to 5) are this "
        "tool's proposals; where they were weighed for the client, the reason stands below the criterion."
    )
    story += [paragraph(caption, pages.styles.small_quiet), _gap_table(pages, framework)]
    return story


def _gap_table(pages: Pages, framework: FrameworkContent) -> Rows:
    _ = pages.content.words.gettext
    words, styles = pages.content.words, pages.styles
    names = (
        _("Level"), _("Target"), _("Gap"), _("Weight"), _("Impact"), _("Effort"), _("Missing"), _("Priority"),
    )  # fmt: skip
    head: list[Cell] = [
        [paragraph(_("Rank"), styles.small_quiet_right)],
        [paragraph(_("Criterion"), styles.small_quiet)],
        *([paragraph(name, styles.small_quiet_right)] for name in names),
    ]
    rows = []
    for gap in framework.gaps:
        link = pages.link(pages.criterion_place(framework.id, gap.criterion), f"{gap.criterion} {gap.title}")
        figures = (
            str(gap.level), str(gap.target), str(gap.size), priority_words(gap.weight, words),
            str(gap.impact), str(gap.effort), str(gap.missing), priority_words(gap.priority, words),
        )  # fmt: skip
        why: Cell = [*prose(gap.why, styles.small_quiet)]
        rows.append(
            Row(
                (
                    [paragraph(str(gap.rank), styles.small_figures)],
                    [marked_up(link, styles.small), *why],
                    *([paragraph(figure, styles.small_figures)] for figure in figures),
                )
            )
        )
    return Rows(head, rows, GAPS, pages.look, pad=2.5)
