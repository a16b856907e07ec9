"""Findings in words of the window."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from gettext import gettext as _
from gettext import ngettext

from maturity_desktop.domain.finding_proposals import Proposal
from maturity_desktop.domain.finding_wording import Fault, Flaw
from maturity_desktop.domain.findings import Standing, wanted_of
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import Finding, FindingState, Grade
from maturity_desktop.gui.sentences import day_words, list_words
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.finding_part import action_words, checkpoint_words, criterion_words
from maturity_desktop.reports.sections.finding_words import (
    fault_words,
    grade_words,
    graded,
    ground_words,
    state_words,
)

MOST_PLACES, MOST_LACKS = 2, 6
TO_CLOSE = (Flaw.NO_EVIDENCE, Flaw.NO_RECOMMENDATION, Flaw.NO_PROOF)
"""What is asked about before a finding is closed that lacks it."""


class Column(StrEnum):
    """What the table tells of a finding."""

    NUMBER = "number"
    TITLE = "title"
    GRADE = "grade"
    STATE = "state"
    CRITERIA = "criteria"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Looked:
    """A finding as it stands, and what could be better about its wording."""

    standing: Standing
    faults: tuple[Fault, ...]

    @property
    def finding(self) -> Finding:
        return self.standing.finding

    @property
    def may_be_answered(self) -> bool:
        """Whether an action could answer it; a strength wants none."""
        return self.finding.grade is not Grade.STRENGTH


def column_title(column: Column) -> str:
    """The head of a column."""
    match column:
        case Column.NUMBER:
            return _("Number")
        case Column.TITLE:
            return _("Finding")
        case Column.GRADE:
            return _("Grade")
        case Column.STATE:
            return _("State")
        case Column.CRITERIA:
            return _("Criteria")
        case Column.WORDING:
            return _("To improve")


def cell_words(own: Looked, column: Column) -> str:
    """What stands in a cell."""
    match column:
        case Column.NUMBER:
            return own.finding.label
        case Column.TITLE:
            return own.finding.title
        case Column.GRADE:
            return grade_words(own.finding.grade, screen_words())
        case Column.STATE:
            return short_state(own.finding.state)
        case Column.CRITERIA:
            return criteria_words(own.standing)
        case Column.WORDING:
            return faults_counted(len(own.faults))


def short_state(state: FindingState) -> str:
    """What has become of a finding, in a word."""
    return _("agreed") if state is FindingState.AGREED else state_words(state, screen_words())


def criteria_words(own: Standing) -> str:
    """The first criteria that a finding is about, and how many more."""
    names = [criterion for _framework, criterion in own.criteria]
    if not names:
        return ""
    shown, more = list_words(names[:MOST_PLACES]), len(names) - MOST_PLACES
    return _("{places} +{count}").format(places=shown, count=more) if more > 0 else shown


def faults_counted(count: int) -> str:
    """How many things could be better; nothing where all is well."""
    return ngettext("{count} thing", "{count} things", count).format(count=count) if count else ""


def headline(found: Sequence[Looked]) -> str:
    """How many findings there are of each grade, in a line."""
    if not found:
        return _("No finding is written yet")
    return graded([own.standing for own in found], screen_words())


def story(own: Finding) -> str:
    """Number, grade, state and days."""
    parts = [own.label, grade_words(own.grade, screen_words()), state_words(own.state, screen_words())]
    for told, day in ((_("raised on {day}"), own.raised_on), (_("closed on {day}"), own.closed_on)):
        if day is not None:
            parts.append(told.format(day=day_words(day)))
    return _(" · ").join(parts)


def fault_lines(faults: Sequence[Fault]) -> str:
    """What could be better, a line each."""
    return "\n".join(fault_words(fault, screen_words()) for fault in faults)


def unready_lines(found: Iterable[Looked]) -> str:
    """What each finding lacks that shows it closed, a line each; empty where nothing."""
    told = _("{number}: {lack}")
    lines = [
        told.format(number=own.finding.label, lack=fault_words(fault, screen_words()))
        for own in found
        for fault in own.faults
        if fault.flaw in TO_CLOSE
    ]
    if (more := len(lines) - MOST_LACKS) > 0:
        lines[MOST_LACKS:] = [ngettext("and {count} more", "and {count} more", more).format(count=more)]
    return "\n".join(lines)


def faults_heading(count: int) -> str:
    return ngettext("{count} thing to improve", "{count} things to improve", count).format(count=count)


def place_lines(own: Standing, frameworks: Mapping[str, Framework]) -> str:
    """What a finding is held against: every criterion, and its checkpoints below it."""
    words = screen_words()
    lines = []
    for framework in frameworks.values():
        for criterion, points in wanted_of(own.places, framework):
            name = criterion_words(criterion.id, criterion.title, framework, len(frameworks) > 1, words)
            lines.append(name)
            lines += [checkpoint_words(level, point.id, point.text, words) for level, point in points]
    return "\n".join(lines)


def evidence_lines(own: Standing) -> str:
    """Every item that a finding rests on, a line each."""
    told = _("{label} {title}")
    return "\n".join(told.format(label=item.label, title=item.title) for item in own.evidence)


def action_lines(own: Standing) -> str:
    """Every action that answers a finding, a line each."""
    return "\n".join(action_words(action, screen_words()) for action in own.actions)


def several_words(count: int) -> str:
    return ngettext("{count} finding is chosen.", "{count} findings are chosen.", count).format(count=count)


def about_findings(findings: Sequence[Finding]) -> str:
    """What a dialog is about: one finding by its title, several by their numbers."""
    if len(findings) == 1:
        return _("{number} {title}").format(number=findings[0].label, title=findings[0].title)
    return list_words([own.label for own in findings])


def act_words(act: str, findings: Collection[Finding]) -> str:
    """An edit's label: the act, and of which findings; `act` has a place for {findings}."""
    if len(findings) == 1:
        return act.format(findings=next(iter(findings)).label)
    count = ngettext("{count} finding", "{count} findings", len(findings)).format(count=len(findings))
    return act.format(findings=count)


def proposal_words(own: Proposal) -> str:
    """A proposal to choose: its grade, criterion, why, and what covers it already."""
    words = screen_words()
    criterion = own.result.criterion
    told = _("{grade}: {id} {title} – {why}")
    if own.covered_by:
        told = _("{grade}: {id} {title} (covered by {findings}) – {why}")
    return told.format(
        grade=grade_words(own.grade, words),
        id=criterion.id,
        title=criterion.title,
        findings=list_words([finding.label for finding in own.covered_by]),
        why=ground_words(own, words),
    )


def finding_line(own: Finding) -> str:
    """A finding in a line beside its criterion."""
    return _("{number} {grade}: {title}").format(
        number=own.label, grade=grade_words(own.grade, screen_words()), title=own.title
    )
