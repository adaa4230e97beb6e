"""Labels: what sentences and tables call a figure, and how they come to its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.names import comparable, tidy
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from zgreport.drafting.proposal import ColumnDraft

__all__ = ["answered", "measure_label", "said_as"]

_BRACKETS = Pattern(r"[（(【\[][^（）()【】\[\]]*[）)】\]]\s*$")
_SIGNS = Pattern(r"[\W_]+")
_MONTHLY = Pattern("(?:本|当)(?:月|期|季度?)")
_RUNNING = Pattern(r"^(?:本年度?|年度?|当年|年内)?累计(?=..)|(?<=..)(?:本年)?累计$")
_AT_END = Pattern(r"^(?:[本当]?[月季年]末|期末|截至期末)(?=..)")
_TWICE = Pattern("数数$")
_SHORTEST = 2
_MEANS = frozenset({MeasureKind.MEAN, MeasureKind.PERCENT})
_LEVELS = frozenset({MeasureKind.LAST, MeasureKind.RANK})
_MOVED = frozenset({MeasureKind.SUM, MeasureKind.CUMULATIVE, MeasureKind.MEAN})
_MEAN_ALREADY = Pattern("平均|中位")  # 人均 is a mean of each row, and not yet of them all
_WORDS_AT_END = (
    "人次",
    "册次",
    "台次",
    "件次",
    "辆次",
    "班次",
    "场次",
    "头次",
    "趟次",
    "学时",
    "课时",
)
_QUANTITY = Pattern(
    r"(?:[量数额率费款价值分度龄长位积程润债产利税币里时]|收入|支出|合计|总计|人口|资金|经费|投资|工资|补贴|成本|余额|金|损失|次数"
    r"|[^\u4e00-\u9fff])$"
)
_ASKED = Pattern("^(?:是否|能否|可否)已?|(?:与|是)?否$")
_IS = Pattern("[有为属在能可被经]")
_SAYS_YES = frozenset({"是", "√", "✓", "✔", "☑", "y", "yes"})


def measure_label(column: ColumnDraft) -> str:
    """A measure by its header, as a summary of a year calls it: 受理量 of 本月受理量（件）."""
    own = _TWICE.sub("数", _written(column))
    if column.kind in _MOVED:
        own = _shorter(_MONTHLY, own)
    if column.kind is MeasureKind.CUMULATIVE:
        own = _shorter(_RUNNING, own)
    if column.kind is MeasureKind.LAST:
        own = _shorter(_AT_END, own)
    return own


def _written(column: ColumnDraft) -> str:
    """The header with its signs, PM2.5浓度, where the measure's name is nothing but its letters."""
    for header in column.headers:
        plain = _BRACKETS.sub("", tidy(header)).strip()
        named, own = (_SIGNS.sub("", comparable(text)) for text in (plain, column.measure))
        same = own in (named, f"{named}数")
        if plain and not plain[0].isdigit() and same:
            return plain
    return column.measure


def _shorter(pattern: Pattern, label: str) -> str:
    said = pattern.sub("", label)
    return said if len(said) >= _SHORTEST else label


def said_as(label: str, unit: str, kind: MeasureKind | None) -> str:
    """The label up to its number: 金额为, 线损率平均为, 死亡 (27人), 到馆 (70870人次)."""
    if kind is None:
        return f"{label}共"
    if kind in _MEANS:
        return f"{label}为" if _MEAN_ALREADY.search(label) else f"{label}平均为"
    if kind in _LEVELS:
        return f"{label}为"
    if unit in _WORDS_AT_END and label.endswith(unit) and len(label) > len(unit):
        return label.removesuffix(unit)
    return f"{label}为" if label.endswith(_WORDS_AT_END) or _QUANTITY.search(label) else label


def answered(column: str, value: str) -> str:
    """What is so of those that were answered with yes: 约稿 of 是否约稿, 有附件的 of 有无附件."""
    if column.startswith("有无"):
        return f"有{column[2:]}的"
    said = _ASKED.sub("", column)
    if not said or comparable(value).casefold() not in _SAYS_YES:
        return f"“{column}”为“{value}”的有"
    return f"{said}的" if _IS.match(said) else said
