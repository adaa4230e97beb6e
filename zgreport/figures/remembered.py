"""What is remembered: answers to what was asked before, so that asking again costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

__all__ = ["Remembered"]

Asked = TypeVar("Asked", bound=Hashable)
Answer = TypeVar("Answer")


class Remembered(Generic[Asked, Answer]):
    """Answers (never None) by what was asked, all forgotten once they weigh more than `most`."""

    def __init__(self, most: int, weight: Callable[[Answer], int] = lambda _: 1) -> None:
        self._most, self._weight = most, weight
        self._answers: dict[Asked, Answer] = {}
        self._held = 0

    def get(self, asked: Asked, answer: Callable[[], Answer]) -> Answer:
        """The answer from before, or the one made now."""
        known = self._answers.get(asked)
        if known is not None:
            return known
        made = answer()
        self._held += self._weight(made)
        if self._held > self._most:
            self._answers.clear()
            self._held = self._weight(made)
        self._answers[asked] = made
        return made
