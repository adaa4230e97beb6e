"""Days, months, quarters and numerals in cells as clerks write them, each with what it comes to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from filing import Answer, answer, define, file_all

from zgreport.pipeline.check import check
from zgreport.pipeline.order import Order

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

D = dt.date
Row = tuple[object, ...]


def asked(
    folder: Path,
    rows: Sequence[Row],
    ledger: tuple[str, str],
    *,
    measure: str = "",
    expression: str = "稿件",
    through: dt.date | None = None,
    before: Sequence[Row] = (),
) -> Answer:
    """What the expression comes to; the ledger's date and columns are given, headers first."""
    date, columns = ledger
    measures = f"    measures: {{总: {measure}}}\n" if measure else "    measure_word: 篇\n"
    define(
        folder,
        f'  稿件:\n    files: "*稿件*"\n    date: {date}\n    columns: {{{columns}}}\n{measures}',
    )
    file_all(folder, {"2023/稿件.xlsx": {"S": rows}})
    if before:
        file_all(folder, {"2022/稿件.xlsx": {"S": before}})
    return answer(folder, expression, through=through)


# ---- Days: 7 June 2023 is a Wednesday.  The record counts in June, or the cell is an error.

WEDNESDAY = [
    *(
        "2023-06-07 星期三",
        "2023年6月7日（周三）",
        "2023-06-07（三）",
        "2023-06-07(三)",
        "2023.6.7 礼拜三",
    ),
    *("2023-06-07 Wed", "2023-06-07 Wednesday", "Wednesday, June 7, 2023", "Wed, 7 Jun 2023"),
    *("星期三 2023-06-07", "周三，2023年6月7日", "2023-06-07周3", "2023年6月7日 星期三 15:05"),
    *("2023/06/07 15:05:05 星期三", "2023年6月7日周三下午3时", "6月7日（周三）", "（三）6月7日"),
]
FORMS = [
    *("2023—06—07", "2023－6－7", "2023–6–7", "2023−6−7", "2023‐06‐07", "2023·6·7"),
    *(
        "2023。6。7",
        "二〇二三年六月七日",
        "二零二三年六月七日",
        "二○二三年六月七日",
        "二O二三年六月七日",
    ),
    *("2023年六月七日", "六月七日", "2023年6月7号", "2023年6月7", "（2023年6月7日）", "[2023-6-7]"),
    *("【2023年6月7日】", "June 7, 2023", "Jun 7, 2023", "7 June 2023", "7-Jun-2023", "7-Jun-23"),
    *("7th June 2023", "'2023-06-07", "2023-06-07 24:00", "2023-06-07 00:00:00", "23年6月7日"),
    *(
        "2023-06-07 23:59:59",
        "2023年6月7日晚8点半",
        "２０２３／６／７",
        "2023年 6 月 7 日",
        "20230607",
    ),
]
WEEKDAY, NOT_A_DATE = "weekday_differs", "not_a_date"
ODD = [
    *(
        (cell, WEEKDAY)
        for cell in ("2023-06-07 星期五", "2023年6月7日（周一）", "2023-06-07（五）")
    ),
    *((cell, WEEKDAY) for cell in ("2023-06-07 Thu", "星期四 2023-06-07", "Sunday, June 7, 2023")),
    *(
        (cell, WEEKDAY)
        for cell in ("2023-06-07 周日", "2023-06-07 礼拜天", "2023-06-07 周五 15:05")
    ),
    *(
        (cell, NOT_A_DATE)
        for cell in ("2023-06-07 15:05:61", "2023-06-07 25:00", "2023-06-07 15:60")
    ),
    *((cell, NOT_A_DATE) for cell in ("2023.6.7.", "2023-06-07 24:01", "2023-06-07 9时30分75秒")),
    *(
        (cell, NOT_A_DATE)
        for cell in ("2023-06-07 上午15:05", "2023-06-07 星期八", "2023-06-07（周三、周四）")
    ),
    *(
        (cell, NOT_A_DATE)
        for cell in ("2023年6月7日至9日", "2023-6-7、6-8", "2023-02-29", "2023-06-31")
    ),
    *((cell, NOT_A_DATE) for cell in ("2023年6月上旬", "2023年第23周", "07/06/2023", "2023 06 07")),
    *((cell, NOT_A_DATE) for cell in ("民国112年6月7日", "2023年6月7日发", "2023、6、7", "Jun-23")),
]


