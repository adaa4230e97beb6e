"""A county hospital: outpatients by month and department, complaints, training, departments."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from truth import Column, Ledger, Office, Registry, Row
from yunchuan.dice import Dice
from yunchuan.sheets import Sheet, as_csv, as_xls, as_xlsx
from yunchuan.tables import start

__all__ = ["hospital"]

_NAME = "云川县人民医院"
DEPARTMENTS = (
    ("内科", "大内科", "临床", 62),
    ("外科", "普外科", "临床", 55),
    ("妇产科", "妇科、产科", "临床", 38),
    ("儿科", "小儿科", "临床", 30),
    ("骨科", "骨伤科", "临床", 26),
    ("中医科", "国医堂", "临床", 18),
    ("急诊科", "急诊", "临床", 22),
    ("检验科", "化验室", "医技", 16),
    ("放射科", "影像科", "医技", 14),
    ("医务科", None, "职能", 6),
    ("护理部", None, "职能", 5),
    ("院办公室", "院办", "职能", 8),
)
_SEEING = [name for name, _, kind, _ in DEPARTMENTS if kind == "临床"]
_CAUSES = ("服务态度", "医疗质量", "收费问题", "环境后勤", "等候时间")
_WAYS = ("来电", "来访", "网络", "信件")
_STATES = ("已办结", "正在办理")
_THEMES = ("院感防控", "急救技能", "病历书写", "医患沟通", "合理用药", "护理操作", "医保政策")
_STEPS = ("候诊", "缴费", "取药", "住院", "检查")
_WORDS = ("规范", "提高", "专题", "实务")


def hospital() -> Office:
    """The hospital's folder of two years."""
    files: dict[str, bytes] = {"科室名录.xlsx": as_xlsx([_departments()])}
    outpatients: list[Row] = []
    complaints: list[Row] = []
    courses: list[Row] = []
    for year in (2022, 2023):
        dice = Dice(year)
        outpatients += _outpatients(year, dice)
        complaints += _complaints(year, dice)
        courses += _courses(year, dice)
        files |= _files(year, *(_of(year, rows) for rows in (outpatients, complaints, courses)))
    return Office(
        "医院",
        files,
        (_monthly(outpatients), _complained(complaints), _trained(courses)),
        (Registry("科室名录", "科室名称", "简称", tuple(map(_department, DEPARTMENTS))),),
        left_out=("副本", "分类汇总"),
    )


def _of(year: int, rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["_year"] == year]


def _department(row: tuple[str, str | None, str, int]) -> Row:
    return dict(zip(("科室名称", "简称", "类别", "编制人数"), row, strict=True))


def _departments() -> Sheet:
    table = start("科室", (6, 16, 18, 10, 10), f"{_NAME}科室名录")
    table.header(["序号", "科室名称", "简称", "类别", "编制人数"])
    for number, row in enumerate(DEPARTMENTS, 1):
        table.add([number, *row])
    table.notes("注：简称为各类报表中常用的写法。")
    return table.sheet


def _outpatients(year: int, dice: Dice) -> list[Row]:
    rows: list[Row] = []
    running = dict.fromkeys(_SEEING, 0)
    for month in range(1, 13):
        for place, name in enumerate(_SEEING):
            seen = dice.between(300, 900) + 40 * place
            running[name] += seen
            day = date(year, month, calendar.monthrange(year, month)[1])
            rows.append(
                {
                    "_year": year,
                    "_day": day,
                    "科室": name,
                    "门诊人次": seen,
                    "本年累计门诊人次": running[name],
                    "出院人数": dice.between(20, 90),
                    "期末在院人数": dice.between(15, 60),
                }
            )
    return rows


def _complaints(year: int, dice: Dice) -> list[Row]:
    rows: list[Row] = []
    day = date(year, 1, 4)
    while day.year == year:
        done = day + timedelta(days=dice.between(1, 9))
        is_done = done.year == year
        rows.append(
            {
                "_year": year,
                "_day": day,
                "投诉日期": day,
                "投诉科室": dice.pick([*_SEEING, "检验科", "放射科"]),
                "投诉类别": _CAUSES[min(dice.below(7), 4)],
                "投诉方式": dice.pick(_WAYS),
                "投诉内容": f"{dice.pick(_STEPS)}环节反映{dice.pick(_WORDS)}第{len(rows) + 1}件",
                "是否属实": "是" if dice.chance(0.4) else "否",
                "办理情况": _STATES[0 if is_done else 1],
                "办结日期": done if is_done else None,
            }
        )
        day += timedelta(days=dice.between(1, 5 if year == 2022 else 6))
    return rows


def _courses(year: int, dice: Dice) -> list[Row]:
    rows: list[Row] = []
    for month in range(1, 13):
        for _ in range(dice.between(1, 3)):
            day = date(year, month, dice.between(3, 26))
            theme = dice.pick(_THEMES)
            rows.append(
                {
                    "_year": year,
                    "_day": day,
                    "培训日期": day,
                    "培训主题": f"{theme}{dice.pick(_WORDS)}培训（{month}月第{len(rows) + 1}课）",
                    "主办科室": dice.pick(["医务科", "护理部", "院办公室"]),
                    "培训人数": dice.between(18, 120),
                    "学时": dice.between(2, 8),
                    "合格率": dice.between(88, 100),
                }
            )
    return sorted(rows, key=lambda row: row["_day"])


def _monthly(rows: list[Row]) -> Ledger:
    columns = (
        Column(("科室",), "name", registry="科室名称"),
        Column(("门诊人次", "门诊量"), "number", "sum", "人次"),
        Column(("本年累计门诊人次", "本年累计"), "number", "cumulative", "人次"),
        Column(("出院人数",), "number", "sum", "人"),
        Column(("期末在院人数",), "number", "last", "人"),
    )
    return Ledger("门诊月报", "", columns, tuple(rows), by_sheet=True)


