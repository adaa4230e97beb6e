"""`zgreport check 2023`: slips of a template told at their tag, and its repairs in a copy."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from small_office import small_office
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

# What somebody typed, the code it is told with, and what it should have been.
SLIPS = [
    ("共{{ 发稿 }。", "document.tag_not_closed", "共{{ 发稿 }}。"),
    ("共{{ 发稿.约 ｝。", "document.tag_not_closed", "共{{ 发稿.约 }}。"),
    ("共{ 发稿 }}。", "document.tag_not_opened", "共{{ 发稿 }}。"),
    ("{% if 发稿 }有{% endif %}", "document.tag_not_closed", "{% if 发稿 %}有{% endif %}"),
    ("{% iff 发稿 %}有{% endif %}", "document.block_misspelt", "{% if 发稿 %}有{% endif %}"),
    ("{% if 发稿 %}有{% endfi %}", "document.block_misspelt", "{% if 发稿 %}有{% endif %}"),
    ("{{ if 发稿 }}有{% endif %}", "document.block_in_output", "{% if 发稿 %}有{% endif %}"),
    ("共{% 发稿 %}。", "language.print_in_block", "共{{ 发稿 }}。"),
    ("共{{ 发稿 }}}。", "document.sign_surplus", "共{{ 发稿 }}。"),
    ("共{{{发稿}}。", "document.sign_surplus", "共{{发稿}}。"),
    ("共{{% 发稿 %}}。", "document.sign_surplus", "共{{ 发稿 }}。"),
    ("{% if 发稿 %}}有{% endif %}", "document.sign_surplus", "{% if 发稿 %}有{% endif %}"),
    ("{{% if 发稿 %}有{% endif %}", "document.sign_surplus", "{% if 发稿 %}有{% endif %}"),
    ("{{% if 发稿 %}}有{% endif %}", "document.sign_surplus", "{% if 发稿 %}有{% endif %}"),
    ("{% if 发稿 %}有{% endif %%}", "document.sign_surplus", "{% if 发稿 %}有{% endif %}"),
    ("{% if “发稿” %}有{% endif %}", "language.condition_quoted", "{% if 发稿 %}有{% endif %}"),
    (
        "{% if 发稿 > 1 and '发稿' %}有{% endif %}",
        "language.condition_quoted",
        "{% if 发稿 > 1 and 发稿 %}有{% endif %}",
    ),
    (
        "{% if 发稿 ＡＮＤ 市级刊发大于0 and 年 > 1 %}有{% endif %}",
        "language.operator_spoken",
        "{% if 发稿 and 市级刊发 > 0 and 年 > 1 %}有{% endif %}",
    ),
    (
        "{% if 发稿=3 and 发稿(级别='市级')=1 %}有{% endif %}",
        "language.single_equals",
        "{% if 发稿 == 3 and 发稿(级别='市级') == 1 %}有{% endif %}",
    ),
    (
        "{% if 发稿.数不少于3 %}有{% endif %}",
        "language.operator_spoken",
        "{% if 发稿.数 >= 3 %}有{% endif %}",
    ),
    ('{{ 发稿.按("季度")|逐项 }}。', "figures.unknown_column", '{{ 发稿.按("季")|逐项 }}。'),
    (
        "{% if 年 > '1' %}有{% endif %}",
        "language.number_quoted",
        "{% if 年 > 1 %}有{% endif %}",
    ),
    ("共{{r 发稿 }}。", "document.unsupported_form", "共{{ 发稿 }}。"),
    ("市级{{ 市级刋发 }}。", "language.unknown_name", "市级{{ 市级刊发 }}。"),
    (
        "市级{{ 市级刋发 }}，即{{ 市级刋发 }}。",
        "language.unknown_name",
        "市级{{ 市级刊发 }}，即{{ 市级刊发 }}。",
    ),
    ("{{ 发稿.同币 }}。", "language.unknown_attribute", "{{ 发稿.同比 }}。"),
    ("{{ 发稿|带同笔 }}。", "language.unknown_filter", "{{ 发稿|带同比 }}。"),
    ("共{{ 发稿 }}篇。", "pipeline.said_twice", "共{{ 发稿 }}。"),
    ("2023年共{{ 发稿 }}。", "pipeline.year_by_hand", "{{ 年 }}年共{{ 发稿 }}。"),
    ("稿件增长{{ 发稿.增幅 }}。", "pipeline.direction_by_hand", "稿件{{ 发稿.增幅 }}。"),
]
# Where the fault begins in the text of its paragraph, if not at the first brace.
BEGINS = {
    "共{ 发稿 }}。": "}}",
    "{% if 发稿 %}有{% endfi %}": "{% endfi",
    "{% if 发稿 %}有{% endif %%}": "{% endif",
    "2023年共{{ 发稿 }}。": "2023",
}
# Faults that only show when others are mended.
HIDDEN_BY_OTHERS = [
    ("市级{{ 市级刋发 }}篇。", "市级{{ 市级刊发 }}。"),
    ("稿件增长{{ 市级刋发.增幅 }}。", "稿件{{ 市级刊发.增幅 }}。"),
    (
        "2023年共{{ 发稿 }}，2023年又{{ 发稿 }}。",
        "{{ 年 }}年共{{ 发稿 }}，{{ 年 }}年又{{ 发稿 }}。",
    ),
    ("共{{ 市级刋发 }篇。", "共{{ 市级刊发 }}。"),
]
TEMPLATE = "templates/综述.docx"
# Only who wrote it knows what was meant: told, and left alone.
LOST = [
    ("{% if 发稿 %}有", "document.block_not_closed"),
    ("有{% endif %}", "document.block_not_open"),
    ("共{{ 发稿", "document.tag_not_closed"),
    ("{% if 1 %}有{% endif %}", "language.condition_constant"),
    ("{% if 发稿 or '没有' %}有{% endif %}", "language.condition_constant"),
    ("{% if '甲' == '乙' %}有{% endif %}", "language.condition_constant"),
    ("{% if 年 %}有{% endif %}", "language.condition_constant"),
    ("{% if not 期间 or 发稿 %}有{% endif %}", "language.condition_constant"),
    ("{% if 发稿 %}{% elif 3 %}有{% endif %}", "language.condition_constant"),
    ("{{ 一二三四 }}", "language.unknown_name"),
]


def office_with(folder: Path, text: str) -> Path:
    """The template of a small office with a third paragraph."""
    small_office(folder)
    path = folder / "templates" / "综述.docx"
    page = docx.Document(str(path))
    page.add_paragraph(text)
    page.save(str(path))
    return path


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def settled(path: Path, *, accepted: bool) -> Document:
    """The document after Word's 接受全部修订, or 拒绝全部修订."""
    document = docx.Document(str(path))
    kept, gone = ("w:ins", "w:del") if accepted else ("w:del", "w:ins")
    body = document.element.body
    for change in list(body.iter(qn(gone))):
        change.getparent().remove(change)
    for change in list(body.iter(qn(kept))):
        for run in list(change):
            for deleted in run.iter(qn("w:delText")):
                deleted.tag = qn("w:t")
            change.addprevious(run)
        change.getparent().remove(change)
    return document


