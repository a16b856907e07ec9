"""The shorter forms: what the executive form tells in place of whole parts, and a report on one criterion."""

from __future__ import annotations

from itertools import zip_longest

from maturity_desktop.domain.report_records import Part
from maturity_desktop.reports.client_copy import copy_words
from maturity_desktop.reports.forms import parts_of, within
from maturity_desktop.reports.parts import FrameworkContent
from maturity_desktop.reports.readiness import MissEntry, ReadinessPart
from maturity_desktop.reports.sections.signed_words import signed_words
from maturity_desktop.reports.sections.wording import more_words, priority_words
from maturity_desktop.reports.text import first_sentence
from maturity_desktop.reports.word.back import register_rows
from maturity_desktop.reports.word.book import Blocks, Book, Cell, finding_place
from maturity_desktop.reports.word.criteria import criterion
from maturity_desktop.reports.word.figures import figures_table, measured
from maturity_desktop.reports.word.findings import finding
from maturity_desktop.reports.word.front import executive_with, named
from maturity_desktop.reports.word.markup import Row
from maturity_desktop.reports.word.roadmap import action_table, forecasts

MOST_OF_TITLE, MOST_OF_SENTENCE, MOST_OF_FACT = 120, 200, 160
"""Characters of what the executive form tells; the full report has all of them."""

FEW_CRITERIA = 20
"""At most so many are told by the executive page alone where the report has several models."""
MISSES = (0.09, 0.41, 0.09, 0.41)
MOST_OF_PAGE = 0.4
"""The share of a page that the time line may take."""


def is_told_on_a_page(book: Book, framework: FrameworkContent) -> bool:
    """Whether the executive page of one of several models tells all of it, with readiness below."""
    few = len(framework.criteria) <= FEW_CRITERIA
    return few and book.several() and Part.EXECUTIVE in parts_of(book.content.options)


def on_a_page(book: Book, framework: FrameworkContent, number: int) -> Blocks:
    """The executive page of such a model, which shows every criterion and the largest gaps."""
    return executive_with(book, framework, number, lambda: _readiness_line(book, framework, number))


def _readiness_line(book: Book, framework: FrameworkContent, number: int) -> Blocks:
    part = _readiness_of(book, framework)
    if part is None or Part.READINESS not in parts_of(book.content.options):
        return []
    said = " ".join(_sentences(book, part))
    head = book.part(f"readiness-{number}", _readiness_name(book, framework), part.headline)
    return [book.gap(keep=True), *head, book.line(said)]


def top_findings(book: Book) -> Blocks:
    """The gravest findings, each in a row."""
    found = book.content.findings
    if found is None:
        return []
    _ = book.words.gettext
    heads = book.heads(_("Number"), _("Grade"), _("Finding"), _("Recommendation"))
    rows = (
        Row(
            (
                [book.line(within(own.label, 12), before=book.mark(finding_place(own.id)))],
                [book.line(own.grade_words)],
                [book.rich([book.plain(within(own.title, MOST_OF_TITLE), strong=True)])],
                [book.line(within(first_sentence(own.recommendation, MOST_OF_SENTENCE), MOST_OF_SENTENCE))],
            )
        )
        for own in found.entries
    )
    head = book.section("findings", _("Top findings"), within(found.title, MOST_OF_TITLE))
    return [*head, *book.table(heads, rows, (0.1, 0.14, 0.38, 0.38)), *_more(book, found.more)]


def _more(book: Book, count: int) -> Blocks:
    """What stands below a table that does not have all."""
    said = more_words(count, book.words)
    return [book.line(said, "Report Quiet")] if said else []


def top_gaps(book: Book, framework: FrameworkContent, number: int) -> Blocks:
    """The gaps that come first by priority."""
    if not framework.gaps:
        return []
    _, words = book.words.gettext, book.words
    name = book.named(_("Top gaps: {framework}"), _("Top gaps"), framework.short_title)
    heads = book.heads(
        _("Rank"), _("Criterion"), _("Level"), _("Target"), _("Gap"), _("Priority"), figures=(0, 2, 3, 4, 5)
    )
    rows = []
    for gap in framework.gaps:
        title = _("{id} {title}").format(id=gap.criterion, title=within(gap.title, MOST_OF_TITLE))
        figures = (str(gap.level), str(gap.target), str(gap.size), priority_words(gap.priority, words))
        rows.append(
            Row(
                (
                    [book.line(str(gap.rank), "Report Figures")],
                    [book.line(title)],
                    *([book.line(figure, "Report Figures")] for figure in figures),
                )
            )
        )
    head = book.section(f"gaps-{number}", name, framework.page_titles.gaps, new_page=False)
    table = book.table(heads, rows, (0.08, 0.5, 0.1, 0.1, 0.1, 0.12))
    return [*head, *table, *_more(book, framework.more_gaps)]


