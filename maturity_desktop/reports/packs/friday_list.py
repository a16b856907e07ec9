"""What is missing before the site is left, to print: what keeps one there first, then whom to ask what.

It is the assessors' own list; people stand in it by their roles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Spacer

from maturity_desktop.domain.leaving import Gate, Readiness
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
    rule_words,
    want_words,
    way_words,
)
from maturity_desktop.reports.sections.wording import day_words

SHARES = (0.05, 0.33, 0.42, 0.2)
TICK = "☐"
"""To be ticked by hand."""


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A criterion, what it wants, and what is done next about it."""

    id: str
    title: str
    wants: tuple[str, ...]
    way: str


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A checkpoint that nobody has been asked about."""

    criterion: str
    checkpoint: str
    text: str


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
    days: str
    rule: str
    not_ready: tuple[OpenLine, ...]
    open: tuple[OpenLine, ...]
    people: tuple[PersonPart, ...]

    @property
    def told(self) -> object:
        """Everything but the frame."""
        return (self.headline, self.days, self.rule, self.not_ready, self.open, self.people)


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
                ToAsk(criterion, point.id, point.text)
                for criterion, points in person.criteria.items()
                for point in points
            ),
        )
        for person in gate.people
    )
    return FridayList(
        sheet,
        gate_headline(gate, words),
        leaving_day_words(schedule, words),
        rule_words(words),
        _lines(gate.not_ready, words),
        _lines([own for own in gate.criteria if own.ready and own.wants], words),
        people,
    )


def _lines(found: Sequence[Readiness], words: NullTranslations) -> tuple[OpenLine, ...]:
    return tuple(
        OpenLine(
            own.result.criterion.id,
            own.result.criterion.title,
            want_words(own, words),
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
    lead = [_("{headline}.").format(headline=line) for line in (paper.headline, paper.days) if line]
    story = parts.top(" ".join(lead))
    story += parts.text(paper.rule, quiet=True)
    for title, lines in (
        (_("Not ready"), paper.not_ready),
        (_("Ready, with something open"), paper.open),
    ):
        if lines:
            story += [parts.heading(title, follows=120), _criteria(parts, lines), Spacer(1, 6)]
    if any(person.asks for person in paper.people):
        story.append(parts.heading(_("Whom to ask what"), follows=120))
        story.append(_people(parts, paper.people))
    return story


def _criteria(parts: Parts, lines: Sequence[OpenLine]) -> object:
    _, styles = parts.sheet.words.gettext, parts.styles
    heads = ("", _("Criterion"), _("What is missing"), _("Next"))
    rows = [
        Row(
            (
                [paragraph(TICK, styles.small)],
                [*prose(_("{id} {title}").format(id=line.id, title=line.title), styles.small)],
                [piece for want in line.wants for piece in prose(want, styles.small)],
                [*prose(line.way, styles.small_strong)],
            ),
            whole=True,
        )
        for line in lines
    ]
    return parts.table(heads, rows, SHARES)


def _people(parts: Parts, people: Sequence[PersonPart]) -> object:
    """The role stands above what its people could answer."""
    _, styles = parts.sheet.words.gettext, parts.styles
    rows: list[Row] = []
    for person in people:
        head = [*prose(person.role, styles.small_strong), *prose(person.line, styles.small_quiet)]
        rows.append(Row((head,), span=True, keep=True, lead=6))
        rows += [
            Row(
                (
                    [paragraph(TICK, styles.small)],
                    [paragraph(ask.checkpoint, styles.small_number)],
                    [*prose(ask.text, styles.small)],
                ),
                whole=True,
            )
            for ask in person.asks
        ]
    return parts.table(("", _("Checkpoint"), _("To ask about")), rows, (0.05, 0.14, 0.81))
