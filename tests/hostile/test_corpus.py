"""Every hostile file is taken or refused with one clear sentence; no refusal changes the library."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.gui import intake
from maturity_desktop.gui.intake import files_in
from maturity_desktop.storage.yaml_tree import MOST_PROBLEMS, read_tree
from tools.hostile.corpus import Family, Hostile
from tools.hostile.doors import DOORS, Door, House
from tools.hostile.meeting import meet
from tools.hostile.mutate import CHANGES, Seed, mutated, seeds

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links are made as Unix has them")


def run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A tool in a process of its own, so that its memory is nobody else's."""
    command = [sys.executable, "-m", f"tools.hostile.{module}", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])


def test_the_corpus_comes_to_the_doors_meant_for_it() -> None:
    """Every twelfth file; all of them: make torture."""
    done = run("meeting", "--short")
    assert done.returncode == 0, done.stderr[-4000:]
    _head, *doors, last = done.stdout.splitlines()
    assert {line.split()[0] for line in doors} == {door.name for door in DOORS}
    assert int(last.split()[3]) >= 150, "files"


def test_150_mutations_are_taken_or_refused() -> None:
    done = run("mutate", "--tries", "150")
    assert done.returncode == 0, done.stderr[-4000:]
    doors = {line.split()[0] for line in done.stdout.splitlines()[:-1]}
    assert doors == {seed.door for seed in seeds()}


@pytest.fixture(scope="module")
def shared_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with House(tmp_path_factory.mktemp("house") / "library") as house:
        yield house


@pytest.mark.parametrize("seed", seeds(), ids=lambda seed: seed.name)
def test_mutations_begin_from_what_its_door_takes(seed: Seed, shared_house: House, tmp_path: Path) -> None:
    path = tmp_path / seed.name
    path.write_bytes(seed.content)
    door = next(door for door in DOORS if door.name == seed.door)
    meeting = meet(shared_house, door, Hostile(Family.FRAMEWORK, path))
    assert (meeting.refusal, meeting.fault) == ("", "")


def test_a_try_is_the_same_whenever_it_is_made() -> None:
    import random

    sound = [seed.content for seed in seeds()]
    once, again = (mutated(sound[0], sound, random.Random(7)) for _time in range(2))
    assert once == again != sound[0]
    assert len(CHANGES) > 5


class TestTheMeetingSeesWhatIsWrong:
    """Its controls: a door that does not hold is told."""

    @pytest.fixture
    def house(self, shared_house: House) -> Iterator[House]:
        yield shared_house
        (shared_house.folder / "left.txt").unlink(missing_ok=True)

    def fault(self, house: House, enter: Callable[[House, Path], None], keeps: bool = True) -> str:
        path = house.folder / "own-models"
        return meet(house, Door("a door", enter, frozenset(), keeps), Hostile(Family.TEXT, path)).fault

    def test_another_kind_of_error(self, house: House) -> None:
        def enter(_house: House, path: Path) -> None:
            path.read_bytes()

        assert "FileNotFoundError" in self.fault(house, enter)

    def test_a_warning(self, house: House) -> None:
        def enter(_house: House, _path: Path) -> None:
            import warnings

            warnings.warn("odd", UserWarning, stacklevel=1)

        assert "UserWarning" in self.fault(house, enter)

    def test_a_refusal_that_says_nothing(self, house: House) -> None:
        def enter(_house: House, _path: Path) -> None:
            raise MaturityError("")

        assert "says nothing" in self.fault(house, enter)

    def test_a_refusal_that_leaves_something(self, house: House) -> None:
        def enter(house: House, _path: Path) -> None:
            (house.folder / "left.txt").write_bytes(b"x")
            raise MaturityError("It cannot be read. Take another.")

        assert "bytes have changed" in self.fault(house, enter)
        assert self.fault(house, enter, keeps=False) == ""


def test_folders_of_folders_need_not_have_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a/a", "a/b", "b/a", "b/b"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "file.txt").touch()
    assert len(list(files_in((tmp_path,), lambda _done, _all: None))) == 4
    monkeypatch.setattr(intake, "MOST_ENTRIES", 5)
    assert len(list(files_in((tmp_path,), lambda _done, _all: None))) == 2


def test_a_folder_that_is_a_link_to_itself_is_walked_once(tmp_path: Path) -> None:
    (tmp_path / "file.txt").touch()
    (tmp_path / "again").symlink_to(".")
    os.mkfifo(tmp_path / "pipe")
    assert [path.name for path in files_in((tmp_path,), lambda _done, _all: None)] == ["file.txt"]


def test_of_a_file_of_another_shape_the_first_problems_are_told() -> None:
    with pytest.raises(MaturityError) as refused:
        read_tree(b"a: 1\n" * (3 * MOST_PROBLEMS), "x.yaml")
    assert f"and {MOST_PROBLEMS - 50} more problems" in str(refused.value)
