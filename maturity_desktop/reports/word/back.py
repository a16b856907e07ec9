"""The appendices: crosswalk, evidence register, photos, levels that were set, agreement, definitions."""

from __future__ import annotations

from collections.abc import Iterable

from maturity_desktop.domain.report_records import Form
from maturity_desktop.reports.calibrated import AgreementPart, ApartEntry
from maturity_desktop.reports.parts import (
    CriterionEntry,
    CrosswalkEnd,
    CrosswalkEntry,
    EvidenceEntry,
    FrameworkContent,
)
from maturity_desktop.reports.sections.wording import count_words
from maturity_desktop.reports.word.book import (
    Blocks,
    Book,
    Cell,
    action_place,
    evidence_place,
    finding_place,
)
from maturity_desktop.reports.word.markup import Piece, Row, on_new_page
from maturity_desktop.reports.word.photos import photo_link
from maturity_desktop.reports.word.scope import remarks_place


def crosswalk(book: Book) -> Blocks:
    """The pairs among the report's models; nothing where there are none."""
    content = book.content
    if not content.crosswalk:
        return []
    _ = book.words.gettext
    heads = book.heads(_("Criterion"), _("Counterpart"), _("In common"), _("Evidence of both"))
    rows = (_pair(book, pair) for pair in content.crosswalk)
    return [
        *book.section("crosswalk", _("Crosswalk"), content.crosswalk_title),
        *book.prose(content.crosswalk_about),
        *book.table(heads, rows, (0.245, 0.245, 0.365, 0.145)),
    ]


def _pair(book: Book, pair: CrosswalkEntry) -> Row:
    links = book.listed(map(book.evidence_link, pair.evidence))
    return Row(
        (
            _end(book, pair.one),
            _end(book, pair.other),
            [book.rich([book.plain(pair.strength_words, strong=True)]), *book.prose(pair.reason)],
            [book.rich(links) if links else book.line("–", "Report Quiet")],
        )
    )


def _end(book: Book, end: CrosswalkEnd) -> Cell:
    link = book.criterion_link(end.framework, end.criterion, end.words)
    return [book.line(end.framework_title, "Report Quiet"), book.rich([link])]


def register(book: Book) -> Blocks:
    """Every item of evidence with its fingerprint and where it is used."""
    _ = book.words.gettext
    head = book.section("register", _("Evidence register"), book.content.evidence_title)
    return [*head, *register_rows(book, book.content.evidence)]


def register_rows(book: Book, items: Iterable[EvidenceEntry]) -> Blocks:
    """The table of the register."""
    _ = book.words.gettext
    heads = book.heads(_("Number"), _("Evidence"), _("Kind and date"), _("Used at"))
    shares = (0.1, 0.44, 0.17, 0.29) if book.several() else (0.1, 0.5, 0.18, 0.22)
    return book.table(heads, (_item(book, item) for item in items), shares)


def _item(book: Book, item: EvidenceEntry) -> Row:
    _ = book.words.gettext
    what: Cell = [book.rich([book.plain(item.title, strong=True)])]
    what += [*book.prose(_origin(book, item), "Report Quiet"), *book.prose(item.text, "Report Said")]
    what += photo_link(book, item.id)
    if item.sha256:
        what.append(book.line(_("SHA-256 {sha256}").format(sha256=item.sha256), "Report Fingerprint"))
    confidential = item.confidential and book.tells_confidential()
    warnings = [
        word for word, holds in ((_("confidential"), confidential), (_("stale"), item.stale)) if holds
    ]
    when: Cell = [book.line(item.kind), book.line(item.dated_words, "Report Quiet")]
    if warnings:
        when.append(book.line(", ".join(warnings), "Report Attention"))
    used = _used_at(book, item) or [book.line(_("not linked"), "Report Quiet")]
    return Row(([book.line(item.label, before=book.mark(evidence_place(item.id)))], what, when, used))


def _used_at(book: Book, item: EvidenceEntry) -> Cell:
    """Links to the criteria, findings and actions that an item is used at, criteria by model."""
    _, content = book.words.gettext, book.content
    cell: Cell = []
    for framework in content.frameworks:
        own = [criterion for owner, criterion in item.used_at if owner == framework.id]
        links = book.listed(book.criterion_link(framework.id, criterion) for criterion in own)
        if links and book.several():
            named = _("{framework}:").format(framework=framework.short_title)
            links = [Piece(f"{named} "), *links]
        if links:
            cell.append(book.rich(links))
    found = content.findings.resting_on(item.id) if content.findings is not None else ()
    shown = content.roadmap.shown_by(item.id) if content.roadmap is not None else ()
    for pointers in (
        [book.link(finding_place(entry.id), entry.label) for entry in found],
        [book.link(action_place(action.id), action.label) for action in shown],
    ):
        cell += [book.rich(book.listed(pointers))] if pointers else []
    return cell


def _origin(book: Book, item: EvidenceEntry) -> str:
    """The file, its size, where it came from and who added it."""
    _ = book.words.gettext
    size = count_words(item.size, book.words)
    parts = (
        _("{name}, {size} bytes").format(name=item.file_name, size=size) if item.file_name else "",
        _("source: {source}").format(source=item.source) if item.source else "",
        _("added by {name}").format(name=item.added_by) if item.added_by else "",
    )
    return " · ".join(part for part in parts if part)