@pytest.mark.parametrize("cell", WEDNESDAY + FORMS)
def test_a_day_is_read_however_it_is_written(tmp_path: Path, cell: str) -> None:
    rows = [("日期", "标题"), (D(2023, 1, 3), "甲"), (cell, "乙"), (D(2023, 8, 9), "丙")]
    said = asked(tmp_path, rows, ("日期", "日期: [], 标题: []"), expression="稿件(月=6)")
    assert (said.text, said.codes) == ("1篇", [])


@pytest.mark.parametrize(("cell", "code"), ODD)
def test_a_day_in_doubt_is_an_error_at_its_cell(tmp_path: Path, cell: str, code: str) -> None:
    rows = [("日期", "标题"), (D(2023, 1, 3), "甲"), (cell, "乙"), (D(2023, 8, 9), "丙")]
    said = asked(tmp_path, rows, ("日期", "日期: [], 标题: []"))
    assert (said.text, said.codes) == (None, [code])


# ---- Months in a column of months: the number counts in June.

JUNE = [
    *(
        "6月",
        "6 月",
        "６月",
        "6月份",
        "六月",
        "六月份",
        "2023年6月",
        "2023年六月",
        "二〇二三年六月",
    ),
    *("202306", 202306, "2023-06", "2023/6", "2023.06", "2023.6", "2023-6月", "23年6月", "06/2023"),
    *("6", 6, "06", "六", "6月末", "6月底", "June", "Jun", "Jun 2023", D(2023, 6, 1), "（6月）"),
]
NO_MONTH = [
    "13月",
    "0月",
    "13",
    "本月",
    "腊月",
    "6月上旬",
    "1-2",
    "6月、8月",
    "6月（当月）",
    "第6周",
]
MONTHLY = ("月份", "月份: [], 单位: [], 篇数: []")
SUM = "{column: 篇数, kind: sum, measure_word: 篇}"
HEAD = ("月份", "单位", "篇数")


@pytest.mark.parametrize("cell", JUNE)
def test_a_month_is_read_however_it_is_written(tmp_path: Path, cell: object) -> None:
    rows = [HEAD, ("1月", "甲", 10), (cell, "甲", 20), ("12月", "甲", 40)]
    said = asked(tmp_path, rows, MONTHLY, measure=SUM, expression="稿件.总(月=6)")
    assert (said.text, said.codes) == ("20篇", [])


@pytest.mark.parametrize("cell", NO_MONTH)
def test_what_is_no_month_is_an_error(tmp_path: Path, cell: str) -> None:
    rows = [HEAD, ("1月", "甲", 10), (cell, "甲", 20), ("12月", "甲", 40)]
    said = asked(tmp_path, rows, MONTHLY, measure=SUM, expression="稿件.总")
    assert (said.text, said.codes) == (None, ["not_a_date"])


def test_twelve_in_every_spelling_is_december(tmp_path: Path) -> None:
    rows = [HEAD, ("十二", "甲", 1), ("十二月", "乙", 2), (12, "丙", 4), ("12", "丁", 8)]
    rows += [("元月", "甲", 100)]
    said = asked(tmp_path, rows, MONTHLY, measure=SUM, expression="稿件.总(月=12)")
    assert (said.text, said.codes) == ("15篇", [])


# ---- Quarters: four rows of 10, 20, 30 and 40.

QUARTERS = [
    ("一季度", "二季度", "三季度", "四季度"),
    ("第一季度", "第二季度", "第三季度", "第四季度"),
    ("1季度", "2季度", "3季度", "4季度"),
    ("Q1", "Q2", "Q3", "Q4"),
    ("2023年一季度", "2023年二季度", "2023年三季度", "2023年四季度"),
    ("2023Q1", "2023Q2", "2023Q3", "2023Q4"),
    ("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"),
    ("1Q2023", "2Q2023", "3Q2023", "4Q2023"),
    ("23年一季度", "23年二季度", "23年三季度", "23年四季度"),
    ("1-3月", "4-6月", "7-9月", "10-12月"),
    ("1—3月", "4—6月", "7—9月", "10—12月"),
    ("1月至3月", "4月至6月", "7月至9月", "10月至12月"),
    ("一至三月", "四至六月", "七至九月", "十至十二月"),
    ("2023年1-3月", "2023年4-6月", "2023年7-9月", "2023年10-12月"),
]
WHOLE, FIRST, HALF, CUT = "稿件.总", "稿件.总(季=1)", "稿件.总(半年=1)", "稿件.总(月=3)"


