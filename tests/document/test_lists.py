"""Numbered lists in loops begin anew where each turn has one of its own, and count on elsewhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from libreoffice import SOFFICE, convert
from lxml import etree

from zgreport.document.looks.read import read_looks
from zgreport.document.package import unpack
from zgreport.document.render import Rendered
from zgreport.findings import Place

if TYPE_CHECKING:
    from pathlib import Path

Fill = Callable[..., Rendered]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def numbering(start: int = 1, form: str = "decimal") -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start if n == 0 else 1}"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{"%1.%2.%3."[: 3 * n + 3]}"/></w:lvl>'
        for n in range(3)
    )
    return f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="90">{levels}</w:abstractNum>'


def listed(*lines: str, start: int = 1, form: str = "decimal", style: str = "") -> bytes:
    """A template: a line with # is numbered by list 90, with ## one level below, with + by 91."""
    document = docx.Document()
    part = document.part.numbering_part.element
    part.insert(0, parse_xml(numbering(start, form)))
    for ident in ("90", "91"):
        part.append(parse_xml(
            f'<w:num xmlns:w="{W}" w:numId="{ident}"><w:abstractNumId w:val="90"/></w:num>'
        ))  # fmt: skip
    if style:
        found = document.styles[style].element.get_or_add_pPr()
        found.append(parse_xml(f'<w:numPr xmlns:w="{W}"><w:numId w:val="90"/></w:numPr>'))
    for line in lines:
        text = line.lstrip("#+")
        paragraph = document.add_paragraph(text, style=style if style and line[0] == "*" else None)
        marks = line[: len(line) - len(text)]
        if marks:
            level, ident = len(marks) - 1, "90" if marks[0] == "#" else "91"
            paragraph._p.get_or_add_pPr().append(parse_xml(  # noqa: SLF001  # no public way to it
                f'<w:numPr xmlns:w="{W}"><w:ilvl w:val="{level}"/><w:numId w:val="{ident}"/>'
                "</w:numPr>"
            ))  # fmt: skip
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(rendered: Rendered) -> list[str]:
    looks = read_looks(unpack(rendered.docx, Place()))
    return [look.label + look.text for look in looks.paragraphs if look.text]


XS = "{%p for x in xs %}"
END = "{%p endfor %}"
CASES = [
    ("a heading and its list", ("{%p for x in xs %}", "{{ x }}", "#一", "#二", END),
     ["甲", "1.一", "2.二", "乙", "1.一", "2.二"]),
    ("a list of two without a heading", (XS, "#{{ x }}", "#二", END),
     ["1.甲", "2.二", "1.乙", "2.二"]),
    ("a turn an item", (XS, "#{{ x }}", END), ["1.甲", "2.乙"]),
    ("a turn an item with its explanation", (XS, "#{{ x }}", "说明", END),
     ["1.甲", "说明", "2.乙", "说明"]),
    ("items with items beneath", (XS, "#{{ x }}", "##一", "##二", END),
     ["1.甲", "1.1.一", "1.2.二", "2.乙", "2.1.一", "2.2.二"]),
    ("a list that began before", ("#零", XS, "{{ x }}", "#一", END),
     ["1.零", "甲", "2.一", "乙", "3.一"]),
    ("a list that goes on behind", (XS, "{{ x }}", "#一", END, "#末"),
     ["甲", "1.一", "乙", "2.一", "3.末"]),
    ("a loop in a loop", (XS, "{{ x }}", "{%p for y in xs %}", "#{{ y }}", END, END),
     ["甲", "1.甲", "2.乙", "乙", "1.甲", "2.乙"]),
    ("a list in an inner loop of its own",
     (XS, "{%p for y in xs %}", "{{ y }}", "#一", "#二", END, END),
     ["甲", "1.一", "2.二", "乙", "1.一", "2.二"] * 2),
    ("two lists of one kind", (XS, "#{{ x }}", "++一", "++二", END),
     ["1.甲", "1.1.一", "1.2.二", "2.乙", "2.1.一", "2.2.二"]),
    ("a list in a condition",
     (XS, "{{ x }}", "{%p if x == '乙' %}", "#一", "#二", "{%p endif %}", END),
     ["甲", "乙", "1.一", "2.二"]),
    ("one loop behind another",
     (XS, "{{ x }}", "#一", END, XS, "{{ x }}", "+一", "+二", END),
     ["甲", "1.一", "乙", "1.一", "甲", "2.一", "3.二", "乙", "1.一", "2.二"]),
    ("words in Chinese", ("{%段 循环 x 在 xs %}", "{{ x }}", "#一", "{%段 结束循环 %}"),
     ["甲", "1.一", "乙", "1.一"]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "lines", "wanted"), CASES)
