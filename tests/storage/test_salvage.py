"""What a salvage does with each thing that can be lost: rows, entries, editions, figures, files, pages."""

import dataclasses
import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from maturity_desktop.domain.audit import Answer, Client, Evidence, FrameworkUse, Note, RatingSet
from maturity_desktop.domain.errors import LibraryError, LibraryInUse
from maturity_desktop.domain.figure_records import MeasureSeries, Survey
from maturity_desktop.domain.progress import unwatched
from maturity_desktop.storage.engine import connect
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.salvage import Salvaged, salvage, what_is_affected
from maturity_desktop.storage.salvage.finding import Entry, Found, find
from maturity_desktop.storage.salvage.history import whole_history
from maturity_desktop.storage.salvage.mending import mend
from maturity_desktop.storage.salvage.pages import Pages
from maturity_desktop.verbs.evidence import ClientFiles
from tests.storage.small import (
    NOW,
    SOURCE,
    answer,
    evidence,
    framework_file,
    note,
    one_of_each,
    put,
    start,
)


@pytest.fixture
def closed(library: Library) -> Path:
    """A library with a record of every kind and a file, closed; its folder."""
    stored = library.evidence.add_bytes("c1", b"the plan", "plan.txt")
    items = [record for record in one_of_each()[4:] if not isinstance(record, Evidence)]
    kept = {
        "sha256": stored.sha256,
        "size": stored.size,
        "file_name": stored.file_name,
        "media_type": stored.media_type,
    }
    start(library, evidence(1, source="The planner", **kept), *items)
    library.commit([put(note("second", "1.02"))], {})
    library.close()
    return library.folder


def spoil(folder: Path, *statements: str) -> None:
    """Changes a library past its rules, as damage would."""
    with closing(connect(folder / "library.sqlite")) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(statement)


def salvaged(folder: Path, **more: object) -> tuple[Salvaged, Library]:
    done = salvage(folder, folder.with_name("new"), [framework_file()], NOW, **more)  # type: ignore[arg-type]
    library = Library.open(folder.with_name("new"))
    assert library.verify() == ()
    return done, library


def test_a_sound_library_comes_through_as_it_is(closed: Path) -> None:
    (closed / "frameworks").mkdir()
    (closed / "frameworks" / "own.yaml").write_bytes(SOURCE)
    done, library = salvaged(closed)
    assert (done.losses, done.rebuilt, done.doubts, done.made_entries) == ((), (), (), 0)
    assert done.files == 1
    with closing(Library.open(closed)) as before, closing(library):
        assert library.load("a1") == before.load("a1")
        assert library.journal("a1") == before.journal("a1")
        assert library.figures(next(iter(library.load("a1").all(MeasureSeries))).figures)
        assert library.search("habit") == before.search("habit")
        assert library.audits() == before.audits()
    assert (closed.with_name("new") / "frameworks" / "own.yaml").read_bytes() == SOURCE


def test_the_words_in_files_are_left_out_and_read_again(closed: Path) -> None:
    with closing(Library.open(closed)) as before:
        files = ClientFiles(before, "c1")
        assert files.read_words(before.load("a1").evidence) == 1 and len(files.with_words("the plan")) == 1
    done, library = salvaged(closed)
    assert (done.losses, done.doubts) == ((), ())
    with closing(library):
        files = ClientFiles(library, "c1")
        assert library.look_up(lambda db: db.execute("SELECT count(*) FROM file_text").fetchone()) == (0,)
        assert files.read_words(library.load("a1").evidence) == 1
        assert len(files.with_words("the plan")) == 1


def test_rows_that_are_lost_come_from_the_journal(closed: Path) -> None:
    spoil(closed, "DELETE FROM note", "DELETE FROM client")
    affected = what_is_affected(closed, NOW)
    assert "Client profile of “Norrhaven”" in affected.rebuilt
    assert "Note on 1.02 (small), “Norrhaven” 2025-12-31" in affected.rebuilt
    done, library = salvaged(closed)
    assert done.rebuilt == affected.rebuilt
    with closing(library):
        assert library.load("a1").get(Note, *note("", "1.02").key) == note("second", "1.02")


def test_a_journal_that_is_lost_is_begun_anew_from_the_rows(closed: Path) -> None:
    spoil(closed, "DELETE FROM journal WHERE record = 'note'", "DELETE FROM edit WHERE rowid = 2")
    done, library = salvaged(closed)
    assert done.losses == ()
    assert done.made_entries == 2
    with closing(library):
        assert library.load("a1").get(Note, *note("", "1.02").key) == note("second", "1.02")
        assert [entry.label for entry in library.journal("a1")][-2:] == ["Salvage from damage"] * 2


