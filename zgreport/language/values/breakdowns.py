"""Breakdowns as the language sees them: items with a name and a figure each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.figures.expression import describe
from zgreport.language.entries import Entry
from zgreport.language.faults import fault
from zgreport.language.values.figures import Ground, figure_value
from zgreport.language.values.plain import Cut, Origin, Shown, Value
from zgreport.language.values.things import Name, Thing
from zgreport.values import dataclass
from zgreport.wording.leaders import leaders
from zgreport.wording.lists import UNLISTED, named

if TYPE_CHECKING:
    from zgreport.figures.breakdown import Breakdown, Item

__all__ = ["ITEMS", "BreakdownValue", "LeadersValue"]

ITEMS = (
    Entry("名", "", "这一项的名称", '{% for 项 in 发稿.前(2, "类别") %}{{ 项.名 }}；{% endfor %}'),
    Entry("值", "", "这一项的指标", '{% for 项 in 发稿.前(2, "类别") %}{{ 项.值 }}；{% endfor %}'),
)
"""What one item of 按 or 前 has."""


@dataclass(frozen=True, slots=True)
class BreakdownValue(Value):
    """A figure for each value of a column; `form` is how it was asked for.

    It is `plain` where every value has its item, none kept or left out for its number.
    `most` is how many were asked for where ties may make them more, counted by `word`; else 0.
    """

    ground: Ground
    breakdown: Breakdown
    form: str
    most: int = 0
    word: str = ""
    plain: bool = False

    @property
    def label(self) -> str:
        return describe(self.breakdown.expression) + self.form

    @property
    def is_missing(self) -> bool:
        return not self.ground.facts.available(self.breakdown.expression)

    @property
    def truth(self) -> bool:
        return bool(self.breakdown.items)

    @property
    def items(self) -> tuple[Value, ...]:
        """Its items, each with 名 and 值."""
        return tuple(self._item(item) for item in self.breakdown.items)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(self._name(item) for item in self.breakdown.items)

    @property
    def cut(self) -> Cut | None:
        """Where ties more than double what was asked for."""
        if not self.most or len(self.breakdown.items) <= 2 * self.most:
            return None
        return Cut(self.most, self.word)

    @property
    def origin(self) -> Origin:
        figure = self.ground.facts.figure(self.breakdown.expression)
        return Origin(describe(self.breakdown.expression), self.form, figure)

    def shown(self) -> Shown:
        """Nothing: the author says how the names are joined."""
        raise fault("needs_joining", of=self.label)

    def _item(self, item: Item) -> Value:
        name, raw = self._name(item), item.name or UNLISTED
        source = Origin(describe(item.expression), "名")
        parts = {"名": Name(name, source, raw), "值": figure_value(self.ground, item.expression)}
        return Thing(name, parts)

    def _name(self, item: Item) -> str:
        return named(self.breakdown.column, item.name or UNLISTED)


@dataclass(frozen=True, slots=True)
class LeadersValue(BreakdownValue):
    """The items that stand out; printed as they are, or joined like those of any breakdown."""

    def shown(self) -> Shown:
        """居前的有甲县（9篇），乙县、丙区（各3篇）, or 最多的是甲县（9篇）."""
        facts = self.ground.facts
        named = [(self._name(item), facts.figure(item.expression)) for item in self.breakdown.items]
        return Shown(leaders(named), self.origin)
