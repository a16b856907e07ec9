"""Ten answers changed in the workbook, calculated by LibreOffice, taken back: the levels agree everywhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from maturity_desktop.domain.audit import AnswerValue, Audit
from maturity_desktop.domain.changes import answer
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.domain.scorecard_returns import Field, take
from maturity_desktop.reports.excel.terms import MARKS
from maturity_desktop.verbs.scorecard_returns import differences_in, read_scorecard
from tests.reports import audits
from tests.reports.excel.conftest import Written
from tests.reports.filled_in import Filled, fill_in

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CHANGES = 10


def ten_answers(results: Results) -> dict[str, AnswerValue]:
    """Answers other than those that are given, spread over the criteria."""
    points = [point.id for own in results.framework.criteria for point in own.checkpoints if not point.sign]
    chosen = points[:: len(points) // CHANGES][:CHANGES]
    given = {point: value for own in results.criteria for point, value in own.answers.items()}
    values = (AnswerValue.MET, AnswerValue.NOT_MET)
    return {point: values[given.get(point) is AnswerValue.MET] for point in chosen}


def changed(realistic: Written, to: Path) -> Path:
    terms = realistic.layout.terms

    def change(book: Filled) -> None:
        for point, value in ten_answers(realistic.results[0]).items():
            book.put("Checkpoint_answer", point, terms.answer(MARKS[value], sign=False))

    return fill_in(realistic.save(to), to / "changed.xlsx", change)


def taken_back(path: Path, results: Results) -> Results:
    frameworks = {results.framework.id: results.framework}
    returned = read_scorecard(path, results.audit, frameworks)
    found, troubles = differences_in(results.audit, frameworks, returned)
    assert troubles == ()
    assert [own.field for own in found] == [Field.ANSWER] * CHANGES
    changes = take(results.audit, frameworks, returned.rating_set, found, audits.MADE_ON, "")
    return evaluate(results.audit.with_changes(changes), results.framework)


def wanted(results: Results) -> Results:
    """The same answers given in the program."""
    audit: Audit = results.audit
    for point, value in ten_answers(results).items():
        audit = audit.with_changes(answer(audit, results.place, point, value))
    return evaluate(audit, results.framework)


def levels(results: Results) -> list[int | None]:
    return [own.level for own in results.criteria]


def test_ten_answers_come_back_with_the_levels_of_the_program(realistic: Written, tmp_path: Path) -> None:
    (results,) = realistic.results
    found = taken_back(changed(realistic, tmp_path), results)
    assert levels(found) == levels(wanted(results)) != levels(results)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice Calc is not installed")
def test_the_levels_are_those_that_libreoffice_calculates(realistic: Written, tmp_path: Path) -> None:
    from tools.check_office import recalculate

    (results,) = realistic.results
    path = changed(realistic, tmp_path)
    assert OFFICE is not None
    recalculate(OFFICE, tmp_path, [path])
    path = tmp_path / "recalculated" / path.name
    (part,) = realistic.layout.frameworks
    sheet = load_workbook(path, data_only=True)[part.scorecard.title]
    letter, first = part.scorecard.letter("level"), part.scorecard.first_row
    told = [sheet[f"{letter}{row}"].value for row in range(first, first + part.scorecard.count)]
    assert [level if level != "" else None for level in told] == levels(taken_back(path, results))
