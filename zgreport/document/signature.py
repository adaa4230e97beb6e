"""Signature: the issuer's name and the date placed from the lengths of both.

GB/T 9704-2012 7.3.5.2, for documents without a seal: the name ends two characters (字) from the
right; the date, in the next line, begins two characters to the right of the name.  Where the date
is longer, it ends two characters from the right and the name moves to the left of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.looks.labels import Labels
from zgreport.document.looks.paragraphs import Reading
from zgreport.document.looks.properties import attribute, number
from zgreport.document.looks.styles import read_styles
from zgreport.document.looks.widths import width
from zgreport.document.ooxml import Element, w
from zgreport.document.paragraphs import Paragraph, paragraphs
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zgreport.document.looks.model import ParagraphLook

__all__ = ["place_signature"]

_NAME_STYLES = frozenset({"署名", "落款", "发文机关署名"})
_DATE_STYLES = frozenset({"成文日期", "落款日期"})
_DATE = Pattern(r"\s*[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日\s*")
_MEETING = Pattern("(?<=[0-9])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9])")
_DIGIT_GAP = 0.25  # of a character
_FREE = 2  # characters, on the right and between the beginnings
_SEALED = 3.7  # characters free behind a date that is to have a seal over it: four, about
_POINT = 20  # twips
_BEHIND_INDENT = ("contextualSpacing", "mirrorIndents", "suppressOverlap")
_BEHIND_JC: tuple[str, ...] = (
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
)
_BEHIND_JC += ("cnfStyle", "rPr", "sectPr", "pPrChange")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line to be placed: its paragraph, its look, its width and that of one character (twips)."""

    paragraph: Paragraph
    look: ParagraphLook
    width: int
    unit: int


def place_signature(root: Element, parts: Mapping[str, bytes], main: str, issuer: str) -> None:
    """Place the names and the date that end the document, in its body `root`, part `main`.

    They are the paragraphs of the styles 署名 and 成文日期, or the last line that is a date with
    the lines of the issuer over it.  What stands centred, or has four characters free behind the
    date, is to have a seal and stays as it is.
    """
    found = _ending(root, parts, main, issuer)
    if found is None:
        return
    names, date = found
    room = _room(root, date.paragraph.element)
    longest = max(name.width for name in names)
    free = _FREE * date.unit
    if longest + free > room:
        for name in names:
            _set(name.paragraph.element, "left", left=free, right=free)
        _set(date.paragraph.element, "right", right=max(room - 2 * free - date.width, 0))
        return
    base = free if date.width <= longest else 2 * free + date.width - longest
    for name in names:
        right = base + longest - name.width
        if "\n" in name.paragraph.text.strip():
            _set(name.paragraph.element, "left", left=room - base - longest)
        else:
            _set(name.paragraph.element, "right", right=right)
    behind = longest - date.width if date.width <= longest else free
    _set(date.paragraph.element, "right", right=behind)


def _ending(
    root: Element, parts: Mapping[str, bytes], main: str, issuer: str
) -> tuple[list[_Line], _Line] | None:
    """The names and the date; None where they are not there or are not to be moved."""
    reading = Reading(read_styles(parts, main), Labels({}))
    shown = [p for p in paragraphs(root) if p.text.strip()]
    at = _date_at(shown, reading)
    if at is None:
        return None
    issuers = {line.strip() for line in issuer.splitlines()}
    first = at
    while first and _is_name(shown[first - 1], reading, issuers):
        first -= 1
    names = [_line(p, reading) for p in shown[first:at]]
    date = _line(shown[at], reading)
    looks = [line.look for line in (*names, date)]
    is_sealed = any(look.alignment == "center" for look in looks)
    is_sealed = is_sealed or date.look.right >= _SEALED * date.look.size
    return (names, date) if names and not is_sealed and not _is_in_table(shown[at]) else None


def _date_at(shown: Sequence[Paragraph], reading: Reading) -> int | None:
    dated = (i for i in reversed(range(len(shown))) if "日" in shown[i].text)
    found = [i for i in dated if len(shown[i].text) < 40]
    styled = (i for i in found if _DATE_STYLES & set(reading.style_of(shown[i])))
    plain = (i for i in found if _DATE.fullmatch(shown[i].text))
    return next(styled, next(plain, None))


def _is_name(paragraph: Paragraph, reading: Reading, issuers: set[str]) -> bool:
    is_styled = bool(_NAME_STYLES & set(reading.style_of(paragraph)))
    return is_styled or paragraph.text.strip() in issuers


def _is_in_table(paragraph: Paragraph) -> bool:
    return next(paragraph.element.iterancestors(w("tc"), w("txbxContent")), None) is not None


def _line(paragraph: Paragraph, reading: Reading) -> _Line:
    look = reading.single(paragraph)
    unit = round(look.size * _POINT)
    spacing = next((run.spacing for run in look.runs if run.text.strip()), 0) * _POINT
    gap = unit * _DIGIT_GAP if look.spaces_digits else 0
    widths = (
        width(line.strip()) * unit
        + len(line.strip()) * spacing
        + sum(1 for _ in _MEETING.finditer(line.strip())) * gap
        for line in paragraph.text.strip().split("\n")
    )
    return _Line(paragraph, look, round(max(widths)), unit)


def _room(root: Element, paragraph: Element) -> int:
    """The width between the margins of the section a paragraph stands in, in twips."""
    is_behind = False
    section: Element | None = None
    for element in root.iter(w("p"), w("sectPr")):
        is_behind = is_behind or element is paragraph
        if element.tag == w("sectPr"):
            section = element
            if is_behind:
                break
    if section is None:
        return 0
    page, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    sides = sum(number(attribute(margins, side)) for side in ("left", "right"))
    return round(number(attribute(page, "w")) - sides)


def _set(paragraph: Element, side: str, *, left: int = 0, right: int = 0) -> None:
    """Set a paragraph's alignment and indents, in place of what its style has."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = paragraph.makeelement(w("pPr"))
        paragraph.insert(0, properties)
    indent = _put(properties, "ind", (*_BEHIND_INDENT, "jc", *_BEHIND_JC))
    indent.attrib.clear()
    # No characters (0): lengths hold, which every program measures alike.
    for name, length in (("firstLine", 0), ("left", left), ("right", right)):
        indent.set(w(name + "Chars"), "0")
        indent.set(w(name), str(length))
    _put(properties, "jc", _BEHIND_JC).set(w("val"), side)


def _put(properties: Element, name: str, behind: Sequence[str]) -> Element:
    """The property of that name, new where there is none, in the place the schema has for it."""
    found = properties.find(w(name))
    if found is None:
        found = properties.makeelement(w(name))
        after = {w(other) for other in behind}
        at = next((i for i, child in enumerate(properties) if child.tag in after), len(properties))
        properties.insert(at, found)
    return found
