"""What every test stands on: no display, no network, no habits of the person or the system."""

import gc
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

# Qt and the C library read these once, so they are set before either is imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ |= {"LANGUAGE": "C", "LC_ALL": "C.UTF-8", "TZ": "UTC"}

import pytest
from hypothesis import settings

from maturity_desktop.storage.library import Library

IN_CI = "CI" in os.environ
# A commit waits for its tests: a quarter of the examples there, and the same ones each time.
settings.register_profile("house", deadline=None, derandomize=IN_CI, max_examples=25 if IN_CI else 100)
settings.load_profile("house")

IN_MEMORY, ROOM_BYTES = Path("/dev/shm"), 3 * 2**30
MUCH_RUBBISH = 50_000  # objects more than at the last look


def pytest_configure() -> None:
    """Neither the disk nor the compiler is waited for; the workers and all child processes follow."""
    # Hundreds of children would each compile the program anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    # A test's library need not outlive a power cut: those are played in tests/torture, in memory too.
    if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM_BYTES:
        tempfile.tempdir = os.environ.setdefault("TMPDIR", str(IN_MEMORY))


@pytest.fixture(scope="session", autouse=True)
def _no_fonts_of_the_system() -> Iterator[None]:
    """A report is made with the fonts that come with the program: what this system has is chance."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("maturity_desktop.reports.system_fonts.candidates", dict)
        yield


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: a test of a window spends a fifth of its time waiting."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """What is loaded now stays: it is not looked through for rubbish again."""
    gc.set_threshold(40 * MUCH_RUBBISH)
    gc.collect()
    gc.freeze()


def pytest_runtest_logfinish() -> None:
    """Rubbish goes between tests: cleared away in a thread of its own, a window would go where Qt is not."""
    if gc.get_count()[0] > MUCH_RUBBISH:
        gc.collect()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Fails a test that opens an internet socket or looks up a name, in whichever thread it does."""
    attempts: list[str] = []
    open_socket = socket.socket.__init__

    def guarded_socket(self: socket.socket, family: int = -1, *arguments: Any, **named: Any) -> None:
        if family in (-1, socket.AF_INET, socket.AF_INET6) and named.get("fileno") is None:
            attempts.append("an internet socket was opened")
            pytest.fail(attempts[-1])
        open_socket(self, family, *arguments, **named)

    def guarded_look_up(host: Any, *_arguments: Any, **_named: Any) -> NoReturn:
        attempts.append(f"the name {host!r} was looked up")
        pytest.fail(attempts[-1])

    monkeypatch.setattr(socket.socket, "__init__", guarded_socket)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)
    yield attempts
    assert not attempts, attempts


@pytest.fixture(autouse=True)
def no_personal_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, so that nothing reads or writes the person's library or settings."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    """Where a library may be made; it does not exist yet."""
    return tmp_path / "library"


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed library with nothing in it: to copy it is ten times as fast as to make one."""
    folder = tmp_path_factory.mktemp("empty") / "library"
    Library.open(folder).close()
    return folder


@pytest.fixture
def new_library(empty_library: Path, library_folder: Path) -> Path:
    """The folder of a library that nobody has written in yet."""
    return Path(shutil.copytree(empty_library, library_folder))
