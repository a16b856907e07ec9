"""YAML is read within limits: nothing multiplies, nothing is made, nothing takes long; lines are known."""

import subprocess
import sys

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.storage import yaml_tree
from maturity_desktop.storage.framework_files import parse_framework
from maturity_desktop.storage.yaml_tree import DEEPEST, MOST_BYTES, MOST_VALUES, Path, plain_value, read_tree
from tests.examples import examples
from tests.storage.small import SOURCE

BOMB = b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (n + 1, n + 1, n, n) for n in range(97, 117))


@pytest.mark.parametrize(
    ("source", "line", "what"),
    [
        (b"a: 1\nb: [1, 2", 3, "this is not YAML"),
        (b"a: 1\nb: c: d", 2, "this is not YAML: mapping values are not allowed"),
        (b"a: 1\n\tb: 2", 2, "this is not YAML"),
        (b"a: 'open", 1, "this is not YAML"),
        (b"a: \x00", 1, "a character that cannot be seen (U+0000)"),
        ("a: é\n\nb: é\x1b\nc: 1".encode(), 3, "a character that cannot be seen (U+001B)"),
        (b"a: 1\nb: x\x7f", 2, "a character that cannot be seen (U+007F)"),
        (b'a: 1\nb: "x\\0"', 2, "a character that cannot be seen (U+0000)"),
        (b'a: 1\n"b\\a": x', 2, "a character that cannot be seen (U+0007)"),
        (b"a: 1\nb: \xff", 2, "this is not UTF-8"),
        ("a: 1".encode("utf-16"), 1, "this is not UTF-8"),
        (BOMB, 1, "an anchor (&a)"),
        (b"a: 1\nb: *nobody", 2, "an alias (*nobody)"),
        (b"a: &a {b: *a}", 1, "an anchor (&a)"),
        (b"a: 1\nb: !!python/object/apply:os.system [ls]", 2, "a tag (tag:yaml.org,2002:python/object"),
        (b"a: !!binary aGVsbG8=", 1, "a tag"),
        (b"a: ! x", 1, "a tag"),
        (b"a: 1\n---\nb: 2", 2, "a second document"),
        (b"a: 1\n? [x]\n: 2", 2, "a list or a mapping as a key"),
        (b"[" * 100_000, 1, f"more than {DEEPEST} levels"),
        (b"{a: " * 100_000, 1, f"more than {DEEPEST} levels"),
        (b"- " * 100_000, 1, f"more than {DEEPEST} levels"),
        (b"\n".join(b" " * n + b"a:" for n in range(1000)), DEEPEST + 1, f"more than {DEEPEST} levels"),
        (b"- x\n" * (MOST_VALUES + 1), MOST_VALUES, "too many values"),
        (b"a: " + b"x" * MOST_BYTES, 1, "the file is larger than 5 MiB"),
    ],
)  # fmt: skip
def test_what_is_refused(source: bytes, line: int, what: str) -> None:
    with pytest.raises(FrameworkError) as refused:
        read_tree(source, "x.yaml")
    (problem,) = refused.value.problems
    assert problem.what.startswith(what)
    assert (problem.file, problem.line) == ("x.yaml", line)
    assert problem.instead.endswith(".")


def test_a_key_that_comes_twice_is_named_with_both_lines() -> None:
    tree = read_tree(b"a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\na: 4\n", "x")
    assert [(problem.line, problem.what) for problem in tree.problems] == [
        (5, "“c” is here for the second time (first in line 3)"),
        (6, "“a” is here for the second time (first in line 1)"),
    ]


def test_every_value_knows_its_line() -> None:
    tree = read_tree(b"a: 1\nb:\n  - x\n  - c: >-\n      long\n      text\n    d: {e: 5}\n", "x")
    assert tree.value == {"a": 1, "b": ["x", {"c": "long text", "d": {"e": 5}}]}
    paths: list[Path] = [(), ("a",), ("b",), ("b", 0), ("b", 1, "c"), ("b", 1, "d", "e")]
    assert [tree.line(path) for path in paths] == [
        1, 1, 2, 3, 4, 7
    ]  # fmt: skip
    assert tree.line(("b", 1, "nothing", 7)) == 4


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1", 1), ("-5", -5), ("0", 0), ("1.5", 1.5), ("true", True), ("false", False), ("null", None),
        ("", None), ("~", None), ("yes", "yes"), ("on", "on"), ("007", "007"), ("1_000", "1_000"),
        ("0x10", "0x10"), ("1:30", "1:30"), ("2025-01-31", "2025-01-31"), ("1e5", "1e5"), (".5", ".5"),
        ("nan", "nan"), (".inf", ".inf"), ("1.01-1a", "1.01-1a"), ("9" * 30, "9" * 30), ("True", "True"),
    ],
)  # fmt: skip
def test_plain_values(written: str, value: object) -> None:
    assert plain_value(written) == value
    assert type(plain_value(written)) is type(value)


def test_what_a_number_was_written_as_is_known() -> None:
    assert read_tree(b"a: 1.10", "x").written == {("a",): "1.10"}


def test_without_the_c_parser_it_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = parse_framework(SOURCE, "x")
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert parse_framework(SOURCE, "x") == quick
    for source in (b"a: [", b"[" * 10_000, BOMB, b"a: 1\nb: *nobody"):
        with pytest.raises(FrameworkError):
            read_tree(source, "x")


def read_or_refuse(source: bytes) -> bool:
    """Whether the bytes are a framework; any other error than FrameworkError passes through."""
    try:
        parse_framework(source, "x")
    except FrameworkError as error:
        return not all(problem.line >= 1 and problem.what and problem.instead for problem in error.problems)
    return True


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_refused_with_lines_and_words(source: bytes) -> None:
    assert not read_or_refuse(source)


@settings(max_examples=examples(300))
@given(st.data())
def test_any_damage_to_a_sound_file_is_one_kind_of_error(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(SOURCE)))
    end = data.draw(st.integers(start, min(len(SOURCE), start + 40)))
    pieces = [*SOURCE.splitlines(keepends=True), b"*a", b"&a ", b"{", b"- ", b"!!x "]
    other = data.draw(st.binary(max_size=8) | st.sampled_from(pieces))
    read_or_refuse(SOURCE[:start] + other + SOURCE[end:])


def test_a_deep_file_does_not_end_the_process() -> None:
    """A parser that recurses in C would: so it is tried in a process of its own."""
    code = (
        "from maturity_desktop.storage.yaml_tree import read_tree\n"
        "from maturity_desktop.domain.errors import FrameworkError\n"
        "for source in (b'[' * 5_000_000, b'{' * 5_000_000, b'- ' * 2_500_000, b'? ' * 2_500_000):\n"
        "    try: read_tree(source, 'x')\n"
        "    except FrameworkError: print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["refused"] * 4


def test_limits_leave_room_for_real_files() -> None:
    assert len(SOURCE) * 1000 < MOST_BYTES
    assert yaml_tree.MOST_VALUES > 10 * 6000
