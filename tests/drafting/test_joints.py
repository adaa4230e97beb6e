"""The same column under other headers in other years and sheets."""

from __future__ import annotations

import pytest
from found_tables import family, table

from zgreport.drafting.joints import joints_of


def headers_of(*tables: object) -> list[set[str]]:
    joints = joints_of(family("台账", *tables))  # type: ignore[arg-type]  # tables
    return [set(joint.headers) for joint in joints.columns]


DAY = "2023年3月5日"


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("刊发日期", "发表时间"),
        ("标题", "文章标题"),
        ("供稿单位", "来稿单位"),
        ("推送数", "推送条数"),
        ("类别", "稿件类别"),
    ],
)
def test_headers_that_mean_the_same_are_one_column(before: str, now: str) -> None:
    value = DAY if before == "刊发日期" else ("甲乙丙" if before != "推送数" else 12.0)
    found = headers_of(
        table(f"序号 {before}", [[1.0, value]], 2022), table(f"序号 {now}", [[1.0, value]])
    )
    assert {before, now} in found


def test_columns_in_the_same_place_between_the_same_columns_are_one_where_headers_are_alike() -> (
    None
):
    found = headers_of(
        table("班次 参训人数 现场改稿 改稿刊发", [["甲班", 20.0, 9.0, 3.0]], 2022),
        table("班次 参训人数 现场修改稿件 其中刊发", [["乙班", 30.0, 8.0, 2.0]]),
    )
    assert found == [
        {"班次"},
        {"参训人数"},
        {"现场改稿", "现场修改稿件"},
        {"改稿刊发", "其中刊发"},
    ]


def test_two_columns_of_one_table_are_never_one() -> None:
    found = headers_of(
        table("供稿单位 报送单位", [["甲县", "乙县"]], 2022), table("单位", [["甲县"]])
    )
    assert {"供稿单位", "报送单位"} not in found
    assert sum("单位" in headers for headers in found) == 1


def test_a_date_and_a_name_are_not_one_whatever_their_place() -> None:
    found = headers_of(table("时间 条数", [[DAY, 3.0]], 2022), table("事件 条数", [["甲事", 3.0]]))
    assert {"时间"} in found


def test_a_record_is_blank_in_a_column_that_its_table_lacks() -> None:
    joints = joints_of(family("台账", table("甲 乙", [["1", "2"]], 2022), table("甲", [["3"]])))
    assert list(joints.columns[1].cells) == ["2", None]
    assert joints.year_of.tolist() == [2022, 2023]


def test_the_order_of_the_tables_makes_no_difference() -> None:
    tables = [
        table("日期 文章标题 类别", [[DAY, f"甲{n}", "乙"] for n in range(5)], 2022, file="a.xlsx"),
        table("刊发日期 标题 稿件类别", [[DAY, f"丙{n}", "丁"] for n in range(9)], file="b.xlsx"),
    ]
    one, other = (joints_of(family("台账", *order)) for order in (tables, tables[::-1]))
    assert [j.headers for j in one.columns] == [j.headers for j in other.columns]
