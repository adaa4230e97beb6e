"""Grouping: a column made from another, whose values the definition puts into groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Finding, room
from zgreport.ledgers.model import Column, ColumnRole
from zgreport.ledgers.registry import names_of
from zgreport.ledgers.texts import texts_of
from zgreport.names import comparable, near_misses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.definition.model import GroupDef
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.model import Registry

__all__ = ["make_group"]

_ROOM = room("ledgers")


def make_group(
    draft: Draft, group: GroupDef, source: Column, registry: Mapping[int, Registry], year: int
) -> Column:
    """Make the group's column from its source; with no rest, a value in no group is an error.

    `source` is the column it is made from, `registry` the one whose members that names, by year:
    members may be grouped by their aliases of `year`.  What stands nowhere is told.
    """
    aliases = {
        name: comparable(member.name if at == year else name)
        for at, each in sorted(registry.items())
        for name, member in names_of(each).items()
    }
    known: dict[str, str] = {}
    for name, values in group.values.items():
        for value in values:
            known[aliases.get(comparable(value), comparable(value))] = name
    cells, live = draft.column(group.source), draft.live()
    found: list[dict[str, str | None]] = []
    for value in cells.values:
        texts = texts_of(value if isinstance(value, tuple) else (value,))
        found.append({t: known.get(comparable(t), group.rest) for t in texts if t})
    strange = [None in groups.values() for groups in found]
    for i in np.flatnonzero(live & cells.where(strange)).tolist():
        for text in (text for text, of in found[cells.codes[i]].items() if of is None):
            draft.exclude("value_in_no_group", i, group.source, value=text, group=group.name)
    had = dict.fromkeys(text for groups in found for text in groups)
    draft.findings.extend(_naming_nothing(draft, group, source, aliases, had))
    made = [tuple(dict.fromkeys(groups.values())) for groups in found]
    draft.values[group.name] = cells.changed([m if len(m) > 1 else (*m, None)[0] for m in made])
    domain = (*group.values, *((group.rest,) if group.rest else ()))
    return Column(group.name, ColumnRole.GROUP, domain=tuple(dict.fromkeys(domain)))


def _naming_nothing(
    draft: Draft,
    group: GroupDef,
    source: Column,
    aliases: Mapping[str, str],
    texts: Mapping[str, None],
) -> Iterator[Finding]:
    """The group's values that nothing has: an error where a registry tells which there are.

    What a free column has in no row may come to have some; only what looks misspelt is told.
    """
    listed = source.domain or ()
    there = {*aliases, *map(comparable, listed), *map(comparable, texts)}
    grouped = {comparable(value) for values in group.values.values() for value in values}
    for value in (v for values in group.values.values() for v in values):
        if comparable(value) in there:
            continue
        free = [t for t in (*listed, *texts) if comparable(t) not in grouped]
        near = near_misses(value, free)
        shown = {"ledger": draft.ledger.name, "group": group.name, "value": value, "near": near}
        if source.domain is not None:
            yield _ROOM.error("group_of_nothing", column=group.source, **shown)
        elif near and texts:
            yield _ROOM.warning("group_of_nothing", column=group.source, **shown)
