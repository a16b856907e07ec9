"""What the measures page says: criteria, series, what the figures prove and where the answers differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from gettext import NullTranslations, ngettext
from gettext import gettext as _

from maturity_desktop.domain.audit import Audit, Evidence
from maturity_desktop.domain.figure_records import MeasureReading, MeasureSeries
from maturity_desktop.domain.ladder import missing_periods
from maturity_desktop.domain.results import CriterionResult, Reason, ReasonCode
from maturity_desktop.domain.series import Grain, OpeningHours
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.sentences import answer_word, day_words, list_words, reason_words
from maturity_desktop.reports.sections.channel_words import channel_name
from maturity_desktop.reports.sections.ladder_words import no_figures_sentences
from maturity_desktop.reports.sections.period_words import month_words, weekday_name
from maturity_desktop.verbs.measures import differing
from maturity_desktop.verbs.series_beside import is_typed

MOST_NAMED = 4
MOST_CHANNELS = 2


def grain_words(grain: Grain) -> str:
    """What the figures of a series are for."""
    return {Grain.MONTH: _("months"), Grain.DAY: _("days"), Grain.INTERVAL: _("intervals")}[grain]


def criterion_row(result: CriterionResult) -> Row:
    """A measured criterion with what its figures prove, what is rated, and why that is provisional."""
    criterion, found = result.criterion, result.ladder
    if found is None:
        detail = _("no figures yet")
    elif found.lacks_target:
        detail = _("no target yet")
    elif result.level == found.level:
        detail = _("figures and rating: level {level}").format(level=found.level)
    elif result.level is None:
        detail = _("figures: level {proven}; not rated").format(proven=found.level)
    else:
        told = _("figures: level {proven}; rated level {level}")
        detail = told.format(proven=found.level, level=result.level)
    if not result.provisional:
        return Row(criterion.title, criterion.id, detail, goal=criterion.id)
    if found is not None and not found.lacks_target and result.level == found.level:
        detail = _("level {level}; {reasons}").format(level=found.level, reasons=_reasons(result.provisional))
    else:
        detail = _("{standing}; {reasons}").format(standing=detail, reasons=_reasons(result.provisional))
    return Row(criterion.title, criterion.id, detail, _("provisional"), goal=criterion.id)


def _reasons(reasons: Iterable[Reason]) -> str:
    return _("; ").join(map(reason_words, reasons))


def series_row(record: MeasureSeries, words: NullTranslations) -> Row:
    """A series with its count and its first and last period."""
    text = _("{channel} · {grain}").format(
        channel=channel_name(record.channel, words), grain=grain_words(record.grain)
    )
    told = _("{span}, typed") if is_typed(record) else "{span}"
    span = told.format(span=series_span(record, words))
    return Row(text, "", span, f"{record.count:n}", goal=record)


def untold_row(reading: MeasureReading, words: NullTranslations) -> Row:
    """A channel of the client's profile without figures; how it is read can be said all the same."""
    told = _("no figures") if reading.in_scope else _("no figures; out of scope")
    return Row(channel_name(reading.channel, words), "", told, goal=reading.channel)


def series_span(record: MeasureSeries, words: NullTranslations) -> str:
    """From when to when figures are there."""
    if record.grain is Grain.MONTH:
        first, last = month_words(record.first, words), month_words(record.last, words)
    else:
        first, last = day_words(record.first), day_words(record.last)
    return _("{first} to {last}").format(first=first, last=last)


def origin_words(record: MeasureSeries, audit: Audit) -> str:
    """Which file, sheet and cells the figures are from."""
    item = next((own for own in audit.evidence if own.id == record.evidence), None)
    day = day_words(record.added_on)
    if item is None and not record.origin:
        return _("Typed on {day}.").format(day=day)
    told = _("From {evidence}, {file}, {cells}; taken in on {day}.")
    name = item.label if item else _("an item that is no longer in the register")
    return told.format(evidence=name, file=item.file_name if item else "–", cells=record.origin, day=day)


def headline(result: CriterionResult, has_series: bool) -> str:
    """The finding; without a channel in scope, series prove nothing."""
    title, found = result.criterion.title, result.ladder
    if found is None:
        told = _("{title}: no channel is in scope") if has_series else _("{title}: no figures yet")
        return told.format(title=title)
    if found.lacks_target:
        return _("{title}: no target yet, so the figures prove no level").format(title=title)
    if result.level is None:
        return _("{title}: the figures prove level {proven}; it is not rated yet").format(
            title=title, proven=found.level
        )
    if result.level == found.level:
        return _("{title}: the figures prove level {proven}, and so it is rated").format(
            title=title, proven=found.level
        )
    return _("{title}: the figures prove level {proven}, it is rated level {level}").format(
        title=title, proven=found.level, level=result.level
    )


