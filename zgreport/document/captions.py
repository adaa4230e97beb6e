"""Captions: 图1…… with no picture beside it, which was deleted or moved away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.ooxml import Element, w
from zgreport.document.paragraphs import paragraphs
from zgreport.findings import room
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from zgreport.findings import Finding, Place

__all__ = ["without_picture"]

_ROOM = room("document")

_CAPTION = Pattern(
    r"图\s*[0-9０-９一二三四五六七八九十]{1,3}[-—.．0-9]*\s*[^\s，。；：0-9][^。；]{1,60}$"
)
_SAYING = Pattern(r"图\s*\w{1,3}?(?:显示|表明|反映|为|是|所示|可见|中)")
_TAG = Pattern(r"\{%.*?%\}|\{#.*?#\}")
_PICTURES = (w("drawing"), w("pict"), w("object"), w("tbl"))


def without_picture(root: Element, at: Callable[[Element], Place]) -> Iterator[Finding]:
    """A warning at each caption of the body whose picture is not there.

    `at` gives the place of a paragraph.  A list of captions, as in a table of figures, has none.
    """
    body = root.find(w("body"))
    if body is None or not any("图" in (said.text or "") for said in body.iter(w("t"))):
        return
    blocks = [block for block in body.iterchildren() if _counts(block)]
    texts = [_text(block) for block in blocks]
    for number, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if not _is_caption(block, text):
            continue
        near = [i for i in (number - 1, number + 1) if 0 <= i < len(blocks)]
        is_listed = any(_is_caption(blocks[i], texts[i]) for i in near)
        if not is_listed and not any(map(_shows, (block, *(blocks[i] for i in near)))):
            yield _ROOM.warning("caption_alone", at(block), words=text)


def _counts(block: Element) -> bool:
    """True for what a reader sees: no blank paragraph, no tag that goes with its paragraph."""
    return _shows(block) or bool(_TAG.sub("", _text(block)).strip())


def _text(block: Element) -> str:
    return "" if block.tag == w("tbl") else "".join(p.text for p in paragraphs(block)).strip()


def _is_caption(block: Element, text: str) -> bool:
    is_one = block.tag == w("p") and _CAPTION.match(text) and not _SAYING.match(text)
    return bool(is_one) and not _shows(block)


def _shows(block: Element) -> bool:
    return block.tag == w("tbl") or _any(block.iter(*_PICTURES))


def _any(found: Iterable[Element]) -> bool:
    return next(iter(found), None) is not None
