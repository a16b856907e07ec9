"""The guide of an activity to print: questions with boxes to tick and lines to write on.

It is taken to where people of the client are, so those who are there stand in it by their roles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.platypus import Flowable, KeepTogether, Spacer

from maturity_desktop.domain.activities import people_of, source_words
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.guides import ModelGuide, Question, Section, TimedGuide, in_time
from maturity_desktop.domain.plan_records import Activity, Verdict
from maturity_desktop.reports.packs.sheet import Parts, Sheet, Story, check_sheet, write_sheet
from maturity_desktop.reports.pdf.lines import draw_line, ink
from maturity_desktop.reports.pdf.paragraphs import Styles, prose
from maturity_desktop.reports.sections.activity_words import (
    activity_kind_words,
    guide_size_words,
    open_words,
    sample_words,
    time_words,
    verdict_words,
)
from maturity_desktop.reports.sections.wording import day_words, level_title
from maturity_desktop.reports.survey_sheets.boxes import BOX, GAP, INDENT, Lines, draw_box

WRITING_LINES = 2
TICKS_HEIGHT = 24.0
BOTTOM, INSET = 3.0, 3.0
"""Of a box below, and of the cross in it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on paper; `verdict` and `note` are what was heard of it before."""

    text: str
    examples: str
    about: str
    verdict: Verdict | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of a criterion, with what leads to them."""

    title: str
    leads: tuple[str, ...]
    questions: tuple[Asked, ...]


@dataclass(frozen=True)
class GuidePaper:
    """All that the print tells; `later` is what is asked if there is time."""

    sheet: Sheet
    lead: tuple[str, ...]
    parts: tuple[Part, ...]
    later: tuple[Part, ...] = ()


def guide_paper(
    audit: Audit,
    activity: Activity,
    guides: Sequence[ModelGuide],
    today: date,
    words: NullTranslations,
    page_size: str = "A4",
    language: str = "en",
) -> GuidePaper:
    """The guide of an activity, with nobody's name but the assessor's."""
    _ = words.gettext
    client, kind = audit.client.name, activity_kind_words(activity.kind, words)
    title = activity.title or _("Guide: {kind}").format(kind=kind)
    sheet = Sheet(
        title=title,
        subtitle=_("{client} · {kind}").format(client=client, kind=kind),
        foot=_("{activity} · guide of {day}").format(activity=title, day=day_words(today, words)),
        made_on=today,
        words=words,
        author=audit.details.assessor,
        page_size=page_size,
        language=language,
    )
    timed = in_time(guides, activity)
    first, later = (
        tuple(
            _part(guide.framework, section, len(guides) > 1, words)
            for guide in part
            for section in guide.sections
        )
        for part in (timed.first, timed.later)
    )
    return GuidePaper(sheet, tuple(_lead(audit, activity, timed, words)), first, later)


def _lead(audit: Audit, activity: Activity, timed: TimedGuide, words: NullTranslations) -> Iterator[str]:
    """When and where, who is there, and how long the questions take; the assessor's own note stays out."""
    _ = words.gettext
    day = day_words(activity.held_on, words) if activity.held_on else ""
    where = (day, time_words(activity, words), activity.place, activity.led_by)
    yield _(" · ").join(part for part in where if part)
    roles = {role: said for guide in timed.whole for role, said in (guide.framework.roles or {}).items()}
    yield source_words(people_of(audit, activity), roles)
    sample = sample_words(activity, words)
    yield _("Sample: {sample}").format(sample=sample) if sample else ""
    yield guide_size_words(timed, activity, words)


def _part(framework: Framework, section: Section, several: bool, words: NullTranslations) -> Part:
    _ = words.gettext
    criterion = section.criterion
    said = _("{id} {title}")
    if several:
        said = _("{model}: {id} {title}")
    title = said.format(model=framework.short_title, id=criterion.id, title=criterion.title)
    asked = tuple(_asked(question, framework, words) for question in section.questions)
    return Part(title, section.leads, asked)


def _asked(question: Question, framework: Framework, words: NullTranslations) -> Asked:
    point, heard = question.checkpoint, question.heard
    about = words.gettext("{checkpoint} · level {level}, {title} · {why}").format(
        checkpoint=point.id,
        level=question.level,
        title=level_title(framework, question.level),
        why=open_words(question.why, words),
    )
    return Asked(
        point.text, point.examples, about, heard.verdict if heard else None, heard.note if heard else ""
    )


# On paper


def write_guide(paper: GuidePaper, out: BinaryIO) -> None:
    """Writes the print; the same guide gives the same bytes."""
    write_sheet(paper.sheet, _story(paper), (paper.lead, paper.parts, paper.later), out)


def check_guide(path: Path, paper: GuidePaper) -> None:
    """ReportError where the file is not this guide."""
    check_sheet(path, paper.sheet, (paper.lead, paper.parts, paper.later))


def _story(paper: GuidePaper) -> Story:
    made, words = Parts(paper.sheet), paper.sheet.words
    story = made.top(*(text for text in paper.lead if text))
    for place, part in enumerate((*paper.parts, *paper.later)):
        if place == len(paper.parts):
            title = paper.sheet.words.gettext("If there is time")
            story += [Spacer(1, 12), made.heading(title, follows=200, is_of_several=True)]
        story.append(made.heading(part.title, follows=150))
        for lead in part.leads:
            story += prose(lead, made.styles.small_said)
        for asked in part.questions:
            story.append(KeepTogether(_question(asked, made.styles, paper.sheet.width, words)))
        story.append(Spacer(1, 8))
    return story


def _question(asked: Asked, styles: Styles, width: float, words: NullTranslations) -> list[Any]:
    return [
        Spacer(1, 8),
        *prose(asked.text, styles.body),
        *prose(asked.examples, styles.small_quiet),
        *prose(asked.about, styles.small_quiet),
        *prose(asked.note, styles.small_said),
        Ticks(asked.verdict, styles, width, words),
        Lines(WRITING_LINES, styles, width),
    ]


class Ticks(Flowable):  # type: ignore[misc, unused-ignore]  # ReportLab has no types
    """A box for each verdict, side by side; crossed where that was heard already."""

    def __init__(
        self, verdict: Verdict | None, styles: Styles, width: float, words: NullTranslations
    ) -> None:
        super().__init__()
        self._verdict, self._styles = verdict, styles
        self._labels = [(own, verdict_words(own, words)) for own in Verdict]
        self.width, self.height = width, TICKS_HEIGHT

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        return self.width, self.height

    def draw(self) -> None:
        canvas, colours = self.canv, self._styles.look.colours
        step = (self.width - INDENT) / len(self._labels)
        for place, (verdict, label) in enumerate(self._labels):
            left = INDENT + place * step
            draw_box(canvas, left, BOTTOM, colours["control"])
            if verdict is self._verdict:
                canvas.setStrokeColor(ink(colours["text"]))
                canvas.setLineWidth(1.2)
                low, high, right = BOTTOM + INSET, BOTTOM + BOX - INSET, left + BOX - INSET
                canvas.line(left + INSET, low, right, high)
                canvas.line(left + INSET, high, right, low)
            canvas.setFillColor(ink(colours["text"]))
            draw_line(
                canvas, left + BOX + GAP, BOTTOM + 3, label, "regular", 9, max_width=step - BOX - 2 * GAP
            )
