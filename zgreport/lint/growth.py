"""Growth: a change worked out again from the two numbers it lies between."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.lint.attainable import unattainable
from zgreport.lint.intervals import Interval, in_digits
from zgreport.lint.moves import moves
from zgreport.lint.quantities import Kind, Quantity
from zgreport.lint.rows import rows
from zgreport.lint.rule import Hit, Rule, Strength
from zgreport.lint.side_by_side import changes_side_by_side, reached
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.lint.moves import Change, Move
    from zgreport.lint.text import Paragraph, Text

__all__ = ["RULES", "fits"]

_OTHER_SCOPE = Pattern(
    "可比|不变价|现价|价格|年均|每年|生产总值|GDP|增加值|分别|折算|剔除|扣除|口径|调整后|预计|目标"
)
_VOLUME = Pattern("生产总值|GDP|增加值")
_ON_A_BASIS = Pattern("可比|不变价|口径|年均|每年|分别|预计|目标|剔除|扣除|折算|调整后")
_PRICES = 5  # points by which real growth may exceed that of the amounts
_AMONG = Pattern("其中|包括|分别|[（(：:]")
_TENTH, _QUARTER = Fraction(1, 10), Fraction(1, 4)
_DOUBLINGS = {Fraction(2): "翻一番", Fraction(4): "翻两番", Fraction(8): "翻三番"}


def _wrong_changes(paragraph: Paragraph) -> Iterator[Hit]:
    for move in moves(paragraph):
        if not _OTHER_SCOPE.search(_words(move)):
            yield from _of_move(paragraph, move)
        elif _VOLUME.search(_words(move)) and not _ON_A_BASIS.search(_words(move)):
            yield from _of_volume(paragraph, move)
    yield from _of_pairs(paragraph)


def _of_volume(paragraph: Paragraph, move: Move) -> Iterator[Hit]:
    """生产总值由180亿元增加到198亿元，增长18%: real growth, but prices did not fall by so much."""
    for change in move.changes:
        if change.quantity.kind is Kind.PERCENT and change.sign > 0:
            true = _true(_known(move.old, change), _known(move.new, change), change)
            if true and _said(change).low > true.high + _PRICES:
                yield Hit(paragraph.number, *move.span)


def _in_tables(text: Text) -> Iterator[Hit]:
    """A row 563篇, 512篇, 增长12.0%: the change stands in a cell of its own."""
    for row in rows(text):
        move = row.move
        for hit in _of_move(text.paragraphs[row.paragraphs[-1] - 1], move) if move else ():
            quantity = row.change.quantity if row.change else row.new
            words = (row.words,)
            yield Hit(row.paragraphs[-1], quantity.start, quantity.end, words, hit.expected)


def _everywhere(text: Text) -> Iterator[Hit]:
    for paragraph in text.paragraphs:
        yield from _wrong_changes(paragraph)
        yield from unattainable(paragraph)
    yield from _in_tables(text)


def _words(move: Move) -> str:
    numbers = (move.old, move.new, *(change.quantity for change in move.changes))
    return "".join(number.before[-24:] for number in numbers)


def fits(move: Move) -> bool:
    """True where every change is one of the two numbers, as far as they can tell."""
    return not any(_wrong_ones(move))


def _of_move(paragraph: Paragraph, move: Move) -> Iterator[Hit]:
    for change in _wrong_ones(move):
        expected = _expected(move.old, move.new, change)
        yield Hit(paragraph.number, *move.span, expected=expected)


def _wrong_ones(move: Move) -> Iterator[Change]:
    for change in move.changes:
        if not (_is_of(change.quantity, move.new) or _is_of_counts(move, change)):
            continue
        old, new = (_known(number, change) for number in (move.old, move.new))
        true = _true(old, new, change)
        is_off = true is not None and not true.meets(_said(change))
        if is_off or _is_of_points(move, change) or _is_of_counts(move, change):
            yield change


def _is_of_points(move: Move, change: Change) -> bool:
    """由92%提升到96%，提升4%: what is meant are points, though 4% of 92 may round to it."""
    is_percent = {change.quantity.kind, move.old.kind, move.new.kind} == {Kind.PERCENT}
    is_exact = move.old.exact and move.new.exact and change.quantity.exact
    return is_percent and is_exact and abs(move.new.value - move.old.value) == change.quantity.value


def _is_of_counts(move: Move, change: Change) -> bool:
    """由90.2分提升到95.2分，提高5个百分点: points are for rates, not for what is counted."""
    is_count = move.new.kind is Kind.COUNT and move.new.unit not in ("", "‰", "点")
    return is_count and change.quantity.kind is Kind.POINTS and change is move.changes[0]


def _is_of(said: Quantity, new: Quantity) -> bool:
    """True where a change of that kind can be one of the number's."""
    if new.kind is Kind.RANK:
        return said.kind is Kind.COUNT and said.unit in ("位", "人", "个")
    if new.kind is Kind.PERCENT:
        return said.kind in (Kind.POINTS, Kind.PERCENT, Kind.MULTIPLE)
    if said.kind is Kind.COUNT:
        return said.unit == new.unit
    return said.kind in (Kind.PERCENT, Kind.MULTIPLE, Kind.DOUBLING)