@pytest.mark.parametrize("names", QUARTERS)
@pytest.mark.parametrize(
    ("expression", "through", "text", "codes"),
    [
        (WHOLE, None, "100篇", []),
        (FIRST, None, "10篇", []),
        (HALF, None, "30篇", []),
        (WHOLE, D(2023, 6, 30), "30篇", []),
        (CUT, None, None, ["coarse_months"]),
        (WHOLE, D(2023, 5, 31), None, ["months_cut"]),
    ],
)
def test_a_quarter_counts_in_its_year_and_quarter_and_in_no_month(  # noqa: PLR0917  # a table has many columns
    tmp_path: Path,
    names: Sequence[str],
    expression: str,
    through: dt.date | None,
    text: str | None,
    codes: list[str],
) -> None:
    rows = [HEAD, *((name, "甲", n * 10) for n, name in enumerate(names, 1))]
    said = asked(tmp_path, rows, MONTHLY, measure=SUM, expression=expression, through=through)
    assert (said.text, said.codes) == (text, codes)


@pytest.mark.parametrize(
    ("header", "cells", "text"),
    [
        ("季度", (1, 2, 3, 4), "10篇"),
        ("季度", ("一", "二", "三", "四"), "10篇"),
        ("季度", ("1", "2", "3", "4"), "10篇"),
        ("报告期", ("一季度", "二季度", "三季度", "四季度"), "10篇"),
        ("期间", ("Q1", "Q2", "Q3", "Q4"), "10篇"),
        ("统计时段", ("1-3月", "4-6月", "7-9月", "10-12月"), "10篇"),
    ],
)
def test_the_column_of_quarters_may_have_any_name(
    tmp_path: Path, header: str, cells: Sequence[object], text: str
) -> None:
    rows = [(header, "单位", "篇数"), *((cell, "甲", n * 10) for n, cell in enumerate(cells, 1))]
    said = asked(
        tmp_path,
        rows,
        (header, f"{header}: [], 单位: [], 篇数: []"),
        measure=SUM,
        expression=FIRST,
    )
    assert (said.text, said.codes) == (text, [])


# ---- Rows of several months among others; months of 10 each.

M = [(f"{n}月", "甲", 10) for n in range(1, 13)]
OVERLAP = ["months_overlap"]
MIXED = [
    ([*M[:3], ("一季度", "甲", 30), *M[3:]], "120篇", []),
    ([*M[:3], ("一季度", None, 30), *M[3:]], "120篇", []),
    ([("一季度", "甲", 30), *M], "120篇", []),
    ([*M[:3], ("Q1", "甲", 30), *M[3:6], ("上半年", "甲", 60), *M[6:]], "120篇", []),
    ([*M[:6], ("1-6月", "甲", 60), *M[6:], ("全年", "甲", 120)], "120篇", []),
    ([*M[:6], ("1-6月累计", "甲", 60), *M[6:]], "120篇", []),
    ([*M, ("1-12月累计", "甲", 120)], "120篇", []),
    ([*M, ("2023年", "甲", 120)], "120篇", []),
    ([*M[6:], ("1-12月累计", "甲", 400)], "60篇", []),  # goes on from another sheet
    ([("1-6月累计", "甲", 60), *M[6:]], "120篇", []),
    ([("上半年", "甲", 60), *M[6:]], "120篇", []),
    ([("1-2月", "甲", 20), *M[2:]], "120篇", []),
    ([("1、2月", "甲", 20), *M[2:]], "120篇", []),
    ([("前三季度", "甲", 90), *M[9:]], "120篇", []),
    ([("上半年", "甲", 60), ("下半年", "甲", 60)], "120篇", []),
    ([("一季度", "甲", 30), ("二季度", "甲", 30), ("上半年", "甲", 60)], "60篇", []),
    ([*M, ("一季度", "乙", 5)], "125篇", []),  # of another unit, which has no months
    ([("2023年", "甲", 120)], "120篇", []),
    ([*M[:3], ("一季度", "甲", 31), *M[3:]], None, OVERLAP),
    ([*M[:3], ("一季度", None, 31), *M[3:]], None, OVERLAP),
    ([*M[:6], ("1-6月累计", "甲", 61), *M[6:]], None, OVERLAP),
    ([*M[:2], ("一季度", "甲", 30)], None, OVERLAP),  # where is March?
    ([("一季度", "甲", 30), ("二季度", "甲", 30), ("上半年", "甲", 70)], None, OVERLAP),
    ([("1-2月", "甲", 20), ("2-3月", "甲", 20)], None, OVERLAP),
    ([("1月", "甲", 10), *((f"1-{n}月", "甲", n * 10) for n in range(2, 13))], None, OVERLAP * 11),
    ([*M, ("五季度", "甲", 10)], None, ["footer_row"]),
]


