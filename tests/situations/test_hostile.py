"""Hostile or unlucky: what a cell, a template, a document, a bag or a folder may hold."""

from __future__ import annotations

import itertools
import json
import os
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from packages import packed, parts_of
from pages import page_of
from small_archive import add, document, figure, opened, sealed
from small_office import small_office
from terminal import called

from zgreport.archive.listing import listing
from zgreport.archive.verify import verify
from zgreport.pipeline import proofreading
from zgreport.pipeline.budget import Budget
from zgreport.pipeline.proofreading import Proofreader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = (
    "{{ 标题 }}",
    "《{{ 发稿.列('标题', 9)|顿号 }}》",
    "{%p for 题 in 发稿.列('标题', 9) %}",
    "{{ 题 }}",
    "{%p endfor %}",
    "{% for 项 in 发稿.按('标题') %}{{ 项.名 }}{{ 项.值 }}{% endfor %}",
)


def office(folder: Path, *page: str, rows: tuple[tuple[str, ...], ...] = ()) -> Path:
    """A small office with a page of its own, and of 2023 these rows of title and level."""
    small_office(folder)
    (folder / "templates" / "综述.docx").write_bytes(page_of(*page))
    if rows:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in (("日期", "标题", "级别"), *(("2023-03-05", *row) for row in rows)):
            sheet.append(row)
        (folder / "inputs" / "2023" / "发稿.csv").unlink()
        book.save(folder / "inputs" / "2023" / "发稿.xlsx")
    return folder


