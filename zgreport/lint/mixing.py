"""Mixing: characters and digits within one number, or for numbers of one kind side by side."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from zgreport.lint.measures import COUNT, UNIT, VAGUE
from zgreport.lint.rule import Hit, Rule, Strength, each, found
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph

__all__ = ["RULES"]

_DIGIT = "一二三四五六七八九"
_HAN_DIGITS = f"[{_DIGIT}十百千零两]"
_SIZE = f"(?:[余多]?(?:{UNIT})|[余多万亿%％])"
_NOT_A_DATE = "(?![年月GgＧ])"
_HAN_FIRST = (
    rf"(?<![{_DIGIT}十百初])(?:[{_DIGIT}两][十百千万]|[百千十]){_HAN_DIGITS}{{0,10}}"
    rf"\d{{1,6}}(?:\.\d{{1,4}})?(?={_SIZE}){_NOT_A_DATE}"
)
_DIGITS_FIRST = (
    rf"(?<![\d.第〇A-Za-z])\d{{1,6}}(?:十|[百千万亿](?=[{_DIGIT}十零〇两]))[{_DIGIT}十百千零〇两]{{0,8}}"
    rf"(?={_SIZE})(?<!\d十(?=[大强佳]))"
)
_DIGITS_AND_ZERO = rf"(?<![\d.第])\d{{1,4}}[百千万亿]零\d{{1,4}}(?={UNIT})"
_ALTERNATING = rf"(?<![\d.第年月日季度期])\d[{_DIGIT}](?=(?:多|余)?{COUNT})(?!.等奖)"

_ROUND_WORDS = Pattern(rf"[{_DIGIT}两十百千万]{{1,16}}{VAGUE}(?P<unit>{COUNT})")
_ROUND_DIGITS = Pattern(rf"\d{{1,16}}[百千万亿]{{0,4}}{VAGUE}(?P<unit>{COUNT})")
_ITEM = Pattern(
    rf"(?<![第{_DIGIT}十百千万亿半\d.])(?:(?P<words>[{_DIGIT}两][十百千][{_DIGIT}十百零]{{0,8}}|[二三四五六七八九两十])"
    rf"|(?P<digits>\d{{1,16}}))(?P<unit>{COUNT})(?![级等月])"
)
_LIST_GAP = Pattern(r"[^，。；：！？（）\d、]{0,14}、[^，。；：！？（）\d、]{0,16}")


def _mixed_numerals(paragraph: Paragraph) -> Iterator[Hit]:
    """Numbers of one measure word in characters and in digits: round ones, items of a list."""
    for start, sentence in paragraph.sentences():
        for words, digits in (*_round_ones(sentence), *_items(sentence)):
            said = (words[0], digits[0])
            yield Hit(paragraph.number, start + digits.start(), start + digits.end(), said)


def _round_ones(sentence: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """两千余人 and 300余人, anywhere in a sentence."""
    plain = (m for m in _ROUND_WORDS.finditer(sentence) if not _is_part(sentence, m))
    words = {match["unit"]: match for match in plain}
    for digits in _ROUND_DIGITS.finditer(sentence):
        if digits["unit"] in words:
            yield words[digits["unit"]], digits


def _is_part(sentence: str, match: re.Match[str]) -> bool:
    """True where the characters are the end of a number with digits (3千余人)."""
    return sentence[max(match.start() - 1, 0) : match.start()].isdecimal()


def _items(sentence: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """党员三十五名、信息员20名: two items side by side in a list."""
    found_ones = list(_ITEM.finditer(sentence))
    for one, other in pairwise(found_ones):
        between = sentence[one.end() : other.start()]
        is_mixed = one["unit"] == other["unit"] and bool(one["words"]) != bool(other["words"])
        if is_mixed and _LIST_GAP.fullmatch(between):
            yield (one, other) if one["words"] else (other, one)


RULES = (
    Rule(
        "lint.mixed_digits",
        "一个数里汉字与阿拉伯数字混用",
        "GB/T 15835-2011 5.3",
        Strength.ERROR,
        "培训信息员一百二十3名。",
        "培训信息员123名。",
        found("|".join((_HAN_FIRST, _DIGITS_FIRST, _DIGITS_AND_ZERO, _ALTERNATING)), whole=True),
    ),
    Rule(
        "lint.mixed_numerals",
        "同类的数一处汉字一处数字",
        "GB/T 15835-2011 4.3.3",
        Strength.ADVICE,
        "培训党务干部两千余人、信息员300余人。",
        "培训党务干部2000余人、信息员300余人。",
        each(_mixed_numerals, _ROUND_DIGITS, _LIST_GAP),
    ),
)
