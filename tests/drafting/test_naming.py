from __future__ import annotations

import pytest

from zgreport.drafting.globs import file_globs, sheet_globs
from zgreport.drafting.kin import are_related, is_part_name, word_beside_offices
from zgreport.drafting.naming import base, core, definition_name, years_in, years_of_caption


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("2023", {2023}),
        ("2023年度台账", {2023}),
        ("二〇二三年", {2023}),
        ("23年发稿", {2023}),
        ("发稿202306", {2023}),
        ("增长_20230101-20230315", {2023}),
        ("2021-2023年发稿", {2021, 2022, 2023}),
        ("2022、2023年", {2022, 2023}),
        ("12345热线", set()),
        ("20年以上党员", set()),
        ("发稿", set()),
    ],
)
def test_years_are_read_in_names(name: str, years: set[int]) -> None:
    assert years_in(name) == years


@pytest.mark.parametrize(
    ("caption", "years"),
    [("2023年发稿台账", {2023}), ("2022年入库企业名单", set()), ("填报日期：2024年1月4日", set())],
)
def test_a_caption_tells_a_year_only_where_it_is_plainly_its_own(
    caption: str, years: set[int]
) -> None:
    assert years_of_caption(caption) == years


@pytest.mark.parametrize(
    ("name", "plain", "word"),
    [
        ("2023年发稿台账（最终版）", "发稿台账", "发稿"),
        ("发稿 - 副本 (2)", "发稿", "发稿"),
        ("附件2：2023年1-6月投诉登记表", "投诉登记表", "投诉"),
        ("1.发稿登记簿", "发稿登记簿", "发稿"),
        ("12345热线办件202306", "12345热线办件", "12345热线办件"),
        ("Complaint Log 2023", "complaintlog", "complaint"),
        ("Training May 2023", "training", "training"),
        ("信息员名册", "信息员名册", "信息员名册"),
        ("办件总表", "办件总表", "办件"),
        ("一季度", "", ""),
        ("2023.03", "", ""),
        ("Sheet1 (2)", "", ""),
        ("新建 Microsoft Excel 工作表", "", ""),
        ("统计表", "统计表", "统计表"),
    ],
)
def test_names_are_stripped_of_times_editions_and_words_of_any_form(
    name: str, plain: str, word: str
) -> None:
    assert (base(name), core(name)) == (plain, word)


@pytest.mark.parametrize(
    ("text", "name"),
    [("12345热线办件", "热线办件"), ("公众号（市级）", "公众号市级"), ("年", ""), ("123", "")],
)
def test_a_ledgers_name_is_one_that_a_definition_admits(text: str, name: str) -> None:
    assert definition_name(text, {"年"}) == name


@pytest.mark.parametrize(
    ("name", "part"),
    [
        *(
            (name, True)
            for name in ("3月", "一季度", "甲县", "县（市）区", "市直单位", "Sheet2", "明细")
        ),
        *((name, False) for name in ("投诉", "表扬", "门诊", "培训")),
    ],
)
def test_some_sheets_are_parts_of_what_their_file_is_called(name: str, part: bool) -> None:
    assert is_part_name(name) is part


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("发稿", "云川先锋发稿", True),
        ("甲县办件", "乙县办件", True),
        ("办件(甲县)", "办件(乙县)", True),
        ("投诉", "表扬", False),
        ("投诉", "投诉回访", False),
        ("收文", "发文", False),
    ],
)
def test_names_are_related_where_one_says_more_or_offices_differ(
    one: str, other: str, related: bool
) -> None:
    assert are_related(one, other) is related
    assert are_related(other, one) is related


def test_what_names_have_in_common_beside_offices_is_a_word() -> None:
    assert word_beside_offices(["甲县办件", "乙县办件"]) == "办件"
    assert word_beside_offices(["宣传科-办件", "组织科-办件"]) == "办件"


@pytest.mark.parametrize(
    ("own", "others", "words", "globs"),
    [
        (["2022发稿.xlsx", "2023发稿.xls"], ["报送.xlsx"], ["发稿"], ("*发稿*",)),
        (["发稿.xlsx"], ["发稿计划.xlsx"], ["发稿"], ("*发稿.*",)),
        (["1月.xlsx", "2月.xlsx"], ["名录.xlsx"], [], ("*月.*",)),
        (["甲.xlsx", "乙.csv"], ["丙.xlsx"], [], ("甲.*", "乙.*")),
    ],
)
def test_file_globs_are_as_wide_as_the_other_files_allow(
    own: list[str], others: list[str], words: list[str], globs: tuple[str, ...]
) -> None:
    assert file_globs(own, others, words) == globs


@pytest.mark.parametrize(
    ("own", "others", "globs"),
    [
        (["1月", "2月", "12月"], ["汇总"], ("*月",)),
        (["上半年", "下半年"], ["说明"], ("*半年",)),
        (["2022年", "2023年"], ["字典"], ("*年",)),
        (["投诉"], ["表扬"], ("投诉",)),
        (["投诉"], [], ()),
    ],
)
def test_sheet_globs_take_next_years_sheets_too(
    own: list[str], others: list[str], globs: tuple[str, ...]
) -> None:
    assert sheet_globs(own, others, []) == globs
