"""A weekday beside a date, in every spelling, and what is left of the text without it."""

from __future__ import annotations

import pytest

from zgreport.ledgers.weekdays import weekday_alone, weekday_beside


@pytest.mark.parametrize(
    ("text", "rest", "weekday"),
    [
        ("(三) 9:30", " 9:30", 2),
        (" 星期天", "", 6),
        (" Wed 9:30", " 9:30", 2),
        ("(Saturday)", "", 5),
        (", Thurs.", "", 3),
        (" 15:05 周日", " 15:05", 6),
        (" 15:05", " 15:05", None),
        ("T15:05:00Z", "T15:05:00Z", None),
    ],
)
def test_the_weekday_is_taken_out(text: str, rest: str, weekday: int | None) -> None:
    assert weekday_beside(text) == (rest, weekday)


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("三", 2),
        ("星期三", 2),
        ("（三）", 2),
        ("周7", 6),
        ("三等奖", None),
        ("第三周", None),
        ("", None),
    ],
)
def test_a_cell_is_a_weekday_as_a_whole(text: str, weekday: int | None) -> None:
    assert weekday_alone(text) == weekday
