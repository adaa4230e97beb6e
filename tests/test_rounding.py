"""12.45% is 12.5%, however it was reached: in prose, in forms, in tables, in JSON, from any figure.

Binary fractions, a half rounded to even and rounding twice would each give 12.4% somewhere.
"""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import docx
import pytest

from zgreport.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

DEFINITION = """\
title: 统计
template: 统计.docx
issuer: 云川
date: 2024-01-05
ledgers:
  统计:
    files: "*统计*"
    date: 月份
    measure_word: 行
    gaps: accept
    columns: {月份: [], 单位: []}
    measures:
      刊发: {column: 刊发数, kind: sum, measure_word: 篇}
      优秀: {column: 优秀数, kind: sum, measure_word: 篇}
      报送: {column: 报送数, kind: sum, measure_word: 篇}
      阅读: {column: 阅读数, kind: sum, measure_word: 次}
      期数: {column: 期数数, kind: sum, measure_word: 期}
      关注: {column: 关注数, kind: last, measure_word: 人}
      稿费: {column: 稿费数, kind: sum, measure_word: 万元}
figures:
  刊发率: 统计.刊发 / 统计.报送
decimals: 1
"""
HEAD = ("月份", "单位", "刊发数", "优秀数", "报送数", "阅读数", "期数数", "关注数", "稿费数")
ROWS = {
    2022: [("2022-12-01", "甲县", "0", "0", "2000", "2000", "20", "2000", "200")],
    2023: [
        ("2023-01-01", "甲县", "100", "49", "1,000", "二千二百", "12", "1000", "110.05"),
        ("2023-12-01", "乙县", "149篇", "200", "1000", "0.0049万", "8", "1249", "114.85"),
        ("2023-12-01", "甲县", "0", "249", "0", "0", "0", "1000", "0"),
    ],
}

# Each is 12.45% or 12.45 of something; the words with no, one and two decimals.
REACHED = [
    ("a share", "统计.刊发 / 统计.报送", "12%", "12.5%", "12.45%"),
    ("a named share", "刊发率", "12%", "12.5%", "12.45%"),
    ("a share by its form", "统计.刊发.占(统计.报送)", "12%", "12.5%", "12.45%"),
    ("its number alone", "刊发率.数", "12%", "12.5%", "12.45%"),
    ("in a table", "刊发率|表格", "12%", "12.5%", "12.45%"),
    (
        "sums over sums",
        "(统计(月=1).刊发 + 统计(月=12).刊发) / (统计(月=1).报送 + 统计(月=12).报送)",
        "12%",
        "12.5%",
        "12.45%",
    ),
    ("a share of half", "统计.优秀 / 统计.报送 / 2", "12%", "12.5%", "12.45%"),
    ("a share of a share", "刊发率 / (统计.报送 / 统计.报送)", "12%", "12.5%", "12.45%"),
    ("growth in full", "统计.阅读.同比", "同比增长12%", "同比增长12.5%", "同比增长12.45%"),
    ("growth in short", "统计.阅读.增幅", "增长12%", "增长12.5%", "增长12.45%"),
    ("growth in a table", "统计.阅读.增幅|表格", "12%", "12.5%", "12.45%"),
    (
        "growth behind the figure",
        "统计.阅读|带同比",
        "2249次，同比增长12%",
        "2249次，同比增长12.5%",
        "2249次，同比增长12.45%",
    ),
    (
        "growth of a stock",
        "统计.关注.同比",
        "比上年末增长12%",
        "比上年末增长12.5%",
        "比上年末增长12.45%",
    ),
    ("growth of decimals", "统计.稿费.增幅", "增长12%", "增长12.5%", "增长12.45%"),
    (
        "points",
        "刊发率.较上年",
        "比上年提高12个百分点",
        "比上年提高12.5个百分点",
        "比上年提高12.45个百分点",
    ),
    ("points in a table", "刊发率.同比|表格", "12个百分点", "12.5个百分点", "12.45个百分点"),
    ("last year's", "刊发率.上年", "0%", "0%", "0%"),
    # Not percentages: as they always are.
    ("a quotient", "统计.刊发 / 统计.期数", "12.5篇/期", "12.5篇/期", "12.5篇/期"),
    ("in 万", "124500|万", "12.5万", "12.5万", "12.5万"),
    ("money", "统计.稿费", "224.9万元", "224.9万元", "224.9万元"),
    ("money in characters", "统计.稿费|大写", *["贰佰贰拾肆万玖仟元整"] * 3),
]


def write_rows(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    path.parent.mkdir(parents=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *rows])


@pytest.fixture(scope="module", params=[0, 1, 2])
def decimals(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="module")
def workspace(decimals: int, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose template prints every tag in a paragraph of its own; built."""
    root = tmp_path_factory.mktemp("云川")
    for year, rows in ROWS.items():
        write_rows(root / "inputs" / str(year) / "统计.csv", rows)
    definition = DEFINITION.replace("decimals: 1", f"decimals: {decimals}")
    (root / "inputs" / "report.yaml").write_text(definition, encoding="utf-8")
    template = docx.Document()
    for _, expression, *_ in REACHED:
        template.add_paragraph(f"{{{{ {expression} }}}}")
    (root / "templates").mkdir()
    template.save(str(root / "templates" / "统计.docx"))
    assert run(["build", "2023", "-C", str(root)], {"LANG": "zh_CN.UTF-8"}) == 0
    return root


@pytest.fixture(scope="module")
def printed(workspace: Path) -> list[str]:
    return [p.text for p in docx.Document(str(workspace / "out" / "2023" / "统计.docx")).paragraphs]


@pytest.fixture(scope="module")
def evidence(workspace: Path) -> list[str]:
    found = json.loads((workspace / "out" / "2023" / "figures.json").read_text(encoding="utf-8"))
    return [figure["text"] for figure in found]


@pytest.mark.parametrize("row", range(len(REACHED)), ids=[row[0] for row in REACHED])
def test_it_is_rounded_half_up_and_once_however_it_was_reached(
    printed: list[str], decimals: int, row: int
) -> None:
    assert printed[row] == REACHED[row][2 + decimals]


def test_the_evidence_says_what_the_document_says(
    evidence: list[str], decimals: int, printed: list[str]
) -> None:
    assert set(printed) <= {*evidence, "12.5万"}
    assert [row[2 + decimals] for row in REACHED] == printed


def test_figures_says_it_too(
    workspace: Path, decimals: int, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["figures", "2023", "--json", "-e", "统计.阅读", "-C", str(workspace)]
    assert run(arguments, {"LANG": "zh_CN.UTF-8"}) == 0
    share, reads = json.loads(capsys.readouterr().out)["figures"]
    assert share["text"] == ["12%", "12.5%", "12.45%"][decimals]
    assert share["value"] == "0.124500", "the exact value stays what it is"
    assert reads["change"] == ["同比增长12%", "同比增长12.5%", "同比增长12.45%"][decimals]
