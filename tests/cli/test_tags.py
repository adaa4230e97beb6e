"""`zgreport tags`: in the terminal, as JSON and as a page to copy from."""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import TYPE_CHECKING

import click
import docx
import pytest
from bare_office import awkward_office, typed_only, with_page
from desk import ROOT, Desk
from libreoffice import SOFFICE, convert
from small_office import small_office
from terminal import Said, called

from zgreport.cli import pager
from zgreport.cli.terminal import width
from zgreport.cli.words import Words

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.long(8)


@pytest.fixture
def office(tmp_path: Path) -> Desk:
    return small_office(tmp_path)


def tags(office: Desk, *arguments: str) -> Said:
    return called("tags", *arguments, folder=office.root)


def items(said: Said) -> list[dict[str, object]]:
    return [item for section in said.json["sections"] for item in section["items"]]


# The list.


def test_the_list_has_a_line_for_each_name_under_its_section(office: Desk) -> None:
    said = tags(office, "2023")
    assert (said.code, said.err) == (0, "")
    ledger, *rest = said.out.split("\n\n")
    head, *lines = ledger.splitlines()
    assert head == "台账“发稿”"
    first = re.split(" {2,}", lines[0].strip())
    assert first == ["{{ 发稿 }}", "3篇", "台账，本期3行"]
    cells = [re.split(" {2,}", line.strip()) for line in lines]
    assert ['{{ 发稿(级别="市级") }}', "2篇", "“级别”列的值，2行"] in cells
    assert rest[0].splitlines()[0] == "指标"


def test_without_a_year_the_newest_is_taken_and_words_may_come_first(office: Desk) -> None:
    assert tags(office, "市级刊发").out == tags(office, "2023", "市级刊发").out
    assert "1篇" in tags(office, "2022", "市级刊发").out


def test_the_json_is_one_document_with_english_keys(office: Desk) -> None:
    said = tags(office, "2023", "--json")
    assert (said.code, said.err) == (0, "")
    assert list(said.json) == ["year", "through", "words", "near", "sections", "findings"]
    assert (said.json["year"], said.json["through"]) == (2023, "2023-12-31")
    value = next(item for item in items(said) if item["name"] == "市级")
    assert value == {
        "kind": "value",
        "name": "市级",
        "of": ["发稿", "级别"],
        "takes": None,
        "tag": '{{ 发稿(级别="市级") }}',
        "prints": "2篇",
        "meaning": "“级别”列的值，2行",
        "aliases": [],
        "rows": 2,
        "column": "级别",
        "why": [],
    }


def test_the_json_says_why_nothing_can_be_printed(tmp_path: Path) -> None:
    said = tags(typed_only(tmp_path), "2023", "--json")
    ledger = next(item for item in items(said) if item["kind"] == "ledger")
    assert (said.code, ledger["tag"], ledger["prints"]) == (1, None, None)
    assert ledger["why"]
    assert [f["code"] for f in said.json["findings"] if f["severity"] == "error"]


def test_english_speaks_of_the_same_names(office: Desk) -> None:
    said = tags(office, "2023", "--lang", "en", "发稿", "市级")
    assert said.out.splitlines()[0] == "Ledger 发稿"
    assert "value of the column 级别, 2 rows" in said.out


def test_a_search_says_what_it_did_not_find_and_what_is_like_it(office: Desk) -> None:
    said = tags(office, "2023", "市级刊法")
    assert "没有找到“市级刊法”" in said.err
    assert "您是不是想写 市级刊发？" in said.err
    assert "{{ 市级刊发 }}" in said.out
    nothing = tags(office, "2023", "xyzzy")
    assert (nothing.code, nothing.out) == (0, "")
    assert tags(office, "2023", "市级刊法", "--json").json["near"] == ["市级刊发"]


def test_a_ledger_that_cannot_be_read_is_told_before_the_rest(tmp_path: Path) -> None:
    said = tags(awkward_office(tmp_path), "2023")
    assert said.code == 1
    assert "inputs/2023/走访.xlsx" in said.err
    assert "{{ 办件 }}" in said.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--used", "--diff", "templates/综述.docx"), 2),
        (("--docx", "标签.docx", "--used"), 2),
        (("--diff", "nowhere.docx"), 2),
        (("2023", "--through", "2022-06-30"), 1),
    ],
)
def test_what_cannot_be_asked_is_refused(
    office: Desk, arguments: tuple[str, ...], code: int
) -> None:
    said = tags(office, *arguments)
    assert (said.code, said.out) == (code, "")
    assert said.err


