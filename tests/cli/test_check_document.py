"""`zgreport check FILE.docx`: finished text looked over, as lines, JSON and comments in Word."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import docx
import pytest
from pages import page_of

from zgreport.cli.run import run
from zgreport.output import office

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk

CHINESE = {"LANG": "zh_CN.UTF-8"}

WRONG = (
    "2023年政务信息工作总结",
    "",
    "全年编发政务信息318篇。其中，乡镇报送近120余篇，退稿下降2倍。",
    "截止11月底，办理群众留言96件。",
    "二零二三年的任务已经完成。",
)
# Paragraph, the sentence, and the rule that it breaks.
BREACHES = [
    (3, "其中，乡镇报送近120余篇，退稿下降2倍。", "lint.double_approximation"),
    (3, "其中，乡镇报送近120余篇，退稿下降2倍。", "lint.decrease_in_multiples"),
    (4, "截止11月底，办理群众留言96件。", "lint.until_date"),
    (5, "二零二三年的任务已经完成。", "lint.year_with_zero"),
]
RIGHT = (
    "2023年政务信息工作总结",
    "",
    "全年编发政务信息318篇，比上年增加27篇。其中，乡镇报送120余篇，占37.7%；退稿19篇，同比下降34.5%。",
    "截至11月底，办理群众留言96件，办结率为100%。",
    "二〇二三年的任务已经完成。",
)


def document(path: Path, paragraphs: tuple[str, ...]) -> Path:
    path.write_bytes(page_of(*paragraphs))
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    return document(tmp_path / "总结.docx", WRONG)


def test_each_breach_is_named_with_its_sentence_and_the_first_words_of_its_paragraph(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(wrong)], CHINESE) == 1
    lines = capsys.readouterr().out.splitlines()
    told = [line for line in lines if line.startswith("错误：")]
    assert len(told) == len(BREACHES)
    for paragraph, sentence, _ in BREACHES:
        opening = "“全年编发政务信息318篇…”一段，" if paragraph == 3 else ""
        assert any(f"总结.docx，{opening}“{sentence}”：" in line for line in told)
    assert lines[-1] == "共有错误 4 处、警告 0 处、提示 0 处。"


def test_each_breach_is_found_by_its_rule_in_json(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(wrong), "--json"], CHINESE) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    told = [(f["paragraph"], f["code"]) for f in found]
    assert sorted(told) == sorted((number, code) for number, _, code in BREACHES)
    assert all(f["severity"] == "error" and f["message"] and f["hint"] for f in found)
    assert {f["file"] for f in found} == {wrong.as_posix()}


def test_right_prose_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right = document(tmp_path / "总结.docx", RIGHT)
    assert run(["check", str(right)], CHINESE) == 0
    assert capsys.readouterr().out == f"{right.as_posix()}：没有发现问题。\n"
    assert run(["check", str(right), "--json"], CHINESE) == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_advice_is_given_and_is_no_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mixed = document(tmp_path / "总结.docx", ("来信560多件。", "留言280多条。", "来访40余人次。"))
    assert run(["check", str(mixed), "--json"], CHINESE) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    told = [(f["code"], f["severity"], f["paragraph"]) for f in found]
    assert told == [("lint.mixed_markers", "note", 3)]


def test_text_in_tables_is_looked_over_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = docx.Document()
    written.add_paragraph("情况如下。")
    written.add_table(1, 1).cell(0, 0).text = "近200多篇。"
    written.save(str(tmp_path / "表.docx"))
    assert run(["check", str(tmp_path / "表.docx"), "--json"], CHINESE) == 1
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert (found["code"], found["paragraph"]) == ("lint.double_approximation", 2)


# The copy with comments.


@pytest.fixture
def commented(wrong: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "批注.docx"
    before = wrong.read_bytes()
    assert run(["check", str(wrong), "--docx", str(copy)], CHINESE) == 1
    assert wrong.read_bytes() == before
    return copy


def test_the_copy_has_a_comment_at_the_paragraph_of_each_breach(commented: Path) -> None:
    copy = docx.Document(str(commented))
    texts = {str(comment.comment_id): comment.text for comment in copy.comments}
    told = []
    for number, paragraph in enumerate(copy.paragraphs, 1):
        for reference in paragraph._p.xpath(".//w:commentReference/@w:id"):  # noqa: SLF001  # no public way to it
            told.append((number, texts.pop(reference).split("\n")[1]))
    assert sorted(told) == sorted((number, f"“{sentence}”") for number, sentence, _ in BREACHES)
    assert texts == {}
    assert [paragraph.text for paragraph in copy.paragraphs] == list(WRONG)


def test_a_copy_of_a_copy_keeps_its_comments(commented: Path, tmp_path: Path) -> None:
    again = tmp_path / "再批.docx"
    assert run(["check", str(commented), "--docx", str(again)], CHINESE) == 1
    assert len(list(docx.Document(str(again)).comments)) == 2 * len(BREACHES)


def test_right_prose_gets_a_copy_without_comments(tmp_path: Path) -> None:
    right, copy = document(tmp_path / "总结.docx", RIGHT), tmp_path / "批注.docx"
    assert run(["check", str(right), "--docx", str(copy)], CHINESE) == 0
    assert [p.text for p in docx.Document(str(copy)).paragraphs] == list(RIGHT)
    assert list(docx.Document(str(copy)).comments) == []


@pytest.mark.skipif(office.find() is None, reason="LibreOffice is not installed")
def test_the_office_opens_the_copy(commented: Path) -> None:
    program = office.find()
    assert program is not None
    made = office.to_pdfa(commented.read_bytes(), program)
    assert made is not None
    assert made.startswith(b"%PDF-")


# What cannot be checked.


def test_the_copy_never_replaces_its_original(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = wrong.read_bytes()
    assert run(["check", str(wrong), "--docx", str(wrong)], CHINESE) == 1
    assert "带批注的副本不能写到原文件上" in capsys.readouterr().err
    assert wrong.read_bytes() == before


def test_what_is_no_word_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "改名.docx").write_text("其实是一段文字", encoding="utf-8")
    assert run(["check", str(tmp_path / "改名.docx")], CHINESE) == 1
    assert "这不是 Word 文档" in capsys.readouterr().err


def test_what_is_not_there_is_a_matter_of_the_surroundings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(tmp_path / "没有.docx")], CHINESE) == 3
    assert "没有.docx：文件打不开：找不到。" in capsys.readouterr().err


# The program's own prose.


def test_the_summary_that_build_makes_breaks_no_rule(
    built: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    (summary,) = (built.root / "out" / "2023").glob("*.docx")
    assert run(["check", str(summary), "--json"], CHINESE) == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_build_reads_over_what_it_made(built: Desk) -> None:
    record = json.loads((built.root / "out/2023/manifest.json").read_text(encoding="utf-8"))
    codes = [finding["code"] for finding in record["findings"]]
    assert codes, "the example has faults in its ledgers"
    assert not [code for code in codes if code.startswith("lint.")]
