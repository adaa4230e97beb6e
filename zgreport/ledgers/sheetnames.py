"""Names of sheets and files: what they say of the table that stands under them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from zgreport.names import comparable
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = [
    "NamedAfter",
    "base",
    "is_copy",
    "is_draft",
    "is_final",
    "is_no_ledger",
    "is_only_statistics",
    "is_sample",
    "is_set_aside",
    "is_spare",
    "is_summary",
    "is_summary_file",
    "stem",
    "unit_in_caption",
    "unit_in_name",
]

_SUMMARY = "汇总|全年|统计|透视|图表|说明|总表|合计|总计|累计"
_WHOLE = "全(?:[县市省区州旗盟镇乡村局院校厅所站国]|系统|单位|部|体|集团|公司|街道|机关)?|总"
_SAMPLE = (
    "模[板版]|样表|样[例张]|样式|表样|示例|范例|范本|填写示范|举例|例表|空白?表"
    "|template|sample|example"
)
_ASIDE = (
    "作废|废弃|废稿|废止|已?删除?|回收站?|垃圾|测试|试填|练习|旧|老版|过期|失效|计划|目标|任务|预测"
    "|预计|预算|test|old|deleted|plan"
)
_NO_LEDGER = (
    "汇总|统计|透视|图表?|说明|须知|要求|封面|封皮|目录|索引|首页|字典|选项|下拉|数据源|数据有效性"
    "|参数|配置|设置|代码表?|编码表?|列表|名单|通讯录|联系(?:人|方式|表)|对照表?|备注|注释|更新记录|修改记录"
    "|模[板版]|样表|示例|cover|index|readme|list|config|lookup|dict"
)
_SPARE = r"(?:sheet|工作表|表|table)\d*(?:\(\d+\))?"
_COPY = (
    r"(?:的?副本|复件|备份|拷贝|copy(?:of)?|backup|bak|旧|old|最终版?|终稿|终版|定稿|新版|修改版?|改后"
    r"|更新(?:版|后)?|修订版?|新|final|冲突(?:文件)?|conflict(?:ed)?(?:copy)?|[(\[]\d+[)\]]"
    r"|v\d+(?:\.\d+)?|版本?\d+)"
)
_DRAFT = r"初稿|草稿|征求意见稿|送审稿|讨论稿|修改前|更新前|修订前|原稿|draft"
_FINAL = (
    r"最终版?|终稿|终版|定稿|正式稿?|审定稿?|修改(?:版|后|稿)?|改后|更新(?:版|后)?"
    r"|修订(?:版|后|稿)?|final"
)

_SUFFIXES = (
    r"[县区市镇乡村州旗盟省局厅科办处室部委院校站所场馆园库厂矿店社河湖港段]|街道|中心|公司|集团|支部|大队"
    r"|中队|支队|协会|商会|工会|妇联|联合会|委员会|居委会|村委会|合作社|基地|医院|学校|小学|中学|一中|二中|三中"
    r"|大学|学院|幼儿园|年级|银行|机关|项目|片区|组|班|队|系"
)
_NUMBERED = (
    r"(?:第?[\d一二三四五六七八九十]{1,3}(?:号|#)?)[井站楼栋机组队班片区]|[A-Za-z甲乙丙丁]组"
)
_MEDIA = (
    r"(?:官方)?(?:微信(?:公众号)?|微博|抖音号?|快手号?|视频号|头条号?|今日头条|公众号|官网|门户网站|网站"
    r"|客户端|app|b站|哔哩哔哩|小红书|知乎|百家号|澎湃号?|企鹅号|人民号|强国号|学习强国|电视|电台|广播"
    r"|报纸|报刊|短信)"
)
_NO_UNIT = (
    r"(?:上?报送?|送|呈|抄)[^社纸刊].*|(?:全|各|分|本|所有|其[他它]|相关|有关).*|县市?区|市县区?|[县区]市区?"
    r"|部门|单位|镇街|乡镇|科室|处室|[待已督补重未]办|局部|内部|外部|城市|网站部分"
)
_GENERIC = (
    r"上报|报送|填报|报表|月报|季报|年报|周报|日报表|统计|台账|数据|情况|信息|登记|明细|汇报|记录|清单|附件\d*"
    r"|各月|逐月|分月|按月|年度|季度|月度|表"
)
_TIMES = (
    r"(?:20)?\d{2}年度?|20\d\d(?:\d{2}){0,2}|第?[一二三四1-4]季度?|[上下]半年|前[二三2-4]个?季度|全年"
    r"|(?<!\d)\d{1,2}(?:月?[-至到~—–]+\d{1,2})?月份?|[一二三四五六七八九十]{1,3}月份?|\d{1,2}[日号]"
)
_OFFICE = (
    r"(?:(填报|填表|报送|上报|编报|编制|制表|统计|所属|责任|牵头|主办)(?:单位|部门|科室|机构)"
    r"|单位(?:名称)?|部门|科室)(?:[(（](?:盖章|公章|签章)[)）])?\s*[:：]\s*([^\s:：,，;；()（）]{2,20})"
)
_HEADED = (
    r"^\s*((?:中共)?[\u4e00-\u9fff]{1,12}?(?:%s))"
    r"(?=\s*(?:20\d\d|[一二三四五六七八九十]{1,3}月|\d{1,2}月|各月|全年|上半年|下半年|年度|信息|统计|数据|情况"
    r"|工作|月报|季报|年报|台账|报送|上报|主要|基本))"
)
_BETWEEN = r"[-_—–·.,、()\[\]【】《》+&/|#:;]+"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, for small letters, made when the first name is asked: most runs ask little."""
    return re.compile(pattern)


