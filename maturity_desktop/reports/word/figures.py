"""Performance, supporting figures with their charts, and what is claimed against what they show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from maturity_desktop.domain.claims import Verdict
from maturity_desktop.domain.supporting_catalogue import Standing
from maturity_desktop.reports.measured import ChannelEntry, MeasuredEntry, SourceEntry
from maturity_desktop.reports.parts import EvidenceLabel, FrameworkContent
from maturity_desktop.reports.supported import (
    ClaimEntry,
    CriterionLabel,
    DataEntry,
    FigureDomain,
    FigureEntry,
    Supported,
)
from maturity_desktop.reports.word.book import Blocks, Book, Cell, figure_place
from maturity_desktop.reports.word.markup import Piece, Row

WORDS_AND_CHART = (0.4, 0.6)
MARKS = {Standing.BELOW: "▼", Standing.WITHIN: "●", Standing.ABOVE: "▲"}
"""As the charts mark a month."""


def performance(book: Book, framework: FrameworkContent, number: int) -> Blocks:
    """Every measured criterion with its ladder, charts and data; nothing where there are no figures."""
    found = framework.performance
    if found is None:
        return []
    _ = book.words.gettext
    name = book.named(_("Performance: {framework}"), _("Performance"), framework.short_title)
    made = book.section(f"performance-{number}", name, found.title)
    made += [book.line(rule, "Report Quiet") for rule in found.rules]
    places = [f"performance-{number}-{place}" for place in range(len(found.criteria))]
    heads = book.heads(
        _("Criterion"), _("Figures prove"), _("Rated"), _("Target"), _("Next level at the earliest"),
        figures=(1, 2, 3, 4),
    )  # fmt: skip
    rows = (_overview(book, entry, place) for place, entry in zip(places, found.criteria, strict=True))
    made += book.table(heads, rows, (0.4, 0.19, 0.1, 0.09, 0.22))
    for place, entry in zip(places, found.criteria, strict=True):
        made += measured(book, framework, entry, place)
    return made


def _overview(book: Book, entry: MeasuredEntry, place: str) -> Row:
    _ = book.words.gettext
    level = _("{level} (provisional)") if entry.provisional else "{level}"
    if entry.level is None:
        level = _("no level: no target yet")
    rated = "–" if entry.rated is None else str(entry.rated)
    name = _("{id} {title}").format(id=entry.criterion, title=entry.title)
    figures = (level.format(level=entry.level), rated, str(entry.target), entry.earliest or "–")
    return Row(
        ([book.rich([book.link(place, name)])], *([book.line(own, "Report Figures")] for own in figures))
    )


def measured(book: Book, framework: FrameworkContent, entry: MeasuredEntry, place: str) -> Blocks:
    """What the figures prove of one criterion, with its charts and their data."""
    _ = book.words.gettext
    made = book.part(place, _("{id} {title}").format(id=entry.criterion, title=entry.title))
    made += [book.line(sentence, "Body Text") for sentence in entry.says]
    said = _("Answers, note and evidence of the criterion")
    made.append(book.rich([book.criterion_link(framework.id, entry.criterion, said)]))
    made += book.chart(entry.ladder)
    for channel in entry.channels:
        made += _channel(book, channel)
    return [*made, *book.prose(entry.out_of_scope)]


def _channel(book: Book, channel: ChannelEntry) -> Blocks:
    """A channel under its name, with its charts and its data."""
    made: Blocks = book.subheading(channel.name) if channel.name and channel.charts else []
    for shown in channel.charts:
        made += [book.line(shown.says, "Report Says"), *book.chart(shown.chart)]
    return made + _data(book, channel)


def _data(book: Book, channel: ChannelEntry) -> Blocks:
    """Where a channel's figures came from, how they were read, and what was odd in them."""
    _ = book.words.gettext
    odd = [part for sentence in channel.quality for part in book.prose(sentence)]
    nothing = book.line(_("Nothing was dropped, filled or odd."))
    rows = [(_("Figures"), [_source(book, source) for source in channel.sources])]
    rows += [(line.label, book.prose(line.text)) for line in channel.reading]
    rows.append((_("Data quality"), odd or [nothing]))
    made = (Row(([book.rich([book.plain(label, strong=True)])], cell)) for label, cell in rows)
    return book.table([[book.line(_("Data"), "Report Head")], []], made, (0.24, 0.76))


def _source(book: Book, source: SourceEntry) -> str:
    told = book.words.gettext("{count}, {periods}").format(count=source.grain, periods=source.periods)
    return source_line(book, told, source.evidence, source.place)


def source_line(book: Book, told: str, evidence: EvidenceLabel | None, place: str) -> str:
    """What there is, with a link to its item of evidence, and the place in it."""
    _ = book.words.gettext
    if evidence is None:
        return book.line(_("{figures}: {origin}").format(figures=told, origin=place))
    said = _("{figures}: {evidence}, {origin}") if place else _("{figures}: {evidence}")
    link = book.evidence_link(evidence)
    pieces = {"figures": [book.plain(told)], "evidence": [link], "origin": [book.plain(place)]}
    return book.rich(book.filled(said, pieces))


