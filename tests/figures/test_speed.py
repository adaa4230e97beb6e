"""Counting is never what a build waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from work import calls

from zgreport.figures.expression import Condition, Op, Rows

if TYPE_CHECKING:
    from books import Books


def figure_of(number: int) -> Rows:
    """Some rows, other ones for each number."""
    unit = Condition("单位", Op.IS, (f"单位{number % 21}",))
    month = Condition("月", Op.IS, (number % 12 + 1,))
    return Rows("发稿", (unit, month, Condition("标题", Op.CONTAINS, (str(number),))))


def work(books: Books, rows: int, figures: int) -> int:
    """The calls it takes to count so many figures in a ledger of so many rows."""
    lines = (
        f"202{2 + n % 2}-{n % 12 + 1:02}-{n % 28 + 1:02} 第{n}篇 单位{n % 21}" for n in range(rows)
    )
    books.ledger("发稿", "日期* 标题 单位\n" + "\n".join(lines))
    facts = books.facts()
    return calls(lambda: [facts.figure(figure_of(n)) for n in range(figures)])


def test_twice_the_rows_are_twice_the_work(books: Books) -> None:
    assert work(books, 8000, 60) < 2.2 * work(books, 4000, 60)


def test_a_further_figure_takes_a_look_at_each_row(books: Books) -> None:
    rows = 4000
    further = (work(books, rows, 60) - work(books, rows, 30)) / 30
    assert further < 2 * rows
