"""The readiness statement is one page whatever it tells; the gap analysis tells every missing checkpoint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

import pytest

from maturity_desktop.domain.audit import AnswerValue, Evidence, Link
from maturity_desktop.domain.certification import decide
from maturity_desktop.domain.client_history import AuditPoint, point_of
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.improvement_records import Decision, Outcome
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.reports.packs.gap_analysis import GapAnalysis, write_gap_analysis
from maturity_desktop.reports.packs.readiness_statement import ReadinessStatement, write_readiness_statement
from maturity_desktop.verbs.readiness import (
    export_gap_analysis,
    export_statement,
    gap_analysis_of,
    readiness_data,
    statement_of,
)
from tests.builders import CUT_OFF, audit, criterion, framework
from tests.reports.pdf_reading import PdfPages, pages_of

TODAY = date(2026, 2, 6)
WORDS = NullTranslations()


def results(count: int = 3, name: str = "") -> Results:
    """Criteria at level 1 with evidence, at which level 2 wants two checkpoints."""
    names = [f"{1 + place // 20}.{place % 20 + 1:02d}" for place in range(count)]
    every = [criterion([1, 2], own) for own in names]
    if name:
        every = [type(own)(own.id, f"{name} {own.id}", own.intent, own.levels) for own in every]
    given = {f"{own}-1a": AnswerValue.MET for own in names} | {
        f"{own}-2{letter}": AnswerValue.NOT_MET for own in names for letter in "ab"
    }
    item = Evidence("c1", "e1", 1, "The plan", EvidenceKind.DOCUMENT, CUT_OFF, CUT_OFF)
    links = [Link("a1", "e1", "model", own) for own in names]
    return evaluate(audit(given, item, *links), framework({"1": every}, top=2))


def statement_pages(own: Results, line: tuple[AuditPoint, ...] = ()) -> PdfPages:
    out = BytesIO()
    write_readiness_statement(statement_of(own, line, TODAY, WORDS), out)
    return pages_of(out.getvalue())


def test_the_statement_says_the_verdict_the_rules_and_what_it_is_not() -> None:
    (page,) = statement_pages(results()).pages
    for said in (
        "Readiness statement", "Not ready: 3 of 3 criteria miss “Readiness”",
        "6 checkpoints stand in the way",
        "1.02", "level 1, and level 2 is wanted", "at most 3 criteria miss it (this tool's)",
        "It is not a certificate.", "2 years from its day",
    ):  # fmt: skip
        assert said in " ".join(page.text.split()), said


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_it_is_one_page_with_everything_at_its_longest(size: str) -> None:
    own = results(60, "A criterion whose title goes on and on, well past the end of its line, and then some")
    body = "Landshauptstadtwerke und Nahverkehrsgesellschaft " * 12
    decision = Decision("a1", "model", Outcome.AWARDED, TODAY, "Liv Dahl", body, "Because. " * 80)
    decided = evaluate(own.audit.with_changes(decide(own.audit, own.framework, decision)), own.framework)
    point = point_of(decided, TODAY)
    line = tuple(
        replace(point, audit=f"a{number}", cut_off=date(2010 + number, 12, 31)) for number in range(2, 14)
    )
    out = BytesIO()
    write_readiness_statement(statement_of(decided, line, TODAY, WORDS, size), out)
    pages = pages_of(out.getvalue())
    assert len(pages.pages) == 1
    text = " ".join(pages.pages[0].text.split())
    assert "and 52 more, told in the gap analysis: 1.09, 1.10" in text
    assert "3.20" in text, "every criterion is named"
    assert "not a certificate" in text


def test_only_audits_before_it_are_earlier() -> None:
    own = results()
    point = point_of(own, TODAY)
    line = (
        replace(point, audit="a0", cut_off=date(2023, 6, 30)),
        point,
        replace(point, audit="a2", cut_off=date(2027, 6, 30)),
    )
    (page,) = statement_pages(own, line).pages
    assert "30 June 2023 · level 1.00 · not ready, 3 miss the profile" in page.text
    assert "2027" not in page.text


def test_whoever_decided_is_named_as_data_and_not_on_paper() -> None:
    own = results()
    decision = Decision("a1", "model", Outcome.AWARDED, TODAY, "Liv Dahl", "A body", "Evidence found")
    decided = evaluate(own.audit.with_changes(decide(own.audit, own.framework, decision)), own.framework)
    (page,) = statement_pages(decided, (point_of(decided, TODAY),)).pages
    assert "Awarded on 6 February 2026 by A body" in page.text
    assert "The award holds until 5 February 2028" in page.text
    assert "Liv" not in page.text
    assert "Reason: Evidence found" in page.text
    certification = readiness_data(decided, TODAY)["certification"]
    assert (certification["decided_by"], certification["reason"]) == ("Liv Dahl", "Evidence found")


def test_the_gap_analysis_tells_every_missing_checkpoint_the_evidence_and_the_way() -> None:
    own = results(2)
    paper = gap_analysis_of(own, TODAY, WORDS)
    out = BytesIO()
    write_gap_analysis(paper, out)
    pages = pages_of(out.getvalue())
    text = " ".join(" ".join(page.text for page in pages.pages).split())
    for name in ("1.01", "1.02"):
        for letter in "ab":
            assert f"{name}-2{letter} Level 2" in text
    assert text.count("EV-001 The plan (document, 31 December 2025)") == 2
    assert "Level 2, Step 2: 2 checkpoints to close" in text
    assert "not a certificate" in text


def test_a_criterion_at_its_level_that_lacks_proof_is_said_to_have_reached_it() -> None:
    own = results(1)
    every = {f"1.01-2{letter}": AnswerValue.MET for letter in "ab"} | {"1.01-1a": AnswerValue.MET}
    reached = evaluate(audit(every), own.framework)
    (gap,) = gap_analysis_of(reached, TODAY, WORDS).gaps
    assert gap.stands == "level 2 is reached"
    assert gap.reasons


def test_an_earlier_audit_is_told_with_who_decided_on_it_in_full() -> None:
    own = results()
    body = "The Certifying Body of the Northern Contact Centre Forum and its Regions"
    decision = Decision("a1", "model", Outcome.AWARDED, TODAY, "Liv Dahl", body, "Evidence found")
    decided = evaluate(own.audit.with_changes(decide(own.audit, own.framework, decision)), own.framework)
    earlier = replace(point_of(decided, TODAY), audit="a0", cut_off=date(2023, 6, 30))
    (page,) = statement_pages(own, (earlier,)).pages
    told = " ".join(page.text.split())
    assert body in told
    assert "From the audit of 30 June 2023: " in told


def test_both_are_written_and_known_again(tmp_path: Path) -> None:
    own = results()
    page, analysis = statement_of(own, (), TODAY, WORDS), gap_analysis_of(own, TODAY, WORDS)
    export_statement(page, tmp_path / "s.pdf")
    export_gap_analysis(analysis, tmp_path / "g.pdf")
    assert written(page) == (tmp_path / "s.pdf").read_bytes()
    assert written(page) == written(page)
    from maturity_desktop.reports.packs.readiness_statement import check_readiness_statement

    with pytest.raises(ReportError):
        check_readiness_statement(tmp_path / "g.pdf", page)


def written(paper: ReadinessStatement | GapAnalysis) -> bytes:
    out = BytesIO()
    if isinstance(paper, GapAnalysis):
        write_gap_analysis(paper, out)
    else:
        write_readiness_statement(paper, out)
    return out.getvalue()


def test_as_plain_data() -> None:
    own = results()
    told = readiness_data(own, TODAY)
    assert (told["verdict"], told["meeting"], told["blockers"]) == ("not_ready", 0, 6)
    assert told["misses"][0]["blockers"][0] == {"level": 2, "checkpoint": "1.01-2a"}
    assert told["certification"]["state"] == "none"
    assert [month["month"] for month in told["months"]] == ["2025-12"]
