"""`-C` and `--lang` stand before a command's name or behind it, in every order people type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_office import small_office
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path

ASKED = ("figures", "2023", "--csv")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two workspaces, 甲 and 乙."""
    folder = tmp_path_factory.mktemp("two")
    small_office(folder / "甲")
    small_office(folder / "乙")
    return folder


@pytest.mark.parametrize(
    "typed",
    [
        ("-C", "甲", "figures", "2023", "--csv"),
        ("figures", "-C", "甲", "2023", "--csv"),
        ("figures", "2023", "--csv", "-C", "甲"),
        ("-C", "甲", "figures", "2023", "--csv", "-C", "甲"),
        ("-C", "甲", "figures", "2023", "--csv", "-C", "./甲/"),
        ("-C", "甲", "--lang", "zh", "figures", "2023", "--csv"),
        ("--lang", "zh", "-C", "甲", "figures", "2023", "--csv"),
        ("-C甲", "figures", "2023", "--csv"),
    ],
)
def test_the_workspace_may_be_named_before_and_behind(two: Path, typed: tuple[str, ...]) -> None:
    said = called(*typed, folder=two)
    assert (said.code, said.out.splitlines()[1].split(",")[:2]) == (0, ["市级刊发", "2篇"])


def test_two_different_workspaces_are_refused_and_both_named(two: Path) -> None:
    said = called("-C", "甲", *ASKED, "-C", "乙", folder=two)
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith("错误：-C：写了两个不同的文件夹：“甲”和“乙”。\n")


def test_a_group_of_commands_takes_them_too(two: Path) -> None:
    inside = called("archive", "list", folder=two / "甲")
    for typed in (
        ("-C", "甲", "archive", "list"),
        ("archive", "-C", "甲", "list"),
        ("archive", "list", "-C", "甲"),
    ):
        assert called(*typed, folder=two) == inside
    assert called("archive", "-C", "甲", "list", "-C", "乙", folder=two).code == 2
    assert called("-C", "甲", "archive", "-C", "乙", "list", folder=two).code == 2


@pytest.mark.parametrize(
    "typed",
    [
        ("--lang", "en", "check"),
        ("check", "--lang", "en"),
        ("--lang=en", "check"),
        ("--lang", "zh", "check", "--lang", "en"),  # the last one holds
    ],
)
def test_the_language_may_be_named_before_and_behind(two: Path, typed: tuple[str, ...]) -> None:
    said = called(*typed, folder=two)
    assert said.code == 1
    assert "There is no report definition." in said.err


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("-C", "无", "check"), "错误：-C：文件夹“无”不存在。"),
        (("-C",), "错误：选项 -C 后面要写它的值。"),
        (("-C", "甲"), "错误：没有写命令。"),
        (("archive", "-C"), "错误：选项 -C 后面要写它的值。"),
    ],
)
def test_what_is_wrong_before_the_command_is_a_wrong_command_line(
    two: Path, typed: tuple[str, ...], words: str
) -> None:
    said = called(*typed, folder=two)
    assert (said.code, said.err.splitlines()[-1]) == (2, words)