@pytest.mark.parametrize(("rows", "text", "codes"), MIXED)
def test_a_quarter_beside_its_months_is_their_sum_or_an_error(
    tmp_path: Path, rows: list[Row], text: str | None, codes: list[str]
) -> None:
    said = asked(tmp_path, [HEAD, *rows], MONTHLY, measure=SUM, expression="稿件.总")
    assert (said.text, said.codes) == (text, sorted(set(codes)))


def test_a_subtotal_stands_in_the_accounting_as_a_total(tmp_path: Path) -> None:
    asked(tmp_path, [HEAD, *M[:3], ("一季度", "甲", 30), *M[3:]], MONTHLY, measure=SUM)
    (account,) = [a for a in check(Order(tmp_path, year=2023)).accounts[2023].values() if a.read]
    assert (account.read, account.counted, account.excluded) == (12, 12, 0)
    assert account.sheets[0].left_out == {"total": (5,)}


DAILY = ("日期", "日期: [], 单位: [], 篇数: []")
DATED = [(D(2023, 1, 3), "甲", 5), (D(2023, 1, 9), "乙", 6)]
BY_DAY = [
    ([*DATED, ("1月", None, 11), (D(2023, 2, 3), "甲", 4)], "15篇", []),
    ([*DATED, ("一季度", None, 11)], "11篇", []),
    ([*DATED, ("2023年1月", None, 11)], "11篇", []),
    ([*DATED, ("一季度", None, 12)], None, ["months_overlap", "quarter_only"]),
    ([*DATED, ("1月", None, 12), (D(2023, 2, 3), "甲", 4)], None, ["month_only", "months_overlap"]),
    ([*DATED, ("二季度", "甲", 7)], "18篇", ["quarter_only"]),
]


@pytest.mark.parametrize(("rows", "text", "codes"), BY_DAY)
def test_a_month_or_quarter_below_its_days_is_their_sum_or_an_error(
    tmp_path: Path, rows: list[Row], text: str | None, codes: list[str]
) -> None:
    head = ("日期", "单位", "篇数")
    said = asked(tmp_path, [head, *rows], DAILY, measure=SUM, expression="稿件.总")
    assert (said.text, said.codes) == (text, codes)


# ---- 1-2月 in running totals and in cross-tables.

RUNNING = "{column: 篇数, kind: cumulative, measure_word: 篇}"
LAST = "{column: 篇数, kind: last, measure_word: 篇}"
ENDS = [
    [("1-2月", 20), *((f"1-{n}月", n * 10) for n in range(3, 13))],
    [("1—2月", 20), *((f"1—{n}月", n * 10) for n in range(3, 13))],
    [("1-2月", 20), *((f"{n}月", n * 10) for n in range(3, 13))],
    [("1-2月累计", 20), *((f"1-{n}月累计", n * 10) for n in range(3, 13))],
    [("1月", 10), *((f"1-{n}月", n * 10) for n in range(2, 13))],
    [(f"截至{n}月", n * 10) for n in range(1, 13)],
    [(f"{n}月累计", n * 10) for n in range(1, 13)],
    [(f"{n}月末", n * 10) for n in range(1, 13)],
    [("一季度", 30), ("上半年", 60), ("前三季度", 90), ("全年", 120)],
]


@pytest.mark.parametrize("cells", ENDS)
@pytest.mark.parametrize(
    ("expression", "through", "text"),
    [
        ("稿件.总", None, "120篇"),
        ("稿件.总(季=2)", None, "30篇"),
        ("稿件.总", D(2023, 6, 30), "60篇"),
    ],
)
def test_a_running_total_stands_at_the_end_of_its_months(
    tmp_path: Path,
    cells: list[tuple[str, int]],
    expression: str,
    through: dt.date | None,
    text: str,
) -> None:
    rows = [HEAD, *((name, "甲", n) for name, n in cells)]
    said = asked(tmp_path, rows, MONTHLY, measure=RUNNING, expression=expression, through=through)
    assert (said.text, said.codes) == (text, [])


def test_february_of_a_running_total_that_begins_with_both_months_has_no_value(
    tmp_path: Path,
) -> None:
    rows = [HEAD, ("1-2月", "甲", 20), ("1-3月", "甲", 30)]
    said = asked(tmp_path, rows, MONTHLY, measure=RUNNING, expression="稿件.总(月=2)")
    assert said.text == ""


