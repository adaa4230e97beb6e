from __future__ import annotations

import pytest

from zgreport.drafting.globs import file_globs, sheet_globs


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
