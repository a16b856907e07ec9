"""What was chosen for a report becomes its options."""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.report_records import Audience, Form, Part, ReportPlan, SignOff
from maturity_desktop.reports.choices import USUAL_ORDER, ReportOptions
from maturity_desktop.reports.options import for_whom, frameworks_in, options_for
from maturity_desktop.reports.sections.signed_words import signed_words
from tests import builders

SIGNED = SignOff("a1", "v", "2.0", "Ada", "", date(2026, 2, 2), "ab" * 32, "As found")


def with_records(*records: Record) -> Audit:
    audit = builders.audit()
    for record in records:
        audit = audit.with_changes(put(audit, record))
    return audit


def test_an_audit_that_nothing_was_chosen_for_has_the_usual_report() -> None:
    audit = builders.audit()
    assert options_for(audit) == ReportOptions()
    assert options_for(audit, "Letter").page_size == "Letter"
    assert frameworks_in(audit) == ("model",)


def test_choices_go_in_and_unknown_ones_are_passed_over() -> None:
    plan = ReportPlan(
        "a1", " Stand ", "3.1", "The board", Form.CRITERION, "model", "1.01", Audience.CLIENT,
        ("gaps", "a part to come", "criteria", "gaps"), ("model",), "Letter", "", "brand", False, True,
    )  # fmt: skip
    audit = with_records(plan)
    assert options_for(audit) == ReportOptions(
        "Stand", "draft", "3.1", "Letter", Form.CRITERION, "model", "1.01", Audience.CLIENT,
        (Part.GAPS, Part.CRITERIA), "The board", watermark=False, attach_workbook=True,
    )  # fmt: skip
    assert frameworks_in(audit) == ()
    assert options_for(with_records(ReportPlan("a1", page_size="A9"))).page_size == "A4"


def test_after_a_signature_the_draft_has_the_next_number() -> None:
    assert options_for(with_records(SIGNED)).version == "2.1"
    assert options_for(with_records(SIGNED, ReportPlan("a1", version="2.0"))).version == "2.1"
    assert options_for(with_records(SIGNED, ReportPlan("a1", version="2.5"))).version == "2.5"


def test_a_signed_version_is_final_and_tells_who_stands_for_it() -> None:
    final = options_for(with_records(ReportPlan("a1", title="Stand")), sign_off=SIGNED)
    assert (final.status, final.version, final.watermark) == ("final", "2.0", False)
    assert final.signed == ("Ada", "2026-02-02", "As found")
    now = ReportPlan("a1", "Another title", form=Form.EXECUTIVE, audience=Audience.CLIENT)
    chosen = for_whom(final, now)
    assert (chosen.form, chosen.audience, chosen.title) == (Form.EXECUTIVE, Audience.CLIENT, "Stand")
    assert chosen.parts == USUAL_ORDER


def test_the_day_of_a_signature_is_told_as_other_days_are() -> None:
    told = signed_words(("Ada", "2026-02-02", "As found"), NullTranslations())
    assert told == "Ada; 2 February 2026; As found"
