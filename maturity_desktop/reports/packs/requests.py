"""The client data request to hand over: what is wanted of whom by when, or what is still to come.

Nothing of what the team notes for itself stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.platypus import Flowable, Spacer

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.plan_records import Request, RequestStatus
from maturity_desktop.domain.requests import Sight, Standing, by_owner, chasing, in_sight, standings
from maturity_desktop.reports.packs.sheet import Parts, Sheet, Story, check_sheet, write_sheet
from maturity_desktop.reports.pdf.lines import ink
from maturity_desktop.reports.pdf.paragraphs import paragraph, prose
from maturity_desktop.reports.pdf.table import Cell, Row
from maturity_desktop.reports.sections.request_words import late_words, status_words
from maturity_desktop.reports.sections.wording import day_words

BOX = 10.0
SHARES = (0.05, 0.08, 0.46, 0.21, 0.2)


@dataclass(frozen=True)
class RequestPaper:
    """All that the print tells: requests by who has the thing."""

    sheet: Sheet
    lead: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Standing, ...]], ...]
    is_chasing: bool = False


def request_paper(
    audit: Audit, today: date, words: NullTranslations, page_size: str = "A4", language: str = "en"
) -> RequestPaper:
    """Everything that is neither received nor rejected, asked for already or not."""
    _ = words.gettext
    found = in_sight(standings(audit, today), Sight.OPEN)
    lead = (
        _wanted_words(found, words),
        _(
            "They stand with those who have them, as far as we know; please tell us where it is somebody"
            " else. Tick what you have handed over. What does not exist need not be made: say so, for that"
            " is an answer too."
        ),
        _(
            "We need no names of customers or employees. Leave them out, or put numbers in their place,"
            " wherever you can."
        ),
    )
    title, foot = _("Data request"), _("{client} · data request of {day}")
    sheet = _sheet(audit, today, title, foot, words, page_size, language)
    return RequestPaper(sheet, lead, by_owner(found))


def _wanted_words(found: tuple[Standing, ...], words: NullTranslations) -> str:
    """How many things are needed, and by when: of days only where there are some."""
    dated, count = sum(own.request.due_on is not None for own in found), len(found)
    if not dated:
        told = words.ngettext(
            "For the assessment we need the {count} thing below.",
            "For the assessment we need the {count} things below.",
            count,
        )
    elif dated < count:
        told = words.ngettext(
            "For the assessment we need the {count} thing below, by the day that stands beside it, if any.",
            "For the assessment we need the {count} things below, some of them by the days that stand beside"
            " them.",
            count,
        )
    else:
        told = words.ngettext(
            "For the assessment we need the {count} thing below, by the day that stands beside it.",
            "For the assessment we need the {count} things below, by the days that stand beside them.",
            count,
        )
    return told.format(count=count)


def chasing_paper(
    audit: Audit, today: date, words: NullTranslations, page_size: str = "A4", language: str = "en"
) -> RequestPaper:
    """What was asked for and has not come, by who has it; whoever keeps us waiting longest comes first."""
    _ = words.gettext
    found = standings(audit, today)
    waiting, late = in_sight(found, Sight.CHASING), in_sight(found, Sight.OVERDUE)
    lead = [
        words.ngettext("{count} thing is still to come.", "{count} things are still to come.", len(waiting)),
        words.ngettext("{count} of them is overdue.", "{count} of them are overdue.", len(late)),
    ]
    told = [line.format(count=len(own)) for line, own in zip(lead, (waiting, late), strict=True) if own]
    title, foot = _("Requests still open"), _("{client} · requests still open on {day}")
    sheet = _sheet(audit, today, title, foot, words, page_size, language)
    return RequestPaper(sheet, (" ".join(told),) if told else (), chasing(found), is_chasing=True)


def _sheet(
    audit: Audit, today: date, title: str, foot: str, words: NullTranslations, page_size: str, language: str
) -> Sheet:
    client, day = audit.client.name, day_words(today, words)
    return Sheet(
        title=title,
        subtitle=words.gettext("{client} · {day}").format(client=client, day=day),
        foot=foot.format(client=client, day=day),
        made_on=today,
        words=words,
        author=audit.details.assessor,
        page_size=page_size,
        language=language,
    )


# On paper


def write_requests(paper: RequestPaper, out: BinaryIO) -> None:
    """Writes the print; the same requests give the same bytes."""
    write_sheet(paper.sheet, _story(paper), _told(paper), out)


def check_requests(path: Path, paper: RequestPaper) -> None:
    """ReportError where the file is not this print."""
    check_sheet(path, paper.sheet, _told(paper))


def _told(paper: RequestPaper) -> object:
    return (paper.lead, paper.groups, paper.is_chasing)


def _story(paper: RequestPaper) -> Story:
    _ = paper.sheet.words.gettext
    parts = Parts(paper.sheet)
    story = parts.top(*paper.lead)
    due = _("Due") if paper.is_chasing else _("Wanted by")
    heads = ("", _("No."), _("What"), due, _("Remarks"))
    for owner, found in paper.groups:
        rows = [_row(own, paper, parts) for own in found]
        title = owner or _("Nobody is named yet")
        story += [*parts.headed(title, parts.table(heads, rows, SHARES)), Spacer(1, 6)]
    if not paper.groups:
        story += parts.text(_("Nothing is open."), quiet=True)
    return story


def _row(own: Standing, paper: RequestPaper, parts: Parts) -> Row:
    request, styles, words = own.request, parts.styles, paper.sheet.words
    what: Cell = [*prose(request.title, styles.small_strong)]
    day = own.due if paper.is_chasing else request.due_on
    due: Cell = [paragraph(day_words(day, words), styles.small)] if day else []
    if request.status is RequestStatus.PROMISED:
        due += prose(_promised_words(request, words, paper.is_chasing), styles.small_quiet)
    if paper.is_chasing:
        what += prose(_asked_words(request, words), styles.small_quiet)
        due += prose(late_words(own.overdue, words), styles.small_attention)
    else:
        what += prose(request.what, styles.small)
        what += prose(words.gettext(" · ").join(_facts(request, words)), styles.small_quiet)
    return Row(
        ([_TickBox(parts)], [paragraph(request.label, styles.small_number)], what, due, []), whole=True
    )


def _facts(request: Request, words: NullTranslations) -> Iterator[str]:
    """The period and the format that are wanted, where they are told."""
    _ = words.gettext
    if request.period:
        yield _("Period: {period}").format(period=request.period)
    if request.format:
        yield _("Format: {format}").format(format=request.format)


def _promised_words(request: Request, words: NullTranslations, is_chasing: bool) -> str:
    """That it was promised, and for which day where the day beside it is the one on which it is wanted."""
    if is_chasing or request.promised_for is None:
        return status_words(request.status, words)
    return words.gettext("promised for {day}").format(day=day_words(request.promised_for, words))


def _asked_words(request: Request, words: NullTranslations) -> str:
    """Since when it has been asked for; empty where nobody knows."""
    if request.asked_on is None:
        return ""
    return words.gettext("asked on {day}").format(day=day_words(request.asked_on, words))


class _TickBox(Flowable):  # type: ignore[misc, unused-ignore]  # ReportLab has no types
    """An empty box to tick."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._ink = ink(parts.look.colours["control"])

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return BOX, BOX + 4

    def draw(self) -> None:
        canvas: Any = self.canv
        canvas.setStrokeColor(self._ink)
        canvas.setLineWidth(0.8)
        canvas.rect(0.5, 3, BOX, BOX)
