"""Untagged: what was typed as a tag of a condition or a loop, in other brackets or in none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.block_words import ENDS, Head, head_of
from zgreport.document.excerpts import around
from zgreport.findings import NOWHERE, Finding, room
from zgreport.patterns import Pattern
from zgreport.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgreport.document.typed import TypedParagraph
    from zgreport.language.session import Session

__all__ = ["untagged"]

_ROOM = room("pipeline")

_SURE = ("【】", "〔〕", "〖〗", "「」", "[]", "［］", "<>", "＜＞")
_MAYBE = ("()", "（）", "%%", "％％")
_WHOLE = Pattern(r"\s*[%％]?\s*([^\W\d][^{}\ufffc]{0,60}?)\s*[%％]?\s*")


def _bracketed(pairs: Iterable[str]) -> Pattern:
    """What stands in such brackets, in one of as many groups."""
    return Pattern("|".join(_in(*map(re.escape, pair)) for pair in pairs))


def _in(left: str, right: str) -> str:
    inside = rf"([^\W\d][^{{}}{left}{right}%％\ufffc。；]{{0,60}}?)"
    return rf"{left}{{1,2}}\s*[%％]?\s*{inside}\s*[%％]?\s*{right}{{1,2}}"


_PATTERNS = ((_bracketed(_SURE), True), (_bracketed(_MAYBE), False))
_ALONE = ("else", *ENDS)


def untagged(paragraph: TypedParagraph, session: Session) -> Iterator[Finding]:
    """Warnings: 【p else】, (% endif %), p else, which would be printed and steer nothing.

    In round brackets, or in none, a Chinese word may be meant as it stands.
    """
    words = paragraph.words
    end = 0  # of what was told last
    for pattern, is_sure in _PATTERNS:
        for found in pattern.finditer(words):
            head = _head(next(filter(None, found.groups())), is_sure, session)
            if head and found.start() >= end:
                end = found.end()
                yield _told(paragraph, found.group(), head)
    whole = None if end else _WHOLE.fullmatch(words)
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
