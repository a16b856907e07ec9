"""A broken library is refused with one clear problem for each fault, its line and what to do."""

from pathlib import Path

import pytest

from maturity_desktop.storage.importers import ciso_reading
from maturity_desktop.storage.importers.aliases import MOST_REPLACED
from maturity_desktop.storage.importers.fields import MOST_PROBLEMS
from tests.storage.importers.reading import HEAD, NODES_LINE, SCORED, imported, refused_text


def nodes(*entries: str) -> str:
    """A library with these nodes, the first of them a line behind NODES_LINE."""
    return HEAD + "    requirement_nodes:\n" + "".join(f"    - {entry}\n" for entry in entries)


@pytest.mark.parametrize(
    ("entries", "line", "what"),
    [
        (["{urn: a, assessable: true, parent_urn: b}", "{urn: b, parent_urn: a}"], 1, "a is above itself"),
        (["{urn: a, assessable: true, parent_urn: a}"], 1, "a is above itself"),
        (["{urn: x, assessable: true, parent_urn: a}", "{urn: a, parent_urn: b}",
          "{urn: b, parent_urn: a}"], 2,
         "a is above itself"),
        (["{urn: a, assessable: true}", "{urn: b, parent_urn: c}"], 2, "there is no node c"),
        (["{urn: a, assessable: true}", "{urn: b}", "{urn: a}"], 3,
         f"the urn a is taken in line {NODES_LINE + 1}"),
        (["{assessable: true}"], 1, "“urn” is missing"),
        (["{urn: [a], assessable: true}"], 1, "“urn” is not a text"),
        (["{urn: a, assessable: perhaps}"], 1, "“assessable” is neither true nor false"),
        (["{urn: a, assessable: 'yes'}"], 1, "“assessable” is neither true nor false"),
        (["{urn: a, assessable: 1}"], 1, "“assessable” is neither true nor false"),
        (["{urn: a, assessable: true, depth: deep}"], 1, "“depth” is not a whole number"),
        (["{urn: a, assessable: true, name: {en: A}}"], 1, "“name” is not a text"),
        (["{urn: a, assessable: true, weight: 0}"], 1, "“weight” is not above 0"),
        (["{urn: a, assessable: true, weight: heavy}"], 1, "“weight” is not a number"),
        (["{urn: a, assessable: true, implementation_groups: [[x]]}"], 1,
         "“implementation_groups” is not a text"),
        (["{urn: a, assessable: true, questions: what}"], 1, "“questions” is not a list"),
        (["{urn: a, assessable: true, questions: [what]}"], 1, "an entry of “questions” is not a mapping"),
        (["{urn: a, assessable: true, question: what}"], 1, "“question” is not a mapping"),
        (["just a text"], 1, "an entry of “requirement_nodes” is not a mapping"),
        (["{urn: a}", "{urn: b}"], 0, "none of the requirement nodes is assessable"),
        (["{urn: n0, assessable: true}", *(f"{{urn: n{n}, parent_urn: n{n - 1}}}" for n in range(1, 30))], 25,
         "there are more than 24 nodes above this one"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_node(tmp_path: Path, entries: list[str], line: int, what: str) -> None:
    assert refused_text(tmp_path, nodes(*entries)) == [(NODES_LINE + line, what)]


ONE = "    requirement_nodes: [{urn: a, assessable: true}]\n"


@pytest.mark.parametrize(
    ("more", "line", "what"),
    [
        ("", 7, "“requirement_nodes” is missing"),
        ("    requirement_nodes: []\n", 7, "“requirement_nodes” is missing"),
        ("    requirement_nodes: many\n", NODES_LINE, "“requirement_nodes” is not a list"),
        (f"    scores_definition: high\n{ONE}", NODES_LINE, "“scores_definition” is not a list"),
        (f"    scores_definition: [{{name: x}}]\n{ONE}", NODES_LINE, "“score” is missing"),
        (f"    scores_definition: [{{score: low}}]\n{ONE}", NODES_LINE, "“score” is not a whole number"),
        (f"    scores_definition:\n    - score: 1\n    - score: 1\n{ONE}", NODES_LINE + 2,
         f"the score 1 is defined in line {NODES_LINE + 1} already"),
        (f"    max_score: 1\n    min_score: 3\n{ONE}", NODES_LINE + 1,
         "“min_score” (3) is above “max_score” (1)"),
        (f"    implementation_groups_definition: [{{name: x}}]\n{ONE}", NODES_LINE, "“ref_id” is missing"),
        (f"    name: Again\n{ONE}", NODES_LINE, "“name” is here for the second time (first in line 10)"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_framework(tmp_path: Path, more: str, line: int, what: str) -> None:
    assert refused_text(tmp_path, HEAD + more) == [(line, what)]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("objects: [a]\n", 1, "“objects” is not a mapping"),
        ("objects:\n", 1, "this library holds no framework, only: –"),
        ("urn: u\nobjects:\n  risk_matrix: []\n  threats: []\n", 2,
         "this library holds no framework, only: risk_matrix, threats"),
        ("objects: {framework: [a]}\n", 1, "an entry of “framework” is not a mapping"),
        ("objects: {framework: {requirement_nodes: [{urn: a, assessable: true}]}}\n", 1, "“name” is missing"),
        ("objects: {framework: !!python/none x}\n", 1, "a tag (tag:yaml.org,2002:python/none)"),
        ("objects: {a: &a x, b: *b}\n", 1, "the alias *b stands for nothing that ends before it"),
        ("x: 1\nobjects: &a [*a]\n", 2, "the alias *a stands for nothing that ends before it"),
        ("objects: &a [1\n", 2, "this is not YAML: did not find expected ',' or ']'"),
        ("objects: &a " + "[" * 30 + "\n", 1, "more than 24 levels of indentation or brackets"),
        ("? &a [x]\n: y\nobjects: 1\n", 1, "a list or a mapping as a key"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file(tmp_path: Path, text: str, line: int, what: str) -> None:
    assert refused_text(tmp_path, text) == [(line, what)]


def test_aliases_that_multiply_are_refused(tmp_path: Path) -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{below}'] * 10)}]"
        for below, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    what = f"its aliases stand for more than {MOST_REPLACED} values"
    assert refused_text(tmp_path, "\n".join(["objects: {}", *lines])) == [(6, what)]


def test_more_nodes_than_anybody_audits_are_refused_at_once(tmp_path: Path) -> None:
    most = ciso_reading.MOST_NODES
    entries = ["{urn: a, assessable: true}", *["{}"] * most]
    what = f"there are more than {most} requirement nodes"
    assert refused_text(tmp_path, nodes(*entries)) == [(NODES_LINE, what)]


def test_fifty_thousand_nodes_are_one_problem(tmp_path: Path) -> None:
    entry = "{urn: 'urn:example:node', assessable: true, depth: 1, name: Name, description: Text}"
    assert len(refused_text(tmp_path, nodes(*[entry] * 50_000))) == 1


def test_a_short_file_that_makes_a_long_model_is_refused(tmp_path: Path) -> None:
    entries = ["{urn: q, name: Q}", "{urn: q1, depth: 2, assessable: true}"]
    entries += ["{urn: r, name: R}", f"{{urn: s, parent_urn: r, depth: 2, description: {'x ' * 100_000}}}"]
    for n in range(60):
        entries.append(f"{{urn: t{n}, parent_urn: s, depth: 3, name: T}}")
        entries.append(f"{{urn: n{n}, parent_urn: t{n}, depth: 4, assessable: true}}")
    what = "the model would be larger than a framework's file may be"
    assert refused_text(tmp_path, nodes(*entries)) == [(1, what)]


def test_a_file_of_another_shape_is_not_read_to_its_end(tmp_path: Path) -> None:
    assert len(refused_text(tmp_path, nodes(*["{name: x}"] * 500))) == MOST_PROBLEMS


def test_an_alias_is_what_it_stands_for(tmp_path: Path) -> None:
    text = SCORED.read_text().replace("name: Opening", "name: &word Opening").replace(
        "name: Plants", "name: *word"
    )  # fmt: skip
    assert imported(tmp_path, text).tree["domains"][1]["title"] == "Opening"
