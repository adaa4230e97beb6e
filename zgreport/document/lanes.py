"""Lanes: the paragraphs of one place by turns with the block tags that stand among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.block_words import BETWEEN, OPENS
from zgreport.document.ooxml import Element, w
from zgreport.patterns import Pattern
from zgreport.quotes import SORTS
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.document.standing import Standing

__all__ = ["Token", "tokens_of"]

_NAMED = Pattern(rf"\W*序\s*[(（]\s*[{''.join(SORTS)}]([^{''.join(SORTS)}]+)")
_ANNEX = Pattern(r"\s*附件(?![：:])")  # its mark begins a page (GB/T 9704-2012, 7.3.7)


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, a paragraph or a table among them; no element: the tag that was lost."""

    role: str
    word: str = ""
    element: Element | None = None
    tag: Standing | None = None
    numbering: str = ""
    begins_page: bool = False


def tokens_of(lane: Sequence[Standing]) -> tuple[Token, ...]:
    """The tags with the paragraphs and tables between them; none where they are no siblings."""
    held = {tag.carrier: tag for tag in lane if tag.carrier is not None}
    homes = {carrier.getparent() for carrier in held}
    if len(held) < len(lane) or len(homes) != 1:
        return ()
    home = homes.pop()
    if home is None:
        return ()
    found = (_token(child, held.get(child)) for child in home if child.tag in (w("p"), w("tbl")))
    return tuple(token for token in found if token is not None)


def _token(element: Element, tag: Standing | None) -> Token | None:
    if tag is not None:
        word = tag.directive.word
        role = "|" if word in BETWEEN else "(" if word in OPENS else ")"
        return Token(role, word, element, tag)
    text = "".join(leaf.text or "" for leaf in element.iter(w("t")))
    if (
        element.tag == w("p")
        and not text.strip()
        and next(element.iter(w("drawing")), None) is None
    ):
        return None
    named = _NAMED.match(text)
    numbering = named[1] if named else ""
    begins_page = _ANNEX.match(text) is not None or _begins_page(element)
    return Token("t", "", element, None, numbering, begins_page)


def _begins_page(element: Element) -> bool:
    before = element.getprevious()
    return (
        element.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None
        or any(mark.get(w("type")) == "page" for mark in element.iter(w("br")))
        or (before is not None and before.find(f"{w('pPr')}/{w('sectPr')}") is not None)
    )
