"""Libraries of every schema open, and a new one is what the records and the steps say."""

import shutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from sqlite3 import Connection
from typing import Any, get_args, get_type_hints

import pytest

from maturity_desktop.domain.audit import RECORD_TYPES, Answer, Change, Evidence, Note, TaskState
from maturity_desktop.domain.figure_records import (
    MeasureReading,
    MeasureSeries,
    MeasureSettings,
    OpeningTime,
    SupportingData,
    Survey,
    SurveyQuestion,
)
from maturity_desktop.domain.improvement_records import IMPROVEMENT_RECORDS
from maturity_desktop.domain.plan_records import PLAN_RECORDS
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.report_records import REPORT_RECORDS
from maturity_desktop.storage import migrations
from maturity_desktop.storage.engine import connect
from maturity_desktop.storage.library import FrameworkSummary, Library
from maturity_desktop.storage.migrations import APPLICATION, SCHEMA, STEPS, migrate
from maturity_desktop.storage.records import table_name, table_of
from maturity_desktop.storage.triggers import trigger_statements
from tests.storage.small import FIGURES, TABLE, answer, framework_file, note, one_of_each, put

SINCE_SCHEMA_6 = REPORT_RECORDS
SINCE_SCHEMA_5 = (*IMPROVEMENT_RECORDS, *SINCE_SCHEMA_6)
SINCE_SCHEMA_4 = (*PLAN_RECORDS, *SINCE_SCHEMA_5)
SINCE_SCHEMA_3 = (MeasureSettings, SupportingData, Survey, SurveyQuestion, *SINCE_SCHEMA_4)
SINCE_SCHEMA_2 = (TaskState, MeasureSeries, MeasureReading, OpeningTime, *SINCE_SCHEMA_3)
KEPT = sorted((Path(__file__).parents[1] / "data").glob("library-v*"))


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    """The library of schema 1, as it was committed."""
    shutil.copytree(KEPT[0], tmp_path / "kept")
    library = Library.open(tmp_path / "kept")
    yield library
    library.close()


def test_there_is_a_kept_library_for_every_schema() -> None:
    assert [folder.name for folder in KEPT] == [f"library-v{number}" for number in range(1, SCHEMA + 1)]
    assert len(STEPS) == SCHEMA


@pytest.mark.parametrize("folder", KEPT, ids=lambda folder: folder.name)
def test_every_kept_library_opens_and_is_sound(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "kept")
    library = Library.open(tmp_path / "kept")
    assert library.verify() == ()
    before = library.load("a1")
    library.commit([put(note("Goes on", "9.99"))], {})
    assert library.load("a1") == before.with_changes([Change(None, note("Goes on", "9.99"))])
    assert library.verify() == ()
    library.close()


@pytest.mark.parametrize(
    ("place", "lacks"),
    [(1, SINCE_SCHEMA_3), (2, SINCE_SCHEMA_4), (3, SINCE_SCHEMA_5), (4, SINCE_SCHEMA_6), (5, ())],
    ids=["2", "3", "4", "5", "6"],
)
def test_a_kept_library_holds_a_record_of_every_kind(place: int, lacks: Any, tmp_path: Path) -> None:
    shutil.copytree(KEPT[place], tmp_path / "kept")
    library = Library.open(tmp_path / "kept")
    audit = library.load("a1")
    for record in one_of_each():
        if not isinstance(record, Note):
            expected = None if isinstance(record, lacks) else record
            assert audit.get(type(record), *record.key) == expected
    for data in audit.all(SupportingData):
        assert library.table(data.rows) == TABLE
    (series,) = audit.all(MeasureSeries)
    assert library.figures(series.figures) == FIGURES
    library.close()


