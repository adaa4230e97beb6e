"""Doubled: a measure word, a sign or a word of direction that stands there twice.

A template that types beside a tag what the tag prints gives 563篇篇 and 增长增长10.0%.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.lint.measures import COUNT, HAN
from zgreport.lint.rule import Hit, Rule, Strength, each, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph, Text

__all__ = ["RULES"]

_END = r"(?=[，。、；：,;）)！？\s]|$|同比|[比与较]上年|占)"
_MOVES = "(?:增长|增加|上升|提高|提升|下降|减少|降低|缩短|延长)"
_AGAINST = "(?:同比|[比与较]上年(?:同期|末)?)"
_MANY = "(?:多|余)?"

_COMMON = (
    "同比|环比|其中|各位|程度|稿件|信息|报送|刊发|采用|刊登|组织(?!组织(?:部|生活|建设|体系|关系|机构|人事|委员))|全市|全省|全县|全区|全国|我市|我县"
    "|我省|各县|县区|各级|单位|部门|党员|会议|累计|共计|合计|达到|完成|开展|举办|召开|印发|出台|落实|推进|加强|提高|占比|年度|全年|季度"
    "|通过|坚持|围绕|按照|根据|有关|相关|情况|问题|质量|任务|目标|措施|制度|机制|办法|文件|通知|方案|项目|资金|服务(?!服务[业型员])"
    "|管理(?!管理[者人员])|建设(?!建设[者银])|发展(?!发展中)|工作(?!工作[者人室])|群众|基层|社区|乡镇|街道|我们|他们|以及|并且|因为|所以|如果"
    "|进行|实现|取得|已经|正在|积极|深入|切实|篇数|人数|数量|比例|增幅|降幅|平均|分别|主要|重点|阅读|关注|推送|文章|刊物|媒体|综合|评价"
)
"""Words of two signs that do not follow themselves, as 研究研究 does; 很紧很紧 is right too."""

_WORD = re.compile(rf"(?P<word>{_COMMON}|[{HAN}]{{3,8}})(?P=word)")
_IS_AGAINST = re.compile(f"{_AGAINST}|环比")
_BEHIND_AGAINST = re.compile(f"{_MOVES}|持平|基本|翻")
_REPEATED = re.compile("^[一几数半每两三]|^(?P<sign>.)(?P=sign)")
_SMALL = re.compile(
    "(?<![目标鹄])的的(?![确士])|(?<![为除罢])了了(?![解结])|(?<![存现实潜内外正所好旨自在])在在|(?<![求但于还就都只正可要总凡若而算不])是是(?!非)"
    "|(?<![饱中共缓柔温平谐])和和(?![美气睦平谐顺解])|(?<![参给赋])与与(?!会)|(?<![需主重首必紧提纲概摘])要要(?![求素闻点件领强])|(?<!即)将将(?![军就来帅士])|(?<=[共现还拥])有有|被被(?![子褥])|(?<!一)把把(?!关)"
    "|(?<![关由对])于于(?!洪)|(?<![公总一])共共(?![产和同享青建])|(?<![因认作成行较最颇以])为为(?![何民主期人])"
)
_DIGITS = re.compile(rf"(?<![\d.,，])(?P<half>\d{{1,8}})(?P=half)(?P<unit>{COUNT})")


def _doubled_words(paragraph: Paragraph) -> Iterator[Hit]:
    """A word of two signs and more that stands there twice, and a particle."""
    text = paragraph.masked
    for match in _WORD.finditer(text):
        is_against = _IS_AGAINST.fullmatch(match["word"]) and _BEHIND_AGAINST.match(
            text, match.end()
        )
        is_column = match["word"] in text[match.end() : match.end() + 40]  # cells run together
        is_long = len(match["word"]) > 2 and is_column
        if not _REPEATED.search(match["word"]) and not is_against and not is_long:
            yield Hit(paragraph.number, match.start(), match.end(), expected=match["word"])
    for match in _SMALL.finditer(text):
        yield Hit(paragraph.number, match.start(), match.end(), expected=match[0][0])


def _doubled_digits(text: Text) -> Iterator[Hit]:
    """161161篇: three digits twice, or fewer where the half is a number of the text (2424期)."""
    for paragraph in text.paragraphs:
        for match in _DIGITS.finditer(paragraph.masked):
            half = match["half"] + match["unit"]
            if len(set(match["half"])) > 1 and (len(half) > 3 or _is_said(text, half)):
                yield Hit(paragraph.number, match.start(), match.end(), expected=half)


def _is_said(text: Text, number: str) -> bool:
    whole = re.compile(rf"(?<![\d.]){number}")
    return any(whole.search(paragraph.masked) for paragraph in text.paragraphs)


RULES = (
    Rule(
        "lint.doubled_measure_word",
        "量词或百分号重复",
        "《与数字有关的病句》；成分赘余",
        Strength.ERROR,
        "全年刊发稿件563篇篇。",
        "全年刊发稿件563篇。",
        found(
            rf"[\d万亿千百十]{_MANY}(?P<word>{COUNT})(?P=word){_END}"
            r"|\d[.．]{2}\d|\d[%％]\s?[%％]|第第(?=[\d一二三四五六七八九十])"
        ),
    ),
    Rule(
        "lint.doubled_direction",
        "增减的说法重复或者相反",
        "《与数字有关的病句》；成分赘余",
        Strength.ERROR,
        "刊发稿件同比增长增长10.0%。",
        "刊发稿件同比增长10.0%。",
        found(
            rf"{_MOVES}了?(?={_MOVES}了?(?:\d|[一二两三四五六七八九十]番)|翻[一两三]番|基本持平|持平"
            rf"|{_AGAINST}(?:{_MOVES}|持平|基本持平|翻))"
            rf"|{_AGAINST}(?:{_MOVES})?(?={_AGAINST}(?:{_MOVES}|持平|基本持平|翻))"
        ),
    ),
    Rule(
        "lint.doubled_word",
        "词语重复",
        "《与数字有关的病句》；成分赘余",
        Strength.ERROR,
        "各县区的的稿件质量有提高。",
        "各县区的稿件质量有提高。",
        each(_doubled_words),
    ),
    Rule(
        "lint.doubled_digits",
        "数字重复",
        "《与数字有关的病句》；成分赘余",
        Strength.ERROR,
        "刊发贯彻落实类稿件161161篇。",
        "刊发贯彻落实类稿件161篇。",
        _doubled_digits,
    ),
)
