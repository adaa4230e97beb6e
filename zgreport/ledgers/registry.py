"""Registries: the things ledgers refer to, with their aliases and attributes."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.findings import Finding, Place, room
from zgreport.ledgers.cells import is_plain_number, read_count, text_of
from zgreport.ledgers.model import Member, Registry
from zgreport.ledgers.tables.body import merged_values, read_body
from zgreport.ledgers.tables.header import Table, Wanted, find_tables
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zgreport.definition.model import RegistryDef
    from zgreport.ledgers.files.sheet import Scalar
    from zgreport.ledgers.files.shelf import InputSheet

__all__ = ["differences", "names_of", "names_through", "read_registry", "renamed"]

_ROOM = room("ledgers")

_SEPARATOR = re.compile(r"[、，,;；/|\r\n]+")
_REMARKS = frozenset({"序号", "编号", "备注", "说明", "注"})


def read_registry(
    definition: RegistryDef, sources: Iterable[InputSheet], year: int
) -> tuple[Registry, tuple[Finding, ...]]:
    """The members of all sheets that have the key column, in their order, and what is wrong."""
    columns = [name for name in (definition.key, definition.aliases) if name]
    wanted = Wanted({name: (name,) for name in columns}, required=frozenset({definition.key}))
    members: list[tuple[Member, InputSheet, int]] = []
    findings: list[Finding] = []
    attributes: dict[str, None] = {}
    for source in sources:
        for table in find_tables(source.sheet, wanted):
            attributes.update(dict.fromkeys(_attribute_columns(definition, table)))
            members.extend(_members(definition, source, table))
            findings.extend(_errors_in_cells(definition, source, table))
    findings.extend(_clashes(definition, members))
    registry = Registry(definition.name, year, tuple(attributes), tuple(m for m, _, _ in members))
    return _with_numbers(registry), tuple(findings)


def _attribute_columns(definition: RegistryDef, table: Table) -> dict[str, int]:
    renamed = {comparable(old): new for old, new in definition.attributes.items()}
    columns = {}
    for header, column in table.others.items():
        plain = comparable(header)
        if plain in renamed or plain not in _REMARKS:
            columns[renamed.get(plain, header)] = column
    return columns


def _members(
    definition: RegistryDef, source: InputSheet, table: Table
) -> Iterator[tuple[Member, InputSheet, int]]:
    body = read_body(source.sheet, table, lone=True)
    lent = merged_values(source.sheet, table)
    columns = _attribute_columns(definition, table)

    def cell(row: int, column: int | None) -> Scalar:
        at = (row, column or 0)
        return lent[at] if at in lent else source.sheet.at(row, column or 0)

    for row in body.records.tolist():
        name = text_of(source.sheet.at(row, table.columns[definition.key]))
        aliases = text_of(cell(row, table.columns.get(definition.aliases or ""))) or ""
        others = {header: text_of(cell(row, column)) for header, column in columns.items()}
        if name:
            names = tuple(part.strip() for part in _SEPARATOR.split(aliases) if part.strip())
            yield Member(name, names, MappingProxyType(others)), source, row


def _errors_in_cells(
    definition: RegistryDef, source: InputSheet, table: Table
) -> Iterator[Finding]:
    used = {c: n for n, c in {**table.columns, **_attribute_columns(definition, table)}.items()}
    for (row, column), shown in source.sheet.error_cells.items():
        if row > table.bottom and column in used:
            code = "formula_without_value" if shown == "=" else "error_cell"
            values = {"ledger": definition.name, "column": used[column], "value": shown}
            yield _ROOM.error(code, source.place(None, row, column), **values)


def _clashes(
    definition: RegistryDef, members: Sequence[tuple[Member, InputSheet, int]]
) -> Iterator[Finding]:
    """A name or alias that stands for two members: rows under it could go to either."""
    known: dict[str, Member] = {}
    for member, source, row in members:
        for name in (member.name, *member.aliases):
            other = known.setdefault(comparable(name), member)
            if other is not member:
                place = source.place(None, row)
                yield _ROOM.error(
                    "name_twice", place, registry=definition.name, name=name, other=other.name
                )


def _with_numbers(registry: Registry) -> Registry:
    """Attributes that are numbers for every member that has them become Decimal."""
    numeric = {
        name
        for name in registry.attributes
        if (filled := [m.attributes.get(name) for m in registry.members if m.attributes.get(name)])
        and all(isinstance(value, str) and is_plain_number(value) for value in filled)
    }
    members = tuple(
        Member(m.name, m.aliases, MappingProxyType(dict(_numbered(registry, m, numeric))))
        for m in registry.members
    )
    return Registry(registry.name, registry.year, registry.attributes, members)


def _numbered(
    registry: Registry, member: Member, numeric: set[str]
) -> Iterator[tuple[str, str | Decimal | None]]:
    for name in registry.attributes:
        value = member.attributes.get(name)
        if name in numeric and isinstance(value, str):
            number = read_count(value).exact
            yield name, None if number is None else Decimal(number)
        else:
            yield name, value


def names_of(registry: Registry) -> Mapping[str, Member]:
    """The members by every name they go by, in the form in which names compare."""
    names = {comparable(alias): m for m in registry.members for alias in m.aliases}
    return names | {comparable(m.name): m for m in registry.members}


def renamed(before: Registry, now: Registry) -> Mapping[str, Member]:
    """The members of another year's registry by their own names, each under its name of `now`.

    A member that was renamed is found by the aliases of `now`; its old name becomes an alias.
    One that `now` doesn't have keeps its name.
    """
    current = names_of(now)
    return {member.name: _called(member, current) for member in before.members}


def _called(member: Member, current: Mapping[str, Member]) -> Member:
    same = current.get(comparable(member.name))
    if same is None or same.name == member.name:
        return member
    return replace(member, name=same.name, aliases=(*member.aliases, member.name))


def names_through(before: Registry, now: Registry) -> Mapping[str, Member]:
    """The members of another year's registry by every name they have in either year.

    They go under their names of `now`; what a name meant in its own year stands before what it
    means in `now`.
    """
    by_own_name = renamed(before, now)
    names = {key: by_own_name[member.name] for key, member in names_of(before).items()}
    by_name = {member.name: member for member in by_own_name.values()}
    also = {key: by_name[m.name] for key, m in names_of(now).items() if m.name in by_name}
    return also | names


def differences(now: Registry, before: Registry) -> Iterator[Finding]:
    """Notes of what last year's registry has otherwise: members, and attributes (口径调整)."""
    earlier = {member.name: member for member in renamed(before, now).values()}
    place, current = Place(year=now.year), [member.name for member in now.members]
    added = tuple(name for name in current if name not in earlier)
    dropped = tuple(name for name in earlier if name not in current)
    for code, names in (("members_added", added), ("members_dropped", dropped)):
        if names:
            yield _ROOM.note(code, place, registry=now.name, names=names)
    for attribute in now.attributes:
        if attribute not in before.attributes:
            continue
        names = tuple(
            member.name
            for member in now.members
            if (old := earlier.get(member.name))
            and old.attributes.get(attribute) != member.attributes.get(attribute)
        )
        if names:
            shown = {"registry": now.name, "attribute": attribute, "names": names}
            yield _ROOM.note("attribute_changed", place, **shown)
