"""The budget: how much of the processor's time filling a document may take.

Work cannot be counted in steps alone: one step may go through all rows of a ledger.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Budget"]


class Budget:
    """Asked whether it is spent; it begins with the first question.

    `clock` gives seconds, by default those of the processor, so that a busy machine or one that
    slept in between counts nothing.  `wall` never runs slower: the dearer question is asked only
    when the time may be over.
    """

    def __init__(
        self,
        seconds: float,
        clock: Callable[[], float] = time.process_time,
        wall: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds = seconds
        self._clock, self._wall = clock, wall
        self._end: float | None = None
        self._soonest = 0.0

    def renew(self) -> None:
        """Begin anew with the next question."""
        self._end = None

    def __call__(self) -> bool:
        """True when the time is over."""
        if self._end is not None and self._wall() < self._soonest:
            return False
        now = self._clock()
        if self._end is None:
            self._end = now + self._seconds
        self._soonest = self._wall() + self._end - now
        return now >= self._end
