"""Brackets: quotation marks, parentheses and title marks, paired and rightly used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.lint.rule import Hit, Rule, Strength, each, found
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph, Text

__all__ = ["RULES"]

_PAIRS = {"“": "”", "（": "）", "《": "》", "〔": "〕", "【": "】", "〈": "〉"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_FARTHEST = 4  # paragraphs from the opening to the closing half
_SAME = str.maketrans("()", "（）")  # a half-width one has a rule of its own
_LIST_MARK = Pattern(r"(?:^|[。；：，\s])\s*[\dA-Za-z一二三四五六七八九十]{1,3}$")
_ACTIVITY = (
    "(?:培训班|研讨班|轮训班|进修班|会议|座谈会|推进会|现场会|大会|活动|比赛|大赛|竞赛|评选"
    "|讲座|课程|征文|论坛|仪式|讲堂|沙龙|年会|展览|博览会|演讲|训练营|公开课|主题党日)"
)
# What follows such a verb is no work, whatever its name.
_HELD = (
    "(?:参加|参与|举办|召开|开展|承办|主办|协办|举行|荣获|获得|喜获|获评|获|授予|评为|授课|开设|报名)[了过为]?"
    "(?:全[国省市县区][的]?|本[市县级])?"
)
_NO_TEXT = (
    "(?<![法例定则程见知要案划告典章书论选集诗歌记传史政纲答本编录文问卷篇读话义想令释南册报刊])"
)
_HELD_THING = (
    "(?:[会班赛奖展]|会议|讲座|培训|集训|集体|个人|标兵|组织|党支部|活动|仪式|竞赛|评选|讲座|沙龙|行动|称号|先进单位|先进集体|先进个人|论坛|讲堂"
    "|课程|主题党日|工程|文化节|宣传周|宣传月|演讲|征文)"
)
_STAGED = "(?:开展|举办|参加|组织|承办|启动|举行)[了过]?(?:全[国省市县区]的?|本[市县级])?"
_STAGED_THING = (
    "(?:评选|评比|创建|庆祝|推选|选树|志愿服务|专项|主题|专题|实践|教育|系列)?(?:实践|教育|宣传)?(?:活动|比赛|大赛|论坛|征文|培训班?|轮训班|研讨班"
    "|知识竞赛|竞赛|读书节|文化节)"
)
_NAMED_THING = (  # what stands behind the marks or before them says that no work is meant
    f"《[^《》]{{2,16}}{_NO_TEXT}》(?:的)?(?:评选|评比|推选|选树|创建|争创|海选)(?:活动|工作|表彰|大会|结果|$)"
    f"|《[^《》]{{1,14}}(?:宣传月|宣传周|[产全量约识灾毒普法]月|宣传日|文化节|[收灯花]节|[好佳]人)》"
    f"(?:主题|系列|宣传|教育|庆祝|专题)*活动"
    f"|(?:授予|评为|荣获|获评|获得|颁发|命名)[^，。；《》]{{0,12}}《[^《》]{{2,16}}{_NO_TEXT}》(?:荣誉)?(?:称号|奖牌|牌匾|锦旗|奖杯)"
    f"|《[^《》]{{2,16}}{_NO_TEXT}》专项(?:整治|执法)?(?:行动|整治)"
    f"|评选出?《[^《》]{{1,16}}》(?=\\d{{1,4}}[名人家户个]|[一二三四五六七八九十]{{1,3}}[名人家户个])"
)
_VERB = (
    "关于|召开|举办|举行|开展|启动|组织|部署|推进|助力|打造|写好|把|让|用|走进|如何|怎样|怎么"
    "|：|，|“"
)
_BROADCAST = Pattern("节目|栏目|总台|电视|播出|首播|直播|出版")
_PUBLISHED = Pattern(
    r"(?:刊发|刊登|刊载|发表|采用|题为|撰写|文章|稿件|信息|报道|消息|通讯|的|、|》|和)$"
)


def _unbalanced(text: Text) -> Iterator[Hit]:
    """Brackets without their other half; quotations and notes may go on in other paragraphs."""
    loose = [
        (paragraph, position)
        for paragraph in text.paragraphs
        for position in _loose(paragraph.text.translate(_SAME))
    ]
    paired = _paired_across([(p.number, p.text[at].translate(_SAME)) for p, at in loose])
    for at, (paragraph, position) in enumerate(loose):
        following = text.paragraphs[paragraph.number : paragraph.number + 1]
        begun_anew = bool(following) and following[0].text[:200].lstrip().startswith("“")
        goes_on = paragraph.text[position] == "“" and begun_anew
        if at not in paired and not goes_on:
            yield Hit(paragraph.number, position, position + 1, (_around(paragraph, position),))


def _paired_across(loose: list[tuple[int, str]]) -> set[int]:
    """Those of the loose ones that open a quotation or a note and close it some paragraphs on."""
    paired: set[int] = set()
    for at, (number, sign) in enumerate(loose[1:], start=1):
        before, opening = loose[at - 1]
        spans = sign in "”）" and opening == _OPENING[sign] and at - 1 not in paired
        if spans and 0 < number - before <= _FARTHEST:
            paired |= {at - 1, at}
    return paired


def _loose(text: str) -> list[int]:
    """Positions of brackets that have no other half."""
    open_ones: list[int] = []
    loose: list[int] = []
    for position, sign in enumerate(text):
        if sign in _PAIRS:
            open_ones.append(position)
        elif sign in _OPENING:
            if open_ones and text[open_ones[-1]] == _OPENING[sign]:
                open_ones.pop()
            elif sign != "）" or not _LIST_MARK.search(text, max(position - 8, 0), position):
                loose.append(position)
    return loose + open_ones


def _around(paragraph: Paragraph, position: int) -> str:
    return paragraph.text[max(0, position - 4) : position + 5].strip()


def _nested(paragraph: Paragraph) -> Iterator[Hit]:
    """Marks of one kind inside each other, where all are paired."""
    if _loose(paragraph.text.translate(_SAME)):
        return
    for opening, closing in (("“", "”"), ("《", "》")):
        depth = 0
        for position, sign in enumerate(paragraph.text):
            depth += (sign == opening) - (sign == closing)
            if sign == opening and depth == 2:
                words = (_around(paragraph, position),)
                yield Hit(paragraph.number, position, position + 1, words)


def _is_no_work(match: re.Match[str]) -> bool:
    """True for an activity that is not the title of a published work."""
    if not match["title"]:  # held or awarded
        return True
    before = match.string[max(match.start() - 16, 0) : match.start()]
    if _BROADCAST.search(before + match.string[match.end() : match.end() + 16]):
        return False
    return not re.search(_VERB, match["title"]) and not _PUBLISHED.search(before)


RULES = (
    Rule(
        "lint.unbalanced",
        "括号、引号、书名号不成对",
        "GB/T 15834-2011 4.8、4.9、4.15",
        Strength.ERROR,
        "稿件刊登在《先锋上，反响很好。",
        "稿件刊登在《先锋》上，反响很好。",
        _unbalanced,
    ),
    Rule(
        "lint.nested_marks",
        "引号、书名号里又用了同样的一层",
        "GB/T 15834-2011 4.8、4.15",
        Strength.ERROR,
        "学习《关于印发《信息工作办法》的通知》。",
        "学习《关于印发〈信息工作办法〉的通知》。",
        each(_nested, Pattern("[“《]")),
    ),
    Rule(
        "lint.empty_brackets",
        "括号、引号、书名号里是空的",
        "GB/T 15834-2011 4.8、4.9、4.15",
        Strength.ERROR,
        "刊发在《》的稿件居多。",
        "刊发在《先锋》的稿件居多。",
        found(r"(?:《\s*》|“\s*”|（）|〔\s*〕|【】|\(\)|‘’)(?!内|中|里|号|表示)"),
    ),
    Rule(
        "lint.comma_between_titles",
        "书名号之间用了顿号",
        "GB/T 15834-2011 4.5.3.5",
        Strength.ADVICE,
        "稿件见于《先锋》、《基石》等刊物。",
        "稿件见于《先锋》《基石》等刊物。",
        found(r"(?<=》)、(?=《)"),
    ),
    Rule(
        "lint.comma_between_quotes",
        "引号之间用了顿号",
        "GB/T 15834-2011 4.5.3.5",
        Strength.ADVICE,
        "栏目有“一线”、“声音”两个。",
        "栏目有“一线”“声音”两个。",
        found(r"(?<![、”])“[^“”、]*”(?:、“[^“”]*”)+(?!、)"),
        once=True,
    ),
    Rule(
        "lint.activity_as_title",
        "书名号用于活动、会议、课程",
        "GB/T 15834-2011 附录A.13",
        Strength.ADVICE,
        "参加《信息员能力提升培训班》的有26人。",
        "参加“信息员能力提升培训班”的有26人。",
        found(
            rf"《(?P<title>[^《》]{{2,20}}{_ACTIVITY})》|{_HELD}《[^《》]{{1,24}}{_HELD_THING}》"
            rf"|{_STAGED}《[^《》]{{2,16}}{_NO_TEXT}》{_STAGED_THING}(?!启事)|{_NAMED_THING}",
            where=_is_no_work,
        ),
    ),
)
