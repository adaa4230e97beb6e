"""`init --example`: another office's spreadsheets, from nothing to the first summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from make_offices import OFFICES
from terminal import called

from zgreport.example import OFFICES as NAMES
from zgreport.example import office

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.long(20)


@pytest.mark.parametrize("name", ["医院", "hotline", " Schools "])
def test_an_example_is_a_workspace_that_builds(name: str, tmp_path: Path) -> None:
    assert called("init", "综述", "--example", name, folder=tmp_path).code == 0
    built = called("build", folder=tmp_path / "综述")
    assert built.code == 0
    assert (tmp_path / "综述" / built.out.strip()).is_file()


def test_each_office_has_a_name_in_either_language() -> None:
    assert list(NAMES.values()) == list(OFFICES)
    assert all(office(name) == office(NAMES[name]) for name in NAMES)


def test_a_name_that_is_none_is_told_with_those_there_are(tmp_path: Path) -> None:
    said = called("init", "综述", "--example", "银行", folder=tmp_path)
    assert said.code == 2
    assert "没有叫“银行”的例子" in said.err
    assert all(name in said.err for name in NAMES)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("other", [("--blank",), ("--redo",), ("--from", "表格")])
def test_an_example_is_a_way_of_its_own(other: tuple[str, ...], tmp_path: Path) -> None:
    said = called("init", "综述", "--example", "医院", *other, folder=tmp_path)
    assert said.code == 2
    assert "--example" in said.err
