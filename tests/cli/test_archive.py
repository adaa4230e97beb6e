from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from desk import SUMMARY, Desk, edited
from terminal import called

from zgreport.output import office

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.long(10)


class Terminal:
    """Runs commands of the archive in a workspace; what they print."""

    def __init__(self, root: Path) -> None:
        self.root, self.err = root, ""

    def __call__(self, *arguments: str, code: int = 0, lang: str = "zh_CN.UTF-8") -> str:
        said = called("archive", *arguments, "-C", str(self.root), environ={"LANG": lang})
        self.err = said.err
        assert said.code == code, said.err
        return said.out

    def data(self, *arguments: str, code: int = 0) -> Any:  # as JSON is
        return json.loads(self(*arguments, "--json", code=code))


@pytest.fixture
def archive(built_desk: Desk) -> Terminal:
    """A terminal in a workspace that is built and has no archive yet."""
    return Terminal(built_desk.root)


@pytest.fixture
def little(small_desk: Desk) -> Terminal:
    """The same in the small office."""
    return Terminal(small_desk.root)


@pytest.fixture
def kept(sealed_desk: Desk) -> Terminal:
    """A terminal in a workspace whose archive holds the summary."""
    return Terminal(sealed_desk.root)


def test_the_head_alone_is_the_product_of_add(little: Terminal) -> None:
    head = little("add", "2023", "--no-pdf").strip()
    assert len(head) == 64
    assert "已归档：out/archive/2023-r1，核验码 " in little.err
    assert little("verify", "--head", head).count("：通过") == 4


def test_verify_says_its_four_headings(kept: Terminal) -> None:
    assert kept("verify", "2023").splitlines() == [
        "核验：2023-r1",
        "真实性：通过",
        "完整性：通过",
        "可用性：通过",
        "安全性：通过",
    ]
    deep = kept("verify", "--deep")
    assert "指标全部相同" in deep


def test_verify_leaves_with_1_and_names_file_and_heading(kept: Terminal) -> None:
    path = kept.root / "out/archive/2023-r1/data/figures.json"
    path.write_bytes(path.read_bytes().replace(b'"value": 563', b'"value": 565', 1))
    said = kept("verify", code=1)
    assert "完整性：不通过" in said
    assert "out/archive/2023-r1/data/figures.json：内容在归档之后被改动过。" in said
    assert "指标“市级刊发”在这里是 565，在归档记录里是 563。" in said
    found = kept.data("verify", code=1)
    assert [name for name, each in found["headings"].items() if not each["holds"]] == [
        "authenticity",
        "integrity",
    ]
    assert "有问题" in kept("list")


def test_list_and_show_say_what_is_there(kept: Terminal, tmp_path: Path) -> None:
    source = kept.root / "out/2023" / SUMMARY
    final = edited(source, tmp_path / "定稿.docx", "563", "565")
    kept("add", "2023", str(final), "--no-pdf", "--reason", "分管领导核定")
    head, *rows = kept("list").splitlines()
    assert head.split() == [
        "年度",
        "版次",
        "标题",
        "成文日期",
        "归档日期",
        "大小",
        "核验码",
        "状态",
    ]
    assert [row.split()[:2] for row in rows] == [["2023", "r1"], ["2023", "r2"]]
    shown = kept("show", "2023")
    assert "版次：2023-r2" in shown
    assert "原因：分管领导核定" in shown
    assert "算出“563篇”，公布“565篇”" in shown
    assert [bag["id"] for bag in kept.data("list")["bags"]] == ["2023-r1", "2023-r2"]
    assert kept.data("show", "2023-r2")["reason"] == "分管领导核定"


def test_other_numbers_are_listed_with_both_values(archive: Terminal, tmp_path: Path) -> None:
    final = edited(archive.root / "out/2023" / SUMMARY, tmp_path / "定稿.docx", "563", "565")
    archive("add", "2023", str(final), "--no-pdf", code=1)
    assert "算出来是“563篇”，定稿写的是“565篇”" in archive.err
    assert "--reason" in archive.err


def test_the_difference_is_text_or_one_page(kept: Terminal, tmp_path: Path) -> None:
    final = edited(kept.root / "out/2023" / SUMMARY, tmp_path / "定稿.docx", "563", "565")
    kept("add", "2023", str(final), "--no-pdf", "--reason", "核定")
    said = kept("diff", "2023-r1", "2023-r2")
    assert said.startswith("2023-r1 与 2023-r2 的比较\n")
    assert "后者公布 565篇" in said
    page = tmp_path / "比较.html"
    kept("diff", "2023-r1", "2023-r2", "--html", str(page))
    text = page.read_text(encoding="utf-8")
    assert "<del>563</del><ins>565</ins>" in text
    assert "http" not in text
    assert "<script" not in text
    kept("diff", "2023-r1", "2023-r2", "--html", str(page))  # once more, over its own
    page.write_text("<html>别人的页面</html>", encoding="utf-8")
    kept("diff", "2023-r1", "2023-r2", "--html", str(page), code=1)
    among = str(kept.root / "inputs" / "比较.html")
    kept("diff", "2023-r1", "2023-r2", "--html", among, code=1)
    assert page.read_text(encoding="utf-8") == "<html>别人的页面</html>"


def test_restore_says_where_it_put_the_workspace(kept: Terminal, tmp_path: Path) -> None:
    kept("restore", "2023", str(tmp_path / "取回"))
    assert "已把 2023-r1 取回到" in kept.err
    assert (tmp_path / "取回/inputs/report.yaml").is_file()


def test_it_speaks_english_too(little: Terminal) -> None:
    little("add", "2023", "--no-pdf", lang="en_US.UTF-8")
    assert "Sealed: out/archive/2023-r1" in little.err
    assert "Authenticity: holds" in little("verify", lang="en_US.UTF-8")


def test_an_archive_is_read_without_the_definition(kept: Terminal) -> None:
    shutil.rmtree(kept.root / "inputs")
    assert "完好" in kept("list")
    assert kept("verify").count("：通过") == 4


def test_a_pdf_is_made_where_libreoffice_is(little: Terminal) -> None:
    if office.find() is None:
        pytest.skip("LibreOffice is not installed")
    little("add", "2023")
    assert (little.root / "out/archive/2023-r1/data/综述.pdf").stat().st_size > 10_000
    assert little("verify").count("：通过") == 4
    little("add", "2023")
    assert "与 2023-r1 完全相同" in little.err, "another PDF of the same is no new revision"
