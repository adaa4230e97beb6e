"""Unlucky surroundings: disks that fill, systems that give nothing, pages that nobody reads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from small_office import small_office
from terminal import SOURCES, started

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.long(28),
    pytest.mark.skipif(sys.platform == "win32", reason="limits are those of a shell"),
]

COMMANDS = {
    "build": ("build", "2023"),
    "check": ("check", "2023"),
    "figures": ("figures", "2023"),
    "archive": ("archive", "add", "2023", "--no-pdf"),
    "init": ("init", "新"),
}


def limited(limit: str) -> list[str]:
    return ["sh", "-c", f'{limit}; exec "$@"', "sh"]


def tree(folder: Path) -> set[str]:
    """The files there, but the lock that every build holds."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {name for name in found if not name.endswith(".lock")}


@pytest.mark.parametrize("command", ["build", "archive", "init"])
def test_a_full_disk_is_one_error_and_nothing_is_left(tmp_path: Path, command: str) -> None:
    small_office(tmp_path)
    if command == "archive":
        assert started("build", "2023", folder=tmp_path).code == 0
    before = tree(tmp_path)
    said = started(*COMMANDS[command], folder=tmp_path, before=limited("ulimit -f 0"))
    assert said.code == 3
    assert len([line for line in said.err.splitlines() if line.startswith("错误")]) == 1
    assert tree(tmp_path) == before


@pytest.mark.parametrize("command", ["check", "figures"])
def test_what_writes_nothing_needs_no_disk(tmp_path: Path, command: str) -> None:
    small_office(tmp_path)
    said = started(*COMMANDS[command], folder=tmp_path, before=limited("ulimit -f 0"))
    assert said.code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_few_files_may_be_open(tmp_path: Path, command: str) -> None:
    small_office(tmp_path)
    said = started(*COMMANDS[command], folder=tmp_path, before=limited("ulimit -n 7"))
    assert said.code in {0, 1, 3}  # an archive without a build is an error of the order


@pytest.mark.parametrize("command", ["build", "check", "figures", "init"])
@pytest.mark.parametrize(
    "environ",
    [
        {"LC_ALL": "C"},
        {"LANG": "zh_CN.GB18030", "PYTHONIOENCODING": "gbk"},
        {"TMPDIR": "/nonexistent"},
        {"HOME": "/nonexistent"},
    ],
    ids=lambda environ: next(iter(environ)),
)
def test_the_environment_does_not_matter(
    tmp_path: Path, command: str, environ: dict[str, str]
) -> None:
    small_office(tmp_path)
    said = started(*COMMANDS[command], "--lang", "zh", folder=tmp_path, environ=environ)
    assert said.code == 0
    assert command != "check" or "计入" in said.out


@pytest.mark.parametrize("command", ["build", "check", "figures"])
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-", "| head -n 1"])
def test_a_page_that_nobody_reads_is_no_fault(tmp_path: Path, command: str, closed: str) -> None:
    small_office(tmp_path)
    said = started(*COMMANDS[command], folder=tmp_path, before=["sh", "-c", f'"$@" {closed}', "sh"])
    assert said.code == 0


@pytest.mark.parametrize("command", ["build", "check", "init"])
@pytest.mark.parametrize("seconds", [0.0, 0.03, 0.1, 0.3])
def test_an_interruption_leaves_no_file_half_written(
    tmp_path: Path, command: str, seconds: float
) -> None:
    small_office(tmp_path)
    before = tree(tmp_path)
    running = subprocess.Popen(  # noqa: S603  # our own program
        [sys.executable, "-m", "zgreport", *COMMANDS[command]],
        cwd=tmp_path,
        env={"PYTHONPATH": str(SOURCES), "PATH": os.environ["PATH"], "LANG": "zh_CN.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    time.sleep(0.1 + seconds)  # by then Python itself has begun
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert seconds == 0 or "Traceback" not in err
    at_once = {1} if seconds == 0 else set[int]()  # Python itself, still beginning
    assert running.returncode in {0, 130, -signal.SIGINT} | at_once
    made = tree(tmp_path) - before
    assert not [name for name in made if "/.zg-" in name or name.startswith(".zg-")]


_BROKEN_LIBRARY = """
import importlib.abc, os, signal, sys

class Interrupted(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "lxml":
            try:
                signal.raise_signal(signal.SIGINT)
            except KeyboardInterrupt:
                raise ImportError("half of me is missing") from None

signal.signal(signal.SIGINT, signal.default_int_handler)  # also where the tests run with `&`
sys.meta_path.insert(0, Interrupted())
"""


def test_an_interruption_that_a_library_tells_as_its_own_fault_is_one(tmp_path: Path) -> None:
    small_office(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(_BROKEN_LIBRARY, encoding="utf-8")
    paths = os.pathsep.join([str(tmp_path / "site"), str(SOURCES)])
    said = started("check", "2023", folder=tmp_path, environ={"PYTHONPATH": paths})
    assert said.code == 130
    assert "half of me" not in said.out + said.err


SWALLOWED = """
import signal, threading, weakref
from zgreport.cli import _Interruption
_Interruption()
class Thing: pass
thing = Thing()
watched = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGINT))
try:
    del thing
    threading.Event().wait(60)
    print("lost")
except KeyboardInterrupt:
    print("came")
"""


def test_an_interruption_that_fell_into_a_callback_comes_again() -> None:
    said = started(program=("-c", SWALLOWED))
    assert (said.out, said.err) == ("came\n", "")
