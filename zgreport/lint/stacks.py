"""Stacks: two words of approximation about one number, in any order and at any distance."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from zgreport.lint.measures import DIGITS, HAN, NUMBER, UNIT, VAGUE
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = ["STACKED", "Stack", "stacks"]

_PAIR = "(?:一两|一二|[两二]三|三[四五]|四五|五六|六七|七八|八九)"
_AFTER = "(?:(?<=[有达共引，、。；：（近约来了过出的])|^)"
_ROUGH = (
    "(?:好?几[十百千万亿]*|[一二三四五六七八九]?十几[万亿]?|\\d{1,3}几"
    f"|(?<![整偶基奇参总分人指系函次倍岁位票度无])数[十百千万亿]+|{_AFTER}上[百千万亿]+"
    f"|(?<![十第])(?:[一二三四五六七八九]?十)?{_PAIR}[十百千万亿]*(?=个?{UNIT}))"
)
_TWICE = f"(?:(?P<twice>多余|余多|多几|余几)(?={UNIT}|[万亿]))"
_SOME = "(?<=[十百千万0０])来(?=[个人名岁篇次家户天年块米斤里公])"  # 十来个
_LATER = f"{VAGUE}(?=[，。；、：）的来前后以时左上小之]|$|{UNIT})"  # not 几年多拿出
_GAP = f"(?:[{HAN}](?<![一二三四五六七八九十第每])){{0,4}}?"
_BEHIND = (
    f"(?:{_GAP}(?P<around>左右(?![两侧岸手为逢翼江权开互摇派边])|上下(?=[的，。；、：）]|$|以))"
    rf"|的?(?:(?P<above>以上)|(?P<below>以[下内]|之内))|{_GAP}(?P<many>之多)(?=[，。；、：）]|$))"
)
_FEW = "[一二三四五六七八九十百]{1,4}"
_RANGE = (
    f"{DIGITS}[%％]?(?:{UNIT}?[～~—–-]|[至到]){DIGITS}[%％]?"
    f"|(?<!由)(?<!从){_FEW}[至到]{_FEW}(?={UNIT})"
)
_NUMBER = Pattern(
    rf"(?<![\d.．第A-Za-z])(?:(?P<rough>{_ROUGH})"
    rf"|(?P<range>{_RANGE})|{NUMBER})"
    f"(?:{_TWICE}|(?P<more>{VAGUE}|{_SOME}))?(?:[万亿](?P<most>{VAGUE})?)?"
    f"(?P<unit>{UNIT}(?P<later>{_LATER})?(?:{UNIT})?)?{_BEHIND}?"
    "(?P<again>左右|上下|以上|之多)?"
)
_NOT = "不(?:得|能|应当?|可|宜)?"
_WORD = Pattern(
    "(?P<about>(?P<free>大约|大概|大致|约莫|差不多)"
    "|(?<![合条公契预节签违制集婚邀相赴失履爽毁简特要续解大])约(?!莫)|(?<!即)将近|接近|几乎"
    "|(?<![靠逼较邻附临最就亲新远毗走拉切浅将接贴相])近)"
    f"|(?P<least>(?P<free_too>至少|起码|最少(?!的))|{_NOT}(?:少于|低于|小于|短于))"
    f"|(?P<most>最多(?![的达])|(?P<free_as_well>至多)|{_NOT}(?:超过|高于|多于|大于|长于))"
    "|(?P<over>(?<![不赶反得能应当可宜])超(?:过|出)?|(?<![不得能应当可宜])(?:逾|多于|大于|高于))"
    "|(?P<below>不足|不到|未满|不满|(?<![不得能应当可宜])(?:少于|低于|小于))"
    "|(?P<extreme>最[低高](?!的))|(?P<reach>高达|多达|达到?)|(?P<pass>突破)"
)
STACKED = (_WORD, Pattern(f"{VAGUE}|来|左右|上下|以[上下内]|之[内多]"))
"""One of them stands in every text that has a stack."""
_FILL = Pattern(
    "(?:了|有|占|为|需要?|要|用时?|在|是|共有?|计|也|应当?|该|只|仅|能|可|得|会|于|全[市县省区体部国]的?"
    "|总[数量]的?|其中的?|其|报|写|投|交|收|占到|提前|开展|举办|召开|完成|报送|推荐|刊发|采用|学习|走访|选[派报]|申报|填报|使用|一次性|补助|补贴|奖励|资助|给予|安排|扣){0,4}"
)
_FREE = Pattern(
    f"(?![的时])(?:[{HAN}](?<![一二两三四五六七八九十百千万亿半几数第约近超逾])){{0,10}}"
)
_REACH = 20
_TIME = Pattern("近(?:[^，。]{0,8}?(?:年|月|天|日|周|星期|季度|届|期))")
_GOAL = Pattern("的?[^，。；]{0,6}(?:目标|水平|指标|标准|要求)")
_FRONT = frozenset({"about", "least", "most", "over", "below"})
_KINDS = (*sorted(_FRONT), "extreme", "reach", "pass")
_BACK = ("more", "around", "above", "below_it", "many", "rough", "range")
_TOGETHER = (  # pairs that say nothing twice
    *({front, "rough"} for front in ("least", "most", "over", "below", "reach", "pass")),
    *({"reach", other} for other in (*_FRONT, "more", "around", "above", "below_it", "range")),
    *({"pass", other} for other in (*_FRONT, "more", "around", "range", "many")),
    *({"extreme", other} for other in ("about", "over", "below", "reach", "pass", *_BACK)),
    *({"range", front} for front in (*_FRONT, "below_it", "many")),
    *({"rough", other} for other in ("below_it", "many", "range")),
    {"more", "below_it"},
)


@dataclass(frozen=True, slots=True)
class Stack:
    """Where it stands, and the kinds of its words, in the order of the text.

    Before the number: "about", "least", "most", "over", "below", "extreme" (最低),
    "reach" (高达), "pass" (突破).  The number: "rough" (几十, 三四百), "range".  Behind it: "more"
    (多, 余), "around" (左右), "above" (以上), "below_it" (以下, 以内), "many" (之多).
    """

    start: int
    end: int
    kinds: tuple[str, ...]


@functools.lru_cache(maxsize=1 << 12)
def stacks(text: str) -> tuple[Stack, ...]:
    """Numbers with two words of approximation or more, those that go together left out.

    Kept: seven rules ask for those of each paragraph.
    """
    return tuple(_stacks(text))


def _stacks(text: str) -> Iterator[Stack]:
    for number in _NUMBER.finditer(text):
        before = list(_before(text, number.start()))
        kinds = (*(kind for kind, _ in before), *_kinds(number))
        if _clash(kinds, number) and not _is_span(text, number, before, kinds):
            start = before[0][1] if before else number.start()
            yield Stack(start, number.end(), kinds)


def _before(text: str, end: int) -> list[tuple[str, int]]:
    """Kinds and places of the words that lead up to a number, in the order of the text."""
    found: list[tuple[str, int]] = []
    for word in reversed(list(_WORD.finditer(text, max(end - _REACH, 0), end))):
        between = text[word.end() : end]
        is_free = bool(word["free"] or word["free_too"] or word["free_as_well"])
        if not (_FILL.fullmatch(between) or (is_free and _FREE.fullmatch(between))):
            break
        end = word.start()
        kind = next(k for k in _KINDS if word[k])
        found.insert(0, (kind, end))
    return found


def _kinds(number: re.Match[str]) -> Iterator[str]:
    """What the number is and what stands behind it."""
    if number["rough"] or "几" in number[0]:
        yield "rough"
    if number["range"]:
        yield "range"
    if number["twice"]:
        yield from ("more", "more")
    yield from ("more" for name in ("more", "most", "later") if number[name])
    names = {"around": "around", "above": "above", "below": "below_it", "many": "many"}
    yield from (kind for name, kind in names.items() if number[name])
    if number["again"]:
        yield {"以": "above", "之": "many"}.get(number["again"][0], "around")


def _clash(kinds: tuple[str, ...], number: re.Match[str]) -> bool:
    """True where two of the words say the same or contradict each other."""
    pairs = ((a, b) for at, a in enumerate(kinds) for b in kinds[at + 1 :])
    return any({a, b} not in _TOGETHER and not _is_plain(a, b, number) for a, b in pairs)


def _is_plain(one: str, other: str, number: re.Match[str]) -> bool:
    """几年以上, 约三四天, 近百人: a small number said roughly, with a bound or in speech."""
    rough = (number["rough"] or "").lstrip("好")
    is_large = rough[:1] in ("几", "数", "十", "上") and any(sign in rough for sign in "十百千万亿")
    bounded = "above" in (one, other) and not is_large
    spoken = "about" in (one, other) and (not is_large or rough[0] == "上")
    return "rough" in (one, other) and (bounded or spoken)


def _is_span(
    text: str, number: re.Match[str], before: list[tuple[str, int]], kinds: tuple[str, ...]
) -> bool:
    """近三年多: the last three years and more; 低于5%左右的目标: a goal that is a round one."""
    start = before[-1][1] if before else number.start()
    is_time = bool(_TIME.match(text, start, number.end())) and "around" not in kinds
    is_goal = "around" in kinds and bool(_GOAL.match(text, number.end(), number.end() + 14))
    return is_time or (is_goal and kinds[0] in ("over", "below", "least", "most"))
