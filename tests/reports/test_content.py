from __future__ import annotations

import gettext
from dataclasses import replace
from datetime import date, timedelta

import pytest

from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Evidence, Link, SetLevel, Target
from maturity_desktop.domain.framework import Condition, EvidenceKind, Fact
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import build_content, missing_glyphs, strings_of
from maturity_desktop.reports.parts import Mark
from tests.reports.audits import (
    CUT_OFF,
    LEVELS,
    MADE_ON,
    content_of,
    everything,
    evidence_items,
    made_framework,
    note,
    results_of,
)


def answers(framework, met, value=AnswerValue.NOT_MET):
    """The first `met` criteria fully met, all others answered with the value."""
    for place, criterion in enumerate(framework.criteria):
        for point in criterion.checkpoints:
            yield Answer(
                "a1", framework.id, AGREED, point.id, AnswerValue.MET if place < met else value, "Why."
            )


def headline(*records, framework=None):
    results = results_of(framework or made_framework(2, 3), records)
    return content_of(results).frameworks[0].executive.headline


def test_every_number_is_the_results_number(realistic, content):
    (part,) = content.frameworks
    assert (part.level, part.rated, part.applicable) == (
        realistic.whole.level,
        realistic.whole.rated,
        realistic.whole.applicable,
    )
    assert [entry.level for entry in part.criteria] == [result.level for result in realistic.criteria]
    assert {entry.id: entry.level for entry in part.criteria if entry.level is not None} == LEVELS
    assert [entry.level for entry in part.domains] == [figure.level for _, figure in realistic.domains]
    ranked = [result.criterion.id for result in realistic.ranked_gaps]
    assert [gap.criterion for gap in part.gaps] == ranked
    assert [gap.rank for gap in part.gaps] == list(range(1, len(ranked) + 1))


def test_every_checkpoint_has_its_mark(realistic, content):
    shown = {
        p.id: p.mark for c in content.frameworks[0].criteria for level in c.levels for p in level.checkpoints
    }
    given = {
        point: Mark(answer.value) for result in realistic.criteria for point, answer in result.answers.items()
    }
    assert {point: mark for point, mark in shown.items() if mark is not Mark.UNANSWERED} == given
    assert len(shown) == sum(len(criterion.checkpoints) for criterion in realistic.framework.criteria)


def test_the_headline_says_level_and_gaps(content):
    assert content.frameworks[0].executive.headline == (
        "On average between levels 1 and 2; 17 of 44 rated criteria are below target"
    )


def test_the_headline_of_an_empty_audit():
    assert headline() == "No criterion is rated yet"


def test_the_headline_where_nothing_applies():
    framework = made_framework(2, 3)
    assert headline(*everything(framework, AnswerValue.NOT_APPLICABLE)) == "None of the criteria applies"


def test_the_headline_where_all_is_well():
    framework = made_framework(2, 3)
    said = headline(*everything(framework, AnswerValue.MET))
    assert said == "On average at level 4; every criterion is at its target"


def test_the_headline_is_provisional_below_the_coverage():
    framework = made_framework(2, 3)
    first = framework.criteria[0]
    said = headline(SetLevel("a1", "made", AGREED, first.id, 3, "Seen."))
    assert said == (
        "1 of 6 criteria rated so far, on average at level 3.00; "
        "every rated criterion is at its target, 5 are not rated yet"
    )


def test_the_headline_without_a_mean():
    framework = made_framework(2, 3)
    framework = replace(framework, scoring=replace(framework.scoring, aggregate=False))
    content = content_of(results_of(framework, answers(framework, 4)))
    executive = content.frameworks[0].executive
    assert executive.headline == (
        "Domain 1 at level 4.00 and Domain 2 at level 1.33; 2 of 6 rated criteria are below target"
    )
    assert executive.figures[0].value == "6"


def test_strengths_are_firm_and_risks_are_the_first_gaps(content, realistic):
    executive = content.frameworks[0].executive
    assert executive.strengths[0].criterion == "5.11"
    assert executive.strengths[0].note.startswith("Privacy is run as a process")
    for point in executive.strengths:
        result = realistic.of(point.criterion)
        assert result.confidence.value in ("A", "B")
        assert not result.provisional
    risks = [point.criterion for point in executive.risks]
    assert risks == [result.criterion.id for result in realistic.ranked_gaps[:3]]


