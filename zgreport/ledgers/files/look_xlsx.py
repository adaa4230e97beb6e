"""The second look over an .xlsx: its size before it is read, and what the reader does not tell.

The reader hands over error cells and formulas that nobody calculated as empty cells, and knows
no hidden rows; a far cell makes it ask for more memory than there is.
"""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from zgreport.ledgers.files.look_links import links_in_sheet
from zgreport.ledgers.files.look_sums import (
    position,
    sums_in_sheet,
    table_areas,
    totals_rows,
)
from zgreport.ledgers.files.sheet import Unreadable, address
from zgreport.ledgers.files.styles_xlsx import formatting_of, read_strings, read_styles
from zgreport.patterns import Pattern
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.ledgers.files.formats import Style
    from zgreport.ledgers.files.look_sums import Area
    from zgreport.ledgers.files.sheet import Span, Sums

__all__ = ["Details", "gate", "is_strict", "look", "relations_of", "tables_of"]

_MOST_PARTS = 5_000
_MOST_BYTES = 2 << 30
_MOST_RATIO = 400
_MOST_COLUMNS = 16_384  # XFD
_MOST_CELLS = 60_000_000  # the reader fills the rectangle up to the farthest cell
_UNSAFE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = Pattern(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Details:
    """What the second look saw on one sheet; rows and columns count from 1.

    `filled` says that some cell has a value: then the reader must have one, too.  `texts` are
    cells whose text the reader cannot decode.
    """

    hidden_rows: frozenset[int] = frozenset()
    error_cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden_columns: frozenset[int] = frozenset()
    filtered: bool = False
    sums: Sums = field(default_factory=dict)
    table_totals: tuple[Span, ...] = ()
    links: Mapping[int, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    filled: bool = False
    texts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    formats: Mapping[int, Sequence[tuple[int, int, str]]] = field(default_factory=dict)
    struck: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)


def gate(package: zipfile.ZipFile) -> None:
    """Refuse a zip package that is no honest document; raises Unreadable."""
    members = package.infolist()
    size = sum(member.file_size for member in members)
    if len(members) > _MOST_PARTS or size > _MOST_BYTES or any(map(_is_bomb, members)):
        raise Unreadable("too_large")
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("encrypted")


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > max(1 << 20, member.compress_size * _MOST_RATIO)


def look(package: zipfile.ZipFile) -> Mapping[str, Details]:
    """Details by sheet name.

    Raises Unreadable when a part declares entities or a sheet is too large to be read.
    """
    strings = _part(package, "xl/sharedStrings.xml")
    _check_strings(strings)
    styles = _Styles(read_styles(_part(package, "xl/styles.xml")), read_strings(strings))
    del strings
    return {
        name: _details(_part(package, part), name, table_areas(tables_of(package, part)), styles)
        for name, part in _sheets(package)
    }


class _Styles(NamedTuple):
    """The cell styles and shared strings that say something."""

    cells: Mapping[int, Style]
    strings: Mapping[int, Style]


def tables_of(package: zipfile.ZipFile, sheet: str) -> Iterator[bytes]:
    """The parts of the tables that the sheet holds."""
    folder, name = posixpath.split(sheet)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in package.NameToInfo:
        return
    for target in relations_of(package, relations, f"/{folder}").values():
        if "/tables/" in target:
            yield _part(package, target)


def is_strict(package: zipfile.ZipFile) -> bool:
    """True for a workbook of ISO/IEC 29500 Strict, "Strict Open XML 电子表格" in Excel's list."""
    return b"http://purl.oclc.org/ooxml/" in _part(package, "xl/workbook.xml")


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    try:
        content = package.read(name)
    except KeyError:
        return b""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16").encode()
    if _UNSAFE.search(content, 0, 4096):
        raise Unreadable("unsafe_file")
    return content


def _check_strings(content: bytes) -> None:
    """The reader makes room for as many strings as the part promises: hold it to its length."""
    promise = re.search(rb"uniqueCount\s*=\s*[\"'](\d+)", content[:4096])
    if promise and int(promise[1]) > len(content):
        raise Unreadable("broken_file")


def _attributes(text: bytes) -> dict[str, str]:
    return {
        key.decode().rpartition(":")[2]: unescape((one or two).decode("utf-8", "replace"))
        for key, one, two in _ATTRIBUTE.findall(text)
    }


def relations_of(package: zipfile.ZipFile, part: str, folder: str = "/xl") -> dict[str, str]:
    """The parts that those in a folder, the workbook's, relate to, by the relation's identifier."""
    relations = {}
    for found in _RELATION.finditer(_part(package, part)):
        relation = _attributes(found[1])
        target = posixpath.normpath(posixpath.join(folder, relation.get("Target", "")))
        relations[relation.get("Id", "")] = target[1:]
    return relations


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    relations = relations_of(package, "xl/_rels/workbook.xml.rels")
    for found in _SHEET.finditer(_part(package, "xl/workbook.xml")):
        sheet = _attributes(found[1])
        if sheet.get("id") in relations:
            yield sheet.get("name", ""), relations[sheet["id"]]


def _details(content: bytes, name: str, areas: tuple[Area, ...], styles: _Styles) -> Details:
    prefix = re.search(rb"<(\w+:)?worksheet\b", content[:4096])
    tag = (prefix[1] or b"") if prefix else b""
    _check_extent(content, name, tag)
    formatting = formatting_of(content, tag, *styles)
    return Details(
        frozenset(_hidden_rows(content, tag)),
        dict(_error_cells(content, tag)),
        frozenset(_hidden_columns(content, tag)),
        filtered=b"<%bfilterColumn" % tag in content[content.rfind(b"sheetData") :],
        sums=sums_in_sheet(content, tag, areas, name),
        table_totals=totals_rows(areas),
        links=links_in_sheet(content, tag),
        filled=re.search(rb"<%bv>[^<]" % tag, content) is not None,
        formats=formatting.formats,
        struck=formatting.struck,
    )


def _check_extent(content: bytes, name: str, tag: bytes) -> None:
    """A cell far out makes the reader fill the whole rectangle up to it.

    Nothing within 26 columns is too large: the common case takes one quick search.
    """
    if not re.search(rb"<%bc\s(?!r=\"[A-Z]\d)" % tag, content):
        return
    plain = not re.search(rb"<%bc(?! r=\")\s" % tag, content)
    start = (rb"<%bc r=\"" if plain else rb"<%bc\s[^>]*?\br=[\"']") % tag
    if not re.search(start + rb"[A-Z]{2}", content):
        return
    heights = re.findall(rb"<%brow\s[^>]*?\br=[\"'](\d+)" % tag, content)
    far = re.findall(start + rb"([A-Z]{2,3}\d+)", content)
    places = [position(cell.decode()) for cell in set(far)]
    height = max((*map(int, heights), *(row for row, _ in places)), default=1)
    width = max((column for _, column in places), default=26)
    if height * width > _MOST_CELLS or (width > 2000 and height > 20_000):
        raise Unreadable("far_cell", sheet=name, cell=address(height, width))


def _hidden_rows(content: bytes, tag: bytes) -> Iterator[int]:
    if b"hidden=" in content:
        for found in re.finditer(rb"<%brow\s([^>]*\bhidden=[^>]*)>" % tag, content):
            row = _attributes(found[1])
            if row["hidden"] in {"1", "true"} and row.get("r", "").isdigit():
                yield int(row["r"])


def _hidden_columns(content: bytes, tag: bytes) -> Iterator[int]:
    head = content[: content.find(b"<%bsheetData" % tag)]  # columns stand before the rows
    for found in re.finditer(rb"<%bcol\s([^>]*\bhidden=[^>]*)>" % tag, head):
        column = _attributes(found[1])
        if column["hidden"] in {"1", "true"}:
            first, last = int(column.get("min", "1")), int(column.get("max", "1"))
            yield from range(first, min(last, first + _MOST_COLUMNS) + 1)


def _error_cells(content: bytes, tag: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    names = {b"t": tag}
    formula = rb"<%(t)bf(?:\s[^>]*)?(?:/>|>[^<]*</%(t)bf>)" % names
    value = rb"(?:<%(t)bv[^>]*>([^<]*)</%(t)bv>)?" % names
    if b't="e"' in content or (b"'" in content and b"t='e'" in content):
        cell = rb"<%(t)bc\s([^>]*\bt=[\"']e[\"'][^>]*)>\s*" % names
        for found in re.finditer(cell + rb"(?:" + formula + rb")?\s*" + value, content):
            yield from _error_cell(found[1], (found[2] or b"#?").decode("utf-8", "replace"))
    if b"</%bf" % tag in content:
        for found in re.finditer(
            rb"<%(t)bc\s([^>]*)>\s*" % names + formula + rb"\s*" + value, content
        ):
            if not found[2] and b't="str"' not in found[1]:
                yield from _error_cell(found[1], "=")


def _error_cell(cell: bytes, shown: str) -> Iterator[tuple[tuple[int, int], str]]:
    reference = _attributes(cell).get("r", "")
    if _REFERENCE.fullmatch(reference):
        yield position(reference), shown
