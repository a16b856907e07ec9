"""The parts of a report, as plain values; strings are a person's words as they were typed, or sentences in
the report's language, and pass through reports/text.py on their way out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from maturity_desktop.domain.confidence import Confidence
from maturity_desktop.domain.crosswalk import Strength
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.drawing import Drawing

if TYPE_CHECKING:
    from maturity_desktop.reports.gaps import GapEntry
    from maturity_desktop.reports.gathered import Coverage
    from maturity_desktop.reports.measured import Performance
    from maturity_desktop.reports.supported import Bearing


@dataclass(frozen=True, slots=True)
class Column:
    """The room that a page has for its content, in points."""

    width: float
    height: float


class Mark(StrEnum):
    """How a checkpoint stands."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Line:
    """A label and what stands beside it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first page says; `frameworks` are titles with editions, `sample` says that it is a sample."""

    title: str
    client: str
    site: str
    frameworks: tuple[Line, ...]
    cut_off: str
    made_on: str
    assessor: str
    status: str
    version: str
    sample: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is read first, its unit and what it means."""

    value: str
    unit: str
    caption: str


@dataclass(frozen=True, slots=True)
class Point:
    """A strength or a risk: a criterion, what is said of it, and the assessor's first sentence on it.

    Where a model has one criterion only, it is a checkpoint of it: `id` is then the checkpoint's.
    """

    criterion: str
    id: str
    title: str
    says: str
    note: str


@dataclass(frozen=True, slots=True)
class Executive:
    """The executive page; every sentence is derived from the results, the `decision` asked for too."""

    headline: str
    figures: tuple[Figure, ...]
    strengths: tuple[Point, ...]
    risks: tuple[Point, ...]
    no_strengths: str
    no_risks: str
    firmness: tuple[str, ...]
    decision: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DomainEntry:
    """A domain's mean level, None where nothing is rated.

    `undescribed` says why a domain that the source only names has no criteria.
    """

    id: str
    title: str
    level: float | None
    target: float | None
    rated: int
    applicable: int
    provisional: bool
    lowest: tuple[str, ...]
    undescribed: str


@dataclass(frozen=True, slots=True)
class CheckpointEntry:
    """A checkpoint and its answer; `evidence` are the labels of the items linked to this very checkpoint.

    A sign is no requirement: `mark_words` say observed, `sign_words` what it does, `blocks` which level it
    keeps from being reached. `added` is this tool's own. `condition` names the fact under which it applies.
    `said` is whether a person answered it or remarked on it; the client's profile alone says nothing.
    """

    id: str
    level: int
    text: str
    examples: str
    mark: Mark
    mark_words: str
    remark: str
    sign: bool
    sign_words: str
    blocks: int | None
    theme: str
    added: bool
    condition: str
    said: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelEntry:
    """A level of one criterion; `share` is the share met so far, `satisfied` None while that is open.

    A `given` level asks for nothing: the scale begins there. `state_words` says how the level stands,
    `signs_words` how many of its signs are observed, `points_words` what it comes to, if any.
    """

    number: int
    title: str
    applies: bool
    share: float
    satisfied: bool | None
    given: bool
    state_words: str
    signs_words: str
    points_words: str
    checkpoints: tuple[CheckpointEntry, ...]


@dataclass(frozen=True, slots=True)
class EvidenceUse:
    """An item of evidence at a criterion; `checkpoints` are those that it is linked to, none: all of them.

    It contradicts at the checkpoints `contradicted`; `contradicts` says that it does so anywhere here.
    """

    id: str
    label: str
    title: str
    kind: str
    dated: str
    contradicts: bool
    stale: bool
    confidential: bool
    checkpoints: tuple[str, ...]
    contradicted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriterionEntry:
    """Everything about one criterion. `level_words` says the level or why there is none, `support` the
    confidence; `path` is what the next level still wants (`path_words` says which level that is).

    `status` is the framework's word for being on the way to the next level; `blocking` are the observed signs
    that keep a level from being reached, `blocking_words` says so.
    """

    id: str
    title: str
    domain: str
    domain_title: str
    intent: str
    state: State
    level: int | None
    level_title: str
    level_words: str
    status: str
    blocking_words: str
    blocking: tuple[CheckpointEntry, ...]
    derived_level: int | None
    low: int | None
    high: int | None
    set_level: int | None
    set_reason: str
    score: float | None
    target: int
    gap: int | None
    priority: float | None
    weight: float
    impact: int
    effort: int
    confidence: Confidence
    support: str
    provisional: tuple[str, ...]
    note: str
    bearing: tuple[Bearing, ...]
    levels: tuple[LevelEntry, ...]
    evidence: tuple[EvidenceUse, ...]
    path_words: str
    path: tuple[CheckpointEntry, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """A row of the register; `used_at` holds (framework, criterion) pairs in the order of the standard."""

    id: str
    label: str
    title: str
    kind: str
    dated: date
    dated_words: str
    stale: bool
    source: str
    text: str
    added_by: str
    confidential: bool
    file_name: str
    size: int
    sha256: str
    used_at: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """A task of a programme and how far it is; `done_on` is empty while it is not done.

    `added` is this tool's own; `criteria` are the ids of those that it is about; `due` is the day that its
    `timing` tells where it tells one. The note of a task that is `left_out` begins with the reason.
    """

    id: str
    what: str
    kind: str
    why: str
    deliverable: str
    who: str
    timing: str
    criteria: tuple[str, ...]
    added: bool
    done_on: str
    note: str
    left_out: bool = False
    due: date | None = None


@dataclass(frozen=True, slots=True)
class PhaseEntry:
    """A phase of a programme; `leads_to` names the level that it leads to, where it leads to one."""

    id: str
    title: str
    about: str
    leads_to: str
    tasks: tuple[TaskEntry, ...]


@dataclass(frozen=True, slots=True)
class CrosswalkEnd:
    """One end of a pair; `words` name the criterion and, where the pair is about less, its part."""

    framework: str
    framework_title: str
    criterion: str
    levels: tuple[int, ...]
    checkpoints: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class EvidenceLabel:
    """An item of evidence by its id and the number by which the report names it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Named:
    """A finding or an action by its id and what it is called where it is pointed to."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class CrosswalkEntry:
    """Two criteria of different frameworks of the audit that have something in common.

    `evidence` are the labels of the items that are used at both ends.
    """

    one: CrosswalkEnd
    other: CrosswalkEnd
    strength: Strength
    strength_words: str
    reason: str
    evidence: tuple[EvidenceLabel, ...]


@dataclass(frozen=True, slots=True)
class Charts:
    """Drawings of one framework's results in a page's size; a long heat map has several parts.

    There is no radar of fewer than three domains.
    """

    level_strip: Drawing
    domain_bars: Drawing
    radar: Drawing | None
    heat_maps: tuple[Drawing, ...]
    ranked_gaps: Drawing


@dataclass(frozen=True, slots=True)
class PageTitles:
    """What the pages of one framework show, each in a sentence that is the page's title."""

    domains: str
    levels: str
    checkpoints: str
    gaps: str
    programme: str


