"""Slogans: 四个到位, a count of what each item of a list repeats, before the list or behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.lint.measures import HAN
from zgreport.lint.rule import Hit
from zgreport.numerals.reading import whole_value
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph

__all__ = ["slogans"]

_N = "(?:[二两三四五六七八九十]|十[一二三四五六]|[2-9]|1[0-6])"
_SAID = f"(?<![第十百千万\\d.—～几])(?P<n>{_N})个"
_LISTED = Pattern(
    rf"{_SAID}(?P<word>一|[{HAN}]{{2}})[”’]?[{HAN}]{{0,4}}"
    r"(?:，(?:即)?|：|——|（(?:即)?)(?P<items>(?P=word)[^。；：！？（）\d]{2,80}?)(?=[。；）]|$|，(?!(?P=word)))"
)
_ENDING = Pattern(
    rf"{_SAID}(?P<word>[{HAN}]{{2,4}}?)[”’]?[，：:](?!做到|确保|实现|坚持|落实|全面|切实|真正)"
    r"(?P<items>[^，。；：、！？（）\d]{1,10}(?P=word)(?:[、，][^，。；：、！？（）\d]{1,12}(?P=word)){1,9})(?=[。；]|$)"
)
_NOUNS = Pattern(  # 机构、人员、经费“四落实”
    rf"(?:^|[，。；：]|做到|实现|确保|坚持)(?P<items>(?:[{HAN}]{{1,6}}、){{1,7}}[{HAN}]{{1,6}})[“‘]?(?<![第十百千万])(?P<n>{_N})"
    "(?P<sort>落实|到位|同步|公开|过硬|满意|统一|结合|配套)[”’]?(?=[，。；要的]|$)"
)
_LAST = Pattern(rf"{_SAID}(?P<word>化(?=[”，。；])|[{HAN}]{{2,4}})")
_LEADS = Pattern(
    "(?P<items>.*?)(?P<comma>[，、]?)(?:以|从而|切实|真正|努力|全面|有效|力争|着力|始终|认真|基本)*"
    "(?:(?P<reach>做到|确保|实现|坚持|突出|体现|注重)"
    "|落实|把好|把握|达到|形成|抓好|抓住|保证|践行|贯彻|推进|聚焦|强化|围绕|构建|打好|念好|写好)?"
    "[了好的]?(?:这|这样的)?(?P<quote>[“‘]?)"
)
_NOT_ALL = Pattern("等[^，、。；]{0,4}$")
_ONLY_NAMED = Pattern(
    "[”’]?(?:的)?(?:总体?)?(?:要求|部署|精神|机制|原则|标准|目标|制度|战略|布局|方针|工作法|要|之一)"
)
_END = Pattern("[”’，。；、）的]|$")
_STOP = Pattern("[。；：！？（）\n]")
_MARK = Pattern("[，、]")
_REACH = 160  # signs before a slogan in which its list stands
_LONGEST_ITEM = 24


def slogans(paragraph: Paragraph) -> Iterator[Hit]:
    """“三个聚焦”，聚焦项目、聚焦民生 and 思想到位、组织到位、措施到位，做到四个到位."""
    for match in _LISTED.finditer(paragraph.masked):
        word = match["word"]
        items = [part for part in re.split("[、，；]", match["items"]) if part]
        count = sum(item.startswith(word) for item in items)
        if 1 < count == len(items) != whole_value(match["n"]):
            yield Hit(paragraph.number, *match.span(), (match[0],), str(count))
    for match in _ENDING.finditer(paragraph.masked):
        count = len(re.split("[、，]", match["items"]))
        is_counted = "个" + match["word"] in match["items"]  # 变更登记十个工作日
        if count != whole_value(match["n"]) and not is_counted:
            yield Hit(paragraph.number, *match.span(), (match[0],), str(count))
    for match in _NOUNS.finditer(paragraph.masked):
        count = match["items"].count("、") + 1
        if whole_value(match["n"]) not in (
            count,
            count + len(re.findall("[和与]", match["items"])),
        ):
            span = match.start("items"), match.end("sort")
            yield Hit(paragraph.number, *span, (paragraph.masked[slice(*span)],), str(count))
    yield from _behind_their_lists(paragraph)


def _behind_their_lists(paragraph: Paragraph) -> Iterator[Hit]:
    text = paragraph.masked
    for match in _LAST.finditer(text):
        lead = _lead(text, match)
        items = _cut(lead["items"], lead.start()) if lead else []
        shortest = min(len(match["word"]), 2)
        for size in range(len(match["word"]), shortest - 1, -1):
            end = match.start("word") + size
            word = text[match.start("word") : end]
            count, start = _repeating(items, word)
            if count > 1:
                is_longer = start > items[0][0] and word in items[0][1]
                is_all = is_longer and count + 1 == whole_value(match["n"])  # one leads in
                if lead and not is_all and _is_of_list(lead, end) and _differs(match, count, end):
                    yield Hit(paragraph.number, start, end, (text[start:end],), str(count))
                break


def _is_of_list(lead: re.Match[str], end: int) -> bool:
    """Behind a comma it is quoted, or it is reached and ends the clause: 5个社区 may be others."""
    is_close = bool(lead["quote"]) or not lead["comma"]
    return is_close or (bool(lead["reach"]) and bool(_END.match(lead.string, end)))


def _differs(match: re.Match[str], count: int, end: int) -> bool:
    """True for another count; “三个聚焦”要求 may be of more than the two that were named."""
    number = whole_value(match["n"])
    return count > number or (count < number and not _ONLY_NAMED.match(match.string, end))


def _lead(text: str, said: re.Match[str]) -> re.Match[str] | None:
    """What leads to a slogan in its sentence, the list and a verb; None behind 等."""
    end = said.start()
    low = max(end - _REACH, 0)
    if text.find(said["word"][:2], low, end) < 0:
        return None
    stops = [stop.end() for stop in _STOP.finditer(text, low, end)]
    lead = _LEADS.fullmatch(text, stops[-1] if stops else low, end)
    return None if lead and _NOT_ALL.search(lead["items"]) else lead


def _cut(words: str, start: int) -> list[tuple[int, str]]:
    """The items between marks, each with its place."""
    items: list[tuple[int, str]] = []
    at = 0
    for mark in (*(mark.start() for mark in _MARK.finditer(words)), len(words)):
        items.append((start + at, words[at:mark]))
        at = mark + 1
    return items


def _repeating(items: list[tuple[int, str]], word: str) -> tuple[int, int]:
    """How many items directly before a slogan end or begin with its word, and where they begin."""
    best, start = 0, 0
    for is_of in (_ends, _begins):
        count, at = 0, 0
        for place, item in reversed(items):
            if len(item) > _LONGEST_ITEM or not is_of(item, word):
                break
            count, at = count + 1, place
        if count > best:
            best, start = count, at
    return best, start


def _ends(item: str, word: str) -> bool:
    return item.endswith(word) and item[: -len(word)][-1:] not in ("", "个")


def _begins(item: str, word: str) -> bool:
    """聚焦项目, and 坚持聚焦项目 of the first one."""
    return len(item) > len(word) and word in item[: len(word) + 4] and not item.endswith(word)
