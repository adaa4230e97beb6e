"""Stated periods: the years and months that the names around a table without dates speak of.

The name of its sheet, its captions and the name of its file: 2022年, 2023年1-9月, 截至2023年9月底.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from zgreport.ledgers.own_years import is_plainly_own
from zgreport.ledgers.sheetnames import is_spare
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.names import comparable, is_blank
from zgreport.numerals.months import TO, WHOLE_YEAR, find_months, in_digits, read_months
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from zgreport.ledgers.tables.extract import Extract

__all__ = ["Stated", "Text", "captions_of", "months_in", "rest_of", "stated", "years_in"]

_REACH = 8  # rows above a header in which captions are looked for
_MOST_CELLS = 3  # in a row of captions; more are a row of another table
_LONGEST = 60
_BEGINNING = 25  # characters before a year that a caption begins with: the office's name

_CELL_PARTS = Pattern(r"\s{2,}|\u3000+")
_LABEL = Pattern(
    r"^(?:统计|数据|报告|所属)?(?:时间|期间|区间|时段|范围|年度|周期|所属期|报告期|截[止至](?:日期|时间))[:]"
)
# Years of documents, and of when something was filled in, printed, founded.
_OTHERWISE = Pattern(
    "关于|办法|规定|方案|通知|规划|条例|细则|要点|意见$|《|修订|印发|发布日期|版$|比较|对比|相比|会议|审[定议]|通过|批准"
    "|制定|普查|不变价|可比价|[表文编]号[:]|制表|打印|导出|更新[于日时]|填[报表](?:人|单位|[日时])|[报送][日时][期间]|[日时][期间][:]|电话"
)
_UNTIL = Pattern(
    r"截[至止]到?(?:(20\d\d)[年./-])?(\d{1,2})(?:[./-]\d{1,2}|月(?:\d{1,2}[日号]|[末底])?)"
)
_DAYS = Pattern(
    rf"(20\d\d)[年./-](\d{{1,2}})[月./-]\d{{1,2}}日?{TO}(?:(20\d\d)[年./-])?(\d{{1,2}})[月./-]\d{{1,2}}日?"
    r"|(20\d\d)(\d\d)\d\d[-_~至—](20\d\d)(\d\d)\d\d(?!\d)"
)
_DAY = Pattern(
    r"(?:20\d\d年)?\d{1,2}月\d{1,2}[日号]|20\d\d[-./]\d{1,2}[-./]\d{1,2}|(?<!\d)20\d{6}(?!\d)"
)
_HALF = Pattern(
    r"(?<![上下前后每近满个一两])半年(?![以期内前后多来])|^年中|(?<!\d)年中(?=$|[)\]-]|统计|情况|报|数)"
)
_ALL_YEAR = Pattern(
    r"全年|(?<!\d)0?1(?:月份?)?[-~至到—]12月|截[至止]到?12月|年[末底终](?=$|[)\]-]|统计|情况|报|数)"
)
_YEAR = Pattern(
    r"(?<![\d与较比同自从以按])(20\d\d)(?=年|[-至到~—–―─、和及]+20\d\d年)"
    r"(?!年[会级鉴]|年?度?[底末]?(?:以?来|起|同期|新增|成立|初|版|以前|之前|前|建))"
)
_ANY_YEAR = Pattern(r"(?<!\d)20\d\d(?=年)")
_SHORT_YEAR = Pattern(r"^(2\d)年(?!级|龄)")
_BARE_YEAR = Pattern(
    rf"^(20\d\d)(?![\d学级届版款批秋春]|{TO}20\d\d)|^(20\d\d){TO}20\d\d$|(?<!\d)(20\d\d)$"
)
_MONTH_ALONE = Pattern(r"^\(?(?:20\d\d[年./-])\d{1,2}月?\)?$|^\(?\d{1,2}月\)?$")
_MONTH_IN_BRACKET = Pattern(r"\d{1,2}月\)$")
_PERIOD = Pattern(
    rf"(?:20\d\d年?度?)?(?:第?\d{{1,2}}(?:月份?|季度?)?(?:{TO}\d{{1,2}})?(?:月份?|季度?)|[上下]半年度?"
    r"|前\d{1,2}个?(?:季度?|月)|全年|20\d\d年?度?)|\d+|截[至止]到?|累计|年?[末底终]|[()]"
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text that states a period, and the row and column of its cell; None for a name."""

    text: str
    cell: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """What stands around a table of its time.

    `years`, first and last, are stated by `by`, and `doubted` where something else may be meant,
    2022年入库企业; `months` are None where none are named, and
    `rest` is then what is left of the names: only tables that share it can overlap.  `faint` says
    that a single month may be the one in which the table was made.
    """

    years: tuple[int, int] | None = None
    by: Text = Text("")
    months: tuple[int, int] | None = None
    rest: tuple[str, ...] = ()
    faint: bool = False
    doubted: bool = False

    def is_of(self, year: int) -> bool:
        """True unless other years are stated."""
        return self.years is None or _covers(self.years, year)


