"""A row that is said to be cancelled is no doubt where a condition names the column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "title: 综述\ntemplate: 综述.docx\nissuer: 某机关\n"
LEDGER = 'ledgers:\n  稿件:\n    files: "*稿件*"\n    measure_word: 篇\n    date: 日期\n'
ROWS = "日期,标题,单位,状态\n{0}-03-01,题一,甲县,采用\n{0}-04-01,题二,甲县,作废\n"
SETTLED = [
    ("", "{{ 稿件 }}", [2023]),
    ("", "{{ 稿件(单位='甲县') }}", [2023]),
    ("", "{{ 稿件(状态='采用') }}", []),
    ("", "{{ 稿件(状态_不是='作废') }}", []),
    ("figures: {采用: '稿件(状态=\"采用\")'}\n", "{{ 采用 }}", []),
]


@pytest.mark.parametrize(("figures", "text", "told"), SETTLED)
def test_a_condition_settles_what_is_cancelled(
    tmp_path: Path, figures: str, text: str, told: list[int]
) -> None:
    (tmp_path / "inputs/2023").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    (tmp_path / "inputs/2023/稿件.csv").write_text(ROWS.format(2023), encoding="utf-8")
    (tmp_path / "inputs/report.yaml").write_text(HEAD + LEDGER + figures, encoding="utf-8")
    page = docx.Document()
    page.add_paragraph(text)
    page.save(str(tmp_path / "templates/综述.docx"))
    said = called("check", "2023", "--json", folder=tmp_path).json["findings"]
    assert [f["year"] for f in said if f["code"] == "ledgers.cancelled_rows"] == told
