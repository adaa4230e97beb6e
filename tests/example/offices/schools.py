"""A county's schools: hazards found by month, pupils at the end of months, events, its place."""

from __future__ import annotations

import calendar
from datetime import date

from truth import Column, Ledger, Office, Registry, Row
from yunchuan.dice import Dice
from yunchuan.sheets import Cell, Sheet, as_xls, as_xlsx
from yunchuan.tables import start

__all__ = ["schools"]

SCHOOLS = (
    ("云川县第一中学", "县一中、云川一中", "高中", "城关镇"),
    ("云川县第二中学", "县二中、云川二中", "初中", "城关镇"),
    ("云川县实验小学", "实验小学、实小", "小学", "城关镇"),
    ("云川县城南小学", "城南小学", "小学", "城关镇"),
    ("清溪镇中心小学", "清溪小学", "小学", "清溪镇"),
    ("石桥镇中心小学", "石桥小学", "小学", "石桥镇"),
    ("石桥镇初级中学", "石桥初中、石桥中学", "初中", "石桥镇"),
    ("云川县机关幼儿园", "机关幼儿园、机关园", "幼儿园", "城关镇"),
)
_KINDS = ("研学", "文艺", "体育", "劳动", "普法")
_MONTHS = range(1, 13)


def schools() -> Office:
    """The education bureau's folder of two years."""
    files: dict[str, bytes] = {"学校名录.xlsx": as_xlsx([_registry()])}
    hazards: list[Row] = []
    pupils: list[Row] = []
    events: list[Row] = []
    places: list[Row] = []
    for year in (2022, 2023):
        dice = Dice(year * 3)
        own = _hazards(year, dice), _pupils(year, dice), _events(year, dice)
        hazards += own[0]
        pupils += own[1]
        events += own[2]
        places += _places(year, dice)
        files |= _files(year, *own)
    files["全市排名.xlsx"] = as_xlsx([_place_sheet(places)])
    row = ("学校名称", "别名", "学段", "所在乡镇")
    registry = tuple(dict(zip(row, school, strict=True)) for school in SCHOOLS)
    return Office(
        "学校",
        files,
        (_found(hazards), _enrolled(pupils), _held(events), _placed(places)),
        (Registry("学校名录", "学校名称", "别名", registry),),
        left_out=("最终版",),
    )


def _registry() -> Sheet:
    table = start("学校", (22, 22, 10, 12), "云川县中小学校（园）名录")
    table.header(["学校名称", "别名", "学段", "所在乡镇"])
    for row in SCHOOLS:
        table.add(row)
    return table.sheet


def _spelt(name: str, turn: int) -> str:
    names = [name, *next(s[1] for s in SCHOOLS if s[0] == name).split("、")]
    return names[turn % len(names)]


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _hazards(year: int, dice: Dice) -> list[Row]:
    return [
        {"_year": year, "_day": _end(year, month), "学校": name, "隐患数": dice.between(0, 9)}
        for name, *_ in SCHOOLS
        for month in _MONTHS
    ]


def _pupils(year: int, dice: Dice) -> list[Row]:
    sizes = {name: 1800 - 190 * place for place, (name, *_) in enumerate(SCHOOLS)}
    rows: list[Row] = []
    for month in _MONTHS:
        for name, *_ in SCHOOLS:
            sizes[name] += dice.between(-9, 11)
            day = _end(year, month)
            row = {"统计日期": day, "学校": name, "在册人数": sizes[name]}
            rows.append({"_year": year, "_day": day, **row, "转入人数": dice.between(0, 6)})
    return rows


def _events(year: int, dice: Dice) -> list[Row]:
    rows: list[Row] = []
    for month in _MONTHS:
        for _ in range(dice.between(2, 5)):
            day = date(year, month, dice.between(1, 28))
            kind = dice.pick(_KINDS)
            rows.append(
                {
                    "_year": year,
                    "_day": day,
                    "活动日期": day,
                    "活动名称": f"{kind}主题活动（{month}月第{len(rows) + 1}场）",
                    "举办学校": dice.pick(SCHOOLS)[0],
                    "活动类型": kind,
                    "参加人数": dice.between(40, 400),
                    "经费": dice.between(5, 80) * 100,
                }
            )
    return sorted(rows, key=lambda row: row["_day"])


def _places(year: int, dice: Dice) -> list[Row]:
    rows: list[Row] = []
    for month in (6, 12):
        day = _end(year, month)
        rows.append({"_year": year, "_day": day, "统计日期": day, "全市排名": dice.between(2, 6)})
    return rows


_SCHOOL = "学校名称"


