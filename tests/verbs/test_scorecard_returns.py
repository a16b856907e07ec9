"""A scorecard comes back: what differs, what is in conflict, what is not taken and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from random import Random
from typing import Any

import pytest

from maturity_desktop.domain import actions as acts
from maturity_desktop.domain import changes as edits
from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Audit, FrameworkUse, Note, SetLevel
from maturity_desktop.domain.changes import Place, put
from maturity_desktop.domain.framework import Checkpoint, Framework
from maturity_desktop.domain.improvement_records import ActionNote, ActionState, Finding, Grade
from maturity_desktop.domain.report_records import Audience
from maturity_desktop.domain.results import evaluate
from maturity_desktop.domain.return_faults import Fault
from maturity_desktop.domain.scorecard_returns import Difference, take, without_conflicts
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.excel.sent import MARKER
from maturity_desktop.reports.scorecard_returned.meaning import NoScorecard
from maturity_desktop.reports.scorecard_returned.reading import read_back
from maturity_desktop.reports.scorecard_returned.words import caution_words, more_words, trouble_words
from maturity_desktop.reports.text import CELL_LIMIT
from maturity_desktop.storage.spreadsheets.names import defined_names
from maturity_desktop.storage.spreadsheets.reading import read_sheets
from maturity_desktop.verbs.export import export_workbook, support_for
from maturity_desktop.verbs.scorecard_returns import ScorecardFileError, differences_in, read_scorecard
from tests.builders import audit, criterion, framework
from tests.reports.filled_in import Filled, fill_in

DAY, WORDS = date(2026, 2, 6), NullTranslations()
MET, NOT_MET = AnswerValue.MET, AnswerValue.NOT_MET
FORMULA = "=cmd|' /C calc'!A0"
HOSTILE = (
    "=1+1", "_x0041_ \u202e x", "a\r\nb\x85c\u2028d\xa0e", "\x00\x0b\ud800 \ufffe", "1e5", "  12  ", "'quo",
    "\u0301e\u0301", "\U0001f600 \u05d0", "#N/A", "TRUE", "2026-01-05", "",
)  # fmt: skip
LONG = "A long reason. " * (CELL_LIMIT // 15 + 1)
PLACE = Place("a1", "model", AGREED)
Told = list[tuple[str, str, str, bool]]


def model() -> Framework:
    made = framework(
        {"1": [criterion([2, 1, 1], "1.01"), criterion([1, 1], "1.02"), criterion([1], "1.03")]}, top=3
    )
    first, *rest = made.domains[0].criteria
    signs = (*first.levels[0].checkpoints, Checkpoint("1.01-1s", "A sign", sign=True))
    levels = (replace(first.levels[0], checkpoints=signs), *first.levels[1:])
    domain = replace(made.domains[0], criteria=(replace(first, levels=levels), *rest))
    return replace(made, domains=(domain,))


MODEL = model()
FRAMEWORKS = {MODEL.id: MODEL}


def audited() -> Audit:
    """Answers, a note, a set level, texts too long for a cell, and two actions."""
    now = audit(
        {"1.01-1a": MET, "1.01-1s": MET, "1.02-1a": NOT_MET},
        Answer("a1", "model", AGREED, "1.01-1b", NOT_MET, "Not\there,\r\nand “so” _x0041_"),
        Answer("a1", "model", AGREED, "1.01-2a", NOT_MET, FORMULA),
        Note("a1", "model", AGREED, "1.01", "A note", "Not sure"),
        Note("a1", "model", AGREED, "1.02", LONG),
        SetLevel("a1", "model", AGREED, "1.02", 1, "Seen on site"),
        SetLevel("a1", "model", AGREED, "1.03", 1, LONG),
    )
    for title in ("First", "Second"):
        _action, changes = acts.add(now, title)
        now = now.with_changes(changes)
    first = acts.actions(now)[0]
    return now.with_changes(put(now, replace(first, owner="Ana", due_on=date(2026, 1, 5), id=first.id)))


AUDIT = audited()


def export(folder: Path, of: Audit = AUDIT, **options: object) -> Path:
    results = [evaluate(of, MODEL)]
    path = folder / "scorecard.xlsx"
    support = support_for(results, folder, lambda _sha: (_ for _ in ()).throw(LookupError), lambda _sha: ())
    export_workbook(results, path, DAY, ReportOptions(**options), WORDS, support=support)  # type: ignore[arg-type]
    return path


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(tmp_path_factory.mktemp("sent"))


Compare = Callable[..., tuple[tuple[Difference, ...], list[str]]]


@pytest.fixture
def compare(sent: Path, tmp_path: Path) -> Compare:
    """What a changed workbook says beside an audit: its differences, and its faults in words."""

    def made(
        change: Callable[[Filled], None] = lambda _book: None, now: Audit = AUDIT, path: Path = sent
    ) -> tuple[tuple[Difference, ...], list[str]]:
        back = fill_in(path, tmp_path / "back.xlsx", change)
        found, troubles = differences_in(now, FRAMEWORKS, read_scorecard(back, now, FRAMEWORKS))
        return found, [trouble_words(own, WORDS) for own in troubles]

    return made


def told(found: tuple[Difference, ...]) -> Told:
    return [(own.id, own.field.value, own.told, own.conflict) for own in found]


def after(now: Audit, chosen: tuple[Difference, ...]) -> Audit:
    return now.with_changes(take(now, FRAMEWORKS, AGREED, chosen, DAY, "Ana"))


def test_a_workbook_that_nobody_changed_says_nothing_new(sent: Path, compare: Compare) -> None:
    returned = read_scorecard(sent, AUDIT, FRAMEWORKS)
    assert differences_in(AUDIT, FRAMEWORKS, returned) == ((), ())
    assert compare() == ((), [])


def change_everything(book: Filled) -> None:
    book.put("Checkpoint_answer", "1.01-1b", "met")
    book.put("Checkpoint_answer", "1.02-1a", None)
    book.put("Checkpoint_answer", "1.01-1s", "not observed")
    book.put("Checkpoint_remark", "1.01-1a", "Seen\non site")
    book.put("Score_target", "1.01", 3)
    book.put("Score_set_level", "1.01", 2)
    book.put("Score_set_reason", "1.01", "They do")
    book.put("Score_set_level", "1.03", None)
    book.put("Score_note", "1.01", "Another note")
    book.put("Score_reservation", "1.01", None)
    first = acts.actions(AUDIT)[0].id
    book.put("Action_owner", first, "Ben")
    book.put("Action_due_on", first, "2026-03-31")
    book.put("Action_state", first, "agreed")
    row = book.cells("Action_title")[-1].row + 1
    for name, value in (("title", "A new one"), ("due_on", date(2026, 4, 1)), ("cost", 1200)):
        book.sheet("Action_title").cell(row, book.where(f"Action_{name}").column + 1).value = value


def test_everything_that_may_be_filled_in_is_told_and_taken_as_one_edit(compare: Compare) -> None:
    found, troubles = compare(change_everything)
    first = acts.actions(AUDIT)[0]
    assert troubles == []
    assert told(found) == [
        ("1.01", "target", "3", False),
        ("1.01", "set_level", "2", False),
        ("1.01", "reservation", "", False),
        ("1.01", "note", "Another note", False),
        ("1.03", "set_level", "", False),
        ("1.01-1a", "remark", "Seen\non site", False),
        ("1.01-1b", "answer", "met", False),
        ("1.01-1s", "answer", "not_met", False),
        ("1.02-1a", "answer", "", False),
        (first.label, "action", "Ben", False),
        (first.label, "action", "agreed", False),
        (first.label, "action", "2026-03-31", False),
        ("", "action", "A new one", False),
    ]
    changes = take(AUDIT, FRAMEWORKS, AGREED, found, DAY, "Ana")
    now = AUDIT.with_changes(changes)
    results = evaluate(now, MODEL)
    assert (results.of("1.01").level, results.of("1.01").set_reason, results.of("1.01").target) == (
        2,
        "They do",
        3,
    )
    assert results.of("1.03").score.set_level is None
    assert edits.note_at(now, PLACE, "1.01") == Note("a1", "model", AGREED, "1.01", "Another note")
    assert edits.answer_at(now, PLACE, "1.01-1a").remark == "Seen\non site"
    done, _second, new = acts.actions(now)
    assert (done.owner, done.state, done.due_on) == ("Ben", ActionState.AGREED, date(2026, 3, 31))
    assert (new.title, new.due_on, new.cost) == ("A new one", date(2026, 4, 1), 1200)
    (known,) = compare(change_everything, now)[0]
    assert (known.is_here, known.now) == (True, f"{new.label} A new one"), "all of it is here by now"
    assert without_conflicts((known,)) == ()
    renamed = now.with_changes(put(now, replace(new, title="Ours")))
    (known,) = compare(change_everything, renamed)[0]
    assert known.now == f"{new.label} Ours", "known again by any other name"
    assert [own.title for own in acts.actions(after(renamed, (known,)))][2:] == ["Ours", "A new one"]
    backwards = tuple(own.reversed() for own in reversed(changes))
    assert now.with_changes(backwards) == AUDIT


def write_new(book: Filled, *titles: str, wave: str = "") -> None:
    """New actions below the last one."""
    row = book.cells("Action_title")[-1].row
    for title in titles:
        row += 1
        for name, value in (("title", title), ("wave", wave)):
            book.sheet("Action_title").cell(row, book.where(f"Action_{name}").column + 1).value = value


def test_new_actions_of_one_name_are_taken_once_each_wherever_they_stand(compare: Compare) -> None:
    found, _troubles = compare(lambda book: write_new(book, "Twin", "Other", "Twin"))
    now = after(AUDIT, found)
    assert [own.title for own in acts.actions(now)] == ["First", "Second", "Twin", "Other", "Twin"]
    again, _troubles = compare(lambda book: write_new(book, "Other", "Newest", "Twin", "Twin", "Twin"), now)
    assert [(own.told, own.is_here) for own in again] == [
        ("Other", True), ("Newest", False), ("Twin", True), ("Twin", True), ("Twin", False),
    ]  # fmt: skip
    named, _troubles = compare(lambda book: write_new(book, "First"))
    assert [own.now for own in named] == ["A-01 First"], "that may be the one that is there"


def test_a_new_action_is_placed_in_the_wave_that_it_names(compare: Compare) -> None:
    (own,), troubles = compare(lambda book: write_new(book, "New", wave=" priorities "))
    assert troubles == []
    assert more_words(own, WORDS) == ("wave: Priorities",), "a wave that held nothing is known too"
    assert acts.actions(after(AUDIT, (own,)))[-1].wave == "priorities"

    def change(book: Filled) -> None:
        write_new(book, "New", wave="Some day")
        book.put("Action_wave", acts.actions(AUDIT)[0].id, "Quick wins")

    (own,), troubles = compare(change)
    assert own.action is not None and own.action.more == ()
    assert troubles == [
        (
            "Roadmap A5: what stands at “First” is changed in the program only, and was changed here. "
            "Nothing of the cell is taken."
        ),
        "Roadmap A7: “Some day” is none of the waves.",
    ]


def test_what_changed_on_both_sides_is_a_conflict_unless_both_say_the_same(compare: Compare) -> None:
    now = AUDIT
    for changes in (
        edits.answer(AUDIT, PLACE, "1.01-1b", AnswerValue.PARTLY),
        edits.answer(AUDIT, PLACE, "1.02-1a", None),
        edits.set_level(AUDIT, PLACE, "1.01", 3, "Ours"),
        edits.write_note(AUDIT, PLACE, "1.01", "Ours"),
        edits.set_target(AUDIT, PLACE, "readiness", "1.01", 1),
    ):
        now = now.with_changes(changes)
    found, _troubles = compare(change_everything, now)
    assert {(own.id, own.field.value): own.now for own in found if own.conflict} == {
        ("1.01", "target"): "1",
        ("1.01", "set_level"): "3",
        ("1.01", "note"): "Ours",
        ("1.01-1b", "answer"): "partly",
    }
    assert ("1.02-1a", "answer") not in {(own.id, own.field.value) for own in found}
    kept = after(now, without_conflicts(found))
    assert edits.note_at(kept, PLACE, "1.01").text == "Ours"
    assert edits.note_at(after(now, found), PLACE, "1.01").text == "Another note"


def test_sheets_and_columns_may_be_renamed_and_moved_and_rows_sorted(compare: Compare) -> None:
    def change(book: Filled) -> None:
        change_everything(book)
        book.swap_rows("Checkpoint_answer", "1.01-1a", "1.02-1a")
        book.swap_columns("Checkpoint_answer", "Checkpoint_remark")
        book.swap_columns("Score_note", "Score_mark")
        sheet, column = book.sheet("Score_target"), book.where("Score_target").column + 1
        sheet.cell(4, column).value = "Wanted"
        book.rename("Checkpoint_answer", "Bob's answers")
        book.rename("Score_target", "Ana’s card")

    moved, troubles = compare(change)
    plain, _none = compare(change_everything)
    assert sorted(told(moved)) == sorted(told(plain))
    assert troubles == []


def test_what_cannot_be_taken_has_a_line_with_its_sheet_and_cell(compare: Compare) -> None:
    def change(book: Filled) -> None:
        answer = book.cell("Checkpoint_answer", "1.01-1a")
        answer.value = "=1+1"
        book.put("Checkpoint_answer", "1.01-1b", "perhaps")
        book.put("Checkpoint_answer", "1.01-1s", "met")
        book.put("Score_target", "1.01", 9)
        book.put("Score_target", "1.02", None)
        book.put("Score_set_reason", "1.01", "No level")
        book.put("Score_note", "1.02", "Shorter")
        book.put("Checkpoint_id", "1.01-2a", "1.01-9z")
        sheet = book.sheet("Checkpoint_mark")
        place = book.where("Checkpoint_mark").column + 1
        sheet.cell(book.cell("Checkpoint_mark", "1.01-3a").row, place).value = "1.02-1a"
        sheet.cell(book.cell("Checkpoint_mark", "1.02-2a").row, place).value = None
        book.put("Action_due_on", acts.actions(AUDIT)[0].id, "05/07/2026")
        book.put("Action_cost", acts.actions(AUDIT)[0].id, "much")
        book.put("Action_state", acts.actions(AUDIT)[0].id, "gone")
        card = book.sheet("Score_note")
        row = book.cell("Score_note", "1.03").row
        card.merge_cells(f"A{row}:V{row}")
        book.book["Continued"]["E6"].value = "Another text"

    found, troubles = compare(change)
    assert found == ()
    assert troubles == [
        "Scorecard G5: “9” is no level of the scale.",
        "Scorecard G6: the target of 1.02 was emptied. Every criterion has one; it stays as it is.",
        (
            "Scorecard V6: what stands at “1.02” is changed in the program only, and was changed here. "
            "Nothing of the cell is taken."
        ),
        "Scorecard, row 7: cells of “1.03” are merged with others. Nothing of the row is taken.",
        "Checkpoints F5: a formula stands in place of a value. Nothing of the cell is taken.",
        "Checkpoints F6: “perhaps” is none of the answers to 1.01-1b.",
        "Checkpoints F7: “met” is none of the answers to 1.01-1s.",
        (
            "Checkpoints, row 8: “1.01-2a” is called “1.01-9z” now. A number is not to be changed; nothing "
            "of the row is taken."
        ),
        "Checkpoints, row 9: “1.01-3a” stands here more than once. Nothing of these rows is taken.",
        "Checkpoints, row 10: “1.02-1a” stands here more than once. Nothing of these rows is taken.",
        "Checkpoints: the row of “1.01-3a” is gone; it stays as it is.",
        "Checkpoints: the row of “1.02-2a” is gone; it stays as it is.",
        "Roadmap E5: “gone” is none of the states.",
        "Roadmap H5: “05/07/2026” is no day that can be told for certain.",
        "Roadmap M5: “much” is no whole amount. Write it in digits alone: 7500.",
        "Continued: texts longer than a cell are only to be read, and were changed. None is taken.",
        "Scorecard, row 5: a reason stands at 1.01, and no level that it is for.",
    ]


def test_what_is_written_where_nothing_is_filled_in_is_told_and_not_taken(compare: Compare) -> None:
    def change(book: Filled) -> None:
        book.put("Score_level", "1.01", 3)
        card, points = book.sheet("Score_level"), book.sheet("Checkpoint_answer")
        card.cell(5, column_of(card, "Weight")).value = 9
        card.cell(6, column_of(card, "Owner")).value = "Bo"
        points.cell(6, column_of(points, "What it wants")).value = "Something easier"
        book.book["Summary"]["B11"].value = 4
        book.book["Evidence"]["A2"].value = "Another client"
        roadmap = book.sheet("Action_mark")
        for row in (5, 6):
            roadmap.cell(row, column_of(roadmap, "Wave")).value = "Some day"

    found, troubles = compare(change)
    assert found == ()
    follows = "follows from the answers and the rest that is filled in. What was written there is not taken."
    assert [own for own in troubles if not own.startswith("Roadmap")] == [
        "Scorecard D5: “Level” " + follows,
        "Scorecard I5: “Weight” belongs to the model. What was written there is not taken.",
        "Scorecard N6: “Owner” is changed in the program only. What was written there is not taken.",
        "Checkpoints E6: “What it wants” belongs to the model. What was written there is not taken.",
        "Summary B11: this sheet is only to be read. What was written there is not taken.",
        (
            "Evidence, row 2: something was changed, and this sheet is only to be read. Nothing of it is "
            "taken."
        ),
    ]
    assert [own[:12] for own in troubles if own.startswith("Roadmap")] == ["Roadmap A5: ", "Roadmap A6: "]


def column_of(sheet: Any, head: str) -> int:
    return [own.value for own in sheet[4]].index(head) + 1


def test_what_lacks_a_reason_or_lies_ahead_is_said_before_it_is_taken(compare: Compare) -> None:
    def change(book: Filled) -> None:
        book.put("Checkpoint_answer", "1.01-1a", "not applicable")
        book.put("Checkpoint_answer", "1.01-2a", "not applicable")
        book.put("Checkpoint_remark", "1.01-2a", "No such team")
        book.put("Score_set_level", "1.01", 2)
        book.put("Action_done_on", acts.actions(AUDIT)[0].id, date(2027, 12, 1))

    found, troubles = compare(change)
    assert troubles == []
    cautions = {(own.id, own.field.value): caution_words(own, DAY, WORDS) for own in found}
    assert {name for name, said in cautions.items() if not said} == {
        ("1.01-2a", "answer"), ("1.01-2a", "remark"),
    }  # fmt: skip
    assert cautions["1.01-1a", "answer"].startswith("No reason stands as its remark")
    assert cautions["1.01", "set_level"].startswith("No reason stands with the level")
    assert cautions["A-01", "action"] == (
        "It cannot have been done by then: 1 December 2027 is still to come."
    )


def test_much_that_was_written_over_is_told_in_one_line(compare: Compare) -> None:
    def change(book: Filled) -> None:
        sheet = book.sheet("Checkpoint_answer")
        for row in range(5, 12):
            sheet.cell(row, column_of(sheet, "What it wants")).value = f"Text {row}"
        levels = book.book["Levels"]
        for row in range(5, 11):
            levels.cell(row, 2).value = "9.99"

    found, troubles = compare(change)
    assert found == ()
    assert [own.partition(":")[0] for own in troubles] == ["Checkpoints E5 … E11", "Levels, rows 5 to 10"]


def test_rows_of_a_sheet_that_is_only_read_may_be_sorted_and_deleted(compare: Compare) -> None:
    def change(book: Filled) -> None:
        sheet = book.book["Definitions"]
        texts = [[cell.value for cell in row] for row in sheet.iter_rows()]
        constant = [place for place, row in enumerate(texts) if row[1] and not str(row[1]).startswith("=")]
        first, second = constant[-2:]
        for row, told in ((first, texts[second]), (second, texts[first])):
            for place, text in enumerate(told, start=1):
                sheet.cell(row + 1, place).value = text

    assert compare(change) == ((), [])


def test_columns_that_were_exchanged_by_copying_are_read_by_their_heads(compare: Compare) -> None:
    def exchange(book: Filled) -> None:
        change_everything(book)
        names = {own: book.where(own).column + 1 for own in ("Action_owner", "Action_gain")}
        sheet, (one, other) = book.sheet("Action_owner"), names.values()
        for row in range(4, 7):
            left, right = sheet.cell(row, one), sheet.cell(row, other)
            left.value, right.value = right.value, left.value

    moved, troubles = compare(exchange)
    plain, _none = compare(change_everything)
    assert (sorted(told(moved)), troubles) == (sorted(told(plain)), [])

    def copy_over(book: Filled) -> None:
        sheet, column = book.sheet("Action_owner"), book.where("Action_owner").column + 1
        sheet.cell(4, column).value = "Benefit in words"
        sheet.cell(5, column).value = "One answer from 12 teams"

    found, troubles = compare(copy_over)
    assert found == ()
    (line,) = troubles
    assert line.startswith(
        "Roadmap D4: the head says “Benefit in words”, which is another column, and “Owner”"
    )


def test_what_a_new_action_is_for_is_said_not_to_be_read(compare: Compare) -> None:
    def change(book: Filled) -> None:
        write_new(book, "Third")
        sheet = book.sheet("Action_title")
        sheet.cell(book.where("Action_title").last + 1, column_of(sheet, "Criteria")).value = "1.01 to 2"

    found, troubles = compare(change)
    assert [own.told for own in found] == ["Third"]
    (line,) = troubles
    assert line.startswith(
        "Roadmap Q7: which criteria and checkpoints the new action “Third” is for is not read"
    )


def test_rows_columns_and_sheets_that_are_gone_are_told(compare: Compare) -> None:
    def change(book: Filled) -> None:
        sheet = book.sheet("Checkpoint_mark")
        last = book.cells("Checkpoint_mark")[-1].row
        sheet.delete_rows(last)
        book.book.defined_names["Checkpoint_remark"].attr_text = "#REF!"
        del book.book[book.where("Score_mark").sheet]
        sheet.cell(last + 1, book.where("Checkpoint_answer").column + 1).value = "met"
        roadmap = book.sheet("Action_mark")
        roadmap.delete_rows(book.cells("Action_mark")[-1].row)

    found, troubles = compare(change)
    assert found == ()
    assert troubles == [
        "The sheet Scorecard is not in the workbook, or its hidden column is gone.",
        "Checkpoints: the column “Remark” is gone. Nothing of it is taken.",
        "Checkpoints, row 13: nobody can tell what “met” belongs to. Nothing of the row is taken.",
        "Checkpoints: the row of “1.03-1a” is gone; it stays as it is.",
        "Roadmap: the row of “A-02 Second” is gone; it stays as it is.",
    ]


def test_a_level_with_a_reason_too_long_for_a_cell_keeps_it(compare: Compare) -> None:
    found, troubles = compare(lambda book: book.put("Score_set_level", "1.03", 3))
    assert troubles == []
    assert told(found) == [("1.03", "set_level", "3", False)]
    assert after(AUDIT, found).get(SetLevel, "a1", "model", AGREED, "1.03") == SetLevel(
        "a1", "model", AGREED, "1.03", 3, LONG
    )


def test_workbooks_of_other_audits_editions_and_layouts_are_not_taken(
    sent: Path, compare: Compare, tmp_path: Path
) -> None:
    other = Audit("a2", AUDIT.tables)
    with pytest.raises(ScorecardFileError, match="is the scorecard of another audit"):
        read_scorecard(sent, other, FRAMEWORKS)

    def with_head(old: str, new: str) -> Path:
        def change(book: Filled) -> None:
            cell = book.book["_sent"]["A1"]
            assert old in cell.value
            cell.value = cell.value.replace(old, new)

        return fill_in(sent, tmp_path / "other.xlsx", change)

    for old, new, why in (
        ('"layout":3', '"layout":4', "newer version"),
        ('"layout":3', '"layout":2', "older version"),
        ('"tables":{', '"tables":[{', "hidden sheet was changed"),
        ("maturity-desktop", "something", "no scorecard"),
    ):
        with pytest.raises(ScorecardFileError, match=why):
            read_scorecard(with_head(old, new), AUDIT, FRAMEWORKS)
    moved = AUDIT.with_changes(put(AUDIT, FrameworkUse("a1", "model", "later")))
    found, troubles = compare(change_everything, moved)
    assert {own.field.value for own in found} == {"action"}
    assert troubles == [
        (
            "Model: the audit is by now carried out against another edition than the workbook. Nothing of "
            "its sheets is taken."
        )
    ]


def test_a_client_copy_has_nothing_of_reservations_and_comes_back(tmp_path: Path) -> None:
    path = export(tmp_path, audience=Audience.CLIENT)
    book = fill_in(path, tmp_path / "back.xlsx", lambda book: book.put("Score_note", "1.01", "Theirs"))
    returned = read_scorecard(book, AUDIT, FRAMEWORKS)
    found, troubles = differences_in(AUDIT, FRAMEWORKS, returned)
    assert (told(found), troubles) == ([("1.01", "note", "Theirs", False)], ())
    from zipfile import ZipFile

    with ZipFile(path) as parts:
        assert not any("Not sure" in parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def junk(random: Random, told: Any) -> Any:
    """A value of the same make with something of it changed, lost or of another kind."""
    if isinstance(told, dict) and told and random.random() < 0.8:
        name = random.choice(list(told))
        rest = {key: own for key, own in told.items() if key != name}
        return rest if random.random() < 0.2 else {**rest, name: junk(random, told[name])}
    if isinstance(told, list) and told and random.random() < 0.8:
        place = random.randrange(len(told))
        return [*told[:place], junk(random, told[place]), *told[place + 1 :]]
    return random.choice(
        [None, 3, -1, "", "x", "agreed", [], {}, ["a"], {"a": "b"}, 10**400, [[]], True, "_7"]
    )


def test_whatever_stands_on_the_hidden_sheet_is_refused_or_read(sent: Path) -> None:
    random, names, sheets = Random(7), defined_names(sent), read_sheets(sent)
    (hidden,) = (own for own in sheets if own.name == "_sent")
    head = json.loads(str(hidden.columns[0][0]).removeprefix(MARKER))
    refused = 0
    for _try in range(400):
        told = [list(column) for column in hidden.columns]
        if random.random() < 0.6:
            told[0][0] = MARKER + json.dumps(junk(random, head))
        row = random.randrange(1, hidden.height)
        told[2][row] = json.dumps(junk(random, json.loads(str(told[2][row] or "{}"))))
        changed = replace(hidden, columns=tuple(told))
        book = [changed if own is hidden else own for own in sheets]
        try:
            returned = read_back(book, names, lambda _sheet: (), AUDIT, FRAMEWORKS)
        except NoScorecard:
            refused += 1
            continue
        found, troubles = differences_in(AUDIT, FRAMEWORKS, returned)
        take(AUDIT, FRAMEWORKS, AGREED, found, DAY, "")
        assert all(trouble_words(own, WORDS) for own in troubles)
    assert 50 < refused < 350


def test_every_fault_has_words() -> None:
    from maturity_desktop.domain.return_faults import Trouble

    for fault in Fault:
        for row in (0, 3):
            assert "{" not in trouble_words(Trouble(fault, "Sheet", row, "B3", "name", "text"), WORDS)


def test_whatever_stands_in_cells_that_are_only_read_is_no_change_when_it_comes_back(tmp_path: Path) -> None:
    first = acts.actions(AUDIT)[0]
    made = [
        record
        for number, text in enumerate(HOSTILE)
        for record in (
            ActionNote("a1", first.id, f"n{number}", DAY, "Ana", text),
            Finding("a1", f"f{number}", number + 1, Grade.MINOR, text or "Untitled", condition=text),
        )
    ]
    now = AUDIT.with_changes(change for record in made for change in put(AUDIT, record))
    now = now.with_changes(put(now, replace(first, owner=HOSTILE[0])))
    path = export(tmp_path, now)
    for back in (path, fill_in(path, tmp_path / "saved.xlsx", lambda _book: None)):
        assert differences_in(now, FRAMEWORKS, read_scorecard(back, now, FRAMEWORKS)) == ((), ())
