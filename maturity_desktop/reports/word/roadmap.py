"""The roadmap: what each wave makes of the levels, the time line, actions, impact and effort, trainings."""

from __future__ import annotations

from collections.abc import Iterable

from maturity_desktop.reports.charts.impact_effort import fields_words
from maturity_desktop.reports.planned import ActionEntry, TrainingEntry, WaveEntry
from maturity_desktop.reports.word.book import Blocks, Book, Cell, action_place, finding_place
from maturity_desktop.reports.word.findings import action_linked
from maturity_desktop.reports.word.markup import Piece, Row, unbroken

SHARES = (0.08, 0.53, 0.19, 0.2)
FORECAST_SHARES = (0.3, 0.14, 0.56)
TRAINING_SHARES = (0.22, 0.36, 0.2, 0.22)


def roadmap(book: Book) -> Blocks:
    """The whole part; nothing where there is neither an action nor a training."""
    content = book.content.roadmap
    if content is None:
        return []
    _ = book.words.gettext
    made = book.section("roadmap", _("Roadmap"), content.finding)
    if content.actions:
        caption = _(
            "The forecast is what the same scoring makes of the criteria that are rated now once the "
            "checkpoints of a wave, and of those before it, are answered as met; what is not answered counts "
            "as not met. It is no promise: every level is rated anew, with evidence."
        )
        made += [*forecasts(book, content.waves), *book.prose(content.sums)]
        made += book.prose(caption, "Report Quiet")
        made += _matrix(book)
        made += book.part("roadmap-time", _("Time line")) if content.time_lines else []
        for chart in content.time_lines:
            made += book.chart(chart)
        for place, wave in enumerate(content.waves):
            made += [*book.part(f"roadmap-{place}", wave.title), *_about_wave(book, wave)]
            made += action_table(book, wave.actions)
        if content.unplaced:
            made += book.part("roadmap-unplaced", _("Without a wave"))
            said = _("These fit into none of the waves: more levels of a criterion than there are waves.")
            made += [*book.prose(said, "Report Quiet"), *action_table(book, content.unplaced)]
    if content.trainings:
        heads = book.heads(_("For"), _("Topic"), _("Form"), _("When"))
        made += book.part("trainings", _("Training plan"))
        made += book.table(heads, (_training(book, own) for own in content.trainings), TRAINING_SHARES)
    return made


def forecasts(book: Book, waves: Iterable[WaveEntry]) -> Blocks:
    """What each wave makes of the levels."""
    _ = book.words.gettext
    heads = book.heads(_("Wave"), _("Actions"), _("What it would make of the levels"), figures=(1,))
    rows = (
        Row(
            (
                [book.rich([book.plain(wave.title, strong=True)]), *book.prose(wave.span, "Report Quiet")],
                [book.line(str(len(wave.actions)), "Report Figures")],
                _forecast(book, wave),
            )
        )
        for wave in waves
    )
    return book.table(heads, rows, FORECAST_SHARES)


def _forecast(book: Book, wave: WaveEntry) -> Cell:
    _ = book.words.gettext
    named = _("{framework}: {forecast}") if book.several() else "{forecast}"
    cell: Cell = []
    for own in wave.forecasts:
        cell += book.prose(named.format(framework=own.framework, forecast=own.words))
        cell += book.prose(own.held, "Report Quiet")
    return cell


def _matrix(book: Book) -> Blocks:
    """Impact against effort."""
    content = book.content.roadmap
    assert content is not None, "there are actions"
    _ = book.words.gettext
    said = fields_words(content.impact_effort, book.words)
    head = book.part("roadmap-matrix", _("Impact and effort"))
    return [*head, *book.prose(said, "Report Quiet"), *book.chart(content.impact_effort)]


def _about_wave(book: Book, wave: WaveEntry) -> Blocks:
    made = book.prose(wave.span, "Report Quiet")
    for own in wave.forecasts:
        made += book.prose(own.rises)
    return [*made, *book.prose(wave.sums, "Report Quiet")]


def action_table(book: Book, actions: Iterable[ActionEntry]) -> Blocks:
    """Actions with what they close, whose they are and by when."""
    _ = book.words.gettext
    heads = book.heads(_("No."), _("Action"), _("Owner"), _("State and day"))
    return book.table(heads, (_action(book, own) for own in actions), SHARES)


def _action(book: Book, own: ActionEntry) -> Row:
    _ = book.words.gettext
    owner = book.prose(own.owner) if own.owner else book.prose(_("nobody named"), "Report Quiet")
    state = book.prose(own.state_words, "Report Attention" if own.is_late else "Report Cell")
    return Row(
        (
            [book.line(own.label, before=book.mark(action_place(own.id)))],
            _what(book, own),
            owner,
            [*state, *book.prose(own.when, "Report Quiet")],
        )
    )


def _what(book: Book, own: ActionEntry) -> Cell:
    """The action, what it is about and what it brings."""
    _ = book.words.gettext
    cell: Cell = [book.rich([book.plain(own.title, strong=True)]), *book.prose(own.what)]
    brought = (book.criterion_link(label.framework, label.id, label.words) for label in own.about)
    answered = [book.link(finding_place(named.id), named.words) for named in own.findings]
    lines = (
        (_("brings {what}"), book.listed(brought)),
        (_("closes {what}"), book.listed(book.plain(unbroken(point)) for point in own.checkpoints)),
        (_("answers {what}"), book.listed(answered)),
        (_("after {what}"), book.listed(action_linked(book, first) for first in own.firsts)),
        (_("shown by {what}"), book.listed(map(book.evidence_link, own.evidence))),
    )
    weight = _("impact {impact}, effort {effort}").format(impact=own.impact, effort=own.effort)
    told = [
        part for said, what in lines if what for part in [*book.filled(said, {"what": what}), Piece(_(" · "))]
    ]
    cell.append(book.rich([*told, Piece(unbroken(weight))], "Report Quiet"))
    if own.gain:
        cell += book.prose(_("Benefit: {what}").format(what=own.gain), "Report Quiet")
    return cell


def _training(book: Book, own: TrainingEntry) -> Row:
    """Who is trained in what, by whom and when."""
    _ = book.words.gettext
    topic: Cell = [book.rich([book.plain(own.topic, strong=True)])]
    if own.criteria:
        topic += book.prose(_("Criteria: {criteria}").format(criteria=own.criteria), "Report Quiet")
    form = book.prose(own.form)
    if own.hours is not None:
        hours = book.words.ngettext("{count} hour", "{count} hours", own.hours).format(count=own.hours)
        form += book.prose(hours, "Report Quiet")
    when = book.prose(own.when)
    if own.led_by:
        when += book.prose(_("led by {who}").format(who=own.led_by), "Report Quiet")
    return Row((book.prose(own.role), topic, form, when))
