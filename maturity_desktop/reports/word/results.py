"""Results: radar, domains, heat map, what the ratings rest on; and the ranked gaps."""

from __future__ import annotations

from itertools import zip_longest

from maturity_desktop.reports.gaps import GapEntry
from maturity_desktop.reports.parts import CriterionEntry, DomainEntry, FrameworkContent
from maturity_desktop.reports.sections.wording import mean_words, priority_words, short_number
from maturity_desktop.reports.word.book import Blocks, Book, Cell
from maturity_desktop.reports.word.markup import Piece, Row

FEW_GAPS = 6
"""So few do not begin a page."""
FEW_ROWS = 6
"""So few criteria of a coverage map do not begin a page, but for the first model's."""
FEW_CRITERIA, LOWEST = 15, 10
"""So many criteria a framework has at least where the lowest of them are listed, and how many these are."""
GAP_SHARES = (0.06, 0.3, 0.07, 0.075, 0.065, 0.085, 0.085, 0.075, 0.09, 0.095)


def results(book: Book, framework: FrameworkContent, number: int) -> Blocks:
    """Where the domains and the criteria stand."""
    _ = book.words.gettext
    made = results_in_brief(book, framework, number)
    made += book.part(f"heat-{number}", _("Heat map"), framework.page_titles.levels)
    made.append(book.line(heat_words(book, framework), "Report Quiet", keep=True))
    for chart in framework.charts.heat_maps:
        made += book.chart(chart)
    return made


def results_in_brief(book: Book, framework: FrameworkContent, number: int) -> Blocks:
    """Where the domains stand, and the lowest criteria."""
    _ = book.words.gettext
    name = book.named(_("Results: {framework}"), _("Results"), framework.short_title)
    made = book.section(f"results-{number}", name, framework.page_titles.domains)
    if framework.charts.radar is not None:
        made += book.chart(framework.charts.radar, 0.8)
    return [*made, *_domains(book, framework), *_lowest(book, framework)]


def heat_words(book: Book, framework: FrameworkContent) -> str:
    """How to read the heat map; signs that block and open ends only where the framework has them."""
    _ = book.words.gettext
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
    if any(own.framework == framework.id for own in book.content.movements):
        said.append(_("Before it stands the level of the last audit where the two can be compared."))
    if framework.beyond:
        said.append(_("The arrow stands for stages that the source names and does not describe."))
    return " ".join(said)


def _domains(book: Book, framework: FrameworkContent) -> Blocks:
    _ = book.words.gettext
    means = any(domain.applicable > 1 for domain in framework.domains)
    heads = book.heads(
        _("Domain") if framework.aggregate else _("Layer"),
        _("Mean level") if means else _("Level"),
        _("Target"),
        _("Rated"),
        _("Lowest criteria"),
        figures=(1, 2, 3),
    )
    rows = (
        _undescribed(book, domain) if domain.undescribed else _domain(book, framework, domain, means)
        for domain in framework.domains
    )
    return book.table(heads, rows, (0.32, 0.14, 0.11, 0.14, 0.29))


def _undescribed(book: Book, domain: DomainEntry) -> Row:
    """A domain that the source only names."""
    _ = book.words.gettext
    name = book.rich([book.plain(domain_title(book, domain), strong=True)])
    said = _("Not described. {reason}").format(reason=domain.undescribed)
    return Row(([name, *book.prose(said, "Report Quiet")],), span=True)


