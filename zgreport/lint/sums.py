"""Sums: parts that exceed their whole, lists that do not add up."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from zgreport.lint.measures import COUNT, DIGITS
from zgreport.lint.rule import Hit, Rule, Strength, each
from zgreport.numerals.reading import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from zgreport.lint.text import Paragraph

__all__ = ["RULES"]

_UNIT = f"(?:{COUNT}|[万亿]元|公里|公斤)"
_NUMBER = rf"(?<![\d.第])(?P<number>{DIGITS}[余多]?[万亿]?[余多]?)(?P<unit>{_UNIT})"
_WHOLE = re.compile(rf"{_NUMBER}(?=[，（](?:同比[^，。；]*，)?其中)")
_PART = re.compile(_NUMBER)
_END = re.compile("[；。！？）]")
_DIVIDED = re.compile("每|平均|人均|累计|历年|目标|任务|上年|去年|达到|超过|增加|减少|比")
_EACH = re.compile("[每均][^，。；]*$")
_LONGEST_CLAUSE = 300
_LABEL = "(?:[^，。；：、（）\\d]|（[^（）\\d]{1,4}）)"
_LIST = re.compile(
    rf"(?:(?<=[：，。；（])|^)(?P<parts>{_LABEL}+\d{{1,16}}{_UNIT}(?:[、和]{_LABEL}*\d{{1,16}}{_UNIT})+)"
    rf"，(?:共|合计|总计|共计|一共)(?P<number>\d{{1,16}})(?P<unit>{_UNIT})(?=[。；，）])"
)
_ITEM = re.compile(rf"(?P<number>\d{{1,16}})(?P<unit>{_UNIT})")


def _parts_exceed(paragraph: Paragraph) -> Iterator[Hit]:
    """X篇，其中…Y篇: no part of one measure word is larger than the whole, nor a list of parts."""
    text = paragraph.masked
    wholes = list(_WHOLE.finditer(text))
    numbers = list(_PART.finditer(text)) if wholes else []
    starts = [number.start() for number in numbers]
    for whole in wholes:
        size, end = _read(whole), _end_of(text, whole)
        before = max(whole.start() - _LONGEST_CLAUSE, 0)
        each_one = _EACH.search(text, before, whole.start())
        if size is None or each_one or _DIVIDED.search(text, whole.end(), end):
            continue
        inside = numbers[bisect_left(starts, whole.end()) : bisect_left(starts, end)]
        parts = [m for m in inside if m["unit"] == whole["unit"] and m.end() <= end]
        if any((_read(part) or 0) > size for part in parts) or _list_exceeds(text, parts, size):
            yield Hit(paragraph.number, whole.start(), parts[-1].end())


def _end_of(text: str, whole: re.Match[str]) -> int:
    """Where the clause about the parts of a whole ends."""
    furthest = min(whole.end() + _LONGEST_CLAUSE, len(text))
    end = _END.search(text, whole.end() + 1, furthest)
    return end.start() if end else furthest


def _list_exceeds(text: str, parts: list[re.Match[str]], size: Fraction) -> bool:
    """True for parts side by side (一等奖2篇、二等奖4篇) that add up to more than the whole."""
    if len(parts) < 2:
        return False
    between = text[parts[0].end() : parts[-1].start()]
    side_by_side = "，" not in between and between.count("、") == len(parts) - 1
    sizes = [_read(part) for part in parts]
    return side_by_side and sum(s for s in sizes if s is not None) > size


def _read(match: re.Match[str]) -> Fraction | None:
    return _value(match["number"] + match["unit"])


@functools.lru_cache(maxsize=1 << 10)
def _value(written: str) -> Fraction | None:
    """The value, rounded up where it is a round one: 560多 exceeds no whole of 563."""
    reading = parse(written)
    return reading.value if reading else None


def _sum_differs(paragraph: Paragraph) -> Iterator[Hit]:
    for match in _LIST.finditer(paragraph.masked):
        items = list(_ITEM.finditer(match["parts"]))
        total = sum(int(item["number"]) for item in items)
        alike = all(item["unit"] == match["unit"] for item in items)
        if alike and total != int(match["number"]):
            expected = f"{total}{match['unit']}"
            yield Hit(paragraph.number, match.start(), match.end(), expected=expected)


RULES = (
    Rule(
        "lint.parts_exceed_whole",
        "“其中”的数大于总数",
        "《与数字有关的病句》；前后一致",
        Strength.ERROR,
        "报送稿件284篇，其中县区报送343篇。",
        "报送稿件284篇，其中县区报送243篇。",
        each(_parts_exceed),
    ),
    Rule(
        "lint.sum_differs",
        "分项之和与合计不符",
        "《与数字有关的病句》；前后一致",
        Strength.ERROR,
        "评出一等奖2篇、二等奖4篇、三等奖8篇，共12篇。",
        "评出一等奖2篇、二等奖4篇、三等奖8篇，共14篇。",
        each(_sum_differs),
    ),
)
