"""Findings drafted from results, and what is said of findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from gettext import NullTranslations

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Audit, Evidence, FrameworkUse, Link
from maturity_desktop.domain.finding_proposals import Ground, Proposal, proposals
from maturity_desktop.domain.finding_wording import Fault, Flaw
from maturity_desktop.domain.findings import standings
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.improvement_records import Finding, FindingState, Grade
from maturity_desktop.domain.ladder import ladder
from maturity_desktop.domain.outcomes import ChannelFigures
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.domain.series import Figure, Grain, Series
from maturity_desktop.reports.sections.finding_drafts import draft_condition, draft_recommendation, drafted
from maturity_desktop.reports.sections.finding_words import (
    fault_words,
    field_words,
    flaw_words,
    grade_words,
    graded,
    ground_words,
    state_words,
)
from maturity_desktop.storage.framework_files import read_framework
from tests.builders import CUT_OFF, audit, criterion, framework

WORDS = NullTranslations()
MET, PARTLY, NOT = AnswerValue.MET, AnswerValue.PARTLY, AnswerValue.NOT_MET
MODEL = framework({"1": (criterion([1, 2, 3], "1.01"),)}, target=2)
DATA = Evidence("c1", "e1", 14, "Days", EvidenceKind.DATA, CUT_OFF, CUT_OFF)


def proposed(answers: dict[str, AnswerValue], *records: Record) -> tuple[Audit, Proposal]:
    start = audit(answers, *records)
    (own,) = proposals(evaluate(start, MODEL))
    return start, own


def test_a_draft_says_how_many_of_how_many_and_every_missing_checkpoint_with_its_facts() -> None:
    remark = Answer("a1", "model", AGREED, "1.01-2b", NOT, "Not in\nuse since May")
    link = Link("a1", "e1", "model", "1.01", "1.01-2a")
    _start, own = proposed({"1.01-1a": MET, "1.01-2a": PARTLY}, DATA, link, remark)
    assert draft_condition(own, WORDS).split("\n") == [
        "2 of the 3 checkpoints up to level 2 are not met:",
        "– 1.01-2a (level 2), partly met: “1.01 2 0” (EV-014)",
        "– 1.01-2b (level 2), not met: “1.01 2 1”. Not in use since May",
    ]
    assert draft_recommendation(own, WORDS).split("\n") == [
        "To reach level 2, see to it that:",
        "– 1.01 2 0 (1.01-2a)",
        "– 1.01 2 1 (1.01-2b)",
    ]


def test_what_nobody_has_answered_is_not_called_not_met() -> None:
    _start, own = proposed({"1.01-1a": NOT})
    assert draft_condition(own, WORDS).split("\n") == [
        "Of the 3 checkpoints up to level 2, 1 not met and 2 not yet answered:",
        "– 1.01-1a (level 1), not met: “1.01 1 0”",
        "– 1.01-2a (level 2), not answered: “1.01 2 0”",
        "– 1.01-2b (level 2), not answered: “1.01 2 1”",
    ]


def test_what_is_nearly_there_is_an_opportunity_of_the_next_level() -> None:
    met = dict.fromkeys(("1.01-1a", "1.01-2a", "1.01-2b", "1.01-3a", "1.01-3b"), MET)
    _start, own = proposed({**met, "1.01-3c": NOT})
    assert own.grade is Grade.OPPORTUNITY
    assert draft_condition(own, WORDS).startswith("1 of the 3 checkpoints of level 3 are still missing:")
    assert ground_words(own, WORDS) == "At its target of 2, and 66.7 % of the next level is met"


def test_drafts_are_numbered_findings_with_places_and_evidence_and_leave_the_rest_to_the_assessor() -> None:
    before = Finding("a1", "f7", 7, Grade.MINOR, "Before")
    start, own = proposed(
        {"1.01-1a": MET, "1.01-2a": NOT, "1.01-2b": NOT}, before, DATA, Link("a1", "e1", "model", "1.01")
    )
    full = start.with_changes(drafted(start, "model", [own], date(2026, 1, 30), WORDS))
    (made,) = (found for found in standings(full, {"model": MODEL}) if found.finding.id != "f7")
    assert (made.finding.label, made.finding.grade) == ("F-08", Grade.MINOR)
    assert made.finding.title == "Criterion 1.01 is at level 1, the target is 2"
    assert [place.checkpoint for place in made.places] == ["1.01-2a", "1.01-2b"]
    assert [item.label for item in made.evidence] == ["EV-014"]
    blank = (made.finding.cause, made.finding.effect, made.finding.outcome, made.finding.proof)
    assert blank == ("", "", "", "")
    assert (made.finding.state, made.finding.raised_on) == (FindingState.DRAFT, date(2026, 1, 30))


def measured() -> Results:
    """Months of 2025 at 81 % of a target of 80 but for three, and no figures by day."""
    model = read_framework(frameworks_folder() / "icmi-cmo.yaml").framework
    own = model.criterion("8.01")
    figures = tuple(
        Figure(
            datetime.fromisoformat(f"2025-{month:02d}-01"),
            value=Fraction(79 if month in (3, 6, 9) else 81),
            target=Fraction(80),
        )
        for month in range(1, 13)
    )
    channel = ChannelFigures("voice", {Grain.MONTH: Series(Grain.MONTH, figures)})
    found = ladder(own, model.floor, [channel], CUT_OFF)
    answers = {point.id: NOT for point in own.checkpoints}
    start = audit({}, FrameworkUse("a1", model.id, "edition"), DATA, Link("a1", "e1", model.id, "8.01"))
    given = (Answer("a1", model.id, AGREED, point, value) for point, value in answers.items())
    full = Audit.of("a1", [*(record for kind in start.tables.values() for record in kind.values()), *given])
    return evaluate(full, model, ladders={"8.01": found})


def test_measured_checkpoints_are_told_with_time_count_and_the_data_behind_them() -> None:
    (own,) = (own for own in proposals(measured()) if own.result.criterion.id == "8.01")
    facts = [line for line in draft_condition(own, WORDS).split("\n") if not line.startswith("–")][1:]
    assert facts[0] == (
        "From Jan 2025 to Dec 2025 the target was met in 9 of 12 months, EV-014."
        " Not met: Mar 2025, Jun 2025, Sep 2025."
    )
    assert facts[1] == "Cannot be determined: no figures by day, EV-014."


# Words


def test_every_grade_state_ground_and_flaw_has_words() -> None:
    _start, own = proposed({"1.01-1a": NOT, "1.01-2a": NOT, "1.01-2b": NOT})
    assert len({grade_words(grade, WORDS) for grade in Grade}) == len(Grade)
    assert len({state_words(state, WORDS) for state in FindingState}) == len(FindingState)
    assert len({ground_words(replace(own, ground=ground), WORDS) for ground in Ground}) == len(Ground)
    told = {fault_words(Fault(flaw, "condition", 0, 3, "Ana"), WORDS) for flaw in Flaw}
    assert len(told) == len(Flaw)
    assert field_words("proof", WORDS) == "Proof of closure"


def test_findings_are_counted_by_flaw_and_by_grade() -> None:
    told = {flaw_words(flaw, 2, WORDS) for flaw in Flaw}
    assert len(told) == len(Flaw) and all(own.startswith("2 ") for own in told)
    assert flaw_words(Flaw.NO_CONDITION, 1, WORDS) == "1 finding has no condition"
    made = (Finding("a1", f"f{number}", number, Grade.MAJOR, "A") for number in range(1, 9))
    assert graded(standings(audit({}, *made), {"model": MODEL}), WORDS) == "8 major findings"
