"""Membership: which members of a registry meet conditions, by the registry of each year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.figures.conditions import meets
from zgreport.figures.vectors import read_column
from zgreport.ledgers.coded import Coded
from zgreport.ledgers.joining import value_in
from zgreport.ledgers.model import ColumnRole
from zgreport.ledgers.registry import names_of, renamed
from zgreport.names import comparable
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zgreport.definition.model import GroupDef, LedgerDef
    from zgreport.figures.expression import Condition
    from zgreport.figures.tables import Table
    from zgreport.ledgers.model import Column, Member, Registry

__all__ = ["Members", "Registries", "attribute_of", "reached"]


@dataclass(frozen=True, slots=True)
class Members:
    """Names of a registry: those that both years count, and those that only one counts."""

    both: frozenset[str]
    one: frozenset[str]


@dataclass(frozen=True, slots=True)
class Registries:
    """One registry in this year and in the year before."""

    now: Registry
    before: Registry

    def known(self) -> Mapping[str, str]:
        """What every name of either year stands for, by the form in which names compare."""
        earlier = {
            comparable(own): member.name for own, member in renamed(self.before, self.now).items()
        }
        return earlier | {key: member.name for key, member in names_of(self.now).items()}

    def in_both(self) -> Members:
        """The members of both years, and of one of them."""
        now = {member.name for member in self.now.members}
        before = {member.name for member in renamed(self.before, self.now).values()}
        return Members(frozenset(now & before), frozenset(now ^ before))

    def meeting(self, conditions: Sequence[Condition], table: Table, ledger: LedgerDef) -> Members:
        """The members that meet the conditions in both years, and in one of them.

        `conditions` are on columns of the ledger that the registry decides.  A member that was
        two last year, of which one met them, is not the same in both.
        """
        now = _met(tuple(self.now.members), conditions, table, ledger)
        before = _met(tuple(renamed(self.before, self.now).values()), conditions, table, ledger)
        both = {name for name, met in now.items() if met and before.get(name)}
        one = {
            name
            for name in (*now, *before)
            if name not in both and now.get(name, False) is not before.get(name, False)
        }
        return Members(frozenset(both), frozenset(one))


def reached(column: str, table: Table, ledger: LedgerDef) -> tuple[str, bool] | None:
    """The registry that decides a column's values, True with it where by one of its attributes.

    None for a column that rows fill themselves.
    """
    found = table.ledger.columns.get(column)
    if found is None or found.role is ColumnRole.GROUP:
        group = _group(column, ledger)
        return reached(group.source, table, ledger) if found and group else None
    if found.registry is None:
        return None
    return found.registry, found.role is ColumnRole.ATTRIBUTE


def attribute_of(column: str, table: Table, ledger: LedgerDef) -> Column | None:
    """The registry's attribute that a column is, or is grouped from; None where there is none."""
    found = table.ledger.columns.get(column)
    if found is not None and found.role is ColumnRole.GROUP:
        group = _group(column, ledger)
        return attribute_of(group.source, table, ledger) if group else None
    return found if found is not None and found.role is ColumnRole.ATTRIBUTE else None


def _group(name: str, ledger: LedgerDef) -> GroupDef | None:
    return next((group for group in ledger.groups if group.name == name), None)


def _met(
    members: tuple[Member, ...], conditions: Sequence[Condition], table: Table, ledger: LedgerDef
) -> dict[str, bool | None]:
    """Whether each name meets all conditions; None for a name of several that differ."""
    met: dict[str, bool | None] = {}
    every = [_mask(members, condition, table, ledger) for condition in conditions]
    for member, *holds in zip(members, *every, strict=True):
        holds_all = all(holds)
        met[member.name] = holds_all if met.get(member.name, holds_all) is holds_all else None
    return met


def _mask(
    members: tuple[Member, ...], condition: Condition, table: Table, ledger: LedgerDef
) -> list[bool]:
    column = table.ledger.columns[condition.column]
    values = Coded.of(_values(members, column, table, ledger))
    return [bool(each) for each in meets(condition, read_column(values, column), column)]


def _values(
    members: tuple[Member, ...], column: Column, table: Table, ledger: LedgerDef
) -> list[object]:
    """What the rows of each member have in a column that the registry decides."""
    if column.role is ColumnRole.ATTRIBUTE:
        return [value_in(member, column) for member in members]
    group = _group(column.name, ledger) if column.role is ColumnRole.GROUP else None
    if group is None:
        return [member.name for member in members]
    of = {comparable(v): name for name, values in group.values.items() for v in values}
    source = _values(members, table.ledger.columns[group.source], table, ledger)
    return [None if v is None else of.get(comparable(str(v)), group.rest) for v in source]
