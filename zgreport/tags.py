"""Tags: where a text holds {{ … }}, {% … %} or {# … #}, however typed: one grammar for all.

The document room scans its paragraphs with it, the language the texts of the definition; what
the language is given is always pieces: plain text as it stands, and tags with their place.
"""

from __future__ import annotations

import functools
import re
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from zgreport.patterns import Pattern
from zgreport.quotes import SORTS, Quotes
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from zgreport.findings import Place

__all__ = ["ANY_OPENING", "OPENING", "Loose", "Piece", "Span", "Tag", "Unclosed", "cut", "scan"]

_GAP = "[ \u00a0\u3000]{0,2}"
# Of three braces in a row the last two open the tag: {{{ x }}, {{% if x %}.
_OPENING = Pattern(f"[{{｛]{_GAP}(?:([{{｛])(?!{_GAP}[{{｛%％#＃])|([%％#＃]))")
_SURPLUS_BEFORE = Pattern(f"[{{｛]{_GAP}$")
_SURPLUS_BEHIND = Pattern(f"(?:{_GAP}[}}｝])+")
_CLOSINGS = {
    "{": re.compile(f"[}}｝]{_GAP}[}}｝]"),
    "%": re.compile(f"[%％]{_GAP}[}}｝]"),
    "#": re.compile(f"[#＃]{_GAP}[}}｝]"),
}
_QUOTE = Pattern(f"[{''.join(SORTS)}]")
_FARTHEST = 3_000  # the language refuses a tag of over 2,000 signs; no literal is followed farther
_MOST_BEYOND = 8
_LONGEST_KNOWN = 2_000
_STRAY = Pattern("[}｝]{2}|[%％][}｝]|#}")
# Begun with a set of characters: such a search skips through a part three times as fast as from
# one alternative to the next.
OPENING = Pattern("[{｛][{｛%％]")
"""How a tag begins that prints or steers, however typed, where none was to be left."""
ANY_OPENING = Pattern(f"{OPENING.source}|{{#")
"""The same, or a comment."""

_HALF = str.maketrans("｛％＃", "{%#")
_MINUS = ("-", "－")


@dataclass(frozen=True, slots=True)
class Span:
    """A tag in a text: from `start` to `end`; `kind` is "{", "%" or "#", `inner` the rest.

    Where it `is_surplus`, signs that are none of its own stand at its ends, and belong to it here.
    """

    start: int
    end: int
    kind: str
    inner: str
    is_surplus: bool = False


@dataclass(frozen=True, slots=True)
class Loose:
    """A tag that is not whole, at a position; `unclosed` or else never opened."""

    position: int
    unclosed: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as the language gets it: `kind` "{" or "%", its body as typed, and where it stands.

    The alternative text of a chart is one of the kind `charts.KIND`; `texts` are the tags in it.
    """

    kind: str
    body: str
    place: Place
    texts: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Unclosed:
    """The first signs of a tag without an end, and where it stands."""

    text: str
    place: Place


Piece: TypeAlias = str | Tag | Unclosed
"""Text that stands as it is (in a Word part: XML), a tag, or a tag without an end."""


def scan(text: str) -> Iterable[Span | Loose]:
    """The tags of a text in order, and the ends of tags that lack their other end."""
    return _known(text) if len(text) <= _LONGEST_KNOWN else _scanned(text)


@functools.lru_cache(maxsize=2_000)
def _known(text: str) -> tuple[Span | Loose, ...]:
    """The same: a text that is read again, as a template saved again, is scanned once."""
    return tuple(_scanned(text))


def _scanned(text: str) -> Iterator[Span | Loose]:
    ends = _Ends(text)
    position = 0
    while True:
        opening = _OPENING.search(text, position)
        until = opening.start() if opening else len(text)
        for stray in _STRAY.finditer(text, position, until):
            yield Loose(stray.start(), unclosed=False, kind=_kind_of(stray.group()[0]))
        if opening is None:
            return
        found = _tag(text, opening, ends)
        found = _with_surplus(text, found, position) if isinstance(found, Span) else found
        yield found
        position = found.end if isinstance(found, Span) else opening.end()


def cut(text: str, at: Callable[[int], Place]) -> tuple[Piece, ...]:
    """The pieces of a text of the definition, comments left out; `at` gives a position's place.

    A minus at a tag's edge takes the white space of the text on that side away.
    """
    pieces: list[Piece] = []
    position, before = 0, ""
    for found in scan(text):
        if isinstance(found, Span):
            pieces.append(_between(text[position : found.start], before, found.inner))
            position, before = found.end, found.inner
            if found.kind != "#":
                place = at(_inside(text, found))
                body = text[found.start : found.end] if found.is_surplus else found.inner
                pieces.append(Tag(found.kind, _without_minus(body), place))
        elif found.unclosed:
            pieces.append(Unclosed(text[found.position :][:30], at(found.position)))
    return (*pieces, _between(text[position:], before, ""))


def _between(text: str, before: str, after: str) -> str:
    """The text between two tags, without white space on the side of a minus."""
    text = text.lstrip() if before.endswith(_MINUS) else text
    return text.rstrip() if after.startswith(_MINUS) else text


def _without_minus(inner: str) -> str:
    inner = inner[1:] if inner.startswith(_MINUS) else inner
    return inner[:-1] if inner.endswith(_MINUS) else inner


def _inside(text: str, span: Span) -> int:
    """The position of the first sign of the tag's inside that is neither white nor a minus."""
    return text.index(_without_minus(span.inner).strip(), span.start + 1)