def stated(extract: Extract) -> Stated:
    """The period that the sheet's name, the captions and the file's name state, in this order.

    A file's year counts only where neither sheet nor caption has one.
    """
    source = extract.source
    names = (source.sheet.name, PurePosixPath(source.file).stem)
    sheet, file = ("" if _is_end_of(name, source.folder) else name for name in names)
    # Where a block of the table was left out by its caption, that is not the other blocks'.
    captions = [] if RowKind.SECTION in extract.left_out else list(captions_of(extract))
    captions = [each for each in captions if not _is_end_of(each.text, source.folder)]
    near = [(Text(sheet), _name_years(sheet)), *((each, years_in(each.text)) for each in captions)]
    told = [(text, years) for text, years in near if years]
    if not told and (of_file := _name_years(file)):
        told = [(Text(file), of_file)]
    by, years, doubted = _chosen(told, source.folder)
    if doubted:
        return Stated(years, by, doubted=True)
    months, rest, faint = _first_months(sheet, captions, file)
    return Stated(years, by, months, rest, faint)


def _chosen(
    told: list[tuple[Text, tuple[int, int]]], folder: int | None
) -> tuple[Text, tuple[int, int] | None, bool]:
    """What counts of all that is stated: what contradicts the folder comes first.

    The last is True where that may have another meaning, and nothing else names the folder's year.
    """
    odd = [each for each in told if folder and not _covers(each[1], folder)]
    plainly = [each for each in odd if folder and _is_plain(*each, folder)]
    if odd and not plainly:
        right = [each for each in told if each not in odd]
        return (*(right or odd)[0], not right)
    return (*(plainly or told)[0], False) if told else (Text(""), None, False)


def _is_plain(by: Text, years: tuple[int, int], folder: int) -> bool:
    """True where the year can only be the table's; 截至2024年3月 may be when 2023's was made."""
    if years[0] > folder and _UNTIL.search(in_digits(comparable(by.text))):
        return False
    return is_plainly_own(_plain(by.text))


def _is_end_of(text: str, year: int | None) -> bool:
    """True for 截至2024年1月5日 of 2023: the usual day to read what there was in the year."""
    until = _UNTIL.search(in_digits(comparable(text))) if year and "截" in text else None
    return bool(until and until[1] == str((year or 0) + 1) and int(until[2]) == 1)


def _covers(years: tuple[int, int], year: int) -> bool:
    return years[0] <= year <= years[1]


def captions_of(extract: Extract) -> Iterator[Text]:
    """The texts above the header that may be captions, the nearest row last; no bare numbers."""
    rows = extract.source.sheet.rows
    found: list[Text] = []
    for row in range(extract.top - 1, max(0, extract.top - 1 - _REACH), -1):
        cells = [(c, cell) for c, cell in enumerate(rows[row - 1], 1) if not is_blank(cell)]
        if len(cells) > _MOST_CELLS:
            break
        for column, cell in cells:
            parts = _CELL_PARTS.sub("|", cell.strip()).split("|") if isinstance(cell, str) else []
            parts = [p for p in parts if len(p) <= _LONGEST and not p.strip().isdecimal()]
            found[:0] = [Text(part, (row, column)) for part in parts]
    yield from found


def _plain(text: str) -> str:
    """The text with its years and months in digits, spans of days as months, without other days."""
    plain = _LABEL.sub(
        lambda found: "截至" if "截" in found[0] else "", in_digits(comparable(text))
    )
    plain = _DAYS.sub(_span, plain)
    plain = _UNTIL.sub(_until, plain)
    return _HALF.sub("上半年", _DAY.sub("|", plain))


