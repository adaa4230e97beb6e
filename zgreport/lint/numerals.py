"""Numerals: digits and characters, each in its place and in one form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.lint.measures import COUNT, HAN, UNIT, VAGUE
from zgreport.lint.rule import Hit, Rule, Strength, each, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph

__all__ = ["RULES"]

_DIGIT = "一二三四五六七八九"
_WORD_FORM = re.compile(rf"[{_DIGIT}两十百千万]{{1,16}}{VAGUE}(?P<unit>{COUNT})")
_DIGIT_FORM = re.compile(rf"\d{{1,16}}[百千万亿]{{0,4}}{VAGUE}(?P<unit>{COUNT})")


def _mixed_numerals(paragraph: Paragraph) -> Iterator[Hit]:
    """Round numbers of one measure word, in characters and in digits, in one sentence."""
    for start, sentence in paragraph.sentences():
        words = {m["unit"]: m for m in _WORD_FORM.finditer(sentence) if not _is_part(sentence, m)}
        for digits in _DIGIT_FORM.finditer(sentence):
            other = words.get(digits["unit"])
            if other:
                at = start + digits.start()
                yield Hit(paragraph.number, at, start + digits.end(), (other[0], digits[0]))


def _is_part(sentence: str, match: re.Match[str]) -> bool:
    """True where the characters are the end of a number with digits (3千余人)."""
    return sentence[max(match.start() - 1, 0) : match.start()].isdecimal()


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
            r"|百(?![强佳货姓科日村校企城业县岗]|分[之点]|度))(?=[余多万]|" + UNIT + ")"
        ),
    ),
    Rule(
        "lint.percent_in_words",
        "百分数一半数字一半汉字",
        "GB/T 15835-2011 5.3",
        Strength.ERROR,
        "合格的占百分之90。",
        "合格的占90%。",
        found(rf"百分之\d{{1,16}}(?:\.\d{{1,16}})?%?|[{_DIGIT}十百]{{1,16}}[%％]"),
    ),
    Rule(
        "lint.fullwidth_digits",
        "全角的数字",
        "GB/T 15835-2011 5.1",
        Strength.ERROR,
        "全年出刊２４期。",
        "全年出刊24期。",
        found("[０-９]+(?:[．，][０-９]+)*"),
    ),
    Rule(
        "lint.fullwidth_percent",
        "全角的百分号",
        "GB/T 15835-2011 4.1",
        Strength.ERROR,
        "采用率为12.7％。",
        "采用率为12.7%。",
        found(r"\d{1,16}(?:\.\d{1,16})?％"),
    ),
    Rule(
        "lint.count_with_ring",
        "计量用了“〇”",
        "GB/T 15835-2011 5.2.5",
        Strength.ERROR,
        "共收到来信三千〇五十二封。",
        "共收到来信三千零五十二封。",
        found(rf"[百千万亿][〇○](?=[{_DIGIT}十])"),
    ),
    Rule(
        "lint.estimate_with_comma",
        "相邻两数表示概数用了顿号",
        "GB/T 15835-2011 5.2.1",
        Strength.ERROR,
        "每个支部选出三、四名骨干。",
        "每个支部选出三四名骨干。",
        found(
            rf"(?<=[{HAN}])(?<![第{_DIGIT}十、列分获居排在位])(?:一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九)"
            rf"(?=[十百千万]*(?:{COUNT}|天|米|里)(?!产业))"
        ),
    ),
    Rule(
        "lint.adjacent_numbers",
        "两个数紧挨着",
        "GB/T 15835-2011 4.3",
        Strength.ADVICE,
        "高三3个班参加了活动。",
        "高三年级的3个班参加了活动。",
        found(
            rf"(?<=[高初大])[一二三四]\d{{1,16}}(?={COUNT})"
            rf"|(?<![十第周期拜之到了至有])[二三四五六七八九]\d{{1,16}}(?={COUNT})"
        ),
    ),
    Rule(
        "lint.mixed_numerals",
        "同类的数一处汉字一处数字",
        "GB/T 15835-2011 4.3",
        Strength.ADVICE,
        "培训党务干部两千余人、信息员300余人。",
        "培训党务干部2000余人、信息员300余人。",
        each(_mixed_numerals),
    ),
)
