"""Lists of actions go out as workbook and .csv, and come back with differences line by line."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import openpyxl
import pytest

from maturity_desktop.domain import action_returns as returns
from maturity_desktop.domain import actions as acts
from maturity_desktop.domain.action_returns import Fault, Field
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.cell_values import day_in
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.improvement_records import ActionNote, ActionState
from maturity_desktop.domain.results import evaluate
from maturity_desktop.gui.roadmap.returned_actions import review_of
from maturity_desktop.verbs import actions as verbs
from tests.domain.test_actions import MODEL, TODAY, drafted, rated

WORDS = NullTranslations()
FORMULA = "=cmd|' /C calc'!A0"


def planned() -> Audit:
    """Drafts, the first of them with everything that a list tells."""
    now = drafted(rated())
    first = replace(
        acts.actions(now)[0],
        title=FORMULA, what="One line\nand another; with, marks", owner="@planning", state=ActionState.AGREED,
        wave="quick", due_on=date(2026, 6, 30), cost=1200, benefit=40000, gain="'quoted",
    )  # fmt: skip
    return now.with_changes(put(now, first))


def written(now: Audit, path: Path) -> Path:
    """The list of the audit as it is, as the file's ending says."""
    told = verbs.list_of(now, [evaluate(now, MODEL)], verbs.waves_at_hand(), TODAY, WORDS)
    write = verbs.export_action_csv if path.suffix == ".csv" else verbs.export_action_workbook
    write(told, path)
    return path


