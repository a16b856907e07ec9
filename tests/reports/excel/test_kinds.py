"""Every kind of model has its own columns and words in the workbook, and only those."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.audit import AnswerValue, TaskState
from maturity_desktop.domain.framework import Framework
from maturity_desktop.reports.excel import check_workbook
from maturity_desktop.reports.excel.layout import FrameworkLayout
from maturity_desktop.reports.excel.table import Table
from tests.reports import models
from tests.reports.excel.cases import answered_audit, shipped
from tests.reports.excel.conftest import Write, Written

MET, PARTLY, NOT_MET, NOT_APPLICABLE = AnswerValue
PROACTIVE = dict.fromkeys((f"S-2{letter}" for letter in "abcde"), MET)


def answered(written: Write, framework: Framework, answers: Mapping[str, AnswerValue]) -> Written:
    return written(*models.together((framework,), models.answered(framework, answers)))


def rows(made: Written, table: Table, *columns: str, figures: bool = True) -> list[tuple[Any, ...]]:
    """The values of these columns, row by row; with figures, formulas as a viewer shows them."""
    sheet = made.open(data_only=figures)[table.title]
    return [
        tuple(sheet[f"{table.letter(column)}{row}"].value for column in columns)
        for row in range(table.first_row, table.last_row + 1)
    ]


def texts(made: Written, title: str) -> list[str]:
    """Every text of a sheet, as a viewer shows it."""
    sheet = made.open(data_only=True)[title]
    return [cell.value for row in sheet for cell in row if isinstance(cell.value, str)]


def part_of(made: Written) -> FrameworkLayout:
    (part,) = made.layout.frameworks
    return part


def test_a_sign_is_answered_in_its_own_words_from_its_own_list(written: Write) -> None:
    made = answered(written, models.open_ended(), {"S-1a": MET, "S-1b": NOT_MET, "S-2a": PARTLY})
    table = part_of(made).checkpoints
    assert rows(made, table, "checkpoint", "answer", "applies")[:3] == [
        ("S-1a", "observed", "as a sign"),
        ("S-1b", "not observed", "as a sign"),
        ("S-2a", "partly met", "yes"),
    ]
    book = made.open()
    lists = {str(rule.sqref): rule.formula1 for rule in book[table.title].data_validations.dataValidation}
    letter, first = table.letter("answer"), table.first_row
    assert lists == {
        f"{letter}{first}:{letter}{first + 1}": "Sign_answers",
        f"{letter}{first + 2}:{letter}{first + 6}": "Answers",
    }
    assert "Sign_answers" in book.defined_names
    said = texts(made, part_of(made).definitions.title)
    for word in ("observed", "partly observed", "not observed", "does not apply"):
        assert word in said


@pytest.mark.parametrize(
    ("sign", "level", "low", "high", "status", "blocked", "next_level"),
    [
        (MET, 1, 1, 1, "In transition", 2, "met of level 2, Proactive, which a sign blocks"),
        (PARTLY, 1, 1, 1, "In transition", 2, "met of level 2, Proactive, which a sign blocks"),
        (NOT_MET, 2, 2, 2, None, None, "the highest level that applies is reached"),
        (NOT_APPLICABLE, 2, 2, 2, None, None, "the highest level that applies is reached"),
        (None, None, 1, 2, None, None, "met of level 2, Proactive"),
    ],
)
def test_a_sign_that_is_observed_blocks_and_one_unanswered_leaves_it_open(
    sign: AnswerValue | None,
    level: int | None,
    low: int,
    high: int,
    status: str | None,
    blocked: int | None,
    next_level: str,
    written: Write,
) -> None:
    answers = {**PROACTIVE, **({"S-1b": sign} if sign else {})}
    made = answered(written, models.open_ended(), answers)
    part = part_of(made)
    (found,) = rows(made, part.scorecard, "level", "low", "high", "status", "blocked")
    assert found == (level, low, high, status, blocked)
    assert next_level in texts(made, part.summary.title)


def test_the_formulas_of_a_blocked_level_look_at_the_answers_of_its_signs(written: Write) -> None:
    made = answered(written, models.open_ended(), PROACTIVE)
    part = part_of(made)
    table = part.checkpoints
    assert [key for (key,) in rows(made, table, "blocked_key")] == [None, 2, *[None] * 5]
    low, high = rows(made, part.levels, "blocked_low", "blocked_high", figures=False)[1]
    assert "not observed" in rows(made, part.levels, "blocked_low", figures=False)[1][0]
    assert "Checkpoint_blocks" in high
    assert "partly observed" in high
    assert low != high


def test_a_given_level_counts_for_nothing(written: Write) -> None:
    made = answered(written, models.matrix(), {"S1-2a": MET, "S1-2b": MET, "S1-3a": NOT_MET})
    part = part_of(made)
    assert rows(made, part.scorecard, "level", "low", "high")[0] == (2, 2, 2)
    assert rows(made, part.scorecard, "level", "low", "high")[1] == (None, 1, 4)
    scale = [made.open()[part.definitions.title][f"A{row}"].value for row in (10, 11, 12, 13)]
    assert scale == ["Levels of Matrix", 1, 2, 3]
    made = answered(written, models.open_ended(), {"S-1a": MET})
    assert rows(made, part_of(made).levels, "level", "applicable", "counts") == [(1, 0, 0), (2, 5, 1)]


def test_layers_have_levels_and_the_whole_has_none(written: Write) -> None:
    made = answered(written, models.layered(), {"P-2a": MET, "P-3a": MET, "P-4a": NOT_MET})
    part = part_of(made)
    summary = made.open(data_only=True)[part.summary.title]
    assert rows(made, part.summary, "domain", "level") == [("P Processes", 3)]
    whole = part.summary.last_row + 1
    assert summary[f"A{whole}"].value == "All layers"
    assert summary[f"{part.summary.letter('level')}{whole}"].value is None
    assert summary[f"{part.summary.letter('target')}{whole}"].value is None
    said = texts(made, part.summary.title)
    assert said.index("Named by the source, not described") < said.index("O Support offerings")
    assert "The source names this layer and says nothing more." in said
    assert "Level of the layer “Processes”" in said
    assert "of 5: Managed" in said
    assert not any("overall" in text.lower() for text in said)


def test_several_layers_are_counted_not_averaged(written: Write) -> None:
    matrix = models.matrix()
    layered = replace(matrix, scoring=replace(matrix.scoring, aggregate=False))
    made = answered(written, layered, {"S1-2a": MET, "S1-2b": MET, "S1-3a": NOT_MET})
    said = texts(made, part_of(made).summary.title)
    assert "1 of 2" in said
    assert "each layer has a level of its own; the whole has none" in said


def test_points_stand_beside_each_level_where_the_model_shows_them(written: Write) -> None:
    made = answered(written, models.staged(), {"C-1a": MET, "C-2a": MET, "C-2b": PARTLY})
    part = part_of(made)
    (points,) = rows(made, part.scorecard, "points_0", "points_1", "points_2", "points_3")
    assert points == (None, "1 of 1", "1.5 of 2", "0 of 1")
    said = texts(made, part.summary.title)
    assert said.index("Points of each level (this tool's own)") < said.index("1.5 of 2")
    assert not part_of(answered(written, models.matrix(), {})).scorecard.has("points_1")


def test_signs_count_among_the_points_but_not_towards_the_level(written: Write) -> None:
    model = models.open_ended()
    model = replace(model, scoring=replace(model.scoring, points=True))
    made = answered(written, model, {"S-1a": MET, "S-1b": PARTLY})
    part = part_of(made)
    assert rows(made, part.levels, "signs", "observed", "points", "points_of")[0] == (2, 1.5, 1.5, 2)
    (found,) = rows(made, part.scorecard, "low", "points_1", "points_2")
    assert found == (1, "1.5 of 2", "0 of 5")


def test_themes_marks_and_blocks_have_columns_where_the_model_has_them(
    written: Write, realistic: Written
) -> None:
    layered = answered(written, models.layered(), {})
    assert [theme for (theme,) in rows(layered, part_of(layered).checkpoints, "theme")] == [
        "Escalation", "Escalation", "Hours", None, None, None,
    ]  # fmt: skip
    staged = answered(written, models.staged(), {})
    assert [added for (added,) in rows(staged, part_of(staged).checkpoints, "added")] == [
        None, None, None, "yes",
    ]  # fmt: skip
    blocking = part_of(answered(written, models.open_ended(), {})).checkpoints
    assert blocking.has("blocks")
    assert blocking.has("blocked_key")
    (standard,) = realistic.layout.frameworks
    for column in ("theme", "added", "blocks", "blocked_key"):
        assert not standard.checkpoints.has(column)
    assert not standard.scorecard.has("status")


def test_an_open_end_and_a_status_are_explained(written: Write) -> None:
    made = answered(written, models.open_ended(), {})
    said = texts(made, part_of(made).definitions.title)
    assert said.index("Stages above the scale, named and not described") < said.index("Strategic")
    assert "The source names this stage and does not describe it." in said
    assert said.index("Status beside a level") < said.index("In transition")
    cells = made.open().defined_names["Status_1"].attr_text
    title, place = cells.replace("$", "").split("!")
    assert made.open()[title.strip("'")][place].value == "In transition"


def test_a_programme_that_was_followed_has_a_sheet_to_fill_in(written: Write) -> None:
    done = TaskState("a1", "staged", "begin-1", date(2025, 11, 3), "Taken with the manager.")
    made = written(*models.together((models.staged(),), [done]))
    table = part_of(made).programme
    assert table is not None
    found = rows(made, table, "task", "done_on", "note", "added")
    assert [task for task, *_rest in found] == ["begin-1", "begin-2", "plan-1"]
    assert found[0][1].date() == date(2025, 11, 3)
    assert found[0][2] == "Taken with the manager."
    assert found[1] == ("begin-2", None, None, "yes")
    sheet = made.open()[table.title]
    (rule,) = sheet.data_validations.dataValidation
    assert rule.type == "date"
    assert not sheet[f"{table.letter('note')}{table.last_row}"].protection.locked
    assert sheet[f"{table.letter('what')}{table.last_row}"].protection.locked
    assert part_of(answered(written, models.staged(), {})).programme is None


def test_bars_alone_are_drawn_for_one_domain_and_begin_at_the_floor(written: Write) -> None:
    made = answered(written, models.open_ended(), PROACTIVE)
    parts = zipfile.ZipFile(io.BytesIO(made.data))
    (chart,) = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/charts/")]
    assert "barChart" in chart
    assert '<c:min val="1"' in chart or '<min val="1"' in chart


@pytest.mark.parametrize("framework", [model().id for model in models.EVERY_KIND])
def test_a_workbook_of_every_kind_passes_its_check(framework: str, written: Write, tmp_path: Path) -> None:
    (model,) = (make() for make in models.EVERY_KIND if make().id == framework)
    made = answered(written, model, {})
    check_workbook(made.save(tmp_path), made.content)


@pytest.mark.parametrize("place", range(len(shipped())))
def test_a_workbook_of_every_shipped_model_passes_its_check(
    place: int, written: Write, tmp_path: Path
) -> None:
    made = written(*answered_audit(shipped()[place : place + 1], 1))
    check_workbook(made.save(tmp_path), made.content)
