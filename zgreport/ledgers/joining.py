"""Joining: a ledger's names brought to their registry's, and its attributes as columns."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from zgreport.findings import Severity, room
from zgreport.ledgers.cells import text_of
from zgreport.ledgers.model import Column, ColumnRole, Member, Registry
from zgreport.ledgers.registry import names_of
from zgreport.names import comparable, near_misses, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zgreport.ledgers.draft import Draft, Value
    from zgreport.ledgers.sheet import Scalar

__all__ = ["join_registry"]

_ROOM = room("ledgers")


_SEPARATOR = re.compile(r"[、，,;；/／+＋&\r\n]+")
_LOOSE = re.compile(r"\s+|[和与及]")  # also inside names: only where every part is known
_TAIL = re.compile(r"(?:等(?:地|单位|部门)?|联合(?:供稿|报送|采写|撰写)?)$")

_Party = Member | str


def join_registry(draft: Draft, registries: Mapping[int, Registry], year: int) -> dict[str, Column]:
    """Join the column of the registry's name, each row to its year's registry.

    `registries` are one registry's years; `year` is the one whose members are the domain.
    Returns the columns made.  A name in no registry stays as written, without attributes.  A
    cell with several names (甲县、乙县) becomes a tuple of them.
    """
    name = registries[year].name
    kinds, parties = _parties(draft, name, registries)
    names = [_one_or_all([_name(party) for party in each]) for each in parties]
    draft.values[name] = [names[kind] for kind in kinds]
    domain = tuple(member.name for member in registries[year].members)
    columns = {name: Column(name, ColumnRole.OWN, domain=domain, registry=name)}
    for attribute in _attributes(draft, registries):
        values = [_attribute_of(each, attribute) for each in parties]
        draft.values[attribute] = [values[kind] for kind in kinds]
        columns[attribute] = _attribute_column(attribute, registries, year)
    return columns


def _name(party: _Party) -> str:
    return party if isinstance(party, str) else party.name


def _one_or_all(values: Sequence[Scalar]) -> Value:
    return tuple(values) if len(values) > 1 else (*values, None)[0]


def _attribute_of(parties: Sequence[_Party], attribute: str) -> Value:
    """One value where all members have the same; numbers each for themselves, to be added."""
    members = (party for party in parties if isinstance(party, Member))
    values = [v for member in members if (v := _value(member, attribute)) is not None]
    numbers = values and not isinstance(values[0], str)
    return _one_or_all(values if numbers else list(dict.fromkeys(values)))


def _parties(
    draft: Draft, name: str, registries: Mapping[int, Registry]
) -> tuple[list[int], list[tuple[_Party, ...]]]:
    """For each row the number of its kind, and for each kind the members, or unknown names.

    Rows of one year with the same cell are of one kind; kind 0 is that of blanks and of rows
    that do not count.
    """
    known = {year: names_of(registry) for year, registry in registries.items()}
    told = _Told(draft, name, registries)
    numbers: dict[tuple[int, Value], int] = {}
    rows: list[list[int]] = []
    kinds = [0] * len(draft)
    parties: list[tuple[_Party, ...]] = [()]
    cells = draft.values[name]
    for i in draft.live():
        kind = numbers.setdefault((draft.year[i], cells[i]), len(numbers) + 1)
        kinds[i] = kind
        if kind > len(rows):
            rows.append([])
        rows[kind - 1].append(i)
    for (year, cell), own in zip(numbers, rows, strict=True):
        names = tuple(_split(cell, known.get(year, {})))
        told.add(own, names)
        parties.append(tuple({_name(p): p for p in (m or text for text, m in names)}.values()))
    told.report()
    return kinds, parties


def _split(cell: Value, known: Mapping[str, Member]) -> Iterator[tuple[str, Member | None]]:
    """The names in a cell, each with its member: the whole text, or else its parts."""
    text = text_of(cell)
    if text is None:
        return
    whole = [(text, known.get(comparable(text)))]
    written = _TAIL.sub("", cell.strip()) if isinstance(cell, str) else text
    parts = _named(_SEPARATOR.split(written), known)
    loose = _named(_LOOSE.split(written), known)
    if whole[0][1] is None and len(parts) > 1 and any(member for _, member in parts):
        yield from parts
    elif whole[0][1] is None and loose and all(member for _, member in loose):
        yield from loose
    else:
        yield from whole


def _named(parts: Iterable[str], known: Mapping[str, Member]) -> list[tuple[str, Member | None]]:
    texts = (text for part in parts if (text := tidy(part)))
    return [(text, known.get(comparable(text))) for text in texts]


class _Told:
    """What is said of the names of a column: unknown, respelt, blank, several in a cell."""

    def __init__(self, draft: Draft, name: str, registries: Mapping[int, Registry]) -> None:
        self.draft, self.name, self.registries = draft, name, registries
        self.unknown: dict[tuple[int, str, bool], list[int]] = {}
        self.respelt: dict[tuple[str, str], list[int]] = {}
        self.blank: dict[int, list[int]] = {}
        self.joint: dict[int, list[int]] = {}

    def add(self, rows: Sequence[int], names: Sequence[tuple[str, Member | None]]) -> None:
        """Take note of the names that some rows have."""
        year = self.draft.year[rows[0]]
        if len(names) != 1:
            odd = self.joint if names else self.blank
            for i in rows:
                odd.setdefault(self.draft.owner[i], []).append(i)
        for text, member in names:
            if member is None:
                self.unknown.setdefault((year, text, len(names) > 1), []).extend(rows)
            elif text != member.name and text not in member.aliases:
                self.respelt.setdefault((text, member.name), []).extend(rows)

    def report(self) -> None:
        """Add the findings, one for each name."""
        for (year, text, joint), rows in self.unknown.items():
            code = "unknown_part" if joint else "unknown_name"
            shown = _near(self.registries[year], text)
            self._find(code, Severity.WARNING, rows, **shown)
        for (text, spelling), rows in self.respelt.items():
            self._find(
                "spelling", Severity.NOTE, rows, name=text, known=spelling, registry=self.name
            )
        for rows in self.blank.values():
            self._find("blank_name", Severity.WARNING, rows)
        for rows in self.joint.values():
            self._find("joint_names", Severity.NOTE, rows)

    def _find(self, code: str, severity: Severity, rows: list[int], **values: object) -> None:
        rows = sorted(rows)
        shown = {**values, "count": len(rows), "rows": self.draft.rows(rows)}
        self.draft.find(code, severity, rows[0], self.name, **shown)


def _near(registry: Registry, text: str) -> dict[str, object]:
    names = [name for m in registry.members for name in (m.name, *m.aliases)]
    plain = comparable(text)
    holding = [n for n in names if comparable(n) in plain or plain in comparable(n)]
    near = tuple(dict.fromkeys((*holding, *near_misses(text, names))))[:3]
    return {"name": text, "registry": registry.name, "near": near}


def _attributes(draft: Draft, registries: Mapping[int, Registry]) -> list[str]:
    """The attributes of all years that clash with no column; a clash is an error."""
    names = dict.fromkeys(a for registry in registries.values() for a in registry.attributes)
    taken = {*draft.values, *(group.name for group in draft.ledger.groups)}
    for clash in (name for name in names if name in taken):
        registry = next(iter(registries.values())).name
        draft.findings.append(
            _ROOM.error("name_clash", ledger=draft.ledger.name, attribute=clash, registry=registry)
        )
    return [name for name in names if name not in taken]


def _value(member: Member, attribute: str) -> int | str | Decimal | None:
    value = member.attributes.get(attribute)
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    return value


def _attribute_column(name: str, registries: Mapping[int, Registry], year: int) -> Column:
    """The column of an attribute; where this year's registry has no value, the others tell."""
    values = _values_of(name, registries[year])
    known = values or [v for registry in registries.values() for v in _values_of(name, registry)]
    numeric = bool(known) and all(isinstance(value, Decimal) for value in known)
    domain = None if numeric else tuple(dict.fromkeys(str(value) for value in values))
    registry = registries[year].name
    return Column(name, ColumnRole.ATTRIBUTE, numeric, domain=domain, registry=registry)


def _values_of(name: str, registry: Registry) -> list[str | Decimal]:
    found = (member.attributes.get(name) for member in registry.members)
    return [value for value in found if value is not None]
