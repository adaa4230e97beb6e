"""Cutting: a part with its tags cut into pieces: the XML between them, and the tags.

A tag that takes its paragraph, row or cell away stands in that element's place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from zgreport.block_words import ENDS, OPENS
from zgreport.document import lists
from zgreport.document.ooxml import Element, drop
from zgreport.document.paragraphs import put_text
from zgreport.patterns import Pattern
from zgreport.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zgreport.document.standing import Standing
    from zgreport.tags import Piece

    Carrier = tuple[Element, Tag]

__all__ = ["VANISHES", "pieces_of"]

# An attribute, in no namespace, of paragraphs that go when nothing is left in them.
VANISHES = "zgvanishes"

_REPEATED = ("p", "tr")
_BLOCKS = (*OPENS, *ENDS)
_OPEN, _CLOSE = "\ufdda", "\ufddb"  # among those that `marks` reserves
_STAND_IN = Pattern(f"{_OPEN}(\\d+){_CLOSE}")


def pieces_of(
    root: Element, standing: Sequence[Standing], charts: Sequence[Carrier] = ()
) -> tuple[Piece, ...]:
    """The part as XML and tags by turns, in the order of the part; comments are left out.

    `charts` are drawings, in whose alternative text a tag is to stand.  The part is changed on the
    way.
    """
    numbered: dict[Element, list[tuple[int, Standing]]] = {}
    for number, tag in enumerate(standing):
        numbered.setdefault(tag.paragraph.element, []).append((number, tag))
    for tags in numbered.values():
        _stand_in(tags)
    for number, tag in enumerate(standing):
        if tag.carrier is not None:
            tag.carrier.tail = _mark(number) + (tag.carrier.tail or "")
            drop(tag.carrier)
    for number, (drawing, _) in enumerate(charts, len(standing)):
        drawing.set("descr", _mark(number))
    pieces = [*map(_tag, standing), *(tag for _, tag in charts)]
    xml = re.sub(r"[\r\n\t]", " ", etree.tostring(root, encoding="unicode"))
    texts = _STAND_IN.split(xml)
    return tuple(_pieces(texts, pieces, standing))


def _pieces(
    texts: Sequence[str], tags: Sequence[Tag | None], standing: Sequence[Standing]
) -> Iterable[Piece]:
    around: list[int] = []  # loops of paragraphs and rows that are open, -1 a condition
    sign = ""
    for xml, number in zip(texts[::2], [*texts[1::2], None], strict=True):
        yield sign + xml
        sign = ""
        at = None if number is None else int(number)
        if at is not None and (tag := tags[at]) is not None:
            yield tag
            sign = _turn(standing[at], at, around) if at < len(standing) else ""


def _tag(standing: Standing) -> Tag | None:
    """The tag that the language gets; None for a comment."""
    directive = standing.directive
    if directive.kind == "#":
        return None
    return Tag(directive.kind, directive.body, standing.place)


def _turn(tag: Standing, number: int, around: list[int]) -> str:
    """What tells of the turns of a loop of paragraphs or rows, behind its tags."""
    word = tag.directive.word
    if tag.directive.scope not in _REPEATED or word not in _BLOCKS:
        return ""
    if word in OPENS:
        around.append(number if word == "for" else -1)
        return lists.turn(number) if word == "for" else ""
    loop = around.pop() if around else -1
    return lists.done(loop) if loop >= 0 else ""


def _mark(number: int) -> str:
    return f"{_OPEN}{number}{_CLOSE}"


def _stand_in(tags: Sequence[tuple[int, Standing]]) -> None:
    """Put a numbered stand-in for each tag of one paragraph into the run it starts in."""
    paragraph = tags[0][1].paragraph
    if _is_all_blocks([tag for _, tag in tags], paragraph.text):
        paragraph.element.set(VANISHES, "1")
    for number, tag in reversed(tags):
        if tag.carrier is None:
            put_text(paragraph, tag.start, tag.start + len(tag.source), _mark(number))


def _is_all_blocks(tags: Iterable[Standing], text: str) -> bool:
    """True where all of the paragraph stands inside blocks, so that nothing may be left of it."""
    depth = 0
    outside: list[str] = []
    position = 0
    for tag in tags:
        if depth == 0:
            outside.append(text[position : tag.start])
        if tag.directive.kind == "{" and depth == 0:
            return False
        depth += _step(tag)
        position = tag.start + len(tag.source)
    outside.append(text[position:])
    return not "".join(outside).strip()


def _step(tag: Standing) -> int:
    directive = tag.directive
    if directive.scope or directive.kind != "%":
        return 0
    if directive.word.startswith("end"):
        return -1
    return 1 if directive.word in OPENS else 0
