"""Kinds: the values a definition is made of, plain ones and those put together of others."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, TypeVar

from zgreport.definition import readers
from zgreport.definition.keys import AnyKey, Kind, Schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.definition.spots import Reader, Spot

__all__ = [
    "ARCHIVE",
    "DAY",
    "FILE_NAME",
    "FILE_PATTERN",
    "FILLED_TEXTS",
    "LINE",
    "LINE_PHRASE",
    "NAME",
    "NAMES",
    "PATTERNS",
    "PHRASE",
    "TAGGED",
    "TEXT",
    "TEXTS",
    "WORD",
    "any_of",
    "by_name",
    "choice",
    "each_named",
    "list_of",
    "one_of",
    "table",
    "whole_number",
]

T = TypeVar("T")
Word = TypeVar("Word", bound=enum.StrEnum)

# To YAML an unquoted 2023 is a number; here it is the text that was typed.
_TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_FILE: Schema = {"type": ["string", "number"], "pattern": r"^[^/\\\r\n\t]+$"}
_TEXTS: Schema = {"type": "array", "items": _TEXT, "uniqueItems": True}
_FILLED: Schema = {**_TEXTS, "minItems": 1}
_DATE = r"^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$"

TEXT = Kind(readers.text, "文字", _TEXT)
LINE = Kind(readers.line, "一行文字", {**_TEXT, "pattern": r"^[^\r\n\t]*\S[^\r\n\t]*$"})
WORD = Kind(readers.measure_word, LINE.takes, LINE.schema)
ARCHIVE = Kind(readers.archive, LINE.takes, LINE.schema)
NAME = Kind(readers.name, "名称", _TEXT)
FILE_NAME = Kind(readers.file_name, "文件名", _FILE)
FILE_PATTERN = Kind(readers.file_name, "文件名，`*` 代表任意几个字", _FILE)
PHRASE = Kind(readers.phrase, "表达式", _TEXT)
TAGGED = Kind(readers.phrase, "文字，可以有标签", _TEXT)
LINE_PHRASE = Kind(
    readers.line_phrase,
    "一行文字，可以有标签",
    {"type": ["string", "number"], "pattern": r"^[^\r\n\t]*\S[^\r\n\t]*$"},
)
DAY = Kind(readers.day, "日期，如 `2024-01-05`", {"type": "string", "pattern": _DATE})
TEXTS = Kind(readers.texts, "列表，可以为空", _TEXTS)
FILLED_TEXTS = Kind(readers.filled_texts, "列表", _FILLED)
NAMES = Kind(readers.names, "名称的列表", _TEXTS)
PATTERNS = Kind(readers.patterns, "文字或列表", {"anyOf": [_TEXT, _FILLED]})


def whole_number(least: int) -> Kind[int]:
    """A whole number that is at least `least`."""
    read = readers.whole_number(least)
    digits = {"type": "string", "pattern": "^[0-9]{1,9}$"}
    whole = {"type": "integer", "minimum": least, "maximum": 999_999_999}
    return Kind(read, f"整数，不小于 {least}", {"anyOf": [whole, digits]})


def choice(known: Mapping[str, T]) -> Kind[T]:
    """One word out of several."""
    words: list[object] = [*known, *(int(word) for word in known if word.isdecimal())]
    takes = "、".join(f"`{word}`" for word in known)
    return Kind(readers.choice(known), takes, {"enum": words})


def one_of(words: type[Word]) -> Kind[Word]:
    """One word of an enumeration."""
    return choice({word.value: word for word in words})


def table(keys: tuple[AnyKey, ...], read: Reader[T], **more: object) -> Kind[T]:
    """A table of known keys that `read` makes something of; `more` is added to its schema."""
    shown = {key.name: {**key.kind.schema, "description": key.meaning} for key in keys}
    needed = [key.name for key in keys if key.required]
    schema = {"type": "object", "properties": shown, "additionalProperties": False}
    return Kind(
        read, "键和值", {**schema, **({"required": needed} if needed else {}), **more}, keys
    )


def each_named(kind: Kind[T], called: str, least: int = 0) -> Kind[tuple[T, ...]]:
    """A table of things by their names, `called` so; `least` of them."""
    schema: Schema = {"type": "object", "additionalProperties": kind.schema}
    return Kind(
        lambda spot: readers.named(spot, kind.read),
        f"一行一个`{called}: …`",
        {**schema, "minProperties": least} if least else schema,
        kind.keys,
        f".〈{called}〉",
    )


def by_name(kind: Kind[T], called: str, otherwise: T) -> Kind[tuple[tuple[str, T], ...]]:
    """The same, each with its name; a wrong one is `otherwise`."""

    def read(spot: Spot) -> tuple[str, T]:
        value = kind.read(spot)
        return spot.title, otherwise if value is None else value

    return each_named(Kind(read, kind.takes, kind.schema, kind.keys), called)


def list_of(kind: Kind[T], read: Reader[tuple[T, ...]]) -> Kind[tuple[T, ...]]:
    """A list of tables, which `read` makes something of."""
    return Kind(read, "列表", {"type": "array", "items": kind.schema}, kind.keys, "[1]")


def any_of(read: Reader[T], *kinds: Kind[object], takes: str, nothing: bool = False) -> Kind[T]:
    """A value of any of the kinds, told apart by `read`; with `nothing` also none at all."""
    schemas = [kind.schema for kind in kinds] + ([{"type": "null"}] if nothing else [])
    keys = next((kind.keys for kind in kinds if kind.keys), ())
    return Kind(read, takes, {"anyOf": schemas}, keys)
