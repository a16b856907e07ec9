"""The training plan as a print of its own: by role, what, how, when and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import BinaryIO

from maturity_desktop.domain.audit import Audit
from maturity_desktop.reports.packs.sheet import Parts, Sheet, Story, check_sheet, write_sheet
from maturity_desktop.reports.pdf.paragraphs import paragraph
from maturity_desktop.reports.pdf.roadmap import training_cells, training_heads
from maturity_desktop.reports.pdf.table import Row
from maturity_desktop.reports.planned import TrainingEntry
from maturity_desktop.reports.sections.roadmap import training_entries
from maturity_desktop.reports.sections.wording import day_words
from maturity_desktop.reports.text import one_line, shortened

SHARES = (0.48, 0.26, 0.26)
MOST_OF_ROLE = 100


@dataclass(frozen=True)
class TrainingPaper:
    """All that the print tells: trainings by the role that they are for."""

    sheet: Sheet
    lead: tuple[str, ...]
    groups: tuple[tuple[str, tuple[TrainingEntry, ...]], ...]


def training_paper(
    audit: Audit, today: date, words: NullTranslations, page_size: str = "A4"
) -> TrainingPaper:
    """The training plan of an audit; roles in the order in which the plan first names them."""
    _ = words.gettext
    client, day = audit.client.name, day_words(today, words)
    found = training_entries(audit, words)
    groups: dict[str, list[TrainingEntry]] = {}
    for own in found:
        groups.setdefault(own.role, []).append(own)
    held = sum(own.is_done for own in found)
    count = words.ngettext("{count} training, {held} held.", "{count} trainings, {held} held.", len(found))
    sheet = Sheet(
        title=_("Training plan"),
        subtitle=_("{client} · {day}").format(client=client, day=day),
        foot=_("{client} · training plan of {day}").format(client=client, day=day),
        made_on=today,
        words=words,
        author=audit.details.assessor,
        page_size=page_size,
        language=words.info().get("language", "en"),
    )
    lead = (
        count.format(count=len(found), held=held),
        _("For the people who carry the improvement: so that what changes is known and goes on."),
    )
    return TrainingPaper(sheet, lead, tuple((role, tuple(own)) for role, own in groups.items()))


def write_training(paper: TrainingPaper, out: BinaryIO) -> None:
    """Writes the print; the same plan gives the same bytes."""
    write_sheet(paper.sheet, _story(paper), (paper.lead, paper.groups), out)


def check_training(path: Path, paper: TrainingPaper) -> None:
    """ReportError where the file is not this print."""
    check_sheet(path, paper.sheet, (paper.lead, paper.groups))


def _story(paper: TrainingPaper) -> Story:
    words = paper.sheet.words
    _, parts = words.gettext, Parts(paper.sheet)
    story = parts.top(*paper.lead)
    rows: list[Row] = []
    for role, found in paper.groups:
        name = shortened(one_line(role), MOST_OF_ROLE) or _("Nobody is named yet")
        title = paragraph(name, parts.styles.heading)
        rows.append(Row(([title],), span=True, keep=True, lead=10, line="none"))
        rows += [Row(training_cells(own, parts.styles, words)[1:], whole=True) for own in found]
    if rows:
        story.append(parts.table(training_heads(words)[1:], rows, SHARES))
    else:
        story += parts.text(_("No training is planned."), quiet=True)
    return story
