from __future__ import annotations

import datetime as dt
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from folders import CASES, UNITS, book, cases, family_ledger, moved, saved, sheet
from office import Office

from zgreport.definition.choices import DateSource
from zgreport.drafting.found import FoundBook
from zgreport.drafting.gathering import gather
from zgreport.drafting.given import Given
from zgreport.drafting.guesses import Sureness
from zgreport.ledgers.files.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zgreport.drafting.found import Family, Gathered

YEARS = (2022, 2023)
MONTHLY = ("科室", "门诊人次", "住院人次")


def gathered(*books: FoundBook, given: Given | None = None) -> Gathered:
    """The folder gathered; what is copied is gathered the same (redo), with nothing moved again."""
    found = gather(books, given or Given())
    if given is None:
        again = gather(moved(books, found), Given())
        assert [file.target for file in again.files] == [file.source for file in again.files]
        names = {file.source: file.target for file in found.files}
        assert [seen(one, names) for one in found.families] == [seen(one) for one in again.families]
    return found


def seen(family: Family, names: Mapping[str, str] | None = None) -> object:
    tables = sorted(
        ((names or {}).get(t.file, t.file), t.sheet, t.records, sorted(t.years))
        for t in family.tables
    )
    return family.name, family.files, family.sheets, family.date_from, tables


def targets(found: Gathered) -> dict[str, str]:
    return {file.source: file.target for file in found.files}


def left_out(found: Gathered) -> dict[tuple[str, str], str]:
    return {name: reason.code.removeprefix("drafting.") for name, reason in found.left_out.items()}


def doubts(family: Family) -> set[str]:
    return {reason.code.removeprefix("drafting.") for reason in family.reasons}


def monthly(seed: int) -> list[Sequence[object]]:
    return [
        (name, 100 * seed + n, 10 * seed + n) for n, name in enumerate(("内科", "外科", "儿科"))
    ]


def test_files_of_three_years_in_one_folder_are_one_ledger_and_go_to_their_years() -> None:
    found = gathered(
        *(book(f"办件{y}.xlsx", sheet("Sheet1", [CASES, *cases(9, y)])) for y in (2021, 2022, 2023))
    )
    (family,) = found.families
    assert (family.name, family.files, family.sheets) == ("办件", ("*办件*",), ())
    assert (family.sure, found.years) == (Sureness.SURE, (2021, 2022, 2023))
    assert targets(found)["办件2022.xlsx"] == "2022/办件2022.xlsx"


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("2023/办件.xlsx", "2023/办件.xlsx"),
        ("2023年度台账/办件.xlsx", "2023/办件.xlsx"),
        ("热线/二〇二三年/办件.xlsx", "2023/办件.xlsx"),
        ("办件_20230101-20231231.xlsx", "2023/办件_20230101-20231231.xlsx"),
        ("2024年总结/2023年办件.xlsx", "2023/2023年办件.xlsx"),
        ("办件.xlsx", "2023/办件.xlsx"),  # the rows' dates
        ("2024年总结素材/办件.xlsx", "2023/办件.xlsx"),  # against the folder's name
    ],
)
def test_a_file_goes_to_the_year_that_names_or_dates_tell(name: str, target: str) -> None:
    found = gathered(book(name, sheet("Sheet1", [CASES, *cases(9, 2023)])))
    assert targets(found) == {name: target}


def test_dates_against_a_folders_name_are_said_to_be_doubtful() -> None:
    (file,) = gathered(book("2024年/办件.xlsx", sheet("S", [CASES, *cases(9, 2023)]))).files
    assert (file.sure, file.reasons[0].code) == (Sureness.DOUBTFUL, "drafting.dates_against_name")


def test_a_file_that_spans_years_stands_beside_their_folders() -> None:
    both = book("2023/办件.xlsx", sheet("Sheet1", [CASES, *cases(9, 2022), *cases(9, 2023)]))
    years = book("历年/培训.xlsx", *(sheet(f"{y}年", [CASES, *cases(9, y, 1)]) for y in YEARS))
    found = gathered(both, years)
    assert targets(found) == {"2023/办件.xlsx": "办件.xlsx", "历年/培训.xlsx": "培训.xlsx"}


