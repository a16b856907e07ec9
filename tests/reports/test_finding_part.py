"""Findings in the report, in the workbook and in what is worth knowing before they go out."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from pathlib import Path

from openpyxl import load_workbook

from maturity_desktop.domain.audit import Evidence, FrameworkUse, Link
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionFinding,
    Finding,
    FindingEvidence,
    FindingPlace,
    FindingState,
    Grade,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import ReportContent, build_content, strings_of
from maturity_desktop.reports.excel import check_workbook, write_workbook
from maturity_desktop.reports.excel.layout import layout_of
from maturity_desktop.verbs.before_export import matters_before
from tests.builders import CUT_OFF, audit, criterion, framework
from tests.reports.pdf_checks import assert_stays_in_its_column
from tests.reports.pdf_reading import bytes_of, pages_of, section, text_of

DAY = date(2026, 1, 28)
WORDS = NullTranslations()
MODEL = framework({"1": (criterion([1, 2], "1.01"), criterion([1], "1.02"))})
OTHER = replace(MODEL, id="other", short_title="Other")
ITEM = Evidence("c1", "e1", 14, "Volumes", EvidenceKind.DATA, CUT_OFF, CUT_OFF)


def whole() -> Finding:
    return Finding(
        "a1", "f2", 2, Grade.MAJOR, "Nothing is planned", "3 of 9 weeks had a plan.", "Nobody was asked to.",
        "Queues.", "Plan by the week.", "A plan for each week.", "Plans of four weeks.",
        FindingState.DISPUTED, "We do plan.", DAY, None,
    )  # fmt: skip


def records() -> tuple[Record, ...]:
    return (
        whole(),
        FindingPlace("a1", "f2", "model", "1.01", "1.01-2a"),
        FindingPlace("a1", "f2", "model", "1.02"),
        FindingEvidence("a1", "f2", "e1"),
        ITEM,
        Link("a1", "e1", "model", "1.01"),
        Action("a1", "n1", 3, "Plan each week"),
        ActionFinding("a1", "n1", "f2"),
        Finding("a1", "f1", 1, Grade.STRENGTH, "=Privacy", "All 38 have an owner."),
    )


def results(*more: Record) -> Results:
    return evaluate(audit(None, *more), MODEL)


def content(*more: Record) -> ReportContent:
    return build_content([results(*more)], DAY, ReportOptions(), WORDS)


def test_a_grade_stands_with_its_first_finding_and_a_finding_that_goes_on_is_named_again() -> None:
    long = replace(whole(), condition="Weeks were looked at one by one. " * 38, grade=Grade.MINOR)
    more = [replace(long, id=f"g{number}", number=number, title=f"Late {number}") for number in range(3, 9)]
    pages = pages_of(bytes_of(content(*records(), *more)))
    places = {title: page for _depth, title, page in pages.bookmarks}
    assert places["6 minor findings"] == places["F-03 Late 3"]
    for number in range(3, 9):
        begun = places[f"F-{number:02d} Late {number}"]
        goes_on = "Plans of four weeks." not in pages.pages[begun].text.split(f"Late {number}", 1)[1]
        assert (f"F-{number:02d} Late {number}, continued" in pages.pages[begun + 1].text) == goes_on
    assert pages.text.count(", continued") > 1


def test_findings_stand_by_grade_with_all_that_is_said_of_them() -> None:
    pages = pages_of(bytes_of(content(*records())))
    told = text_of(section(pages, "Findings"))
    assert "1 major finding, 1 strength" in told
    for said in (
        "F-02 Nothing is planned", "Major · disputed · raised on 28 January 2026", "3 of 9 weeks had a plan.",
        "1.01 Criterion 1.01", "Level 2, 1.01-2a: 1.01 2 0", "1.02 Criterion 1.02", "Nobody was asked to.",
        "Queues.", "Plan by the week.", "A plan for each week.", "Plans of four weeks.", "We do plan.",
        "EV-014", "A-03 Plan each week",
    ):  # fmt: skip
        assert said in told
    assert told.index("F-02") < told.index("F-01")
    assert_stays_in_its_column(pages)


def test_bookmarks_and_links_lead_to_a_finding_and_from_it_to_criterion_and_evidence() -> None:
    pages = pages_of(bytes_of(content(*records())))
    places = {title: page for _depth, title, page in pages.bookmarks}
    at = places["F-02 Nothing is planned"]
    leads_to = {page for _box, page in pages.pages[at].links}
    assert {places["1.01 Criterion 1.01"], places["1.02 Criterion 1.02"]} <= leads_to
    assert places["Evidence register"] in leads_to
    for other in ("1.01 Criterion 1.01", "Evidence register"):
        assert at in {page for _box, page in pages.pages[places[other]].links}, other


def test_without_findings_there_is_no_part_and_no_sheet() -> None:
    made = content()
    assert made.findings is None
    assert "Findings" not in layout_of(made).sheets
    assert "Findings" not in {title for _depth, title, _page in pages_of(bytes_of(made)).bookmarks}


def test_a_report_about_one_of_several_models_leaves_out_what_is_about_another_only() -> None:
    several = (
        *records(), FrameworkUse("a1", "other", "edition", 1),
        Finding("a1", "f3", 3, Grade.MINOR, "Elsewhere"),
        FindingPlace("a1", "f3", "other", "1.01"),
    )  # fmt: skip
    found = audit(None, *several)
    one = build_content([evaluate(found, MODEL)], DAY, ReportOptions(), WORDS).findings
    assert one is not None
    assert [entry.label for entry in one.entries] == ["F-02", "F-01"]
    both = build_content([evaluate(found, MODEL), evaluate(found, OTHER)], DAY, ReportOptions(), WORDS)
    assert both.findings is not None
    entries = {entry.label: entry for entry in both.findings.entries}
    assert entries["F-03"].held_against[0].words == "Other 1.01 Criterion 1.01"
    pages_of(bytes_of(both))


def test_the_sheet_has_a_row_for_each_finding_and_leads_to_the_criterion(tmp_path: Path) -> None:
    found = results(*records())
    made = build_content([found], DAY, ReportOptions(), WORDS)
    out = io.BytesIO()
    write_workbook(made, [found], out)
    path = tmp_path / "w.xlsx"
    path.write_bytes(out.getvalue())
    check_workbook(path, made)
    sheet = load_workbook(path)["Findings"]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    heads, first, second = rows[:3]
    told = dict(zip(heads, first, strict=True))
    assert (told["Number"], told["Grade"], told["State"]) == ("F-02", "Major", "disputed")
    formula = '=HYPERLINK("#\'Scorecard\'!A"&(MATCH("1.01",Score_criterion,0)+4),"1.01")'
    assert told["First criterion"] == formula
    assert str(told["Criterion and checkpoints"]).split("\n")[1] == "Level 2, 1.01-2a: 1.01 2 0"
    assert (told["Evidence"], told["Actions"]) == ("EV-014", "A-03 Plan each week")
    assert second[1] == "=Privacy"
    assert sheet["B6"].data_type == "s", "what a person typed is no formula"
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref == "A4:Q6"


def told(options: ReportOptions) -> dict[str, list[str]]:
    """What is told before a report goes out, with the labels of the places."""
    found = matters_before([results(*records())], DAY, options, WORDS)
    return {matter.words: [spot.label for spot in matter.spots] for matter in found}


def test_what_could_be_better_is_told_before_a_report_goes_out() -> None:
    warnings = told(ReportOptions())
    assert warnings["1 finding has a condition and no evidence"] == ["F-01"]
    assert warnings["1 finding names no criterion"] == ["F-01"]
    assert not any("F-02" in labels for labels in warnings.values())


def test_a_character_that_no_font_has_is_told_with_its_finding() -> None:
    odd = replace(whole(), cause="\U000e0101odd \ue123")
    made = content(odd)
    assert made.findings is not None
    assert ("F-02", odd.cause) in set(strings_of(made.findings))


def test_a_final_report_is_told_of_findings_that_are_still_drafts() -> None:
    final = told(ReportOptions(status="final"))
    assert final["1 finding is still a draft"] == ["F-01"]
    draft = told(ReportOptions())
    assert not any("still a draft" in warning for warning in draft)
