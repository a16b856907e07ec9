"""An audit becomes ReportContent: the one truth for every output."""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date

from maturity_desktop.domain.crosswalk import Crosswalk
from maturity_desktop.domain.report_records import Part
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.beside import SideBySide
from maturity_desktop.reports.calibrated import AgreementPart
from maturity_desktop.reports.choices import PageSize, ReportOptions
from maturity_desktop.reports.client_copy import for_audience
from maturity_desktop.reports.drawing import Drawing
from maturity_desktop.reports.forms import models_told, parts_of
from maturity_desktop.reports.found import FindingEntry, Found
from maturity_desktop.reports.gathered import BaselineEntry, Fieldwork
from maturity_desktop.reports.moved import MovementContent
from maturity_desktop.reports.own_view import OwnViewPart
from maturity_desktop.reports.parts import (
    Column,
    Cover,
    CriterionEntry,
    CrosswalkEntry,
    EvidenceEntry,
    FrameworkContent,
    Line,
)
from maturity_desktop.reports.planned import RoadmapContent
from maturity_desktop.reports.readiness import ReadinessPart
from maturity_desktop.reports.sections.agreement import agreement_parts
from maturity_desktop.reports.sections.baseline import baseline_entries
from maturity_desktop.reports.sections.cover import cover, profile
from maturity_desktop.reports.sections.crosswalk import crosswalk_entries, crosswalk_title
from maturity_desktop.reports.sections.decision import decision_words
from maturity_desktop.reports.sections.definitions import definitions
from maturity_desktop.reports.sections.evidence import register
from maturity_desktop.reports.sections.fieldwork import fieldwork, fieldwork_words, owed_words
from maturity_desktop.reports.sections.finding_part import finding_part
from maturity_desktop.reports.sections.framework import framework
from maturity_desktop.reports.sections.independence import independence_words
from maturity_desktop.reports.sections.known_names import known
from maturity_desktop.reports.sections.method import disclaimer, limits, method
from maturity_desktop.reports.sections.movement import movement_part
from maturity_desktop.reports.sections.own_view import own_view_parts
from maturity_desktop.reports.sections.page_titles import evidence_title
from maturity_desktop.reports.sections.readiness import readiness_parts
from maturity_desktop.reports.sections.roadmap import roadmap_part
from maturity_desktop.reports.sections.side_by_side import side_by_side
from maturity_desktop.reports.sections.supported import supported
from maturity_desktop.reports.support import NO_SUPPORT, Support
from maturity_desktop.reports.supported import Supported
from maturity_desktop.reports.text import missing_glyphs as glyphs_missing_in
from maturity_desktop.reports.withheld import NOTHING_WITHHELD, Withheld

COLUMNS: dict[PageSize, Column] = {"A4": Column(503.0, 701.0), "Letter": Column(520.0, 652.0)}
"""The room of a page between its margins and running lines."""
NO_PAIRS = Crosswalk()


@dataclass(frozen=True)
class ReportContent:
    """A report, whole; `words` is its language, from which outputs take their headings.

    `standings` is None where the report is about one framework; the crosswalk has the pairs among several.
    `supported` is None where there are no supporting figures, claims or surveys, `findings` where nothing was
    found, `roadmap` where there are neither actions nor trainings. `movements` are there where an audit came
    before. `second_rating` is there where a workbook goes out blank, to a second assessor: who that is, or
    empty.
    """

    cover: Cover
    options: ReportOptions
    language: str
    profile: tuple[Line, ...]
    baseline: tuple[BaselineEntry, ...]
    fieldwork: Fieldwork
    method: tuple[str, ...]
    limits: tuple[str, ...]
    standings: SideBySide | None
    frameworks: tuple[FrameworkContent, ...]
    supported: Supported | None
    findings: Found | None
    roadmap: RoadmapContent | None
    readiness: tuple[ReadinessPart, ...]
    movements: tuple[MovementContent, ...]
    agreement: tuple[AgreementPart, ...]
    own_views: tuple[OwnViewPart, ...]
    crosswalk_title: str
    crosswalk_about: str
    crosswalk: tuple[CrosswalkEntry, ...]
    evidence_title: str
    evidence: tuple[EvidenceEntry, ...]
    definitions: tuple[Line, ...]
    disclaimer: tuple[str, ...]
    made_on: date
    words: gettext.NullTranslations = field(compare=False, repr=False)
    withheld: Withheld = field(default=NOTHING_WITHHELD, compare=False, repr=False)
    second_rating: str | None = None

    @property
    def page_size(self) -> PageSize:
        return self.options.page_size


