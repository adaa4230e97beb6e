"""Tops: rows of a list without marks that head or close groups of others, 东片 over its towns."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from zgreport.ledgers.tables.addends import Asked
from zgreport.ledgers.tables.evidence import strength, sums
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.tilings import tiled
from zgreport.ledgers.tables.whole_names import is_class, is_whole
from zgreport.ledgers.tables.wholes import LARGE, PARENT_CODES, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zgreport.ledgers.tables.addends import Addends
    from zgreport.ledgers.tables.evidence import Sum
    from zgreport.ledgers.tables.rows import Grounds, Verdict
    from zgreport.ledgers.tables.tilings import Tiling

__all__ = ["tops"]

_LONGEST = 2000  # rows of a list that is looked through
_STARTS = 2  # where a group may well begin


def tops(
    grounds: Grounds, addends: Addends, dates: Iterable[Sequence[int]] = ()
) -> dict[int, Verdict]:
    """What is found of the rows that are sums of the groups into which a list falls apart.

    `dates` are the places of the rows of each month, each of which is a list by itself; a name is
    one where it is one in two months of three.
    """
    if not 1 < len(addends.rows) <= _LONGEST or not grounds.roles.names - grounds.roles.remarks:
        return {}
    asked = _Asked(grounds, addends)
    if grounds.roles.date is None:
        found = tiled(addends)
        return asked.told([(range(len(addends.rows)), found)]) if found else {}
    lists = [(places, addends.at(places)) for places in dates]
    tilings = [(places, found) for places, part in lists if (found := tiled(part)) is not None]
    return asked.told(tilings) if 3 * len(tilings) >= 2 * len(lists) else {}


class _Asked(Asked):
    """The records of a table, asked for rows that are sums of a group."""

    def _name(self, i: int) -> str:
        row = self.row(i)
        return row.text(name_of(row))

    def told(self, tilings: Sequence[tuple[Sequence[int], Tiling]]) -> dict[int, Verdict]:
        """One finding for all sums of the lists; none where their names are of classes."""
        places = [at[top] for at, found in tilings for top in found.tops]
        roots = [at[found.root] for at, found in tilings if found.root >= 0]
        wholes = [i for i in roots if is_whole(self._name(i))]
        if any(self.row(i).is_known for i in (*places, *roots)) or not self._are_steady(tilings):
            return {}
        names = {self._name(i) for i in places}
        classes = {name for name in self._names(tilings) if is_class(name)}
        if names <= classes and len(classes - names) <= 1:
            return self._left_out(places)
        choices = _STARTS ** max(len(found.groups) for _, found in tilings)
        large = all(self.addends.amount(i) >= LARGE for i in places)
        code = PARENT_CODES.get(strength(self._sums(tilings), choices=choices, signs=large))
        if not code:
            return {}
        told = sorted([*places, *(i for i in roots if i not in wholes)])
        row = self.row(told[0])
        rows = tuple(int(self.addends.rows[i]) for i in told)
        found = {row.number: row.verdict(RowKind.RECORD, code, name_of(row), rows)}
        return self._left_out(wholes) | found

    def _left_out(self, places: Iterable[int]) -> dict[int, Verdict]:
        return {row.number: row.verdict(RowKind.TOTAL) for row in map(self.row, places)}

    def _names(self, tilings: Sequence[tuple[Sequence[int], Tiling]]) -> set[str]:
        roots = {at[found.root] for at, found in tilings if found.root >= 0}
        return {self._name(i) for at, _ in tilings for i in at if i not in roots}

    def _are_steady(self, tilings: Sequence[tuple[Sequence[int], Tiling]]) -> bool:
        """True where a name that is a sum in one month is mostly one in the others too."""
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for at, found in tilings:
            tops = {at[top] for top in found.tops}
            for i in at:
                counts[self._name(i)][i in tops] += 1
        return all(sums >= 2 * others for others, sums in counts.values() if sums)

    def _sums(self, tilings: Sequence[tuple[Sequence[int], Tiling]]) -> frozenset[Sum]:
        groups = [(at, group) for at, found in tilings for group in found.groups]
        each = (sums(self.addends, at[top], [at[j] for j in parts]) for at, (top, parts) in groups)
        return frozenset[tuple[float, ...]]().union(*each)
