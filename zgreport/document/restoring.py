"""Restoring: where among paragraphs the one block tag most likely stood that was lost.

Every place is tried, and every tag that may be one too many.  Which it was tell the habits of
templates: most blocks hold one paragraph; one that holds others begins with a paragraph of its own,
and holds more than one; paragraphs of one numbering stand equally deep; a page begins with a block.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from zgreport.block_words import ENDS
from zgreport.document.lanes import Token, tokens_of
from zgreport.document.ooxml import Element, w
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.document.standing import Standing

__all__ = ["Restored", "restored"]

_MOST = 400  # paragraphs and tags; of more nothing is tried
# What a structure costs: how far it is from the habits.
_BARE, _SEVERAL, _MORE, _NESTED, _HEADED = 0.3, 0.5, 0.3, 1.0, 0.25
_ONLY_ONE, _PLAIN_FIRST, _LATE, _NOTHING, _DEEP = 3.0, 0.3, 0.5, 5.0, 0.5
_APART, _AT_PAGE, _SURPLUS, _UNNUMBERED, _OF_SEVERAL = 1.5, -0.15, 1.5, 0.3, 0.5
_TWICE = {"(": 0.3, ")": 0.9}  # two ends in a row are nothing odd
_DEEPEST = 2  # blocks in each other, as a habit
_MOST_PLACES, _NEAR = 3, 2
_DOUBT = 0.9  # what costs no more than this above the best is as likely


@dataclass(frozen=True, slots=True)
class Restored:
    """The blocks with the lost tag thought in place, and where it most likely stood.

    `pairs` are the ends of the openings, `alone` the tag whose other half was lost, and `places`
    the paragraphs beside which that half most likely stood, the likeliest first; none where the
    tag is one too many itself.
    """

    pairs: Mapping[Standing, Standing]
    alone: Standing
    places: tuple[Element, ...]


@dataclass(slots=True)
class _Arm:
    """What an arm of a block holds: paragraphs, blocks, paragraphs behind a block."""

    word: str
    texts: int = 0
    blocks: int = 0
    late: int = 0
    is_loop: bool = False  # a loop, or around one
    is_of_several: bool = False  # one of the arms of a block with 否则
    first: str = ""  # "block", "numbered" or "plain"

    def cost(self, depth: int) -> float:
        """How far it is from the habits; `depth` counts the blocks around its paragraphs."""
        deep = _DEEP * max(depth - _DEEPEST, 0)
        if not self.texts + self.blocks:
            return deep + _NOTHING
        if not self.blocks:
            return deep + (0 if self.texts == 1 else _SEVERAL + _MORE * (self.texts - 2))
        is_only = self.blocks == 1 and not self.texts and not self.is_loop
        only = _ONLY_ONE if is_only else 0
        before = max(self.texts - self.late - 1, 0)
        nested = _HEADED if self.first == "numbered" else _NESTED
        odd = _PLAIN_FIRST * (self.first == "plain") + _LATE * self.late + _MORE * before
        return deep + nested + only + odd + _OF_SEVERAL * self.is_of_several


@dataclass(frozen=True, slots=True)
class _Guess:
    """A structure that is whole: its cost, what was put in or left out, and where."""

    cost: float
    at: int
    tokens: tuple[Token, ...] = field(compare=False)
    is_put_in: bool = True


def restored(lane: Sequence[Standing]) -> Restored | None:
    """The blocks of a lane of paragraphs whose tags are one too few, or one too many.

    None where the tags stand at several levels of the file, or nothing makes them whole.
    """
    tokens = tokens_of(lane)
    roles = Counter(token.role for token in tokens)
    lacking = {1: ")", -1: "("}.get(roles["("] - roles[")"])
    if lacking is None or len(tokens) > _MOST:
        return None
    guesses = [guess for guess in _guesses(tokens, lacking) if guess.cost < math.inf]
    if not guesses:
        return None
    # Of equal ones the innermost: the first end, the last opening.
    sign = 1 if lacking == ")" else -1
    guesses.sort(key=lambda guess: (round(guess.cost, 6), sign * guess.at))
    return _as_restored(tokens, guesses, lacking)


def _guesses(tokens: Sequence[Token], lacking: str) -> Iterator[_Guess]:
    put_in = Token(lacking)
    for at in range(len(tokens) + 1):
        whole = (*tokens[:at], put_in, *tokens[at:])
        page = _AT_PAGE * _is_at_page(tokens, at, lacking)
        yield _Guess(_cost(whole) + page, at, whole)
    surplus = "(" if lacking == ")" else ")"
    for at, token in enumerate(tokens):
        if token.role == surplus:
            whole = (*tokens[:at], *tokens[at + 1 :])
            cost = _TWICE[surplus] if _is_twice(tokens, at) else _SURPLUS
            yield _Guess(_cost(whole) + cost, at, whole, is_put_in=False)


def _is_twice(tokens: Sequence[Token], at: int) -> bool:
    """True where the tag was pasted once more: the same stands directly before it."""
    before, here = (tokens[i].tag for i in (at - 1, at))
    return at > 0 and before is not None and here is not None and before.source == here.source


def _is_at_page(tokens: Sequence[Token], at: int, lacking: str) -> bool:
    """True where a page begins, or for an end where all ends."""
    if lacking == "(":
        return at < len(tokens) and tokens[at].begins_page
    following = next((token for token in tokens[at:] if token.role != "("), None)
    return following is None or following.begins_page


def _cost(tokens: Sequence[Token]) -> float:
    """How far a structure is from the habits; infinite where it is none."""
    structure = _Structure()
    is_whole = all(structure.takes(token) for token in tokens)
    return structure.total() if is_whole else math.inf


@dataclass(slots=True)
class _Structure:
    """Tags and paragraphs put together: the arms that are open, and what was found so far."""

    arms: list[_Arm] = field(default_factory=lambda: [_Arm("")])
    cost: float = 0.0
    depths: dict[str, Counter[int]] = field(default_factory=dict)
    firsts: list[bool] = field(default_factory=list)

    def takes(self, token: Token) -> bool:
        """Add the token; False where it cannot stand there."""
        arm = self.arms[-1]
        if token.role == "t":
            arm.first = arm.first or ("numbered" if token.numbering else "plain")
            arm.texts += 1
            arm.late += arm.blocks > 0
            if token.numbering:
                self.depths.setdefault(token.numbering, Counter())[len(self.arms)] += 1
        elif token.role == "(":
            arm.first = arm.first or "block"
            arm.blocks += 1
            arm.is_loop |= token.word == "for"
            self.arms.append(_Arm(token.word, is_loop=token.word == "for"))
        else:
            return self._ends(arm, token)
        return True

    def _ends(self, arm: _Arm, token: Token) -> bool:
        """Close the arm, and begin another after 否则."""
        if len(self.arms) == 1 or (token.role == ")" and not _fits(arm.word, token.word)):
            return False
        arm.is_of_several |= token.role == "|"
        self.cost += arm.cost(len(self.arms) - 1)
        self.arms.pop()
        if token.role == "|":
            self.arms.append(_Arm(arm.word, is_loop=arm.is_loop, is_of_several=True))
        elif len(self.arms) == 1:
            self.firsts.append(arm.first == "numbered")
        return True

    def total(self) -> float:
        """What it costs; infinite where a block is open."""
        if len(self.arms) > 1:
            return math.inf
        apart = sum(found.total() - max(found.values()) for found in self.depths.values())
        bare = _BARE * self.arms[0].texts
        return self.cost + bare + _APART * apart + _UNNUMBERED * _unnumbered(self.firsts)


def _unnumbered(firsts: Sequence[bool]) -> int:
    """How many blocks begin without a number among those that begin with one."""
    if True not in firsts:
        return 0
    among = firsts[firsts.index(True) : len(firsts) - firsts[::-1].index(True)]
    return among.count(False)


def _fits(opened: str, closed: str) -> bool:
    return not opened or not closed or ENDS.get(closed, "") in ("", opened)


def _as_restored(
    tokens: Sequence[Token], guesses: Sequence[_Guess], lacking: str
) -> Restored | None:
    best = guesses[0]
    pairs, other = _paired(best)
    alone = other or tokens[best.at].tag  # which is one too many
    likely = {g.at: g for g in guesses if g.is_put_in and g.cost <= best.cost + _DOUBT}
    chosen: list[int] = []
    for at in likely if best.is_put_in else ():
        if len(chosen) < _MOST_PLACES and all(abs(at - other) > _NEAR for other in chosen):
            chosen.append(at)
    places = (_beside(tokens, at, lacking, likely) for at in chosen)
    return (
        None
        if alone is None
        else Restored(pairs, alone, tuple(place for place in places if place is not None))
    )


def _paired(guess: _Guess) -> tuple[dict[Standing, Standing], Standing | None]:
    """The pairs, and the tag that the lost one belongs to."""
    pairs: dict[Standing, Standing] = {}
    alone: Standing | None = None
    stack: list[Token] = []
    for token in guess.tokens:
        if token.role == "(":
            stack.append(token)
        elif token.role == ")":
            opening = stack.pop()
            if opening.tag and token.tag:
                pairs[opening.tag] = token.tag
            else:
                alone = opening.tag or token.tag
    return pairs, alone


def _beside(
    tokens: Sequence[Token], at: int, lacking: str, likely: Mapping[int, _Guess]
) -> Element | None:
    """The paragraph beside the place; beside the next place as well, where that is as likely."""
    order = [at - 1, at] if lacking == ")" else [at, at - 1]
    others = [other for other in (at - 1, at + 1) if other in likely]
    if others:  # what stands between the two is beside both
        order.insert(0, min(at, min(others, key=lambda other: likely[other].cost)))
    beside = next((tokens[i].element for i in order if 0 <= i < len(tokens)), None)
    return next(beside.iter(w("p")), None) if beside is not None else None
