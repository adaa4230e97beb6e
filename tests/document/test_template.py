from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from zgreport.document.template import open_template
from zgreport.findings import ZgreportError

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.document.render import Rendered

Faults = Callable[..., list[tuple[str, int | None]]]


def edited(template: bytes, change: Callable[[docx.document.Document], None]) -> bytes:
    document = docx.Document(io.BytesIO(template))
    change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (["好", "{{ 年 篇"], [("tag_not_closed", 2)]),
        (["{{ 年", "}} 篇"], [("tag_over_paragraphs", 1)]),
        ([[["甲", "{{ 年"], ["}} 篇", "乙"]]], [("tag_over_cells", 2)]),
        ([[["{{ 年", "}} 篇"]]], [("tag_over_cells", 1)]),
        (["{% if 有", "好", "%}"], [("tag_not_closed", 1), ("tag_not_opened", 3)]),
        (["年 }}"], [("tag_not_opened", 1)]),
        (["{%pif 有 %}"], [("block_not_closed", 1)]),
        (["{% if 有 -%}好{% endif %}"], [("unsupported_form", 1)]),
        (["{%p if 有 %}", "好"], [("block_not_closed", 1), ("block_end_lost", 2)]),
        (["好{% endif %}"], [("block_not_open", 1)]),
        (["{% else %}"], [("block_not_open", 1)]),
        (["{% for x in xs %}{% if x %}{% endfor %}"], [("block_not_closed", 1)]),
        (["{% if 有 %}好", "好{% endif %}"], [("block_across", 1), ("block_across", 2)]),
        (["{%p if 有 %}", "好{% endif %}"], [("block_across", 1), ("block_across", 2)]),
        (["{%p if 有 %}好", "{%p endif %}"], [("text_beside", 1)]),
        (["{%p if 有 %}{%p endif %}"], [("two_in_one", 1)]),
        (["{%tr if 有 %}", "{%tr endif %}"], [("not_in_table", 1), ("not_in_table", 2)]),
        ([[["{% if 有 %}甲", "乙{% endif %}"]]], [("block_across", 1), ("block_across", 2)]),
        ([[["{%tr if 有 %}", "乙"], ["{%tr endif %}", ""]]], [("text_beside", 1)]),
    ],
)
def test_every_fault_of_a_tag_is_told_with_its_paragraph(
    make: Callable[..., bytes], faults: Faults, blocks: list[object], expected: object
) -> None:
    assert faults(make(*blocks), 年=2023, 有=True) == expected


def test_all_faults_are_told_at_once(make: Callable[..., bytes], faults: Faults) -> None:
    template = make("{{ 年", "好 }} 好 }}", "{%pif 有 %}", header="{{ 年")
    assert faults(template) == [
        ("tag_over_paragraphs", 1),
        ("tag_not_opened", 2),
        ("block_not_closed", 3),
        ("tag_not_closed", 1),
    ]


def test_a_fault_names_the_story_and_shows_the_words_around(make: Callable[..., bytes]) -> None:
    template = make("好", header="一" * 60 + "{{ 年" + "二" * 60)
    with pytest.raises(ZgreportError) as caught:
        open_template(template, "templates/综述.docx")
    place = caught.value.findings[0].place
    assert (place.file, place.part, place.paragraph) == ("templates/综述.docx", "header", 1)
    assert place.excerpt is not None
    assert "{{ 年" in place.excerpt
    assert len(place.excerpt) <= 42


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("<w:br w:type='page'/>", "page_break_beside"),
        ("<w:drawing/>", "picture_beside"),
        ("<w:fldChar w:fldCharType='begin'/>", "field_beside"),
    ],
)
def test_what_a_paragraph_tag_would_take_away_is_a_fault(
    make: Callable[..., bytes], faults: Faults, content: str, code: str
) -> None:
    def add(document: docx.document.Document) -> None:
        run = parse_xml(f"<w:r {nsdecls('w')}>{content}</w:r>")
        document.paragraphs[0]._p.append(run)  # noqa: SLF001  # python-docx has no public door

    template = edited(make("{%p if 有 %}", "好", "{%p endif %}"), add)
    assert faults(template, 有=True) == [(code, 1)]


def test_a_section_break_in_a_tag_paragraph_is_a_fault(
    make: Callable[..., bytes], faults: Faults
) -> None:
    def add(document: docx.document.Document) -> None:
        section = parse_xml(f"<w:sectPr {nsdecls('w')}/>")
        document.paragraphs[0]._p.get_or_add_pPr().append(section)  # noqa: SLF001  # no public way to it

    template = edited(make("{%p if 有 %}", "好", "{%p endif %}"), add)
    assert faults(template, 有=True) == [("section_beside", 1)]


def test_a_table_in_a_tag_row_is_a_fault(make: Callable[..., bytes], faults: Faults) -> None:
    def add(document: docx.document.Document) -> None:
        document.tables[0].cell(0, 1).add_table(1, 1)

    template = edited(make([["{%tr if 有 %}", ""], ["甲", "乙"], ["{%tr endif %}", ""]]), add)
    assert faults(template, 有=True) == [("table_beside", 1)]


def test_the_bookmark_of_the_last_edit_is_no_fault(
    make: Callable[..., bytes], fill: Callable[..., object]
) -> None:
    def add(document: docx.document.Document) -> None:
        start = f"<w:bookmarkStart {nsdecls('w')} w:id='0' w:name='_GoBack'/>"
        for xml in (start, f"<w:bookmarkEnd {nsdecls('w')} w:id='0'/>"):
            document.paragraphs[0]._p.append(parse_xml(xml))  # noqa: SLF001  # no public way to it

    assert fill(edited(make("{%p if 有 %}", "好", "{%p endif %}"), add), 有=True)


