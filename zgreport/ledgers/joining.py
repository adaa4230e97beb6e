"""Joining: a ledger's names brought to their registry's, and its attributes as columns."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from zgreport.errors import Finding, Severity, near_misses
from zgreport.ledgers.cells import text_of
from zgreport.ledgers.model import Column, ColumnRole, Member, Registry
from zgreport.ledgers.names import comparable
from zgreport.ledgers.registry import names_of
from zgreport.ledgers.sheet import Scalar, address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.ledgers.draft import Draft

__all__ = ["join_registry"]


def join_registry(draft: Draft, registries: Mapping[int, Registry], year: int) -> dict[str, Column]:
    """Join the column of the registry's name, each row to its year's registry.

    `registries` are one registry's years; `year` is the one whose members are the domain.
    Returns the columns made.  A name in no registry stays as written, without attributes.
    """
    name = registries[year].name
    found = _members(draft, name, registries)
    cells = draft.values[name]
    draft.values[name] = [
        member.name if (member := found[i]) else text_of(cells[i]) for i in range(len(draft))
    ]
    domain = tuple(member.name for member in registries[year].members)
    columns = {name: Column(name, ColumnRole.OWN, domain=domain, registry=name)}
    for attribute in _attributes(draft, registries):
        values: list[Scalar] = [_value(found[i], attribute) for i in range(len(draft))]
        draft.values[attribute] = values
        columns[attribute] = _attribute_column(attribute, registries, year)
    return columns


def _members(draft: Draft, name: str, registries: Mapping[int, Registry]) -> list[Member | None]:
    known = {year: names_of(registry) for year, registry in registries.items()}
    found: list[Member | None] = [None] * len(draft)
    unknown: dict[tuple[int, str], list[int]] = {}
    respelt: dict[tuple[str, str], list[int]] = {}
    blank: dict[int, list[int]] = {}
    cells = draft.values[name]
    for i in draft.live():
        text = text_of(cells[i])
        if text is None:
            blank.setdefault(draft.owner[i], []).append(i)
            continue
        found[i] = known.get(draft.year[i], {}).get(comparable(text))
        if (member := found[i]) and text not in (member.name, *member.aliases):
            respelt.setdefault((text, member.name), []).append(i)
        elif member is None:
            unknown.setdefault((draft.year[i], text), []).append(i)
    for (year, text), rows in unknown.items():
        _report_unknown(draft, registries[year], text, rows)
    for (text, spelling), rows in respelt.items():
        told: dict[str, object] = {"name": text, "known": spelling, "registry": name}
        draft.find("ledgers.spelling", Severity.NOTE, rows[0], name, count=len(rows), **told)
    for rows in blank.values():
        told = {"count": len(rows), "rows": _rows(draft, rows)}
        draft.find("ledgers.blank_name", Severity.WARNING, rows[0], name, **told)
    return found


def _report_unknown(draft: Draft, registry: Registry, text: str, rows: list[int]) -> None:
    names = [name for m in registry.members for name in (m.name, *m.aliases)]
    plain = comparable(text)
    holding = [n for n in names if comparable(n) in plain or plain in comparable(n)]
    near = tuple(dict.fromkeys((*holding, *near_misses(text, names))))[:3]
    shown: dict[str, object] = {"name": text, "registry": registry.name, "near": near}
    draft.find(
        "ledgers.unknown_name",
        Severity.WARNING,
        rows[0],
        registry.name,
        count=len(rows),
        rows=_rows(draft, rows),
        **shown,
    )


def _rows(draft: Draft, rows: list[int], most: int = 10) -> str:
    shown = "、".join(address(draft.row[i]) for i in rows[:most])
    return f"{shown}…" if len(rows) > most else shown


def _attributes(draft: Draft, registries: Mapping[int, Registry]) -> list[str]:
    """The attributes of all years that clash with no column; a clash is an error."""
    names = dict.fromkeys(a for registry in registries.values() for a in registry.attributes)
    taken = {*draft.values, *(group.name for group in draft.ledger.groups)}
    for clash in (name for name in names if name in taken):
        registry = next(iter(registries.values())).name
        shown = {"ledger": draft.ledger.name, "attribute": clash, "registry": registry}
        draft.findings.append(Finding("ledgers.name_clash", Severity.ERROR, values=shown))
    return [name for name in names if name not in taken]


def _value(member: Member | None, attribute: str) -> int | str | Decimal | None:
    value = member.attributes.get(attribute) if member else None
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    return value


def _attribute_column(name: str, registries: Mapping[int, Registry], year: int) -> Column:
    members = registries[year].members
    values = [value for m in members if (value := m.attributes.get(name)) is not None]
    numeric = bool(values) and all(isinstance(value, Decimal) for value in values)
    domain = None if numeric else tuple(dict.fromkeys(str(value) for value in values))
    registry = registries[year].name
    return Column(name, ColumnRole.ATTRIBUTE, numeric, domain=domain, registry=registry)