def _tag(text: str, opening: re.Match[str], ends: _Ends) -> Span | Loose:
    """The tag that opens here: it never reaches over the opening of another, but a comment may."""
    kind = (opening.group(1) or opening.group(2)).translate(_HALF)
    start = opening.end()
    end = ends.of_comment(start) if kind == "#" else ends.of_tag(start, kind)
    if end is None:
        return Loose(opening.start(), unclosed=True, kind=kind)
    return Span(opening.start(), end.end(), kind, text[start : end.start()])


def _with_surplus(text: str, tag: Span, position: int) -> Span:
    """The tag with the signs at its ends that are none of its own: {{{ x }}, {% if x %}}, {%% x %}.

    `position` is where the text before it begins.
    """
    if tag.kind == "#":
        return tag
    start, inner = tag.start, tag.inner
    while found := _SURPLUS_BEFORE.search(text, max(position, start - 3), start):
        start = found.start()
    behind = _SURPLUS_BEHIND.match(text, tag.end)
    end = behind.end() if behind else tag.end
    if tag.kind == "%":
        inner = inner.strip("%％")
    if (start, end, inner) == (tag.start, tag.end, tag.inner):
        return tag
    return Span(start, end, tag.kind, inner, is_surplus=True)


class _Ends:
    """Where the tags of one text end.  What was looked for in vain is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._no_comment_ends = False

    @cached_property
    def _quotes(self) -> Quotes:
        return Quotes(self._text)

    def of_comment(self, start: int) -> re.Match[str] | None:
        """The next end of a comment."""
        if self._no_comment_ends:
            return None
        end = _CLOSINGS["#"].search(self._text, start)
        self._no_comment_ends = end is None
        return end

    def of_tag(self, start: int, kind: str) -> re.Match[str] | None:
        """The first end outside the literals of the tag; where one is never closed, the first."""
        another = _OPENING.search(self._text, start)
        until = another.start() if another else len(self._text)
        first = _CLOSINGS[kind].search(self._text, start, until)
        if first and not _QUOTE.search(self._text, start, first.start()):
            return first
        return self._outside(start, kind, until) or first

    def _outside(self, start: int, kind: str, until: int) -> re.Match[str] | None:
        """The first end outside literals, before anything opens outside them.

        Beyond `until`, where the next tag opens, only simple literals are followed, and few: it
        may open inside one, but more likely one is not closed.
        """
        position, beyond = start, 0
        farthest = min(len(self._text), start + _FARTHEST)
        while position < farthest and beyond <= _MOST_BEYOND:
            literal = self._quotes.after(position)
            limit = farthest if literal is None else min(literal, farthest)
            end = _CLOSINGS[kind].search(self._text, position, limit)
            opening = _OPENING.search(self._text, position, limit)
            if end and not (opening and opening.start() < end.start()):
                return end
            close = None if literal is None or opening else self._quotes.end(literal)
            if literal is None or close is None:
                return None
            beyond += close > until
            if close > until and not self._quotes.is_simple(literal, close):
                return None
            position = close + 1
        return None


def _kind_of(sign: str) -> str:
    return "{" if sign in "}｝" else sign.translate(_HALF)
