"""Shares: a share or a rate worked out again from its numbers, and shares past their whole."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.lint.intervals import Interval
from zgreport.lint.measures import HAN
from zgreport.lint.quantities import Kind, Quantity, quantities
from zgreport.lint.rule import Hit, Rule, Strength, each
from zgreport.lint.sums import OVERLAPPING, stem_of_opposites
from zgreport.lint.wholes import impossible_shares, percent_of, shares_of_known
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zgreport.lint.text import Paragraph, Text

__all__ = ["OTHER", "RULES"]

_OF_ALL = (
    "(?:(?:全部|所有|报送|刊发|采用|来稿|发稿|投稿|参训|参评|受理|办理|检查|收到|总)?"
    "(?:稿件|信息|人数|总数|总量|总人数|总篇数|总件数|篇数|件数|数量|总额)?的?)"
)
_SHARE_OF_THEM = Pattern(
    rf"^(?:[{HAN}]{{1,8}}[，,])?(?:约)?占(?:到|比|了)?{_OF_ALL}(?:为|达到?|约)?$"
)
_SHARE = Pattern(
    rf"^(?:左右)?[，,、（(]?(?:约)?占(?:到|比|了)?{_OF_ALL}(?:比例|比重)?(?:为|达到?|约)?$"
)
_RATE = Pattern(
    rf"[，,；;、（(。](?P<prefix>[{HAN}]{{0,8}}?)(?P<stem>[{HAN}]{{2}})率(?:已|就)?(?:为|达到?|是)?$"
)
OTHER = Pattern("目标|计划|任务|上年|去年|同期|累计|比|较|新增|增长|增加|下降|减少|提高|每|平均")
"""Words of a number that is no part, whole or total: a plan's, last year's, a change."""
_REACH = 120
_CARRIED = Pattern("结转|积案|存量|年初|期初|新收|原有|上年|去年|历年|往年|跨年|遗留")


_SHARES = Pattern(
    rf"(?P<open>[：:，,。；;、（(]|^)(?P<label>[{HAN}《》“”（）]{{1,14}}?)?占(?:比|到)?(?P<of>[{HAN}]{{0,8}})$"
)
_RATES = Pattern(rf"(?:[：:，,。；;、（(]|^)(?P<label>[{HAN}]{{1,14}}?)率(?:为|达到?|是)?$")
_MEASURE = Pattern("量占|值占|装机占|产能占|营收占|收入占|经济占|规模占|面积占|里程占|能源占|品占")
_NEW_WHOLE = Pattern("其中|年|月|另")
_TOO_MUCH = 160  # what comes to more are hardly shares of one whole
_INSIDE = Pattern(f"[{HAN}]{{0,6}}中(?:有|的)?")
_SCOPE = Pattern("全[国省市县区州疆]|世界|全球")
_APART = Pattern(
    "(?:分别占|各[类种项个]?[^，。；、和及与]{0,6}占比分别(?:为|是|达到?))(?P<of>[^，。；、]{0,10})$"
)
_NEXT_SHARE = Pattern("^(?:[、，,；;]|[、，]?和)$")
_FACT = "《与数字有关的病句》；前后一致"


def _wrong_shares(paragraph: Paragraph) -> Iterator[Hit]:
    found = quantities(paragraph)
    for place in range(2, len(found)):
        share = found[place]
        if share.kind is not Kind.PERCENT or share.unit == "成" or share.ranged:
            continue
        pair = _share_of(found, place) or _rate_of(found, place)
        if pair is None:
            continue
        if _is_over(pair, share) and not _CARRIED.search(
            paragraph.masked[max(pair[1].start - 40, 0) : share.end]
        ):
            yield Hit(paragraph.number, pair[1].start, share.end)
            continue
        part, whole = pair
        true = _ratio(part, whole, share)
        if true and not true.meets(share.cut):
            expected = percent_of(part, whole, share)
            yield Hit(paragraph.number, min(whole.start, part.start), share.end, expected=expected)


def _is_over(pair: tuple[Quantity, Quantity], share: Quantity) -> bool:
    """受理186件，办结192件，办结率98%: more are finished than there were."""
    part, whole = pair
    return share.interval.high <= 100 and part.printed.low > whole.printed.high


def _share_of(found: Sequence[Quantity], place: int) -> tuple[Quantity, Quantity] | None:
    """284篇，其中县区243篇，占85.6%: the part directly before, the whole before 其中."""
    share, part = found[place], found[place - 1]
    is_own = part.kind is Kind.COUNT and found[place - 2].kind in (Kind.PERCENT, Kind.POINTS)
    is_inside = "其中" in part.before or bool(_INSIDE.match(part.before))
    is_share = _SHARE.match(share.before) or (is_inside and _SHARE_OF_THEM.match(share.before))
    if is_share and _is_sort_of(part, found[place - 2]):
        return _pair(part, found[place - 2])
    if not is_share or not (is_own or is_inside):
        return None
    for whole in reversed(found[max(place - 7, 0) : place - 1]):
        if whole.start < part.start - _REACH:
            return None
        is_before = "其中" in whole.after[: part.start - whole.end] or _INSIDE.match(whole.after)
        if is_before and whole.kind is Kind.COUNT and whole.unit == part.unit:
            return _pair(part, whole)
    return None


def _is_sort_of(part: Quantity, whole: Quantity) -> bool:
    """共有党员200名，女党员80名: the part is named by the whole's name and a word before it."""
    name = re.search(f"[{HAN}]{{2}}$", whole.before)
    words = re.fullmatch(f"[，,、；;](?:有)?(?P<label>[{HAN}]{{1,6}})", part.before)
    if not name or not words or whole.before[-4:-2] == words["label"][:2]:
        return False
    return words["label"] != name[0] and words["label"].endswith(name[0])