def roadmap_on_a_page(book: Book) -> Blocks:
    """What each wave makes of the levels, and a time line that leaves room for them."""
    content = book.content.roadmap
    if content is None or not content.actions:
        return []
    _ = book.words.gettext
    made = book.section("roadmap", _("Roadmap"), within(content.finding, MOST_OF_SENTENCE), new_page=False)
    made += [*forecasts(book, content.waves), *book.prose(content.sums)]
    is_low = sum(own.height for own in content.time_lines) <= MOST_OF_PAGE * book.room.height
    return made + (book.chart(content.time_lines[0]) if len(content.time_lines) == 1 and is_low else [])


def readiness_in_brief(book: Book, framework: FrameworkContent, number: int) -> Blocks:
    """The verdict, when it could be met at the earliest, and what stands in the way."""
    part = _readiness_of(book, framework)
    if part is None:
        return []
    _ = book.words.gettext
    name = _readiness_name(book, framework)
    made = book.section(f"readiness-{number}", name, part.headline, new_page=False)
    made += [book.line(said, "Body Text") for said in _sentences(book, part)]
    if part.misses:
        made += [*book.subheading(_("What stands in the way")), *book.table([], _misses(book, part), MISSES)]
        made += _more(book, part.more_misses)
    return [*made, book.line(part.disclaimer, "Report Quiet")]


def _misses(book: Book, part: ReadinessPart) -> list[Row]:
    """What misses the profile, two beside each other."""
    cells = [_miss(book, own) for own in part.misses]
    nothing: tuple[Cell, Cell] = ([], [])
    pairs = zip_longest(cells[::2], cells[1::2], fillvalue=nothing)
    return [Row((*one, *other)) for one, other in pairs]


def _miss(book: Book, miss: MissEntry) -> tuple[Cell, Cell]:
    said = book.rich([book.plain(within(miss.title, MOST_OF_TITLE), strong=True)])
    reasons = [book.line(within(own, MOST_OF_FACT)) for own in miss.reasons[:2] or (miss.stands,)]
    return [book.line(miss.id)], [said, *reasons]


def _readiness_of(book: Book, framework: FrameworkContent) -> ReadinessPart | None:
    return next((own for own in book.content.readiness if own.framework == framework.id), None)


def _readiness_name(book: Book, framework: FrameworkContent) -> str:
    _ = book.words.gettext
    return book.named(
        _("{framework}: certification readiness"), _("Certification readiness"), framework.short_title
    )


def _sentences(book: Book, part: ReadinessPart) -> list[str]:
    _ = book.words.gettext
    return [
        _("{sentence}.").format(sentence=within(line, 2 * MOST_OF_SENTENCE))
        for line in (part.provisional, part.in_the_way, part.earliest)
        if line
    ]


# One criterion


def title_line(book: Book) -> Blocks:
    """Whose criterion this is, on what, from when, and what the document is not."""
    _, facts, options = book.words.gettext, book.content.cover, book.content.options
    (framework,) = book.content.frameworks
    told = [
        _("{framework} · cut-off {cut_off} · made on {made_on}").format(
            framework=framework.title, cut_off=facts.cut_off, made_on=facts.made_on
        ),
        _("{assessor} · {status} {version}").format(
            assessor=facts.assessor, status=facts.status, version=facts.version
        ),
        *(
            (_("Signed: {who}").format(who=signed_words(options.signed, book.words)),)
            if options.signed
            else ()
        ),
        *((_("Distribution: {who}").format(who=options.distribution),) if options.distribution else ()),
        *filter(None, (copy_words(book.content), facts.sample)),
        *book.content.disclaimer[:-1],
    ]
    return [
        named(book, "Subtitle", facts.title),
        named(book, "Title", facts.client or _("Client without a name")),
        *(book.line(line, "Report Quiet") for line in told),
    ]


def the_criterion(book: Book, framework: FrameworkContent, number: int) -> Blocks:  # noqa: ARG001 - as all
    """Where it stands, why, what is next, on what evidence."""
    (own,) = framework.criteria
    return criterion(book, framework, own)


def its_measures(book: Book, framework: FrameworkContent, number: int) -> Blocks:
    """Its ladder with charts and data, and the supporting figures that bear on it."""
    _, found, supporting = book.words.gettext, framework.performance, book.content.supported
    made: Blocks = []
    for place, entry in enumerate(found.criteria if found is not None else ()):
        made += measured(book, framework, entry, f"performance-{number}-{place}")
    if supporting is not None and supporting.domains:
        made += [*book.part("supporting", _("Supporting figures")), *figures_table(book, supporting)]
    return made


def its_findings(book: Book) -> Blocks:
    """The findings that are held against it, whole."""
    found = book.content.findings
    if found is None:
        return []
    made = book.part("findings", book.words.gettext("Findings"))
    return made + [block for entry in found.entries for block in finding(book, entry)]


def its_actions(book: Book) -> Blocks:
    """The actions that bring it to a level."""
    road = book.content.roadmap
    if road is None:
        return []
    return [*book.part("roadmap", book.words.gettext("Actions")), *action_table(book, road.actions)]


def its_evidence(book: Book) -> Blocks:
    """The items of the register that are used at it."""
    items = book.content.evidence
    if not items:
        return []
    head = book.part("register", book.words.gettext("Evidence register"))
    return [*head, *register_rows(book, items)]