def changed(path: Path, change: Callable[[list[list[str]]], object]) -> Path:
    """The .csv after somebody changed its rows."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    change(rows)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def column(rows: list[list[str]], head: str) -> int:
    return rows[0].index(head)


@pytest.fixture(params=["actions.xlsx", "actions.csv"])
def out(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / str(request.param)


def test_a_list_that_comes_back_untouched_says_nothing_new(out: Path) -> None:
    now = planned()
    rows = verbs.read_actions(written(now, out), now)
    assert len(rows) == len(acts.actions(now))
    assert returns.differences(now, rows) == ((), ())


def test_no_cell_of_a_csv_is_a_formula(tmp_path: Path) -> None:
    with written(planned(), tmp_path / "actions.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "-", "@")]
    assert "'" + FORMULA in cells


def test_texts_of_the_workbook_are_texts_and_its_marks_are_out_of_sight(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(planned(), tmp_path / "actions.xlsx"))
    sheet = book.worksheets[0]
    assert sheet["B5"].value == FORMULA
    assert sheet["B5"].data_type == "s"
    assert sheet.column_dimensions["P"].hidden
    assert sheet["H5"].value.date() == date(2026, 6, 30)


def test_what_was_changed_in_the_workbook_is_told_by_row_and_taken_as_one_edit(tmp_path: Path) -> None:
    now = planned()
    path = written(now, tmp_path / "actions.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["E6"], sheet["H6"], sheet["J6"], sheet["M6"] = "done", date(2026, 7, 1), 500, "Half of it stands"
    sheet["F6"] = "Priorities"
    sheet["B11"], sheet["D11"] = "A new one", "Planning"
    book.save(path)
    found, faults = returns.differences(now, verbs.read_actions(path, now))
    assert faults == ()
    assert {(own.place, own.field, own.told) for own in found} == {
        (6, Field.STATE, "done"),
        (6, Field.DUE_ON, "2026-07-01"),
        (6, Field.COST, "500"),
        (6, Field.WAVE, "priorities"),
        (6, Field.NOTE, "Half of it stands"),
        (11, Field.TITLE, "A new one"),
    }
    after = now.with_changes(returns.take(now, found, TODAY, "Ana Lind"))
    second, new = acts.actions(after)[1], acts.actions(after)[-1]
    assert (second.state, second.done_on, second.cost, second.wave) == (
        ActionState.DONE, TODAY, 500, "priorities",
    )  # fmt: skip
    assert [note.text for note in after.all(ActionNote)] == ["Half of it stands"]
    assert (new.title, new.owner) == ("A new one", "Planning")


def test_columns_may_be_moved_and_others_added(tmp_path: Path) -> None:
    now = planned()

    def move(rows: list[list[str]]) -> None:
        place = column(rows, "Owner")
        for row in rows:
            row.insert(0, row.pop(place))
            row.insert(3, "own")
        rows[2][0] = "Finance"

    found, faults = returns.differences(
        now, verbs.read_actions(changed(written(now, tmp_path / "a.csv"), move), now)
    )
    assert [(own.field, own.told) for own in found] == [(Field.OWNER, "Finance")]
    assert faults == ()


def test_a_change_on_both_sides_is_a_conflict_and_the_same_change_is_none(tmp_path: Path) -> None:
    now = planned()

    def write(rows: list[list[str]]) -> None:
        rows[1][column(rows, "Owner")] = "Finance"
        rows[2][column(rows, "Owner")] = "Quality"
        rows[3][column(rows, "Owner")] = "Training"

    path = changed(written(now, tmp_path / "a.csv"), write)
    one, two, _three, *_rest = acts.actions(now)
    now = now.with_changes(put(now, replace(one, owner="Sales")))
    now = now.with_changes(put(now, replace(two, owner="Quality")))
    found, _faults = returns.differences(now, verbs.read_actions(path, now))
    assert [(own.told, own.now, own.conflict) for own in found] == [
        ("Finance", "Sales", True),
        ("Training", "", False),
    ]


def test_what_a_list_does_not_take_is_told(out: Path) -> None:
    """Other checkpoints are not taken; a number that was never sent and a day to come wait for a tick."""
    now = planned()
    path = written(now, out)
    if path.suffix == ".csv":

        def edit(rows: list[list[str]]) -> None:
            rows[2][column(rows, "Closes")] = "9.99-1a"
            rows[3][column(rows, "Done on")] = "2030-01-01"
            rows.append(["A-99", "From nowhere"] + [""] * (len(rows[0]) - 2))
            rows[-1][column(rows, "Closes")] = "1.01-1a"

        changed(path, edit)
    else:
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        sheet["N6"], sheet["I7"] = "9.99", date(2030, 1, 1)
        row = sheet.max_row + 1
        sheet[f"A{row}"], sheet[f"B{row}"], sheet[f"O{row}"] = "A-99", "From nowhere", "1.01-1a"
        book.save(path)
    found, faults = returns.differences(now, verbs.read_actions(path, now))
    changed_to = "9.99-1a" if path.suffix == ".csv" else "9.99"
    assert [(own.fault, own.text) for own in faults] == [(Fault.CLOSES, changed_to), (Fault.NEW_CLOSES, "")]
    review = review_of("a", found, faults, {}, TODAY)
    assert "is for is not read from a list" in review.notes[1]
    told = [(row.told, row.is_ticked_first, bool(row.why)) for row in review.rows]
    assert told == [("1 Jan 2030", False, True), ("From nowhere", False, True)]
    assert "“A-99” is no action" in review.rows[1].why


def test_every_bad_line_is_told_and_harms_no_other(tmp_path: Path) -> None:
    now = planned()

    def spoil(rows: list[list[str]]) -> None:
        rows[1][column(rows, "Due on")] = "soon"
        rows[1][column(rows, "Cost")] = "a lot"
        rows[2][column(rows, "State")] = "nearly"
        rows[2][column(rows, "Wave")] = "some day"
        rows[3][column(rows, "Action")] = " "
        rows[4][-1] = "{"
        rows.append([*rows[5]])
        rows[5][column(rows, "Owner")] = "Finance"

    path = changed(written(now, tmp_path / "a.csv"), spoil)
    found, faults = returns.differences(now, verbs.read_actions(path, now))
    assert [(own.place, own.fault) for own in faults] == [
        (2, Fault.ODD_DAY),
        (2, Fault.ODD_NUMBER),
        (3, Fault.ODD_STATE),
        (3, Fault.ODD_WAVE),
        (4, Fault.NO_TITLE),
        (5, Fault.UNKNOWN),
        (8, Fault.TWICE),
        (0, Fault.MISSING),
    ]
    assert [(own.place, own.told) for own in found] == [(6, "Finance")]


def test_actions_whose_rows_are_missing_are_told_and_stay(tmp_path: Path) -> None:
    now = planned()
    path = changed(written(now, tmp_path / "a.csv"), lambda rows: rows.pop(2))
    found, faults = returns.differences(now, verbs.read_actions(path, now))
    second = acts.actions(now)[1]
    assert found == ()
    assert [(own.fault, own.title, own.text) for own in faults] == [
        (Fault.MISSING, second.title, second.label)
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15/07/2026", date(2026, 7, 15)),
        ("07/15/2026", date(2026, 7, 15)),
        ("07/07/2026", date(2026, 7, 7)),
        ("05/07/2026", None),
        ("32/07/2026", None),
    ],
)
def test_a_day_is_read_where_it_can_mean_one_only(text: str, day: date | None) -> None:
    assert day_in(text) == day


def test_a_formula_without_a_value_is_told_and_empties_nothing(tmp_path: Path) -> None:
    now = planned()
    path = written(now, tmp_path / "actions.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for column in "BCDEFGHIJKLM":
        sheet[f"{column}5"] = "=Z1"
    sheet["J6"] = "=500*2"
    book.create_sheet("Their own", 0)
    book.save(path)
    found, faults = returns.differences(now, verbs.read_actions(path, now))
    assert found == ()
    assert {(own.place, own.fault) for own in faults} == {(5, Fault.NO_VALUE), (6, Fault.NO_VALUE)}
    assert [own.text for own in faults if own.place == 5] == [f"{column}5" for column in "BCDEFGHIJKLM"]
    assert [own.text for own in faults if own.place == 6] == ["J6"]


def test_an_empty_cell_takes_a_cost_away(tmp_path: Path) -> None:
    now = planned()
    path = written(now, tmp_path / "actions.xlsx")
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["J5"] = None
    book.save(path)
    found, faults = returns.differences(now, verbs.read_actions(path, now))
    assert [(own.field, own.told, own.now) for own in found] == [(Field.COST, "", "1200")]
    assert faults == ()


def test_a_row_of_an_action_that_is_gone_is_told(tmp_path: Path) -> None:
    now = planned()
    path = written(now, tmp_path / "a.csv")
    now = now.with_changes(acts.remove(now, acts.actions(now)[0]))
    _found, faults = returns.differences(now, verbs.read_actions(path, now))
    assert [own.fault for own in faults] == [Fault.GONE]


def test_a_list_of_another_audit_and_another_file_are_refused(tmp_path: Path) -> None:
    now = planned()
    path = written(now, tmp_path / "a.csv")
    with pytest.raises(verbs.ActionFileError, match="another audit"):
        verbs.read_actions(path, Audit("a2", now.tables))
    other = tmp_path / "b.csv"
    other.write_text("Day,Contacts\n2026-01-01,5\n", encoding="utf-8")
    with pytest.raises(verbs.ActionFileError, match=r"b\.csv is no list"):
        verbs.read_actions(other, now)


def test_the_firms_own_waves_take_the_place_of_the_shipped_ones(tmp_path: Path) -> None:
    folder = tmp_path / "frameworks"
    folder.mkdir()
    own = folder / "roadmap.yaml"
    own.write_text(
        "schema: 1\nmost_in_wave: 3\nwaves:\n  - {id: all, title: All, from_month: 0, to_month: 9}\n",
        encoding="utf-8",
    )
    assert [wave.id for wave in verbs.waves_at_hand(tmp_path).waves] == ["all"]
    own.write_text("schema: 2\n", encoding="utf-8")
    plan, faults = verbs.waves_and_faults(tmp_path)
    assert len(plan.waves) == 4
    assert len(faults) == 1


def test_a_new_row_that_was_taken_before_waits_for_a_tick(tmp_path: Path) -> None:
    now = planned()
    path = written(now, tmp_path / "actions.xlsx")
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["B11"] = "A new one"
    book.save(path)
    found, _faults = returns.differences(now, verbs.read_actions(path, now))
    now = now.with_changes(returns.take(now, found, TODAY, "Ana"))
    found, faults = returns.differences(now, verbs.read_actions(path, now))
    new = acts.actions(now)[-1]
    (row,) = review_of("a", found, faults, {}, TODAY).rows
    assert (row.now, row.is_ticked_first) == (f"{new.label} A new one", False)
    assert row.why == f"It is here already: {new.label} “A new one”. Tick it to make another one."
