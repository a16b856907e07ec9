"""Which chapters each part of the report has, in which order, and when each is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from maturity_desktop.domain.report_records import Form, Part
from maturity_desktop.reports.forms import parts_of
from maturity_desktop.reports.parts import FrameworkContent
from maturity_desktop.reports.sections.in_short import is_in_short
from maturity_desktop.reports.word.back import (
    agreement,
    closing,
    crosswalk,
    firm,
    overrides,
    register,
)
from maturity_desktop.reports.word.book import Blocks, Book
from maturity_desktop.reports.word.brief import (
    is_told_on_a_page,
    its_actions,
    its_evidence,
    its_findings,
    its_measures,
    on_a_page,
    readiness_in_brief,
    roadmap_on_a_page,
    the_criterion,
    title_line,
    top_findings,
    top_gaps,
)
from maturity_desktop.reports.word.criteria import (
    criteria_head,
    criterion,
    criterion_in_short,
    domain_head,
)
from maturity_desktop.reports.word.figures import performance, supporting
from maturity_desktop.reports.word.findings import findings
from maturity_desktop.reports.word.front import cover, executive, side_by_side
from maturity_desktop.reports.word.own_view import own_views
from maturity_desktop.reports.word.photos import photos
from maturity_desktop.reports.word.results import coverage, gaps, results, results_in_brief
from maturity_desktop.reports.word.roadmap import roadmap
from maturity_desktop.reports.word.scope import people, programme, scope
from maturity_desktop.reports.word.standing import movement, readiness
from maturity_desktop.reports.word.surveys import surveys

Chapter = Callable[[], Blocks]
"""Written when its turn comes, so that progress can be told and the work stopped in between."""
OfAll = Callable[[Book], Blocks]
OfModel = Callable[[Book, FrameworkContent, int], Blocks]
OneByOne = Callable[[Book, FrameworkContent, int], Iterator["Chapter"]]


@dataclass(frozen=True, slots=True)
class PartChapters:
    """The chapters of a part: what comes once and first, what each model has, what comes once after them.

    What a model has very many of comes `one_by_one`, each a chapter.

    Parts `by_model` that follow each other are told model by model, as in the PDF.
    """

    first: tuple[OfAll, ...] = ()
    of_model: tuple[OfModel, ...] = ()
    one_by_one: OneByOne | None = None
    last: tuple[OfAll, ...] = ()
    by_model: bool = False


def _criteria(book: Book, framework: FrameworkContent, number: int) -> Iterator[Chapter]:
    """Every criterion by domain."""
    yield partial(criteria_head, book, framework, number)
    for place, domain in enumerate(framework.domains):
        yield partial(domain_head, book, domain, f"domain-{number}-{place}")
        if not domain.undescribed:
            for own in framework.criteria:
                if own.domain == domain.id:
                    tell = criterion_in_short if is_in_short(own) else criterion
                    yield partial(tell, book, framework, own)


FULL: Mapping[Part, PartChapters] = {
    Part.EXECUTIVE: PartChapters(first=(side_by_side,), of_model=(executive,)),
    Part.SCOPE: PartChapters(last=(scope,)),
    Part.RESULTS: PartChapters(of_model=(results,), by_model=True),
    Part.PERFORMANCE: PartChapters(of_model=(performance,), last=(supporting,), by_model=True),
    Part.CRITERIA: PartChapters(one_by_one=_criteria, by_model=True),
    Part.FINDINGS: PartChapters(last=(findings,)),
    Part.GAPS: PartChapters(of_model=(gaps,), by_model=True),
    Part.ROADMAP: PartChapters(last=(roadmap,)),
    Part.READINESS: PartChapters(of_model=(readiness,)),
    Part.MOVEMENT: PartChapters(last=(movement,)),
    Part.SURVEYS: PartChapters(last=(surveys,)),
    Part.APPENDICES: PartChapters(
        of_model=(programme, coverage),
        last=(people, crosswalk, register, photos, overrides, agreement, own_views, closing),
    ),
}
EXECUTIVE: Mapping[Part, PartChapters] = {
    Part.EXECUTIVE: FULL[Part.EXECUTIVE],
    Part.RESULTS: PartChapters(of_model=(results_in_brief,)),
    Part.FINDINGS: PartChapters(last=(top_findings,)),
    Part.GAPS: PartChapters(of_model=(top_gaps,)),
    Part.ROADMAP: PartChapters(last=(roadmap_on_a_page,)),
    Part.READINESS: PartChapters(of_model=(readiness_in_brief,)),
}
CRITERION: Mapping[Part, PartChapters] = {
    Part.PERFORMANCE: PartChapters(of_model=(its_measures,)),
    Part.CRITERIA: PartChapters(of_model=(the_criterion,)),
    Part.FINDINGS: PartChapters(last=(its_findings,)),
    Part.ROADMAP: PartChapters(last=(its_actions,)),
    Part.APPENDICES: PartChapters(last=(its_evidence,)),
}


@dataclass(frozen=True, slots=True)
class Outline:
    """The chapters of a document; `early` of them stand before the contents, if it has any."""

    chapters: tuple[Chapter, ...]
    early: int
    has_cover: bool
    has_contents: bool


def outline(book: Book) -> Outline:
    """What the form of the report has; `book` holds the content of that form."""
    parts = parts_of(book.content.options)
    last = (partial(firm, book),)
    match book.content.options.form:
        case Form.EXECUTIVE:
            body = tuple(_in_brief(book, parts))
            return Outline((partial(cover, book), *body, *last), 0, has_cover=True, has_contents=False)
        case Form.CRITERION:
            body = tuple(_told(book, CRITERION, parts))
            return Outline((partial(title_line, book), *body, *last), 0, has_cover=False, has_contents=False)
        case _:
            count = 1 if parts[:1] == (Part.EXECUTIVE,) else 0
            early: list[Chapter] = [partial(cover, book), *_told(book, FULL, parts[:count])]
            body = tuple(_told(book, FULL, parts[count:]))
            return Outline((*early, *body, *last), len(early), has_cover=True, has_contents=True)


def _in_brief(book: Book, parts: tuple[Part, ...]) -> Iterator[Chapter]:
    """Of several models what is about all of them comes first, then each with its chapters together."""
    if not book.several():
        yield from _told(book, EXECUTIVE, parts)
        return
    told = [EXECUTIVE[part] for part in parts]
    yield from (partial(make, book) for found in told for make in (*found.first, *found.last))
    for number, framework in enumerate(book.content.frameworks):
        if is_told_on_a_page(book, framework):
            yield partial(on_a_page, book, framework, number)
        else:
            makers = (make for found in told for make in found.of_model)
            yield from (partial(make, book, framework, number) for make in makers)


def _told(book: Book, table: Mapping[Part, PartChapters], parts: tuple[Part, ...]) -> Iterator[Chapter]:
    for by_model, run in groupby((table[part] for part in parts), key=lambda found: found.by_model):
        if by_model and book.several():
            yield from _group(book, tuple(run))
        else:
            for found in run:
                yield from _group(book, (found,))


def _group(book: Book, group: tuple[PartChapters, ...]) -> Iterator[Chapter]:
    yield from (partial(make, book) for found in group for make in found.first)
    for number, framework in enumerate(book.content.frameworks):
        for found in group:
            yield from (partial(make, book, framework, number) for make in found.of_model)
            if found.one_by_one is not None:
                yield from found.one_by_one(book, framework, number)
    yield from (partial(make, book) for found in group for make in found.last)
