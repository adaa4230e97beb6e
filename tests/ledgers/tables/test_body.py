"""Which rows under a header are records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgreport.ledgers.files.sheet import Scalar, Sheet, Span
from zgreport.ledgers.tables.body import merged_values, read_body
from zgreport.ledgers.tables.header import Table
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.roles import Roles

if TYPE_CHECKING:
    from collections.abc import Sequence

TABLE = Table(1, 1, 1, 4, {"日期": 2, "单位": 3, "条数": 4}, {"序号": 1}, {})
ROLES = Roles(
    names=frozenset({3}),
    measures=frozenset({4}),
    date=2,
    is_date=lambda cell: cell == "4月5日",
    serials=frozenset({1}),
)
HEADER: list[Scalar] = ["序号", "日期", "单位", "条数"]
RECORD: list[Scalar] = [1, "4月5日", "甲县", 3]


def sheet(*rows: Sequence[Scalar], merges: tuple[Span, ...] = ()) -> Sheet:
    return Sheet("一", (HEADER, *rows), merges=merges)


def records(*rows: Sequence[Scalar], merges: tuple[Span, ...] = ()) -> tuple[int, ...]:
    page = sheet(*rows, merges=merges)
    return tuple(read_body(page, TABLE, ROLES).records)


@pytest.mark.parametrize(
    "row",
    [
        [],
        ["", "", "", ""],
        ["", None, " ", "\u3000"],
        [7, "", "", ""],
        ["7", "", "", ""],
        ["合计", "", "", 3],
        ["合 计", "", "", 3],
        ["", "小计", "", 3],
        [3, "", "合计（篇）", 3],
        ["3", "", "合计", 3],
        ["一季度小计", "", "", 3],
        ["本页合计：", "", "", 3],
        ["平均", "", "", 3],
        ["", "4月5日", "合计", 3],
        ["", "4月5日", "", ""],
        ["一、县（市）区", "", "", ""],
        ["注：以上为采用数。", "", "", ""],
        ["备注：以上为采用数", "", "", ""],
        ["填表人：某某", "", "审核：某某", ""],
        HEADER,
    ],
)
def test_a_row_that_is_no_record_is_not_read_as_one(row: Sequence[Scalar]) -> None:
    assert records(RECORD, row, RECORD) == (2, 4)


@pytest.mark.parametrize(
    "row",
    [
        ["", "", "甲县", 3],
        ["", "4月5日", "", 4],
        [1, "", "甲县", ""],
        ["", "", "甲县", ""],
        ["", "联系服务群众：十条", "甲县", ""],
        ["注重实效10项", "", "甲县", ""],
        [1, "4月5日", "合计乡", 3],
        ["合计监督办公室来稿选登", "4月5日", "甲县", 1],
    ],
)
def test_a_record_is_read_however_much_it_lacks(row: Sequence[Scalar]) -> None:
    assert records(RECORD, row) == (2, 3)


def test_a_caption_merged_over_the_table_is_no_record() -> None:
    assert records(RECORD, ["", "", "县区", ""], RECORD, merges=(Span(3, 3, 3, 4),)) == (2, 4)


def test_rows_after_a_blank_row_are_still_read() -> None:
    assert records(RECORD, [], [], RECORD) == (2, 5)


def test_a_total_knows_the_rows_since_the_last_total_and_all_rows() -> None:
    page = sheet(
        RECORD, RECORD, ["小计", "", "", 6], RECORD, ["小计", "", "", 3], ["合计", "", "", 9]
    )
    totals = read_body(page, TABLE, ROLES).totals
    assert [(t.row, t.sums[4]) for t in totals] == [(4, (6,)), (6, (3, 9)), (7, (3, 9))]


def test_totals_above_their_rows_may_stand_for_those_below() -> None:
    page = sheet(
        ["合计", "", "", 9], ["小计", "", "", 6], RECORD, RECORD, ["小计", "", "", 3], RECORD
    )
    totals = read_body(page, TABLE, ROLES).totals
    assert [(t.row, t.sums[4]) for t in totals] == [(2, (6, 9)), (3, (6, 9)), (6, (6, 3))]


def test_a_vertical_merge_fills_its_own_cells_and_no_others() -> None:
    page = sheet(RECORD, RECORD, RECORD, merges=(Span(2, 3, 3, 3),))
    assert merged_values(page, TABLE) == {(3, 3): "甲县"}


def test_a_single_name_is_a_member_of_a_registry() -> None:
    page = Sheet("单位", [["单位", "别名", "组别"], ["甲县", "", ""], ["合计", "", ""]])
    table = Table(1, 1, 1, 3, {"单位": 1, "别名": 2}, {"组别": 3}, {})
    assert read_body(page, table).records.tolist() == [2]


TITLES = [
    "甲县",
    "合计",
    "本月小计",
    "注：以上",
    "填表人：某",
    "日期",
    "单位",
    "一、市直",
    "共计划三项",
    "无",
    "同比",
]
BODY_CELLS = st.sampled_from([*TITLES, "", None, " ", "4月5日", "7", 7.0, True])


@given(
    st.lists(st.lists(BODY_CELLS, min_size=4, max_size=4), max_size=7),
    st.sampled_from([ROLES, None]),
)
def test_every_row_is_one_thing(rows: list[list[Scalar]], roles: Roles | None) -> None:
    """A record, blank, or left out for one reason."""
    page = sheet(*rows)
    found = read_body(page, TABLE, roles)
    told = [*found.records.tolist(), *(row for of in found.left_out.values() for row in of)]
    assert len(told) == len(set(told))
    silent = set(range(2, len(rows) + 2)) - set(told)
    only_blank = all(
        str(cell or "").strip() in {"", "7"} for n in silent for cell in rows[n - 2][1:]
    )
    assert only_blank or roles is None
    assert {t.row for t in found.totals} <= set(found.left_out.get(RowKind.TOTAL, ()))
