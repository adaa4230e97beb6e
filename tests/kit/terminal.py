"""Calls of `zgreport`: in this process, which is quick, or as the program that a user starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import zgreport
from zgreport.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["SOURCES", "Said", "called", "started"]

SOURCES = Path(zgreport.__file__).parent.parent
_NOTHING: Mapping[str, str] = MappingProxyType({})
_KEPT = ("PATH", "SYSTEMROOT", "TEMP")


@dataclass(frozen=True, slots=True)
class Said:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def called(
    *arguments: str, folder: Path | None = None, environ: Mapping[str, str] = _NOTHING
) -> Said:
    """What a command says in this process; in Chinese, unless the environment differs."""
    out, err = (TextIOWrapper(BytesIO(), "utf-8", newline="") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err), chdir(folder or Path.cwd()):
        code = run(arguments, environ)
    return _whole(code, *(_text(page) for page in (out, err)))


def started(
    *arguments: str,
    folder: Path | None = None,
    before: Sequence[str] = (),
    program: Sequence[str] = ("-m", "zgreport"),
    environ: Mapping[str, str] = _NOTHING,
) -> Said:
    """What a command says as a program of its own, with no more environment than is given.

    `before` is put before the whole command; `program` is what Python is told to run.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    done = subprocess.run(  # noqa: S603  # our own program
        [*before, sys.executable, *program, *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(SOURCES), **environ},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return _whole(done.returncode, done.stdout, done.stderr)


def _text(page: TextIOWrapper) -> str:
    page.seek(0)
    return page.read()


def _whole(code: int, out: str, err: str) -> Said:
    assert "Traceback" not in out + err
    return Said(code, out, err)
