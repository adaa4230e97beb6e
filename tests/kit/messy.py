"""Messy workbooks: a year of ten county offices, each with many faults at once, made as files."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import openpyxl
import xlwt
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table, TableColumn
from packages import parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["OFFICES", "MessyOffice"]

_BEGINNING = """\
title: "{{ 年 }}年小结"
template: 综述.docx
issuer: 云川县某办
date: 2024-01-05
ledgers:
"""


@dataclass(frozen=True, slots=True)
class MessyOffice:
    """What an office keeps, how its definition puts it, and how its files come to be.

    `make` writes the files of 2023 into the folder it is given.
    """

    name: str
    ledgers: str
    make: Callable[[Path], None]

    def settle(self, workspace: Path, *more: tuple[str, str]) -> None:
        """Write its workspace; `more` are texts put in for others in the definition."""
        folder = workspace / "inputs" / "2023"
        folder.mkdir(parents=True)
        page = _BEGINNING + self.ledgers
        for old, new in more:
            assert old in page
            page = page.replace(old, new)
        (workspace / "inputs" / "report.yaml").write_text(page, encoding="utf-8")
        self.make(folder)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the value that the office's program calculated and saved beside it."""

    text: str
    value: float


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its rows, and what was done to them by hand."""

    name: str
    rows: Sequence[Sequence[Any]]
    merged: Sequence[str] = ()
    hidden: Sequence[int] = ()
    struck: Sequence[int] = ()
    state: Literal["visible", "hidden"] = "visible"
    formats: Mapping[str, str] = field(default_factory=dict)


def write_book(path: Path, pages: Iterable[Page], *, chart: str = "") -> None:
    """Save the pages as an .xlsx with its formulas calculated; also an empty chart sheet."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    formulas = [_fill(book.create_sheet(page.name), page) for page in pages]
    if chart:
        book.create_chartsheet(chart)
    book.save(path)
    book.close()
    _calculate(path, formulas)


def _fill(sheet: Worksheet, page: Page) -> dict[str, float]:
    formulas: dict[str, float] = {}
    for r, row in enumerate(page.rows, 1):
        for c, value in enumerate(row, 1):
            cell = sheet.cell(r, c)
            if isinstance(value, Formula):
                formulas[cell.coordinate] = value.value
            cell.value = f"={value.text}" if isinstance(value, Formula) else value
            if r in page.struck:
                cell.font = Font(strike=True)
    for span in page.merged:
        sheet.merge_cells(span)
    for hidden in page.hidden:
        sheet.row_dimensions[hidden].hidden = True
    for at, shown in page.formats.items():
        sheet[at].number_format = shown
    sheet.sheet_state = page.state
    return formulas


