"""Rows of tables whose cells are known, held to each other and to the body."""

from __future__ import annotations

import pytest

from zgreport.lint.check import check_text
from zgreport.lint.rows import rows
from zgreport.lint.text import read

BODY = "全年报送信息563篇，采用73篇。"

TWISTED = ("指标", "2023年", "增减", "2022年")
YEARS = ("指标", "2023年", "2022年", "增减")


def laid(*table: tuple[str, ...]) -> tuple[list[str], dict[int, tuple[int, int, int]]]:
    """A text of the body and one table, and where the paragraphs of the table stand."""
    texts, cells = [BODY], {}
    for row, words in enumerate(table, 1):
        for column, text in enumerate(words, 1):
            texts.append(text)
            cells[len(texts)] = 1, row, column
    return texts, cells


# A table, and for each of its rows: label, unit, this year's value, last year's, has a change.
TABLES = [
    ((YEARS, ("报送", "563篇", "512篇", "增加51篇")), [("报送", "篇", 563, 512, True)]),
    (
        (("指标", "2022年", "2023年", "增减"), ("报送", "512篇", "563篇", "增加51篇")),
        [("报送", "篇", 563, 512, True)],
    ),
    (
        (("序号", "指标", "2023年", "增减", "2022年"), ("1", "报送", "563篇", "增加51篇", "512篇")),
        [("报送", "篇", 563, 512, True)],
    ),
    (
        (("指标", "单位", "2023年", "2022年"), ("报送", "篇", "563", "512")),
        [("报送", "", 563, 512, False)],
    ),
    # A cell without a value does not move the others.
    ((YEARS, ("报送", "563篇", "", "增加51篇")), [("报送", "篇", 563, None, False)]),
    ((YEARS, ("报送", "", "512篇", "增加51篇")), []),
    ((YEARS, ("其中", "", "", ""), ("采用", "73篇", "70篇", "")), [("采用", "篇", 73, 70, False)]),
    # Of more than two years it is not said what a change is against.
    (
        (("指标", "2023年", "2022年", "2021年", "增减"), ("报送", "9篇", "8篇", "7篇", "增加2篇")),
        [("报送", "篇", 9, 8, False)],
    ),
    # Two columns of one year: which is meant is not known.
    ((("指标", "2023年", "2023年", "2022年"), ("报送", "9篇", "8%", "7篇")), []),
    ((("指标", "全年", "占比"), ("报送", "563篇", "8%")), []),
]


@pytest.mark.parametrize(("table", "wanted"), TABLES)
def test_a_row_is_read_by_its_columns(
    table: tuple[tuple[str, ...], ...], wanted: list[tuple[object, ...]]
) -> None:
    texts, cells = laid(*table)
    found = rows(read(texts, cells=cells))
    told = [
        (r.label, r.unit, r.new.value, r.old.value if r.old else None, r.change is not None)
        for r in found
    ]
    assert told == wanted


WRONG = [
    ("lint.wrong_direction", (YEARS, ("报送", "563篇", "512篇", "减少51篇")), 9),
    ("lint.wrong_direction", (TWISTED, ("报送", "563篇", "减少51篇", "512篇")), 8),
    ("lint.two_values", (YEARS, ("报送信息", "536篇", "512篇", "增加24篇")), 1),
    # The body and the change of the row agree that the cell is wrong.
    ("lint.two_values", (YEARS, ("报送信息", "536篇", "512篇", "增加51篇")), 7),
    ("lint.wrong_change", (YEARS, ("报送信息", "563篇", "512篇", "增加15篇")), 9),
    ("lint.wrong_change", (YEARS, ("报送信息", "563篇", "521篇", "增加51篇")), 9),
]


@pytest.mark.parametrize(("code", "table", "paragraph"), WRONG)
def test_a_row_that_cannot_be_true_is_told_at_its_cell_or_in_the_body(
    code: str, table: tuple[tuple[str, ...], ...], paragraph: int
) -> None:
    texts, cells = laid(*table)
    found = check_text(texts, cells=cells)
    assert [(f.code, f.place.paragraph) for f in found] == [(code, paragraph)]


def test_a_cell_that_is_wrong_in_many_ways_is_told_once_with_what_should_stand_there() -> None:
    texts, cells = laid(
        YEARS, ("报送信息", "463篇", "512篇", "增加51篇"), ("采用", "73篇", "70篇", "")
    )
    (found,) = check_text(texts, cells=cells)
    assert (found.code, found.place.paragraph) == ("lint.two_values", 7)
    assert found.values["expected"] == ("563篇",)


RIGHT = [
    (YEARS, ("报送信息", "563篇", "512篇", "增加51篇")),
    (TWISTED, ("报送信息", "563篇", "增加51篇", "512篇")),
    # By their order alone 512篇 would stand under 2023年.
    (YEARS, ("报送信息", "", "512篇", "减少512篇")),
]


@pytest.mark.parametrize("table", RIGHT)
def test_a_right_row_is_left_alone(table: tuple[tuple[str, ...], ...]) -> None:
    texts, cells = laid(*table)
    assert check_text(texts, cells=cells) == ()
