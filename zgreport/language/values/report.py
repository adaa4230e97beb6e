"""Parts of the report as the language sees them: contests, rules that changed, weaknesses."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.figures.model import Kind
from zgreport.language.entries import Entry as PageEntry
from zgreport.language.faults import fault
from zgreport.language.values.plain import Number, Origin, Shown, Text, Texts, Value
from zgreport.language.values.things import Thing
from zgreport.names import near_misses
from zgreport.values import dataclass
from zgreport.wording import lists
from zgreport.wording.quantity import number
from zgreport.wording.rounding import trimmed

if TYPE_CHECKING:
    from collections.abc import Callable

    from zgreport.definition.model import Phrase, WeaknessDef
    from zgreport.figures.contest import ContestResult, Entry
    from zgreport.figures.scoring import RuleChanges

__all__ = ["RULE_CHANGES", "WEAKNESSES", "ContestValue", "Weakness", "rule_changes"]

RULE_CHANGES = (
    PageEntry("提高", "", "分值提高的载体", "{{ 评价办法.提高|顿号 }}"),
    PageEntry("降低", "", "分值降低的载体", "{{ 评价办法.降低|顿号 }}"),
    PageEntry("新增", "", "新列入计分的载体", "{{ 评价办法.新增|顿号 }}"),
    PageEntry("取消", "", "不再计分的载体", "{{ 评价办法.取消|顿号 }}"),
    PageEntry("约稿新增", "", "新给约稿加分的载体", "{{ 评价办法.约稿新增|顿号 }}"),
)
"""What 评价办法 has: lists of media."""

WEAKNESSES = (
    PageEntry("标题", "", "不足的小标题", "{% for 条 in 不足 %}{{ 条.标题 }}；{% endfor %}"),
    PageEntry(
        "正文",
        "",
        "不足的正文",
        "{% for 条 in 不足 %}{% if loop.last %}{{ 条.正文 }}{% endif %}{% endfor %}",
    ),
)
"""What one weakness has."""


@dataclass(frozen=True, slots=True)
class ContestValue(Value):
    """A contest: its winners one by one, how many they are, and how many were to be."""

    result: ContestResult
    measure_word: str
    places: int

    @property
    def label(self) -> str:
        return self.result.name

    @property
    def names(self) -> tuple[str, ...]:
        """The count of its winners, and of its places."""
        return ("数", "名额")

    @property
    def number(self) -> Fraction:
        return Fraction(len(self.result.entries))

    @property
    def truth(self) -> bool:
        return bool(self.result.entries)

    @property
    def items(self) -> tuple[Value, ...]:
        return tuple(self._winner(entry) for entry in self.result.entries)

    def attribute(self, name: str) -> Value:
        """数: how many won; 名额: how many places there were, without ties at the last."""
        if name in self.names:
            number = self.number if name == "数" else Fraction(self.places)
            return Number(number, Origin(self.label, name))
        return Value.attribute(self, name)

    def weight(self, column: str) -> Value:
        """权重: the share of the result that a column decides, 40%."""
        weights = {weight.column: weight.weight for weight in self.result.weights}
        if column not in weights:
            near, known = near_misses(column, weights), tuple(weights)
            raise fault("unknown_weight", of=self.label, name=column, near=near, known=known)
        percent = Fraction(100 * weights[column], sum(weights.values()))
        return Text(f"{trimmed(percent, 1)}%", Origin(self.label, f'.权重("{column}")'))

    def works(self, column: str, owner: str) -> Value:
        """篇目: the titles of a column behind whose they are, the best first."""
        for name in (column, owner):
            if self.result.entries and name not in (known := tuple(self.result.entries[0].values)):
                near = near_misses(name, known)
                raise fault("unknown_attribute", name=name, of=self.label, near=near, known=known)
        owned = [(entry.values[owner], entry.values[column]) for entry in self.result.entries]
        source = Origin(self.label, f'.篇目("{column}", "{owner}")')
        together = lists.owners_together(owned)
        return Texts(lists.owned_titles(owned), source, together=together)

    def shown(self) -> Shown:
        """How many won, with the measure word."""
        return Shown(f"{len(self.result.entries)}{self.measure_word}", self.origin)

    def _winner(self, entry: Entry) -> Value:
        texts = {name: Text(text, Origin(self.label, name)) for name, text in entry.values.items()}
        result = Text(number(entry.result, Kind.AVERAGE), Origin(self.label, "得分"))
        rank = Number(Fraction(entry.rank), Origin(self.label, "名次"))
        return Thing(f"{self.label}", {**texts, "名次": rank, "得分": result})


@dataclass(frozen=True, slots=True)
class Weakness(Value):
    """A weakness whose condition holds; its words are worked out where they are printed."""

    definition: WeaknessDef
    render: Callable[[Phrase], Value]

    @property
    def label(self) -> str:
        return "不足"

    @property
    def names(self) -> tuple[str, ...]:
        """Its two parts."""
        return ("标题", "正文")

    @property
    def truth(self) -> bool:
        return True

    def attribute(self, name: str) -> Value:
        """The heading or the text, with the marks of the values in it."""
        if name not in self.names:
            return Value.attribute(self, name)
        return self.render(self.definition.title if name == "标题" else self.definition.text)


def rule_changes(changes: RuleChanges) -> Value:
    """评价办法: the media by how their points changed."""
    by_name = {
        "提高": changes.raised,
        "降低": changes.lowered,
        "新增": changes.added,
        "取消": changes.dropped,
        "约稿新增": changes.commissioned_added,
    }
    parts = {
        name: Texts(
            tuple(
                lists.title(change.name) if change.is_title else change.name for change in changed
            ),
            Origin("评价办法", f".{name}"),
        )
        for name, changed in by_name.items()
    }
    members = tuple(item for part in parts.values() for item in part.items)
    return Thing("评价办法", parts, members)
