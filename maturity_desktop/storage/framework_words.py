"""What an author is told to write in a framework's file: one whole sentence for each sort of value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from enum import Enum
from gettext import gettext as _
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from msgspec import Meta, Struct

Sort: TypeAlias = Literal[
    "choice", "choices", "list", "mapping", "text", "id", "small id", "whole", "whole within", "number",
    "number above", "number within", "truth", "other",
]  # fmt: skip
"""What a value of a type looks like to a person."""


def did_you_mean(word: object, known: Iterable[object]) -> str:
    """What to write in the place of an unknown word."""
    words = [str(entry) for entry in known]
    close = get_close_matches(str(word), words, n=1)
    if close:
        return _("Did you mean “{word}”?").format(word=close[0])
    return one_of(words) if words else _("Take it out.")


def one_of(choices: Sequence[object]) -> str:
    """What to write where there is a choice, or just one thing to write."""
    if len(choices) == 1:
        return _("Write {choice}.").format(choice=choices[0])
    return _("Write one of: {choices}.").format(choices=", ".join(map(str, choices)))


def write(type_: Any) -> str:
    """The advice to write a value of a type."""
    sort, named = _sort_of(type_)
    return _to_write()[sort].format(**named)


def add(key: str, type_: Any) -> str:
    """The advice to add a key with a value of a type."""
    sort, named = _sort_of(type_)
    return _to_add()[sort].format(key=key, **named)


def choices_of(type_: Any) -> list[str]:
    """The values that a type allows where it names them; what is empty need not be written."""
    base = base_of(type_)
    if get_origin(base) is Literal:
        return [str(choice) for choice in get_args(base) if choice != ""]
    if isinstance(base, type) and issubclass(base, Enum):
        return [str(choice.value) for choice in base]
    return []


def base_of(type_: Any) -> Any:
    """A type without its limits, and without None where a value need not be told."""
    type_ = _told(type_)
    return get_args(type_)[0] if get_origin(type_) is Annotated else type_


def _told(type_: Any) -> Any:
    """What a value is where it is told: int of int | None."""
    told = [one for one in get_args(type_) if one is not NoneType]
    is_optional = get_origin(type_) in (Union, UnionType) and len(told) == 1
    return told[0] if is_optional else type_


def _limits_of(type_: Any) -> Meta:
    told = _told(type_)
    limits: Meta = get_args(told)[1] if get_origin(told) is Annotated else Meta()
    return limits


def most_characters(type_: Any) -> int | None:
    """How long a text of a type may be; None where nothing is said."""
    return _limits_of(type_).max_length if base_of(type_) is str else None


def most_entries(type_: Any) -> int | None:
    """How many entries a list of a type may have; None where nothing is said."""
    return _limits_of(type_).max_length if get_origin(base_of(type_)) is list else None


def _to_write() -> Mapping[Sort, str]:
    return {
        "choice": _("Write {choice}."),
        "choices": _("Write one of: {choices}."),
        "list": _("Write a list."),
        "mapping": _("Write a mapping (key: value)."),
        "text": _("Write a text."),
        "id": _("Write an id of letters, digits, “_”, “.” and “-”."),
        "small id": _("Write an id of small letters, digits, “_”, beginning with a letter."),
        "whole": _("Write a whole number."),
        "whole within": _("Write a whole number from {low} to {high}."),
        "number": _("Write a number."),
        "number above": _("Write a number above {low}."),
        "number within": _("Write a number above {low}, at most {high}."),
        "truth": _("Write true or false."),
        "other": _("Write another value."),
    }


def _to_add() -> Mapping[Sort, str]:
    return {
        "choice": _("Add “{key}:” with {choice}."),
        "choices": _("Add “{key}:” with one of: {choices}."),
        "list": _("Add “{key}:” with a list."),
        "mapping": _("Add “{key}:” with a mapping (key: value)."),
        "text": _("Add “{key}:” with a text."),
        "id": _("Add “{key}:” with an id of letters, digits, “_”, “.” and “-”."),
        "small id": _("Add “{key}:” with an id of small letters, digits, “_”, beginning with a letter."),
        "whole": _("Add “{key}:” with a whole number."),
        "whole within": _("Add “{key}:” with a whole number from {low} to {high}."),
        "number": _("Add “{key}:” with a number."),
        "number above": _("Add “{key}:” with a number above {low}."),
        "number within": _("Add “{key}:” with a number above {low}, at most {high}."),
        "truth": _("Add “{key}:” with true or false."),
        "other": _("Add “{key}:” with another value."),
    }


def _sort_of(type_: Any) -> tuple[Sort, Mapping[str, object]]:
    """The sort of a type's values, and what its sentence names."""
    base = base_of(type_)
    if choices := choices_of(base):
        named = {"choice": choices[0], "choices": ", ".join(choices)}
        return "choices" if len(choices) > 1 else "choice", named
    if get_origin(base) is list or base is list:
        return "list", {}
    if get_origin(base) is dict or base is dict or (isinstance(base, type) and issubclass(base, Struct)):
        return "mapping", {}
    limits = _limits_of(type_)
    if base is str:
        return _sort_of_text(limits.pattern), {}
    if base in (int, float):
        return _sort_of_number(base, limits)
    return "truth" if base is bool else "other", {}


def _sort_of_text(pattern: str | None) -> Sort:
    if pattern is None or pattern == r"\S":
        return "text"
    return "id" if "A-Z" in pattern else "small id"


def _sort_of_number(base: type, limits: Meta) -> tuple[Sort, Mapping[str, object]]:
    if limits.ge is not None:
        return "whole within", {"low": limits.ge, "high": limits.le}
    if limits.gt is not None:
        sort: Sort = "number above" if limits.le is None else "number within"
        return sort, {"low": limits.gt, "high": limits.le}
    return "whole" if base is int else "number", {}
