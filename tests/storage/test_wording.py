"""A firm's official wording lies in the library's folder, one file for each framework."""

from pathlib import Path

import pytest

from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.storage.framework_files import FrameworkFile, edition_key, lay_over, read_framework
from maturity_desktop.storage.wording import drop_wording_file, keep_wording_file, wording_path
from tests.storage.small import SOURCE

WORDING = b"schema: 1\nframework: small\nwording:\n  1.01-2a: The owner's words.\n"


@pytest.fixture
def small(tmp_path: Path) -> FrameworkFile:
    (tmp_path / "small.yaml").write_bytes(SOURCE)
    return read_framework(tmp_path / "small.yaml")


def written(folder: Path, source: bytes) -> Path:
    path = folder / "official.yaml"
    path.write_bytes(source)
    return path


def test_a_wording_is_laid_over_the_framework_that_it_names(tmp_path: Path, small: FrameworkFile) -> None:
    laid = lay_over((small,), written(tmp_path, WORDING))
    assert laid.framework.criterion("1.01").checkpoints[2].text == "The owner's words."
    assert laid.framework.official_wording == {"1.01-2a"}
    assert not small.framework.official_wording
    assert (laid.source, laid.wording, laid.sha256) == (SOURCE, WORDING, edition_key(SOURCE, WORDING))


@pytest.mark.parametrize(
    ("source", "line", "what"),
    [
        (WORDING.replace(b"small", b"smal"), 2, "there is no framework “smal”"),
        (WORDING.replace(b"1.01-2a", b"1.01-9z"), 4, "the framework has no “1.01-9z”"),
        (WORDING.replace(b"schema: 1", b"schema: 9"), 1, "the file is of schema 9"),
    ],
)
def test_a_wording_that_does_not_fit_is_named_by_file_and_line(
    tmp_path: Path, small: FrameworkFile, source: bytes, line: int, what: str
) -> None:
    path = written(tmp_path, source)
    with pytest.raises(FrameworkError) as refused:
        lay_over((small,), path)
    (problem,) = refused.value.problems
    assert (problem.file, problem.line) == (str(path), line)
    assert what in problem.what


def test_a_wording_is_kept_byte_for_byte_and_replaced(tmp_path: Path, small: FrameworkFile) -> None:
    library = tmp_path / "library"
    for source in (WORDING, WORDING.replace(b"words", b"other words")):
        keep_wording_file(library, lay_over((small,), written(tmp_path, source)))
        assert wording_path(library, "small").read_bytes() == source
    assert [path.name for path in (library / "wording").iterdir()] == ["small.yaml"]


def test_a_wording_is_taken_away_once(tmp_path: Path, small: FrameworkFile) -> None:
    keep_wording_file(tmp_path, lay_over((small,), written(tmp_path, WORDING)))
    drop_wording_file(tmp_path, "small")
    assert not wording_path(tmp_path, "small").exists()
    with pytest.raises(FileNotFoundError):
        drop_wording_file(tmp_path, "small")


@pytest.mark.parametrize("name", ["../small", "/small", "..", "con", "a\\b"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    assert wording_path(tmp_path, name).resolve().parent == tmp_path / "wording"
