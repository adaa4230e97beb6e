"""Measure words: which signs are read as one, in each kind of text.

The sets differ on purpose: 期 behind a total is a measure word, in a column of issue numbers (12期)
it is part of a name, and in prose many a sign (年, 日, 层) counts that no table is headed by.  What
converts into what stands in `units`.
"""

from __future__ import annotations

__all__ = ["AFTER_TOTALS", "BEHIND_TAGS", "COUNTED_IN_PROSE", "IN_COLUMNS", "IN_PROSE"]

IN_COLUMNS = "字分篇条次人名票"
"""Behind the numbers of a column of which nothing else is known."""

AFTER_TOTALS = "篇条字人件次份项场期户票个元分家名位天"
"""Behind the number of a total: 共3篇, 合计12户."""

COUNTED_IN_PROSE = "个人名篇条项家件次期份户场所处座辆台套本册种批组亩吨米票位字页张笔宗起例元"
"""Signs in a sentence with which no compound word begins."""

IN_PROSE = (
    "人名篇条项家件次期份户年天日月周岁倍成分场所处座辆台部套本册种类批组支亩吨米斤里票位门间棵株头只届轮字"
    "页卷张块栋幅首封笔宗起例村镇县"
)
"""All single signs that may stand behind a number in a sentence."""

BEHIND_TAGS = ("万元", "亿元", *"篇条件份个项次人名位期户场元天分家本册批")
"""What staff type once more behind a tag that prints it."""
