"""Single groups: a row that says what the rows right above or below it add up to.

甲乡 11, 乙乡 20, 戊乡 33, 东片 64, and more towns that belong to nothing: the list does not fall
apart into groups (`tilings`), and the row is not the sum of all (`wholes`).  Only a row that is
called otherwise than its parts is asked: one named after a class (东片, 机关), or without the
ending that all of these have.  What that weighs is said in `evidence`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.tables.addends import NEAR, Asked
from zgreport.ledgers.tables.evidence import strength, sums
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.whole_names import is_class
from zgreport.ledgers.tables.wholes import LARGE, PARENT_CODES, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.ledgers.tables.addends import Addends
    from zgreport.ledgers.tables.rows import Grounds, Verdict

__all__ = ["single_groups"]

_FEW, _MANY = 2, 3  # parts of a row with a name of a class, and of another
_LONGEST = 500  # rows of a list that is looked through: in longer ones chance finds sums enough
_ONE = ("街道", "学校", "院校", "企业", "级")  # names of classes that are as often those of one
_PLACES = frozenset("县市区旗州盟乡镇村街道")  # 开发区 is one of a county's places like others


def single_groups(grounds: Grounds, addends: Addends) -> dict[int, Verdict]:
    """What is found of the rows that are sums of those right beside them, by row."""
    if not _FEW < len(addends.rows) <= _LONGEST or not addends.numbers:
        return {}
    if not grounds.roles.names - grounds.roles.remarks or any(n.min() < 0 for n in addends.numbers):
        return {}
    asked = _Asked(grounds, addends)
    found: dict[int, Verdict] = {}
    for i, parts in _runs(addends):
        verdict = asked.verdict(i, parts)
        if verdict is not None:
            found[int(addends.rows[i])] = verdict
    return found


def _runs(addends: Addends) -> Iterator[tuple[int, Sequence[int]]]:
    """Each place with those of the rows right above, or else below, that add up to it."""
    size = len(addends.rows)
    filled = [n for n, f in zip(addends.numbers, addends.filled, strict=True) if f.any()]
    if not filled:
        return
    column = max(filled, key=lambda n: int(np.count_nonzero(n)))
    before = np.concatenate([[0.0], np.cumsum(column)])
    for i in range(size):
        if column[i] <= 0:
            continue
        first = (
            int(np.searchsorted(before[: i + 1], before[i] - column[i] + NEAR, side="right")) - 1
        )
        last = int(np.searchsorted(before, before[i + 1] + column[i] - NEAR))
        for parts in (range(max(first, 0), i), range(i + 1, min(last, size))):
            if len(parts) >= _FEW and addends.is_sum(i, np.array(parts)):
                yield i, parts
                break


class _Asked(Asked):
    """The records of a list, asked for rows that are sums of those beside them."""

    @cached_property
    def _classes(self) -> int:
        """How many rows are named after a class: each may be the sum of those above or below."""
        return sum(_is_group(self._name(i)) for i in range(len(self.addends.rows)))

    def _name(self, i: int) -> str:
        row = self.row(i)
        return row.text(name_of(row))

    def verdict(self, i: int, parts: Sequence[int]) -> Verdict | None:
        """What is said of a row whose name sets it apart from its parts; None for any other."""
        row = self.row(i)
        if row.is_known or row.dated or not row.names():
            return None
        name, own = self._name(i), [self._name(j) for j in parts]
        of_class = _is_group(name) and not any(map(_is_group, own))
        if not of_class and not (_ends_apart(name, own) and len(parts) >= _MANY):
            return None
        signs = of_class or self.addends.amount(i) >= LARGE
        choices = 2 * self._classes if of_class else len(self.addends.rows)
        weight = strength(sums(self.addends, i, parts), choices, signs)
        code = PARENT_CODES.get(weight)
        return row.verdict(RowKind.RECORD, code, name_of(row)) if code else None


def _is_group(name: str) -> bool:
    """True for 东片, 机关, 教育系统; 总府街道 is one place."""
    return is_class(name) and not name.endswith(_ONE)


def _ends_apart(name: str, parts: Sequence[str]) -> bool:
    """True where all parts end alike, 甲乡 and 乙乡, and the name does not, nor as a place."""
    ends = {part[-1:] for part in parts}
    return len(ends) == 1 and name[-1:] not in ends and not {name[-1:], *ends} <= _PLACES
