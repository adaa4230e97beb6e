"""Lists: names and titles in a row, as documents join, count and cut them.

Source: GB/T 15834-2011 4.5.3.5 (no 、 between 《》《》), 4.8 and 4.15 (nesting of marks).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from zgreport.names import comparable
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "UNLISTED",
    "before_number",
    "bracketed_counts",
    "enumerate_names",
    "grouped_by_count",
    "joined_and",
    "named",
    "one_by_one",
    "owned_titles",
    "owners_together",
    "shortened",
    "title",
    "titles",
    "with_count",
    "with_ties",
]

_OUTER, _INNER = "《》", "〈〉"
_QUARTER = "季度"
_NUMBER = Pattern(r"[-+]?\d+(?:\.\d+)?%?")


UNLISTED = "未列入名录"
"""What breakdowns call the rows whose name is in no registry."""


def named(column: str, name: str) -> str:
    """A name as it is printed: one that is a number stands behind its column: 分值2."""
    return f"{column}{name}" if _NUMBER.fullmatch(comparable(name)) else name


def before_number(name: str, text: str) -> str:
    """The name and what is said of it, with ： between where they would run together: KTV：12次."""
    end = name[-1:]
    is_alike = end.isdecimal() or (end.isascii() and end.isalnum())
    runs_on = is_alike and text[:1].isdecimal()
    return f"{name}：{text}" if runs_on else name + text


def enumerate_names(names: Iterable[str]) -> str:
    """All names with 、 between them: 甲、乙、丙.  Blank names are left out."""
    return _row(_present(names))


def joined_and(names: Iterable[str]) -> str:
    """The last name joined by 和: 甲、乙和丙.

    Where a name itself holds 和, the last is joined by 以及, so that nobody reads one name as two.
    """
    present = _present(names)
    if len(present) < 2:
        return "".join(present)
    word = "以及" if any("和" in name for name in present) else "和"
    return f"{_row(present[:-1])}{word}{present[-1]}"


def title(name: str) -> str:
    """The title in 《》; 《》 within it become 〈〉 and back, level by level."""
    return _OUTER[0] + _nested(_bare(name.strip())) + _OUTER[1]


def titles(names: Iterable[str]) -> str:
    """The titles in 《》, nothing between them: 《甲》《乙》.  Blank ones are left out."""
    return "".join(title(name) for name in _present(names))


def owned_titles(owned: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Each title with whose it is: 甲县的《甲》."""
    return tuple(_owned(owner, title(name)) for owner, name in owned)