@pytest.mark.parametrize(("typed", "code", "right"), SLIPS, ids=[slip for slip, _, _ in SLIPS])
def test_a_slip_is_told_at_its_tag_and_mended_in_a_copy(
    tmp_path: Path, typed: str, code: str, right: str
) -> None:
    template = office_with(tmp_path, typed)
    fixed = tmp_path / "改好.docx"
    found = called("check", "2023", "--json", "--fix", str(fixed), folder=tmp_path).json["findings"]
    told = [f for f in found if f["file"] == TEMPLATE and f["severity"] != "note"]
    assert {f["code"] for f in told} == {code}
    assert {f["paragraph"] for f in told} == {3}
    assert told[0]["offset"] == typed.index(BEGINS.get(typed, "{"))
    assert texts(docx.Document(str(fixed)))[2] == right
    shutil.copy(fixed, template)
    assert called("build", "2023", folder=tmp_path).code == 0
    again = called("check", "2023", "--json", folder=tmp_path).json["findings"]
    assert not [f for f in again if f["code"] == code]


@pytest.mark.parametrize(("typed", "code", "right"), SLIPS, ids=[slip for slip, _, _ in SLIPS])
def test_a_repair_is_a_tracked_change_beside_a_comment(
    tmp_path: Path, typed: str, code: str, right: str
) -> None:
    office_with(tmp_path, typed)
    copy = tmp_path / "批注.docx"
    found = called("check", "2023", "--json", "--docx", str(copy), folder=tmp_path).json["findings"]
    assert texts(settled(copy, accepted=True))[2] == right
    assert texts(settled(copy, accepted=False))[2] == typed
    (sentence,) = {f["message"] for f in found if f["code"] == code}
    said = [comment.text for comment in docx.Document(str(copy)).comments]
    assert [text for text in said if sentence in text]
    paragraph = docx.Document(str(copy)).paragraphs[2]._p  # noqa: SLF001  # no public way to it
    assert paragraph.xpath(".//w:commentReference")


