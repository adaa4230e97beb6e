"""Round numbers with one word: a hand table, and proof that the words are true.

The proof reads the words with a small reader of its own and compares what they claim with the
number they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zgreport.figures.model import Figure, Kind
from zgreport.wording.approximation import (
    Word,
    approximate,
    approximate_figure,
    exceeding,
    marked,
    nearing,
    rounded_down,
    rounded_down_figure,
    up_to,
)

MakeFigure = Callable[..., Figure]
SIZES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
ANY_SIZE = st.integers(0, 16).flatmap(lambda power: st.integers(0, 10**power))


@pytest.mark.parametrize(
    ("value", "unit", "text", "rule"),
    [
        (0, "篇", "0篇", "below 10 is exact"),
        (1, "篇", "1篇", "below 10 is exact"),
        (9, "篇", "9篇", "below 10 is exact"),
        (10, "篇", "10篇", "round is exact"),
        (11, "篇", "10多篇", "tens"),
        (19, "篇", "10多篇", "tens"),
        (20, "篇", "20篇", "round is exact"),
        (21, "篇", "20多篇", "tens"),
        (83, "篇", "80多篇", "tens"),
        (99, "篇", "90多篇", "never rounded up"),
        (100, "篇", "100篇", "round is exact"),
        (101, "篇", "100多篇", "tens: 100 < n < 110"),
        (110, "篇", "110篇", "round is exact"),
        (172, "名", "170多名", "tens from 100 on"),
        (243, "篇", "240多篇", "tens from 100 on"),
        (284, "篇", "280多篇", "tens from 100 on"),
        (563, "篇", "560多篇", "tens from 100 on"),
        (990, "篇", "990篇", "round is exact, though 近1000 is not far"),
        (991, "篇", "近1000篇", "0.9% below one digit and zeros"),
        (999, "篇", "近1000篇", "less than 1% below one digit and zeros"),
        (594, "篇", "590多篇", "exactly 1% below 600 is not near"),
        (595, "篇", "近600篇", "less than 1% below"),
        (1000, "人", "1000人", "round is exact; 1千 is no number"),
        (1001, "人", "1000多人", "hundreds from 1000 on"),
        (8342, "人", "8300多人", "hundreds from 1000 on"),
        (8400, "人", "8400人", "round is exact"),
        (9900, "人", "9900人", "round is exact"),
        (9901, "人", "近1万人", "less than 1% below"),
        (9999, "人", "近1万人", "less than 1% below"),
        (10000, "次", "1万次", "whole 万"),
        (10001, "次", "1万多次", "万"),
        (12000, "次", "1.2万次", "round is exact, said in 万 as its neighbours are"),
        (12345, "次", "1.2万多次", "two digits, the second a tenth of 万"),
        (19876, "次", "近2万次", "0.6% below"),
        (19799, "次", "1.9万多次", "1.005% below"),
        (27123, "次", "2.7万多次", "two digits"),
        (90001, "次", "9万多次", "the second digit is 0"),
        (99000, "次", "9.9万次", "round is exact"),
        (99500, "次", "近10万次", "0.5% below"),
        (99999, "次", "近10万次", "less than 1% below"),
        (396000, "次", "39万多次", "exactly 1% below is not near"),
        (396001, "次", "近40万次", "less than 1% below"),
        (100001, "次", "10万多次", "多 after 万 for the rest below one 万"),
        (400000, "次", "40万次", "whole 万"),
        (402371, "次", "40万多次", "40万多 is 400001 to 409999; 40多万 begins at 41万"),
        (412345, "次", "41万多次", "a last digit that is not 0 lets only 万多 stand"),
        (1203456, "次", "120万多次", "the rest is below one 万"),
        (1234567, "次", "120多万次", "more whole 万 than 120"),
        (12345678, "次", "1200多万次", "more whole 万 than 1200"),
        (98765432, "次", "9800多万次", "more whole 万 than 9800"),
        (99999999, "次", "近1亿次", "less than 1% below, carried into 亿"),
        (100000000, "元", "1亿元", "whole 亿"),
        (100000001, "元", "1亿多元", "亿"),
        (130000000, "元", "1.3亿元", "round is exact"),
        (170000001, "元", "1.7亿多元", "two digits, the second a tenth of 亿"),
        (172345678, "元", "1.7亿多元", "two digits"),
        (1234567890, "元", "12亿多元", "two leading digits"),
        (12345678901, "元", "120多亿元", "more whole 亿 than 120"),
        (10**12 + 1, "元", "1万亿多元", "万亿"),
        (-563, "篇", "-563篇", "no round words below zero"),
        (Fraction("8.5"), "天", "8.5天", "decimals take no 多"),
        (Fraction("8.125"), "天", "8.13天", "two decimals at most, half up"),
        (Fraction("617.1"), "次", "610多次", "the whole part is more than 610"),
        (Fraction("560.4"), "次", "560.4次", "no whole one more than 560"),
    ],
)
def test_rounded_down_by_hand(value: int | Fraction, unit: str, text: str, rule: str) -> None:
    assert rounded_down(value, unit) == text, rule
    beyond = "超过" + text.replace("多", "")
    expected = beyond if "." in text and "多" in text else text.replace("多", "余")
    assert rounded_down(value, unit, "余") == expected, "余 stands behind whole numbers only"


@pytest.mark.parametrize(
    ("value", "word", "text", "rule"),
    [
        (402371, "超过", "超过40万次", "the round number below"),
        (402371, "逾", "逾40万次", "the same, more written"),
        (400000, "超过", None, "it is exactly that"),
        (7, "超过", None, "below 10 is exact"),
        (21, "超过", "超过20次", "tens"),
        (12000, "超过", None, "it is exactly that"),
        (17001, "超过", "超过1.7万次", "two digits"),
        (402371, "达", "超过40万次", "where it is not known whether it is round"),
        (400000, "达", "达40万次", "it is exactly that"),
        (12000, "达", "达1.2万次", "it is exactly that"),
        (7, "达", "达7次", "below 10 is exact"),
        (0, "达", None, "nothing is reached"),
        (583, "近", "近600次", "at most 5% off"),
        (563, "近", None, "570 is further than 560"),
        (568, "近", "近570次", "nearer than 560"),
        (565, "近", None, "halfway is not near"),
        (98, "近", "近100次", "tens and the next larger step"),
        (94, "近", None, "6% off, and 90 is nearer"),
        (19, "近", "近20次", "5% exactly"),
        (18, "近", None, "10% off"),
        (9, "近", None, "below 10 is exact"),
        (20, "近", None, "it is exactly that"),
        (396000, "近", "近40万次", "1% off"),
        (99999999, "近", "近1亿次", "carried into the next unit"),
        (563, "余", "560余次", "named"),
        (560, "余", None, "it is exactly that"),
        (563, "多", "560多次", "named"),
        (20, "多", None, "it is exactly that"),
        (9, "多", None, "below 10 is exact"),
        (563, "不足", "不足570次", "the round number above"),
        (570, "不足", None, "it is exactly that"),
        (123456789, "不足", "不足1.3亿次", "two digits, in 亿"),
        (27123, "不足", "不足2.8万次", "two digits, in 万"),
        (9, "不足", None, "below 10 is exact"),
        (563, "约", "约560次", "the nearest round number"),
        (568, "约", "约570次", "the nearest round number"),
        (395000, "约", "约40万次", "halfway goes up"),
        (560, "约", None, "an exact number takes none"),
        (14, "约", None, "10 is too far off"),
        (21, "约", "约20次", "5% exactly"),
        (5, "约", None, "below 10 is exact"),
        (-563, "近", None, "no round words below zero"),
        *(
            (Fraction("9.6"), word, None, "below 10 is exact, 10 is not near")
            for word in Word
            if word is not Word.REACHING
        ),
    ],
)
def test_named_forms_by_hand(value: int | Fraction, word: str, text: str | None, rule: str) -> None:
    assert approximate(value, "次", Word(word)) == text, rule


def test_each_named_form_has_its_function() -> None:
    assert exceeding(402371, "次") == "超过40万次"
    assert nearing(583, "篇") == "近600篇"
    assert marked(563, "篇", "余") == "560余篇"


WORDS = r"(超过|逾|近|不足|约|达)?([0-9]+)(?:\.([0-9]))?(多|余)?(万亿|亿|万)?(多|余)?"


def claimed(text: str) -> tuple[int, int]:
    """The whole numbers that the words allow, from the least to the greatest."""
    found = re.fullmatch(WORDS, text)
    assert found is not None, text
    before, digits, tenth, inside, unit, after = found.groups()
    assert (before, inside, after).count(None) >= 2, f"two words at once: {text}"
    size = SIZES[unit or ""]
    last = size // 10 if tenth else size  # what the last digit counts
    number = int(digits) * size + int(tenth or 0) * last
    zeros = 10 ** (len(digits) - len(digits.rstrip("0")))
    if inside:
        assert zeros >= 10, f"多 follows a 0: {text}"
        assert not tenth, f"多 follows no decimal: {text}"
        return number + size, number + zeros * size - 1
    if after:
        return number + 1, number + last - 1
    if before in ("超过", "逾"):
        return number + 1, number * 2
    if before in ("近", "不足"):
        return 0, number - 1
    if before == "约":
        return number * 19 // 20, number * 21 // 20 + 1
    return number, number


def named(text: str) -> Fraction:
    """The number that stands in the words, without what 多, 近 and the like say of it."""
    found = re.fullmatch(WORDS, text)
    assert found is not None, text
    _, digits, tenth, _, unit, _ = found.groups()
    return Fraction(f"{digits}.{tenth or 0}") * SIZES[unit or ""]


@settings(max_examples=500)
@given(ANY_SIZE, st.integers(0, 10**6))
def test_a_larger_number_is_never_named_smaller(number: int, more: int) -> None:
    assert named(rounded_down(number, "")) <= named(rounded_down(number + more, ""))
    for said in (exceeding, up_to):
        small, large = said(number, ""), said(number + more, "")
        assert small is None or large is None or named(small) <= named(large)


@settings(max_examples=500)
@given(ANY_SIZE)
def test_at_most_two_digits_are_kept(number: int) -> None:
    digits = str(int(named(rounded_down(number, "")))).rstrip("0")
    assert len(digits) <= 2


@settings(max_examples=500)
@given(ANY_SIZE)
def test_what_is_reached_is_never_more_than_the_number(number: int) -> None:
    text = up_to(number, "")
    assert (text is None) == (number == 0)
    if text is not None:
        most = Fraction(100 * number, 99) if text.startswith("近") else number
        assert named(text) <= most
        assert (named(text) == number) == text.startswith("达")


@settings(max_examples=500)
@given(ANY_SIZE)
def test_rounded_down_is_true_of_every_number(number: int) -> None:
    least, greatest = claimed(rounded_down(number, ""))
    assert least <= number <= greatest


@settings(max_examples=500)
@given(ANY_SIZE)
def test_rounded_down_is_at_most_a_tenth_off_from_a_hundred_on(number: int) -> None:
    text = rounded_down(number, "")
    assert abs(number - named(text)) <= (Fraction(number, 10) if number >= 100 else 9)


def test_rounded_down_is_true_of_the_first_numbers_one_by_one() -> None:
    for number in range(20_000):
        least, greatest = claimed(rounded_down(number, ""))
        assert least <= number <= greatest, number


def test_three_digits_are_named_to_the_ten_and_four_to_the_hundred() -> None:
    for number in range(10, 10_000):
        step = 10 if number < 1000 else 100
        floor = number // step * step
        more = "多" if number > floor else ""
        digit = 10 ** (len(str(number)) - 1)
        above = (number // digit + 1) * digit
        if number > floor and 100 * (above - number) < above:
            assert rounded_down(number, "篇") == f"近{above if above < 10000 else '1万'}篇"
        else:
            assert rounded_down(number, "篇") == f"{floor}{more}篇"


@settings(max_examples=500)
@given(ANY_SIZE, st.sampled_from(Word))
def test_named_forms_are_true_or_refused(number: int, word: Word) -> None:
    text = approximate(number, "", word)
    if text is not None:
        assert word in text or word is Word.REACHING
        least, greatest = claimed(text)
        assert least <= number <= greatest


@settings(max_examples=400)
@given(ANY_SIZE)
def test_a_near_number_is_at_most_a_twentieth_away(number: int) -> None:
    text = nearing(number, "")
    if text is not None:
        above = claimed(text)[1] + 1
        assert 0 < above - number <= Fraction(above, 20)


@given(st.integers(0, 9), st.sampled_from([w for w in Word if w is not Word.REACHING]))
def test_below_ten_nothing_is_approximated(number: int, word: Word) -> None:
    assert approximate(number, "篇", word) is None


@given(st.integers(1, 99), st.integers(1, 14))
def test_two_digits_and_zeros_are_exact(leading: int, zeros: int) -> None:
    number = leading * 10**zeros
    assert claimed(rounded_down(number, "")) == (number, number)
    assert marked(number, "", "多") is None


def test_figures_are_approximated_by_kind(figure: MakeFigure) -> None:
    assert rounded_down_figure(figure(563)) == "560多篇"
    assert rounded_down_figure(figure(563), "余") == "560余篇"
    assert rounded_down_figure(figure(400000, unit="次")) == "40万次"
    assert rounded_down_figure(figure(20)) == "20篇"
    assert rounded_down_figure(figure(2, 3, "位", Kind.RANK)) == "第2位"
    assert rounded_down_figure(figure(Fraction(127, 1000), None, "", Kind.SHARE)) == "12.7%"
    assert rounded_down_figure(figure(None)) == ""
    assert rounded_down_figure(figure(Fraction(7, 2), None, "天", Kind.AVERAGE)) == "3.5天"
    assert rounded_down_figure(figure(Fraction("3.05"), None, "天", Kind.AVERAGE)) == "3.1天"
    assert (
        rounded_down_figure(figure(Fraction("617.1"), None, "次/条", Kind.QUOTIENT)) == "610多次/条"
    )


def test_ranks_and_shares_take_no_word(figure: MakeFigure) -> None:
    assert approximate_figure(figure(402371, unit="次"), Word.OVER) == "超过40万次"
    assert approximate_figure(figure(20), Word.OVER) is None
    assert approximate_figure(figure(12, 13, "位", Kind.RANK), Word.OVER) is None
    assert approximate_figure(figure(Fraction(127, 10), None, "", Kind.SHARE), Word.OVER) is None
    assert approximate_figure(figure(None), Word.OVER) is None
