"""Comparability: whether a figure counts the same members in both of its years.

A condition on an attribute (级别="省级") reaches a registry, which each year has its own: where a
member meets it in one year only and has rows there, the two values don't count the same.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from zgreport.figures.amounts import Amount, Scope, evaluate, ledger_of
from zgreport.figures.expression import (
    Condition,
    Expression,
    Leaf,
    conditions_of,
    leaves,
)
from zgreport.figures.membership import Members, Registries, attribute_of, reached
from zgreport.figures.model import LeftOut, Unlisted
from zgreport.figures.remembered import Remembered
from zgreport.figures.selection import Selection
from zgreport.names import comparable, near_misses
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zgreport.figures.tables import Table
    from zgreport.ledgers.coded import Mask
    from zgreport.ledgers.model import Registry
    from zgreport.periods import Period

__all__ = ["Comparability", "Share", "Verdict"]

_MOST = 1 << 10
_LARGE = 20  # a twentieth of the rows: 5 %


@dataclass(frozen=True, slots=True)
class Reach:
    """A part's conditions that one registry decides, one at least by an attribute; the others."""

    ledger: str
    registry: str
    decided: tuple[Condition, ...]
    others: tuple[Condition, ...]
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What keeps a figure's two years from being compared as they are.

    `value` and `previous` are the amounts of the members that both years count.
    """

    left_out: tuple[LeftOut, ...]
    unlisted: tuple[Unlisted, ...]
    value: Amount
    previous: Amount


@dataclass(frozen=True, slots=True)
class Share:
    """Members of one year's registry only, and what part of a figure's rows they have, at most."""

    registry: str
    names: tuple[str, ...]
    part: float


class Comparability:
    """What the registries of two years say of the figures counted by `now`, which is this year's.

    `before` are last year's registries; `vouched` names registries and figures for which the
    office answers (comparable: in the definition).
    """

    def __init__(self, now: Scope, before: Mapping[str, Registry], vouched: Iterable[str]) -> None:
        self._now, self._before = now, before
        self._vouched = {comparable(name) for name in vouched}
        self._vouched_parts: set[tuple[str, frozenset[Condition]]] = set()
        self._vouched_figures: set[Expression] = set()
        self._registries = {
            name: Registries(registry, before[name])
            for name, registry in now.registries.items()
            if name in before and comparable(name) not in self._vouched
        }
        self._alike = {n for n, r in self._registries.items() if r.now.members == r.before.members}
        self._known = {name: both.known() for name, both in self._registries.items()}
        self._shares: Remembered[tuple[Expression, str | None, Period], tuple[Share, ...]]
        self._shares = Remembered(_MOST)
        self._members: Remembered[tuple[str, str, tuple[Condition, ...]], Members]
        self._members = Remembered(_MOST)

    def is_unknown(self, expression: Expression) -> bool:
        """True where last year's registry has no such attribute as a condition asks for."""
        return any(
            self._lacks(condition, self._now.tables.get(of or ""), of or "")
            for leaf in leaves(expression)
            for of in (ledger_of(leaf, self._now.scoring),)
            for condition in conditions_of(leaf)
        )

    def _lacks(self, condition: Condition, table: Table | None, ledger: str) -> bool:
        if table is None:
            return False
        attribute = attribute_of(condition.column, table, self._now.ledgers[ledger])
        before = self._before.get(attribute.registry or "") if attribute else None
        return bool(attribute and before and attribute.name not in before.attributes)

    def vouch(self, expression: Expression) -> None:
        """Take the expression, and whatever narrows it, as comparable."""
        if expression in self._vouched_figures:
            return
        self._shares = Remembered(_MOST)
        self._vouched_figures.add(expression)
        for reach in self._reaches(expression):
            self._vouched_parts.add((reach.ledger, frozenset(reach.conditions)))

    def judge(self, expression: Expression, name: str | None, last: Scope) -> Verdict | None:
        """What keeps the figure from being compared with that of `last`; None where nothing does.

        `name` is the definition's name of the figure.
        """
        if comparable(name or "") in self._vouched:
            return None
        reaches = list(dict.fromkeys(self._reaches(expression)))
        if not reaches:
            return None
        scopes = (self._now, last)
        unlisted = tuple(found for reach in reaches for found in self._unlisted(reach, scopes))
        left = self._left_out(reaches)
        counts = self._counts(reaches, left, scopes)
        if not (unlisted or counts):
            return None
        amounts = [evaluate(expression, _without(scope, left)) for scope in scopes]
        return Verdict(counts, unlisted, *amounts)

    def shares(self, expression: Expression, name: str | None, last: Scope) -> tuple[Share, ...]:
        """The registries of which members of one year only have over 5 % of a year's rows.

        Those are left out that the figure's conditions reach, as `judge` speaks of them.
        """
        asked = (expression, name, last.period)
        return self._shares.get(asked, lambda: tuple(self._share(expression, name, last)))

    def _share(self, expression: Expression, name: str | None, last: Scope) -> Iterator[Share]:
        if comparable(name or "") in self._vouched or expression in self._vouched_figures:
            return
        judged = {reach.registry for reach in self._reaches(expression)}
        for registry, both in self._registries.items():
            if registry not in judged and (one := both.in_both().one):
                found = [
                    part
                    for leaf in leaves(expression)
                    for scope in (self._now, last)
                    if (part := self._part(leaf, registry, one, scope)) is not None
                ]
                if found:
                    yield max(found, key=lambda share: share.part)

    def _part(self, leaf: Leaf, registry: str, names: frozenset[str], scope: Scope) -> Share | None:
        """What part of a year's rows belongs to the names; None where it is not over 5 %."""
        table = scope.table(ledger_of(leaf, scope.scoring))
        if table is None or registry not in table.ledger.columns:
            return None
        selected = table.select(conditions_of(leaf), scope.period)
        theirs = selected & self._rows_of(table, registry, names)
        total, count = int(np.count_nonzero(selected)), int(np.count_nonzero(theirs))
        if count * _LARGE <= total:
            return None
        found = self._by_member(table, registry, names, theirs)
        return Share(registry, tuple(name for _, name in found), count / total)

    def _is_vouched(self, leaf: Leaf) -> bool:
        of, conditions = ledger_of(leaf, self._now.scoring), set(conditions_of(leaf))
        return any(of == known and some <= conditions for known, some in self._vouched_parts)

    def _reaches(self, expression: Expression) -> Iterator[Reach]:
        for leaf in leaves(expression):
            ledger = ledger_of(leaf, self._now.scoring)
            table = self._now.tables.get(ledger or "")
            if ledger and table is not None and not self._is_vouched(leaf):
                yield from self._reaches_of(ledger, table, conditions_of(leaf))

    def _reaches_of(
        self, ledger: str, table: Table, conditions: tuple[Condition, ...]
    ) -> Iterator[Reach]:
        definition = self._now.ledgers[ledger]
        found = [(c, reached(c.column, table, definition)) for c in conditions]
        by_attribute = dict.fromkeys(of[0] for _, of in found if of and of[1])
        for registry in by_attribute:
            if registry in self._registries and registry in table.ledger.columns:
                decided = tuple(c for c, of in found if of and of[0] == registry)
                free = tuple(c for c, of in found if of is None or of != (registry, True))
                yield Reach(ledger, registry, decided, free, conditions)

    def _members_of(self, reach: Reach) -> Members:
        if reach.registry in self._alike:  # most registries hold for every year
            return Members(frozenset(), frozenset())
        table, ledger = self._now.tables[reach.ledger], self._now.ledgers[reach.ledger]
        return self._members.get(
            (reach.ledger, reach.registry, reach.decided),
            lambda: self._registries[reach.registry].meeting(reach.decided, table, ledger),
        )

    def _left_out(self, reaches: Iterable[Reach]) -> dict[str, Mask]:
        """For each ledger the rows of members that only one year counts, of neither other kind."""
        one: dict[str, set[str]] = {}
        both: dict[str, set[str]] = {}
        for reach in reaches:
            members = self._members_of(reach)
            one.setdefault(reach.registry, set()).update(members.one)
            both.setdefault(reach.registry, set()).update(members.both)
        left: dict[str, Mask] = {}
        for registry, names in one.items():
            for ledger, table in self._now.tables.items():
                if names and registry in table.ledger.columns:
                    mask = self._rows_of(table, registry, names)
                    mask = mask & ~self._rows_of(table, registry, both[registry] - names)
                    left[ledger] = left[ledger] | mask if ledger in left else mask
        return left

    def _rows_of(self, table: Table, registry: str, names: Iterable[str]) -> Mask:
        """The rows that have one of the members, by whatever name."""
        vector, known, wanted = table.vector(registry), self._known[registry], set(names)
        allowed = np.zeros(len(vector.keys) + 1, dtype=bool)
        allowed[:-1] = [known.get(str(key)) in wanted for key in vector.keys]
        return vector.where(allowed)

    def _counts(
        self, reaches: Iterable[Reach], left: Mapping[str, Mask], scopes: tuple[Scope, Scope]
    ) -> tuple[LeftOut, ...]:
        """The members with rows that only one year counts."""
        rows = [Counter[tuple[str, str]](), Counter[tuple[str, str]]()]
        for reach in reaches:
            one = self._members_of(reach).one
            for counter, scope in zip(rows, scopes, strict=True):
                table = scope.table(reach.ledger)
                if table is not None and one:
                    mask = table.select(reach.conditions, scope.period) & left[reach.ledger]
                    counter.update(self._by_member(table, reach.registry, one, mask))
        names = dict.fromkeys((*rows[0], *rows[1]))
        return tuple(LeftOut(*key, rows[0][key], rows[1][key]) for key in names)

    def _by_member(
        self, table: Table, registry: str, names: frozenset[str], mask: Mask
    ) -> dict[tuple[str, str], int]:
        vector, known = table.vector(registry), self._known[registry]
        counts: Counter[tuple[str, str]] = Counter()
        for key, count in zip(vector.keys, vector.counts(mask).tolist(), strict=True):
            if count and (name := known.get(str(key))) in names and name is not None:
                counts[registry, name] += count
        return counts

    def _unlisted(self, reach: Reach, scopes: tuple[Scope, Scope]) -> Iterator[Unlisted]:
        """The names in no registry whose rows meet the part's other conditions."""
        known, names = self._known[reach.registry], None
        for scope in scopes:
            table = scope.table(reach.ledger)
            if table is None:
                continue
            vector = table.vector(reach.registry)
            strange = np.array([str(key) not in known for key in vector.keys], dtype=bool)
            if not strange.any():
                continue
            partly = vector.where(np.array([*~strange, True]))
            counted = table.select(reach.conditions, scope.period)
            mask = table.select(reach.others, scope.period) & ~(partly & counted)
            names = names or self._names(reach.registry)
            for code in np.flatnonzero(strange & (vector.counts(mask) > 0)).tolist():
                one = np.zeros(len(vector.keys) + 1, dtype=bool)
                one[code] = True
                rows = Selection.of(reach.ledger, mask & vector.where(one))
                label = vector.label(code)
                year, near = scope.period.year, near_misses(label, names)
                yield Unlisted(reach.registry, label, year, rows, near)

    def _names(self, registry: str) -> list[str]:
        both = self._registries[registry]
        return [name for m in both.now.members for name in (m.name, *m.aliases)]


def _without(scope: Scope, left: Mapping[str, Mask]) -> Scope:
    tables = {
        name: table.without(left[name]) if name in left else table
        for name, table in scope.tables.items()
    }
    return replace(scope, tables=tables)
