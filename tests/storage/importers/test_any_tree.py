"""Whatever is in a file, it is a model that can be read again, or it is refused with problems."""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.storage.importers.aliases import read_with_aliases
from maturity_desktop.storage.importers.ciso import import_library
from maturity_desktop.storage.importers.fields import top
from maturity_desktop.storage.importers.imported import Imported
from maturity_desktop.storage.importers.samm import import_samm
from maturity_desktop.storage.yaml_tree import YamlTree, read_tree
from tests.storage.importers.reading import framework_of, written

seen = st.characters(exclude_categories=("Cc", "Cs", "Cn"))
texts = st.text(seen, max_size=12) | st.sampled_from(
    [
        "",
        " ",
        "\n",
        "A",
        "a: b",
        "1.10",
        "§",
        "- x\n- y",
        "S1: x",
        "S2 : y\nz",
        "x" * 200,
        "2025-01-01",
        "1e3",
        "~",
    ]
)
scalars = st.none() | st.booleans() | st.integers(-3, 5) | st.sampled_from([0.5, 2.25]) | texts
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def entry(
    wild: st.SearchStrategy[Any], **fields: st.SearchStrategy[Any]
) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping with some of these fields, now and then with anything in one of them."""
    return st.fixed_dictionaries({}, optional={key: value | wild for key, value in fields.items()})


def library(wild: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    urns = st.sampled_from([f"n{number}" for number in range(8)])
    groups = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3)
    group = entry(wild, ref_id=st.sampled_from("abc"), name=texts)
    defined = group.map(lambda own: {"ref_id": "a"} | own)
    question = entry(wild, text=texts, choices=st.lists(st.just("x"), max_size=1))
    node = entry(
        wild, name=texts, ref_id=texts, description=texts, annotation=texts, assessable=st.booleans(),
        depth=st.integers(0, 4), typical_evidence=texts, implementation_groups=groups,
        weight=st.integers(1, 3),
        questions=st.lists(question, max_size=2), parent_urn=urns | st.none(), threats=st.just(["t"]),
    )  # fmt: skip
    nodes = st.lists(node, max_size=8).map(
        lambda found: (
            [{"urn": "n", "assessable": True}]
            + [{"urn": f"n{number}"} | each for number, each in enumerate(found)]
        )
    )
    score = entry(
        wild, score=st.integers(-2, 6), name=texts | st.sampled_from(["S1", "S2"]), description=texts
    )
    scores = st.lists(score, max_size=5).map(
        lambda found: [{"score": number} | each for number, each in enumerate(found)]
    )
    framework = entry(
        wild, ref_id=texts, description=texts, provider=texts, scores_definition=scores,
        implementation_groups_definition=st.lists(defined),
        min_score=st.integers(0, 3), max_score=st.integers(0, 9),
    )  # fmt: skip
    named = st.builds(lambda own, some: own | {"name": "N", "requirement_nodes": some}, framework, nodes)
    return named.map(lambda own: {"urn": "u", "objects": {"framework": own}})


def checked(values: object, importer: Callable[[YamlTree], Imported]) -> Imported | None:
    """What comes of the values of a file; nothing where it is refused."""
    source = written(values)
    try:
        found = importer(read_tree(source, "any.yaml"))
    except FrameworkError as error:
        problems = error.problems
    else:
        assert framework_of(found).criteria
        assert all(found.left_out)
        return found
    assert problems
    assert all(problem.what and problem.instead for problem in problems)
    return None


@given(st.lists(anything, min_size=1, max_size=3), st.data())
def test_aliases_are_read_as_what_they_stand_for(values: list[Any], data: st.DataObject) -> None:
    shared = [*values, {"again": data.draw(st.sampled_from(values))}, *values]
    with_aliases = yaml.safe_dump(shared, allow_unicode=True).encode()
    assert read_with_aliases(with_aliases, "x").value == read_tree(written(shared), "x").value


def test_some_libraries_of_this_kind_are_read() -> None:
    """Else the properties below would hold of refusals only."""
    read = []

    @settings(max_examples=100, database=None)
    @given(library(st.nothing()))
    def count(values: dict[str, Any]) -> None:
        read.append(checked(values, lambda tree: import_library(top(tree))) is not None)

    count()
    assert sum(read) > 10


@given(library(st.nothing()))
def test_a_library_of_the_right_types_is_a_model_or_is_refused(values: dict[str, Any]) -> None:
    checked(values, lambda tree: import_library(top(tree)))


@given(library(anything))
def test_a_library_with_anything_in_it_is_a_model_or_is_refused(values: dict[str, Any]) -> None:
    checked(values, lambda tree: import_library(top(tree)))


@given(anything)
def test_anything_is_a_model_or_is_refused(values: object) -> None:
    checked({"objects": values}, lambda tree: import_library(top(tree)))


parts = st.lists(
    entry(
        anything, id=st.sampled_from("abcd"), name=texts, title=texts, text=texts, description=texts,
        shortName=texts, letter=texts, order=st.integers(0, 3), function=st.just("a"), practice=st.just("a"),
        stream=st.just("a"), level=st.just("a"), activity=st.just("a"), maturityLevel=st.just("a"),
        number=st.integers(0, 6), objective=texts, shortDescription=texts, benefit=texts,
        quality=st.lists(texts, max_size=2),
    ).map(lambda found: {"id": "a", "name": "N", "text": "T"} | found),
    max_size=2,
)  # fmt: skip
folders = (
    "business_functions", "security_practices", "streams", "maturity_levels", "practice_levels", "activities",
    "questions", "answer_sets",
)  # fmt: skip


@given(st.fixed_dictionaries(dict.fromkeys(folders, parts)))
def test_any_files_of_samm_are_a_model_or_are_refused(found: dict[str, list[dict[str, Any]]]) -> None:
    def importer(_tree: object) -> Imported:
        files = [
            (
                PurePosixPath(folder, f"X-{number}.yml"),
                read_tree(written(values), f"{folder}/X-{number}.yml"),
            )
            for folder, all_values in found.items()
            for number, values in enumerate(all_values, start=1)
        ]
        return import_samm(files, "folder")

    checked({}, importer)