def test_where_a_year_has_its_own_file_the_one_that_spans_years_is_said_not_to_count_there() -> (
    None
):
    found = gathered(
        book("办件总表.xlsx", sheet("S", [CASES, *cases(9, 2022), *cases(9, 2023)])),
        book("2023/办件台账.xlsx", sheet("S", [CASES, *cases(9, 2023, 7)])),
    )
    (family,) = found.families
    assert (family.files, doubts(family)) == (("*办件*",), {"alike", "year_files_hold"})
    assert family.sure is Sureness.DOUBTFUL


@pytest.mark.parametrize(
    ("names", "sheets"),
    [(("投诉台账", "表扬台账"), ("Sheet1", "Sheet1")), (("台账", "台账"), ("投诉", "表扬"))],
)
def test_two_ledgers_with_the_same_headers_stay_two(
    names: tuple[str, str], sheets: tuple[str, str]
) -> None:
    pages = {
        year: [sheet(own, [CASES, *cases(9, year, n)]) for n, own in enumerate(sheets)]
        for year in YEARS
    }
    if names[0] == names[1]:
        books = [book(f"{y}年台账.xlsx", *pages[y]) for y in YEARS]
    else:
        books = [
            book(f"{y}/{n}.xlsx", p) for y in YEARS for n, p in zip(names, pages[y], strict=True)
        ]
    found = gathered(*books)
    assert sorted(family.name for family in found.families) == ["投诉", "表扬"]
    assert all(len(family.tables) == 2 for family in found.families)


def test_a_ledger_whose_headers_changed_between_years_is_one() -> None:
    old = ("编号", "登记时间", "诉求事项", "责任单位", "诉求类别", "满意度", "时长")
    rows = [[*row[:5], "满意", row[5]] for row in cases(9, 2022)]
    found = gathered(
        book("2022/办件台账.xlsx", sheet("S", [old, *rows])),
        book("2023/办件台账.xlsx", sheet("S", [CASES, *cases(9, 2023)])),
    )
    assert [family.name for family in found.families] == ["办件"]


@pytest.mark.parametrize(
    "names",
    [
        ("甲县办件台账", "乙县办件台账", "丙区办件台账"),
        ("办件（甲县）", "办件（乙县）", "办件（丙区）"),
        ("宣传科/办件", "组织科/办件", "办公室/办件"),
        ("1月/办件", "2月/办件", "3月/办件"),
        ("办件上半年", "办件下半年", "办件补充"),
    ],
)
def test_files_of_offices_and_months_are_one_ledger(names: tuple[str, ...]) -> None:
    pages = [sheet("Sheet1", [CASES, *cases(9, 2023, name)]) for name in names]
    books = [book(f"2023/{name}.xlsx", page) for name, page in zip(names, pages, strict=True)]
    if "补充" in names[-1]:
        books.pop()
    (family,) = gathered(*books).families
    assert (family.name, family.files) == ("办件", ("*办件*",))


@pytest.mark.parametrize(
    ("books", "source"),
    [
        (
            [
                book(
                    "2023/门诊月报.xlsx",
                    *(sheet(f"{m}月", [MONTHLY, *monthly(m)]) for m in (1, 2, 3)),
                )
            ],
            DateSource.SHEET,
        ),
        (
            [
                book(f"门诊月报/2023/{m}月.xlsx", sheet("Sheet1", [MONTHLY, *monthly(m)]))
                for m in (1, 2, 3)
            ],
            DateSource.FILE,
        ),
        (
            [
                book(
                    "2023年门诊月报.xlsx",
                    sheet(
                        "Sheet1",
                        [
                            row
                            for m in (1, 2, 3)
                            for row in ([f"{m}月份情况"], MONTHLY, *monthly(m), [])
                        ],
                    ),
                )
            ],
            DateSource.CAPTION,
        ),
    ],
    ids=["sheets", "files", "captions"],
)
def test_months_of_rows_without_dates_are_found_in_sheets_files_and_captions(
    books: list[FoundBook], source: DateSource
) -> None:
    (family,) = gathered(*books).families
    assert (family.name, family.date_from) == ("门诊月报", source)
    assert sum(table.records for table in family.tables) == 9


