"""Whatever stands in a folder's tables: names that tags can hold, none twice, a ground for each."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from found_tables import family, table, taken
from hypothesis import given, settings
from hypothesis import strategies as st

from zgreport.definition.names import refusal_of
from zgreport.language.reference import RESERVED

if TYPE_CHECKING:
    from zgreport.drafting.found import FoundTable

HEADERS = [
    *(
        "序号",
        "日期",
        "标题",
        "单位",
        "金额",
        "月份",
        "类别",
        "是否办结",
        "累计件数",
        "排名",
        "满意率",
    ),
    *("备注", "上年同期", "其中:女", "人数", "合计", "计量单位", "数量", "编号", "月", "数", "1月"),
    *("2月", "3月", "Date", "（一）", "别名", "_", "约", "2023年", "其中"),
]
CELLS: list[object] = [
    *(None, "", 0.0, 1.0, -3.5, 1e18, float("nan"), float("inf"), True, False),
    *(
        dt.date(2023, 3, 5),
        dt.datetime.fromisoformat("2023-03-05T08:00"),
        dt.time(8, 30),
        "无",
        "—",
        "甲县",
        "乙县",
    ),
    *("甲县、乙县", "12篇", "20余", "第3名", "95%", "2023.4.5", "4月5日", "1月", "是", "否", "√"),
    *("#REF!", "长" * 200, "12\n13", "\u200b", "见附件", 20230405.0, 13800000000.0, "０１２"),
]


@st.composite
def tables(draw: st.DrawFn) -> FoundTable:
    headers = draw(st.lists(st.sampled_from(HEADERS), min_size=1, max_size=8, unique=True))
    few = [draw(st.lists(st.sampled_from(CELLS), min_size=1, max_size=4)) for _ in headers]
    rows = [[own[n % len(own)] for own in few] for n in range(draw(st.integers(0, 20)))]
    months = tuple(h for h in headers if h in {"1月", "2月", "3月"})
    return table(
        " ".join(headers),
        rows,
        draw(st.sampled_from([0, 2022, 2023])),
        months=draw(st.sampled_from([(), months])),
        unit_line=draw(st.sampled_from(["", "万元", "篇"])),
        caption=draw(st.sampled_from(["", "单位名录", "填报单位：甲县局"])),
    )


NAMES = st.sampled_from(["发稿", "名录", "投诉", "月", "年", "x y"])
FAMILIES = st.lists(st.tuples(NAMES, st.lists(tables(), min_size=1, max_size=3)), max_size=3)


@settings(max_examples=80)
@given(FAMILIES)
def test_every_name_can_stand_in_a_tag_and_every_guess_has_a_ground(
    found: list[tuple[str, list[FoundTable]]],
) -> None:
    proposal = taken(*(family(f"{name}{n}", *own) for n, (name, own) in enumerate(found)))
    names = [one.name for one in proposal.ledgers]
    assert len(set(names)) == len(names)
    assert not RESERVED.names & set(names)
    for ledger in proposal.ledgers:
        columns = [column.name for column in ledger.columns]
        assert len(set(columns)) == len(columns)
        for column in ledger.columns:
            assert refusal_of(column.name, RESERVED) is None
            assert column.measure not in RESERVED.measures
            assert column.reasons


def test_nothing_is_made_of_an_empty_folder() -> None:
    proposal = taken()
    assert (proposal.ledgers, proposal.registries, proposal.checks) == ((), (), ())
