"""The second look over an .ods: error cells, formulas without a value, and hidden rows."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.parsers import expat

from zgreport.ledgers.files.formats import Formatting
from zgreport.ledgers.files.formulas import without_habits
from zgreport.ledgers.files.look_sums import sums_of
from zgreport.ledgers.files.look_xlsx import Details
from zgreport.ledgers.files.sheet import Unreadable, address
from zgreport.ledgers.files.styles_ods import OdsStyles
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["look", "packed", "tightened"]

_BODY = re.compile(rb"<office:body\b.*</office:body>", re.DOTALL)
_NAMESPACES = re.compile(rb"<office:document\b([^>]*)>")
_LOOSE = re.compile(rb">\s+<(?:table:table-row|table:table-cell|text:p)\b")
_INSIDE = re.compile(rb"<text:(?:line-break|tab)\b")
_BREAK = re.compile(rb"<text:line-break\s*(?:/>|>\s*</text:line-break>)")
_TAB = re.compile(rb"<text:tab\b[^>]*(?:/>|>\s*</text:tab>)")
_BETWEEN = re.compile(rb">\s+(?=</?(?:table|office|draw|style|number):|<text:p\b)")
_STYLES = re.compile(rb"<office:automatic-styles\b.*?</office:automatic-styles>", re.DOTALL)
_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_MOST_FILLED = 10_000  # equal rows with something in them
_MOST_REPEATED = 10_000  # a hidden or wrong cell repeated to the end of the sheet


def look(package: zipfile.ZipFile) -> Mapping[str, Details]:
    """Details by sheet name; raises Unreadable when the content declares entities or is broken."""
    content = _Content()
    try:
        content.parser.Parse(package.read("content.xml"), True)
    except expat.ExpatError as error:
        raise Unreadable("broken_file") from error
    return {
        name: Details(
            frozenset(seen.rows),
            seen.error_cells,
            frozenset(seen.columns),
            filtered=seen.filtered,
            sums=without_habits(seen.sums),
            formats=seen.formatting.formats,
            struck=seen.formatting.struck,
        )
        for name, seen in content.sheets.items()
    }


@dataclass(slots=True)
class _Seen:
    """What was seen of one sheet so far."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    error_cells: dict[tuple[int, int], str] = field(default_factory=dict)
    filtered: bool = False
    sums: dict[tuple[int, int], tuple[str, int, int]] = field(default_factory=dict)
    formatting: Formatting = field(default_factory=Formatting)
    styles: list[tuple[int, str]] = field(default_factory=list)  # of columns, by their last one


def packed(content: bytes) -> bytes:
    """A flat document (.fods) as the package that the reader understands.

    Raises Unreadable when it is no spreadsheet.
    """
    start, body = _NAMESPACES.search(content), _BODY.search(content)
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
        raise Unreadable("unsafe_file")
    if start is None or body is None or b"<office:spreadsheet" not in body[0]:
        raise Unreadable("other_kind", kind="XML")
    root = b"<office:document-content" + start[1] + b">"
    styles = _STYLES.search(content)
    parts = (root, styles[0] if styles else b"", body[0], b"</office:document-content>")
    return _package(b"".join(parts))


def tightened(package: zipfile.ZipFile) -> bytes | None:
    """The document as the reader needs it, None where it is so already.

    It refuses white space between elements, and leaves out line breaks and tabs inside a text.
    """
    content = package.read("content.xml")
    made = _BREAK.sub(b"&#10;", _TAB.sub(b"&#9;", content)) if _INSIDE.search(content) else content
    made = _BETWEEN.sub(b">", made) if _LOOSE.search(made) else made
    return _package(made) if made is not content else None


def _package(content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("mimetype", _MIME)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return made.getvalue()


class _Content:
    """Follows rows and cells, repeated ones counted, and notes what the reader leaves out."""

    def __init__(self) -> None:
        self.sheets: dict[str, _Seen] = {}
        self.row = self.column = 0
        self._rows = 1
        self._name = ""
        self._seen = _Seen()
        self._styles = OdsStyles()
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.CharacterDataHandler = self._styles.text
        self.parser.EndElementHandler = self._styles.end

    @staticmethod
    def _refuse(*_: object) -> None:
        raise Unreadable("unsafe_file")

    def _start(self, tag: str, found: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "table":
            self._name = found.get("table:name", "")
            self._seen = self.sheets.setdefault(self._name, _Seen())
            self.row = self.column = 0
            self._rows = 1
        elif self.sheets and name == "table-column":
            self._start_column(found)
        elif self.sheets and name == "table-row":
            self._start_row(found)
        elif self.sheets and name in {"table-cell", "covered-table-cell"}:
            self._cell(found)
        elif not self.sheets:
            self._styles.start(name, found)

    def _start_row(self, found: dict[str, str]) -> None:
        self.row += self._rows if self.row else 1
        self._rows = int(found.get("table:number-rows-repeated", "1"))
        self.column = 0
        shown = found.get("table:visibility", "visible")
        if shown != "visible":
            last = self.row + min(self._rows, _MOST_REPEATED)
            self._seen.rows.update(range(self.row, last))
            self._seen.filtered |= shown == "filter"

    def _start_column(self, found: dict[str, str]) -> None:
        first = self.column + 1
        self.column += int(found.get("table:number-columns-repeated", "1"))
        self._seen.styles.append((self.column, found.get("table:default-cell-style-name", "")))
        if found.get("table:visibility", "visible") != "visible":
            last = min(self.column, first + _MOST_REPEATED)
            self._seen.columns.update(range(first, last + 1))

    def _cell(self, found: dict[str, str]) -> None:
        at = self.row, self.column + 1
        self.column += int(found.get("table:number-columns-repeated", "1"))
        if (formula := found.get("table:formula")) and (own := sums_of(formula, at)):
            self._seen.sums[at] = own
        if found.get("calcext:value-type") == "error":
            self._seen.error_cells[at] = "#?"
        elif "table:formula" in found and "office:value-type" not in found:
            self._seen.error_cells[at] = "="
        if "office:value-type" in found:
            if self._rows > _MOST_FILLED:  # a row repeated to the end of the sheet
                raise Unreadable(
                    "far_cell", sheet=self._name, cell=address(self.row + self._rows - 1, at[1])
                )
            self._mark(found, at[1])

    def _mark(self, found: dict[str, str], first: int) -> None:
        name = found.get("table:style-name") or self._column_style(first)
        currency = found.get("office:currency", "")
        style = self._styles.style(name, found["office:value-type"], currency)
        if style:
            rows = min(self._rows, _MOST_REPEATED)
            for column in range(first, min(self.column, first + _MOST_REPEATED) + 1):
                self._seen.formatting.add(self.row, column, style, rows)

    def _column_style(self, column: int) -> str:
        return next((name for last, name in self._seen.styles if column <= last), "")
