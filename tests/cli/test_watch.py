"""`zgreport watch` as somebody starts it: what it says, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import docx
import pytest
from small_office import small_office
from terminal import SOURCES, called

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk import Desk

WAITING = "正在守候：模板、报告定义或台账一保存就重新生成。结束请按 Ctrl+C。\n"


@contextmanager
def heeding_ctrl_c() -> Iterator[None]:
    """What is started inside heeds Ctrl+C, also where the tests run in the background (`&`)."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class Watching:
    """The program at work; reading from it waits until it has said something."""

    def __init__(self, folder: Path, *options: str) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        with heeding_ctrl_c():
            self.process = subprocess.Popen(  # noqa: S603  # our own program
                [sys.executable, "-m", "zgreport", "watch", "2023", *options],
                cwd=folder,
                env={**kept, "PYTHONPATH": os.pathsep.join([str(SOURCES), *sys.path])},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
            )
        assert self.process.stdout
        assert self.process.stderr
        self.out, self.err = self.process.stdout, self.process.stderr

    def until(self, line: str) -> list[str]:
        """What it says on stderr up to that line, and with it."""
        said = [self.err.readline()]
        while line not in said[-1]:
            assert said[-1], said
            said.append(self.err.readline())
        return said


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_office(tmp_path)


@pytest.fixture
def running() -> Iterator[list[Watching]]:
    """Those that a test starts; they are gone when it ends."""
    begun: list[Watching] = []
    yield begun
    for one in begun:
        one.process.kill()
        one.process.communicate()


def watching(desk: Desk, running: list[Watching], *options: str) -> Watching:
    running.append(Watching(desk.root, *options))
    return running[-1]


def save(desk: Desk, *texts: str) -> None:
    """Save the template as Word does."""
    page = docx.Document()
    for text in texts:
        page.add_paragraph(text)
    path = desk.root / "templates" / "综述.docx"
    page.save(str(path.with_name("~WRD0001.tmp")))
    path.with_name("~WRD0001.tmp").replace(path)


def test_once_builds_waits_for_one_save_builds_and_leaves(
    desk: Desk, running: list[Watching]
) -> None:
    one = watching(desk, running, "--once")
    assert one.out.readline() == "out/2023/2023年综述.docx\n"
    one.until(WAITING)
    save(desk, "{{ 标题 }}", "刊发稿件{{ 发稿 }}，{{ 发稿.同比 }}；其中省级{{ 市级刊发 }}。")
    out, err = one.process.communicate()
    assert one.process.returncode == 0
    assert out == "out/2023/2023年综述.docx\n"
    assert re.sub(r"\d\d:\d\d:\d\d", "12:00:00", err) == (
        "12:00:00　有变动：templates/综述.docx\n正文有变：“其中市级2篇。”改为“其中省级2篇。”\n"
    )


def test_once_leaves_with_the_code_of_the_build_after_the_save(
    desk: Desk, running: list[Watching]
) -> None:
    one = watching(desk, running, "--once")
    one.until(WAITING)
    save(desk, "{{ 发搞 }}")
    one.process.communicate()
    assert one.process.returncode == 1


def test_once_goes_on_where_the_first_build_is_refused(desk: Desk, running: list[Watching]) -> None:
    save(desk, "{{ 发搞 }}")
    one = watching(desk, running, "--once")
    said = one.until(WAITING)
    assert any("没有叫“发搞”的台账、指标或内置名称" in line for line in said)
    save(desk, "{{ 发稿 }}")
    out, _ = one.process.communicate()
    assert (one.process.returncode, out) == (0, "out/2023/2023年综述.docx\n")


def test_what_was_found_is_told_once(desk: Desk, running: list[Watching]) -> None:
    one = watching(desk, running)
    one.until(WAITING)
    save(desk, "{{ 发搞 }}")
    one.until("没有叫“发搞”的台账")
    one.until("共有错误 1 处")
    save(desk, "{{ 发搞 }}")
    said = one.until("前面说过的问题还在，共 1 处。\n")
    assert [line[len("12:00:00") :] for line in said[:-1]] == ["　有变动：templates/综述.docx\n"]
    save(desk, "{{ 发稿 }}")
    one.until("正文有变")
    save(desk, "{{ 发搞 }}")  # it was mended and is there again
    one.until("没有叫“发搞”的台账")


@pytest.mark.skipif(sys.platform == "win32", reason="a signal of its own there")
def test_ctrl_c_is_how_it_ends(desk: Desk, running: list[Watching]) -> None:
    one = watching(desk, running)
    one.until(WAITING)
    one.process.send_signal(signal.SIGINT)
    _, err = one.process.communicate(timeout=60)
    assert (one.process.returncode, err) == (0, "不再守候。\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a signal of its own there")
def test_interrupted_before_its_one_save_it_has_not_done_what_was_asked(
    desk: Desk, running: list[Watching]
) -> None:
    one = watching(desk, running, "--once")
    one.until(WAITING)
    one.process.send_signal(signal.SIGINT)
    one.process.communicate(timeout=60)
    assert one.process.returncode == 130


def test_where_there_is_nothing_to_watch_it_ends_as_build_does(tmp_path: Path) -> None:
    said = called("watch", folder=tmp_path)
    assert (said.code, said.out) == (1, "")
    assert "没有找到报告定义" in said.err


def test_of_many_files_the_first_are_named(desk: Desk, running: list[Watching]) -> None:
    one = watching(desk, running)
    one.until(WAITING)
    (desk.inputs / "2023").rename(desk.root / "away")
    one.until("没有 2023 年的文件夹")
    one.until("共有错误")
    for number in range(4):
        more = desk.root / "away" / f"发稿{number}.csv"
        more.write_text(f"日期,标题,级别\n2023-05-0{number + 1},题{number},市级\n", "utf-8")
    (desk.root / "away").rename(desk.inputs / "2023")
    (line,) = one.until("有变动")
    names = "、".join(f"inputs/2023/{name}.csv" for name in ("发稿", "发稿0", "发稿1"))
    assert line.endswith(f"　有变动：{names}等 5 个文件\n")
