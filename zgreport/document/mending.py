"""Mending: faults of a template put right in a copy, outright or as changes to accept or reject."""

from __future__ import annotations

import enum
import itertools
import re
from typing import TYPE_CHECKING

from zgreport.charts import asked, is_meant, repaired
from zgreport.document.braces import lacking
from zgreport.document.charts.drawings import drawings
from zgreport.document.charts.kept import keep
from zgreport.document.excerpts import holds
from zgreport.document.finished import opened
from zgreport.document.ooxml import Element, parse, serialise, w
from zgreport.document.package import pack
from zgreport.document.paragraphs import paragraphs, put_text
from zgreport.document.properties import signed
from zgreport.document.runs import change_tracked
from zgreport.document.stories import stories
from zgreport.findings import Place
from zgreport.quotes import SORTS, Quotes
from zgreport.tags import Loose, Span, scan
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Mend", "Way", "applied", "found_in"]

_WIDER = 0xFEE0  # from a sign of ASCII to its full-width form
_CHANGES = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")))


class Way(enum.StrEnum):
    """What of a tag is put right."""

    WHOLE = "whole"  # the tag becomes `new`
    WORD = "word"  # `old`, wherever it stands in the tag, becomes `new`
    SIGN = "sign"  # `old`, outside the literals of the tag and in any width, becomes `new`
    QUOTED = "quoted"  # `old`, in quotation marks of any sort in the tag, becomes `new`
    BEHIND = "behind"  # `old`, typed behind the tag, goes
    BEFORE = "before"  # `old`, typed before the tag, goes
    TEXT = "text"  # `old`, which stands at the place and is no tag, becomes `new`
    ALTERNATIVE = "alternative"  # that of a chart in the paragraph, begun otherwise, becomes `new`
    BRACE = "brace"  # the tag gets the sign that is missing at one of its ends


@dataclass(frozen=True, slots=True)
class Mend:
    """How a fault of a tag is put right: the tag's place, what is to go and what is to come."""

    place: Place
    way: Way
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of a paragraph, from start to end, and what they are to be."""

    start: int
    end: int
    text: str


def found_in(text: str, mend: Mend) -> tuple[Edit, ...]:
    """What a mend changes in the text of its paragraph; nothing where it does not fit."""
    offset = mend.place.offset or 0
    if mend.way is Way.BRACE:
        return tuple(_brace(text, offset))
    if mend.way is Way.TEXT:
        is_there = text.startswith(mend.old, offset)
        return (Edit(offset, offset + len(mend.old), mend.new),) if is_there else ()
    spans = (s for s in scan(text) if isinstance(s, Span) and s.start <= offset < s.end)
    span = next(spans, None)
    return tuple(_at_tag(text, span, mend)) if span else ()


def _at_tag(text: str, span: Span, mend: Mend) -> Iterator[Edit]:
    """What a mend changes in or beside a tag."""
    match mend.way:
        case Way.WHOLE:
            yield Edit(span.start, span.end, mend.new)
        case Way.WORD:
            words = re.finditer(rf"(?<!\w){re.escape(mend.old)}(?!\w)", text[: span.end])
            inside = (found for found in words if found.start() >= span.start)
            yield from (Edit(found.start(), found.end(), mend.new) for found in inside)
        case Way.QUOTED:
            yield from _quoted(text, span, mend)
        case Way.SIGN:
            yield from _sign(text, span, mend)
        case Way.BEHIND:
            if found := re.compile(rf"\s*{re.escape(mend.old)}").match(text, span.end):
                yield Edit(found.start(), found.end(), "")
        case _:
            before = text[: span.start].rstrip()
            if before.endswith(mend.old):
                yield Edit(len(before) - len(mend.old), span.start, "")


def _quoted(text: str, span: Span, mend: Mend) -> Iterator[Edit]:
    signs = f"[{re.escape(''.join(SORTS))}]"
    inside = re.compile(f"{signs}{re.escape(mend.old)}{signs}")
    for found in inside.finditer(text, span.start, span.end):
        yield Edit(found.start(), found.end(), mend.new)


def _sign(text: str, span: Span, mend: Mend) -> Iterator[Edit]:
    """An operator is a word of its own where it is Latin; Chinese ones are typed without gaps."""
    tag = text[span.start : span.end]
    half = "".join(chr(ord(c) - _WIDER) if "\uff01" <= c <= "\uff5e" else c for c in tag)
    latin = "A-Za-z_" if mend.old.isalpha() and mend.old.isascii() else ""
    sign = re.compile(rf"\s*(?<![{latin}<>=!]){re.escape(mend.old)}(?![{latin}<>=])\s*")
    literals = Quotes(half).literals()
    for found in sign.finditer(half):
        if not any(start <= found.start() < end for start, end in literals):
            yield Edit(span.start + found.start(), span.start + found.end(), f" {mend.new} ")


def _brace(text: str, offset: int) -> Iterator[Edit]:
    """The sign that the tag with a loose end there lacks."""
    loose = (each for each in scan(text) if isinstance(each, Loose) and each.position == offset)
    found = next(loose, None)
    if found is not None and (missing := lacking(text, found)) is not None:
        yield Edit(missing.start, missing.end, missing.text)


def applied(docx: bytes, mends: Iterable[Mend], *, tracked: bool) -> bytes:
    """The Word file with the mends made, or `tracked` as changes that staff accept or reject.

    Raises ZgreportError where it is no Word file.
    """
    parts = opened(docx, Place())
    wanted = list(mends)
    changed = dict(parts)
    for story in stories(parts):
        own = [mend for mend in wanted if mend.place.part == story.label]
        if own:
            root = parse(parts[story.part])
            if _mend(root, own, tracked=tracked):
                changed[story.part] = serialise(root)
    return pack(signed(keep(changed)))


def _mend(root: Element, mends: Iterable[Mend], *, tracked: bool) -> bool:
    """True where something in the part was changed."""
    by_number: dict[int, list[Mend]] = {}
    for mend in mends:
        by_number.setdefault(mend.place.paragraph or 0, []).append(mend)
    numbers = itertools.count(_first_number(root))
    done = False
    for paragraph in paragraphs(root):
        text = paragraph.text
        held = [m for m in by_number.get(paragraph.number, ()) if holds(text, m.place)]
        if not tracked:  # no program tracks such a text: there is a comment at it
            done |= _rename(paragraph.element, held)
        for change in _apart([change for mend in held for change in found_in(text, mend)]):
            if tracked:
                change_tracked(paragraph, change.start, change.end, change.text, numbers)
            else:
                put_text(paragraph, change.start, change.end, change.text)
            done = True
    return done


def _rename(paragraph: Element, mends: Iterable[Mend]) -> bool:
    """True where a chart in the paragraph was given its alternative text."""
    wanted = {mend.new for mend in mends if mend.way is Way.ALTERNATIVE}
    done = False
    for drawing in drawings(paragraph) if wanted else ():
        for name in ("descr", "title"):
            text = drawing.properties.get(name, "")
            if is_meant(text) and asked(text) is None and repaired(text) in wanted:
                drawing.properties.set(name, repaired(text))
                done = True
    return done


def _apart(changes: Iterable[Edit]) -> list[Edit]:
    """Those of the changes that do not overlap, the last of the paragraph first."""
    kept: list[Edit] = []
    for change in sorted(set(changes), key=lambda c: (c.start, c.end, c.text)):
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept[::-1]


def _first_number(root: Element) -> int:
    """A number for a tracked change that no other in the part has."""
    known = (element.get(w("id"), "0") for element in root.iter(*_CHANGES))
    return 1 + max((int(number) for number in known if number.isdecimal()), default=0)
