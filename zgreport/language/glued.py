"""Glued: a condition that has lost its else, so that both its wordings stand one behind the other.

上年 and 上年同期 become 上年上年同期 where 全年 holds, and nothing where it does not.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jinja2 import nodes

from zgreport.findings import Finding, room
from zgreport.language.source.blocks import If, Loop, Plain, Print
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zgreport.language.source.blocks import Block

__all__ = ["glued"]

_ROOM = room("language")

_SAME_NUMBER = ("约", "数", "汉字")  # behind the dot: the number itself, in other words
_SHORTEST = 2  # signs of a wording that is known again
_MANY = 3  # conditions of one test that all have an else
_LONG, _WORDS = 6, Pattern("[\u4e00-\u9fff]+")
_WHOLE = Pattern("[。；！？]$|\n")  # a sentence or more
_GAP = "\ufffc"  # in place of another block
_PARAGRAPH = "</w:p>"


def glued(blocks: Iterable[Block]) -> Iterator[Finding]:
    """A warning for each condition without an else that says what two arms would say.

    Either the wording that another condition of the same test has behind its else, or twice the
    same number with nothing between.  Also told is the only one of its test that has no else, if
    what it says is no sentence of its own.
    """
    by_test: dict[str, list[If]] = {}
    for each in _conditions(blocks):
        by_test.setdefault(repr(each.branches[0].test), []).append(each)
    for alike in by_test.values():
        lasts = (each.branches[-1] for each in alike)
        otherwise = [_said(last.body) for last in lasts if last.test is None]
        is_rule = len(otherwise) >= _MANY and len(otherwise) == len(alike) - 1
        for first in (each.branches[0] for each in alike if len(each.branches) == 1):
            if _has_both(first.body, otherwise):
                yield _ROOM.warning("else_lost", first.place)
            elif is_rule and not _WHOLE.search(_said(first.body)):
                yield _ROOM.warning("else_missing", first.place, count=len(otherwise))


def _has_both(blocks: Sequence[Block], otherwise: Iterable[str]) -> bool:
    said = _said(blocks)
    known = (text for text in otherwise if len(text) >= _SHORTEST)
    is_known = any(said.endswith(text) and said != text for text in known)
    return is_known or _begins_again(said) or _has_number_twice(blocks)


def _begins_again(said: str) -> bool:
    """True where the first words stand there once more, with no sign before them."""
    first = said[:_LONG]
    again = said.find(first, len(first)) if _WORDS.fullmatch(first) else -1
    return again > 0 and (said[again - 1] == _GAP or bool(_WORDS.match(said[again - 1])))


def _conditions(blocks: Iterable[Block]) -> Iterator[If]:
    for block in blocks:
        if isinstance(block, If):
            yield block
            for arm in block.branches:
                yield from _conditions(arm.body)
        elif isinstance(block, Loop):
            yield from _conditions((*block.body, *block.otherwise))


def _said(blocks: Iterable[Block]) -> str:
    """The words of the blocks, without markup; a tag as its expression, another block as a gap."""
    said: list[str] = []
    for block in blocks:
        if isinstance(block, Plain):
            said.append(_words(block.text))
        else:
            said.append(repr(block.expression) if isinstance(block, Print) else _GAP)
    return "".join(said).strip()


def _words(xml: str) -> str:
    first, *others = xml.replace(_PARAGRAPH, f"\n{_PARAGRAPH}").split("<")
    return first + "".join(part.partition(">")[2] for part in others)


def _has_number_twice(blocks: Sequence[Block]) -> bool:
    """True for {{ 发稿 }}{{ 发稿.约 }}, with nothing between."""
    shown = [each for each in blocks if not isinstance(each, Plain) or _words(each.text)]
    return any(
        isinstance(one, Print)
        and isinstance(other, Print)
        and (number := _number(one.expression)) != ""
        and number == _number(other.expression)
        for one, other in pairwise(shown)
    )


def _number(expression: nodes.Node) -> str:
    """The figure whose own number is printed; "" where something else is."""
    match expression:
        case nodes.Filter(node=nodes.Node() as inner):
            return _number(inner)
        case nodes.Getattr(node=inner, attr=attr) if attr in _SAME_NUMBER:
            return repr(inner)
        case nodes.Name() | nodes.Call(node=nodes.Name()):
            return repr(expression)
    return ""
