"""Evidence goes in whole or not at all, once, and comes out as it went in."""

import errno
import hashlib
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, BinaryIO
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.errors import EvidenceError
from maturity_desktop.domain.progress import Cancelled
from maturity_desktop.storage import evidence_store, files
from maturity_desktop.storage.evidence_copying import CHUNK
from maturity_desktop.storage.evidence_store import EvidenceStore, FileState, StoredFile, visible_name
from maturity_desktop.storage.library import Library

WORDS = b"Forecast against actual\n"
DIGEST = hashlib.sha256(WORDS).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> EvidenceStore:
    return EvidenceStore(tmp_path / "evidence")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "Plan.txt"
    path.write_bytes(WORDS)
    return path


def kept(tmp_path: Path) -> list[str]:
    """Every file of the store, temporary ones too."""
    folder = tmp_path / "evidence"
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_file_goes_in_under_its_hash(store: EvidenceStore, source: Path, tmp_path: Path) -> None:
    assert store.add("c1", source) == StoredFile("Plan.txt", "text/plain", len(WORDS), DIGEST)
    assert kept(tmp_path) == [f"c1/{DIGEST[:2]}/{DIGEST}"]
    with store.open("c1", DIGEST) as reader:
        assert reader.read() == WORDS
    assert source.read_bytes() == WORDS


def test_a_pasted_picture_goes_in(store: EvidenceStore) -> None:
    stored = store.add_bytes("c1", b"\x89PNG\r\n\x1a\n rest", "Pasted.png")
    assert stored.media_type == "image/png"
    assert store.check("c1", stored.sha256) is FileState.PRESENT


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_every_size_goes_in(store: EvidenceStore, tmp_path: Path, size: int) -> None:
    path = tmp_path / "file"
    path.write_bytes(os.urandom(size))
    stored = store.add("c1", path)
    assert stored.size == size
    with store.open("c1", stored.sha256) as reader:
        assert reader.read() == path.read_bytes()


def test_the_same_content_is_kept_once_for_each_client(
    store: EvidenceStore, source: Path, tmp_path: Path
) -> None:
    other = source.with_name("Copy.csv")
    other.write_bytes(WORDS)
    first, second = store.add("c1", source), store.add("c1", other)
    assert first.sha256 == second.sha256
    assert (second.file_name, second.media_type) == ("Copy.csv", "text/csv")
    assert len(kept(tmp_path)) == 1
    store.add("c2", source)
    assert len(kept(tmp_path)) == 2


def test_adding_again_heals_what_has_changed(store: EvidenceStore, source: Path, tmp_path: Path) -> None:
    store.add("c1", source)
    place = tmp_path / "evidence" / kept(tmp_path)[0]
    place.write_bytes(b"spoilt")
    assert store.check("c1", DIGEST) is FileState.CHANGED
    store.add("c1", source)
    assert store.check("c1", DIGEST) is FileState.PRESENT
    assert len(kept(tmp_path)) == 1