def test_a_file_called_only_after_a_month_gets_its_folders_name() -> None:
    found = gathered(book("门诊月报/2023/1月.xlsx", sheet("Sheet1", [MONTHLY, *monthly(1)])))
    assert targets(found) == {"门诊月报/2023/1月.xlsx": "2023/门诊月报-1月.xlsx"}


def test_copies_drafts_and_temporary_files_stay_out_each_with_its_reason() -> None:
    rows = cases(20, 2023)
    page = sheet("S", [CASES, *rows])
    found = gathered(
        book("2023/办件.xlsx", page),
        book("2023/办件 - 副本.xlsx", page),
        book("备份/2023/办件.xlsx", page),
        book("2023/办件初稿.xlsx", sheet("S", [CASES, *rows[:15], *cases(2, 2023, 9)])),
        FoundBook("2023/~$办件.xlsx", None, "ledgers.cannot_open"),
        FoundBook("2023/加密.xlsx", None, "ledgers.encrypted"),
    )
    codes = {
        f.source: f.reasons[0].code.removeprefix("drafting.") for f in found.files if not f.target
    }
    assert codes == {
        "2023/办件 - 副本.xlsx": "copy",
        "备份/2023/办件.xlsx": "copy",
        "2023/办件初稿.xlsx": "version",
        "2023/~$办件.xlsx": "lock_file",
        "2023/加密.xlsx": "ledgers.encrypted",
    }
    assert found.left_out["2023/办件初稿.xlsx", "S"].values["own"] == 2
    assert found.left_out["2023/加密.xlsx", ""].code == "ledgers.encrypted"


def test_exports_that_overlap_are_kept_and_said() -> None:
    rows = cases(40, 2023)
    (family,) = gathered(
        book("2023/办件导出1.csv", sheet("", [CASES, *rows[:25]]), kind="text"),
        book("2023/办件导出2.csv", sheet("", [CASES, *rows[10:]]), kind="text"),
    ).families
    assert (len(family.tables), family.sure) == (2, Sureness.DOUBTFUL)
    assert "overlap" in doubts(family)


def test_the_same_registry_in_two_years_is_no_copy() -> None:
    rows = [("载体", "级别", "分值"), *((f"{c}报", "市级", 1) for c in "天地玄黄宇宙")]
    found = gathered(*(book(f"{y}/计分办法.xlsx", sheet("载体", rows)) for y in YEARS))
    assert (left_out(found), len(found.families[0].tables)) == ({}, 2)


