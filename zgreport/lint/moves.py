"""Moves: what a paragraph says went from one number to another, and by how much."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from zgreport.lint.direction_words import FALLING, RISING
from zgreport.lint.measures import HAN
from zgreport.lint.quantities import Kind, Quantity, quantities_in
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph

__all__ = [
    "COMPARED",
    "EARLIER",
    "FALL",
    "FILL",
    "MOST_CHANGES",
    "RISE",
    "Change",
    "Move",
    "change_of",
    "is_comparable",
    "moves",
    "sign_of",
    "time_named",
]

RISE = f"{RISING}|前移|前进|增幅|涨幅|升幅|多了?|新增|增"
"""Words that say more."""

FALL = f"{FALLING}|降幅|跌幅|减幅|后移|后退|少了?|减|降"
"""Words that say less."""

EARLIER = (
    "(?:上年度?|去年|前年|上一年度?|上月|上季度|上期|上届|(?:19|20)\\d\\d年"
    "|年初|此前|原来|原先|过去)(?:同期|末|底|初|全年)?"
)
"""The time that a number is compared with."""

_NOW = (
    "(?:今年|本年度?|当年|目前|现在|如今|本月|本季度|本期|本届"
    "|(?:19|20)\\d\\d年(?:同期|末|底|全年)?)"
)
COMPARED = f"(?:同比|环比|[比较]{EARLIER}|[与和同]{EARLIER}相比[，,]?|相比[，,]?)"
"""Words that compare with it."""

_ON_ONE_BASIS = "(?:按|以)?(?:照)?(?:可比|同一?|相同)口径(?:计算|比较|相比|统计)?[，,]?"
_HOW = (
    "(?:大幅度?|小幅|略有?|明显|稳步|再次?|又|也|进一步|逐步|总体|分别|实际|同步|累计|共|全年|一年"
    "|净|均|则|却|反而|还|已|整整|足足|迅速|猛)"
)
FILL = f"(?:{COMPARED}|{_HOW}|{_ON_ONE_BASIS}){{0,4}}"
_FROM = Pattern(
    rf"(?P<lead>.?)(?:[由从](?:{EARLIER})?|[比较]{EARLIER})的?(?:全[省市国县区州]|仅有?|只有|不足)?[{HAN}]{{0,6}}$"
)
_TO = Pattern(
    rf"^(?:左右|上下)?[，,]?{FILL}(?:{_NOW})?{FILL}"
    rf"(?:(?P<rise>{RISE}|跃居|跃升|前移|升)|(?P<fall>{FALL}|后移|降|退)|变|发展|扩展|拓展|调整|优化|猛增|飙升|[{HAN}]{{0,2}})"
    rf"(?:到了?|至了?|为|成|达)(?:{_NOW}|{EARLIER})?的?(?:全[省市国县区州]|位?列|位?居)?[{HAN}]{{0,4}}$"
)
_STRAIGHT = Pattern(f"^(?:{RISE}|{FALL}|升|跃升|猛增)(?:到|至)")
_WAS = Pattern(rf"^[，,、（(；;]?(?:而|比|较|与|是|为|相当于)?{EARLIER}(?:的|[{HAN}]{{0,6}})?$")
_MOVED = Pattern(f"{RISE}|{FALL}|持平|占")
_EARLIER_FIRST = Pattern(rf"(?:^|[，,。；;：（(、]){EARLIER}[，,]?(?:的|[{HAN}《》]{{0,10}})$")
_PER = Pattern(r"每(?P<each>[^，。；\d]{1,4})$")
_THEN_NOW = Pattern(rf"^[，,；;、）)]{{1,2}}{_NOW}[，,]?(?:[{HAN}《》]{{0,10}})$")
_CHANGE = Pattern(
    rf"^(?:左右|上下)?[）)]?(?P<comma>[，,、；;（(：:]?)(?:即|且|并|相应)?(?P<fill>{FILL})"
    rf"(?:(?P<rise>{RISE})|(?P<fall>{FALL}))(?:了|率|幅度?|比例|数量?)?(?:为|达到?|约|近|高达)?$"
)
_TIMES = Pattern(
    rf"^[）)]?[，,、；;（(：:]?(?:即|已|也就?|就)?(?:是|为|相当于|达到?|(?:增长|增加|提高|扩大|上升|增)(?:到|至|为))"
    rf"{EARLIER}的?$|^的$"
    r"|^[，,、；;（(：:]?(?:增长|增加|提高|扩大|上升|增)[到至]$"
)
_DOUBLED = Pattern(rf"^[）)]?[，,、；;（(：:]?{FILL}(?:实现|接近|几乎)?翻了?$")
_REACHED = Pattern(f"^[，,、]?(?:达到?了?|为|(?:降|减|升|增)[到至为]|(?:{RISE}|{FALL})(?:到|至))$")
_MOVES = Pattern(f"{RISE}|{FALL}")
_MONTHLY = Pattern("环比|上月|上季|上期|上周")
_YEARLY = Pattern("同比|上年|去年|上一年")
MOST_CHANGES = 3


@dataclass(frozen=True, slots=True)
class Change:
    """A number that says by how much: 增长12.5%; `sign` is 1 or -1, 0 for 是上年的3倍."""

    quantity: Quantity
    sign: int
    compared: str = ""

    @property
    def is_ratio(self) -> bool:
        """True where the base is included: 是上年的3倍, 翻两番."""
        return self.sign == 0 or self.quantity.kind is Kind.DOUBLING


@dataclass(frozen=True, slots=True)
class Move:
    """From an old number to a new one; `sign` is what the word between them says, or 0."""

    old: Quantity
    new: Quantity
    sign: int
    changes: tuple[Change, ...]

    @property
    def span(self) -> tuple[int, int]:
        """Start and end in the paragraph, all numbers included."""
        all_ones = (self.old, self.new, *(change.quantity for change in self.changes))
        return min(q.start for q in all_ones), max(q.end for q in all_ones)


def moves(paragraph: Paragraph) -> tuple[Move, ...]:
    """The moves of the paragraph, in the order of their first numbers."""
    return _moves(paragraph.masked)


@functools.lru_cache(maxsize=1 << 10)
def _moves(masked: str) -> tuple[Move, ...]:
    return tuple(_each(quantities_in(masked)))


def _each(found: tuple[Quantity, ...]) -> Iterator[Move]:
    for place in range(len(found) - 1):
        first, second = found[place], found[place + 1]
        start = _start(first)
        if start and _then_to(found, place):
            yield Move(first, found[place + 2], 0, _changes(found, place + 1)[:1])
        yield from _was_behind(found, place)
        if first.ranged or second.ranged or not _alike(first, second) or _other_per(first, second):
            continue
        behind = _changes(found, place + 2)
        to = _TO.match(second.before) if start or _goes_straight(first, second) else None
        if to:
            ahead = _ahead(found, place) if start and start.start() <= 1 else ()
            yield Move(first, second, sign_of(to), (*ahead, *behind))
        elif _years_apart(first, second):
            old, new = (first, second) if _years_apart(first, second) > 0 else (second, first)
            yield Move(old, new, 0, behind)
        elif _was(first, second):
            yield Move(second, first, 0, behind)
        elif _EARLIER_FIRST.search(first.before) and _THEN_NOW.match(second.before):
            yield Move(first, second, 0, behind)


def _was_behind(found: tuple[Quantity, ...], place: int) -> Iterator[Move]:
    """412件，同比减少35件，上年为437件: the changes stand before last year's number."""
    new, changes = found[place], _changes(found, place + 1)
    at = place + 1 + len(changes)
    if not changes or new.ranged or at >= len(found) or not _alike(new, found[at]):
        return
    old = found[at]
    if _was(new, old) and change_of(new) is None:
        told = time_named(old.before)
        alike = tuple(c for c in changes if time_named(c.compared) in ("", told))
        yield Move(old, new, 0, alike)


