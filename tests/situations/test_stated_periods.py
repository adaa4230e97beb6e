"""Tables without dates, of which sheet, caption or file say of what time they are.

In 2022 three units have 20 each: 60.  In 2023 they have 24, 25 and 26: 75.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filing import answer, define, file_all

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """\
  采用:
    files: "*稿件*"
    measure_word: 条
    columns: {单位: [], 条数: []}
    measures:
      采用条: {column: 条数, kind: sum, measure_word: 条}
"""
STOCK = LEDGER.replace("kind: sum", "kind: last")
UNITS = ("甲县", "乙市", "丙区")
UP = "同比增长25.0%"

Table = list[tuple[object, ...]]
Books = dict[str, dict[str, Table]]


def table(*numbers: int, captions: tuple[str, ...] = ()) -> Table:
    rows = zip(UNITS, numbers, strict=True)
    return [*((text,) for text in captions), ("单位", "条数"), *rows]


NOW, BEFORE = table(24, 25, 26), table(20, 20, 20)
LAST_YEAR: Books = {"2022/稿件.xlsx": {"S": BEFORE}}
OTHER, PART, TWICE = "other_year_stated", "part_year_stated", "stated_twice"


def said(folder: Path, books: Books, ledger: str = LEDGER) -> tuple[str | None, str, list[str]]:
    define(folder, ledger)
    file_all(folder, books)
    found = answer(folder, "采用.采用条")
    return found.text, found.change, sorted({code for code, _, _ in found.odd})


@pytest.mark.parametrize(
    "caption",
    [
        "2022年稿件情况",
        "2022年度稿件采用统计表",
        "云川市组织部门2022年度信息采用情况一览表",
        "统计时间：2022年1-12月",
        "二〇二二年度统计表",
        "附件2：2022年稿件采用统计表",
        "截至2022年12月31日",
        "截至2022年12月底",
        "2022年12月",
        "稿件采用统计表（2022年）",
        "2024年稿件采用统计表",
    ],
)
def test_a_table_captioned_as_another_years_does_not_count(tmp_path: Path, caption: str) -> None:
    now = table(24, 25, 26, captions=(caption,))
    assert said(tmp_path, {**LAST_YEAR, "2023/稿件.xlsx": {"S": now}}) == (None, "", [OTHER])


@pytest.mark.parametrize(
    "books",
    [
        {"2023/稿件.xlsx": {"2022年": BEFORE, "2023年": NOW}},
        {"2023/稿件.xlsx": {"2022": BEFORE, "2023": NOW}},
        {"2023/稿件.xlsx": {"22年": BEFORE, "23年": NOW}},
        {"2023/2022年稿件.xlsx": {"S": NOW}},
        {"2023/稿件2022.xlsx": {"S": NOW}},
        {"2023/2022稿件.xlsx": {"S": NOW}},
    ],
)
def test_nor_does_one_so_named(tmp_path: Path, books: Books) -> None:
    assert said(tmp_path, {**LAST_YEAR, **books}) == (None, "", [OTHER])


@pytest.mark.parametrize(
    "caption",
    [
        "2023年1-9月稿件采用统计表",
        "统计期间：2023年1月1日至2023年9月30日",
        "（2023.1.1-2023.10.31）",
        "截至2023年9月底",
        "（截至2023年9月30日）",
        "数据截止日期：2023年10月31日",
        "2023年前三季度统计表",
        "2023年上半年",
        "2023年一至三季度",
        "2023年1-11月稿件采用统计表",
        "2023年9月稿件采用统计表",
    ],
)
def test_of_a_part_of_the_year_no_change_is_said(tmp_path: Path, caption: str) -> None:
    now = table(24, 25, 26, captions=(caption,))
    assert said(tmp_path, {**LAST_YEAR, "2023/稿件.xlsx": {"S": now}}) == ("75条", "", [PART])


@pytest.mark.parametrize(
    "books",
    [
        {"2023/稿件（前三季度）.xlsx": {"S": NOW}},
        {"2023/稿件1-9月.xlsx": {"S": NOW}},
        {"2023/稿件20230101-20230930.xlsx": {"S": NOW}},
        {"2023/稿件.xlsx": {"上半年": NOW}},
    ],
)
def test_nor_of_one_so_named(tmp_path: Path, books: Books) -> None:
    assert said(tmp_path, {**LAST_YEAR, **books}) == ("75条", "", [PART])


def test_the_same_part_of_both_years_is_compared(tmp_path: Path) -> None:
    books = {
        f"{year}/稿件.xlsx": {"S": table(*own, captions=(f"{year}年1-9月稿件统计表",))}
        for year, own in ((2022, (20, 20, 20)), (2023, (24, 25, 26)))
    }
    assert said(tmp_path, books) == ("75条", UP, [])


def test_or_where_the_office_vouches_for_it(tmp_path: Path) -> None:
    now = table(24, 25, 26, captions=("2023年1-9月稿件统计表",))
    ledger = LEDGER + "    gaps: accept\n"
    assert said(tmp_path, {**LAST_YEAR, "2023/稿件.xlsx": {"S": now}}, ledger) == ("75条", UP, [])


def test_last_years_part_is_told_as_well(tmp_path: Path) -> None:
    before = table(20, 20, 20, captions=("2022年上半年稿件统计表",))
    books = {"2022/稿件.xlsx": {"S": before}, "2023/稿件.xlsx": {"S": NOW}}
    assert said(tmp_path, books) == ("75条", "", [PART])


@pytest.mark.parametrize(
    "caption",
    [
        "2023年度稿件采用统计表",
        "截至2023年12月底",
        "截至2023年12月31日",
        "统计时间：2023年1-12月",
        "统计期间：2023年1月1日至2023年12月31日",
        "2023年1月-12月",
        "2023年全年",
        "（2023年度）",
        "2022-2023年度稿件统计",
        "与2022年同期比较表",
        "自2021年起实行的办法统计",
        "按照关于2021年印发的计分办法统计",
        "《2021年计分办法》执行情况",
        "2020年以来稿件统计表",
        "2022年版表样",
        "经2022年12月会议审定",
        "制表日期：2024年1月",
        "填报日期：2024年1月5日",
        "填报时间：2023年10月8日",
        "报送时间：2023年9月",
        "填报单位：甲县  2024年1月3日",
        "2024年1月",
        "2023年12月",
        "联系电话：20221234567",
        "截至目前",
        "单位：条",
    ],
)
def test_a_caption_of_the_year_is_right(tmp_path: Path, caption: str) -> None:
    now = table(24, 25, 26, captions=("稿件采用统计表", caption))
    assert said(tmp_path, {**LAST_YEAR, "2023/稿件.xlsx": {"S": now}}) == ("75条", UP, [])


OF_MONTHS = {f"{n}月": table(n, n, n) for n in range(1, 13)}  # 3 * 78 = 234
OF_QUARTERS = {f"{n}季度": table(5, 6, 7) for n in "一二三四"}  # 72


@pytest.mark.parametrize(
    ("books", "text", "codes"),
    [
        ({"稿件.xlsx": OF_MONTHS}, "234条", []),
        ({"稿件.xlsx": OF_QUARTERS}, "72条", []),
        ({f"稿件{n}.xlsx": {"S": t} for n, t in OF_MONTHS.items()}, "234条", []),
        ({"稿件.xlsx": {"上半年": NOW, "下半年": NOW}}, "150条", []),
        ({"稿件报纸.xlsx": OF_MONTHS, "稿件网站.xlsx": OF_QUARTERS}, "306条", []),
        ({"稿件.xlsx": {"1月": NOW, "1-2月": BEFORE}}, None, [PART, TWICE]),
        ({"稿件.xlsx": {**OF_MONTHS, "一季度": BEFORE}}, None, [TWICE]),
        ({"稿件.xlsx": {"上半年": BEFORE, "2023年": NOW}}, None, [TWICE]),
        ({"稿件1月.xlsx": {"S": BEFORE}, "稿件1-2月.xlsx": {"S": NOW}}, None, [PART, TWICE]),
        ({"稿件20240105.xlsx": {"S": NOW}}, "75条", []),
        ({"稿件（2023年12月）.xlsx": {"S": NOW}}, "75条", []),
    ],
)
def test_months_are_added_once(
    tmp_path: Path, books: Books, text: str | None, codes: list[str]
) -> None:
    found = said(tmp_path, {**LAST_YEAR, **{f"2023/{name}": own for name, own in books.items()}})
    assert (found[0], found[2]) == (text, codes)


def test_captions_overlap_whatever_the_sheets_are_called(tmp_path: Path) -> None:
    sheets = {
        f"Sheet{n}": table(5 * n, 6 * n, 7 * n, captions=(f"2023年{months}稿件统计表",))
        for n, months in ((1, "1月"), (2, "1-2月"))
    }
    assert said(tmp_path, {**LAST_YEAR, "2023/稿件.xlsx": sheets})[2] == [PART, TWICE]


def test_of_a_stock_the_last_month_counts(tmp_path: Path) -> None:
    now = table(24, 25, 26, captions=("2023年12月稿件统计表",))
    found = said(tmp_path, {**LAST_YEAR, "2023/稿件.xlsx": {"S": now}}, STOCK)
    assert found[2] == []


@pytest.mark.parametrize(
    "books",
    [
        {"稿件.xlsx": {"2022年": BEFORE, "2023年": NOW}},
        {"稿件2022.xlsx": {"S": BEFORE}, "稿件2023.xlsx": {"S": NOW}},
        {
            "稿件甲.xlsx": {"S": table(20, 20, 20, captions=("2022年度统计表",))},
            "稿件乙.xlsx": {"S": table(24, 25, 26, captions=("2023年度统计表",))},
        },
    ],
)
def test_without_folders_of_years_the_names_tell_them(tmp_path: Path, books: Books) -> None:
    assert said(tmp_path, books) == ("75条", UP, [])


@pytest.mark.parametrize(
    "name",
    [
        "2023年计划",
        "2023预算",
        "（作废）",
        "2023年作废",
        "草稿",
        "初稿",
        "待定",
        "待审",
        "未通过",
        "未采用",
        "不计入",
        "撤稿",
        "退稿",
        "存档",
        "备份",
        "往年",
        "历史",
        "参考",
        "上年",
        "去年同期",
        "已删除",
        "1月作废",
        "作废2",
        "计划（2023）",
        "Sheet1-旧",
        "全年计划",
        "稿件（作废）",
        "稿件作废",
        "Sheet1备份",
    ],
)
def test_a_sheet_set_aside_is_asked_about(tmp_path: Path, name: str) -> None:
    books = {**LAST_YEAR, "2023/稿件.xlsx": {"Sheet1": NOW, name: table(1, 2, 3)}}
    assert said(tmp_path, books) == (None, "", ["set_aside"])


@pytest.mark.parametrize(
    "name",
    [
        "甲类",
        "退役军人",
        "任务一组",
        "参考消息",
        "历史文化",
        "计划生育",
        "旧城改造",
        "待办股",
        "新闻",
        "删减",
        "补报",
        "第二批",
        "存量",
    ],
)
def test_other_sheets_count(tmp_path: Path, name: str) -> None:
    books = {**LAST_YEAR, "2023/稿件.xlsx": {"Sheet1": NOW, name: table(1, 2, 3)}}
    assert said(tmp_path, books)[0::2] == ("81条", [])


@pytest.mark.parametrize(
    "books",
    [
        {"2023/稿件一.xlsx": {"计划": NOW}, "2023/稿件二.xlsx": {"S": table(1, 2, 3)}},
        {"2023/稿件.xlsx": {"2023年计划": table(27, 27, 27)}},
    ],
)
def test_the_only_sheet_of_a_file_is_what_the_office_means(tmp_path: Path, books: Books) -> None:
    assert said(tmp_path, {**LAST_YEAR, **books})[0::2] == ("81条", [])


OTHER_READINGS = [
    "截至2024年1月底",
    "截至2024年1月5日",
    "截至2024年1月1日在册人数",
    "第七次全国人口普查（2020年）口径",
    "制定机关：测试办 2022年制定",
    "表号：2022-3",
    "编号：2022-11",
    "2022级学生统计",
    "2022—2023学年度",
    "按2020年不变价计算",
    "2024年会用表",
]


@pytest.mark.parametrize("caption", OTHER_READINGS)
def test_a_year_that_is_not_the_tables_is_passed_by(tmp_path: Path, caption: str) -> None:
    now = table(24, 25, 26, captions=("稿件采用统计表", caption))
    assert said(tmp_path, {**LAST_YEAR, "2023/稿件.xlsx": {"S": now}}) == ("75条", UP, [])


@pytest.mark.parametrize(
    "name",
    ["2022级", "2022届", "2022-2023学年", "2022-2023", "2022—2023学年", "截至2024年1月底"],
)
def test_nor_is_that_of_a_sheet(tmp_path: Path, name: str) -> None:
    assert said(tmp_path, {**LAST_YEAR, "2023/稿件.xlsx": {name: NOW}}) == ("75条", UP, [])


@pytest.mark.parametrize("name", ["稿件统计（2024年会用）", "稿件2022-2023学年", "稿件（2022级）"])
def test_nor_is_that_of_a_file(tmp_path: Path, name: str) -> None:
    assert said(tmp_path, {**LAST_YEAR, f"2023/{name}.xlsx": {"S": NOW}}) == ("75条", UP, [])


@pytest.mark.parametrize(
    "caption",
    [
        "2022年入库企业统计",
        "2022年引进人才情况",
        "2022年招录人员统计表",
        "稿件采用表，2022年口径",
        "采用稿件的单位2022年为准",
        "截至2024年3月底",
        "2022年度优秀共产党员名单",
        "2022年度先进集体名单",
        "2022年表彰单位采用情况",
        "2022年重点项目情况",
        "2022年对口帮扶单位情况",
        "2022年底在册单位情况",
    ],
)
def test_a_year_that_can_be_read_otherwise_is_told_and_counts(tmp_path: Path, caption: str) -> None:
    now = table(24, 25, 26, captions=(caption,))
    found = said(tmp_path, {**LAST_YEAR, "2023/稿件.xlsx": {"S": now}})
    assert (found[0], found[2]) == ("75条", ["perhaps_other_year"])


@pytest.mark.parametrize(
    "books",
    [
        {"2023/稿件.xlsx": {"2023年": table(24, 25, 26, captions=("2022年入库企业统计",))}},
        {"2023/稿件.xlsx": {"2022年入库企业": table(24, 25, 26, captions=("2023年度统计",))}},
    ],
)
def test_where_the_years_own_is_named_beside_it_nothing_is_told(
    tmp_path: Path, books: Books
) -> None:
    assert said(tmp_path, {**LAST_YEAR, **books}) == ("75条", UP, [])


@pytest.mark.parametrize(
    "caption",
    [
        "某某市2022年稿件采用情况表",
        "一、2022年采用情况",
        "（2022年度）",
        "2021-2022年采用统计表",
        "数据截至2022年12月底",
        "22年采用情况",
    ],
)
def test_a_year_of_its_own_is_still_an_error(tmp_path: Path, caption: str) -> None:
    now = table(24, 25, 26, captions=(caption,))
    assert said(tmp_path, {**LAST_YEAR, "2023/稿件.xlsx": {"S": now}}) == (None, "", [OTHER])
