"""Told changes: what the words behind a number say of its change, held against another telling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.lint.directions import contradicts, sign_of_move
from zgreport.lint.growth import fits
from zgreport.lint.moves import EARLIER, Change, Move, change_of, is_comparable, time_named
from zgreport.lint.rule import Hit
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.named import Named
    from zgreport.lint.rows import Row

__all__ = ["against_another", "against_change", "is_odd", "worded"]

_SAME = Pattern(
    rf"[，,、（(]?(?:按可比口径)?(?:同比|(?:[与和同比较]{EARLIER}|同期)(?:相比，?)?)?(?P<word>持平|相同|一样多)"
)
_NONE = Pattern(
    r"[，,（(](?P<word>(?:上年|去年)(?:同期|度)?(?:没有|为零|为0|是零|未有|空白)|实现(?:了)?零的突破)"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A change in words: its sign, its number where there is one, and where it stands."""

    sign: int
    words: str
    start: int
    end: int
    change: Change | None = None
    is_none: bool = False


def against_change(one: Named, row: Row) -> Iterator[Hit]:
    """Where the words behind the number say another change than its row."""
    told = _told(one)
    if told is None or is_odd(row):
        return
    known = row.change
    is_of_row = told.change is None or is_comparable(told.change) == row.comparable
    if told.is_none:
        is_against = row.old is not None and row.old.value > 0
    elif told.change and known and is_of_row and told.change.quantity.kind is known.quantity.kind:
        is_against = _differ(told.change, known)
    else:
        is_against = is_of_row and _is_against(told, row)
    if is_against:
        words = (_words_of(row), told.words)
        yield Hit(one.paragraph.number, told.start, told.end, words)


def against_another(one: Named, other: Named) -> Iterator[Hit]:
    """20篇，下降9.1% here and 20篇，增长9.1% there: one value, two changes."""
    here, there = _told(one), _told(other)
    if here is None or there is None or here.is_none or there.is_none:
        return
    if here.change and there.change:
        is_one = here.change.quantity.kind is there.change.quantity.kind
        alike = is_comparable(here.change) == is_comparable(there.change)
        is_against = is_one and alike and _differ(here.change, there.change)
    else:
        is_against = here.sign != there.sign
    if is_against:
        yield Hit(one.paragraph.number, here.start, here.end, (there.words, here.words))


def is_odd(row: Row) -> bool:
    """True for a row whose change is not the one of its two values."""
    return row.move is not None and (not fits(row.move) or contradicts(row.move))


def _told(one: Named) -> _Told | None:
    text, end = one.paragraph.masked, one.quantity.end
    change = change_of(one.follower) if one.follower else None
    if change and time_named(change.compared) != "月":
        number = change.quantity
        return _Told(change.sign, worded(change), number.start, number.end, change)
    for pattern, is_none in ((_SAME, False), (_NONE, True)):
        match = pattern.match(text, end, end + 40)
        if match:
            return _Told(
                int(is_none), match["word"], match.start("word"), match.end(), None, is_none
            )
    return None


def _is_against(told: _Told, row: Row) -> bool:
    """By the two values of the row, where its own change is of another kind or is missing."""
    if row.comparable:
        return row.change is not None and told.sign == 0 and row.change.sign != 0
    if row.old is None:
        return False
    if told.change is None:
        return sign_of_move(Move(row.old, row.new, 0, ())) not in (told.sign, None)
    if told.change.is_ratio or row.old.value == 0:
        return False
    move = Move(row.old, row.new, 0, (told.change,))
    return not fits(move) or contradicts(move)


def _differ(one: Change, other: Change) -> bool:
    if one.sign != other.sign:
        return True
    return not one.quantity.printed.meets(other.quantity.printed)


def _words_of(row: Row) -> str:
    if row.change:
        return worded(row.change)
    if row.old is None:
        return row.new.text.strip()
    return f"{row.old.text.strip()}—{row.new.text.strip()}"


def worded(change: Change) -> str:
    """The change in words: 上升9.1%."""
    return {1: "上升", -1: "下降", 0: ""}[change.sign] + change.quantity.text.strip()
