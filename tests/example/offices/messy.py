"""Messier folders: what offices do to their spreadsheets, each with what it really holds."""

from __future__ import annotations

import calendar
import csv
import io
from datetime import date, timedelta
from typing import TYPE_CHECKING

from truth import Column, Ledger, Office, Registry, Row
from yunchuan.dice import Dice
from yunchuan.sheets import Cell, Sheet, as_csv, as_xls, as_xlsx
from yunchuan.tables import start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["MESSY"]

_TOWNS = ("清溪镇", "石桥镇", "柳河乡", "城关街道", "白马镇")
_WAYS = ("来信", "来访", "网上")
_KINDS = ("征地补偿", "劳动纠纷", "环境噪声", "物业管理")
_WHEN = ("日期",)


def _days(year: int, dice: Dice, longest: int = 5) -> list[date]:
    days, day = [], date(year, 1, 3)
    while day.year == year:
        days.append(day)
        day += timedelta(days=dice.between(1, longest))
    return days


def _petitions(year: int, seed: int = 0) -> list[Row]:
    """Petitions: a day, a town, a kind, a way, how many came."""
    dice = Dice(year + seed)
    return [
        {
            "_year": year,
            "_day": day,
            "登记日期": day,
            "反映事项": f"关于{dice.pick(_TOWNS)}某处问题的来件{number}",
            "乡镇": dice.pick(_TOWNS),
            "问题类别": dice.pick(_KINDS),
            "信访方式": dice.pick(_WAYS),
            "人数": dice.between(1, 9),
        }
        for number, day in enumerate(_days(year, dice), 1)
    ]


_PETITIONS = (
    Column(("登记日期",), "date"),
    Column(("反映事项",), "title"),
    Column(("乡镇",), "list", values=_TOWNS),
    Column(("问题类别",), "list", values=_KINDS),
    Column(("信访方式",), "list", values=_WAYS),
    Column(("人数",), "number", "sum", "人"),
)


def _cells(rows: Iterable[Row], headers: Sequence[str]) -> list[list[Cell]]:
    return [[row.get(header) for header in headers] for row in rows]


def _plain(name: str, rows: Sequence[Row], headers: Sequence[str], title: str = "") -> Sheet:
    """A sheet with a title over it where there is one, a serial, and a total of nothing."""
    table = start(name, [14] * len(headers), *([title] if title else []))
    table.header([*headers])
    for cells in _cells(rows, headers):
        table.add(cells)
    return table.sheet


def _keys(rows: Sequence[Row]) -> list[str]:
    return [key for key in rows[0] if not key.startswith("_")]


def _three_years_in_one_folder() -> Office:
    rows = {year: _petitions(year) for year in (2021, 2022, 2023)}
    sheets = {
        year: _plain("台账", own, _keys(own), f"{year}年信访登记台账") for year, own in rows.items()
    }
    files = {
        "信访登记台账（2021年）.xlsx": as_xlsx([sheets[2021]]),
        "信访登记台账（2022年）.xls": as_xls([sheets[2022]]),
        "信访登记台账（2023年）.xlsx": as_xlsx([sheets[2023]]),
    }
    every = tuple(row for own in rows.values() for row in own)
    ledger = Ledger("信访", "件", _PETITIONS, every, date=("登记日期",))
    return Office("三年一夹", files, (ledger,), years=(2021, 2022, 2023))


def _a_sheet_a_month() -> Office:
    files, every = {}, []
    for year in (2022, 2023):
        rows = _petitions(year, 7)
        sheets = []
        for month in range(1, 13):
            own = [row for row in rows if row["_day"].month == month]
            shown = [{**r, "登记日期": f"{month}月{r['_day'].day}日"} for r in own]
            sheet = _plain(f"{month}月", shown, _keys(own), f"{month}月信访登记")
            sheet.rows.append(["合计", f"{len(own)}件", None, None, None, _sum(own, "人数")])
            sheets.append(sheet)
        files[f"{year}/信访登记.xlsx"] = as_xlsx(sheets)
        every += rows
    ledger = Ledger("信访", "件", _PETITIONS, tuple(every), date=("登记日期",))
    return Office("一月一表", files, (ledger,))


