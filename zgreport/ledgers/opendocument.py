"""The second look over an .ods: error cells, formulas without a value, and hidden rows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from zgreport.ledgers.ooxml import Details
from zgreport.ledgers.sheet import Unreadable

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping

__all__ = ["look"]

_MOST_REPEATED_ROWS = 10_000


def look(package: zipfile.ZipFile) -> Mapping[str, Details]:
    """Details by sheet name; raises Unreadable when the content declares entities or is broken."""
    content = _Content()
    try:
        content.parser.Parse(package.read("content.xml"), True)
    except expat.ExpatError as error:
        raise Unreadable("ledgers.broken_file") from error
    return {
        name: Details(frozenset(hidden), faults)
        for name, (hidden, faults) in content.sheets.items()
    }


class _Content:
    """Follows rows and cells, repeated ones counted, and notes what the reader leaves out."""

    def __init__(self) -> None:
        self.sheets: dict[str, tuple[set[int], dict[tuple[int, int], str]]] = {}
        self.row = self.column = 0
        self._rows = 1
        self._hidden: set[int] = set()
        self._faults: dict[tuple[int, int], str] = {}
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.StartDoctypeDeclHandler = self._refuse

    @staticmethod
    def _refuse(*_: object) -> None:
        raise Unreadable("ledgers.unsafe_file")

    def _start(self, tag: str, found: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "table":
            self._hidden, self._faults = self.sheets.setdefault(
                found.get("table:name", ""), (set(), {})
            )
            self.row = self.column = 0
            self._rows = 1
        elif self.sheets and name == "table-row":
            self._start_row(found)
        elif self.sheets and name in {"table-cell", "covered-table-cell"}:
            self._cell(found)

    def _start_row(self, found: dict[str, str]) -> None:
        self.row += self._rows if self.row else 1
        self._rows = int(found.get("table:number-rows-repeated", "1"))
        self.column = 0
        if found.get("table:visibility", "visible") != "visible":
            last = self.row + min(self._rows, _MOST_REPEATED_ROWS)
            self._hidden.update(range(self.row, last))

    def _cell(self, found: dict[str, str]) -> None:
        at = self.row, self.column + 1
        self.column += int(found.get("table:number-columns-repeated", "1"))
        if found.get("calcext:value-type") == "error":
            self._faults[at] = "#?"
        elif "table:formula" in found and "office:value-type" not in found:
            self._faults[at] = "="
