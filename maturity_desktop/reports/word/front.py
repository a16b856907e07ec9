"""Cover, contents, the executive summary, models side by side."""

from __future__ import annotations

import io
from collections.abc import Callable
from math import ceil

from maturity_desktop.domain.report_records import Form
from maturity_desktop.reports.beside import SideBySide, StandingEntry
from maturity_desktop.reports.charts.labels import broken, rough_width
from maturity_desktop.reports.client_copy import copy_words
from maturity_desktop.reports.parts import Figure, FrameworkContent, Line, Point
from maturity_desktop.reports.sections.signed_words import signed_words
from maturity_desktop.reports.text import first_clauses, one_line
from maturity_desktop.reports.word.book import Blocks, Book, Cell
from maturity_desktop.reports.word.markup import Piece, Row, paragraph, smaller, with_next
from maturity_desktop.reports.word.results import heat_words

MARK_ROOM = (190.0, 58.0)
"""Points that the firm's mark has on the cover, as in the PDF."""
POINTS_OF_A_PIXEL = 0.5
_AIRS = (2400, 1200, 400, 0)
"""Twips above the title, the first that leave the cover one page."""
_TITLE_STEPS = ((34, 3), (28, 3), (24, 4), (21, 5), (19, 6), (17, 7), (15, 8), (13, 12))
_SUBTITLE_STEPS = ((17, 3), (15, 4), (13, 5))
"""Points of a name on the cover and the lines that it may have then; the first size is that of its style."""
_LEAST = 11
_STEPS = ((None, 1.0), (260, 1.0), (180, 1.0), (110, 1.0), (60, 1.0), (0, 1.0), (0, 0.85), (0, 0.7))
"""Characters of the assessor's words on a strength or a risk, and the size of the chart against its own: the
first that leave the page one page.
"""
_CLOSE, _WIDE = '<w:spacing w:after="0"/>', '<w:spacing w:after="140"/>'


def cover(book: Book) -> Blocks:
    """Whose report this is, on what, from when; a firm that has a cover of its own has no second one."""
    if book.follows_cover:
        return _after_cover(book)
    told, mark, facts = _about(book), _mark(book), book.content.cover
    title = named(book, "Title", _client(book))
    for air in _AIRS:
        spaced = f'<w:spacing w:before="{air}" w:after="80"/>' if not mark else ""
        made = [*mark, named(book, "Subtitle", facts.title, late=spaced), title, *told]
        if book.heights.of(made, book.room.width) <= book.room.height:
            break
    return made


def _after_cover(book: Book) -> Blocks:
    """Whose report this is, for a firm's cover may not say it, in styles that fit among a firm's headings."""
    _, facts = book.words.gettext, book.content.cover
    lines = (Line(_("Client"), _client(book)), Line(_("Title"), facts.title))
    return [
        *book.heading(1, _("About this report"), "about"),
        paragraph(book.style("Report Finding"), [book.plain(facts.title)], late=_CLOSE),
        paragraph(book.style("Report Finding"), [book.plain(_client(book), strong=True)]),
        *_about(book, lines),
    ]


def _client(book: Book) -> str:
    """The client's name, or that it has none yet."""
    return book.content.cover.client or book.words.gettext("Client without a name")


def _about(book: Book, first: tuple[Line, ...] = ()) -> Blocks:
    """What the report is about, by whom and from when, and what it is not; its table has `first` above."""
    _, facts = book.words.gettext, book.content.cover
    made: Blocks = []
    for framework in facts.frameworks:
        label = [book.plain(framework.label, strong=True)]
        made.append(paragraph(book.style("Body Text"), label, late=_CLOSE if framework.text else ""))
        if framework.text:
            edition = _("Edition: {edition}").format(edition=framework.text)
            made.append(paragraph(book.style("Report Quiet"), [book.plain(edition)], late=_WIDE))
    options = book.content.options
    lines = (
        *first,
        Line(_("Site"), facts.site),
        Line(_("Cut-off"), facts.cut_off),
        Line(_("Made on"), facts.made_on),
        Line(_("Assessor"), facts.assessor),
        Line(_("Firm"), options.brand.firm),
        Line(_("Status"), facts.status),
        Line(_("Version"), facts.version),
        Line(_("Signed"), signed_words(options.signed, book.words)),
        Line(_("Copy"), copy_words(book.content)),
        Line(_("Distribution"), options.distribution),
        Line(_("Note"), facts.sample),
    )
    made += [book.gap(), *book.lines(own for own in lines if own.text.strip())]
    for words in (*_where_the_rest_is(book), *book.content.disclaimer[:-1]):
        made += book.prose(words, "Report Quiet")
    return made


