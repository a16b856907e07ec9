"""No statement changes a record past the journal, and none rewrites the journal itself."""

from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection
from tempfile import TemporaryDirectory

import pytest

from maturity_desktop.domain.audit import AnswerValue, Change
from maturity_desktop.storage.engine import connect, driver, writing
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.records import tables
from tests.storage.small import (
    answer,
    edit,
    keep_what_is_referred_to,
    one_of_each,
    put,
    renew_figures,
    start,
)

ANSWER = "('a1', 'small', 'agreed', '1.01-2a', 'met', '')"
TAKEN = "('a1', 'small', 'agreed', '1.01-1a', 'partly', '')"


def state(connection: Connection) -> list[list[tuple[object, ...]]]:
    names = [table.name for table in tables()] + ["journal", "edit", "framework_edition", "current_edit"]
    return [connection.execute(f"SELECT * FROM {name}").fetchall() for name in names]


@pytest.fixture
def full(library: Library) -> Library:
    start(library, *one_of_each()[4:])
    return library


MOVED_EVIDENCE = (
    "INSERT OR REPLACE INTO evidence SELECT 'c2', id, number, title, kind, dated, added_on, added_by, source,"
    " text, confidential, file_name, media_type, size, sha256 FROM evidence"
)
FORGED_EDITION = "SELECT sha256, framework, 'x', edition, x'00', wording FROM framework_edition"
MOVED_EDITION = (
    "REPLACE INTO framework_edition (rowid, sha256, framework, title, edition, source, wording)"
    " SELECT rowid, 'x', framework, title, edition, source, wording FROM framework_edition"
)
MOVED_EDIT = (
    "REPLACE INTO edit (rowid, id, spell, audit, label, author, device, began_at, ended_at, based_on)"
    " SELECT rowid, 'x', spell, audit, label, author, device, began_at, ended_at, based_on FROM edit"
)
PAST_THE_JOURNAL = [
    f"INSERT INTO answer VALUES {ANSWER}",
    *(
        f"INSERT OR {policy} INTO answer VALUES {row}"
        for policy in ("IGNORE", "REPLACE", "FAIL", "ABORT", "ROLLBACK")
        for row in (ANSWER, TAKEN)
    ),
    f"REPLACE INTO answer VALUES {TAKEN}",
    f"INSERT INTO answer VALUES {TAKEN} ON CONFLICT DO UPDATE SET value = excluded.value",
    f"INSERT INTO answer VALUES {TAKEN} ON CONFLICT DO NOTHING",
    MOVED_EVIDENCE,
    "UPDATE OR REPLACE answer SET checkpoint = '1.01-1b'",
    *(f"UPDATE OR {policy} answer SET remark = 'x'" for policy in ("IGNORE", "REPLACE", "FAIL", "ROLLBACK")),
    *(f"DELETE FROM {table.name}" for table in tables()),
    *(f"UPDATE {table.name} SET {(table.values or table.names)[0]} = 0" for table in tables()),
    "INSERT INTO answer SELECT audit, framework, rating_set, checkpoint || 'x', value, remark FROM answer",
    "WITH gone AS (SELECT 1) DELETE FROM note WHERE 1 IN gone",
]
REWRITING_IT = [
    "UPDATE journal SET new = NULL",
    "UPDATE OR IGNORE journal SET new = NULL",
    "UPDATE journal SET old = '{}'",
    "UPDATE journal SET edit = 'x'",
    "DELETE FROM journal",
    "DELETE FROM journal WHERE revision = 1",
    "REPLACE INTO journal SELECT * FROM journal",
    "INSERT OR REPLACE INTO journal (edit, record, key, new) SELECT edit, record, key, '{}' FROM journal",
    "INSERT OR IGNORE INTO journal (edit, record, key) SELECT id, 'note', '[]' FROM edit",
    "INSERT OR IGNORE INTO journal (edit, record, key) VALUES (NULL, 'note', '[]')",
    "UPDATE edit SET author = 'Somebody else'",
    "UPDATE edit SET began_at = '2020-01-01'",
    "DELETE FROM edit",
    "REPLACE INTO edit SELECT id, spell, audit, label, 'x', device, began_at, ended_at, based_on FROM edit",
    "UPDATE framework_edition SET source = x'00'",
    "DELETE FROM framework_edition",
    f"REPLACE INTO framework_edition {FORGED_EDITION}",
    f"INSERT OR IGNORE INTO framework_edition {FORGED_EDITION}",
    MOVED_EDITION,
    "UPDATE edit SET label = 'x'",
    "UPDATE OR IGNORE edit SET ended_at = '2020-01-01'",
    "UPDATE edit SET rowid = rowid + 10",
    MOVED_EDIT,
    *(
        f"{start} INTO current_edit SELECT 1, id FROM edit ORDER BY rowid LIMIT 1"
        for start in ("INSERT", "REPLACE", "INSERT OR IGNORE")
    ),
    "INSERT INTO current_edit VALUES (1, 'an edit to come')",
]


@pytest.fixture(scope="module")
def guarded() -> Iterator[tuple[Library, Connection]]:
    """One library for all statements: none of them changes it, and it is sound after them all."""
    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder))
        start(library, *one_of_each()[4:])
        library.commit([put(answer("1.01-1b"))], {})
        renew_figures(library)
        raw = connect(Path(folder) / "library.sqlite")
        yield library, raw
        assert library.verify() == ()
        raw.close()
        library.close()


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.parametrize("statement", PAST_THE_JOURNAL + REWRITING_IT)
def test_raw_statements_change_nothing(
    guarded: tuple[Library, Connection], statement: str, recursive: str
) -> None:
    _library, raw = guarded
    raw.execute(f"PRAGMA recursive_triggers = {recursive}")
    before = state(raw)
    with pytest.raises(driver().IntegrityError):
        raw.execute(statement)
    assert state(raw) == before


