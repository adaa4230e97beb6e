"""The text of a summary read over: in a process of its own, and here where that one fails."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, cast

import pytest
from pages import page_of

from zgreport import processes
from zgreport.document.template import open_template
from zgreport.findings import Severity
from zgreport.pipeline.order import Order, silent
from zgreport.pipeline.outset import outset
from zgreport.pipeline.proofreading import Proofreader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from subprocess import Popen

    from desk import Desk

WRONG = "全年发稿近563篇左右。"  # about, said twice
RIGHT = "全年发稿563篇。"
DIES = "import os, sys; sys.stdin.buffer.read(1); os._exit(3)"
BABBLES = "import sys; sys.stdout.write('?' * 100); sys.stdout.flush(); sys.stdin.buffer.read()"
ABSENT = "import os; os._exit(3)"


@pytest.fixture
def proofreader() -> Iterator[Proofreader]:
    made = Proofreader()
    yield made
    made.stop()


def codes(proofreader: Proofreader, text: str) -> list[str]:
    found = proofreader.give([text], []).findings("out/2023/综述.docx")
    assert all(finding.severity is not Severity.ERROR for finding in found)
    assert all(finding.place.file == "out/2023/综述.docx" for finding in found)
    return [finding.code for finding in found]


def test_a_process_finds_what_is_found_without_one(proofreader: Proofreader) -> None:
    here = codes(proofreader, WRONG)
    proofreader.start()
    assert codes(proofreader, WRONG) == here
    assert here == ["lint.double_approximation"]
    assert codes(proofreader, RIGHT) == []


def test_a_template_is_opened_in_the_process_as_it_is_here(
    proofreader: Proofreader, desk: Desk
) -> None:
    template = desk.root / "templates" / "综述.docx"
    proofreader.start(template, "综述.docx")
    assert proofreader.opened(template, "综述.docx") == open_template(template, "综述.docx")
    assert proofreader.opened(template, "综述.docx") is None  # it was asked for once
    assert codes(proofreader, WRONG) == ["lint.double_approximation"]


def test_a_template_with_a_fault_or_another_one_is_left_to_be_opened(
    proofreader: Proofreader, tmp_path: Path
) -> None:
    broken = tmp_path / "综述.docx"
    broken.write_bytes(b"PK")
    proofreader.start(broken, "综述.docx")
    assert proofreader.opened(tmp_path / "别的.docx", "别的.docx") is None
    assert proofreader.opened(broken, "综述.docx") is None
    assert codes(proofreader, WRONG) == ["lint.double_approximation"]


def test_a_template_nobody_fetched_does_not_keep_a_text_from_being_read(
    proofreader: Proofreader, desk: Desk
) -> None:
    proofreader.start(desk.root / "templates" / "综述.docx", "综述.docx")
    assert codes(proofreader, WRONG) == ["lint.double_approximation"]


def test_an_answer_nobody_waited_for_is_not_taken_for_the_next(proofreader: Proofreader) -> None:
    proofreader.start()
    proofreader.give([WRONG], [])
    assert codes(proofreader, RIGHT) == []


def test_a_process_stuck_with_an_answer_nobody_fetched_is_let_go(proofreader: Proofreader) -> None:
    proofreader.start()
    for _ in range(2):
        proofreader.give([WRONG] * 3_000, [])  # more than a pipe holds, both ways
    assert codes(proofreader, RIGHT) == []


def test_where_no_process_can_be_started_the_text_is_read_here(
    proofreader: Proofreader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise BlockingIOError

    monkeypatch.setattr(processes, "start", refuse)
    proofreader.start()
    assert codes(proofreader, WRONG) == ["lint.double_approximation"]


@pytest.mark.parametrize("program", [DIES, BABBLES, ABSENT])
def test_where_the_process_fails_the_text_is_read_here(
    proofreader: Proofreader, program: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(processes, "_START", program)
    template = tmp_path / "综述.docx"
    proofreader.start(template, "综述.docx")
    assert proofreader.opened(template, "综述.docx") is None
    assert codes(proofreader, WRONG) == ["lint.double_approximation"]
    assert codes(proofreader, WRONG) == ["lint.double_approximation"]


def test_the_process_ends_with_the_proofreader(
    proofreader: Proofreader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "release", processes.end)
    proofreader.start()
    process = proofreader._process  # noqa: SLF001  # what is to be gone
    assert process is not None
    proofreader.stop()
    assert process.returncode is not None
    if os.name == "posix":
        with pytest.raises(ProcessLookupError):
            os.kill(process.pid, 0)


def test_an_order_lets_its_proofreader_go(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    let_go: list[str] = []

    def release(process: Popen[bytes]) -> None:
        let_go.append(str(cast("list[str]", process.args)[-1]))
        processes.end(process)

    monkeypatch.setattr(processes, "release", release)
    with outset(Order(desk.root, year=2023), silent) as begun:
        begun.warm.proofreader.start()
    assert "zgreport.pipeline.apart" in let_go


def test_a_template_that_nobody_fetched_is_opened_as_it_is_now(
    proofreader: Proofreader, tmp_path: Path
) -> None:
    path = tmp_path / "综述.docx"
    path.write_bytes(page_of("去年的话"))
    proofreader.start(path, "templates/综述.docx")
    process = proofreader._process  # noqa: SLF001  # whose answer is to be there, not fetched
    assert process is not None
    assert isinstance(process.stdout, io.BufferedReader)
    assert process.stdout.peek(1)
    path.write_bytes(page_of("今年的话"))
    proofreader.start(path, "templates/综述.docx")
    opened = proofreader.opened(path, "templates/综述.docx")
    assert opened is not None
    assert [paragraph.text for paragraph in opened.typed] == ["今年的话"]
