"""Findings by grade: condition, criterion, cause, effect, recommendation and proof; links both ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from maturity_desktop.reports.content import COLUMNS
from maturity_desktop.reports.found import FindingEntry
from maturity_desktop.reports.parts import EvidenceLabel, Named
from maturity_desktop.reports.pdf.document import Heading, Later
from maturity_desktop.reports.pdf.pages import LONGEST_HEADING, Entry, Pages, Story
from maturity_desktop.reports.pdf.paragraphs import marked_up, paragraph, prose
from maturity_desktop.reports.pdf.table import Cell, Row, Rows, rows_of
from maturity_desktop.reports.sections.finding_words import field_words
from maturity_desktop.reports.sections.wording import day_words
from maturity_desktop.reports.text import one_line, shortened

WIDTHS = (0.2, 0.8)
TOGETHER = 260.0
"""So much of a finding stands below its name on the same page, or all of it."""
HELD = 3
"""Rows at the end of a finding that are not parted."""
AT_CRITERION = (0.13, 0.65, 0.22)


def findings(pages: Pages) -> Story:
    """Every finding, the gravest first; nothing where there are none."""
    found = pages.content.findings
    if found is None:
        return []
    _ = pages.content.words.gettext
    story = pages.section("findings", _("Findings"), found.title)
    story += prose(found.about, pages.styles.small_quiet)
    for group in found.groups:
        (first, *_rest) = finding_pages(pages, group.entries[0])
        follows = first.opening(COLUMNS[pages.content.page_size].width)
        story.append(pages.part(f"findings-{group.grade.value}", group.heading, follows=follows))
        for entry in group.entries:
            pages.entries.append(Entry(finding_title(pages, entry), pages.finding_place(entry.id), 2))
            story.append(Later(partial(finding_pages, pages, entry)))
    return story


def finding_title(pages: Pages, entry: FindingEntry) -> str:
    """Number and title, as headings, bookmarks and contents show them."""
    return pages.content.words.gettext("{number} {title}").format(number=entry.label, title=entry.title)


def follows_from(
    pages: Pages, framework: str, criterion: str, with_findings: bool = True, with_actions: bool = True
) -> Story:
    """What follows from how a criterion stands: links to its findings and to the actions that raise it."""
    _, found, road = pages.content.words.gettext, pages.content.findings, pages.content.roadmap
    findings, actions = [], []
    if with_findings and found is not None:
        findings = [
            _line(pages, pages.finding_place(own.id), own.label, own.title, own.grade_words)
            for own in found.about_criterion(framework, criterion)
        ]
    if with_actions and road is not None:
        actions = [
            _line(pages, pages.action_place(own.id), own.label, own.title, own.state_words)
            for own in road.about_criterion(framework, criterion)
        ]
    if not findings and not actions:
        return []
    name = _("Findings and actions") if findings and actions else _("Findings") if findings else _("Actions")
    return [pages.subheading(name), Rows((), [*findings, *actions], AT_CRITERION, pages.look, pad=1)]


def _line(pages: Pages, place: str, label: str, title: str, standing: str) -> Row:
    styles = pages.styles
    cells: tuple[Cell, ...] = (
        [marked_up(pages.link(place, label), styles.small)],
        [*prose(title, styles.small)],
        [paragraph(standing, styles.small_quiet)],
    )
    return Row(cells, line="none")


def actions_on_evidence(pages: Pages, evidence: str) -> str:
    """Markup of links from an item of evidence to the actions that it shows to be done, if any."""
    road = pages.content.roadmap
    own = road.shown_by(evidence) if road is not None else ()
    return ", ".join(pages.link(pages.action_place(action.id), action.label) for action in own)


def findings_on_evidence(pages: Pages, evidence: str) -> str:
    """Markup of links from an item of evidence to the findings that rest on it, if any."""
    found = pages.content.findings
    own = found.resting_on(evidence) if found is not None else ()
    return ", ".join(pages.link(pages.finding_place(entry.id), entry.label) for entry in own)


def finding_pages(pages: Pages, entry: FindingEntry) -> Story:
    """Everything about one finding."""
    styles = pages.styles
    name = finding_title(pages, entry)
    title, rest = pages.heading_text(name)
    parts = [paragraph(title, styles.criterion), paragraph(_standing(pages, entry), styles.small_quiet)]
    rows = [row for label, cell in _fields(pages, entry) for row in rows_of(_row(pages, label, cell))]
    again = pages.content.words.gettext("{finding}, continued").format(finding=title)
    head: list[Cell] = [[paragraph(again, styles.small_quiet)]]
    table = Rows(head, _held_at_the_end(rows), WIDTHS, pages.look, topped=True, continued=True)
    width = COLUMNS[pages.content.page_size].width
    follows = min(table.wrapOn(None, width, TOGETHER)[1], TOGETHER)
    heading = Heading(parts, pages.finding_place(entry.id), name, 2, follows=follows, before=20)
    return [heading, *rest, table]


def _held_at_the_end(rows: list[Row]) -> list[Row]:
    """The last rows, which are low, do not begin a page without what they belong to."""
    return [
        replace(row, keep=True) if len(rows) - HELD <= place < len(rows) - 1 else row
        for place, row in enumerate(rows)
    ]


def _standing(pages: Pages, entry: FindingEntry) -> str:
    """Grade, state and the days."""
    words = pages.content.words
    _ = words.gettext
    parts = [entry.grade_words, entry.state_words]
    for told, day in ((_("raised on {day}"), entry.raised_on), (_("closed on {day}"), entry.closed_on)):
        if day is not None:
            parts.append(told.format(day=day_words(day, words)))
    return _(" · ").join(parts)


def _fields(pages: Pages, entry: FindingEntry) -> Iterator[tuple[str, Cell]]:
    """What is told of a finding, in the order in which it is read; what is empty is left out."""
    words = pages.content.words
    _ = words.gettext
    style = pages.styles.small
    for name, label, cell in (
        ("condition", "", [*prose(entry.condition, style)]),
        ("", _("Criterion"), _held_against(pages, entry)),
        ("cause", "", [*prose(entry.cause, style)]),
        ("effect", "", [*prose(entry.effect, style)]),
        ("recommendation", "", [*prose(entry.recommendation, style)]),
        ("outcome", "", [*prose(entry.outcome, style)]),
        ("proof", "", [*prose(entry.proof, style)]),
        ("answer", "", [*prose(entry.answer, pages.styles.small_said)]),
        ("evidence", "", _evidence(pages, entry.evidence)),
        ("", _("Actions"), [marked_up(action_linked(pages, action), style) for action in entry.actions]),
    ):
        if cell:
            yield label or field_words(name, words), cell


def _row(pages: Pages, label: str, cell: Cell) -> Row:
    return Row(([paragraph(label, pages.styles.small_quiet)], cell))


def _held_against(pages: Pages, entry: FindingEntry) -> Cell:
    cell: Cell = []
    for own in entry.held_against:
        place = pages.criterion_place(own.framework, own.criterion)
        cell.append(marked_up(pages.link(place, own.words), pages.styles.small))
        for point in own.checkpoints:
            cell += prose(point, pages.styles.small)
    return cell


def action_linked(pages: Pages, action: Named) -> str:
    """Markup of an action, linked where the report has it: what was dropped is not there."""
    line = shortened(one_line(action.words), LONGEST_HEADING)
    return pages.link(pages.action_place(action.id), line)


def _evidence(pages: Pages, items: tuple[EvidenceLabel, ...]) -> Cell:
    """The items on a line."""
    told = evidence_linked(pages, items)
    return [marked_up(told, pages.styles.small)] if told else []


def evidence_linked(pages: Pages, items: tuple[EvidenceLabel, ...]) -> str:
    """Markup of the items, linked where the report has a register."""
    return ", ".join(pages.link(pages.evidence_place(item.id), item.label) for item in items)
