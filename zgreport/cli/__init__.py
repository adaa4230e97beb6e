"""The command line: parse, call one pipeline function, print."""

from __future__ import annotations

import atexit
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
            sys.unraisablehook = self._come_again

    def _remember(self, _signal: int, _frame: FrameType | None) -> None:
        self.happened = True
        raise KeyboardInterrupt

    @staticmethod
    def _come_again(fault: sys.UnraisableHookArgs) -> None:
        """Send it once more where it fell into what may raise nothing, a callback of weakref.

        Python prints it there and goes on, so that `watch` would wait for ever.  It is sent from
        another thread, when this one is out of there.
        """
        if isinstance(fault.exc_value, KeyboardInterrupt):
            from threading import Timer  # not in the way of a start; hardly ever needed

            Timer(0.05, signal.raise_signal, (signal.SIGINT,)).start()
        else:
            sys.__unraisablehook__(fault)


def main() -> None:
    """Run the command line of this process and leave with its exit code."""
    interruption = _Interruption()
    try:
        code = _run(interruption)
        _leave(code)
    except KeyboardInterrupt:  # before there were words to say it in, or after the last
        code = INTERRUPTED
    sys.exit(code)


def _leave(code: int) -> None:
    """End this process at once, what is registered for its end done; return where it cannot be.

    The interpreter would first free all that was read and imported, one by one: a twentieth of a
    build.  The system takes it back in one go.
    """
    atexit._run_exitfuncs()  # noqa: SLF001  # what `os._exit` leaves out, and has no other name
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):  # closed, or nobody reads it: Python says so
        return
    os._exit(code)


def _run(interruption: _Interruption) -> int:
    from zgreport.cli.run import run

    gc.disable()  # what a command leaves is gone when it ends; looking for it takes a twentieth
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads, which nothing here uses
    return run(sys.argv[1:], os.environ, lambda: interruption.happened)
