"""What changed since a version was signed: from what to what, in words that a person reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from gettext import NullTranslations

from maturity_desktop.domain.audit import (
    AGREED,
    RECORD_TYPES,
    Answer,
    AnswerValue,
    Audit,
    Evidence,
    Link,
    Note,
    SetLevel,
    Target,
)
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionFinding,
    ActionState,
    Finding,
    Grade,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.sign_off import AFTER_SIGNING, changed_since
from maturity_desktop.verbs.change_names import kind_names
from maturity_desktop.verbs.changes_told import as_text, change_lines, counted_words, short_pair
from tests import builders

WORDS = NullTranslations()
MODEL = builders.framework({"1": [builders.criterion([2, 1])], "2": [builders.criterion([1], "2.01")]})
DAY = date(2026, 5, 1)
ACTION = Action("a1", "k1", 7, "Forecast earlier", owner="Ada", due_on=DAY, wave="quick")
ITEM = Evidence("c1", "e1", 52, "Rota", EvidenceKind.DOCUMENT, DAY, DAY)


def after(audit: Audit, *records: Record) -> Audit:
    for record in records:
        audit = audit.with_changes(put(audit, record))
    return audit


def told(then: Audit, now: Audit, *models: Framework) -> list[tuple[str, str, str]]:
    """Heading, what it is, from what to what."""
    frameworks = {own.id: own for own in models or (MODEL,)}
    changed = changed_since(then, now, frameworks)
    lines = change_lines(changed, then, now, frameworks, WORDS, {"quick": "Quick wins", "build": "Build"})
    return [(own.heading, own.what, own.pair_words(WORDS)) for own in lines]


def test_answers_levels_and_notes_are_told_with_the_words_of_the_screen() -> None:
    set_low = SetLevel("a1", "model", AGREED, "1.01", 1, "Seen")
    then = after(builders.audit({"1.01-1a": AnswerValue.MET}), set_low)
    now = after(
        then,
        Answer("a1", "model", AGREED, "1.01-1a", AnswerValue.NOT_MET, "Gone"),
        Answer("a1", "model", AGREED, "1.01-1b", AnswerValue.PARTLY),
        replace(set_low, level=2),
        Note("a1", "model", AGREED, "1.01", "Late", "Not sure"),
        Target("a1", "model", "readiness", "2.01", 3),
    )
    head = f"1.01 {MODEL.criteria[0].title}"
    assert told(then, now) == [
        (head, "answer to 1.01-1a", "met → not met"),
        (head, "answer to 1.01-1a, remark", "new: Gone"),
        (head, "answer to 1.01-1b", "unanswered → partly met"),
        (head, "level set by the assessor", f"{_level(1)} → {_level(2)}"),
        (head, "note", "new: Late"),
        (head, "reservation", "new: Not sure"),
        (f"2.01 {MODEL.criteria[1].title}", "target", f"new: {_level(3)}"),
    ]
    assert told(now, then)[0] == (head, "answer to 1.01-1a", "not met → met")


def _level(number: int) -> str:
    title = next(step.title for step in MODEL.scale if step.level == number)
    return str(number) if title == str(number) else f"{number} {title}"


def test_owners_days_states_and_waves_of_actions() -> None:
    then = after(builders.audit(), ACTION, Finding("a1", "f1", 3, Grade.MINOR, "Forecasts are late"))
    now = after(
        then,
        replace(ACTION, owner="Ben", due_on=date(2026, 6, 30), state=ActionState.DONE, wave="build"),
        ActionCheckpoint("a1", "k1", "model", "1.01", "1.01-1a"),
        ActionFinding("a1", "k1", "f1"),
        Action("a1", "k2", 8, "Another"),
        Finding("a1", "f1", 3, Grade.MAJOR, "Forecasts are late"),
    )
    head = "A-07 Forecast earlier"
    assert told(then, now) == [
        ("F-03 Forecasts are late", "grade", "Minor → Major"),
        (head, "owner", "Ada → Ben"),
        (head, "state", "proposed → done"),
        (head, "wave", "Quick wins → Build"),
        (head, "due on", "1 May 2026 → 30 June 2026"),
        (head, "closes", "new: 1.01-1a"),
        (head, "answers the finding", "new: F-03 Forecasts are late"),
        ("A-08 Another", "as a whole", "new: Another"),
    ]


def test_what_is_of_no_criterion_stands_last_and_says_what_it_is() -> None:
    then = builders.audit()
    client = then.client
    now = after(then, replace(client, sector="Energy"), ITEM, Link("a1", "e1", "model", "1.01", "1.01-1a"))
    assert told(then, now) == [
        (f"1.01 {MODEL.criteria[0].title}", "evidence used", "new: EV-052 Rota at 1.01-1a"),
        ("EV-052 Rota", "as a whole", "new: Rota"),
        ("The audit as a whole", "client’s profile, sector", "new: Energy"),
    ]


def test_of_several_models_each_heading_says_which() -> None:
    other = replace(MODEL, id="other", short_title="Other")
    now = after(builders.audit(), Note("a1", "other", AGREED, "1.01", "Late"))
    assert [own[0] for own in told(builders.audit(), now, MODEL, other)] == [
        f"Other: 1.01 {MODEL.criteria[0].title}"
    ]


def test_long_texts_are_told_from_where_they_differ() -> None:
    same = "The forecast is made each Monday by the planning team from the figures of the weeks before, "
    first, second = short_pair(same + "by hand.", same + "with a tool.", 60)
    assert first.startswith("…")
    assert first.endswith("by hand.")
    assert second.endswith("with a tool.")
    assert short_pair("short", "other", 60) == ("short", "other")
    assert all(len(own) <= 60 for own in short_pair("a" * 500, "b" * 500, 60))


def test_every_kind_of_record_has_a_name() -> None:
    assert kind_names(WORDS).keys() == set(RECORD_TYPES) - set(AFTER_SIGNING)


def test_things_are_counted_and_copied_with_their_headings() -> None:
    then = after(builders.audit(), ACTION)
    now = after(
        then,
        replace(ACTION, owner="Ben"),
        Note("a1", "model", AGREED, "1.01", "Late"),
        Note("a1", "model", AGREED, "2.01", "Later"),
        replace(then.client, sector="Energy"),
    )
    changed = changed_since(then, now, {"model": MODEL})
    assert counted_words(changed, WORDS) == "2 criteria, 1 action and 1 other thing"
    text = as_text("Head", change_lines(changed, then, now, {"model": MODEL}, WORDS), WORDS)
    assert text.startswith(f"Head\n\n1.01 {MODEL.criteria[0].title}\n  note: new: Late\n\n2.01")
    assert text.endswith("\n\nThe audit as a whole\n  client’s profile, sector: new: Energy\n")
    assert "  owner: Ada → Ben\n" in text
