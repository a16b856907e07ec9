"""What is missing before the site is left, to carry about: a summary, the criteria, whom to ask what.

It is the assessors' own list; people stand in it by their roles. A row is a line wherever its words allow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from gettext import NullTranslations
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Spacer

from maturity_desktop.domain.framework import Checkpoint
from maturity_desktop.domain.leaving import Gate, Readiness, Want
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.schedule import Schedule
from maturity_desktop.reports.packs.sheet import Parts, Sheet, Story, check_sheet, write_sheet
from maturity_desktop.reports.pdf.paragraphs import paragraph, prose
from maturity_desktop.reports.pdf.table import Row
from maturity_desktop.reports.sections.leaving_words import (
    gate_headline,
    leaving_day_words,
    person_line,
    person_words,
    ready_words,
    rule_words,
    want_words,
    way_words,
)
from maturity_desktop.reports.sections.wording import day_words
from maturity_desktop.reports.text import one_line, shortened

TICK = "☐"
"""To be ticked by hand."""
PAD = 1.0
"""Points above and below a row."""
TO_MEET = (0.04, 0.3, 0.12, 0.54)
BY_CRITERION = (0.04, 0.07, 0.33, 0.31, 0.115, 0.135)
BY_PERSON = (0.04, 0.07, 0.08, 0.81)
MOST_MISSING, MOST_ASKED = 120, 84
"""Letters: of what is missing at a criterion (two lines or three), and of what to ask about (one line)."""
IN_WORDS = 2
"""Checkpoints of a row that may be told in words."""


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A criterion, what it wants, how many checkpoints nobody was asked about, and what is done next."""

    id: str
    title: str
    wants: tuple[str, ...]
    to_ask: int
    way: str


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A criterion, how many of its checkpoints somebody could settle, and what the first ask about."""

    criterion: str
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class PersonPart:
    """Somebody in the building, by role, and what they could say something to."""

    role: str
    line: str
    asks: tuple[ToAsk, ...]


@dataclass(frozen=True)
class FridayList:
    """All that the print tells."""

    sheet: Sheet
    headline: str
    ready: str
    days: str
    rule: str
    not_ready: tuple[OpenLine, ...]
    open: tuple[OpenLine, ...]
    people: tuple[PersonPart, ...]

    @property
    def told(self) -> object:
        """Everything but the frame."""
        return (self.headline, self.ready, self.days, self.rule, self.not_ready, self.open, self.people)


def friday_list(
    results: Results,
    gate: Gate,
    schedule: Schedule,
    words: NullTranslations,
    page_size: str = "A4",
    language: str = "en",
) -> FridayList:
    """The list of one model on a day; criteria that want nothing are not in it."""
    _ = words.gettext
    audit, model = results.audit, results.framework.short_title
    day = day_words(schedule.today, words)
    sheet = Sheet(
        title=_("Before you leave the site"),
        subtitle=_("{client} · {model} · {day}").format(client=audit.client.name, model=model, day=day),
        foot=_("{client} · what is open on {day} · for the assessors").format(
            client=audit.client.name, day=day
        ),
        made_on=schedule.today,
        words=words,
        author=audit.details.assessor,
        page_size=page_size,
        language=language,
    )
    people = tuple(
        PersonPart(
            person_words(person, results.framework),
            person_line(person, words),
            tuple(
                ToAsk(criterion, len(points), _first_words(points, words))
                for criterion, points in person.criteria.items()
            ),
        )
        for person in gate.people
    )
    return FridayList(
        sheet,
        gate_headline(gate, words),
        ready_words(gate, words),
        leaving_day_words(schedule, words),
        rule_words(words),
        _lines(gate.not_ready, words),
        _lines([own for own in gate.criteria if own.ready and own.wants], words),
        people,
    )


def _first_words(points: Sequence[Checkpoint], words: NullTranslations) -> str:
    """What the first checkpoints ask about: as many as a line takes, one at least."""
    texts = [one_line(point.text).rstrip(".") for point in points[:IN_WORDS]]
    both = words.gettext("; ").join(texts)
    return both if len(both) <= MOST_ASKED else shortened(texts[0], MOST_ASKED)


def _lines(found: Sequence[Readiness], words: NullTranslations) -> tuple[OpenLine, ...]:
    return tuple(
        OpenLine(
            own.result.criterion.id,
            own.result.criterion.title,
            want_words(replace(own, wants=own.wants - {Want.NOT_ASKED}), words),
            len(own.to_ask),
            way_words(own, words),
        )
        for own in found
    )


# On paper


def write_friday_list(paper: FridayList, out: BinaryIO) -> None:
    """Writes the print; the same list gives the same bytes."""
    write_sheet(paper.sheet, _story(paper), paper.told, out)


def check_friday_list(path: Path, paper: FridayList) -> None:
    """ReportError where the file is not this list."""
    check_sheet(path, paper.sheet, paper.told)


def _story(paper: FridayList) -> Story:
    _ = paper.sheet.words.gettext
    parts = Parts(paper.sheet)
    lead = [
        _("{headline}.").format(headline=line) for line in (paper.headline, paper.ready, paper.days) if line
    ]
    story = parts.top(" ".join(lead))
    story += parts.text(paper.rule, quiet=True)
    if paper.people:
        story += [parts.heading(_("People still to be met")), _to_meet(parts, paper.people), Spacer(1, 6)]
    for title, lines in (
        (_("Not ready"), paper.not_ready),
        (_("Ready, with something open"), paper.open),
    ):
        if lines:
            story += [parts.heading(title), _criteria(parts, lines), Spacer(1, 6)]
    if any(person.asks for person in paper.people):
        story += [parts.heading(_("Whom to ask what")), _people(parts, paper.people)]
    return story


def _to_meet(parts: Parts, people: Sequence[PersonPart]) -> object:
    _, styles = parts.sheet.words.gettext, parts.styles
    heads = ("", _("Person"), _("Criteria"), _("What is open, and when they are met"))
    rows = [
        Row(
            (
                [paragraph(TICK, styles.small)],
                [*prose(person.role, styles.small_strong)],
                [paragraph(str(len(person.asks)), styles.small_number)],
                [*prose(person.line, styles.small)],
            ),
            whole=True,
        )
        for person in people
    ]
    return parts.table(heads, rows, TO_MEET, PAD)


def _criteria(parts: Parts, lines: Sequence[OpenLine]) -> object:
    _, styles = parts.sheet.words.gettext, parts.styles
    heads = ("", "", _("Criterion"), _("What is missing"), _("Not asked"), _("Next"))
    rows = [
        Row(
            (
                [paragraph(TICK, styles.small)],
                [paragraph(line.id, styles.small_number)],
                [*prose(line.title, styles.small)],
                [*prose(shortened(_("; ").join(line.wants), MOST_MISSING), styles.small)],
                [paragraph(str(line.to_ask) if line.to_ask else "", styles.small_number)],
                [*prose(line.way, styles.small_strong)],
            ),
            whole=True,
        )
        for line in lines
    ]
    return parts.table(heads, rows, BY_CRITERION, PAD)


def _people(parts: Parts, people: Sequence[PersonPart]) -> object:
    """The role stands above what its people could answer."""
    _, styles = parts.sheet.words.gettext, parts.styles
    rows: list[Row] = []
    for person in people:
        if person.asks:
            rows.append(Row(([*prose(person.role, styles.small_strong)],), span=True, keep=True, lead=4))
        rows += [
            Row(
                (
                    [paragraph(TICK, styles.small)],
                    [paragraph(ask.criterion, styles.small_number)],
                    [paragraph(str(ask.count), styles.small_number)],
                    [*prose(ask.words, styles.small)],
                ),
                whole=True,
            )
            for ask in person.asks
        ]
    heads = ("", "", _("Open"), _("To ask about first"))
    return parts.table(heads, rows, BY_PERSON, PAD)
