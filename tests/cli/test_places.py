"""Where a finding about a Word file is: as somebody with the document open in Word looks for it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from small_office import small_office
from terminal import called

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from docx.document import Document
    from docx.table import Table, _Cell

WRONG = "近200多篇"  # says twice that it is a round number
PROSE = "全年编发政务信息318篇，比上年增加27篇。"


# How the documents are made.


def table(
    document: Document | _Cell, rows: Sequence[Sequence[str]], *, merged: Sequence[str] = ()
) -> Table:
    """A table of these texts; `merged` are cells as "row,column-row,column", from 1."""
    made = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            made.cell(at, column).text = text
    for corners in merged:
        (top, left), (bottom, right) = (
            (int(number) - 1 for number in corner.split(",")) for corner in corners.split("-")
        )
        text = made.cell(top, left).text
        made.cell(top, left).merge(made.cell(bottom, right)).text = text
    return made


def prose(document: Document) -> None:
    document.add_paragraph("2023年政务信息工作总结")
    document.add_paragraph(PROSE + f"其中，乡镇报送{WRONG}。")


def alone(document: Document) -> None:
    document.add_paragraph(PROSE)


def under_a_bold_line(document: Document) -> None:
    document.add_paragraph(PROSE)
    run = document.add_paragraph().add_run("一、把准方向")
    run.bold, run.font.name = True, "黑体"
    document.add_paragraph(f"乡镇报送{WRONG}。")


def under_a_style(document: Document) -> None:
    document.add_heading("2023年政务信息工作总结", 0)
    document.add_heading("工作成效", 1)
    document.add_paragraph(PROSE)
    document.add_paragraph(f"{PROSE}乡镇报送{WRONG}。")


def under_a_run_in(document: Document) -> None:
    document.add_paragraph("一、把准方向")
    document.add_paragraph("（一）抓好报送。各单位都报了稿件。")
    document.add_paragraph(f"乡镇报送{WRONG}。")


def in_a_run_in(document: Document) -> None:
    document.add_paragraph("一、把准方向")
    document.add_paragraph(f"（一）抓好报送。乡镇报送{WRONG}。")


def under_the_next(document: Document) -> None:
    document.add_paragraph("一、把准方向")
    document.add_paragraph("（一）抓好报送")
    document.add_paragraph(PROSE)
    document.add_paragraph("二、拓宽渠道")
    document.add_paragraph(f"乡镇报送{WRONG}。")


def in_a_heading(document: Document) -> None:
    document.add_paragraph("一、把准方向")
    document.add_paragraph(f"（一）报送{WRONG}")


INDICATORS = (
    ("指标", "2023年", "2022年"),
    ("刊发", "563篇", "512篇"),
    ("采用率", WRONG, "12.6%"),
)


def titled(document: Document) -> None:
    document.add_paragraph("信息宣传工作主要指标对比表")
    document.add_paragraph("单位：篇")
    table(document, INDICATORS)


def captioned(document: Document) -> None:
    table(document, [("甲", "乙")])
    document.add_paragraph(PROSE)
    document.add_paragraph("表1 主要指标对比")
    document.add_paragraph("（全年）")
    table(document, INDICATORS)


def titled_inside(document: Document) -> None:
    over = ("主要指标", "", "")
    table(document, [over, *INDICATORS], merged=["1,1-1,3"])


def untitled(document: Document) -> None:
    document.add_paragraph("一、把准方向")
    document.add_paragraph("全年的主要指标如下：")
    table(document, INDICATORS)


def in_the_header_row(document: Document) -> None:
    table(document, [("指标", f"2023年（{WRONG}）"), ("刊发", "563篇")])


def without_header(document: Document) -> None:
    table(document, [("12", "15"), ("18", WRONG)])


def with_serial_numbers(document: Document) -> None:
    table(document, [("序号", "单位", "采用"), ("1", "甲县", "9篇"), ("2", "乙县", WRONG)])


def with_two_header_rows(document: Document) -> None:
    rows = [
        ("单位", "2023年", "", "2022年", ""),
        ("", "报送", "采用", "报送", "采用"),
        ("甲县", "9篇", "8篇", "7篇", WRONG),
    ]
    table(document, rows, merged=["1,1-2,1", "1,2-1,3", "1,4-1,5"])


def with_groups(document: Document) -> None:
    rows = [
        ("级别", "载体", "采用"),
        ("市级", "市日报", "9篇"),
        ("", "市电视台", WRONG),
        ("县级", "县报", "3篇"),
    ]
    table(document, rows, merged=["2,1-3,1"])


def with_equal_rows(document: Document) -> None:
    table(document, [("单位", "采用"), ("甲县", "9篇"), ("甲县", WRONG)])


def nested(document: Document) -> None:
    outer = table(document, [("镜子", "情况"), ("望远镜", "")])
    table(outer.cell(1, 1), [("单位", "采用"), ("甲县", WRONG)])


def in_the_header(document: Document) -> None:
    document.add_paragraph(PROSE)
    document.sections[0].header.paragraphs[0].text = f"乡镇报送{WRONG}"


def in_a_table_of_the_footer(document: Document) -> None:
    document.add_paragraph(PROSE)
    footer = document.sections[0].footer
    made = footer.add_table(2, 2, Cm(16))
    for at, text in enumerate(("单位", "采用", "甲县", WRONG)):
        made.cell(at // 2, at % 2).text = text


def in_a_text_box(document: Document) -> None:
    document.add_paragraph("一、把准方向")
    run = document.add_paragraph(PROSE).add_run()
    picture, shape = (
        OxmlElement("w:pict"),
        parse_xml('<v:textbox xmlns:v="urn:schemas-microsoft-com:vml"/>'),
    )
    content = OxmlElement("w:txbxContent")
    held = OxmlElement("w:p")
    held.append(OxmlElement("w:r"))
    held[0].append(OxmlElement("w:t"))
    held[0][0].text = f"乡镇报送{WRONG}。"
    run._r.append(picture)  # noqa: SLF001  # no public way to it
    picture.append(shape)
    shape.append(content)
    content.append(held)


# What is said of each: the part, paragraph, heading, table, row and column of the JSON, then the
# place in Chinese and in English.
SITUATIONS: list[tuple[Callable[[Document], None], tuple[object, ...], str, str]] = [
    (
        prose,
        (None, 2, None, None, None, None),
        f"“全年编发政务信息318篇…”一段，“其中，乡镇报送{WRONG}。”",
        f'paragraph "全年编发政务信息318篇…", "其中，乡镇报送{WRONG}。"',
    ),
    (
        under_a_bold_line,
        (None, 3, "一、把准方向", None, None, None),
        f"“一、把准方向”部分，“乡镇报送{WRONG}。”",
        f'under "一、把准方向", "乡镇报送{WRONG}。"',
    ),
    (
        under_a_style,
        (None, 4, "工作成效", None, None, None),
        f"“工作成效”部分，“全年编发政务信息318篇…”一段，“乡镇报送{WRONG}。”",
        f'under "工作成效", paragraph "全年编发政务信息318篇…", "乡镇报送{WRONG}。"',
    ),
    (
        under_a_run_in,
        (None, 3, "（一）抓好报送", None, None, None),
        f"“（一）抓好报送”部分，“乡镇报送{WRONG}。”",
        f'under "（一）抓好报送", "乡镇报送{WRONG}。"',
    ),
    (
        in_a_run_in,
        (None, 2, "一、把准方向", None, None, None),
        f"“一、把准方向”部分，“（一）抓好报送。乡镇报送…”一段，“乡镇报送{WRONG}。”",
        f'under "一、把准方向", paragraph "（一）抓好报送。乡镇报送…", "乡镇报送{WRONG}。"',
    ),
    (
        under_the_next,
        (None, 5, "二、拓宽渠道", None, None, None),
        f"“二、拓宽渠道”部分，“乡镇报送{WRONG}。”",
        f'under "二、拓宽渠道", "乡镇报送{WRONG}。"',
    ),
    (
        in_a_heading,
        (None, 2, "一、把准方向", None, None, None),
        f"“一、把准方向”部分，“（一）报送{WRONG}”",
        f'under "一、把准方向", "（一）报送{WRONG}"',
    ),
    (
        titled,
        (None, 10, None, 1, 3, 2),
        f"表1“信息宣传工作主要指标对比表”，“采用率”行，“2023年”列，“{WRONG}”",
        f'table 1 "信息宣传工作主要指标对比表", row "采用率", column "2023年", "{WRONG}"',
    ),
    (
        captioned,
        (None, 13, None, 2, 3, 2),
        f"“表1 主要指标对比”，“采用率”行，“2023年”列，“{WRONG}”",
        f'"表1 主要指标对比", row "采用率", column "2023年", "{WRONG}"',
    ),
    (
        titled_inside,
        (None, 9, None, 1, 4, 2),
        f"表1“主要指标”，“采用率”行，“2023年”列，“{WRONG}”",
        f'table 1 "主要指标", row "采用率", column "2023年", "{WRONG}"',
    ),
    (
        untitled,
        (None, 10, "一、把准方向", 1, 3, 2),
        f"“一、把准方向”部分，第 1 个表格，“采用率”行，“2023年”列，“{WRONG}”",
        f'under "一、把准方向", table 1, row "采用率", column "2023年", "{WRONG}"',
    ),
    (
        in_the_header_row,
        (None, 2, None, 1, 1, 2),
        f"第 1 个表格，表头，“2023年（{WRONG}）”列，“2023年（{WRONG}）”",
        f'table 1, header, column "2023年（{WRONG}）", "2023年（{WRONG}）"',
    ),
    (
        without_header,
        (None, 4, None, 1, 2, 2),
        f"第 1 个表格，第 2 行，第 2 列，“{WRONG}”",
        f'table 1, row 2, column 2, "{WRONG}"',
    ),
    (
        with_serial_numbers,
        (None, 9, None, 1, 3, 3),
        f"第 1 个表格，“乙县”行，“采用”列，“{WRONG}”",
        f'table 1, row "乙县", column "采用", "{WRONG}"',
    ),
    (
        with_two_header_rows,
        (None, 13, None, 1, 3, 5),
        f"第 1 个表格，“甲县”行，“2022年 采用”列，“{WRONG}”",
        f'table 1, row "甲县", column "2022年 采用", "{WRONG}"',
    ),
    (
        with_groups,
        (None, 9, None, 1, 3, 3),
        f"第 1 个表格，“市级 市电视台”行，“采用”列，“{WRONG}”",
        f'table 1, row "市级 市电视台", column "采用", "{WRONG}"',
    ),
    (
        with_equal_rows,
        (None, 6, None, 1, 3, 2),
        f"第 1 个表格，“甲县”行（第 3 行），“采用”列，“{WRONG}”",
        f'table 1, row "甲县" (row 3), column "采用", "{WRONG}"',
    ),
    (
        nested,
        (None, 8, None, 2, 2, 2),
        f"第 1 个表格，“望远镜”行，“情况”列，格内的表格，“甲县”行，“采用”列，“{WRONG}”",
        (
            'table 1, row "望远镜", column "情况", the table in that cell, row "甲县", '
            f'column "采用", "{WRONG}"'
        ),
    ),
    (
        in_the_header,
        ("header", 1, None, None, None, None),
        f"页眉，“乡镇报送{WRONG}”",
        f'header, "乡镇报送{WRONG}"',
    ),
    (
        in_a_table_of_the_footer,
        ("footer", 5, None, 1, 2, 2),
        f"页脚，第 1 个表格，“甲县”行，“采用”列，“{WRONG}”",
        f'footer, table 1, row "甲县", column "采用", "{WRONG}"',
    ),
    (
        in_a_text_box,
        (None, 3, "一、把准方向", None, None, None),
        f"“一、把准方向”部分，文本框，“乡镇报送{WRONG}。”",
        f'under "一、把准方向", text box, "乡镇报送{WRONG}。"',
    ),
]
KEYS = ("part", "paragraph", "heading", "table", "row", "column")


def made(folder: Path, make: Callable[[Document], None]) -> Path:
    document = docx.Document()
    make(document)
    document.save(str(folder / "总结.docx"))
    return folder / "总结.docx"


def said_at(folder: Path, code: str, *options: str) -> str:
    """What stands before the sentence of the only finding of a rule."""
    wanted = [f for f in told(folder, *options) if f["code"] == code]
    message = str(wanted[0]["message"])
    lines = called("check", "总结.docx", *options, folder=folder).out.splitlines()
    (line,) = [line for line in lines if line.endswith(message)]
    return line.removesuffix(message)


def told(folder: Path, *options: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = called(
        "check", "总结.docx", "--json", *options, folder=folder
    ).json["findings"]
    return found


@pytest.mark.parametrize(
    ("make", "keys", "chinese", "english"),
    SITUATIONS,
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_finding_says_where_a_reader_finds_it(
    tmp_path: Path,
    make: Callable[[Document], None],
    keys: tuple[object, ...],
    chinese: str,
    english: str,
) -> None:
    made(tmp_path, make)
    code = "lint.double_approximation"
    (found,) = [f for f in told(tmp_path) if f["code"] == code]
    assert tuple(found[key] for key in KEYS) == keys
    assert said_at(tmp_path, code) == f"错误：总结.docx，{chinese}："
    assert said_at(tmp_path, code, "--lang", "en") == f"Error: 总结.docx, {english}: "


def test_of_the_same_fault_elsewhere_the_heading_is_said_where_it_changes(tmp_path: Path) -> None:
    def make(document: Document) -> None:
        document.add_paragraph("一、把准方向")
        document.add_paragraph("截止11月底，办理来信96件。")
        document.add_paragraph("截止12月底，办理来信99件。")
        document.add_paragraph("二、拓宽渠道")
        document.add_paragraph("截止10月底，办理来访20件。")

    made(tmp_path, make)
    (last,) = [
        line
        for line in called("check", "总结.docx", folder=tmp_path).out.splitlines()
        if "同样的问题" in line
    ]
    assert last.strip() == (
        "同样的问题还有2处：“截止12月底，办理来信9…”一段；"
        "“二、拓宽渠道”部分，“截止10月底，办理来访2…”一段"
    )


def with_footnote(path: Path, number: int) -> None:
    """Give the document as many footnotes, the last of them wrong; its ids begin at 7."""
    word = docx.Document(str(path))
    for note in range(number):
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(7 + note))
        word.paragraphs[0].add_run()._r.append(reference)  # noqa: SLF001  # no public way to it
    held = io.BytesIO()
    word.save(held)
    texts = ["含转载。"] * (number - 1) + [f"含{WRONG}。"]
    notes = "".join(
        f'<w:footnote w:id="{7 + at}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for at, text in enumerate(texts)
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode("utf-8", errors="surrogateescape")
            if name == "[Content_Types].xml":
                extra = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                text = text.replace("</Types>", extra)
            if name == "word/_rels/document.xml.rels":
                extra = f'<Relationship Id="rId99" Type="{related}" Target="footnotes.xml"/>'
                text = text.replace("</Relationships>", extra + "</Relationships>")
            new.writestr(name, text.encode("utf-8", errors="surrogateescape"))
        new.writestr("word/footnotes.xml", f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>")


def test_a_footnote_has_the_number_that_is_printed(tmp_path: Path) -> None:
    with_footnote(made(tmp_path, alone), 3)
    code = "lint.double_approximation"
    assert said_at(tmp_path, code) == f"错误：总结.docx，脚注3，“含{WRONG}。”："
    (found,) = told(tmp_path)
    assert (found["part"], found["paragraph"]) == ("footnotes", 3)


def test_a_comment_about_a_footnote_stands_at_the_paragraph_with_its_sign(tmp_path: Path) -> None:
    path = made(tmp_path, alone)
    with_footnote(path, 1)
    called("check", "总结.docx", "--docx", "批注.docx", folder=tmp_path)
    copy = docx.Document(str(tmp_path / "批注.docx"))
    (comment,) = (each for each in copy.comments if "脚注" in each.text)
    assert WRONG in comment.text
    signed = "./descendant::w:footnoteReference and ./descendant::w:commentReference"
    (at,) = (p.text for p in copy.paragraphs if p._p.xpath(signed))  # noqa: SLF001  # no public way
    assert at == docx.Document(str(path)).paragraphs[0].text


def test_an_empty_paragraph_is_found_by_the_words_before_it(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(PROSE)
    blank = document.add_paragraph()
    code = OxmlElement("w:instrText")
    code.text = "{{ 发稿 }}"
    blank.add_run()._r.append(code)  # noqa: SLF001  # no public way to it
    document.save(str(tmp_path / "总结.docx"))
    assert said_at(tmp_path, "document.tag_left").startswith(
        "错误：总结.docx，“全年编发政务信息318篇…”后的空段："
    )


def test_layout_says_the_same_places(tmp_path: Path) -> None:
    made(tmp_path, under_a_bold_line)
    found = [f for f in told(tmp_path, "--layout") if f["code"] == "layout.body_font"]
    assert [(f["paragraph"], f["heading"]) for f in found] == [(1, None), (3, "一、把准方向")]


def test_a_comment_about_a_header_says_so_and_stands_at_the_beginning(tmp_path: Path) -> None:
    made(tmp_path, in_the_header)
    called("check", "总结.docx", "--docx", "批注.docx", folder=tmp_path)
    copy = docx.Document(str(tmp_path / "批注.docx"))
    (comment,) = copy.comments
    assert comment.text.startswith(f"错误：页眉，“乡镇报送{WRONG}”：")
    assert copy.paragraphs[0]._p.xpath(".//w:commentReference")  # noqa: SLF001  # no public way to it


def test_a_comment_in_a_table_stands_in_its_cell(tmp_path: Path) -> None:
    made(tmp_path, titled)
    called("check", "总结.docx", "--docx", "批注.docx", folder=tmp_path)
    cell = docx.Document(str(tmp_path / "批注.docx")).tables[0].cell(2, 1)
    assert cell.paragraphs[0]._p.xpath(".//w:commentReference")  # noqa: SLF001  # no public way to it


def test_the_list_for_excel_says_it_too(tmp_path: Path) -> None:
    made(tmp_path, titled)
    called("check", "总结.docx", "--xlsx", "清单.xlsx", folder=tmp_path)
    book = openpyxl.load_workbook(tmp_path / "清单.xlsx")
    rows = list(book.worksheets[0].values)
    assert "表1“信息宣传工作主要指标对比表”，“采用率”行，“2023年”列" in rows[1]


# A template.


def test_a_tag_that_is_wrong_is_found_by_its_heading_and_words(tmp_path: Path) -> None:
    desk = small_office(tmp_path)
    template = docx.Document()
    template.add_paragraph("一、把准方向")
    template.add_paragraph("全市共刊发稿件{{ 发搞 }}。")
    table(template, [("指标", "本年"), ("刊发", "{{ 发高 }}")])
    template.save(str(desk.root / "templates" / "综述.docx"))
    said = called("check", "2023", folder=desk.root)
    assert "templates/综述.docx，“一、把准方向”部分，“全市共刊发稿件{{ 发搞 }}。”：" in said.out
    at = "templates/综述.docx，“一、把准方向”部分，第 1 个表格，“刊发”行，“本年”列，“{{ 发高 }}”："
    assert at in said.out


def test_an_odd_word_in_the_filled_text_is_found_there(tmp_path: Path) -> None:
    desk = small_office(tmp_path)
    template = docx.Document()
    template.add_paragraph("{%p if false %}")
    template.add_paragraph("甲")
    template.add_paragraph("{%p endif %}")
    template.add_paragraph("一、把准方向")
    template.add_paragraph("全市共刊发稿件{{ 发稿 }}。其中，《》等有影响。")
    template.save(str(desk.root / "templates" / "综述.docx"))
    said = called("check", "2023", folder=desk.root)
    assert "templates/综述.docx，“一、把准方向”部分，“全市共刊发稿件" in said.out