def _known(number: Quantity, change: Change) -> Interval:
    """A rate with decimals was worked out from more digits than 2亿 shows.

    A whole one (8.4亿, 上年8亿, 增长4%) was worked out from what is printed, or nearly so.
    """
    if change.quantity.decimal:
        return number.loose
    is_whole_rate = change.quantity.kind is Kind.PERCENT and number.exact and number.decimal
    return number.interval.wider(number.step / 4) if is_whole_rate else number.printed


def _of_pairs(paragraph: Paragraph) -> Iterator[Hit]:
    """563篇，比上年增加51篇，增长12.0%: last year's number is what is left."""
    for near, one, other in changes_side_by_side(paragraph):
        if one.sign == 0 and other.quantity.kind is Kind.MULTIPLE and other.sign > 0:
            ratio = _said(one)
            if not Interval(ratio.low - 1, ratio.high - 1).meets(_said(other)):
                yield Hit(paragraph.number, one.quantity.start, other.quantity.end)
            continue
        if not near or _OTHER_SCOPE.search(one.quantity.before + other.quantity.before):
            continue
        by, rate = (one, other) if one.quantity.kind is near[0].kind else (other, one)
        if _is_pair(near[0], by, rate) and one.compared:
            wholes = [near[0], *(q for q in near[1:] if _AMONG.search(near[0].before + q.after))]
            yield from _of_wholes(paragraph, wholes, by, rate)
    for new, by, rate in reached(paragraph):
        if not _OTHER_SCOPE.search(by.quantity.before + new.before + rate.quantity.before):
            yield from _of_wholes(paragraph, (new,), by, rate)


def _is_pair(new: Quantity, by: Change, rate: Change) -> bool:
    """True for a count and the rate of the same change: 增加51篇，增长10.0%."""
    is_rate = rate.quantity.kind in (Kind.PERCENT, Kind.MULTIPLE)
    is_count = by.quantity.kind is Kind.COUNT and by.quantity.unit == new.unit
    return is_rate and is_count and by.sign == rate.sign


def _of_wholes(
    paragraph: Paragraph, wholes: Sequence[Quantity], by: Change, rate: Change
) -> Iterator[Hit]:
    """Behind a list of parts the change may be that of the whole before them: any that fits."""
    alike = [new for new in wholes if _is_pair(new, by, rate)]
    trues = [_by_difference(new, by, rate) for new in alike]
    if alike and not any(true is None or true.meets(_said(rate)) for true in trues):
        numbers = (alike[0], by.quantity, rate.quantity)
        start, end = min(q.start for q in numbers), max(q.end for q in numbers)
        expected = _expected_by(alike[0], by, rate) if len(alike) == 1 else ""
        yield Hit(paragraph.number, start, end, expected=expected)


def _by_difference(new: Quantity, by: Change, rate: Change) -> Interval | None:
    """What the rate may be where last year's number is what the difference leaves."""
    old = _minus(_known(new, rate), _known(by.quantity, rate), by.sign)
    return _true(old, _known(new, rate), rate) if old.low > 0 else None


def _expected_by(new: Quantity, by: Change, rate: Change) -> str:
    old = new.value - by.sign * by.quantity.value
    is_known = new.exact and by.quantity.exact and old > 0
    return _expected_rate(new.value / old, rate) if is_known else ""