# Supporting figures


def supporting(book: Book) -> Blocks:
    """Figures, then claims; nothing where there are none."""
    found = book.content.supported
    if found is None:
        return []
    _ = book.words.gettext
    made: Blocks = []
    if found.domains:
        made += book.section("supporting", _("Supporting figures"), found.figures_title)
        made += book.prose(found.about, "Report Quiet")
        made += figures_table(book, found)
        if found.data:
            made += data_table(book, _("Data"), found.data)
    return made + _claims(book, found.claims, found.claims_title, below=bool(found.domains))


def figures_table(book: Book, found: Supported) -> Blocks:
    """Every figure with its chart, by domain."""
    rows = (row for domain in found.domains for row in _domain(book, domain))
    return book.table([], rows, WORDS_AND_CHART)


def _domain(book: Book, domain: FigureDomain) -> Iterator[Row]:
    if domain.title.strip():
        yield Row((book.subheading(domain.title),), span=True, keep=True)
    for figure in domain.figures:
        charts = [own for own in (figure.months, figure.groups) if own is not None]
        shown = [part for chart in charts for part in book.chart(chart, 0.6, captioned=False)]
        yield Row((_figure(book, figure), shown))


def _figure(book: Book, figure: FigureEntry) -> Cell:
    _ = book.words.gettext
    cell: Cell = [
        book.line(figure.title, before=book.mark(figure_place(figure.id))),
        book.line(figure.value, "Report Number"),
    ]
    if figure.interval:
        cell.append(book.line(figure.interval))
    if figure.standing is not None:
        style = "Report Cell" if figure.standing is Standing.WITHIN else "Report Attention"
        cell.append(book.line(f"{MARKS[figure.standing]} {figure.standing_words}", style))
    if figure.typical:
        usual = _("{typical}. {why}").format(typical=figure.typical, why=figure.why).strip()
        cell += book.prose(_begun(usual), "Report Quiet")
    cell += book.prose(figure.formula, "Report Said")
    told = _("{origin}.").format(origin=_begun(figure.origin))
    cell += book.prose(" ".join((told, *figure.facts)), "Report Quiet")
    return [*cell, bears_on(book, figure.criteria)] if figure.criteria else cell


def _begun(sentence: str) -> str:
    """A sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


def bears_on(book: Book, criteria: Sequence[CriterionLabel]) -> str:
    """Links to the criteria that something bears on."""
    told = book.words.ngettext("Criterion {criteria}", "Criteria {criteria}", len(criteria))
    links = book.listed(book.criterion_link(own.framework, own.id, own.words) for own in criteria)
    return book.rich(book.filled(told, {"criteria": links}), "Report Quiet")


def data_table(book: Book, title: str, data: Iterable[DataEntry]) -> Blocks:
    """Where figures or answers came from, and what was odd in them."""
    _ = book.words.gettext
    rows = (
        Row(
            (
                [source_line(book, own.told, own.evidence, own.place)],
                [part for sentence in own.quality for part in book.prose(sentence)]
                or [book.line(_("Nothing was dropped, filled or odd."))],
            )
        )
        for own in data
    )
    return book.table(book.heads(title, _("Data quality")), rows, (0.4, 0.6))


def _claims(book: Book, claims: Sequence[ClaimEntry], title: str, *, below: bool) -> Blocks:
    """Contradicted claims first."""
    if not claims:
        return []
    _ = book.words.gettext
    name = _("Claims and figures")
    made = book.part("claims", name, title) if below else book.section("claims", name, title)
    about = _(
        "A claim is made where a checkpoint about figures is answered met, or where a note, a remark or the "
        "title of an item of evidence says so. It is held against what the client handed over."
    )
    heads = book.heads(_("Criterion"), _("What is claimed"), _("What the figures show"))
    rows = (
        row
        for verdict in Verdict
        for row in _verdict(book, [own for own in claims if own.verdict is verdict])
    )
    return [*made, book.line(about, "Report Quiet"), *book.table(heads, rows, (0.25, 0.42, 0.33))]


def _verdict(book: Book, claims: Sequence[ClaimEntry]) -> Iterator[Row]:
    for place, own in enumerate(claims):
        if place == 0:
            wrong = own.verdict is Verdict.CONTRADICTED
            words = book.line(own.verdict_words, "Report Attention")
            strong = book.rich([book.plain(own.verdict_words, strong=True)])
            yield Row(([words if wrong else strong],), span=True, keep=True)
        link = book.criterion_link(own.criterion.framework, own.criterion.id, own.criterion.words)
        yield Row(
            (
                [book.rich([link, Piece(" "), book.plain(own.title)])],
                [*book.prose(own.says), *book.prose(own.claimed, "Report Quiet")],
                book.prose(own.shows),
            )
        )
