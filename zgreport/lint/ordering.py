"""Ordering: lists, and lists inside lists, that are counted as they are read."""

from __future__ import annotations

__all__ = ["Counter"]

_DEEPEST = 50  # lists inside lists: nobody nests more


class Counter:
    """The lists that are open, each with the numbers that it may be at.

    Behind a wrong number a list may be where it was meant to be or where the number says, so
    that one slip is told once.
    """

    def __init__(self) -> None:
        self._lists: list[tuple[set[int], int]] = []
        self._begun_inside = 0

    @property
    def wanted(self) -> int:
        """The number that the innermost list waits for; 1 where none is open."""
        return min(self._lists[-1][0]) + 1 if self._lists else 1

    def waits_for(self, number: int, inside: int = 0) -> bool:
        """Whether one of the open lists goes on with a number; `inside` as in `count`."""
        return bool(self._waiting(number, inside))

    def count(self, number: int, inside: int = 0) -> bool:
        """Put a number into the lists; False where it neither goes on nor begins one.

        `inside` is the paragraph's number for an item in the middle of a paragraph, else 0.  A
        list that begins there is the paragraph's own: while it lasts, no outer list goes on in
        that paragraph.
        """
        waiting = self._waiting(number, inside)
        if waiting:
            del self._lists[waiting[-1] + 1 :]
            self._lists[-1] = {number}, inside
            return True
        if number == 1 or not self._lists:
            self._lists.append(({number} if number == 1 else {number, 1}, inside))
            self._begun_inside = inside if number == 1 else self._begun_inside
            del self._lists[:-_DEEPEST]
            return number == 1
        reached, _ = self._lists[-1]
        self._lists[-1] = {min(reached) + 1, number}, inside
        return False

    def begin(self, number: int) -> None:
        """A list that begins anywhere, as an extract does, inside those that are open."""
        self._lists.append(({number}, 0))
        del self._lists[:-_DEEPEST]

    def _waiting(self, number: int, inside: int) -> list[int]:
        """Depths of the lists that go on with the number."""
        is_own = bool(inside) and self._begun_inside == inside
        return [
            depth
            for depth, (reached, place) in enumerate(self._lists)
            if number - 1 in reached and number > 1 and (not is_own or place == inside)
        ]
