"""Untagged: what was typed as a tag of a condition or a loop, in other brackets or in none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.block_words import ENDS, Head, head_of
from zgreport.document.excerpts import around
from zgreport.findings import NOWHERE, Finding, room
from zgreport.patterns import Pattern
from zgreport.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.document.typed import TypedParagraph
    from zgreport.language.session import Session

__all__ = ["untagged"]

_ROOM = room("pipeline")

_INSIDE = r"\s*([^\W\d][^{}｛｝【】〔〕〖〗「」\[\]［］<>＜＞%％\ufffc。；]{0,60}?)\s*"
_LEFT, _RIGHT = r"[【〔〖「\[［<＜]", r"[】〕〗」\]］>＞]"
_BRACKETED = Pattern(rf"{_LEFT}{{1,2}}\s*[%％]?{_INSIDE}[%％]?\s*{_RIGHT}{{1,2}}")
_ROUND = Pattern(rf"[(（]{{1,2}}\s*[%％]?{_INSIDE}[%％]?\s*[)）]{{1,2}}")
_SIGNED = Pattern(rf"[%％]{_INSIDE}[%％]")
_WHOLE = Pattern(rf"\s*[%％]?{_INSIDE}[%％]?\s*")
_ALONE = ("else", *ENDS)


def untagged(paragraph: TypedParagraph, session: Session) -> Iterator[Finding]:
    """Warnings: 【p else】, (% endif %), p else, which would be printed and steer nothing.

    In round brackets, or in none, a Chinese word may be meant as it stands.
    """
    words = paragraph.words
    told: set[str] = set()
    for pattern, is_sure in ((_BRACKETED, True), (_ROUND, False), (_SIGNED, False)):
        for found in pattern.finditer(words):
            if found.group() not in told and (head := _head(found[1], is_sure, session)):
                told.add(found.group())
                yield _told(paragraph, found.group(), head)
    whole = None if told else _WHOLE.fullmatch(words)
    if whole and (head := _head(whole[1], False, session)):
        yield _told(paragraph, words.strip(), head)


def _head(inside: str, is_sure: bool, session: Session) -> Head | None:
    """The head of what would be a tag of a block; None where it would be none."""
    head = head_of(inside)
    if not head.word or bool(head.rest) == (head.word in _ALONE):
        return None
    if not (is_sure or head.scope or not head.is_chinese):
        return None
    body = f"{head.word} {head.rest}".strip()
    return None if session.examine([Tag("%", body, NOWHERE)]) else head


def _told(paragraph: TypedParagraph, words: str, head: Head) -> Finding:
    offset = max(paragraph.text.find(words), 0)
    place = replace(paragraph.place, offset=offset, excerpt=around(paragraph.text, offset))
    return _ROOM.warning("block_unbraced", place, words=words, right=head.written())
