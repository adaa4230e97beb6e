"""Naming: what names of files and sheets say of a year and a month, and what is left of them."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from zgreport.drafting.unit_notes import without_unit
from zgreport.ledgers.editions import BETWEEN, without_editions
from zgreport.ledgers.own_years import is_plainly_own
from zgreport.ledgers.sheetnames import is_spare
from zgreport.names import comparable
from zgreport.numerals.months import in_digits
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "base",
    "core",
    "definition_name",
    "is_generic",
    "shared_start",
    "stem_of",
    "years_in",
    "years_of_caption",
]

_YEAR = Pattern(r"(?<!\d)(20\d\d)(?=(?:\d{2}){0,2}(?!\d))(?!\d{0,4}号)")
_SHORT_YEAR = Pattern(r"(?<!\d)([1-4]\d)年(?!级|以|内|来|期)")
_TO = r"[-—–~至到]+"
_YEARS = Pattern(rf"(?<!\d)(20\d\d)年?{_TO}(20\d\d)(?!\d)")
_DAYS = Pattern(
    r"(?<!\d)20\d{6}(?!\d)|(?<!\d)20\d{4}(?!\d)|(?:20\d\d年)?\d{1,2}月\d{1,2}[日号]"
    r"|20\d\d[-._/]\d{1,2}(?:[-._/]\d{1,2})?(?!\d)"
)
_TIMES = Pattern(
    rf"(?:20\d\d|(?<!\d)\d\d)年?[上下第](?:[12]|一|二)?学期|[上下第][12]?学期|[春秋]季学期?|(?:20\d\d)?学年度?"
    r"|20\d\d年?[底末初]|年[底末初](?=$|\W)"
    rf"|20\d\d(?:年度?)?|(?<!\d)\d\d年度?|前?第?[1-4](?:{_TO}[1-4])?(?:个)?季度?|[上下]半年度?|[qQ][1-4](?!\d)"
    rf"|(?<!\d)\d{{1,2}}(?:月?{_TO}\d{{1,2}})?月份?(?:{_TO})?"
    r"|第?\d{1,2}周|[上中下]旬|前\d+个月|全年度?|本年度?|历年|各年|年度|[季月]度|各月|分月|逐月|按月|截[至止]"
)
_ENGLISH = Pattern(
    r"(?i)(?<![a-z])(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|fy)(?![a-z])"
)
_NEW = Pattern(r"^新建|microsoft|excel|(?:xlsx?|工作)(?:工作)?表$|^(?:book|工作簿)\d*$")
_ORDER = Pattern(r"^[(\[]?\d{1,2}[)\].、_\s-]+|^附[件表]\d*[:.、-]?|(?<=\D)[-_.(\[]?\d{1,2}[)\]]?$")
_MARKS = Pattern(
    r"^[\s\-_—–·.,、()\[\]【】《》“”\"'‘’+&/|#:;~]+|[\s\-_—–·.,、(\[【《“\"'‘+&/|#:;~]+$"
)
_EMPTY = Pattern(r"[(\[【〔]\s*[)\]】〕]")
_GENERIC = Pattern(
    r"(?:信息|数据|工作|情况|基本)?(?:总?台账|总?台帐|总表|登记表|登记本|记录本|登记簿|登记册|统计表|明细表|汇总表|总表|一览表|报表|记录表|情况表"
    r"|清单|登记|明细|一览|统计|汇总|记录|导出|数据|表格|表|簿|(?<![名在])册)+$|(?:ledger|records?|register|list|log|data|export|table)s?$"
)
_EXPORTED = Pattern(r"(?:export|导出|下载)(?:ed)?[-_\d]*")
_TYPED = Pattern(r"\W+")
_MADE = Pattern(r"新建|book\d|工作簿\d")


def stem_of(file: str) -> str:
    """What a file is called, without folders and its last suffix."""
    name = file.rsplit("/", 1)[-1]
    return name.rpartition(".")[0] or name


def years_in(text: str) -> frozenset[int]:
    """The years that a name of a folder, file or sheet speaks of: 2023年度, 二〇二三年, 202306.

    >>> sorted(years_in("2021-2023年发稿")), sorted(years_in("12345热线"))
    ([2021, 2022, 2023], [])
    """
    plain = in_digits(comparable(text))
    spans = ((int(one[1]), int(one[2])) for one in _YEARS.finditer(plain))
    years = {year for first, last in spans for year in range(first, last + 1)}
    years |= {int(found[1]) for found in _YEAR.finditer(plain)}
    if not years:
        years = {2000 + int(found[1]) for found in _SHORT_YEAR.finditer(plain)}
    return frozenset(years)


def years_of_caption(caption: str) -> frozenset[int]:
    """The year that a caption says of its table, where nothing else can be meant."""
    plain = _DAYS.sub("|", in_digits(comparable(caption)))
    years = years_in(plain)
    return years if len(years) == 1 and is_plainly_own(plain) else frozenset()


def base(name: str) -> str:
    """A name without periods, marks of copies and versions, and numbers of order.

    Empty where it says nothing else: Sheet1, 2023年3月.

    >>> base("2023年发稿台账（最终版）"), base("一季度"), base("12345热线办件202306")
    ('发稿台账', '', '12345热线办件')
    """
    if is_spare(name):
        return ""
    plain = in_digits(comparable(without_unit(_ENGLISH.sub("", name)))).lower()
    plain = _NEW.sub("", plain) if _MADE.match(plain) else plain
    plain = without_editions(_EXPORTED.sub("", plain))
    plain = _TIMES.sub("", _DAYS.sub("", plain))
    for _ in range(2):
        plain = _EMPTY.sub("", _MARKS.sub("", _ORDER.sub("", plain)))
        plain = plain.rstrip(")]】》”’") if plain.count("(") == plain.count("[") == 0 else plain
    return "" if is_spare(plain) or plain in {"的", "表"} else plain


def core(name: str) -> str:
    """The base of a name without the words of any form: 台账, 登记表; the base where that is all.

    >>> core("2023年投诉登记台账"), core("统计表")
    ('投诉', '统计表')
    """
    plain = base(name)
    return _MARKS.sub("", _GENERIC.sub("", plain)) or plain


def is_generic(name: str) -> bool:
    """True for a name that says nothing of what the table is of: 明细, 统计表, 2023年台账."""
    return not _MARKS.sub("", _GENERIC.sub("", base(name)))


def shared_start(names: Iterable[str]) -> str:
    """What all the names begin with.

    >>> shared_start(["办件甲县", "办件乙县"])
    '办件'
    """
    signs = takewhile(lambda signs: len({*signs}) == 1, zip(*names, strict=False))
    return "".join(own[0] for own in signs)


def definition_name(text: str, taken: Iterable[str] = ()) -> str:
    """The text as a name that the definition admits, unlike those that are taken; empty: none."""
    plain = _TYPED.sub("", BETWEEN.sub("", comparable(text)))
    plain = plain.lstrip("0123456789_")
    if not plain.isidentifier():
        return ""
    return "" if plain in set(taken) else plain
