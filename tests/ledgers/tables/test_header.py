"""Where a table is on a sheet and what its columns are called."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgreport.ledgers.files.sheet import Scalar, Sheet, Span
from zgreport.ledgers.tables import header
from zgreport.ledgers.tables.header import Wanted, find_tables

Rows = Sequence[Sequence[Scalar]]
WANTED = Wanted({"日期": ("日期", "刊发日期"), "标题": ("标题", "题目"), "阅读": ("阅读次数",)})


def sheet(*rows: Sequence[Scalar], merges: tuple[Span, ...] = ()) -> Sheet:
    return Sheet("一", rows, merges=merges)


@pytest.mark.parametrize("title_rows", [0, 1, 2, 4])
def test_a_header_is_found_below_any_title_rows(title_rows: int) -> None:
    titles = [["2023年发稿台账"], ["填报单位：某部", "", "单位：篇"], [], ["说明"]][:title_rows]
    (table,) = find_tables(sheet(*titles, ["日期", "标题"], ["4月5日", "甲"]), WANTED)
    assert (table.top, table.bottom) == (title_rows + 1, title_rows + 1)
    assert table.columns == {"日期": 1, "标题": 2}


@pytest.mark.parametrize(
    "header", ["刊发日期", "刊发\n日期", "刊 发　日 期", "日　期", "\u200b日期"]
)
def test_a_header_matches_its_aliases_without_spaces_and_line_breaks(header: str) -> None:
    (table,) = find_tables(sheet([header, "题目"]), WANTED)
    assert table.columns == {"日期": 1, "标题": 2}


def test_a_title_merged_over_the_header_is_no_part_of_it() -> None:
    merges = (Span(1, 1, 1, 3),)
    (table,) = find_tables(sheet(["台账", "", ""], ["日期", "标题", "备注"], merges=merges), WANTED)
    assert (table.top, table.bottom, dict(table.others)) == (2, 2, {"备注": 3})


def test_a_header_of_two_rows_joins_what_is_merged_above() -> None:
    rows: Rows = (["日期", "标题", "阅读", ""], ["", "", "次数", "人数"], ["4月5日", "甲", 5, 3])
    merges = (Span(1, 1, 2, 1), Span(1, 2, 2, 2), Span(1, 3, 1, 4))
    (table,) = find_tables(sheet(*rows, merges=merges), WANTED)
    assert table.columns == {"日期": 1, "标题": 2, "阅读": 3}
    assert (table.bottom, dict(table.others)) == (2, {"人数": 4})


def test_a_header_merged_downwards_takes_its_lower_rows_along() -> None:
    rows: Rows = (["日期", "标题", "其中", ""], ["", "", "甲类", "乙类"], ["4月5日", "甲", 5, 3])
    merges = (Span(1, 1, 2, 1), Span(1, 2, 2, 2), Span(1, 3, 1, 4))
    (table,) = find_tables(sheet(*rows, merges=merges), WANTED)
    assert (table.bottom, dict(table.others)) == (2, {"甲类": 3, "乙类": 4})


def test_a_header_may_have_three_rows_and_no_more() -> None:
    rows: Rows = (["日期", "刊发情况"], ["（年月日）", "稿件"], ["", "标题"], ["4月5日", "甲"])
    (table,) = find_tables(sheet(*rows), WANTED)
    assert (table.top, table.bottom) == (1, 3)
    assert table.columns == {"日期": 1, "标题": 2}
    assert find_tables(sheet(*rows[:2], ["", "其中"], *rows[2:]), WANTED) == ()


def test_blank_columns_inside_a_table_do_not_cut_it() -> None:
    (table,) = find_tables(sheet(["", "日期", "", "标题"]), WANTED)
    assert table.columns == {"日期": 2, "标题": 4}


def test_tables_side_by_side_with_the_same_columns_are_all_read() -> None:
    tables = find_tables(sheet(["日期", "标题", "", "日期", "标题"]), WANTED)
    assert [dict(t.columns) for t in tables] == [{"日期": 1, "标题": 2}, {"日期": 4, "标题": 5}]


def test_of_tables_side_by_side_the_one_with_most_columns_is_read() -> None:
    (table,) = find_tables(sheet(["", "日期", "人数", "", "日期", "标题", "阅读次数"]), WANTED)
    assert table.columns == {"日期": 5, "标题": 6, "阅读": 7}


def test_the_canonical_name_wins_over_an_alias_and_the_choice_is_told() -> None:
    (table,) = find_tables(sheet(["刊发日期", "日期", "标题"]), WANTED)
    assert (table.columns["日期"], list(table.rivals)) == (2, ["日期"])


def test_one_matching_word_is_no_header() -> None:
    assert find_tables(sheet(["日期", "金额"], ["标题党", 3]), WANTED) == ()


def test_columns_of_a_cross_table_are_found_by_their_glob() -> None:
    wanted = Wanted({"单位": ("单位",)}, patterns=("*月",))
    (table,) = find_tables(sheet(["单位", "1月", "２月", "合计"]), wanted)
    assert (dict(table.crossed), dict(table.others)) == ({"1月": 2, "２月": 3}, {"合计": 4})


def test_a_header_whose_words_stand_below_each_other_unmerged_is_joined() -> None:
    wanted = Wanted({"日期": ("日期",), "类别": ("信息类别",), "约稿": ("是否约稿",)})
    head = [["日期", "信息", "是否"], ["", "类别", ""], ["", "", "约稿"]]
    (table,) = find_tables(sheet(*head, ["4月5日", "信息", "是"]), wanted)
    assert (table.top, table.bottom) == (1, 3)
    assert table.columns == {"日期": 1, "类别": 2, "约稿": 3}


WORDS = ("日期", "信息", "类别", "信息类别", "是", "是否", "约稿", "1月", "甲县", "", " ")
grids = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), min_size=1, max_size=6)
merged = st.builds(
    lambda top, left, down, across: Span(top, left, top + down, left + across),
    *(st.integers(1, 5), st.integers(1, 3), st.integers(0, 2), st.integers(0, 1)),
)


@given(grids, st.lists(merged, max_size=2), st.booleans())
def test_a_header_is_found_as_if_every_band_of_rows_was_tried(
    rows: list[list[str]], merges: list[Span], crossed: bool
) -> None:
    headers = {"日期": ("日期",), "类别": ("信息类别",), "约稿": ("是否约稿", "约稿")}
    wanted = Wanted(headers, patterns=("*月",) if crossed else ())
    page = Sheet("一", rows, merges=tuple(merges))
    found = find_tables(page, wanted)
    with pytest.MonkeyPatch.context() as patch:
        every = set(range(1, len(rows) + 1))
        patch.setattr(header, "_speaking_rows", lambda *_: every)
        assert find_tables(page, wanted) == found
