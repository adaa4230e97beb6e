"""A city's 12345 hotline: cases by quarter, the offices that settle them, satisfaction by month."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from truth import Column, Ledger, Office, Registry, Row
from yunchuan.dice import Dice
from yunchuan.sheets import Cell, Sheet, as_csv, as_xls, as_xlsx
from yunchuan.tables import start

__all__ = ["hotline"]

OFFICES = (
    ("云川市公安局", "市公安局、公安局", "市直部门"),
    ("云川市城市管理局", "市城管局、城管局", "市直部门"),
    ("云川市住房和城乡建设局", "市住建局、住建局", "市直部门"),
    ("云川市人力资源和社会保障局", "市人社局、人社局", "市直部门"),
    ("云川市交通运输局", "市交通局", "市直部门"),
    ("临云区人民政府", "临云区、临云区政府", "县区"),
    ("望川区人民政府", "望川区、望川区政府", "县区"),
    ("青崖县人民政府", "青崖县", "县区"),
    ("云川市水务集团", "水务集团", "公用企业"),
    ("云川市燃气公司", "燃气公司", "公用企业"),
)
_AREAS = ("临云区", "望川区", "青崖县", "高新区")
_TYPES = ("咨询", "求助", "投诉", "举报", "建议")
_LIKED = ("满意", "基本满意", "不满意", "未评价")
_ON_TIME = ("是", "否")
_ABOUT = (
    "停水",
    "路灯不亮",
    "占道经营",
    "社保转移",
    "公交线路",
    "夜间施工",
    "物业收费",
    "燃气报装",
)
_SIZE = {2022: 78, 2023: 92}


def hotline() -> Office:
    """The hotline's folder of two years."""
    files: dict[str, bytes] = {"承办单位名录.xlsx": as_xlsx([_offices()])}
    cases: list[Row] = []
    months: list[Row] = []
    for year in (2022, 2023):
        dice = Dice(year + 12345)
        own = _cases(year, dice)
        cases += own
        months += (liked := _months(year, dice))
        files |= _files(year, own, liked)
    row = ("单位全称", "简称", "类型")
    offices = tuple(dict(zip(row, office, strict=True)) for office in OFFICES)
    return Office(
        "热线",
        files,
        (_taken(cases), _liked(months)),
        (Registry("承办单位名录", "单位全称", "简称", offices),),
        left_out=("办理情况汇总",),
    )


def _offices() -> Sheet:
    table = start("名录", (28, 26, 12), "12345热线承办单位名录")
    table.header(["单位全称", "简称", "类型"])
    for row in OFFICES:
        table.add(row)
    return table.sheet