def _pair(part: Quantity, whole: Quantity) -> tuple[Quantity, Quantity] | None:
    alike = part.unit == whole.unit and whole.kind is Kind.COUNT and part.unit != ""
    is_whole = not OTHER.search(whole.before[-8:]) and not (part.ranged or whole.ranged)
    return (part, whole) if alike and is_whole and not OTHER.search(part.before[-8:]) else None


def _rate_of(found: Sequence[Quantity], place: int) -> tuple[Quantity, Quantity] | None:
    """报送284篇，采用36篇，采用率12.7%: the part is named by the rate's own stem."""
    share, part, whole = found[place], found[place - 1], found[place - 2]
    rate = _RATE.match(share.before)
    if not rate or rate["prefix"] or not _says(part, rate["stem"]) or rate["stem"] in whole.before:
        return None
    is_short = len(part.before) <= 14 and re.match("[，,、；;中（(]", part.before)
    return _pair(part, whole) if is_short else None


def _says(part: Quantity, stem: str) -> bool:
    """True where the part is named by the stem of its rate: 采用, 收回 of 回收, 实到 of 到会."""
    words = part.before
    return stem in words or stem[::-1] in words or (stem[0] == "到" and "实到" in words)


def _ratio(part: Quantity, whole: Quantity, share: Quantity) -> Interval | None:
    """A share with decimals was worked out from more digits than 13万 shows."""
    one, all_ones = (q.loose if share.decimal else q.printed for q in (part, whole))
    if all_ones.low <= 0 or part.value > whole.value:
        return None
    return Interval(one.low / all_ones.high * 100, one.high / all_ones.low * 100)


def _shares_exceed(paragraph: Paragraph) -> Iterator[Hit]:
    """Shares of one whole that add up past it; 0.1 for each two parts may come from rounding."""
    found = quantities(paragraph)
    place = 0
    while place < len(found):
        run = _run(found, place)
        place += max(len(run), 1)
        if not _is_of_one(run):
            continue
        total = sum((share.interval.low for share in run), Fraction(0))
        allowed = Fraction(100) + sum((share.step / 2 for share in run), Fraction(0))
        if len(run) > 1 and allowed < total < _TOO_MUCH:
            yield Hit(paragraph.number, run[0].start, run[-1].end, expected="")