def test_the_library_of_schema_1_holds_what_was_put_in(kept: Library) -> None:
    audit = kept.load("a1")
    for record in one_of_each():
        if not isinstance(record, (Note, *SINCE_SCHEMA_2)):
            assert audit.get(type(record), *record.key) == record
    assert audit.get(Note, *note("").key) == note("Planning is by habit, not by plan")
    odd = note("Lone \ud800, null \x00, escape \x1a, emoji 😀, عربي", "1.02")
    assert audit.get(Note, *odd.key) == odd
    assert audit.get(Answer, *answer("1.02-1a").key) is None
    (summary,) = kept.audits()
    sha256 = framework_file().sha256
    assert summary.frameworks == (FrameworkSummary("small", "Small", sha256, 1.0, 1, 2, True),)
    assert kept.framework(sha256) == framework_file().framework
    item = audit.get(Evidence, "c1", "e2")
    assert item is not None
    with kept.evidence.open("c1", item.sha256) as reader:
        assert reader.read() == b"Forecast against actual\n"
    assert [hit.criterion for hit in kept.search("habit plan")] == ["1.01"]
    spells = [entry.edit for entry in kept.journal("a1")][-6:]
    assert spells == ["attach", "attach", "odd", "typing", "answer", "undo"]


# --- a new library


def schema_of(connection: Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall())


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=table_name)
def test_the_tables_have_the_columns_of_the_records(raw: Connection, kind: type[Record]) -> None:
    """Who adds a field adds a step: until then this fails."""
    table, hints = table_of(kind), get_type_hints(kind)
    rows = raw.execute(f"PRAGMA table_xinfo({table.name})").fetchall()
    found = {name: (type_, not not_null, key) for _, name, type_, not_null, _, key, _ in rows}
    assert list(found) == [field.name for field in fields(kind)]
    for column in table.columns:
        key = kind.KEY.index(column.name) + 1 if column.name in kind.KEY else 0
        assert found[column.name] == (column.type, type(None) in get_args(hints[column.name]), key)
    made = schema_of(raw)[table.name]
    assert "STRICT" in made


def test_the_triggers_are_those_of_the_records(raw: Connection) -> None:
    there = dict(raw.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))
    assert there == trigger_statements()
    assert len(there) > 5 * len(RECORD_TYPES)


def test_a_library_knows_its_schema_and_whose_it_is(raw: Connection) -> None:
    assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    steps = raw.execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall()
    assert steps == [(step.__name__,) for step in STEPS]


@pytest.mark.parametrize("folder", KEPT, ids=lambda folder: folder.name)
def test_a_kept_library_and_a_new_one_have_one_schema(folder: Path, tmp_path: Path, raw: Connection) -> None:
    """The newest was made by the steps as they were when they were released."""
    shutil.copytree(folder, tmp_path / "kept")
    Library.open(tmp_path / "kept").close()
    connection = connect(tmp_path / "kept" / "library.sqlite")
    assert schema_of(connection) == schema_of(raw)
    connection.close()


@pytest.mark.parametrize("failing", ["step", "triggers"])
def test_a_step_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*arguments: object) -> None:
        raise RuntimeError("the power is gone")

    if failing == "step":
        monkeypatch.setattr(migrations, "STEPS", (*STEPS, fail))
        fail.__name__ = "step_0"
    else:
        monkeypatch.setattr(migrations, "renew_triggers", fail)
    connection = connect(tmp_path / "library.sqlite", create=True)
    with pytest.raises(RuntimeError, match="power"):
        migrate(connection)
    assert schema_of(connection) == {}
    assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    monkeypatch.undo()
    migrate(connection)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    connection.close()


def test_a_later_step_is_taken_once_and_renews_the_triggers(
    kept: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How the next schema will go: its step, the triggers, the number, in one transaction."""
    kept.close()
    taken: list[str] = []

    def step_to_come(db: object) -> None:
        taken.append("step_to_come")

    monkeypatch.setattr(migrations, "STEPS", (*STEPS, step_to_come))
    monkeypatch.setattr(migrations, "SCHEMA", SCHEMA + 1)
    connection = connect(kept.folder / "library.sqlite")
    connection.execute("DROP TRIGGER answer_journal_update")
    migrate(connection)
    migrate(connection)
    assert taken == ["step_to_come"]
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA + 1,)
    assert "answer_journal_update" in schema_of(connection)
    connection.close()
    monkeypatch.undo()
