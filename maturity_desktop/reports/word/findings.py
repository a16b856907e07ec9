"""Findings by grade: condition, criterion, cause, effect, recommendation and proof; links both ways."""

from __future__ import annotations

from collections.abc import Iterator

from maturity_desktop.reports.found import FindingEntry
from maturity_desktop.reports.parts import EvidenceLabel, Named
from maturity_desktop.reports.sections.finding_words import field_words
from maturity_desktop.reports.sections.wording import day_words
from maturity_desktop.reports.text import one_line, shortened
from maturity_desktop.reports.word.book import (
    LONGEST_HEADING,
    Blocks,
    Book,
    Cell,
    action_place,
    finding_place,
)
from maturity_desktop.reports.word.markup import Piece, Row


def findings(book: Book) -> Blocks:
    """Every finding, the gravest first; nothing where there are none."""
    found = book.content.findings
    if found is None:
        return []
    _ = book.words.gettext
    made = [*book.section("findings", _("Findings"), found.title), *book.prose(found.about, "Report Quiet")]
    for group in found.groups:
        made += book.part(f"findings-{group.grade.value}", group.heading)
        for entry in group.entries:
            made += finding(book, entry)
    return made


def pointers_at_criterion(book: Book, framework: str, criterion: str) -> Blocks:
    """Links from a criterion to its findings, and to the actions that bring it to a level."""
    _, found, road = book.words.gettext, book.content.findings, book.content.roadmap
    findings = [
        _pointer(book, book.link(finding_place(own.id), own.label), own.title, own.grade_words)
        for own in (found.about_criterion(framework, criterion) if found is not None else ())
    ]
    actions = [
        _pointer(book, book.link(action_place(own.id), own.label), own.title, own.state_words)
        for own in (road.about_criterion(framework, criterion) if road is not None else ())
    ]
    if not findings and not actions:
        return []
    name = _("Findings and actions") if findings and actions else _("Findings") if findings else _("Actions")
    table = book.table([], [*findings, *actions], (0.13, 0.65, 0.22), "Report Plain")
    return [*book.subheading(name), *table]


def _pointer(book: Book, link: Piece, title: str, state: str) -> Row:
    return Row(([book.rich([link])], book.prose(title), [book.line(state, "Report Quiet")]))


def finding(book: Book, entry: FindingEntry) -> Blocks:
    """Everything about one finding."""
    _ = book.words.gettext
    title = _("{number} {title}").format(number=entry.label, title=entry.title)
    rows = (Row(([book.line(label, "Report Quiet")], cell)) for label, cell in _fields(book, entry))
    return [
        *book.heading(3, title, finding_place(entry.id)),
        book.line(_standing(book, entry), "Report Quiet"),
        *book.table([], rows, (0.2, 0.8)),
    ]


def _standing(book: Book, entry: FindingEntry) -> str:
    """Grade, state and the days."""
    words = book.words
    _ = words.gettext
    parts = [entry.grade_words, entry.state_words]
    for told, day in ((_("raised on {day}"), entry.raised_on), (_("closed on {day}"), entry.closed_on)):
        if day is not None:
            parts.append(told.format(day=day_words(day, words)))
    return _(" · ").join(parts)


def _fields(book: Book, entry: FindingEntry) -> Iterator[tuple[str, Cell]]:
    """What is told of a finding, in the order in which it is read; what is empty is left out."""
    _, words = book.words.gettext, book.words
    for name, label, cell in (
        ("condition", "", book.prose(entry.condition)),
        ("", _("Criterion"), _held_against(book, entry)),
        ("cause", "", book.prose(entry.cause)),
        ("effect", "", book.prose(entry.effect)),
        ("recommendation", "", book.prose(entry.recommendation)),
        ("outcome", "", book.prose(entry.outcome)),
        ("proof", "", book.prose(entry.proof)),
        ("answer", "", book.prose(entry.answer, "Report Said")),
        ("evidence", "", _evidence(book, entry.evidence)),
        ("", _("Actions"), [book.rich([action_linked(book, action)]) for action in entry.actions]),
    ):
        if cell:
            yield label or field_words(name, words), cell


def _held_against(book: Book, entry: FindingEntry) -> Cell:
    cell: Cell = []
    for own in entry.held_against:
        cell.append(book.rich([book.criterion_link(own.framework, own.criterion, own.words)]))
        for point in own.checkpoints:
            cell += book.prose(point)
    return cell


def action_linked(book: Book, action: Named) -> Piece:
    """An action that leads to its row of the roadmap."""
    return book.link(action_place(action.id), shortened(one_line(action.words), LONGEST_HEADING))


def _evidence(book: Book, items: tuple[EvidenceLabel, ...]) -> Cell:
    """The items on a line."""
    return [book.rich(book.listed(map(book.evidence_link, items)))] if items else []
