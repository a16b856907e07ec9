"""Readiness against the stated profile, and movement since the audit before."""

from __future__ import annotations

from collections.abc import Iterator

from maturity_desktop.domain.movement import Moved
from maturity_desktop.reports.moved import MovedCriterion, MovementContent
from maturity_desktop.reports.parts import FrameworkContent
from maturity_desktop.reports.readiness import MissEntry, ReadinessPart
from maturity_desktop.reports.sections.wording import mean_words
from maturity_desktop.reports.word.book import Blocks, Book
from maturity_desktop.reports.word.markup import Row

MISSES = (0.09, 0.36, 0.55)
MOVED = (0.34, 0.1, 0.07, 0.09, 0.4)
DOMAINS = (0.44, 0.14, 0.14, 0.14, 0.14)
FEW_MISSES = 5
"""So few do not begin a page, but for the first model's."""
MOST_TOLD = 12
"""So many checkpoints of a criterion are told; the workbook has all of them."""


def readiness(book: Book, framework: FrameworkContent, number: int) -> Blocks:
    """The statement of a model of which anything is rated."""
    parts = (own for own in book.content.readiness if own.framework == framework.id)
    return [block for part in parts for block in _statement(book, framework, part, number)]


def _statement(book: Book, framework: FrameworkContent, part: ReadinessPart, number: int) -> Blocks:
    _ = book.words.gettext
    name = book.named(
        _("{framework}: certification readiness"), _("Certification readiness"), framework.short_title
    )
    alone = part is book.content.readiness[0] or len(part.misses) > FEW_MISSES
    made = book.section(f"readiness-{number}", name, part.headline, new_page=alone)
    for line in (part.provisional, part.in_the_way, part.earliest, *part.outcome, *part.checks):
        if line:
            said = line if line.endswith(".") else _("{sentence}.").format(sentence=line)
            made += book.prose(said, "Body Text")
    made += [*book.subheading(_("Profile and rules")), *book.lines(part.rules)]
    made += [*book.prose(part.whose, "Report Quiet"), *book.prose(part.disclaimer, "Report Quiet")]
    if part.progress is not None:
        made += book.subheading(_("Since the audit"))
        made += book.prose(_("{sentence}.").format(sentence=part.progress_words))
        made += book.chart(part.progress)
    if part.misses:
        heads = book.heads(_("Criterion"), _("Why it misses the profile"), _("Checkpoints in the way"))
        rows = (_miss(book, framework, miss) for miss in part.misses)
        made += [*book.subheading(_("What stands in the way")), *book.table(heads, rows, MISSES)]
    return made


def _miss(book: Book, framework: FrameworkContent, miss: MissEntry) -> Row:
    reasons = [block for reason in miss.reasons for block in book.prose(reason)]
    blockers = [block for own in miss.blockers for block in book.prose(f"{own.id}  {own.words}")]
    return Row(
        (
            [book.rich([book.criterion_link(framework.id, miss.id)])],
            [
                book.rich([book.plain(miss.title, strong=True)]),
                *reasons,
                *book.prose(miss.earliest, "Report Quiet"),
            ],
            blockers or book.prose(miss.set_below or "–", "Report Quiet"),
        )
    )


def movement(book: Book) -> Blocks:
    """A section for each framework that the audit before had as well."""
    return [block for number, own in enumerate(book.content.movements) for block in _moved(book, own, number)]


def _moved(book: Book, own: MovementContent, number: int) -> Blocks:
    _ = book.words.gettext
    name = book.named(
        _("Movement since the last audit: {framework}"), _("Movement since the last audit"), own.short_title
    )
    made = book.section(f"movement-{number}", name, own.title)
    made += [block for line in own.about for block in book.prose(line, "Report Quiet")]
    made += _domains(book, own) if own.count else []
    heads = book.heads(
        _("Criterion"), _("Last time"), _("Now"), _("Change"), _("Checkpoints that moved"), figures=(1, 2, 3)
    )
    return [*made, *book.table(heads, _groups(book, own), MOVED), *book.prose(own.held, "Report Quiet")]


def _domains(book: Book, own: MovementContent) -> Blocks:
    """The like-for-like means by domain, and of the whole where the model has one."""
    _ = book.words.gettext
    heads = book.heads(
        _("Domain"), _("Compared"), _("Last time"), _("Now"), _("Change"), figures=(1, 2, 3, 4)
    )
    rows = [
        _mean(
            book,
            _("{id} {title}").format(id=domain.id, title=domain.title),
            domain.before,
            domain.now,
            domain.count,
        )
        for domain in own.domains
        if domain.count
    ]
    if own.has_whole:
        rows.append(_mean(book, _("The whole, like for like"), own.before, own.now, own.count))
    return book.table(heads, rows, DOMAINS)


def _mean(book: Book, name: str, before: float | None, now: float | None, count: int) -> Row:
    words = book.words
    change = "–"
    if before is not None and now is not None:
        change = _signed(now - before, mean_words(abs(now - before), words))
    shown = (str(count), mean_words(before, words), mean_words(now, words), change)
    return Row(
        (
            [book.rich([book.plain(name, strong=True)])],
            *([book.line(figure, "Report Figures")] for figure in shown),
        )
    )


def _signed(value: float, shown: str) -> str:
    """A change with its sign; what rounds to nothing has none."""
    if not any(mark in "123456789" for mark in shown):
        return shown
    return f"+{shown}" if value > 0 else f"−{shown}"


def _groups(book: Book, own: MovementContent) -> Iterator[Row]:
    for group in own.groups:
        yield Row(([book.rich([book.plain(group.heading, strong=True)])],), span=True, keep=True)
        for criterion in group.criteria:
            yield _criterion(book, own.framework, criterion)


def _criterion(book: Book, framework: str, own: MovedCriterion) -> Row:
    _ = book.words.gettext
    name = _("{id} {title}").format(id=own.id, title=own.title)
    title = book.criterion_link(framework, own.id, name) if own.is_here else book.plain(name)
    change = "–"
    if own.moved in (Moved.IMPROVED, Moved.REGRESSED, Moved.HELD):
        change = _signed(own.steps, str(abs(own.steps)))
    levels = ("–" if level is None else str(level) for level in (own.before, own.now))
    told = [
        book.line(_("{id}: {words}").format(id=point.id, words=point.words))
        for point in own.checkpoints[:MOST_TOLD]
    ]
    more = len(own.checkpoints) - len(told)
    if more > 0:
        said = book.words.ngettext("and {count} more", "and {count} more", more)
        told.append(book.line(said.format(count=more), "Report Quiet"))
    return Row(
        (
            [book.rich([title]), *book.prose(own.remark, "Report Quiet")],
            *([book.line(figure, "Report Figures")] for figure in (*levels, change)),
            told,
        )
    )
