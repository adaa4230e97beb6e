"""Series: a list in which one name stands twice, 第一季度12篇、第一季度9篇."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from zgreport.lint.measures import HAN
from zgreport.lint.quantities import Kind, Quantity, quantities
from zgreport.lint.rule import Hit, Rule, Strength, each
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph

__all__ = ["RULES"]

_NAME = rf"(?P<label>\d{{1,2}}月份?[{HAN}]{{0,8}}?|[{HAN}《》“”（）]{{2,16}}?)(?:各|为|有|共)?$"
_ITEM = Pattern(rf"^(?P<mark>[，,、；;]|[、，]?和){_NAME}")
_FIRST = Pattern(rf"(?:^|[，,、；;。：:（(中]){_NAME}")
_TIME = Pattern(
    "^(?:(?:19|20)\\d\\d年)?(?:第[一二三四1-4]季度|[一二三四]季度|[上下]半年"
    "|(?:[一二三四五六七八九十]{1,2}|\\d{1,2})月(?:份)?)"
)
_MOST = 40  # items of a list that are looked through
_NO_NAME = Pattern(
    "^第|增|减|降|升|提高|占|比|较|达|其中|同比|环比|上年|去年|新|等奖|奖|分别|共|每|均|约|超|近|为$|是$|了$|有$|第[一二三四五六七八九十]{1,2}(?:批|期|组|次|轮)"
)


def _repeated(paragraph: Paragraph) -> Iterator[Hit]:
    """A name that stands before two numbers of one unit in one list."""
    run: list[tuple[str, Quantity]] = []
    for before, quantity in pairwise((None, *quantities(paragraph))):
        if quantity is None:
            continue
        words = _ITEM.match(quantity.before) if run and before else None
        is_next = words and before and quantity.unit == before.unit and quantity.kind is Kind.COUNT
        if not words or not is_next:
            run = _begun(quantity)
            continue
        label = words["label"]
        twin = next((one for name, one in run if _is_same(name, label)), None)
        is_time = _TIME.match(label)
        is_name = words["mark"] in "、；;" and len(label) > 2 and not _NO_NAME.search(label)
        if twin and (is_time or is_name):
            yield Hit(paragraph.number, twin.start, quantity.end, (label,))
        run = [*run[-_MOST:], (label, quantity)]


def _is_same(name: str, label: str) -> bool:
    """True for the same name, also where words lead to the first one: 篇数为甲县, 甲县."""
    front = name.removesuffix(label)
    return name == label or (name != front and front.endswith(("为", "是", "有", "中")))


def _begun(quantity: Quantity) -> list[tuple[str, Quantity]]:
    first = _FIRST.search(quantity.before)
    is_count = quantity.kind is Kind.COUNT and quantity.unit != ""
    return [(first["label"], quantity)] if first and is_count else []


RULES = (
    Rule(
        "lint.repeated_label",
        "同一列举中名称重复",
        "公文惯例：前后一致",
        Strength.ERROR,
        "第一季度报送12篇、第二季度报送9篇、第二季度报送14篇。",
        "第一季度报送12篇、第二季度报送9篇、第三季度报送14篇。",
        each(_repeated),
    ),
)