def _sum(rows: Sequence[Row], key: str) -> int:
    return sum(row[key] for row in rows)


_BUREAUS = ("市教育局", "市民政局", "市司法局", "市财政局", "市水利局", "市商务局")


def _spelt_in_three_ways() -> Office:
    """The registry knows one short name; 云川 in front of a name is known to nobody."""
    files: dict[str, bytes] = {}
    every: list[Row] = []
    for year in (2022, 2023):
        dice = Dice(year)
        rows: list[Row] = []
        shown: list[Row] = []
        for number, day in enumerate(_days(year, dice, 4)):
            name = dice.pick(_BUREAUS)
            odd = f"云川{name}" if number % 23 == 0 else ""
            row = {"_year": year, "_day": day, "报送日期": day, "标题": f"{name}动态之{number}"}
            rows.append({**row, "报送单位": odd or name})
            shown.append({**row, "报送单位": odd or (name if number % 2 else name[1:])})
        files[f"{year}/信息报送台账.xlsx"] = as_xlsx([_plain("报送", shown, _keys(shown))])
        every += rows
    members = [
        {"单位": n, "简称": n[1:], "系统": "政法" if "司" in n else "综合"} for n in _BUREAUS
    ]
    files["单位名录.xlsx"] = as_xlsx([_plain("名录", members, ["单位", "简称", "系统"])])
    columns = (
        Column(("报送日期",), "date"),
        Column(("标题",), "title"),
        Column(("报送单位",), "name", registry="单位"),
    )
    ledger = Ledger("报送台账", "条", columns, tuple(every), date=("报送日期",))
    return Office(
        "三种写法", files, (ledger,), (Registry("单位名录", "单位", "简称", tuple(members)),)
    )


def _without_dates() -> Office:
    files, every = {}, []
    for year in (2022, 2023):
        dice = Dice(year)
        rows = [
            {
                "_year": year,
                "_day": None,
                "项目名称": f"{dice.pick(_TOWNS)}{dice.pick(('道路', '水渠', '广场'))}改造{n}号",
                "建设性质": dice.pick(("新建", "续建", "改建")),
                "总投资": dice.between(20, 900),
                "完工": dice.pick(("是", "否")),
            }
            for n in range(1, 31 + year % 5)
        ]
        table = _plain(
            "清单",
            [{**r, "总投资（万元）": r["总投资"]} for r in rows],
            ["项目名称", "建设性质", "总投资（万元）", "完工"],
            f"{year}年民生项目清单",
        )
        files[f"{year}年/民生项目清单.xlsx"] = as_xlsx([table])
        every += rows
    columns = (
        Column(("项目名称",), "title"),
        Column(("建设性质",), "list", values=("新建", "续建", "改建")),
        Column(("总投资",), "number", "sum", "万元"),
        Column(("完工",), "list", values=("是", "否")),
    )
    return Office("没有日期", files, (Ledger("民生项目", "项", columns, tuple(every)),))


def _two_with_the_same_headers() -> Office:
    files: dict[str, bytes] = {}
    told: dict[str, list[Row]] = {"表扬登记": [], "投诉登记": []}
    for year in (2022, 2023):
        for place, name in enumerate(told):
            dice = Dice(year * 10 + place)
            own = [
                {
                    "_year": year,
                    "_day": day,
                    "日期": day,
                    "内容": f"{name[:2]}某窗口第{n}件",
                    "渠道": dice.pick(("电话", "现场", "网络")),
                }
                for n, day in enumerate(_days(year, dice, 6 + place))
            ]
            files[f"{year}/{name}.xlsx"] = as_xlsx([_plain("Sheet1", own, _keys(own))])
            told[name] += own
    columns = (
        Column(_WHEN, "date"),
        Column(("内容",), "title"),
        Column(("渠道",), "list", values=("电话", "现场", "网络")),
    )
    ledgers = tuple(Ledger(n, "件", columns, tuple(r), date=_WHEN) for n, r in told.items())
    return Office("表头相同", files, ledgers)