def test_a_broken_definition_is_told(office: Desk) -> None:
    office.define("figures:", "figurs:")
    for arguments in (("2023",), ("2023", "--used"), ("--diff", "templates/综述.docx")):
        said = tags(office, *arguments, "--json")
        assert said.code == 1
        assert list(said.json) == ["findings"]


# The terminal.


class Screen:
    """A terminal of some size, and what was shown there, page by page."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, columns: int, lines: int) -> None:
        self.paged: list[str] = []
        self.printed: list[str] = []
        self.keys = [" "] * 100
        size = os.terminal_size((columns, lines))
        monkeypatch.setattr(shutil, "get_terminal_size", lambda: size)
        monkeypatch.setattr(pager, "_is_terminal", lambda: True)
        monkeypatch.setattr(click, "echo_via_pager", self.paged.append)
        monkeypatch.setattr(click, "echo", lambda text="", **_: self.printed.append(text))
        monkeypatch.setattr(click, "getchar", lambda: self.keys.pop(0))


LINES = [f"第{n}行" for n in range(50)]


def test_a_list_longer_than_the_terminal_is_paged(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(monkeypatch, 80, 24)
    pager.show(LINES, Words("zh_CN"))
    pager.show(LINES[:23], Words("zh_CN"))
    assert screen.paged == ["\n".join(LINES)]
    assert screen.printed == ["\n".join(LINES[:23])]


def test_where_the_pager_knows_no_utf_8_pages_are_turned_by_keys(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Screen(monkeypatch, 80, 21)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("PAGER", raising=False)
    pager.show(LINES, Words("zh_CN"))
    shown = [page for page in screen.printed if page.startswith("第")]
    assert shown == ["\n".join(LINES[n : n + 20]) for n in (0, 20, 40)]
    screen.printed.clear()
    screen.keys = ["q"]
    pager.show(LINES, Words("zh_CN"))
    assert [page for page in screen.printed if page.startswith("第")] == ["\n".join(LINES[:20])]


def test_what_is_piped_is_never_paged(office: Desk) -> None:
    assert len(tags(office, "2023").out.splitlines()) > 60


@pytest.mark.parametrize("places", [40, 60, 80, 120, 200])
def test_no_line_of_words_is_wider_than_the_terminal(places: int) -> None:
    from zgreport.cli.handbook import lines
    from zgreport.pipeline.handbook.handbook import handbook
    from zgreport.pipeline.order import Order

    book = handbook(Order(ROOT, year=2023))
    listed = list(lines(book.sections, Words("zh_CN"), places))
    wide = [line for line in listed if width(line) > places]
    assert all("{" in line for line in wide)  # a tag is never torn apart


# The page.


def test_the_page_has_each_tag_in_one_run_beside_what_it_prints(office: Desk) -> None:
    said = tags(office, "2023", "--docx", "标签.docx")
    assert (said.code, said.out) == (0, "")
    page = docx.Document(str(office.root / "标签.docx"))
    assert page.paragraphs[0].text == "2023年可用标签一览"
    headings = [p.text for p in page.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings[:2] == ["台账“发稿”", "指标"]
    rows = [[cell.text for cell in row.cells] for row in page.tables[0].rows]
    assert rows[0] == ["标签", "现在印出", "说明"]
    assert ['{{ 发稿(级别="市级") }}', "2篇", "“级别”列的值，2行"] in rows
    paragraphs = [c.paragraphs[0] for t in page.tables for row in t.rows for c in row.cells]
    assert all(len(paragraph.runs) <= 1 for paragraph in paragraphs)


def test_what_is_copied_from_the_page_works_in_the_template(office: Desk) -> None:
    tags(office, "2023", "--docx", "标签.docx")
    page = docx.Document(str(office.root / "标签.docx"))
    rows = [[cell.text for cell in row.cells] for t in page.tables for row in t.rows]
    pairs = [row for row in rows if row[0].startswith(("{{", "{%")) and "核验码" not in row[0]]
    with_page(office, [tag for tag, _, _ in pairs])
    printed = called("build", "2023", "--draft", folder=office.root)
    assert printed.code == 0, printed.err
    said = [" ".join(line.split()) for line in printed.out.splitlines() if line.strip()]
    numbered = [tag for tag, _, _ in pairs if "序(" in tag or "共(" in tag]
    expected = [prints for tag, prints, _ in pairs if tag not in numbered]
    assert len(numbered) == 2
    assert [line for line in expected if line not in said] == []


@pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice here")
def test_the_page_opens_in_libreoffice(office: Desk) -> None:
    tags(office, "2023", "--docx", "标签.docx")
    convert(office.root / "标签.docx", "txt:Text (encoded):UTF8", office.root)
    text = (office.root / "标签.txt").read_text(encoding="utf-8")
    assert '{{ 发稿(级别="市级") }}' in text


def test_the_page_has_the_layout_of_the_house(office: Desk) -> None:
    tags(office, "2023", "--docx", "标签.docx")
    said = called("check", "标签.docx", "--layout", "--json", folder=office.root)
    assert said.json["findings"]  # it is full of tags that nobody filled
    assert [f["code"] for f in said.json["findings"] if f["code"].startswith("layout.")] == []


def test_a_search_makes_a_short_page(office: Desk) -> None:
    tags(office, "2023", "市级", "--docx", "标签.docx")
    page = docx.Document(str(office.root / "标签.docx"))
    assert sum(len(table.rows) for table in page.tables) < 12


@pytest.mark.parametrize("folder", ["templates", "inputs", "inputs/2023"])
def test_the_page_is_not_written_among_what_is_read(office: Desk, folder: str) -> None:
    said = tags(office, "2023", "--docx", f"{folder}/标签.docx")
    assert said.code == 1
    assert not (office.root / folder / "标签.docx").exists()


def test_a_page_that_cannot_be_written_is_told(office: Desk) -> None:
    said = tags(office, "2023", "--docx", "nowhere/标签.docx")
    assert (said.code, said.out) == (3, "")
    assert "nowhere" in said.err


# What the template uses, and what changed.


def test_the_names_used_are_told_with_their_places(office: Desk) -> None:
    said = tags(office, "2023", "--used")
    assert (said.code, said.err) == (0, "")
    assert "发稿（2处）" in said.out
    assert "“刊发稿件{{ 发稿 }}…”一段：{{ 发稿.同比 }}" in said.out
    assert said.out.rstrip().endswith("报告定义里的名称都用到了。")


def test_what_is_used_and_what_is_not_as_json(office: Desk) -> None:
    office.define("figures:\n", "figures:\n  省级刊发: 发稿(级别='省级')\n")
    said = tags(office, "2023", "--used", "--json").json
    assert list(said) == ["template", "words", "used", "unused", "findings"]
    assert said["unused"] == [
        {"kind": "figure", "name": "省级刊发", "of": None, "in_checks": False}
    ]
    (city,) = (use for use in said["used"] if use["name"] == "市级刊发")
    assert (city["kind"], city["count"]) == ("figure", 1)
    assert city["places"][0] == {
        "tag": "{{ 市级刊发 }}",
        "part": None,
        "paragraph": 2,
        "heading": None,
        "opening": "刊发稿件{{ 发稿 }}…",
        "table": None,
        "row": None,
        "column": None,
        "offset": 29,
    }


def test_the_names_used_may_be_searched(office: Desk) -> None:
    said = tags(office, "2023", "--used", "市级", "--json").json
    assert [use["name"] for use in said["used"]] == ["市级刊发", "市级"]


def test_a_change_is_told_in_words_and_as_json(office: Desk) -> None:
    with_page(
        office,
        ["{{ 标题 }}", "刊发稿件{{ 发稿 }}，{{ 发稿.增幅 }}；其中市级{{ 市级刊发 }}。"],
        "旧.docx",
    )
    said = tags(office, "--diff", "旧.docx")
    assert (said.code, said.err) == (0, "")
    assert "改动（1处）" in said.out
    assert "{{ 发稿.同比 }}\n    原为：" in said.out
    (change,) = tags(office, "--diff", "旧.docx", "--json").json["changes"]
    assert change["change"] == "changed"
    assert (change["old"]["tag"], change["new"]["tag"]) == ("{{ 发稿.增幅 }}", "{{ 发稿.同比 }}")
    assert (change["new"]["paragraph"], change["new"]["offset"]) == (2, 13)


def test_templates_without_a_difference_say_so(office: Desk) -> None:
    said = tags(office, "--diff", "templates/综述.docx")
    assert "没有差别" in said.out


def test_an_old_file_that_is_no_template_is_told(office: Desk) -> None:
    (office.root / "旧.docx").write_bytes(b"nothing of the sort")
    said = tags(office, "--diff", "旧.docx")
    assert (said.code, said.out) == (1, "")
    assert "旧.docx" in said.err
