"""Patterns: what is remembered of a set is the set, however the pattern around it folds case."""

from __future__ import annotations

import re
import sys

import pytest

from zgreport.patterns import Pattern, compile_all


@pytest.mark.parametrize(
    ("source", "whole", "not_at_all"),
    [
        ("[一-鿿]+", "中文", "abc"),
        ("[一-鿿]+", "鿿一", "。"),
        ("[^一-鿿]+", "abc。", "中文"),
        ("[a-z一-鿿]+", "中a", "中A"),
        ("(?i)[a-z一-鿿]+", "中A", "中。"),
        ("(?i)[ſ一-鿿]+", "S中", "T中"),
        ("(?ia)[ſ一-鿿]+", "ſ中", "S中"),
        (r"[\d一二三]+", "一2三", "四"),
        (r"[^\d一二三]+", "四", "一"),
        ("[🀀-🿿一-鿿]+", "🀄中", "A"),
    ],
)
def test_a_set_that_was_met_before_means_the_same(source: str, whole: str, not_at_all: str) -> None:
    for _ in range(2):
        re.purge()
        pattern = Pattern(source)
        assert pattern.fullmatch(whole)
        assert not pattern.fullmatch(not_at_all)


def test_sets_are_remembered_by_this_python() -> None:
    makers = vars(sys.modules["re._compiler"])
    assert hasattr(makers["_optimize_charset"], "__wrapped__")


def test_all_patterns_can_be_compiled_ahead() -> None:
    pattern = Pattern("[甲乙]丙丁")
    compile_all()
    assert "_compiled" in vars(pattern)


@pytest.mark.parametrize(
    "source",
    [
        "[一三五七九]",
        "[^一三五七九]",
        r"[\d一-三🀀-🀏]",
        r"[^\W\d、，]",
        "[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]",
        "[a-fA-F0-9一-鿿㐀-䶿]+[^。；]",
        "(?:[甲乙]子|[丙丁]丑|[戊己一-三])",
    ],
)
def test_a_set_left_as_it_is_written_holds_what_python_makes_of_it(source: str) -> None:
    signs = [chr(n) for n in (*range(0x3000), *range(0x4E00, 0xA000), *range(0x1F000, 0x1F030))]
    texts = [*signs, "甲子", "丁丑", "二", "a中", "子甲"]
    re.purge()
    ours = [bool(re.search(source, text)) for text in texts]
    makers = vars(sys.modules["re._compiler"])
    quick = makers["_optimize_charset"]
    makers["_optimize_charset"] = quick.__wrapped__
    try:
        re.purge()
        assert ours == [bool(re.search(source, text)) for text in texts]
    finally:
        makers["_optimize_charset"] = quick
        re.purge()
