"""As much of JSON Schema, draft 2020-12, as the definition's schema uses."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["USED", "fits"]

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
USED = frozenset(
    {"type", "properties", "required", "additionalProperties", "minProperties", "items"}
    | {"minItems", "uniqueItems", "pattern", "minimum", "maximum", "enum", "const", "anyOf"}
    | {"description", "$schema", "title"}
)


def fits(schema: Any, value: Any) -> bool:  # as JSON is
    """True where the value meets the schema."""
    if isinstance(schema, bool):
        return schema
    assert schema.keys() <= USED
    return (
        _is_of_type(schema, value)
        and ("enum" not in schema or value in schema["enum"])
        and ("const" not in schema or value == schema["const"])
        and ("anyOf" not in schema or any(fits(each, value) for each in schema["anyOf"]))
        and _fits_scalar(schema, value)
        and _fits_array(schema, value)
        and _fits_object(schema, value)
    )


def _is_of_type(schema: Any, value: Any) -> bool:
    named = schema.get("type", list(TYPES))
    types = [named] if isinstance(named, str) else named
    if isinstance(value, bool):
        return "boolean" in types
    return any(isinstance(value, TYPES[each]) for each in types)


def _fits_scalar(schema: Any, value: Any) -> bool:
    if isinstance(value, str):
        return re.search(schema.get("pattern", ""), value) is not None
    if isinstance(value, int | float):
        return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))
    return True


def _fits_array(schema: Any, value: Any) -> bool:
    if not isinstance(value, list):
        return True
    if schema.get("uniqueItems") and any(each in value[:at] for at, each in enumerate(value)):
        return False
    items = schema.get("items", True)
    return len(value) >= schema.get("minItems", 0) and all(fits(items, each) for each in value)


def _fits_object(schema: Any, value: Any) -> bool:
    if not isinstance(value, dict):
        return True
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    return (
        set(schema.get("required", ())) <= value.keys()
        and len(value) >= schema.get("minProperties", 0)
        and all(fits(known.get(name, others), each) for name, each in value.items())
    )
