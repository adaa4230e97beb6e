"""`zgreport check FILE.docx --layout`: the list, as lines, JSON and comments."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from official import BODY, changed, document

from zgreport.cli.run import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

CHINESE = {"LANG": "zh_CN.UTF-8"}


def test_the_layout_is_looked_at_only_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "综述.docx"
    wrong.write_bytes(changed(BODY, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'))
    assert run(["check", str(wrong)], CHINESE) == 0
    capsys.readouterr()
    assert run(["check", str(wrong), "--layout", "--json"], CHINESE) == 1
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert (found["code"], found["severity"]) == ("layout.page_size", "error")
    assert "216×279毫米" in found["message"]
    assert "GB/T 9704-2012 5.1" in found["hint"]


def test_a_breach_names_its_paragraph_and_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "综述.docx"
    last = '<w:pStyle w:val="BodyLast"/></w:pPr><w:r>'
    song = f'{last}<w:rPr><w:rFonts w:eastAsia="宋体"/></w:rPr>'
    wrong.write_bytes(changed(BODY, last, song))
    assert run(["check", str(wrong), "--layout"], CHINESE) == 0
    said = capsys.readouterr().out
    words = "明年将继续围绕中心，提高稿件质量。"
    assert f"综述.docx，“二、下步打算”部分，“{words}”：正文字体为“宋体”，一般应为仿宋体。" in said
    assert "共有错误 0 处、警告 1 处、提示 0 处。" in said


def test_a_right_document_is_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right = tmp_path / "综述.docx"
    right.write_bytes(document())
    assert run(["check", str(right), "--layout"], CHINESE) == 0
    assert capsys.readouterr().out == f"{right.as_posix()}：没有发现问题。\n"


def test_a_year_has_no_layout(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "2023", "--layout"], CHINESE) == 2
    assert "--layout 检查一份写成的文档" in capsys.readouterr().err
