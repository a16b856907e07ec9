"""The levels that the assessor set against the answers, with the reasons."""

from __future__ import annotations

from maturity_desktop.reports.parts import CriterionEntry, FrameworkContent
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import marked_up, paragraph, prose
from maturity_desktop.reports.pdf.table import Cell, Row, Rows, rows_of

WIDTHS = (0.34, 0.1, 0.16, 0.4)


def overrides(pages: Pages) -> Story:
    """The levels that were set in each model."""
    story: Story = []
    for number, framework in enumerate(pages.content.frameworks):
        story += _overrides(pages, framework, number, begins_page=not story)
    return story


def _overrides(pages: Pages, framework: FrameworkContent, number: int, *, begins_page: bool) -> Story:
    """Every level that was set, what the answers alone give, and why; nothing where none was."""
    found = [criterion for criterion in framework.criteria if criterion.set_level is not None]
    if not found:
        return []
    words, styles = pages.content.words, pages.styles
    _ = words.gettext
    name = _("Levels set by the assessor")
    if pages.several():
        name = _("Levels set by the assessor: {framework}").format(framework=framework.short_title)
    title = words.ngettext(
        "{count} level is set by the assessor and not by the answers",
        "{count} levels are set by the assessor and not by the answers",
        len(found),
    ).format(count=len(found))
    heads: list[Cell] = [
        [paragraph(label, styles.small_quiet)]
        for label in (_("Criterion"), _("Set to"), _("Answers give"), _("Reason"))
    ]
    rows = [made for criterion in found for made in rows_of(_row(pages, framework, criterion))]
    return [
        *pages.section(f"overrides-{number}", name, title, new_page=begins_page),
        Rows(heads, rows, WIDTHS, pages.look),
    ]


def _row(pages: Pages, framework: FrameworkContent, criterion: CriterionEntry) -> Row:
    _, styles = pages.content.words.gettext, pages.styles
    name = _("{id} {title}").format(id=criterion.id, title=criterion.title)
    answers = str(criterion.low)
    if criterion.low != criterion.high:
        answers = _("{low} to {high}").format(low=criterion.low, high=criterion.high)
    return Row(
        (
            [marked_up(pages.link(pages.criterion_place(framework.id, criterion.id), name), styles.small)],
            [paragraph(str(criterion.set_level), styles.small_strong)],
            [paragraph(answers, styles.small)],
            [*prose(criterion.set_reason.strip() or _("No reason is given."), styles.small)],
        ),
        whole=True,
    )
