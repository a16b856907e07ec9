"""The SAMM core model becomes a model: functions are domains, streams criteria, questions checkpoints."""

import re
import shutil
from pathlib import Path

import pytest

from maturity_desktop.domain.framework import Remark, Step
from maturity_desktop.storage.importers import import_model
from tests.storage.importers.reading import SAMM, framework_of, refused


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the model's folder to change."""
    return Path(shutil.copytree(SAMM / "model", tmp_path / "model"))


def test_a_function_is_a_domain_and_a_stream_of_a_practice_a_criterion() -> None:
    framework = framework_of(import_model(SAMM))
    assert (framework.id, framework.edition, framework.owner) == ("owasp_samm", "TEST10", "OWASP Foundation")
    assert framework.scale == (Step(0, "Not started", True), Step(1, "Level 1"), Step(2, "Level 2"))
    assert Remark("scale", "Level 1: A first understanding\nLevel 2: It works better") in framework.remarks
    (domain,) = framework.domains
    assert (domain.id, domain.title, domain.intent) == (
        "R",
        "Reception",
        "Reception is about those who come in.",
    )
    keys, visitors = domain.criteria
    assert (keys.id, keys.title) == ("R-SD-A", "Safe Doors: Keys")
    assert (visitors.id, visitors.title) == ("R-SD-B", "Safe Doors: Visitors")
    assert keys.intent.split("\n") == [
        "The practice keeps doors as they are meant to be.",
        "Who can open.",
        "Level 1: Doors are shut.",
        "Level 2: Doors are watched.",
    ]


def test_a_question_and_what_it_wants_to_see_are_the_checkpoints_of_a_level() -> None:
    keys, visitors = framework_of(import_model(SAMM)).criteria
    assert [(point.id, point.text) for point in keys.checkpoints] == [
        ("R-SD-A-1a", "Do you know how many keys there are?"),
        ("R-SD-A-1b", "There is a list of keys"),
        ("R-SD-A-1c", "The list was checked this year"),
        ("R-SD-A-2a", "Locks are changed when a key is lost."),
    ]
    assert keys.checkpoints[0].examples.split("\n") == [
        "Count the keys",
        "Somebody knows how many keys there are.",
        "Nobody has a key too many",
    ]
    assert [point.text for point in visitors.checkpoints] == ["Do you greet visitors?"]


def test_what_is_not_in_the_model_is_told(copy: Path) -> None:
    (copy / "notes.yml").write_text("for: nobody\n")
    assert import_model(copy).left_out == (
        "1 set of answers: partly met stands for all between no and yes.",
        "The long description of 1 activity: read it in the model itself.",
        "1 activity has no question, so its own text is the checkpoint: Change the locks",
        "1 file that is no part of the model: notes.yml",
    )


def test_a_checkout_has_other_files_beside_the_model(copy: Path) -> None:
    for name in (".github/workflows/x.yml", "guidance/streams/R.yml", "de/R-SD-1-A.yml"):
        other = copy.parent / name
        other.parent.mkdir(parents=True)
        other.write_text("on: !!python/none x\n")
    assert import_model(copy.parent).tree == import_model(copy).tree


OLDER = {
    "business_functions": "Function", "security_practices": "Practice", "streams": "Stream",
    "practice_levels": "Practice Level", "maturity_levels": "Maturity Level", "activities": "Activity",
    "questions": "Question", "answer_sets": "Answer Set",
}  # fmt: skip
"""How files are called that are all in one folder."""


@pytest.mark.parametrize("say_type", [True, False])
def test_older_files_are_all_in_one_folder(copy: Path, tmp_path: Path, say_type: bool) -> None:
    flat = tmp_path / "Datafiles"
    flat.mkdir()
    for file in copy.rglob("*.yml"):
        text = file.read_text().replace("maturityLevel:", "maturitylevel:")
        name = (
            f"{OLDER[file.parent.name]} {file.stem}.yml" if not say_type else f"{file.parent.name}{file.name}"
        )
        (flat / name).write_text(text if say_type else re.sub("(?m)^type:.*$", "", text))
    assert import_model(flat).tree == import_model(SAMM).tree


def test_without_a_type_the_folder_says_what_a_file_is(copy: Path) -> None:
    for file in copy.rglob("*.yml"):
        file.write_text(re.sub("(?m)^type:.*$", "", file.read_text()))
    assert import_model(copy).tree == import_model(SAMM).tree


def test_without_maturity_levels_the_practices_level_is_in_its_files_name(copy: Path) -> None:
    shutil.rmtree(copy / "maturity_levels")
    assert import_model(copy).tree["domains"] == import_model(SAMM).tree["domains"]
    practice_level = copy / "practice_levels" / "R-SD-2.yml"
    practice_level.rename(copy / "practice_levels" / "R-SD-two.yml")
    (problem,) = refused(copy)
    assert (problem.file, problem.line, problem.what) == (
        f"{copy}/practice_levels/R-SD-two.yml",
        3,
        "the number of the maturity level is not to be found",
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "what"),
    [
        ("activities/R-SD-1-A.yml", "stream: b0000000000000000000000000000001", "stream: b9", 2,
         "“stream” names b9, and no file has that id"),
        ("activities/R-SD-1-A.yml", "level: d", "level: x", 3, "“level” names x"),
        ("activities/R-SD-1-A.yml", "stream: b0000000000000000000000000000001\n", "", 2,
         "“stream” is missing"),
        ("activities/R-SD-2-A.yml", "000002\ntitle", "000001\ntitle", 4,
         "the id e0000000000000000000000000000001 is taken in activities/R-SD-1-A.yml"),
        ("activities/R-SD-2-A.yml", "title: Change the locks", "title: [Change]", 5, "“title” is not a text"),
        ("questions/R-SD-1-A.yml", "text: Do", "words: Do", 2, "“text” is missing"),
        ("questions/R-SD-1-A.yml", "quality:\n- There", "quality:\n- {x: y}\n- There", 9,
         "“quality” is not a text"),
        ("maturity_levels/Level-1.yml", "number: 1", "number: one", 3, "“number” is not a whole number"),
        ("streams/R-SD-A.yml", "id: b", "id: [b", 4, "this is not YAML"),
    ],
)  # fmt: skip
def test_a_broken_file_is_named_with_its_line(
    copy: Path, file: str, old: str, new: str, line: int, what: str
) -> None:
    path = copy / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    problem = next(problem for problem in refused(copy) if problem.file == f"{copy}/{file}")
    assert (problem.line, problem.what[: len(what)]) == (line, what)


def test_a_model_without_activities_is_refused(copy: Path) -> None:
    shutil.rmtree(copy / "activities")
    shutil.rmtree(copy / "questions")
    (problem,) = refused(copy)
    assert problem.what == "no practice has a stream with activities"
