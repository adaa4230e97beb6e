"""Numerals: digits and characters, each in its place and in one form."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.lint.measures import COUNT, UNIT
from zgreport.lint.rule import Rule, Strength, found

if TYPE_CHECKING:
    import re

__all__ = ["RULES"]

_DIGIT = "一二三四五六七八九"


def _in_full(match: re.Match[str]) -> str:
    """5千 as 5000."""
    words = match[0]
    value = Fraction(words[:-1]) * {"千": 1000, "百": 100}[words[-1]]
    return str(value) if value.denominator == 1 else ""


RULES = (
    Rule(
        "lint.thousand_with_digits",
        "阿拉伯数字与“千”“百”连用",
        "GB/T 15835-2011 5.3",
        Strength.ERROR,
        "印发资料5千份。",
        "印发资料5000份。",
        found(
            r"(?<![\d.第A-Za-z])\d{1,3}(?:\.\d{1,16})?(?:千(?![米克瓦焦卡帕伏赫安兆禧字里])"
            r"|百(?![强佳货姓科日村校企城业县岗]|分[之点]|度))(?=[余多万]|" + UNIT + ")",
            whole=True,
            right=_in_full,
        ),
    ),
    Rule(
        "lint.percent_in_words",
        "百分数一半数字一半汉字",
        "GB/T 15835-2011 5.3",
        Strength.ERROR,
        "合格的占百分之90。",
        "合格的占90%。",
        found(rf"百分之\d{{1,16}}(?:\.\d{{1,16}})?%?|[{_DIGIT}十百]{{1,16}}[%％]", whole=True),
    ),
    Rule(
        "lint.fullwidth_digits",
        "全角的数字",
        "GB/T 15835-2011 5.1.7",
        Strength.ERROR,
        "全年出刊２４期。",
        "全年出刊24期。",
        found("[０-９]+(?:[．，][０-９]+)*"),
    ),
    Rule(
        "lint.fullwidth_percent",
        "全角的百分号",
        "GB/T 15835-2011 5.1.7；公文惯例",
        Strength.ADVICE,
        "采用率为12.7％。",
        "采用率为12.7%。",
        found(r"\d{1,16}(?:\.\d{1,16})?％"),
        once=True,
    ),
    Rule(
        "lint.count_with_ring",
        "计量用了“〇”",
        "GB/T 15835-2011 5.2.5",
        Strength.ERROR,
        "共收到来信三千〇五十二封。",
        "共收到来信三千零五十二封。",
        found(rf"[百千万亿](?:零?[〇○]零?|零零)(?=[{_DIGIT}十])", whole=True),
    ),
    Rule(
        "lint.letter_in_number",
        "数里混进了字母",
        "GB/T 15835-2011 5.1",
        Strength.ERROR,
        "共有12O人参加培训。",
        "共有120人参加培训。",
        found(
            rf"(?<![A-Za-z\d.\-])\d{{1,8}}(?:[OoОΟ]{{1,4}}(?:\d[\dOo]{{0,8}}[余多万]?(?={UNIT})|(?=[余多万]?{COUNT}))"
            rf"|[lI](?:\d{{1,8}}(?={UNIT})|(?={COUNT})))(?![\dOo]{{0,3}}年)"
        ),
    ),
    Rule(
        "lint.adjacent_numbers",
        "两个数紧挨着",
        "GB/T 15835-2011 4.3.3",
        Strength.ADVICE,
        "高三3个班参加了活动。",
        "高三年级的3个班参加了活动。",
        found(
            rf"(?<=[高初大])[一二三四]\d{{1,16}}(?={COUNT})"
            rf"|(?<![十第周期拜之到了至有])[二三四五六七八九]\d{{1,16}}(?={COUNT})"
        ),
    ),
)
