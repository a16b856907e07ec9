"""Holds a tree of values against the types of framework_schema and finds every place where they differ.

msgspec says whether a value fits; it stops at the first that does not, so each value is asked by itself.
"""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from maturity_desktop.storage import framework_words as words
from maturity_desktop.storage.yaml_tree import Path, YamlTree, plain_value

LONGEST_SHOWN = 60

S = TypeVar("S", bound=Struct)


def shaped(tree: YamlTree, type_: type[S]) -> S:
    """The tree as a value of the type; FrameworkError with every place that does not fit it."""
    try:
        value = msgspec.convert(tree.value, type_)
    except msgspec.ValidationError as error:
        _compare(tree, (), tree.value, type_)
        if not tree.problems:
            tree.blame((), str(error), _("Compare the file with one that comes with the program."))
        tree.finish()
        raise
    tree.finish()
    return value


def _compare(tree: YamlTree, path: Path, value: Any, type_: Any) -> None:
    if value is None and type(None) in get_args(type_):
        return
    options = [option for option in _options(type_) if option is not type(None)]
    if isinstance(options[0], type) and issubclass(options[0], Struct):
        _compare_struct(tree, path, value, options)
    elif get_origin(words.base_of(type_)) in (list, dict):
        _compare_container(tree, path, value, type_)
    else:
        if not _fits(value, type_):
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
            what = _("“{key}” is missing") if name is None else _("there is no {key} “{name}”")
            tree.blame((*path, tag), what.format(key=tag, name=name), words.did_you_mean(name, by_name))
            return
        struct = by_name[name]
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    for key in value:
        if key not in fields and key != tag:
            spare = [name for name in fields if name not in value]
            what = _("“{key}” means nothing here").format(key=key)
            tree.blame((*path, key), what, words.did_you_mean(key, spare or fields))
    for name, field in fields.items():
        if name in value:
            _compare(tree, (*path, name), value[name], field.type)
        elif field.required:
            tree.blame(path, _("“{key}” is missing").format(key=name), words.add(name, field.type))


def _compare_container(tree: YamlTree, path: Path, value: Any, type_: Any) -> None:
    base = words.base_of(type_)
    if not isinstance(value, get_origin(base)):
        _blame_value(tree, path, value, type_)
    elif isinstance(value, list):
        most = words.most_entries(type_)
        if most is not None and len(value) > most:
            what = ngettext("“{key}” has {count} entry", "“{key}” has {count} entries", len(value))
            named = next(part for part in reversed(path) if isinstance(part, str))
            tree.blame(
                path, what.format(key=named, count=len(value)), _("Write at most {most}.").format(most=most)
            )
        for place, entry in enumerate(value):
            _compare(tree, (*path, place), entry, get_args(base)[0])
    else:
        keys, values = get_args(base)
        for key, entry in value.items():
            if not _fits(key, keys):
                what = _("the key “{key}” does not fit").format(key=_shown(str(key)))
                tree.blame((*path, key), what, _write_key(key, keys))
            _compare(tree, (*path, key), entry, values)


def _blame_value(tree: YamlTree, path: Path, value: Any, type_: Any) -> None:
    key = next((part for part in reversed(path) if isinstance(part, str)), None)
    written = str(tree.written.get(path, value))
    most = words.most_characters(type_)
    if isinstance(value, str) and most is not None and len(value) > most:
        what = _("“{key}” has {count} characters").format(key=_shown(str(key)), count=len(value))
        tree.blame(path, what, _("Write at most {most}.").format(most=most))
        return
    what = _what_it_is(value) if key is not None else _what_the_file_is(value)
    tree.blame(path, what.format(key=key, value=_shown(written)), _write(value, written, type_))


def _shown(written: str) -> str:
    return written if len(written) <= LONGEST_SHOWN else f"{written[:LONGEST_SHOWN]}…"


def _write_key(key: Any, type_: Any) -> str:
    most = words.most_characters(type_)
    if isinstance(key, str) and most is not None and len(key) > most:
        return _("Write at most {most}.").format(most=most)
    return _write(key, str(key), type_)


def _fits(value: Any, type_: Any) -> bool:
    try:
        msgspec.convert(value, type_)
    except msgspec.ValidationError:
        return False
    return True


def _what_it_is(value: Any) -> str:
    if isinstance(value, dict):
        return _("“{key}” is a mapping")
    if isinstance(value, list):
        return _("“{key}” is a list")
    return _("“{key}” is empty") if _is_empty(value) else _("“{key}” is “{value}”")


def _what_the_file_is(value: Any) -> str:
    """The same of the whole, which is to be a mapping."""
    if isinstance(value, list):
        return _("the file is a list")
    return _("the file is empty") if _is_empty(value) else _("the file is “{value}”")


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _write(value: Any, written: str, type_: Any) -> str:
    is_number = isinstance(value, int | float)
    if is_number and words.base_of(type_) is str:
        return _('Put it in quotes: "{value}".').format(value=written)
    plain = plain_value(value) if isinstance(value, str) else value
    if not isinstance(plain, type(value) | None) and _fits(plain, type_):
        return _("Write it without quotes: {value}.").format(value=value)
    choices = words.choices_of(type_)
    if choices and isinstance(value, str) and value.strip():
        return words.did_you_mean(value, choices)
    return words.write(type_)
