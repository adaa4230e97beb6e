"""Memory: how much another process holds, asked from outside, and how much it may hold."""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["MOST_MEMORY", "memory_of"]

MOST_MEMORY = 4 << 30
"""What the worker may hold."""


def memory_of(pid: int) -> int:
    """Bytes of memory the process holds; 0 where this system does not tell."""
    if sys.platform == "win32":
        return _on_windows(pid)
    try:  # pages of 4 KB here, of 64 KB on some ARM servers
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf(
            "SC_PAGE_SIZE"
        )
    except (OSError, ValueError, IndexError):
        return 0


if sys.platform == "win32":
    import ctypes

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of the Windows API."""

        _fields_ = (
            ("size", ctypes.c_ulong),
            ("faults", ctypes.c_ulong),
            ("peak_working_set", ctypes.c_size_t),
            ("working_set", ctypes.c_size_t),
            ("peak_paged_pool", ctypes.c_size_t),
            ("paged_pool", ctypes.c_size_t),
            ("peak_nonpaged_pool", ctypes.c_size_t),
            ("nonpaged_pool", ctypes.c_size_t),
            ("pagefile", ctypes.c_size_t),
            ("peak_pagefile", ctypes.c_size_t),
        )

    def _on_windows(pid: int) -> int:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = ctypes.c_void_p
        handle = kernel.OpenProcess(0x1000 | 0x0010, False, pid)
        if not handle:
            return 0
        counters = _Counters(size=ctypes.sizeof(_Counters))
        known = kernel.K32GetProcessMemoryInfo(
            ctypes.c_void_p(handle), ctypes.byref(counters), counters.size
        )
        kernel.CloseHandle(ctypes.c_void_p(handle))
        return int(counters.pagefile) if known else 0
