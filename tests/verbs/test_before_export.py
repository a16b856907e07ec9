"""What is worth knowing before a report goes out, each with its places."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from gettext import NullTranslations

import pytest

from maturity_desktop.domain.audit import AGREED, AnswerValue, Evidence, Link, Note
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.improvement_records import Finding, FindingPlace, Grade
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.report_records import Audience, Form, ReportPhoto
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.verbs.before_export import Matter, Way, matters_before, workbook_hint
from tests.builders import audit, criterion, framework

MODEL = framework({"1": [criterion([1, 1]), criterion([1, 1], "1.02")]})
DAY, OPTIONS, WORDS = date(2026, 2, 6), ReportOptions(), NullTranslations()


def results(note: str = "", *records: Record, reservation: str = "") -> Results:
    answers = {"1.01-1a": AnswerValue.MET, "1.01-2a": AnswerValue.NOT_MET}
    return evaluate(audit(answers, Note("a1", "model", AGREED, "1.01", note, reservation), *records), MODEL)


def matters(*found: Results, options: ReportOptions = OPTIONS) -> dict[str, list[str]]:
    told = matters_before(found, DAY, options, WORDS)
    return {own.words: [spot.label for spot in own.spots] for own in told}


def test_what_is_open_is_named_with_its_places() -> None:
    assert matters(results()) == {
        "1 criterion is not rated": ["1.02"],
        "2 criteria have no evidence that counts": ["1.01", "1.02"],
        "1 rating is provisional": ["1.01"],
    }


def test_a_finding_stands_among_the_places_and_not_in_the_sentence_too() -> None:
    made = [Finding("a1", f"f{number}", number, Grade.MAJOR, "Late") for number in (1, 2)]
    told = matters(results("", *made, FindingPlace("a1", "f1", "model", "1.01")))
    assert told["2 findings have no condition"] == ["F-01", "F-02"]
    assert told["1 finding names no criterion"] == ["F-02"]


def test_of_several_models_each_place_says_which() -> None:
    other = replace(MODEL, id="other", short_title="Other")
    first = matters_before([results(), evaluate(audit(), other)], DAY, OPTIONS, WORDS)[0]
    assert first.words == "3 criteria are not rated"
    assert [(own.id, own.framework, own.model) for own in first.spots] == [
        ("1.02", "model", "Model"),
        ("1.01", "other", "Other"),
        ("1.02", "other", "Other"),
    ]


def test_a_report_of_one_criterion_is_told_of_that_criterion_only() -> None:
    options = ReportOptions(form=Form.CRITERION, criterion="1.01")
    assert matters(results(), options=options) == {
        "1 criterion has no evidence that counts": ["1.01"],
        "1 rating is provisional": ["1.01"],
    }
    assert "criterion 1.01 alone" in workbook_hint(options, WORDS)
    assert workbook_hint(OPTIONS, WORDS) == ""


def test_characters_without_a_glyph_are_one_matter_with_their_places() -> None:
    text = "".join(chr(0xF0000 + place) for place in range(300))
    *_others, found = matters_before([results(text)], DAY, OPTIONS, WORDS)
    assert found.words.startswith("300 characters are in no font at hand and are spelt out: [U+F0000], ")
    assert len(found.words) < 300
    assert (Way.CRITERION, "1.01", "model") in {(own.way, own.id, own.framework) for own in found.spots}
    found.words.encode()  # can be shown and printed


def test_a_draft_without_its_mark_is_told_until_it_is_signed() -> None:
    bare = ReportOptions(watermark=False)
    told = "The draft mark is off, and nobody has signed version 1.0."
    assert told in matters(results(), options=bare)
    assert told not in matters(results(), options=OPTIONS)
    assert told not in matters(results(), options=replace(bare, status="final"))


def test_a_client_copy_lists_what_it_is_without() -> None:
    own = results(reservation="Nobody could say")
    client = ReportOptions(audience=Audience.CLIENT)
    found: list[Matter] = [
        matter for matter in matters_before([own], DAY, client, WORDS) if "Left out" in matter.words
    ]
    assert [(matter.words, matter.told) for matter in found] == [
        ("Left out of this copy: 1 internal note", True)
    ]
    assert [(spot.label, spot.words) for spot in found[0].spots] == [("1.01", "Nobody could say")]
    assert not any("Left out" in words for words in matters(own))


def test_what_is_left_out_is_gathered_by_name_and_by_item() -> None:
    made = [
        Evidence(
            "c1",
            f"e{number}",
            number,
            f"Rota {number}",
            EvidenceKind.DOCUMENT,
            DAY,
            DAY,
            "Ada Berg",
            text="x",
        )
        for number in (1, 2, 3)
    ]
    made[2] = replace(made[2], text="Why", file_name="rota.pdf", confidential=True)
    links = (Link("a1", own.id, "model", "1.01") for own in made)
    found = matters_before([results("", *made, *links)], DAY, ReportOptions(audience=Audience.CLIENT), WORDS)
    told = {own.words: own.spots for own in found if own.told}
    (name,) = told["Left out of this copy: 1 name"]
    assert (name.words, name.count, name.more) == ("Ada Berg", "3 places", "EV-001, EV-002, EV-003")
    assert (name.way, name.id) == (Way.EVIDENCE, "e1"), "it leads to the first"
    (item,) = told["Left out of this copy: what 1 confidential item says"]
    assert (item.label, item.words, item.count, item.more) == (
        "EV-003",
        "Rota 3",
        "3 texts",
        "rota.pdf · Why",
    )


def test_a_confidential_title_that_is_told_elsewhere_is_told() -> None:
    item = Evidence("c1", "e1", 1, "Pay of 2025", EvidenceKind.DOCUMENT, DAY, DAY, confidential=True)
    found = matters(
        results("Pay of 2025 was late", item, Link("a1", "e1", "model", "1.01")),
        options=ReportOptions(audience=Audience.CLIENT),
    )
    assert found["Told elsewhere in this copy: 1 confidential title"] == ["EV-001"]
    assert not any("Left out" in words for words in found)


@pytest.mark.parametrize(("confidential", "audience", "is_told"), [
    (False, Audience.CLIENT, True), (True, Audience.INTERNAL, True), (True, Audience.CLIENT, False),
])  # fmt: skip
def test_a_photo_that_is_not_there_is_told_unless_it_was_left_out(
    confidential: bool, audience: Audience, is_told: bool
) -> None:
    item = Evidence("c1", "e1", 7, "Wallboard", EvidenceKind.OBSERVATION, DAY, DAY, confidential=confidential)
    found = matters(results("", item, ReportPhoto("a1", "e1")), options=ReportOptions(audience=audience))
    assert (found.get("1 photo cannot be read and is left out") == ["EV-007"]) is is_told
