"""Spares: processes that are kept for more of the same, since a start takes a tenth of a second.

The tests call the program thousands of times in one process; a command, called once, keeps none.
"""

from __future__ import annotations

import atexit
import sys
from typing import TYPE_CHECKING

from zgreport import processes
from zgreport.processes import end, start

if TYPE_CHECKING:
    import subprocess

    import pytest

__all__ = ["Spares"]


class Spares:
    """Processes that have done their work and may be given more; none are kept until `open`."""

    _MOST, _OFTEN = 2, 100  # at once of a kind; handed out, since a reader's memory only grows

    def __init__(self) -> None:
        self._is_open = False
        self._idle: dict[object, list[subprocess.Popen[bytes]]] = {}
        self._kinds: dict[int, object] = {}
        self._used: dict[int, int] = {}

    def open(self, patch: pytest.MonkeyPatch) -> None:
        """Keep from now on what the program lets go of, until this process ends."""
        self._is_open = True
        patch.setattr(processes, "start", self.start)
        patch.setattr(processes, "release", self.give_back)
        atexit.register(self.close)

    def start(self, module: str) -> subprocess.Popen[bytes]:
        """One that runs `main` of the module: an idle one, or a new one."""
        process = self.take(module) or start(module)
        self._kinds[process.pid] = _kind(module)
        return process

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

    def give_back(self, process: subprocess.Popen[bytes]) -> None:
        """Keep one that has answered all it was asked, or end it."""
        idle = self._idle.setdefault(self._kinds.get(process.pid), [])
        self._used[process.pid] = self._used.get(process.pid, 0) + 1
        if self._is_open and len(idle) < self._MOST and self._used[process.pid] < self._OFTEN:
            idle.append(process)
        else:
            self._used.pop(process.pid)
            end(process)


def _kind(module: str) -> object:
    """What two processes must have in common to stand for each other."""
    return module, processes._START, tuple(sys.path)  # noqa: SLF001  # tests change it
