"""YAML as plain values that know their lines, read within limits.

Only what a file for people needs: mappings with plain keys, lists, texts, numbers, true and false, nothing.
No aliases (they multiply), no tags (they make objects), no dates (2025-01-31 is a text).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from gettext import gettext as _
from gettext import ngettext
from typing import Any, TypeAlias, TypeVar

import yaml

from maturity_desktop.domain.errors import FrameworkError, FrameworkProblem

Path: TypeAlias = "tuple[str | int, ...]"
"""The keys and places that lead from the file's top to a value."""

T = TypeVar("T")

MOST_BYTES = 5 * 1024 * 1024
MOST_VALUES = 200_000
DEEPEST = 24
MOST_PROBLEMS = 1_000
"""Problems after which a file is not read on: it is of another shape."""

PLAIN_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,15})(?P<decimal>\.[0-9]{1,15})?")
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters but for tabs and ends of lines, and what is no character."""
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass
class YamlTree:
    """A file's values, the line of each, and how the ones that are no texts were written.

    Values that come from a workbook have the `cells` in which they stand, with their rows as lines.
    """

    name: str
    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    written: dict[Path, str] = field(default_factory=dict)
    problems: list[FrameworkProblem] = field(default_factory=list)
    cells: Mapping[Path, str] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line where the value of a path is, or where it would be."""
        return _nearest(self.lines, path, 1)

    def blame(self, path: Path, what: str, instead: str) -> None:
        """Notes what is wrong at a path, and what to write; FrameworkError where it is one too many."""
        cell = _nearest(self.cells, path, "")
        self._note(FrameworkProblem(self.name, self.line(path), what, instead, path, cell))

    def blame_line(self, line: int, what: str, instead: str) -> None:
        """The same of a line that is no value's."""
        self._note(FrameworkProblem(self.name, line, what, instead))

    def _note(self, problem: FrameworkProblem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MOST_PROBLEMS:
            self.finish()

    def finish(self) -> None:
        """FrameworkError with all problems, if there are any, by line."""
        if self.problems:
            raise FrameworkError(tuple(sorted(self.problems, key=lambda problem: problem.line)))


def _nearest(places: Mapping[Path, T], path: Path, else_: T) -> T:
    """The place of a path, or of the nearest value round it."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, else_)


def read_tree(source: bytes, name: str) -> YamlTree:
    """The tree of a file; FrameworkError where it is not YAML within the limits.

    Keys that appear twice are left in the tree's problems, for its reader to find the others too.
    """
    tree = YamlTree(name)
    if len(source) > MOST_BYTES:
        what = _("the file is larger than {most} MiB").format(most=MOST_BYTES >> 20)
        _stop(tree, 1, what, _("A framework is a text of some hundred kilobytes."))
    try:
        _Builder(tree).take(_events(_text(tree, source)))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        _stop(
            tree,
            mark.line + 1 if mark else 1,
            _("this is not YAML: {problem}").format(problem=error.problem or error.context),
            _('Check the indentation, and put texts that have ": ", " #" or brackets in double quotes.'),
        )
    except yaml.YAMLError as error:
        what = _("this is not YAML: {problem}").format(problem=error)
        _stop(tree, 1, what, _("Take out the characters that cannot be seen."))
    return tree


def _text(tree: YamlTree, source: bytes) -> str:
    """The file as text; the parser would tell the place of a character that cannot be seen in bytes."""
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        _stop(tree, line, _("this is not UTF-8"), _("Save the file as UTF-8 in your editor."))
        raise
    if unseen := UNSEEN.search(text):
        _stop(tree, text.count("\n", 0, unseen.start()) + 1, *_unseen(unseen[0]))
    return text


def _unseen(character: str) -> tuple[str, str]:
    """What is wrong with a character, and what to do."""
    what = _("a character that cannot be seen (U+{code})").format(code=f"{ord(character):04X}")
    return what, _("Take it out.")


def _events(text: str) -> Iterator[yaml.Event]:
    return yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _stop(tree: YamlTree, line: int, what: str, instead: str) -> None:
    tree.blame_line(line, what, instead)
    tree.finish()


@dataclass
class _Open:
    """A mapping or a list that is being filled."""

    value: dict[Any, Any] | list[Any]
    path: Path
    key: Any = None
    has_key: bool = False


class _Builder:
    """Makes values of the parser's events, one by one, so that a limit stops the file where it is passed."""

    def __init__(self, tree: YamlTree) -> None:
        self._tree = tree
        self._open: list[_Open] = []
        self._values = 0
        self._documents = 0

    def take(self, events: Iterator[yaml.Event]) -> None:
        for event in events:
            line = event.start_mark.line + 1 if event.start_mark else 1
            match event:
                case yaml.DocumentStartEvent():
                    self._documents += 1
                    if self._documents > 1:
                        self._stop(line, _("a second document begins here"), _('Take the line "---" out.'))
                case yaml.AliasEvent():
                    what = _("an alias (*{name})").format(name=event.anchor)
                    self._stop(line, what, _("Write the value out."))
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._open.pop()
                case yaml.NodeEvent():
                    self._node(event, line)

    def _stop(self, line: int, what: str, instead: str) -> None:
        _stop(self._tree, line, what, instead)

    def _node(self, event: yaml.NodeEvent, line: int) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            instead = _("A framework has at most {most}.").format(most=MOST_VALUES)
            self._stop(line, _("too many values"), instead)
        if event.anchor is not None:
            what = _("an anchor (&{name})").format(name=event.anchor)
            self._stop(line, what, _("Take it out, and write the value where it is used."))
        tag = getattr(event, "tag", None)
        if tag is not None:
            what = _("a tag ({tag})").format(tag=tag)
            self._stop(line, what, _("Take it out; what looks like a number is put in quotes."))
        if isinstance(event, yaml.ScalarEvent) and (unseen := UNSEEN.search(event.value)):
            self._stop(line, *_unseen(unseen[0]))  # it was spelt as an escape
        parent = self._open[-1] if self._open else None
        if parent is not None and isinstance(parent.value, dict) and not parent.has_key:
            self._take_key(parent, event, line)
            return
        path = self._path_of_next(parent)
        self._tree.lines.setdefault(path, line)
        value = self._value(event, path, line)
        if parent is None:
            self._tree.value = value
        elif isinstance(parent.value, list):
            parent.value.append(value)
        else:
            parent.value[parent.key] = value
            parent.has_key = False

    def _take_key(self, parent: _Open, event: yaml.NodeEvent, line: int) -> None:
        """Whole numbers are numbers (levels); all other keys stay as they are written."""
        if not isinstance(event, yaml.ScalarEvent):
            self._stop(line, _("a list or a mapping as a key"), _("A key is a single word."))
            return
        number = PLAIN_NUMBER.fullmatch(event.value) if event.implicit[0] else None
        key = int(event.value) if number and not number["decimal"] else event.value
        path = (*parent.path, key)
        if key in parent.value:
            first = self._tree.lines[path]
            what = _("“{key}” is here for the second time (first in line {line})").format(key=key, line=first)
            instead = _("Keep one of the two.")
            self._tree.blame_line(line, what, instead)
        self._tree.lines[path] = line
        parent.key, parent.has_key = key, True

    def _path_of_next(self, parent: _Open | None) -> Path:
        if parent is None:
            return ()
        return (*parent.path, len(parent.value) if isinstance(parent.value, list) else parent.key)

    def _value(self, event: yaml.NodeEvent, path: Path, line: int) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            value = plain_value(event.value) if event.implicit[0] else event.value
            if not isinstance(value, str):
                self._tree.written[path] = event.value
            return value
        if len(self._open) >= DEEPEST:
            what = ngettext(
                "more than {count} level of indentation or brackets",
                "more than {count} levels of indentation or brackets",
                DEEPEST,
            )
            self._stop(line, what.format(count=DEEPEST), _("Check the brackets."))
        container: dict[Any, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._open.append(_Open(container, path))
        return container


def plain_value(written: str) -> str | int | float | bool | None:
    """What a text without quotes means: a number, true, false, nothing, or the text itself."""
    if written in WORDS:
        return WORDS[written]
    number = PLAIN_NUMBER.fullmatch(written)
    if number is None:
        return written
    return float(written) if number["decimal"] else int(written)