def test_no_criterion_below_its_target_is_a_strength():
    framework = made_framework(1, 2)
    (item,) = [record for record in evidence_items(framework, 1) if isinstance(record, Evidence)]
    item = replace(item, kind=EvidenceKind.DOCUMENT)
    links = [Link("a1", item.id, "made", own.id) for own in framework.criteria]
    met = [
        Answer("a1", "made", AGREED, point.id, AnswerValue.MET)
        for own, levels in zip(framework.criteria, (4, 1), strict=True)
        for level in own.levels[:levels]
        for point in level.checkpoints
    ]
    unmet = list(answers(framework, 0))
    results = results_of(framework, [item, *links, *unmet, *met])
    told = content_of(results).frameworks[0].executive
    assert [point.criterion for point in told.strengths] == ["1.01"]
    assert [point.criterion for point in told.risks] == ["1.02"]
    results = results_of(framework, [item, *links, *unmet, *met[len(met) // 5 * 4 :]])
    told = content_of(results).frameworks[0].executive
    assert told.strengths == () and "reaches its target" in told.no_strengths


def test_how_firm_the_figures_are_is_said(content):
    said = " ".join(content.frameworks[0].executive.firmness)
    assert "1 criterion is not rated: 4.07 System Support." in said
    assert (
        "2 ratings are provisional: 1.05 Contact Center Promotion, 8.03 Customer Satisfaction Scores." in said
    )


def test_an_unrated_criterion_shows_its_bounds(content):
    entry = next(entry for entry in content.frameworks[0].criteria if entry.id == "4.07")
    assert entry.state is State.UNRATED
    assert entry.level_words == f"Not rated: at least {entry.low}, at most {entry.high}"
    assert entry.gap is None


def test_the_path_names_what_the_next_level_wants(content):
    entry = next(entry for entry in content.frameworks[0].criteria if entry.id == "5.07")
    assert entry.path_words == "Level 2, Some progress, wants 1 checkpoint:"
    assert [point.id for point in entry.path] == ["5.07-2a"]


def test_the_path_of_the_top_level_ends(content):
    entry = next(entry for entry in content.frameworks[0].criteria if entry.id == "5.11")
    assert entry.path_words == "The highest level that applies is reached."
    assert entry.path == ()


def test_a_set_level_keeps_what_the_answers_give():
    framework = made_framework(1, 1)
    records = [
        *everything(framework, AnswerValue.MET),
        SetLevel("a1", "made", AGREED, "1.01", 1, "Not in use."),
    ]
    entry = content_of(results_of(framework, records)).frameworks[0].criteria[0]
    assert (entry.level, entry.low, entry.high, entry.set_reason) == (1, 4, 4, "Not in use.")
    assert "the assessor set a lower level" in entry.path_words


def test_a_checkpoint_that_a_fact_rules_out_says_which():
    framework = made_framework(1, 1)
    criterion = framework.criteria[0]
    level = criterion.levels[0]
    points = (replace(level.checkpoints[0], when=Condition("chat", True)), *level.checkpoints[1:])
    criterion = replace(criterion, levels=(replace(level, checkpoints=points), *criterion.levels[1:]))
    framework = replace(
        framework,
        facts=(Fact("chat", "Is there a chat?", False),),
        domains=(replace(framework.domains[0], criteria=(criterion,)),),
    )
    content = content_of(results_of(framework))
    point = content.frameworks[0].criteria[0].levels[0].checkpoints[0]
    assert point.mark is Mark.NOT_APPLICABLE
    assert point.remark == "By the client's profile: Is there a chat? no"
    assert ("Is there a chat?", "No") in [(line.label, line.text) for line in content.profile]


def test_the_register_holds_what_this_audit_uses_or_gathered():
    framework = made_framework(1, 1)
    items = [record for record in evidence_items(framework, 4) if isinstance(record, Evidence)]
    old, unlinked = items[0], items[1]
    kept = [
        replace(old, added_on=date(2024, 1, 1)),
        unlinked,
        *items[2:],
        Link("a1", items[2].id, "made", "1.01", contradicts=True),
    ]
    content = content_of(results_of(framework, kept))
    assert [entry.label for entry in content.evidence] == [item.label for item in items[1:]]
    used = {entry.label: entry.used_at for entry in content.evidence}
    assert used[items[2].label] == (("made", "1.01"),)
    assert used[unlinked.label] == ()
    assert content.evidence_title == (
        "1 item of evidence for 1 of 1 applicable criteria, and 2 that are not linked"
    )
    assert content.frameworks[0].criteria[0].evidence[0].contradicts


def test_stale_evidence_is_marked_as_the_domain_counts_it():
    framework = made_framework(1, 1)
    (item,) = [record for record in evidence_items(framework, 1) if isinstance(record, Evidence)]
    item = replace(item, dated=CUT_OFF - timedelta(days=366))
    content = content_of(results_of(framework, [item, Link("a1", item.id, "made", "1.01")]))
    assert content.evidence[0].stale
    assert content.frameworks[0].criteria[0].evidence[0].stale
    assert "does not count" in content.limits[1]


def test_the_rules_in_force_are_printed(content):
    rules = {line.label: line.text for line in content.frameworks[0].rules}
    assert "at least 100 %" in rules["Level satisfied"]
    assert "60 %" in rules["Mean level"]


def test_the_targets_are_counted(content):
    lines = [(line.label, line.text) for line in content.frameworks[0].targets]
    assert lines == [("Level 2", "wanted of 44 criteria"), ("Level 4", "wanted of 1 criterion")]


def test_an_own_target_counts():
    framework = made_framework(1, 2)
    records = [*everything(framework, AnswerValue.MET), Target("a1", "made", "readiness", "1.02", 4)]
    content = content_of(results_of(framework, records))
    assert [entry.target for entry in content.frameworks[0].criteria] == [2, 4]


def test_targets_of_the_audit_s_own_are_said(content):
    (part,) = content.frameworks
    assert part.own_targets == "The target of 1 criterion was set for this audit."
    assert part.executive.figures[2].caption.endswith("1 target of it set for this audit")
    framework = made_framework(1, 2)
    same = Target("a1", "made", "readiness", "1.02", 2)
    other_profile = Target("a1", "made", "other", "1.01", 4)
    (none,) = content_of(results_of(framework, [same, other_profile])).frameworks
    assert none.own_targets == ""
    assert "set for this audit" not in none.executive.figures[2].caption


def test_the_span_of_the_evidence_is_said_beside_the_cut_off():
    framework = made_framework(1, 1)
    items = [record for record in evidence_items(framework, 3) if isinstance(record, Evidence)]
    dates = (date(2025, 3, 1), date(2026, 1, 14), date(2026, 2, 1))
    items = [replace(item, dated=dated) for item, dated in zip(items, dates, strict=True)]
    links = [Link("a1", item.id, "made", "1.01") for item in items[:2]]
    said = [
        content_of(results_of(framework, records)).method[-1]
        for records in (items, [*items, links[0]], [*items, *links])
    ]
    assert said == [
        "Figures run to the cut-off, 31 December 2025.",
        "Figures run to the cut-off, 31 December 2025; the evidence is dated 1 March 2025.",
        (
            "Figures run to the cut-off, 31 December 2025; "
            "evidence is dated from 1 March 2025 to 14 January 2026."
        ),
    ]


def test_several_frameworks_stand_side_by_side(realistic):
    content = content_of(realistic, results_of(made_framework()))
    assert [part.id for part in content.frameworks] == ["icmi_cmo", "made"]
    assert len(content.disclaimer) == 4
    assert "not a certificate of ICMI and Nobody; none of them" in content.disclaimer[1]
    assert "Standards and Requirement model are restated" in content.disclaimer[2]


def test_it_never_claims_to_be_a_certificate(content):
    said = " ".join(content.disclaimer)
    assert "states readiness" in said
    assert "not a certificate of ICMI" in said


def whose_words(framework):
    (said,) = (line for line in content_of(results_of(framework)).disclaimer if framework.title in line)
    return said


def test_the_disclaimer_says_whose_words_the_requirements_stand_in():
    own = made_framework(1, 2)
    every = frozenset(own.criterion_of_checkpoint)
    some = frozenset(sorted(every)[:1])
    assert "are restated in the words of this tool; the official wording" in whose_words(own)
    assert "stand in the official wording" in whose_words(replace(own, official_wording=every))
    assert "restated" not in whose_words(replace(own, official_wording=every))
    partly = whose_words(replace(own, official_wording=some))
    assert partly.startswith("Where the assessor's firm has laid the official wording")
    assert "elsewhere they are restated" in partly


def test_missing_glyphs_are_named_with_their_places():
    framework = made_framework(1, 1)
    content = content_of(results_of(framework, [note(framework, "1.01", "日 and ☎")], sites="本"))
    assert missing_glyphs(content) == (("日", ("1.01",)), ("本", ("",)))


def test_a_covered_report_has_no_missing_glyphs(content):
    assert missing_glyphs(content) == ()


def test_strings_are_named_by_their_criterion(content):
    found = [
        place for place, text in strings_of(content) if text.startswith("Forecasts are made by day only.")
    ]
    assert set(found) == {"5.07"}


def test_a_report_speaks_the_language_that_it_is_given(realistic):
    class Loud(gettext.NullTranslations):
        def gettext(self, message):
            return message.upper() if "{" not in message else message

        def info(self):
            return {"language": "xx"}

    content = build_content([realistic], MADE_ON, ReportOptions(), Loud())
    assert content.language == "xx"
    assert content.cover.title == "GAP REPORT"


@pytest.mark.parametrize(
    ("day", "words"), [(date(2025, 12, 31), "31 December 2025"), (date(2026, 5, 1), "1 May 2026")]
)
def test_dates_are_written_out(realistic, day, words):
    assert build_content([realistic], day, ReportOptions(), gettext.NullTranslations()).cover.made_on == words
