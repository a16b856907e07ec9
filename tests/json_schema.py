"""As much of JSON Schema as msgspec writes, to hold files against what docs/ publishes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "null": (type(None),),
}
UNDERSTOOD = {
    "$schema", "$defs", "$ref", "title", "description", "default", "discriminator", "anyOf", "enum", "type",
    "properties", "required", "additionalProperties", "items", "pattern", "minimum", "maximum",
    "exclusiveMinimum", "maxLength", "propertyNames",
}  # fmt: skip


def breaches(value: Any, schema: Schema, whole: Schema, path: str = "") -> Iterator[str]:
    """Where a value does not keep to a schema; `whole` is the document that its references point into."""
    unknown = set(schema) - UNDERSTOOD
    assert not unknown, f"words of JSON Schema that are not looked at: {unknown}"
    if "$ref" in schema:
        yield from breaches(value, whole["$defs"][schema["$ref"].removeprefix("#/$defs/")], whole, path)
    if "anyOf" in schema and all(any(breaches(value, one, whole, path)) for one in schema["anyOf"]):
        yield f"{path}: none of the choices"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} is none of {schema['enum']}"
    if "type" in schema:
        is_bool_as_number = isinstance(value, bool) and schema["type"] != "boolean"
        if is_bool_as_number or not isinstance(value, TYPES[schema["type"]]):
            yield f"{path}: {value!r} is no {schema['type']}"
            return
    if isinstance(value, dict):
        yield from _breaches_of_object(value, schema, whole, path)
    elif isinstance(value, list):
        for place, entry in enumerate(value):
            yield from breaches(entry, schema.get("items", {}), whole, f"{path}[{place}]")
    elif isinstance(value, str) and len(value) > schema.get("maxLength", len(value)):
        yield f"{path}: {len(value)} characters"
    elif isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{path}: {value!r} does not fit {schema['pattern']}"
    elif isinstance(value, int | float) and not _is_within(value, schema):
        yield f"{path}: {value} is out of bounds"


def _is_within(value: float, schema: Schema) -> bool:
    low, high = schema.get("minimum", value), schema.get("maximum", value)
    above: float = schema.get("exclusiveMinimum", value - 1)
    return bool(low <= value <= high and value > above)


def _breaches_of_object(value: dict[Any, Any], schema: Schema, whole: Schema, path: str) -> Iterator[str]:
    own, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for name in value:
        yield from breaches(name, schema.get("propertyNames", {}), whole, f"{path}.{name}")
    for name in schema.get("required", []):
        if name not in value:
            yield f"{path}: {name} is missing"
    for name, entry in value.items():
        if name in own:
            yield from breaches(entry, own[name], whole, f"{path}.{name}")
        elif others is False:
            yield f"{path}: {name} means nothing"
        elif isinstance(others, dict):
            yield from breaches(entry, others, whole, f"{path}.{name}")
