"""Where everything stands in the workbook: the one place that writing, checking and reading back share.

A table sheet has its title in row 1, its subject in row 2, its heads in row 4 and its rows from row 5.
Columns are found by their ids (columns.py), sheets and ranges by their titles and names.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from maturity_desktop.reports.client_copy import is_for_client
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel import columns
from maturity_desktop.reports.excel.definitions_layout import Definitions
from maturity_desktop.reports.excel.findings_layout import finding_columns
from maturity_desktop.reports.excel.measures_layout import MeasuresLayout, measures_layout
from maturity_desktop.reports.excel.movement import MovementLayout, movement_layout
from maturity_desktop.reports.excel.readiness import readiness_table
from maturity_desktop.reports.excel.roadmap_layout import roadmap_table
from maturity_desktop.reports.excel.supporting_layout import SupportingLayout, supporting_layout
from maturity_desktop.reports.excel.surveys_layout import SurveysLayout, surveys_layout
from maturity_desktop.reports.excel.table import HEAD_ROW, Table
from maturity_desktop.reports.excel.terms import Terms, terms_of
from maturity_desktop.reports.excel.titles import sheet_title, tags
from maturity_desktop.reports.excel.traits import Traits, traits_of
from maturity_desktop.reports.parts import DomainEntry, FrameworkContent

SUMMARY_HEAD_ROW = 10
BELOW = 4
"""From the last row of the register to the heads of the coverage map."""
DOMAIN_STRIDE = 1_000
"""A domain's number times this, plus a level, is one whole number that a formula can look up."""


