"""Changes: growth and decrease, comparisons, shares and percentage points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.lint.direction_words import FALLING, RISING, SLOWING
from zgreport.lint.measures import NUMBER, UNIT, WORDS
from zgreport.lint.rule import Rule, Strength, found
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    import re

__all__ = ["RULES"]

_FALL = f"(?:{FALLING}|{SLOWING})"
_SHORT_FALL = (
    "(?:下调|缩减|锐减|骤减|削减|递减|减低|裁减|(?<![升空迫霜])降(?![水雨雪温])|(?<![增加])减"
    "|少了|低了|小了|慢了|短了)"
)
_OF_BEFORE = "(?:原来|原先|原有|以前|过去|上年|去年|年初)的"
_BY = "(?:了|近|约|大约|将近|接近|超过|超|逾|达到?|为|到|至|整整|足足|至少|不到){0,2}"
_RISE = f"(?:{RISING})"
_COMPARED = (
    "(?:同比|环比|[比较](?:上年|去年|上月|上季度|20\\d\\d年)(?:同期|末|底)?"
    "|又|再|分别|平均|均|也|都|全年){0,3}"
)
_RATE = (
    "(?:增长率|增幅|增速|降幅|比重|占比|比例"
    "|[\u4e00-\u9fff]{1,4}(?<![效功频汇利心税费速斜曲概统草表轻坦直真引倍])率)"
)
_LEVEL = "(?:比重|占比|[\u4e00-\u9fff]{1,4}(?<![效功频汇利心税费速斜曲概统草表轻坦直真引倍献])率)"
_POINTS = f"(?:{RISING}|加快|{FALLING}|{SLOWING})"
_PERCENT = r"\d{1,16}(?:\.\d{1,16})?%(?!个)"
_GROWTH = "《与数字有关的病句》；国家统计局发布用语"


_PREVENT = "(?:防止|避免|杜绝|谨防|阻止|严防|防范|防备|以免|以防|严禁|禁止|制止|遏制)"
_NOT_AGAIN = (
    "(?:不(?:再(?:次|度)?)?(?:发生|出现|产生|重演|重现|反弹|重犯|蔓延)"
    "|不再(?=[^，。]{1,4}[，。；])|不再有)"
)
_NEAR = r"[^，。；：、！？\d%％（）]"
_THAN = "(?:与|和|同|跟|相比于?|比|较|对比|相较于?)"
_LAST = (
    "(?:(?:去年|上年|前年|往年|上一年)(?:同期|同月|同季)?|上个?月|上个?季度|上期|上周|前一?月)"
    "(?:同期|末|底)?"
)
_OTHER_CHANGE = Pattern("[增减升降涨跌]|持平|提高|回[落升]|扩大|速|幅")


_WHOLE_RATE = (
    "(?:(?:参与|参会|参训|参学|参选|到会|到课|到岗|出勤|出席|覆盖|合格|达标|通过|及格|满意|知晓|采用|刊发|优良|优秀|好评|支持"
    "|回收|办结|按期|按时|准时|及时|准确|完好|公开|回复|答复|反馈|见面|签收|整改|就业|成活|报到|投票|响应|受益|入库|合规|一次成功)"
    r"[^，。；：、！？%％\d增升提降减比较与和]{0,2}率|(?:满意|知晓)度)"
    "(?:水平)?(?:已|均|都|就|分别)?(?:为|是|高?达到?|提[高升][到至]|上升[到至]|超过)?"
)


def _says_it_twice(match: re.Match[str]) -> bool:
    """False where two changes are told, one behind the other."""
    return not _OTHER_CHANGE.search(match[0])


def _exceeds_whole(match: re.Match[str]) -> bool:
    words = match.groupdict()
    return float(words["share"] or words.get("rate") or 0) > 100


RULES = (
    Rule(
        "lint.decrease_in_multiples",
        "减少用倍数",
        "《15个数字用法》",
        Strength.ERROR,
        "退稿数量减少了2倍。",
        "退稿数量减少了三分之二。",
        found(
            rf"(?:{_FALL}|{_SHORT_FALL})(?:幅度)?{_BY}(?:{_OF_BEFORE})?{NUMBER}(?:多|余)?倍"
            rf"|(?:{_FALL}|[降减跌]幅){_BY}(?:{WORDS}番|{NUMBER}多?倍)|成倍地?(?:{_FALL}|{_SHORT_FALL})"
            rf"|[比较][^，。；：、]{{1,16}}(?:少|低|小|慢|短|轻|窄|便宜)了?{_BY}{NUMBER}多?倍",
            whole=True,
        ),
    ),
    Rule(
        "lint.rate_in_percent",
        "比率的升降不用百分点",
        "国家统计局发布用语",
        Strength.ERROR,
        "稿件采用率比上年提高3%。",
        "稿件采用率比上年提高3个百分点。",
        found(
            rf"(?:{_RATE}(?:指标|水平)?{_COMPARED}{_POINTS}(?:了|近|约|超过|逾)?{_PERCENT}"
            rf"|{_RATE}(?:（[^（）]{{1,40}}）)?(?:已|就)?(?:为|达到?|是)?{_PERCENT}，"
            rf"{_COMPARED}{_POINTS}了?{_PERCENT})",
            whole=True,
        ),
    ),
    Rule(
        "lint.points_without_measure",
        "百分点的写法",
        "GB/T 15835-2011 5.1；国家统计局发布用语",
        Strength.ERROR,
        "采用率提高1.2百分点。",
        "采用率提高1.2个百分点。",
        found(
            r"[\d一二两三四五六七八九十]百分点|\d[%％]个?(?:百分点|基点|BP)|\d个?(?:百分点|基点)[%％]|\d个[%％]"
            r"|百分之[一二三四五六七八九十]{1,3}(?:点[一二三四五六七八九零]{1,2})?个百分点"
            r"|[\d一二两三四五六七八九十]个?百分比|(?<!\d)\d{1,3}基点|\d[%％]点",
            whole=True,
        ),
    ),
    Rule(
        "lint.negative_change",
        "升降之后又用负号",
        _GROWTH,
        Strength.ERROR,
        "投稿数量同比下降-3%。",
        "投稿数量同比下降3%。",
        found(rf"(?:{_FALL}|{_RISE})(?:了|率为|为)?(?:[-－−]|负)(?={WORDS}|\d)", whole=True),
    ),
    Rule(
        "lint.doubled_comparison",
        "“同比”与“上年”重复",
        _GROWTH,
        Strength.ERROR,
        "刊发数量同比去年增长一成。",
        "刊发数量比去年增长一成。",
        found(
            rf"(?:同比|环比)(?!例)(?:{_NEAR}{{0,4}}?{_THAN}{_LAST}|{_LAST})"
            rf"|{_THAN}{_LAST}(?:相比|比较|相较|来看)?，?{_NEAR}{{0,12}}?(?:同比(?!例)|环比)",
            where=_says_it_twice,
            whole=True,
        ),
    ),
    Rule(
        "lint.than_compared",
        "“比”“较”与“相比”并用",
        "《与数字有关的病句》",
        Strength.ERROR,
        "比去年同期相比增加12篇。",
        "与去年同期相比增加12篇。",
        found(
            r"(?<![占对评攀无正反配百之])(?<!相)(?:比(?![例重率值分如照])|较(?![之为好少多大]))"
            r"(?:(?![，。；：、！？比较与和跟]|同(?!期)|相[比较]).){1,14}相(?:比|较)(?!于)",
            whole=True,
        ),
    ),
    Rule(
        "lint.zero_change",
        "增减为零不说持平",
        _GROWTH,
        Strength.ERROR,
        "出刊数量同比增长0.0%。",
        "出刊数量与上年持平。",
        found(
            rf"(?:{_FALL}|{_RISE}|增幅为?|降幅为?)了?0(?:\.0+)?(?![\d.万亿])(?=个百分点|{UNIT}|[%％])",
            whole=True,
        ),
    ),
    Rule(
        "lint.doubling",
        "“番”与“倍”混用",
        "《15个数字用法》",
        Strength.ERROR,
        "三年来投稿数量翻了2倍。",
        "三年来投稿数量翻了一番。",
        found(
            rf"翻了?{NUMBER}倍|翻了?\d{{1,16}}(?:\.\d{{1,16}})?%|翻了?\d{{1,16}}\.\d{{1,16}}番"
            r"|翻了?[二两三]翻|翻了?\d{1,16}倍番",
            whole=True,
        ),
    ),
    Rule(
        "lint.level_in_points",
        "比率本身用了百分点",
        "国家统计局发布用语",
        Strength.ERROR,
        "稿件采用率为12.7个百分点。",
        "稿件采用率为12.7%。",
        found(
            rf"{_LEVEL}(?:已|就|约|仅)?(?:为|是|高?达到?|保持在|稳定在|控制在)(?:了|约)?(?P<rate>\d{{1,3}}(?:\.\d{{1,4}})?)个?百分点(?![的以之]|左右?差)",
            whole=True,
            right=lambda match: f"{match['rate']}%",
        ),
    ),
    Rule(
        "lint.share_over_whole",
        "占比、比率大于百分之百",
        "《与数字有关的病句》",
        Strength.ERROR,
        "县区来稿占全部来稿的120%。",
        "县区来稿占全部来稿的80%。",
        found(
            r"占(?![地用领线道位])(?:(?!增长|增加|提高|上升|完成|同比|目标|计划)[^，。；：！？%％\d]){0,60}?"
            rf"(?P<share>\d{{1,16}}(?:\.\d{{1,16}})?)[%％]|{_WHOLE_RATE}(?P<rate>\d{{1,16}}(?:\.\d{{1,16}})?)[%％]",
            where=_exceeds_whole,
        ),
    ),
    Rule(
        "lint.decrease_over_whole",
        "下降大于百分之百",
        "《与数字有关的病句》",
        Strength.ERROR,
        "差错数量下降150%。",
        "差错数量下降50%。",
        found(
            rf"(?<!降幅){_FALL}(?:了|近|约|超过)?(?P<share>\d{{1,16}}(?:\.\d{{1,16}})?)[%％]",
            where=_exceeds_whole,
        ),
    ),
    Rule(
        "lint.tenths",
        "“成”与“折”混用",
        "《15个数字用法》",
        Strength.ERROR,
        "印刷费用下降三折。",
        "印刷费用下降三成。",
        found(
            rf"(?:{_FALL}|{_RISE}|占)了?(?:[一二三四五六七八九]|\d(?:\.\d)?)折"
            r"|打(?:[一二三四五六七八九]|\d(?:\.\d)?)成(?!功)",
            whole=True,
        ),
    ),
    Rule(
        "lint.double_negative",
        "否定重复，意思相反",
        "《与数字有关的病句》",
        Strength.ERROR,
        "严格核稿，防止差错不再发生。",
        "严格核稿，防止差错再次发生。",
        found(
            rf"{_PREVENT}(?:(?!确保|守|做到|保证|力争|从而|坚决|以便)[^，。；：、！？“”]){{0,20}}?{_NOT_AGAIN}"
            "|(?:切[忌莫勿]|严忌|力戒|力忌|(?:^|(?<=[，。；：、]))忌)(?:不[要能可得]|勿|莫)"
            "|(?:难免|不免)不(?=[出发产犯会造走])|以免(?:再)?不(?=[再要]|发生|出现)|(?:以防|难保)不再|(?:谨防|防止|避免|严防|防范)不[要得](?![力当体已法人分])|(?:严禁|禁止)[^，。；：、“”]{0,2}不得(?![力当体已法人分])"
        ),
    ),
)
