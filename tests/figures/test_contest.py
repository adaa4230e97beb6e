"""Contests: weights, ties and blanks."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from zgreport.cli.words import Words
from zgreport.definition.model import ContestDef, WeightDef
from zgreport.figures.contest import competition_ranks
from zgreport.findings import Place, ZgreportError

if TYPE_CHECKING:
    from books import Books

BEST = ContestDef("十佳", "评选", 2, (WeightDef("票数", 40, None), WeightDef("评分", 60, 100)), 1)
VOTES = """
年    标题  单位  票数#  评分#
2023  甲    甲县  100    90
2023  乙    乙市  50     95
2023  丙    -     200    80
2023  丁    丙局  50     95
2023  戊    丙局  0      70
2022  己    丙局  900    99
"""


@pytest.fixture
def kept(books: Books) -> Books:
    books.ledger("评选", VOTES)
    books.contests = (BEST,)
    return books


def test_results_are_weighted_and_ties_at_the_last_place_are_all_in(kept: Books) -> None:
    # 丙 40·200/200 + 60·80/100 = 88; 甲 20 + 54 = 74; 乙, 丁 10 + 57 = 67
    kept.contests = (ContestDef("十佳", "评选", 3, BEST.weights, 1),)
    result = kept.facts().contest("十佳")
    assert [e.result for e in result.entries] == [88, 74, 67, 67]
    places = [(e.rank, e.values["标题"]) for e in result.entries]
    assert places == [(1, "丙"), (2, "甲"), (3, "乙"), (3, "丁")]
    assert result.candidates == 5
    assert result.weights == BEST.weights


def test_an_entry_has_its_rows_columns_as_text(kept: Books) -> None:
    first = kept.facts().contest("十佳").entries[0]
    assert first.values == {"标题": "丙", "单位": "", "票数": "200", "评分": "80"}
    assert first.row == 2


def test_places_beyond_the_candidates_take_all(kept: Books) -> None:
    kept.contests = (ContestDef("十佳", "评选", 10, BEST.weights, 1),)
    assert len(kept.facts().contest("十佳").entries) == 5


def test_weights_need_not_add_up_to_100(kept: Books) -> None:
    weights = (WeightDef("票数", 1, None), WeightDef("评分", 2, 100))
    kept.contests = (ContestDef("十佳", "评选", 1, weights, 1),)
    (entry,) = kept.facts().contest("十佳").entries
    assert entry.result == Fraction(100) * (1 + 2 * Fraction(80, 100)) / 3


def test_a_contest_nobody_voted_in_is_decided_by_the_rest(books: Books) -> None:
    books.ledger("评选", "年 标题 票数# 评分#\n2023 甲 0 90\n2023 乙 0 80")
    books.contests = (BEST,)
    assert [e.result for e in books.facts().contest("十佳").entries] == [54, 48]


def test_a_blank_value_is_found_where_it_is(books: Books) -> None:
    books.ledger("评选", "年 标题 票数# 评分#\n2023 甲 1 -\n2023 乙 - 5\n2022 丙 - -")
    books.contests = (BEST,)
    with pytest.raises(ZgreportError) as error:
        books.facts().contest("十佳")
    assert {f.values["contest"] for f in error.value.findings} == {"十佳"}
    places = [(f.place, f.values["column"]) for f in error.value.findings]
    file = "inputs/2023/台账.xlsx"
    assert places == [
        (Place(year=2023, file=file, sheet="Sheet1", cell="3"), "票数"),
        (Place(year=2023, file=file, sheet="Sheet1", cell="2"), "评分"),
    ]


def test_without_a_file_nobody_wins(books: Books) -> None:
    books.ledger("评选", VOTES, years=frozenset({2022}))
    books.contests = (BEST,)
    result = books.facts().contest("十佳")
    assert (result.entries, result.candidates) == ((), 0)


@pytest.mark.parametrize(
    ("contest", "sentences"),
    [
        (ContestDef("十佳", "评先", 2, BEST.weights, 1), ["There is no ledger 评先."]),
        (
            ContestDef("十佳", "评选", 2, (WeightDef("票", 1, 1), WeightDef("单位", 1, 1)), 1),
            [
                "Ledger 评选 has no column 票.",
                (
                    "Column 单位 of ledger 评选 does not hold numbers: "
                    "there is no mean, order or mark of it."
                ),
            ],
        ),
    ],
)
def test_a_contest_over_what_there_is_not_is_a_fault(
    kept: Books, contest: ContestDef, sentences: list[str]
) -> None:
    kept.contests = (contest,)
    with pytest.raises(ZgreportError) as error:
        kept.facts().contest("十佳")
    assert [Words("en").sentence(f) for f in error.value.findings] == sentences


def test_a_contest_there_is_not_is_a_fault(kept: Books) -> None:
    with pytest.raises(ZgreportError) as error:
        kept.facts().contest("十隹")
    (fault,) = error.value.findings
    words = Words("en")
    assert words.sentence(fault) == "There is no contest 十隹."
    assert words.hint(fault) == "Did you mean 十佳? The definition's contests: 十佳."


@pytest.mark.parametrize(
    ("values", "ranks"),
    [((), ()), ((5,), (1,)), ((9, 7, 7, 3), (1, 2, 2, 4)), ((3, 9, 3, 9), (3, 1, 3, 1))],
)
def test_equal_values_share_a_rank(values: tuple[int, ...], ranks: tuple[int, ...]) -> None:
    assert competition_ranks([Fraction(value) for value in values]) == ranks
