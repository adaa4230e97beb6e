"""Dates: years in four digits, no zeros in front."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.lint.rule import Hit, Rule, Strength, each, found
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph

__all__ = ["RULES"]

_DIGIT = "一二三四五六七八九"


def _has_mixed_zeros(match: re.Match[str]) -> bool:
    zeros = {sign for sign in match["digits"] if sign in "〇零○OＯo0"}
    return bool(zeros) and zeros not in ({"〇"}, {"零"}, {"0"})


_CLOSING = (
    "(?<!报名)(?<!申报)(?<!投票)(?<!征集)(?<!受理)(?<!报送)(?<!提交)(?<!登记)(?<!征稿)(?<!投稿)"
    "(?<!活动)"
)

_TWO_DIGITS = Pattern(
    r"(?<![\d.第—～近去这续前时满经用隔-])\d{2}年(?=\d{1,2}月(?!龄)|度(?!过)|底(?![蕴气子色层])|初|末|上半年|下半年|第?[一二三四1-4]季度"
    r"|全年|工作总结|工作要点|工作计划|春季|秋季|元旦|国庆)"
    r"|(?<=[比较与])\d{2}年(?=同期|相比|增|减|下降|上升|提高|多|少|末|持平)|[’'‘]\d{2}年"
    r"|(?<=自)(?:从)?[012]\d年(?=以来|起|开始)|(?<=截至)\d{2}年|(?<=在)\d{2}年(?=的基础上)|(?:^|(?<=[。；]))[12]\d年，?(?=全[市县省区]|我[市县省区])|(?<=[，。；：自])\d{2}年[，至到](?=\d{2}年)"
    r"|(?<![\d.第—～-])[012]\d[、—～-][012]\d年(?=度|工作|连续|均|都|来稿|两年)"
    r"|(?<=[从由])[12]\d年?[到至—～-][12]\d年(?=[^。；]{0,12}(?:连续|连年|均|都|累计|每年|逐年|我[市县省区]|全[市县省区]|共))"
)
_AGE = "[0-2789]\\d"
_LATE = "[789]\\d"
_NO_SPAN = "(?![前后间内多来以之级期])"
_AT_A_TIME = Pattern(
    rf"(?<=[从自]){_AGE}年(?=起(?![步家点算])|开始|以来|至今|到现在|到今|实[行施])"
    rf"|(?<![\d.第—～-])0\d年(?![代级])|(?<=早在){_AGE}年{_NO_SPAN}"
    rf"|(?<=(?<![低高小大等少多优劣限处短长位属])于){_AGE}年{_NO_SPAN}(?=[建成开创投启入毕加参获竣被正改])"
    rf"|(?<=[建成立创设生]于){_AGE}年{_NO_SPAN}(?=的|[，。；）]|$)"
    rf"|(?<=\d{{4}}年[和、与至到])[0-2]\d年{_NO_SPAN}|(?<=在)[0-2]\d年和[0-2]\d年(?=[两都均分先])"
    r"|(?<![\d.第])[789]\d年、[789]\d年(?=连续|先后|两|均|都)|(?<=[和同跟])[0-2]\d年(?=相比|同期)"
    rf"|(?:(?<=[，。；：、（自从于在])|^|(?<=[目程厂校村站库司园院区县局部])(?<!建[厂校村站库园院区])){_LATE}年{_NO_SPAN}(?=动工|兴建|始建|开工|投产|竣工|落成|建[成立厂校村制]|成立|改制|撤[乡县并]|设立|发生|遭[遇受]|特大|发?大水|洪[水灾]|[抗防]洪|金融危机)"
    r"|(?<![\d.第近满超达约过])[789]\d年(?=入党|入伍|参军|参加工作|毕业|出生|调入|当选|创办|建校|撤县|设市|退伍|转业|考入)"
)
_SHORT = Pattern(r"(?<!\d)\d{2}(?=年|[、—～至到-]\d{2}年|$)")
_LAST_CENTURY = 50
_LONGEST_QUOTE = 60


def _two_digit_years(paragraph: Paragraph) -> Iterator[Hit]:
    """21年 for 2021年; what is right names the year that stands there."""
    matches = (*_TWO_DIGITS.finditer(paragraph.masked), *_AT_A_TIME.finditer(paragraph.masked))
    for match in matches:
        if _is_quoted(paragraph.masked, match.start()):
            continue  # “08年汶川地震”: what somebody said
        end = match.end()
        following = re.match(r"\d{2}年", paragraph.masked[end : end + 3])
        end += following.end() if following else 0
        words = paragraph.text[match.start() : end].lstrip("’'‘")
        yield Hit(paragraph.number, match.start(), end, (words,), _SHORT.sub(_full, words))


def _is_quoted(text: str, place: int) -> bool:
    """True inside quotation marks that open near before the place."""
    before = text[max(place - _LONGEST_QUOTE, 0) : place]
    return before.rfind("“") > before.rfind("”")


def _full(year: re.Match[str]) -> str:
    return f"{19 if int(year[0]) > _LAST_CENTURY else 20}{year[0]}"


RULES = (
    Rule(
        "lint.year_with_zero",
        "年份用了“零”",
        "GB/T 15835-2011 5.2.2、5.2.5",
        Strength.ERROR,
        "二零二三年是规划实施的重要一年。",
        "二〇二三年是规划实施的重要一年。",
        found(
            rf"(?<![{_DIGIT}零〇十百千])[一二](?=[{_DIGIT}]*零)[{_DIGIT}零]{{3}}(?![{_DIGIT}零〇十百千万亿])",
            right=lambda match: match[0].replace("零", "〇"),
        ),
    ),
    Rule(
        "lint.year_with_mixed_zeros",
        "年份的零写法不一或用了字母",
        "GB/T 15835-2011 5.2.5",
        Strength.ERROR,
        "二○二三年各项任务全面完成。",
        "二〇二三年各项任务全面完成。",
        found(
            rf"(?P<digits>(?<![0-9A-Za-z{_DIGIT}])[12{_DIGIT}][0-9{_DIGIT}〇零○OＯo]{{3}})(?=年)",
            where=_has_mixed_zeros,
        ),
    ),
    Rule(
        "lint.mixed_date",
        "日期一半汉字一半数字",
        "GB/T 15835-2011 4.3.3",
        Strength.ERROR,
        "通知于二〇二三年5月9日印发。",
        "通知于2023年5月9日印发。",
        found(
            rf"[{_DIGIT}〇零]{{4}}年\d{{1,2}}月(?:\d{{1,2}}日)?|\d{{4}}年(?:十[一二]?|[{_DIGIT}])月(?!初|十五(?!日))(?:[{_DIGIT}十]{{1,3}}日)?"
            rf"|[{_DIGIT}十]{{1,2}}月\d{{1,2}}日|(?<!\d)\d{{1,2}}月[{_DIGIT}十]{{1,3}}日"
        ),
    ),
    Rule(
        "lint.two_digit_year",
        "年份只写两位",
        "GB/T 15835-2011 5.1.4",
        Strength.ERROR,
        "这项制度自21年5月施行。",
        "这项制度自2021年5月施行。",
        each(_two_digit_years, _TWO_DIGITS, _AT_A_TIME),
    ),
    Rule(
        "lint.zero_padded_date",
        "月、日之前补了零",
        "GB/T 9704-2012 7.3.5.4",
        Strength.ERROR,
        "会议于05月09日召开。",
        "会议于5月9日召开。",
        found(
            r"(?<!\d)(?:\d{4}年)?(?:0[1-9]月(?:\d{1,2}日)?|\d{1,2}月0[1-9]日|0[1-9]日)",
            right=lambda match: re.sub(r"(?<!\d)0(?=\d[月日])", "", match[0]),
        ),
    ),
    Rule(
        "lint.short_date",
        "不完整的日期用了短横或斜线",
        "GB/T 15835-2011 5.1.4",
        Strength.ERROR,
        "材料请于8-8前报送。",
        "材料请于8月8日前报送。",
        found(
            r"(?:(?<![低高小大等少多优劣])于|定于|日期：|时间：|截至|截止)"
            r"(?:(?:1[0-2]|[1-9])[-/](?:3[01]|[12]\d|[1-9])|(?:19|20)\d\d[-/.](?:1[0-2]|0?[1-9]))"
            r"(?![\d%％.:：/—～-]|[个篇条人名项次期万])"
        ),
    ),
    Rule(
        "lint.until_date",
        "“截止”之后接时间",
        "《现代汉语词典》“截至”“截止”",
        Strength.ERROR,
        "截止2023年底，累计出刊24期。",
        "截至2023年底，累计出刊24期。",
        found(
            rf"{_CLOSING}截止[到至]?(?=\d{{2,4}}年|\d{{1,2}}月|\d{{1,2}}日|[上本去今]年|目前|现在|年[底末]|月[底末]"
            rf"|[{_DIGIT}十]+月|[{_DIGIT}〇零]{{4}}年|20\d\d[-.])"
        ),
    ),
)