def _holds(pattern: str, name: str) -> bool:
    return bool(_compiled(pattern).search(comparable(name).lower()))


def _is(pattern: str, name: str) -> bool:
    return bool(_compiled(pattern).fullmatch(comparable(name).lower()))


def stem(file: str) -> str:
    """What a file is called: its name without folders and suffix."""
    return PurePosixPath(file).stem


def is_summary(name: str) -> bool:
    """True for a name of a sheet that sums up others: 汇总, 全年, 总表, 全县 …."""
    return _holds(_SUMMARY, name) or _is(_WHOLE, name)


def is_summary_file(file: str) -> bool:
    """True for a file so named."""
    return _holds(_SUMMARY, stem(file))


def is_only_statistics(file: str) -> bool:
    """True for a file that is so named for 统计 alone: many a ledger is."""
    return set(_compiled(_SUMMARY).findall(comparable(stem(file)))) == {"统计"}


def is_sample(name: str) -> bool:
    """True for 模板, 样表, 填写示例: what stands there shows how to fill in the form."""
    return _holds(_SAMPLE, name)


def is_set_aside(name: str) -> bool:
    """True for 作废, 测试, 计划: what stands there has the form of records and may be none."""
    return _is(rf"(?:{_ASIDE})(?:的|数据?|表|稿|件|记录|版)*\d*", name)


def is_no_ledger(name: str) -> bool:
    """True for 封面, 字典, 下拉选项: a sheet that nobody takes for records."""
    return _holds(_NO_LEDGER, name)


def is_spare(name: str) -> bool:
    """True for the names that new sheets have: Sheet2, 工作表3."""
    return _is(_SPARE, name)


def is_copy(name: str) -> bool:
    """True for 发稿 - 副本, Sheet1 (2), 发稿最终版."""
    return _holds(_COPY, name)


def is_draft(name: str) -> bool:
    """True for 初稿, 送审稿: another version is to follow."""
    return _holds(_DRAFT, name)


def is_final(name: str) -> bool:
    """True for 定稿, 修改后: another version came before."""
    return _holds(_FINAL, name)


def base(name: str) -> str:
    """The name without the words of a copy and a version, in comparable form."""
    plain = _compiled(f"{_DRAFT}|{_FINAL}").sub("", comparable(name).lower())
    plain = _compiled(_COPY).sub("", plain)
    return _compiled(_BETWEEN).sub("", plain)


def unit_in_name(name: str, known: Collection[str], words: str = "") -> str | None:
    """The unit that a sheet or file is named after: a known one, or plainly one; None for none.

    `known` are names in comparable form; `words` are those that all names of the ledger have.

    >>> unit_in_name("2023年甲县上报表", (), "上报"), unit_in_name("Sheet1", ())
    ('甲县', None)
    """
    plain = comparable(name)
    if found := max((unit for unit in known if unit in plain), key=len, default=""):
        return found
    return next((part for part in _parts(plain, words) if _is_unit(part)), None)


def _parts(plain: str, words: str) -> Iterator[str]:
    """What is left of a name without times, marks of copies and the words of any form."""
    yield plain
    for pattern in (_TIMES, f"(?i){_COPY}", _GENERIC):
        plain = _compiled(pattern).sub("|", plain)
    for word in filter(None, _compiled(_BETWEEN).split(words)):
        plain = plain.replace(word, "|")
    yield from filter(None, _compiled(_BETWEEN).split(plain))


def _is_unit(text: str) -> bool:
    if _is(_NUMBERED, text) or _is(_MEDIA, text):
        return True
    return _is(rf"[^|]{{1,15}}(?:{_SUFFIXES})", text) and not (
        _is(_NO_UNIT, text) or is_summary(text) or _holds(_TIMES, text)
    )


def unit_in_caption(caption: str, known: Collection[str]) -> str | None:
    """The unit that a caption names: a known one, 填报单位：甲县, 甲县2023年信息统计表."""
    plain = comparable(caption)
    if found := max((unit for unit in known if unit in plain), key=len, default=""):
        return found
    for told in _compiled(_OFFICE).finditer(caption):
        unit = comparable(told[2])
        if told[1] or _is_unit(unit):
            return unit
    headed = _compiled(_HEADED % _SUFFIXES).match(caption)
    return comparable(headed[1]) if headed and _is_unit(comparable(headed[1])) else None


@dataclass(frozen=True, slots=True)
class NamedAfter:
    """The units that a sheet, the caption of a table and their file are named after, if any."""

    sheet: str | None = None
    caption: str | None = None
    file: str | None = None

    @property
    def unit(self) -> str:
        """All of them, each once; empty where there is none."""
        return "、".join(dict.fromkeys(filter(None, (self.file, self.sheet, self.caption))))

    def is_apart(self, other: NamedAfter) -> bool:
        """True where the two are named after different units: their rows are different ones."""
        pairs = (
            (self.sheet, other.sheet),
            (self.caption, other.caption),
            (self.file, other.file),
        )
        return any(one and two and one != two for one, two in pairs)
