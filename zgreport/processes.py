"""Processes: how this program starts another of its own, for untrusted files or a second core."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from typing import BinaryIO

__all__ = ["answers", "end", "release", "start"]

_START = (
    "import json, sys; from importlib import import_module; "
    "sys.path[:] = json.loads(sys.argv[1]); import_module(sys.argv[2]).main()"
)


def start(module: str) -> subprocess.Popen[bytes]:
    """A process that runs `main` of the module, with the paths of this one and pipes to it.

    It is started anew, not forked, so that it is the same on every system; it ends when its
    standard input does.  What lies in the current folder, a `json.py` say, is not run (-P).
    """
    import subprocess  # this program's own modules, nothing else; who is started need not load it

    return subprocess.Popen(  # noqa: S603  # no word of it comes from a user
        [sys.executable, "-P", "-X", "utf8", "-c", _START, json.dumps(sys.path), module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def answers() -> BinaryIO:
    """In a process that `start` started: where its answers go; whatever else is printed does not.

    A library's chatter on stdout would be taken for an answer, so it goes where errors go.
    """
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return pipe


def release(process: subprocess.Popen[bytes]) -> None:
    """Let go of a process that has answered all it was asked, and might be given more."""
    end(process)


def end(process: subprocess.Popen[bytes] | None) -> None:
    """Kill the process, wait until it is gone and close its pipes."""
    if process is None:
        return
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        try:
            if pipe is not None:
                pipe.close()
        except OSError:  # what was still to be written has nobody to read it
            continue
