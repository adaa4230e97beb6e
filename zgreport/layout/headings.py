"""Headings: their numbers' form, order and level, and the marks in them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zgreport.layout.numbering import FORMS
from zgreport.layout.roles import Role
from zgreport.layout.rule import Breach, Rule, Strength, at
from zgreport.numerals.writing import heading as spelled
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.layout.composition import Composition

__all__ = ["RULES"]

_H = "[\u3400-\u9fff”》）]"
_HALF_WIDTH = Pattern(rf"(?:(?<={_H})[,;:?!()]|[,;:?!()](?={_H})|(?<={_H})\.(?!\d))")
_OF_HALF_WIDTH = frozenset(",;:?!().")
_END = Pattern("[，；：、,;:]$")
_LOWEST_ORDERED = 2
_COUNTED = (Role.HEADING, Role.RUN_IN)


def _form(composition: Composition) -> Iterator[Breach]:
    for piece in composition.of(*_COUNTED, annexes=True):
        number = piece.number
        if number is not None and not number.is_right and not piece.look.label:
            yield at(piece, found=number.written, wanted=FORMS[number.level])


def _marks(composition: Composition) -> Iterator[Breach]:
    for piece in composition.of(Role.HEADING, Role.TITLE, Role.ANNEX_TITLE, annexes=True):
        number = piece.number
        text = piece.text[len(number.written) :] if number else piece.text
        half = _HALF_WIDTH.finditer(text) if not _OF_HALF_WIDTH.isdisjoint(text) else ()
        found = tuple(dict.fromkeys(mark[0] for mark in half))
        if found:
            yield at(piece, found=found)


def _stop(composition: Composition) -> Iterator[Breach]:
    """A title or a heading of the first level that stands alone ends without a mark."""
    for piece in composition.of(Role.HEADING, Role.TITLE, Role.ANNEX_TITLE, annexes=True):
        is_high = piece.role is not Role.HEADING or piece.level == 1
        if is_high and (_END.search(piece.text) or piece.text.endswith(("。", "."))):
            yield at(piece, found=piece.text[-1])


def _order(composition: Composition) -> Iterator[Breach]:
    """The first two levels count without a gap; each begins anew under a higher one."""
    last = [0] * (_LOWEST_ORDERED + 1)
    annex = 0
    for piece in composition.of(*_COUNTED, annexes=True):
        number = piece.number
        if piece.annex != annex:
            annex, last = piece.annex, [0] * len(last)
        if number is None or number.level > _LOWEST_ORDERED:
            continue
        if number.value not in (1, last[number.level] + 1):
            wanted = spelled(last[number.level] + 1)
            yield at(piece, found=number.written, wanted=wanted)
        last[number.level :] = [number.value] + [0] * (_LOWEST_ORDERED - number.level)


def _level(composition: Composition) -> Iterator[Breach]:
    """No level is left out; with two levels in all, 1. may follow 一、."""
    numbered = [p for p in composition.of(Role.HEADING) if p.number]
    used = {p.level for p in numbered}
    above = 0
    for piece in numbered:
        level = piece.level or 0
        skipped = [n for n in range(above + 1, level) if above]
        if skipped and (len(skipped) > 1 or skipped[0] in used):
            yield at(piece, found=FORMS[level], wanted=FORMS[above + 1])
        above = level


def _style(composition: Composition) -> Iterator[Breach]:
    """Headings of one number's form have one style's level; an exception is told."""
    pieces = [p for p in composition.of(Role.HEADING, annexes=True) if p.number and p.style_level]
    for level in FORMS:
        alike = [p for p in pieces if p.level == level]
        for usual, count in Counter(p.style_level for p in alike).most_common(1):
            if count * 2 > len(alike):
                odd = (p for p in alike if p.style_level != usual)
                yield from (at(p, found=p.style_level, wanted=usual) for p in odd)


_MARKS = "GB/T 9704-2012 9；GB/T 15834-2011 5.1"
RULES = (
    Rule("layout.heading_form", "层次序数写法", "7.3.3", Strength.SHOULD, _form),
    Rule("layout.heading_marks", "标题中的半角标点", _MARKS, Strength.MUST, _marks),
    Rule(
        "layout.heading_stop", "标题末尾的标点", "GB/T 15834-2011 附录B.4", Strength.PRACTICE, _stop
    ),
    Rule("layout.heading_order", "层次序数不连续", "7.3.3", Strength.MUST, _order),
    Rule("layout.heading_level", "层次跳级", "7.3.3", Strength.SHOULD, _level),
    Rule("layout.heading_style", "标题样式与序数不一", "7.3.3", Strength.PRACTICE, _style),
)