@pytest.mark.parametrize(
    ("value", "text", "codes"), [(100, "100篇", []), (99, None, ["accounts_untold", *OVERLAP])]
)
def test_a_stock_of_a_quarter_is_that_of_its_last_month(
    tmp_path: Path, value: int, text: str | None, codes: list[str]
) -> None:
    rows = [HEAD, ("1月", "甲", 80), ("2月", "甲", 90), ("3月", "甲", 100), ("一季度", "甲", value)]
    said = asked(tmp_path, rows, MONTHLY, measure=LAST, expression="稿件.总")
    assert (said.text, said.codes) == (text, codes)


THREE = [f"{n}月" for n in range(3, 13)]
ALL = ["1月", "2月", *THREE]
CROSSED = [
    ("*月", ["1-2月", *THREE], [2, *[1] * 10], "采用.采用", None, "12条", []),
    ("*月", ["1-2月", *THREE], [2, *[1] * 10], "采用.采用(季=1)", None, "3条", []),
    ("*月", ["1-2月", *THREE], [2, *[1] * 10], "采用.采用(月=5)", None, "1条", []),
    ("*月", ["1-2月", *THREE], [2, *[1] * 10], "采用.采用(月=[1, 2])", None, "2条", []),
    ("*月", ["1-2月", *THREE], [2, *[1] * 10], "采用.采用(月=2)", None, None, ["coarse_months"]),
    ("*月", ["1-2月", *THREE], [2, *[1] * 10], "采用.采用", D(2023, 2, 28), "2条", []),
    ("*月", ["1-2月", *THREE], [2, *[1] * 10], "采用.采用", D(2023, 1, 31), None, ["months_cut"]),
    ("*月", [*ALL[:6], "1-6月", *ALL[6:]], [*[1] * 6, 6, *[1] * 6], "采用.采用", None, "12条", []),
    (
        "*月",
        [*ALL[:6], "1-6月", *ALL[6:]],
        [*[1] * 6, 7, *[1] * 6],
        "采用.采用",
        None,
        None,
        OVERLAP,
    ),
    (
        "*季度",
        ["一季度", "二季度", "三季度", "四季度"],
        [1, 2, 3, 4],
        "采用.采用(季=2)",
        None,
        "2条",
        [],
    ),
    ("*", ["Q1", "Q2", "Q3", "Q4"], [1, 2, 3, 4], "采用.采用(半年=1)", None, "3条", []),
]


@pytest.mark.parametrize(
    ("glob", "headers", "cells", "expression", "through", "text", "codes"), CROSSED
)
def test_columns_of_several_months_in_a_cross_table(  # noqa: PLR0917  # a table has many columns
    tmp_path: Path,
    glob: str,
    headers: list[str],
    cells: list[int],
    expression: str,
    through: dt.date | None,
    text: str | None,
    codes: list[str],
) -> None:
    define(
        tmp_path,
        f"""\
  采用:
    files: "*采用*"
    date: 月份
    columns: {{单位: []}}
    unpivot: {{columns: "{glob}", into: 月份, value: 条数}}
    measures: {{采用: {{column: 条数, kind: sum, measure_word: 条}}}}
""",
    )
    file_all(tmp_path, {"2023/采用.xlsx": {"S": [("单位", *headers), ("甲县", *cells)]}})
    said = answer(tmp_path, expression, through=through)
    assert (said.text, said.codes) == (text, codes)


# ---- Numerals in a measure of 元; the other row has 100.

YUAN = [
    *(("3万5千", "35100元"), ("1亿2千万元", "120000100元"), ("3千5百元", "3600元")),
    *(("二十万零五百", "200600元"), ("-¥1200", "-1100元"), ("¥-1,200", "-1100元")),
    *(("￥1,200.00", "1300元"), ("人民币1200元", "1300元"), ("RMB 1,200", "1300元")),
    *(("1千2百万", "12000100元"), ("2千5百万元", "25000100元"), ("1万零5百", "10600元")),
    *(("12万5千元", "125100元"), ("1亿零5万", "100050100元"), ("3万零50", "30150元")),
    *(("三万五千", "35100元"), ("1亿2345万", "123450100元"), ("1万2千3百", "12400元")),
    *(("3万5", None), ("3千5万", None), ("3万5万", None), ("1.5万5千", None), ("2百5", None)),
    *(("¥¥1200", None), ("(1,200)", None), ("3万5千5", None), ("1,2345", None), ("1200-", None)),
]


