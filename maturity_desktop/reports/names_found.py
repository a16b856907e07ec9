"""Names that still stand in what goes out: every text that a person may have written is searched.

They are told, not rewritten: whether “Berg” is a person or a place only a reader can say. What a framework or
the program words is passed over, and so are names that are meant to be there: authors, who gets the report,
who signs, who owns an action or leads a training.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.brand import Brand
from maturity_desktop.reports.beside import SideBySide
from maturity_desktop.reports.calibrated import ApartEntry
from maturity_desktop.reports.choices import Photo, ReportOptions
from maturity_desktop.reports.drawing import Drawing
from maturity_desktop.reports.found import FindingEntry, HeldAgainst
from maturity_desktop.reports.gaps import GapEntry
from maturity_desktop.reports.gathered import Coverage, OwedEntry
from maturity_desktop.reports.measured import Performance
from maturity_desktop.reports.moved import MovementContent
from maturity_desktop.reports.name_search import NameSearch
from maturity_desktop.reports.parts import (
    CheckpointEntry,
    Cover,
    CriterionEntry,
    CrosswalkEntry,
    DomainEntry,
    EvidenceEntry,
    EvidenceUse,
    Executive,
    FrameworkContent,
    PageTitles,
    TaskEntry,
)
from maturity_desktop.reports.planned import ActionEntry, TrainingEntry
from maturity_desktop.reports.readiness import BlockerEntry
from maturity_desktop.reports.supported import FigureEntry
from maturity_desktop.reports.withheld import NameFound, Withheld

if TYPE_CHECKING:
    from maturity_desktop.reports.content import ReportContent

_PASSED_OVER = (
    Withheld, Drawing, Brand, SideBySide, Coverage, Executive, PageTitles, DomainEntry, HeldAgainst,
    BlockerEntry, CrosswalkEntry, MovementContent, FigureEntry, Performance,
)  # fmt: skip
"""What is drawn, worded by the program or the framework, or told elsewhere too."""
_NOT_SEARCHED: dict[type[Any], frozenset[str]] = {
    Cover: frozenset({"client", "assessor", "frameworks", "cut_off", "made_on", "status", "sample"}),
    ReportOptions: frozenset({"distribution", "signed", "framework", "criterion", "parts"}),
    CheckpointEntry: frozenset(
        {"id", "text", "examples", "mark_words", "sign_words", "theme", "condition", "evidence"}
    ),
    CriterionEntry: frozenset(
        {"id", "title", "domain", "domain_title", "intent", "level_title", "level_words", "status", "support"}
        | {"blocking", "blocking_words", "path", "path_words"}
    ),
    FrameworkContent: frozenset(
        {"id", "title", "short_title", "edition", "owner", "about", "scale", "beyond", "rules", "remarks"}
        | {"statuses"}
    ),
    EvidenceEntry: frozenset({"id", "kind", "dated_words", "added_by", "sha256", "used_at"}),
    EvidenceUse: frozenset({"id", "title", "kind", "dated", "checkpoints", "contradicted"}),
    ActionEntry: frozenset(
        {"id", "owner", "wave", "criteria", "checkpoints", "findings", "firsts", "evidence"}
    ),
    FindingEntry: frozenset({"id", "actions", "evidence"}),
    TrainingEntry: frozenset({"led_by", "criteria"}),
    TaskEntry: frozenset({"id", "kind", "timing", "criteria", "done_on"}),
    GapEntry: frozenset({"title", "criterion"}),
    ApartEntry: frozenset({"id", "title"}),
}
_NOT_OF_CONTENT = frozenset(
    {"language", "method", "limits", "definitions", "disclaimer", "crosswalk_title", "crosswalk_about"}
    | {"evidence_title"}
)


def names_found(content: ReportContent) -> tuple[NameFound, ...]:
    """Each known name once for each place where it stands, in the order of the report.

    Who stands on the cover is known to every reader: to find that name again tells nothing.
    """
    search = NameSearch(content.withheld.names)
    on_cover = search.found_in(content.cover.assessor)
    found: dict[tuple[str, str, str], NameFound] = {}
    for entry in fields(content):
        if entry.name not in _NOT_OF_CONTENT:
            for framework, place, text in _texts(getattr(content, entry.name), "", ""):
                for name, words in search.found_in(text).items():
                    if name not in on_cover:
                        key = framework, place, name
                        found.setdefault(key, NameFound(place, name, words, framework))
    return tuple(found.values())


def _texts(part: object, framework: str, place: str) -> Iterator[tuple[str, str, str]]:
    """Every text that a person may have written, with its framework and place."""
    if isinstance(part, str):
        if part and not part.isspace():
            yield framework, place, part
    elif isinstance(part, tuple):
        for entry in part:
            yield from _texts(entry, framework, place)
    elif is_dataclass(part) and not isinstance(part, (type, *_PASSED_OVER)):
        framework, place = _place(part, framework, place)
        without = _NOT_SEARCHED.get(type(part), frozenset())
        for own in fields(part):
            if own.name not in without:
                yield from _texts(getattr(part, own.name), framework, place)


def _place(part: object, framework: str, place: str) -> tuple[str, str]:
    """The framework and the name under which a person finds what is in a part of the report."""
    match part:
        case FrameworkContent():
            return part.id, ""
        case CriterionEntry() | ApartEntry():
            return framework, part.id
        case GapEntry():
            return framework, part.criterion
        case EvidenceEntry() | FindingEntry() | ActionEntry() | Photo():
            return "", part.label
        case OwedEntry():
            return "", part.number
        case _:
            return framework, place