def _unnamed_registry() -> Office:
    files: dict[str, bytes] = {}
    every: list[Row] = []
    for year in (2022, 2023):
        rows = _petitions(year, 31)
        files[f"{year}/信访.xlsx"] = as_xlsx([_plain("Sheet1", rows, _keys(rows))])
        every += rows
    members: list[Row] = [
        {"乡镇": name, "片区": "东片" if n % 2 else "西片", "人口（人）": 9000 + 731 * n}
        for n, name in enumerate(_TOWNS)
    ]
    files["资料.xlsx"] = as_xlsx([_plain("Sheet1", members, ["乡镇", "片区", "人口（人）"])])
    columns = tuple(
        Column(c.headers, "name", registry="乡镇") if c.headers == ("乡镇",) else c
        for c in _PETITIONS
    )
    ledger = Ledger("信访", "件", columns, tuple(every), date=("登记日期",))
    return Office("名录无名", files, (ledger,), (Registry("资料", "乡镇", "", tuple(members)),))


def _one_year() -> Office:
    rows = _petitions(2023, 5)
    files = {"信访台账.xlsx": as_xlsx([_plain("Sheet1", rows, _keys(rows), "信访台账")])}
    ledger = Ledger("信访", "件", _PETITIONS, tuple(rows), date=("登记日期",))
    return Office("只有一年", files, (ledger,), years=(2023,))


def _english() -> Office:
    files: dict[str, bytes] = {}
    every: list[Row] = []
    headers = ["Date", "Title", "Department", "Type", "Participants", "Cost (yuan)"]
    for year in (2022, 2023):
        dice = Dice(year)
        rows: list[Row] = [
            {
                "_year": year,
                "_day": day,
                "Date": day,
                "Title": f"Course on topic {n}",
                "Department": dice.pick(("HR", "Finance", "Legal")),
                "Type": dice.pick(("Online", "Classroom")),
                "Participants": dice.between(5, 40),
                "Cost (yuan)": dice.between(1, 30) * 100,
            }
            for n, day in enumerate(_days(year, dice, 9))
        ]
        files[f"{year}/Training log {year}.xlsx"] = as_xlsx([_plain("Log", rows, headers)])
        every += rows
    columns = (
        Column(("Date",), "date"),
        Column(("Title",), "title"),
        Column(("Department",), "list", values=("HR", "Finance", "Legal")),
        Column(("Type",), "list", values=("Online", "Classroom")),
        Column(("Participants",), "number", "sum", "人"),
        Column(("Cost (yuan)", "Cost"), "number", "sum", "元"),
    )
    return Office(
        "英文表头", files, (Ledger("Training", "期", columns, tuple(every), date=("Date",)),)
    )


def _xls_and_csv() -> Office:
    files: dict[str, bytes] = {}
    every: list[Row] = []
    for year in (2022, 2023):
        dice = Dice(year)
        rows: list[Row] = [
            {
                "_year": year,
                "_day": day,
                "立案日期": day,
                "案件名称": f"{dice.pick(_TOWNS)}某店占道案{n}",
                "执法大队": dice.pick(("一大队", "二大队", "三大队")),
                "案由": dice.pick(("占道经营", "乱倒垃圾", "违法建设")),
                "罚款金额": dice.between(1, 40) * 50,
            }
            for n, day in enumerate(_days(year, dice, 3))
        ]
        half = len(rows) // 2
        headers = _keys(rows)
        shown = [h if h != "罚款金额" else "罚款金额（元）" for h in headers]
        first = Sheet("案件", [[*shown], *_cells(rows[:half], headers)])
        second = Sheet("案件", [[*shown], *_cells(rows[half:], headers)])
        files[f"{year}/执法案件上半年.xls"] = as_xls([first])
        files[f"{year}/执法案件下半年.csv"] = as_csv(second)
        every += rows
    columns = (
        Column(("立案日期",), "date"),
        Column(("案件名称",), "title"),
        Column(("执法大队",), "list", values=("一大队", "二大队", "三大队")),
        Column(("案由",), "list", values=("占道经营", "乱倒垃圾", "违法建设")),
        Column(("罚款金额",), "number", "sum", "元"),
    )
    ledger = Ledger("执法案件", "件", columns, tuple(every), date=("立案日期",))
    return Office("混着存", files, (ledger,))


