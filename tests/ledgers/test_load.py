"""From files to records: what counts, in which year, and what is said about the rest."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import openpyxl
import pytest
from office import ARTICLES, HEADER, UNITS, Office, Rows, changed
from told import codes

from zgreport.definition.model import (
    Approximate,
    ColumnDef,
    Duplicates,
    GroupDef,
    MeasureDef,
    MeasureKind,
    RegistryDef,
    UnpivotDef,
)
from zgreport.findings import Severity, ZgreportError
from zgreport.ledgers.model import Account

ROW = ("2023-04-05", "甲", "甲县", "云川党建")


def row(**changes: object) -> list[object]:
    return list((dict(zip(HEADER, ROW, strict=True)) | changes).values())


def test_a_ledger_has_its_columns_and_the_way_back_to_each_row(office: Office) -> None:
    office.book("2023/发稿台账.xlsx", [["2023年发稿台账"], HEADER, ROW], sheet="一季度")
    ledger = office.ledger()
    frame = ledger.frame
    assert frame.record(0) == {
        "日期": dt.date(2023, 4, 5),
        "标题": "甲",
        "单位": "甲县",
        "载体": "云川党建",
    }
    assert (frame.dates[0], frame.years[0], frame.months[0]) == (dt.date(2023, 4, 5), 2023, False)
    assert (frame.files[0], frame.sheets[0]) == ("inputs/2023/发稿台账.xlsx", "一季度")
    assert frame.rows[0] == 3
    assert (ledger.years, ledger.dated) == (frozenset({2023}), True)


def test_files_and_sheets_of_one_ledger_are_read_as_one(office: Office) -> None:
    book = office.book("2023/发稿上半年.xlsx", [HEADER, ROW])
    book.create_sheet("二季度").append(HEADER)
    book["二季度"].append(row(标题="乙"))
    book.save(office.path("2023/发稿上半年.xlsx"))
    office.path("2023/发稿下半年.csv").write_bytes(
        "题目,刊发日期,供稿单位,刊发载体\n丙,2023.7.1,乙县,云川党建\n".encode("gb18030")
    )
    assert list(office.ledger().frame["标题"]) == ["甲", "乙", "丙"]


def test_both_years_are_read_and_each_row_knows_its_year(office: Office) -> None:
    office.book("2022/发稿.xlsx", [HEADER, row(日期="2022.4.5")])
    office.book("2023/发稿.xlsx", [HEADER, ROW])
    assert list(office.ledger().frame.years) == [2022, 2023]


def test_a_date_without_a_year_is_of_its_folder(office: Office) -> None:
    office.book("2022/发稿.xlsx", [HEADER, row(日期="4月5日")])
    office.book("2023/发稿.xlsx", [HEADER, row(日期="4月6日")])
    assert list(office.ledger().frame.dates) == [dt.date(2022, 4, 5), dt.date(2023, 4, 6)]


def test_a_date_outside_its_folder_excludes_the_row_with_an_error(office: Office) -> None:
    office.book("2023/发稿.xlsx", [HEADER, ROW, row(日期="2022-12-31", 标题="乙")])
    records = office.load(ARTICLES)
    (finding,) = records.findings
    assert (finding.code, finding.severity) == ("ledgers.outside_year", Severity.ERROR)
    assert (finding.place.file, finding.place.cell) == ("inputs/2023/发稿.xlsx", "A3")
    assert records.accounts["发稿", 2023] == Account(read=2, counted=1, excluded=1)


def test_a_blank_date_counts_in_the_year_with_a_warning(office: Office) -> None:
    office.book("2023/发稿.xlsx", [HEADER, row(日期=None)])
    records = office.load(ARTICLES)
    assert codes(records.findings) == ["ledgers.blank_date"]
    assert records.accounts["发稿", 2023] == Account(1, 1, 0)
    assert records.ledgers["发稿"].frame.dates.tolist() == [None]


@pytest.mark.parametrize(
    ("cell", "code"), [("春节前", "ledgers.not_a_date"), (4.1, "ledgers.ambiguous_date")]
)
def test_a_doubtful_date_excludes_the_row(office: Office, cell: object, code: str) -> None:
    office.book("2023/发稿.xlsx", [HEADER, row(日期=cell)])
    records = office.load(ARTICLES)
    assert codes(records.findings) == [code]
    assert records.accounts["发稿", 2023].excluded == 1


def test_a_file_in_no_years_folder_is_taken_by_date(office: Office) -> None:
    days = ["2021.4.5", "2022.4.5", "2023.4.5", "4月5日"]
    office.book("发稿.xlsx", [HEADER, *(row(日期=day, 标题=day) for day in days)])
    records = office.load(ARTICLES)
    assert list(records.ledgers["发稿"].frame.years) == [2022, 2023]
    assert codes(records.findings) == ["ledgers.ambiguous_date"]
    assert records.accounts["发稿", 2022] == Account(1, 1, 0)


def test_a_sheet_named_after_its_year_gives_the_year_of_its_dates(office: Office) -> None:
    book = office.book("发稿.xlsx", [HEADER, row(日期="4月5日")], sheet="2022年")
    book.create_sheet("2023年").append(HEADER)
    book["2023年"].append(row(日期="4月6日"))
    book.save(office.path("发稿.xlsx"))
    assert list(office.ledger().frame.dates) == [dt.date(2022, 4, 5), dt.date(2023, 4, 6)]


def test_a_ledger_without_date_counts_whole_in_its_folders_year(office: Office) -> None:
    office.book("2022/发稿.xlsx", [HEADER, row(日期="春节前")])
    office.book("2023/发稿.xlsx", [HEADER, row(日期="2019.1.1"), row(标题="乙")])
    ledger = office.ledger(changed(ARTICLES, date=None))
    assert (list(ledger.frame.years), ledger.dated) == ([2022, 2023, 2023], False)


def test_a_month_stands_for_the_whole_month(office: Office) -> None:
    monthly = changed(ARTICLES, date="月份", columns=(ColumnDef("月份"), ColumnDef("标题")))
    cells = ["4月", "2023年5月", dt.date(2023, 6, 1), 7]
    office.book("2023/发稿.xlsx", [["月份", "标题"], *([cell, "甲"] for cell in cells)])
    frame = office.ledger(monthly).frame
    assert list(frame.dates) == [dt.date(2023, month, 1) for month in (4, 5, 6, 7)]
    assert frame.months.all()


def test_days_in_a_column_called_month_stay_days(office: Office) -> None:
    daily = changed(
        ARTICLES, date="月份", columns=(ColumnDef("月份", ("时间",)), ColumnDef("标题"))
    )
    office.book("2023/发稿.xlsx", [["时间", "标题"], ["2023-04-01", "甲"], ["2023-04-02", "乙"]])
    assert not office.ledger(daily).frame.months.any()


def test_two_header_rows_totals_notes_and_merged_units_together(office: Office) -> None:
    rows = [
        ["2023年发稿台账", "", "", ""],
        ["日期", "标题", "来源", ""],
        ["", "", "单位", "载体"],
        ["2023.4.5", "甲", "甲县", "云川党建"],
        ["2023.4.6", "乙", "", "云川党建"],
        ["2023.4.7", "丙", "", "云川党建"],
        ["合 计", "3篇", "", ""],
        ["注：本表由某部统计。", "", "", ""],
    ]
    book = office.book("2023/发稿.xlsx", rows)
    for merged in ("A1:D1", "A2:A3", "B2:B3", "C2:D2", "C4:C5", "A8:D8"):
        book.worksheets[0].merge_cells(merged)
    book.save(office.path("2023/发稿.xlsx"))
    frame = office.ledger().frame
    assert list(frame["单位"]) == ["甲县", "甲县", None]
    assert list(frame.rows) == [4, 5, 6]


def test_hidden_rows_count_with_a_note_and_hidden_sheets_do_not_with_a_warning(
    office: Office,
) -> None:
    book = office.book("2023/发稿.xlsx", [HEADER, ROW, row(标题="乙")])
    book.worksheets[0].row_dimensions[3].hidden = True
    hidden = book.create_sheet("旧表")
    hidden.append(HEADER)
    hidden.append(row(标题="丙"))
    hidden.sheet_state = "hidden"
    book.save(office.path("2023/发稿.xlsx"))
    records = office.load(ARTICLES)
    assert list(records.ledgers["发稿"].frame["标题"]) == ["甲", "乙"]
    assert codes(records.findings) == ["ledgers.hidden_sheet", "ledgers.hidden_rows"]
    assert records.findings[0].place.sheet == "旧表"


CLOSED = changed(
    ARTICLES,
    columns=(*ARTICLES.columns, ColumnDef("类别", ("信息类别",), ("贯彻落实", "基层实践"))),
)


def test_a_value_outside_a_closed_list_excludes_its_row_and_offers_what_was_meant(
    office: Office,
) -> None:
    values = ["贯彻 落实", "基层实绩", None]
    rows = [[*row(标题=str(i)), value] for i, value in enumerate(values)]
    office.book("2023/发稿.xlsx", [(*HEADER, "信息类别"), *rows])
    records = office.load(CLOSED)
    (finding,) = records.findings
    assert (finding.code, finding.place.cell) == ("ledgers.value_not_listed", "E3")
    assert finding.values["near"] == ("基层实践",)
    assert list(records.ledgers["发稿"].frame["类别"]) == ["贯彻落实", None]
    assert records.ledgers["发稿"].columns["类别"].domain == ("贯彻落实", "基层实践")


def test_true_false_and_ticks_are_yes_and_no(office: Office) -> None:
    ledger = changed(ARTICLES, columns=(*ARTICLES.columns, ColumnDef("约稿", (), ("是", "否"))))
    rows = [[*row(标题=str(i)), value] for i, value in enumerate([True, False, "√", "否"])]
    office.book("2023/发稿.xlsx", [(*HEADER, "约稿"), *rows])
    assert list(office.ledger(ledger).frame["约稿"]) == ["是", "否", "是", "否"]


MIRRORS = GroupDef("镜子", "类别", {"望远镜": ("贯彻落实",)}, "其他")


@pytest.mark.parametrize(
    ("rest", "groups", "found"),
    [("其他", ["望远镜", "其他"], []), (None, ["望远镜"], ["ledgers.value_in_no_group"])],
)
def test_the_rest_is_a_group_or_an_error(
    office: Office, rest: str | None, groups: list[str], found: list[str]
) -> None:
    group = GroupDef("镜子", "类别", MIRRORS.values, rest)
    office.book(
        "2023/发稿.xlsx",
        [(*HEADER, "类别"), [*ROW, "贯彻落实"], [*row(标题="乙"), "基层实践"]],
    )
    records = office.load(changed(CLOSED, groups=(group,)))
    assert list(records.ledgers["发稿"].frame["镜子"]) == groups
    assert codes(records.findings) == found


def registry(office: Office, *members: tuple[object, ...], folder: str = "") -> None:
    office.book(f"{folder}名录.xlsx", [("单位", "别名", "组别"), *members], sheet="单位")


def test_names_come_to_the_canonical_name_and_bring_their_attributes(office: Office) -> None:
    registry(office, ("甲县", "甲县委组织部、甲县组织部", "县（市）区"), ("乙局", None, "市直单位"))
    names = ["甲县委组织部", "甲　县", "乙局"]
    office.book("2023/发稿.xlsx", [HEADER, *(row(标题=n, 单位=n) for n in names)])
    records = office.load(ARTICLES, registries=[UNITS])
    ledger = records.ledgers["发稿"]
    assert list(ledger.frame["单位"]) == ["甲县", "甲县", "乙局"]
    assert list(ledger.frame["组别"]) == ["县（市）区", "县（市）区", "市直单位"]
    assert ledger.columns["单位"].domain == ("甲县", "乙局")
    assert ledger.columns["组别"].domain == ("县（市）区", "市直单位")
    assert codes(records.findings) == ["ledgers.spelling"]


def test_a_name_in_no_registry_is_a_warning_and_never_a_new_unit(office: Office) -> None:
    registry(office, ("甲县", None, "县（市）区"))
    rows = [row(标题="1", 单位="甲县委组织部"), row(标题="2", 单位="甲县委组织部")]
    office.book("2023/发稿.xlsx", [HEADER, *rows])
    records = office.load(ARTICLES, registries=[UNITS])
    (finding,) = records.findings
    assert (finding.code, finding.severity) == ("ledgers.unknown_name", Severity.WARNING)
    assert (finding.values["count"], finding.values["rows"]) == (2, ("2-3",))
    assert finding.values["near"] == ("甲县",)
    frame = records.ledgers["发稿"].frame
    assert (list(frame["单位"]), list(frame["组别"])) == (["甲县委组织部"] * 2, [None, None])
    assert records.ledgers["发稿"].columns["单位"].domain == ("甲县",)


MEDIA = RegistryDef("载体", "计分办法.xlsx", "载体", None, None, {"级别": "载体级别"}, 1)


def test_each_year_is_joined_to_its_own_registry_and_a_change_is_told(office: Office) -> None:
    for year, points in ((2022, 5), (2023, 8)):
        rows = [("载体", "级别", "分值"), ("云川党建", "市级", points)]
        office.book(f"{year}/计分办法.xlsx", rows, sheet="载体")
        office.book(f"{year}/发稿.xlsx", [HEADER, row(日期=f"{year}-4-5")])
    records = office.load(ARTICLES, registries=[MEDIA])
    ledger = records.ledgers["发稿"]
    assert list(ledger.frame["分值"]) == [5, 8]
    assert list(ledger.frame["载体级别"]) == ["市级", "市级"]
    assert ledger.columns["分值"].numeric
    assert codes(records.findings) == ["ledgers.attribute_changed"]
    assert records.registries["载体", 2022].members[0].attributes["分值"] == Decimal(5)


def test_this_years_registry_stands_in_for_a_missing_one_with_a_warning(office: Office) -> None:
    table = [("载体", "级别", "分值"), ("云川党建", "市级", 8)]
    office.book("2023/计分办法.xlsx", table, sheet="载体")
    for year in (2022, 2023):
        office.book(f"{year}/发稿.xlsx", [HEADER, row(日期=f"{year}-4-5")])
    records = office.load(ARTICLES, registries=[MEDIA])
    assert list(records.ledgers["发稿"].frame["分值"]) == [8, 8]
    (finding,) = records.findings
    assert (finding.code, finding.place.year) == ("ledgers.registry_stands_in", 2022)


def test_an_attribute_with_the_name_of_a_column_is_an_error(office: Office) -> None:
    registry(office, ("甲县", None, "县（市）区"))
    office.book("2023/发稿.xlsx", [(*HEADER, "组别"), [*ROW, "一组"]])
    records = office.load(ARTICLES, registries=[UNITS])
    assert codes(records.findings) == ["ledgers.name_clash"]


@pytest.mark.parametrize("other", [("乙县", "甲县"), ("甲 县", None), ("乙县", "甲部")])
def test_a_name_of_two_members_is_an_error(office: Office, other: tuple[object, ...]) -> None:
    registry(office, ("甲县", "甲部", "x"), (*other, "x"))
    office.book("2023/发稿.xlsx", [HEADER, ROW])
    records = office.load(ARTICLES, registries=[UNITS])
    assert codes(records.findings, but=["ledgers.spelling"]) == ["ledgers.name_twice"]


def test_a_missing_registry_a_missing_sheet_and_an_empty_one_are_errors(office: Office) -> None:
    office.book("2023/发稿.xlsx", [HEADER, ROW])
    assert codes(office.load(ARTICLES, registries=[UNITS]).findings) == ["ledgers.no_registry"]
    office.book("名录.xlsx", [("单位", "别名")], sheet="部门")
    assert codes(office.load(ARTICLES, registries=[UNITS]).findings) == ["ledgers.no_sheet"]
    office.book("名录.xlsx", [("单位", "别名")], sheet="单位")
    assert codes(office.load(ARTICLES, registries=[UNITS]).findings) == ["ledgers.no_members"]


MONTHLY = changed(
    ARTICLES,
    name="公众号",
    files=("*公众号*",),
    date="月份",
    columns=(ColumnDef("月份", ("时间",)), ColumnDef("阅读次数"), ColumnDef("关注人数")),
    measures=(
        MeasureDef("阅读", "阅读次数", MeasureKind.SUM, "次"),
        MeasureDef("关注", "关注人数", MeasureKind.LAST, "人"),
    ),
)


def test_measures_are_exact_numbers_and_a_blank_is_none(office: Office) -> None:
    cells = ["1，234", "5.6万", 12, None, "—"]
    rows = [[f"{m}月", cell, 100] for m, cell in enumerate(cells, 1)]
    office.book("2023/公众号.xlsx", [["月份", "阅读次数", "关注人数"], *rows])
    assert list(office.ledger(MONTHLY).frame["阅读次数"]) == [1234, 56000, 12, None, None]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("20余次", "ledgers.approximate_number"),
        ("不详", "ledgers.not_a_number"),
        (1.5e16, "ledgers.lost_digits"),
        ("=1+2", "ledgers.formula_without_value"),
        ("#REF!", "ledgers.error_cell"),
    ],
)
def test_a_number_that_cannot_be_read_is_an_error_and_its_row_counts(
    office: Office, cell: object, code: str
) -> None:
    office.book("2023/公众号.xlsx", [["月份", "阅读次数", "关注人数"], ["1月", cell, 5]])
    records = office.load(MONTHLY)
    (finding,) = records.findings
    assert (finding.code, finding.severity) == (code, Severity.ERROR)
    assert (finding.place.cell, finding.values["column"]) == ("B2", "阅读次数")
    assert list(records.ledgers["公众号"].frame["阅读次数"]) == [None]
    assert records.accounts["公众号", 2023] == Account(1, 1, 0)


def test_an_approximate_count_counts_with_a_warning_where_the_definition_allows_it(
    office: Office,
) -> None:
    rows = [["1月", "20余次", 5], ["2月", "数百次", 5], ["3月", 30, 5], ["合计", 50, 5]]
    office.book("2023/公众号.xlsx", [["月份", "阅读次数", "关注人数"], *rows])
    records = office.load(changed(MONTHLY, approximate_counts=Approximate.COUNT))
    assert [(f.code, f.severity, f.place.cell) for f in records.findings] == [
        ("ledgers.total_mismatch", Severity.WARNING, "B5"),
        ("ledgers.approximate_counted", Severity.WARNING, "B2"),
        ("ledgers.approximate_number", Severity.ERROR, "B3"),
    ]
    assert list(records.ledgers["公众号"].frame["阅读次数"]) == [20, None, 30]


@pytest.mark.parametrize(("total", "found"), [(30, []), (31, ["ledgers.total_mismatch"])])
def test_a_total_row_is_no_data_but_must_agree(
    office: Office, total: int, found: list[str]
) -> None:
    rows = [["1月", 10, 5], ["2月", 20, 8], ["合计", total, 8]]
    office.book("2023/公众号.xlsx", [["月份", "阅读次数", "关注人数"], *rows])
    records = office.load(MONTHLY)
    assert codes(records.findings) == found
    assert list(records.ledgers["公众号"].frame["阅读次数"]) == [10, 20]
    if found:
        values = records.findings[0].values
        assert (values["written"], values["counted"]) == ("31", "30")


def test_subtotals_stand_for_their_part_and_totals_for_all(office: Office) -> None:
    rows = [["1月", 10], ["小计", 10], ["2月", 20], ["小计", 20], ["合计", 30], ["平均", 15]]
    office.book("2023/公众号.xlsx", [["月份", "阅读次数"], *rows])
    found = codes(office.load(MONTHLY).findings)
    assert found == ["ledgers.no_column"]  # 关注人数 is a measure's column and nowhere to be found


def test_a_merged_number_counts_once_and_is_told(office: Office) -> None:
    rows: Rows = [["月份", "阅读次数", "关注人数"], ["1月", 10, 5], ["2月", None, 5]]
    book = office.book("2023/公众号.xlsx", rows)
    book.worksheets[0].merge_cells("B2:B3")
    book.save(office.path("2023/公众号.xlsx"))
    records = office.load(MONTHLY)
    assert list(records.ledgers["公众号"].frame["阅读次数"]) == [10, None]
    assert codes(records.findings) == ["ledgers.merged_number"]


def test_a_column_that_one_file_lacks_is_blank_in_its_rows(office: Office) -> None:
    office.book("2023/公众号甲.xlsx", [["月份", "阅读次数"], ["1月", 10]])
    office.book("2023/公众号乙.xlsx", [["时间", "关注人数"], ["2023-01-31", 5]])
    records = office.load(MONTHLY)
    assert not records.findings
    frame = records.ledgers["公众号"].frame
    assert sorted(zip(frame["阅读次数"], frame["关注人数"], strict=True), key=str) == [
        (10, None),
        (None, 5),
    ]


def test_a_cross_table_gives_one_record_for_each_filled_month(office: Office) -> None:
    crossed = changed(
        ARTICLES,
        date="月份",
        columns=(ColumnDef("单位"),),
        measures=(MeasureDef("采用", "条数", MeasureKind.SUM, "篇"),),
        unpivot=UnpivotDef(("*月",), "月份", "条数"),
    )
    rows: Rows = [
        ["单位", "1月", "2月", "合计"],
        ["甲县", 3, None, 3],
        ["乙县", 0, 5, 5],
        ["合计", 3, 6, 8],
    ]
    office.book("2023/发稿.xlsx", rows)
    records = office.load(crossed)
    frame = records.ledgers["发稿"].frame
    assert list(zip(frame["单位"], frame.dates, frame["条数"], strict=True)) == [
        ("甲县", dt.date(2023, 1, 1), 3),
        ("乙县", dt.date(2023, 1, 1), 0),
        ("乙县", dt.date(2023, 2, 1), 5),
    ]
    (finding,) = records.findings
    assert (finding.code, finding.place.cell) == ("ledgers.total_mismatch", "C4")
    assert (finding.values["written"], finding.values["counted"]) == ("6", "5")


@pytest.mark.parametrize(
    ("what", "kept", "found"),
    [
        (Duplicates.COUNT, 2, ("ledgers.duplicate", Severity.WARNING)),
        (Duplicates.FIRST, 1, ("ledgers.duplicate_left_out", Severity.WARNING)),
        (Duplicates.ERROR, 1, ("ledgers.duplicate_left_out", Severity.ERROR)),
    ],
)
def test_a_duplicate_is_treated_as_the_definition_says(
    office: Office, what: Duplicates, kept: int, found: tuple[str, Severity]
) -> None:
    office.book("2023/发稿.xlsx", [HEADER, ROW, row(日期="2023年4月5日", 标题=" 甲 ", 单位="乙县")])
    records = office.load(changed(ARTICLES, duplicates=what))
    (finding,) = records.findings
    assert (finding.code, finding.severity) == found
    assert finding.values["other_row"] == 2
    assert records.accounts["发稿", 2023] == Account(2, kept, 2 - kept)


def test_a_copied_file_is_one_error_and_not_many_duplicates(office: Office) -> None:
    rows = [HEADER, *(row(标题=f"第{n}篇") for n in range(5))]
    office.book("2023/发稿台账.xlsx", rows)
    office.book("2023/发稿台账 - 副本.xlsx", [*rows, row(标题="新")])
    records = office.load(ARTICLES)
    (finding,) = records.findings
    assert (finding.code, finding.severity) == ("ledgers.copied_file", Severity.ERROR)
    assert finding.place.file == "inputs/2023/发稿台账.xlsx"  # all its rows stand in the other
    assert (finding.values["repeated"], finding.values["rows"]) == (5, 5)
    assert records.accounts["发稿", 2023] == Account(11, 6, 5)


def test_a_file_of_two_ledgers_is_an_error_and_one_of_none_a_note(office: Office) -> None:
    office.book("2023/发稿报送.xlsx", [HEADER, ROW])
    office.book("2023/杂表.xlsx", [["甲"]])
    records = office.load(ARTICLES, changed(ARTICLES, name="报送", files=("*报送*",)))
    assert [(f.code, f.severity, f.place.file) for f in records.findings] == [
        ("ledgers.claimed_twice", Severity.ERROR, "inputs/2023/发稿报送.xlsx"),
        ("ledgers.unclaimed_file", Severity.NOTE, "inputs/2023/杂表.xlsx"),
    ]


def test_a_ledger_without_a_file_is_told_by_how_much_it_lacks(office: Office) -> None:
    office.book("2022/发稿.xlsx", [HEADER, row(日期="2022-4-5")])
    office.book("2023/报颂.xlsx", [HEADER, ROW])
    records = office.load(ARTICLES, changed(ARTICLES, name="报送", files=("*报送*",)))
    found = [(f.code, f.severity) for f in records.findings]
    assert ("ledgers.no_file", Severity.WARNING) in found
    assert ("ledgers.no_file_at_all", Severity.ERROR) in found
    assert records.ledgers["发稿"].years == {2022}
    assert ("发稿", 2023) not in records.accounts


def test_a_ledger_that_a_later_year_has_is_only_missing_in_an_earlier_one(office: Office) -> None:
    office.book("2023/发稿.xlsx", [HEADER, ROW])
    office.workspace.inputs_of(2024).mkdir()
    office.book("2024/报送.xlsx", [HEADER, ROW])
    records = office.load(ARTICLES, changed(ARTICLES, name="报送", files=("*报送*",)))
    found = [(f.code, f.severity) for f in records.findings if f.values.get("ledger") == "报送"]
    assert found == [("ledgers.no_file", Severity.WARNING)]


def test_a_year_without_ledgers_has_its_typed_figures(office: Office) -> None:
    rows: Rows = [
        ["2022年数据"],
        ["名称", "数值"],
        ["市级刊发", 512],
        ["采用率", "11.5%"],
        ["参训人数", "约200"],
    ]
    office.book("2022/上年数.xlsx", rows)
    office.book("2023/发稿.xlsx", [HEADER, ROW])
    records = office.load(ARTICLES)
    typed = records.typed[2022]
    assert {name: figure.value for name, figure in typed.items()} == {
        "市级刊发": 512,
        "采用率": Decimal("0.115"),
    }
    assert (typed["市级刊发"].file, typed["市级刊发"].cell) == ("inputs/2022/上年数.xlsx", "B3")
    assert "ledgers.typed_approximate" in codes(records.findings)
    assert records.ledgers["发稿"].years == {2023}


def test_a_year_without_folder_stops(office: Office) -> None:
    office.workspace.inputs_of(2023).rmdir()
    with pytest.raises(ZgreportError) as caught:
        office.load(ARTICLES)
    assert codes(caught.value.findings) == ["ledgers.no_year_folder"]


def test_a_sheet_without_a_header_names_the_columns_that_were_looked_for(office: Office) -> None:
    office.book("2023/发稿.xlsx", [["时日", "名目"], ["2023.4.5", "甲"]])
    records = office.load(ARTICLES)
    (finding,) = records.findings
    assert finding.code == "ledgers.no_header"
    assert finding.values["wanted"] == ("日期", "标题", "单位", "载体")


def test_a_broken_file_is_named_and_the_others_are_still_read(office: Office) -> None:
    office.path("2023/发稿坏.xlsx").write_bytes(b"PK\x03\x04")
    office.book("2023/发稿.xlsx", [HEADER, ROW])
    records = office.load(ARTICLES)
    assert [(f.code, f.place.file) for f in records.findings] == [
        ("ledgers.broken_file", "inputs/2023/发稿坏.xlsx")
    ]
    assert len(records.ledgers["发稿"].frame) == 1


def test_a_missing_date_column_is_one_error_and_not_one_for_each_row(office: Office) -> None:
    office.book("2023/发稿.xlsx", [HEADER[1:], *(row()[1:] for _ in range(30))])
    found = codes(office.load(changed(ARTICLES, duplicate_key=("标题", "备注"))).findings)
    assert found == ["ledgers.no_key_column", "ledgers.no_column"]


def test_every_one_of_many_equal_faults_is_a_finding(office: Office) -> None:
    office.book("2023/发稿.xlsx", [HEADER, *(row(日期="x", 标题=str(n)) for n in range(30))])
    findings = office.load(ARTICLES).findings
    assert codes(findings) == ["ledgers.not_a_date"] * 30


@pytest.mark.parametrize(
    ("cells", "values", "numeric"),
    [
        ([3000, "２１００", "1,200", None, "800字"], [3000, 2100, 1200, None, 800], True),
        (["001", "002", 3], ["001", "002", "3"], False),
        ([12, "增刊1"], ["12", "增刊1"], False),
    ],
)
def test_an_unspoken_column_is_numeric_only_when_all_of_it_is(
    office: Office, cells: list[object], values: list[object], numeric: bool
) -> None:
    rows = [[*row(标题=str(n)), cell] for n, cell in enumerate(cells)]
    office.book("2023/发稿.xlsx", [(*HEADER, "字数"), *rows])
    ledger = office.ledger()
    assert list(ledger.frame["字数"]) == values
    assert ledger.columns["字数"].numeric is numeric


def test_a_further_date_column_holds_dates(office: Office) -> None:
    cells = ["2023.4.1", dt.date(2022, 12, 28), "4月2日", None]
    rows = [[*row(标题=str(n)), cell] for n, cell in enumerate(cells)]
    office.book("2023/发稿.xlsx", [(*HEADER, "事发日期"), *rows])
    ledger = office.ledger()
    assert list(ledger.frame["事发日期"]) == [
        dt.date(2023, 4, 1),
        dt.date(2022, 12, 28),
        dt.date(2023, 4, 2),
        None,
    ]
    assert ledger.columns["事发日期"].is_date


def test_rows_of_another_workbook_format_are_the_same_rows(office: Office) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in (HEADER, ROW):
        book.active.append(list(line))
    book.save(office.path("2023/发稿.xls"))
    assert len(office.ledger().frame) == 1


def html_export(*days: tuple[str, int]) -> bytes:
    lines = "".join(f"<tr><td>{day}</td><td>{count}</td></tr>" for day, count in days)
    title = "<tr><td colspan=2>用户增长</td></tr><tr><td>时间</td><td>关注人数</td></tr>"
    return f"<html><table>{title}{lines}</table></html>".encode()


FOLLOWERS = changed(MONTHLY, columns=MONTHLY.columns, measures=MONTHLY.measures[1:])


def test_of_overlapping_exports_the_later_one_stands_and_missing_days_are_told(
    office: Office,
) -> None:
    first = html_export(("2023-01-01", 10), ("2023-01-02", 11), ("2023-01-03", 11))
    office.path("2023/公众号增长1.xls").write_bytes(first)
    second = html_export(("2023-01-03", 12), ("2023-01-06", 15))
    office.path("2023/公众号增长2.xls").write_bytes(second)
    records = office.load(FOLLOWERS)
    frame = records.ledgers["公众号"].frame
    assert list(frame["关注人数"]) == [10, 11, 12, 15]
    found = {f.code: f.values for f in records.findings if f.code != "ledgers.column_absent"}
    assert set(found) == {"ledgers.replaced_days", "ledgers.export_gap"}
    assert found["ledgers.replaced_days"]["count"] == 1
    gap = found["ledgers.export_gap"]
    assert (gap["count"], gap["first"], gap["last"]) == (2, "2023-01-04", "2023-01-05")
    assert records.accounts["公众号", 2023] == Account(5, 4, 1)


@pytest.mark.parametrize(("named", "reads"), [(False, [30]), (True, [10, 20])])
def test_of_three_tables_side_by_side_the_one_meant_is_read_without_counting_channels_twice(
    office: Office, named: bool, reads: list[int]
) -> None:
    columns = (ColumnDef("日期"), ColumnDef("阅读人数"), *((ColumnDef("渠道"),) if named else ()))
    ledger = changed(
        ARTICLES,
        columns=columns,
        measures=(MeasureDef("阅读", "阅读人数", MeasureKind.SUM, "人"),),
    )
    rows: Rows = [
        ["", "数据趋势概况"],
        ["", "日期", "渠道", "阅读人数", "", "日期", "分享人数", "", "发表日期", "内容标题"],
        ["", "20230405", "全部", 30, "", "20230405", 3, "", "20230405", "甲"],
        ["", "20230405", "聊天会话", 10, "", "", "", "", "", ""],
        ["", "20230405", "朋友圈", 20, "", "", "", "", "", ""],
    ]
    office.book("2023/发稿趋势.xlsx", rows)
    assert list(office.ledger(ledger).frame["阅读人数"]) == reads


def test_a_total_that_tells_the_number_of_months_is_no_record(office: Office) -> None:
    rows: Rows = [["单位", "月份", "阅读次数"], ["甲县", 1, 10], ["乙县", 2, 20], ["合计", 12, 30]]
    office.book("2023/公众号.xlsx", rows)
    ledger = changed(MONTHLY, measures=MONTHLY.measures[:1])
    assert list(office.ledger(ledger).frame["阅读次数"]) == [10, 20]


def test_a_row_with_one_value_is_taken_as_a_caption_and_told(office: Office) -> None:
    by_title = ("标题", "日期", "单位", "载体")
    rows: Rows = [by_title, ["甲", "4月5日", "甲县", "云川党建"], ["乙"], ["注：完"]]
    office.book("2023/发稿.xlsx", rows)
    records = office.load(ARTICLES)
    assert [(f.code, f.place.cell) for f in records.findings] == [("ledgers.caption_row", "A3")]


def test_a_hidden_sheet_is_no_registry(office: Office) -> None:
    office.book("2023/发稿.xlsx", [HEADER, ROW])
    book = office.book("名录.xlsx", [("单位", "别名"), ("甲县", None)], sheet="单位")
    book.create_sheet("说明")
    book["单位"].sheet_state = "hidden"
    book.save(office.path("名录.xlsx"))
    found = codes(office.load(ARTICLES, registries=[UNITS]).findings)
    assert found == ["ledgers.hidden_sheet", "ledgers.no_sheet"]