def _start(first: Quantity) -> re.Match[str] | None:
    """由50件, 比上年的50件; not 比上年增加50件, which is a change itself."""
    start = _FROM.search(first.before)
    return None if start and _MOVES.search(start[0]) else start


def _goes_straight(first: Quantity, second: Quantity) -> bool:
    """产值8亿元增至8.4亿元, without 由; the first number is no change and not one of a list."""
    is_alone = first.unit != "" and first.before[:1] != "、"
    return is_alone and bool(_STRAIGHT.match(second.before)) and not _MOVED.search(first.before)


def _other_per(first: Quantity, second: Quantity) -> bool:
    """由每年2期增加到每季度2期: the numbers are counted over different times."""
    one, other = _PER.search(first.before), _PER.search(second.before)
    return other is not None and (one is None or one["each"] != other["each"])


def _then_to(found: tuple[Quantity, ...], place: int) -> bool:
    """由50件增长3倍，达到150件: the change stands between the two."""
    if place + 2 >= len(found) or change_of(found[place + 1]) is None:
        return False
    third = found[place + 2]
    return _alike(found[place], third) and bool(_REACHED.match(third.before))


def _was(first: Quantity, second: Quantity) -> bool:
    """563篇，上年512篇; behind a semicolon last year's number is not that of a part."""
    is_part = second.before[:1] in "；;" and "其中" in first.before
    return bool(_WAS.match(second.before)) and not _MOVED.search(second.before) and not is_part