def test_many_threads_add_the_same_at_once(store: EvidenceStore, source: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        assert {threads.submit(store.add, "c1", source).result().sha256 for _ in range(32)} == {DIGEST}
    assert len(kept(tmp_path)) == 1


# --- the order in which it is made safe


def test_the_order_of_safety(
    store: EvidenceStore, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add_bytes("c1", b"the folders are there", "x")
    steps: list[str] = []
    for name in ("open_new", "sync_file", "replace", "sync_folder"):
        real: Callable[..., Any] = getattr(evidence_store, name)

        def recorded(*arguments: Any, name: str = name, real: Callable[..., Any] = real) -> Any:
            steps.append(name)
            return real(*arguments)

        monkeypatch.setattr(evidence_store, name, recorded)
    store.add("c1", source)
    assert steps == ["open_new", "sync_file", "sync_folder", "replace", "sync_folder"]
    steps.clear()
    store.add("c1", source)
    assert steps == ["open_new", "sync_file", "sync_folder"]


def test_the_temporary_name_is_new_and_random(
    store: EvidenceStore, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def named(path: Path) -> BinaryIO:
        names.append(path.name)
        return files.open_new(path)

    monkeypatch.setattr(evidence_store, "open_new", named)
    store.add("c1", source)
    store.add("c1", source)
    assert len(set(names)) == 2
    assert all(name.startswith(".incoming-") and len(name) > 20 for name in names)


@pytest.mark.parametrize("step", ["open_new", "sync_file", "replace", "sync_folder", "make_folder"])
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EROFS])
def test_a_fault_at_any_step_is_told_and_leaves_nothing_half(
    store: EvidenceStore,
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    number: int,
) -> None:
    def fail(*arguments: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(evidence_store, step, fail)
    with pytest.raises(EvidenceError, match=r"Plan.txt was not added\. "):
        store.add("c1", source)
    assert (
        all("incoming" not in name for name in kept(tmp_path)) if (tmp_path / "evidence").exists() else True
    )
    monkeypatch.undo()
    assert store.add("c1", source).sha256 == DIGEST


def test_a_full_disk_in_the_middle_is_told(
    store: EvidenceStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "large"
    large.write_bytes(b"x" * (3 * CHUNK))

    def fill(done: int, total: int) -> None:
        if done > CHUNK:
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(EvidenceError, match=r"The disk is full\. Make room"):
        store.add("c1", large, fill)
    assert kept(tmp_path) == []


# --- progress


def test_progress_counts_bytes_and_cancelling_leaves_nothing(store: EvidenceStore, tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_bytes(b"x" * (3 * CHUNK + 5))
    seen: list[tuple[int, int]] = []
    store.add("c1", large, lambda done, total: seen.append((done, total)))
    total = 3 * CHUNK + 5
    assert seen == [(done, total) for done in (0, CHUNK, 2 * CHUNK, 3 * CHUNK, total)]

    def stop(done: int, total: int) -> None:
        if done >= CHUNK:
            raise Cancelled

    with pytest.raises(Cancelled):
        store.add("c2", large, stop)
    assert all(name.startswith("c1/") for name in kept(tmp_path))


# --- what is no file


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
@pytest.mark.parametrize("linked", [False, True], ids=["itself", "a link to it"])
def test_what_is_no_file_is_refused_without_waiting(
    store: EvidenceStore, tmp_path: Path, make: Callable[[Path], None], linked: bool
) -> None:
    path = tmp_path / "odd"
    make(path)
    if linked:
        (tmp_path / "link").symlink_to(path)
        path = tmp_path / "link"
    with pytest.raises(EvidenceError, match=r"is a folder or a device. Choose a file"):
        store.add("c1", path)


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_devices_are_refused(store: EvidenceStore, device: str) -> None:
    with pytest.raises(EvidenceError, match="is a folder or a device"):
        store.add("c1", Path(device))


def test_a_pipe_that_takes_a_files_place_is_refused(
    store: EvidenceStore, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between looking and opening; opening must not wait either."""
    looked = source.stat()
    source.unlink()
    os.mkfifo(source)
    monkeypatch.setattr(Path, "stat", lambda self, **more: looked)
    with pytest.raises(EvidenceError, match="is a folder or a device"):
        store.add("c1", source)


def test_a_link_to_a_file_is_that_file(store: EvidenceStore, source: Path, tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(source)
    assert store.add("c1", tmp_path / "link.txt").sha256 == DIGEST


def test_a_file_that_has_gone_is_told(store: EvidenceStore, tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match=r"no longer there. See whether it was moved"):
        store.add("c1", tmp_path / "gone.pdf")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    with pytest.raises(EvidenceError, match="a link that leads nowhere"):
        store.add("c1", tmp_path / "circle")


def test_a_file_that_may_not_be_read_is_told(
    store: EvidenceStore, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, flags: int) -> int:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(EvidenceError, match=r"may not be read or written. Give yourself the right"):
        store.add("c1", source)


@pytest.mark.parametrize("change", [b"longer than before", b"x", WORDS.swapcase()])
def test_a_file_that_changes_while_it_is_read_is_refused(
    store: EvidenceStore, source: Path, tmp_path: Path, change: bytes
) -> None:
    def meddle(done: int, total: int) -> None:
        if done == 0:
            source.write_bytes(change)
            os.utime(source, ns=(1, 1))

    with pytest.raises(EvidenceError, match="changed while it was read"):
        store.add("c1", source, meddle)
    assert kept(tmp_path) == []


def test_a_file_without_end_is_not_followed(store: EvidenceStore, source: Path, tmp_path: Path) -> None:
    def grow(done: int, total: int) -> None:
        with source.open("ab") as file:
            file.write(b"x" * CHUNK)

    with pytest.raises(EvidenceError, match="changed while it was read"):
        store.add("c1", source, grow)
    assert kept(tmp_path) == []


def test_a_file_whose_size_the_system_does_not_know_is_refused(store: EvidenceStore) -> None:
    with pytest.raises(EvidenceError, match="changed while it was read"):
        store.add("c1", Path("/proc/self/status"))


# --- names


def test_a_name_that_is_no_text_is_made_visible(store: EvidenceStore, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_bytes(WORDS)
    stored = store.add("c1", path)
    assert stored.file_name == "caf[U+DCE9].txt"
    stored.file_name.encode()


@given(st.text(st.characters(exclude_categories=())))
def test_any_name_can_be_kept(name: str) -> None:
    visible = visible_name(name)
    visible.encode()
    odd = {"Cc", "Cs", "Zl", "Zp"}
    turns = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert name == visible or any(category(letter) in odd or letter in turns for letter in name)
    assert not any(category(letter) in odd or letter in turns for letter in visible)


def test_a_path_that_no_file_can_have_is_told(store: EvidenceStore) -> None:
    with pytest.raises(EvidenceError, match="none that a file can have"):
        store.add("c1", Path("a\x00b"))


@pytest.mark.parametrize("client", ["", "..", ".", "a/b", "a\\b", "/etc", "c1/..", "\x00", "a" * 200, "é"])
def test_a_client_key_is_no_path(store: EvidenceStore, source: Path, client: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(EvidenceError, match="cannot name a folder"):
        store.add(client, source)
    with pytest.raises(EvidenceError):
        store.open(client, DIGEST)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("digest", ["", "..", "../../x", DIGEST.upper(), DIGEST[:-1], DIGEST + "\n"])
def test_a_hash_is_no_path(store: EvidenceStore, digest: str) -> None:
    with pytest.raises(EvidenceError, match="names no file of evidence"):
        store.open("c1", digest)


# --- out again


def test_what_is_missing_is_told(store: EvidenceStore) -> None:
    assert store.check("c1", DIGEST) is FileState.MISSING
    with pytest.raises(EvidenceError, match=r"missing from the library. Put"):
        store.open("c1", DIGEST)


def test_copies_take_free_and_safe_names(store: EvidenceStore, source: Path, tmp_path: Path) -> None:
    store.add("c1", source)
    out = tmp_path / "out"
    out.mkdir()
    names = [store.copy_out("c1", DIGEST, name, out).name for name in ("Plan.txt", "Plan.txt", "../Plan.txt")]
    assert names == ["Plan.txt", "Plan (2).txt", "_Plan.txt"]
    assert {path.read_bytes() for path in out.iterdir()} == {WORDS}
    assert len(list(out.iterdir())) == 3


def test_what_has_changed_is_not_handed_out(store: EvidenceStore, source: Path, tmp_path: Path) -> None:
    store.add("c1", source)
    (tmp_path / "evidence" / kept(tmp_path)[0]).write_bytes(b"spoilt")
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(EvidenceError, match="has changed in the library"):
        store.copy_out("c1", DIGEST, "Plan.txt", out)
    assert list(out.iterdir()) == []


def test_a_copy_that_cannot_be_made_is_told(store: EvidenceStore, source: Path, tmp_path: Path) -> None:
    store.add("c1", source)
    with pytest.raises(EvidenceError, match=r"Plan.txt was not copied out"):
        store.copy_out("c1", DIGEST, "Plan.txt", tmp_path / "nowhere")


# --- after a crash


def test_what_a_crash_left_is_swept_away_when_evidence_is_next_needed(library: Library) -> None:
    stored = library.evidence.add_bytes("c1", WORDS, "x.txt")
    library.close()
    left = library.folder / "evidence" / "c1" / ".incoming-0123456789abcdef"
    left.write_bytes(b"half")
    reader = Library.open(library.folder, read_only=True)
    assert reader.evidence.check("c1", stored.sha256) is FileState.PRESENT
    assert left.exists()
    reader.close()
    again = Library.open(library.folder)
    assert again.evidence.check("c1", stored.sha256) is FileState.PRESENT
    assert not left.exists()
    again.close()


def test_a_reader_is_no_door_for_writing(store: EvidenceStore, source: Path) -> None:
    store.add("c1", source)
    with store.open("c1", DIGEST) as reader:
        assert not reader.writable()


def test_folders_are_made_by_one_thread_at_a_time(
    store: EvidenceStore, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who finds a folder there relies on its being durable: nobody may find one that is being made."""
    inside = threading.Semaphore(1)

    def alone(folder: Path) -> None:
        assert inside.acquire(blocking=False)
        files.make_folder(folder)
        inside.release()

    monkeypatch.setattr(evidence_store, "make_folder", alone)
    with ThreadPoolExecutor(8) as threads:
        futures = [threads.submit(store.add, f"c{n % 4}", source) for n in range(32)]
        assert {future.result().sha256 for future in futures} == {DIGEST}
