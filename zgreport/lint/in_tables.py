"""In tables: a number of the body that a row of a table gives too."""

from __future__ import annotations

import functools
from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.lint.directions import contradicts
from zgreport.lint.growth import fits
from zgreport.lint.moves import Move, change_of
from zgreport.lint.named import REACH
from zgreport.lint.quantities import Kind
from zgreport.lint.rule import Hit
from zgreport.lint.slips import are_exchanged
from zgreport.lint.told_changes import against_change, is_odd
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.lint.named import Named
    from zgreport.lint.quantities import Quantity
    from zgreport.lint.rows import Row

__all__ = ["against_row", "are_slips_of_one", "near", "row_of"]

_REST = Pattern(
    "(?:在|向上级|向上|刊发|刊登|报送|采用|稿件|信息|全年|全市|共|累计|推送|举办|编发|出刊|组织|省委组织部|中央组织部|的|总|类|学员"
    "|数|篇数|次数|人数|数量)*"
)
_TAIL = Pattern("(?:用户有?|人数|学员|粉丝|人员|数)")
_VERBS = Pattern("^(?:刊发|刊登|报送|采用|推送|举办|编发|组织|培训|印发|发布|完成)+(?=..)")
_SCOPE = Pattern("全[省市国县区州]")
_SIGNS = Pattern("[《》“”（）]")
_ALIKE = Fraction(3, 2)  # values of one thing differ by a slip, not by as much as this
_GENERAL = Pattern(
    "向上级|向上|稿件|信息|人数|篇数|数量|报送|采用|刊发|全市|全县|全省|全年|工作|组织|完成|开展|[^\u3400-\u9fff]"
)
_DONE = Pattern(
    "报送|采用|刊发|推送|供稿|阅读|关注|培训|受理|办结|新增|新建|完成|签约|投资|申报|检查|整改|投诉|入库|开工|竣工|发放|走访|参加|举办"
)
_COMPARED = Pattern("(?:少于|多于|低于|高于|超过|不及|不如|多过|低过)(?P<name>.{2,14}?)的?$")
_SHORTEST_NAME = 5
_LONG_NUMBER = 100  # 12 and 21 may both be right
_SHARED, _SHARED_WITHOUT_CHANGE = 2, 3  # signs


def against_row(one: Named, tables: Sequence[Row]) -> Iterator[Hit]:
    """The same figure in a table: its value, and the change behind it.

    What neither its row nor the body bears out is told at the cell.
    """
    row = row_of(one, tables)
    if row is None:
        return
    if not one.quantity.printed.meets(row.new.printed):
        yield _at_its_place(one, row)
    yield from against_change(one, row)


def _at_its_place(one: Named, row: Row) -> Hit:
    """At the cell where its row is wrong with it and right with the body's number."""
    new, said = row.new, one.quantity
    words = (row.new.text.strip(), said.text)
    if row.old and row.change and is_odd(row):
        move = Move(row.old, said, 0, (row.change,))
        if fits(move) and not contradicts(move):
            return Hit(row.cell, new.start, new.end, words, said.text if said.exact else "")
    return Hit(one.paragraph.number, said.start, said.end, words)


def row_of(one: Named, tables: Sequence[Row]) -> Row | None:
    """The row that the words before the number name, or that has the same change; the only one."""
    alike = [
        row for row in tables if one.quantity.unit == row.unit and one.quantity.kind is row.new.kind
    ]
    ways = (_is_same, _has_same_change, _is_exchanged, _has_same_value, _is_compared)
    for is_of in ways[1:] if one.dated else ways:
        of = [row for row in alike if is_of(one, row)]
        if of:
            return of[0] if len(of) == 1 else None
    return None


def _has_same_change(one: Named, row: Row) -> bool:
    """关注用户8300多人，增长18.9% and the row 关注人数, 增长18.9%: such a rate is of one thing."""
    change = change_of(one.follower) if one.follower else None
    if change is None or row.change is None or not change.quantity.decimal:
        return False
    alike = (change.sign, change.quantity.kind, change.quantity.value)
    other = (row.change.sign, row.change.quantity.kind, row.change.quantity.value)
    is_one = _shared(one.label, row.label) >= _SHARED and not _parted(one.label, row.label)
    return alike == other and is_one


def _has_same_value(one: Named, row: Row) -> bool:
    """6月……培训学员170多名 and the row 培训人数, 172名: the value too says that it is the same."""
    if not one.quantity.printed.meets(row.new.printed):
        return False
    is_large = row.new.value >= _LONG_NUMBER
    is_named = _shared(one.label, row.label) >= _SHARED_WITHOUT_CHANGE + (not is_large)
    return _is_same(one, row) or (is_named and not _parted(one.label, row.label))


