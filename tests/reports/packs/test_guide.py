"""The printed guide: every question with room to write, roles and no names, whatever the words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from itertools import combinations
from pathlib import Path

import pytest

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.framework import EvidenceHint, EvidenceKind, Framework
from maturity_desktop.domain.plan_records import Activity, ActivityKind, ActivityPerson, Heard, Verdict
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import evaluate
from maturity_desktop.verbs.guides import export_guide, guide_data, guide_paper_of
from tests.builders import audit, criterion, framework
from tests.reports.packs.plans import HOSTILE
from tests.reports.pdf_reading import overlaps, pages_of, squeezed

TODAY = date(2026, 1, 13)
WORDS = NullTranslations()
TALK = Activity(
    "a1", "m1", ActivityKind.INTERVIEW, "Planning lead", TODAY, "09:30", 45, "Room 4", led_by="Ada Assessor",
    population=170, sample=8, drawn="by lot",
)  # fmt: skip
KIM = ActivityPerson("a1", "m1", "p1", "agent", "Kim Vance", 3)


def model(count: int = 2, text: str = "") -> Framework:
    hints = (EvidenceHint(EvidenceKind.INTERVIEW, "Ask two of them apart"),)
    own = criterion([count], "1.01", evidence=hints)
    if text:
        first, *rest = own.checkpoints
        level = replace(own.levels[0], checkpoints=(replace(first, text=text, examples=text), *rest))
        own = replace(own, levels=(level,))
    made = framework({"1": (own, criterion([1, 1], "1.02"))})
    return replace(made, roles={"agent": "Agent"})


def printed(
    path: Path, own: Framework, *records: Record, activity: Activity = TALK, size: str = "A4"
) -> Path:
    found: Audit = audit(None, activity, *records)
    export_guide(guide_paper_of(found, activity, [evaluate(found, own)], TODAY, WORDS, size), path)
    return path


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_questions_stand_under_their_criteria_with_boxes_and_lines(tmp_path: Path, size: str) -> None:
    pages = pages_of(printed(tmp_path / "one.pdf", model(), KIM, size=size))
    text = squeezed(pages.text)
    told = [
        "Planning lead", "Client · interview", "13 January 2026 · 09:30–10:15 · Room 4 · Ada Assessor",
        "Agent × 3", "Sample: 8 of 170: by lot", "4 questions, about 8 min.", "1.01 Criterion 1.01",
        "Ask two of them apart",
        "1.01 1 0", "1.01-1a · level 1, Step 1 · not answered yet", "Supports", "Contradicts", "Not covered",
        "1.01 1 1", "1.02 Criterion 1.02", "1.02 2 0",
    ]  # fmt: skip
    place = 0
    for words in told:
        found = text.find(squeezed(words), place)
        assert found >= 0, words
        place = found
    assert text.count(squeezed("Not covered")) == 4
    for page in pages.pages:
        boxes = [box for box, _words in page.boxes]
        assert all(left >= 0 and right <= page.width for left, _low, right, _high in boxes)
        assert all(overlaps(one, other) < 0.3 for one, other in combinations(boxes, 2))


def test_nobody_is_named_and_the_note_for_oneself_stays_out(tmp_path: Path) -> None:
    activity = replace(TALK, note="Mind the tone")
    text = squeezed(pages_of(printed(tmp_path / "one.pdf", model(), KIM, activity=activity)).text)
    assert squeezed("Mind the tone") not in text
    assert squeezed("Agent × 3") in text
    assert "Vance" not in text


def test_what_was_heard_before_stands_in_it(tmp_path: Path) -> None:
    heard = Heard("a1", "m1", "model", "1.01", "1.01-1b", Verdict.CONTRADICTS, "Nobody has seen the plan")
    text = squeezed(pages_of(printed(tmp_path / "one.pdf", model(), heard)).text)
    assert squeezed("Nobody has seen the plan") in text


def test_words_of_any_kind_and_length_are_printed(tmp_path: Path) -> None:
    long = f"{HOSTILE} " * 200
    activity = replace(TALK, title=HOSTILE, place=HOSTILE, drawn=long)
    pages = pages_of(printed(tmp_path / "one.pdf", model(40, long), KIM, activity=activity))
    assert len(pages.pages) > 5
    assert squeezed("1.01 1 39") in squeezed(pages.text)


def test_what_there_is_no_time_for_is_printed_last(tmp_path: Path) -> None:
    short = replace(TALK, minutes=4)
    text = squeezed(pages_of(printed(tmp_path / "one.pdf", model(), KIM, activity=short)).text)
    told = [
        "4 questions, about 8 min.", "In the 4 min planned there is time for 2: the most needed come first.",
        "1.02 Criterion 1.02", "1.02 1 0", "1.01 Criterion 1.01", "1.01 1 0", "If there is time", "1.01 1 1",
        "1.02 2 0",
    ]  # fmt: skip
    places = [text.find(squeezed(words)) for words in told]
    assert -1 not in places
    assert places == sorted(places)


def test_with_nothing_open_it_says_so(tmp_path: Path) -> None:
    trainee = replace(KIM, role="nobody")
    made = model()
    asked = replace(made.domains[0], criteria=tuple(replace(own, ask=("agent",)) for own in made.criteria))
    text = squeezed(pages_of(printed(tmp_path / "one.pdf", replace(made, domains=(asked,)), trainee)).text)
    assert squeezed("Nothing is open for these roles and criteria.") in text


def test_the_same_guide_is_the_same_file(tmp_path: Path) -> None:
    one = printed(tmp_path / "one.pdf", model(), KIM).read_bytes()
    assert one == printed(tmp_path / "other.pdf", model(), KIM).read_bytes()


def test_as_data_it_has_every_question_and_what_was_heard() -> None:
    from maturity_desktop.domain.guides import guides_of

    heard = Heard("a1", "m1", "model", "1.01", "1.01-1b", Verdict.SUPPORTS, "Yes")
    found = audit(None, TALK, KIM, heard)
    told = guide_data(TALK, guides_of(found, TALK, [evaluate(found, model())]))
    assert (told["minutes"], told["minutes_each"], told["minutes_planned"]) == (8, 2, 45)
    assert told["fitting"] == 4
    short = replace(TALK, minutes=4)
    cut = guide_data(short, guides_of(found, short, [evaluate(found, model())]))
    assert cut["fitting"] == 2
    asked = [(own["criterion"], own["if_time"], len(own["questions"])) for own in cut["sections"]]
    assert asked == [("1.01", False, 1), ("1.02", False, 1), ("1.01", True, 1), ("1.02", True, 1)]
    questions = [own for section in told["sections"] for own in section["questions"]]
    assert [own["checkpoint"] for own in questions] == ["1.01-1a", "1.01-1b", "1.02-1a", "1.02-2a"]
    assert (questions[1]["verdict"], questions[1]["note"]) == ("supports", "Yes")
    assert "Vance" not in repr(told)
