"""Files that need not outlive the program lie in the library's folder and go with the next start."""

from __future__ import annotations

from pathlib import Path

from maturity_desktop.storage.passing import passing_folder, sweep_passing


def test_they_lie_in_the_librarys_folder_and_are_swept(tmp_path: Path) -> None:
    one, other = passing_folder(tmp_path), passing_folder(tmp_path)
    (one / "preview.pdf").write_bytes(b"a client's words")
    assert one != other
    assert tmp_path in one.parents
    sweep_passing(tmp_path)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not one.exists()


def test_where_the_library_cannot_be_written_in_the_system_has_a_folder(tmp_path: Path) -> None:
    (tmp_path / "window").write_text("a file is in the way")
    made = passing_folder(tmp_path)
    assert made.is_dir()
    assert tmp_path not in made.parents
    made.rmdir()


def test_sweeping_where_nothing_is_does_nothing(tmp_path: Path) -> None:
    sweep_passing(tmp_path)
    assert list(tmp_path.iterdir()) == []