def _where_the_rest_is(book: Book) -> tuple[str, ...]:
    """What the executive form leaves out, and where it stands."""
    if book.content.options.form is not Form.EXECUTIVE:
        return ()
    _ = book.words.gettext
    said = _(
        "This is the executive form of the report. The full report of {client}, version {version}, has the "
        "rules, every criterion with its checkpoints and evidence, all findings and gaps, every action and "
        "the register of evidence."
    ).format(client=_client(book), version=book.content.cover.version)
    return (said,)


def named(book: Book, style: str, name: str, *, late: str = "") -> str:
    """A title or a client, smaller where the name is long: the cover is one page."""
    line = one_line(name)
    steps = _TITLE_STEPS if style == "Title" else _SUBTITLE_STEPS
    width = 0.95 * book.room.width
    sizes = (size for size, lines in steps if _fits(line, size, lines, width))
    size = next(sizes, _LEAST)
    return paragraph(book.style(style), [Piece(line, size=size if size != steps[0][0] else 0)], late=late)


def _fits(words: str, size: float, lines: int, width: float) -> bool:
    """Whether words stand in so many lines, none of them longer than a line; wide letters break anywhere."""
    unbroken = [word for word in words.split() if rough_width(word, 1) < 0.9 * len(word)]
    longest = max((rough_width(word, size) for word in unbroken), default=0)
    taken = max(len(broken(words, size, width, lines + 1)), ceil(rough_width(words, size) / width))
    return longest <= width and taken <= lines


def _mark(book: Book) -> Blocks:
    """The firm's mark; nothing where it has none."""
    mark = book.content.options.brand.mark
    if not mark:
        return []
    from PIL import Image

    from maturity_desktop.reports.pdf.branding import mark_words

    with Image.open(io.BytesIO(mark)) as picture:
        width, height = picture.size
    scale = min(MARK_ROOM[0] / width, MARK_ROOM[1] / height, POINTS_OF_A_PIXEL)
    return [book.photo(mark, mark_words(book.content), (width * scale, height * scale), "png")]


def contents(book: Book) -> Blocks:
    """Every section, part and criterion as a link, in a field that Word makes anew with its page numbers.

    No page number is filled in: none is known before Word has broken the pages, and a wrong one is worse than
    none. The field stands in a control that offers to bring it up to date.
    """
    _ = book.words.gettext
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" '
        '\\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    lines = []
    for place, entry in enumerate(book.entries):
        link = Piece(entry.words, place=book.name_of(entry.place))
        lines.append(paragraph(book.style(f"toc {entry.depth + 1}"), [link], begin if place == 0 else ""))
    if not lines:
        return []
    title = book.line(_("Contents"), "TOC Heading", on_page=True)
    end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{title}{''.join(lines)}{end}</w:sdtContent></w:sdt>"
    )
    return [control]


def executive(book: Book, framework: FrameworkContent, number: int) -> Blocks:
    """The finding, the figures, strengths and risks: a page, as far as can be foreseen."""
    return executive_with(book, framework, number, list)


def executive_with(
    book: Book, framework: FrameworkContent, number: int, more: Callable[[], Blocks]
) -> Blocks:
    """The executive page with more at its end; where it is full, words on strengths and risks are cut."""
    _, says = book.words.gettext, framework.executive
    name = book.named(_("Executive summary: {framework}"), _("Executive summary"), framework.short_title)
    figures = Row(tuple(_figure(book, figure) for figure in says.figures))
    shares = (0.32, 0.36, 0.32) if len(says.figures) == 3 else (1.0,) * len(says.figures)
    decision = [book.plain(_("The decision asked for:"), strong=True), Piece(" " + " ".join(says.decision))]
    before = [
        *book.section(f"executive-{number}", name, says.headline),
        *book.table([], [figures], shares),
    ]
    levels = _levels(book, framework)
    after = [
        *([book.rich(decision)] if says.decision else []),
        *book.subheading(_("How firm these figures are")),
        *map(with_next, (book.line(words, "Report Aside") for words in says.firmness[:-1])),
        *(book.line(words, "Report Aside") for words in says.firmness[-1:]),
        *more(),
    ]
    for limit, share in _STEPS:
        shown = [smaller(block, share) for block in levels] if share < 1 else levels
        points = _strengths_and_risks(book, framework, limit)
        made = [*before, *shown, *points, *after]
        if book.heights.of(made, book.room.width) <= book.room.height:
            break
    return made


