"""The rights of files, which count for nothing where tests run as root."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["bound", "nobody"]

# Root without root's right to read and write everything: to it, rights are as they are to all.
_BOUND = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
_NOBODY = 65534


def bound(folder: Path) -> list[str]:
    """What to put before a command so that rights count for it, tried out in the folder."""
    if not hasattr(os, "geteuid"):
        pytest.skip("the system has no such rights")
    if os.geteuid() != 0:
        return []
    shut = folder / "试"
    shut.mkdir(mode=0o000)
    tried = shutil.which("setpriv") and subprocess.run(  # noqa: S603  # a command of the system
        [*_BOUND, "ls", str(shut)], capture_output=True, check=False
    )
    shut.rmdir()
    if not tried or not tried.returncode:
        pytest.skip("no process without root's rights can be made here")
    return _BOUND


@contextmanager
def nobody() -> Iterator[Path]:
    """A folder of its own, and in this process no rights but its owner's, who is not root."""
    if not hasattr(os, "geteuid"):
        pytest.skip("the system has no such rights")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o755)
        if os.geteuid() != 0:
            yield path
            return
        os.chown(path, _NOBODY, _NOBODY)
        os.seteuid(_NOBODY)
        try:
            yield path
        finally:
            os.seteuid(0)