@pytest.mark.parametrize(("typed", "code"), LOST, ids=[slip for slip, _ in LOST])
def test_what_only_its_writer_knows_is_told_and_left_alone(
    tmp_path: Path, typed: str, code: str
) -> None:
    office_with(tmp_path, typed)
    fixed = tmp_path / "改好.docx"
    said = called("check", "2023", "--json", "--fix", str(fixed), folder=tmp_path)
    at = {(f["code"], f["paragraph"]) for f in said.json["findings"]}
    assert (code, 3) in at
    assert texts(docx.Document(str(fixed)))[2] == typed


def test_all_slips_are_told_in_one_run(tmp_path: Path) -> None:
    small_office(tmp_path)
    path = tmp_path / "templates" / "综述.docx"
    page = docx.Document(str(path))
    for typed, _, _ in SLIPS:
        page.add_paragraph(typed)
    page.save(str(path))
    found = called("check", "2023", "--json", folder=tmp_path).json["findings"]
    told = {(f["code"], f["paragraph"]) for f in found}
    assert {(code, number) for number, (_, code, _) in enumerate(SLIPS, 3)} <= told


def test_a_finished_document_is_not_mended(tmp_path: Path) -> None:
    page = docx.Document()
    page.save(str(tmp_path / "总结.docx"))
    said = called("check", "总结.docx", "--fix", "改.docx", folder=tmp_path)
    assert said.code == 2
    assert "--fix" in said.err
    assert not (tmp_path / "改.docx").exists()


def test_a_copy_does_not_replace_the_template(tmp_path: Path) -> None:
    template = office_with(tmp_path, "共{{ 发稿 }篇。")
    before = template.read_bytes()
    said = called("check", "2023", "--fix", str(template), folder=tmp_path)
    assert said.code == 1
    assert template.read_bytes() == before


@pytest.mark.parametrize(("typed", "right"), HIDDEN_BY_OTHERS)
def test_a_fault_that_shows_when_another_is_mended_is_mended_too(
    tmp_path: Path, typed: str, right: str
) -> None:
    office_with(tmp_path, typed)
    fixed, copy = tmp_path / "改好.docx", tmp_path / "批注.docx"
    said = called("check", "2023", "--fix", str(fixed), "--docx", str(copy), folder=tmp_path)
    assert texts(docx.Document(str(fixed)))[2] == right
    assert texts(settled(copy, accepted=True))[2] == right
    assert texts(settled(copy, accepted=False))[2] == typed
    assert "没有别的问题" in said.err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("共{{ 发稿 }篇。", "已改好 2 处，写入 改.docx；模板里没有别的问题。"),
        (
            "共{{ 发稿 }篇，{{ 一二三四 }}。",
            "已改好 2 处，写入 改.docx；模板里还有 1 处要自己看。",
        ),
        # A branch that this year never reaches is a note, and no work.
        (
            "{% if 发稿 > 100000 %}多{% endif %}",
            "已改好 0 处，写入 改.docx；模板里没有别的问题。",
        ),
    ],
)
def test_what_is_left_to_do_is_counted_after_the_mends(
    tmp_path: Path, typed: str, said: str
) -> None:
    office_with(tmp_path, typed)
    assert called("check", "2023", "--fix", "改.docx", folder=tmp_path).err.strip() == said


# Who is to read the comment sees what it is about: the typed text, and the words marked.
MARKED = [
    ("去年2022年共{{ 发稿 }}。", "pipeline.year_by_hand", "2022年"),
    ("《2023年规划》定下，2023年共{{ 发稿 }}。", "pipeline.year_by_hand", "2023年"),
    ("{{ 发稿 }}，见2023年{{ 发稿 }}。", "pipeline.year_by_hand", "2023年"),
    ("共{{ 发稿 }}篇。", "pipeline.said_twice", "{{ 发稿 }}"),
    ("共{{ 市级刋发 }}。", "language.unknown_name", "{{ 市级刋发 }}"),
]


