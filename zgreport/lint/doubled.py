"""Doubled: a measure word, a sign or a word of direction that stands there twice.

A template that types beside a tag what the tag prints gives 563篇篇 and 增长增长10.0%.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.lint.direction_words import FALLING, RISING
from zgreport.lint.measures import COUNT, HAN
from zgreport.lint.rule import Hit, Rule, Strength, each, found
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.lint.text import Paragraph, Text

__all__ = ["RULES"]

_END = r"(?=[，。、；：,;）)！？\s]|$|同比|[比与较]上年|占)"
_MOVES = f"(?:{RISING}|{FALLING}|延长)"
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

_WORD = Pattern(rf"(?P<word>{_COMMON}|[{HAN}]{{3,8}})(?P=word)")
_MOVING = Pattern(rf"{_MOVES}了?(?:约|近)?[\d一二两三四五六七八九十百]")  # has a rule of its own
_KNOWN = Pattern(_COMMON)
_PAIR = Pattern(rf"(?P<word>(?P<one>[{HAN}])(?!(?P=one))[{HAN}])(?P=word)")
_PARTICLES = frozenset("的地得了在是和与之而则也着过一很半每几最非越再又共连因同且边随多互或")
_BEHIND = Pattern(
    "(?:[长后性型化者员室家所处科会局站队院厅机们式力师级费率业制度法生体系箱书卡表册单证]|组(?!织)|办(?!公)|中国家|银行|用地|对象|机构|中心|平台|大会|团队|小组|基地|联盟)"
)
_REDUPLICATED = Pattern(
    "(?:研究|讨论|学习|商量|了解|考虑|分析|检查|交流|总结|沟通|体验|感受|整理|打听|帮助|关心|准备|介绍|反思|思考|比较|走访|休息|锻炼|调整|合计|琢磨)$"
)
_CROSSED = Pattern(  # 深化文化文艺: the two signs belong to three words
    "创业|文化|党员|合作|开展|教育|企业|农业|工业|就业|专业|产业|行业|职业|事业|[绿优深强]化|[人成学队]员|发展|工作"
    "|建设|管理|生产|运行|进行|实行|立法|执法|[办方]法|科学|大学|教学|入学|[市现]场|国家|专家|社会|机会|协会"
)
_NOT_DOUBLED = Pattern("[斯尔巴拉尼亚]$|[哈哗啦咕噜轰隆叮咚滴答嘀嗒叽喳扑通]")
_OWNER = Pattern("部门|单位|企业|学校|地区|支部")
_WHOSE = Pattern("(?:各|每个?|全体)$")
_OFFICE = (
    "区|组织|党员|干部|工作|单位|部门|会议|信息|稿件|措施|发展|建设|完成|推进|落实|加强|提高|情况|制度|机制|活动|开展|服务"
    "|管理|教育|学习|宣传|群众|质量|问题|任务|项目|培训"
)
_ONE_MORE = Pattern(
    rf"[我你他它]们(?P<we>们)|(?:[县市社]区|优秀|培训|{_OFFICE.removeprefix('区|')})"
    rf"(?P<more>(?<=(?P<last>.))(?P=last))(?=[，。；、的和与及\d]|{_OFFICE.removeprefix('区|')})"
)
_NEXT_WORD = Pattern(
    "部署|部委|部队|成效|成果|成绩|实际|实践|进展|进度|高质|高校|高度|习惯|习近|设施|设备|设计|动员|动态|展示|展现|作为|作用|作风|强化|理论|理念|量化"
    "|况且|度过|制定|制作|制约|众多|题材|务实|目标|位于|位次|位列|位居|员工|员额|门类|议题|议程|议定|息息|件件|施工|施行|施策|训练|传播|传达|传承|育人|育才|织密|区分|区域|区间|区位|区直|区级|区委|区政"
)
_STOP = Pattern("[，。！？；、再吧]|$")
_LAST_YEAR = Pattern("[比与较]上年(?:同期|末)?")  # has a rule of its own
_CHANGES = Pattern(f"{_MOVES}|持平|基本|翻")
_REPEATED = Pattern("^[一几数半每两三]|^(?P<sign>.)(?P=sign)")
_SMALL = Pattern(
    "(?<![目标鹄])的的(?![确士])|(?<![为除罢])了了(?![解结断无然事心愿]|如指掌|却|此|望)|(?<=[以之])(?:前前|后后|内内|上上|下下)(?=[，。；、）]|完成|全部|全面|报送|提交|上报|建成|实现|达到|办结|通过|投入|印发)|(?<![存现实潜内外正所好旨自在])在在|(?<![求但于还就都只正可要总凡若而算不])是是(?!非)"
    "|(?<![饱中共缓柔温平谐])和和(?![美气睦平谐顺解])|(?<![参给赋])与与(?!会)|(?<![需主重首必紧提纲概摘])要要(?![求素闻点件领强])|(?<!即)将将(?![军就来帅士])|(?<=[共现还拥])有有|被被(?![子褥])|(?<!一)把把(?!关)"
    "|(?<![关由对])于于(?!洪)|(?<![公总一])共共(?![产和同享青建])|(?<![因认作成行较最颇以])为为(?![何民主期人])"
)
_DIGITS = Pattern(
    rf"(?<![\d.,，])(?P<half>\d{{1,8}})(?P=half)(?P<unit>[多余]?[万亿]?(?:{COUNT}|株|棵|头|只|公里|平方米|公顷|千米|斤|天|岁|倍))"
)
_OTHERS = Pattern(
    r"(?<![\d.,，A-Za-z])(?:(?P<half>\d{1,6}(?:\.\d{1,4}|(?:\.\d{1,4})?[万亿]))(?P=half)"
    rf"(?P<unit>[%％]|个百分点|[万亿]?(?:{COUNT}|倍|公里|平方米|公顷))"
    rf"|(?P<whole>\d{{2,8}}(?:\.\d{{1,4}})?[万亿]?(?:[%％]|个百分点|{COUNT}))(?P=whole)(?![地的]))"
)


_LONG_HALF = 3  # digits


def _doubled_words(paragraph: Paragraph) -> Iterator[Hit]:
    """A word of two signs and more that stands there twice, and a particle."""
    text = paragraph.masked
    for match in _WORD.finditer(text):
        is_column = match["word"] in text[match.end() : match.end() + 40]  # cells run together
        is_long = len(match["word"]) > 2 and is_column
        is_owner = _is_owner(text, match)
        is_against = _LAST_YEAR.fullmatch(match["word"]) and _CHANGES.match(text, match.end())
        if not (_REPEATED.search(match["word"]) or is_against or is_long or is_owner):
            yield Hit(paragraph.number, match.start(), match.end(), expected=match["word"])
    yield from _pairs(paragraph)
    for match in _ONE_MORE.finditer(text):
        more = match["we"] or match["more"]
        if not _NEXT_WORD.match(text, match.end() - 1):
            word = match[0].removesuffix(more)
            yield Hit(paragraph.number, match.start(), match.end(), expected=word)
    for match in _SMALL.finditer(text):
        yield Hit(paragraph.number, match.start(), match.end(), expected=match[0][0])


def _is_owner(text: str, match: re.Match[str]) -> bool:
    """True for 各部门部门预算: the first is whose, the second what."""
    is_of_each = _WHOSE.search(text[max(match.start() - 3, 0) : match.start()])
    is_before_noun = re.match(f"(?!的)[{HAN}]", text[match.end() : match.end() + 1])
    return bool(is_of_each and is_before_noun and _OWNER.fullmatch(match["word"]))


def _pairs(paragraph: Paragraph) -> Iterator[Hit]:
    """认真认真: two signs that stand there twice, whatever word they are."""
    text = paragraph.masked
    for match in _PAIR.finditer(text):
        word, end = match["word"], match.end()
        is_name = bool(
            _NOT_DOUBLED.search(word)
            or _PARTICLES & set(word)
            or _CROSSED.fullmatch(word[::-1])
            or word.endswith("及")
            or text.startswith("再" + word, end)
        )
        is_verb = _REDUPLICATED.search(word) and _STOP.match(text, end)
        is_more = _BEHIND.match(text, end) and word + text[end : end + 1] != "培训班"
        if not (
            _KNOWN.fullmatch(word)
            or _MOVING.match(text, end - len(word))
            or is_name
            or is_verb
            or is_more
        ):
            yield Hit(paragraph.number, match.start(), end, expected=word)


def _doubled_digits(text: Text) -> Iterator[Hit]:
    """161161篇, 12.712.7%; a number that may be meant, where its half is one of the text."""
    known: dict[tuple[int, str], bool] = {}
    for paragraph in text.paragraphs:
        for match in _DIGITS.finditer(paragraph.masked):
            half = match["half"] + match["unit"]
            is_large = match["unit"][0] in "万亿"
            key = paragraph.number * is_large, half
            if key not in known:
                near = (paragraph,) if is_large else text.paragraphs
                known[key] = _is_unlikely(match["half"]) or _is_said(near, half)
            twice = len(set(match["half"])) > 1 and known[key]
            if twice and not _is_printed(text, paragraph, match["half"] * 2):
                yield Hit(paragraph.number, match.start(), match.end(), expected=half)
        for match in _OTHERS.finditer(paragraph.masked):
            half = match["whole"] or match["half"] + match["unit"]
            yield Hit(paragraph.number, match.start(), match.end(), expected=half)


def _is_unlikely(half: str) -> bool:
    """True for 245245, one number in a thousand; not for 1212, nor for a round one, 120120."""
    return len(half) > _LONG_HALF or (len(half) == _LONG_HALF and not half.endswith("0"))


def _is_said(paragraphs: Sequence[Paragraph], number: str) -> bool:
    whole = re.compile(rf"(?<![\d.]){number}")
    return any(whole.search(paragraph.masked) for paragraph in paragraphs)


def _is_printed(text: Text, paragraph: Paragraph, number: str) -> bool:
    """True where one figure prints the number whole: what a tag prints, nobody typed twice."""
    whole = re.compile(rf"(?<![\d.]){number}(?!\d)")
    said = (each.text for each in text.statements if each.paragraph == paragraph.number)
    return any(map(whole.search, said))


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
            rf"|{_AGAINST}(?:(?<!同比)|(?!同比)|{_MOVES})(?={_AGAINST}(?:{_MOVES}|持平|基本持平|翻))"
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
