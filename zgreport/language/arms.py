"""Arms: what an arm of a condition says, as the words that were typed and the values between."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from zgreport.language.source.blocks import Draw, If, Loop, Plain, Print
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgreport.language.source.blocks import Block

__all__ = ["GAP", "VALUE", "Said", "said", "says"]

VALUE = "\ufffc"
"""Stands in the words for a value that is printed."""

GAP = "\x01"
"""Stands where a condition or a loop within the arm begins or ends, and for the words in it."""

_PARAGRAPH_END = Pattern("</w:p>")
_CELL_END = Pattern("</w:tc>")
_MARKUP = Pattern("<[^<>]*>")
_SEEN = Pattern(r"<w:(?:drawing|pict|object)\b")


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph of an arm: its words with a VALUE for each of its `prints`, in order.

    Of a condition or a loop within it only the values of the first arm are there, between GAPs.
    """

    words: str
    prints: tuple[Print, ...]


def said(blocks: Iterable[Block]) -> tuple[Said, ...]:
    """The paragraphs that an arm holds, whole or in part; blank ones apart."""
    words, prints = [""], [[]]  # type: list[str], list[list[Print]]
    for part in _parts(blocks):
        if isinstance(part, Print):
            words[-1] += VALUE
            prints[-1].append(part)
        else:
            first, *others = part.split("\n")
            words[-1] += first
            words += others
            prints += ([] for _ in others)
    found = (Said(w.strip(), tuple(p)) for w, p in zip(words, prints, strict=True))
    return tuple(each for each in found if each.words)


def says(blocks: Iterable[Block]) -> bool:
    """True where blocks print anything at all, a picture too."""
    for block in blocks:
        if not isinstance(block, Plain) or _SEEN.search(block.text) or text_of(block.text).strip():
            return True
    return False


@functools.lru_cache(maxsize=4_000)
def text_of(xml: str) -> str:
    """The text between the markup, a line for each paragraph, and a GAP for the end of a cell.

    What stands within several arms is looked at for each of them, and read once.
    """
    return _MARKUP.sub("", _PARAGRAPH_END.sub("\n", _CELL_END.sub(f"{GAP}\n", xml)))


def _parts(blocks: Iterable[Block]) -> Iterator[str | Print]:
    for block in blocks:
        match block:
            case Plain(text=text):
                yield text_of(text)
            case Print():
                yield block
            case Draw():
                yield "\n"
            case If(branches=[first, *_]):
                yield from _within(first.body)
            case Loop(body=body):
                yield from _within(body)


def _within(blocks: Iterable[Block]) -> Iterator[str | Print]:
    """The values of an arm; of one with paragraphs of its own only that it parts the others."""
    parts = tuple(_parts(blocks))
    if any(isinstance(part, str) and "\n" in part for part in parts):
        yield f"\n{GAP}\n"
        return
    yield GAP
    for part in parts:
        if isinstance(part, Print):
            yield part
            yield GAP
