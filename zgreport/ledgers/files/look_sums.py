"""The second look for sums: formulas over the rows above or below, and Excel tables' totals rows.

Sources: ECMA-376 part 1, 18.5.1.2 (tables, totalsRowCount) and 18.3.1.40 (formulas, shared ones);
ODF 1.2 part 2 for formulas of .ods.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from zgreport.ledgers.files.formulas import drawn, formula_of, without_habits
from zgreport.ledgers.files.sheet import Span, Sums
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Area",
    "own_sums",
    "position",
    "sums_in_sheet",
    "sums_of",
    "table_areas",
    "totals_rows",
]

_CALLS = re.compile(
    rb"\b(?:SUM|SUBTOTAL|AGGREGATE|AVERAGE|COUNT|MAX|MIN|MEDIAN|LARGE|SMALL|D(?:SUM|COUNT)|STDEV)"
    rb"[A-Z]*\(|>[+(]*\$?[A-Z]{1,3}\$?\d+[-+]"
)
_SHARED = re.compile(rb"\bsi=[\"'](\d+)")
_SPREAD = re.compile(rb"\bref=[\"'][A-Z]+(\d+):[A-Z]+(\d+)")
_REFERENCE = re.compile(rb"\br=[\"']([A-Z]{1,3}\d{1,7})[\"']")
_TABLE = re.compile(rb"<(?:\w+:)?table\s([^>]*)>")
_ATTRIBUTE = re.compile(rb"(\w+)\s*=\s*[\"']([^\"']*)[\"']")

_CELL = r"\$?([A-Z]{1,3})\$?(\d{1,7})"
_RANGE = Pattern(rf"\[?\.?{_CELL}(?::\.?{_CELL})?\]?")
_CALL = Pattern(r"=?\+?(SUM|SUBTOTAL|AGGREGATE|AVERAGE)\((?:(\d{1,3})[,;])?(?:\d[,;])?(.*)\)")
_ROW_NAMED = re.compile(r"[A-Z]\$?(\d{1,7})(?!\d)")
_STRUCTURED = Pattern(r"[\w.\u4e00-\u9fff]*\[(?:\[#Data\],)?\[?[^\[\]#]+\]?\]")
_MEANS = frozenset({"1", "101"})  # AVERAGE, as SUBTOTAL and AGGREGATE number it
_SUMS = frozenset({"9", "109"})
_MOST_ADDED = 500

Area = tuple[int, int, int, int, int]
"""A table's first and last row of data, its left and right column, and its totals row or 0."""


def position(reference: str) -> tuple[int, int]:
    """(row, column) of "C14", from 1."""
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :]), _number(letters)


