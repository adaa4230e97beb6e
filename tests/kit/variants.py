"""Variants: what a year may bring to an office, each a change to the example's inputs.

`VARIANTS` has them by a sentence that says what happened.  `python tests/sweeps/variants.py` prints
the summary of each, to be read as an editor would.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

import openpyxl
from yunchuan import registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desk import Desk

__all__ = ["HALF", "VARIANTS", "text_of"]

Change: TypeAlias = "Callable[[Desk], object]"

COUNTIES = registry.COUNTY_LEVEL
OFFICES = tuple(unit.name for unit in registry.UNITS if unit.group == registry.CITY_LEVEL)
UNITS = (*COUNTIES, *OFFICES)
HALF = "only the first half of the year"
VARIANTS: dict[str, Change] = {}
_ARTICLES = ("日期", "标题", "单位", "载体", "类别", "体裁", "约稿")
_SUBMISSIONS = ("报送日期", "事发日期", "标题", "单位", "载体", "类别", "字数", "格式", "采用")


def variant(said: str) -> Callable[[Change], Change]:
    """Register a change under what happened."""

    def register(change: Change) -> Change:
        VARIANTS[said] = change
        return change

    return register


def text_of(name: str, desk: Desk) -> tuple[str, ...]:
    """The paragraphs of the variant's summary; the desk is a copy of the example."""
    VARIANTS[name](desk)
    return desk.text(2023, date(2023, 6, 30) if name == HALF else None)


# ---- tables in few words


def article(  # noqa: PLR0917  # a row of a table
    day: str, title: str, unit: str, medium: str, category: str, genre: str = "信息"
) -> Sequence[object]:
    """A row of the articles."""
    return (day, title, unit, medium, category, genre, "否")


def submission(
    title: str, unit: str, *, adopted: bool = False, days: tuple[str, str] = ("5-4", "5-1")
) -> Sequence[object]:
    """A row of the submissions of 2023: sent on a day about what happened on another."""
    sent, began = (f"2023-{day}" for day in days)
    yes = "是" if adopted else "否"
    return (sent, began, title, unit, "省组工信息", "贯彻落实", 1500, "规范", yes)


def articles(desk: Desk, rows: Iterable[Sequence[object]], year: int = 2023) -> None:
    """These are the year's articles."""
    desk.remove(f"{year}/*发稿*")
    _write(desk, year, "发稿台账", _ARTICLES, rows)


def submissions(desk: Desk, rows: Iterable[Sequence[object]], year: int = 2023) -> None:
    """These are the year's submissions."""
    desk.remove(f"{year}/*报送*", f"{year}/*采用统计*")
    _write(desk, year, "报送台账", _SUBMISSIONS, rows)


def _write(
    desk: Desk, year: int, name: str, head: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(head))
    for row in rows:
        sheet.append(list(row))
    book.save(desk.inputs / str(year) / f"{name}.xlsx")


def _column(desk: Desk, pattern: str, header: str, value: Any) -> None:
    """Write a value into all of a column below a header, but into sums."""
    for path in desk.inputs.glob(pattern):
        book = openpyxl.load_workbook(path)
        for sheet in book.worksheets:
            heads = [cell for row in sheet.iter_rows() for cell in row if cell.value == header]
            for head in heads:
                for number in range(head.row + 1, sheet.max_row + 1):
                    cell = sheet.cell(number, head.column)
                    if cell.value is not None and sheet.cell(number, 1).value != "合计":
                        cell.value = value
        book.save(path)


def _reads(desk: Desk, whole: int) -> None:
    """Let the account have so many reads in all."""
    _column(desk, "2023/*公众号运营*", "阅读（次）", 0)
    _first_below(desk, "2023/公众号运营台账.xlsx", "阅读（次）", whole)


def _first_below(desk: Desk, pattern: str, header: str, value: Any) -> None:
    (path,) = desk.inputs.glob(pattern)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    (head,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == header)
    sheet.cell(head.row + 1, head.column).value = value
    book.save(path)


def _of_last_year(desk: Desk, change: Callable[[int], int]) -> None:
    """Last year's figures are typed: this year's, changed."""
    now = {"市级刊发": 563, "省组工信息刊发": 20, "中组部刊物刊发": 1, "其他省级以上刊发": 83}
    now |= {"全市报送": 284, "县市区报送": 243, "望远镜稿": 161, "三棱镜稿": 420, "显微镜稿": 50}
    now |= {"上级报纸": 9, "理论文章": 21, "刊物期数": 24, "推送条数": 652, "本部推送条数": 190}
    now |= {"阅读次数": 402371, "关注人数": 8342, "参训人数": 172, "改稿篇数": 26}
    desk.remove("2022")
    desk.type_in(2022, [(name, change(value)) for name, value in now.items()])