def built(folder: Path) -> tuple[str, ...]:
    """The paragraphs of the summary that was built."""
    (path,) = (folder / "out" / "2023").glob("*.docx")
    return tuple(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


# A title in a cell, and what is printed of it: the same.
PRINTED = [
    "关于{{ x }}的通知",
    "{% if x %}甲",
    "{%p if x %}",
    "{%r if x %}",
    "{{r x }}",
    "{# 甲",
    "甲 #}",
    "甲 }} 乙",
    "甲 %}",
    "｛｛ 甲 ｝｝",
    "｛％ 甲 ％｝",
    "{_{ x }_}",
    "<w:p>甲</w:p>",
    "甲 &amp; 乙 &lt;",
    "]]><x/>",
    "甲\ue0f0乙\ue0f1丙\ue0f2",
    "\ue0fa3\ue0fb",
    "\ue000\uf8ff",
    "\U000f0000甲",
    "𠮷野家",
    "甲👩\u200d👩\u200d👧乙",
    "%(x)s {0} {x}",
    r"\1 \g<0> $1x",
    "序:镜子",
    "None的稿",
    "长" * 30_000,
]


@pytest.mark.parametrize("title", PRINTED)
def test_a_title_prints_as_it_stands_in_its_cell(tmp_path: Path, title: str) -> None:
    office(tmp_path, *PAGE, rows=((title, "市级"), ("丁", "省级")))
    said = called("build", "2023", folder=tmp_path)
    assert (said.code, "templates/" in said.err) == (0, False)
    assert built(tmp_path)[1:3] == (f"《{title}、丁》", title)
    assert f"{title}1篇" in built(tmp_path)[4]
    figures = json.loads((tmp_path / "out" / "2023" / "figures.json").read_bytes())
    assert title in [entry["text"] for entry in figures]


# What nobody sees is taken out, and a note names the cell.
TAKEN_OUT = [
    ("甲\u202e乙\u202c", "甲乙"),
    ("甲\u2067乙\u2069", "甲乙"),
    ("甲\ufdd0乙\ufdd1", "甲乙"),
]


@pytest.mark.parametrize(("title", "printed"), TAKEN_OUT)
def test_what_nobody_sees_is_taken_out_and_its_cell_named(
    tmp_path: Path, title: str, printed: str
) -> None:
    office(tmp_path, *PAGE, rows=((title, "市级"), ("丁", "省级")))
    assert called("build", "2023", folder=tmp_path).code == 0
    assert built(tmp_path)[2] == printed
    noted = called("check", "2023", "--json", folder=tmp_path).json["findings"]
    found = [(f["code"], f["cell"]) for f in noted if f["file"] == "inputs/2023/发稿.xlsx"]
    assert ("ledgers.control_characters", "B2") in found


# A tag in a form of another program, and how it is to be written.
FORMS = [
    ("{%r if 发稿 %}好{%r endif %}", "{% if 发稿 %}"),
    ("{%r for x in 不足 %}{{ x }}{%r endfor %}", "{% for x in 不足 %}"),
    ("{%r endif %}", "{% endif %}"),
    ("{%c if 发稿 %}", "{% if 发稿 %}"),
    ("{%x if 发稿 %}好{%x endif %}", "{% if 发稿 %}"),
    ("{%p r if 发稿 %}", "{%p if 发稿 %}"),
    ("{%- if 发稿 %}好{%- endif -%}", "{% if 发稿 %}"),
    ("{%+ if 发稿 %}好{% endif %}", "{% if 发稿 %}"),
    ("{% if 发稿 -%}好{% endif %}", "{% if 发稿 %}"),
    ("｛％r if 发稿 ％｝", "{% if 发稿 %}"),
    ("{{r 标题 }}", "{{ 标题 }}"),
    ("{{ p 标题}}", "{{ 标题 }}"),
    ("{{R 标题 }}", "{{ 标题 }}"),
]


@pytest.mark.parametrize(("tag", "right"), FORMS)
def test_a_form_that_is_not_supported_is_one_line_with_the_right_one(
    tmp_path: Path, tag: str, right: str
) -> None:
    said = called("build", "2023", folder=office(tmp_path, "{{ 标题 }}", tag))
    assert (said.code, said.err.count("错误：")) == (1, 1)
    assert f"templates/综述.docx，“{tag}”：" in said.err
    assert f"请写成 {right}\n" in said.err


@pytest.mark.parametrize(
    "loops",
    [
        (
            "{% for x in 发稿.列('标题', 999) %}{% for y in 发稿.列('标题', 999) %}{{ y }}"
            "{% endfor %}{% endfor %}"
        ),
        (
            "{% for x in 发稿.列('标题', 999) %}{% for y in 发稿.列('标题', 999) if x == y %}好"
            "{% endfor %}{% endfor %}"
        ),
    ],
)
def test_loops_in_loops_end_at_their_tag(
    tmp_path: Path, loops: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = iter(range(10**9))
    monkeypatch.setattr(Budget, "__call__", lambda _: next(asked) > 2_000)
    office(tmp_path, "{{ 标题 }}", loops, rows=tuple((f"题{n}", "市级") for n in range(300)))
    said = called("build", "2023", folder=tmp_path)
    assert (said.code, said.err.count("错误：")) == (1, 1)
    assert "templates/综述.docx，“{% for x in …”一段，" in said.err
    assert "{% for y in 发稿.列('标题', 999)" in said.err.split("已经停下")[1]
    assert not (tmp_path / "out").exists()


def test_a_budget_begins_with_the_first_question() -> None:
    now = iter([100.0, 105.9, 106.0])
    wall = itertools.count(0.0, 10.0)
    budget = Budget(6, lambda: next(now), lambda: next(wall))
    assert [budget() for _ in range(3)] == [False, False, True]


def test_a_budget_asks_for_the_processors_time_only_when_it_may_be_over() -> None:
    # On the wall 0, 1, 5.9 and 6.1 s have gone by; asked at 0 and 6.1, of which 3 s were worked.
    now, wall = iter([100.0, 103.0]), iter([0.0, 1.0, 5.9, 6.1, 6.1])
    budget = Budget(6, lambda: next(now), lambda: next(wall))
    assert [budget() for _ in range(4)] == [False, False, False, False]
    assert next(now, None) is None


def test_ten_thousand_tags_are_filled(tmp_path: Path) -> None:
    office(tmp_path, "{{ 标题 }}", *["{{ 发稿 }}" * 500] * 20)
    assert called("build", "2023", folder=tmp_path).code == 0
    assert built(tmp_path)[1] == "3篇" * 500


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY, TYPES = "word/document.xml", "[Content_Types].xml"


WHOLE = document("好。", *(f"第{n}段。" for n in range(300)))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


def with_part(name: str, data: bytes) -> bytes:
    return packed({**parts_of(WHOLE), name: data})


def without(name: str) -> bytes:
    return packed({n: data for n, data in parts_of(WHOLE).items() if n != name})


def instead(name: str, old: bytes, new: bytes) -> bytes:
    return with_part(name, parts_of(WHOLE)[name].replace(old, new))


DAMAGED = {
    "cut short": WHOLE[: len(WHOLE) // 2],
    "without its end": WHOLE[:-30],
    "empty": b"",
    "noughts": b"\0" * 5_000,
    "a text": "综述".encode(),
    "a PDF": b"%PDF-1.7\n",
    "RTF": b"{\\rtf1 x}",
    "a page": b"<html>x</html>",
    "a .doc": OLE,
    "encrypted": OLE + "EncryptedPackage".encode("utf-16-le"),
    "an empty zip": packed({}),
    "no body": without(BODY),
    "no types": without(TYPES),
    "no relations": without("_rels/.rels"),
    "a workbook": instead(TYPES, b"wordprocessingml.document", b"spreadsheetml.sheet"),
    "a .dotx": instead(TYPES, b"document.main+xml", b"template.main+xml"),
    "Strict": instead(BODY, W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
    "no XML": with_part(BODY, b"x"),
    "half the XML": with_part(BODY, parts_of(WHOLE)[BODY][:90]),
    "another root": with_part(BODY, f'<w:body xmlns:w="{W}"/>'.encode()),
    "a DTD": with_part(BODY, b"<!DOCTYPE a>" + parts_of(WHOLE)[BODY]),
    "broken relations": with_part("_rels/.rels", b"<x"),
    "relations to nothing": instead("_rels/.rels", b"word/document.xml", b"word/gone.xml"),
    "broken types": with_part(TYPES, b"x"),
    "a name that leads outside": with_part("../x.xml", b"<a/>"),
    "a name twice but for case": with_part("word/DOCUMENT.xml", b"<a/>"),
    "a bomb": with_part("word/media/x.bin", b"\0" * 30 * 2**20),
    "paragraphs without end": with_part(
        BODY,
        f'<w:document xmlns:w="{W}"><w:body>{"<w:p/>" * 100_001}</w:body></w:document>'.encode(),
    ),
    "many parts": packed({**parts_of(WHOLE), **{f"word/{n}.xml": b"<a/>" for n in range(5_001)}}),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_document_is_one_line_and_never_fine(tmp_path: Path, kind: str) -> None:
    (tmp_path / "x.docx").write_bytes(DAMAGED[kind])
    said = called("check", "x.docx", folder=tmp_path)
    together = said.out + said.err
    assert (said.code, together.count("错误：x.docx：")) == (1, 1)
    assert "没有发现问题" not in together


@pytest.mark.parametrize("kind", ["cut short", "no relations", "no XML", "a workbook", "a bomb"])
def test_a_damaged_document_is_not_sealed(tmp_path: Path, kind: str) -> None:
    small_office(tmp_path)
    assert called("build", "2023", folder=tmp_path).code == 0
    (tmp_path / "x.docx").write_bytes(DAMAGED[kind])
    said = called("archive", "add", "2023", "x.docx", "--no-pdf", folder=tmp_path)
    assert (said.code, said.err.count("错误：x.docx：")) == (1, 1)
    assert not list(tmp_path.glob("out/archive/2023-*"))


def _pipe(path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("the system has no pipes")
    os.mkfifo(path)


def _sparse(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(2**34)


@pytest.mark.parametrize("make", [_pipe, _sparse, lambda path: path.mkdir()])
def test_what_is_no_file_of_a_sensible_size_is_not_read(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "x.docx")
    said = called("check", "x.docx", folder=tmp_path)
    assert (said.code, (said.out + said.err).count("错误：")) == (1, 1)


RUN = b"<w:r><w:t>"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
CHART = (
    '<c:chart xmlns:c="c" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<a:p><a:r><a:t>{{ 发</a:t></a:r><a:r><a:t>稿 }}</a:t></a:r></a:p></c:chart>"
)
LEFT = [
    ("alternative text", BODY, (f'<w:r><w:drawing><d:docPr xmlns:d="{WP}" descr="{{{{ 年 }}}}"/>'
     "</w:drawing></w:r>"), "tag_left", "error"),
    ("tip", BODY, '<w:hyperlink w:tooltip="{{ 年 }}"/>', "tag_left", "error"),
    ("field", BODY, ("<w:r><w:instrText>{{ 年</w:instrText></w:r>"
     "<w:r><w:instrText> }}</w:instrText></w:r>"), "tag_left", "error"),
    ("chart", "word/charts/chart1.xml", CHART, "tag_left", "error"),
    ("property", "docProps/custom.xml", "<p>{{ 年 }}</p>", "tag_left", "error"),
    ("title", "docProps/core.xml", "<p>{% if 年 %}</p>", "tag_left", "error"),
    ("insertion", BODY, '<w:ins w:id="1"><w:r><w:t>甲</w:t></w:r></w:ins>',
     "changes_left", "warning"),
    ("deletion", BODY, '<w:del w:id="1"><w:r><w:delText>甲</w:delText></w:r></w:del>',
     "changes_left", "warning"),
    ("move", BODY, '<w:moveFrom w:id="1"/>', "changes_left", "warning"),
    ("comment", "word/comments.xml",
     f'<w:comments xmlns:w="{W}"><w:comment w:id="1"/></w:comments>', "comments_left", "warning"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "text", "code", "severity"), [row[1:] for row in LEFT],
                         ids=[row[0] for row in LEFT])  # fmt: skip
def test_what_is_left_where_no_page_shows_it_is_told(
    tmp_path: Path, part: str, text: str, code: str, severity: str
) -> None:
    held = text.encode()
    old = RUN + "第7段".encode()
    data = instead(BODY, old, held + old) if part == BODY else with_part(part, held)
    (tmp_path / "x.docx").write_bytes(data)
    said = called("check", "x.docx", "--json", folder=tmp_path)
    found = [(f["code"], f["severity"]) for f in said.json["findings"]]
    assert (f"document.{code}", severity) in found
    assert said.code == (1 if severity == "error" else 0)


def _turned_away(folder: Path) -> None:
    (folder.parent / "elsewhere").mkdir()
    (folder / "out").symlink_to(folder.parent / "elsewhere")


def _turned_away_a_year(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "2023").symlink_to(folder / "nowhere")


@pytest.mark.parametrize(
    "spoil",
    [
        _turned_away,
        _turned_away_a_year,
        lambda folder: (folder / "out").symlink_to(folder / "nowhere"),
        lambda folder: (folder / "out").write_text("x"),
        lambda folder: _pipe(folder / "out"),
    ],
)
def test_out_must_be_a_folder_of_its_own(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    folder = tmp_path / "云川"
    folder.mkdir()
    small_office(folder)
    spoil(folder)
    said = called("build", "2023", folder=folder)
    assert (said.code, said.err.count("错误：out")) == (3, 1)


def test_the_workspace_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "云川").mkdir()
    small_office(tmp_path / "云川")
    (tmp_path / "来路").symlink_to(tmp_path / "云川")
    assert called("build", "2023", "-C", str(tmp_path / "来路")).code == 0


def _written(name: str, data: bytes) -> Callable[[Path], object]:
    return lambda bag: (bag / "data" / name).write_bytes(data)


def _replaced(name: str, make: Callable[[Path], object]) -> Callable[[Path], object]:
    def spoil(bag: Path) -> None:
        (bag / "data" / name).unlink()
        make(bag / "data" / name)

    return spoil


FORGED: dict[str, Callable[[Path], object]] = {
    "deep figures": _written("figures.json", b"[" * 100_000),
    "deep record": _written("record.json", b"[" * 100_000 + b"]" * 100_000),
    "deep manifest": _written("manifest.json", b'{"a":' * 100_000),
    "numbers without end": _written("record.json", b'{"year": ' + b"9" * 10_000 + b"}"),
    "wrong types": _written("record.json", b'{"year": [], "figures": 5, "date": {}}'),
    "no object": _written("figures.json", b'[1, "a", null]'),
    "half a character": _written("figures.json", b'[{"name": "\\ud800", "value": 1}]'),
    "a huge file": _replaced("综述.docx", _sparse),
    "a pipe": _replaced("figures.json", _pipe),
    "a link": _replaced("figures.json", lambda path: path.symlink_to("/dev/zero")),
    "a folder": _replaced("record.json", lambda path: path.mkdir()),
    "a file gone": _replaced("综述.docx", lambda _: None),
    "a file more": _written("多.txt", b"x"),
    "no document": _written("综述.docx", b"PK"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FORGED)
def test_a_forged_bag_is_told_and_the_next_is_looked_at(tmp_path: Path, kind: str) -> None:
    archive = tmp_path / "archive"
    for year in (2022, 2023):
        add(archive, f"{year}-r1", sealed(year, figure("市级刊发", year)))
    FORGED[kind](archive / "2022-r1")
    found = verify(opened(archive), ("2022-r1", "2023-r1"))
    errors = [f.place.file or "" for f in found.all_findings if f.severity == "error"]
    assert errors
    assert all("2022-r1" in file for file in errors)
    assert [line.sound for line in listing(opened(archive))] == [False, True]


def test_a_chain_that_holds_no_text_is_told(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    add(archive, "2023-r1", sealed(2023, figure("市级刊发", 5)))
    chain = archive / "chain.jsonl"
    chain.write_bytes(chain.read_bytes() + b'{"id":"\\ud800","tags":{},"n":2}\n' + b"[" * 100_000)
    found = verify(opened(archive), ("2023-r1",)).all_findings
    assert [(f.code, f.place.line) for f in found] == [
        ("archive.chain_changed", 2),
        ("archive.chain_changed", 3),
    ]


def test_a_proofreader_that_somebody_stopped_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not hasattr(os, "kill") or os.name != "posix":
        pytest.skip("the system cannot stop a process")
    monkeypatch.setattr(proofreading, "_SECONDS", 1)
    proofreader = Proofreader()
    proofreader.start()
    assert proofreader._process is not None  # noqa: SLF001  # what is to be stopped
    os.kill(proofreader._process.pid, 19)  # noqa: SLF001
    (found,) = proofreader.give(["全年发稿。"] * 100_000, []).findings("out/2023/综述.docx")
    assert (found.code, found.severity) == ("pipeline.not_proofread", "warning")
    proofreader.stop()
