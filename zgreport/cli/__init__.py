"""The command line: parse, call one pipeline function, print."""

from __future__ import annotations

import gc
import os
import sys

__all__ = ["main"]


_INTERRUPTED = 130


def main() -> None:
    """Run the command line of this process and leave with its exit code."""
    try:
        code = _run()
    except KeyboardInterrupt:  # before there were words to say it in, or after the last
        code = _INTERRUPTED
    sys.exit(code)


def _run() -> int:
    from zgreport.cli.run import run

    gc.disable()  # what a command leaves is gone when it ends; looking for it takes a twentieth
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads, which nothing here uses
    return run(sys.argv[1:], os.environ)
