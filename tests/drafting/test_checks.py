"""Statements that hold in every year there is."""

from __future__ import annotations

from found_tables import family, table, taken

from zgreport.drafting.guesses import Role

MONTHS = [f"{m}月" for m in range(1, 13)]


def statements(*families: object) -> list[str]:
    return [check.statement for check in taken(*families).checks]  # type: ignore[arg-type]


def test_a_part_is_never_more_than_its_whole() -> None:
    rows = [["1月", 40.0, 14.0], ["2月", 50.0, 13.0]]
    assert statements(family("公众号", table("月份 推送条数 其中:本部", rows))) == [
        "公众号.本部推送条数 <= 公众号.推送条数"
    ]


def test_no_check_is_made_of_what_does_not_hold_in_a_row() -> None:
    rows = [["1月", 40.0, 14.0], ["2月", 50.0, 53.0]]
    assert statements(family("公众号", table("月份 推送条数 其中:本部", rows))) == []


def test_a_column_of_totals_is_the_sum_of_those_beside_it() -> None:
    rows = [["1月", 5.0, 6.0, 11.0], ["2月", 1.0, 2.0, 3.0]]
    found = statements(family("接待", table("月份 来信件数 来访件数 合计件数", rows)))
    assert found == ["接待.合计件数 == 接待.来信件数 + 接待.来访件数"]


def test_last_year_s_numbers_are_those_of_last_year_s_ledger() -> None:
    before = table("月份 受理件数 上年同期件数", [["1月", 5.0, 9.0], ["2月", 6.0, 9.0]], 2022)
    now = table("月份 受理件数 上年同期件数", [["1月", 7.0, 5.0], ["2月", 8.0, 6.0]])
    assert statements(family("月报", before, now)) == [
        "not 月报.受理件数.上年 or 月报.上年同期件数 == 月报.受理件数.上年"
    ]


def test_last_year_s_numbers_that_differ_are_no_check() -> None:
    before = table("月份 受理件数 上年同期件数", [["1月", 5.0, 9.0], ["2月", 6.0, 9.0]], 2022)
    now = table("月份 受理件数 上年同期件数", [["1月", 7.0, 5.0], ["2月", 8.0, 7.0]])
    proposal = taken(family("月报", before, now))
    assert proposal.checks == ()
    assert [c.role for c in proposal.ledgers[0].columns if c.headers == ("上年同期件数",)] == [
        Role.LAST_YEAR
    ]


def cases(year: int, taken_up: int, rest: int) -> object:
    rows = [[f"{year}年3月5日", f"{year}第{n}件", "是"] for n in range(taken_up)]
    rows += [[f"{year}年4月5日", f"{year}余{n}件", "否"] for n in range(rest)]
    return table("日期 标题 是否采用", rows, year)


def summed(year: int, first: float, second: float) -> object:
    rows = [["甲县", first, *[None] * 11], ["乙县", second, *[None] * 11]]
    return table(" ".join(["单位", *MONTHS]), rows, year, months=tuple(MONTHS), unit_line="篇")


def test_a_summary_is_what_its_ledger_counts_in_each_year() -> None:
    found = statements(
        family("报送", cases(2022, 7, 20), cases(2023, 9, 21)),  # type: ignore[arg-type]
        family("采用统计", summed(2022, 3.0, 4.0), summed(2023, 4.0, 5.0)),  # type: ignore[arg-type]
    )
    assert found == ['采用统计.篇数 == 报送(是否采用="是")']


def test_a_summary_that_differs_in_a_year_is_none_of_the_ledger() -> None:
    found = statements(
        family("报送", cases(2022, 7, 20), cases(2023, 9, 21)),  # type: ignore[arg-type]
        family("采用统计", summed(2022, 3.0, 4.0), summed(2023, 4.0, 6.0)),  # type: ignore[arg-type]
    )
    assert found == []
