"""Marks carry an identity through rendering and come out again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgreport.marks import END, MIDDLE, START, pieces, strip, wrap

PLAIN = st.text(st.characters(exclude_characters=START + MIDDLE + END), max_size=20)


def test_a_marked_value_comes_out_with_its_key() -> None:
    text = "刊发" + wrap("f1", "563篇") + "，" + wrap("f2", "同比增长10.0%")
    assert list(pieces(text)) == [
        (None, "刊发"),
        ("f1", "563篇"),
        (None, "，"),
        ("f2", "同比增长10.0%"),
    ]


def test_an_empty_marked_value_is_still_a_piece() -> None:
    assert list(pieces(wrap("序:镜子", ""))) == [("序:镜子", "")]


def test_a_mark_inside_a_mark_belongs_to_the_outermost() -> None:
    assert list(pieces(wrap("f2", "共" + wrap("f1", "3") + "篇"))) == [("f2", "共3篇")]


@pytest.mark.parametrize(
    "broken",
    [START, END, MIDDLE, START + "f1", START + "f1" + MIDDLE + "3", "3" + END, START + "f1" + END],
)
def test_a_mark_that_something_cut_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        list(pieces(broken))


@given(st.lists(st.tuples(PLAIN, PLAIN), max_size=5))
def test_stripping_gives_what_a_reader_sees(parts: list[tuple[str, str]]) -> None:
    marked = "".join(before + wrap("f1", text) for before, text in parts)
    assert strip(marked) == "".join(before + text for before, text in parts)