@pytest.mark.parametrize(("cell", "text"), YUAN)
def test_a_number_is_read_whole_or_refused(tmp_path: Path, cell: str, text: str | None) -> None:
    rows = [("日期", "标题", "金额"), (D(2023, 1, 3), "甲", cell), (D(2023, 1, 4), "乙", 100)]
    said = asked(
        tmp_path,
        rows,
        ("日期", "日期: [], 标题: [], 金额: []"),
        measure="{column: 金额, kind: sum, measure_word: 元}",
        expression="稿件.总",
    )
    assert (said.text, said.codes) == (text, [] if text else ["not_a_number"])


RANKS = [
    *(
        "第3（全省）",
        "第3名（并列）",
        "并列第3",
        "第3位次",
        "全省第三",
        "全省第3名",
        "第三位",
        "第3名次",
        3,
    ),
    *("3（并列）", "全省并列第3", "第3名（全省并列）", "全省第3位（并列）", "第３名", "第三"),
]
NO_RANKS = ["3/18", "倒数第3", "前三", "3-4", "第3、第4", "第3名（共18名）", "3→2", "3↑", "全省三"]
RANK = "{column: 位次, kind: rank, measure_word: 位}"


@pytest.mark.parametrize("cell", RANKS)
def test_a_rank_is_read_whatever_stands_beside_it(tmp_path: Path, cell: object) -> None:
    rows = [("月份", "位次"), ("1月", "第5名"), ("2月", cell)]
    said = asked(
        tmp_path,
        rows,
        ("月份", "月份: [], 位次: []"),
        measure=RANK,
        expression="稿件.总",
    )
    assert (said.text, said.codes) == ("第3位", [])


@pytest.mark.parametrize("cell", NO_RANKS)
def test_what_is_no_certain_rank_is_an_error(tmp_path: Path, cell: str) -> None:
    rows = [("月份", "位次"), ("1月", "第5名"), ("2月", cell)]
    said = asked(
        tmp_path,
        rows,
        ("月份", "月份: [], 位次: []"),
        measure=RANK,
        expression="稿件.总",
    )
    assert (said.text, said.codes) == (None, ["not_a_rank"])


@pytest.mark.parametrize("cells", [("第5（全省）", "第3（全国）"), ("全市第2", "全省第3")])
def test_ranks_among_others_do_not_mix(tmp_path: Path, cells: Sequence[str]) -> None:
    rows = [("月份", "位次"), *((f"{n}月", cell) for n, cell in enumerate(cells, 1))]
    said = asked(
        tmp_path,
        rows,
        ("月份", "月份: [], 位次: []"),
        measure=RANK,
        expression="稿件.总",
    )
    assert (said.text, said.codes) == (None, ["rank_of_others"])


# ---- Headers.

HEADERS = [
    *(
        "*日期",
        "＊日期",
        "日期*",
        "日期：",
        "日期:",
        "【日期】",
        "（日期）",
        "[日期]",
        "★日期",
        "日期▼",
    ),
    *(
        "日期（必填）",
        "日期(必填项)",
        "*日期（必填）：",
        "日期\n（必填）",
        "日期（年月日）",
        "——日期——",
    ),
    *(
        "日期（格式：2023-01-01）",
        "日期（yyyy-mm-dd）",
        "日期（选填）",
        "日　期",
        "日期（下拉选择）",
    ),
]


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_is_known_by_what_is_put_round_it(tmp_path: Path, header: str) -> None:
    rows = [(header, "标题"), (D(2023, 1, 3), "甲"), (D(2023, 6, 9), "乙")]
    said = asked(tmp_path, rows, ("日期", "日期: [], 标题: []"), expression="稿件(月=6)")
    assert (said.text, said.codes) == ("1篇", [])


def test_a_column_nobody_lists_goes_by_its_bare_header(tmp_path: Path) -> None:
    rows = [
        ("日期", "标题", "*类别（必填）"),
        (D(2023, 1, 3), "甲", "党建"),
        (D(2023, 6, 9), "乙", "人才"),
    ]
    said = asked(tmp_path, rows, ("日期", "日期: [], 标题: []"), expression='稿件(类别="党建")')
    assert (said.text, said.codes) == ("1篇", [])


def test_a_line_of_names_above_the_header_is_not_the_header(tmp_path: Path) -> None:
    rows = [
        ("标题：", "统计表", "日期：", "2023年12月"),
        ("日期", "标题", "", ""),
        (D(2023, 1, 3), "甲", "", ""),
        (D(2023, 6, 9), "乙", "", ""),
    ]
    said = asked(tmp_path, rows, ("日期", "日期: [], 标题: []"))
    assert (said.text, said.codes) == ("2篇", [])


