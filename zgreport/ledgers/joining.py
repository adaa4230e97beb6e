"""Joining: a ledger's names brought to their registry's, and its attributes as columns."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Severity, room
from zgreport.ledgers.cells import read_count, text_of
from zgreport.ledgers.coded import Coded
from zgreport.ledgers.model import Column, ColumnRole, Member, Registry
from zgreport.ledgers.registry import names_of, names_through
from zgreport.names import comparable, near_misses, tidy
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.draft import Draft, Value
    from zgreport.ledgers.files.sheet import Scalar

__all__ = ["join_registry", "value_in"]

_ROOM = room("ledgers")


_SEPARATOR = Pattern(r"[、，,;；/／+＋&\r\n]+")
_LOOSE = Pattern(r"\s+|[和与及]")  # also inside names: only where every part is known
_TAIL = Pattern(r"(?:等(?:地|单位|部门)?|联合(?:供稿|报送|采写|撰写)?)$")

_REST = Pattern(r"等(?:地|单位|部门)?$")  # others whom nobody names

_Party = Member | str


def join_registry(draft: Draft, registries: Mapping[int, Registry], year: int) -> dict[str, Column]:
    """Join the column of the registry's name, each row to its year's registry.

    `registries` are one registry's years; `year` is the one whose members are the domain, and
    under whose names those of the other years go.
    Returns the columns made.  A name in no registry stays as written, without attributes.  A
    cell with several names (甲县、乙县) becomes a tuple of them.
    """
    name = registries[year].name
    kinds, parties = _parties(draft, name, registries, year)
    draft.values[name] = kinds.changed([_one_or_all(list(map(_name, each))) for each in parties])
    domain = tuple(member.name for member in registries[year].members)
    columns = {name: Column(name, ColumnRole.OWN, domain=domain, registry=name)}
    for attribute in _attributes(draft, registries):
        column = columns[attribute] = _attribute_column(attribute, registries, year)
        draft.values[attribute] = kinds.changed([_attribute_of(p, column) for p in parties])
    return columns


def _name(party: _Party) -> str:
    return party if isinstance(party, str) else party.name


def _one_or_all(values: Sequence[Scalar]) -> Value:
    return tuple(values) if len(values) > 1 else (*values, None)[0]


def _attribute_of(parties: Sequence[_Party], column: Column) -> Value:
    """One value where all members have the same; numbers each for themselves, to be added."""
    members = (party for party in parties if isinstance(party, Member))
    values = [v for member in members if (v := value_in(member, column)) is not None]
    return _one_or_all(values if column.numeric else list(dict.fromkeys(values)))


def _parties(
    draft: Draft, name: str, registries: Mapping[int, Registry], now: int
) -> tuple[Coded, list[tuple[_Party, ...]]]:
    """The rows by kind, and for each kind the members, or unknown names.

    Rows of one year with the same cell are of one kind; the rows that do not count are one, too.
    """
    known = {
        year: names_of(registry) if year == now else names_through(registry, registries[now])
        for year, registry in registries.items()
    }
    told = _Told(draft, name, registries)
    cells, live = draft.column(name), draft.live()
    numbers = np.where(live, draft.year * (len(cells.values) + 1) + cells.codes, -1)
    kinds = Coded.of(numbers.tolist())
    parties: list[tuple[_Party, ...]] = []
    for kind, number in enumerate(kinds.values):
        if number < 0:
            parties.append(())
            continue
        year, code = divmod(number, len(cells.values) + 1)
        names = tuple(_split(cells.values[code], known.get(year, {})))
        told.add(year, kind, names, rest=_leaves_out(cells.values[code], names))
        parties.append(tuple({_name(p): p for p in (m or text for text, m in names)}.values()))
    told.report(kinds)
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


def _leaves_out(cell: Value, names: Sequence[tuple[str, Member | None]]) -> bool:
    """True for 甲县等, of which only 甲县 is a name."""
    if not isinstance(cell, str) or not _REST.search(cell.strip()):
        return False
    return all(member and comparable(text) != comparable(cell) for text, member in names)


def _named(parts: Iterable[str], known: Mapping[str, Member]) -> list[tuple[str, Member | None]]:
    texts = (text for part in parts if (text := tidy(part)))
    return [(text, known.get(comparable(text))) for text in texts]


class _Told:
    """What is said of the names of a column: unknown, respelt, blank, several in a cell."""

    def __init__(self, draft: Draft, name: str, registries: Mapping[int, Registry]) -> None:
        self.draft, self.name, self.registries = draft, name, registries
        self.unknown: dict[tuple[int, str, bool], list[int]] = {}
        self.respelt: dict[tuple[str, str], list[int]] = {}
        self.blank: list[int] = []
        self.joint: list[int] = []
        self.rest: dict[str, list[int]] = {}

    def add(
        self, year: int, kind: int, names: Sequence[tuple[str, Member | None]], *, rest: bool
    ) -> None:
        """Take note of the names that the rows of a kind have."""
        if len(names) != 1:
            (self.joint if names else self.blank).append(kind)
        if rest:
            self.rest.setdefault("、".join(text for text, _ in names), []).append(kind)
        for text, member in names:
            if member is None:
                self.unknown.setdefault((year, text, len(names) > 1), []).append(kind)
            elif text != member.name and text not in member.aliases:
                self.respelt.setdefault((text, member.name), []).append(kind)

    def report(self, kinds: Coded) -> None:
        """Add the findings of each sheet: one for each name, one of blanks, one of joint names."""
        if not (self.unknown or self.respelt or self.blank or self.joint or self.rest):
            return
        order = np.argsort(kinds.codes, kind="stable")
        starts = np.searchsorted(kinds.codes[order], np.arange(len(kinds.values) + 1))

        def rows_of(these: Iterable[int]) -> Numbers:
            return np.sort(np.concatenate([order[starts[k] : starts[k + 1]] for k in these]))

        for (year, text, joint), these in self.unknown.items():
            code = "unknown_part" if joint else "unknown_name"
            shown = _near(self.registries[year], text)
            self._find_by_sheet(code, Severity.WARNING, rows_of(these), **shown)
        for (text, spelling), these in self.respelt.items():
            told = {"name": text, "known": spelling, "registry": self.name}
            self._find_by_sheet("spelling", Severity.NOTE, rows_of(these), **told)
        for text, these in self.rest.items():
            self._find_by_sheet("others_unnamed", Severity.NOTE, rows_of(these), name=text)
        if self.blank:
            self._find_by_sheet("blank_name", Severity.WARNING, rows_of(self.blank))
        if self.joint:
            self._find_by_sheet("joint_names", Severity.NOTE, rows_of(self.joint))

    def _find_by_sheet(
        self, code: str, severity: Severity, rows: Numbers, **values: object
    ) -> None:
        """One finding for each sheet: the numbers of rows mean nothing beside another's name."""
        owners = self.draft.owner[rows]
        for owner in dict.fromkeys(owners.tolist()):
            self._find(code, severity, rows[owners == owner], **values)

    def _find(self, code: str, severity: Severity, rows: Numbers, **values: object) -> None:
        shown = {**values, "count": len(rows), "rows": self.draft.rows(rows)}
        self.draft.find(code, severity, int(rows[0]), self.name, **shown)


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


def value_in(member: Member, column: Column) -> int | str | Decimal | None:
    """The member's attribute as the column has it; a number of one year may be text in another."""
    value = member.attributes.get(column.name)
    number = int(value) if isinstance(value, Decimal) and value == int(value) else value
    if number is None or not column.numeric:
        return None if number is None else str(number)
    return read_count(number).exact if isinstance(number, str) else number


def _attribute_column(name: str, registries: Mapping[int, Registry], year: int) -> Column:
    """The column of an attribute; where this year's registry has no value, the others tell."""
    values = _values_of(name, registries[year])
    known = values or [v for registry in registries.values() for v in _values_of(name, registry)]
    numeric = bool(known) and all(isinstance(value, Decimal) for value in known)
    domain = None if numeric else tuple(dict.fromkeys(str(value) for value in values))
    registry = registries[year].name
    percent = numeric and any(name in each.percents for each in registries.values())
    role = ColumnRole.ATTRIBUTE
    return Column(name, role, numeric, domain=domain, registry=registry, percent=percent)


def _values_of(name: str, registry: Registry) -> list[str | Decimal]:
    found = (member.attributes.get(name) for member in registry.members)
    return [value for value in found if value is not None]
