"""Processes: how this program starts another of its own, for untrusted files or a second core."""

from __future__ import annotations

import atexit
import json
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from typing import BinaryIO

__all__ = ["SPARES", "Spares", "answers", "end", "start"]

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


class Spares:
    """Processes that have done their work and may be given more: a start takes a tenth of a second.

    For a process that does the same again and again; one that does it once would only hold what
    they hold, so none are kept until `open` is called.
    """

    _MOST, _OFTEN = 2, 100  # at once of a kind; handed out, since a reader's memory only grows

    def __init__(self) -> None:
        self._is_open = False
        self._idle: dict[object, list[subprocess.Popen[bytes]]] = {}
        self._used: dict[int, int] = {}

    def open(self) -> None:
        """Keep from now on what is given back, until this process ends."""
        if not self._is_open:
            self._is_open = True
            atexit.register(self.close)

    def close(self) -> None:
        """End all that are kept, and keep no more."""
        self._is_open = False
        for idle in self._idle.values():
            for process in idle:
                end(process)
        self._idle.clear()
        atexit.unregister(self.close)

    def take(self, module: str) -> subprocess.Popen[bytes] | None:
        """One that waits to run `main` of the module; None where there is none."""
        idle = self._idle.get(_kind(module), [])
        while idle:
            process = idle.pop()
            if process.poll() is None:
                return process
            end(process)
        return None

    def give_back(self, module: str, process: subprocess.Popen[bytes]) -> None:
        """Keep one that has answered all it was asked, or end it."""
        idle = self._idle.setdefault(_kind(module), [])
        self._used[process.pid] = self._used.get(process.pid, 0) + 1
        if self._is_open and len(idle) < self._MOST and self._used[process.pid] < self._OFTEN:
            idle.append(process)
        else:
            self._used.pop(process.pid)
            end(process)


SPARES = Spares()
"""Those of this process."""


def _kind(module: str) -> object:
    """What two processes must have in common to stand for each other."""
    return module, _START, tuple(sys.path)
