"""A workspace from a folder: what the folder may be, and that nothing is left of a fault."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hotline import CASES, HEAD, hotline, save
from terminal import called

from zgreport.pipeline import starting

if TYPE_CHECKING:
    from pathlib import Path


def files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*")}


def start(folder: Path, *more: str) -> list[str]:
    """The codes of what is found."""
    said = called("init", "新/综述", "--from", "来源", "--json", *more, folder=folder)
    return [f["code"] for f in said.json["findings"]]


def test_a_folder_becomes_a_workspace_that_builds_and_is_itself_untouched(tmp_path: Path) -> None:
    hotline(tmp_path / "来源")
    before = {p: p.read_bytes() for p in (tmp_path / "来源").rglob("*") if p.is_file()}
    assert called("init", "综述", "--from", "来源", folder=tmp_path).code == 0
    assert {p: p.read_bytes() for p in (tmp_path / "来源").rglob("*") if p.is_file()} == before
    assert called("build", "-C", "综述", folder=tmp_path).code == 0
    assert files(tmp_path / "综述" / "inputs") == {
        *("2022", "2023", "承办单位.xlsx", "report.yaml"),
        *("2022/来电办理台账2022.xlsx", "2023/来电办理台账2023.xlsx"),
    }


def _file(folder: Path) -> None:
    (folder / "来源").write_bytes(b"x")


def _others(folder: Path) -> None:
    (folder / "来源").mkdir()
    for name in ("综述.docx", "通报.pdf", "台账.zip", "~$台账.xlsx"):
        (folder / "来源" / name).write_bytes(b"x")


def _unreadable(folder: Path) -> None:
    (folder / "来源").mkdir()
    (folder / "来源" / "台账.xlsx").write_bytes(b"x" * 100)


def _without_a_year(folder: Path) -> None:
    (folder / "来源").mkdir()
    rows = "".join(f"5月{day}日,走访第{day}户\n" for day in range(1, 15))
    (folder / "来源" / "走访登记.csv").write_text(f"日期,事项\n{rows}", encoding="utf-8")


REFUSED = [
    (_without_a_year, "pipeline.folder_without_years"),
    (lambda folder: None, "pipeline.no_such_folder"),
    (_file, "pipeline.not_a_folder"),
    (lambda folder: (folder / "来源").mkdir(), "pipeline.no_spreadsheets"),
    (_others, "pipeline.no_spreadsheets"),
    (_unreadable, "pipeline.nothing_to_start_from"),
]


@pytest.mark.parametrize(("made", "code"), REFUSED, ids=[code for _, code in REFUSED])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_folder_of_no_ledgers_is_refused_and_nothing_is_left(
    tmp_path: Path, made: object, code: str, lang: str
) -> None:
    made(tmp_path)  # type: ignore[operator]
    before = files(tmp_path)
    assert start(tmp_path, "--lang", lang)[0] == code
    assert files(tmp_path) == before


def test_a_folder_of_no_ledgers_says_of_each_table_why_it_is_none(tmp_path: Path) -> None:
    (tmp_path / "来源").mkdir()
    rows = "指标,计量单位,2021年,2022年,2023年\n财政收入,万元,1,2,3\n用电量,千瓦时,4,5,6\n"
    (tmp_path / "来源" / "历年数据.csv").write_text(rows, encoding="utf-8")
    assert start(tmp_path) == ["pipeline.nothing_to_start_from", "drafting.years_of_indicators"]


def test_a_workspace_in_the_folder_is_passed_by_and_told(tmp_path: Path) -> None:
    hotline(tmp_path / "来源")
    assert called("init", "来源/旧", "--from", "来源", folder=tmp_path).code == 0
    said = called("init", "综述", "--from", "来源", "--json", folder=tmp_path).json
    assert "pipeline.workspace_passed_by" in [f["code"] for f in said["findings"]]
    assert [ledger["name"] for ledger in said["ledgers"]] == ["来电办理"]


def test_the_inputs_of_a_workspace_may_begin_another(tmp_path: Path) -> None:
    hotline(tmp_path / "来源")
    assert called("init", "旧", "--from", "来源", folder=tmp_path).code == 0
    said = called("init", "新", "--from", "旧", "--json", folder=tmp_path).json
    assert {file["source"] for file in said["files"]} == {
        "inputs/2022/来电办理台账2022.xlsx",
        "inputs/2023/来电办理台账2023.xlsx",
        "inputs/承办单位.xlsx",
    }


def test_links_in_circles_have_an_end(tmp_path: Path) -> None:
    source = hotline(tmp_path / "来源")
    (source / "圈").symlink_to(source, target_is_directory=True)
    (source / "断.xlsx").symlink_to("/没有")
    said = called("init", "综述", "--from", "来源", "--json", folder=tmp_path).json
    assert {file["source"] for file in said["files"] if not file["target"]} == {
        "2023年/来电办理台账2023 - 副本.xlsx",
        "断.xlsx",
    }


def test_a_whole_folder_that_stands_twice_counts_once(tmp_path: Path) -> None:
    source = hotline(tmp_path / "来源")
    shutil.copytree(source, tmp_path / "copy")
    shutil.move(tmp_path / "copy", source / "备份")
    said = called("init", "综述", "--from", "来源", "--json", folder=tmp_path).json
    assert [ledger["name"] for ledger in said["ledgers"]] == ["来电办理"]
    assert [each["members"] for each in said["registries"]] == [["甲局", "乙局", "丙局", "丁局"]]
    assert not [f for f in said["findings"] if f["severity"] == "error"]


def test_names_that_differ_by_case_only_are_two_files(tmp_path: Path) -> None:
    save(tmp_path / "来源" / "a" / "Cases.xlsx", HEAD, *CASES(2023, 9))
    save(tmp_path / "来源" / "b" / "cases.XLSX", HEAD, *CASES(2023, 20)[9:])
    said = called("init", "综述", "--from", "来源", "--json", folder=tmp_path).json
    targets = [file["target"].casefold() for file in said["files"]]
    assert len(set(targets)) == 2


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError(28, "full")])
def test_of_a_start_that_is_broken_off_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    hotline(tmp_path / "来源")
    before = files(tmp_path)

    def broken(*_: object) -> None:
        raise fault

    monkeypatch.setattr(starting, "settled", broken)
    said = called("init", "新/综述", "--from", "来源", folder=tmp_path)
    assert said.code != 0
    assert files(tmp_path) == before


def test_a_registry_that_a_build_refuses_is_left_out_and_says_why(tmp_path: Path) -> None:
    source = hotline(tmp_path / "来源")
    rows = [
        ("甲局", "市直", "乙局"),
        ("乙局", "市直", ""),
        ("丙局", "区属", ""),
        ("丁局", "区属", ""),
    ]
    save(source / "承办单位.xlsx", ("单位名称", "属性", "别名"), *rows, sheet="单位")
    said = called("init", "综述", "--from", "来源", "--json", folder=tmp_path).json
    assert not [f for f in said["findings"] if f["severity"] == "error"]
    assert said["registries"] == []
    assert [c["role"] for c in said["ledgers"][0]["columns"] if c["headers"] == ["承办单位"]] == [
        "list"
    ]
    assert called("build", "-C", "综述", folder=tmp_path).code == 0
