"""The readers a definition is described with: each takes a spot and gives a value or None.

A reader that gives None has noted why; its caller goes on with a stand-in, so that one run
finds everything wrong.
"""

from __future__ import annotations

import posixpath
import re
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from zgreport.definition.model import Phrase
from zgreport.definition.names import kept
from zgreport.definition.nodes import Broken, Listing, Scalar, Table
from zgreport.definition.spots import Reader, Spot
from zgreport.marks import RESERVED
from zgreport.names import comparable, near_misses
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "archive",
    "choice",
    "day",
    "entries",
    "file_name",
    "filled_texts",
    "items",
    "line",
    "line_phrase",
    "measure_word",
    "name",
    "named",
    "names",
    "patterns",
    "phrase",
    "text",
    "texts",
    "whole_number",
]

T = TypeVar("T")

_DAY = Pattern(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_CURLY = Pattern(r"[“”‘’].*[“”‘’]")
# What no Word file may hold (XML 1.0, Char), and what marks a printed value on its way there.
_CONTROL = Pattern(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff{RESERVED}]"
)
_OWN_FOLDERS = frozenset({"inputs", "templates"})
_BREAK = Pattern("[\t\n\r\x85\u2028\u2029]")


def entries(spot: Spot) -> list[tuple[str, Spot]] | None:
    """The keys of a table with their spots, repeated ones noted; None where it is no table."""
    if not isinstance(spot.node, Table):
        _refuse_kind(spot, "expected_table")
        return None
    found: dict[str, tuple[str, Spot]] = {}
    for entry in spot.node.entries:
        if control := _CONTROL.search(entry.name):
            spot.log.add("control_character", entry.line, spot.key or None, **_shown(control))
            continue
        name = comparable(entry.name)
        below = spot.below(entry.name, entry.line, entry.value)
        if name in found:
            first = spot.log.lines[found[name][1].key]
            spot.log.add("duplicate_key", entry.line, below.key, name=entry.name, first=first)
        else:
            found[name] = (kept(entry.name), below)
    return list(found.values())


def named(spot: Spot, read: Reader[T]) -> tuple[T, ...]:
    """What the reader makes of each key of a table of named things, in the order typed."""
    values = (read(below) for _, below in entries(spot) or ())
    return tuple(value for value in values if value is not None)


def items(spot: Spot) -> list[Spot]:
    """The spots of a list's items, counted from 1 in their paths."""
    if not isinstance(spot.node, Listing):
        _refuse_kind(spot, "expected_list")
        return []
    here = (Spot(n, f"{spot.key}[{i}]", spot.log) for i, n in enumerate(spot.node.items, 1))
    found = list(here)
    spot.log.lines.update((item.key, item.node.line) for item in found)
    return found


def text(spot: Spot) -> str | None:
    """A text as it was typed, without blanks around it."""
    found = _scalar(spot)
    if found is None:
        return None
    if not found.quoted and _CURLY.fullmatch(found.text):
        spot.refuse("curly_quotes", text=found.text)
    return found.text.strip()


def line(spot: Spot) -> str | None:
    """A text without a line break or a tab in it: it becomes a property of the document, a name."""
    found = text(spot)
    if found is not None and (control := _BREAK.search(found)):
        spot.refuse("control_character", **_shown(control))
        return None
    return found


def measure_word(spot: Spot) -> str | None:
    """What things are counted in: no number and no mere sign but that of percentages."""
    found = line(spot)
    plain = comparable(found or "%")
    if plain != "%" and plain.isascii() and not any(map(str.isalpha, plain)):
        spot.refuse("no_measure_word", text=found)
        return None
    return found


def archive(spot: Spot) -> str | None:
    """The archive's folder, which is neither that of the inputs or templates nor below it."""
    found = line(spot)
    if found is not None:
        top = posixpath.normpath(found.replace("\\", "/")).split("/")[0].casefold()
        if top in _OWN_FOLDERS:
            spot.refuse("archive_among_inputs", text=found, folder=top)
            return None
    return found


def name(spot: Spot) -> str | None:
    """The name of something defined elsewhere, in the form names are kept in."""
    found = text(spot)
    return None if found is None else kept(found)


