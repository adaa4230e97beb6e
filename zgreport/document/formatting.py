"""Formatting: whether the runs of a stretch of text look alike."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document.ooxml import Element, drop, w

if TYPE_CHECKING:
    from zgreport.document.paragraphs import Paragraph

__all__ = ["is_mixed"]

# Word splits runs by language and by the script of what was typed; readers see no difference.
_UNSEEN = (w("lang"), w("noProof"))
_HINT, _T = w("hint"), w("t")


def is_mixed(paragraph: Paragraph, start: int, end: int) -> bool:
    """True where the characters from start to end stand in runs that are formatted differently."""
    runs: dict[Element | None, None] = {}
    position = 0
    for leaf in paragraph.leaves:
        length = len(leaf.text or "") if leaf.tag == _T else 1
        if position < end and position + length > start and length:
            runs[leaf.getparent()] = None
        position += length
    return len(runs) > 1 and len(set(map(_look, runs))) > 1


def _look(run: Element | None) -> bytes:
    properties = run.find(w("rPr")) if run is not None else None
    if properties is None:
        return b""
    properties = copy.deepcopy(properties)
    for child in list(properties):
        child.attrib.pop(_HINT, "")
        if child.tag in _UNSEEN or (child.tag == w("rFonts") and not child.attrib):
            drop(child)
    shown = sorted(etree.tostring(child, method="c14n") for child in properties)
    return b"".join(shown)
