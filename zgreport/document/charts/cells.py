"""Cells: what drawn series are called by the cells of their workbook, where no name was kept.

Word keeps in a chart what the cells said when it was saved; others keep only where they are.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document import package
from zgreport.document.charts.drawings import c
from zgreport.document.charts.series import drawn, drawn_name
from zgreport.document.ooxml import Element, parse
from zgreport.document.relations import relations_of
from zgreport.findings import Place, ZgreportError
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["is_unread", "names_of"]

_REFERENCE = Pattern(r"'?(?P<sheet>.+?)'?!\$?(?P<column>[A-Z]+)\$?(?P<row>\d+)")
_BOOK = "xl/workbook.xml"
_STRINGS = "xl/sharedStrings.xml"


def names_of(chart: Element, part: str, parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """The name of each drawn series, in their order; "" where neither says any."""
    return tuple(drawn_name(series) or _from_cell(series, part, parts) for series in drawn(chart))


def is_unread(series: Element, name: str) -> bool:
    """True where a series has its name in a cell that could not be read."""
    kept = series.find(f"{c('tx')}/{c('strRef')}/{c('strCache')}")
    return not name and bool(_formula(series)) and kept is None


def _formula(series: Element) -> str:
    return (series.findtext(f"{c('tx')}/{c('strRef')}/{c('f')}") or "").strip()


def _from_cell(series: Element, part: str, parts: Mapping[str, bytes]) -> str:
    found = _REFERENCE.fullmatch(_formula(series))
    books = [r.target for r in relations_of(parts, part) if r.kind == "package"]
    if found is None or not books or books[0] not in parts:
        return ""
    try:
        return _cell(parts[books[0]], found["sheet"], found["column"] + found["row"])
    except (ZgreportError, etree.XMLSyntaxError, KeyError, ValueError, IndexError):
        return ""  # what is no workbook says nothing


@functools.lru_cache(maxsize=32)
def _cell(workbook: bytes, sheet: str, address: str) -> str:
    """The text of a cell; "" where there is none."""
    parts = package.unpack(workbook, Place())
    targets = {relation.ident: relation.target for relation in relations_of(parts, _BOOK)}
    sheets = list(parse(parts[_BOOK]).iter("{*}sheet"))
    for held in sheets:
        idents = (v for k, v in held.attrib.items() if str(k).endswith("}id"))
        if held.get("name") == sheet or len(sheets) == 1:
            cells = parse(parts[targets[str(next(idents, ""))]]).iter("{*}c")
            cell = next((each for each in cells if each.get("r") == address), None)
            return "" if cell is None else _text(cell, parts)
    return ""


def _text(cell: Element, parts: Mapping[str, bytes]) -> str:
    if cell.get("t") == "s":
        strings = list(parse(parts[_STRINGS]).iter("{*}si"))
        return _joined(strings[int(cell.findtext("{*}v") or "")])
    return _joined(cell) or (cell.findtext("{*}v") or "").strip()


def _joined(held: Element) -> str:
    return "".join(leaf.text or "" for leaf in held.iter("{*}t")).strip()