def owners_together(owned: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The same, neighbours of one owner together: 甲县的《甲》《乙》."""
    neighbours = groupby(owned, key=lambda pair: pair[0])
    return tuple(_owned(owner, titles(name for _, name in group)) for owner, group in neighbours)


def _owned(owner: str, text: str) -> str:
    return f"{owner}的{text}" if owner else text


def with_count(names: Iterable[str], most: int, counted: str) -> str:
    """The first names and the count of all: 甲、乙、丙等12个单位 (counted: 个单位).

    A list that is not longer than `most` is given whole, without 等.  At least two names come
    before 等 (GB/T 15834: 等 follows an enumeration).
    """
    present = _present(names)
    shown = max(most, 2)
    if len(present) <= shown:
        return _row(present)
    return f"{_row(present[:shown])}等{len(present)}{counted}"


def with_ties(names: Iterable[str], most: int, counted: str) -> str:
    """The first of names of which many share the last place, and how many: 甲、乙等9个单位."""
    present = _present(names)
    return f"{_row(present[:most])}等{len(present)}{counted}"


def shortened(names: Iterable[str], most: int, counted: str) -> str:
    """The first names and the count of the rest: 甲、乙、丙和其他9个单位 (counted: 个单位)."""
    present = _present(names)
    if len(present) <= max(most, 1):
        return _row(present)
    shown = max(most, 1)
    return f"{_row(present[:shown])}和其他{len(present) - shown}{counted}"


def bracketed_counts(counts: Iterable[tuple[str, str]]) -> str:
    """Names with quantities in brackets, equal ones together: 甲县（9篇），乙县、丙区（各3篇）.

    A quantity of "" is nothing: 丁县（没有）.
    、 stands between single names, ， where a group has 、 inside (GB/T 15834 4.5.3).
    """
    groups = _by_quantity(counts)
    mark = "，" if any(len(names) > 1 for names in groups.values()) else "、"
    return mark.join(f"{_row(names)}（{_each(q, len(names))}）" for q, names in groups.items())


def _each(quantity: str, count: int) -> str:
    """各3篇, 3篇; 均没有, 没有 of nothing."""
    several = ("各" if quantity else "均") if count > 1 else ""
    return several + (quantity or "没有")


def one_by_one(counts: Sequence[tuple[str, str]]) -> str:
    """Each name with its quantity, in the order given: 第一季度12篇、第二季度没有.

    A quantity of "" is nothing; neighbours that have the same stand together: 第一、第二季度各3篇,
    第三、第四季度没有.  Where all are the same: 第一、第二季度均为12篇, 各季度均为3篇.
    """
    if len(counts) > 1 and len({quantity for _, quantity in counts}) == 1:
        names = [name for name, _ in counts]
        row = f"各{_QUARTER}" if _are_quarters(names) and len(names) == 4 else _joined(names)
        return row + (f"均为{q}" if (q := counts[0][1]) else "均没有")
    runs = [(q, [name for name, _ in run]) for q, run in groupby(counts, lambda pair: pair[1])]
    texts = [
        _joined(names) + (f"各{quantity}" if quantity else "没有")
        if len(names) > 1
        else before_number(names[0], quantity or "没有")
        for quantity, names in runs
    ]
    return ("，" if any(len(names) > 1 for _, names in runs) else "、").join(texts)


def _joined(names: Sequence[str]) -> str:
    """第一、第二季度: what quarters are called is said once."""
    if not _are_quarters(names):
        return _row(names)
    return _row([name.removesuffix(_QUARTER) for name in names]) + _QUARTER


def _are_quarters(names: Sequence[str]) -> bool:
    return all(name.endswith(_QUARTER) for name in names)


def grouped_by_count(counts: Iterable[tuple[str, str]]) -> str:
    """Names with their quantities, equal ones together: 甲县、乙县各3篇，丙县2篇.

    Takes (name, quantity as printed); quantities come in the order they first occur.
    """
    return "，".join(
        _row(names) + "各" + quantity if len(names) > 1 else before_number(names[0], quantity)
        for quantity, names in _by_quantity(counts).items()
    )


def _by_quantity(counts: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for name, quantity in counts:
        groups.setdefault(quantity, []).append(name)
    return groups


def _present(names: Iterable[str]) -> Sequence[str]:
    return [name for name in names if name.strip()]


def _row(names: Sequence[str]) -> str:
    """The names with 、 between, except between two that both stand in 《》 or both in “”."""
    text = ""
    for name in names:
        needs_mark = text and text[-1] + name[0] not in ("》《", "”“")
        text += ("、" if needs_mark else "") + name
    return text


def _bare(name: str) -> str:
    """The name without the 《》 around the whole of it, if it has them."""
    depth = 0
    for position, sign in enumerate(name):
        depth += (sign == _OUTER[0]) - (sign == _OUTER[1])
        if depth == 0 and position < len(name) - 1:
            return name
    return name[1:-1] if len(name) > 2 and name[0] == _OUTER[0] and depth == 0 else name


def _nested(name: str) -> str:
    """The name as it stands inside 《》: its marks alternate 〈〉, 《》 from outside in."""
    depth = 0
    text = ""
    for sign in name:
        if sign in (_OUTER[0], _INNER[0]):
            text += (_INNER, _OUTER)[depth % 2][0]
            depth += 1
        elif sign in (_OUTER[1], _INNER[1]) and depth:
            depth -= 1
            text += (_INNER, _OUTER)[depth % 2][1]
        else:
            text += sign
    return text
