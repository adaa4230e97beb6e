"""The messiest workbooks of ten offices: their figures, and an account that a clerk can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from messy import OFFICES
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path


GUESS = (("    columns: {项目", "    approximate_counts: count\n    columns: {项目"),)
BELOW = (
    ("    columns: {交办", "    ignore: {rows: {交办日期: [单位, 住建局]}}\n    columns: {交办"),
)
AGAIN = (("    columns: {报送", '    ignore: {sheets: "*(2)"}\n    columns: {报送'),)

# What is wrong is settled in the definition, as the messages say, before the figures are asked.
FIGURES = [
    ("信访", (), {"信访": "5件", "信访.来信": "4人次", "信访.来访": "20人次", "信访(月=1)": "2件"}),
    ("发稿", (), {"发稿": "12篇", "发稿.总字": "19350字", '发稿(单位="组织部")': "7篇"}),
    ("发稿", (), {"发稿(月=1)": "3篇", "发稿(季=3)": "0篇", '发稿(载体="省先锋网")': "4篇"}),
    ("简报", AGAIN, {"简报.采用": "36篇", "简报.采用(月=3)": "7篇", "简报.采用(月=5)": "10篇"}),
    ("公众号", (), {"公众号.新增": "66人", "公众号.关注": "1060人"}),
    ("项目", GUESS, {"项目": "4个", "项目.总投资": "37500万元", "项目.完成": "13900.5万元"}),
    ("项目", GUESS, {"项目.进度": "35.6%", '项目.完成(乡镇="东乡")': "7500.5万元"}),
    ("采用统计", (), {"采用统计.采用": "25条", '采用统计.采用(单位="甲县")': "10条"}),
    ("采用统计", (), {"采用统计.采用(月=1)": "8条", "采用统计.采用(季=2)": "11条"}),
    ("督办", BELOW, {"督办": "4项", "督办.用时天数": "50天", '督办(办结="是")': "3项"}),
    ("培训", (), {"培训": "7期", "培训.人次": "13510人", '培训(主办单位="党校")': "3期"}),
    ("水库", (), {"水库.蓄水": "320万方", "水库.供水": "3600万方", "水库.供水(月=11)": "300万方"}),
    ("热线", (), {"热线": "5件", '热线(承办单位="水务局")': "2件", "热线(月=12)": "1件"}),
]


@pytest.mark.parametrize(("name", "settled", "right"), FIGURES)
def test_a_messy_workbook_gives_its_right_figures(
    tmp_path: Path, name: str, settled: tuple[tuple[str, str], ...], right: dict[str, str]
) -> None:
    OFFICES[name].settle(tmp_path, *settled)
    wanted = [part for expression in right for part in ("-e", expression)]
    said = called("figures", "2023", "--json", *wanted, folder=tmp_path)
    assert said.code == 0, said.out
    assert {line["expression"]: line["text"] for line in said.json["figures"]} == right


# Errors and warnings as they come, each with its cell, row or sheet; notes are left aside.
FOUND: dict[str, list[tuple[str, str | None]]] = {
    "信访": [("struck_out", "9")],
    "发稿": [
        ("total_mismatch", "F8"),  # the office's SUM passes over what is text
        ("hidden_sheet", "一季度（旧）"),
        ("duplicate", "C5"),
    ],
    "简报": [
        ("copied_sheet", "3月 (2)"),
        ("lonely_row", "B6"),
        ("empty_sheets", "6月"),
        ("summary_left_out", "全年汇总"),
    ],
    "公众号": [],
    "项目": [("approximate_number", "E11")],
    "采用统计": [],
    "督办": [("footer_row", "A9"), ("footer_row", "A10")],
    "培训": [("month_only", "C6"), ("struck_out", "11")],
    "水库": [],
    "热线": [("duplicate_left_out", "A3")],
}


@pytest.mark.parametrize("name", OFFICES)
def test_what_is_odd_is_named_and_nothing_else(tmp_path: Path, name: str) -> None:
    OFFICES[name].settle(tmp_path)
    told = called("check", "2023", "--json", folder=tmp_path).json["findings"]
    found = [
        (one["code"].partition(".")[2], one["cell"] or one["sheet"])
        for one in told
        if one["severity"] != "note" and one["code"] != "document.no_template"
    ]
    assert sorted(found, key=str) == sorted(FOUND[name], key=str)


ACCOUNTS = {
    "信访": """\
2023 年“信访”：
  inputs/2023/2023年信访台账（定稿）.xlsx [信访台账]：计入 5 条
    不是记录：合计（第 7、10、13-14 行），零报告（第 11 行），说明（第 15 行），
              签名（第 16 行）
""",
    "发稿": """\