def _calculate(path: Path, formulas: Sequence[Mapping[str, float]]) -> None:
    parts = parts_of(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            number = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
            values = formulas[int(number[1]) - 1] if number else {}
            text = content.decode() if values else ""
            for at, value in values.items():
                text, done = re.subn(
                    rf'(<c r="{at}"[^>]*><f>[^<]*</f>)(<v\s*/>|<v></v>)', rf"\1<v>{value}</v>", text
                )
                assert done == 1, at
            package.writestr(name, text.encode() if values else content)


def write_old_book(path: Path, pages: Iterable[Page]) -> None:
    """Save the pages as an .xls of Excel 97."""
    book = xlwt.Workbook()
    for page in pages:
        sheet = book.add_sheet(page.name)
        for r, row in enumerate(page.rows):
            for c, value in enumerate(row):
                if value is not None:
                    sheet.write(r, c, value)
    book.save(str(path))


# 1: the complaints office. Months merged, a header of two rows, a subtotal a month.

_PETITIONS = """\
  信访:
    files: "*信访*"
    date: 登记日期
    measure_word: 件
    columns: {登记日期: [], 乡镇: [], 反映事项: [], 来信人数: [来信], 来访人数: [来访]}
    measures:
      来信: {column: 来信人数, kind: sum, measure_word: 人次}
      来访: {column: 来访人数, kind: sum, measure_word: 人次}
"""


def _petitions(folder: Path) -> None:
    rows: list[Sequence[object]] = [
        ("云川县信访局2023年群众来信来访登记台账",),
        ("填报单位：县信访局", None, None, None, None, None, "单位：人次"),
        ("月份", "序号", "登记日期", "乡镇", "反映事项", "人数", None, "备注"),
        (None, None, None, None, None, "来信", "来访", None),
        ("1月", 1, "2023.1.5", "东乡", "反映道路积水", 1, 0),
        (None, 2, "1月12日", "西乡", "低保申请", 0, 3),
        ("小计", None, None, None, None, Formula("SUM(F5:F6)", 1), Formula("SUM(G5:G6)", 3)),
        ("2月", 1, "2023年2月3日", "东乡", "土地承包纠纷", 2, 5),
        (None, 2, "20230217", "南乡", "噪声扰民", 1, None, "已撤回"),
        ("小计", None, None, None, None, Formula("SUM(F8:F9)", 3), Formula("SUM(G8:G9)", 5)),
        ("3月", None, None, None, "无", 0, 0),
        ("4月", 1, date(2023, 4, 18), "北乡", "房屋征收补偿", None, "12人次"),
        ("小计", None, None, None, None, 0, Formula("SUM(G12:G12)", 12)),
        ("合计", None, None, None, None, Formula("F7+F10+F13", 4), Formula("G7+G10+G13", 20)),
        ("注：联名信按一件登记。",),
        ("局长：", None, "审核：", None, "制表：张三", None, "填表日期：2024年1月3日"),
    ]
    header = [f"{c}3:{c}4" for c in "ABCDEH"]
    merged = ["A1:H1", *header, "F3:G3", "A5:A6", "A8:A9", "A15:H15"]
    page = Page("信访台账", rows, merged, hidden=[6], struck=[9])
    write_book(folder / "2023年信访台账（定稿）.xlsx", [page])


# 2: the newspaper desk. A sheet a quarter, dates of every form, a summary, a chart.

_ARTICLES = """\
  发稿:
    files: "*发稿*"
    date: 日期
    measure_word: 篇
    columns: {日期: [刊发日期], 标题: [题目], 单位: [供稿单位], 载体: [], 字数: []}
    measures: {总字: {column: 字数, kind: sum, measure_word: 字}}
"""
_HEAD = ("序号", "日期", "标题", "供稿单位", "载体", "字数")


def _articles(folder: Path) -> None:
    first: list[Sequence[object]] = [
        ("2023年一季度发稿登记表",),
        _HEAD,
        (1, "2023/1/5", "全县党员累计超万名", "组织部", "云川日报", 800),
        (2, "2023-01-06 09:30", "合计出一条新路子", None, "云川日报", "1,200"),
        (3, "二〇二三年一月七日", "“小计”里的大账本", None, "省先锋网", "1.2万"),
        (4, date(2023, 2, 8), "基层减负见实效", "宣传部", "云川日报", "950字"),
        (5, "2023.3.9", "驻村日记三则", None, "省先锋网", "　600　"),
        ("本季合计", None, None, None, None, Formula("SUM(F3:F7)", 800)),
    ]
    second: list[Sequence[object]] = [
        ("2023年二季度发稿登记表",),
        _HEAD,
        (1, "4月3日", "春耕一线党旗红", "组织部", "云川日报", 700),
        (2, "2023.04.15", "书记领办项目", "组织部", "云川日报", 500),
        (3, "2023.04.15", "书记领办项目", "组织部", "云川日报", 500),
        (4, "2023-6-30", "七一前夕话初心", "宣传部", "省先锋网", 900),
        ("累计", None, None, None, None, Formula("SUBTOTAL(9,F3:F6)", 2600)),
        ("备注：字数含标题。",),
    ]
    third: list[Sequence[object]] = [
        ("2023年三季度发稿登记表",),
        _HEAD,
        (None, None, "本季度无", None, None, None),
    ]
    fourth: list[Sequence[object]] = [
        ("2023年四季度发稿登记表",),
        _HEAD,
        (1, "2023年10月8日", "开学第一课", "教育局", "云川日报", 300),
        _HEAD,
        (2, "2023年11月11日", "山乡供暖记", "住建局", "云川日报", 400),
        (3, "2023年12月31日", "一年答卷", "组织部", "省先锋网", 500),
        ("总计（3篇）", None, None, None, None, 1200),
        ("第1页 共1页",),
        ("分管领导：", None, "审核人：李某", None, "制表人：王某"),
    ]
    summary: list[Sequence[object]] = [
        ("2023年发稿情况汇总",),
        ("供稿单位", "篇数"),
        ("组织部", Formula("COUNTIF(一季度!D3:D7,A3)", 7)),
        ("宣传部", Formula("COUNTIF(一季度!D3:D7,A4)", 3)),
        ("合计", Formula("SUM(B3:B4)", 10)),
    ]
    pages = [
        Page("一季度", first, ["A1:F1", "D3:D5", "D6:D7", "A8:E8"], hidden=[5]),
        Page("二季度", second, ["A1:F1", "A8:F8"]),
        Page("三季度", third, ["A1:F1"]),
        Page("四季度", fourth, ["A1:F1"]),
        Page("汇总", summary),
        Page("一季度（旧）", first, state="hidden"),
        Page("填报说明", [("每季度末月二十五日前报送。",)]),
    ]
    write_book(folder / "发稿台账.xlsx", pages, chart="图表1")


# 3: the bulletin office. An old workbook, a sheet a month without dates, one copied.

_BULLETINS = """\
  简报:
    files: "*简报*"
    date: {from: sheet, column: 月份}
    columns: {报送单位: [单位]}
    measures: {采用: {column: 采用篇数, kind: sum, measure_word: 篇}}
"""
_TOWNS = ("东乡", "西乡", "南乡", "北乡", "城关镇")
# What each town had taken, month by month: 5, 6, 7, 8 and 10.
_TAKEN = {
    "1月": (1, 2, 0, 1, 1),
    "2月": (0, 0, 3, "2篇", 1),
    "3月": (2, 1, "１", None, 3),
    "4月": (1, "/", 2, 1, 4),
    "五月": (2, 1, 1, 1, 5),
}


def _bulletins(folder: Path) -> None:
    pages = [_month(name, taken) for name, taken in _TAKEN.items()]
    again = Page("3月 (2)", pages[2].rows)
    empty = Page("6月", [("2023年6月简报采用情况",), ("序号", "报送单位", "采用篇数", "备注")])
    years = [("2023年简报采用情况",), ("序号", "报送单位", "采用篇数")]
    year = zip(_TOWNS, (6, 4, 7, 5, 14), strict=True)
    sums = [(n, town, taken) for n, (town, taken) in enumerate(year, 1)]
    whole = Page("全年汇总", [*years, *sums, (None, "合计", 36)])
    write_old_book(folder / "简报采用.xls", [*pages[:3], again, *pages[3:], empty, whole])


def _month(name: str, taken: Sequence[object]) -> Page:
    rows = [(n, town, value) for n, (town, value) in enumerate(zip(_TOWNS, taken, strict=True), 1)]
    total = sum(int(re.sub(r"\D", "", str(value)) or 0) for value in taken)
    head = [(f"2023年{name}简报采用情况",), ("序号", "报送单位", "采用篇数", "备注")]
    return Page(name, [*head, *rows, ("小 计", None, total), ("审核：", "李某", "填报：", "王某")])


# 4: the public account. Exports that overlap, in GB18030, with lines above and below.

_ACCOUNT = """\
  公众号:
    files: "*公众号*"
    date: 时间
    columns: {时间: [日期]}
    measures:
      新增: {column: 新关注人数, kind: sum, measure_word: 人}
      关注: {column: 累积关注人数, kind: last, measure_word: 人}
"""


def _account(folder: Path) -> None:
    first = """\
用户增长明细
导出时间：2023-07-01 08:00:00

时间,新关注人数,取消关注人数,净增关注人数,累积关注人数
2023-06-25,10,1,9,"1,009"
2023-06-26,20,2,18,"1,027"
2023-06-27,30,3,27,"1,054"
合计,60,6,54,
"""
    second = """\
用户增长明细
时间\t新关注人数\t取消关注人数\t净增关注人数\t累积关注人数
2023-06-27\t31\t3\t28\t1055
2023-06-28\t5\t0\t5\t1060
2023-06-29\t0\t0\t0\t1060
数据来源：公众平台
"""
    (folder / "公众号_20230625-20230627.csv").write_bytes(first.encode("gb18030"))
    (folder / "公众号_20230627-20230629.csv").write_bytes(second.encode("utf-16"))


# 5: the investment office. Units above and in brackets, the total on top, one figure a guess.

_PROJECTS = """\
  项目:
    files: "*项目*"
    measure_word: 个
    columns: {项目名称: [项目], 乡镇: []}
    measures:
      总投资: {column: 总投资, kind: sum, measure_word: 万元}
      完成: {column: 完成投资, kind: sum, measure_word: 万元}
      进度: {column: 完成率, kind: percent}
"""


def _projects(folder: Path) -> None:
    rows: list[Sequence[object]] = [
        ("云川县2023年重点项目进展情况表",),
        ("填报单位（盖章）：县发展改革局", None, None, None, None, "单位：万元"),
        ("序号", "乡镇", "项目名称", "总投资（亿元）", "完成投资", "完成率"),
        (
            None,
            "总  计",
            "4个",
            Formula("SUBTOTAL(9,D5:D10)", 3.75),
            Formula("SUBTOTAL(9,E5:E10)", 13600.5),
            0.363,
        ),
        ("一、续建项目",),
        (1, "东乡", "污水处理厂", 1.2, "6,000", 0.5),
        (2, None, "农村公路", 0.3, 1500.5, "50%"),
        (None, "小计", None, 1.5, 7500.5, 0.5),
        ("二、新建项目",),
        (3, "西乡", "粮食仓储", 2, "6100", 0.305),
        (4, None, "中心卫生院", 0.25, "约300", 0.12),
        (None, "小计", None, 2.25, None, None),
        ("说明：投资额为年底数，以统计部门公布的为准。",),
        ("单位负责人：", None, "统计负责人：", None, "填表人："),
    ]
    merged = ["A1:F1", "A5:F5", "A9:F9", "B6:B7", "B10:B11", "A13:F13"]
    percent = dict.fromkeys(("F4", "F6", "F8", "F10", "F11"), "0.0%")
    write_book(folder / "重点项目.xlsx", [Page("项目", rows, merged, formats=percent)])


# 6: the statistics desk. A cross-table of months with captions, rates and sums of every kind.

_ADOPTED = """\
  采用统计:
    files: "*采用统计*"
    date: 月份
    columns: {单位: [报送单位]}
    unpivot: {columns: "*月", into: 月份, value: 条数}
    measures: {采用: {column: 条数, kind: sum, measure_word: 条}}
"""


def _adopted(folder: Path) -> None:
    rows: list[Sequence[object]] = [
        ("2023年信息采用统计表",),
        ("报送单位", "一季度", None, None, "二季度", None, None, "合计", "上年同期", "同比（%）"),
        (None, "1月", "2月", "3月", "4月", "5月", "6月"),
        ("一、县（市）区",),
        ("甲县", 1, 2, 3, None, "—", 4, Formula("SUM(B5:G5)", 10), 8, 25),
        ("乙县", "２", 0, "1条", 1, 1, None, Formula("SUM(B6:G6)", 5), 5, 0),
        ("小计", 3, 2, 4, 1, 1, 4, 15, 13, 15.4),
        ("二、市直单位",),
        ("财政局", 5, None, None, None, None, 5, Formula("SUM(B9:G9)", 10), 0, "—"),
        ("税务局", "无", "无", "无", "无", "无", "无", 0, 1, -100),
        ("小计", 5, 0, 0, 0, 0, 5, 10, 1, 900),
        ("总计", 8, 2, 4, 1, 1, 9, 25, 14, 78.6),
        ("上年同期", 5, 1, 2, 2, 2, 2, 14),
        ("同比增长（%）", 60, 100, 100, -50, -50, 350, 78.6),
        ("注：以省、市刊物为准；“—”为没有报送。",),
        ("复核：赵某", None, None, None, "填表：钱某"),
    ]
    merged = ["A1:J1", "A2:A3", "B2:D2", "E2:G2", "H2:H3", "I2:I3", "J2:J3", "A4:J4", "A8:J8"]
    write_book(folder / "采用统计.xlsx", [Page("统计", rows, [*merged, "A15:J15"])])


# 7: the supervision office. A real table with its totals row on, another beside, another below.

_TASKS = """\
  督办:
    files: "*督办*"
    date: 交办日期
    measure_word: 项
    columns: {交办日期: [], 事项: [督办事项], 责任单位: [], 办结: [], 用时: []}
    measures: {用时天数: {column: 用时, kind: sum, measure_word: 天}}
"""


def _tasks(folder: Path) -> None:
    beside = [("联系人", "电话"), ("李某", "1"), ("王某", "2"), ("赵某", "3")]
    rows: list[Sequence[object]] = [
        ("交办日期", "事项", "责任单位", "办结", "用时", None, *beside[0]),
        ("2023-02-01", "防汛物资清点", "应急局", "是", 12, None, *beside[1]),
        ("2023-03-01", "校车安全检查", "教育局", "是", "30天", None, *beside[2]),
        ("2023-05-01", "背街小巷整治", "住建局", "否", None, None, *beside[3]),
        ("2023-05-06", "三夏禁烧巡查", "农业农村局", "是", 8),
        (
            "督办总量",
            None,
            None,
            Formula("SUBTOTAL(103,D2:D5)", 4),
            Formula("SUBTOTAL(109,E2:E5)", 50),
        ),
        (),
        ("附：逾期情况",),
        ("单位", "逾期项数", "原因"),
        ("住建局", 1, "天气"),
    ]
    path = folder / "督办台账.xlsx"
    write_book(path, [Page("督办", rows)])
    book = openpyxl.load_workbook(path)
    table = Table(displayName="督办表", ref="A1:E6", totalsRowCount=1)
    for n, title in enumerate(rows[0][:5], 1):
        table.tableColumns.append(TableColumn(id=n, name=str(title)))
    book["督办"].add_table(table)
    book.save(path)
    book.close()
    _calculate(path, [{"D6": 4, "E6": 50}])


# 8: the party school. Units merged, a subtotal under each, numbers as people write them.

_TRAINING = """\
  培训:
    files: ["*培训*"]
    date: 开班日期
    measure_word: 期
    columns: {开班日期: [], 班次: [班次名称], 主办单位: [], 人数: []}
    measures: {人次: {column: 人数, kind: sum, measure_word: 人}}
"""


def _training(folder: Path) -> None:
    rows: list[Sequence[object]] = [
        ("2023年全县干部教育培训情况登记表",),
        ("（截至2023年12月31日）",),
        (),
        ("主办单位", "班次名称", "开班日期", "人数", "备注"),
        ("组织部", "新任职干部培训班", date(2023, 3, 6), "120人"),
        (None, "全员线上轮训", "2023年5月", "1.2万"),
        (None, "青年干部培训班", "2023．9．11", "４５名"),
        (None, "小计：3期", None, 12165),
        ("党校", "春季主体班", "2023-03-20", "五十"),
        (None, "秋季主体班", "2023-09-20", 55),
        (None, "冬季主体班", "2023-12-01", 40, "取消"),
        (None, "小计：3期", None, 145),
        ("主办单位", "班次名称", "开班日期", "人数", "备注"),
        ("乡镇", "支部书记示范班", "2023-10-10", "1 200", "分三批"),
        (None, "小计：1期", None, 1200),
        ("总计", "共7期", None, Formula("D8+D12+D15", 13510)),
        ("以上共计7期13510人",),
    ]
    merged = ["A1:E1", "A2:E2", "A5:A8", "A9:A12", "A14:A15", "A17:E17"]
    page = Page("培训", rows, merged, struck=[11], hidden=[7])
    blank = [Page("Sheet2", []), Page("Sheet3", [])]
    write_book(folder / "干部培训.xlsx", [page, *blank])


# 9: the water office. Stocks by name, running totals, months merged, a total a month.

_WATER = """\
  水库:
    files: "*水库*"
    date: 月份
    columns: {月份: [], 水库: [水库名称]}
    measures:
      蓄水: {column: 月末蓄水量, kind: last, measure_word: 万方}
      供水: {column: 本年累计供水, kind: cumulative, measure_word: 万方}
"""


def _water(folder: Path) -> None:
    rows: list[Sequence[object]] = [
        ("2023年水库蓄水供水月报", None, None, None),
        (None, None, None, "计量单位：万立方米"),
        ("月份", "水库名称", "月末蓄水量", "本年累计供水"),
        ("10月份", "东湖", 110, 1000),
        (None, "西湖", "210", 2000),
        ("小计", None, 320, 3000),
        ("11月份", "东湖", 115, 1100),
        (None, "西湖", 205, 2200),
        ("小计", None, 320, 3300),
        ("2023年12月", "东湖", 120, 1200),
        (None, "西湖", "200万方", 2400),
        ("小计", None, 320, 3600),
        ("年末合计", None, 320, 3600),
        ("报送人：孙某", None, "报送时间：2024年1月2日"),
    ]
    merged = ["A1:D1", "A4:A5", "A7:A8", "A10:A11"]
    write_book(folder / "水库月报.xlsx", [Page("月报", rows, merged)])


# 10: the hotline. A web page called .xls, and the other half of the year as text.

_CALLS = """\
  热线:
    files: "*热线*"
    date: 来电时间
    measure_word: 件
    columns: {来电时间: [受理时间], 工单编号: [], 内容: [诉求内容], 承办单位: []}
    duplicates: first
    duplicate_key: [工单编号]
"""


def _calls(folder: Path) -> None:
    page = """\
<html><head><meta charset="gbk"></head><body><table border="1">
<tr><td colspan="4">12345热线工单（2023年上半年）</td></tr>
<tr><th>工单编号</th><th>来电时间</th><th>诉求内容</th><th>承办单位</th></tr>
<tr><td>20230100000001</td><td>2023-01-09 08:15:00</td><td>路灯不亮<br>两处</td><td>城管局</td></tr>
<tr><td>20230200000002</td><td>2023-02-10 23:59:59</td><td>供水&nbsp;浑浊</td>
<td rowspan="2">水务局</td></tr>
<tr><td>20230600000003</td><td>2023-06-30T18:00:00+08:00</td><td>井盖松动</td></tr>
<tr><td>合计</td><td colspan="3">3件</td></tr>
<tr><td colspan="4">共3条记录</td></tr>
</table></body></html>
"""
    text = """\
12345热线工单（2023年下半年）;;;
工单编号;受理时间;诉求内容;承办单位
20230600000003;2023-06-30 18:00;井盖松动;水务局
20230700000004;2023/7/1 0:00;"噪声；夜间施工";住建局
20231200000005;2023年12月31日;"道路积雪，""急""件";交通局
打印日期：2024-01-02;;;
"""
    (folder / "热线（上半年）.xls").write_bytes(page.encode("gbk"))
    (folder / "热线（下半年）.csv").write_bytes(text.encode("utf-8-sig"))


OFFICES = {
    office.name: office
    for office in (
        MessyOffice("信访", _PETITIONS, _petitions),
        MessyOffice("发稿", _ARTICLES, _articles),
        MessyOffice("简报", _BULLETINS, _bulletins),
        MessyOffice("公众号", _ACCOUNT, _account),
        MessyOffice("项目", _PROJECTS, _projects),
        MessyOffice("采用统计", _ADOPTED, _adopted),
        MessyOffice("督办", _TASKS, _tasks),
        MessyOffice("培训", _TRAINING, _training),
        MessyOffice("水库", _WATER, _water),
        MessyOffice("热线", _CALLS, _calls),
    )
}
