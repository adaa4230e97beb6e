"""Restated: 受理信访举报214件。受理的241件信访举报中, one number said twice in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.lint.measures import HAN
from zgreport.lint.plans import without_plans
from zgreport.lint.quantities import Kind, Quantity, quantities
from zgreport.lint.rule import Hit
from zgreport.lint.slips import are_exchanged, is_one_sign_off
from zgreport.lint.text import Role
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph, Text

__all__ = ["restated"]

_NOUN = Pattern(f"[{HAN}]{{2,10}}")
_SHORTEST, _LONGEST = 2, 10  # signs of the noun
_ALONE = 4  # signs of one that needs no verb
_VERB = Pattern(rf"(?P<verb>[{HAN}]{{2}})到?的$")
_THESE = Pattern("(?:这|上述|以上)$")
_FILL = Pattern("(?:一?共计?|累计|了|有|为)+$")
_ENDS = Pattern("中|里|已|均|都|全部|，")
_LARGE = 100
_REACH = 8  # numbers back


def restated(text: Text) -> Iterator[Hit]:
    """The later of two numbers of one noun that differ by a slip of the fingers."""
    before: list[Quantity] = []
    for paragraph in without_plans(text):
        if paragraph.role is not Role.PROSE:
            continue
        for quantity in quantities(paragraph):
            if quantity.kind is not Kind.COUNT or not quantity.exact or not quantity.unit:
                continue
            other = next((q for q in reversed(before) if _is_again(q, quantity)), None)
            if other:
                yield _hit(paragraph, quantity, other)
            before = [*before[-_REACH:], quantity]


def _hit(paragraph: Paragraph, quantity: Quantity, other: Quantity) -> Hit:
    words = (other.text.strip(), quantity.text.strip())
    return Hit(paragraph.number, quantity.start, quantity.end, words)


def _is_again(one: Quantity, other: Quantity) -> bool:
    """True where the noun before the one stands behind the other, and the numbers nearly agree."""
    if one.unit != other.unit or one.printed.meets(other.printed):
        return False
    size = _shared(_FILL.sub("", one.before), other.after)
    if not size:
        return False
    verb = _VERB.search(other.before)
    is_whole = _THESE.search(other.before) or (verb and verb["verb"] in one.before)
    if is_whole:
        return are_exchanged(one, other) or is_one_sign_off(one, other)
    is_long = size >= _ALONE and min(one.value, other.value) >= _LARGE
    return is_long and are_exchanged(one, other)


def _shared(before: str, after: str) -> int:
    """The length of the noun that ends the one and begins the other, with what ends it; else 0."""
    noun = _NOUN.match(after)
    for size in range(min(_LONGEST, len(noun[0]) if noun else 0), _SHORTEST - 1, -1):
        if before.endswith(after[:size]) and _ENDS.match(after, size):
            return size
    return 0
