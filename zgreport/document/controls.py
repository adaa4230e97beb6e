"""Content controls: each holds something of the kind that its place asks for."""

from __future__ import annotations

from zgreport.document.ooxml import Element, drop, w

__all__ = ["fill_empty", "is_block"]

_ROWS, _CELLS = w("tbl"), w("tr")
_BLOCKS = frozenset(
    map(w, ("body", "tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "comment"))
)
_WITHIN = (w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("smartTag"))


def fill_empty(root: Element) -> None:
    """Give each control that was left empty a paragraph or a run; one of rows or cells goes."""
    for content in list(root.iter(w("sdtContent"))):
        holder = _holder(content)
        if holder in (_ROWS, _CELLS):
            _keep_whole(content, w("tr") if holder == _ROWS else w("tc"))
        elif is_block(content):
            if next(content.iter(w("p"), w("tbl")), None) is None:
                content.append(content.makeelement(w("p")))
        elif len(content) == 0:
            content.append(content.makeelement(w("r")))


def is_block(content: Element) -> bool:
    """True for what a control holds among paragraphs, not inside one and not in a table's grid."""
    return _holder(content) in _BLOCKS


def _holder(content: Element) -> str:
    """What the outermost of the controls around each other stands in."""
    around = content.getparent()
    while around is not None and around.tag in _WITHIN:
        around = around.getparent()
    return "" if around is None else str(around.tag)


def _keep_whole(content: Element, part: str) -> None:
    control = content.getparent()
    if next(content.iter(part), None) is None and control is not None:
        drop(control)
