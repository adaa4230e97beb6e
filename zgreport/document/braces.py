"""Braces: tags that lack a sign at one of their ends: {{ 年 }, { 年 }}, {% if x }."""

from __future__ import annotations

from zgreport.patterns import Pattern
from zgreport.tags import Loose, Span, scan
from zgreport.values import dataclass

__all__ = ["Lacking", "lacking", "tag_at"]

_ENDS = {"{": ("{{", "}}"), "%": ("{%", "%}"), "#": ("{#", "#}")}
_KINDS = {"｛": "{", "％": "%", "＃": "#", "}": "{", "｝": "{"}
_OPENED = Pattern(r"[{｛]([{｛%％#＃])")
# A gap within a pair, {⇥{ 年 }}, goes with the repair: else the first sign would be printed.
_INSIDE = Pattern(r"([^{}｛｝]{1,300}?)\s*([}｝%％](?:\s{1,9}[}｝])?)(?![}｝%％])")
_CLOSED = Pattern(r"([}｝%％#＃])[}｝]")
_BEFORE = Pattern(r"((?:[{｛]\s{1,9})?[{｛])([^{}｛｝%％]{1,300})$")
_FARTHEST = 301


@dataclass(frozen=True, slots=True)
class Lacking:
    """A tag as it was meant, and the one sign, from start to end, that is to be `text`."""

    span: Span
    start: int
    end: int
    text: str


def lacking(text: str, loose: Loose) -> Lacking | None:
    """The tag that a loose end belongs to; None where its other end is not there at all."""
    if loose.unclosed:
        return _unclosed(text, loose.position)
    return _unopened(text, loose.position)


def tag_at(text: str, offset: int) -> tuple[int, int]:
    """Where the tag that has a sign at the offset begins and ends, as it was meant.

    To the end of the text where nobody can tell.
    """
    for piece in scan(text):
        if isinstance(piece, Span):
            if piece.start <= offset < piece.end:
                return piece.start, piece.end
        elif piece.position == offset:
            found = lacking(text, piece)
            return (found.span.start, found.span.end) if found else (offset, len(text))
    return offset, len(text)


def _unclosed(text: str, position: int) -> Lacking | None:
    opening = _OPENED.match(text, position)
    inside = _INSIDE.match(text, opening.end()) if opening else None
    if opening is None or inside is None:
        return None
    kind = _KINDS.get(opening[1], opening[1])
    span = Span(position, inside.end(), kind, inside[1])
    return Lacking(span, inside.start(2), inside.end(2), _ENDS[kind][1])


def _unopened(text: str, position: int) -> Lacking | None:
    closing = _CLOSED.match(text, position)
    before = _BEFORE.search(text, max(position - _FARTHEST, 0), position)
    if closing is None or before is None:
        return None
    kind = _KINDS.get(closing[1], closing[1])
    span = Span(before.start(), closing.end(), kind, before[2])
    return Lacking(span, before.start(1), before.end(1), _ENDS[kind][0])