def marked(path: Path, number: int) -> list[str]:
    """What stands between the beginning and the end of each comment of a paragraph."""
    paragraph = docx.Document(str(path)).paragraphs[number - 1]._p  # noqa: SLF001  # no public way to it
    found: dict[str, str] = {}
    open_now: set[str] = set()
    for element in paragraph.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_now.add(str(element.get(qn("w:id"))))
        elif element.tag == qn("w:commentRangeEnd"):
            open_now.remove(str(element.get(qn("w:id"))))
        elif element.tag in (qn("w:t"), qn("w:delText")) and not list(
            element.iterancestors(qn("w:ins"))
        ):
            for ident in open_now:
                found[ident] = found.get(ident, "") + (element.text or "")
    return list(found.values())


@pytest.mark.parametrize(("typed", "code", "words"), MARKED)
def test_a_comment_stands_at_its_words(tmp_path: Path, typed: str, code: str, words: str) -> None:
    office_with(tmp_path, typed)
    copy = tmp_path / "批注.docx"
    said = called("check", "2023", "--json", "--docx", str(copy), folder=tmp_path).json
    about = [f for f in said["findings"] if f["file"] == TEMPLATE and f["severity"] != "note"]
    assert [f["code"] for f in about] == [code]
    assert marked(copy, 3) == [words]


def test_a_year_is_marked_where_it_is_wrong_not_in_a_title_before(tmp_path: Path) -> None:
    office_with(tmp_path, "《2023年规划》定下，2023年共{{ 发稿 }}。")
    fixed = tmp_path / "改好.docx"
    called("check", "2023", "--fix", str(fixed), folder=tmp_path)
    assert texts(docx.Document(str(fixed)))[2] == "《2023年规划》定下，{{ 年 }}年共{{ 发稿 }}。"


def test_a_document_without_paragraphs_gets_its_comments(tmp_path: Path) -> None:
    page = docx.Document()
    page.core_properties.title = "{{ 年 }}"
    page.save(str(tmp_path / "总结.docx"))
    copy = tmp_path / "批注.docx"
    assert called("check", "总结.docx", "--docx", str(copy), folder=tmp_path).code == 1
    written = docx.Document(str(copy))
    assert texts(written) == [""]
    assert len(list(written.comments)) == 1


def test_a_template_without_paragraphs_gets_a_copy(tmp_path: Path) -> None:
    small_office(tmp_path)
    docx.Document().save(str(tmp_path / "templates" / "综述.docx"))
    copy = tmp_path / "批注.docx"
    assert called("check", "2023", "--docx", str(copy), folder=tmp_path).code == 0
    assert docx.Document(str(copy)).element.body is not None


def test_what_this_year_never_reaches_is_told_as_a_note_at_its_tag(tmp_path: Path) -> None:
    office_with(tmp_path, "{%p if 发稿 > 100000 %}")
    path = tmp_path / "templates" / "综述.docx"
    page = docx.Document(str(path))
    loop = '{%p for 项 in 发稿(级别="省级", 月=1).按("级别") %}'
    for typed in ("多。", "{%p endif %}", loop, "{{ 项.名 }}", "{%p endfor %}"):
        page.add_paragraph(typed)
    page.save(str(path))
    found = called("check", "2023", "--json", folder=tmp_path).json["findings"]
    assert [
        (f["code"], f["severity"], f["paragraph"], f["offset"])
        for f in found
        if f["code"].endswith("_unreached")
    ] == [
        ("language.branch_unreached", "note", 3, 0),
        ("language.loop_unreached", "note", 6, 0),
    ]


@pytest.mark.parametrize("option", ["--docx", "--fix"])
def test_a_copy_onto_its_source_is_refused(tmp_path: Path, option: str) -> None:
    template = office_with(tmp_path, "共{{ 发稿 }篇。")
    before = template.read_bytes()
    said = called("check", "2023", option, str(template), folder=tmp_path)
    assert "templates 里的文件会被当成台账或模板来读" in said.err
    assert template.read_bytes() == before


@pytest.mark.parametrize("folder", ["inputs", "templates"])
def test_a_list_among_the_inputs_is_refused(tmp_path: Path, folder: str) -> None:
    small_office(tmp_path)
    target = tmp_path / folder / "清单.xlsx"
    found = called("check", "2023", "--json", "--xlsx", str(target), folder=tmp_path).json
    assert [f["code"] for f in found["findings"]] == ["pipeline.target_among_inputs"]
    assert not target.exists()
