"""Columns as their different values and codes: nothing is lost, nothing runs together."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgreport.ledgers.cells import text_of
from zgreport.ledgers.coded import Coded, first_rows, joined, paired
from zgreport.ledgers.files.grid import Gatherer, gathered
from zgreport.ledgers.texts import are_blank, comparables, texts_of
from zgreport.names import comparable, is_blank

cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.floats(-2, 2, allow_nan=False).map(lambda number: round(number, 1) + 0.0),
    st.decimals(-2, 2, places=1),
    st.dates(dt.date(2023, 1, 1), dt.date(2023, 1, 3)),
    st.sampled_from(["", " ", "甲", "甲 ", "Ａ", "A", "\u200b", "\u00a0甲", "甲\n乙", "１", "㈠"]),
)
columns = st.lists(cells, max_size=12)


def same(found: list[Any], wanted: list[Any]) -> bool:
    return found == wanted and [*map(type, found)] == [*map(type, wanted)]


@given(columns)
def test_a_column_has_its_cells_and_each_value_once(column: list[Any]) -> None:
    coded = Coded.of(column)
    assert same(coded.tolist(), column)
    assert len(coded.values) == len({(type(cell), cell) for cell in column})


@given(columns, st.data())
def test_some_rows_of_a_column_are_a_column_like_any_other(
    column: list[Any], data: st.DataObject
) -> None:
    rows = data.draw(st.lists(st.sampled_from(range(len(column))))) if column else []
    taken = Coded.of(column).take(np.array(rows, dtype=np.int64))
    wanted = Coded.of([column[row] for row in rows])
    assert same(list(taken.values), list(wanted.values))
    assert taken.codes.tolist() == wanted.codes.tolist()


@given(st.lists(columns, min_size=1, max_size=3))
def test_columns_below_each_other_are_one(parts: list[list[Any]]) -> None:
    whole = joined([Coded.of(part) for part in parts])
    wanted = Coded.of([cell for part in parts for cell in part])
    assert same(list(whole.values), list(wanted.values))
    assert whole.codes.tolist() == wanted.codes.tolist()


def test_values_that_become_equal_become_one() -> None:
    changed = Coded.of(["1", "１", "2", "1"]).changed([1, 1, 2])
    assert (list(changed.values), changed.codes.tolist()) == ([1, 2], [0, 0, 1, 0])


def test_rows_agree_only_where_all_columns_do() -> None:
    places, units = np.array([0, 0, 1, 1, 0]), np.array([0, 1, 0, 0, 0])
    alike = paired([places, units])
    assert first_rows(alike, 3)[alike].tolist() == [0, 1, 2, 2, 0]


@given(st.lists(st.lists(cells, max_size=4), max_size=7))
def test_a_grid_has_the_rows_it_was_made_of(rows: list[list[Any]]) -> None:
    wide = max(map(len, rows), default=0)
    wanted = [(*row, *[None] * (wide - len(row))) for row in rows]
    pieces = Gatherer()
    for row in rows:
        pieces.add([row])
    for grid in (gathered(rows), pieces.grid()):
        assert len(grid) == len(rows)
        assert all(same(list(a), list(b)) for a, b in zip(grid, wanted, strict=True))


@given(columns)
def test_a_column_of_texts_is_read_as_each_of_its_texts(column: list[Any]) -> None:
    texts = [cell for cell in column if isinstance(cell, str)]
    assert list(comparables(texts)) == [comparable(text) for text in texts]
    assert texts_of(column) == [text_of(cell) for cell in column]
    assert are_blank(column) == [is_blank(cell) for cell in column]


@pytest.mark.parametrize("number", [1, 1.0, Decimal(1), True])
def test_numbers_of_another_type_are_other_cells(number: object) -> None:
    others = [cell for cell in (1, 1.0, Decimal(1), True) if type(cell) is not type(number)]
    assert len(Coded.of([number, *others]).values) == 4