2023 年“发稿”：
  inputs/2023/发稿台账.xlsx：
    [一季度]：计入 5 条；不是记录：合计（第 8 行）
    [二季度]：计入 4 条；不是记录：合计（第 7 行），说明（第 8 行）
    [三季度]：计入 0 条；不是记录：零报告（第 3 行）
    [四季度]：计入 3 条
      不是记录：重复的表头（第 4 行），合计（第 7 行），页码（第 8 行），
                签名（第 9 行）
    [汇总]：没有读：没有表头
    [一季度（旧）]：没有读：隐藏的工作表
    [填报说明]：没有读：没有表头
    [图表1]：没有读：图表，没有单元格
""",
    "简报": """\
2023 年“简报”：
  inputs/2023/简报采用.xls：
    [1月]：计入 5 条；不是记录：合计（第 8 行），签名（第 9 行）
    [2月]：计入 5 条；不是记录：合计（第 8 行），签名（第 9 行）
    [3月]：计入 5 条；不是记录：合计（第 8 行），签名（第 9 行）
    [3月 (2)]：没有计入：副本
    [4月]：计入 5 条；不是记录：合计（第 8 行），签名（第 9 行）
    [五月]：计入 5 条；不是记录：合计（第 8 行），签名（第 9 行）
    [6月]：没有记录
    [全年汇总]：没有计入：汇总
""",
    "公众号": """\
2023 年“公众号”：
  inputs/2023/公众号_20230625-20230627.csv：计入 2 条
    不计：有问题或重复（第 7 行）
    不是记录：合计（第 8 行）
  inputs/2023/公众号_20230627-20230629.csv：计入 3 条；不是记录：说明（第 6 行）
""",
    "项目": """\
2023 年“项目”：
  inputs/2023/重点项目.xlsx [项目]：计入 4 条
    不是记录：合计（第 4、8、12 行），小标题（第 5、9 行），说明（第 13 行），
              签名（第 14 行）
""",
    "采用统计": """\
2023 年“采用统计”：
  inputs/2023/采用统计.xlsx [统计]：计入 18 条
    不是记录：小标题（第 4、8 行），合计（第 7、11-12 行），
              比率、平均数（第 13-14 行），说明（第 15 行），签名（第 16 行）
""",
    "督办": """\
2023 年“督办”：
  inputs/2023/督办台账.xlsx [督办]：计入 4 条
    不计：有问题或重复（第 9-10 行）
    不是记录：合计（第 6 行），小标题（第 8 行）
""",
    "培训": """\
2023 年“培训”：
  inputs/2023/干部培训.xlsx：
    [培训]：计入 7 条
      不是记录：合计（第 8、12、15-16 行），重复的表头（第 13 行），
                说明（第 17 行）
    [Sheet2]：没有读：空白
    [Sheet3]：没有读：空白
""",
    "水库": """\
2023 年“水库”：
  inputs/2023/水库月报.xlsx [月报]：计入 6 条
    不是记录：合计（第 6、9、12-13 行），签名（第 14 行）
""",
    "热线": """\
2023 年“热线”：
  inputs/2023/热线（上半年）.xls：计入 3 条
    不是记录：合计（第 6 行），小标题（第 7 行）
  inputs/2023/热线（下半年）.csv：计入 2 条
    不计：有问题或重复（第 3 行）
    不是记录：签名（第 6 行）
""",
}


@pytest.mark.parametrize("name", OFFICES)
def test_every_row_and_sheet_is_accounted_for(tmp_path: Path, name: str) -> None:
    OFFICES[name].settle(tmp_path)
    said = called("check", "2023", folder=tmp_path).out
    assert said[said.index("2023 年") :] == ACCOUNTS[name]


def test_the_account_is_told_in_english(tmp_path: Path) -> None:
    OFFICES["热线"].settle(tmp_path)
    said = called("check", "2023", "--lang", "en", folder=tmp_path).out
    assert said.endswith("""\
热线, 2023:
  inputs/2023/热线（上半年）.xls: 3 counted
    not records: totals (6), captions (7)
  inputs/2023/热线（下半年）.csv: 2 counted
    excluded: faulty or repeated (3)
    not records: signatures (6)
""")


def test_many_rows_are_counted_where_not_all_are_named(tmp_path: Path) -> None:
    OFFICES["水库"].settle(tmp_path)
    months = "".join(f"{n}月,东湖,1,1\n小计,,1,1\n" for n in range(1, 13))
    path = tmp_path / "inputs" / "2023" / "水库月报.xlsx"
    path.unlink()
    path.with_suffix(".csv").write_text(f"月份,水库,月末蓄水量,本年累计供水\n{months}", "utf-8")
    said = called("check", "2023", folder=tmp_path).out
    assert said.endswith("""\
  inputs/2023/水库月报.csv：计入 12 条
    不是记录：合计 12 行（第 3、5、7、9、11、13… 行）
""")
