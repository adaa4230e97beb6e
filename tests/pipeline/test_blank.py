"""A blank start: one ledger, one figure, one page, which builds and says what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path


def test_a_blank_start_builds_without_an_error_and_prints_its_three_records(tmp_path: Path) -> None:
    assert called("init", "空", "--blank", folder=tmp_path).code == 0
    assert called("build", "-C", "空", folder=tmp_path).code == 0
    (page,) = (tmp_path / "空" / "out" / "2023").glob("*.docx")
    text = "\n".join(p.text for p in docx.Document(str(page)).paragraphs)
    assert "共开展工作3项，其中甲科2项，占66.7%" in text
    assert "{" not in text


def test_a_blank_start_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    (tmp_path / "空" / "a").write_bytes(b"")
    said = called("init", "空", "--blank", folder=tmp_path)
    assert said.code == 1
    assert [p.name for p in (tmp_path / "空").iterdir()] == ["a"]