@pytest.mark.parametrize("at_hand", [True, False])
def test_an_edition_that_is_damaged_is_taken_from_the_files_at_hand(closed: Path, at_hand: bool) -> None:
    spoil(closed, "UPDATE framework_edition SET source = x'00'")
    new = closed.with_name("new")
    if at_hand:
        done, library = salvaged(closed)
        assert done.losses == ()
        library.close()
    else:
        done = salvage(closed, new, [], NOW)
        assert any("Answer to 1.01-1a (small)" in loss and "Seen on the wall" in loss for loss in done.losses)
        with closing(Library.open(new)) as library:
            assert library.verify() == ()
            assert not list(library.load("a1").all(Answer))


def test_an_edition_with_a_flipped_bit_is_kept_as_far_as_it_can_be_read(closed: Path) -> None:
    source = "replace(CAST(source AS TEXT), 'Nobody', 'Mobody')"
    spoil(closed, f"UPDATE framework_edition SET source = CAST({source} AS BLOB)")
    done = salvage(closed, closed.with_name("new"), [], NOW)
    (loss,) = done.losses
    assert loss.startswith("Model small, “Norrhaven” 2025-12-31: its edition is damaged; what is salvaged")
    with closing(Library.open(closed.with_name("new"))) as library:
        assert library.verify() == ()
        (use,) = library.load("a1").all(FrameworkUse)
        assert library.framework(use.edition).owner == "Mobody"


def test_what_rests_on_lost_figures_is_told(closed: Path) -> None:
    spoil(closed, "DELETE FROM figure_data")
    done, library = salvaged(closed)
    assert any(loss.startswith("Series s1 of figures, “Norrhaven” 2025-12-31") for loss in done.losses)
    with closing(library):
        assert not list(library.load("a1").all(MeasureSeries))
        assert [survey.answers for survey in library.load("a1").all(Survey)] == [""]


def test_an_item_whose_file_is_lost_stays_without_it(closed: Path) -> None:
    shutil.rmtree(closed / "evidence")
    done, library = salvaged(closed)
    assert done.losses == (
        "Evidence EV-001 “Plan 1” of “Norrhaven”: its file “plan.txt” is lost or has changed. Add it again.",
    )
    with closing(library):
        (item,) = library.load("a1").evidence
        assert (item.title, item.source, item.sha256) == ("Plan 1", "The planner", "")


def test_a_lost_file_is_taken_from_a_backup(closed: Path, tmp_path: Path) -> None:
    shutil.move(closed / "evidence", tmp_path / "backup")
    done, library = salvaged(closed, spare_evidence=[tmp_path / "backup"])
    assert done.losses == ()
    with closing(library):
        (item,) = library.load("a1").evidence
        with library.evidence.open("c1", item.sha256) as reader:
            assert reader.read() == b"the plan"


@pytest.mark.parametrize(
    ("table", "kind"), [("client", Client), ("rating_set", RatingSet), ("framework_use", FrameworkUse)]
)
def test_what_others_hang_on_is_stood_in_for(closed: Path, table: str, kind: type) -> None:
    spoil(
        closed,
        f"DELETE FROM {table}",
        f"DELETE FROM journal WHERE record = '{table}'",
    )
    done, library = salvaged(closed)
    assert len([loss for loss in done.losses if "A bare one stands in its place" in loss]) == 1
    with closing(library):
        audit = library.load("a1")
        assert len(list(audit.all(kind))) == 1
        assert audit.get(Answer, *answer().key) == answer(remark="Seen on the wall")


def test_changes_that_are_not_in_the_file_yet_come_along(library: Library) -> None:
    """A crash leaves them in the log beside it; a log that is torn counts up to its last whole commit."""
    start(library, *one_of_each()[4:])
    library.commit([put(note("in the log", "1.02"))], {})
    copy = library.folder.with_name("crashed")
    copy.mkdir()
    for name in ("library.sqlite", "library.sqlite-wal"):
        shutil.copy(library.folder / name, copy / name)
    log = copy / "library.sqlite-wal"
    log.write_bytes(log.read_bytes()[:-100])
    expected = library.load("a1")
    salvage(copy, copy.with_name("new"), [framework_file()], NOW)
    with closing(Library.open(copy.with_name("new"))) as new:
        assert new.verify() == ()
        found, wanted = new.load("a1"), dict(expected.tables[Note])
        assert found.tables[Answer] == expected.tables[Answer]
        assert set(found.tables[Note]) <= set(wanted)


