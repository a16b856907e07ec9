"""The data quality log in sentences: what was odd in a client's figures, where, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

from maturity_desktop.domain.figure_log import Odd, Oddity
from maturity_desktop.domain.months_beside import months_that_differ
from maturity_desktop.domain.outcomes import ChannelFigures
from maturity_desktop.domain.survey_log import SurveyOddity
from maturity_desktop.reports.sections.channel_words import channel_name
from maturity_desktop.reports.sections.period_words import month_words
from maturity_desktop.reports.sections.wording import count_words, listed


def oddity_sentence(oddity: Oddity, words: NullTranslations) -> str:
    """One oddity with its count, its first cells or periods, and its consequence."""
    _ = words.gettext
    channel, what = channel_name(oddity.channel, words), oddity.what
    if oddity.kind is Odd.NEW_CHANNEL:
        what = listed([channel_name(own, words) for own in what.split("\n")], words)
    told = _what(oddity, words).format(count=count_words(oddity.count, words), what=what, channel=channel)
    if oddity.kind is Odd.NEW_CHANNEL and "" in (oddity.channel, *oddity.what.split("\n")):
        way_out = _("{told}. If the figures of all contacts sum the others up, remove their series")
        told = way_out.format(told=told)
    if oddity.kind is Odd.GIVEN_SHARE:
        told = _given_share(oddity, words)
    if oddity.file:
        return in_file(told, oddity, words)
    where = first_cells(oddity, words)
    if where and oddity.channel:
        return _("{channel}: {what} ({where})").format(channel=channel, what=told, where=where)
    return _("{what} ({where})").format(what=told, where=where) if where else told


def _given_share(oddity: Oddity, words: NullTranslations) -> str:
    """The first percentage that its contacts contradict, with what these come to, and the largest gap."""
    given, counted, most = [*oddity.what.split("\n"), "", ""][:3]
    return words.ngettext(
        "{count} percentage is not what the contacts beside it come to, {given} % instead of {counted} %: "
        "the contacts count",
        "{count} percentages are not what the contacts beside them come to, the first {given} % instead of "
        "{counted} %, by up to {most} points: the contacts count",
        oddity.count,
    ).format(count=count_words(oddity.count, words), given=given, counted=counted, most=most)


def in_file(told: str, oddity: Oddity | SurveyOddity, words: NullTranslations) -> str:
    """What was odd, after the file and the sheet in which it was, and before the first cells."""
    _ = words.gettext
    where = first_cells(oddity, words)
    line = _("{file}, “{sheet}”: {what} ({where})") if where else _("{file}, “{sheet}”: {what}")
    return line.format(file=oddity.file, sheet=oddity.sheet, what=told, where=where)


def first_cells(oddity: Oddity | SurveyOddity, words: NullTranslations) -> str:
    """The cells or periods that are named, and how many more there are."""
    where, more = ", ".join(oddity.cells), oddity.count - len(oddity.cells)
    if not where or more <= 0:
        return where
    return words.gettext("{cells} and {count} more").format(cells=where, count=count_words(more, words))


def _what(oddity: Oddity, words: NullTranslations) -> str:
    count = oddity.count
    by_count = _of_cells(oddity.kind, count, words) or _of_periods(oddity.kind, count, words)
    by_count = by_count or _of_amounts(oddity.kind, count, words)
    return by_count or _of_wholes(oddity.kind, oddity.what, words)


def _of_cells(kind: Odd, count: int, words: NullTranslations) -> str:
    n = words.ngettext
    match kind:
        case Odd.DUPLICATE:
            return n("{count} row told twice counts once", "{count} rows told twice count once", count)
        case Odd.ABOVE_100:
            return n(
                "{count} percentage above 100 left out, as if missing",
                "{count} percentages above 100 left out, as if missing",
                count,
            )
        case Odd.ANSWERED_ABOVE_OFFERED:
            return n(
                "{count} period with more answered than offered, taken as it stands",
                "{count} periods with more answered than offered, taken as they stand",
                count,
            )
        case Odd.WITHIN_ABOVE_ANSWERED:
            return n(
                "{count} period with more reached in time than answered left out, as if missing",
                "{count} periods with more reached in time than answered left out, as if missing",
                count,
            )
        case Odd.WITHIN_ABOVE_OFFERED:
            return n(
                "{count} period with more reached in time than offered left out, as if missing",
                "{count} periods with more reached in time than offered left out, as if missing",
                count,
            )
        case Odd.NEGATIVE:
            return n("{count} negative number left out", "{count} negative numbers left out", count)
        case Odd.NO_NUMBER:
            return n(
                "{count} cell without a number left out, the first “{what}”",
                "{count} cells without a number left out, the first “{what}”",
                count,
            )
        case Odd.NOT_WHOLE:
            return n(
                "{count} count that is no whole number left out, the first {what}",
                "{count} counts that are no whole numbers left out, the first {what}",
                count,
            )
        case Odd.TOTAL:
            return n("{count} row of totals left out", "{count} rows of totals left out", count)
        case Odd.FILLED:
            return n("{count} empty date filled from above", "{count} empty dates filled from above", count)
        case Odd.NO_DATE:
            return n("{count} row without a date left out", "{count} rows without a date left out", count)
    return ""


def _of_amounts(kind: Odd, count: int, words: NullTranslations) -> str:
    n = words.ngettext
    if kind is Odd.TOLD_ONCE:
        return n(
            "{count} interval came twice as clocks went back and is told once: it counts once",
            "{count} intervals came twice as clocks went back and are told once: they count once",
            count,
        )
    if kind is Odd.FILLED_GROUP:
        return n("{count} empty name filled from above", "{count} empty names filled from above", count)
    if kind is Odd.INCOMPLETE:
        return n(
            "{count} period with contacts and no figure left out, as if missing: {what}",
            "{count} periods with contacts and no figure left out, as if missing, the first {what}",
            count,
        )
    if kind is not Odd.PART_ABOVE_WHOLE:
        return ""
    return n(
        "{count} row with a part above its whole, taken as it stands: {what}",
        "{count} rows with a part above its whole, taken as they stand: {what}",
        count,
    )


def _of_periods(kind: Odd, count: int, words: NullTranslations) -> str:
    n = words.ngettext
    match kind:
        case Odd.GAP:
            return n("{count} period without figures", "{count} periods without figures", count)
        case Odd.FUTURE:
            return n("{count} period is still to come", "{count} periods are still to come", count)
        case Odd.CLOCK_CHANGE:
            return n(
                "{count} interval told twice because clocks went back: both count",
                "{count} intervals told twice because clocks went back: both count",
                count,
            )
        case Odd.NO_SUCH_TIME:
            return n(
                "{count} interval at a time that clocks passed over",
                "{count} intervals at times that clocks passed over",
                count,
            )
        case Odd.OUTSIDE_HOURS:
            return n(
                "{count} interval outside the opening hours does not count",
                "{count} intervals outside the opening hours do not count",
                count,
            )
        case Odd.SHARES_ONLY:
            return n(
                "{count} percentage without contacts, taken as it stands",
                "{count} percentages without contacts, taken as they stand",
                count,
            )
        case Odd.TOLD_ANEW:
            return n(
                "{count} period told before by other figures counts as told here",
                "{count} periods told before by other figures count as told here",
                count,
            )
        case Odd.OTHER_LENGTH:
            return n(
                "{channel}: {count} interval of another length, told before, gave way",
                "{channel}: {count} intervals of another length, told before, gave way",
                count,
            )
        case Odd.ODD_SCALE:
            return n(
                "{count} value is of another size than the others, {what}; taken as it stands",
                "{count} values are of another size than the others, the first {what}; taken as they stand",
                count,
            )
        case Odd.COUNTS_DIFFER:
            return n(
                "{count} percentage is not what its contacts come to, {what}: the contacts count",
                "{count} percentages are not what their contacts come to, the first {what}: contacts count",
                count,
            )
        case Odd.OUT_OF_SCOPE:
            return words.gettext("“{what}” is out of scope and left out")
    return ""


def _of_wholes(kind: Odd, what: str, words: NullTranslations) -> str:
    _ = words.gettext
    match kind:
        case Odd.TAKEN_OF_ONE:
            return _("No value of “{what}” is above 1: taken for shares of one, so that 0.5 is 50 %")
        case Odd.TAKEN_AS_PERCENT:
            return _("No value of “{what}” is above 1: taken as they stand, so that 0.5 is 0.5 %")
        case Odd.DIVIDED:
            return _("“{what}” is taken for what all contacts cost, and divided by how many there were")
        case Odd.SUM_OF_GROUPS:
            return _("“{what}” is the sum of the other groups throughout and left out")
        case Odd.OF_ANSWERED:
            return _(
                "Contacts reached in time are held against those answered: no column tells those offered"
            )
        case Odd.RESPONSE_TIME:
            return _(
                "{channel} is told by month only and taken for a response time: levels that may not "
                "apply to one are "
                "passed over"
            )
        case Odd.NEW_CHANNEL:
            return _(
                "{channel} is new and counts as a channel of its own: a level has to hold in {what} and in it"
            )
        case Odd.HIDDEN_SHEET:
            return _("The sheet is hidden and was not read")
        case Odd.OTHER_SHEET:
            return _("The sheet holds no such figures and was not read")
    return what


def months_beside_lines(figures: ChannelFigures, words: NullTranslations) -> Iterator[str]:
    """A sentence for each month whose own contacts are not those of its days or intervals."""
    told = words.gettext(
        "{month}: {told} contacts were offered by the month's own figure, {summed} by its days or intervals"
    )
    for found in months_that_differ(figures):
        month = month_words(found.month.first_day, words)
        yield told.format(month=month, told=found.told, summed=found.summed)
