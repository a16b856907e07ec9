"""Movement since the audit before: what went up, what went down, what cannot be compared."""

from __future__ import annotations

from reportlab.platypus import Spacer

from maturity_desktop.domain.movement import Moved
from maturity_desktop.reports.moved import MovedCriterion, MovementContent
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import marked_up, paragraph, prose
from maturity_desktop.reports.pdf.table import Cell, Row, Rows
from maturity_desktop.reports.sections.wording import mean_words

WIDTHS = (0.35, 0.1, 0.08, 0.09, 0.02, 0.36)
DOMAIN_WIDTHS = (0.44, 0.14, 0.14, 0.14, 0.14)
MOST_TOLD = 12
"""So many checkpoints of a criterion are told; the workbook has all of them."""


def movement(pages: Pages) -> Story:
    """A section for each framework that the audit before had as well."""
    return [part for number, own in enumerate(pages.content.movements) for part in _one(pages, own, number)]


def _one(pages: Pages, own: MovementContent, number: int) -> Story:
    _ = pages.content.words.gettext
    name = _("Movement since the last audit")
    if pages.several():
        name = _("Movement since the last audit: {framework}").format(framework=own.short_title)
    story = pages.section(f"movement-{number}", name, own.title)
    for line in own.about:
        story += prose(line, pages.styles.small_quiet)
    story.append(Spacer(1, 8))
    if own.count:
        story.append(_domains(pages, own))
    if own.groups:
        story += [Spacer(1, 6), _criteria(pages, own)]
    if own.held:
        story += prose(own.held, pages.styles.small_quiet)
    return story


def _heads(pages: Pages, first: str, *figures: str) -> list[Cell]:
    styles = pages.styles
    return [
        [paragraph(first, styles.small_quiet)],
        *([paragraph(words, styles.small_quiet_right)] for words in figures),
    ]


def _domains(pages: Pages, own: MovementContent) -> Rows:
    """The like-for-like means by domain, and of the whole where the model has one."""
    _ = pages.content.words.gettext
    head = _heads(pages, _("Domain"), _("Compared"), _("Last time"), _("Now"), _("Change"))
    rows = [
        _mean_row(
            pages,
            _("{id} {title}").format(id=domain.id, title=domain.title),
            domain.before,
            domain.now,
            domain.count,
        )
        for domain in own.domains
        if domain.count
    ]
    if own.has_whole:
        rows.append(_mean_row(pages, _("The whole, like for like"), own.before, own.now, own.count))
    return Rows(head, rows, DOMAIN_WIDTHS, pages.look)


def _mean_row(pages: Pages, name: str, before: float | None, now: float | None, count: int) -> Row:
    words, styles = pages.content.words, pages.styles
    change = (
        "–" if before is None or now is None else signed(now - before, mean_words(abs(now - before), words))
    )
    shown = (str(count), mean_words(before, words), mean_words(now, words), change)
    return Row(
        (
            [paragraph(name, styles.small_strong)],
            *([paragraph(figure, styles.small_figures)] for figure in shown),
        )
    )


def signed(value: float, shown: str) -> str:
    """A change with its sign; what rounds to nothing has none."""
    if not any(mark in "123456789" for mark in shown):
        return shown
    return f"+{shown}" if value > 0 else f"−{shown}"


def _criteria(pages: Pages, own: MovementContent) -> Rows:
    _ = pages.content.words.gettext
    head = _heads(pages, _("Criterion"), _("Last time"), _("Now"), _("Change"))
    head.append([])
    head.append([paragraph(_("Checkpoints that moved"), pages.styles.small_quiet)])
    rows: list[Row] = []
    for group in own.groups:
        title = [paragraph(group.heading, pages.styles.small_strong)]
        rows.append(Row((title,), span=True, keep=True, lead=6, line="text"))
        rows += [_row(pages, own.framework, criterion) for criterion in group.criteria]
    return Rows(head, rows, WIDTHS, pages.look)


def _row(pages: Pages, framework: str, own: MovedCriterion) -> Row:
    _ = pages.content.words.gettext
    styles = pages.styles
    name = _("{id} {title}").format(id=own.id, title=own.title)
    if own.is_here:
        title = marked_up(pages.link(pages.criterion_place(framework, own.id), name), styles.small)
    else:
        title = paragraph(name, styles.small)
    change = "–"
    if own.moved in (Moved.IMPROVED, Moved.REGRESSED, Moved.HELD):
        change = signed(own.steps, str(abs(own.steps)))
    figures = (
        "–" if own.before is None else str(own.before),
        "–" if own.now is None else str(own.now),
        change,
    )
    told = [
        paragraph(_("{id}: {words}").format(id=point.id, words=point.words), styles.small)
        for point in own.checkpoints[:MOST_TOLD]
    ]
    more = len(own.checkpoints) - len(told)
    if more > 0:
        said = pages.content.words.ngettext("and {count} more", "and {count} more", more)
        told.append(paragraph(said.format(count=more), styles.small_quiet))
    remark = prose(own.remark, styles.small_quiet) if own.remark else []
    return Row(
        (
            [title, *remark],
            *([paragraph(figure, styles.small_figures)] for figure in figures),
            [],
            [*told],
        )
    )