def test_summaries_are_told_by_their_numbers_whatever_they_are_called() -> None:
    rows = cases(120, 2023)
    by_unit = [(u, sum(r[3] == u for r in rows)) for u in UNITS]
    by_month = [(f"{m}月", sum(r[1].month == m for r in rows)) for m in range(1, 13)]  # type: ignore[attr-defined]
    quarters = [
        (f"{name}季度", sum((r[1].month - 1) // 3 == n for r in rows))  # type: ignore[attr-defined]
        for n, name in enumerate("一二三四")
    ]
    found = gathered(
        book(
            "2023/办件.xlsx",
            sheet("明细", [CASES, *rows]),
            sheet("汇总", [("单位", "件数"), *by_unit, ("合计", 120)]),
        ),
        book("2023/各月情况.xlsx", sheet("S", [("月份", "件数"), *by_month])),
        book("2023/季度汇总.xlsx", sheet("S", [("季度", "件数"), *quarters])),
        book(
            "2023/经费汇总.xlsx",
            sheet("S", [("单位", "经费（万元）"), *zip(UNITS, (7, 9, 4, 8), strict=True)]),
        ),
    )
    assert left_out(found) == {
        ("2023/办件.xlsx", "汇总"): "summary",
        ("2023/各月情况.xlsx", "S"): "summary",
        ("2023/季度汇总.xlsx", "S"): "summary",
    }
    assert {f.name: doubts(f) for f in found.families} == {
        "办件": {"one_table"},
        "经费": {"one_table", "perhaps_summary"},
    }


def test_the_sum_of_monthly_sheets_is_a_summary_and_the_sheets_glob_leaves_it_out() -> None:
    total = [
        (name, sum(100 * m + n for m in range(1, 7)), sum(10 * m + n for m in range(1, 7)))
        for n, name in enumerate(("内科", "外科", "儿科"))
    ]
    months = (sheet(f"{m}月", [MONTHLY, *monthly(m)]) for m in range(1, 7))
    found = gathered(book("2023年门诊.xlsx", *months, sheet("全年汇总", [MONTHLY, *total])))
    (family,) = found.families
    assert (family.sheets, left_out(found)) == (
        ("*月",),
        {("2023年门诊.xlsx", "全年汇总"): "summary"},
    )


def test_every_sheet_that_holds_no_records_is_left_out_with_its_reason() -> None:
    found = gathered(
        book(
            "2023/办件.xlsx",
            sheet("Sheet1", [CASES, *cases(9, 2023)]),
            sheet("Sheet2", []),
            sheet("12月", [CASES]),
            sheet("样表", [CASES, [1, dt.date(2023, 1, 1), "示例事项", "甲县", "咨询", 1]]),
            sheet("下拉选项", [("类别", "单位"), ("咨询", "甲县"), ("求助", "乙县")]),
            sheet("说明", [["填表说明"], ["一、每月填报一次。"]]),
            sheet("旧", [CASES, *cases(3, 2023)], hidden=True),
            sheet("作废", [CASES, *cases(3, 2023, 5)]),
        )
    )
    assert {name: code for (_, name), code in left_out(found).items()} == {
        "Sheet2": "blank_sheet",
        "12月": "no_rows",
        "样表": "sample",
        "下拉选项": "choices",
        "说明": "no_table",
        "旧": "hidden_sheet",
        "作废": "set_aside",
    }
    assert [t.sheet for t in found.families[0].tables] == ["Sheet1"]


def test_figures_of_the_year_before_go_where_they_are_typed_in() -> None:
    found = gathered(
        book("2023/办件.xlsx", sheet("S", [CASES, *cases(9, 2023)])),
        book("2023/上年数据.xlsx", sheet("S", [("名称", "数值"), ("办件", 18), ("投诉", 7)])),
    )
    assert targets(found)["2023/上年数据.xlsx"] == "2022/上年数.xlsx"
    assert left_out(found) == {("2023/上年数据.xlsx", "S"): "typed_figures"}


def test_a_report_of_nothing_belongs_to_its_ledger() -> None:
    header = ("日期", "事故名称", "伤亡人数")
    (family,) = gathered(
        book("2022/事故.xlsx", sheet("S", [header, (dt.date(2022, 3, 4), "某厂火情", 0)])),
        book("2023/事故.xlsx", sheet("S", [header, ("无", None, None)])),
    ).families
    assert [table.records for table in family.tables] == [1, 0]


def test_equal_names_get_their_folders_in_front() -> None:
    found = gathered(
        book("宣传科/2023/信息.xlsx", sheet("S", [CASES, *cases(9, 2023, 1)])),
        book("办公室/2023/信息.xlsx", sheet("S", [CASES, *cases(9, 2023, 2)])),
    )
    assert sorted(targets(found).values()) == ["2023/办公室-信息.xlsx", "2023/宣传科-信息.xlsx"]


def test_globs_take_the_own_files_and_no_others() -> None:
    header = ("日期", "班次", "人数")
    rows = {y: [(dt.date(y, m, 3), f"第{m}期", m + y % 7) for m in range(1, 9)] for y in YEARS}
    found = gathered(
        *(
            book(f"{y}/{y}年培训{word}.xlsx", sheet("S", [header, *rows[y]]))
            for y in YEARS
            for word in ("台账", "计划")
        )
    )
    globs = {family.name: family.files for family in found.families}
    assert globs == {"培训": ("*培训台账*",), "培训计划": ("*培训计划*",)}


@pytest.mark.parametrize(
    ("books", "doubt"),
    [
        (
            [
                book("2022/信访事项登记.xlsx", sheet("S", [CASES, *cases(9, 2022)])),
                book("2023/群众诉求台账.xlsx", sheet("S", [CASES, *cases(9, 2023)])),
            ],
            "perhaps_renamed",
        ),
        (
            [
                book("2023/办件.xlsx", sheet("S", [CASES, *cases(40, 2023)])),
                book(
                    "2023/满意度.xlsx",
                    sheet("S", [("月份", *UNITS), *((f"{m}月", m, 2, 3, m) for m in range(1, 9))]),
                ),
            ],
            "headers_are_values",
        ),
        (
            [
                book("2022/办件.xlsx", sheet("受理", [CASES, *cases(9, 2022)])),
                book(
                    "2023/办件.xlsx",
                    sheet("投诉", [CASES, *cases(9, 2023)]),
                    sheet("受理", [("培训日期", "班次"), (dt.date(2023, 1, 3), "第一期")]),
                ),
            ],
            "sheet_of_another",
        ),
        (
            [
                book(
                    "2023/业务量.csv",
                    sheet(
                        "",
                        [
                            ("单位", "受理", "", "办结", ""),
                            ("", *("线上", "线下") * 2),
                            ("甲县", 1, 2, 3, 4),
                            ("乙县", 5, 6, 7, 8),
                        ],
                    ),
                )
            ],
            "same_headers",
        ),
    ],
    ids=["renamed", "cross-table", "a sheet's name", "headers"],
)
def test_what_may_be_otherwise_makes_a_ledger_doubtful(books: list[FoundBook], doubt: str) -> None:
    found = gather(books, Given())
    doubtful = [family for family in found.families if doubt in doubts(family)]
    assert doubtful
    assert all(family.sure is Sureness.DOUBTFUL for family in doubtful)


def test_what_is_given_goes_before_what_is_guessed() -> None:
    books = [
        book("2023/投诉.xlsx", sheet("S", [CASES, *cases(9, 2023, 1)])),
        book("2023/表扬.xlsx", sheet("S", [CASES, *cases(9, 2023, 2)])),
        book("2023/咨询.xlsx", sheet("S", [CASES, *cases(9, 2023, 3)])),
    ]
    told = {("2023/表扬.xlsx", "S"): "投诉", ("2023/咨询.xlsx", "S"): ""}
    found = gathered(*books, given=Given(tables=told))
    (family,) = found.families
    assert (family.name, len(family.tables)) == ("投诉", 2)
    assert left_out(found) == {("2023/咨询.xlsx", "S"): "given_out"}
    assert targets(found)["2023/咨询.xlsx"] == ""


@pytest.mark.parametrize(
    "books",
    [
        [book(f"办件{y}.xlsx", sheet("S", [CASES, *cases(9, y)])) for y in YEARS],
        [
            book(f"{y}台账.xlsx", *(sheet(n, [CASES, *cases(9, y, n)]) for n in ("投诉", "表扬")))
            for y in YEARS
        ],
        [
            book(f"{y}/{u}办件.xlsx", sheet("S", [CASES, *cases(9, y, u)]))
            for y in YEARS
            for u in UNITS
        ],
        [book("办件.xlsx", sheet("S", [CASES, *cases(9, 2022), *cases(9, 2023)]))],
        [
            book(
                f"{y}/办件.xlsx",
                *(sheet(f"{m}月", [CASES, *cases(9, y, m, month=m)]) for m in (1, 2)),
                sheet("填报说明", [["说明"], ["按月填报。"]]),
            )
            for y in YEARS
        ],
    ],
    ids=["years", "two ledgers a file", "offices", "spans", "months"],
)
def test_a_build_finds_the_same_records_with_the_globs(
    books: list[FoundBook], tmp_path: Path
) -> None:
    found = gather(books, Given())
    office = Office(tmp_path)
    saved(moved(books, found), office.workspace.inputs)
    records = office.load(*(family_ledger(family, {}) for family in found.families))
    assert found.families
    for family in found.families:
        wanted = sum(table.records for table in family.tables)
        read = sum(a.read for (name, _), a in records.accounts.items() if name == family.name)
        counted = sum(a.counted for (name, _), a in records.accounts.items() if name == family.name)
        assert (read, counted) == (wanted, wanted)


CELLS = (
    *(
        None,
        "",
        "合计",
        "单位",
        "日期",
        "标题",
        "1月",
        "2月",
        "3月",
        "一季度",
        "金额（万元）",
        "单位：万元",
    ),
    *(
        1,
        2.5,
        -5,
        True,
        dt.date(2023, 1, 1),
        "2023年1月3日",
        "20230105",
        "甲县",
        "乙县",
        "注：略",
        "无",
    ),
    *("3%", "12篇", "Jan", "Feb", "Mar", " ", "关于某事项的情况报告", "长" * 300),
)


@pytest.mark.parametrize("seed", range(25))
def test_whatever_a_folder_holds_every_sheet_is_accounted_for_once(seed: int) -> None:
    chance = random.Random(seed)
    books = []
    for n in range(4):
        folder = chance.choice(("", "2023/", "2022年/", "甲科/乙/"))
        name = chance.choice(("办件", "1月", "统计", "上年数", "副本", "Book1"))
        pages = [
            sheet(
                f"{chance.choice(('Sheet', '1月', '汇总', '投诉', '2023', '甲县'))}{k}",
                [[chance.choice(CELLS) for _ in range(6)] for _ in range(chance.randint(0, 12))],
                [(2, 1, 3, 2)] * chance.randint(0, 1),
                hidden=chance.random() < 0.1,
            )
            for k in range(chance.randint(0, 3))
        ]
        books.append(book(f"{folder}{name}{n}.xlsx", *pages))
    found = gathered(*books)
    pages_of = {b.name: [s.name for s in b.book.sheets] if b.book else [] for b in books}
    every = {(file, page) for file, named in pages_of.items() for page in named or [""]}
    used = {table.name for family in found.families for table in family.tables}
    assert used | {*found.left_out} == every
    assert not used & {*found.left_out}
    assert [file.source for file in found.files] == [b.name for b in books]
    assert all(targets(found)[file] for file, _ in used)


def test_the_examples_own_inputs_are_gathered_as_its_definition_has_them() -> None:
    inputs = Path(__file__).parent.parent.parent / "inputs"
    paths = [p for p in sorted(inputs.rglob("*")) if p.suffix in {".xlsx", ".xls", ".csv"}]
    with Reader() as reader:
        books = [FoundBook(p.relative_to(inputs).as_posix(), reader.read(p)) for p in paths]
    found = gathered(*books)
    names = {family.name: len({table.file for table in family.tables}) for family in found.families}
    assert names == {
        "发稿": 4,
        "报送": 2,
        "组工信息目录": 2,
        "公众号运营": 2,
        "公众号用户增长": 5,
        "优秀稿件评选结果": 2,
        "信息员培训": 2,
        "采用统计": 2,
        "计分办法": 2,
        "位次": 1,
        "名录": 1,
    }
    assert left_out(found) == {
        ("2022/计分办法.xlsx", "说明"): "no_table",
        ("2023/计分办法.xlsx", "说明"): "no_table",
        ("2023/发稿台账.xlsx", "旧表"): "hidden_sheet",
    }
    assert targets(found) == {p: p for p in targets(found)}


def test_what_offices_put_together_is_left_out_though_it_has_a_serial_column() -> None:
    east, west = cases(12, 2023), cases(24, 2023)[12:]
    together: list[list[object]] = [
        ["序号", *CASES],
        *([n, *row] for n, row in enumerate([*east, *west], 1)),
    ]
    found = gathered(
        book("2023/城东妇联活动.xlsx", sheet("S", [CASES, *east])),
        book("2023/城西妇联活动.xlsx", sheet("S", [CASES, *west])),
        book("2023/全县妇联活动（汇总）.xlsx", sheet("S", together)),
    )
    assert found.left_out["2023/全县妇联活动（汇总）.xlsx", "S"].code == "drafting.copy"
    assert sum(t.records for f in found.families for t in f.tables) == 24


def test_a_list_of_some_cases_under_a_name_of_its_own_is_kept() -> None:
    rows = cases(20, 2023)
    found = gathered(
        book("2023/信访件.xlsx", sheet("S", [CASES, *rows])),
        book("2023/重点督办.xlsx", sheet("S", [CASES, *rows[:8]])),
    )
    assert not found.left_out


@pytest.mark.parametrize(
    ("file", "sheet_name", "name"),
    [("馆藏情况.xlsx", "{}年底", "馆藏情况"), ("{}年上学期班级人数.xlsx", "S", "班级人数")],
)
def test_a_ledgers_name_is_whole_words(file: str, sheet_name: str, name: str) -> None:
    years = (2022, 2023)
    (family,) = gathered(
        *(
            book(file.format(y), *(sheet(sheet_name.format(z), [CASES, *cases(9, z)]) for z in of))
            for y, of in ([(0, years)] if "{}" not in file else [(y, [y]) for y in years])
        )
    ).families
    assert family.name == name