def _complained(rows: list[Row]) -> Ledger:
    columns = (
        Column(("序号",), "serial"),
        Column(("投诉日期", "受理日期"), "date"),
        Column(("投诉科室", "被投诉科室"), "name", registry="科室名称"),
        Column(("投诉类别", "投诉类型"), "list", values=_CAUSES),
        Column(("投诉方式", "投诉渠道"), "list", values=_WAYS),
        Column(("投诉内容",), "text"),
        Column(("是否属实",), "list", values=("是", "否")),
        Column(("办理情况",), "list", values=_STATES),
        Column(("办结日期",), "date"),
    )
    return Ledger("投诉台账", "件", columns, tuple(rows), date=("投诉日期", "受理日期"))


def _trained(rows: list[Row]) -> Ledger:
    columns = (
        Column(("序号",), "serial"),
        Column(("培训日期", "日期"), "date"),
        Column(("培训主题", "培训内容"), "title"),
        Column(("主办科室",), "name", registry="科室名称"),
        Column(("培训人数", "参训人数"), "number", "sum", "人"),
        Column(("学时",), "number", "sum", "学时"),
        Column(("合格率", "考核合格率"), "number", "percent", ""),
    )
    return Ledger("培训登记", "期", columns, tuple(rows), date=("培训日期", "日期"))


def _files(year: int, seen: list[Row], told: list[Row], held: list[Row]) -> dict[str, bytes]:
    folder = f"{year}年"
    complaints = _complaint_sheet(year, told)
    hidden = Sheet("旧表", [["投诉日期", "投诉内容"], ["2021.3.4", "不用了"]], hidden=True)
    books = {
        f"{folder}/{year}年门诊月报.xlsx": as_xlsx(
            [_month_sheet(year, month, seen) for month in range(1, 13)]
        ),
        f"{folder}/投诉分类汇总.xlsx": as_xlsx([_causes(year, told)]),
    }
    if year == 2022:
        books[f"{folder}/投诉台账.xls"] = as_xls([complaints])
        books[f"{folder}/培训登记表.xlsx"] = as_xlsx([_course_sheet(year, held)])
    else:
        books[f"{folder}/投诉台账.xlsx"] = as_xlsx([complaints, hidden])
        books[f"{folder}/投诉台账 - 副本.xlsx"] = as_xlsx([complaints])
        books[f"{folder}/培训登记.csv"] = as_csv(_course_sheet(year, held))
    return books


def _month_sheet(year: int, month: int, rows: list[Row]) -> Sheet:
    own = [row for row in rows if row["_day"].month == month]
    table = start(f"{month}月", (14, 12, 16, 12, 14), f"{year}年{month}月门诊工作月报")
    table.across(f"填报单位：{_NAME}        单位：人次、人")
    seen = "门诊人次" if year == 2022 else "门诊量（人次）"
    table.header(["科室", seen, "本年累计门诊人次", "出院人数", "期末在院人数"])
    keys = ("门诊人次", "本年累计门诊人次", "出院人数", "期末在院人数")
    for row in own:
        table.add([_short(row["科室"], month), *(row[key] for key in keys)])
    table.add(["合计", *(sum(row[key] for row in own) for key in keys)])
    table.notes("制表人：陈小芳    审核：周建国")
    return table.sheet


def _short(name: str, month: int) -> str:
    """Now and then a department goes by its alias."""
    alias = next(a for n, a, _, _ in DEPARTMENTS if n == name)
    return alias.split("、")[0] if alias and month in {3, 8} else name


def _complaint_sheet(year: int, rows: list[Row]) -> Sheet:
    table = start("投诉", (6, 12, 14, 14, 12, 30, 10, 12, 12), f"{year}年患者投诉处理台账")
    date_, where, cause, way = (
        ("投诉日期", "投诉科室", "投诉类别", "投诉方式")
        if year == 2022
        else ("受理日期", "被投诉科室", "投诉类型", "投诉渠道")
    )
    table.header(["序号", date_, where, cause, way, "投诉内容", "是否属实", "办理情况", "办结日期"])
    for number, row in enumerate(rows, 1):
        cells = [row[k] for k in list(row)[3:]]
        table.add([number, row["投诉日期"], *cells])
    table.add(["合计", None, f"{len(rows)}件"])
    return table.sheet


def _course_sheet(year: int, rows: list[Row]) -> Sheet:
    table = start("培训", (6, 14, 36, 14, 12, 8, 14), f"{year}年职工培训登记表")
    if year == 2022:
        names = ["序号", "培训日期", "培训主题", "主办科室", "培训人数", "学时", "合格率(%)"]
    else:
        names = ["序号", "日期", "培训内容", "主办科室", "参训人数", "学时", "考核合格率（%）"]
    table.header(names)
    for number, row in enumerate(rows, 1):
        day = row["培训日期"]
        written = f"{day.year}.{day.month}.{day.day}" if year == 2022 else day.isoformat()
        table.add([number, written, *list(row.values())[3:]])
        if number == 9:
            table.add([])
    return table.sheet


def _causes(year: int, rows: list[Row]) -> Sheet:
    table = start("汇总", (14, 10), f"{year}年投诉分类汇总")
    table.header(["投诉类别", "件数"])
    for cause in _CAUSES:
        table.add([cause, sum(row["投诉类别"] == cause for row in rows)])
    table.add(["合计", len(rows)])
    return table.sheet
