"""The starting template as a Word file: its form, and what other people's readers say of it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from drafted import column, ledger, measure, office, proposal, registry

from zgreport.document.starting import starting_template
from zgreport.drafting.guesses import Role
from zgreport.drafting.naming_figures import named_figures
from zgreport.drafting.outline import outline
from zgreport.language.filters import FILTERS
from zgreport.outlines import Grid, GridRow, Line, Look, Outline
from zgreport.pipeline.build import build
from zgreport.pipeline.check import check_document
from zgreport.pipeline.order import Order

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as DocumentType

Rows = list[list[object]]

UNITS: Rows = [["单位", "组别"], ["甲县", "县"], ["乙局", "局"]]
DRAFTED = proposal(
    ledger(
        "投诉",
        "件",
        column("日期", Role.DATE),
        column("单位", Role.NAME, registry="单位"),
        column("类别", Role.LIST, values=("甲类", "乙类")),
        measure("用时", "天"),
    ),
    registries=[registry("单位", UNITS, column("组别", Role.ATTRIBUTE))],
)
ROWS: Rows = [
    ["日期", "单位", "类别", "用时"],
    *([f"{{}}-{month:02}-01", "甲县", "甲类", 1] for month in range(1, 13)),
    *([f"{{}}-{month:02}-02", "乙局", "乙类", 2] for month in range(1, 13)),
]


def page() -> bytes:
    return starting_template(outline(DRAFTED, named_figures(DRAFTED)))


def opened(data: bytes) -> DocumentType:
    return Document(io.BytesIO(data))


def oracle(name: str) -> Any:
    return pytest.importorskip(name, reason=f"{name} is not installed on this machine")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "综述.docx"
    path.write_bytes(page())
    return path


def test_the_same_outline_gives_the_same_bytes() -> None:
    assert page() == page()


def test_the_page_is_a4_with_the_margins_of_the_standard() -> None:
    section = opened(page()).element.body.sectPr
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    assert (size.get(qn("w:w")), size.get(qn("w:h"))) == ("11906", "16838")  # 5.1
    sides = [margins.get(qn(f"w:{side}")) for side in ("top", "bottom", "left", "right")]
    assert sides == ["2098", "1984", "1588", "1474"]  # 5.2.1: 37, 35, 28, 26 mm


@pytest.mark.parametrize(
    ("look", "font", "half_points"),
    [
        (Look.TITLE, "方正小标宋简体", "44"),  # 7.3.1: 2号
        (Look.BODY, "仿宋_GB2312", "32"),  # 5.2.2: 3号
        (Look.HEADING, "黑体", "32"),  # 7.3.3
        (Look.ANNEX_MARK, "黑体", None),  # 7.3.7; its size is that of the text
        (Look.ANNEX_TITLE, "方正小标宋简体", "44"),
    ],
)
def test_each_look_has_the_typeface_of_the_standard(
    look: Look, font: str, half_points: str | None
) -> None:
    styles = {each.style_id: each.element for each in opened(page()).styles}
    run = styles[look.value].find(qn("w:rPr"))
    assert run.find(qn("w:rFonts")).get(qn("w:eastAsia")) == font
    size = run.find(qn("w:sz"))
    assert (size is None and half_points is None) or size.get(qn("w:val")) == half_points


def test_a_page_holds_twenty_two_lines_of_the_text() -> None:
    normal = next(s for s in opened(page()).styles if s.style_id == "Normal").element
    spacing = normal.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("579", "exact")


def test_page_numbers_stand_between_dashes_on_both_sides() -> None:
    parts = zipfile.ZipFile(io.BytesIO(page()))
    for name in ("word/footer1.xml", "word/footer2.xml"):
        text = parts.read(name).decode()
        assert " PAGE " in text
        assert "— " in text
    assert b"evenAndOddHeaders" in parts.read("word/settings.xml")


def test_each_block_becomes_a_paragraph_or_a_table_in_its_order() -> None:
    rows = (
        GridRow(("{%tr if 投诉 %}",)),
        GridRow(("投诉", "1", "2", "3")),
        GridRow(("一半", "", "", ""), is_part=True),
    )
    grid = Grid("表", ("子", "丑", "寅", "卯"), rows)
    blocks = (Line(Look.TITLE, "甲"), grid, Line(Look.NOTE, "注：乙"))
    made = opened(starting_template(Outline("综述", blocks)))
    tags = [child.tag.rpartition("}")[2] for child in made.element.body]
    assert tags == ["p", "tbl", "p", "sectPr"]
    assert [p.style.style_id for p in made.paragraphs if p.style] == ["Title", "TableNote"]
    (table,) = made.tables
    assert [cell.text for cell in table.rows[0].cells] == ["子", "丑", "寅", "卯"]
    assert len({cell._tc for cell in table.rows[1].cells}) == 1  # noqa: SLF001  # one wide cell
    style = table.rows[3].cells[0].paragraphs[0].style
    assert style is not None
    assert style.style_id == "TableTextIn"


def test_a_tag_is_one_run_that_can_be_reworded() -> None:
    runs = [len(paragraph.runs) for paragraph in opened(page()).paragraphs]
    assert max(runs) == 1


@pytest.mark.parametrize("text", ["甲\x00乙", "甲\x0b乙", "甲\ufffe乙", "甲\n乙", "<&>\"'"])
def test_what_no_word_file_may_hold_is_left_out(text: str) -> None:
    made = opened(starting_template(Outline(text, (Line(Look.BODY, text),))))
    assert made.paragraphs[0].text.startswith(("甲", "<&>"))


def test_openxml_audit_finds_nothing(template: Path) -> None:
    audit = oracle("openxml_audit")
    assert [str(error) for error in audit.OpenXmlValidator().validate(template).errors] == []


def test_docx_integrity_finds_nothing(template: Path) -> None:
    integrity = oracle("docx_integrity")
    assert [str(finding) for finding in integrity.check(str(template))] == []


def test_docxtpl_lint_finds_nothing_once_it_knows_our_filters(template: Path) -> None:
    lint = oracle("docxtpl_lint")
    assert [str(issue) for issue in lint.lint(template, filters=set(FILTERS)).issues] == []


def silent(stage: str, count: int) -> None:
    """Hear how far the work is, and say nothing."""


def test_what_is_built_of_it_has_the_look_of_an_official_document(tmp_path: Path) -> None:
    tables: dict[str, Rows] = {"单位名录": UNITS} | {
        f"{year}/投诉": [ROWS[0], *([str(row[0]).format(year), *row[1:]] for row in ROWS[1:])]
        for year in (2022, 2023)
    }
    desk = office(tmp_path / "w", DRAFTED, tables)
    build(Order(desk.root, year=2023), silent)
    assert [str(each) for each in check_document(desk.summary, layout=True).findings] == []
    audit = oracle("openxml_audit")
    assert [str(error) for error in audit.OpenXmlValidator().validate(desk.summary).errors] == []