def standing(
    result: CriterionResult,
    has_series: bool,
    without_target: Sequence[str],
    elsewhere: Sequence[Evidence],
    words: NullTranslations,
) -> str:
    """Cut-off, channels without a target, what is provisional, and when the next level could be reached.

    `elsewhere` are files that may have the criterion's months and were taken in as supporting figures.
    """
    found = result.ladder
    if found is None and has_series:
        return _("Take a channel into scope, and its figures count.")
    if found is None:
        return _elsewhere(elsewhere) or _(
            "Import what the client sent, or type twelve months. The levels follow from them."
        )
    parts = [_("At the cut-off of {day}.").format(day=day_words(found.cut_off))]
    parts += no_figures_sentences(found, words)
    parts += _provisional(result, missing_periods(found), words)
    if without_target:
        parts.append(_aimless(without_target, words))
    if found.earliest is not None:
        told = _(
            "The next level could be reached in {month} at the earliest, if all that comes meets its target."
        )
        parts.append(told.format(month=month_words(found.earliest.first_day, words)))
    return " ".join(parts)


def _elsewhere(files: Sequence[Evidence]) -> str:
    """Which files to import here too; empty where there is none."""
    if not files:
        return ""
    told = ngettext(
        "{files} was taken in as supporting figures and tells months. Import it here too with Ctrl+I: "
        "levels follow from what is imported here.",
        "{files} were taken in as supporting figures and tell months. Import them here too with Ctrl+I: "
        "levels follow from what is imported here.",
        len(files),
    )
    return told.format(files=_some([f"{own.label} “{own.title}”" for own in files], MOST_CHANNELS))


def _provisional(result: CriterionResult, missing: Sequence[str], words: NullTranslations) -> Iterator[str]:
    """Why the rating is provisional: periods without a figure, and all else."""
    if missing:
        told = ngettext(
            "Provisional: {periods} has no figure.",
            "Provisional: {count} periods have no figure ({periods}).",
            len(missing),
        )
        named = _some([_month_or_day(period, words) for period in missing], MOST_NAMED)
        yield told.format(periods=named, count=len(missing))
    others = [own for own in result.provisional if own.code is not ReasonCode.FIGURES_MISSING]
    if others:
        yield _("The rating is provisional: {reasons}.").format(reasons=_reasons(others))


def _aimless(channels: Sequence[str], words: NullTranslations) -> str:
    """Channels in scope whose figures no target is held against."""
    told = ngettext(
        "No target is told for {channels}: say it under how the figures are read.",
        "No target is told for {count} channels ({channels}): say it under how the figures are read.",
        len(channels),
    )
    named = _some([channel_name(own, words) for own in channels], MOST_CHANNELS)
    return told.format(channels=named, count=len(channels))


def _some(named: list[str], most: int) -> str:
    """The first of a list, and a sign that there are more."""
    return list_words(named[:most]) + ("…" if len(named) > most else "")


def _month_or_day(period: str, words: NullTranslations) -> str:
    """2025-09 or 2025-09-14 in words."""
    if len(period) == len("2025-09"):
        return month_words(date.fromisoformat(f"{period}-01"), words)
    return day_words(date.fromisoformat(period))


def differences(result: CriterionResult) -> list[str]:
    """A line for every checkpoint whose answer is not what the figures say."""
    answered = _("{checkpoint}: the figures say {proven}; the answer is {answer}.")
    unanswered = _("{checkpoint}: the figures say {proven}; there is no answer yet.")
    answers = result.answers
    return [
        (unanswered if answers.get(checkpoint) is None else answered).format(
            checkpoint=checkpoint,
            proven=answer_word(result.proposals[checkpoint]),
            answer=answer_word(answers.get(checkpoint)),
        )
        for checkpoint in differing(result)
    ]


def open_words(hours: OpeningHours, words: NullTranslations) -> str:
    """The opening hours of a week, and how many days have their own."""
    if not hours.known:
        return _("Not said: every day is taken as open, and gaps within a day are not seen.")
    days: list[tuple[int, int, str]] = []
    for day in range(7):
        own = hours.weekdays.get(day)
        told = _("closed")
        if own is not None:
            closes = f"{own.closes:%H:%M}" if own.closes.hour or own.closes.minute else "24:00"
            told = f"{own.opens:%H:%M}–{closes}"
        if days and days[-1][2] == told:
            days[-1] = (days[-1][0], day, told)
        else:
            days.append((day, day, told))
    parts = [_span(first, last, told, words) for first, last, told in days]
    if hours.special:
        special = ngettext("{count} day with its own", "{count} days with their own", len(hours.special))
        parts.append(special.format(count=len(hours.special)))
    return list_words(parts) + "."


def clock_words(time_zone: str) -> str:
    """The client's clock."""
    return _("Time zone: {zone}").format(zone=time_zone or _("not known"))


def _span(first: int, last: int, told: str, words: NullTranslations) -> str:
    one, other = weekday_name(first, words), weekday_name(last, words)
    if first == last:
        return _("{day} {hours}").format(day=one, hours=told)
    return _("{first} to {last} {hours}").format(first=one, last=other, hours=told)


def read_words(reading: MeasureReading, words: NullTranslations) -> str:
    """A heading for how a channel is read."""
    return _("How the figures are read: {channel}").format(channel=channel_name(reading.channel, words))
