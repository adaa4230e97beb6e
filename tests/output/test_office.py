"""LibreOffice that is missing, fails, hangs, or gives half a file; and one that works."""

from __future__ import annotations

import sys
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from small_office import small_office
from terminal import Said, called, started

from zgreport.output import office, viewer
from zgreport.output.office import find, to_pdfa

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs are written in sh")

PDF = "%%PDF-1.7\\n...\\n%%%%EOF\\n"
GIVES = f"for last; do :; done\nprintf '{PDF}' > \"${{last%.docx}}.pdf\"\n"


def program(folder: Path, name: str, script: str) -> Path:
    """A program of that name in the folder, in the shell's language."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}", encoding="utf-8")
    path.chmod(0o755)
    return path


def built(folder: Path, *options: str, path: Path | None = None) -> Said:
    """A build of the small office with these programs and no others."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", search_path(path))
        return called("build", "2023", *options, folder=folder)


def search_path(path: Path | None) -> str:
    return f"{path}:/bin" if path else "/nowhere"


def results(folder: Path) -> set[str]:
    return {path.name for path in (folder / "out").rglob("*") if path.is_file()} - {
        ".zgreport.lock"
    }


DOCUMENT, DOCUMENT_PDF = "2023年综述.docx", "2023年综述.pdf"
FILES = {DOCUMENT, "figures.json", "manifest.json"}


def test_a_pdf_is_written_beside_the_document_and_named_last(tmp_path: Path) -> None:
    small_office(tmp_path)
    program(tmp_path / "bin", "soffice", GIVES)
    environ = {"PATH": search_path(tmp_path / "bin")}
    said = started("build", "2023", "--pdf", folder=tmp_path, environ=environ)
    assert said.code == 0
    assert said.out == f"out/2023/{DOCUMENT}\nout/2023/{DOCUMENT_PDF}\n"
    assert results(tmp_path) == FILES | {DOCUMENT_PDF}


def test_a_build_with_a_pdf_is_sealed_like_any_other(tmp_path: Path) -> None:
    small_office(tmp_path)
    program(tmp_path / "bin", "soffice", GIVES)
    built(tmp_path, "--pdf", path=tmp_path / "bin")
    assert called("archive", "add", "2023", "--no-pdf", folder=tmp_path).code == 0


def test_where_it_is_missing_that_is_said_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_office(tmp_path)
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(office, "_USUAL", ())
    said = called("build", "2023", "--pdf", folder=tmp_path)
    assert (said.code, said.out) == (3, "")
    assert "没有找到 LibreOffice" in said.err
    assert "apt install libreoffice-writer" in said.err
    assert not (tmp_path / "out").exists()


FAILURES = [
    "exit 1\n",
    "exit 0\n",
    "for last; do :; done\nprintf '%%PDF-1.7 half' > \"${last%.docx}.pdf\"\n",
    'for last; do :; done\n: > "${last%.docx}.pdf"\n',
]


@pytest.mark.parametrize("script", FAILURES)
def test_where_it_gives_no_whole_pdf_nothing_is_written(tmp_path: Path, script: str) -> None:
    small_office(tmp_path)
    program(tmp_path / "bin", "soffice", script)
    said = built(tmp_path, "--pdf", path=tmp_path / "bin")
    assert (said.code, said.out) == (3, "")
    assert "没有在 3 分钟内做出 PDF" in said.err
    assert not (tmp_path / "out" / "2023").exists()


