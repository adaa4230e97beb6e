"""Wanted: whether more or less of a figure is better, as far as its name says so.

What is wrong with a year may only be said of figures that tell good from bad by their names: of
deaths and complaints less is better, of trained people and of rates of completion more.  Letters
received, prices, levels, and what an office is asked for are neither.
"""

from __future__ import annotations

import enum

from zgreport.definition.choices import MeasureKind
from zgreport.patterns import Pattern

__all__ = ["Wanted", "is_bad", "wanted"]


class Wanted(enum.Enum):
    """What is better of a figure: more of it, less of it, or nothing tells."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


_LESS = Pattern(
    "死亡|受伤|伤亡|遇难|失踪|事故|火灾|火警|失火|警情|发案|刑事案件|盗窃|诈骗|投诉|举报|信访|来访|来信|上访|纠纷"
    "|超标|污染|排放|浓度|隐患|未[结办归完整处回按]|积案|旧存|积压|违[法规章纪约]|超[期时]|逾期|延误|迟[报到交]|漏[报损]|瞒报"
    "|损失|损坏|退[件稿订单货款]|差错|错误|缺陷|不[合良达及符]|不满意|差评|故障|停[电水气]|线损|欠[费缴款薪税]|拖欠|坏账|负债"
    "|感染|传染|发病|不良|并发症|缺[勤席]|旷[工课]|辍学|流失|失业|返[工贫]|拒[收绝]|处分|爽约|空置|闲置"
)
_MORE = Pattern(
    "满意|合格|达标|优良|优秀|及格|完成|办结率|结案率|审结率|结服率|化解率|整改率|回复率|答复率|反馈率|及时|按[时期]|准时|兑现"
    "|采用|刊发|录用|投稿|供稿|稿件|培训|参训|受训|学员|宣传|宣讲|讲座|党课|演练|演出|展览|活动|走访|慰问|帮扶|家访|志愿|服务时长"
    "|参[加与会]|观众|到馆|借[阅出]|读者|阅读|浏览|关注|粉丝|推送|巡[护查防]|获奖|表彰|签约|招商|到位资金|产值|增加值|营业额|销售"
    "|客运|货运|出口额|进出口|零售额|税收|入库|就业|入学率|升学率|巩固率|覆盖率|普及率|使用率|利用率|执行率|到[会课]率"
    "|出勤率|上座率|治愈率|好转率|接种|绿化|造林|得分|评分|考核分|测评"
)
_WORK = Pattern(
    "处[理置]|办[理结]|受理|接[待收]|查[处办获]|侦破|破案|整改|化解|调[解处]|回[复访]|答复|登记|挽回|追回|核查"
)
_ASKED = Pattern("收费|罚|费用|支出|经费|成本|用[电水气油]量|能耗|预算")
_LASTS = Pattern("用时|时长|时间|天数|时限|周期|住院日|耗时")
_SPENT = Pattern("服务|志愿|培训|学习|演出|播出|宣传|工[作时]|值班")
_SCORE = Pattern("[得评]分|分数|成绩|满意度")
_TIMES = frozenset({"天", "工作日", "个工作日", "小时", "分钟", "秒", "日"})
_BAD = Pattern(
    "^(?:超[期时]|逾期|不满意|很不满意|非常不满意|不合格|不达标|未达标|不及格|不称职|不良|差评|未按[时期].*|迟[报到交]|漏报"
    "|未整改|整改不到位|严重违[法规].*|不规范|格式不规范)$"
)


def wanted(label: str, unit: str, kind: MeasureKind | None) -> Wanted:
    """What is better of a figure that is called so; `kind` is None of a count of rows."""
    less = _LESS.search(label) is not None
    more = _MORE.search(_LESS.sub("", label)) is not None
    match kind:
        case MeasureKind.RANK:
            return _told(more=not less)
        case MeasureKind.MEAN:
            return _of_mean(label, unit, less=less)
        case _ if label.endswith("率"):
            return _told(more=more, less=less and not more)
    is_asked = _ASKED.search(label) is not None
    is_work = less and (more or _WORK.search(label) is not None)
    return (
        _told(more=more and not is_asked, less=less and not is_asked)
        if not is_work
        else Wanted.NEITHER
    )


def _of_mean(label: str, unit: str, *, less: bool) -> Wanted:
    """Of how long things take less is better, of points more; of ages and prices neither."""
    if unit in _TIMES or _LASTS.search(label):
        return _told(less=_SPENT.search(label) is None)
    return _told(more=unit == "分" or _SCORE.search(label) is not None, less=less)


def _told(*, more: bool = False, less: bool = False) -> Wanted:
    if less:
        return Wanted.LESS
    return Wanted.MORE if more else Wanted.NEITHER


def is_bad(value: str) -> bool:
    """True for a value of a closed list that nobody wants: 超期, 不满意, 不合格."""
    return _BAD.search(value) is not None
