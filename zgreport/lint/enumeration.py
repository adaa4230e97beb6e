"""Enumeration: the marks behind ordinals, the last joint of a list, 等 and its count."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from zgreport.lint.measures import HAN
from zgreport.lint.rule import Hit, Rule, Strength, each, found
from zgreport.numerals.reading import spelled_value
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph

__all__ = ["RULES"]

_N = "[一二三四五六七八九十]"
_CLAUSE = "(?:^|(?<=[。；：]))\\s*"
_STOP = Pattern(r"[，。；：！？（）\d]")
_COUNTED = Pattern(
    r"等(?P<count>\d{1,16}|[二两三四五六七八九十]{1,16})"
    r"(?=[个家名人篇项种类条位所])(?!名?[一二三四五六七八九]?等奖)"
)
_TITLES = Pattern(
    r"(?<!》)(?P<list>(?:《[^《》]+》){2,})等(?P<count>\d{1,16}|[二两三四五六七八九十]{1,16})(?=[篇本种部份家])"
)
_ORDINAL = Pattern(rf"\s*{_N}{{1,3}}、")
_FORMED = Pattern(
    rf"(?:^|(?<=[。；：，]))\s*(?P<kind>[第其])(?P<n>{_N})(?P<mark>，?)(?:[是要须]|应当?|必须|得)"
)
_HIDDEN = Pattern(r"《[^《》]*》|“[^“”]*”")


_FULL_WIDTH = str.maketrans("()", "（）")


def _bare(match: re.Match[str]) -> str:
    """The ordinal that was found, without the marks behind it."""
    return match[0].strip().rstrip("、，．.：:。;；,")


def _count_below_listed(paragraph: Paragraph) -> Iterator[Hit]:
    """甲、乙、丙等2个: the count after 等 is of all, so never below what is listed."""
    plain = _HIDDEN.sub(lambda m: "书" * len(m.group()), paragraph.masked)
    stops = [0, *(stop.end() for stop in _STOP.finditer(plain))]
    reached = 0
    for match in _COUNTED.finditer(plain):
        begin = max(reached, stops[bisect_right(stops, match.start()) - 1])
        ordinal = _ORDINAL.match(plain) if begin == 0 else None
        begin = ordinal.end() if ordinal else begin
        begin += plain[max(begin - 1, 0) : begin].isdecimal()  # its measure word lists nothing
        listed = plain[begin : match.start()].rpartition("、、")[2].lstrip("、")
        reached = match.end()
        if "、" in listed.rstrip("、"):
            yield from _short_of(paragraph, match, listed, listed.count("、") + 1)
    for match in _TITLES.finditer(paragraph.masked):
        yield from _short_of(paragraph, match, match["list"], match["list"].count("《"))


def _short_of(paragraph: Paragraph, match: re.Match[str], names: str, listed: int) -> Iterator[Hit]:
    words = match["count"].replace("两", "二")
    count = int(words) if words.isdigit() else spelled_value(words)
    is_plain = not re.search("[和及与]", names)
    if count is not None and count < listed and is_plain:
        start = match.start("count") - len("等") - len(names)
        yield Hit(paragraph.number, start, match.end(), expected=str(listed))


def _mixed_ordinals(paragraph: Paragraph) -> Iterator[Hit]:
    """第一要 and 第二，要: a list that goes on in another form, told at its first odd one."""
    forms: dict[str, str] = {}
    for match in _FORMED.finditer(paragraph.masked):
        form = "，" if match["mark"] else ""
        if match["n"] == "一" or match["kind"] not in forms:
            forms[match["kind"]] = form
        elif forms[match["kind"]] != form:
            words = match[0].strip()
            expected = words.replace("，", "") if match["mark"] else f"{words[:-1]}，{words[-1]}"
            yield Hit(paragraph.number, match.start("kind"), match.end(), expected=expected)
            return


RULES = (
    Rule(
        "lint.arabic_ordinal_mark",
        "阿拉伯数字序号之后用了顿号",
        "GB/T 15834-2011 附录B.3；GB/T 9704-2012 7.3.3",
        Strength.ERROR,
        "1、加强选题策划。",
        "1.加强选题策划。",
        found(
            rf"{_CLAUSE}\d{{1,2}}(?:、(?=[{HAN}《“])(?![{HAN}]{{0,4}}\d)|[.．][、，])|^\s*\d{{1,2}}[，。：](?=[{HAN}《“])"
            rf"|^\s*[A-Ha-h]、(?=[{HAN}]{{2}})",
            right=lambda match: _bare(match) + ".",
        ),
    ),
    Rule(
        "lint.chinese_ordinal_mark",
        "汉字序号之后不用顿号",
        "GB/T 15834-2011 附录B.3；GB/T 9704-2012 7.3.3",
        Strength.ERROR,
        "一．健全工作机制",
        "一、健全工作机制",
        found(
            rf"^\s*{_N}{{1,3}}(?:[，.．,。:：]|、[、，.．])(?=\s*[{HAN}《“])",
            right=lambda match: _bare(match) + "、",
        ),
    ),
    Rule(
        "lint.bracketed_ordinal_mark",
        "带括号的序号之后又加标点",
        "GB/T 15834-2011 附录B.3；GB/T 9704-2012 7.3.3",
        Strength.ERROR,
        "（一）、加强选题策划。",
        "（一）加强选题策划。",
        found(
            rf"{_CLAUSE}(?:[（(](?:{_N}{{1,3}}|\d{{1,2}})[）)]|[①-⑳㈠-㈩⑴-⒇])[、，．.：:。;；](?![\d.])",
            right=lambda match: _bare(match).translate(_FULL_WIDTH),
        ),
    ),
    Rule(
        "lint.word_ordinal_mark",
        "“第一”“首先”“其一”之后不用逗号",
        "GB/T 15834-2011 附录B.3",
        Strength.ADVICE,
        "第一、选题不够准。",
        "第一，选题不够准。",
        found(
            rf"{_CLAUSE}第{_N}{{1,2}}[、：:。.．；](?!第|{_N})(?=[{HAN}“《])"
            rf"|{_CLAUSE}(?:首先|其次|再次|最后)[、：:。；]|{_CLAUSE}其[一二三四五][、：:。；](?!其)",
            right=lambda match: _bare(match) + "，",
        ),
    ),
    Rule(
        "lint.clause_ordinal_mark",
        "“一是”之后加了标点",
        "GB/T 15834-2011 附录B.3",
        Strength.ADVICE,
        "一是，选题不够准。",
        "一是选题不够准。",
        found(rf"(?:^|(?<=[。；：，]))\s*第?{_N}[是要](?:[，、：:；。．]|,|——?)(?=\D)"),
    ),
    Rule(
        "lint.mixed_ordinals",
        "序次语写法前后不一",
        "公文惯例：前后一致",
        Strength.ADVICE,
        "第一要提高站位，第二，要狠抓落实。",
        "第一要提高站位，第二要狠抓落实。",
        each(_mixed_ordinals, _FORMED),
    ),
    Rule(
        "lint.special_ordinal",
        "序号用了连成一个字的括号或点",
        "GB/T 9704-2012 7.3.3",
        Strength.ADVICE,
        "⑴加强学习；⑵加强管理。",
        "（1）加强学习；（2）加强管理。",
        found(rf"{_CLAUSE}[⑴-⒛㈠-㈩](?=[{HAN}《“])"),
        once=True,
    ),
    Rule(
        "lint.fullwidth_ordinal_dot",
        "序号之后的点是全角的",
        "GB/T 15834-2011 附录B.3；GB/T 9704-2012 7.3.3",
        Strength.ADVICE,
        "1．加强选题策划。",
        "1.加强选题策划。",
        found(rf"^\s*\d{{1,2}}．(?=[{HAN}《“])"),
        once=True,
    ),
    Rule(
        "lint.comma_before_and",
        "“和”“及”之前有顿号",
        "GB/T 15834-2011 4.5",
        Strength.ADVICE,
        "覆盖机关、学校、和企业。",
        "覆盖机关、学校和企业。",
        found(
            r"、(?:和(?![^，。；、]{1,2}[县市区镇乡村路线苑里园桥])(?![我你他她它其占谐平睦美解气顺善合衷风龙田硕林县静乐声音为而政泰区康苑若布平丰信兴])"
            r"|及(?![时早格其物第]))",
            whole=True,
        ),
        once=True,
    ),
    Rule(
        "lint.comma_before_deng",
        "“等”之前有顿号",
        "GB/T 15834-2011 4.5；“等”是列举的收尾",
        Strength.ERROR,
        "稿件涉及党建、人才、等多个方面。",
        "稿件涉及党建、人才等多个方面。",
        found(
            rf"、\s?等(?!地[位震球]|高[校等中级耕线]|因此|[待级候分边腰同号式距价额比温离量保外值效闲于次靠身米熟][^，。；]?)(?=[{HAN}\d，。；]|$)"
            rf"|，等(?=(?:\d{{1,4}}|{_N}{{1,3}}|多)[个家篇项种]|部门|单位|方面|内容|工作)",
            whole=True,
        ),
    ),
    Rule(
        "lint.count_below_listed",
        "“等”之后的数少于列出的项",
        "GB/T 15834-2011 4.5；“等”表示列举",
        Strength.ERROR,
        "临云区、鹿泽市、柳津县等2个县区供稿较多。",
        "临云区、鹿泽市、柳津县等3个县区供稿较多。",
        each(_count_below_listed, Pattern("等")),
    ),
    Rule(
        "lint.deng_after_one",
        "只列一项就用“等”煞尾",
        "GB/T 15834-2011 4.5；“等”表示列举",
        Strength.ADVICE,
        "供稿渠道主要有信息员报送等。",
        "供稿渠道主要有信息员报送、约稿等。",
        found(
            r"(?:主要有|主要包括|包括有|例如|譬如)[^、，。；：和及与或以等\d（）]{2,12}等(?=[，。；])"
        ),
    ),
)