def test_lists_in_loops(fill: Fill, said: str, lines: tuple[str, ...], wanted: list[str]) -> None:
    assert read(fill(listed(*lines), xs=["甲", "乙"])) == wanted


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_libreoffice_counts_alike(fill: Fill, tmp_path: Path) -> None:
    wanted = []
    for number, (_, lines, said) in enumerate(CASES[::4]):
        wanted += [f"第{number}例", *said]
        path = tmp_path / f"{number}.docx"
        path.write_bytes(fill(listed(f"第{number}例", *lines), xs=["甲", "乙"]).docx)
        convert(path, "txt:Text", tmp_path)
    texts = [(tmp_path / f"{n}.txt").read_text("utf-8-sig") for n in range(len(CASES[::4]))]
    shown = [line.replace(" ", "") for text in texts for line in text.splitlines() if line.strip()]
    assert shown == wanted


def test_a_list_begins_with_the_number_its_author_gave(fill: Fill) -> None:
    rendered = fill(listed(XS, "{{ x }}", "#一", END, start=5), xs=["甲", "乙", "丙"])
    assert read(rendered) == ["甲", "5.一", "乙", "5.一", "丙", "5.一"]


def test_each_further_turn_has_a_numbering_that_starts_over(fill: Fill) -> None:
    rendered = fill(listed(XS, "{{ x }}", "#一", "#二", END), xs=["甲", "乙", "丙"])
    package = zipfile.ZipFile(io.BytesIO(rendered.docx))
    body = etree.fromstring(package.read("word/document.xml"))
    root = etree.fromstring(package.read("word/numbering.xml"))
    used = [n.get(qn("w:val")) for n in body.iter(qn("w:numId"))]
    nums = {n.get(qn("w:numId")): n for n in root.iter(qn("w:num"))}
    assert len(set(used)) == 3
    assert len(nums) == len(list(root.iter(qn("w:num"))))
    for ident in dict.fromkeys(used[2:]):
        (override,) = nums[ident].iter(qn("w:startOverride"))
        assert override.get(qn("w:val")) == "1"


def test_signs_without_numbers_need_no_numbering_of_their_own(fill: Fill) -> None:
    template = listed(XS, "{{ x }}", "#一", END, form="bullet")
    rendered = fill(template, xs=["甲", "乙"])
    before, after = (
        zipfile.ZipFile(io.BytesIO(data)).read("word/numbering.xml").count(b"<w:num ")
        for data in (template, rendered.docx)
    )
    assert before == after


def test_a_list_by_its_style_begins_anew(fill: Fill) -> None:
    template = listed(XS, "{{ x }}", "*一", "*二", END, style="List Number 3")
    wanted = ["甲", "1.*一", "2.*二", "乙", "1.*一", "2.*二"]
    assert read(fill(template, xs=["甲", "乙"])) == wanted


def test_nothing_of_the_turns_is_left_in_the_file(fill: Fill) -> None:
    rendered = fill(listed(XS, "{{ x }}", END), xs=["甲", "乙"])
    assert b"zgturn" not in zipfile.ZipFile(io.BytesIO(rendered.docx)).read("word/document.xml")
    assert b"<?zg" not in zipfile.ZipFile(io.BytesIO(rendered.docx)).read("word/document.xml")