def _minus(new: Interval, by: Interval, sign: int) -> Interval:
    if sign > 0:
        return Interval(new.low - by.high, new.high - by.low)
    return Interval(new.low + by.low, new.high + by.high)


def _true(old: Interval, new: Interval, change: Change) -> Interval | None:
    """What the change may be, without its sign; None where the numbers cannot tell."""
    kind = change.quantity.kind
    if kind in (Kind.COUNT, Kind.POINTS, Kind.RANK):
        return _size(Interval(new.low - old.high, new.high - old.low))
    if old.low <= 0:
        return None
    ratio = Interval(new.low / old.high, new.high / old.low)
    if change.is_ratio:
        return ratio
    size = _size(Interval(ratio.low - 1, ratio.high - 1))
    return Interval(size.low * 100, size.high * 100) if kind is Kind.PERCENT else size


def _size(of: Interval) -> Interval:
    """The interval without signs."""
    low, high = sorted((abs(of.low), abs(of.high)))
    return Interval(Fraction(0) if of.low < 0 < of.high else low, high)


def _said(change: Change) -> Interval:
    """What the printed change allows: half of its last digit, a quarter of a whole multiple."""
    said = change.quantity
    if said.kind is Kind.DOUBLING:
        return _doubled(said)
    if not said.exact:
        return said.interval
    if said.kind is Kind.MULTIPLE and said.step == 1:
        return said.interval.wider(_QUARTER)
    if said.kind in (Kind.COUNT, Kind.RANK):
        return said.printed
    return said.cut


def _doubled(said: Quantity) -> Interval:
    times = Fraction(2) ** min(int(said.value), 100)
    low = Fraction(7, 10) if said.mark in ("近", "将近", "接近") else Fraction(9, 10)
    high = 2 if said.mark in ("多", "余", "超过") else Fraction(23, 20)
    return Interval(times * low, times * high)


def _expected(old: Quantity, new: Quantity, change: Change) -> str:
    """The right change in words; "" where the numbers are round ones."""
    if not (old.exact and new.exact) or old.value == 0:
        return ""
    said, size = change.quantity, abs(new.value - old.value)
    if said.kind is Kind.POINTS and new.kind is Kind.COUNT:
        return _counted(size, new)
    if said.kind is Kind.POINTS or (said.kind is Kind.PERCENT and old.kind is Kind.PERCENT):
        return f"{_plain(size, max(min(old.step, new.step), Fraction(1, 10**4)))}个百分点"
    if said.kind in (Kind.COUNT, Kind.RANK):
        return _counted(size, said if said.unit else new)
    return _expected_rate(new.value / old.value, change)


def _counted(size: Fraction, like: Quantity) -> str:
    """A count in the unit of a number like it: 2400册, 1.2万册."""
    unit = re.sub(r"^.*[\d.,一二两三四五六七八九十百千万亿零〇多余来]", "", like.text)
    large = 10**8 if size >= 10**8 else 10**4 if size >= 10**4 and like.step >= 10 else 1
    words = "亿" if large == 10**8 else "万" if large == 10**4 else ""
    number = in_digits(size / large, Fraction(1, 10**4)).rstrip("0").rstrip(".")
    return number + words + unit


def _expected_rate(ratio: Fraction, change: Change) -> str:
    said = change.quantity
    if said.kind is Kind.PERCENT:
        return f"{in_digits(abs(ratio - 1) * 100, min(said.step, Fraction(1)))}%"
    times = f"{_plain(ratio if change.is_ratio else abs(ratio - 1), _TENTH)}倍"
    if said.kind is Kind.DOUBLING:
        return _DOUBLINGS.get(ratio, f"增长{_plain(ratio - 1, _TENTH)}倍")
    return times


def _plain(value: Fraction, step: Fraction) -> str:
    """In digits, without decimals that are all 0."""
    return in_digits(value, step).removesuffix("." + "0" * (len(str(step.denominator)) - 1))


RULES = (
    Rule(
        "lint.wrong_change",
        "增减的幅度与前后两个数不符",
        "《与数字有关的病句》；前后一致",
        Strength.ERROR,
        "补助资金由2亿元增加到6亿元，增长3倍。",
        "补助资金由2亿元增加到6亿元，增长2倍。",
        _everywhere,
    ),
)
