"""A file, a folder or a ZIP is read within limits: nothing outside it, nothing endless, one clear refusal."""

import os
import stat
import zipfile
from pathlib import Path

import pytest

from maturity_desktop.storage.importers import import_model, sources
from maturity_desktop.storage.yaml_tree import MOST_BYTES, MOST_VALUES
from tests.storage.importers.reading import HEAD, SAMM, SCORED, UNSCORED, refused


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def only_problem(path: Path) -> str:
    (problem,) = refused(path)
    assert problem.instead.endswith(".")
    return problem.what


def test_a_zip_is_read_like_its_folder(tmp_path: Path) -> None:
    files = {f"core-main/{file.relative_to(SAMM)}": file.read_bytes() for file in SAMM.rglob("*.yml")}
    assert import_model(zipped(tmp_path / "core.zip", files)).tree == import_model(SAMM).tree
    library = zipped(tmp_path / "library.zip", {"x/scored.yaml": SCORED.read_bytes(), "README.md": b"x"})
    assert import_model(library).tree == import_model(SCORED).tree


def test_of_several_libraries_one_has_to_be_chosen(tmp_path: Path) -> None:
    both = {"a.yaml": SCORED.read_bytes(), "b.yaml": UNSCORED.read_bytes()}
    assert only_problem(zipped(tmp_path / "both.zip", both)) == "there are 2 libraries here"


def test_what_is_outside_a_zip_hidden_or_a_link_is_passed_over(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.yaml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = zipped(
        tmp_path / "m.zip",
        {"../up.yaml": b"[", "/root.yaml": b"[", ".git/x.yaml": b"[", "a.yaml": SCORED.read_bytes()},
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, b"/etc/passwd")
    assert import_model(path).tree == import_model(SCORED).tree


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "outside.yaml").write_bytes(b"[")
    (folder / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (folder / "round").symlink_to(tmp_path, target_is_directory=True)
    (folder / "a.yaml").write_bytes(SCORED.read_bytes())
    assert import_model(folder).tree == import_model(SCORED).tree


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert only_problem(tmp_path / "pipe.yaml").startswith("the file cannot be read")


def test_what_is_not_there_or_no_model_is_said(tmp_path: Path) -> None:
    assert only_problem(tmp_path / "nothing.yaml").startswith("the file cannot be read")
    nothing = "this is no model of a kind that is known"
    assert only_problem(tmp_path) == nothing
    (tmp_path / "list.yaml").write_text("- a\n")
    assert only_problem(tmp_path / "list.yaml") == nothing


def test_a_zip_that_unpacks_to_too_much_is_left_at_the_limit(tmp_path: Path, monkeypatch) -> None:
    path = zipped(tmp_path / "bomb.zip", {"a.yaml": b" " * (60 * MOST_BYTES)})
    asked: list[int] = []
    read = zipfile.ZipExtFile.read

    def counting(file: zipfile.ZipExtFile, size: int = -1) -> bytes:
        asked.append(size)
        return read(file, size)

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counting)
    assert only_problem(path) == "there are more than 1000 YAML files or 5 MiB of them"
    assert asked == [MOST_BYTES + 1]


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(sources, "MOST_FILES", 3)
    path = zipped(tmp_path / "many.zip", {f"{n}.yaml": b"" for n in range(4)})
    assert only_problem(path) == "there are more than 3 YAML files or 5 MiB of them"
    monkeypatch.setattr(sources, "MOST_ENTRIES", 1)
    (tmp_path / "beside").mkdir()
    assert only_problem(tmp_path) == "the folder has more than 1 entries"


def test_files_that_are_too_much_together_are_refused(tmp_path: Path) -> None:
    half = b"- x\n" * (MOST_VALUES // 2 + 10)
    path = zipped(tmp_path / "long.zip", {"a.yaml": half, "b.yaml": half})
    assert only_problem(path) == f"the files have more than {MOST_VALUES} values together"


@pytest.mark.parametrize("damage", ["cut", "changed", "encrypted", "packed strangely"])
def test_a_broken_zip_is_refused(tmp_path: Path, damage: str) -> None:
    path = zipped(tmp_path / "library.zip", {"a.yaml": HEAD.encode() * 20})
    if damage == "packed strangely":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
            archive.writestr("a.yaml", HEAD * 20)
    content = bytearray(path.read_bytes())
    if damage == "cut":
        content = content[:80]
    elif damage == "changed":
        content[45] ^= 0xFF
    elif damage == "encrypted":
        content[6] |= 1
        content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert only_problem(path).startswith("the ZIP cannot be read")