def _years_apart(first: Quantity, second: Quantity) -> int:
    """2022年512件，2023年563件: the years between, below 0 where the later one is first."""
    one = re.search(rf"(?<!\d)(?P<year>\d{{4}})年(?:全年|底|末)?，?[{HAN}]{{0,10}}$", first.before)
    other = re.match(
        rf"[，,；;、]{{1,2}}(?P<year>\d{{4}})年(?:全年|底|末)?，?[{HAN}]{{0,10}}$", second.before
    )
    if not one or not other or _MOVED.search(second.before):
        return 0
    return int(other["year"]) - int(one["year"])


def _alike(one: Quantity, other: Quantity) -> bool:
    """True for two numbers of one thing: 由3件增至5件, 由3增至5件."""
    return one.kind is other.kind and (one.unit == other.unit or not one.unit)


def sign_of(match: re.Match[str]) -> int:
    """1 for a rise, -1 for a fall, 0 for neither, by the groups of a pattern."""
    return 1 if match["rise"] else -1 if match["fall"] else 0


def _changes(found: tuple[Quantity, ...], place: int) -> tuple[Change, ...]:
    """The changes that follow one another from a place on."""
    changes: list[Change] = []
    for quantity in found[place : place + MOST_CHANGES]:
        change = change_of(quantity)
        if change is None:
            break
        changes.append(change)
    return tuple(changes)


def _ahead(found: tuple[Quantity, ...], place: int) -> tuple[Change, ...]:
    """增长2倍，由3件增加到9件: the change before both."""
    behind_comma = re.match("[，,（(]", found[place].before)
    if place == 0 or not behind_comma:
        return ()
    quantity = found[place - 1]
    if place > 1 and quantity.kind is Kind.PERCENT and found[place - 2].kind is Kind.DOUBLING:
        quantity = found[place - 2]  # 翻了一番，达到200%，由10件增加到20件
    if quantity.kind is Kind.DOUBLING and quantity.before.endswith(("翻", "翻了")):
        return (Change(quantity, 1),)
    if quantity.kind is Kind.MULTIPLE and re.search(f"(?:{RISE})(?:到|至|为)$", quantity.before):
        return (Change(quantity, 0),)
    words = re.search(f"(?:(?P<rise>{RISE})|(?P<fall>{FALL}))了?$", quantity.before)
    return (Change(quantity, sign_of(words)),) if words else ()


def change_of(quantity: Quantity) -> Change | None:
    """The change that a number says with the words before it, or None."""
    words = _CHANGE.match(quantity.before)
    if words:
        return Change(quantity, sign_of(words), words["fill"])
    if quantity.kind is Kind.MULTIPLE and _TIMES.match(quantity.before):
        return Change(quantity, 0)
    if quantity.kind is Kind.DOUBLING and _DOUBLED.match(quantity.before):
        return Change(quantity, 1)
    return None


def is_comparable(change: Change) -> bool:
    """True for 按可比口径增长5.8%, which the two numbers as printed need not give."""
    return "口径" in change.compared


def time_named(compared: str) -> str:
    """The time that the words of a comparison name: 年, 月, else the words; "" for none."""
    if _MONTHLY.search(compared):
        return "月"
    if _YEARLY.search(compared):
        return "年"
    named = re.search(EARLIER, compared)
    return named[0] if named else ""
