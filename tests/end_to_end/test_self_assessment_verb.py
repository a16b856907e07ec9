"""`self-assessment` as a consultant or a script meets it."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from openpyxl import load_workbook

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import AGREED, Client, RatingSet
from maturity_desktop.domain.own_view import client_rating, said_by_client
from maturity_desktop.domain.team import SECOND
from maturity_desktop.reports.packs.self_assessment import ANSWER, FIRST_ROW, MARK
from maturity_desktop.storage.framework_files import shipped_frameworks
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, start_audit
from tests.end_to_end.command_line import printed, program
from tests.reports.filled_in import fill_in


def test_it_goes_out_for_some_criteria_and_comes_back_as_the_clients_rating(tmp_path: Path) -> None:
    library, path = tmp_path / "library", tmp_path / "self.xlsx"
    files = shipped_frameworks(frameworks_folder())
    file = next(own for own in files if own.framework.id.startswith("icmi"))
    criteria = file.framework.criteria[:2]
    new = NewAudit(
        Client("c", "Client"), (file,), date(2025, 12, 31), date(2026, 1, 12), "Ann Auditor", id="plan"
    )
    with closing(Library.open(library)) as kept:
        start_audit(kept, new, "Ann", lambda: datetime(2026, 1, 12, 8, tzinfo=UTC))
    at = ("--library", str(library))
    wanted = ",".join(own.id for own in criteria)
    made = program("self-assessment", "plan", "--xlsx", str(path), "--criteria", wanted, *at)
    assert str(path) in made.stdout
    book = load_workbook(path)
    sheet = book.worksheets[1]
    rows = [row for row in range(FIRST_ROW, sheet.max_row + 1) if sheet.cell(row, MARK).value]
    named = {str(sheet.cell(row, MARK).value) for row in rows}
    assert {file.framework.criterion_of_checkpoint[own].id for own in named} == {own.id for own in criteria}
    first = sheet.cell(rows[0], MARK).value
    sheet.cell(rows[0], ANSWER).value = "met"
    sheet.cell(rows[1], ANSWER).value = "perhaps"
    book.save(path)

    back = ("self-assessment", "plan", "--take", str(path), "--by", "Cleo", *at)
    told = printed(*back, "--dry-run", "--json")
    assert [(own["id"], own["told"], own["taken"]) for own in told["differences"]] == [(first, "met", False)]
    assert "“perhaps” is none of the answers" in program(*back).stdout
    with closing(Library.open(library)) as kept:
        audit = kept.load("plan")
    rating = client_rating(audit)
    assert rating is not None and rating.assessor == "Cleo"
    assert list(said_by_client(audit, file.framework.id, criteria[0])) == [first]
    assert {own.id for own in audit.all(RatingSet)} == {AGREED, rating.id}

    second = str(tmp_path / "second.xlsx")
    program("self-assessment", "plan", "--xlsx", second, "--second", "--by", "Bo Ode", *at)
    point = str(first)
    fill_in(Path(second), Path(second), lambda book: book.put("Checkpoint_answer", point, "met"))
    assert "Plan, Requests" in program("returned", second, "plan", *at, check=False).stderr
    program("self-assessment", "plan", "--take", second, *at)
    with closing(Library.open(library)) as kept:
        ratings = {own.kind: own.assessor for own in kept.load("plan").all(RatingSet)}
    assert ratings[SECOND] == "Bo Ode"

    for wrong in (
        ("self-assessment", "plan"),
        ("self-assessment", "plan", "--xlsx", second, "--second", "--criteria", criteria[0].id),
        ("self-assessment", "plan", "--xlsx", "x", "--criteria", "99"),
    ):
        assert program(*wrong, *at, check=False).returncode == 2
