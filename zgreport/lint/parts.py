"""Parts: those that exceed their whole, behind 其中 or as what is and what is not."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from zgreport.lint.intervals import NO_LIMIT
from zgreport.lint.measures import HAN
from zgreport.lint.moves import COMPARED, FALL, RISE
from zgreport.lint.quantities import Kind, Quantity, quantities
from zgreport.lint.rule import Hit, Rule, Strength
from zgreport.lint.sums import (
    CHANGED,
    EACH,
    ITEM,
    LABEL,
    NO_PART,
    overlaps,
    side_by_side,
    stem_of_opposites,
)
from zgreport.lint.wholes import parts_of_known
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from zgreport.lint.text import Paragraph, Text

__all__ = ["RULES"]

_AMONG = Pattern("[，,。；;、：:…（(]{1,4}(?:在?其中|包括)(?![的之])")
_NEAR = Pattern(
    f"(?:[，,；;（(]?{COMPARED}?(?:{RISE}|{FALL}|持平)了?[\\d.]*(?:%|个百分点)?)*[^{HAN}\\d]*(?:其中|包括)"
)
_STOP = Pattern(r"[；。！？）)]")
_NEW_WHOLE = Pattern("新增|新建|新引|新改扩建|另有|此外|还有")
_NEXT_PART = Pattern(rf"{LABEL}{{1,14}}\d")
_OF_EACH = Pattern(f"[{HAN}]{{0,6}}(?:收入|人数|产值|面积|规模|金额)?")
_THRESHOLDS = ("超过", "超", "突破", "逾", "至少", "不少于", "不低于", "以上")
_BY = Pattern("新增|累计|另|上年")
_REACH = 300
_LABEL = 8
_UNITS = "[个家名人所支户件项篇处座辆台份]"
_GRADED = Pattern(
    rf"(?<![\d.])(?P<n>\d{{1,6}})(?P<unit>{_UNITS})[{HAN}（）、]{{1,12}}?(?:当?中|里)[，,：:](?P<parts>(?:有)?\d{{1,6}}{_UNITS}[{HAN}“”]{{1,16}}"
    rf"(?:[，,、；;和](?:有)?\d{{1,6}}{_UNITS}[{HAN}“”]{{1,16}}){{1,8}})(?=[。；，])"
)
_GRADE = Pattern(rf"(?P<size>\d{{1,6}})(?P<unit>{_UNITS})(?P<what>[{HAN}“”]{{1,16}})")
_GRADES = Pattern(
    "不合格|基本合格|合格|优秀|优等|良好|良等|中等|一般|较好|较差|[优良中差好]$|不达标|未达标|达标|未完成|已完成|完成|在建|未开工|已?竣工"
    "|[一二三四]等奖|[一二三四ABCD]类|[一二三四]星|[一二三四]级|一档|二档|三档|不满意|基本满意|满意|未整改|已整改|正在|尚未|即将"
)
_BOTH = Pattern("均|都|同时|还|也|其中|既|又")


def _parts_exceed(paragraph: Paragraph) -> Iterator[Hit]:
    """X篇，其中…Y篇: no part of one unit is larger than the whole, nor a list of parts."""
    found = quantities(paragraph)
    text = paragraph.masked
    starts = [quantity.start for quantity in found]
    for among in _AMONG.finditer(text):
        behind = bisect_left(starts, among.start())
        place = _whole(found, behind, among.start())
        if place is None:
            continue
        whole, most = found[place], _most(found, place, text[found[place].end : among.end()])
        end = _end(text, among)
        parts = _parts(found[behind : behind + 40], whole.unit, end)
        too_large = [q for q in parts if q.printed.low > most]
        listed = side_by_side(found, behind, end)
        is_over = listed and listed.items[0].unit == whole.unit and listed.size[0] > most
        if too_large or (listed and is_over and not overlaps(listed)):
            last = too_large[-1] if too_large or not listed else listed.items[-1]
            yield Hit(paragraph.number, whole.start, last.end)


def _whole(found: Sequence[Quantity], behind: int, end: int) -> int | None:
    """The place of the number that 其中 divides: the nearest one that is no change or rate."""
    for place in range(behind - 1, max(behind - 4, -1), -1):
        quantity = found[place]
        if quantity.end < end - _REACH // 3:
            return None
        if not CHANGED.search(quantity.before) and quantity.kind is Kind.COUNT:
            return place if quantity.unit and not quantity.ranged else None
    return None


def _most(found: Sequence[Quantity], place: int, between: str) -> Fraction:
    """The most the whole may be; behind a full stop or a clause 其中 may mean an earlier number."""
    whole = found[place]
    if EACH.search(whole.before):
        return NO_LIMIT
    is_far = "。" in between or "…" in between or not _NEAR.fullmatch(between)
    near = [whole]
    if whole.before[:1] == "、" and place and found[place - 1].unit == whole.unit:
        return NO_LIMIT  # 甲类12篇、乙类8篇，其中: of which of them, or of both
    for earlier in found[max(place - 6, 0) : place] if is_far else ():
        if earlier.unit == whole.unit and earlier.start > whole.start - _REACH:
            near.append(earlier)
    return max(q.printed.high for q in near)


def _end(text: str, among: re.Match[str]) -> int:
    """Where the clause about the parts of a whole ends."""
    furthest = min(among.end() + _REACH, len(text))
    is_bracket = "（" in among[0] or "(" in among[0]
    for stop in _STOP.finditer(text, among.end(), furthest):
        ahead = text[stop.end() : stop.end() + 60]
        is_inside = (is_bracket and stop[0] not in "）)") or (not is_bracket and stop[0] in "）)")
        goes_on = stop[0] in "；;" and _NEXT_PART.match(ahead) and "其中" not in ahead
        if not is_inside and not goes_on:
            return stop.start()
    return furthest


def _parts(found: Sequence[Quantity], unit: str, end: int) -> Iterator[Quantity]:
    """The parts in that unit; 新增 and its like begin with a whole of their own."""
    is_enumerated = False
    for place, quantity in enumerate(found):
        before = quantity.before
        if quantity.end > end or _NEW_WHOLE.search(before):
            return
        if is_enumerated and before[:1] in "，," and "和" not in before:
            return  # 其中甲280人次、乙1200人次，网络培训5600人次
        is_enumerated = is_enumerated or before[:1] == "、"
        of_each = place and _OF_EACH.fullmatch(before) and quantity.mark in _THRESHOLDS
        if quantity.unit == unit and _is_part(quantity) and not of_each:
            yield quantity


def _is_part(quantity: Quantity) -> bool:
    words = re.split("[，。；：、（]", quantity.before)[-1]
    is_rate = quantity.after[:1] in ("/", "／")
    return not (quantity.ranged or is_rate) and not NO_PART.search(words) and words != ""


def _complements_exceed(paragraph: Paragraph) -> Iterator[Hit]:
    """检查60家，合格45家，不合格25家: what is and what is not come to all at the most."""
    for whole, one, other in zip(*(quantities(paragraph)[n:] for n in range(3)), strict=False):
        heads = (ITEM.match(one.before), ITEM.match(other.before))
        if not heads[0] or not heads[1] or len({whole.unit, one.unit, other.unit, ""}) != 2:
            continue
        is_whole = whole.kind is Kind.COUNT and not whole.ranged and heads[0]["mark"]
        labels = (heads[0]["label"], heads[1]["label"])
        low = one.printed.low + other.printed.low
        stem = stem_of_opposites(labels)
        is_all = is_whole and stem and not _is_another(whole, stem)
        if is_all and low > whole.loose.high and not _BY.search(labels[0]):
            yield Hit(paragraph.number, whole.start, other.end)


def _is_another(quantity: Quantity, stem: str) -> bool:
    """True for 基本满意 before 满意 and 不满意: a grade beside them, and no whole of theirs."""
    head = ITEM.match(quantity.before)
    return head is not None and head["label"].endswith(stem)


def _graded_exceed(paragraph: Paragraph) -> Iterator[Hit]:
    """18个乡镇中，12个优秀、5个良好、2个一般: the grades of all come to all at the most."""
    for match in _GRADED.finditer(paragraph.masked):
        found = _GRADE.finditer(match["parts"])
        parts = [part for part in found if part["unit"] == match["unit"]]
        sizes = [int(part["size"]) for part in parts]
        words = [part["what"] for part in parts]
        known = [_GRADES.search(what) for what in words]
        is_scale = all(known) and len({one[0] for one in known if one}) == len(known)
        is_list = "、" in match["parts"] and len(parts) > 2 and not _BOTH.search(match["parts"])
        whole, total = int(match["n"]), sum(sizes)
        if len(parts) > 1 and total > whole and (is_scale or (is_list and total <= whole * 5 / 4)):
            yield Hit(paragraph.number, match.start(), match.end())


def _everywhere(text: Text) -> Iterator[Hit]:
    for paragraph in text.paragraphs:
        yield from _parts_exceed(paragraph)
        yield from _complements_exceed(paragraph)
        yield from _graded_exceed(paragraph)
    yield from parts_of_known(text)


RULES = (
    Rule(
        "lint.parts_exceed_whole",
        "“其中”的数大于总数",
        "《与数字有关的病句》；前后一致",
        Strength.ERROR,
        "报送稿件284篇，其中县区报送343篇。",
        "报送稿件284篇，其中县区报送243篇。",
        _everywhere,
    ),
)
