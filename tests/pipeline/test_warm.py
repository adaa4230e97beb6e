"""A further build in one process: what may be kept of the build before, and what may not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from small_office import small_office

from zgreport.document.text import read_text
from zgreport.findings import ZgreportError
from zgreport.pipeline.build import build
from zgreport.pipeline.order import Order, silent
from zgreport.pipeline.outset import outset
from zgreport.pipeline.warm import Warm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desk import Desk

    Spoil = Callable[[Desk], object]


@pytest.fixture
def warm() -> Iterator[Warm]:
    kept = Warm()
    yield kept
    kept.proofreader.stop()


@pytest.fixture
def office(tmp_path: Path) -> Desk:
    return small_office(tmp_path)


def said(desk: Desk, warm: Warm) -> tuple[str, ...]:
    """The paragraphs of a build."""
    order = Order(desk.root, year=2023)
    with outset(order, silent, warm=warm) as begun:
        built = build(order, silent, force=True, begun=begun)
    return read_text((desk.root / built.document).read_bytes())


def is_kept(desk: Desk, warm: Warm) -> bool:
    """Whether the next build would read nothing again."""
    with outset(Order(desk.root, year=2023), silent, warm=warm) as begun:
        return begun.year is not None


BEFORE = ("2023年综述", "刊发稿件3篇，比上年增加1篇；其中市级2篇。")


def test_nothing_is_read_again_where_only_the_template_changed(office: Desk, warm: Warm) -> None:
    assert said(office, warm) == BEFORE
    page = docx.Document()
    page.add_paragraph("上年{{ 发稿.上年 }}，今年{{ 发稿 }}。")
    page.save(str(office.root / "templates" / "综述.docx"))
    assert is_kept(office, warm)
    assert said(office, warm) == ("上年2篇，今年3篇。",)


def written(path: str, old: str, new: str) -> Spoil:
    def spoil(desk: Desk) -> None:
        file = desk.inputs / path
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return spoil


def same_size_and_time(desk: Desk) -> None:
    """A file put in another's place, as long and as old as that one."""
    file = desk.inputs / "2023" / "发稿.csv"
    before = file.stat()
    other = file.with_name("新.csv")
    other.write_text(file.read_text("utf-8").replace("丁,市级", "丁,省级"), encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)
    assert file.stat().st_size == before.st_size


CHANGES: list[tuple[Spoil, str]] = [
    (written("2023/发稿.csv", "戊,省级", "戊,市级"), "比上年增加1篇；其中市级3篇。"),
    (
        written("2022/发稿.csv", "2022-06-01,乙,省级\n", ""),
        "比上年增加2篇；其中市级2篇。",
    ),
    (
        written("report.yaml", '级别="市级"', '级别="省级"'),
        "比上年增加1篇；其中市级1篇。",
    ),
    (same_size_and_time, "比上年增加1篇；其中市级1篇。"),
]


@pytest.mark.parametrize(("change", "sentence"), CHANGES)
def test_whatever_changes_the_inputs_is_read(
    office: Desk, warm: Warm, change: Spoil, sentence: str
) -> None:
    assert said(office, warm) == BEFORE
    change(office)
    assert not is_kept(office, warm)
    assert said(office, warm) == (BEFORE[0], f"刊发稿件3篇，{sentence}")


@pytest.mark.parametrize("name", ["2022/补.csv", "2023/补.csv", "2022/上年数.csv", "名录.csv"])
def test_a_new_file_is_noticed(office: Desk, warm: Warm, name: str) -> None:
    said(office, warm)
    (office.inputs / name).write_text("名称,数值\n", encoding="utf-8")
    assert not is_kept(office, warm)


def test_a_fault_is_told_again(office: Desk, warm: Warm) -> None:
    written("2023/发稿.csv", "2023-09-01", "2023-02-30")(office)
    for _ in range(2):
        with pytest.raises(ZgreportError) as caught:
            said(office, warm)
        assert [finding.place.cell for finding in caught.value.findings] == ["A4"]


def test_another_office_is_not_taken_for_this_one(tmp_path: Path, warm: Warm) -> None:
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
    first, second = small_office(tmp_path / "甲"), small_office(tmp_path / "乙")
    written("2023/发稿.csv", "丁,市级", "丁,省级")(second)
    assert said(first, warm)[1].endswith("市级2篇。")
    assert said(second, warm)[1].endswith("市级1篇。")
    assert said(first, warm)[1].endswith("市级2篇。")


def test_a_folder_is_known_by_how_it_was_named_too(
    tmp_path: Path, warm: Warm, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        small_office(tmp_path / name)
    for here, named in (("甲", "."), ("乙", "../甲")):
        monkeypatch.chdir(tmp_path / here)
        order = Order(Path(named), year=2023)
        with outset(order, silent, warm=warm) as begun:
            build(order, silent, force=True, begun=begun)
    assert not (tmp_path / "乙" / "out").exists()