def _span(found: re.Match[str]) -> str:
    first, begins, last, ends = found.groups()[:4] if found[1] else found.groups()[4:]
    if last not in {None, first}:
        return f"{first}年-{last}年"
    return f"{first}年{int(begins)}-{int(ends)}月"


def _until(found: re.Match[str]) -> str:
    return f"{found[1] or ''}{'年' if found[1] else ''}1-{int(found[2])}月"


def years_in(text: str) -> tuple[int, int] | None:
    """The first and the last year that a caption states; None where it states none."""
    plain = _plain(text)
    found = [] if _OTHERWISE.search(plain) else [*_YEAR.finditer(plain)]
    if found and found[0].start() <= _BEGINNING:
        years = [int(each[1]) for each in found]
        if _MONTH_ALONE.search(plain):  # when it was made: 2024年1月, of what was done in 2023
            return years[0] - 1, years[0]
        return min(years), max(*years, *(int(each[0]) for each in _ANY_YEAR.finditer(plain)))
    short = None if _OTHERWISE.search(plain) else _SHORT_YEAR.match(plain)
    return (2000 + int(short[1]),) * 2 if short else None


def _name_years(name: str) -> tuple[int, int] | None:
    """The years that a sheet or a file is named after; a year may stand alone at either end."""
    if years := years_in(name):
        return years
    plain = _plain(name)
    bare = None if _OTHERWISE.search(plain) else _BARE_YEAR.search(plain)
    if not bare:
        return None
    if bare[2]:
        return int(bare[2]), int(bare[0][-4:])
    return (int(bare[1] or bare[3]),) * 2


def _first_months(
    sheet: str, captions: list[Text], file: str
) -> tuple[tuple[int, int] | None, tuple[str, ...], bool]:
    """The months of the first text that names some, what its names are else, and their doubt."""
    own = "" if is_spare(sheet) else rest_of(sheet)
    whole = read_months(_plain(sheet))
    if months := _months(sheet) or (
        WHOLE_YEAR if whole and whole.length == WHOLE_YEAR[1] else None
    ):
        return months, (rest_of(sheet), rest_of(file)), False
    for caption in captions:
        if months := _months(caption.text):
            return months, (own, rest_of(caption.text)), _is_made(months, caption.text)
    if months := _months(file):
        is_made = bool(_MONTH_IN_BRACKET.search(_plain(file))) and months[0] == months[1]
        return months, (own, rest_of(file)), is_made
    return _all_year(sheet, captions, file)


def _all_year(
    sheet: str, captions: list[Text], file: str
) -> tuple[tuple[int, int] | None, tuple[str, ...], bool]:
    """The same, where a text says that it is of the whole year: 全年, 1-12月, 年末."""
    own = "" if is_spare(sheet) else rest_of(sheet)
    if _is_all_year(sheet):
        return WHOLE_YEAR, (rest_of(sheet), rest_of(file)), False
    for text in (*(caption.text for caption in captions), file):
        if _is_all_year(text):
            return WHOLE_YEAR, (own, rest_of(text)), False
    return None, (), False


def _is_all_year(text: str) -> bool:
    plain = _plain(text)
    return bool(_ALL_YEAR.search(plain)) and not _OTHERWISE.search(plain)


def _is_made(months: tuple[int, int], text: str) -> bool:
    """True for a month alone under a title, or in brackets behind it: of when it was made."""
    plain = _plain(text)
    alone = _MONTH_ALONE.search(plain) or _MONTH_IN_BRACKET.search(plain)
    return months[0] == months[1] and bool(alone)


def months_in(text: str) -> tuple[int, int] | None:
    """The first and the last month that a text states; all the year only where it says so."""
    return _months(text) or (WHOLE_YEAR if _is_all_year(text) else None)


def _months(text: str) -> tuple[int, int] | None:
    plain = _plain(text)
    if _OTHERWISE.search(plain):
        return None
    found = find_months(plain)
    return (found.first, found.last) if found and (found.first, found.last) != WHOLE_YEAR else None


def rest_of(text: str) -> str:
    """What is left of a name without its periods and numbers."""
    return _PERIOD.sub("", _plain(text))
