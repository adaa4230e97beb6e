"""Scoring (质效评价): points by member, and how the rules differ from last year's."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from zgreport.figures.amounts import Scope, evaluate
from zgreport.figures.breakdown import Item, break_down
from zgreport.figures.contest import competition_ranks
from zgreport.figures.expression import Condition, Points
from zgreport.names import comparable
from zgreport.values import dataclass

if TYPE_CHECKING:
    from zgreport.definition.model import ScoringDef
    from zgreport.ledgers.model import Member, Registry

__all__ = ["RuleChange", "RuleChanges", "Score", "compare_rules", "score_members"]


Titles: TypeAlias = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Score:
    """A member's place among those of its group, its points, and the rows that earned them."""

    rank: int
    name: str
    points: Fraction
    rows: int


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What a medium counted last year and this year; None where it did not count.

    `is_title` where its name is printed in 《》.
    """

    name: str
    before: Fraction | None
    after: Fraction | None
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class RuleChanges:
    """The media whose points changed, in the registry's order.

    `commissioned_added` are those of both years whose commissioned articles newly count.
    """

    raised: tuple[RuleChange, ...] = ()
    lowered: tuple[RuleChange, ...] = ()
    added: tuple[RuleChange, ...] = ()
    dropped: tuple[RuleChange, ...] = ()
    commissioned_added: tuple[RuleChange, ...] = ()


def score_members(
    scoring: ScoringDef, group: tuple[Condition, ...], scope: Scope
) -> tuple[Score, ...]:
    """The members the group allows, best first, equal ones in the registry's order.

    A member without rows has 0 points; rows of no member are left out.
    """
    items = [i for i in break_down(Points(group), scoring.by, scope).items if i.listed]
    points = [item.value or Fraction(0) for item in items]
    ranks = competition_ranks(points)
    rows = [_count_rows(item, scope) for item in items]
    names = [item.name or "" for item in items]
    return tuple(map(Score, ranks, names, points, rows))


def _count_rows(item: Item, scope: Scope) -> int:
    return sum(int(mask.sum()) for mask in evaluate(item.expression, scope).rows.values())


def compare_rules(
    scoring: ScoringDef,
    now: Mapping[str, Registry],
    before: Mapping[str, Registry],
    titles: Mapping[str, Titles] = MappingProxyType({}),
) -> RuleChanges:
    """How this year's points differ from last year's; nothing where one of the tables is missing.

    `titles` has by registry the attributes of those members whose names are titles.  A medium
    renamed this year is found by its aliases; one without points does not count.
    """
    name = next((r.name for r in now.values() if scoring.points in r.attributes), None)
    if name is None or name not in before:
        return RuleChanges()
    changes = _changes(scoring.points, now[name], before[name], titles.get(name, {}))
    kept = {change.name for change in changes if change.before and change.after}
    commissioned = _commissioned(scoring, now[name], before[name], titles.get(name, {}))
    return RuleChanges(
        raised=tuple(c for c in changes if c.name in kept and _gain(c) > 0),
        lowered=tuple(c for c in changes if c.name in kept and _gain(c) < 0),
        added=tuple(c for c in changes if c.before is None and c.after),
        dropped=tuple(c for c in changes if c.before and c.after is None),
        commissioned_added=tuple(
            c for c in commissioned if c.name in kept and c.before is None and c.after
        ),
    )


def _gain(change: RuleChange) -> Fraction:
    return (change.after or Fraction(0)) - (change.before or Fraction(0))


def _commissioned(
    scoring: ScoringDef, now: Registry, before: Registry, titles: Titles
) -> tuple[RuleChange, ...]:
    return _changes(scoring.bonus.points, now, before, titles) if scoring.bonus else ()


def _changes(
    attribute: str, now: Registry, before: Registry, titles: Titles
) -> tuple[RuleChange, ...]:
    """Every medium of either year: this year's in order, then those only last year had."""
    current = {comparable(n): m.name for m in now.members for n in (*m.aliases, m.name)}
    earlier: dict[str, Fraction | None] = {}
    for member in before.members:
        name = current.get(comparable(member.name), member.name)
        earlier[name] = _points(member, attribute)
    later = {member.name: _points(member, attribute) for member in now.members}
    names = dict.fromkeys((*later, *earlier))
    titled = {m.name for m in (*now.members, *before.members) if _is_title(m, titles)}
    return tuple(RuleChange(n, earlier.get(n), later.get(n), n in titled) for n in names)


def _is_title(member: Member, titles: Titles) -> bool:
    return any(
        comparable(str(member.attributes.get(attribute))) in map(comparable, values)
        for attribute, values in titles.items()
    )


def _points(member: Member, attribute: str) -> Fraction | None:
    """The member's points; None where they are blank or 0, that is where it does not count."""
    points = member.attributes.get(attribute)
    return (Fraction(points) if isinstance(points, Decimal) else None) or None
