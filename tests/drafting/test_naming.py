from __future__ import annotations

import pytest

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
