"""The quality log of a survey in sentences: what was odd in its files, where, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import NullTranslations

from maturity_desktop.domain.survey_log import SurveyOdd, SurveyOddity
from maturity_desktop.reports.sections.quality_words import in_file
from maturity_desktop.reports.sections.wording import count_words


def survey_oddity_sentence(oddity: SurveyOddity, words: NullTranslations) -> str:
    """One oddity with its count, its first cells, and its consequence."""
    _ = words.gettext
    told = _what(oddity, words).format(count=count_words(oddity.count, words), what=oddity.what)
    if oddity.question:
        told = _("{what}, to “{question}”").format(what=told, question=oddity.question)
    return in_file(told, oddity, words) if oddity.file else told


def unnamed_sentences(oddities: Iterable[SurveyOddity], words: NullTranslations) -> tuple[str, ...]:
    """What was odd and what came of it, each kind once, without files, columns, cells or what stood there."""
    counts: dict[tuple[SurveyOdd, str], int] = {}
    for own in oddities:
        scale = own.what if own.kind is SurveyOdd.MARKS else ""
        counts[own.kind, scale] = counts.get((own.kind, scale), 0) + own.count
    return tuple(
        (_unnamed(kind, count, words) or _what(SurveyOddity(kind, count=count), words)).format(
            count=count_words(count, words), what=scale
        )
        for (kind, scale), count in counts.items()
    )


def _unnamed(kind: SurveyOdd, count: int, words: NullTranslations) -> str:
    """A kind whose own words name a column, a sheet or what stood in a cell; empty for any other."""
    n = words.ngettext
    match kind:
        case SurveyOdd.OFF_SCALE:
            return n(
                "{count} cell that is no answer left out", "{count} cells that are no answers left out", count
            )
        case SurveyOdd.PERSONAL:
            return n(
                "{count} column that says who answered is left out",
                "{count} columns that say who answered are left out",
                count,
            )
        case SurveyOdd.ROW:
            return n(
                "{count} column is only read to know rows that come twice, and not kept",
                "{count} columns are only read to know rows that come twice, and not kept",
                count,
            )
        case SurveyOdd.NAMES:
            return n(
                "{count} column that names people is left out",
                "{count} columns that name people are left out",
                count,
            )
        case SurveyOdd.NUMBERS:
            return n(
                "{count} column of numbers from no scale is left out",
                "{count} columns of numbers from no scale are left out",
                count,
            )
    return _unnamed_wholes(kind, count, words)


def _unnamed_wholes(kind: SurveyOdd, count: int, words: NullTranslations) -> str:
    n = words.ngettext
    match kind:
        case SurveyOdd.UNUSED:
            return n(
                "{count} column that is empty or was not wanted is left out",
                "{count} columns that are empty or were not wanted are left out",
                count,
            )
        case SurveyOdd.SEVERAL:
            return n(
                "{count} column with several answers in a cell is left out",
                "{count} columns with several answers in a cell are left out",
                count,
            )
        case SurveyOdd.HIDDEN_SHEET:
            return n(
                "{count} sheet is hidden and was not read",
                "{count} sheets are hidden and were not read",
                count,
            )
        case SurveyOdd.OTHER_SHEET:
            return n(
                "{count} sheet holds no such answers and was not read",
                "{count} sheets hold no such answers and were not read",
                count,
            )
    return ""


def _what(oddity: SurveyOddity, words: NullTranslations) -> str:
    _, n, count = words.gettext, words.ngettext, oddity.count
    match oddity.kind:
        case SurveyOdd.NO_ANSWER:
            return n(
                "{count} row without an answer left out", "{count} rows without an answer left out", count
            )
        case SurveyOdd.DUPLICATE:
            return n("{count} row told twice counts once", "{count} rows told twice count once", count)
        case SurveyOdd.AGAIN:
            return n(
                "{count} earlier answer of somebody who answered again left out",
                "{count} earlier answers of people who answered again left out",
                count,
            )
        case SurveyOdd.REPEATED:
            return n(
                "{count} answer of somebody who answered more than once, taken as it stands",
                "{count} answers of people who answered more than once, taken as they stand",
                count,
            )
        case SurveyOdd.ALREADY_THERE:
            return n("{count} row was there already", "{count} rows were there already", count)
        case SurveyOdd.ALIKE:
            return n(
                "{count} row alike in every answer to another, which nothing tells apart: it counts",
                "{count} rows alike in every answer, which nothing tells apart: each counts",
                count,
            )
        case SurveyOdd.OFF_SCALE:
            return n(
                "{count} cell that is no answer left out, “{what}”",
                "{count} cells that are no answers left out, the first “{what}”",
                count,
            )
    return _of_wholes(oddity.kind, count, words)


def _of_wholes(kind: SurveyOdd, count: int, words: NullTranslations) -> str:
    _, n = words.gettext, words.ngettext
    match kind:
        case SurveyOdd.STRAIGHT:
            return n(
                "{count} person gave the same answer to every question of a scale; it counts",
                "{count} people gave the same answer to every question of a scale; they count",
                count,
            )
        case SurveyOdd.PERSONAL:
            return _("The column “{what}” says who answered and is left out")
        case SurveyOdd.ROW:
            return _("The column “{what}” is only read to know rows that come twice, and not kept")
        case SurveyOdd.NAMES:
            return _(
                "The column “{what}” names people and is left out; say that it makes groups if it should"
            )
        case SurveyOdd.NUMBERS:
            return _("The column “{what}” holds numbers from no scale and is left out")
        case SurveyOdd.UNUSED:
            return _("The column “{what}” is empty or was not wanted, and is left out")
        case SurveyOdd.TOTAL:
            return n(
                "{count} row that sums others up left out: it is nobody’s answer",
                "{count} rows that sum others up left out: they are nobody’s answers",
                count,
            )
        case SurveyOdd.MARKS:
            return _(
                "Answers from 1 to 6 taken for a scale from 1 to {what} on which high is good; if they are "
                "school marks, say that low is good"
            )
        case SurveyOdd.SEVERAL:
            return _("The column “{what}” has several answers in a cell and is left out")
        case SurveyOdd.HIDDEN_SHEET:
            return _("The sheet is hidden and was not read")
    return _("The sheet holds no such answers and was not read")