def _found(rows: list[Row]) -> Ledger:
    columns = (
        Column(("学校",), "name", registry=_SCHOOL),
        Column(("隐患数",), "number", "sum", "个"),
    )
    return Ledger("隐患", "", columns, tuple(rows), crossed="隐患数")


def _enrolled(rows: list[Row]) -> Ledger:
    columns = (
        Column(("统计日期", "月末"), "date"),
        Column(("学校",), "name", registry=_SCHOOL),
        Column(("在册人数", "在册学生数"), "number", "last", "人"),
        Column(("转入人数", "本月转入"), "number", "sum", "人"),
    )
    return Ledger("在册", "", columns, tuple(rows), date=("统计日期", "月末"))


def _held(rows: list[Row]) -> Ledger:
    columns = (
        Column(("序号",), "serial"),
        Column(("活动日期", "日期"), "date"),
        Column(("活动名称",), "title"),
        Column(("举办学校", "学校"), "name", registry=_SCHOOL),
        Column(("活动类型", "类别"), "list", values=_KINDS),
        Column(("参加人数", "参加学生"), "number", "sum", "人"),
        Column(("经费",), "number", "sum", "元"),
    )
    return Ledger("活动", "场", columns, tuple(rows), date=("活动日期", "日期"))


def _placed(rows: list[Row]) -> Ledger:
    columns = (
        Column(("统计日期",), "date"),
        Column(("全市排名",), "number", "rank", "位"),
    )
    return Ledger("排名", "", columns, tuple(rows), date=("统计日期",))


def _files(year: int, found: list[Row], enrolled: list[Row], held: list[Row]) -> dict[str, bytes]:
    events = _event_sheet(year, held)
    books = {
        f"{year}年/安全隐患排查统计表.xlsx": as_xlsx([_cross(year, found)]),
        f"{year}年/学生在册人数.xlsx": as_xlsx([_pupil_sheet(year, enrolled)]),
    }
    if year == 2022:
        books["2022年/校园活动登记.xls"] = as_xls([events])
    else:
        books["2023年/校园活动登记.xlsx"] = as_xlsx([events])
        books["2023年/校园活动登记（最终版）.xlsx"] = as_xlsx([events])
    return books


def _cross(year: int, rows: list[Row]) -> Sheet:
    table = start("统计", (18, *(6 for _ in _MONTHS), 8), f"{year}年校园安全隐患排查统计表")
    table.across("单位：个")
    table.header(["学校", *(f"{month}月" for month in _MONTHS), "合计"])
    for turn, (name, *_) in enumerate(SCHOOLS):
        own = [row["隐患数"] for row in rows if row["学校"] == name]
        table.add([_spelt(name, turn + year), *own, sum(own)])
    by_month = [sum(r["隐患数"] for r in rows if r["_day"].month == m) for m in _MONTHS]
    table.add(["合计", *by_month, sum(by_month)])
    table.notes("制表：县教育局安全股    填表日期：次年1月8日")
    return table.sheet


def _pupil_sheet(year: int, rows: list[Row]) -> Sheet:
    table = start("在册", (14, 20, 12, 12), f"{year}年学生在册人数月报")
    if year == 2022:
        table.header(["统计日期", "学校", "在册人数", "转入人数"])
    else:
        table.header(["月末", "学校", "在册学生数（人）", "本月转入（人）"])
    for turn, row in enumerate(rows):
        table.add([row["统计日期"], _spelt(row["学校"], turn // 5), *list(row.values())[4:]])
    return table.sheet


def _event_sheet(year: int, rows: list[Row]) -> Sheet:
    table = start("活动", (6, 12, 34, 20, 10, 10, 10), f"{year}年校园活动登记表")
    money = "经费（元）"
    names: list[Cell] = ["序号", "活动日期", "活动名称", "举办学校", "活动类型", "参加人数", money]
    if year == 2023:
        names = ["序号", "日期", "活动名称", "学校", "类别", "参加学生（人）", money]
    table.header(names)
    for number, row in enumerate(rows, 1):
        cells = list(row.values())[2:]
        cells[2] = _spelt(cells[2], number)
        table.add([number, *cells])
    people = sum(row["参加人数"] for row in rows)
    table.add(["合计", None, f"{len(rows)}场", None, None, people, sum(r["经费"] for r in rows)])
    return table.sheet


def _place_sheet(rows: list[Row]) -> Sheet:
    table = start("排名", (16, 12), "教育工作满意度全市排名")
    table.header(["统计日期", "全市排名"])
    for row in rows:
        table.add([row["统计日期"], f"第{row['全市排名']}名"])
    return table.sheet