def _run(found: Sequence[Quantity], place: int) -> list[Quantity]:
    """The shares of one whole from a place on."""
    first = found[place]
    if first.kind is not Kind.PERCENT or first.unit == "成" or first.ranged or not first.exact:
        return []
    apart = _APART.search(first.before)
    if apart and not _SCOPE.search(apart["of"]) and not OVERLAPPING.search(first.before[-30:]):
        return _while(found, place, lambda q: bool(_NEXT_SHARE.match(q.before)))
    rate = _RATES.search(first.before)
    if rate:
        return _while(found, place, lambda q: bool(_RATES.fullmatch(q.before)))
    head = _SHARES.search(first.before)
    if head is None or _differs(first.before):
        return []
    return _while(found, place, lambda q: _is_next(q, head["of"]))


def _is_of_one(run: Sequence[Quantity]) -> bool:
    """False where shares may overlap: 女性, 党员; 满意, 基本满意 and 不满意 exclude each other."""
    heads = [_RATES.search(share.before) or _SHARES.search(share.before) for share in run]
    labels = [(head["label"] or "") if head else "" for head in heads]
    is_rate = any(_RATES.search(share.before) for share in run)
    may_overlap = is_rate or any(OVERLAPPING.search(label) for label in labels)
    return not may_overlap or stem_of_opposites(labels) != ""


def _while(
    found: Sequence[Quantity], place: int, holds: Callable[[Quantity], bool]
) -> list[Quantity]:
    """The first share and those behind it; one count may stand between two (市直41篇，占14.4%)."""
    run, between, is_inner = [found[place]], 0, False
    for quantity in found[place + 1 : place + 16]:
        is_inner = "其中" in quantity.before or (is_inner and quantity.before[:1] in "、，,和")
        if is_inner and quantity.kind is Kind.PERCENT:
            continue  # 工业占45%，其中制造业占30%、采矿业占15%；农业占20%
        is_share = quantity.kind is Kind.PERCENT and not quantity.ranged
        if is_share and quantity.exact and holds(quantity):
            run.append(quantity)
            between = 0
            continue
        between += 1
        if between > 1 or quantity.kind is Kind.PERCENT or _NEW_WHOLE.search(quantity.before):
            break
    return run


def _differs(words: str) -> bool:
    """True where the shares may overlap, or are of something else than one whole."""
    clause = re.split("[，,。；;：:]", words)[-1].replace("占比", "占")
    return bool(OTHER.search(clause) or _MEASURE.search(clause))


def _is_next(quantity: Quantity, of: str) -> bool:
    head = _SHARES.fullmatch(quantity.before)
    is_same = head is not None and head["of"] in ("", of)
    return is_same and not _SCOPE.search(of) and not _differs(quantity.before)


def _everywhere(text: Text) -> Iterator[Hit]:
    """Shares beside their numbers, and those whose whole stands elsewhere or cannot be."""
    for paragraph in text.paragraphs:
        yield from _wrong_shares(paragraph)
    yield from shares_of_known(text)
    yield from impossible_shares(text)


RULES = (
    Rule(
        "lint.wrong_share",
        "占比、比率与旁边的两个数不符",
        _FACT,
        Strength.ERROR,
        "报送稿件284篇，其中县区报送243篇，占75.6%。",
        "报送稿件284篇，其中县区报送243篇，占85.6%。",
        _everywhere,
    ),
    Rule(
        "lint.shares_exceed_whole",
        "各部分占比之和大于百分之百",
        _FACT,
        Strength.ERROR,
        "来稿中，县区占85.6%，市直占24.4%。",
        "来稿中，县区占85.6%，市直占14.4%。",
        each(_shares_exceed),
    ),
)
