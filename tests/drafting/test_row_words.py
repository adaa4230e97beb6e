"""What a ledger's name says its rows are counted in."""

from __future__ import annotations

import pytest

from zgreport.drafting.guesses import Sureness
from zgreport.drafting.row_words import row_word


@pytest.mark.parametrize("name", ["学生人数", "检查次数", "投资金额", "在校总数"])
def test_the_rows_of_a_quantity_are_not_what_it_counts(name: str) -> None:
    told = row_word(name, ["班级", "男生", "女生"])
    assert (told.word, told.sure) == ("条", Sureness.DOUBTFUL)


def test_the_rows_of_articles_are_articles() -> None:
    assert row_word("发稿", []).word == "篇"
