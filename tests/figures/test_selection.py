"""The rows behind a figure: kept as bits, told as ranges."""

from __future__ import annotations

import numpy as np
import pytest
from frames import frame_of

from zgreport.figures.remembered import Remembered
from zgreport.figures.selection import Selection, Source, sources_of
from zgreport.ledgers.model import Ledger


@pytest.mark.parametrize("rows", [[], [0], [0, 8, 9], [15], list(range(16))])
def test_a_selection_gives_back_its_rows(rows: list[int]) -> None:
    mask = np.isin(np.arange(16), rows)
    selection = Selection.of("发稿", mask)
    assert (selection.rows.tolist(), selection.count) == (rows, len(rows))
    assert selection == Selection.of("发稿", mask.copy())


def test_rows_are_told_by_file_and_sheet_with_what_follows_each_other_as_one() -> None:
    places = [
        ("b.xlsx", "一", 2), ("b.xlsx", "一", 3), ("b.xlsx", "一", 5),
        ("a.xlsx", "二", 9), ("a.xlsx", "二", 9), ("a.xlsx", "二", 8), ("a.xlsx", "一", 7),
    ]  # fmt: skip
    records = [dict(zip(("_file", "_sheet", "_row"), place, strict=True)) for place in places]
    records = [{**record, "_year": 2023} for record in records]
    ledger = Ledger("发稿", {}, frame_of((), records), frozenset({2023}), dated=False)
    assert list(sources_of(ledger, np.arange(7))) == [
        Source("发稿", "a.xlsx", "一", "7"),
        Source("发稿", "a.xlsx", "二", "8-9"),  # the two records of row 9 are one row
        Source("发稿", "b.xlsx", "一", "2-3,5"),
    ]


def test_what_is_remembered_is_not_made_again_until_it_is_too_much() -> None:
    made: list[int] = []
    known: Remembered[int, int] = Remembered(2)

    def ask(number: int) -> int:
        return known.get(number, lambda: made.append(number) or number)  # type: ignore[func-returns-value]

    assert [ask(1), ask(1), ask(2), ask(1), ask(3), ask(1)] == [1, 1, 2, 1, 3, 1]
    assert made == [1, 2, 3, 1]
