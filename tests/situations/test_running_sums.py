"""Numbers of a month's end whose kind is `sum`: adding them up counts each month again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from clerk import asked

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """\
ledgers:
  月报:
    files: "*月报*"
    date: 月份
    measures:
      量: {{column: {0}, kind: sum, measure_word: 元}}
"""
MONTHS = "月份 {0}/Y年1月 5/Y年2月 9/Y年3月 12"
TOLD = [("running_summed", "4")]
ROWS = [
    ("本年累计", MONTHS, TOLD),
    ("累积投资", MONTHS, TOLD),
    ("期末余额", MONTHS, TOLD),
    ("在册人数", MONTHS, TOLD),
    ("存量", MONTHS, TOLD),
    ("投资", "月份 当月 投资/Y年1月 5 5/Y年2月 4 9/Y年3月 3 12", TOLD),
    ("当月", "月份 当月 投资/Y年1月 5 5/Y年2月 4 9/Y年3月 3 12", []),
    ("投资", MONTHS, []),
    ("本年累计", "月份 单位 {0}/Y年3月 甲县 5/Y年3月 乙县 9", []),
]


@pytest.mark.parametrize(("column", "table", "odd"), ROWS)
def test_what_is_kept_at_a_months_end_is_not_added_up(
    tmp_path: Path, column: str, table: str, odd: list[tuple[str, str]]
) -> None:
    text = table.format(column)
    found = asked(tmp_path, LEDGER.format(column), {"月报": (text, text)}, "月报.量")
    assert [each for each in found.odd if each[0] == "running_summed"] == odd
