"""The check of the library finds what is wrong, and names it in plain words."""

from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection

import pytest

from maturity_desktop.domain.audit import Change
from maturity_desktop.domain.progress import Cancelled
from maturity_desktop.storage.engine import connect
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.start_check import State
from tests.storage.small import (
    CLIENT,
    DETAILS,
    added,
    answer,
    edit,
    evidence,
    headline_of,
    one_of_each,
    put,
    renew_figures,
    start,
)


@pytest.fixture
def full(library: Library) -> Library:
    start(library, *one_of_each()[4:])
    return library


def drop_triggers(raw: Connection, *names: str) -> None:
    for name in names:
        raw.execute(f"DROP TRIGGER {name}")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (["DROP TRIGGER answer_journal_update"], "rule answer_journal_update is not as this program made it"),
        (
            ["CREATE TRIGGER extra AFTER INSERT ON note BEGIN SELECT 1; END"],
            "rule extra is not as this program made it",
        ),
        (
            ["DROP TRIGGER answer_journal_update", "UPDATE answer SET remark = 'forged'"],
            "Answer to 1.01-1a (small), “Norrhaven” 2025-12-31: it is not as the journal has it",
        ),
        (
            ["DROP TRIGGER note_journal_delete", "DELETE FROM note"],
            "Note on 1.01 (small), “Norrhaven” 2025-12-31: it is not",
        ),
        (
            ["DROP TRIGGER journal_update", "UPDATE journal SET new = old WHERE record = 'link'"],
            "EV-001 “Plan 1” at 1.01 (small), “Norrhaven” 2025-12-31: it is not as the journal has it",
        ),
        (
            ["DROP TRIGGER journal_delete", "DELETE FROM journal WHERE record = 'target'"],
            "Target for 1.01 (small), “Norrhaven” 2025-12-31: it is not as the journal",
        ),
        (
            ["DROP TRIGGER journal_update", "UPDATE journal SET old = '{}' WHERE record = 'target'"],
            "Target for 1.01 (small), “Norrhaven” 2025-12-31: revision 10 of the journal does not follow",
        ),
        (
            ["DROP TRIGGER edit_update", "UPDATE edit SET ended_at = replace(ended_at, '+', char(11))"],
            "The moment of the edit “start the audit” cannot be read",
        ),
        (["DELETE FROM searched"], "it is not as the words to search have it"),
        (
            ["UPDATE searched SET text = 'x' WHERE record = 'note'"],
            "Note on 1.01 (small), “Norrhaven” 2025-12-31: it is not as the words",
        ),
        (
            ["DROP TRIGGER edition_update", "UPDATE framework_edition SET source = x'00'"],
            "The kept framework “Small” is damaged: its text is not the one that was kept",
        ),
        (
            ["PRAGMA foreign_keys = OFF", "DROP TRIGGER client_journal_delete", "DELETE FROM client"],
            "Details of the audit, a1: something that it refers to is not there. Keep the library",
        ),
        (
            ["DROP TRIGGER answer_journal_update", "UPDATE answer SET value = 'perhaps'"],
            "Answer to 1.01-1a (small), “Norrhaven” 2025-12-31: the field “Value” is damaged. Keep the",
        ),
        (
            ["DROP TRIGGER file_text_insert", "INSERT INTO file_text VALUES (7, 'c1', 'x', 'zebra')"],
            "Words in files of evidence may not be found. Open an audit of the client",
        ),
        (["INSERT INTO current_edit SELECT 1, id FROM edit LIMIT 1"], "An edit was left open"),
    ],
)
def test_each_kind_of_damage_is_named(full: Library, raw: Connection, spoil: list[str], words: str) -> None:
    assert full.verify() == ()
    for statement in spoil:
        raw.execute(statement)
    found = full.verify()
    assert any(words in problem for problem in found), found


FIGURES = "The figures in the list of the audit a1 are not those that its answers give."


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE headline SET rated = 2",
        "UPDATE headline SET level = 2.0",
        "UPDATE headline SET provisional = 0",
        "DELETE FROM headline",
    ],
)
def test_figures_that_the_answers_do_not_give_are_named(full: Library, raw: Connection, spoil: str) -> None:
    raw.execute(spoil)
    (told,) = full.verify()
    assert told.startswith(FIGURES)
    renew_figures(full)
    assert full.verify() == ()


def test_figures_that_another_audits_edit_has_overtaken_are_no_damage(full: Library) -> None:
    """Evidence and facts are the client's: the list follows with the audit's own next edit."""
    full.commit([edit(*added([replace(DETAILS, id="a2")]), audit="a2")], {})
    other = replace(CLIENT, facts={"retail": False})
    full.commit([put(answer("1.01-2a"))], {"a1": [headline_of(full.load("a1"))]})
    full.commit([edit(Change(CLIENT, other), audit="a2")], {})
    assert full.verify() == ()
    full.commit([put(answer("1.01-1b", remark="of this audit"))], {})
    assert full.verify()[0].startswith(FIGURES)


def test_a_damaged_page_is_named(library: Library) -> None:
    start(library, *(answer(f"1.01-1{chr(97 + n % 26)}{n}", remark="x" * 300) for n in range(200)))
    library.close()
    path = library.folder / "library.sqlite"
    connection = connect(path)
    (page,) = connection.execute(
        "SELECT pageno FROM (SELECT rootpage AS pageno FROM sqlite_schema WHERE name = 'answer')"
    ).fetchone()
    connection.close()
    damaged = bytearray(path.read_bytes())
    damaged[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(damaged)
    again, condition = Library.open_as_found(library.folder)
    assert again is not None
    problems = again.verify()
    again.close()
    assert condition.state is State.DAMAGED
    assert path.read_bytes() == damaged
    assert any("The library is damaged" in problem or "file is damaged" in problem for problem in problems)


def test_missing_and_changed_files_are_named(library: Library, tmp_path: Path) -> None:
    stored = [library.evidence.add_bytes("c1", bytes([n]) * 1000, f"{n}.bin") for n in range(3)]
    items = [
        evidence(n, sha256=file.sha256, size=file.size, file_name=file.file_name)
        for n, file in enumerate(stored)
    ]
    start(library, *items)
    assert library.verify() == ()
    places = [library.folder / "evidence" / "c1" / file.sha256[:2] / file.sha256 for file in stored]
    places[1].unlink()
    places[2].write_bytes(b"changed")
    assert library.verify() == (
        "The file of EV-001 “Plan 1” is missing. Put the evidence folder back from a backup.",
        "The file of EV-002 “Plan 2” has changed. Put the evidence folder back from a backup.",
    )


def test_the_check_tells_how_far_it_is_and_stops_when_told(library: Library) -> None:
    stored = [library.evidence.add_bytes("c1", bytes([n]) * (3 << 20), f"{n}.bin") for n in range(2)]
    start(library, *(evidence(n, sha256=file.sha256, size=file.size) for n, file in enumerate(stored)))
    seen: list[tuple[int, int]] = []
    assert library.verify(lambda done, total: seen.append((done, total))) == ()
    assert seen[0] == (0, 6 << 20)
    assert seen[-1] == (6 << 20, 6 << 20)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert len(seen) > 6

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.verify(stop)
    library.commit([put(answer())], {})


def test_only_the_clients_own_copy_counts(library: Library) -> None:
    """Evidence is never shared across clients: the same bytes of another client do not stand in."""
    stored = library.evidence.add_bytes("c2", b"same", "x.txt")
    start(library, evidence(1, sha256=stored.sha256, size=stored.size))
    assert "is missing" in library.verify()[0]
