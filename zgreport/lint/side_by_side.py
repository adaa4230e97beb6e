"""Side by side: a number's change in absolute numbers and as a rate, 增加51篇，增长10.0%."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.lint.moves import (
    EARLIER,
    FALL,
    FILL,
    MOST_CHANGES,
    RISE,
    Change,
    change_of,
    sign_of,
    time_named,
)
from zgreport.lint.quantities import Kind, Quantity, quantities
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph

__all__ = ["changes_side_by_side", "reached"]

_SENTENCE_END = Pattern("[。！？]")
_MOST_WHOLES = 8
_RATIO = Pattern(f"(?:是|为|相当于|达到?){EARLIER}的$")
_GAINED = Pattern("(?:新增|净增)(?:了|约)?$")
_REACHED_THEN = Pattern(
    rf"^[，,、](?:(?:总[数量额]|累计|已)?(?:达到?了?|为)|(?:{RISE}|{FALL}|升|增)(?:到|至))$"
)
_Pair = tuple[tuple[Quantity, ...], Change, Change]


def reached(paragraph: Paragraph) -> Iterator[tuple[Quantity, Change, Change]]:
    """比上年增加200万元，达到1000万元，增长25%: the number between the change and its rate."""
    found = quantities(paragraph)
    for one, new, other in zip(found, found[1:], found[2:], strict=False):
        by, rate = _last_change(one), change_of(other)
        is_reached = by and _REACHED_THEN.match(new.before) and one.unit == new.unit
        if by and rate and is_reached and by.compared and not rate.is_ratio and not rate.compared:
            yield new, by, rate


def changes_side_by_side(paragraph: Paragraph) -> Iterator[_Pair]:
    """563篇，比上年增加51篇，增长10.0%: the numbers it may be of, the nearest first, and both."""
    found = quantities(paragraph)
    for place in range(len(found) - 1):
        second = change_of(found[place + 1])
        first = _last_change(found[place]) if second else None
        if first and second and second.compared and _GAINED.search(found[place].before):
            continue  # 新增12件，同比下降15%: fewer new ones than the year before
        is_same = second and not second.is_ratio and "分别" not in second.compared
        if first and second and is_same and _same_time(found, place):
            yield _before(found, place), first, second


def _before(found: tuple[Quantity, ...], place: int) -> tuple[Quantity, ...]:
    """The numbers of the sentence that the change at a place may be of, the nearest first."""
    if not place or not change_of(found[place]):
        return ()
    near: list[Quantity] = []
    for after, earlier in zip(found[place::-1], found[max(place - 1, 0) :: -1], strict=False):
        if _SENTENCE_END.search(after.before) or len(near) == _MOST_WHOLES:
            break
        near.append(earlier)
    return tuple(near)


def _same_time(found: tuple[Quantity, ...], place: int) -> bool:
    """False where the second change is against another time: 比上月增加12件，比上年增长5%."""
    second = change_of(found[place + 1])
    told = time_named(second.compared) if second else ""
    if not told or found[place + 1].before[:1] in "；;":
        return found[place + 1].before[:1] not in "；;"
    for earlier in reversed(found[max(place - MOST_CHANGES, 0) : place + 1]):
        first = _last_change(earlier)
        if first is None:
            break
        if time_named(first.compared):
            return time_named(first.compared) == told
    return True


def _last_change(quantity: Quantity) -> Change | None:
    if quantity.kind is Kind.MULTIPLE and _RATIO.search(quantity.before):
        return Change(quantity, 0)
    words = re.search(
        f"(?P<fill>{FILL})(?:(?P<rise>{RISE})|(?P<fall>{FALL}))了?$", quantity.before[-30:]
    )
    return Change(quantity, sign_of(words), words["fill"]) if words else None
