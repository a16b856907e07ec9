"""Readiness: the verdict against the stated profile, what stands in the way, what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Spacer

from maturity_desktop.reports.parts import FrameworkContent
from maturity_desktop.reports.pdf.drawing import Chart
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.paragraphs import marked_up, paragraph, prose
from maturity_desktop.reports.pdf.table import Cell, Row, Rows, rows_of
from maturity_desktop.reports.readiness import MissEntry, ReadinessPart

RULES = (0.22, 0.78)
MISSES = (0.09, 0.33, 0.58)


def readiness(pages: Pages, framework: FrameworkContent, number: int) -> Story:
    """The statement of a model of which anything is rated."""
    return [
        flowable
        for part in pages.content.readiness
        if part.framework == framework.id
        for flowable in _statement(pages, framework, part, number)
    ]


def _statement(pages: Pages, framework: FrameworkContent, part: ReadinessPart, number: int) -> Story:
    _, styles = pages.content.words.gettext, pages.styles
    name = _("Certification readiness")
    if pages.several():
        name = _("{framework}: certification readiness").format(framework=framework.short_title)
    story = pages.section(f"readiness-{number}", name, part.headline, follows=160)
    for line in (part.provisional, part.in_the_way, part.earliest, *part.outcome, *part.checks):
        if line:
            story += prose(
                line if line.endswith(".") else _("{sentence}.").format(sentence=line), styles.body
            )
    story += [pages.subheading(_("Profile and rules")), _rules(pages, part)]
    for words in (part.whose, part.disclaimer):
        if words:
            story += [Spacer(1, 6), *prose(words, styles.small_quiet)]
    if part.progress is not None:
        story += [
            pages.subheading(_("Since the audit"), follows=190),
            *prose(_("{sentence}.").format(sentence=part.progress_words), styles.small),
            Chart(part.progress, pages.look),
        ]
    if part.misses:
        story += [pages.subheading(_("What stands in the way"), follows=90)]
        story.append(_misses(pages, framework, part.misses))
    return story


def _rules(pages: Pages, part: ReadinessPart) -> Rows:
    styles = pages.styles
    rows = [
        made
        for line in part.rules
        for made in rows_of(
            Row(([paragraph(line.label, styles.small_quiet)], [*prose(line.text, styles.small)]))
        )
    ]
    return Rows((), rows, RULES, pages.look, topped=True)


def _misses(pages: Pages, framework: FrameworkContent, misses: Sequence[MissEntry]) -> Rows:
    _, styles = pages.content.words.gettext, pages.styles
    heads: list[Cell] = [
        [paragraph(words, styles.small_quiet)]
        for words in (_("Criterion"), _("Why it misses the profile"), _("Checkpoints in the way"))
    ]
    rows = [made for miss in misses for made in rows_of(_miss(pages, framework, miss))]
    return Rows(heads, rows, MISSES, pages.look)


def _miss(pages: Pages, framework: FrameworkContent, miss: MissEntry) -> Row:
    styles = pages.styles
    place = pages.criterion_place(framework.id, miss.id)
    reasons = [paragraph_ for reason in miss.reasons for paragraph_ in prose(reason, styles.small)]
    blockers = [
        paragraph_ for own in miss.blockers for paragraph_ in prose(f"{own.id}  {own.words}", styles.small)
    ]
    return Row(
        (
            [marked_up(pages.link(place, miss.id), styles.small)],
            [
                *prose(miss.title, styles.small_strong),
                *reasons,
                *(prose(miss.earliest, styles.small_quiet) if miss.earliest else []),
            ],
            blockers or [*prose(miss.set_below or "–", styles.small_quiet)],
        )
    )