def test_a_row_whose_key_has_a_flipped_bit_is_not_taken_twice(closed: Path) -> None:
    with Pages(closed / "library.sqlite") as pages:
        found = find(pages, unwatched)
    notes = found.records["note"]
    (key,) = [key for key in notes if key[-1] == "1.02"]
    notes[(*key[:-1], "1.03")] = notes.pop(key) | {"criterion": "1.03"}
    mended = mend(found, [framework_file()], date(2026, 1, 1))
    assert set(mended.records["note"]) == {(*key[:-1], "1.01"), key}
    assert mended.records["note"][key]["text"] == "second"


def test_nothing_is_saved_where_nothing_can_be_read(closed: Path) -> None:
    (closed / "library.sqlite").write_bytes(bytes(100_000))
    with pytest.raises(LibraryError, match="Nothing in"):
        salvage(closed, closed.with_name("new"), [], NOW)
    assert not closed.with_name("new").exists()
    (closed / "library.sqlite").unlink()
    with pytest.raises(LibraryError, match="cannot be read"):
        salvage(closed, closed.with_name("new"), [], NOW)


def test_a_salvage_that_fails_leaves_nothing_behind(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from maturity_desktop.storage import salvage as module

    def fail(*_arguments: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(module, "_bring_what_is_beside", fail)
    with pytest.raises(OSError, match="disk full"):
        salvage(closed, closed.with_name("new"), [framework_file()], NOW)
    assert [path.name for path in closed.parent.iterdir()] == ["library"]


def test_a_library_in_use_is_not_salvaged(library: Library) -> None:
    start(library)
    with pytest.raises(LibraryInUse):
        salvage(library.folder, library.folder.with_name("new"), [], NOW)


# --- the journal


def entry(revision: int, old: str | None, new: str | None) -> Entry:
    """A change of a task's note."""
    before, after = (None if text is None else _task(text) for text in (old, new))
    return Entry(revision, f"e{revision}", "task_state", '["a1","small","t"]', before, after)


def _task(note_: str) -> str:
    return f'{{"audit":"a1","framework":"small","task":"t","done_on":null,"note":"{note_}"}}'


def chain(*entries: Entry) -> list[tuple[int, str | None, str | None]]:
    found = Found(journal={one.revision: one for one in entries})
    history = whole_history(found, "s", NOW.isoformat())
    notes = {_task(text): text for text in "ABCD"} | {None: None}
    assert len({edit.id for edit in history.edits}) == len(history.edits)
    return [(one.revision, notes[one.old], notes[one.new]) for one in history.journal]


@pytest.mark.parametrize(
    ("entries", "wanted"),
    [
        ([entry(1, None, "A"), entry(2, "A", "B")], [(1, None, "A"), (2, "A", "B")]),
        (
            [entry(1, None, "A"), entry(5, "B", "C")],
            [(1, None, "A"), (4, "A", "B"), (5, "B", "C")],
        ),
        ([entry(5, "B", "C")], [(4, None, "B"), (5, "B", "C")]),
        ([entry(1, None, "A"), entry(2, "B", "C")], [(1, None, "A"), (2, "A", "C")]),
        (
            [entry(2, "A", "B"), entry(6, "C", "D")],
            [(1, None, "A"), (2, "A", "B"), (5, "B", "C"), (6, "C", "D")],
        ),
    ],
    ids=["whole", "one lost between", "the first lost", "no number is free", "two gaps of one record"],
)
def test_gaps_of_the_journal_are_bridged(entries: list[Entry], wanted: list[object]) -> None:
    assert chain(*entries) == wanted


def test_of_two_copies_of_a_state_the_one_that_makes_sense_counts() -> None:
    broken = dataclasses.replace(entry(1, None, "A"), new='{"audit": 7}')
    assert chain(broken, entry(9, "B", "C")) == [(1, None, "B"), (9, "B", "C")]
    broken = dataclasses.replace(entry(9, "A", "C"), old='{"audit": 7}')
    assert chain(entry(1, None, "A"), broken) == [(1, None, "A"), (9, "A", "C")]
    broken = dataclasses.replace(entry(9, "A", "C"), new='{"audit": 7}')
    assert chain(entry(1, None, "A"), broken) == [(1, None, "A"), (9, "A", "A")]