def _cases(year: int, dice: Dice) -> list[Row]:
    rows: list[Row] = []
    for month in range(1, 13):
        days = sorted(dice.between(1, 28) for _ in range(_SIZE[year] // 3 + month % 3))
        for day in days:
            taken = date(year, month, day)
            late = dice.chance(0.12)
            done = taken + timedelta(days=dice.between(6, 12) if late else dice.between(0, 5))
            about = dice.pick(_ABOUT)
            rows.append(
                {
                    "_year": year,
                    "_day": taken,
                    "工单编号": f"YC{year}{len(rows) + 1:05d}",
                    "受理时间": taken,
                    "所属区域": dice.pick(_AREAS),
                    "诉求类型": _TYPES[min(dice.below(8), 4)],
                    "诉求内容": f"反映{about}问题（第{len(rows) + 1}号来电）",
                    "承办单位": dice.pick(OFFICES)[0],
                    "办结时间": done,
                    "是否按期": "否" if late else "是",
                    "满意度": _LIKED[min(dice.below(9) // 2, 3)],
                }
            )
    return rows


def _months(year: int, dice: Dice) -> list[Row]:
    return [
        {
            "_year": year,
            "_day": date(year, month, calendar.monthrange(year, month)[1]),
            "月份": f"{year}年{month}月",
            "回访量": dice.between(200, 400),
            "接通率": dice.between(900, 990) / 10,
            "满意率": dice.between(850, 985) / 10,
        }
        for month in range(1, 13)
    ]


def _taken(rows: list[Row]) -> Ledger:
    columns = (
        Column(("工单编号", "工单号"), "serial"),
        Column(("受理时间", "来电时间"), "date"),
        Column(("所属区域", "区域"), "list", values=_AREAS),
        Column(("诉求类型", "类型"), "list", values=_TYPES),
        Column(("诉求内容",), "text"),
        Column(("承办单位",), "name", registry="单位全称"),
        Column(("办结时间",), "date"),
        Column(("是否按期", "是否按期办结"), "list", values=_ON_TIME),
        Column(("满意度", "满意度评价"), "list", values=_LIKED),
    )
    return Ledger("办件", "件", columns, tuple(rows), date=("受理时间", "来电时间"))


def _liked(rows: list[Row]) -> Ledger:
    columns = (
        Column(("月份",), "date"),
        Column(("回访量",), "number", "sum", "件"),
        Column(("接通率",), "number", "percent", ""),
        Column(("满意率",), "number", "percent", ""),
    )
    return Ledger("满意度", "", columns, tuple(rows), date=("月份",))


def _files(year: int, cases: list[Row], months: list[Row]) -> dict[str, bytes]:
    books = {f"{year}/满意度月度统计表.xlsx": as_xlsx([_month_sheet(year, months)])}
    for quarter, name in enumerate("一二三四", 1):
        own = [row for row in cases if (row["_day"].month + 2) // 3 == quarter]
        sheet = _export(year, name, own)
        if year == 2022:
            books[f"2022/2022年第{name}季度办件.csv"] = as_csv(sheet)
        elif quarter < 3:
            books[f"2023/2023年第{name}季度办件.xls"] = as_xls([sheet])
        else:
            books[f"2023/2023年第{name}季度办件.xlsx"] = as_xlsx([sheet])
    if year == 2023:
        books["2023/各单位办理情况汇总.xlsx"] = as_xlsx([_by_office(cases)])
    return books


def _export(year: int, name: str, rows: list[Row]) -> Sheet:
    names = ["工单编号", "受理时间", "所属区域", "诉求类型", "诉求内容", "承办单位"]
    names += ["办结时间", "是否按期", "满意度"]
    if year == 2022:
        sheet = Sheet("导出", [[*names]])
    else:
        names = ["工单号", "来电时间", "区域", "类型", *names[4:7], "是否按期办结", "满意度评价"]
        sheet = start("办件", (14, 20, 10, 10, 36, 24, 20, 12, 12), f"第{name}季度办件明细").sheet
        sheet.rows.append([*names])
    for place, row in enumerate(rows):
        cells = list(row.values())[2:]
        cells[1] = f"{cells[1]} {8 + place % 10:02d}:{place * 7 % 60:02d}:00"
        cells[6] = f"{cells[6]} 17:{place % 60:02d}:00"
        cells[5] = _spelt(cells[5], place)
        sheet.rows.append(cells)
    return sheet


def _spelt(name: str, place: int) -> str:
    aliases = next(a for n, a, _ in OFFICES if n == name).split("、")
    return name if place % 3 else aliases[place % len(aliases)]


def _month_sheet(year: int, months: list[Row]) -> Sheet:
    table = start("满意度", (12, 12, 12, 12), f"{year}年热线回访满意度统计表")
    table.header(["月份", "回访量（件）", "接通率（%）", "满意率（%）"])
    for row in months:
        table.add(list(row.values())[2:])
    calls = sum(row["回访量"] for row in months)
    table.add(["合计", calls, None, None])
    table.notes("注：未接通的不计入满意率。", "填表人：李敏    审核人：王强")
    return table.sheet


def _by_office(cases: list[Row]) -> Sheet:
    table = start("汇总", (30, 10, 10), "2023年各单位办理情况汇总表")
    table.header(["承办单位", "办件数", "按期数"])
    totals: list[Cell] = ["合计", len(cases), sum(row["是否按期"] == "是" for row in cases)]
    for name, _, _ in OFFICES:
        own = [row for row in cases if row["承办单位"] == name]
        table.add([name, len(own), sum(row["是否按期"] == "是" for row in own)])
    table.add(totals)
    return table.sheet
