"""Sums: lists that do not add up to the total beside them."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.lint.measures import HAN
from zgreport.lint.moves import FALL, RISE
from zgreport.lint.quantities import Kind, Quantity, quantities
from zgreport.lint.rule import Hit, Rule, Strength, each
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.lint.text import Paragraph

__all__ = [
    "CHANGED",
    "EACH",
    "ITEM",
    "LABEL",
    "NO_PART",
    "OVERLAPPING",
    "RULES",
    "overlaps",
    "side_by_side",
    "stem_of_opposites",
]

OVERLAPPING = Pattern(
    "女|男|党员|团员|民族|群众|党外|党派|学历|学位|研究生|博士|硕士|本科|大专|专科|高中|初中|岁|职称|高级|正高|副高|中级"
    "|年龄|以上|以下|以内|退休|在职|在岗|残疾|低保|脱贫|贫困|留守|老年|青年|中青年|青少年"
    "|认为|表示|希望|满意|反映|选择|受访|分别来自|涉及|获得|荣获|被|采用|刊发|刊登|办结|完成|已|合格|优良|达标|新增|新建|在建|竣工|开工|投入|投产"
)
"""Words of parts that may overlap: 女性120人、党员280人 of 300."""

_SCALES = (  # steps of which each part is on one
    (
        "幼儿",
        "学前",
        "小学",
        "初中",
        "高中",
        "中职",
        "中专",
        "大专",
        "专科",
        "本科",
        "硕士",
        "博士",
    ),
    ("正高", "副高", "中级", "初级"),
    ("新建", "续建", "改建", "扩建"),
    ("竣工", "在建", "未开工"),
    ("办结", "在办"),
    ("在职", "在岗", "退休"),
)
_OPEN_STEP = Pattern("以上|以下|以内|及|研究生|高级")
CHANGED = Pattern(f"(?:{RISE}|{FALL})(?:了|率|幅度?)?(?:为|达|约)?$|占[^，。；]*$|率(?:为|达到?)?$")
NO_PART = Pattern(
    "每|全年|平均|人均|户均|累计|历年|目标|任务|上年|去年|前年|同期|达到|超过|增加|增长|减少|下降|提高|降低|比|较|占|需|应|计划|预计"
    "|最|第(?![一二三四五六七八九十]{1,2}(?:批|期|组|季度|产业|类|阶段|轮|档|片区))|共|合计|总(?!支|工会|队|站|公司|行|院|社|厂|医院)|原|从|由|不含|新增|另|除|还|距|至少|不少于|[本上]年度?末"
)
_TOTAL_BEFORE = Pattern(
    rf"[，,；;、]?(?:全年)?(?:一共|合计|总计|共计|共|总共|累计)(?:为|是|有)?(?:[{HAN}]{{0,4}})$"
)
_NOUNS = Pattern(
    rf"(?<![\d.])(?P<parts>\d{{1,6}}个[{HAN}]{{1,6}}(?:[、，和]\d{{1,6}}个[{HAN}]{{1,6}}){{1,9}})"
    r"[，,]?(?:一共|合计|总计|共计|共|总共)有?(?P<total>\d{1,6})个"
)
LABEL = rf"(?:[{HAN}A-Za-z《》“”·]|（[^（）\d]{{1,6}}）)"
ITEM = Pattern(
    rf"^(?P<mark>[，,、；;]|[、，,]?[和及与])?(?:分别)?(?:是|为|有)?(?P<label>{LABEL}{{1,14}})$"
)
_FIRST = Pattern(
    rf"(?P<open>^|[：:，,。；;（(]|其中[，,：:]?|包括[：:]?|分别[是为])(?P<label>{LABEL}{{1,14}})$"
)
EACH = Pattern("[每均][^，。；]*$")
_OPPOSITE = Pattern("^(?:不|未|非)|(?<=[的是])(?:不|未|非)")
_PART_OF_YEAR = Pattern("(?:第?(?P<part>[一二三四1-4上下])(?:季度|半年))")
_WHOLE_YEAR = Pattern(f"[，,；;、]全年[{HAN}]{{0,4}}")
_QUARTERS = {"上半年": "一二", "下半年": "三四", "前三季度": "一二三", "前三个季度": "一二三"}
_QUARTERS_TOGETHER = Pattern(
    f"[，,；;、](?P<name>上半年|下半年|前三个?季度)(?:一共|合计|总计|共计|共|总共|累计)?(?:为|有)?[{HAN}]{{0,4}}"
)
_IN_CHARACTERS = str.maketrans("1234", "一二三四")
_NO_WHOLE = Pattern("上年|去年|同期|目标|计划|[与比较]")
_APART = Pattern("[，,]?分别[为是]")
_EVENTS = ("期", "场", "次", "场次", "班", "届", "轮")
_MIXED = frozenset(("个", "人", "家", "项"))
_BOTH = Pattern("[（(][个名人家项][）)]")


@dataclass(frozen=True, slots=True)
class _List:
    """Quantities of one unit side by side, each with its label."""

    items: tuple[Quantity, ...]
    labels: tuple[str, ...]

    @property
    def size(self) -> tuple[Fraction, Fraction]:
        """The least and the most that all of them come to."""
        return (
            sum((q.printed.low for q in self.items), Fraction(0)),
            sum((q.printed.high for q in self.items), Fraction(0)),
        )


def side_by_side(
    found: Sequence[Quantity], place: int, end: int, units: frozenset[str] = frozenset()
) -> _List | None:
    """The list that begins at a place; None where there are not two items."""
    first = found[place] if place < len(found) else None
    head = _FIRST.search(first.before) if first else None
    if (
        first is None
        or head is None
        or NO_PART.search(head["label"])
        or first.kind is not Kind.COUNT
    ):
        return None
    items, labels = [first], [_APART.sub("", head["label"])]
    for quantity in found[place + 1 : place + 21]:
        if quantity.kind is Kind.PERCENT and re.match("^[，,（(]占", quantity.before):
            continue
        words = ITEM.match(quantity.before.lstrip("）)"))
        is_alike = quantity.unit == first.unit or {quantity.unit, first.unit} <= units
        is_item = words and is_alike and quantity.end <= end
        marks = {q.before.lstrip("）)")[:1] for q in (*items[1:], quantity)}
        if "、" in marks and marks & set("，,"):
            break  # 甲280人次、乙1200人次，网络培训5600人次
        if not is_item or words is None or NO_PART.search(words["label"]):
            break
        items.append(quantity)
        labels.append(words["label"])
    return _List(tuple(items), tuple(labels)) if len(items) > 1 else None


def overlaps(listed: _List) -> bool:
    """True where the parts need not exclude each other; 男 and 女, 小学 and 初中 do."""
    if stem_of_opposites(listed.labels) or _is_of_one_scale(listed.labels) or _are_events(listed):
        return False
    size = _common_end(listed.labels)
    own = [label[: len(label) - size] if size > 1 else label for label in listed.labels]
    return any(OVERLAPPING.search(label) for label in own)  # 农村党员、社区党员 are apart


def _common_end(labels: Sequence[str]) -> int:
    """How many signs all of them end in."""
    ends = zip(*(label[::-1] for label in labels), strict=False)
    return next((n for n, signs in enumerate(ends) if len(set(signs)) > 1), min(map(len, labels)))


def _are_events(listed: _List) -> bool:
    """True for 党务干部培训班20期、青年干部培训班17期: each event is of one kind."""
    names = {label[-2:] for label in listed.labels}
    return listed.items[0].unit in _EVENTS and len(names) == 1 and len(set(listed.labels)) > 1


def _is_of_one_scale(labels: Sequence[str]) -> bool:
    """True for different steps of one scale: 小学, 初中; not 大专以上, which holds others."""
    if any(_OPEN_STEP.search(label) for label in labels):
        return False
    for scale in _SCALES:
        steps = [{step for step in scale if step in label} for label in labels]
        if all(len(of) == 1 for of in steps):
            return len(set.union(*steps)) == len(labels)
    return False


def stem_of_opposites(labels: Sequence[str]) -> str:
    """满意 of 满意, 基本满意, 不满意; 男女 of 男党员, 女党员; "" for labels that may overlap."""
    if len(labels) == 2 and any("男" in one for one in labels) and any("女" in o for o in labels):
        return "男女"
    for label in labels:
        stem = _OPPOSITE.sub("", label)[:2]
        if stem != label[:2] and len(stem) == 2 and all(stem in one for one in labels):
            return stem
    return ""


def _sum_differs(paragraph: Paragraph) -> Iterator[Hit]:
    """甲2篇、乙4篇，共7篇 and 共7篇（甲2篇、乙4篇）, with any comma."""
    found = quantities(paragraph)
    reached = 0
    for place, first in enumerate(found[:-1]):
        if place < reached:
            continue
        listed = side_by_side(found, place, len(paragraph.masked))
        mixed = side_by_side(found, place, len(paragraph.masked), _MIXED)
        if mixed and (listed is None or len(mixed.items) > len(listed.items)):
            behind = (
                found[place + len(mixed.items)] if place + len(mixed.items) < len(found) else None
            )
            listed = mixed if behind and _BOTH.match(behind.after) else listed
        if listed is None:
            continue
        reached = place + len(listed.items)
        total = _total_behind(found, reached, listed) or _total_ahead(found, place, listed)
        low, high = listed.size
        if total and not (low <= total.printed.high and total.printed.low <= high):
            start, last = min(first.start, total.start), max(listed.items[-1].end, total.end)
            expected = _written(listed) if total.exact else ""
            yield Hit(paragraph.number, start, last, expected=expected)
    yield from _nouns_differ(paragraph)


def _nouns_differ(paragraph: Paragraph) -> Iterator[Hit]:
    """5个县、3个区，共9个县区: the noun stands behind each number."""
    for match in _NOUNS.finditer(paragraph.masked):
        parts = [int(part) for part in re.findall(r"\d+", match["parts"])]
        if sum(parts) != int(match["total"]):
            yield Hit(paragraph.number, match.start(), match.end(), expected=f"{sum(parts)}个")


def _total_behind(found: Sequence[Quantity], place: int, listed: _List) -> Quantity | None:
    """…、丙8篇，共12篇: the number behind the list."""
    total = found[place] if place < len(found) else None
    units = {quantity.unit for quantity in listed.items}
    words = total.before if total else ""
    is_year = _WHOLE_YEAR.fullmatch(words) and all(map(_PART_OF_YEAR.match, listed.labels))
    is_year = is_year or _is_part_of_year(words, listed.labels)
    if total and total.unit in units and (_TOTAL_BEFORE.fullmatch(words) or is_year):
        return None if re.match("(?:以上|多)", total.after) else total
    return None


def _is_part_of_year(words: str, labels: Sequence[str]) -> bool:
    """第一季度18件，第二季度22件，上半年共45件: the quarters of that half, all of them."""
    whole = _QUARTERS_TOGETHER.fullmatch(words)
    parts = [_PART_OF_YEAR.match(label) for label in labels]
    named = "".join(part["part"] for part in parts if part).translate(_IN_CHARACTERS)
    return whole is not None and len(named) == len(labels) and named == _QUARTERS[whole["name"]]


def _total_ahead(found: Sequence[Quantity], place: int, listed: _List) -> Quantity | None:
    """共12篇（甲2篇、乙4篇）, 共12篇：甲2篇、乙4篇: the number before a list that is all of it."""
    total = found[place - 1] if place else None
    if _is_whole_year(listed.labels):
        return _year_ahead(found, place, listed.items[0].unit)
    if total is None or total.unit != listed.items[0].unit or overlaps(listed) or total.ranged:
        return None
    first, last = listed.items[0], listed.items[-1]
    opens = first.before[:1]
    closes = last.after[:1]
    is_bracket = opens in "（(" and closes in "）)" and opens and closes
    is_colon = (
        opens in "：:" and opens and closes in "。；;" and re.search("共|合计|总计", total.before)
    )
    is_apart = _APART.match(first.before) and closes in "。；;" and closes != ""
    is_all = (is_bracket or is_colon or is_apart) and "其中" not in first.before and not total.mark
    return total if is_all and not EACH.search(total.before) else None


def _is_whole_year(labels: Sequence[str]) -> bool:
    """True for the four quarters or the two halves of a year, in their order."""
    parts = [_PART_OF_YEAR.match(label) for label in labels]
    named = tuple(part["part"] if part else "" for part in parts)
    return named in (("一", "二", "三", "四"), ("1", "2", "3", "4"), ("上", "下"))


def _year_ahead(found: Sequence[Quantity], place: int, unit: str) -> Quantity | None:
    """刊发50篇，同比增长19.0%；第一季度12篇、…: the number that the quarters divide."""
    for at in range(place - 1, max(place - 4, -1), -1):
        quantity, after = found[at], found[at + 1]
        if "。" in after.before or quantity.ranged or _PART_OF_YEAR.search(quantity.before[-12:]):
            return None
        if quantity.unit == unit and not CHANGED.search(quantity.before):
            return None if _NO_WHOLE.search(quantity.before[-12:]) else quantity
    return None


def _written(listed: _List) -> str:
    total = listed.size[0]
    is_plain = total.denominator == 1 and total < 10**4 and all(q.exact for q in listed.items)
    return f"{total}{re.sub('.*[0-9]', '', listed.items[0].text)}" if is_plain else ""


RULES = (
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
