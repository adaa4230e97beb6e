"""A place in a ranking is one number, whatever stands around it."""

from __future__ import annotations

import pytest

from zgreport.numerals.ranks import read_rank


@pytest.mark.parametrize(
    ("cell", "rank"),
    [
        (3, 3),
        (3.0, 3),
        ("第 3 名", 3),
        (" 第３名 ", 3),
        ("第十二名", 12),
        ("第二十一位", 21),
        ("第两名", 2),
        ("並列第3", None),
        ("并列第3", 3),
        ("第03名", 3),
        ("1 2", None),
        ("3\n5", None),
        ("第3名\n第4名", None),
        ("3②", None),
        ("3/15", None),
        ("3.5", None),
        ("3.0", 3),
        (0, None),
        ("第零名", None),
        (-2, None),
        (True, None),
        (None, None),
        ("", None),
        ("3篇", None),
        ("前3", None),
        ("第3名左右", None),
        (float("nan"), None),
        (10**9, None),
    ],
)
def test_the_place_in_a_cell(cell: object, rank: int | None) -> None:
    assert read_rank(cell) == rank
