from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING

import pytest

from zgreport.periods import Period
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


def fill(root: Path, *files: str) -> Workspace:
    for name in files:
        path = root / "inputs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return Workspace(root)


def found(workspace: Workspace, pattern: str, year: int = 2023) -> list[str]:
    return [workspace.show(p) for p in workspace.find_for_year(pattern, year)]


def test_the_parts_of_a_workspace_have_their_places(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    assert workspace.templates == tmp_path / "templates"
    assert workspace.definition == tmp_path / "inputs" / "report.yaml"
    assert workspace.inputs_of(2023) == tmp_path / "inputs" / "2023"


def test_a_whole_year_and_a_part_of_it_have_different_results(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    assert workspace.show(workspace.out_of(Period.whole(2023))) == "out/2023"
    part = Period.through(date(2023, 6, 30))
    assert workspace.show(workspace.out_of(part)) == "out/2023-06-30"


def test_a_path_outside_is_shown_whole(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "a.docx"
    assert Workspace(tmp_path / "here").show(elsewhere) == elsewhere.as_posix()


def test_years_are_folders_of_four_digits(tmp_path: Path) -> None:
    workspace = fill(tmp_path, "2023/a", "2022/a", "2024", "备份2021/a", "二〇二〇/a", "２０１９/a")
    assert workspace.years() == (2022, 2023)


def test_a_workspace_without_inputs_has_no_years(tmp_path: Path) -> None:
    assert Workspace(tmp_path).years() == ()


def test_the_years_folder_comes_first(tmp_path: Path) -> None:
    workspace = fill(
        tmp_path, "发稿旧.xlsx", "2023/发稿二.xlsx", "2023/发稿一.xlsx", "2023/公众号.xlsx"
    )
    assert found(workspace, "*发稿*") == ["inputs/2023/发稿一.xlsx", "inputs/2023/发稿二.xlsx"]


def test_only_where_nothing_matches_the_common_folder_is_searched(tmp_path: Path) -> None:
    workspace = fill(tmp_path, "名录.xlsx", "2023/发稿.xlsx")
    assert found(workspace, "名录.xlsx") == ["inputs/名录.xlsx"]
    assert found(workspace, "名录.xlsx", 1999) == ["inputs/名录.xlsx"]


def test_subfolders_are_not_searched(tmp_path: Path) -> None:
    workspace = fill(tmp_path, "2023/旧/发稿.xlsx", "2023/发稿夹/a.xlsx")
    assert found(workspace, "*发稿*") == []


@pytest.mark.parametrize(
    "name",
    ["~$发稿.xlsx", ".~lock.发稿.xlsx#", "发稿.tmp", "发稿.TMP", "~WRL发稿.xlsx", "._发稿.xlsx"],
)
def test_what_office_leaves_behind_is_no_input(tmp_path: Path, name: str) -> None:
    assert found(fill(tmp_path, f"2023/{name}"), "*发稿*") == []


@pytest.mark.parametrize(
    ("pattern", "name", "matches"),
    [
        ("*发稿*", "2023年发稿台账.xlsx", True),
        ("*发稿*", "报送.xlsx", False),
        ("发稿.xlsx", "发稿.XLSX", True),
        ("发稿?.xlsx", "发稿1.xlsx", True),
        ("发稿?.xlsx", "发稿12.xlsx", False),
        ("发稿[1].xlsx", "发稿[1].xlsx", True),
        ("发稿[1].xlsx", "发稿1.xlsx", False),
        ("caf\u00e9*", unicodedata.normalize("NFD", "café.xlsx"), True),
        ("*", "a.xlsx", True),
    ],
)
def test_patterns(tmp_path: Path, pattern: str, name: str, *, matches: bool) -> None:
    assert bool(found(fill(tmp_path, f"2023/{name}"), pattern)) is matches
