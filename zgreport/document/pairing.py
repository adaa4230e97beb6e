"""Pairing: which block tags of a part belong together, also where one is lost or misspelt.

The tags of a block stand in one lane: in one paragraph, or among the paragraphs, rows or cells of
one place.  Each lane is paired for itself, so that a lost tag spoils nothing elsewhere, and where
a lane does not come out even, the pairs are those that leave the least to be explained.
"""

from __future__ import annotations

import functools
import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.block_words import BETWEEN, END, ENDS, OPENS
from zgreport.document.ooxml import w
from zgreport.document.restoring import Restored, restored
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zgreport.document.ooxml import Element
    from zgreport.document.standing import Standing

__all__ = ["Pair", "Pairs", "named_ends", "paired"]

_LONGEST = 60  # tags of a lane that are held against each other; of more, the nearest are paired
_LOST, _OTHER_END, _GUESSED, _APART = 2.0, 1.5, 0.5, 0.001


@dataclass(frozen=True, slots=True)
class Pair:
    """A block: the tag that opens it and the one that closes it."""

    opening: Standing
    end: Standing

    @property
    def is_crossed(self) -> bool:
        """True where the end is that of another kind of block."""
        wanted = ENDS.get(self.end.directive.word, "")
        opened = self.opening.directive.word
        return bool(wanted and opened) and wanted != opened


@dataclass(slots=True)
class Pairs:
    """The blocks of a part, and what is left over: openings, ends, and 否则 outside of blocks.

    `lost` has for a tag that was left alone the paragraphs beside which its other half most likely
    stood, where that could be weighed.  `before` has for a tag the one before it in its lane,
    `after` the next that opens or closes.
    """

    pairs: list[Pair] = field(default_factory=list)
    unclosed: list[Standing] = field(default_factory=list)
    unopened: list[Standing] = field(default_factory=list)
    before: dict[Standing, Standing] = field(default_factory=dict)
    after: dict[Standing, Standing] = field(default_factory=dict)
    lost: dict[Standing, tuple[Element, ...]] = field(default_factory=dict)


def paired(standing: Iterable[Standing]) -> Pairs:
    """The tags of one part, in its order, put together."""
    lanes: dict[tuple[Element | None, str], list[Standing]] = {}
    for tag in standing:
        of_block = tag.directive.kind == "%" or tag.directive.word  # {{ if … }}, as it should be
        if of_block and tag.directive.word != "set":
            lanes.setdefault((_home(tag), tag.directive.scope), []).append(tag)
    found = Pairs()
    for lane in lanes.values():
        _pair(lane, found)
    return found


def named_ends(standing: Iterable[Standing], found: Pairs) -> list[Standing]:
    """The tags, each bare 结束 as the end of the block that it closes."""
    opened = {pair.end: pair.opening.directive.word for pair in found.pairs}
    return [
        _named(tag, opened[tag]) if _is_bare(tag) and tag in opened else tag for tag in standing
    ]


def _is_bare(tag: Standing) -> bool:
    return tag.directive.word == END


def _named(tag: Standing, opened: str) -> Standing:
    word = f"{END}{opened}"
    return replace(tag, directive=replace(tag.directive, word=word, body=word))


def _home(tag: Standing) -> Element | None:
    """What a block must stay inside: its paragraph, or what holds the paragraph, row or cell."""
    if not tag.directive.scope:
        return tag.paragraph.element
    carrier = tag.carrier
    if carrier is None:
        return None
    home = carrier.getparent()
    return home if home is None or home.tag != w("sdtContent") else _out_of_controls(home)


def _out_of_controls(home: Element) -> Element | None:
    around = home.getparent()
    while around is not None and around.tag in (w("sdt"), w("sdtContent")):
        around = around.getparent()
    return around


def _pair(lane: Sequence[Standing], found: Pairs) -> None:
    bounds = [tag for tag in lane if _role(tag) != "between"]
    ends = _nearest(bounds)
    if ends is None:
        ends = _likeliest(bounds) if len(bounds) <= _LONGEST else _nearest(bounds, at_any_cost=True)
    closing = {bounds[i]: bounds[j] for i, j in (ends or {}).items()}
    if len(bounds) % 2 and (whole := _restored(lane)) is not None:
        closing = dict(whole.pairs)
        found.lost[whole.alone] = whole.places
    found.pairs += [Pair(opening, end) for opening, end in closing.items()]
    held = {*closing, *closing.values()}
    over = [tag for tag in bounds if tag not in held and tag.directive.word]
    found.unclosed += [tag for tag in over if _role(tag) == "opens"]
    found.unopened += [tag for tag in over if _role(tag) == "closes"]
    found.unopened += _outside(lane, closing)
    for before, tag in itertools.pairwise(lane):
        found.before[tag] = before
    for before, tag in itertools.pairwise(bounds):
        found.after[before] = tag


def _restored(lane: Sequence[Standing]) -> Restored | None:
    """The blocks among paragraphs, where one tag was lost and every other is sure."""
    is_sure = all(tag.directive.word and tag.directive.scope == "p" for tag in lane)
    return restored(lane) if is_sure else None


def _outside(lane: Sequence[Standing], closing: Mapping[Standing, Standing]) -> Iterator[Standing]:
    """The 否则 and 否则如果 that stand in no block that may have them."""
    closed = set(closing.values())
    stack: list[Standing] = []
    for tag in lane:
        if tag in closing:
            stack.append(tag)
        elif tag in closed:
            stack.pop()
        elif _role(tag) == "between" and not (stack and _may_have(stack[-1], tag)):
            yield tag


def _may_have(opening: Standing, between: Standing) -> bool:
    return between.directive.word == "else" or opening.directive.word != "for"


def _role(tag: Standing) -> str:
    """What a tag does to blocks; one without a known word opens one where anything follows it."""
    word = tag.directive.word
    if word in BETWEEN:
        return "between"
    if word in OPENS or (not word and " " in tag.directive.body):
        return "opens"
    return "closes"


def _nearest(bounds: Sequence[Standing], *, at_any_cost: bool = False) -> dict[int, int] | None:
    """Each end with the last opening that is still open; None where that leaves anything over."""
    ends: dict[int, int] = {}
    stack: list[int] = []
    for j, tag in enumerate(bounds):
        if _role(tag) == "opens":
            stack.append(j)
        elif stack and (at_any_cost or _cost(bounds[stack[-1]], tag) == 0):
            ends[stack.pop()] = j
        elif not at_any_cost:
            return None
    return ends if at_any_cost or not stack else None


def _likeliest(bounds: Sequence[Standing]) -> dict[int, int]:
    """The pairs that leave the least to be explained: what is lost, ends of another kind."""

    @functools.cache
    def best(first: int, last: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        """The least that is to be explained from first up to before last, and the pairs."""
        if first >= last:
            return 0.0, ()
        tag = bounds[first]
        rest, pairs = best(first + 1, last)
        found = (_LOST if tag.directive.word else _GUESSED) + rest, pairs
        if _role(tag) != "opens":
            return found
        for end in range(first + 1, last):
            if _role(bounds[end]) == "closes":
                inside, within = best(first + 1, end)
                after, behind = best(end + 1, last)
                cost = _cost(tag, bounds[end]) + _APART * (end - first) + inside + after
                found = min(found, (cost, ((first, end), *within, *behind)))
        return found

    return dict(best(0, len(bounds))[1])


def _cost(opening: Standing, end: Standing) -> float:
    opened, closed = opening.directive.word, end.directive.word
    if not opened or not closed:
        return _GUESSED
    return 0.0 if ENDS[closed] in ("", opened) else _OTHER_END