@dataclass(frozen=True)
class FrameworkContent:
    """One framework's part of the report; `profile` names the targets, `own_targets` says how many of
    them are the audit's own, `rules` is the scoring in force.

    Without `aggregate` each domain is a layer with a level of its own. `points` are shown for each level;
    `statuses` are the levels beside which a status can stand. `beyond` are stages that the source only names.
    The `programme` is empty where nothing of it was ticked or written; `performance` is None where there are
    no figures. A shorter form leaves out `more_gaps`.
    """

    id: str
    title: str
    short_title: str
    edition: str
    owner: str
    about: str
    floor: int
    top: int
    aggregate: bool
    points: bool
    statuses: tuple[int, ...]
    level: float | None
    rated: int
    applicable: int
    provisional: bool
    profile: str
    profile_note: str
    own_targets: str
    targets: tuple[Line, ...]
    scale: tuple[Line, ...]
    beyond: tuple[Line, ...]
    rules: tuple[Line, ...]
    remarks: tuple[Line, ...]
    executive: Executive
    page_titles: PageTitles
    domains: tuple[DomainEntry, ...]
    performance: Performance | None
    criteria: tuple[CriterionEntry, ...]
    gaps: tuple[GapEntry, ...]
    programme: tuple[PhaseEntry, ...]
    charts: Charts
    coverage: Coverage
    more_gaps: int = 0
