"""Examples: those of the page of the language, said with the names of another workspace.

The page speaks of the example's ledgers.  A workspace that has these prints them as they are;
for any other, each of the page's names is put for what it is of (a figure, a column, a value of
it …), and the first of the workspace's own that prints anything is taken.
"""

from __future__ import annotations

import re
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.figures.expression import Measure, Rows, describe, literal
from zgreport.ledgers.model import ColumnRole
from zgreport.patterns import Pattern
from zgreport.pipeline.handbook.ledgers import can_be_asked
from zgreport.pipeline.handbook.words import frequent_words
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.definition.model import Definition
    from zgreport.ledgers.model import Column
    from zgreport.pipeline.handbook.ledgers import LedgerPage

__all__ = ["Examples"]

_MOST = 200  # fillings that are tried of one example
_VALUES = 3  # of a column

_SLOTS: Mapping[str, str] = {
    "公众号.阅读": "figure",
    "公众号.推送": "figure",
    "发稿 > 900": "not_rows",
    "发稿 > 500": "rows",
    "组工信息": "rows",
    "发稿": "rows",
    "报送": "rows",
    "十佳": "contest",
    "条 in 不足": "loop",
    "条.标题": "name",
    '"票数"': "weight",
    '篇目("标题", "单位")': "works",
    '质效(组别="市直单位")': "scores",
    "标题_": "text_suffix",
    '"党建"': "word",
    '"标题"': "text",
    "字数_": "number_suffix",
    '"字数"': "number",
    "3000": "middle",
    "1000": "middle",
    "事发日期_": "column_suffix",
    '"事发日期"': "start",
    '"报送日期"': "end",
    '载体_不是="省先锋网"': "other",
    '(载体=["省先锋网", "省日报"])': "narrowed",
    '(镜子="三棱镜")': "narrowed",
    '(级别="市级")': "narrowed",
    '(级别="省级")': "narrowed",
    '(载体="省日报")': "narrowed",
    '(载体="云川党建")': "narrowed",
    '(采用="是")': "narrowed",
    ', 按="分值"': "by",
    '"载体"': "column",
    '"期号"': "column",
    "'期号'": "column",
    '"单位"': "column",
    '"类别"': "column",
    '"个单位"': "counted",
    '"篇数"': "what",
    '"篇"': "counted",
    "超过五百篇": "some",
    "很多": "none",
    "不少": "some",
    "还不多": "some",
    "市级": "own",
}
"""What each name of the page's examples is of."""

_NAMES = Pattern("|".join(map(re.escape, sorted(_SLOTS, key=len, reverse=True))))
_NOTHING: Mapping[str, str] = MappingProxyType({})
_WORDS = {
    "counted": '"个"',
    "what": '"数量"',
    "some": "有",
    "none": "没有",
    "own": "部分",
    "name": "条.名",
}


@dataclass(frozen=True, slots=True)
class Examples:
    """Makes examples in the names of a workspace."""

    definition: Definition
    pages: Sequence[LedgerPage]

    def of(self, example: str) -> Iterator[str]:
        """The example as the page has it, then in the workspace's own names."""
        yield example
        used = {_SLOTS[found.group()] for found in _NAMES.finditer(example)}
        if used:
            yield from islice(self._filled(example, used), _MOST)
        if "narrowed" in used and ("." in example or "|" in example):
            yield from islice(self._filled(example, used, {"narrowed": ""}), _MOST)

    def _filled(
        self, example: str, used: set[str], fixed: Mapping[str, str] = _NOTHING
    ) -> Iterator[str]:
        for found in self._fillings():
            names = {**found, **fixed}
            if used <= names.keys():

                def own(found: re.Match[str], names: Mapping[str, str] = names) -> str:
                    return names[_SLOTS[found.group()]]

                yield _NAMES.sub(own, example)

    def _fillings(self) -> Iterator[dict[str, str]]:
        """Names for the slots: of each ledger with rows, then of each named figure."""
        given = {**_WORDS, **self._contest(), "scores": "质效"}
        for page in self.pages:
            measured = _measured(page)
            for rows in _counted(page):
                for column in _columns(page, measured) or [{}]:
                    yield {**given, **rows, **measured, **column}
        for figure in self.definition.figures:
            yield {**given, "rows": figure.name, "figure": figure.name}

    def _contest(self) -> dict[str, str]:
        for contest in self.definition.contests[:1]:
            weights = [literal(weight.column) for weight in contest.weights]
            return {"contest": contest.name, "weight": weights[0] if weights else '""'}
        return {}


def _counted(page: LedgerPage) -> Iterator[dict[str, str]]:
    """What of the ledger is a figure: its rows, and each measure."""
    measures = [describe(Measure(page.name, each.name)) for each in page.ledger.measures]
    rows = describe(Rows(page.name))
    for each in [rows, *measures] if page.ledger.measure_word else [*measures, rows]:
        yield {"rows": each, "figure": each, "not_rows": f"not {each}"}


def _texts(page: LedgerPage) -> list[Column]:
    """Columns of text that are no list, those of prose first."""
    own = [c for c in page.columns.values() if c.role is ColumnRole.OWN and page.values_of(c.name)]
    return sorted(own, key=lambda column: not page.contents[column.name].is_prose)


def _columns(page: LedgerPage, measured: Mapping[str, str]) -> list[dict[str, str]]:
    """A column to ask for and one of its values, by turns."""
    asked = [
        (column.name, value)
        for column in sorted(page.columns.values(), key=lambda column: _is_single(page, column))
        if not (column.numeric or column.is_date) and can_be_asked(column.name)
        for value in page.values_of(column.name)[:_VALUES]
    ]
    return [_of_column(page.name, name, literal(value), measured) for name, value in asked]


def _is_single(page: LedgerPage, column: Column) -> bool:
    """True where most values stand in one row only: a poor column to break figures down by."""
    held = page.contents.get(column.name)
    return held is None or len(held.values) * 2 > held.rows


def _of_column(ledger: str, name: str, value: str, measured: Mapping[str, str]) -> dict[str, str]:
    found = {
        "column": literal(name),
        "column_suffix": f"{name}_",
        "narrowed": f"({name}={value})",
        "loop": f"条 in {ledger}.前(3, {literal(name)})",
        "other": f"{name}_不是={value}",
    }
    text = measured.get("text")
    if text and text != literal(name):
        found["works"] = f"篇目({text}, {literal(name)})"
    return found


def _measured(page: LedgerPage) -> dict[str, str]:
    """Its columns of prose, of numbers and of dates, as far as it has any."""
    names = {"by": ""}
    asked = [c for c in page.columns.values() if page.contents.get(c.name)]
    for column in _texts(page)[:1]:
        words = frequent_words(page.values_of(column.name))
        names |= {"text": literal(column.name), "text_suffix": f"{column.name}_"}
        names |= {"word": literal(words[0])} if words else {}
    for column in [c for c in asked if c.numeric and page.contents[c.name].middle is not None][:1]:
        names |= {"number": literal(column.name), "number_suffix": f"{column.name}_"}
        names |= {"middle": str(page.contents[column.name].middle)}
        names |= {"by": f", 按={literal(column.name)}"}
    dates = [literal(c.name) for c in asked if c.is_date]
    return names | dict(zip(("start", "end"), dates[:2] if len(dates) > 1 else (), strict=False))