@pytest.mark.parametrize("change", ["ins", "del"])
def test_tracked_changes_are_refused(
    make: Callable[..., bytes], faults: Faults, change: str
) -> None:
    def add(document: docx.document.Document) -> None:
        attributes = "w:id='1' w:author='x' w:date='2023-01-01T00:00:00Z'"
        xml = f"<w:{change} {nsdecls('w')} {attributes}/>"
        document.paragraphs[0]._p.append(parse_xml(xml))  # noqa: SLF001  # no public way to it

    assert faults(edited(make("好"), add)) == [("tracked_changes", 1)]


@pytest.mark.parametrize("change", ["rPrChange", "pPrChange"])
def test_tracked_changes_of_the_look_are_accepted(
    make: Callable[..., bytes], fill: Callable[..., Rendered], change: str
) -> None:
    def add(document: docx.document.Document) -> None:
        paragraph = document.paragraphs[0]
        is_run = change == "rPrChange"
        of = paragraph.runs[0]._r.get_or_add_rPr() if is_run else paragraph._p.get_or_add_pPr()  # noqa: SLF001  # no public way to it
        inner = f"<w:{change[:3]}/>"
        attributes = "w:id='1' w:author='x' w:date='2023-01-01T00:00:00Z'"
        of.append(parse_xml(f"<w:{change} {nsdecls('w')} {attributes}>{inner}</w:{change}>"))

    filled = fill(edited(make("好"), add))
    assert ("document.tracked_formatting", "note") in {
        (f.code, f.severity) for f in filled.findings
    }
    assert change.encode() not in filled.parts["word/document.xml"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (("见图1。", "{%p if 有 %}", "", "图1各季度篇数", "{%p endif %}", "好"), ["图1各季度篇数"]),
        (("图1各季度篇数（单位：篇）", "好"), ["图1各季度篇数（单位：篇）"]),
        (([["甲", "乙"]], "图1各季度篇数", "好"), []),  # a picture in a table
        (("图1显示，篇数有所增加", "好"), []),
        (("图1各季度篇数", "图2各月篇数", "好"), []),  # a list of figures
        (("图书馆", "好"), []),
    ],
)
def test_a_caption_without_its_picture_is_told(
    make: Callable[..., bytes],
    fill: Callable[..., Rendered],
    typed: tuple[object, ...],
    found: list[str],
) -> None:
    told = [f for f in fill(make(*typed), 有=True).findings if f.code == "document.caption_alone"]
    assert [f.values["words"] for f in told] == found


def test_a_tag_in_an_alternative_text_is_told(make: Callable[..., bytes], faults: Faults) -> None:
    def add(document: docx.document.Document) -> None:
        hidden = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
        xml = f"<w:r {nsdecls('w')}><w:drawing><wp:docPr xmlns:wp='{hidden}' descr='{{{{ 年 }}}}'/>"
        document.paragraphs[0]._p.append(parse_xml(xml + "</w:drawing></w:r>"))  # noqa: SLF001  # no public way to it

    assert faults(edited(make("好"), add)) == [("tag_in_alternative_text", 1)]


def test_comments_may_quote_tags_and_stay_in_the_template(
    make: Callable[..., bytes], fill: Callable[..., Any]
) -> None:
    def add(document: docx.document.Document) -> None:
        document.add_comment(document.paragraphs[0].runs, text="{{ 年 }", author="", initials="")
        document.add_comment(document.paragraphs[0].runs, text="{% if %}", author="", initials="")

    rendered = fill(edited(make("{{ 年 }}年"), add), 年=2023)
    assert [(f.code, f.values["count"]) for f in rendered.findings] == [
        ("document.comments_dropped", 2)
    ]
    assert rendered.paragraphs[0] == "2023年"
    assert list(docx.Document(io.BytesIO(rendered.docx)).comments) == []
    assert not [name for name in rendered.parts if "comments" in name]
    assert b"comment" not in b"".join(rendered.parts.values())


def test_mixed_formatting_inside_a_tag_is_a_warning(
    make: Callable[..., bytes], fill: Callable[..., object]
) -> None:
    def embolden(document: docx.document.Document) -> None:
        document.paragraphs[0].runs[1].bold = True

    rendered = fill(edited(make(("{{ 年", " }}")), embolden), 年=2023)
    assert [f.code for f in rendered.findings] == ["document.mixed_format"]  # type: ignore[attr-defined]  # Rendered


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ZgreportError, match=r"document\.no_template"):
        open_template(tmp_path / "综述.docx", "templates/综述.docx")


def test_a_story_is_cut_into_xml_and_the_bodies_of_its_tags(make: Callable[..., bytes]) -> None:
    document = make("甲\n{{ a }}乙{{ b < 3 }}", "｛｛ 发稿（月＝6） ｝｝{# 不印 #}")
    source = open_template(document, "x").sources[0]
    assert [(t.kind, t.body, t.place.paragraph, t.place.excerpt) for t in source.tags] == [
        ("{", "a", 1, "甲\n{{ a }}乙{{ b < 3 }}"),
        ("{", "b < 3", 1, "甲\n{{ a }}乙{{ b < 3 }}"),
        ("{", "发稿（月＝6）", 2, "｛｛ 发稿（月＝6） ｝｝{# 不印 #}"),
    ]


def test_a_block_of_rich_text_is_refused_and_not_stumbled_over(
    make: Callable[..., bytes], faults: Callable[..., list[tuple[str, int | None]]]
) -> None:
    found = faults(make("{%r if 有 %}", "甲", "{%r endif %}"), 有=True)
    assert found == [("unsupported_form", 1)]
