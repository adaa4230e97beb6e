"""Offices: the organisations that sheets, captions and files are named after, and what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers.editions import BETWEEN, without_editions
from zgreport.ledgers.sheetnames import is_summary
from zgreport.ledgers.tables.whole_names import is_whole
from zgreport.names import comparable
from zgreport.numerals.months import NUMBER, TO, YEAR_DIGIT
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = [
    "OF_ACCOUNTS",
    "NamedAfter",
    "is_of_offices",
    "is_office",
    "office_in_caption",
    "office_in_name",
]

OF_ACCOUNTS = frozenset({"单位", "账号", "公众号"})
"""Columns so called always name what a number is kept of."""

_COLUMNS = Pattern(
    f"(?:{'|'.join(sorted(OF_ACCOUNTS))}|部门|科室|处室|股室|[县市]区|区县|乡镇|镇街|街道|地区|机构|学校)"
    "(?:名称)?$"
)
_SUFFIXES = (
    r"[县区市镇乡村州旗盟省局厅科办处室部委院校站所场馆园库厂矿店社河湖港段]|街道|中心|公司|集团|支部|大队"
    r"|中队|支队|协会|商会|工会|妇联|联合会|委员会|居委会|村委会|合作社|基地|医院|学校|小学|中学|一中|二中|三中"
    r"|大学|学院|幼儿园|年级|银行|机关|项目|片区|组|班|队|系"
)
_OFFICE = Pattern(rf"[^|]{{1,15}}(?:{_SUFFIXES})")
_NUMBERED = Pattern(
    r"(?:第?[\d一二三四五六七八九十]{1,3}(?:号|#)?)[井站楼栋机组队班片区]|[a-z甲乙丙丁]组"
)
_MEDIA = Pattern(
    r"(?:官方)?(?:微信(?:公众号)?|微博|抖音号?|快手号?|视频号|头条号?|今日头条|公众号|官网|门户网站|网站"
    r"|客户端|app|b站|哔哩哔哩|小红书|知乎|百家号|澎湃号?|企鹅号|人民号|强国号|学习强国|电视|电台|广播"
    r"|报纸|报刊|短信)"
)
_NO_OFFICE = Pattern(
    r"(?:上?报送?|送|呈|抄)[^社纸刊].*|(?:各|所有|其[他它]|相关|有关).*|县市?区|市县区?|[县区]市区?"
    r"|全(?:[县市省区镇乡村校院局国]|系统|单位|部|体|域|行业|街道|社会).*|本(?:[县市区局单部机系乡镇村校院].*|级.*)"
    r"|分(?:[县市乡村局管项类部单片组班站所校院店厂行区]|镇街|街道|地区|公司|支).*"
    r"|部门|单位|镇街|乡镇|科室|处室|[待已督补重未]办|局部|内部|外部|城市|网站部分"
)
_GENERIC = Pattern(
    r"上报|报送|填报|报表|月报|季报|年报|周报|日报表|统计|台账|数据|情况|信息|登记|明细|汇报|记录|清单|附件\d*"
    r"|各月|逐月|分月|按月|年度|季度|月度|表"
)
_YEAR = f"20\\d\\d|二{YEAR_DIGIT}{{3}}"
_TIMES = Pattern(
    rf"(?:{_YEAR}|\d{{2}})年度?|20\d\d(?:\d{{2}}){{0,2}}|第?{NUMBER}季度?|[上下]半年|前{NUMBER}个?季度?"
    rf"|全年|(?<!\d){NUMBER}(?:月?{TO}{NUMBER})?月份?|\d{{1,2}}[日号]"
)
_TOLD = Pattern(
    r"(?:(填报|填表|报送|上报|编报|编制|制表|统计|所属|责任|牵头|主办)(?:单位|部门|科室|机构)"
    r"|单位(?:名称)?|部门|科室)(?:[(（](?:盖章|公章|签章)[)）])?\s*[:：]\s*([^\s:：,，;；()（）]{2,20})"
)
_HEADED = Pattern(
    rf"^\s*((?:中共)?[\u4e00-\u9fff]{{1,12}}?(?:{_SUFFIXES}))"
    rf"(?=\s*(?:{_YEAR}|{NUMBER}月|各月|全年|上半年|下半年|年度|信息|统计|数据|情况"
    r"|工作|月报|季报|年报|台账|报送|上报|主要|基本))"
)


@dataclass(frozen=True, slots=True)
class NamedAfter:
    """The offices that a sheet, the caption of a table and their file are named after, if any."""

    sheet: str | None = None
    caption: str | None = None
    file: str | None = None

    @property
    def office(self) -> str:
        """All of them, each once; empty where there is none."""
        return "、".join(dict.fromkeys(filter(None, (self.file, self.sheet, self.caption))))

    def is_apart(self, other: NamedAfter) -> bool:
        """True where the two are named after different offices: their rows are different ones."""
        pairs = (
            (self.sheet, other.sheet),
            (self.caption, other.caption),
            (self.file, other.file),
        )
        return any(one and two and one != two for one, two in pairs)


def is_of_offices(header: str) -> bool:
    """True for a column that is called after offices: 单位, 报送单位名称, 乡镇."""
    return _COLUMNS.search(comparable(header)) is not None


def office_in_name(name: str, known: Collection[str], words: str = "") -> str | None:
    """The office that a sheet or file is named after: a known one, or plainly one; None for none.

    `known` are names in comparable form; `words` are those that all names of the ledger have.

    >>> office_in_name("2023年甲县上报表", (), "上报"), office_in_name("Sheet1", ())
    ('甲县', None)
    """
    plain = comparable(name)
    if found := max((office for office in known if office in plain), key=len, default=""):
        return found
    return next((part for part in _parts(plain, words) if is_office(part)), None)


def office_in_caption(caption: str, known: Collection[str]) -> str | None:
    """The office that a caption names: a known one, 填报单位：甲县, 甲县2023年信息统计表."""
    plain = comparable(caption)
    if found := max((office for office in known if office in plain), key=len, default=""):
        return found
    for told in _TOLD.finditer(caption):
        office = comparable(told[2])
        if told[1] or is_office(office):
            return office
    headed = _HEADED.match(caption)
    return comparable(headed[1]) if headed and is_office(comparable(headed[1])) else None


def _parts(plain: str, words: str) -> Iterator[str]:
    """What is left of a name without times, marks of copies and the words of any form."""
    yield plain
    plain = _GENERIC.sub("|", without_editions(_TIMES.sub("|", plain), "|"))
    for word in filter(None, BETWEEN.split(words)):
        plain = plain.replace(word, "|")
    yield from filter(None, BETWEEN.split(plain))


def is_office(text: str) -> bool:
    """True for a text that is the name of an office, an account or a numbered group.

    >>> is_office("甲县"), is_office("各县")
    (True, False)
    """
    small = text.lower()
    if _NUMBERED.fullmatch(small) or _MEDIA.fullmatch(small):
        return True
    return bool(_OFFICE.fullmatch(small)) and not (
        _NO_OFFICE.fullmatch(small) or is_whole(small) or is_summary(text) or _TIMES.search(small)
    )
