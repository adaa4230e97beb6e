from __future__ import annotations

import io
import itertools
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from small_language import Language

from zgreport.document.render import CoreProperties, Rendered, render
from zgreport.document.template import open_template
from zgreport.document.text import read_text
from zgreport.findings import Finding, Severity, ZgreportError
from zgreport.tags import Piece, Tag

Make = Callable[..., bytes]
Fill = Callable[..., Rendered]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FILE = "templates/综述.docx"
PROPERTIES = CoreProperties("2023年<综述>", "云川市委组织部", date(2024, 1, 5))


def body(rendered: Rendered, count: int | None = None) -> list[str]:
    return list(read_text(rendered.docx))[:count]


def test_a_tag_split_over_runs_is_filled(make: Make, fill: Fill) -> None:
    assert body(fill(make(("共{", "{ 篇", "数 }", "}篇")), 篇数=563)) == ["共563篇"]


@settings(max_examples=20)
@given(st.lists(st.integers(0, 29), max_size=6))
def test_where_word_splits_a_paragraph_changes_nothing(cuts: list[int]) -> None:
    text = "共{{ 篇数 }}篇{% if 有 %}，｛｛ 篇数 ｝｝{% endif %}"
    places = [0, *sorted(cuts), len(text)]
    document = docx.Document()
    paragraph = document.add_paragraph()
    for start, end in itertools.pairwise(places):
        paragraph.add_run(text[start:end])
    stream = io.BytesIO()
    document.save(stream)
    rendered = render(
        open_template(stream.getvalue(), "x"),
        "x",
        renderer=Language(篇数=563, 有=True),
        properties=PROPERTIES,
    )
    assert rendered.paragraphs == ("共563篇，563",)


def test_a_value_takes_the_format_of_the_run_its_tag_starts_in(make: Make, fill: Fill) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("共")
    paragraph.add_run("{{ 篇").bold = True
    paragraph.add_run("数 }}").bold = True
    paragraph.add_run("篇")
    stream = io.BytesIO()
    document.save(stream)
    result = docx.Document(io.BytesIO(fill(stream.getvalue(), 篇数=563).docx))
    assert [(r.text, r.bold) for r in result.paragraphs[0].runs] == [
        ("共", None),
        ("563", True),
        ("篇", None),
    ]


def test_full_width_braces_are_filled(make: Make, fill: Fill) -> None:
    assert body(fill(make("共｛｛ 篇数 ｝｝篇"), 篇数=563)) == ["共563篇"]


@pytest.mark.parametrize(
    "value", ["<1&2>", "A & B <C> D", "同比<3% & 增", "“一网通办”", "{_{ x }_}"]
)
def test_a_value_is_printed_as_it_is(make: Make, fill: Fill, value: str) -> None:
    assert body(fill(make("值：{{ v }}"), v=value)) == [f"值：{value}"]


def test_literals_may_hold_what_docxtpl_cannot_bear(make: Make, fill: Fill) -> None:
    blocks = ["{%p if v == '5%}' and n % 2 == 1 %}", "{{ '“甲”<&' }}", "{%p endif %}"]
    assert body(fill(make(*blocks), v="5%}", n=3)) == ["“甲”<&"]


def test_braces_outside_tags_stay(make: Make, fill: Fill) -> None:
    assert body(fill(make("{甲}{{ v }}{", "{乙} 5%", "}"), v=1)) == ["{甲}1{", "{乙} 5%", "}"]


def test_paragraph_tags_take_their_paragraphs_away(make: Make, fill: Fill) -> None:
    template = make("甲", "{%p if 有 %}", "乙", "{%p else %}", "丙", "{%p endif %}", "丁")
    assert body(fill(template, 有=True)) == ["甲", "乙", "丁"]
    assert body(fill(template, 有=False)) == ["甲", "丙", "丁"]


def test_a_row_is_repeated(make: Make, fill: Fill) -> None:
    template = make(
        [["单位", "篇"], ["{%tr for x in xs %}", ""], ["{{ x }}", "1"], ["{%tr endfor %}", ""]]
    )
    assert body(fill(template, xs=["甲", "乙"])) == ["单位", "篇", "甲", "1", "乙", "1"]


def test_a_table_left_without_rows_goes(make: Make, fill: Fill) -> None:
    template = make([["{%tr if 有 %}"], ["甲"], ["{%tr endif %}"]], "乙")
    rendered = fill(template, 有=False)
    assert body(rendered) == ["乙"]
    assert not docx.Document(io.BytesIO(rendered.docx)).tables