def _is_compared(one: Named, row: Row) -> bool:
    """报送30篇，少于县区的253篇 and the row 县区报送, 243篇: what is done stands before."""
    words = _COMPARED.search(one.label)
    if words is None or not near(one.quantity, row.new):
        return False
    said, named = _plain(words["name"]), _plain(row.label)
    start = one.paragraph.sentence_at(one.quantity.start)[0]
    before = one.paragraph.masked[max(start, one.quantity.start - REACH) : one.quantity.start]
    return named.startswith(said) and named.removeprefix(said) in _DONE.findall(before)[-1:]


def _is_exchanged(one: Named, row: Row) -> bool:
    """少于县（市）区的234篇 and the row 县（市）区报送, 243篇: a slip of the fingers."""
    if are_slips_of_one((one.quantity, one.label), (row.new, row.label)):
        return True
    said, named = _plain(one.label), _plain(row.label)
    return are_exchanged(one.quantity, row.new) and _is_one_sign_apart(said, named)


def are_slips_of_one(one: tuple[Quantity, str], other: tuple[Quantity, str]) -> bool:
    """True for two numbers but for exchanged digits, whose names share a part and no verb parts."""
    (first, name), (second, other_name) = one, other
    is_long = min(first.value, second.value) >= _LONG_NUMBER
    if not is_long or not are_exchanged(first, second):
        return False
    return _shared(name, other_name) >= _SHARED_WITHOUT_CHANGE and not _parted(name, other_name)


def _parted(one: str, other: str) -> bool:
    """县区报送 and 县区采用: what is done is not the same."""
    first, second = _done(one), _done(other)
    return bool(first and second) and not first & second


@functools.lru_cache(maxsize=1 << 10)
def _plain(label: str) -> str:
    """A name without brackets and quotes; each is held against every row of every table."""
    return _SIGNS.sub("", label)


@functools.lru_cache(maxsize=1 << 10)
def _done(label: str) -> frozenset[str]:
    """What is done, in a name."""
    return frozenset(_DONE.findall(label))


@functools.lru_cache(maxsize=1 << 10)
def _particular(label: str) -> str:
    """A name without the words of every name: a space stands for them."""
    return _GENERAL.sub(" ", _plain(label))


def _shared(one: str, other: str) -> int:
    """Signs of the longest run that both names have, words of every name left out."""
    first, second = _particular(one), _particular(other)
    best = 0
    for start in range(len(second)):
        while second[start : start + best + 1] in first and start + best < len(second):
            if " " in second[start : start + best + 1]:
                break
            best += 1
    return best


def _is_same(one: Named, row: Row) -> bool:
    """True where the words of the body name the row: the same, or more of what goes unsaid."""
    if row.new.kind is Kind.RANK:
        return bool(
            _SCOPE.search(one.label) and _SCOPE.findall(one.label)[-1:] == _SCOPE.findall(row.label)
        )
    said, named = _plain(one.label), _plain(row.label)
    if _is_shortened(said, named) and near(one.quantity, row.new):
        return True
    if _is_one_sign_apart(said, named) and near(one.quantity, row.new):
        return True
    front, back = _around(said, named)
    if front is not None and back is not None:
        is_long = len(named) >= 4 or named.endswith("率")
        return is_long and bool(_REST.fullmatch(front) and _REST.fullmatch(back))
    start = max(one.quantity.start - REACH, 0)
    before = _SIGNS.sub("", one.paragraph.masked[start : one.quantity.start])
    for words in (said, _VERBS.sub("", said)):
        rest = named.removesuffix(words)
        if words and rest != named and len(rest) >= 4 and rest in before:
            return True
    return False


def _is_shortened(said: str, named: str) -> bool:
    """微信公众号关注用户 and 微信公众号关注人数: one beginning, and behind it what goes unsaid."""
    size = next((n for n, (a, b) in enumerate(zip(said, named, strict=False)) if a != b), 0)
    return size >= 2 and bool(_TAIL.fullmatch(said[size:]) and _TAIL.fullmatch(named[size:]))


def _is_one_sign_apart(said: str, named: str) -> bool:
    """当场修改稿件 and 现场修改稿件."""
    is_long = len(said) == len(named) >= _SHORTEST_NAME
    return is_long and sum(a != b for a, b in zip(said, named, strict=True)) == 1


def near(one: Quantity, other: Quantity) -> bool:
    """True where one number is less than half as much again as the other."""
    small, large = sorted((one.value, other.value))
    return small > 0 and large <= small * _ALIKE


def _around(said: str, named: str) -> tuple[str | None, str | None]:
    """What stands before and behind the name; two signs more within a long one are allowed."""
    if named in said:
        front, _, back = said.rpartition(named)
        return front, back
    for cut in range(3, len(named) - 2) if len(named) >= 8 else ():
        head, tail = named[:cut], named[cut:]
        start, end = said.find(head), said.rfind(tail)
        if start >= 0 and start + cut <= end <= start + cut + 2:
            return said[:start], said[end + len(tail) :]
    return None, None
