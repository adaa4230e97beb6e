"""Labels: what the text of a cell says about its row: 合计, 同比, 注：…, 制表人：…, 无."""

from __future__ import annotations

import enum
import functools
import re
from typing import TYPE_CHECKING

from zgreport.ledgers.tables import phrases
from zgreport.ledgers.texts import comparables, strings
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zgreport.ledgers.files.sheet import Scalar

__all__ = ["Label", "label_of", "labels_among", "named_part"]


class Label(enum.StrEnum):
    """What a text says about its row where it is no value of its column."""

    TOTAL = "total"  # 合计, 1-6月小计, 共12篇, Total
    PERHAPS_TOTAL = "perhaps_total"  # 汇总, 累计, 总量: also a value of many a column
    NAMED_TOTAL = "named_total"  # 甲县小计: a total where 甲县 stands above
    PART = "part"  # 其中：市级
    RATE = "rate"  # 月均, 上年同期, 同比增长（%）
    PERHAPS_RATE = "perhaps_rate"  # 上年, 目标, 排名
    NIL = "nil"  # 无, 零报告, /
    PAGE = "page"  # 第1页 共3页
    NOTE = "note"  # 注：…, 以上共3篇
    SIGNATURE = "signature"  # 制表人：张三
    ROLE = "role"  # 制表人, without a colon


_LONGEST = 40
# A text without any of these carries no label: most titles and names.
_TELLING = re.compile(
    "[计計总總共合∑Σ均占比期年增降升减速率标务划排名位最差数无零未没不涉空暂缺页续承转接过注说明源口径"
    r"截以此本表章签:人员者长任记记管审核校对批办责其中完毕束值额度/\\—–―─×_|-]"
    "|^(?:grand|sub)?[-]?(?:total|sum|avg|average|mean|max|min|count|page|none|nil|null|n/?a|end)",
    re.IGNORECASE | re.MULTILINE,
)
_OPENING = re.compile(rf"[\s\"“(（【\[*＊※△▲#]*(?:{phrases.LONG_OPENINGS})")
_DECORATION = "[]【】「」『』〔〕〖〗<>《》〈〉{}*#=~_:;,、。.!|★☆●■◆▲△※·…—–―─+→>\"'“”‘’- "
_RULES = (
    (Label.PAGE, phrases.PAGE),
    (Label.TOTAL, phrases.TOTAL),
    (Label.PERHAPS_TOTAL, phrases.PERHAPS_TOTAL),
    (Label.RATE, phrases.RATE),
    (Label.PERHAPS_RATE, phrases.PERHAPS_RATE),
    (Label.NOTE, phrases.NOTE),
    (Label.PART, phrases.PART),
    (Label.NAMED_TOTAL, phrases.NAMED_TOTAL),
    (Label.ROLE, phrases.ROLE),
)


@functools.lru_cache(maxsize=1 << 14)
def label_of(text: str) -> Label | None:
    """The label a text is, in any width, spacing and brackets; None for any other text.

    >>> label_of("【 合　计 】").value, label_of("合计乡")
    ('total', None)
    """
    plain = comparable(text)
    if phrases.NIL.fullmatch(plain.lower()):
        return Label.NIL
    if phrases.PAGE_NUMBER.fullmatch(plain):
        return Label.PAGE
    if phrases.is_signature(plain):
        return Label.SIGNATURE
    bare = _bare(plain).lower()
    for label, pattern in _RULES:
        if pattern.fullmatch(bare):
            return label
    return None


def _bare(plain: str) -> str:
    """The text without what stands around it for show: brackets, stars, a colon at the end."""
    bare = plain.strip(_DECORATION)
    while len(bare) > 2 and bare[0] == "(" and bare[-1] == ")" and bare.count("(") == 1:
        bare = bare[1:-1].strip(_DECORATION)
    return bare or plain


def labels_among(values: Sequence[Scalar]) -> Mapping[str, Label]:
    """The labels among the different values of a column, by the text as it is written."""
    texts = [text for text in strings(values) if len(text) <= _LONGEST or _OPENING.match(text)]
    plain = comparables(texts)
    if not _TELLING.search("\n".join(plain)):
        return {}
    told = [text for text, p in zip(texts, plain, strict=True) if _TELLING.search(p)]
    return {text: label for text in told if (label := label_of(text)) is not None}


def named_part(text: str) -> tuple[str, bool]:
    """What a NAMED_TOTAL is the total of, in comparable form; whether its word is a sure one."""
    found = phrases.NAMED_TOTAL.fullmatch(_bare(comparable(text)).lower())
    return (found["name"], found["sure"] is not None) if found else ("", False)