# ---- What a spreadsheet makes of what was typed, and a weekday in a column of its own.


def test_a_date_that_excel_made_of_two_months_is_an_error(tmp_path: Path) -> None:
    rows = [HEAD, (D(2023, 1, 2), "甲", 20), ("3月", "甲", 10), ("4月", "甲", 10)]  # typed as 1-2
    said = asked(tmp_path, rows, MONTHLY, measure=SUM, expression="稿件.总")
    assert (said.text, said.codes) == (None, ["ambiguous_date"])


def test_month_ends_in_a_column_of_months_are_what_they_are(tmp_path: Path) -> None:
    rows = [HEAD, (D(2023, 1, 31), "甲", 20), (D(2023, 2, 28), "甲", 10), ("3月", "甲", 10)]
    said = asked(tmp_path, rows, MONTHLY, measure=SUM, expression="稿件.总")
    assert (said.text, said.codes) == ("40篇", [])


@pytest.mark.parametrize(
    ("weekday", "text", "codes"),
    [
        *(
            (word, "2篇", [])
            for word in ("星期三", "周三", "三", "（三）", "礼拜三", "Wed", "", 3, 4)
        ),
        *((word, None, ["weekday_differs"]) for word in ("星期五", "周五", "五", "Thu")),
        *((word, "2篇", []) for word in ("晴", "第三周", "单周")),
    ],
)
def test_a_weekday_in_a_column_of_its_own(
    tmp_path: Path, weekday: object, text: str | None, codes: list[str]
) -> None:
    rows = [("日期", "星期", "标题"), (D(2023, 6, 7), weekday, "甲"), (D(2023, 6, 9), "五", "乙")]
    said = asked(tmp_path, rows, ("日期", "日期: [], 标题: []"))
    assert (said.text, said.codes) == (text, codes)


# ---- Beside other rules.


def test_both_months_together_compare_with_the_two_of_last_year(tmp_path: Path) -> None:
    rows = [HEAD, ("1-2月", "甲", 24), *M[2:]]
    said = asked(
        tmp_path, rows, MONTHLY, measure=SUM, expression="稿件.总(季=1)", before=[HEAD, *M]
    )
    assert (said.text, said.change, said.codes) == ("34篇", "同比增长13.3%", [])


def test_a_row_without_a_date_on_a_sheet_of_a_quarter_is_no_subtotal(tmp_path: Path) -> None:
    define(
        tmp_path,
        """\
  稿件:
    files: "*稿件*"
    date: {column: 日期, from: sheet}
    columns: {日期: [], 单位: [], 篇数: []}
    measures: {总: {column: 篇数, kind: sum, measure_word: 篇}}
""",
    )
    rows = [("日期", "单位", "篇数"), (D(2023, 1, 5), "甲", 5), (None, "甲", 7)]
    file_all(tmp_path, {"2023/稿件.xlsx": {"一季度": rows}})
    said = answer(tmp_path, "稿件.总")
    assert (said.text, said.codes) == ("12篇", [])


@pytest.mark.parametrize(
    ("quarter", "text", "codes"),
    [((30, 103), "30篇", []), ((30, 104), None, OVERLAP), ((30, None), "30篇", [])],
)
def test_every_measure_of_a_subtotal_is_held_against_the_months(
    tmp_path: Path, quarter: Row, text: str | None, codes: list[str]
) -> None:
    measures = f"{SUM}, 关注: {{column: 关注, kind: last, measure_word: 人}}"
    rows = [(*HEAD, "关注"), *((f"{n}月", "甲", 10, 100 + n) for n in (1, 2, 3))]
    said = asked(
        tmp_path,
        [*rows, ("一季度", "甲", *quarter)],
        ("月份", "月份: [], 单位: [], 篇数: [], 关注: []"),
        measure=measures,
        expression="稿件.总",
    )
    assert (said.text, [c for c in said.codes if c != "accounts_untold"]) == (text, codes)


@pytest.mark.parametrize(
    ("measure", "cells", "text"),
    [
        ("{column: 篇数, kind: mean, measure_word: 分}", (80, 90, 100, 90), "90分"),
        ("{column: 篇数, kind: mean, measure_word: 分}", (80, 90, 100, 92), "90分"),  # weighted
    ],
)
def test_a_mean_of_a_quarter_is_no_further_value(
    tmp_path: Path, measure: str, cells: tuple[int, ...], text: str
) -> None:
    names = ("1月", "2月", "3月", "一季度")
    rows = [HEAD, *((name, "甲", n) for name, n in zip(names, cells, strict=True))]
    said = asked(tmp_path, rows, MONTHLY, measure=measure, expression="稿件.总")
    assert (said.text, said.codes) == (text, [])


