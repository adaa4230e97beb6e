"""Which of two rows of things belong together."""

from __future__ import annotations

import pytest

from zgreport.pipeline import likeness
from zgreport.pipeline.likeness import alike, best_pairs, in_order


@pytest.mark.parametrize(
    ("first", "second", "least", "most"),
    [
        ("全年刊发稿件", "全年刊发稿件", 1, 1),
        ("全年刊发稿件", "全年共刊发稿件", 0.7, 0.9),
        ("全年刊发稿件", "各单位报送踊跃", 0, 0.3),
        ("", "", 1, 1),
        ("", "甲", 0, 0.5),
    ],
)
def test_texts_are_alike_by_what_they_share(
    first: str, second: str, least: float, most: float
) -> None:
    assert least <= alike(first, second) <= most
    assert alike(first, second) == alike(second, first)


@pytest.mark.parametrize(
    ("old", "new", "gaps"),
    [
        ("甲乙丙", "甲乙丙", []),
        ("甲乙丙", "甲丙", [((1, 2), (1, 1))]),
        ("甲丙", "甲乙丙", [((1, 1), (1, 2))]),
        ("甲乙丙丁", "甲戊丙己丁", [((1, 2), (1, 2)), ((3, 3), (3, 4))]),
        ("", "甲", [((0, 0), (0, 1))]),
    ],
)
@pytest.mark.parametrize("most", [250_000, 0])
def test_the_gaps_lie_between_what_both_have(
    monkeypatch: pytest.MonkeyPatch,
    old: str,
    new: str,
    gaps: list[tuple[tuple[int, int], tuple[int, int]]],
    most: int,
) -> None:
    monkeypatch.setattr(likeness, "_MOST_PAIRS", most)  # 0: as rows that are very long
    assert list(in_order(old, new)) == gaps


def test_equal_ones_are_paired_before_those_that_are_only_alike() -> None:
    pairs = best_pairs(["甲乙", "丙丁戊"], ["丙丁己", "甲乙", "庚"], str, alike, 0.4)
    assert sorted(pairs) == [("丙丁戊", "丙丁己"), ("甲乙", "甲乙")]
