"""Each criterion: where it stands, why, what is next, and on what evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from maturity_desktop.reports.parts import (
    CheckpointEntry,
    CriterionEntry,
    DomainEntry,
    EvidenceLabel,
    EvidenceUse,
    FrameworkContent,
    LevelEntry,
    Mark,
)
from maturity_desktop.reports.sections.in_short import levels_said, open_words
from maturity_desktop.reports.sections.wording import mean_words, priority_words
from maturity_desktop.reports.supported import Bearing
from maturity_desktop.reports.word.book import Blocks, Book, Cell, criterion_place, figure_place
from maturity_desktop.reports.word.findings import pointers_at_criterion
from maturity_desktop.reports.word.markup import Piece, Row
from maturity_desktop.reports.word.photos import photo_link, photos_beside
from maturity_desktop.reports.word.results import domain_title

SIGNS = {
    Mark.MET: "✓",
    Mark.PARTLY: "◐",
    Mark.NOT_MET: "✗",
    Mark.NOT_APPLICABLE: "⊘",
    Mark.UNANSWERED: "○",
}
SIGNS_OF_A_SIGN = {**SIGNS, Mark.MET: "●", Mark.NOT_MET: "–"}
"""Observed is no merit, not observed no fault."""
CHECKPOINTS = (0.13, 0.2, 0.67)
FACT_SHARES = (0.34, 0.1, 0.09, 0.12, 0.35)


def criteria_head(book: Book, framework: FrameworkContent, number: int) -> Blocks:
    """What stands before the first domain."""
    _ = book.words.gettext
    name = book.named(_("Criteria: {framework}"), _("Criteria"), framework.short_title)
    return book.section(f"criteria-{number}", name, framework.page_titles.checkpoints)


def domain_head(book: Book, domain: DomainEntry, place: str) -> Blocks:
    """A domain with its level, or why it has no criteria."""
    _, words = book.words.gettext, book.words
    head = book.part(place, domain_title(book, domain))
    if domain.undescribed:
        return [
            *head,
            *book.prose(_("Not described. {reason}").format(reason=domain.undescribed), "Report Quiet"),
        ]
    if domain.level is None or domain.applicable == 1:
        figures = words.ngettext(
            "{rated} of {applicable} criterion rated",
            "{rated} of {applicable} criteria rated",
            domain.applicable,
        ).format(rated=domain.rated, applicable=domain.applicable)
    else:
        figures = _("Mean level {level}; {rated} of {applicable} criteria rated").format(
            level=mean_words(domain.level, words), rated=domain.rated, applicable=domain.applicable
        )
    return [*head, book.line(figures, "Report Quiet")]


def criterion(book: Book, framework: FrameworkContent, own: CriterionEntry) -> Blocks:
    """One criterion whole."""
    _ = book.words.gettext
    title = _("{id} {title}").format(id=own.id, title=own.title)
    made = book.heading(3, title, criterion_place(framework.id, own.id))
    made += [
        *book.prose(own.intent, "Report Quiet", keep=True),
        *_facts(book, own),
        *_reservations(book, own),
    ]
    made += _written(book, framework, own)
    made += book.subheading(_("Path to the next level"))
    made += [*book.prose(own.blocking_words, "Report Attention"), *book.prose(own.path_words)]
    path = (Row(([book.line(point.id)], book.prose(point.text))) for point in own.path)
    made += book.table([], path, (0.14, 0.86), "Report Plain")
    return [*made, *_checkpoints(book, own, own.levels), *_evidence(book, own)]


def criterion_in_short(book: Book, framework: FrameworkContent, own: CriterionEntry) -> Blocks:
    """A criterion that is not rated: what is open, and whatever was said of it."""
    title = book.words.gettext("{id} {title}").format(id=own.id, title=own.title)
    made = book.heading(3, title, criterion_place(framework.id, own.id))
    made += book.prose(open_words(own, book.words))
    made += [*_reservations(book, own), *_written(book, framework, own)]
    made += book.prose(own.blocking_words, "Report Attention")
    if levels := levels_said(own):
        made += [book.gap(keep=True), *_checkpoints(book, own, levels)]
    return [*made, *(_evidence(book, own) if own.evidence else ())]


def _written(book: Book, framework: FrameworkContent, own: CriterionEntry) -> Blocks:
    """The note, what figures and surveys say here, and what follows from the criterion."""
    _ = book.words.gettext
    made: Blocks = []
    if own.note.strip():
        made += [*book.subheading(_("Note")), *book.prose(own.note, "Body Text")]
    if own.bearing:
        rows = (_bearing(book, bearing) for bearing in own.bearing)
        made += book.subheading(_("Figures, claims and surveys"))
        made += book.table([], rows, (0.34, 0.66), "Report Plain")
    return [*made, *pointers_at_criterion(book, framework.id, own.id)]


def _facts(book: Book, own: CriterionEntry) -> Blocks:
    """Level, target, gap, confidence and priority side by side; they stay with what says why."""
    _, words = book.words.gettext, book.words
    facts = (
        (_("Level"), own.level_words),
        (_("Target"), str(own.target)),
        (_("Gap"), str(own.gap) if own.gap is not None else "–"),
        (_("Priority"), priority_words(own.priority, words)),
        (_("Confidence"), own.support),
    )
    cells = tuple(
        [book.line(label, "Report Quiet"), book.rich([book.plain(text, strong=True)])]
        for label, text in facts
    )
    shown, _gap = book.table([], [Row(cells, keep=True)], FACT_SHARES)
    return [shown, book.gap(keep=True)]


def _reservations(book: Book, own: CriterionEntry) -> Blocks:
    """A level that the assessor set, and why a rating is provisional."""
    _ = book.words.gettext
    made: Blocks = []
    if own.set_level is not None:
        said = _(
            "The assessor set level {level}; the answers alone give at least {low} and at most "
            "{high}. {reason}"
        )
        reason = own.set_reason.strip() or _("No reason is given.")
        made += book.prose(said.format(level=own.set_level, low=own.low, high=own.high, reason=reason))
    if own.provisional:
        said = _("Provisional: {reasons}.").format(reasons="; ".join(own.provisional))
        made += book.prose(said, "Report Attention", keep=True)
    return made


def _bearing(book: Book, own: Bearing) -> Row:
    label = (
        book.link(figure_place(own.figure), own.label) if own.figure else book.plain(own.label, strong=True)
    )
    return Row(([book.rich([label])], book.prose(own.text)))


def _checkpoints(book: Book, own: CriterionEntry, levels: Iterable[LevelEntry]) -> Blocks:
    """The checkpoints of these levels, with their answers."""
    _ = book.words.gettext
    heads = book.heads(_("Checkpoint"), _("Answer and evidence"), _("Requirement"))
    rows = (row for level in levels for row in _level(book, own, level))
    return book.table(heads, rows, CHECKPOINTS)


def _level(book: Book, own: CriterionEntry, level: LevelEntry) -> Iterator[Row]:
    """A level's head, what it requires, and its signs apart from that."""
    _ = book.words.gettext
    if level.checkpoints:
        title = _("Level {level}, {title}").format(level=level.number, title=level.title)
        state = " · ".join(text for text in (level.state_words, level.points_words) if text)
        pieces = [book.plain(title, strong=True), Piece(" · "), book.plain(state)]
        yield Row(([book.rich(pieces)],), span=True, keep=True)
    for point in level.checkpoints:
        if not point.sign:
            yield _checkpoint(book, own, point)
    signs = [point for point in level.checkpoints if point.sign]
    if signs:
        state = level.signs_words or _("none of them applies")
        pieces = [book.plain(_("Signs of this level"), strong=True), Piece(" · "), book.plain(state)]
        yield Row(([book.rich(pieces, "Report Quiet")],), span=True, keep=True)
    for point in signs:
        yield _checkpoint(book, own, point)


