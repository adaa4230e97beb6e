"""Misplaced: a tag that was pasted into a cell of another row or another column is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tagged import tags

if TYPE_CHECKING:
    from zgreport.language.session import Session

FIGURES = ("发稿", "市级刊发", "报送", "采用率", "公众号.阅读")


def row(*cells: str) -> str:
    held = "".join(f"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>\n" for c in cells)
    return f'<w:tr w:rsidR="00">{held}</w:tr>'


def told(session: Session, rows: list[tuple[str, ...]]) -> list[tuple[str, int]]:
    """The codes, and the lines of the cells, of which each has one."""
    session.render(tags(f"<w:tbl>{''.join(row(*cells) for cells in rows)}</w:tbl>"))
    found = [(each.code, each.place.line or 0) for each in session.doubts]
    return [(code.removeprefix("language.cell_"), line) for code, line in found]


def table() -> list[tuple[str, ...]]:
    """A head of 4 cells, on lines 1 to 4; below it a row of 4 for each figure."""
    head = ("指标", "{{ 年 }}", "{{ 上年 }}", "增减")
    forms = ("", ".上年|或横线", ".增幅|或横线")
    return [head, *((f"{f}数", *(f"{{{{ {f}{form} }}}}" for form in forms)) for f in FIGURES)]


@pytest.mark.parametrize(
    ("at", "column", "tag", "found"),
    [
        (2, 2, "{{ 报送.增幅|或横线 }}", [("of_other_row", 11)]),
        (2, 2, "{{ 报送.上年|或横线 }}", [("of_other_row", 11)]),
        (2, 1, "{{ 报送 }}", [("of_other_row", 10)]),
        (2, 2, "{{ 市级刊发.增幅|或横线 }}", [("of_other_column", 11)]),
        (2, 3, "{{ 市级刊发.上年 }}", [("of_other_column", 12)]),
        (2, 1, "{{ 市级刊发.上年 }}", [("of_other_column", 10)]),
        (2, 3, "{{ 市级刊发.增减|或横线 }}", []),  # another way to say the change
        (2, 1, "{{ 市级刊发|表格 }}", []),
        (2, 2, "—", []),
        (2, 2, "共{{ 报送 }}", []),  # a cell with words of its own
    ],
)
def test_a_cell_is_held_against_its_row_and_its_column(
    session: Session, at: int, column: int, tag: str, found: list[tuple[str, int]]
) -> None:
    rows = table()
    rows[at] = tuple(tag if i == column else cell for i, cell in enumerate(rows[at]))
    assert told(session, rows) == found


@pytest.mark.parametrize(
    "rows",
    [
        table(),
        [("甲县", "{{ 发稿 }}", "{{ 报送 }}", "{{ 报送.增幅 }}")] * 5,  # figures side by side
        [("稿件", "{{ 发稿 }}", "{{ 发稿.上年 }}"), ("报送", "{{ 报送 }}", "{{ 报送.上年 }}")],
        [("甲", "{{ 发稿 }}", "{{ 发稿.上年 }}", "{{ 报送.占(发稿) }}")] * 4,
    ],
)
def test_a_table_that_agrees_with_itself_is_left_alone(
    session: Session, rows: list[tuple[str, ...]]
) -> None:
    assert told(session, rows) == []