def test_one_that_hangs_is_ended_with_all_it_started(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    hanging = program(tmp_path / "bin", "soffice", f"(sleep 600; : > {alive}) &\nsleep 600\n")
    assert to_pdfa(b"", hanging, seconds=0.2) is None
    assert not alive.exists()


def test_a_pdf_of_the_document_before_is_told_of(tmp_path: Path) -> None:
    desk = small_office(tmp_path)
    program(tmp_path / "bin", "soffice", GIVES)
    built(tmp_path, "--pdf", path=tmp_path / "bin")
    assert "以前做的" not in built(tmp_path).err  # the document is the same
    ledger = desk.inputs / "2023" / "发稿.csv"
    ledger.write_text(ledger.read_text("utf-8") + "2023-10-01,己,市级\n", encoding="utf-8")
    assert f"out/2023/{DOCUMENT_PDF}：这份 PDF 是以前做的" in built(tmp_path).err


def test_a_document_edited_by_hand_is_refused_before_a_pdf_is_made(tmp_path: Path) -> None:
    small_office(tmp_path)
    built(tmp_path)
    (tmp_path / "out" / "2023" / DOCUMENT).write_bytes(b"edited")
    asked = tmp_path / "asked"
    program(tmp_path / "bin", "soffice", f": > {asked}\n")
    assert built(tmp_path, "--pdf", path=tmp_path / "bin").code == 1
    assert not asked.exists()


@pytest.mark.parametrize("option", ["--pdf", "--open"])
def test_a_draft_has_neither(tmp_path: Path, option: str) -> None:
    small_office(tmp_path)
    assert called("build", "2023", "--draft", option, folder=tmp_path).code == 2


@pytest.mark.skipif(find() is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_one(tmp_path: Path) -> None:
    small_office(tmp_path)
    said = called("build", "2023", "--pdf", folder=tmp_path)
    assert said.code == 0, said.err
    assert (tmp_path / "out" / "2023" / DOCUMENT_PDF).read_bytes().startswith(b"%PDF-")


FONTS = [
    # what the PDF holds, and which of 黑体 and 仿宋 are missing in it
    ("/BaseFont/AAAAAA+SimHei /BaseFont/BAAAAA+FangSong_GB2312", None),
    ("/BaseFont/AAAAAA+NotoSansCJKsc-Regular /FontName /FZFSK--GBK1-0", None),
    ("/BaseFont/AAAAAA+LiberationSerif /BaseFont/AAAAAA+SimHei", "仿宋体"),
    ("/BaseFont/AAAAAA+LiberationSerif", "黑体、仿宋体"),
    ("no font by its name", None),
]


@pytest.mark.parametrize(("names", "missing"), FONTS)
def test_fonts_that_were_replaced_are_told_of(
    tmp_path: Path, names: str, missing: str | None
) -> None:
    small_office(tmp_path)
    page = docx.Document()
    for font in ("黑体", "仿宋_GB2312"):
        run = page.add_paragraph().add_run("{{ 标题 }}")
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001  # no other way
    page.save(str(tmp_path / "templates" / "综述.docx"))
    program(tmp_path / "bin", "soffice", GIVES.replace("...", names))
    said = built(tmp_path, "--pdf", path=tmp_path / "bin")
    assert said.code == 0
    if missing is None:
        assert "换成了别的字体" not in said.err
    else:
        assert f"这台机器没有{missing}的字体" in said.err


# --open


def test_the_result_is_handed_to_the_program_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_office(tmp_path)
    program(tmp_path / "bin", "opener", f'printf "%s" "$1" > {tmp_path / "shown"}\n')
    monkeypatch.setattr(viewer, "_OPENERS", ("opener",))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin")
    assert called("build", "2023", "--open", folder=tmp_path).code == 0
    assert Path((tmp_path / "shown").read_text("utf-8")).name == DOCUMENT


@pytest.mark.parametrize("script", ["exit 3\n", None])
def test_where_no_program_opens_it_that_is_said_and_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None
) -> None:
    small_office(tmp_path)
    if script:
        program(tmp_path / "bin", "opener", script)
    monkeypatch.setattr(viewer, "_OPENERS", ("opener",))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin")
    said = called("build", "2023", "--open", folder=tmp_path)
    assert said.code == 0
    assert said.err.endswith(f"没有找到能打开它的程序，请自己打开：out/2023/{DOCUMENT}\n")