@pytest.mark.parametrize(
    "statement",
    [
        f"INSERT OR IGNORE INTO answer VALUES {ANSWER}",
        f"INSERT OR REPLACE INTO answer VALUES {TAKEN}",
        "UPDATE OR IGNORE answer SET remark = 'x'",
        "DELETE FROM note",
    ],
)
def test_the_control_without_triggers_is_changed_and_the_check_sees_it(
    full: Library, raw: Connection, statement: str
) -> None:
    for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    before = state(raw)
    raw.execute(statement)
    assert state(raw) != before
    assert any("not as the journal has it" in problem for problem in full.verify())


def test_even_within_an_edit_the_journal_of_others_stays(full: Library, raw: Connection) -> None:
    first = "SELECT edit FROM journal ORDER BY revision LIMIT 1"
    full.commit([put(answer("1.01-2a"))], {})
    with writing(raw):
        raw.execute("INSERT INTO current_edit SELECT 1, id FROM edit ORDER BY rowid DESC LIMIT 1")
        for statement in (
            f"UPDATE journal SET new = NULL WHERE edit = ({first})",
            f"DELETE FROM journal WHERE edit = ({first})",
            "DELETE FROM journal WHERE edit = (SELECT edit FROM current_edit)",
            f"INSERT INTO journal (edit, record, key) VALUES (({first}), 'note', '[]')",
            "UPDATE journal SET old = '{}' WHERE edit = (SELECT edit FROM current_edit)",
        ):
            with pytest.raises(driver().IntegrityError):
                raw.execute(statement)
        raw.execute("DELETE FROM current_edit")
    assert full.verify() == ()


def test_an_edit_that_is_over_does_not_become_current_in_the_place_of_another(
    full: Library, raw: Connection
) -> None:
    full.commit([put(answer("1.01-2a"))], {})
    with writing(raw):
        raw.execute("INSERT INTO current_edit SELECT 1, id FROM edit ORDER BY rowid DESC LIMIT 1")
        for statement in (
            "UPDATE current_edit SET edit = (SELECT id FROM edit ORDER BY rowid LIMIT 1)",
            "UPDATE OR IGNORE current_edit SET edit = (SELECT id FROM edit ORDER BY rowid LIMIT 1)",
            "REPLACE INTO current_edit SELECT 1, id FROM edit ORDER BY rowid LIMIT 1",
            "UPDATE edit SET label = 'x' WHERE id <> (SELECT edit FROM current_edit)",
            "UPDATE edit SET author = 'x' WHERE id = (SELECT edit FROM current_edit)",
        ):
            with pytest.raises(driver().IntegrityError):
                raw.execute(statement)
        raw.execute("UPDATE edit SET label = 'answer' WHERE id = (SELECT edit FROM current_edit)")
        raw.execute("DELETE FROM current_edit")
    assert full.journal("a1")[-1].label == "answer"
    assert full.verify() == ()


def test_an_edition_that_no_audit_uses_may_go(library: Library, raw: Connection) -> None:
    keep_what_is_referred_to(library)
    raw.execute("DELETE FROM framework_edition")
    assert raw.execute("SELECT count(*) FROM framework_edition").fetchone() == (0,)


def test_what_is_typed_and_cleared_in_one_spell_is_no_change(full: Library) -> None:
    typed = answer("1.01-2a", None, "a thought")
    full.commit([put(typed, spell="typing"), edit(Change(typed, None), spell="typing")], {})
    entry = full.journal("a1")[-1]
    assert (entry.old, entry.new, entry.change) == (None, None, None)


def test_a_raw_change_under_an_edit_is_journalled(full: Library, raw: Connection) -> None:
    """The other way round: what does get through stands in the journal, whichever code ran it."""
    full.commit([put(answer("1.01-2a"))], {})
    with writing(raw):
        raw.execute("INSERT INTO current_edit SELECT 1, id FROM edit ORDER BY rowid DESC LIMIT 1")
        raw.execute("UPDATE OR REPLACE answer SET value = 'partly' WHERE checkpoint = '1.01-2a'")
        raw.execute("UPDATE OR IGNORE answer SET remark = 'x' WHERE checkpoint = '1.01-2a'")
        raw.execute("DELETE FROM note")
        raw.execute("DELETE FROM current_edit")
    changes = [entry.change for entry in full.journal("a1")][-2:]
    assert changes[0] == Change(None, answer("1.01-2a", AnswerValue.PARTLY, "x"))
    assert changes[1] is not None
    assert changes[1].new is None
    assert full.verify() == ()


def test_an_edit_is_current_only_while_it_is_written(full: Library, raw: Connection) -> None:
    full.commit([edit(Change(answer(remark="Seen on the wall"), None))], {})
    assert raw.execute("SELECT count(*) FROM current_edit").fetchone() == (0,)


def test_revisions_are_never_used_again(full: Library, raw: Connection) -> None:
    (made,) = raw.execute("SELECT sql FROM sqlite_schema WHERE name = 'journal'").fetchone()
    assert "AUTOINCREMENT" in made
    revisions = [entry.revision for entry in full.journal("a1")]
    assert revisions == sorted(set(revisions))
