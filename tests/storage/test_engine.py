"""The database holds the settings that durability stands on, and says in words what goes wrong."""

import subprocess
import sys
from pathlib import Path

import pytest

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.storage import engine
from maturity_desktop.storage.engine import ALWAYS, DURABLE, connect, driver, plain_errors, reading, writing
from maturity_desktop.storage.library import Library


def test_importing_the_library_stays_light() -> None:
    heavy = "{'sqlite_utils', 'sqlcipher3', 'sqlite3', 'yaml', 'msgspec', 'click', 'PySide6'}"
    code = f"import sys, maturity_desktop.storage.library; print(sorted(sys.modules.keys() & {heavy}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_opening_and_listing_a_library_that_is_there_stays_light(library: Library) -> None:
    library.close()
    code = (
        "import sys; from pathlib import Path; from maturity_desktop.storage.library import Library\n"
        "library = Library.open(Path(sys.argv[1])); library.audits(); library.close()\n"
        "print(sorted(sys.modules.keys() & {'sqlite_utils', 'yaml', 'msgspec', 'click'}))"
    )
    command = [sys.executable, "-c", code, str(library.folder)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_sqlite_utils_raises_the_errors_of_our_driver() -> None:
    engine.register_driver()
    from sqlite_utils import utils

    assert vars(utils)["sqlite3"] is driver()
    assert issubclass(driver().OperationalError, utils.OperationalError)
    assert tuple(map(int, driver().sqlite_version.split("."))) >= (3, 51, 3)


def test_every_setting_is_held(tmp_path: Path) -> None:
    connection = connect(tmp_path / "new.sqlite", create=True)
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ALWAYS | DURABLE}
    connection.close()
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "busy_timeout": 5000,
    }


def test_a_setting_that_does_not_hold_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DURABLE, "synchronous", ("OFF", 2))
    with pytest.raises(LibraryError, match=r"synchronous is 0, not 2.*own disk"):
        connect(tmp_path / "new.sqlite", create=True)


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be opened"):
        connect(tmp_path / "absent.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_name_with_marks_names_that_very_file(tmp_path: Path) -> None:
    odd = tmp_path / "50 % of ?mode=ro #1 é.sqlite"
    connect(odd, create=True).close()
    assert odd.exists()


def test_a_damaged_schema_is_told(library: Library) -> None:
    library.close()
    path = library.folder / "library.sqlite"
    damaged = path.read_bytes()
    name = b"CREATE TABLE client"
    assert name in damaged
    path.write_bytes(damaged.replace(name, b"CREATE \xff\xfe\xff\xfe\xff client"))
    with pytest.raises(LibraryError, match="damaged") as told:
        Library.open(library.folder, read_only=True).clients()
    assert isinstance(told.value.__cause__, UnicodeDecodeError)


def test_writing_takes_the_right_to_write_at_once(tmp_path: Path) -> None:
    one = connect(tmp_path / "new.sqlite", create=True)
    other = connect(tmp_path / "new.sqlite")
    other.execute("PRAGMA busy_timeout = 0")
    with (
        writing(one),
        pytest.raises(LibraryError, match="Another program keeps"),
        plain_errors(tmp_path),
        writing(other),
    ):
        pytest.fail("two wrote at once")
    one.close()
    other.close()


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    connection = connect(tmp_path / "new.sqlite", create=True)
    connection.execute("CREATE TABLE t (a)")

    def fail() -> None:
        with writing(connection):
            connection.execute("INSERT INTO t VALUES (1)")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert not connection.in_transaction
    with reading(connection):
        assert connection.execute("SELECT count(*) FROM t").fetchone() == (0,)
    connection.close()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_FULL", "The disk is full. Make room"),
        ("SQLITE_IOERR_WRITE", "could not be read or written"),
        ("SQLITE_CORRUPT_VTAB", "The library is damaged"),
        ("SQLITE_CONSTRAINT_TRIGGER", "does not fit"),
        ("SQLITE_READONLY_DBMOVED", "may only be read"),
        ("", "could not be used"),
    ],
)
def test_each_kind_of_error_has_words(name: str, words: str) -> None:
    error = RuntimeError("x")
    if name:
        error.sqlite_errorname = name  # type: ignore[attr-defined]
    assert words in engine.meaning(error)
