"""The styles of an .xlsx: which cells show a percentage, a word, or a line struck through them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from zgreport.ledgers.files.formats import UNEVEN, Formatting, Style, styles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["formatting_of", "read_strings", "read_styles"]

_FEW = 20  # of some thousand styles, as workbooks collect them, a pattern would be slow
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)>")
_FONT = re.compile(rb"<(?:\w+:)?font(?:/>|>(.*?)</(?:\w+:)?font>)", re.DOTALL)
_XF = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
_STRIKE = re.compile(rb"<(?:\w+:)?strike(?:\s+val=[\"'](?:1|true|on)[\"'])?\s*/>")
_ID = re.compile(rb"\b(\w+)=[\"']([^\"']*)[\"']")
_STRING = re.compile(rb"<(?:\w+:)?si\b[^>]*>(.*?)</(?:\w+:)?si>|<(?:\w+:)?si\s*/>", re.DOTALL)
_RUN = re.compile(rb"<(?:\w+:)?r>(.*?)</(?:\w+:)?r>", re.DOTALL)
_RAISED = re.compile(
    rb"\d</(?:\w+:)?t>\s*</(?:\w+:)?r>\s*<(?:\w+:)?r>\s*<(?:\w+:)?rPr>(?:(?!</(?:\w+:)?rPr>).)*"
    rb"(?:super|sub)script(?:(?!</(?:\w+:)?rPr>).)*</(?:\w+:)?rPr>\s*<(?:\w+:)?t[^>]*>\d",
    re.DOTALL,
)
_TEXT = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?>\s*[^<\s]")
_PLACE = re.compile(rb"\sr=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_OWN = re.compile(rb"\br=[\"'](\d+)[\"']")


def read_styles(content: bytes) -> Mapping[int, Style]:
    """The cell styles of styles.xml that say something, by their number; mostly none."""
    head, _, rest = content.partition(b"cellXfs")
    cells = rest.partition(b"cellXfs")[0]
    codes = {}
    for found in _FORMAT.finditer(head):
        values = dict(_ID.findall(found[1]))
        code = unescape(values.get(b"formatCode", b"").decode("utf-8", "replace"))
        codes[_number(values, b"numFmtId")] = code
    fonts = _FONT.findall(head.partition(b"fonts")[2].partition(b"fonts>")[0])
    struck = (n for n, font in enumerate(fonts) if b"strike" in font and _STRIKE.search(font))
    styles = (dict(_ID.findall(found)) for found in _XF.findall(cells))
    pairs = ((_number(each, b"fontId"), _number(each, b"numFmtId")) for each in styles)
    return styles_of(pairs, codes, struck)


def _number(values: Mapping[bytes, bytes], name: bytes) -> int:
    text = values.get(name, b"0")
    return int(text) if text.isdigit() else 0


def read_strings(content: bytes) -> Mapping[int, Style]:
    """The shared strings with struck or raised characters, by their number; mostly none."""
    if b"strike" not in content and b"script" not in content:
        return {}
    strings = (_of_runs(string[1] or b"") for string in _STRING.finditer(content))
    return {number: style for number, style in enumerate(strings) if style}


def _of_runs(text: bytes) -> Style | None:
    """The style of a text with struck characters, or a digit raised behind another (12³)."""
    runs = [run for run in _RUN.findall(text) if _TEXT.search(run)]
    struck = [bool(_STRIKE.search(run)) for run in runs]
    if any(struck):
        return Style("" if all(struck) else UNEVEN, struck=True)
    return Style(UNEVEN) if _RAISED.search(text) else None


def formatting_of(
    content: bytes, tag: bytes, styles: Mapping[int, Style], strings: Mapping[int, Style]
) -> Formatting:
    """What the filled cells of a sheet show; `tag` is the prefix of its elements."""
    formatting = Formatting()
    found: list[tuple[int, int, Style]] = []
    if styles:
        few = len(styles) <= _FEW
        numbers = b"|".join(b"%d" % number for number in styles) if few else rb"\d+"
        cell = rb"<%bc(?=\s)([^>]*\ss=[\"'](" % tag + numbers + rb")[\"'][^>]*)(?<!/)>"
        found.extend(_found(content, tag, cell, styles))
    if strings:
        cell = rb"<%bc(?=\s)([^>]*\st=[\"']s[\"'][^>]*)>\s*<%bv>(\d+)" % (tag, tag)
        found.extend(_found(content, tag, cell, strings))
    if b"strike" in content or b"script" in content:
        found.extend(_inline(content, tag))
    for row, column, style in sorted(found, key=lambda mark: mark[:2]):
        formatting.add(row, column, style)
    return formatting


def _found(
    content: bytes, tag: bytes, cell: bytes, styles: Mapping[int, Style]
) -> Iterator[tuple[int, int, Style]]:
    """Row, column and style of the cells that the pattern takes; its second group is a number."""
    cells = ((found, styles.get(int(found[2]))) for found in re.finditer(cell, content))
    yield from _placed(content, tag, ((found, style) for found, style in cells if style))


def _inline(content: bytes, tag: bytes) -> Iterator[tuple[int, int, Style]]:
    """As `_found`, for texts that stand in the sheet itself."""
    cell = rb"<%bc(?=\s)([^>]*)>\s*<%bis>(.*?)</%bis>" % (tag, tag, tag)
    cells = ((found, _of_runs(found[2])) for found in re.finditer(cell, content, re.DOTALL))
    yield from _placed(content, tag, ((found, style) for found, style in cells if style))


def _placed(
    content: bytes, tag: bytes, cells: Iterable[tuple[re.Match[bytes], Style]]
) -> Iterator[tuple[int, int, Style]]:
    counted: Mapping[int, tuple[int, int]] | None = None
    for found, style in cells:
        if place := _PLACE.search(found[1]):
            yield int(place[2]), _column(place[1]), style
        else:
            counted = _counted(content, tag) if counted is None else counted
            yield *counted[found.start()], style


def _counted(content: bytes, tag: bytes) -> Mapping[int, tuple[int, int]]:
    """(row, column) of every cell by where it begins, for sheets whose cells have no address."""
    places: dict[int, tuple[int, int]] = {}
    row = column = 0
    for found in re.finditer(rb"<%b(?:(row)|c)\b([^>]*)>" % tag, content):
        if found[1]:
            own = _OWN.search(found[2])
            row, column = int(own[1]) if own else row + 1, 0
        else:
            place = _PLACE.search(found[2])
            column = _column(place[1]) if place else column + 1
            places[found.start()] = row, column
    return places


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column