def _number(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column


def table_areas(parts: Iterable[bytes]) -> tuple[Area, ...]:
    """The areas of Excel's tables, from their parts; those that are broken are left out."""
    areas = []
    for part in parts:
        found = _TABLE.search(part)
        told = dict(_ATTRIBUTE.findall(found[1])) if found else {}
        corners = re.fullmatch(r"([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})", _told(told, b"ref"))
        if corners:
            (top, left), (bottom, right) = position(corners[1]), position(corners[2])
            heads = int(_told(told, b"headerRowCount") or "1")
            totals = int(_told(told, b"totalsRowCount") or "0")
            areas.append((top + heads, bottom - totals, left, right, bottom if totals else 0))
    return tuple(areas)


def _told(told: dict[bytes, bytes], name: bytes) -> str:
    text = told.get(name, b"").decode("ascii", "replace")
    return text if name == b"ref" or text.isdecimal() else ""


def totals_rows(areas: Iterable[Area]) -> tuple[Span, ...]:
    """The totals rows of the tables that have theirs switched on."""
    return tuple(Span(row, left, row, right) for _, _, left, right, row in areas if row)


def sums_in_sheet(content: bytes, tag: bytes, areas: tuple[Area, ...], name: str = "") -> Sums:
    """The formulas of an .xlsx sheet of that name that make their cell from rows around it."""
    has_formulas = b"<%bf>" % tag in content or b"<%bf " % tag in content
    if not has_formulas or not _CALLS.search(content):
        return {}
    names = {b"t": tag}
    cell = rb"<%(t)bc\s([^>]*)>\s*<%(t)bf(\s[^>]*?)?(?:/>|>([^<]*)</%(t)bf>)" % names
    sums: dict[tuple[int, int], tuple[str, int, int]] = {}
    shared: dict[bytes, tuple[tuple[int, int], tuple[str, int, int]]] = {}
    for found in re.finditer(cell, content):
        reference = _REFERENCE.search(found[1])
        if reference is None:
            continue
        at, index = position(reference[1].decode()), _SHARED.search(found[2] or b"")
        if found[3]:
            own = sums_of(unescape(found[3].decode("utf-8", "replace")), at, areas, name)
            if own and own[0] not in {"sum", "mean"} and _is_spread(found[2] or b""):
                own = None
            if own and index:
                shared[index[1]] = at, own
        else:
            own = _shifted(shared.get(index[1]) if index else None, at)
        if own:
            sums[at] = own
    return without_habits(sums) if sums else {}


def _is_spread(attributes: bytes) -> bool:
    """True for a formula that was drawn down over several rows: each is made alike."""
    found = _SPREAD.search(attributes)
    return found is not None and found[1] != found[2]


def _shifted(
    master: tuple[tuple[int, int], tuple[str, int, int]] | None, at: tuple[int, int]
) -> tuple[str, int, int] | None:
    """What a cell sums that shares the formula of another one of its row."""
    return master[1] if master and master[0][0] == at[0] else None


def sums_of(
    formula: str, at: tuple[int, int], areas: tuple[Area, ...] = (), name: str = ""
) -> tuple[str, int, int] | None:
    """How the formula makes its cell from other rows, and the first and the last of these.

    `name` is the sheet's own.  As `own_sums` for sums and averages of the own column alone, else as
    `formulas.drawn`.

    >>> sums_of("ROUND(SUM(E2:E4),2)", (5, 5)), sums_of("D5*E5", (5, 6))
    (('made', 2, 4), None)
    """
    if set(_ROW_NAMED.findall(formula)) == {str(at[0])} and '"' not in formula:
        return None
    if name and name in formula:
        formula = formula.replace(f"'{name}'!", "").replace(f"{name}!", "")
        formula = formula.replace(f"[${name}.", "[.").replace(f"[$'{name}'.", "[.")
    if own := own_sums(formula, at, areas):
        return own
    table = next(((a[0], a[1]) for a in areas if a[2] <= at[1] <= a[3]), None)
    plain = formula.removeprefix("of:").removeprefix("msoxl:").lstrip("=")
    return drawn(formula_of(plain.replace(" ", ""), table), at)


def own_sums(
    formula: str, at: tuple[int, int], areas: tuple[Area, ...] = ()
) -> tuple[str, int, int] | None:
    """What the formula in a cell sums or averages of its own column: "sum" or "mean", and rows.

    None where it takes other columns, other sheets or its own row, or does anything else.

    >>> own_sums("SUM(E2:E4)", (5, 5))
    ('sum', 2, 4)
    """
    plain = formula.replace(" ", "").removeprefix("of:").removeprefix("msoxl:")
    call = _CALL.fullmatch(plain)
    kind = _kind(call[1], call[2]) if call else "sum"
    rows = _rows(call[3] if call else plain.lstrip("=+"), at[1], areas, added=call is None)
    if not kind or not rows or rows[0] <= at[0] <= rows[1]:
        return None
    return kind, *rows


def _kind(name: str, number: str | None) -> str:
    if name in {"SUBTOTAL", "AGGREGATE"}:
        return "mean" if number in _MEANS else "sum" if number in _SUMS else ""
    return "mean" if name == "AVERAGE" else "sum"


def _rows(
    arguments: str, column: int, areas: tuple[Area, ...], *, added: bool
) -> tuple[int, int] | None:
    """The first and the last row that the arguments take of the column, and of no other."""
    if areas and not added and _STRUCTURED.fullmatch(arguments):
        own = [area for area in areas if area[2] <= column <= area[3]]
        return (own[0][0], own[0][1]) if len(own) == 1 else None
    rows: list[int] = []
    for part in re.split(r"\+" if added else r"[,;~]", arguments)[:_MOST_ADDED]:
        found = _RANGE.fullmatch(part)
        if found is None or _number(found[1]) != column or _number(found[3] or found[1]) != column:
            return None
        rows.extend((int(found[2]), int(found[4] or found[2])))
    return (min(rows), max(rows)) if rows else None