def _strengths_and_risks(book: Book, framework: FrameworkContent, limit: int | None) -> Blocks:
    _, says = book.words.gettext, framework.executive
    points = Row(
        (
            _points(book, framework, _("Strengths"), says.strengths, says.no_strengths, limit),
            _points(book, framework, _("Risks"), says.risks, says.no_risks, limit),
        )
    )
    return book.table([], [points], (0.5, 0.5), "Report Plain")


def _levels(book: Book, framework: FrameworkContent) -> Blocks:
    """The level of every criterion; of a single one how much is met of each level, which says more."""
    if len(framework.criteria) > 1:
        return book.chart(framework.charts.level_strip)
    made = [block for chart in framework.charts.heat_maps for block in book.chart(chart)]
    return [*made, book.line(heat_words(book, framework), "Report Quiet")]


def _figure(book: Book, figure: Figure) -> Cell:
    """A number with its unit, and what it means."""
    unit = book.rich([book.plain(figure.value), Piece(" "), book.plain(figure.unit)], "Report Number")
    return [unit, book.line(figure.caption, "Report Quiet")]


def _points(
    book: Book,
    framework: FrameworkContent,
    title: str,
    points: tuple[Point, ...],
    none: str,
    limit: int | None,
) -> Cell:
    cell: Cell = book.subheading(title)
    for place, point in enumerate(points, start=1):
        pieces = [
            Piece(f"{place}. "),
            book.criterion_link(framework.id, point.criterion, point.id),
            Piece(" "),
            book.plain(point.title, strong=True),
            Piece(" "),
            book.plain(point.says),
        ]
        note = point.note if limit is None else first_clauses(point.note, limit)
        cell += [book.rich(pieces), *book.prose(note, "Report Said")]
    return cell if points else [*cell, book.line(none, "Report Quiet")]


def side_by_side(book: Book) -> Blocks:
    """Each model on its own scale, in one chart and in one table; nothing where there is one."""
    found = book.content.standings
    if found is None:
        return []
    _ = book.words.gettext
    return [
        *book.section("side-by-side", _("The models side by side"), found.title),
        *(book.line(note) for note in found.notes),
        *book.chart(found.chart),
        *_standings(book, found),
    ]


def _standings(book: Book, found: SideBySide) -> Blocks:
    _ = book.words.gettext
    heads = book.heads(
        _("Model"), _("Its scale"), _("Level on its own scale"), _("Rated"), "p", figures=(3, 4)
    )
    return book.table(heads, (_standing(book, own) for own in found.entries), (0.34, 0.12, 0.34, 0.1, 0.1))


def _standing(book: Book, entry: StandingEntry) -> Row:
    _ = book.words.gettext
    name = entry.name
    if entry.layer:
        name = _("{framework}: {layer}").format(framework=entry.name, layer=entry.layer)
    scale = _("{floor} to {top}").format(floor=entry.floor, top=entry.top)
    if entry.open_ended:
        scale = _("{floor} to {top}, open").format(floor=entry.floor, top=entry.top)
    level = entry.level_words
    if entry.provisional and entry.level is not None:
        level = _("{level} (provisional)").format(level=level)
    rated = _("{rated} of {applicable}").format(rated=entry.rated, applicable=entry.applicable)
    return Row(
        (
            [book.rich([book.plain(name, strong=True)])],
            [book.line(scale)],
            [book.line(level)],
            [book.line(rated, "Report Figures")],
            [book.line(entry.along_words, "Report Figures")],
        )
    )