def _lowest(book: Book, framework: FrameworkContent) -> Blocks:
    """The ten lowest criteria in two columns; nothing where there are hardly more, or all are alike."""
    rated = [entry for entry in framework.criteria if entry.level is not None]
    if len(rated) < FEW_CRITERIA or len({entry.level for entry in rated}) == 1:
        return []
    found = sorted(rated, key=lambda entry: (entry.level or 0, entry.score or 0.0))[:LOWEST]
    _, half = book.words.gettext, -(-len(found) // 2)
    rows = (
        Row(tuple(_low(book, framework, own) for own in pair))
        for pair in zip_longest(found[:half], found[half:])
    )
    title = book.subheading(_("The ten lowest criteria"))
    return [*title, *book.table([], rows, (0.5, 0.5), "Report Plain")]


def _low(book: Book, framework: FrameworkContent, own: CriterionEntry | None) -> Cell:
    if own is None:
        return []
    _ = book.words.gettext
    name = _("{id} {title}").format(id=own.id, title=own.title)
    level = _("level {level}").format(level=own.level)
    return [book.rich([book.criterion_link(framework.id, own.id, name), Piece(f" · {level}")])]


def domain_title(book: Book, domain: DomainEntry) -> str:
    """Number and title."""
    return book.words.gettext("{id} {title}").format(id=domain.id, title=domain.title)


def _domain(book: Book, framework: FrameworkContent, domain: DomainEntry, means: bool) -> Row:
    """A domain's level and target: means, unless every domain has one criterion."""
    _, words = book.words.gettext, book.words
    level, target = (
        mean_words(value, words) if means or value is None else short_number(value, words)
        for value in (domain.level, domain.target)
    )
    if domain.provisional and domain.level is not None:
        level = _("{level} (provisional)").format(level=level)
    rated = _("{rated} of {applicable}").format(rated=domain.rated, applicable=domain.applicable)
    links = book.listed(book.criterion_link(framework.id, own) for own in domain.lowest[:LOWEST])
    if more := len(domain.lowest[LOWEST:]):
        links.append(
            Piece(" " + words.ngettext("and {count} more", "and {count} more", more).format(count=more))
        )
    return Row(
        (
            [book.rich([book.plain(domain_title(book, domain), strong=True)])],
            *([book.line(figure, "Report Figures")] for figure in (level, target, rated)),
            [book.rich(links)] if links else [],
        )
    )


def coverage(book: Book, framework: FrameworkContent, number: int) -> Blocks:
    """The coverage map by kind of evidence and, where people were met, by role."""
    _, found = book.words.gettext, framework.coverage
    if not found.entries:
        return []
    name = book.named(
        _("What the ratings rest on: {framework}"), _("What the ratings rest on"), framework.short_title
    )
    alone = number == 0 or len(found.entries) > FEW_ROWS
    made = book.section(f"coverage-{number}", name, found.finding, new_page=alone)
    made.append(book.line(found.legend, "Report Quiet", keep=True))
    for drawing in found.by_kind:
        made += book.chart(drawing)
    if found.by_role:
        made += book.part(f"coverage-roles-{number}", _("Who was met, by role"))
        made.append(book.line(found.role_legend, "Report Quiet", keep=True))
        for drawing in found.by_role:
            made += book.chart(drawing)
    return made


def gaps(book: Book, framework: FrameworkContent, number: int) -> Blocks:
    """What lies between the levels and the targets, by priority."""
    _ = book.words.gettext
    name = book.named(_("Ranked gaps: {framework}"), _("Ranked gaps"), framework.short_title)
    many = len(framework.gaps) > FEW_GAPS
    made = book.section(f"gaps-{number}", name, framework.page_titles.gaps, new_page=many)
    if not framework.gaps:
        return made
    caption = _(
        "Priority = gap × weight × impact ÷ effort. Weight, impact (1 to 5) and effort (1 to 5) are this "
        "tool's proposals; where they were weighed for the client, the reason stands below the criterion."
    )
    heads = book.heads(
        _("Rank"), _("Criterion"), _("Level"), _("Target"), _("Gap"), _("Weight"), _("Impact"), _("Effort"),
        _("Missing"), _("Priority"), figures=(0, *range(2, 10)),
    )  # fmt: skip
    if len(framework.gaps) > 1:  # a chart of a single gap would say no more than its row
        made += book.chart(framework.charts.ranked_gaps)
    made.append(book.line(caption, "Report Quiet", keep=True))
    return made + book.table(heads, (_gap(book, framework, own) for own in framework.gaps), GAP_SHARES)


def _gap(book: Book, framework: FrameworkContent, gap: GapEntry) -> Row:
    words = book.words
    figures = (
        str(gap.level), str(gap.target), str(gap.size), priority_words(gap.weight, words), str(gap.impact),
        str(gap.effort), str(gap.missing), priority_words(gap.priority, words),
    )  # fmt: skip
    link = book.criterion_link(framework.id, gap.criterion, f"{gap.criterion} {gap.title}")
    return Row(
        (
            [book.line(str(gap.rank), "Report Figures")],
            [book.rich([link]), *book.prose(gap.why, "Report Quiet")],
            *([book.line(figure, "Report Figures")] for figure in figures),
        )
    )