@dataclass(frozen=True, slots=True)
class FrameworkLayout:
    """The sheets of one framework. `level_rows` holds, for each criterion, the first and last row of its
    levels; `suffix` ends every name, so that several frameworks keep theirs apart. `measures` are there where
    there are figures, a `programme` where the audit followed it.
    """

    summary: Table
    scorecard: Table
    checkpoints: Table
    measures: MeasuresLayout | None
    programme: Table | None
    definitions: Definitions
    levels: Table
    level_rows: tuple[tuple[int, int], ...]
    traits: Traits
    suffix: str

    @property
    def steps(self) -> tuple[int, ...]:
        return self.traits.steps

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables that stand with each other; levels stand behind those of every framework."""
        measured = (self.measures.ladder,) if self.measures else ()
        followed = (self.programme,) if self.programme else ()
        return (self.summary, self.scorecard, self.checkpoints, *measured, *followed)

    def name(self, name: str) -> str:
        """A name of this framework, as its formulas write it."""
        return name + self.suffix

    def names(self) -> Iterator[tuple[str, str]]:
        """Every name with the cells that it stands for."""
        for table in (self.scorecard, self.checkpoints, *((self.programme,) if self.programme else ())):
            yield from table.names()
        yield from self.definitions.names(self.suffix)


@dataclass(frozen=True, slots=True)
class Layout:
    """All sheets of a workbook; `comparison` is there where there are several frameworks, `crosswalk` where
    they have pairs, `supporting` figures and `surveys` where the client handed some over, `continued` only
    where a text is longer than a cell. The coverage map stands below the register of `evidence`.
    """

    terms: Terms
    comparison: Table | None
    frameworks: tuple[FrameworkLayout, ...]
    supporting: SupportingLayout | None
    surveys: SurveysLayout | None
    findings: Table | None
    roadmap: Table | None
    readiness: Table | None
    movement: MovementLayout | None
    evidence: Table
    coverage: Table
    crosswalk: Table | None
    continued: Table

    @property
    def sheets(self) -> tuple[str, ...]:
        """The titles of the sheets that are always there, in order."""
        parts = self.frameworks
        return (
            *((self.comparison.title,) if self.comparison else ()),
            *(table.title for part in parts for table in part.tables),
            *((self.supporting.figures.title,) if self.supporting else ()),
            *((self.surveys.surveys.title,) if self.surveys else ()),
            *((self.findings.title,) if self.findings else ()),
            *((self.roadmap.title,) if self.roadmap else ()),
            *((self.readiness.title,) if self.readiness else ()),
            *((self.movement.criteria.title,) if self.movement else ()),
            self.evidence.title,
            *((self.crosswalk.title,) if self.crosswalk else ()),
            *(part.definitions.title for part in parts),
            *(part.levels.title for part in parts),
        )

    def names(self) -> Iterator[tuple[str, str]]:
        """Every name of the workbook with the cells that it stands for."""
        for part in self.frameworks:
            yield from part.names()
        if self.supporting is not None:
            yield from self.supporting.figures.names()
        if self.surveys is not None:
            yield from self.surveys.surveys.names()
            yield from self.surveys.questions.names()
        if self.roadmap is not None:
            yield from self.roadmap.names()
        if self.continued.count:
            yield from self.continued.names()


def layout_of(content: ReportContent) -> Layout:
    """Where everything of this content stands."""
    _ = content.words.gettext
    words = content.words
    names = _Names.of(words)
    several, for_second = len(content.frameworks) > 1, content.second_rating is not None
    short_titles = [framework.short_title for framework in content.frameworks]
    endings = tuple(tags(short_titles, names.all)) if several else ("",)
    evidence = Table(
        sheet_title(_("Evidence")),
        columns.evidence_columns(words, for_second),
        len(content.evidence),
        2,
        label="label",
        pages_wide=1 if for_second else 2,
    )
    return Layout(
        terms=terms_of(words),
        comparison=_comparison(content),
        frameworks=tuple(
            _framework_layout(framework, f"_{place}" if several else "", tag, names, content)
            for place, (framework, tag) in enumerate(zip(content.frameworks, endings, strict=True), start=1)
        ),
        supporting=_supporting(content),
        surveys=_surveys(content),
        findings=_findings(content),
        roadmap=roadmap_table(content),
        readiness=readiness_table(content),
        movement=movement_layout(content.movements, _movement_title(content), words),
        evidence=evidence,
        coverage=Table(
            evidence.title,
            columns.coverage_columns(content.frameworks[0].coverage.kinds, words),
            0 if for_second else sum(len(framework.coverage.entries) for framework in content.frameworks),
            head_row=evidence.last_row + BELOW,
        ),
        crosswalk=_crosswalk(content),
        continued=Table(sheet_title(_("Continued")), columns.continued_columns(words), 0, label="row"),
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """What the sheets of a framework are called."""

    summary: str
    scorecard: str
    checkpoints: str
    measures: str
    programme: str
    definitions: str
    levels: str

    @classmethod
    def of(cls, words: gettext.NullTranslations) -> _Names:
        _ = words.gettext
        return cls(
            _("Summary"), _("Scorecard"), _("Checkpoints"), _("Measures"), _("Programme"), _("Definitions"),
            _("Levels"),
        )  # fmt: skip

    @property
    def all(self) -> tuple[str, ...]:
        return (
            self.summary, self.scorecard, self.checkpoints, self.measures, self.programme, self.definitions,
            self.levels,
        )  # fmt: skip


def _comparison(content: ReportContent) -> Table | None:
    if content.standings is None:
        return None
    _ = content.words.gettext
    return Table(
        sheet_title(_("Comparison, models") if content.movements else _("Comparison")),
        columns.comparison_columns(content.words),
        len(content.standings.entries),
        1,
        label="model",
    )


def _movement_title(content: ReportContent) -> str:
    """Where models stand side by side too, each comparison says what it is with."""
    _ = content.words.gettext
    return sheet_title(_("Comparison, last audit") if content.standings is not None else _("Comparison"))


def _crosswalk(content: ReportContent) -> Table | None:
    if not content.crosswalk:
        return None
    _ = content.words.gettext
    return Table(
        sheet_title(_("Crosswalk")),
        columns.crosswalk_columns(content.words),
        len(content.crosswalk),
        2,
        label="one",
    )


def _supporting(content: ReportContent) -> SupportingLayout | None:
    figures = content.supported.figures if content.supported else ()
    if not figures:
        return None
    return supporting_layout(figures, sheet_title(content.words.gettext("Supporting figures")), content.words)


def _surveys(content: ReportContent) -> SurveysLayout | None:
    surveys = content.supported.surveys if content.supported else ()
    if not surveys:
        return None
    return surveys_layout(surveys, sheet_title(content.words.gettext("Surveys")), content.words)


def _findings(content: ReportContent) -> Table | None:
    if content.findings is None:
        return None
    _ = content.words.gettext
    rows = len(content.findings.entries)
    return Table(
        sheet_title(_("Findings")), finding_columns(content.words), rows, 2, label="number", pages_wide=2
    )


def described(content: FrameworkContent) -> tuple[DomainEntry, ...]:
    """The domains that the source describes; only these have figures."""
    return tuple(domain for domain in content.domains if not domain.undescribed)


def _framework_layout(
    content: FrameworkContent, suffix: str, tag: str, names: _Names, report: ReportContent
) -> FrameworkLayout:
    words, for_client = report.words, is_for_client(report)
    traits = traits_of(content)
    levels = [len(entry.levels) for entry in content.criteria]
    ends = list(accumulate(levels, initial=HEAD_ROW))
    return FrameworkLayout(
        summary=Table(
            sheet_title(names.summary, tag),
            columns.summary_columns(traits, words),
            len(described(content)),
            head_row=SUMMARY_HEAD_ROW,
            label="domain",
        ),
        scorecard=Table(
            sheet_title(names.scorecard, tag),
            columns.scorecard_columns(traits, words, for_client, report.second_rating is not None),
            len(content.criteria),
            2,
            suffix,
            comes_back="Score",
        ),
        checkpoints=Table(
            sheet_title(names.checkpoints, tag),
            columns.checkpoint_columns(traits, words),
            sum(len(level.checkpoints) for entry in content.criteria for level in entry.levels),
            4,
            suffix,
            label="checkpoint",
            comes_back="Checkpoint",
        ),
        measures=_measures(content, sheet_title(names.measures, tag), words),
        programme=_programme(content, sheet_title(names.programme, tag), suffix, report),
        definitions=Definitions(sheet_title(names.definitions, tag), traits),
        levels=Table(
            sheet_title(names.levels, tag), columns.level_columns(traits, words), sum(levels), 3, suffix
        ),
        level_rows=tuple((start + 1, end) for start, end in pairwise(ends)),
        traits=traits,
        suffix=suffix,
    )


def _measures(
    content: FrameworkContent, title: str, words: gettext.NullTranslations
) -> MeasuresLayout | None:
    return measures_layout(content.performance, title, words) if content.performance else None


def _programme(content: FrameworkContent, title: str, suffix: str, report: ReportContent) -> Table | None:
    tasks = [task for phase in content.programme for task in phase.tasks]
    if not tasks:
        return None
    added = any(task.added for task in tasks)
    return Table(
        title,
        columns.programme_columns(added, report.words, is_for_client(report)),
        len(tasks),
        3,
        suffix,
        label="task",
        pages_wide=2,
        comes_back="Task",
    )
