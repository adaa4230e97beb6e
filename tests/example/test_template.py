"""The template that ships: its page, its styles, its tags, and what nobody may type into it.

The measures are those of GB/T 9704-2012, in twips and half points; the clause stands beside each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from desk import ROOT
from docx import Document
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document as DocumentType
    from lxml.etree import _Element

TEMPLATE = ROOT / "templates" / "综述.docx"
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
ALLOWED = re.compile(r"^附件[0-9]*$|^附件：1\.|^[23]\.|见附件[123]|^图1|见图1")  # their own numbers
DIRECTIONS = ("增长", "下降", "增加", "减少", "提高", "降低", "上升", "持平", "倍")
LOGIC = "Logic"
FANGSONG, KAITI, HEITI, TITLE_SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"


@pytest.fixture(scope="module")
def template() -> DocumentType:
    return Document(str(TEMPLATE))


def elements(root: _Element, *names: str) -> Iterator[_Element]:
    return root.iter(*map(qn, names))


def text_of(element: _Element) -> str:
    return "".join(text.text or "" for text in elements(element, "w:t"))


def value(element: _Element | None, name: str = "w:val") -> str | None:
    return None if element is None else element.get(qn(name))


def style_of(paragraph: _Element) -> str:
    return value(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")) or "Normal"


def paragraphs(template: DocumentType) -> list[_Element]:
    return list(elements(template.element.body, "w:p"))


def typed(paragraph: _Element) -> str:
    """What a reader of the template sees outside the tags."""
    return TAG.sub("", text_of(paragraph))


def chain(template: DocumentType, style_id: str) -> list[_Element]:
    """The style and those it is based on, nearest first."""
    every = {value(s, "w:styleId"): s for s in elements(template.styles.element, "w:style")}
    styles = [every[style_id]]
    while (base := value(styles[-1].find(qn("w:basedOn")))) is not None:
        styles.append(every[base])
    return styles


def resolved(template: DocumentType, style_id: str, path: str, name: str = "w:val") -> str | None:
    """A property of the style, its own or inherited; `path` like "w:pPr/w:jc"."""
    steps = "/".join(map(qn, path.split("/")))
    for style in chain(template, style_id):
        if (found := value(style.find(steps), name)) is not None:
            return found
    return None


# ---- the page


def test_the_page_is_a4_with_the_margins_of_the_standard(template: DocumentType) -> None:
    page = template.element.body.sectPr
    size, margins = page.find(qn("w:pgSz")), page.find(qn("w:pgMar"))
    assert (value(size, "w:w"), value(size, "w:h")) == ("11906", "16838")  # 5.1
    sides = [value(margins, f"w:{side}") for side in ("top", "bottom", "left", "right")]
    assert sides == ["2098", "1984", "1588", "1474"]  # 5.2.1: 37, 35, 28, 26 mm
    assert page.find(qn("w:docGrid")) is None  # a grid of characters halves the line elsewhere


def test_twenty_two_lines_of_twenty_eight_characters_fill_a_page(template: DocumentType) -> None:
    pitch = resolved(template, "Normal", "w:pPr/w:spacing", "w:line")
    assert pitch == "579"  # 5.2.3: 22 lines in 225 mm; 580 leaves room for 21
    assert resolved(template, "Normal", "w:pPr/w:spacing", "w:lineRule") == "exact"
    assert resolved(template, "Normal", "w:rPr/w:spacing") == "-5"  # 28 characters in 156 mm


@pytest.mark.parametrize(
    ("part", "alignment", "indent"),
    [("default", "right", "rightChars"), ("even", "left", "leftChars")],
)
def test_page_numbers_stand_outside_one_character_in(
    template: DocumentType, part: str, alignment: str, indent: str
) -> None:
    assert template.settings.element.find(qn("w:evenAndOddHeaders")) is not None
    section = template.sections[0]
    footer = (section.footer if part == "default" else section.even_page_footer).part.element
    assert text_of(footer) == "— 1 —"  # 7.5
    assert [field.text for field in elements(footer, "w:instrText")] == [" PAGE "]
    (paragraph,) = elements(footer, "w:p")
    style = style_of(paragraph)
    assert resolved(template, style, "w:pPr/w:jc") == alignment
    assert resolved(template, style, "w:pPr/w:ind", f"w:{indent}") == "100"
    assert resolved(template, style, "w:rPr/w:sz") == "28"  # 4号
    assert resolved(template, style, "w:rPr/w:rFonts", "w:ascii") == "宋体"


# ---- the styles


@pytest.mark.parametrize(
    ("style", "font", "size", "first_line"),
    [
        ("Title", TITLE_SONG, "44", "0"),  # 7.3.1: 2号
        ("Normal", FANGSONG, "32", "200"),  # 7.3.3: 3号, two characters in
        ("Heading1", HEITI, "32", "200"),
        ("Heading2", KAITI, "32", "200"),
        ("Heading3", FANGSONG, "32", "200"),
        ("BodyLast", FANGSONG, "32", "200"),
        ("Issuer", FANGSONG, "32", "0"),
        ("IssueDate", FANGSONG, "32", "0"),
        ("AnnexMark", HEITI, "32", "0"),  # 7.3.7
        ("AnnexTitle", TITLE_SONG, "44", "0"),
        ("TableHead", HEITI, "24", "0"),
        ("TableText", FANGSONG, "24", "0"),
    ],
)
def test_each_style_has_the_typeface_and_size_of_the_standard(
    template: DocumentType, style: str, font: str, size: str, first_line: str
) -> None:
    fonts = "w:rPr/w:rFonts"
    assert resolved(template, style, fonts, "w:eastAsia") == font
    latin = {resolved(template, style, fonts, f"w:{slot}") for slot in ("ascii", "hAnsi", "cs")}
    assert latin == {"Times New Roman"}
    assert resolved(template, style, "w:rPr/w:sz") == size
    assert resolved(template, style, "w:pPr/w:ind", "w:firstLineChars") == first_line
    assert resolved(template, style, "w:rPr/w:lang", "w:eastAsia") == "zh-CN"
    assert resolved(template, style, "w:rPr/w:b") in (None, "0")


def test_headings_are_built_in_so_that_the_navigation_pane_lists_them(
    template: DocumentType,
) -> None:
    for level in range(3):
        style = f"Heading{level + 1}"
        assert value(chain(template, style)[0].find(qn("w:name"))) == f"heading {level + 1}"
        assert resolved(template, style, "w:pPr/w:outlineLvl") == str(level)


def test_the_signature_never_stands_alone_on_a_page(template: DocumentType) -> None:
    styles = [style_of(p) for p in paragraphs(template) if style_of(p) != LOGIC]
    block = styles[styles.index("BodyLast") : styles.index("IssueDate") + 1]
    assert block == ["BodyLast", "AnnexList", *["AnnexListMore"] * 3, "Issuer", "IssueDate"]
    for style in block[:-1]:  # 7.3.5.5
        assert any(
            s.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for s in chain(template, style)
        )


def test_an_annex_begins_a_page_with_its_title_on_line_three(template: DocumentType) -> None:
    mark = chain(template, "AnnexMark")[0]
    assert mark.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
    assert resolved(template, "AnnexTitle", "w:pPr/w:spacing", "w:before") == "579"  # one line
    assert resolved(template, "AnnexTitle", "w:pPr/w:jc") == "center"


def test_looks_come_from_styles_and_from_nothing_else(template: DocumentType) -> None:
    known = {value(s, "w:styleId") for s in elements(template.styles.element, "w:style")}
    for paragraph in paragraphs(template):
        assert style_of(paragraph) in known
        properties = paragraph.find(qn("w:pPr"))
        assert properties is None or [p.tag for p in properties] == [qn("w:pStyle")]
        for run in elements(paragraph, "w:r"):
            look = run.find(qn("w:rPr"))
            # FigureNumber parts a figure's number from its title, without a space in the text
            assert look is None or [value(p) for p in look] in (["RunIn"], ["FigureNumber"])


# ---- the tags


def test_every_tag_stands_whole_in_one_run(template: DocumentType) -> None:
    for paragraph in paragraphs(template):
        whole = TAG.findall(text_of(paragraph))
        by_run = [tag for run in elements(paragraph, "w:r") for tag in TAG.findall(text_of(run))]
        assert whole == by_run
        assert not re.search(r"[{}]", typed(paragraph))


def test_tags_are_typed_with_half_width_marks_and_spaces(template: DocumentType) -> None:
    for paragraph in paragraphs(template):
        for tag in TAG.findall(text_of(paragraph)):
            assert re.fullmatch(r"\{(\{|%|%p|%tr) \S(.*\S)? [}%]\}", tag), tag
            assert not re.search(r"[，。：；｜＝“”]", re.sub(r'"[^"]*"', "", tag)), tag


def test_paragraphs_of_logic_hold_one_tag_and_stand_out(template: DocumentType) -> None:
    for paragraph in paragraphs(template):
        logic = re.fullmatch(r"\{%(p|tr) [^%]*%\}", text_of(paragraph)) is not None
        assert logic == (style_of(paragraph) == LOGIC), text_of(paragraph)


def test_blocks_are_closed_in_the_body_cell_or_paragraph_they_are_opened_in(
    template: DocumentType,
) -> None:
    whole, rows = [], []
    for paragraph in paragraphs(template):
        tags = TAG.findall(text_of(paragraph))
        assert unclosed(tag for tag in tags if tag.startswith("{% ")) == []
        whole += [tag for tag in tags if tag.startswith("{%p")]
        rows += [tag for tag in tags if tag.startswith("{%tr")]
    assert unclosed(whole) == []
    assert unclosed(rows) == []


def unclosed(tags: Iterable[str]) -> list[str]:
    """The words of the blocks still open after the tags; fails where a closing one is alone."""
    still: list[str] = []
    for tag in tags:
        word = tag.strip("{}%").removeprefix("tr").removeprefix("p").split()[0]
        if word in ("if", "for"):
            still.append(word)
        elif word.startswith("end"):
            assert still.pop() == word.removeprefix("end")
    return still


def test_no_number_and_no_direction_is_typed(template: DocumentType) -> None:
    for paragraph in paragraphs(template):
        text = ALLOWED.sub("", typed(paragraph))
        assert not re.search(r"[0-9０-９]", text), text
        assert not [word for word in DIRECTIONS if word in text], text


def test_numerals_come_from_the_finished_document(template: DocumentType) -> None:
    headings = [text_of(p) for p in paragraphs(template) if style_of(p) == "Heading1"]
    assert [h.split("、")[0] for h in headings] == ['{{ 序("部分") }}'] * 3
    for heading, name in zip(headings, ("镜子", "平台", "举措"), strict=True):
        assert f'{{{{ 共("{name}") }}}}' in heading
        parts = heading.split("、", 1)[1].split("，")
        assert len(parts) == 3
        assert len(parts[0]) == len(parts[1])
    text = "".join(text_of(p) for p in paragraphs(template))
    for name, written in (("镜子", 3), ("平台", 3), ("举措", 3), ("不足", 1)):
        assert text.count(f'{{{{ 序("{name}") }}}}是') == written
    assert not re.search(r"[一二三四五六七八九十]是", TAG.sub("", text))


def test_punctuation_is_full_width_and_never_doubled(template: DocumentType) -> None:
    for paragraph in paragraphs(template):
        if style_of(paragraph) == LOGIC:
            continue
        text = TAG.sub("数", text_of(paragraph))
        assert not re.search(r"[,;:()!?]|》、《|\s", text), text
        assert text.count("“") == text.count("”")
        if style_of(paragraph) in ("Normal", "BodyLast"):
            assert text.rstrip("数").endswith("。")
        elif style_of(paragraph) in ("Title", "Heading1", "Heading2", "AnnexTitle", "AnnexList"):
            assert not text.endswith("。")


def test_annexes_are_listed_under_the_names_they_bear(template: DocumentType) -> None:
    names = {"AnnexList": r"附件：1\.", "AnnexListMore": r"[23]\."}  # 3 is 2 without articles
    listed = [
        re.sub(names[style_of(p)], "", typed(p))
        for p in paragraphs(template)
        if style_of(p) in names
    ]
    titles = [text_of(p) for p in paragraphs(template) if style_of(p) == "AnnexTitle"]
    assert list(dict.fromkeys(listed)) == titles


def test_tables_keep_to_the_page_and_repeat_their_heads(template: DocumentType) -> None:
    tables = list(elements(template.element.body, "w:tbl"))
    assert len(tables) == 4
    for table in tables:
        rows = list(elements(table, "w:tr"))
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        assert {style_of(p) for p in elements(rows[0], "w:p")} == {"TableHead"}
        widths = [int(value(c, "w:w") or 0) for c in elements(table, "w:gridCol")]
        assert sum(widths) <= 8844  # 156 mm


def test_the_file_names_nobody(template: DocumentType) -> None:
    properties = template.core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == ("", "", "")
    names = {name for p in elements(template.element, "w:p", "w:r") for name in p.attrib}
    assert not [name for name in names if "rsid" in str(name)]