def overrides(book: Book) -> Blocks:
    """The levels that the assessor set against the answers, with the reasons."""
    return [
        block
        for number, framework in enumerate(book.content.frameworks)
        for block in _overrides(book, framework, number)
    ]


def _overrides(book: Book, framework: FrameworkContent, number: int) -> Blocks:
    found = [criterion for criterion in framework.criteria if criterion.set_level is not None]
    if not found:
        return []
    _ = book.words.gettext
    name = book.named(
        _("Levels set by the assessor: {framework}"), _("Levels set by the assessor"), framework.short_title
    )
    title = book.words.ngettext(
        "{count} level is set by the assessor and not by the answers",
        "{count} levels are set by the assessor and not by the answers",
        len(found),
    ).format(count=len(found))
    heads = book.heads(_("Criterion"), _("Set to"), _("Answers give"), _("Reason"))
    rows = (_override(book, framework, criterion) for criterion in found)
    return [
        *book.section(f"overrides-{number}", name, title, new_page=False),
        *book.table(heads, rows, (0.34, 0.1, 0.16, 0.4)),
    ]


def _override(book: Book, framework: FrameworkContent, criterion: CriterionEntry) -> Row:
    _ = book.words.gettext
    name = _("{id} {title}").format(id=criterion.id, title=criterion.title)
    answers = str(criterion.low)
    if criterion.low != criterion.high:
        answers = _("{low} to {high}").format(low=criterion.low, high=criterion.high)
    return Row(
        (
            [book.rich([book.criterion_link(framework.id, criterion.id, name)])],
            [book.rich([book.plain(str(criterion.set_level), strong=True)])],
            [book.line(answers)],
            book.prose(criterion.set_reason.strip() or _("No reason is given.")),
        )
    )


def agreement(book: Book) -> Blocks:
    """A section for each framework that somebody has rated a second time."""
    return [
        block
        for number, framework in enumerate(book.content.frameworks)
        for part in book.content.agreement
        if part.framework == framework.id
        for block in _agreement(book, framework, part, number)
    ]


def _agreement(book: Book, framework: FrameworkContent, part: AgreementPart, number: int) -> Blocks:
    _ = book.words.gettext
    name = book.named(
        _("{framework}: agreement between assessors"), _("Agreement between assessors"), framework.short_title
    )
    about = _(
        "A second assessor rated without sight of the agreed ratings. The figures are of the levels as they"
        " stood before anybody spoke of them; what was agreed on afterwards changes the rating and not these"
        " figures."
    )
    made = book.section(f"agreement-{number}", name, part.title, new_page=False)
    made += book.prose(about, "Report Quiet") if part.calibrations else []
    for own in part.calibrations:
        made += book.subheading(own.name) if len(part.calibrations) > 1 else []
        made += book.lines(own.lines)
        if own.compared:
            links = book.listed(book.criterion_link(framework.id, criterion) for criterion in own.compared)
            made += [book.line(_("Rated by both"), "Report Quiet"), book.rich(links)]
        if own.apart:
            heads = book.heads(
                _("Criterion"), "", _("First rating"), _("Second rating"), _("Agreed on"), _("Reason")
            )
            rows = (_apart(book, framework, entry) for entry in own.apart)
            made += book.subheading(_("Rated apart"))
            made += book.table(heads, rows, (0.09, 0.24, 0.09, 0.1, 0.12, 0.36))
    made += [*book.subheading(_("Together")), *book.lines(part.together)] if part.together else []
    return made + (book.lines(part.not_blind) if part.not_blind else [])


def _apart(book: Book, framework: FrameworkContent, own: ApartEntry) -> Row:
    agreed = "–" if own.agreed is None else str(own.agreed)
    return Row(
        (
            [book.rich([book.criterion_link(framework.id, own.id)])],
            book.prose(own.title),
            [book.line(str(own.first))],
            [book.line(str(own.second))],
            [book.rich([book.plain(agreed, strong=True)])],
            book.prose(own.reason, "Report Said"),
        )
    )


def closing(book: Book) -> Blocks:
    """What the words mean, what the report is not, oddities of the edition."""
    _, content = book.words.gettext, book.content
    made = book.section("definitions", _("Definitions and disclaimer"), _("What the words mean"))
    made += [*book.lines(content.definitions), *book.subheading(_("Disclaimer"))]
    made += [block for text in content.disclaimer for block in book.prose(text, "Body Text")]
    for number, framework in enumerate(content.frameworks):
        if framework.remarks:
            name = book.named(
                _("Remarks on the edition: {framework}"), _("Remarks on the edition"), framework.short_title
            )
            made += [*book.part(remarks_place(number), name), *book.lines(framework.remarks)]
    return made


def firm(book: Book) -> Blocks:
    """The firm's closing page; nothing where it has none or the report is of one criterion."""
    brand = book.content.options.brand
    has_one = any(text.strip() for text in (brand.closing_title, *brand.closing, *brand.contact))
    if book.content.options.form is Form.CRITERION or not has_one:
        return []
    made = book.heading(1, brand.closing_title, "closing") if brand.closing_title.strip() else []
    made += [block for text in brand.closing for block in book.prose(text, "Body Text")]
    made += [book.rich([book.plain(brand.firm, strong=True)], "Body Text")] if brand.firm.strip() else []
    made += [block for text in brand.contact for block in book.prose(text)]
    return [on_new_page(made[0]), *made[1:]]
