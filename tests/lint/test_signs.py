from __future__ import annotations

import pytest

from zgreport.lint.signs import Holding, needed

TEXTS = ("约500余人", "30", "甲、乙等2个", "", "ABC")

MAY_MATCH = [
    ("余", {0}),
    ("[约近]", {0}),
    (r"\d", {0, 1, 2}),
    ("等[0-9]", {2}),
    ("等|余", {0, 2}),
    (r"(?:约|大约)?\d", {0, 1, 2}),
    ("(?=.*等)甲", {2}),
    ("(?<=甲)、", {2}),
    ("乙{2,3}", {2}),
    ("(?!约)人", {0}),
    ("甲、|A", {2, 4}),
    ("A|^$", {0, 1, 2, 3, 4}),
    ("(?i)a", {0, 1, 2, 3, 4}),
    ("(?i:a)B", {4}),
    ("[^余]", {0, 1, 2, 3, 4}),
    ("[一-龥]", {0, 1, 2, 3, 4}),
    (r"(?P<n>余)?\w(?P=n)", {0, 1, 2, 3, 4}),
]


@pytest.mark.parametrize(("pattern", "numbers"), MAY_MATCH)
def test_only_texts_with_the_signs_it_needs_may_match(pattern: str, numbers: set[int]) -> None:
    assert set(Holding.of(TEXTS).may_match([needed(pattern)])) == numbers


def test_of_several_patterns_one_is_enough() -> None:
    needs = [needed("余"), needed("B")]
    assert list(Holding.of(TEXTS).may_match(needs)) == [0, 4]


def test_digits_of_any_script_are_digits() -> None:
    assert list(Holding.of(("３人", "x")).may_match([needed(r"\d")])) == [0]
