"""Log and reports: nothing of a person's is in them, they stay small, and they never fail the program."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.record import new_key
from maturity_desktop.storage.diagnostics.last_words import FILE, LastWords
from maturity_desktop.storage.diagnostics.log import Event, Log
from maturity_desktop.storage.diagnostics.redaction import crash_frames, error_codes, error_frames, fact_text
from maturity_desktop.storage.diagnostics.reports import MOST_REPORTS, report_text, reports_in, write_report

NOW = datetime(2026, 1, 13, 14, 2, 11, tzinfo=UTC)
CANARY = "Kanarienvogel"
ROOT = Path(__file__).parents[1]


class Words(Enum):
    """An enumeration that is not the program's."""

    KANARIENVOGEL = CANARY


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    """The error as one that has been through frames."""
    try:
        raise error from cause
    except BaseException as caught:  # noqa: BLE001 - whatever a test hands in
        return caught


def everything_written(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


words = st.text(max_size=60).map(lambda text: f"{CANARY}{text}{CANARY}")
mistakes = st.builds(
    lambda kind, text, more: (
        raised(kind(text), ValueError(more))
        if kind is not OSError
        else raised(OSError(errno.ENOSPC, text, more))
    ),
    st.sampled_from([ValueError, KeyError, LibraryError, RuntimeError, OSError, SyntaxError, BaseException]),
    words,
    words,
)
facts: st.SearchStrategy[Any] = st.one_of(
    words, st.just(Words.KANARIENVOGEL), words.map(Path), words.map(str.encode), st.lists(words), st.none(),
    st.integers(), st.floats(), st.booleans(), words.map(type(CANARY)),
)  # fmt: skip


@given(
    event=st.sampled_from(Event),
    error=st.none() | mistakes,
    given_facts=st.dictionaries(st.sampled_from(["count", "ms", "audit"]), facts),
)
def test_no_words_get_into_log_and_reports(
    event: Event, error: BaseException | None, given_facts: dict[str, Any], tmp_path_factory: Any
) -> None:
    library = tmp_path_factory.mktemp(CANARY)
    log = Log(library, lambda: NOW)
    log.note(event, error, **given_facts)
    frames = tuple(error_frames(error)) if error is not None else ()
    report = write_report(log.folder, NOW, report_text("Mistake", NOW, {}, frames, log.last(50)))
    assert report is not None
    written = everything_written(library)
    assert event.value.encode() in written
    assert CANARY.casefold().encode() not in written.lower()


def test_the_search_for_words_would_find_them(tmp_path: Path) -> None:
    """The control: a report that takes the words of an error has the canary in it."""
    error = raised(ValueError(CANARY))
    write_report(tmp_path, NOW, report_text("Mistake", NOW, {}, [str(error)], []))
    assert CANARY.encode() in everything_written(tmp_path)


@given(st.text())
def test_only_keys_pass_as_texts(text: str) -> None:
    shown = fact_text(text)
    assert shown == "?" or (len(text) == 20 and set(text) <= set("0123456789abcdef"))


def test_facts_that_help_are_there(tmp_path: Path) -> None:
    log = Log(tmp_path, lambda: NOW)
    key = new_key()
    log.note(Event.SAVED, count=3, ms=12.345678, audit=key, done=True, kind=Event.QT)
    assert log.last(9) == (
        f"2026-01-13T14:02:11.000+00:00 saved count=3 ms=12.35 audit={key} done=yes kind=qt",
    )


def test_errors_keep_their_kind_their_cause_and_their_place() -> None:
    cause = OSError(errno.ENOSPC, CANARY, CANARY)
    error = raised(LibraryError(CANARY), cause)
    assert error_codes(error) == "LibraryError from OSError ENOSPC"
    frames = list(error_frames(error))
    assert frames[0] == "LibraryError"
    assert frames[1].startswith(f"  {__name__}:")
    assert frames[1].endswith(" raised")


def test_endless_recursion_makes_a_short_report() -> None:
    def deeper() -> None:
        deeper()

    with pytest.raises(RecursionError) as caught:
        deeper()
    frames = list(error_frames(caught.value))
    assert len(frames) < 50
    assert any("more" in frame for frame in frames)


def test_code_of_unknown_origin_is_not_named() -> None:
    source = f"def {CANARY}():\n    raise LookupError\n{CANARY}()"
    with pytest.raises(LookupError) as caught:
        exec(compile(source, f"/home/{CANARY}/{CANARY}.py", "exec"), {"__name__": CANARY})
    assert CANARY not in "\n".join(error_frames(caught.value))


def test_the_log_stays_within_its_size(tmp_path: Path) -> None:
    log = Log(tmp_path, lambda: NOW, most_bytes=1000, most_files=3)
    for number in range(200):
        log.note(Event.SAVED, count=number)
    sizes = [path.stat().st_size for path in log.folder.iterdir()]
    assert len(sizes) == 3
    assert max(sizes) <= 1000
    assert log.last(1)[0].endswith("count=199")
    assert [line.rpartition("=")[2] for line in log.last(20)] == [str(number) for number in range(180, 200)]


@pytest.mark.parametrize("obstacle", ["no folder", "a file in the way", "no rights"])
def test_a_log_that_cannot_be_written_fails_nobody(tmp_path: Path, obstacle: str) -> None:
    library = tmp_path / "library"
    if obstacle != "no folder":
        library.mkdir()
    if obstacle == "a file in the way":
        (library / "logs").touch()
    if obstacle == "no rights":
        (library / "logs" / "log.txt").mkdir(parents=True)
    log = Log(library, lambda: NOW)
    log.note(Event.OPENED)
    assert log.last(5) == ()
    assert library.exists() is (obstacle != "no folder")
    if obstacle == "a file in the way":
        assert write_report(log.folder, NOW, "report") is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk that every Linux has")
def test_a_full_disk_fails_nobody(tmp_path: Path) -> None:
    log = Log(tmp_path, lambda: NOW)
    log.folder.mkdir()
    (log.folder / "log.txt").symlink_to("/dev/full")
    log.note(Event.OPENED)


def test_only_the_newest_reports_stay(tmp_path: Path) -> None:
    made = [write_report(tmp_path, NOW, str(number)) for number in range(MOST_REPORTS + 3)]
    there = reports_in(tmp_path)
    assert len(there) == MOST_REPORTS
    assert there[-1] == made[-1]
    assert there[-1].read_text() == str(MOST_REPORTS + 2)


CRASHES = """
import sys
from pathlib import Path
from maturity_desktop.storage.diagnostics.last_words import LastWords

words = LastWords(Path(sys.argv[1]))
words.listen()
def go_down():
    {crash}
go_down()
"""


@pytest.mark.parametrize(
    ("crash", "reason"),
    [
        ("import os; os.abort()", "Aborted"),
        ("import faulthandler; faulthandler._sigsegv()", "Segmentation fault"),
    ],
)
def test_the_last_words_of_a_process_are_redacted(tmp_path: Path, crash: str, reason: str) -> None:
    script = tmp_path / CANARY / f"{CANARY}.py"
    script.parent.mkdir()
    script.write_text(CRASHES.format(crash=crash))
    logs = tmp_path / "logs"
    ended = subprocess.run(
        [sys.executable, script, logs],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert ended.returncode != 0
    assert (
        CANARY.encode() in (logs / FILE).read_bytes()
    )  # the control: what the handler writes is not redacted
    told = LastWords(logs).take()
    assert told[0] == reason
    assert any(line.endswith(" go_down") for line in told)
    assert CANARY not in "\n".join(told)
    assert LastWords(logs).take() == ()
    assert not (logs / FILE).exists()


@given(st.text())
def test_whatever_stands_for_last_words_is_read(told: str) -> None:
    list(crash_frames(told))
    assert all(
        line in ("Fatal error", "Thread") or line for line in crash_frames(f'  File "{told}", line 3 in x')
    )


def test_frames_of_the_program_are_named_wherever_it_is_installed() -> None:
    here = ROOT / "maturity_desktop" / "gui" / "saving.py"
    for path in (str(here), "maturity_desktop/gui/saving.py"):
        assert list(crash_frames(f'  File "{path}", line 7 in flush')) == [
            "  maturity_desktop.gui.saving:7 flush"
        ]
    for path in (f"/home/{CANARY}/x.py", f"{ROOT}/{CANARY}/x.py", f"{CANARY}/x.py"):
        assert list(crash_frames(f'  File "{path}", line 7 in flush')) == ["  ?:7 flush"]


def test_an_end_in_order_leaves_no_last_words(tmp_path: Path) -> None:
    code = CRASHES.format(crash="words.leave()")
    subprocess.run(
        [sys.executable, "-c", code, tmp_path], env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True
    )
    assert list(tmp_path.iterdir()) == []