def _checkpoint(book: Book, own: CriterionEntry, point: CheckpointEntry) -> Row:
    _ = book.words.gettext
    strong = point.mark in ((Mark.MET, Mark.PARTLY) if point.sign else (Mark.NOT_MET, Mark.PARTLY))
    sign = (SIGNS_OF_A_SIGN if point.sign else SIGNS)[point.mark]
    said: Cell = [book.rich([book.plain(f"{sign} {point.mark_words}", strong=strong)])]
    cell: Cell = book.prose(point.text)
    if point.examples:
        cell += book.prose(_("For example: {examples}").format(examples=point.examples), "Report Quiet")
    if point.blocks is not None:
        cell.append(book.line(point.sign_words, "Report Quiet"))
    aside = _aside(book, point)
    if aside:
        cell.append(book.line(aside, "Report Quiet"))
    cell += book.prose(point.remark, "Report Said")
    uses = (_use(book, use, point) for use in own.evidence if point.id in use.checkpoints)
    links = [part for place, told in enumerate(uses) for part in ([Piece(", ")] * bool(place) + told)]
    said += [book.rich(links)] if links else []
    return Row(([book.line(point.id)], said, cell))


def _aside(book: Book, point: CheckpointEntry) -> str:
    """The theme of a checkpoint, whether it is this tool's own, and when it applies."""
    _ = book.words.gettext
    parts = (
        _("Theme: {theme}").format(theme=point.theme) if point.theme else "",
        _("Added by this tool") if point.added else "",
        point.condition if point.mark is not Mark.NOT_APPLICABLE else "",
    )
    return " · ".join(part for part in parts if part)


def _use(book: Book, use: EvidenceUse, point: CheckpointEntry) -> list[Piece]:
    """An item at a checkpoint, with what keeps it from being read as support."""
    _ = book.words.gettext
    link = book.evidence_link(EvidenceLabel(use.id, use.label))
    if point.id in use.contradicted:
        return book.filled(_("{evidence} contradicts"), {"evidence": [link]})
    if use.stale:
        return book.filled(_("{evidence} stale"), {"evidence": [link]})
    return [link]


def _evidence(book: Book, own: CriterionEntry) -> Blocks:
    _ = book.words.gettext
    made = book.subheading(_("Evidence"))
    if not own.evidence:
        return [*made, book.line(_("No evidence is linked to this criterion."), "Report Quiet")]
    made += book.table([], (_item(book, use) for use in own.evidence), (0.13, 0.57, 0.3))
    return [*made, *photos_beside(book, [use.id for use in own.evidence])]


def _item(book: Book, use: EvidenceUse) -> Row:
    _ = book.words.gettext
    warnings = [
        word
        for word, holds in (
            (_("contradicts"), use.contradicts),
            (_("stale"), use.stale),
            (_("confidential"), use.confidential and book.tells_confidential()),
        )
        if holds
    ]
    title: Cell = book.prose(use.title)
    if warnings:
        title.append(book.line(", ".join(warnings), "Report Attention"))
    title += photo_link(book, use.id)
    kind = _("{kind}, {date}").format(kind=use.kind, date=use.dated)
    link = book.evidence_link(EvidenceLabel(use.id, use.label))
    return Row(([book.rich([link])], title, [book.line(kind, "Report Quiet")]))
