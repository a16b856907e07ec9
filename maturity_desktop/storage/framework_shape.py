"""Holds a tree of values against the types of framework_schema and finds every place where they differ.

msgspec says whether a value fits; it stops at the first that does not, so each value is asked by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from maturity_desktop.storage.yaml_tree import Path, YamlTree

LONGEST_SHOWN = 60

S = TypeVar("S", bound=Struct)


def shaped(tree: YamlTree, type_: type[S]) -> S:
    """The tree as a value of the type; FrameworkError with every place that does not fit it."""
    try:
        value = msgspec.convert(tree.value, type_)
    except msgspec.ValidationError as error:
        _compare(tree, (), tree.value, type_)
        if not tree.problems:
            tree.blame((), str(error), "Compare the file with one that comes with the program.")
        tree.finish()
        raise
    tree.finish()
    return value


def did_you_mean(word: object, known: Iterable[object]) -> str:
    """What to write in the place of an unknown word."""
    words = [str(entry) for entry in known]
    close = get_close_matches(str(word), words, n=1)
    if close:
        return f"Did you mean “{close[0]}”?"
    if len(words) > 1:
        return f"Write one of: {', '.join(words)}."
    return f"Write {words[0]}." if words else "Take it out."


def _compare(tree: YamlTree, path: Path, value: Any, type_: Any) -> None:
    if value is None and type(None) in get_args(type_):
        return
    options = [option for option in _options(type_) if option is not type(None)]
    if isinstance(options[0], type) and issubclass(options[0], Struct):
        _compare_struct(tree, path, value, options)
    elif get_origin(type_) in (list, dict):
        _compare_container(tree, path, value, type_)
    else:
        try:
            msgspec.convert(value, type_)
        except msgspec.ValidationError:
            _blame_value(tree, path, value, type_)


def _options(type_: Any) -> tuple[Any, ...]:
    return get_args(type_) if get_origin(type_) in (Union, UnionType) else (type_,)


def _compare_struct(tree: YamlTree, path: Path, value: Any, options: list[Any]) -> None:
    if not isinstance(value, dict):
        _blame_value(tree, path, value, dict)
        return
    struct = options[0]
    tag = struct.__struct_config__.tag_field
    if tag:
        by_name = {option.__struct_config__.tag: option for option in options}
        name = value.get(tag)
        if name not in by_name:
            what = f"“{tag}” is missing" if name is None else f"there is no {tag} “{name}”"
            tree.blame((*path, tag), what, did_you_mean(name, by_name))
            return
        struct = by_name[name]
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    for key in value:
        if key not in fields and key != tag:
            spare = [name for name in fields if name not in value]
            tree.blame((*path, key), f"“{key}” means nothing here", did_you_mean(key, spare or fields))
    for name, field in fields.items():
        if name in value:
            _compare(tree, (*path, name), value[name], field.type)
        elif field.required:
            tree.blame(path, f"“{name}” is missing", f"Add “{name}:” with {_described(field.type)}.")


def _compare_container(tree: YamlTree, path: Path, value: Any, type_: Any) -> None:
    if not isinstance(value, get_origin(type_) or type_):
        _blame_value(tree, path, value, type_)
    elif isinstance(value, list):
        for place, entry in enumerate(value):
            _compare(tree, (*path, place), entry, get_args(type_)[0])
    else:
        keys, values = get_args(type_)
        for key, entry in value.items():
            try:
                msgspec.convert(key, keys)
            except msgspec.ValidationError:
                tree.blame((*path, key), f"the key “{key}” does not fit", _write(key, str(key), keys))
            _compare(tree, (*path, key), entry, values)


def _blame_value(tree: YamlTree, path: Path, value: Any, type_: Any) -> None:
    name = next((f"“{part}”" for part in reversed(path) if isinstance(part, str)), "the file")
    written = str(tree.written.get(path, value))
    shown = f"“{written}”" if len(written) <= LONGEST_SHOWN else f"“{written[:LONGEST_SHOWN]}…”"
    if isinstance(value, dict | list):
        shown = "a mapping" if isinstance(value, dict) else "a list"
    elif value is None or (isinstance(value, str) and not value.strip()):
        shown = "empty"
    tree.blame(path, f"{name} is {shown}", _write(value, written, type_))


def _write(value: Any, written: str, type_: Any) -> str:
    is_number = isinstance(value, int | float)
    if is_number and _base(type_) is str:
        return f'Put it in quotes: "{written}".'
    choices = _choices(type_)
    if choices and isinstance(value, str) and value.strip():
        return did_you_mean(value, choices)
    return f"Write {_described(type_)}."


def _choices(type_: Any) -> list[str]:
    base = _base(type_)
    if get_origin(base) is Literal:
        return [str(choice) for choice in get_args(base)]
    if isinstance(base, type) and issubclass(base, Enum):
        return [str(choice.value) for choice in base]
    return []


def _base(type_: Any) -> Any:
    return get_args(type_)[0] if get_origin(type_) is Annotated else type_


def _described(type_: Any) -> str:
    """What a value of a type looks like, for a person."""
    base = _base(type_)
    if choices := _choices(base):
        return f"one of: {', '.join(choices)}" if len(choices) > 1 else choices[0]
    if get_origin(base) is list or base is list:
        return "a list"
    if get_origin(base) is dict or base is dict or (isinstance(base, type) and issubclass(base, Struct)):
        return "a mapping (key: value)"
    limits = get_args(type_)[1] if get_origin(type_) is Annotated else msgspec.Meta()
    if base is str:
        return _described_text(limits.pattern)
    words: dict[Any, str] = {int: "a whole number", float: "a number", bool: "true or false"}
    said = words.get(base, "another value")
    if limits.ge is not None:
        said += f" from {limits.ge} to {limits.le}"
    if limits.gt is not None:
        said += f" above {limits.gt}" + (f", at most {limits.le}" if limits.le is not None else "")
    return said


def _described_text(pattern: str | None) -> str:
    if pattern is None or pattern == r"\S":
        return "a text"
    capitals = "" if "A-Z" in pattern else "small "
    marks = "“_”, “.” and “-”" if "." in pattern else "“_”, beginning with a letter"
    return f"an id of {capitals}letters, digits, {marks}"