def _names(*wanted: str) -> Callable[[Desk], set[str]]:
    def names(desk: Desk) -> set[str]:
        book = openpyxl.load_workbook(desk.inputs / "名录.xlsx")
        rows = book.worksheets[0].iter_rows(values_only=True)
        chosen = [row for row in rows if row[0] in wanted]
        return {name for row in chosen for cell in row[:2] for name in str(cell).split("、")}

    return names


def _without(desk: Desk, *units: str) -> None:
    """Drop every row of the units from every ledger of 2023."""
    names = _names(*units)(desk)
    for pattern in ("*发稿*", "*报送*", "*组工信息*", "*评选*", "采用*"):
        desk.drop(f"2023/{pattern}", lambda cells: bool(names & set(cells)))


# ---- what is written about


@variant("no reports on how decisions were carried out")
def _(desk: Desk) -> None:
    assert desk.drop_words("贯彻落实") == 161


@variant("no articles about practice")
def _(desk: Desk) -> None:
    desk.drop_words("基层实践", "经验做法")


@variant("one of the two categories of practice")
def _(desk: Desk) -> None:
    desk.drop_words("经验做法")


@variant("one mirror only")
def _(desk: Desk) -> None:
    desk.drop_words("基层实践", "经验做法", "问题建议", "干部选任", "公务员管理")


@variant("no mirror at all")
def _(desk: Desk) -> None:
    desk.drop_words("贯彻落实", "基层实践", "经验做法", "问题建议")


@variant("one article in the whole year")
def _(desk: Desk) -> None:
    articles(desk, [article("2023-03-01", "一稿", "青崖县", "省组工信息", "问题建议")])


@variant("a quarter without problems told")
def _(desk: Desk) -> None:
    days = ("2-1", "2-2", "2-3", "5-1", "5-2", "5-3", "11-1", "11-2", "11-3", "12-1", "12-2")
    rows = [
        article(f"2023-{day}", f"问题{day}", UNITS[n], "云川先锋", "问题建议")
        for n, day in enumerate(days)
    ]
    articles(desk, rows)


@variant("every quarter the same")
def _(desk: Desk) -> None:
    days = ("2-1", "2-2", "2-3", "5-1", "5-2", "5-3", "8-1", "8-2", "8-3", "12-1", "12-2", "12-3")
    rows = [
        article(f"2023-{day}", f"问题{day}", UNITS[n], "云川先锋", "问题建议")
        for n, day in enumerate(days)
    ]
    articles(desk, rows)


# ---- who writes


@variant("one unit only")
def _(desk: Desk) -> None:
    _without(desk, *(unit for unit in (*UNITS, "市委组织部") if unit != "青崖县"))


@variant("one county only")
def _(desk: Desk) -> None:
    _without(desk, *(unit for unit in COUNTIES if unit != "青崖县"))


@variant("only the department itself")
def _(desk: Desk) -> None:
    _without(desk, *UNITS)


@variant("the registry has one county")
def _(desk: Desk) -> None:
    desk.drop("名录.xlsx", lambda cells: any(unit in cells for unit in COUNTIES[1:]))


@variant("every unit has the same")
def _(desk: Desk) -> None:
    media = ("云川先锋", "云川党建", "省组工信息", "省日报")
    rows = [
        article(f"2023-{n + 1}-1", f"稿{n}{unit}{medium}", unit, medium, "问题建议", "理论文章")
        for n, medium in enumerate(media)
        for unit in UNITS
    ]
    articles(desk, rows)
    submissions(desk, [submission(f"报{unit}", unit) for unit in UNITS])


@variant("three units share the first place, twenty the next")
def _(desk: Desk) -> None:
    more = [article("2023-2-1", f"多{u}", u, "云川党建", "基层实践", "理论文章") for u in UNITS[:3]]
    rest = [article("2023-3-1", f"稿{u}", u, "云川党建", "基层实践", "理论文章") for u in UNITS]
    articles(desk, [*more, *rest])


