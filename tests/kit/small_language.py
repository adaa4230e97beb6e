"""A language to fill templates with: Jinja's own, with marked output and numbering marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2

from zgreport.marks import COUNT, ORDINAL, wrap
from zgreport.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zgreport.tags import Piece

__all__ = ["Language"]


def typed(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    assert isinstance(piece, Tag)
    return f"{{{{ {piece.body} }}}}" if piece.kind == "{" else f"{{% {piece.body} %}}"


class Language:
    """A real Jinja language: output is marked f1, f2, …; 序 and 共 write numbering marks."""

    def __init__(self, **values: object) -> None:
        self.values = values
        self.printed = 0
        self.passes = 0

    def __call__(
        self, pieces: Sequence[Piece], counts: Mapping[str, int], _: Callable[[str], str]
    ) -> str:
        self.passes += 1
        source = "".join(map(typed, pieces))
        environment = jinja2.Environment(autoescape=True, finalize=self._marked)
        return environment.from_string(source).render(
            **self.values, 序=self._ordinal, 共=self._count, 几=lambda name: counts.get(name, 0)
        )

    def _marked(self, value: object) -> str:
        if isinstance(value, Bare):
            return str(value)
        self.printed += 1
        return wrap(f"f{self.printed}", str(value))

    def _ordinal(self, name: str) -> Bare:
        return Bare(wrap(ORDINAL + name, ""))

    def _count(self, name: str) -> Bare:
        return Bare(wrap(COUNT + name, ""))


class Bare(str):
    """A text that is not marked again."""

    __slots__ = ()
