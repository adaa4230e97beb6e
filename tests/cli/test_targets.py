"""Files that an option names: nothing that somebody else made is ever replaced by one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import docx
import pytest
from small_office import small_office
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = [
    ("check", "2023", "--docx"),
    ("check", "2023", "--fix"),
    ("check", "2023", "--xlsx"),
    ("check", "--docx"),
    ("tags", "2023", "--docx"),
]
INPUTS = ["inputs/2023/x", "inputs/x", "templates/x", "templates/新/x", "out/../inputs/x"]


def suffix(option: tuple[str, ...]) -> str:
    return ".xlsx" if option[-1] == "--xlsx" else ".docx"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    small_office(folder)
    return folder


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("option", OPTIONS, ids=" ".join)
@pytest.mark.parametrize("where", INPUTS)
def test_nothing_is_written_among_inputs_and_templates(
    office: Path, option: tuple[str, ...], where: str
) -> None:
    before = contents(office)
    said = called(*option, where + suffix(option), folder=office)
    assert said.code == 1
    assert "会被当成台账或模板来读" in said.out + said.err
    assert contents(office) == before


@pytest.mark.parametrize("option", OPTIONS, ids=" ".join)
@pytest.mark.parametrize(
    "name", ["inputs/report.yaml", "标签", "标签.txt", "标签.docm", "x.docx.bak"]
)
def test_another_kind_of_file_is_a_wrong_command_line(
    office: Path, option: tuple[str, ...], name: str
) -> None:
    before = contents(office)
    said = called(*option, name, folder=office)
    assert said.code == 2
    assert f"要写成 {suffix(option)} 文件" in said.err
    assert contents(office) == before


@pytest.mark.parametrize("option", OPTIONS, ids=" ".join)
def test_a_file_of_somebody_else_stays(office: Path, option: tuple[str, ...]) -> None:
    theirs = office / f"我的{suffix(option)}"
    docx.Document().save(str(theirs))
    before = contents(office)
    said = called(*option, theirs.name, folder=office)
    assert said.code == 1
    assert "没有动它" in said.out + said.err
    assert contents(office) == before


@pytest.mark.parametrize("option", OPTIONS, ids=" ".join)
def test_what_was_written_here_is_written_anew(office: Path, option: tuple[str, ...]) -> None:
    own = office / f"自己{suffix(option)}"
    assert called(*option, own.name, folder=office).code == 0
    first = own.read_bytes()
    assert called(*option, own.name, folder=office).code == 0
    assert own.read_bytes() == first
    own.unlink()


@pytest.mark.parametrize("option", [o for o in OPTIONS if o[-1] != "--xlsx"], ids=" ".join)
def test_what_somebody_saved_since_stays(office: Path, option: tuple[str, ...]) -> None:
    copy = office / "批注.docx"
    called(*option, copy.name, folder=office)
    page = docx.Document(str(copy))
    page.core_properties.last_modified_by = "办公室"  # as Word, WPS and LibreOffice save
    page.save(str(copy))
    saved = copy.read_bytes()
    assert called(*option, copy.name, folder=office).code == 1
    assert copy.read_bytes() == saved
    copy.unlink()


def test_a_built_document_is_no_place_for_a_copy(office: Path) -> None:
    called("build", "2023", folder=office)
    (built,) = (office / "out" / "2023").glob("*.docx")
    before = built.read_bytes()
    name = built.relative_to(office).as_posix()
    assert called("check", "2023", "--docx", name, folder=office).code == 1
    assert called("tags", "2023", "--docx", name, folder=office).code == 1
    assert called("check", name, "--docx", name, folder=office).code == 1
    assert built.read_bytes() == before
    shutil.rmtree(office / "out")


def test_two_options_do_not_write_one_file(office: Path) -> None:
    said = called("check", "2023", "--docx", "甲.docx", "--fix", "./甲.docx", folder=office)
    assert said.code == 1
    assert "同一个文件" in said.err
    assert not (office / "甲.docx").exists()
