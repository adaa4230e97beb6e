"""The command line: parse, call one pipeline function, print."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import TYPE_CHECKING

from zgreport.cli.faults import INTERRUPTED

if TYPE_CHECKING:
    from types import FrameType

__all__ = ["main"]


class _Interruption:
    """Ctrl+C, remembered: a library half imported says that it is broken, and not why."""

    def __init__(self) -> None:
        self.happened = False
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not of `nohup` and `&`
            signal.signal(signal.SIGINT, self._remember)

    def _remember(self, _signal: int, _frame: FrameType | None) -> None:
        self.happened = True
        raise KeyboardInterrupt


def main() -> None:
    """Run the command line of this process and leave with its exit code."""
    interruption = _Interruption()
    try:
        code = _run(interruption)
    except KeyboardInterrupt:  # before there were words to say it in, or after the last
        code = INTERRUPTED
    sys.exit(code)


def _run(interruption: _Interruption) -> int:
    from zgreport.cli.run import run

    gc.disable()  # what a command leaves is gone when it ends; looking for it takes a twentieth
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads, which nothing here uses
    return run(sys.argv[1:], os.environ, lambda: interruption.happened)