def test_months_on_one_sheet_and_their_quarter_on_another_are_an_error(tmp_path: Path) -> None:
    define(
        tmp_path,
        f"""\
  稿件:
    files: "*稿件*"
    date: 月份
    columns: {{月份: [], 单位: [], 篇数: []}}
    measures: {{总: {SUM}}}
""",
    )
    sheets = {"月报": [HEAD, *M[:3]], "季报": [HEAD, ("一季度", "甲", 30)]}
    file_all(tmp_path, {"2023/稿件.xlsx": sheets})
    said = answer(tmp_path, "稿件.总")
    assert (said.text, said.codes) == (None, ["month_twice"])


@pytest.mark.parametrize("header", ["年份", "年度"])
def test_a_year_counts_in_its_year(tmp_path: Path, header: str) -> None:
    rows = [
        (header, "单位", "篇数"),
        (2023, "甲", 10),
        ("2023年", "乙", 20),
        ("2023年度", "丙", 40),
    ]
    ledger = (header, f"{header}: [], 单位: [], 篇数: []")
    said = asked(tmp_path, rows, ledger, measure=SUM, expression="稿件.总")
    assert (said.text, said.codes) == ("70篇", [])


ARTICLES = ("日期", "日期: [], 标题: []")


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        *(((name, "2篇"), []) for name in ("一季度", "1-6月", "上半年", "2023年", "全年")),
        *(((name, 2), []) for name in ("一季度", "第一季度", "2023年一季度", "全年")),
    ],
)
def test_a_count_of_a_quarter_below_articles_is_no_article(
    tmp_path: Path, row: Row, codes: list[str]
) -> None:
    rows = [("日期", "标题"), (D(2023, 1, 3), "甲"), (D(2023, 2, 9), "乙"), row]
    said = asked(tmp_path, rows, ARTICLES)
    assert (said.text, said.codes) == ("2篇", codes)


def test_an_article_of_a_quarter_is_one(tmp_path: Path) -> None:
    rows = [("日期", "标题"), (D(2023, 1, 3), "甲"), ("一季度", "关于春耕的报告")]
    said = asked(tmp_path, rows, ARTICLES)
    assert (said.text, said.codes) == ("2篇", ["quarter_only"])


@pytest.mark.parametrize(
    ("rows", "text", "codes"),
    [
        ([*M[:6], ("截至6月", "甲", 60), *M[6:]], "120篇", []),
        ([("截至6月", "甲", 60), *M[6:]], "120篇", []),
        ([*M[:6], ("截至6月", "甲", 66), *M[6:]], None, OVERLAP),
        ([("一季度（1-3月）", "甲", 30), ("二季度(4-6月)", "甲", 30)], "60篇", []),
        ([("一季度（1-4月）", "甲", 30), ("5月", "甲", 30)], None, ["not_a_date"]),
        ([*M[:3], (None, "一季度", 30), *M[3:]], "120篇", []),
        ([*M, ("2022年", None, 110)], "120篇", []),
        ([*M, ("2023年", None, 120), ("2022年", None, 110)], "120篇", []),
        ([*M, ("2023年", None, 125)], None, OVERLAP),
    ],
)
def test_months_said_otherwise(
    tmp_path: Path, rows: list[Row], text: str | None, codes: list[str]
) -> None:
    said = asked(tmp_path, [HEAD, *rows], MONTHLY, measure=SUM, expression="稿件.总")
    assert (said.text, said.codes) == (text, codes)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (["一季度末", "二季度末"], ["3月末", "6月末"]),
        (["1-2月", "1-3月"], ["1月", "2月", "3月"]),
        (["1月", "2月", "3月"], ["1-2月", "1-3月"]),
    ],
)
def test_no_month_is_missing_where_only_its_end_is_told(
    tmp_path: Path, now: list[str], then: list[str]
) -> None:
    rows = [HEAD, *((name, "甲", n) for n, name in enumerate(now, 40))]
    before = [HEAD, *((name, "甲", n) for n, name in enumerate(then, 30))]
    said = asked(tmp_path, rows, MONTHLY, measure=LAST, expression="稿件.总", before=before)
    assert said.codes == []
