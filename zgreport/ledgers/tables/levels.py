"""Levels: how deep the rows of a list stand in its outline: 一、 over 1., or indented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers.cells import text_of
from zgreport.ledgers.tables.addends import texts_of
from zgreport.names import comparable
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.tables.rows import Grounds

__all__ = ["NUMBERED", "children", "depths", "is_indented", "outline"]

_CN = "[一二三四五六七八九十]{1,3}"
_COUNTED = "号个院村组队层楼月年日季期度次类级大轮区社连营团班片"  # 1号点 is a name
_INDENTED = 2  # half-width signs: one is a slip
_STYLES = (
    ("part", Pattern(r"[#＃]|其中(?![村屯寨乡镇]\Z)")),
    ("cn", Pattern(rf"{_CN}[、,.:．]|第{_CN}[部类项章]")),
    ("(cn)", Pattern(rf"[(（]{_CN}[)）]")),
    ("n.n.n", Pattern(r"\d{1,2}[.．]\d{1,2}[.．]\d{1,2}")),
    ("n.n", Pattern(r"\d{1,2}[.．]\d{1,2}(?!\d)")),
    ("(n)", Pattern(r"[(（]\d{1,2}[)）]|\d{1,2}[)）]")),
    ("n", Pattern(rf"\d{{1,2}}(?:[、.．,:](?=\D)|(?=[^\d{_COUNTED}]))")),
    ("o", Pattern(r"[①-⑳]")),
    ("-", Pattern(r"[-—–·•├└│┣┗┃]+")),
)
NUMBERED = frozenset({"cn", "(cn)", "n", "n.n", "n.n.n", "(n)", "o"})
_SERIALS = (
    ("cn", Pattern(rf"{_CN}[、.]?\Z")),
    ("(cn)", Pattern(rf"[(（]{_CN}[)）]\Z")),
    ("n.n.n", Pattern(r"\d+[.．-]\d+[.．-]\d+\Z")),
    ("n.n", Pattern(r"\d+[.．-]\d+\Z")),
    ("(n)", Pattern(r"[(（]\d+[)）]\Z")),
    ("n", Pattern(r"\d+[、.]?\Z")),
    ("part", Pattern(r"其中:?\Z")),
)


def outline(grounds: Grounds, records: Numbers) -> list[Hashable]:
    """For each record how its number or its indent sets it off; alike if nothing does.

    What is told by serial numbers goes before what is told by names.
    """
    named = sorted(grounds.roles.names - grounds.roles.remarks)
    columns = [*sorted(grounds.roles.serials), *named[:1]]
    for column in columns:
        of = _serial if column in grounds.roles.serials else _marked
        cells = texts_of(grounds, column, records)
        styles = [of(value) for value in cells.values]
        found = [styles[code] for code in cells.codes.tolist()]
        if len(set(found)) > 1 and not (column in grounds.roles.serials and found[0] == ""):
            return found
    return [""] * len(records)


def _serial(value: object) -> Hashable:
    text = comparable(text_of(value) or "")
    return next((name for name, style in _SERIALS if style.match(text)), "")


def _marked(value: object) -> Hashable:
    """The kind of number before a name, and how far the name is indented."""
    if not isinstance(value, str):
        return ""
    bare = value.lstrip(" \t\u3000\xa0")
    indent = len(value[: len(value) - len(bare)].replace("\u3000", "  "))
    style = next((name for name, style in _STYLES if style.match(bare)), "")
    return (indent, style) if indent >= _INDENTED else style


def is_indented(value: object) -> bool:
    """True for a name behind two half-width blanks or more."""
    style = _marked(value)
    return isinstance(style, tuple)


def depths(outline: Iterable[Hashable]) -> list[int]:
    """The depth of each row: a style that comes for the first time stands below the one before."""
    stack: list[Hashable] = []
    found: list[int] = []
    for style in outline:
        if style in stack:
            del stack[stack.index(style) + 1 :]
        else:
            stack.append(style)
        found.append(len(stack) - 1)
    return found


def children(depth: Sequence[int], i: int) -> list[int]:
    """The places of the rows right under row i in the outline."""
    last = next((j for j in range(i + 1, len(depth)) if depth[j] <= depth[i]), len(depth))
    below = range(i + 1, last)
    top = min((depth[j] for j in below), default=0)
    return [j for j in below if depth[j] == top]
