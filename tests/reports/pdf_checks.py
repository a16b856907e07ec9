"""What a report has to say, and that its words are where they belong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from unicodedata import combining, normalize

from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Evidence
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.choices import PageSize
from maturity_desktop.reports.content import COLUMNS, ReportContent
from maturity_desktop.reports.parts import Mark
from maturity_desktop.reports.pdf.document import MARGIN
from maturity_desktop.reports.sections.in_short import is_in_short, levels_said
from tests.reports.audits import evidence_items, made_framework, note, results_of
from tests.reports.pdf_reading import PdfPages, overlaps, squeezed
from tests.reports.test_text import expected_words


def printed_strings(content: ReportContent) -> Iterator[str]:
    """Everything that has to be found in the report."""
    cover = content.cover
    yield from (cover.title, cover.client, cover.site, cover.cut_off, cover.made_on, cover.assessor)
    yield from (cover.status, cover.version, *content.method, *content.limits, *content.disclaimer)
    yield from (text for line in (*content.profile, *content.definitions) for text in (line.label, line.text))
    yield content.evidence_title
    for part in content.frameworks:
        yield from (part.title, part.edition, part.about, part.profile, part.profile_note)
        lines = (*part.rules, *part.scale, *part.beyond, *part.targets, *part.remarks)
        yield from (text for line in lines for text in (line.label, line.text))
        says = part.executive
        yield from (says.headline, *says.firmness)
        yield from (text for figure in says.figures for text in (figure.value, figure.unit, figure.caption))
        yield from (text for p in (*says.strengths, *says.risks) for text in (p.id, p.title, p.says, p.note))
        yield from (
            part.page_titles.domains,
            part.page_titles.levels,
            part.page_titles.checkpoints,
            part.page_titles.gaps,
        )
        yield from (text for domain in part.domains for text in (domain.title, domain.undescribed))
        yield from programme_strings(part)
        for entry in part.criteria:
            yield from (entry.id, entry.title, entry.level_words, entry.set_reason, entry.status)
            yield from (entry.note, *entry.provisional, entry.blocking_words)
            if not is_in_short(entry):
                yield from (entry.intent, entry.support, entry.path_words)
            for level in levels_said(entry) if is_in_short(entry) else entry.levels:
                if level.checkpoints:
                    yield from (level.title, level.state_words, level.points_words, level.signs_words)
                for point in level.checkpoints:
                    yield from (point.id, point.text, point.examples, point.remark, point.mark_words)
                    yield from (point.theme, point.sign_words if point.blocks is not None else "")
                    yield point.condition if point.mark is not Mark.NOT_APPLICABLE else ""
            for use in entry.evidence:
                yield from (use.label, use.title, use.kind, use.dated)
    for item in content.evidence:
        yield from (item.label, item.title, item.kind, item.dated_words, item.source, item.text)
        yield from (item.added_by, item.file_name, item.sha256)


def programme_strings(part: Any) -> Iterator[str]:
    if part.programme:
        yield part.page_titles.programme
    for phase in part.programme:
        yield from (phase.title, phase.about, phase.leads_to)
        for task in phase.tasks:
            yield from (task.what, task.kind, task.why, task.deliverable, task.who, task.timing)
            yield from (task.done_on, task.note)


def strings_of_several(content: Any) -> Iterator[str]:
    """What only a report about several models says."""
    found = content.standings
    yield from (found.title, *found.notes, content.crosswalk_title, content.crosswalk_about)
    for entry in found.entries:
        yield from (entry.name, entry.layer, entry.level_words, entry.along_words)
    for pair in content.crosswalk:
        yield from (pair.strength_words, pair.reason, *(item.label for item in pair.evidence))
        yield from (text for end in (pair.one, pair.other) for text in (end.framework_title, end.words))


def assert_holds(pages: PdfPages, strings: Iterable[str]) -> None:
    text = unhyphened(pages.text)  # PDFium takes a hyphen at the end of a line for one of hyphenation
    found = {word for said in strings for word in expected_words(said).split()}
    lost = {word for word in found if unhyphened(word) not in text}
    assert not lost


def unhyphened(text: str) -> str:
    return squeezed(text).replace("-", "")


def assert_stays_in_its_column(pages: PdfPages, size: PageSize = "A4") -> None:
    left_edge, right_edge = MARGIN - 1.5, MARGIN + COLUMNS[size].width + 1.5
    for number, page in enumerate(pages.pages, start=1):
        for (left, bottom, right, top), words in page.boxes:
            place = (number, words)
            # The box of a run also holds a space at its end; a mark hangs over the letter beside it.
            ends = [normalize("NFD", own)[-1] for own in (words[:1] or " ", words[-1:] or " ")]
            odd = [own.isspace() or combining(own) for own in ends]
            hang = 10 if any(odd) else 0
            assert left >= left_edge - hang, place
            assert right <= right_edge + hang, place
            assert bottom >= 40, place
            assert top <= page.height - 26, place


def assert_nothing_overlaps(pages: PdfPages) -> None:
    for number, page in enumerate(pages.pages, start=1):
        boxes = sorted(page.boxes, key=lambda entry: entry[0][1])
        for place, (one, words) in enumerate(boxes):
            for other, more in boxes[place + 1 :]:
                if other[1] > one[3]:
                    break
                assert overlaps(one, other) < 0.35, (number, words, more)


def small(text: str, **profile: str) -> Results:
    """A small audit whose every field is this text."""
    framework = made_framework(1, 1)
    records = [
        note(framework, "1.01", text),
        *(
            replace(record, title=text, source=text, text=text) if isinstance(record, Evidence) else record
            for record in evidence_items(framework, 2)
        ),
        Answer("a1", "made", AGREED, "1.01-1a", AnswerValue.PARTLY, text),
        Answer("a1", "made", AGREED, "1.01-1b", AnswerValue.NOT_APPLICABLE, text),
    ]
    return results_of(framework, records, **({"name": text, "vision": text} | profile))