def test_cells_are_repeated_and_the_grid_follows(make: Make, fill: Fill) -> None:
    template = make([["单位", "{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"]])
    table = docx.Document(io.BytesIO(fill(template, xs="甲乙丙").docx)).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["单位", "甲", "乙", "丙"]
    narrow = docx.Document(io.BytesIO(fill(template, xs="甲").docx)).tables[0]
    assert len(narrow.columns) == 2


def test_a_row_left_without_cells_goes(make: Make, fill: Fill) -> None:
    template = make([["{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"]], "乙")
    assert body(fill(template, xs="")) == ["乙"]


def test_a_cell_emptied_by_a_condition_keeps_a_paragraph(make: Make, fill: Fill) -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].text = "{%p if 有 %}"
    cell.add_paragraph("甲")
    cell.add_paragraph("{%p endif %}")
    stream = io.BytesIO()
    document.save(stream)
    rendered = fill(stream.getvalue(), 有=False)
    assert docx.Document(io.BytesIO(rendered.docx)).tables[0].cell(0, 0).paragraphs[0].text == ""


def test_a_paragraph_emptied_by_its_conditions_goes_and_an_empty_one_stays(
    make: Make, fill: Fill
) -> None:
    template = make(
        "甲", "{% if 有 %}乙{% endif %} {% if 有 %}丙{% endif %}", "", "{# 说明 #}", "{{ 空 }}"
    )
    assert body(fill(template, 有=False, 空="")) == ["甲", "", ""]


def test_headers_are_filled_and_read_after_the_body(make: Make, fill: Fill) -> None:
    rendered = fill(make("共{{ n }}篇", header="{{ n }}篇"), n=5)
    assert rendered.paragraphs == ("共5篇", "5篇") == read_text(rendered.docx)


def test_every_printed_value_is_placed(make: Make, fill: Fill) -> None:
    rendered = fill(make("前", ("{{ a }}和{", "{ b }}"), header="{{ a }}"), a=1, b="二\n行")
    assert [(p.key, p.text, p.part, p.paragraph) for p in rendered.placed] == [
        ("f1", "1", "word/document.xml", 2),
        ("f2", "二\n行", "word/document.xml", 2),
        ("f3", "1", "word/header1.xml", 1),
    ]
    assert body(rendered, 2) == ["前", "1和二\n行"]


def test_text_boxes_are_filled_once_and_their_copy_agrees(make: Make, fill: Fill) -> None:
    document = docx.Document()
    run = "<w:r><w:t>共{{ n }}{{ 序('甲') }}</w:t></w:r>"
    inner = f'<w:txbxContent xmlns:w="{W}"><w:p>{run}</w:p></w:txbxContent>'
    xml = (
        f'<w:r xmlns:w="{W}"><mc:AlternateContent '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )
    document.add_paragraph('{{ 序("甲") }}是')._p.append(parse_xml(xml))  # noqa: SLF001  # no public way to it
    document.add_paragraph('{{ 序("甲") }}{{ 共("甲") }}')
    stream = io.BytesIO()
    document.save(stream)
    rendered = fill(stream.getvalue(), n=7)
    assert body(rendered) == ["一是", "共7二", "三三"]
    assert [p.text for p in rendered.placed] == ["7"]
    part = zipfile.ZipFile(io.BytesIO(rendered.docx)).read("word/document.xml").decode()
    assert part.count("共7二") == 2


@pytest.mark.parametrize(("value", "sign"), [("甲\x07乙", "U+0007"), ("甲\x0c乙", "U+000C")])
def test_control_characters_are_left_out_with_a_warning(
    make: Make, fill: Fill, value: str, sign: str
) -> None:
    rendered = fill(make("好", "值{{ v }}"), v=value)
    assert body(rendered) == ["好", "值甲乙"]
    (finding,) = rendered.findings
    assert (finding.code, finding.values["sign"]) == ("document.control_character", sign)


def test_a_value_that_looks_like_a_tag_is_printed(make: Make, fill: Fill) -> None:
    assert fill(make("《{{ v }}》"), v="{{ 7*7 }}").paragraphs == ("《{{ 7*7 }}》",)


