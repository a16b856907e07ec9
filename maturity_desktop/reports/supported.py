"""The parts of a report that show supporting figures, claims held against them, and surveys."""

from __future__ import annotations

from dataclasses import dataclass

from maturity_desktop.domain.claims import Verdict
from maturity_desktop.domain.statistics import NetPromoter
from maturity_desktop.domain.supporting_catalogue import Formula, Standing
from maturity_desktop.reports.drawing import Drawing
from maturity_desktop.reports.parts import EvidenceLabel, Line

Amount = int | float


@dataclass(frozen=True, slots=True)
class CriterionLabel:
    """A criterion of one of the report's frameworks; `words` name it among all of them."""

    framework: str
    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a supporting figure (named by `figure`), a claim or a question of a survey says at a criterion."""

    figure: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure as a number; with n and the ends of the interval about it, in its unit, where things were
    counted. None: there is no figure.
    """

    value: float | None
    counted: int | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A month or a group that a figure is counted from: the sums of its amounts, in the measure's order.

    `missed` is by how much a forecast missed, period by period; `starts` periods in `months` months were
    summed (no month: the rows name none). A finished figure is `given` and has no amounts.
    """

    what: str
    name: str
    amounts: tuple[Amount, ...]
    missed: Amount | None
    starts: int
    months: int
    given: Amount | None
    found: Estimate


@dataclass(frozen=True, slots=True)
class CountedFigure:
    """What a figure is made of, for whoever counts again: `over`, `minus` and `under` are places of amounts.

    `newest` is the row that holds for the whole where figures were given; None: the rows are summed.
    """

    formula: Formula
    amounts: tuple[str, ...]
    over: tuple[int, ...]
    minus: tuple[int, ...]
    under: tuple[int, ...]
    counts_things: bool
    as_given: bool
    newest: int | None
    periods: tuple[CountedRow, ...]
    groups: tuple[CountedRow, ...]
    found: Estimate
    typical_low: Amount | None
    typical_high: Amount | None


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A supporting figure; `typical` is empty where nothing is, `interval` where nothing was counted.

    `origin` says whether it was computed or given.
    """

    id: str
    title: str
    unit: str
    value: str
    interval: str
    standing: Standing | None
    standing_words: str
    typical: str
    why: str
    formula: str
    origin: str
    facts: tuple[str, ...]
    criteria: tuple[CriterionLabel, ...]
    months: Drawing | None
    groups: Drawing | None
    counted: CountedFigure


@dataclass(frozen=True, slots=True)
class FigureDomain:
    """The figures that bear on a domain; without a title they bear on no criterion that is reported."""

    title: str
    figures: tuple[FigureEntry, ...]


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """What is claimed of figures, where, and what the figures show."""

    criterion: CriterionLabel
    title: str
    says: str
    claimed: str
    shows: str
    verdict: Verdict
    verdict_words: str


@dataclass(frozen=True, slots=True)
class DataEntry:
    """Rows of amounts or of answers and where they came from; without evidence they were typed.

    `unnamed` is what was odd without files, columns, cells or what stood there; it may be empty for want of
    such words.
    """

    told: str
    evidence: EvidenceLabel | None
    place: str
    quality: tuple[str, ...]
    unnamed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many gave an answer; `number` is its step on a scale, `top` says that it counts as good."""

    answer: str
    number: int | None
    top: bool
    count: int


@dataclass(frozen=True, slots=True)
class CountedQuestion:
    """A question's answers of everybody, or of one group, with the figures that follow.

    `population` is that of just these people. A withheld one has neither counts nor figures; `withheld` says
    why, and is empty of the others.
    """

    question: str
    group: str
    withheld: str
    counts: tuple[AnswerCount, ...]
    population: int | None
    top: Estimate | None
    hits: int | None
    mean: float | None
    net_promoter: NetPromoter | None


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    """A question of a survey with its figures in words; a chart where they are not withheld."""

    text: str
    figures: tuple[str, ...]
    counted: str
    withheld: str
    chart: Drawing | None
    criteria: tuple[CriterionLabel, ...]


@dataclass(frozen=True, slots=True)
class GroupedEntry:
    """What the groups of one grouping question say: a chart by question; `withheld` says who is not shown."""

    title: str
    charts: tuple[tuple[str, Drawing], ...]
    withheld: str


@dataclass(frozen=True, slots=True)
class SurveyEntry:
    """A survey: who was asked, how sure its shares are, its questions and groups."""

    id: str
    title: str
    asked: str
    finding: str
    says: tuple[str, ...]
    facts: tuple[Line, ...]
    questions: tuple[QuestionEntry, ...]
    groups: tuple[GroupedEntry, ...]
    data: DataEntry
    closed_on: str
    answers: int
    invited: int | None
    population: int | None
    smallest_group: int
    response_rate: float | None
    counted: tuple[CountedQuestion, ...]


@dataclass(frozen=True, slots=True)
class Supported:
    """All of it; what is empty is not shown. `figures_title` and `claims_title` say what is found."""

    figures_title: str
    about: str
    domains: tuple[FigureDomain, ...]
    data: tuple[DataEntry, ...]
    claims_title: str
    claims: tuple[ClaimEntry, ...]
    surveys_title: str
    surveys: tuple[SurveyEntry, ...]

    @property
    def figures(self) -> tuple[FigureEntry, ...]:
        """The figures of all domains, in order."""
        return tuple(figure for domain in self.domains for figure in domain.figures)
