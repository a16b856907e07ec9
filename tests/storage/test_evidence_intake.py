"""Many files at once: all of them whole, in their turn; what was safe when somebody cancelled stays."""

from __future__ import annotations

import errno
import hashlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.errors import EvidenceError
from maturity_desktop.domain.progress import Cancelled
from maturity_desktop.storage import evidence_copying, evidence_intake, evidence_store, files
from maturity_desktop.storage.evidence_intake import add_many
from maturity_desktop.storage.evidence_store import EvidenceStore, FileState, StoredFile


@pytest.fixture
def store(tmp_path: Path) -> EvidenceStore:
    return EvidenceStore(tmp_path / "evidence")


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Small ones, some of them alike, several of which are copied together, and two that count as large."""
    monkeypatch.setattr(evidence_intake, "TOGETHER", 4)
    monkeypatch.setattr(evidence_intake, "AHEAD", 12)
    monkeypatch.setattr(evidence_copying, "LARGE", 3 * evidence_copying.CHUNK)
    monkeypatch.setattr(evidence_intake, "LARGE", 3 * evidence_copying.CHUNK)
    folder = tmp_path / "given"
    folder.mkdir()
    found = []
    for number in range(40):
        size = 3 * evidence_copying.CHUNK + 5 if number in (7, 20) else 100
        path = folder / f"{number:02}.txt"
        path.write_bytes(b"%d " % (number % 30) * size)
        found.append(path)
    return found


def left(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "evidence").rglob(".incoming-*"))


def test_all_come_in_whole_and_in_their_turn(
    store: EvidenceStore, sources: list[Path], tmp_path: Path
) -> None:
    seen: list[tuple[int, int]] = []
    found = list(add_many(store, "c1", sources, lambda *told: seen.append(told)))
    assert [path for path, _file in found] == sources
    for path, file in found:
        assert isinstance(file, StoredFile)
        data = path.read_bytes()
        assert (file.sha256, file.size) == (hashlib.sha256(data).hexdigest(), len(data))
        assert store.check("c1", file.sha256) is FileState.PRESENT
    assert left(tmp_path) == []
    total = sum(path.stat().st_size for path in sources)
    assert seen[-1] == (total, total) and [done for done, _all in seen] == sorted(done for done, _all in seen)


def test_what_cannot_be_had_is_told_and_the_others_come(
    store: EvidenceStore, sources: list[Path], tmp_path: Path
) -> None:
    sources[3].unlink()
    sources[20].unlink()
    sources[5].unlink()
    sources[5].mkdir()
    found = dict(add_many(store, "c1", sources))
    wrong = [path for path, file in found.items() if isinstance(file, EvidenceError)]
    assert wrong == [sources[3], sources[5], sources[20]]
    assert "no longer there" in str(found[sources[3]]) and left(tmp_path) == []


@pytest.mark.parametrize("at", [0, 3, 7, 25])
def test_what_was_in_when_it_was_cancelled_stays(
    store: EvidenceStore, sources: list[Path], tmp_path: Path, at: int
) -> None:
    limit = sum(path.stat().st_size for path in sources[:at])
    found = []

    def stop(done: int, _total: int) -> None:
        if done >= limit:
            raise Cancelled

    def take() -> None:
        for path, file in add_many(store, "c1", sources, stop):
            found.append(path)
            assert isinstance(file, StoredFile)
            assert store.check("c1", file.sha256) is FileState.PRESENT

    with pytest.raises(Cancelled):
        take()
    assert found == sources[:at] and left(tmp_path) == []


def test_a_full_disk_is_told_of_every_file(
    store: EvidenceStore, sources: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: Any) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(evidence_store, "replace", full)
    found = list(add_many(store, "c1", sources))
    assert all(isinstance(file, EvidenceError) and "disk is full" in str(file) for _path, file in found)
    assert left(tmp_path) == []


def test_of_files_that_are_copied_together_nothing_is_left_where_the_program_fails(
    store: EvidenceStore, sources: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = EvidenceStore.copy_in

    def fail(store: EvidenceStore, client: str, source: Path, *told: Any, **named: Any) -> Any:
        if source == sources[2]:
            raise MemoryError
        return really(store, client, source, *told, **named)

    monkeypatch.setattr(EvidenceStore, "copy_in", fail)
    with pytest.raises(MemoryError):
        list(add_many(store, "c1", sources))
    assert left(tmp_path) == []


def test_files_are_copied_together_up_to_a_number_and_a_size(
    store: EvidenceStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that whoever cancels does not wait for many megabytes."""
    paths = []
    for number in range(16):
        paths.append(tmp_path / f"{number:02}.bin")
        paths[-1].write_bytes(b"%03d" % number * (200_000 if number < 8 else 1))
    together: list[int] = []
    really = evidence_intake._Intake._copied_together

    def noted(intake: Any, sources: Any) -> Any:
        together.append(len(sources))
        return really(intake, sources)

    monkeypatch.setattr(evidence_intake, "TOGETHER", 5)
    monkeypatch.setattr(evidence_intake._Intake, "_copied_together", noted)
    assert [path for path, _file in add_many(store, "c1", paths)] == paths
    assert together == [2, 2, 2, 2, 5, 3]