def _many_rows(size: int = 20_000) -> Office:
    files: dict[str, bytes] = {}
    every: list[Row] = []
    for year in (2022, 2023):
        dice = Dice(year)
        rows: list[Row] = []
        for n in range(size):
            day = date(year, 1, 1) + timedelta(days=n * 365 // size)
            rows.append(
                {
                    "_year": year,
                    "_day": day,
                    "巡查日期": day,
                    "巡查编号": f"XC{year}-{n:06d}",
                    "路段": f"{dice.between(1, 60)}号路段",
                    "问题类型": dice.pick(("井盖", "路灯", "护栏", "绿化")),
                    "处置件数": dice.between(1, 3),
                }
            )
        page = io.StringIO()
        writer = csv.writer(page)
        writer.writerow(_keys(rows))
        writer.writerows(_cells(rows, _keys(rows)))
        files[f"{year}/市容巡查记录.csv"] = page.getvalue().encode("utf-8-sig")
        every += rows
    columns = (
        Column(("巡查日期",), "date"),
        Column(("巡查编号",), "serial"),
        Column(("路段",), "text"),
        Column(("问题类型",), "list", values=("井盖", "路灯", "护栏", "绿化")),
        Column(("处置件数",), "number", "sum", "件"),
    )
    ledger = Ledger("巡查", "次", columns, tuple(every), date=("巡查日期",))
    return Office("一表几万行", files, (ledger,))


_LAKES = ("东湖水库", "西山水库", "云溪水库")


def _stocks_and_ranks() -> Office:
    files: dict[str, bytes] = {}
    levels: list[Row] = []
    works: list[Row] = []
    for year in (2022, 2023):
        dice = Dice(year)
        running, own, other = 0, [], []
        for month in range(1, 13):
            day = date(year, month, calendar.monthrange(year, month)[1])
            for name in _LAKES:
                own.append(
                    {
                        "_year": year,
                        "_day": day,
                        "月份": f"{month}月",
                        "水库": name,
                        "期末蓄水量": dice.between(300, 900),
                    }
                )
            done = dice.between(20, 60)
            running += done
            other.append(
                {
                    "_year": year,
                    "_day": day,
                    "月份": f"{month}月",
                    "办结件数": done,
                    "累计办结件数": running,
                    "按期率": dice.between(80, 100),
                    "全县位次": dice.between(1, 8),
                }
            )
        first = [{**r, "期末蓄水量（万立方米）": r["期末蓄水量"]} for r in own]
        second = [
            {**r, "按期率（%）": r["按期率"], "全县位次": f"第{r['全县位次']}位"} for r in other
        ]
        files[f"{year}/水库蓄水月报.xlsx"] = as_xlsx(
            [
                _plain(
                    "蓄水",
                    first,
                    ["月份", "水库", "期末蓄水量（万立方米）"],
                    f"{year}年水库蓄水月报",
                )
            ]
        )
        heads = ["月份", "办结件数", "累计办结件数", "按期率（%）", "全县位次"]
        files[f"{year}/督办月报.xlsx"] = as_xlsx(
            [_plain("督办", second, heads, f"{year}年督办月报")]
        )
        levels += own
        works += other
    lake = (
        Column(("月份",), "date"),
        Column(("水库",), "list", values=_LAKES),
        Column(("期末蓄水量",), "number", "last", "万立方米"),
    )
    work = (
        Column(("月份",), "date"),
        Column(("办结件数",), "number", "sum", "件"),
        Column(("累计办结件数",), "number", "cumulative", "件"),
        Column(("按期率",), "number", "percent", ""),
        Column(("全县位次",), "number", "rank", "位"),
    )
    ledgers = (
        Ledger("蓄水", "", lake, tuple(levels), date=("月份",)),
        Ledger("督办", "", work, tuple(works), date=("月份",)),
    )
    return Office("存量累计", files, ledgers)


MESSY: dict[str, Callable[[], Office]] = {
    "三年一夹": _three_years_in_one_folder,
    "一月一表": _a_sheet_a_month,
    "三种写法": _spelt_in_three_ways,
    "没有日期": _without_dates,
    "表头相同": _two_with_the_same_headers,
    "名录无名": _unnamed_registry,
    "只有一年": _one_year,
    "英文表头": _english,
    "混着存": _xls_and_csv,
    "一表几万行": _many_rows,
    "存量累计": _stocks_and_ranks,
}
