"""Changes: growth and decrease, comparisons, shares and percentage points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.lint.measures import NUMBER, UNIT, WORDS
from zgreport.lint.rule import Rule, Strength, found

if TYPE_CHECKING:
    import re

__all__ = ["RULES"]

_FALL = "(?:下降|减少|降低|缩小|缩短|下跌|下滑|回落|减轻|压缩)"
_RISE = "(?:增长|增加|提高|上升|提升|扩大|上涨)"
_COMPARED = (
    "(?:同比|环比|[比较](?:上年|去年|上月|上季度|20\\d\\d年)(?:同期|末|底)?"
    "|又|再|分别|平均|均|也|都|全年){0,3}"
)
_RATE = (
    "(?:增长率|增幅|增速|降幅|比重|占比|比例"
    "|[\u4e00-\u9fff](?<![效功频汇利心税费速斜曲概统草表轻坦直真引倍])率)"
)
_POINTS = "(?:提高|提升|上升|增加|扩大|加快|下降|降低|减少|回落|放缓|收窄|缩小)"
_PERCENT = r"\d{1,16}(?:\.\d{1,16})?%(?!个)"
_GROWTH = "《与数字有关的病句》；国家统计局发布用语"


def _exceeds_whole(match: re.Match[str]) -> bool:
    return float(match["share"]) > 100


RULES = (
    Rule(
        "lint.decrease_in_multiples",
        "减少用倍数",
        "《15个数字用法》",
        Strength.ERROR,
        "退稿数量减少了2倍。",
        "退稿数量减少了三分之二。",
        found(
            rf"{_FALL}(?:了|近|约|将近|超过)?{NUMBER}(?:多|余)?倍"
            rf"|{_FALL}(?:了|近|约|超过)?{WORDS}番|成倍(?:减少|下降|降低|缩小)"
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
            rf"{_RATE}(?:指标|水平)?{_COMPARED}{_POINTS}(?:了|近|约|超过|逾)?{_PERCENT}"
            rf"|{_RATE}(?:已|就)?(?:为|达到?|是)?{_PERCENT}，{_COMPARED}{_POINTS}了?{_PERCENT}"
        ),
    ),
    Rule(
        "lint.points_without_measure",
        "百分点的写法",
        "GB/T 15835-2011 5.1；国家统计局发布用语",
        Strength.ERROR,
        "采用率提高1.2百分点。",
        "采用率提高1.2个百分点。",
        found(r"\d百分点|\d[%％]个?百分点"),
    ),
    Rule(
        "lint.negative_change",
        "升降之后又用负号",
        _GROWTH,
        Strength.ERROR,
        "投稿数量同比下降-3%。",
        "投稿数量同比下降3%。",
        found(rf"(?:{_FALL}|{_RISE})(?:了|率为|为)?(?:[-－−]|负)(?={WORDS}|\d)"),
    ),
    Rule(
        "lint.doubled_comparison",
        "“同比”与“上年”重复",
        _GROWTH,
        Strength.ERROR,
        "刊发数量同比去年增长一成。",
        "刊发数量比去年增长一成。",
        found(
            "同比(?:[比较与])?(?:去年|上年|前年|往年)(?:同期)?|环比(?:[比较与])?(?:上月|上季度|上期)"
            "|(?:与|和|同|比|较)(?:去年|上年|前年)(?:同期)?(?:相比)?，?同比"
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
            rf"(?:{_FALL}|{_RISE}|增幅为?|降幅为?)了?0(?:\.0+)?(?![\d.万亿])(?=个百分点|{UNIT}|[%％])"
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
            r"|翻了?[二两三]翻|翻了?\d{1,16}倍番"
        ),
    ),
    Rule(
        "lint.share_over_whole",
        "占比大于百分之百",
        "《与数字有关的病句》",
        Strength.ERROR,
        "县区来稿占全部来稿的120%。",
        "县区来稿占全部来稿的80%。",
        found(
            r"占(?![地用领线道位])(?:(?!增长|增加|提高|上升|完成|同比|目标|计划)[^，。；：！？%％\d])*?"
            r"(?P<share>\d{1,16}(?:\.\d{1,16})?)[%％]",
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
            r"|打(?:[一二三四五六七八九]|\d(?:\.\d)?)成(?!功)"
        ),
    ),
    Rule(
        "lint.double_negative",
        "否定重复，意思相反",
        "《与数字有关的病句》",
        Strength.ADVICE,
        "严格核稿，防止差错不再发生。",
        "严格核稿，防止差错再次发生。",
        found(
            r"(?:防止|避免|杜绝|谨防|严防|以免|严禁|禁止)[^，。；：、！？]{0,12}?"
            r"(?:不再?(?:发生|出现)|不得(?![力当体已法人分])|不再(?=[^，。]{1,4}[，。；]))"
            r"|切忌不[要能可]"
        ),
    ),
)
