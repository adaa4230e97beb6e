"""Slips: what was typed as a tag and is none, and what was pasted twice; both would be printed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from zgreport.document.excerpts import around
from zgreport.document.typed import TAG_MASK
from zgreport.findings import Finding, ZgreportError, room
from zgreport.patterns import Pattern
from zgreport.pipeline.untagged import untagged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.document.typed import TypedParagraph
    from zgreport.language.session import Session

__all__ = ["slips"]

_ROOM = room("pipeline")

_INSIDE = r"\s*([^\W\d][^{}｛｝【】$«»\[\]［］%％\ufffc]{0,80}?)\s*"
_BRACKETS = (
    ("(?<![{｛])[{｛]", "[}｝](?![}｝])"),
    ("[（(]{2}", "[）)]{2}"),
    ("【{2}", "】{2}"),
    (r"[\[［]{2}", r"[\]］]{2}"),
    ("«", "»"),
    ("《《", "》》"),
    (r"\$", r"\$"),
    ("[%％]", "[%％]"),
)
_BRACKETED = Pattern("|".join(f"{left}{_INSIDE}{right}" for left, right in _BRACKETS))
_NAME = r"[^\W\d]\w{0,30}"
_ARGUMENTS = r"(?:[(（][^()（）]{0,60}[)）])?"
_BARE = Pattern(rf"{_NAME}{_ARGUMENTS}(?:[.|]{_NAME}{_ARGUMENTS}){{1,4}}")
_BRACE = Pattern("[{}｛｝]")
_MOST_CELLS = 12  # of a row that may stand twice
_FEWEST_WORDS = 4  # signs beside tags, of what counts as pasted twice


def slips(typed: Sequence[TypedParagraph], session: Session) -> Iterator[Finding]:
    """Warnings: text that reads as a tag without its braces; tags, paragraphs and rows twice."""
    for paragraph in typed:
        yield from _unbraced(paragraph, session)
        yield from untagged(paragraph, session)
        yield from _tags_twice(paragraph)
    yield from _pasted_twice(typed)


def _unbraced(paragraph: TypedParagraph, session: Session) -> Iterator[Finding]:
    words = paragraph.words
    told: set[str] = set()
    for found in _BRACKETED.finditer(words):
        inside = next(group for group in found.groups() if group)
        if _is_known(inside, session):
            told.add(inside)
            yield _told("tag_unbraced", paragraph, found.group(), f"{{{{ {inside} }}}}")
    is_torn = _BRACE.search(words) is not None  # of a tag that lacks a sign, which is told
    for found in () if is_torn else _BARE.finditer(words):
        if (inside := _tail(found.group(), session)) and inside not in told:
            yield _told("tag_unbraced", paragraph, inside, f"{{{{ {inside} }}}}")


def _tail(text: str, session: Session) -> str:
    """What is a tag at the end of a text: 发稿.增幅 in 增长发稿.增幅; "" where nothing is."""
    head = min(text.find(sign) for sign in ".|" if sign in text)
    tails = (text[start:] for start in range(head) if not text[start].isdigit())
    return next((tail for tail in tails if _is_known(tail, session)), "")


def _is_known(text: str, session: Session) -> bool:
    """True for what a tag would print: a figure, a name, one of their forms."""
    try:
        session.shown(text)
    except ZgreportError:
        return session.meant(text) is not None
    return True


def _tags_twice(paragraph: TypedParagraph) -> Iterator[Finding]:
    """A tag twice with the same words before it, as 增长{{ x }}增长{{ x }}, or with none."""
    for first, second in pairwise(paragraph.spans):
        between = paragraph.text[first.end : second.start]
        start = first.start - len(between)
        is_same = first.kind == second.kind == "{" and first.inner.split() == second.inner.split()
        if is_same and start >= 0 and paragraph.text[start : first.start] == between:
            yield _told("pasted_twice", paragraph, paragraph.text[start : first.end])


def _pasted_twice(typed: Sequence[TypedParagraph]) -> Iterator[Finding]:
    """Paragraphs and rows with tags that follow themselves."""
    position = 0
    while position < len(typed):
        step = next((n for n in range(1, _MOST_CELLS + 1) if _is_twice(typed, position, n)), 0)
        if step:
            again = typed[position + step]
            yield _told("pasted_twice", again, again.text[:30])
        position += step or 1


def _is_twice(typed: Sequence[TypedParagraph], at: int, step: int) -> bool:
    if at + 2 * step > len(typed) or typed[at].text != typed[at + step].text:
        return False
    one, other = typed[at : at + step], typed[at + step : at + 2 * step]
    if [p.text for p in one] != [p.text for p in other] or one[0].place.part != other[
        -1
    ].place.part:
        return False
    prints = any(span.kind == "{" for paragraph in one for span in paragraph.spans)
    words = "".join(paragraph.words for paragraph in one).replace(TAG_MASK, "")
    return prints and len(words.strip()) >= _FEWEST_WORDS


def _told(code: str, paragraph: TypedParagraph, words: str, right: str = "") -> Finding:
    offset = max(paragraph.text.find(words), 0)
    place = replace(paragraph.place, offset=offset, excerpt=around(paragraph.text, offset))
    return _ROOM.warning(code, place, words=words, right=right)
