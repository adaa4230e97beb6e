"""The YAML source: whichever of the library's parsers is asked, the tree is the same."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from zgreport.definition.log import Log
from zgreport.definition.yaml_source import _quickly, read_tree

EXAMPLE = Path(__file__).parents[2] / "inputs" / "report.yaml"
WRITTEN = [
    "title: 甲\nledgers: {发稿: {files: '发稿*', date: 日期}}\n",
    'a: "一：# 二"\nb: [甲, 乙,, 丙]\n',
    "a: >-\n  一 > 二\n  and 三\n\nb: |\n  # 不是注\n   缩进\n",
    "a: 一# 二\nb: 一 # 二\nc: # 注\nd: {e: , f: # 注\n  g}\n",
    "a: 一\n  二：三\n  四\nb：五\n",
    "- - 一\n  - 二\n-\n  - 三\n",
    "a: &x 一\nb: *x\nc: {<<: *x}\n",
    "{{ 年 }}: 一\n",
    "a: [" * 30,
    "a: ？\nb: ！\n",
]
APART = [
    "a:\t一\n",
    "a: !!str 一\n",
    "{a: b?}\n",
    "a: >#-\n  一\n",
    "a: [一\nb: 二\n",
    'a: "一\n',
    "a: @一\n",
]


def read(text: str) -> tuple[object, list[object]]:
    log = Log("report.yaml")
    return read_tree(text.encode(), log), list(log.findings)


@pytest.mark.parametrize("text", [EXAMPLE.read_text(encoding="utf-8"), *WRITTEN, *APART])
def test_both_parsers_make_one_tree(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(text)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert read(text) == first


@pytest.mark.parametrize("text", APART)
def test_what_they_understand_differently_or_not_at_all_is_pythons(text: str) -> None:
    assert not _quickly(text)


def test_the_example_is_read_by_the_quick_one() -> None:
    assert _quickly(EXAMPLE.read_text(encoding="utf-8"))