def file_name(spot: Spot) -> str | None:
    """The name of a file or a pattern for names; folders are not part of it."""
    found = line(spot)
    if found is not None and re.search(r"[/\\]", found):
        spot.refuse("file_in_folder", text=found)
        return None
    return found


def texts(spot: Spot) -> tuple[str, ...] | None:
    """A list of texts, each once."""
    found: dict[str, str] = {}
    for item in items(spot):
        value = _list_item(item)
        if value is not None and comparable(value) in found:
            item.refuse("value_twice", value=value)
        elif value is not None:
            found[comparable(value)] = value
    return tuple(found.values())


def filled_texts(spot: Spot) -> tuple[str, ...] | None:
    """A list of texts with at least one of them."""
    if isinstance(spot.node, Listing) and not spot.node.items:
        spot.refuse("empty_list")
    return texts(spot)


def names(spot: Spot) -> tuple[str, ...] | None:
    """A list of the names of things defined elsewhere."""
    texts(spot)
    found = (name(item) for item in items(spot))
    return tuple(word for word in found if word is not None)


def patterns(spot: Spot) -> tuple[str, ...] | None:
    """One text or several."""
    if isinstance(spot.node, Scalar):
        single = text(spot)
        return None if single is None else (single,)
    return filled_texts(spot)


def line_phrase(spot: Spot) -> Phrase | None:
    """A text with tags that stands in one line."""
    found = phrase(spot)
    if found is not None and (control := _BREAK.search(found.text)):
        spot.refuse("control_character", **_shown(control))
        return None
    return found


def phrase(spot: Spot) -> Phrase | None:
    """An expression or a text with tags, with its place; YAML must not have cut it."""
    value = _scalar(spot)
    if value is None:
        return None
    if value.cut and not _is_balanced(value.text):
        spot.refuse("value_cut")
        return None
    return Phrase(value.text.strip(), spot.key, value.line)


def whole_number(least: int) -> Reader[int]:
    """A reader of a whole number that is at least `least`."""

    def read(spot: Spot) -> int | None:
        value = text(spot)
        if value is None:
            return None
        plain = comparable(value)
        if re.fullmatch(r"[0-9]{1,9}", plain) and int(plain) >= least:
            return int(plain)
        spot.refuse("not_a_number", text=value, least=least)
        return None

    return read


def day(spot: Spot) -> date | None:
    """A date such as 2024-01-05."""
    value = text(spot)
    if value is None:
        return None
    parts = _DAY.fullmatch(comparable(value))
    try:
        if parts:
            return date(*(int(part) for part in parts.groups()))
    except ValueError:
        pass  # such as 2024-02-30
    spot.refuse("not_a_date", text=value)
    return None


def choice(known: Mapping[str, T]) -> Reader[T]:
    """A reader of one word out of several."""

    def read(spot: Spot) -> T | None:
        value = text(spot)
        if value is not None and value not in known:
            near = near_misses(value.lower(), known)
            spot.refuse("not_a_choice", text=value, known=tuple(known), near=near)
        return None if value is None else known.get(value)

    return read


def _list_item(item: Spot) -> str | None:
    found = _scalar(item)
    if found is None:
        return None
    if found.flow and not found.quoted and "，" in found.text:
        item.refuse("wide_comma", text=found.text)
        return None
    return found.text.strip()


def _scalar(spot: Spot) -> Scalar | None:
    if not isinstance(spot.node, Scalar):
        _refuse_kind(spot, "expected_text")
        return None
    if spot.node.is_null:
        spot.refuse("null_value")
        return None
    if not spot.node.text.strip():
        spot.refuse("empty_text")
        return None
    if control := _CONTROL.search(spot.node.text):
        spot.refuse("control_character", **_shown(control))
        return None
    return spot.node


def _shown(control: re.Match[str]) -> dict[str, object]:
    return {"character": f"U+{ord(control.group()):04X}"}


def _refuse_kind(spot: Spot, code: str) -> None:
    node = spot.node
    if isinstance(node, Broken):
        return
    if isinstance(node, Scalar) and node.is_null:
        spot.refuse("null_value")
    elif isinstance(node, Scalar) and not node.quoted and "：" in node.text:
        spot.refuse("wide_colon")
    else:
        spot.refuse(code)


def _is_balanced(value: str) -> bool:
    return value.count('"') % 2 == 0 and value.count("(") == value.count(")")
