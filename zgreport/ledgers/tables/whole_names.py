"""Whole names: the words that are nothing but a sign of a total, and what is left of a name.

全县, 各单位 and 办件总量 are such words from end to end.  全州县, 总店乡, 共和县, 小计镇 and
全聚德酒店 only begin with one: they are names like any other.
"""

from __future__ import annotations

from zgreport.patterns import Pattern

__all__ = ["is_class", "is_surely_whole", "is_whole", "outranks"]

_AREA = (
    r"(?:[县市区省州局镇乡校院村国盟旗厂体部场站所团社]|系统|街道|社区|辖区|[县市区]域|行业|社会|公司|集团|单位"
    r"|机关|学区|片区|平台|[县市区]直|乡镇|乡镇街道|镇街|[县市区](?:\([县市区]\))?区?)"
)
_DONE = (
    r"(?:办理|办结|办件|受理|处理|处置|接待|接收|接访|接诉|完成|发布|推送|报送|上报|采用|录用|刊发|发稿|发文|收文|开展"
    r"|举办|组织|登记|来访|来信|咨询|投诉|服务|培训|检查|出动|查处|整改|投入|支出|收入|新增|发展|参与|参加|安排|下拨|到位)"
)
_AMOUNT = r"(?:人数|人次|件次|篇次|户数|件数|条数|篇数|次数|数量|金额|数|量|额|值|分|次)"
_SUM = r"(?:总数|总量|总额|总计|总和|合计|小计|汇总|累计)"
_WHOLE = Pattern(
    rf"(?:本|当|该|[去今]?年|累计)?(?:全{_AREA}|全部.{{0,2}}|全体|全年|[本当该][县市区省州局镇乡校院村盟旗厂]"
    rf"|各(?:{_AREA}|部门|科室|处室|股室|支部|组|类|级|项|项目|水库|地区|地)+|所有[^,。]{{0,4}}"
    rf"|总(?:体|的|合|共|和|计)?|整体|一共|共|合并(?:计算|数|后)?|汇总[表数]?|和|计|all|total|overall|sum"
    rf"|(?:总|共|累计)(?:{_AMOUNT}|(?:的|共|计|有)?{_DONE}{_AMOUNT}?|[^,。县市区镇乡村]{{1,4}}{_AMOUNT})|共[计有]|累计"
    rf"|[^,。]{{1,6}}{_SUM}|(?:合计|总计|小计|共计)(?:=.*|{_AMOUNT}|{_DONE})?)"
    r"(?:\([^()]{0,8}\))?(?:情况|数据?)?"
)
_SURE = Pattern(rf"全{_AREA}|全部|总体|总|all|合并|各[县市区镇乡].{{0,3}}|各单位")
_CLASS = Pattern(
    r".*(?:县区|[县市区]\([县市区]\)区?|[县市区]、[县市区]|部门|单位|机关|系统|片区?|战线|条线|乡镇|街道|企业|院校|高校|学校|类|级|组|大类|领域)"
)
_RANKS = ("村社屯寨", "乡镇道", "县区旗", "市州盟", "省")


def is_whole(text: str) -> bool:
    """True for 全县, 各单位 and 办件总量, in comparable form: names of all that is there."""
    return bool(_WHOLE.fullmatch(text.lower()))


def is_surely_whole(text: str) -> bool:
    """True for those of them that can hardly be anything else: 全县, 各单位."""
    return bool(_SURE.fullmatch(text.lower()))


def is_class(text: str) -> bool:
    """True for 县（市）区, 东片 and 市直部门: names of a kind of units, not of one."""
    return bool(_CLASS.fullmatch(text))


def outranks(name: str, others: list[str]) -> bool:
    """True for 云川市 among 甲县 and 乙县: a place of a higher rank than all the others."""
    rest = [_rank(each) for each in others]
    return bool(rest) and min(rest) >= 0 and _rank(name) > max(rest)


def _rank(name: str) -> int:
    return next((n for n, ends in enumerate(_RANKS) if name[1:] and name[-1] in ends), -1)