def build_content(
    results: Sequence[Results],
    made_on: date,
    options: ReportOptions,
    words: gettext.NullTranslations,
    crosswalk: Crosswalk = NO_PAIRS,
    support: Support = NO_SUPPORT,
) -> ReportContent:
    """What a report on these frameworks of one audit says, in the language of `words`."""
    items = register(results, words)
    column = COLUMNS[options.page_size]
    pairs = crosswalk_entries(results, crosswalk, words)
    gathered = fieldwork(results, made_on, words)
    road = roadmap_part(results, support.waves, made_on, column, words)
    content = ReportContent(
        cover=cover(results, made_on, options.title, options.status, options.version, words),
        options=options,
        language=words.info().get("language", "en"),
        profile=profile(results, words),
        baseline=baseline_entries(results, support.figures.values(), words),
        fieldwork=gathered,
        method=(*method(results, words), *fieldwork_words(gathered, words)),
        limits=(
            *limits(results, words),
            *independence_words(results, support.earlier, words),
            *owed_words(gathered, words),
        ),
        standings=side_by_side(results, column.width, words),
        frameworks=tuple(
            _deciding(framework(result, column, support, words), road, words) for result in results
        ),
        supported=supported(results, support, items, words),
        findings=finding_part(results, words),
        roadmap=road,
        readiness=readiness_parts(results, made_on, column, words),
        movements=movement_part(results, support.earlier, words),
        agreement=agreement_parts(results, words),
        own_views=own_view_parts(results, words),
        crosswalk_title=crosswalk_title(pairs, words) if pairs else "",
        crosswalk_about=crosswalk.about if pairs else "",
        crosswalk=pairs,
        evidence_title=evidence_title(results, items, words),
        evidence=items,
        definitions=definitions(results, bool(pairs), words),
        disclaimer=disclaimer(models_told(results, options), words, Part.SCOPE in parts_of(options)),
        made_on=made_on,
        words=words,
        withheld=known(results, words),
    )
    return for_audience(content)


def _deciding(
    own: FrameworkContent, road: RoadmapContent | None, words: gettext.NullTranslations
) -> FrameworkContent:
    """A framework with the decision that its executive page asks for."""
    return replace(own, executive=replace(own.executive, decision=decision_words(own, road, words)))


def strings_of(part: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Every string of a part of the content with the place where it stands, for example its criterion."""
    if isinstance(part, str):
        yield place, part
    elif isinstance(part, tuple):
        for entry in part:
            yield from strings_of(entry, place)
    elif is_dataclass(part) and not isinstance(part, type | Drawing | Withheld):
        own = _place(part)
        for entry in fields(part):
            yield from strings_of(getattr(part, entry.name), own or place)


def _place(part: object) -> str:
    """The name under which a person finds a part of the report."""
    match part:
        case CriterionEntry():
            return part.id
        case EvidenceEntry() | FindingEntry():
            return part.label
        case _:
            return ""


def missing_glyphs(content: ReportContent) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The characters that no bundled font has, each with the places where it stands ("" is the cover or text
    about the whole); the PDF spells them out as [U+XXXX]. To be shown before the report is written.
    """
    places: dict[str, dict[str, None]] = {}
    for place, text in strings_of(content):
        for character in glyphs_missing_in([text]):
            places.setdefault(character, {})[place] = None
    return tuple((character, tuple(places[character])) for character in sorted(places))
