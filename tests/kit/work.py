"""How much work something is, measured so that a busy machine measures the same."""

from __future__ import annotations

import cProfile
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["calls", "processor_seconds"]


def calls(action: Callable[[], object]) -> int:
    """How many functions, Python's own among them, are called until the action ends."""
    profile = cProfile.Profile()
    profile.runcall(action)
    return sum(entry.callcount for entry in profile.getstats())


def processor_seconds() -> float:
    """The processor's time that this process and its ended children have taken so far."""
    return sum(os.times()[:4])
