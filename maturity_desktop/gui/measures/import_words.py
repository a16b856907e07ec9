"""What the import dialog says of a file: what was found in it, what has to be said, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from gettext import NullTranslations, ngettext
from gettext import gettext as _

from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.figure_errors import FiguresError, Remedy
from maturity_desktop.domain.figure_log import Oddity
from maturity_desktop.domain.figure_reading import period_name
from maturity_desktop.domain.outcomes import ChannelFigures
from maturity_desktop.gui.measures.measure_words import grain_words
from maturity_desktop.gui.sentences import list_words
from maturity_desktop.reports.sections.channel_words import channel_name
from maturity_desktop.reports.sections.quality_words import oddity_sentence


def refused_words(error: Exception) -> str:
    """Why a file cannot be read as it is, and which field of the dialog decides it."""
    if not isinstance(error, FiguresError):
        return _("The figures cannot be read in this way. Look at what the columns are said to be.")
    if error.remedy is None:
        return error.fact
    return _("{fact} {remedy}").format(fact=error.fact, remedy=remedy_words(error.remedy))


def remedy_words(remedy: Remedy) -> str:
    """Where the dialog is told what a file leaves open."""
    return {
        Remedy.COLUMNS: _("Say above the columns what each one is."),
        Remedy.DATE_COLUMN: _("Say above the columns which one is the date."),
        Remedy.FIRST_ROW: _("Say under “First row” where the figures begin."),
        Remedy.DATE_ORDER: _("Under “Dates” you can say which number is the day."),
        Remedy.YEAR: _("Say it under “Year”."),
        Remedy.DECIMAL: _("Under “Decimal mark” you can say which it is."),
        Remedy.PERCENT: _("Under “Percentages” you can say how they are written."),
        Remedy.CHANNEL: _("Say under “Channel” which, or do not read that sheet."),
        Remedy.ZONE: _("Say under “Time zone” where the centre stands."),
        Remedy.TELL_APART: _(
            "Where a column tells channels apart, say so above it; for an hour told twice when clocks go "
            "back, say the time zone."
        ),
    }[remedy]


def is_failure(error: Exception) -> bool:
    """Whether an error says that a file cannot be read so, and not that the program is at fault."""
    return isinstance(error, MaturityError | ValueError | LookupError)


def found_lines(channels: Iterable[ChannelFigures], words: NullTranslations) -> Iterator[str]:
    """A line for every channel and grain: how many periods, from when to when."""
    for own in channels:
        for grain, series in own.series.items():
            if series.figures:
                yield _("{channel}: {count} {grain}, {first} to {last}").format(
                    channel=channel_name(own.channel, words),
                    count=len(series.figures),
                    grain=grain_words(grain),
                    first=period_name(series.starts[0], grain),
                    last=period_name(series.starts[-1], grain),
                )


def nameless_words(others: Sequence[str], words: NullTranslations) -> str:
    """The question that a file without a channel's name leaves; `others` have figures already."""
    if others:
        return _(
            "Of which channel are these figures? The file does not say. Left empty, they count as a channel "
            "of its own beside {channels}, and every channel in scope has to meet the level."
        ).format(channels=list_words([channel_name(own, words) for own in others]))
    return _(
        "Of which channel are these figures? The file does not say. Left empty, they are of all contacts."
    )


def quality_words(oddities: Sequence[Oddity], words: NullTranslations) -> str:
    """What was odd, a line each under its count."""
    odd = [oddity_sentence(oddity, words) for oddity in oddities]
    if not odd:
        return _("Nothing was dropped, filled or odd.")
    title = ngettext("{count} thing is odd:", "{count} things are odd:", len(odd)).format(count=len(odd))
    return "\n".join((title, *odd))
