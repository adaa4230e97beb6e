"""Registries: the things ledgers refer to, with their aliases and attributes."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.findings import Finding, Place, room
from zgreport.ledgers.attributes import (
    MemberRow,
    blank_in_blocks,
    blank_points,
    read_attribute,
    read_points,
    struck_rows,
)
from zgreport.ledgers.cells import text_of
from zgreport.ledgers.margins import is_margin
from zgreport.ledgers.model import Member, Registry
from zgreport.ledgers.tables.body import merged_values, read_body
from zgreport.ledgers.tables.header import Table, Wanted, find_tables
from zgreport.ledgers.tables.notices import brackets
from zgreport.names import comparable, near_misses, tidy
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zgreport.definition.model import RegistryDef
    from zgreport.ledgers.files.sheet import Scalar
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.model import Registries

__all__ = ["differences", "known_names", "names_of", "names_through", "read_registry", "renamed"]

_ROOM = room("ledgers")

_SEPARATOR = Pattern(r"[、，,;；/|\r\n]+")


def read_registry(
    definition: RegistryDef, sources: Iterable[InputSheet], year: int, points: Sequence[str] = ()
) -> tuple[Registry, tuple[Finding, ...]]:
    """The members of all sheets that have the key column, in their order, and what is wrong.

    `points` are the attributes that the scoring counts.
    """
    rows: list[MemberRow] = []
    findings: list[Finding] = []
    attributes: dict[str, None] = {}
    headers: dict[str, Place] = {}
    for source, tables in _tables(definition, sources):
        for table in tables:
            headers.update(dict.fromkeys((*table.columns, *table.others), source.place(None)))
            attributes.update(dict.fromkeys(_attribute_columns(definition, table)))
            rows.extend(_members(definition, source, table))
            findings.extend(_errors_in_cells(definition, source, table))
        own = [row.row for row in rows if row.source is source]
        findings.extend(struck_rows(source, definition.name, own))
    findings.extend(_absent(definition, headers))
    findings.extend(_clashes(definition, rows))
    registry, wrong = _registry(definition.name, year, rows, tuple(attributes), points)
    return registry, (*findings, *wrong)


def _registry(
    registry: str,
    year: int,
    rows: Sequence[MemberRow],
    names: tuple[str, ...],
    points: Sequence[str],
) -> tuple[Registry, list[Finding]]:
    """The members that the rows make, with the attributes of these names."""
    read = {
        name: (read_points if name in points else read_attribute)(registry, name, rows)
        for name in names
    }
    findings = [found for name in names for found in blank_in_blocks(registry, name, rows)]
    findings.extend(found for one in read.values() for found in one.findings)
    members = (
        Member(row.name, row.aliases, MappingProxyType({n: a.values[k] for n, a in read.items()}))
        for k, row in enumerate(rows)
    )
    percents = frozenset(name for name, one in read.items() if one.percent)
    blank = {name: blank_points(name, rows) for name in points if name in names}
    return Registry(registry, year, names, tuple(members), percents, blank), findings


def _tables(
    definition: RegistryDef, sources: Iterable[InputSheet]
) -> Iterator[tuple[InputSheet, tuple[Table, ...]]]:
    """The tables of each sheet; where none has the aliases, those with the key column alone."""
    all_sources = list(sources)
    for columns in ((definition.key, definition.aliases), (definition.key,)):
        headers = {name: (name,) for name in columns if name}
        wanted = Wanted(headers, required=frozenset({definition.key}))
        found = [(source, find_tables(source.sheet, wanted)) for source in all_sources]
        if any(tables for _, tables in found):
            break
    yield from found


def _absent(definition: RegistryDef, headers: Mapping[str, Place]) -> Iterator[Finding]:
    """An error for each attribute that the definition speaks of and no table has.

    A warning for the aliases: what goes by one is told as unknown besides.
    """
    known = {comparable(header) for header in headers}
    spoken = dict(definition.attributes)
    if definition.aliases:
        spoken[definition.aliases] = definition.aliases
    for name, other in spoken.items() if headers else ():
        if not known & {comparable(name), comparable(other)}:
            near = near_misses(name, [header for header in headers if header != definition.key])
            shown = {"registry": definition.name, "column": name, "near": near}
            place = next(iter(headers.values()))
            tell = _ROOM.warning if name == definition.aliases else _ROOM.error
            yield tell("no_registry_column", place, **shown, has=tuple(headers))


def _attribute_columns(definition: RegistryDef, table: Table) -> dict[str, int]:
    renamed = {comparable(old): new for old, new in definition.attributes.items()}
    columns = {}
    for header, column in table.others.items():
        plain = comparable(header)
        if plain in renamed or not is_margin(header):
            columns[renamed.get(plain, header)] = column
    return columns


def _members(definition: RegistryDef, source: InputSheet, table: Table) -> Iterator[MemberRow]:
    body = read_body(source.sheet, table)
    lent = merged_values(source.sheet, table)
    columns = _attribute_columns(definition, table)
    noted = brackets(source.sheet, table)
    units = {name: noted[column].unit for name, column in columns.items() if column in noted}

    def cell(row: int, column: int | None) -> Scalar:
        at = (row, column or 0)
        return lent[at] if at in lent else source.sheet.at(row, column or 0)

    for row in body.records.tolist():
        name = text_of(source.sheet.at(row, table.columns[definition.key]))
        aliases = cell(row, table.columns.get(definition.aliases or ""))
        cells = {header: cell(row, column) for header, column in columns.items()}
        if name:
            yield MemberRow(name, _names_in(aliases), cells, columns, units, source, row)


def _names_in(cell: Scalar) -> tuple[str, ...]:
    """The names in a cell, also one a line."""
    text = cell if isinstance(cell, str) else text_of(cell) or ""
    return tuple(name for part in _SEPARATOR.split(text) if (name := tidy(part)))


def _errors_in_cells(
    definition: RegistryDef, source: InputSheet, table: Table
) -> Iterator[Finding]:
    used = {c: n for n, c in {**table.columns, **_attribute_columns(definition, table)}.items()}
    for (row, column), shown in source.sheet.error_cells.items():
        if row > table.bottom and column in used:
            code = "formula_without_value" if shown == "=" else "error_cell"
            values = {"ledger": definition.name, "column": used[column], "value": shown}
            yield _ROOM.error(code, source.place(None, row, column), **values)


def _clashes(definition: RegistryDef, rows: Sequence[MemberRow]) -> Iterator[Finding]:
    """A name or alias that stands for two members: rows under it could go to either."""
    known: dict[str, MemberRow] = {}
    for row in rows:
        for name in (row.name, *row.aliases):
            other = known.setdefault(comparable(name), row)
            if other is not row:
                shown = {"registry": definition.name, "name": name, "other": other.name}
                yield _ROOM.error("name_twice", row.source.place(None, row.row), **shown)


def names_of(registry: Registry) -> Mapping[str, Member]:
    """The members by every name they go by, in the form in which names compare."""
    names = {comparable(alias): m for m in registry.members for alias in m.aliases}
    return names | {comparable(m.name): m for m in registry.members}


def known_names(registries: Registries) -> dict[str, set[str]]:
    """All names of each registry in any year, in the form in which names compare."""
    return {
        name: {known for registry in years.values() for known in names_of(registry)}
        for name, years in registries.items()
    }


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
            shown = {"registry": now.name, "attribute": attribute, "year": before.year}
            yield _ROOM.note("attribute_missing", place, **shown)
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