def test_bookmarks_in_a_loop_become_unique(make: Make, fill: Fill) -> None:
    document = docx.Document()
    for text in ("{%p for x in xs %}", "{{ x }}", "{%p endfor %}"):
        document.add_paragraph(text)
    paragraph = document.paragraphs[1]._p  # noqa: SLF001  # no public way to it
    paragraph.append(parse_xml(f'<w:bookmarkStart xmlns:w="{W}" w:id="9" w:name="甲"/>'))
    paragraph.append(parse_xml(f'<w:bookmarkEnd xmlns:w="{W}" w:id="9"/>'))
    stream = io.BytesIO()
    document.save(stream)
    part = zipfile.ZipFile(io.BytesIO(fill(stream.getvalue(), xs=[1, 2, 3]).docx))
    root = etree.fromstring(part.read("word/document.xml"))
    starts = list(root.iter(f"{{{W}}}bookmarkStart"))
    ends = list(root.iter(f"{{{W}}}bookmarkEnd"))
    assert [s.get(f"{{{W}}}name") for s in starts] == ["甲", "甲_2", "甲_3"]
    assert [s.get(f"{{{W}}}id") for s in starts] == [e.get(f"{{{W}}}id") for e in ends]
    assert len({s.get(f"{{{W}}}id") for s in starts}) == 3


def test_the_file_says_of_itself_what_it_is_told_and_no_more(make: Make) -> None:
    document = docx.Document(io.BytesIO(make("好")))
    document.core_properties.author = "某人"
    document.core_properties.comments = "{{ 草稿 }}"
    stream = io.BytesIO()
    document.save(stream)
    rendered = render(
        open_template(stream.getvalue(), "x"),
        "x",
        renderer=Language(),
        properties=PROPERTIES,
    )
    said = docx.Document(io.BytesIO(rendered.docx)).core_properties
    assert (said.title, said.author, said.last_modified_by) == (
        "2023年<综述>",
        "云川市委组织部",
        "",
    )
    assert (said.comments, said.revision) == ("", 1)
    assert said.created is not None
    assert said.created.date() == date(2024, 1, 5)


def test_a_fault_of_the_language_is_placed_at_its_paragraph(make: Make) -> None:
    def renderer(
        pieces: Sequence[Piece], counts: Mapping[str, int], written: Callable[[str], str]
    ) -> str:
        bad = [piece for piece in pieces if isinstance(piece, Tag) and "坏" in piece.body]
        raise ZgreportError([Finding("language.bad", Severity.ERROR, tag.place) for tag in bad])

    template = make("{{ 好 }}", "前{{ 好 }}中{{ 坏 }}后", [["{{ 坏一 }}"]], header="页{{ 坏二 }}")
    opened = open_template(template, FILE)
    with pytest.raises(ZgreportError) as caught:
        render(opened, FILE, renderer=renderer, properties=PROPERTIES)
    places = [finding.place for finding in caught.value.findings]
    assert [(p.file, p.part, p.paragraph, p.excerpt, p.line) for p in places] == [
        (FILE, None, 2, "前{{ 好 }}中{{ 坏 }}后", None),
        (FILE, None, 3, "{{ 坏一 }}", None),
        (FILE, "header", 1, "页{{ 坏二 }}", None),
    ]


def test_the_same_template_gives_the_same_bytes_on_another_day(
    make: Make, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = make("{{ n }}篇", [["{%tr for x in xs %}"], ["{{ x }}"], ["{%tr endfor %}"]])
    first = fill(template, n=1, xs="甲乙")
    monkeypatch.setattr(time, "time", lambda: 4e9)
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    assert fill(template, n=1, xs="甲乙").docx == first.docx


def test_the_same_template_gives_the_same_bytes_in_another_process(
    make: Make, fill: Fill, tmp_path: object
) -> None:
    template = make("{{ n }}篇", header="{{ n }}")
    code = (
        "import sys; from datetime import date\n"
        "from zgreport.document.render import CoreProperties, render\n"
        "from zgreport.document.template import open_template\n"
        "r = render(open_template(sys.stdin.buffer.read(), 'x'), 'x',\n"
        "           renderer=lambda p, *_: ''.join(x if isinstance(x, str) else '5' for x in p),\n"
        "           properties=CoreProperties('题', '人', date(2024, 1, 5)))\n"
        "sys.stdout.buffer.write(r.docx)\n"
    )

    def run(seed: str, zone: str) -> bytes:
        environment = {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": ":".join(sys.path)}
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, input=template, capture_output=True, env=environment)  # noqa: S603, PLW1510  # our own code; checked below
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    assert run("1", "UTC") == run("2", "America/New_York")


def test_every_part_of_the_result_is_well_formed(make: Make, fill: Fill) -> None:
    rendered = fill(make("{{ v }}", [["{{ v }}"]], header="{{ v }}"), v="<&>\"'\n\t]]>")
    with zipfile.ZipFile(io.BytesIO(rendered.docx)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
    docx.Document(io.BytesIO(rendered.docx))
