"""The report from cover to last page: which pages each part has, and in which order they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from reportlab.platypus import PageBreak

from maturity_desktop.domain.report_records import Form, Part
from maturity_desktop.look import Look
from maturity_desktop.reports.content import COLUMNS, ReportContent
from maturity_desktop.reports.forms import in_form
from maturity_desktop.reports.parts import FrameworkContent
from maturity_desktop.reports.pdf.agreement import agreement
from maturity_desktop.reports.pdf.back import closing, register
from maturity_desktop.reports.pdf.beside import crosswalk, side_by_side
from maturity_desktop.reports.pdf.criteria import criteria
from maturity_desktop.reports.pdf.document import RunningHead
from maturity_desktop.reports.pdf.executive import executive
from maturity_desktop.reports.pdf.findings import findings
from maturity_desktop.reports.pdf.front import contents, cover
from maturity_desktop.reports.pdf.gathered import coverage, people
from maturity_desktop.reports.pdf.in_brief import (
    on_a_page,
    readiness_in_brief,
    roadmap_on_a_page,
    top_findings,
    top_gaps,
)
from maturity_desktop.reports.pdf.movement import movement
from maturity_desktop.reports.pdf.one_criterion import (
    its_actions,
    its_evidence,
    its_findings,
    its_measures,
    the_criterion,
    title_line,
)
from maturity_desktop.reports.pdf.overrides import overrides
from maturity_desktop.reports.pdf.own_view import own_views
from maturity_desktop.reports.pdf.packing import Told, begins_page, packed
from maturity_desktop.reports.pdf.pages import Pages, Story
from maturity_desktop.reports.pdf.performance import performance
from maturity_desktop.reports.pdf.photos import photos
from maturity_desktop.reports.pdf.programme import programme
from maturity_desktop.reports.pdf.readiness import readiness
from maturity_desktop.reports.pdf.results import gaps, results, results_in_brief
from maturity_desktop.reports.pdf.roadmap import roadmap
from maturity_desktop.reports.pdf.scope import scope
from maturity_desktop.reports.pdf.supported import supported
from maturity_desktop.reports.pdf.surveys import surveys

OfModel = Callable[[Pages, FrameworkContent, int], Story]
OfAll = Callable[[Pages], Story]


@dataclass(frozen=True, slots=True)
class PartPages:
    """The pages of a part: what comes once and first, what each model has, what comes once after them.

    Parts `by_model` that follow each other are told model by model, so that a reader of one has its pages
    together.
    """

    first: tuple[OfAll, ...] = ()
    of_model: tuple[OfModel, ...] = ()
    last: tuple[OfAll, ...] = ()
    by_model: bool = False


FULL: Mapping[Part, PartPages] = {
    Part.EXECUTIVE: PartPages(first=(side_by_side,), of_model=(executive,)),
    Part.SCOPE: PartPages(last=(scope,)),
    Part.RESULTS: PartPages(of_model=(results,), by_model=True),
    Part.PERFORMANCE: PartPages(of_model=(performance,), last=(supported,), by_model=True),
    Part.CRITERIA: PartPages(of_model=(criteria,), by_model=True),
    Part.FINDINGS: PartPages(last=(findings,)),
    Part.GAPS: PartPages(last=(gaps,)),
    Part.ROADMAP: PartPages(last=(roadmap,)),
    Part.READINESS: PartPages(of_model=(readiness,)),
    Part.MOVEMENT: PartPages(last=(movement,)),
    Part.SURVEYS: PartPages(last=(surveys,)),
    Part.APPENDICES: PartPages(
        of_model=(programme, coverage),
        last=(people, crosswalk, register, photos, overrides, agreement, own_views, closing),
    ),
}
EXECUTIVE: Mapping[Part, PartPages] = {
    Part.EXECUTIVE: FULL[Part.EXECUTIVE],
    Part.RESULTS: PartPages(of_model=(results_in_brief,)),
    Part.FINDINGS: PartPages(last=(top_findings,)),
    Part.GAPS: PartPages(of_model=(top_gaps,)),
    Part.ROADMAP: PartPages(last=(roadmap_on_a_page,)),
    Part.READINESS: PartPages(of_model=(readiness_in_brief,)),
}
CRITERION: Mapping[Part, PartPages] = {
    Part.PERFORMANCE: PartPages(of_model=(its_measures,)),
    Part.CRITERIA: PartPages(of_model=(the_criterion,)),
    Part.FINDINGS: PartPages(last=(its_findings,)),
    Part.ROADMAP: PartPages(last=(its_actions,)),
    Part.APPENDICES: PartPages(last=(its_evidence,)),
}


def story(content: ReportContent, look: Look) -> Story:
    """All flowables in the order of the pages; the contents are made when every heading is known."""
    pages = Pages(in_form(content), look)
    match content.options.form:
        case Form.EXECUTIVE:
            return cover(pages) + _in_brief(pages)
        case Form.CRITERION:
            return [*title_line(pages), *_told(pages, CRITERION, pages.parts)]
        case _:
            return _full(pages)


def _in_brief(pages: Pages) -> Story:
    """Parts follow each other where they fit; of several models what is about all of them comes first."""
    parts = [EXECUTIVE[part] for part in pages.parts]
    if not pages.several():
        return _placed(
            pages, [told for own in parts for told in _of_models(pages, (own,)) + _of_all(pages, own)]
        )
    of_all = [told for own in parts for told in _of_all(pages, own)]
    of_models = [
        (framework.short_title, story)
        for number, framework in enumerate(pages.content.frameworks)
        for story in _model_in_brief(pages, parts, framework, number)
    ]
    return _placed(pages, of_all) + _placed(pages, of_models)


def _model_in_brief(
    pages: Pages, parts: Sequence[PartPages], framework: FrameworkContent, number: int
) -> list[Story]:
    """A model on a page if it fits there, else its parts."""
    if story := on_a_page(pages, framework, number):
        return [story]
    return [story for make in _makers(parts) if (story := make(pages, framework, number))]


def _full(pages: Pages) -> Story:
    """The contents stand after the executive page where that comes first, else after the cover."""
    parts = pages.parts
    early = 1 if parts[:1] == (Part.EXECUTIVE,) else 0
    front = cover(pages) + _body(pages, FULL, parts[:early])
    body = _body(pages, FULL, parts[early:])
    return [*front, *(contents(pages) if pages.entries else ()), *body]


def _body(pages: Pages, table: Mapping[Part, PartPages], parts: tuple[Part, ...]) -> Story:
    """The pages of these parts, which begin a page."""
    made = _told(pages, table, parts)
    first = next((part for part in made if not isinstance(part, RunningHead)), None)
    return made if first is None or isinstance(first, PageBreak) else [PageBreak(), *made]


def _told(pages: Pages, table: Mapping[Part, PartPages], parts: tuple[Part, ...]) -> Story:
    """Parts share pages with what is told together with them, those about all models with each other."""
    told = [
        (number if name else 0, (name, story))
        for number, group in enumerate(_groups(pages, table, parts), start=1)
        for name, story in _group(pages, group)
    ]
    return [
        flowable
        for _number, block in groupby(told, key=itemgetter(0))
        for flowable in _placed(pages, [part for _own, part in block])
    ]


def _groups(
    pages: Pages, table: Mapping[Part, PartPages], parts: tuple[Part, ...]
) -> Iterator[tuple[PartPages, ...]]:
    """The parts that are told together: several in a row model by model, where there are several models."""
    for by_model, run in groupby((table[part] for part in parts), key=lambda found: found.by_model):
        if by_model and pages.several():
            yield tuple(run)
        else:
            yield from ((found,) for found in run)


def _group(pages: Pages, group: tuple[PartPages, ...]) -> Iterator[Told]:
    for found in group:
        yield from (("", story) for make in found.first if (story := make(pages)))
    yield from _of_models(pages, group)
    for found in group:
        yield from (("", story) for make in found.last if (story := make(pages)))


def _makers(group: Sequence[PartPages]) -> tuple[OfModel, ...]:
    return tuple(make for found in group for make in found.of_model)


def _of_models(pages: Pages, group: Sequence[PartPages]) -> list[Told]:
    """What these parts tell of each model, model by model; nothing tells apart what is of a single one."""
    return [
        (framework.short_title if pages.several() else "", story)
        for number, framework in enumerate(pages.content.frameworks)
        for make in _makers(group)
        if (story := make(pages, framework, number))
    ]


def _of_all(pages: Pages, part: PartPages) -> list[Told]:
    """What a part tells once, of no model by name."""
    return [("", story) for make in (*part.first, *part.last) if (story := make(pages))]


def _placed(pages: Pages, parts: Sequence[Told]) -> Story:
    """Parts one after the other, those that are short on shared pages; running heads name a model alone."""
    made: Story = []
    for run in packed(parts, COLUMNS[pages.content.page_size]):
        names = {name for name, _own in run}
        alone = names.pop() if len(names) == 1 and begins_page(run[0][1]) else ""
        own = [flowable for _name, story in run for flowable in story]
        made += [*pages.running(alone), *own, *pages.running()]
    return made
