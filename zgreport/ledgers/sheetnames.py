"""Names of sheets and files: what kind of table stands under them."""

from __future__ import annotations

from pathlib import PurePosixPath

from zgreport.names import comparable
from zgreport.patterns import Pattern

__all__ = [
    "is_kept_aside",
    "is_no_ledger",
    "is_only_statistics",
    "is_sample",
    "is_set_aside",
    "is_spare",
    "is_summary",
    "is_summary_file",
    "stem",
    "summary_words",
]

_SUMMARY = Pattern("汇总|全年|统计|透视|图表|说明|总表|合计|总计|累计")
_WHOLE = Pattern(
    "全(?:[县市省区州旗盟镇乡村局院校厅所站国]|系统|单位|部|体|集团|公司|街道|机关)?|总"
)
_SAMPLE = Pattern(
    "模[板版]|样表|样[例张]|样式|表样|示例|范例|范本|填写示范|举例|例表|空白?表"
    "|template|sample|example"
)
_ASIDE = Pattern(
    "(?:作废|废弃|废稿|废止|已?删除?|回收站?|垃圾|测试|试填|练习|旧|老版|过期|失效|计划|目标|任务|预测"
    "|预计|预算|test|old|deleted|plan)(?:的|数据?|表|稿|件|记录|版)*\\d*"
)
_CANCELLED = (
    "(?:已|被|均|作)?(?:作废|废弃|废稿|废止|删除?|撤销|取消|撤稿|退稿)|待[定审核]|未通过|未采用|未录用|不计入?"
    "|不统计|往年|历年|历史|存档|归档|参考|上年|上一年度?|上年同期|去年同?期?|前年|同期"
)
_OF_ROWS = "(?:的|数据?|表|稿件?|件|记录|版|信息|行|内容|台账)*\\d*"
_SET_ASIDE = Pattern(f"(?:{_CANCELLED}){_OF_ROWS}")
_KEPT = Pattern(f"(?:草稿|初稿|底稿|备份|备用){_OF_ROWS}")
_ENDS = Pattern("(?:作废|已删除?|不计入?|未采用|未通过|已?撤稿)$")
_BETWEEN = Pattern(r"[-_—–·.,、()\[\]【】《》+&/|#:;]+")
_TIME = Pattern(
    r"^(?:20\d\d年?度?|\d{1,2}月份?|第?[一二三四1-4]季度|[上下]半年|全年度?|本年度?|今年|各月|分月)+"
    r"|20\d\d年?度?$"
)
_NO_LEDGER = Pattern(
    "汇总|统计|透视|图表?|说明|须知|要求|封面|封皮|目录|索引|首页|字典|选项|下拉|数据源|数据有效性"
    "|参数|配置|设置|代码表?|编码表?|列表|名单|通讯录|联系(?:人|方式|表)|对照表?|备注|注释|更新记录|修改记录"
    "|模[板版]|样表|示例|cover|index|readme|list|config|lookup|dict"
)
_NEW = Pattern(r"^(?:sheet|工作表)\d*(?=.)")
_SPARE = Pattern(r"(?:sheet|工作表|表|table)\d*(?:\(\d+\))?")


def _holds(pattern: Pattern, name: str) -> bool:
    return bool(pattern.search(comparable(name).lower()))


def _is(pattern: Pattern, name: str) -> bool:
    return bool(pattern.fullmatch(comparable(name).lower()))


def stem(file: str) -> str:
    """What a file is called: its name without folders and suffix."""
    return PurePosixPath(file).stem


def is_summary(name: str) -> bool:
    """True for a name of a sheet that sums up others: 汇总, 全年, 总表, 全县 …."""
    return _holds(_SUMMARY, name) or _is(_WHOLE, name)


def is_summary_file(file: str) -> bool:
    """True for a file so named."""
    return _holds(_SUMMARY, stem(file))


def summary_words(file: str) -> frozenset[str]:
    """The words for which a file is so named: 统计, 汇总 …."""
    return frozenset(found[0] for found in _SUMMARY.finditer(comparable(stem(file)).lower()))


def is_only_statistics(file: str) -> bool:
    """True for a file that is so named for 统计 alone: many a ledger is."""
    return summary_words(file) == {"统计"}


def is_sample(name: str) -> bool:
    """True for 模板, 样表, 填写示例: what stands there shows how to fill in the form."""
    return _holds(_SAMPLE, name)


def is_set_aside(name: str) -> bool:
    """True for 作废, 测试, 2023年计划: it has the form of records and may be none."""
    if _is(_ASIDE, name) or _ENDS.search(comparable(name)):
        return True
    return any(_is(_SET_ASIDE, part) for part in _parts(name)) or _is(_ASIDE, _named(name))


def is_kept_aside(name: str) -> bool:
    """True for 草稿, Sheet1 备份: an earlier state of another sheet, whatever that is called."""
    return any(_is(_KEPT, part) for part in (_named(name), *_parts(name)))


def _named(name: str) -> str:
    """The name without brackets around it, its periods, and the name that a new sheet has."""
    plain = _BETWEEN.sub("", comparable(name).lower())
    return _TIME.sub("", _NEW.sub("", plain))


def _parts(name: str) -> list[str]:
    """What signs part in a name, without periods before and behind."""
    parts = _BETWEEN.split(comparable(name).lower())
    return [_TIME.sub("", part) for part in parts if part]


def is_no_ledger(name: str) -> bool:
    """True for 封面, 字典, 下拉选项: a sheet that nobody takes for records."""
    return _holds(_NO_LEDGER, name)


def is_spare(name: str) -> bool:
    """True for the names that new sheets have: Sheet2, 工作表3."""
    return _is(_SPARE, name)