@pytest.mark.parametrize("at_once", [False, True])
def test_the_order_of_safety(
    store: EvidenceStore, sources: list[Path], monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    """Synced, then named, then its folder is synced, then told; for every file."""
    steps: list[str] = []

    def note(module: Any, name: str, real: Callable[..., Any]) -> None:
        def noted(*arguments: Any) -> Any:
            steps.append(name)
            return real(*arguments)

        monkeypatch.setattr(module, name, noted)

    monkeypatch.setattr(evidence_intake, "can_sync_everything", lambda: at_once)
    if at_once and not evidence_copying.can_sync_everything():
        pytest.skip("this system has no such call")
    note(evidence_store, "sync_file", files.sync_file)
    note(evidence_store, "replace", files.replace)
    whole = evidence_copying.WholeSync.sync
    note(evidence_copying.WholeSync, "sync", whole)
    note(evidence_intake, "sync_folder", files.sync_folder)
    told = list(add_many(store, "c1", sources))
    first, last = steps.index("replace"), len(steps) - steps[::-1].index("replace")
    before, after = steps[:first], steps[last:]
    if at_once:
        assert before[-1] == "sync" and after == ["sync"]
        assert before.count("sync_file") == 2  # the large ones
    else:
        assert before.count("sync_file") == len(sources)
        assert set(after) == {"sync_folder"} and len(after) == len({one[1].sha256[:2] for one in told})  # type: ignore[union-attr]


def test_a_disk_that_fills_while_a_large_file_is_written_is_told(
    store: EvidenceStore, sources: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(_copy: Any) -> Any:
        def write(_chunk: bytes) -> None:
            raise OSError(errno.ENOSPC, "full")

        return write

    monkeypatch.setattr(evidence_copying, "_writing", fill)
    found = dict(add_many(store, "c1", sources))
    wrong = [path for path, file in found.items() if isinstance(file, EvidenceError)]
    assert wrong == [sources[7], sources[20]] and left(tmp_path) == []


@pytest.mark.parametrize("by_one_call", [True, False])
def test_no_more_files_are_copied_at_once_than_help(
    store: EvidenceStore, sources: list[Path], monkeypatch: pytest.MonkeyPatch, by_one_call: bool
) -> None:
    """Where nobody waits for a sync more threads would only take the window's turn."""
    if by_one_call and not evidence_copying.can_sync_everything():
        pytest.skip("this system has no such call")
    monkeypatch.setattr(evidence_intake, "can_sync_everything", lambda: by_one_call)
    monkeypatch.setattr(evidence_intake, "TOGETHER", 1)
    under_way, most, few = [0], [0], evidence_intake.THREADS_WITHOUT_SYNC
    lock, all_there = threading.Lock(), threading.Event()
    really = EvidenceStore.copy_in

    def counted(store: EvidenceStore, client: str, source: Path, *told: Any, **named: Any) -> Any:
        with lock:
            under_way[0] += 1
            most[0] = max(most[0], under_way[0])
            if most[0] == (few if by_one_call else evidence_intake.THREADS):
                all_there.set()
        assert all_there.wait(20), "as many come together as there are threads"
        try:
            return really(store, client, source, *told, **named)
        finally:
            with lock:
                under_way[0] -= 1

    monkeypatch.setattr(EvidenceStore, "copy_in", counted)
    small = [path for path in sources if path.stat().st_size < evidence_copying.LARGE]
    assert all(isinstance(file, StoredFile) for _path, file in add_many(store, "c1", small))
    assert most[0] == (few if by_one_call else evidence_intake.THREADS)