@variant("two units, one of which has more")
def _(desk: Desk) -> None:
    rows = [
        article(f"2023-2-{n}", f"稿{n}", UNITS[n // 4], "省组工信息", "经验做法") for n in (1, 2)
    ]
    rows += [
        article(f"2023-3-{n}", f"文{n}", UNITS[1], "省组工信息", "经验做法") for n in (1, 2, 3)
    ]
    articles(desk, rows)


# ---- what is sent up


@variant("the city's units submit nothing")
def _(desk: Desk) -> None:
    names = _names(*OFFICES)(desk)
    assert desk.drop("2023/*报送*", lambda cells: bool(names & set(cells))) == 30


@variant("the counties submit nothing")
def _(desk: Desk) -> None:
    names = _names(*COUNTIES)(desk)
    desk.drop("2023/*报送*", lambda cells: bool(names & set(cells)))


@variant("nobody submits anything")
def _(desk: Desk) -> None:
    desk.define('files: "*报送*"\n', 'files: "*报送*"\n    empty: zero\n')
    submissions(desk, [])


@variant("none is adopted")
def _(desk: Desk) -> None:
    desk.remove("2023/*采用统计*")
    _column(desk, "2023/*报送*", "是否采用", "否")


@variant("all are adopted")
def _(desk: Desk) -> None:
    desk.remove("2023/*采用统计*")
    _column(desk, "2023/*报送*", "是否采用", "是")


@variant("all but one of 2500 are adopted")
def _(desk: Desk) -> None:
    submissions(desk, [submission(f"报{n}", UNITS[n % 20], adopted=n > 0) for n in range(2500)])


@variant("every report takes three days")
def _(desk: Desk) -> None:
    submissions(desk, [submission(f"报{n}", UNITS[n % 7]) for n in range(30)])


@variant("every report is sent the same day")
def _(desk: Desk) -> None:
    same = ("5-4", "5-4")
    submissions(desk, [submission(f"报{n}", UNITS[n % 7], days=same) for n in range(30)])


@variant("no ledger of submissions")
def _(desk: Desk) -> None:
    desk.remove("2023/*报送*")


# ---- how it compares


@variant("everything fell")
def _(desk: Desk) -> None:
    _of_last_year(desk, lambda value: value * 2 + 3)
    desk.replace("位次.xlsx", "2", 5)


@variant("everything is exactly as it was")
def _(desk: Desk) -> None:
    _of_last_year(desk, lambda value: value)
    desk.replace("位次.xlsx", "2", 3)


@variant("everything is from nothing")
def _(desk: Desk) -> None:
    _of_last_year(desk, lambda value: 0)


@variant("everything doubled")
def _(desk: Desk) -> None:
    _of_last_year(desk, lambda value: max(1, value // 2))


@variant("what the province and the centre took falls to nothing")
def _(desk: Desk) -> None:
    rows = [
        article(f"2023-{n + 1}-1", f"稿{n}", UNITS[n], "云川先锋", "经验做法") for n in range(9)
    ]
    articles(desk, rows)


@variant("no last year")
def _(desk: Desk) -> None:
    desk.remove("2022")


@variant("a few figures of last year are typed")
def _(desk: Desk) -> None:
    desk.remove("2022")
    desk.type_in(2022, [("市级刊发", 512), ("采用率", 0.115), ("关注人数", 7015)])


@variant(HALF)
def _(desk: Desk) -> None:
    """Nothing is changed; the summary is built through June."""


# ---- the account


@variant("9,999 reads")
def _(desk: Desk) -> None:
    _reads(desk, 9999)


@variant("10,000 reads")
def _(desk: Desk) -> None:
    _reads(desk, 10000)


@variant("400,000 reads")
def _(desk: Desk) -> None:
    _reads(desk, 400000)


@variant("99,600 reads")
def _(desk: Desk) -> None:
    _reads(desk, 99600)


@variant("months of the account are missing")
def _(desk: Desk) -> None:
    dropped = ("年5月", "年6月", "合 计")
    desk.drop("2022/公众号*", lambda cells: any(cell.endswith(dropped) for cell in cells[:1]))


@variant("no account")
def _(desk: Desk) -> None:
    desk.remove("2023/*公众号*")


# ---- courses, votes, rules, weaknesses


@variant("no training")
def _(desk: Desk) -> None:
    desk.remove("2023/*培训*")


@variant("two courses")
def _(desk: Desk) -> None:
    path = desk.inputs / "2023" / "信息员培训台账.xlsx"
    book = openpyxl.load_workbook(path)
    book.worksheets[0].append([2, "2023年9月5日", "提高班", 50, 4, 1])
    book.save(path)


@variant("one draft is revised, and published")
def _(desk: Desk) -> None:
    desk.replace("2023/*培训*", "26", 1)
    desk.replace("2023/*培训*", "8", 1)


@variant("three winners")
def _(desk: Desk) -> None:
    desk.drop("2023/*评选*", lambda c: bool(c) and c[0].isdigit() and int(c[0]) > 3)


@variant("twenty winners")
def _(desk: Desk) -> None:
    desk.define("places: 10", "places: 20")


@variant("no vote")
def _(desk: Desk) -> None:
    desk.remove("2023/*评选*")


@variant("no articles but winners")
def _(desk: Desk) -> None:
    desk.remove("2023/*发稿*")


@variant("no weaknesses")
def _(desk: Desk) -> None:
    desk.define("低于(0.05)", "低于(0.001)")
    desk.define("县市区报送 / 4", "县市区报送 / 400")
    desk.define("字数_大于=3000", "字数_大于=99999")
    desk.drop("2023/*报送*", lambda cells: "不规范" in cells)
    _of_last_year(desk, lambda value: value // 2)


@variant("the office says 余")
def _(desk: Desk) -> None:
    desk.define("approximate: 多", "approximate: 余")
